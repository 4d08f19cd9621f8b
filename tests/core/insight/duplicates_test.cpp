// SPDX-License-Identifier: GPL-3.0-or-later
// Finding records that may be the same: one against the base, and the base against itself.
#include "core/insight/distinct_pairs.h"
#include "core/insight/duplicates.h"
#include "core/schema/builder.h"
#include "tests/support/catch.h"
#include "tests/support/temp_workspace.h"

#include <set>

using namespace millrace;
using namespace millrace::test;

namespace {

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

struct Duplicates : TempWorkspace
{
    Record draft(QStringView entity, std::initializer_list<std::pair<const char *, const char *>> values) const
    {
        const EntityPtr def = this->entity(entity);
        Record record(def);
        for (const auto &[key, text] : values) {
            const FieldDef *field = def->field(QString::fromLatin1(key));
            REQUIRE(field);
            record.set(field->index, *valueFromText(*field, utf8(text), workspace->baseCurrency()));
        }
        return record;
    }
    std::vector<DuplicateFound> like(QStringView entity,
                                     std::initializer_list<std::pair<const char *, const char *>> values) const
    {
        return must(findDuplicates(*workspace, session(), draft(entity, values)));
    }
    std::vector<DuplicatePair> scan(const char *entity) const
    {
        return must(scanDuplicates(*workspace, session(), QString::fromLatin1(entity)));
    }
};

QStringList rulesOf(const Likeness &likeness)
{
    QStringList rules;
    for (const DuplicateReason &reason : likeness.reasons)
        rules << reason.rule;
    return rules;
}

} // namespace

TEST_CASE_METHOD(Duplicates, "a new customer is recognised under another spelling, with owner and last follow-up")
{
    const RecordId beer = create(u"customer", {{"name", utf8("重庆啤酒")}});
    create(u"customer", {{"name", utf8("重庆火锅")}});
    create(u"customer", {{"name", utf8("青岛啤酒")}});
    create(u"activity",
           {{"subject", utf8("拜访")}, {"customer", beer.toString()}, {"at", QStringLiteral("2025-12-03T09:00:00Z")}});
    create(u"activity",
           {{"subject", utf8("电话")}, {"customer", beer.toString()}, {"at", QStringLiteral("2025-12-24T09:00:00Z")}});
    const auto found = like(u"customer", {{"name", "重庆 啤酒（股份）有限公司"}});
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == beer);
    CHECK(found[0].title == utf8("重庆啤酒"));
    CHECK(found[0].owner == workspace->person());
    REQUIRE(found[0].lastTouched);
    CHECK(found[0].lastTouched->toDateTime().date() == QDate(2025, 12, 24));
    CHECK(found[0].likeness.score > 0.8);
    CHECK(rulesOf(found[0].likeness) == QStringList{QStringLiteral("same_name")});
}

TEST_CASE_METHOD(Duplicates, "exact keys find a record whatever it is called")
{
    const RecordId byPhone = create(u"customer", {{"name", utf8("恒通机械")}, {"phone", utf8("023-8888 6666")}});
    const RecordId bySite = create(
        u"customer", {{"name", utf8("北辰电子")}, {"website", QStringLiteral("https://www.beichen-e.cn/about")}});
    const RecordId byCode =
        create(u"customer", {{"name", utf8("清川科技")}, {"credit_code", QStringLiteral("9144030071526726XG")}});
    const auto one = [&](std::initializer_list<std::pair<const char *, const char *>> values) {
        const auto found = like(u"customer", values);
        REQUIRE(found.size() == 1);
        CHECK(found[0].likeness.sharesKey);
        return found[0].id;
    };
    CHECK(one({{"name", "别的名字"}, {"phone", "+86 23 88886666"}}) == byPhone);
    CHECK(one({{"name", "别的名字"}, {"phone", "０２３８８８８６６６６"}}) == byPhone);
    CHECK(one({{"name", "别的名字"}, {"email", "li@beichen-e.cn"}}) == bySite);
    CHECK(one({{"name", "别的名字"}, {"credit_code", "9144030071526726xg"}}) == byCode);
    CHECK(like(u"customer", {{"name", "别的名字"}, {"email", "li@qq.com"}}).empty());
    CHECK(like(u"customer", {{"phone", "110"}}).empty());
}

TEST_CASE_METHOD(Duplicates, "sound, slips and missing parts of a name are found through the search index")
{
    const RecordId xin = create(u"customer", {{"name", utf8("鑫晟建材有限公司")}});
    const RecordId hengtong = create(u"customer", {{"name", utf8("重庆恒通达机械有限公司")}});
    const RecordId logistic = create(u"customer", {{"name", QStringLiteral("Baumgartner Logistik GmbH")}});
    const auto first = [&](const char *name) {
        const auto found = like(u"customer", {{"name", name}});
        INFO(name);
        REQUIRE(!found.empty());
        return found[0].id;
    };
    CHECK(first("新胜建材") == xin);
    CHECK(first("恒通达") == hengtong);
    CHECK(first("Baumgartener Logistik") == logistic);
    CHECK(like(u"customer", {{"name", "重庆机械有限公司"}}).empty());
}

