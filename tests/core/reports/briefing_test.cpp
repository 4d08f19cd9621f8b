// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/briefing.h"
#include "tests/support/temp_workspace.h"

#include <algorithm>

using namespace millrace;
using namespace millrace::test;

namespace {

constexpr std::int64_t dayUs = 86'400'000'000;

/// It is Tuesday, 10 March 2026, ten in the morning.
struct Desk : TempWorkspace
{
    Desk() { clock.set({1'773'136'800'000'000}); }
    RecordId customer(const char *name, int daysAgo)
    {
        Edit edit = creation(u"customer", {{"name", QString::fromUtf8(name)}});
        edit.at = Instant{clock.now().us - daysAgo * dayUs};
        edit.fields.push_back({system_field::CreatedAt, Value(*edit.at), {}, true});
        return commit({edit}).ids.front();
    }
    RecordId deal(const char *amount)
    {
        Edit edit = creation(u"opportunity", {{"name", QStringLiteral("deal")},
                                              {"pipeline", pipeline()},
                                              {"amount", QString::fromLatin1(amount)},
                                              {"reason", QStringLiteral("price")},
                                              {"expected_close", QStringLiteral("2026-12-31")},
                                              {"stage", stage(QStringLiteral("Qualification")).toString()}});
        edit.at = Instant{clock.now().us - 300 * dayUs};
        return commit({edit}).ids.front();
    }
    void move(const RecordId &id, const char *to, int daysAgo)
    {
        Edit edit = Edit::update(entity(u"opportunity"), id);
        const FieldDef *field = entity(u"opportunity")->field(u"stage");
        edit.fields.push_back(
            {field->index, Value(stage(QString::fromLatin1(to))), Instant{clock.now().us - daysAgo * dayUs}, true});
        commit({edit});
    }
    Briefing read(BriefingPeriod period, bool mine = false) const
    {
        BriefingQuery query;
        query.period = period;
        query.mine = mine;
        query.created = {QStringLiteral("customer"), QStringLiteral("opportunity")};
        return must(readBriefing(*workspace, session(), query));
    }
    static const BriefingTile &tile(const Briefing &briefing, BriefingTile::Kind kind, const char *entity)
    {
        const auto found = std::find_if(briefing.tiles.begin(), briefing.tiles.end(), [&](const BriefingTile &one) {
            return one.kind == kind && one.entity == QLatin1String(entity);
        });
        REQUIRE(found != briefing.tiles.end());
        return *found;
    }
};

DaySpan span(const char *first, const char *last)
{
    return {QDate::fromString(QString::fromLatin1(first), Qt::ISODate),
            QDate::fromString(QString::fromLatin1(last), Qt::ISODate)};
}

} // namespace

TEST_CASE("a running period is compared with as many days of the one before")
{
    const QDate today(2026, 3, 10);
    const auto spans = [&](BriefingPeriod period, Qt::DayOfWeek start = Qt::Monday) {
        return briefingSpans(period, today, start);
    };
    CHECK(spans(BriefingPeriod::Day) == std::pair(span("2026-03-10", "2026-03-10"), span("2026-03-09", "2026-03-09")));
    CHECK(spans(BriefingPeriod::Week) == std::pair(span("2026-03-09", "2026-03-10"), span("2026-03-02", "2026-03-03")));
    CHECK(spans(BriefingPeriod::Week, Qt::Sunday) ==
          std::pair(span("2026-03-08", "2026-03-10"), span("2026-03-01", "2026-03-03")));
    CHECK(spans(BriefingPeriod::Month) ==
          std::pair(span("2026-03-01", "2026-03-10"), span("2026-02-01", "2026-02-10")));
    CHECK(spans(BriefingPeriod::Quarter).first == span("2026-01-01", "2026-03-10"));
    CHECK(spans(BriefingPeriod::Year).second == span("2025-01-01", "2025-03-10"));
    // February is shorter than what has passed of March: it ends where March begins.
    CHECK(briefingSpans(BriefingPeriod::Month, QDate(2026, 3, 31), Qt::Monday).second ==
          span("2026-02-01", "2026-02-28"));
}

TEST_CASE("new records are counted in both spans, and the filter of a number lists exactly them")
{
    Desk desk;
    desk.customer("a", 0);
    desk.customer("b", 9);
    desk.customer("before the span", 10);
    desk.customer("in the days before", 30);
    desk.customer("long ago", 400);
    const Briefing briefing = desk.read(BriefingPeriod::Month);
    const BriefingTile &tile = Desk::tile(briefing, BriefingTile::Kind::Created, "customer");
    CHECK(tile.now == 2);
    CHECK(tile.before == 1);
    Query query;
    query.entity = QStringLiteral("customer");
    query.filter = tile.filter;
    CHECK(must(desk->rows(desk.session(), query)).rows.size() == 2);
    CHECK(Desk::tile(desk.read(BriefingPeriod::Day), BriefingTile::Kind::Created, "customer").now == 1);
}

TEST_CASE("won is what came to a won stage in the span and stands there at its end")
{
    Desk desk;
    const RecordId won = desk.deal("1000");
    desk.move(won, "Won", 2);
    const RecordId before = desk.deal("300");
    desk.move(before, "Won", 35);
    const RecordId reopened = desk.deal("50");
    desk.move(reopened, "Won", 3);
    desk.move(reopened, "Proposal", 1);
    const RecordId lost = desk.deal("70");
    desk.move(lost, "Lost", 1);
    const RecordId removed = desk.deal("9");
    desk.move(removed, "Won", 1);
    desk.commit({Edit::remove(QStringLiteral("opportunity"), removed)});

    const BriefingTile tile = Desk::tile(desk.read(BriefingPeriod::Month), BriefingTile::Kind::Won, "opportunity");
    CHECK(tile.now == 100'000);
    CHECK(tile.before == 30'000);
    CHECK(tile.ids == std::vector<RecordId>{won});
    CHECK(tile.records == 1);
    CHECK(tile.unconverted == 0);
}

TEST_CASE("an amount without a rate is counted apart and never added")
{
    Desk desk;
    desk.move(desk.deal("1000"), "Won", 1);
    desk.move(desk.deal("500 USD"), "Won", 1);
    const BriefingTile tile = Desk::tile(desk.read(BriefingPeriod::Month), BriefingTile::Kind::Won, "opportunity");
    CHECK(tile.now == 100'000);
    CHECK(tile.records == 2);
    CHECK(tile.unconverted == 1);
}

TEST_CASE("contacts count by their own moment, and mine are mine or nobody's")
{
    Desk desk;
    const RecordId other = desk.create(u"user", {{"name", QStringLiteral("Other")}});
    for (const int daysAgo : {0, 1, 33}) {
        Edit edit = desk.creation(u"activity", {{"subject", QStringLiteral("Call")}});
        edit.with(*desk.entity(u"activity"), u"at", Value(Instant{desk.clock.now().us - daysAgo * dayUs}));
        if (daysAgo == 1)
            edit.fields.push_back({system_field::Owner, Value(other), {}, true});
        desk.commit({edit});
    }
    const BriefingTile all = Desk::tile(desk.read(BriefingPeriod::Month), BriefingTile::Kind::Contacts, "activity");
    CHECK(all.now == 2);
    CHECK(all.before == 1);
    CHECK(Desk::tile(desk.read(BriefingPeriod::Month, true), BriefingTile::Kind::Contacts, "activity").now == 1);
}

TEST_CASE("a briefing that nobody waits for any more stops")
{
    Desk desk;
    std::atomic<bool> cancelled = true;
    Progress progress;
    progress.cancelled = &cancelled;
    const auto briefing = readBriefing(*desk.workspace, desk.session(), {}, progress);
    REQUIRE_FALSE(briefing);
    CHECK(briefing.error().code == ErrorCode::Cancelled);
}

TEST_CASE("figures that somebody may not ask for are left out of his briefing, the others stand")
{
    Desk desk;
    desk.customer("Acme", 1);
    desk.move(desk.deal("100"), "Won", 1);
    BriefingQuery query;
    query.created = {QStringLiteral("customer"), QStringLiteral("opportunity")};
    int people = 0;
    const auto kindsFor = [&](const char *rights) {
        const QString name = QStringLiteral("person %1").arg(++people);
        const RecordId role = desk.create(u"role", {{"name", name}, {"rights", QString::fromLatin1(rights)}});
        Session session = desk.session();
        session.actor = desk.create(u"user", {{"name", name}, {"login", name}, {"role", role.toString()}});
        QStringList kinds;
        for (const BriefingTile &tile : must(readBriefing(*desk, session, query)).tiles)
            kinds << QStringLiteral("%1 %2").arg(int(tile.kind)).arg(tile.entity);
        return kinds;
    };
    const QStringList customersAlone{QStringLiteral("%1 customer").arg(int(BriefingTile::Kind::Created))};
    CHECK(kindsFor(R"({"entities":{"customer":{"see":"all"}}})") == customersAlone);
    const QStringList noSums = kindsFor(R"({"entities":{"customer":{"see":"all"},"opportunity":{"see":"all"}},
        "fields":{"opportunity.amount":"masked"}})");
    CHECK(noSums ==
          customersAlone + QStringList{QStringLiteral("%1 opportunity").arg(int(BriefingTile::Kind::Created))});
}
