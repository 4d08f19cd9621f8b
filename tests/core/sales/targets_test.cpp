// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/targets.h"
#include "tests/core/sales/funnel_fixture.h"
#include "tests/support/catch.h"

using namespace millrace;
using namespace millrace::funnel_test;
using namespace Qt::StringLiterals;
using Span = TargetPeriod::Span;

namespace {

/// East with Ann and Bob, West below East with Cy; Dan belongs nowhere.
TargetOrganisation organisation()
{
    TargetOrganisation made;
    made.departments = {{idOf(10), RecordId(), u"East"_s}, {idOf(11), idOf(10), u"West"_s}};
    made.people = {{idOf(1), idOf(10), u"Ann"_s},
                   {idOf(2), idOf(10), u"Bob"_s},
                   {idOf(3), idOf(11), u"Cy"_s},
                   {idOf(4), RecordId(), u"Dan"_s}};
    return made;
}

TargetSubject ofPerson(std::uint32_t number)
{
    return {TargetSubject::Kind::Person, idOf(number)};
}
TargetSubject ofDepartment(std::uint32_t number)
{
    return {TargetSubject::Kind::Department, idOf(number)};
}
TargetPeriod at(const char16_t *text)
{
    return *targetPeriodFromText(QString::fromUtf16(text));
}
TargetFigure figure(const std::vector<TargetRow> &rows, const TargetSubject &subject, const char16_t *period)
{
    for (const TargetRow &row : rows)
        if (row.subject == subject)
            return row.figures.at(at(period));
    FAIL("no such row");
    return {};
}

} // namespace

TEST_CASE("periods are read, written and taken apart", "[targets]")
{
    CHECK(at(u"2025-03").first == QDate(2025, 3, 1));
    CHECK(at(u"2024-02").last() == QDate(2024, 2, 29));
    CHECK(at(u"2025Q2").parts().front() == at(u"2025-04"));
    CHECK(at(u"2025").parts().back() == at(u"2025Q4"));
    CHECK(at(u"2025").last() == QDate(2025, 12, 31));
    for (const char16_t *text : {u"2025-03", u"2025Q4", u"2025"})
        CHECK(targetPeriodText(at(text)) == QString::fromUtf16(text));
    for (const QString &text : {u""_s, u"25"_s, u"2025-13"_s, u"2025Q5"_s, u"2025-3"_s, u"2025x"_s})
        CHECK_FALSE(targetPeriodFromText(text));
    CHECK(TargetPeriod::of(Span::Quarter, {2025, 8, 9}) == at(u"2025Q3"));
}

TEST_CASE("the pace is the share of the days that are over", "[targets]")
{
    // March 2025 has 31 days and 21 weekdays; its 7th is the fifth weekday.
    CHECK(paceShare(at(u"2025-03"), {2025, 3, 7}, PaceDays::All) == Approx(7.0 / 31));
    CHECK(paceShare(at(u"2025-03"), {2025, 3, 7}, PaceDays::Weekdays) == Approx(5.0 / 21));
    CHECK(paceShare(at(u"2025-03"), {2025, 3, 9}, PaceDays::Weekdays) == Approx(5.0 / 21));
    CHECK(paceShare(at(u"2025-03"), {2025, 2, 28}, PaceDays::All) == 0);
    CHECK(paceShare(at(u"2025-03"), {2025, 6, 1}, PaceDays::Weekdays) == 1);
}