TEST_CASE_METHOD(Duplicates, "a contact needs more than a common name")
{
    const RecordId customer = create(u"customer", {{"name", utf8("恒通机械")}});
    const RecordId other = create(u"customer", {{"name", utf8("北辰电子")}});
    const RecordId wang =
        create(u"contact",
               {{"name", utf8("王伟")}, {"customer", customer.toString()}, {"mobile", QStringLiteral("13800138000")}});
    CHECK(like(u"contact", {{"name", "王伟"}}).empty());
    CHECK(like(u"contact", {{"name", "王伟"}, {"customer", qPrintable(other.toString())}}).empty());
    const auto same = like(u"contact", {{"name", "王伟"}, {"customer", qPrintable(customer.toString())}});
    REQUIRE(same.size() == 1);
    CHECK(same[0].id == wang);
    // The same number at another customer is told, although it may be another person.
    const auto number =
        like(u"contact", {{"name", "李娜"}, {"phone", "138-0013-8000"}, {"customer", qPrintable(other.toString())}});
    REQUIRE(number.size() == 1);
    CHECK(rulesOf(number[0].likeness).contains(QStringLiteral("same_phone")));
    CHECK(number[0].likeness.score < likelyDuplicate);
}

TEST_CASE_METHOD(Duplicates, "a record is not its own duplicate, nor is one in the bin, and other entities have none")
{
    const RecordId kept = create(u"customer", {{"name", utf8("重庆啤酒")}});
    CHECK(must(findDuplicates(*workspace, session(), record(u"customer", kept))).empty());
    commit({Edit::remove(QStringLiteral("customer"), kept)});
    CHECK(like(u"customer", {{"name", "重庆啤酒"}}).empty());
    CHECK(like(u"customer", {}).empty());
    create(u"product", {{"name", utf8("水泵")}});
    CHECK(like(u"product", {{"name", "水泵"}}).empty());
    CHECK(scan("product").empty());
}

TEST_CASE_METHOD(Duplicates, "a scan finds each pair once, the likeliest first, and says why")
{
    const RecordId a = create(u"customer", {{"name", utf8("重庆啤酒股份有限公司")}, {"phone", utf8("023-88886666")}});
    tick();
    const RecordId b = create(u"customer", {{"name", utf8("重庆 啤酒")}, {"phone", utf8("+8602388886666")}});
    const RecordId c = create(u"customer", {{"name", utf8("鑫晟建材")}});
    const RecordId d = create(u"customer", {{"name", utf8("鑫晟建材有限公司")}});
    create(u"customer", {{"name", utf8("恒通机械")}});
    const auto pairs = scan("customer");
    REQUIRE(pairs.size() == 2);
    CHECK(pairs[0].a == a);
    CHECK(pairs[0].b == b);
    CHECK(rulesOf(pairs[0].likeness) == QStringList{QStringLiteral("same_name"), QStringLiteral("same_phone")});
    CHECK(std::set<RecordId>{pairs[1].a, pairs[1].b} == std::set<RecordId>{c, d});
    CHECK(pairs[0].likeness.score > pairs[1].likeness.score);
}

TEST_CASE_METHOD(Duplicates, "a switchboard that many share makes nobody a duplicate")
{
    const RecordId customer = create(u"customer", {{"name", utf8("恒通机械")}});
    for (const char *name : {"王伟", "李娜", "张敏", "刘洋", "陈静", "杨磊", "赵军", "黄勇", "周杰", "吴刚"})
        create(u"contact", {{"name", utf8(name)}, {"phone", utf8("023-88886666")}, {"customer", customer.toString()}});
    CHECK(scan("contact").empty());
}

TEST_CASE_METHOD(Duplicates, "a scan stops when it is told to")
{
    for (int i = 0; i < 4; ++i)
        create(u"customer", {{"name", utf8("重庆啤酒")}});
    std::atomic<bool> cancelled = true;
    Progress progress;
    progress.cancelled = &cancelled;
    const auto pairs = scanDuplicates(*workspace, session(), QStringLiteral("customer"), likelyDuplicate, progress);
    REQUIRE(!pairs);
    CHECK(pairs.error().code == ErrorCode::Cancelled);
    cancelled = false;
    CHECK(must(scanDuplicates(*workspace, session(), QStringLiteral("customer"), likelyDuplicate, progress)).size() ==
          6);
}

TEST_CASE_METHOD(Duplicates, "who was said to be somebody else is not proposed again, until that is taken back")
{
    const RecordId first =
        create(u"customer", {{"name", QStringLiteral("重庆啤酒")}, {"phone", QStringLiteral("023-88886666")}});
    const RecordId second =
        create(u"customer", {{"name", QStringLiteral("重庆啤酒有限公司")}, {"phone", QStringLiteral("023-88886666")}});
    const RecordId third =
        create(u"customer", {{"name", QStringLiteral("重庆啤酒公司")}, {"phone", QStringLiteral("023-88886666")}});
    const auto like = [&](const RecordId &id) {
        QSet<RecordId> ids;
        for (const DuplicateFound &one : must(findDuplicates(*workspace, session(), record(u"customer", id))))
            ids.insert(one.id);
        return ids;
    };
    const auto scanned = [&] { return must(scanDuplicates(*workspace, session(), QStringLiteral("customer"))).size(); };
    REQUIRE(like(first) == QSet<RecordId>{second, third});
    REQUIRE(scanned() == 3);
    const auto say = [&](std::vector<RecordId> ids) {
        return must(distinctRequest(*workspace, session(), QStringLiteral("customer"), ids));
    };
    const CommitReceipt said = must(workspace->commit(session(), say({second, first})));
    CHECK(like(first) == QSet<RecordId>{third});
    CHECK(like(second) == QSet<RecordId>{third});
    CHECK(scanned() == 2);
    // What is said is not said twice; of three records only the new pairs are.
    CHECK(say({first, second}).edits.empty());
    CHECK(say({first, second, third}).edits.size() == 2);
    must(workspace->undo(session(), said.operation));
    CHECK(like(first) == QSet<RecordId>{second, third});
    CHECK(scanned() == 3);
}
