// SPDX-License-Identifier: GPL-3.0-or-later
// What a report is set against when it is asked for: which days of which two periods.
#include "core/reports/report_against.h"
#include "tests/support/qt_texts.h"
#include "tests/support/temp_workspace.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace millrace;
using namespace millrace::test;

namespace {

using Against = ReportAgainst::Kind;

const QDate askedOn(2026, 5, 20);

ReportDefinition definitionOf(const char *json)
{
    return must(reportFromJson(QStringLiteral("opportunity"), QJsonDocument::fromJson(json).object()));
}

ReportDefinition closed()
{
    return definitionOf(R"j({"parameters":[{"key":"from","type":"date"},{"key":"to","type":"date"}],
        "filter":"stage.kind = \"won\" and close_date >= \"$from\" and close_date <= \"$to\"",
        "groups":[{"field":"owner"}],"measures":[{"key":"n","measure":"count"}]})j");
}

ReportAsk between(const char *from, const char *to)
{
    ReportAsk ask;
    for (const auto &[key, day] : {std::pair(QStringLiteral("from"), from), std::pair(QStringLiteral("to"), to)})
        if (*day)
            ask.parameters.insert(key, QString::fromLatin1(day));
    return ask;
}

ReportComparison compared(const ReportAsk &ask, Against kind, QDate day = {})
{
    const auto [definition, question] = must(setAgainst(closed(), ask, {kind, day}, askedOn));
    CHECK(question.parameters.isEmpty());
    REQUIRE(definition.comparison.kind == ReportComparison::Kind::Period);
    CHECK(definition.comparison.path == FieldPath::of(u"close_date"));
    return definition.comparison;
}

} // namespace

TEST_CASE("the dates that a report is about are those that its parameters bound", "[report]")
{
    const auto dates = datesOf(closed());
    REQUIRE(dates);
    CHECK(*dates == ReportDates{FieldPath::of(u"close_date"), QStringLiteral("from"), QStringLiteral("to")});
    const auto own = datesOf(definitionOf(R"j({"groups":[{"field":"owner"}],"measures":[{"key":"n","measure":"count"}],
        "compare":{"field":"close_date","period":"this year","shift":1,"unit":"year"}})j"));
    REQUIRE(own);
    CHECK(*own == ReportDates{FieldPath::of(u"close_date"), {}, {}});
    CHECK_FALSE(
        datesOf(definitionOf(R"j({"groups":[{"field":"owner"}],"measures":[{"key":"n","measure":"count"}]})j")));
    CHECK_FALSE(datesOf(definitionOf(R"j({"parameters":[{"key":"owner","type":"text"}],"filter":"owner = \"$owner\"",
        "measures":[{"key":"n","measure":"count"}]})j")));
}

TEST_CASE("the period before is as long: months before months, days before days", "[report]")
{
    const ReportComparison quarter = compared(between("2026-01-01", "2026-03-31"), Against::PeriodBefore);
    CHECK(quarter.from == QDate(2026, 1, 1));
    CHECK(quarter.to == QDate(2026, 3, 31));
    CHECK(quarter.unit == DateUnit::Month);
    CHECK(quarter.shift == 3);
    const ReportComparison days = compared(between("2026-01-05", "2026-01-14"), Against::PeriodBefore);
    CHECK(days.unit == DateUnit::Day);
    CHECK(days.shift == 10);
    // Without an end it goes up to askedOn.
    const ReportComparison open = compared(between("2026-05-11", ""), Against::PeriodBefore);
    CHECK(open.to == askedOn);
    CHECK(open.shift == 10);
}

TEST_CASE("the same period last year, and one that begins on a day of one's own", "[report]")
{
    const ReportComparison year = compared(between("2026-02-01", "2026-02-28"), Against::YearBefore);
    CHECK(year.unit == DateUnit::Year);
    CHECK(year.shift == 1);
    const ReportComparison months = compared(between("2026-04-01", "2026-06-30"), Against::PeriodFrom, {2024, 10, 1});
    CHECK(months.unit == DateUnit::Month);
    CHECK(months.shift == 18);
    const ReportComparison days = compared(between("2026-04-01", "2026-04-07"), Against::PeriodFrom, {2026, 3, 25});
    CHECK(days.unit == DateUnit::Day);
    CHECK(days.shift == 7);
    const auto later = setAgainst(closed(), between("2026-04-01", ""), {Against::PeriodFrom, {2026, 4, 1}}, askedOn);
    REQUIRE_FALSE(later);
    CHECK(later.error().arguments.last() == QStringLiteral("later begins first"));
}

TEST_CASE("what is set against nothing, a state or as defined keeps its parameters", "[report]")
{
    const ReportAsk ask = between("2026-01-01", "2026-03-31");
    for (const Against kind : {Against::AsDefined, Against::Nothing, Against::State}) {
        const auto [definition, question] = must(setAgainst(closed(), ask, {kind, {2026, 1, 1}}, askedOn));
        CHECK(question.parameters == ask.parameters);
        CHECK((definition.comparison.kind == ReportComparison::Kind::Moment) == (kind == Against::State));
    }
    const auto none = setAgainst(closed(), {}, {Against::PeriodBefore, {}}, askedOn);
    REQUIRE_FALSE(none);
    CHECK(none.error().arguments.last() == QStringLiteral("no period"));
    // A report that compares of itself is set against another period, or nothing.
    const ReportDefinition own =
        definitionOf(R"j({"groups":[{"field":"owner"}],"measures":[{"key":"n","measure":"count"}],
            "compare":{"field":"close_date","period":"this quarter","shift":1,"unit":"year"}})j");
    const auto [before, question] = must(setAgainst(own, {}, {Against::PeriodBefore, {}}, askedOn));
    CHECK(before.comparison.from == QDate(2026, 4, 1));
    CHECK(before.comparison.to == QDate(2026, 6, 30));
    CHECK(before.comparison.shift == 3);
    CHECK(must(setAgainst(own, {}, {Against::Nothing, {}}, askedOn)).first.comparison.kind ==
          ReportComparison::Kind::None);
}

TEST_CASE("a comparison of two periods by their days is kept with a report", "[report]")
{
    ReportDefinition definition = closed();
    definition.comparison = compared(between("2026-01-01", "2026-03-31"), Against::PeriodBefore);
    CHECK(must(reportFromJson(definition.entity, reportToJson(definition))) == definition);
    CHECK_FALSE(reportFromJson(QStringLiteral("opportunity"),
                               QJsonDocument::fromJson(R"j({"measures":[{"key":"n","measure":"count"}],
        "compare":{"field":"close_date","from":"2026-02-01","to":"2026-01-01","unit":"day"}})j")
                                   .object()));
}
