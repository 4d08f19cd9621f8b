// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/funnel.h"

#include "tests/core/sales/funnel_fixture.h"
#include "tests/support/catch.h"

#include <QFile>

#include <chrono>
#include <cmath>
#include <iostream>

using namespace millrace;
using namespace Qt::StringLiterals;

namespace {

/// The sales of a computer dealer, read without any of the importer: 8,800 opportunities of 2016 and 2017.
class MavenSales
{
public:
    explicit MavenSales(const QTimeZone &zone) : m_zone(zone)
    {
        const QString fallback = QStringLiteral(MILLRACE_SOURCE_DIR "/../shared/data");
        QFile file(qEnvironmentVariable("MILLRACE_DATA", fallback) + u"/maven-crm-sales/sales_pipeline.csv"_s);
        if (!file.open(QIODevice::ReadOnly))
            return;
        file.readLine();
        while (!file.atEnd())
            addRow(QString::fromUtf8(file.readLine()).trimmed().split(u','));
    }

    std::vector<OpportunityCourse> courses;

    FunnelRequest request(std::optional<QDate> asOf = {}) const
    {
        FunnelRequest made;
        made.pipeline = funnel_test::sales;
        made.stages = {{stageNamed(u"Prospecting"_s), funnel_test::sales, u"Prospecting"_s, 1, StageKind::Open},
                       {stageNamed(u"Engaging"_s), funnel_test::sales, u"Engaging"_s, 2, StageKind::Open},
                       {stageNamed(u"Won"_s), funnel_test::sales, u"Won"_s, 3, StageKind::Won},
                       {stageNamed(u"Lost"_s), funnel_test::sales, u"Lost"_s, 4, StageKind::Lost}};
        made.asOf = asOf ? lastInstantOf(*asOf, m_zone) : importedAt();
        made.zone = m_zone;
        return made;
    }

    Funnel count(const FunnelRequest &request) const { return funnel_test::count(request, courses); }

private:
    Instant importedAt() const { return firstInstantOf(QDate(2024, 6, 1), m_zone); }

    static RecordId stageNamed(const QString &name)
    {
        static const QStringList names{u"Prospecting"_s, u"Engaging"_s, u"Won"_s, u"Lost"_s};
        return funnel_test::idOf(std::uint32_t(1 + names.indexOf(name)));
    }

    std::optional<Instant> dated(const QString &cell) const
    {
        const QDate date = QDate::fromString(cell, Qt::ISODate);
        return date.isValid() ? std::optional(firstInstantOf(date, m_zone)) : std::nullopt;
    }

    void addRow(const QStringList &cells)
    {
        const StageHistory history = stageHistory(
            {{u"Prospecting"_s, false, {}}, {u"Engaging"_s, true, dated(cells[5])}, {cells[4], true, dated(cells[6])}},
            importedAt());
        OpportunityCourse made = funnel_test::course(std::uint32_t(courses.size()), {});
        for (const NamedStageStep &each : history.steps)
            made.steps.push_back({each.at, each.known, funnel_test::sales, stageNamed(each.stage)});
        if (!cells[7].isEmpty()) {
            made.amount = Money::fromAmountText(cells[7], *CurrencyCode::fromString(u"USD"));
            made.baseMinor = made.amount->minor;
        }
        made.groups = {cells[2] == u"GTXPro" ? u"GTX Pro"_s : cells[2]};
        courses.push_back(std::move(made));
    }

    QTimeZone m_zone;
};

/// A clone without the data beside it has nothing to check; where MILLRACE_DATA names a folder the data must be there.
bool hasMavenSales()
{
    const MavenSales dealer{QTimeZone::utc()};
    if (dealer.courses.empty() && !qEnvironmentVariableIsSet("MILLRACE_DATA")) {
        WARN("maven-crm-sales is not beside the source tree and MILLRACE_DATA is not set: not checked");
        return false;
    }
    REQUIRE(dealer.courses.size() == 8800);
    return true;
}

double fourPlaces(std::optional<double> share)
{
    return std::round(share.value_or(-1) * 10000) / 10000;
}

} // namespace