TEST_CASE("targets roll up from months to the year and from people to the company, with what does not add up",
          "[targets]")
{
    TargetGrid grid(organisation(), 2025);
    grid.give(ofPerson(1), at(u"2025-01"), 100);
    grid.give(ofPerson(1), at(u"2025-02"), 200);
    grid.give(ofPerson(1), at(u"2025Q1"), 350);
    grid.give(ofPerson(2), at(u"2025-01"), 50);
    grid.give(ofPerson(3), at(u"2025-01"), 7);
    grid.give(ofDepartment(10), at(u"2025-01"), 160);
    grid.give(ofPerson(4), at(u"2025"), 1000);
    grid.give(ofPerson(1), at(u"2024-01"), 9999);
    const auto rows = grid.rows();
    REQUIRE(rows.size() == 7);
    CHECK(rows[1].name == u"East"_s);
    CHECK(rows[2].name == u"West"_s);
    CHECK(rows[3].name == u"Cy"_s);
    CHECK(rows[3].level == 3);
    CHECK(rows[6].name == u"Dan"_s);

    const TargetFigure quarter = figure(rows, ofPerson(1), u"2025Q1");
    CHECK(quarter.overTime == 300);
    CHECK(quarter.target() == 350);
    CHECK(quarter.differenceOverTime() == 50);
    CHECK(figure(rows, ofPerson(1), u"2025").target() == 350);
    const TargetFigure east = figure(rows, ofDepartment(10), u"2025-01");
    CHECK(east.overMembers == 157);
    CHECK(east.target() == 160);
    CHECK(east.differenceOverMembers() == 3);
    CHECK(figure(rows, ofDepartment(11), u"2025-01").target() == 7);
    CHECK_FALSE(figure(rows, ofDepartment(11), u"2025-05").target());
    CHECK(figure(rows, {}, u"2025-01").target() == 160);
    // The company's year: its months (160 and 200) against those below (East 360, Dan 1000).
    CHECK(figure(rows, {}, u"2025").overTime == 360);
    CHECK(figure(rows, {}, u"2025").overMembers == 1360);
}

TEST_CASE("what people reach counts for their departments, what nobody owns for the company", "[targets]")
{
    TargetGrid grid(organisation(), 2025);
    grid.reach(idOf(1), {2025, 1, 3}, 10);
    grid.reach(idOf(1), {2025, 3, 31}, 20);
    grid.reach(idOf(3), {2025, 1, 9}, 5);
    grid.reach(idOf(4), {2025, 1, 9}, 1);
    grid.reach(RecordId(), {2025, 1, 9}, 1000);
    grid.reach(idOf(1), {2026, 1, 1}, 77);
    const auto rows = grid.rows();
    CHECK(figure(rows, ofPerson(1), u"2025Q1").actual == 30);
    CHECK(figure(rows, ofDepartment(10), u"2025-01").actual == 15);
    CHECK(figure(rows, ofDepartment(10), u"2025").actual == 35);
    CHECK(figure(rows, {}, u"2025-01").actual == 1016);
    CHECK(figure(rows, {}, u"2025").actual == 1036);
}

TEST_CASE("departments in a circle lose nobody", "[targets]")
{
    TargetOrganisation circle = organisation();
    circle.departments[0].parent = idOf(11);
    TargetGrid grid(circle, 2025);
    grid.reach(idOf(1), {2025, 1, 3}, 10);
    grid.reach(idOf(3), {2025, 1, 3}, 5);
    CHECK(grid.rows().size() == 7);
    CHECK(figure(grid.rows(), {}, u"2025").actual == 15);
}

TEST_CASE("the leaderboard goes by attainment, equal ones share a place", "[targets]")
{
    TargetGrid grid(organisation(), 2025);
    for (const std::uint32_t one : {1, 2, 3})
        grid.give(ofPerson(one), at(u"2025-01"), 100);
    grid.reach(idOf(1), {2025, 1, 3}, 50);
    grid.reach(idOf(2), {2025, 1, 3}, 120);
    grid.reach(idOf(3), {2025, 1, 3}, 50);
    grid.reach(idOf(4), {2025, 1, 3}, 9000);
    const auto places = leaderboard(grid.rows(), at(u"2025-01"));
    REQUIRE(places.size() == 4);
    CHECK(places[0].name == u"Bob"_s);
    CHECK(places[0].figure.attainment() == Approx(1.2));
    CHECK(places[1].rank == 2);
    CHECK(places[2].rank == 2);
    CHECK(places[3].name == u"Dan"_s);
    CHECK(places[3].rank == 4);
    CHECK(leaderboard(grid.rows(), at(u"2025-02")).empty());
}
