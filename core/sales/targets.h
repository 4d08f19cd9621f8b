// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <QDate>
#include <QHash>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace millrace {

/// A month, quarter or year of the calendar.
struct TargetPeriod
{
    enum class Span { Month, Quarter, Year };
    QDate first;
    Span span = Span::Month;

    static TargetPeriod of(Span span, QDate day);
    QDate last() const;
    /// The months of a quarter, the quarters of a year; none of a month.
    std::vector<TargetPeriod> parts() const;
    bool operator==(const TargetPeriod &) const = default;
    std::strong_ordering operator<=>(const TargetPeriod &other) const;
};
QString spanKey(TargetPeriod::Span span);
/// Month for any other text.
TargetPeriod::Span spanOfKey(QStringView key);
/// "2025-03", "2025Q1", "2025"; nothing for any other text.
std::optional<TargetPeriod> targetPeriodFromText(QStringView text);
QString targetPeriodText(const TargetPeriod &period);

/// Which days the pace counts.
enum class PaceDays {
    All,
    Weekdays, ///< Monday to Friday; public holidays are not left out
};
/// The share of a period's days that are over at the end of `today`: what should have been reached by then. 0 before,
/// 1 after it.
double paceShare(const TargetPeriod &period, QDate today, PaceDays days);

/// A person, a department or, with neither, the whole company.
struct TargetSubject
{
    enum class Kind { Company, Department, Person };
    Kind kind = Kind::Company;
    RecordId id;
    auto operator<=>(const TargetSubject &) const = default;
};

/// One figure of the grid; values are hundredths.
struct TargetFigure
{
    std::optional<std::int64_t> given;       ///< set for exactly this
    std::optional<std::int64_t> overTime;    ///< sum of the shorter periods
    std::optional<std::int64_t> overMembers; ///< sum of the people and departments right below
    std::int64_t actual = 0;

    /// What counts: given, else summed over time, else over members.
    std::optional<std::int64_t> target() const;
    /// Given less the sum, over time and over members; nothing where there is nothing to compare.
    std::optional<std::int64_t> differenceOverTime() const;
    std::optional<std::int64_t> differenceOverMembers() const;
    /// actual / target; nothing without a target above zero.
    std::optional<double> attainment() const;
};

/// Who belongs where.
struct TargetOrganisation
{
    struct Person
    {
        RecordId id;
        RecordId department;
        QString name;
    };
    struct Department
    {
        RecordId id;
        RecordId parent;
        QString name;
    };
    std::vector<Person> people;
    std::vector<Department> departments;
};

/// One row of the grid: a subject with its figures.
struct TargetRow
{
    TargetSubject subject;
    QString name;
    int level = 0;
    std::map<TargetPeriod, TargetFigure> figures; ///< twelve months, four quarters, the year
};

/// The targets and what was reached of one metric in one year, rolled up from people to departments to the company and
/// from months to quarters to the year.
class TargetGrid
{
public:
    explicit TargetGrid(const TargetOrganisation &organisation, int year);

    /// Of several targets for one figure the last one given counts.
    void give(const TargetSubject &subject, const TargetPeriod &period, std::int64_t value);
    /// Adds what a person reached in a month; nobody's (null) counts for the company alone.
    void reach(const RecordId &person, QDate day, std::int64_t value);
    /// The rows: the company, then departments with those below them and their people, by name; people without a
    /// department last. A department in a circle stands at the top.
    std::vector<TargetRow> rows() const;

private:
    struct Node
    {
        TargetSubject subject;
        QString name;
        std::vector<int> below;
        std::map<TargetPeriod, TargetFigure> figures;
    };
    void sumUp(int node, std::vector<Node> &nodes) const;
    void append(int node, int level, const std::vector<Node> &nodes, std::vector<TargetRow> &rows) const;
    int nodeOf(const TargetSubject &subject) const;

    int m_year;
    std::vector<Node> m_nodes; ///< the first is the company
    std::map<TargetSubject, int> m_places;
    std::vector<TargetPeriod> m_periods; ///< months, quarters, the year
};

/// A place in the ranking of people in one period.
struct LeaderboardPlace
{
    int rank = 0; ///< equal attainment shares a rank
    RecordId person;
    QString name;
    TargetFigure figure;
};
/// People by attainment, those without a target behind them by what they reached; who neither has a target nor reached
/// anything is left out.
std::vector<LeaderboardPlace> leaderboard(const std::vector<TargetRow> &rows, const TargetPeriod &period);

} // namespace millrace
