// SPDX-License-Identifier: GPL-3.0-or-later
// Merging records and taking them apart again.
#include "core/workspace/merge.h"
#include "tests/core/workspace/random_life.h"
#include "tests/support/temp_workspace.h"

#include <map>

using namespace millrace;
using namespace millrace::test;

namespace {

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

struct Merging : TempWorkspace
{
    MergeReceipt mergeNow(const char *entity, const RecordId &keep, std::vector<RecordId> others)
    {
        tick();
        const MergePlan plan =
            must(planMerge(*workspace, session(), QString::fromLatin1(entity), keep, std::move(others)));
        return must(merge(*workspace, session(), plan));
    }
    UndoReceipt unmergeNow(const MergeReceipt &receipt)
    {
        tick();
        return must(unmerge(*workspace, session(), receipt.commit.operation));
    }
    /// All records with their values, without who touched them last.
    std::map<RecordId, Record> everything() const
    {
        std::map<RecordId, Record> all;
        for (const EntityPtr &entity : workspace->catalog()->entities()) {
            Query query;
            query.entity = entity->key;
            query.rows = Query::Rows::All;
            must(workspace->forEachRow(session(), query, [&](const Row &row) {
                Record record(entity);
                for (const FieldDef &field : entity->fields)
                    record.set(field.index, row.cells[size_t(field.index)]);
                for (const int index : {system_field::UpdatedAt, system_field::UpdatedBy, system_field::Version})
                    record.set(index, Value());
                all.emplace(row.id, std::move(record));
                return true;
            }));
        }
        return all;
    }
    RecordId reference(QStringView entity, const RecordId &id, const char *field) const
    {
        return record(entity, id).value(QString::fromLatin1(field)).valueOr<RecordId>();
    }
};

} // namespace

TEST_CASE_METHOD(Merging, "two customers become one: values fill up, children move, ids lead to the kept one")
{
    const RecordId keep = create(u"customer", {{"name", utf8("重庆啤酒")}});
    const RecordId other = create(u"customer", {{"name", utf8("重庆啤酒股份有限公司")},
                                                {"phone", QStringLiteral("023-88886666")},
                                                {"credit_code", QStringLiteral("9144030071526726XG")}});
    const RecordId contact = create(u"contact", {{"name", utf8("王伟")}, {"customer", other.toString()}});
    const RecordId child = create(u"customer", {{"name", utf8("分公司")}, {"parent", other.toString()}});
    const RecordId call = create(u"activity", {{"subject", utf8("电话")}, {"contact", contact.toString()}});
    const auto before = everything();

    const MergeReceipt receipt = mergeNow("customer", keep, {other});
    CHECK(receipt.moved == 2);
    CHECK(text(u"customer", keep, "name") == utf8("重庆啤酒"));
    CHECK(text(u"customer", keep, "phone") == QStringLiteral("023-88886666"));
    CHECK(text(u"customer", keep, "credit_code") == QStringLiteral("9144030071526726XG"));
    CHECK(reference(u"contact", contact, "customer") == keep);
    CHECK(reference(u"customer", child, "parent") == keep);
    CHECK(record(u"contact", contact).root() == keep);
    CHECK(record(u"activity", call).root() == keep);
    CHECK(record(u"customer", other).id() == keep);
    CHECK(count("customer") == 2);
    requireSound();

    const UndoReceipt undone = unmergeNow(receipt);
    CHECK(undone.touchedLater.empty());
    CHECK(everything() == before);
    CHECK(record(u"customer", other).id() == other);
    CHECK(count("customer") == 3);
    requireSound();
}

TEST_CASE_METHOD(Merging, "more than two are merged at once, sets are joined, and nobody becomes their own parent")
{
    const RecordId a = create(u"tag", {{"name", QStringLiteral("a")}});
    const RecordId b = create(u"tag", {{"name", QStringLiteral("b")}});
    const RecordId keep = create(u"customer", {{"name", utf8("甲")}});
    const RecordId second = create(u"customer", {{"name", utf8("乙")}, {"parent", keep.toString()}});
    const RecordId third = create(u"customer", {{"name", utf8("丙")}});
    const EntityPtr customer = entity(u"customer");
    commit({Edit::update(customer, keep).with(*customer, u"tags", Value(RecordIds::of({a}))),
            Edit::update(customer, third).with(*customer, u"tags", Value(RecordIds::of({a, b})))});
    commit({change(u"customer", keep, {{"parent", third.toString()}})});
    const auto before = everything();
    const MergeReceipt receipt = mergeNow("customer", keep, {second, third, second, keep});
    CHECK(record(u"customer", keep).value(u"tags") == Value(RecordIds::of({a, b})));
    CHECK(record(u"customer", keep).value(u"parent").isEmpty());
    CHECK(record(u"customer", second).id() == keep);
    CHECK(record(u"customer", third).id() == keep);
    CHECK(count("customer") == 1);
    unmergeNow(receipt);
    CHECK(everything() == before);

    // Tags are records too, and stand in sets.
    const MergeReceipt tags = mergeNow("tag", a, {b});
    CHECK(record(u"customer", third).value(u"tags") == Value(RecordIds::of({a})));
    unmergeNow(tags);
    CHECK(everything() == before);
}

