// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/targets.h"

#include "core/schema/value.h"

#include <algorithm>

namespace millrace {

using Span = TargetPeriod::Span;

TargetPeriod TargetPeriod::of(Span span, QDate day)
{
    switch (span) {
    case Span::Month:
        return {{day.year(), day.month(), 1}, span};
    case Span::Quarter:
        return {{day.year(), (day.month() - 1) / 3 * 3 + 1, 1}, span};
    case Span::Year:
        return {{day.year(), 1, 1}, span};
    }
    return {};
}

static int monthsOf(Span span)
{
    return span == Span::Month ? 1 : span == Span::Quarter ? 3 : 12;
}

QDate TargetPeriod::last() const
{
    return first.addMonths(monthsOf(span)).addDays(-1);
}

std::vector<TargetPeriod> TargetPeriod::parts() const
{
    std::vector<TargetPeriod> parts;
    if (span == Span::Month)
        return parts;
    const Span part = span == Span::Year ? Span::Quarter : Span::Month;
    for (QDate day = first; day <= last(); day = day.addMonths(monthsOf(part)))
        parts.push_back({day, part});
    return parts;
}

std::strong_ordering TargetPeriod::operator<=>(const TargetPeriod &other) const
{
    if (span != other.span)
        return span <=> other.span;
    return first.toJulianDay() <=> other.first.toJulianDay();
}

QString spanKey(Span span)
{
    switch (span) {
    case Span::Month:
        return QStringLiteral("month");
    case Span::Quarter:
        return QStringLiteral("quarter");
    case Span::Year:
        return QStringLiteral("year");
    }
    return {};
}

Span spanOfKey(QStringView key)
{
    return key == u"year" ? Span::Year : key == u"quarter" ? Span::Quarter : Span::Month;
}

std::optional<TargetPeriod> targetPeriodFromText(QStringView text)
{
    bool isYear = false;
    const int year = text.left(4).toInt(&isYear);
    if (text.size() < 4 || !isYear || year < 1900 || year > 2999)
        return std::nullopt;
    const QStringView rest = text.mid(4);
    if (rest.isEmpty())
        return TargetPeriod{{year, 1, 1}, Span::Year};
    bool isNumber = false;
    if (rest.size() == 2 && (rest[0] == u'Q' || rest[0] == u'q')) {
        const int quarter = rest.mid(1).toInt(&isNumber);
        if (isNumber && quarter >= 1 && quarter <= 4)
            return TargetPeriod{{year, quarter * 3 - 2, 1}, Span::Quarter};
    } else if (rest.size() == 3 && rest[0] == u'-') {
        const int month = rest.mid(1).toInt(&isNumber);
        if (isNumber && month >= 1 && month <= 12)
            return TargetPeriod{{year, month, 1}, Span::Month};
    }
    return std::nullopt;
}

QString targetPeriodText(const TargetPeriod &period)
{
    switch (period.span) {
    case Span::Month:
        return period.first.toString(QStringLiteral("yyyy-MM"));
    case Span::Quarter:
        return QStringLiteral("%1Q%2").arg(period.first.year()).arg((period.first.month() + 2) / 3);
    case Span::Year:
        return QString::number(period.first.year());
    }
    return {};
}

double paceShare(const TargetPeriod &period, QDate today, PaceDays days)
{
    const auto counted = [&](QDate until) {
        int count = 0;
        for (QDate day = period.first; day <= until; day = day.addDays(1))
            count += days == PaceDays::All || day.dayOfWeek() <= 5 ? 1 : 0;
        return count;
    };
    return double(counted(std::min(today, period.last()))) / double(counted(period.last()));
}

std::optional<std::int64_t> TargetFigure::target() const
{
    return given ? given : overTime ? overTime : overMembers;
}

std::optional<std::int64_t> TargetFigure::differenceOverTime() const
{
    return given && overTime ? std::optional(*given - *overTime) : std::nullopt;
}

std::optional<std::int64_t> TargetFigure::differenceOverMembers() const
{
    const auto set = given ? given : overTime;
    return set && overMembers ? std::optional(*set - *overMembers) : std::nullopt;
}

std::optional<double> TargetFigure::attainment() const
{
    const auto wanted = target();
    return wanted && *wanted > 0 ? std::optional(double(actual) / double(*wanted)) : std::nullopt;
}

TargetGrid::TargetGrid(const TargetOrganisation &organisation, int year) : m_year(year)
{
    const TargetPeriod whole{{year, 1, 1}, Span::Year};
    for (const TargetPeriod &quarter : whole.parts())
        for (const TargetPeriod &month : quarter.parts())
            m_periods.push_back(month);
    for (const TargetPeriod &quarter : whole.parts())
        m_periods.push_back(quarter);
    m_periods.push_back(whole);

    m_nodes.push_back({{}, QString(), {}, {}});
    m_places[{}] = 0;
    const auto add = [&](TargetSubject::Kind kind, const RecordId &id, const QString &name) {
        m_places[{kind, id}] = int(m_nodes.size());
        m_nodes.push_back({{kind, id}, name, {}, {}});
    };
    std::map<RecordId, RecordId> parents;
    for (const auto &department : organisation.departments) {
        add(TargetSubject::Kind::Department, department.id, department.name);
        parents[department.id] = department.parent;
    }
    for (const auto &person : organisation.people)
        add(TargetSubject::Kind::Person, person.id, person.name);
    const auto isInCircle = [&](const RecordId &department) {
        RecordId above = parents[department];
        for (std::size_t steps = 0; !above.isNull() && steps <= parents.size(); ++steps) {
            if (above == department)
                return true;
            const auto next = parents.find(above);
            above = next == parents.end() ? RecordId() : next->second;
        }
        return false;
    };
    const auto departmentPlace = [&](const RecordId &id) {
        const auto found = m_places.find({TargetSubject::Kind::Department, id});
        return found == m_places.end() ? 0 : found->second;
    };
    for (const auto &department : organisation.departments) {
        if (isInCircle(department.id))
            parents[department.id] = RecordId();
        m_nodes[std::size_t(departmentPlace(parents[department.id]))].below.push_back(departmentPlace(department.id));
    }
    for (const auto &person : organisation.people)
        m_nodes[std::size_t(departmentPlace(person.department))].below.push_back(
            m_places[{TargetSubject::Kind::Person, person.id}]);
    for (Node &node : m_nodes)
        std::sort(node.below.begin(), node.below.end(), [&](int a, int b) {
            const Node &one = m_nodes[std::size_t(a)];
            const Node &other = m_nodes[std::size_t(b)];
            if (one.subject.kind != other.subject.kind)
                return one.subject.kind < other.subject.kind;
            const auto order = compareCodePoints(one.name, other.name);
            return order != 0 ? order < 0 : one.subject.id < other.subject.id;
        });
}

int TargetGrid::nodeOf(const TargetSubject &subject) const
{
    const auto found = m_places.find(subject);
    return found == m_places.end() ? -1 : found->second;
}

void TargetGrid::give(const TargetSubject &subject, const TargetPeriod &period, std::int64_t value)
{
    if (const int node = nodeOf(subject); node >= 0 && period.first.year() == m_year)
        m_nodes[std::size_t(node)].figures[period].given = value;
}

void TargetGrid::reach(const RecordId &person, QDate day, std::int64_t value)
{
    if (day.year() != m_year)
        return;
    const int node = nodeOf({TargetSubject::Kind::Person, person});
    m_nodes[std::size_t(std::max(node, 0))].figures[TargetPeriod::of(Span::Month, day)].actual += value;
}

void TargetGrid::sumUp(int place, std::vector<Node> &nodes) const
{
    for (const int below : nodes[std::size_t(place)].below)
        sumUp(below, nodes);
    Node &node = nodes[std::size_t(place)];
    const auto add = [](std::optional<std::int64_t> &sum, const std::optional<std::int64_t> &part) {
        if (part)
            sum = sum.value_or(0) + *part;
    };
    for (const TargetPeriod &period : m_periods) {
        TargetFigure &figure = node.figures[period];
        for (const TargetPeriod &part : period.parts()) {
            add(figure.overTime, node.figures[part].target());
            figure.actual += node.figures[part].actual;
        }
        for (const int below : node.below) {
            const TargetFigure &theirs = nodes[std::size_t(below)].figures[period];
            add(figure.overMembers, theirs.target());
            if (period.span == Span::Month)
                figure.actual += theirs.actual;
        }
    }
}

void TargetGrid::append(int place, int level, const std::vector<Node> &nodes, std::vector<TargetRow> &rows) const
{
    const Node &node = nodes[std::size_t(place)];
    rows.push_back({node.subject, node.name, level, node.figures});
    for (const int below : node.below)
        append(below, level + 1, nodes, rows);
}

std::vector<TargetRow> TargetGrid::rows() const
{
    std::vector<Node> nodes = m_nodes;
    sumUp(0, nodes);
    std::vector<TargetRow> rows;
    append(0, 0, nodes, rows);
    return rows;
}

std::vector<LeaderboardPlace> leaderboard(const std::vector<TargetRow> &rows, const TargetPeriod &period)
{
    std::vector<LeaderboardPlace> places;
    for (const TargetRow &row : rows) {
        if (row.subject.kind != TargetSubject::Kind::Person)
            continue;
        const auto figure = row.figures.find(period);
        if (figure != row.figures.end() && (figure->second.target() || figure->second.actual != 0))
            places.push_back({0, row.subject.id, row.name, figure->second});
    }
    std::stable_sort(places.begin(), places.end(), [](const LeaderboardPlace &a, const LeaderboardPlace &b) {
        const auto one = a.figure.attainment();
        const auto other = b.figure.attainment();
        if (one != other)
            return one.value_or(-1) > other.value_or(-1);
        return a.figure.actual > b.figure.actual;
    });
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool equal = i > 0 && places[i].figure.attainment() == places[i - 1].figure.attainment() &&
                           (places[i].figure.attainment() || places[i].figure.actual == places[i - 1].figure.actual);
        places[i].rank = equal ? places[i - 1].rank : int(i) + 1;
    }
    return places;
}

} // namespace millrace
