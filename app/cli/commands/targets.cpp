// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/text_table.h"
#include "core/reports/target_report.h"
#include "core/schema/builtin/metric.h"
#include "ui/text/formats.h"

#include <QJsonArray>

namespace millrace::cli {

namespace {

QString hundredthsText(std::int64_t value)
{
    return Decimal{value, 2}.toString();
}

QJsonValue numberOf(const std::optional<std::int64_t> &value)
{
    return value ? QJsonValue(hundredthsText(*value)) : QJsonValue();
}

QString shown(const std::optional<std::int64_t> &value)
{
    return value ? formats::grouped(hundredthsText(*value)) : QStringLiteral("–");
}

QString kindWord(TargetSubject::Kind kind)
{
    switch (kind) {
    case TargetSubject::Kind::Company:
        return QStringLiteral("company");
    case TargetSubject::Kind::Department:
        return QStringLiteral("department");
    case TargetSubject::Kind::Person:
        return QStringLiteral("person");
    }
    return {};
}

QJsonObject figureDocument(const TargetReport &report, const TargetRow &row, const TargetPeriod &period)
{
    const TargetFigure &figure = row.figures.at(period);
    QJsonObject object{{QStringLiteral("period"), targetPeriodText(period)},
                       {QStringLiteral("target"), numberOf(figure.target())},
                       {QStringLiteral("given"), numberOf(figure.given)},
                       {QStringLiteral("over_time"), numberOf(figure.overTime)},
                       {QStringLiteral("over_members"), numberOf(figure.overMembers)},
                       {QStringLiteral("actual"), hundredthsText(figure.actual)},
                       {QStringLiteral("pace"), report.pace(period)}};
    const auto attainment = figure.attainment();
    object.insert(QStringLiteral("attainment"), attainment ? QJsonValue(*attainment) : QJsonValue());
    if (const auto closed = report.frozen.find({row.subject, period}); closed != report.frozen.end())
        object.insert(QStringLiteral("closed"),
                      QJsonObject{{QStringLiteral("target"), numberOf(closed->second.target)},
                                  {QStringLiteral("actual"), hundredthsText(closed->second.actual)},
                                  {QStringLiteral("drift"), numberOf(report.drift(row, period))}});
    return object;
}

QJsonObject targetsDocument(const TargetReport &report, const std::vector<TargetPeriod> &periods,
                            const TargetPeriod &ranked)
{
    QJsonArray rows;
    for (const TargetRow &row : report.rows) {
        QJsonArray figures;
        for (const TargetPeriod &period : periods)
            figures.append(figureDocument(report, row, period));
        rows.append(QJsonObject{
            {QStringLiteral("kind"), kindWord(row.subject.kind)},
            {QStringLiteral("id"), row.subject.id.isNull() ? QJsonValue() : QJsonValue(row.subject.id.toString())},
            {QStringLiteral("name"), row.name},
            {QStringLiteral("level"), row.level},
            {QStringLiteral("figures"), figures}});
    }
    QJsonArray board;
    for (const LeaderboardPlace &place : leaderboard(report.rows, ranked)) {
        const auto attainment = place.figure.attainment();
        board.append(QJsonObject{{QStringLiteral("rank"), place.rank},
                                 {QStringLiteral("person"), place.person.toString()},
                                 {QStringLiteral("name"), place.name},
                                 {QStringLiteral("actual"), hundredthsText(place.figure.actual)},
                                 {QStringLiteral("target"), numberOf(place.figure.target())},
                                 {QStringLiteral("attainment"), attainment ? QJsonValue(*attainment) : QJsonValue()}});
    }
    return {{QStringLiteral("metric"), report.metricName},
            {QStringLiteral("unit"), report.isMoney ? report.currency.toString() : QStringLiteral("count")},
            {QStringLiteral("year"), report.year},
            {QStringLiteral("pace_days"),
             report.paceDays == PaceDays::Weekdays ? QStringLiteral("weekdays") : QStringLiteral("all")},
            {QStringLiteral("unconverted"), qint64(report.unconverted)},
            {QStringLiteral("rows"), rows},
            {QStringLiteral("leaderboard_period"), targetPeriodText(ranked)},
            {QStringLiteral("leaderboard"), board}};
}

QString targetsText(const TargetReport &report, const TargetPeriod &period)
{
    TextTable table;
    table.addColumn(report.metricName);
    for (const QString &heading : {translate("cli", "Target"), translate("cli", "Reached"), translate("cli", "Share"),
                                   translate("cli", "Does not add up by"), translate("cli", "Since closing")})
        table.addColumn(heading, true);
    for (const TargetRow &row : report.rows) {
        const TargetFigure &figure = row.figures.at(period);
        const auto attainment = figure.attainment();
        const QString name =
            row.subject.kind == TargetSubject::Kind::Company ? translate("cli", "All together") : row.name;
        const auto difference =
            figure.differenceOverMembers() ? figure.differenceOverMembers() : figure.differenceOverTime();
        table.addRow({QString(2 * row.level, u' ') + name, shown(figure.target()), shown(figure.actual),
                      attainment ? formats::percent(*attainment) : QStringLiteral("–"), shown(difference),
                      shown(report.drift(row, period))});
    }
    const QString pace = report.paceDays == PaceDays::Weekdays
                             ? translate("cli", "%1 of the weekdays are over (public holidays count as weekdays).")
                             : translate("cli", "%1 of the days are over.");
    return targetPeriodText(period) + QStringLiteral("\n\n") + table.toString() +
           pace.arg(formats::percent(report.pace(period))) + u'\n';
}

Attempt<RecordId> metricAsked(const Run &run)
{
    const QString named = run.arguments().value("metric");
    if (named.isEmpty())
        return RecordId();
    if (const auto id = RecordId::fromString(named))
        return *id;
    MILLRACE_ASSIGN(const auto ids, run.workspace().idsTitled(run.session(), metric::entityKey(), named));
    if (ids.size() == 1)
        return ids.front();
    if (ids.empty())
        return fail(Error{ErrorCode::NotFound, {metric::entityKey(), named}, {}});
    return misuse(translate("cli", "Several metrics are called “%1”: name one by its id.").arg(named));
}

Attempt<Answer> performTargets(Run &run)
{
    const Arguments &arguments = run.arguments();
    std::optional<TargetPeriod> asked;
    if (arguments.has("period")) {
        asked = targetPeriodFromText(arguments.value("period"));
        if (!asked)
            return misuse(
                translate("cli", "“%1” is no period, like 2025-03, 2025Q1 or 2025.").arg(arguments.value("period")));
    }
    const QString days = arguments.value("pace", "weekdays");
    if (days != QLatin1String("weekdays") && days != QLatin1String("all"))
        return misuse(translate("cli", "--pace is weekdays or all, not “%1”.").arg(days));
    if (arguments.has("close") && !asked)
        return misuse(translate("cli", "--close needs the --period that is to be closed."));
    MILLRACE_TRY(run.open(arguments.has("close") ? Workspace::Access::Write : Workspace::Access::Read));
    TargetQuery query;
    query.pace = days == QLatin1String("all") ? PaceDays::All : PaceDays::Weekdays;
    if (asked)
        query.year = asked->first.year();
    MILLRACE_ASSIGN(query.metric, metricAsked(run));
    MILLRACE_ASSIGN(TargetReport report, targetReport(run.workspace(), run.session(), query));
    const TargetPeriod period = asked.value_or(TargetPeriod::of(TargetPeriod::Span::Month, report.today));
    RecordId closed;
    if (arguments.has("close")) {
        MILLRACE_ASSIGN(closed, closePeriod(run.workspace(), run.session(), report, period));
        MILLRACE_ASSIGN(report, targetReport(run.workspace(), run.session(), query));
    }
    std::vector<TargetPeriod> periods{period};
    if (!asked) {
        periods.clear();
        for (const auto &[one, figure] : report.rows.front().figures)
            periods.push_back(one);
    }
    QJsonObject document = targetsDocument(report, periods, period);
    if (!closed.isNull())
        document.insert(QStringLiteral("commit"), closed.toString());
    return Answer::of(document, targetsText(report, period));
}

} // namespace

Command targetsCommand()
{
    return {
        "targets",
        "WORKSPACE [--metric M] [--period 2025-03|2025Q1|2025] [--pace weekdays|all] [--close]",
        QT_TRANSLATE_NOOP("cli", "What was to be reached and what was, by person and department"),
        "millrace-cli targets sales.millrace --period 2025Q1",
        {{"metric", "M", QT_TRANSLATE_NOOP("cli", "Name or id; the first by name by default")},
         {"period", "PERIOD", QT_TRANSLATE_NOOP("cli", "A month, a quarter or a year; by default all of this year")},
         {"pace", "weekdays|all", QT_TRANSLATE_NOOP("cli", "Which days count for what should be reached by now")},
         {"close", "",
          QT_TRANSLATE_NOOP("cli", "Freezes the figures of the period; later edits show as a difference")}},
        1,
        1,
        performTargets};
}

} // namespace millrace::cli
