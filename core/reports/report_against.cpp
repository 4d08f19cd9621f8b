// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/report_against.h"

#include "core/records/bound_filter_values.h"

namespace millrace {

namespace {

using Kind = ReportAgainst::Kind;

/// The key of the parameter that a condition compares with; empty where it is none of dates.
QString dateAskedBy(const Filter &condition, const ReportDefinition &definition)
{
    const auto *text = condition.kind == Filter::Kind::Compare && condition.literals.size() == 1
                           ? std::get_if<QString>(&condition.literals.front())
                           : nullptr;
    if (!text || !text->startsWith(u'$'))
        return {};
    for (const ReportParameter &parameter : definition.parameters)
        if (parameter.kind == ReportParameter::Kind::Date && parameter.key == text->mid(1))
            return parameter.key;
    return {};
}

QDate dayAsked(const ReportDefinition &definition, const ReportAsk &ask, const QString &key, QDate today)
{
    QString text;
    for (const ReportParameter &parameter : definition.parameters)
        if (parameter.key == key)
            text = ask.parameters.value(key, parameter.value);
    return text == QLatin1String("today") ? today : QDate::fromString(text, Qt::ISODate);
}

bool isWholeMonths(QDate first, QDate end)
{
    return first.day() == 1 && end.day() == 1;
}

int monthsBetween(QDate first, QDate end)
{
    return 12 * (end.year() - first.year()) + end.month() - first.month();
}

} // namespace

std::optional<ReportDates> datesOf(const ReportDefinition &definition)
{
    if (definition.isList())
        return std::nullopt;
    const std::vector<Filter> one{definition.filter};
    ReportDates dates;
    for (const Filter &condition : definition.filter.kind == Filter::Kind::And ? definition.filter.children : one) {
        const QString key = dateAskedBy(condition, definition);
        if (key.isEmpty() || (!dates.path.keys.isEmpty() && !(dates.path == condition.path)))
            continue;
        if (condition.op == CompareOp::GreaterOrEqual)
            dates.from = key;
        else if (condition.op == CompareOp::LessOrEqual)
            dates.to = key;
        else
            continue;
        dates.path = condition.path;
    }
    if (!dates.from.isEmpty())
        return dates;
    if (definition.comparison.kind == ReportComparison::Kind::Period)
        return ReportDates{definition.comparison.path, {}, {}};
    return std::nullopt;
}

Result<std::pair<ReportDefinition, ReportAsk>> setAgainst(ReportDefinition definition, ReportAsk ask,
                                                          const ReportAgainst &against, QDate today)
{
    if (against.kind == Kind::AsDefined || definition.isList())
        return std::pair(std::move(definition), std::move(ask));
    const auto dates = datesOf(definition);
    const ReportComparison own = std::exchange(definition.comparison, {});
    ReportComparison &comparison = definition.comparison;
    if (against.kind == Kind::State) {
        comparison.kind = ReportComparison::Kind::Moment;
        comparison.moment = against.day.toString(Qt::ISODate);
    }
    if (against.kind == Kind::Nothing || against.kind == Kind::State)
        return std::pair(std::move(definition), std::move(ask));
    QDate first, end;
    if (dates && dates->from.isEmpty())
        std::tie(first, end) = own.from.isValid() ? std::pair(own.from, own.to.addDays(1)) : daysOf(own.period, today);
    if (dates && !dates->from.isEmpty()) {
        first = dayAsked(definition, ask, dates->from, today);
        const QDate last = dayAsked(definition, ask, dates->to, today);
        end = (last.isValid() ? last : today).addDays(1);
        // Their conditions would leave nothing of the earlier period.
        for (const QString &key : {dates->from, dates->to})
            ask.parameters.remove(key);
        for (ReportParameter &parameter : definition.parameters)
            if (parameter.key == dates->from || parameter.key == dates->to)
                parameter.value.clear();
    }
    if (!first.isValid() || end <= first)
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("report"), QString(), QStringLiteral("no period")});
    comparison.kind = ReportComparison::Kind::Period;
    comparison.path = dates->path;
    comparison.from = first;
    comparison.to = end.addDays(-1);
    comparison.unit = DateUnit::Day;
    if (against.kind == Kind::YearBefore) {
        comparison.unit = DateUnit::Year;
    } else if (against.kind == Kind::PeriodBefore && isWholeMonths(first, end)) {
        comparison.unit = DateUnit::Month;
        comparison.shift = monthsBetween(first, end);
    } else if (against.kind == Kind::PeriodBefore) {
        comparison.shift = int(first.daysTo(end));
    } else {
        if (against.day >= first)
            return fail(ErrorCode::InvalidArgument,
                        {QStringLiteral("report"), first.toString(Qt::ISODate), QStringLiteral("later begins first")});
        // The same day of another month: months stand against months.
        const bool byMonths = against.day.day() == first.day();
        comparison.unit = byMonths ? DateUnit::Month : DateUnit::Day;
        comparison.shift = byMonths ? monthsBetween(against.day, first) : int(against.day.daysTo(first));
    }
    return std::pair(std::move(definition), std::move(ask));
}

} // namespace millrace
