// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/text_table.h"
#include "core/reports/forecast_report.h"
#include "core/sales/targets.h"
#include "ui/text/formats.h"

#include <QJsonArray>

namespace millrace::cli {

namespace {

QJsonObject moneyOf(std::int64_t minor, CurrencyCode currency)
{
    return {{QStringLiteral("amount"), Money{minor, currency}.amountText()},
            {QStringLiteral("currency"), currency.toString()}};
}

QJsonObject bandOf(const ForecastBand &band, CurrencyCode currency)
{
    return {{QStringLiteral("p10"), moneyOf(band.low, currency)},
            {QStringLiteral("p50"), moneyOf(band.middle, currency)},
            {QStringLiteral("p90"), moneyOf(band.high, currency)}};
}

QJsonObject sumsOf(const ForecastSums &sums, CurrencyCode currency)
{
    QJsonObject object{{QStringLiteral("closed"), moneyOf(sums.closed, currency)},
                       {QStringLiteral("open_deals"), qint64(sums.deals)}};
    for (size_t i = 0; i < forecastLines; ++i)
        object.insert(forecastCategoryKey(ForecastCategory(i)), moneyOf(sums.line(ForecastCategory(i)), currency));
    return object;
}

template <class Amounts> QJsonObject linesOf(const Amounts &amounts, CurrencyCode currency)
{
    QJsonObject object;
    for (size_t i = 0; i < forecastLines; ++i)
        object.insert(forecastCategoryKey(ForecastCategory(i)), moneyOf(amounts[i], currency));
    return object;
}

QJsonObject lineDocument(const ForecastReportLine &line, CurrencyCode currency)
{
    QJsonArray overrides;
    for (const auto &said : line.overrides)
        if (said)
            overrides.append(QJsonObject{{QStringLiteral("category"), forecastCategoryKey(said->category)},
                                         {QStringLiteral("amount"), moneyOf(said->amount, currency)},
                                         {QStringLiteral("reason"), said->reason},
                                         {QStringLiteral("by"), said->by.toString()}});
    return {{QStringLiteral("person"), line.person.isNull() ? QJsonValue() : QJsonValue(line.person.toString())},
            {QStringLiteral("name"), line.name},
            {QStringLiteral("manager"), line.manager.isNull() ? QJsonValue() : QJsonValue(line.manager.toString())},
            {QStringLiteral("level"), line.level},
            {QStringLiteral("own"), sumsOf(line.own, currency)},
            {QStringLiteral("team"), sumsOf(line.team, currency)},
            {QStringLiteral("called"), linesOf(line.called, currency)},
            {QStringLiteral("overrides"), overrides},
            {QStringLiteral("own_band"), bandOf(line.ownBand, currency)},
            {QStringLiteral("band"), bandOf(line.teamBand, currency)}};
}

QJsonObject forecastDocument(const ForecastReport &report)
{
    FieldDef moment;
    moment.type = FieldType::DateTime;
    QJsonArray lines;
    for (const ForecastReportLine &line : report.lines)
        lines.append(lineDocument(line, report.currency));
    QJsonArray uncategorised;
    for (const UncategorisedStage &stage : report.uncategorised)
        uncategorised.append(stage.name);
    return {{QStringLiteral("quarter"), targetPeriodText({report.quarter, TargetPeriod::Span::Quarter})},
            {QStringLiteral("as_of"), valueToJson(moment, report.asOf)},
            {QStringLiteral("total"), sumsOf(report.total, report.currency)},
            {QStringLiteral("called"), linesOf(report.called, report.currency)},
            {QStringLiteral("band"), bandOf(report.band, report.currency)},
            {QStringLiteral("closed_deals"), qint64(report.closedDeals)},
            {QStringLiteral("open_deals"), qint64(report.openDeals)},
            {QStringLiteral("few_deals"), report.isFewDeals()},
            {QStringLiteral("uncategorised_stages"), uncategorised},
            {QStringLiteral("uncategorised_deals"), qint64(report.uncategorisedDeals)},
            {QStringLiteral("without_amount"), qint64(report.withoutAmount)},
            {QStringLiteral("without_date"), qint64(report.withoutDate)},
            {QStringLiteral("people"), lines}};
}

QString forecastText(const ForecastReport &report)
{
    const auto money = [&](std::int64_t minor) { return formats::money({minor, report.currency}); };
    TextTable table;
    table.addColumn(translate("cli", "Person with reports"));
    for (const QString &heading :
         {translate("cli", "Won so far"), translate("cli", "Commit"), translate("cli", "Best case"),
          translate("cli", "Pipeline"), translate("cli", "Called"), translate("cli", "10 %"), translate("cli", "50 %"),
          translate("cli", "90 %")})
        table.addColumn(heading, true);
    const auto row = [&](const QString &name, const ForecastSums &sums, std::int64_t called, const ForecastBand &band) {
        table.addRow({name, money(sums.closed), money(sums.line(ForecastCategory::Commit)),
                      money(sums.line(ForecastCategory::BestCase)), money(sums.line(ForecastCategory::Pipeline)),
                      money(called), money(band.low), money(band.middle), money(band.high)});
    };
    for (const ForecastReportLine &line : report.lines)
        row(QString(2 * line.level, u' ') + (line.person.isNull() ? translate("cli", "(nobody)") : line.name),
            line.team, line.called[0], line.teamBand);
    row(translate("cli", "All together"), report.total, report.called[0], report.band);
    QString text =
        targetPeriodText({report.quarter, TargetPeriod::Span::Quarter}) + QStringLiteral("\n\n") + table.toString();
    text += translate("cli", "The range holds in 8 of 10 quarters; it rests on %1 closed opportunities.")
                .arg(formats::integer(report.closedDeals)) +
            u'\n';
    if (report.isFewDeals())
        text += translate("cli", "That is little, so the range is wide.") + u'\n';
    for (const UncategorisedStage &stage : report.uncategorised)
        text +=
            translate("cli", "%1 stands in no forecast category: its opportunities are in no line.").arg(stage.name) +
            u'\n';
    if (report.withoutDate > 0)
        text += translate("cli", "%1 open ones have no expected close: they are in no line.")
                    .arg(formats::integer(report.withoutDate)) +
                u'\n';
    if (report.withoutAmount > 0)
        text += translate("cli", "%1 open ones of the quarter have no amount or no exchange rate.")
                    .arg(formats::integer(report.withoutAmount)) +
                u'\n';
    return text;
}

QString horizonWord(ForecastHorizon horizon)
{
    switch (horizon) {
    case ForecastHorizon::UpTo30:
        return QStringLiteral("30");
    case ForecastHorizon::UpTo60:
        return QStringLiteral("60");
    case ForecastHorizon::UpTo92:
        return QStringLiteral("92");
    case ForecastHorizon::Longer:
        return QStringLiteral("longer");
    }
    return {};
}

Answer accuracyAnswer(const ForecastAccuracy &accuracy)
{
    const auto share = [](const std::optional<double> &value) { return value ? QJsonValue(*value) : QJsonValue(); };
    const auto shown = [](const std::optional<double> &value) {
        return value ? formats::percent(*value) : QStringLiteral("–");
    };
    QJsonArray scores;
    TextTable table;
    table.addColumn(translate("cli", "Person with reports"));
    for (const QString &heading :
         {translate("cli", "Days before the end"), translate("cli", "Forecasts"), translate("cli", "Within range"),
          translate("cli", "Error"), translate("cli", "Too high by"), translate("cli", "Called too high by")})
        table.addColumn(heading, true);
    for (const ForecastScore &score : accuracy.scores) {
        const QString name =
            score.person.isNull() ? translate("cli", "All together") : accuracy.names.value(score.person);
        scores.append(QJsonObject{
            {QStringLiteral("person"), score.person.isNull() ? QJsonValue() : QJsonValue(score.person.toString())},
            {QStringLiteral("name"), name},
            {QStringLiteral("days_before"), horizonWord(score.horizon)},
            {QStringLiteral("forecasts"), score.forecasts},
            {QStringLiteral("inside"), score.inside},
            {QStringLiteral("error"), share(score.error)},
            {QStringLiteral("bias"), share(score.bias)},
            {QStringLiteral("called_error"), share(score.calledError)},
            {QStringLiteral("called_bias"), share(score.calledBias)}});
        table.addRow({name,
                      score.horizon == ForecastHorizon::Longer ? QStringLiteral("> 92")
                                                               : QStringLiteral("≤ ") + horizonWord(score.horizon),
                      QString::number(score.forecasts), QString::number(score.inside), shown(score.error),
                      shown(score.bias), shown(score.calledBias)});
    }
    return Answer::of({{QStringLiteral("scores"), scores}}, table.toString());
}

Attempt<Answer> performForecast(Run &run)
{
    const Arguments &arguments = run.arguments();
    const bool keeps = arguments.has("keep");
    ForecastQuery query;
    if (arguments.has("quarter")) {
        const auto period = targetPeriodFromText(arguments.value("quarter"));
        if (!period || period->span != TargetPeriod::Span::Quarter)
            return misuse(translate("cli", "“%1” is no quarter, like 2025Q1.").arg(arguments.value("quarter")));
        query.quarter = period->first;
    }
    if (keeps && arguments.has("as-of"))
        return misuse(translate("cli", "Only the forecast of today is kept."));
    MILLRACE_TRY(run.open(keeps ? Workspace::Access::Write : Workspace::Access::Read));
    if (arguments.has("accuracy")) {
        MILLRACE_ASSIGN(const ForecastAccuracy accuracy, forecastAccuracy(run.workspace(), run.session()));
        return accuracyAnswer(accuracy);
    }
    if (arguments.has("as-of")) {
        MILLRACE_ASSIGN(query.asOf, run.moment(arguments.value("as-of"), Run::DayEdge::End));
    }
    MILLRACE_ASSIGN(const ForecastReport report, forecastReport(run.workspace(), run.session(), query,
                                                                run.progress(translate("cli", "Forecasting"))));
    QJsonObject document = forecastDocument(report);
    QString text = forecastText(report);
    if (keeps) {
        MILLRACE_ASSIGN(const RecordId operation, keepForecast(run.workspace(), run.session(), report));
        document.insert(QStringLiteral("commit"), operation.toString());
        text += translate("cli", "The forecast is kept.") + u'\n';
    }
    return Answer::of(document, text);
}

} // namespace

Command forecastCommand()
{
    return {"forecast",
            "WORKSPACE [--quarter 2025Q1] [--as-of T] [--keep] | --accuracy",
            QT_TRANSLATE_NOOP("cli", "What a quarter will bring, by person and manager, with a range"),
            "millrace-cli forecast sales.millrace --quarter 2025Q1",
            {{"quarter", "QUARTER", QT_TRANSLATE_NOOP("cli", "The running one by default")},
             {"as-of", "TIME", QT_TRANSLATE_NOOP("cli", "As things stood then, by what is known now")},
             {"keep", "", QT_TRANSLATE_NOOP("cli", "Keeps it as records, to be held against what comes")},
             {"accuracy", "", QT_TRANSLATE_NOOP("cli", "How good the kept forecasts were")}},
            1,
            1,
            performForecast};
}

} // namespace millrace::cli