TEST_CASE_METHOD(Merging, "taken apart late, what was done since stays and is named")
{
    const RecordId keep = create(u"customer", {{"name", utf8("甲")}});
    const RecordId other = create(u"customer", {{"name", utf8("乙")}, {"phone", QStringLiteral("13800138000")}});
    const RecordId first = create(u"contact", {{"name", utf8("王伟")}, {"customer", other.toString()}});
    const MergeReceipt receipt = mergeNow("customer", keep, {other});
    tick();
    commit({change(u"customer", keep, {{"phone", QStringLiteral("13900139000")}, {"city", utf8("重庆")}})});
    commit({change(u"contact", first, {{"title", utf8("经理")}})});
    const RecordId later = create(u"contact", {{"name", utf8("李娜")}, {"customer", keep.toString()}});
    const UndoReceipt undone = unmergeNow(receipt);
    REQUIRE(undone.touchedLater.size() == 1);
    CHECK(undone.touchedLater[0].field == QStringLiteral("phone"));
    CHECK(text(u"customer", keep, "phone") == QStringLiteral("13900139000"));
    CHECK(text(u"customer", keep, "city") == utf8("重庆"));
    CHECK(text(u"customer", other, "phone") == QStringLiteral("13800138000"));
    CHECK(reference(u"contact", first, "customer") == other);
    CHECK(text(u"contact", first, "title") == utf8("经理"));
    CHECK(reference(u"contact", later, "customer") == keep);
    // Once more changes nothing.
    CHECK(unmergeNow(receipt).operation.isNull());
    requireSound();
}

TEST_CASE_METHOD(Merging, "what cannot be merged is said, and nothing is changed")
{
    const RecordId one = create(u"customer", {{"name", utf8("甲")}});
    const RecordId two = create(u"customer", {{"name", utf8("乙")}});
    const auto rule = [&](const auto &result) {
        REQUIRE(!result);
        return result.error().problems.empty() ? errorWord(result.error().code) : result.error().problems[0].rule;
    };
    const QString customer = QStringLiteral("customer");
    CHECK(rule(planMerge(*workspace, session(), customer, one, {one})) == QStringLiteral("merge_few"));
    CHECK(rule(planMerge(*workspace, session(), customer, one, {RecordId()})) == QStringLiteral("not_found"));
    const RecordId edit = commit({change(u"customer", one, {{"city", utf8("重庆")}})}).operation;
    CHECK(rule(unmerge(*workspace, session(), edit)) == QStringLiteral("not_a_merge"));
    CHECK(rule(unmerge(*workspace, session(), one)) == QStringLiteral("not_found"));

    const MergeReceipt receipt = mergeNow("customer", one, {two});
    const auto restored = tryCommit({Edit::restore(customer, two)});
    CHECK(rule(restored) == QStringLiteral("merged"));
    unmergeNow(receipt);
    commit({Edit::remove(customer, two)});
    CHECK(rule(planMerge(*workspace, session(), customer, one, {two})) == QStringLiteral("in_bin"));
}

TEST_CASE("any merge taken apart leaves everything as it was")
{
    int merged = 0;
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
        INFO("seed " << seed);
        Merging ws;
        RandomLife life(ws, seed);
        for (int i = 0; i < 60; ++i)
            life.step();
        for (int i = 0; i < 12; ++i) {
            static const char *const entities[] = {"customer", "contact", "opportunity", "lead"};
            const QString entity = QString::fromLatin1(entities[life.below(4)]);
            Query query;
            query.entity = entity;
            std::vector<RecordId> ids;
            for (const Row &row : must(ws->rows(ws.session(), query)).rows)
                ids.push_back(row.id);
            if (ids.size() < 3)
                continue;
            const auto pick = [&] { return ids[size_t(life.below(int(ids.size())))]; };
            const auto plan = planMerge(*ws, ws.session(), entity, pick(), {pick(), pick()});
            if (!plan)
                continue;
            const auto before = ws.everything();
            const auto receipt = merge(*ws, ws.session(), *plan);
            INFO(told(receipt));
            REQUIRE(receipt);
            CHECK(ws.count(entity.toLatin1().constData()) == qint64(ids.size() - plan->records.size() + 1));
            const UndoReceipt undone = ws.unmergeNow(*receipt);
            CHECK(undone.touchedLater.empty());
            CHECK(ws.everything() == before);
            ++merged;
            life.step();
        }
        ws.requireSound();
    }
    CHECK(merged > 10);
}