TEST_CASE("funnel: the dealer's whole history", "[data]")
{
    if (!hasMavenSales())
        return;
    for (const char *zone : {"Asia/Shanghai", "UTC", "America/New_York"}) {
        const MavenSales dealer{QTimeZone(zone)};
        const Funnel funnel = dealer.count(dealer.request());
        const FunnelStage &prospecting = funnel.stages[0];
        CHECK(prospecting.entered == 8800);
        CHECK(prospecting.advanced == 8300);
        CHECK(prospecting.skipped == 0);
        CHECK(prospecting.back == 0);
        CHECK(prospecting.lost == 0);
        CHECK(prospecting.moved == 0);
        CHECK(prospecting.open == 500);
        CHECK(prospecting.undated == 8800);
        CHECK(prospecting.withoutAmount == 500);
        CHECK(fourPlaces(prospecting.conversion) == 1.0);
        CHECK(fourPlaces(prospecting.low) == 0.9995);
        CHECK(prospecting.high == 1.0);
        CHECK_FALSE(prospecting.medianDays);
        CHECK_FALSE(prospecting.p90Days);
        const FunnelStage &engaging = funnel.stages[1];
        CHECK(engaging.entered == 8300);
        CHECK(engaging.advanced == 4238);
        CHECK(engaging.skipped == 0);
        CHECK(engaging.back == 0);
        CHECK(engaging.lost == 2473);
        CHECK(engaging.moved == 0);
        CHECK(engaging.open == 1589);
        CHECK(engaging.undated == 0);
        CHECK(engaging.withoutAmount == 1589);
        CHECK(fourPlaces(engaging.conversion) == 0.6315);
        CHECK(fourPlaces(engaging.low) == 0.6199);
        CHECK(fourPlaces(engaging.high) == 0.6430);
        CHECK(engaging.medianDays == 69.0);
        CHECK_FALSE(engaging.p90Days);
        CHECK(funnel.won == 4238);
        CHECK(funnel.lost == 2473);
        CHECK(funnel.wonValue == 1'000'553'400);
        CHECK(funnel.wonWithoutAmount == 0);
        CHECK(funnel.reopened == 0);
        CHECK(funnel.membersOf(0, FunnelPart::Open).empty());
    }
}

TEST_CASE("funnel: the dealer's stock on a day", "[data]")
{
    if (!hasMavenSales())
        return;
    const MavenSales dealer{QTimeZone("Asia/Shanghai")};
    FunnelRequest asked = dealer.request(QDate(2017, 6, 30));
    asked.mode = FunnelMode::Stock;
    asked.members = true;
    const Funnel june = dealer.count(asked);
    CHECK(june.stages[0].open == 0);
    CHECK(june.stages[1].open == 1686);
    CHECK(june.stages[1].entered == 1686);
    CHECK(june.membersOf(1, FunnelPart::Open).size() == 1686);
    CHECK(june.won == 1785);
    CHECK(june.membersOf(FunnelTotal::Won).size() == 1785);
    CHECK(june.lost == 894);
    CHECK(june.membersOf(FunnelTotal::Lost).size() == 894);

    FunnelRequest before = dealer.request(QDate(2016, 12, 31));
    before.mode = FunnelMode::Stock;
    const Funnel december = dealer.count(before);
    CHECK(december.stages[0].open == 0);
    CHECK(december.stages[1].open == 358);
    CHECK(december.won == 0);
    CHECK(december.lost == 0);
}

TEST_CASE("funnel: the dealer's visits of a quarter and wins of a month", "[data]")
{
    if (!hasMavenSales())
        return;
    const QTimeZone zone("Asia/Shanghai");
    const MavenSales dealer{zone};
    FunnelRequest asked = dealer.request();
    asked.from = firstInstantOf(QDate(2017, 1, 1), zone);
    asked.to = lastInstantOf(QDate(2017, 3, 31), zone);
    const FunnelStage engaging = dealer.count(asked).stages[1];
    CHECK(engaging.entered == 1619);
    CHECK(engaging.advanced == 898);
    CHECK(engaging.lost == 424);
    CHECK(engaging.open == 297);

    asked.from = firstInstantOf(QDate(2017, 3, 1), zone);
    CHECK(dealer.count(asked).wonInPeriod == 531);
}

TEST_CASE("funnel: the dealer's products add up to the whole", "[data]")
{
    if (!hasMavenSales())
        return;
    const MavenSales dealer{QTimeZone::utc()};
    GroupedFunnelCounter counter(dealer.request());
    for (const OpportunityCourse &each : dealer.courses)
        counter.add(each);
    const GroupedFunnel funnel = counter.finish();
    CHECK(funnel.groups.size() == 7);
    std::int64_t won = 0;
    std::int64_t value = 0;
    for (const auto &[product, group] : funnel.groups) {
        won += group.won;
        value += group.wonValue;
        if (product == u"GTX Pro")
            CHECK(group.stages[0].entered == 1480);
    }
    CHECK(won == 4238);
    CHECK(value == 1'000'553'400);
    CHECK(funnel.total.stages[1].entered == 8300);
}

TEST_CASE("funnel: courses counted per second", "[.speed]")
{
    if (!hasMavenSales())
        return;
    const MavenSales dealer{QTimeZone("Europe/Berlin")};
    for (const bool members : {false, true}) {
        FunnelRequest asked = dealer.request();
        asked.members = members;
        FunnelCounter counter(asked);
        GroupedFunnelCounter grouped(asked);
        const auto begin = std::chrono::steady_clock::now();
        for (int round = 0; round < 120; ++round)
            for (const OpportunityCourse &each : dealer.courses)
                counter.add(each);
        const auto counted = std::chrono::steady_clock::now();
        CHECK(counter.finish().won == 120 * 4238);
        const auto finished = std::chrono::steady_clock::now();
        for (int round = 0; round < 120; ++round)
            for (const OpportunityCourse &each : dealer.courses)
                grouped.add(each);
        const auto both = std::chrono::steady_clock::now();
        const auto rate = [&](auto from, auto to) {
            return 120 * 8.8e3 / std::chrono::duration<double>(to - from).count() / 1e6;
        };
        std::cout << (members ? "with members: " : "without members: ") << rate(begin, counted)
                  << " million courses/s, by group " << rate(finished, both) << ", finish "
                  << std::chrono::duration<double>(finished - counted).count() * 1000 << " ms\n";
    }
}
