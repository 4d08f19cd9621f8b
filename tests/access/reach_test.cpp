// SPDX-License-Identifier: GPL-3.0-or-later
// What a change of rights would do, before it is made.
#include "core/workspace/reach.h"
#include "tests/access/company.h"

using namespace millrace;
using namespace millrace::test;

namespace {

constexpr const char *own = R"({"entities":{"*":{"see":"own"}}})";
constexpr const char *all = R"({"entities":{"*":{"see":"all"}}})";

struct Office
{
    Company company{7, 1};

    RecordId idOf(const char *name) const { return company.people.at(QString::fromLatin1(name)).id; }
    void owns(const char *name, int customers)
    {
        for (int i = 0; i < customers; ++i)
            company.ws.create(u"customer", {{"name", QStringLiteral("Firm %1 %2").arg(QLatin1String(name)).arg(i)},
                                            {"owner", idOf(name).toString()}});
    }
    PolicyChange rights(const char *name, const QByteArray &json) const
    {
        PolicyChange change;
        change.role = company.ws->metadata()->access->chart().people.value(idOf(name)).role;
        change.rights = json;
        return change;
    }
    Result<ReachPreview> preview(const PolicyChange &change, int most = 50) const
    {
        return previewReach(*company.ws, company.boss(), QStringLiteral("customer"), change, most);
    }
    qint64 seenBy(const char *name) const
    {
        Query query;
        query.entity = QStringLiteral("customer");
        return must(company.ws->count(company.as(QString::fromLatin1(name)), query));
    }
    const ReachChange *of(const ReachPreview &preview, const char *name) const
    {
        for (const ReachChange &one : preview.people)
            if (one.user == idOf(name))
                return &one;
        return nullptr;
    }
};

} // namespace

TEST_CASE("what other rights would take and give is counted as it then turns out", "[access][reach]")
{
    Office office;
    office.company.allow(QStringLiteral("erin"), all);
    office.company.allow(QStringLiteral("shan"), own);
    office.owns("erin", 3);
    office.owns("shan", 2);
    const RecordId binned = office.company.ws.create(u"customer", {{"name", QStringLiteral("Gone")}});
    office.company.ws.commit({Edit::remove(QStringLiteral("customer"), binned)});
    const qint64 before = office.seenBy("erin");
    const ReachPreview less = must(office.preview(office.rights("erin", own)));
    REQUIRE(office.of(less, "erin"));
    CHECK(office.of(less, "erin")->gained == 0);
    CHECK(office.of(less, "erin")->lost >= 2);
    CHECK(office.of(less, "shan") == nullptr);
    CHECK(office.seenBy("erin") == before);
    office.company.allow(QStringLiteral("erin"), own);
    CHECK(office.seenBy("erin") == before - office.of(less, "erin")->lost);
    const qint64 owned = office.seenBy("shan");
    const ReachPreview more = must(office.preview(office.rights("shan", all)));
    REQUIRE(office.of(more, "shan"));
    CHECK(office.of(more, "shan")->lost == 0);
    CHECK(office.of(more, "shan")->gained == before - owned);
    // Rights that reach as far as those of now change nothing.
    CHECK(must(office.preview(office.rights("shan", own))).people.empty());
}

TEST_CASE("another department moves what is seen there for the person and his new manager", "[access][reach]")
{
    Office office;
    office.company.allow(QStringLiteral("head"), R"({"entities":{"*":{"see":"subordinates"}}})");
    office.company.allow(QStringLiteral("erin"), own);
    office.owns("erin", 4);
    office.company.ws.commit(
        {office.company.ws.change(u"user", office.idOf("erin"), {{"manager", QString()}, {"department", QString()}})});
    const OrgChart::Person erin = office.company.ws->metadata()->access->chart().people.value(office.idOf("erin"));
    PolicyChange change;
    change.user = office.idOf("erin");
    change.newRole = erin.role;
    change.manager = office.idOf("head");
    const ReachPreview preview = must(office.preview(change));
    REQUIRE(office.of(preview, "head"));
    CHECK(office.of(preview, "head")->gained >= 4);
    CHECK(office.of(preview, "head")->lost == 0);
    const qint64 before = office.seenBy("head");
    office.company.ws.commit(
        {office.company.ws.change(u"user", office.idOf("erin"), {{"manager", office.idOf("head").toString()}})});
    CHECK(office.seenBy("head") == before + office.of(preview, "head")->gained);
}

TEST_CASE("only administrators are told, and no more people are counted than were asked for", "[access][reach]")
{
    Office office;
    office.company.allow(QStringLiteral("erin"), all);
    office.owns("shan", 1);
    const auto refused = previewReach(*office.company.ws, office.company.as(QStringLiteral("erin")),
                                      QStringLiteral("customer"), office.rights("erin", own));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::NotPermitted);
    const ReachPreview none = must(office.preview(office.rights("erin", own), 0));
    CHECK(none.people.empty());
    CHECK_FALSE(none.complete);
    PolicyChange nobody;
    nobody.user = office.company.ws->ids().next(office.company.ws.clock.now());
    CHECK(office.preview(nobody).error().code == ErrorCode::NotFound);
}
