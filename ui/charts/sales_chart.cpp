// SPDX-License-Identifier: GPL-3.0-or-later
// Charts of what is no report of the builder: the funnel, the waterfall between two moments, targets.
#include "ui/charts/report_chart.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/waterfall_text.h"

#include <QCoreApplication>

#include <cmath>

namespace millrace {

namespace {

QString inFunnel(const char *source)
{
    return QCoreApplication::translate("funnel", source);
}

QString inWaterfall(const char *source)
{
    return QCoreApplication::translate("waterfall", source);
}

ChartNumbers amounts(CurrencyCode currency, const FormatContext &context)
{
    return {ChartNumbers::Kind::Money, currency, context.isChinese(), context.shortMoney};
}

double major(std::int64_t minor, CurrencyCode currency)
{
    return double(minor) / std::pow(10.0, currency.minorDigits());
}

QString stageDetail(const FunnelStage &stage, const FunnelStage *compared, const FunnelReport &report,
                    const FormatContext &context)
{
    QStringList detail;
    if (stage.conversion) {
        detail << inFunnel(QT_TRANSLATE_NOOP("funnel", "%1 go on")).arg(formats::percent(*stage.conversion));
        if (compared && compared->conversion)
            detail << inFunnel(QT_TRANSLATE_NOOP("funnel", "there %1")).arg(formats::percent(*compared->conversion));
    }
    if (stage.medianDays)
        detail << inFunnel(QT_TRANSLATE_NOOP("funnel", "median %1 days")).arg(formats::amountOfDays(*stage.medianDays));
    if (stage.open > 0)
        detail << inFunnel(QT_TRANSLATE_NOOP("funnel", "%1 open")).arg(formats::integer(stage.open));
    if (stage.open > 0 && stage.value > 0)
        detail << formatMoneyShort({stage.value, report.currency}, context);
    return detail.join(QStringLiteral(" · "));
}

ChartSeries funnelSeries(const Funnel &funnel, const QString &name)
{
    ChartSeries series{name};
    const auto add = [&](std::int64_t count, ChartPoint::Tone tone) {
        ChartPoint point;
        point.value = double(count);
        point.label = formats::integer(count);
        point.tone = tone;
        point.row = int(series.points.size());
        point.opens = count > 0;
        series.points.push_back(std::move(point));
    };
    for (const FunnelStage &stage : funnel.stages)
        add(stage.entered, ChartPoint::Tone::Normal);
    add(funnel.won, ChartPoint::Tone::Won);
    add(funnel.lost, ChartPoint::Tone::Lost);
    return series;
}

ChartPoint stepPoint(const WaterfallSum &sum, CurrencyCode currency, int row)
{
    ChartPoint point;
    point.value = major(sum.value, currency);
    point.row = row;
    point.opens = !sum.members.empty();
    return point;
}

} // namespace

ChartData funnelChart(const FunnelReport &report, const Funnel &funnel, const Funnel *compared,
                      const QString &comparedName, const FormatContext &context)
{
    ChartData data;
    data.kind = ChartData::Kind::Funnel;
    data.title = report.pipelineName;
    data.unit = inFunnel(QT_TRANSLATE_NOOP("funnel", "Opportunities"));
    data.along = inFunnel(QT_TRANSLATE_NOOP("funnel", "Stage"));
    data.numbers.chinese = context.isChinese();
    if (funnel.conversion)
        data.subtitle =
            inFunnel(QT_TRANSLATE_NOOP("funnel", "%1 won of all that ended")).arg(formats::percent(*funnel.conversion));
    ChartSeries own = funnelSeries(funnel, report.pipelineName);
    for (size_t i = 0; i < funnel.stages.size(); ++i) {
        const FunnelStage &stage = funnel.stages[i];
        const FunnelStage *there = compared && i < compared->stages.size() ? &compared->stages[i] : nullptr;
        data.categories << stage.name;
        own.points[i].detail = stageDetail(stage, there, report, context);
        if (stage.lost > 0)
            own.points[i].spill = inFunnel(QT_TRANSLATE_NOOP("funnel", "lost %1")).arg(formats::integer(stage.lost));
    }
    data.categories << inFunnel(QT_TRANSLATE_NOOP("funnel", "Won")) << inFunnel(QT_TRANSLATE_NOOP("funnel", "Lost"));
    ChartPoint &won = own.points[funnel.stages.size()];
    won.detail = formats::money({funnel.wonValue, report.currency});
    data.series.push_back(std::move(own));
    if (compared) {
        ChartSeries ghost = funnelSeries(*compared, comparedName);
        ghost.ghost = true;
        data.series.push_back(std::move(ghost));
    }
    return data;
}

ChartData waterfallChart(const WaterfallReport &report, const Waterfall &waterfall, const FormatContext &context)
{
    const bool chinese = context.isChinese();
    ChartData data;
    data.kind = ChartData::Kind::Waterfall;
    data.title = report.pipelineName;
    data.subtitle = formats::dateTime(report.from, context.zone, chinese) + QStringLiteral(" – ") +
                    formats::dateTime(report.to, context.zone, chinese);
    data.unit = inWaterfall(QT_TRANSLATE_NOOP("waterfall", "Open pipeline"));
    data.along = inWaterfall(QT_TRANSLATE_NOOP("waterfall", "Change"));
    data.numbers = amounts(report.currency, context);
    ChartSeries series{data.unit};
    const auto add = [&](const QString &name, const WaterfallSum &sum, int row, bool total) {
        data.categories << name;
        series.points.push_back(stepPoint(sum, report.currency, row));
        if (total)
            series.points.back().tone = ChartPoint::Tone::Total;
    };
    add(formats::date(report.from.toDateTime(context.zone).date(), chinese), waterfall.begin, -1, true);
    for (size_t i = 0; i < waterfallParts; ++i)
        if (const WaterfallSum &sum = waterfall.parts[i]; sum.value != 0 || !sum.members.empty())
            add(waterfallPartWord(WaterfallPart(i)), sum, int(i), false);
    add(formats::date(report.to.toDateTime(context.zone).date(), chinese), waterfall.end, -1, true);
    data.series.push_back(std::move(series));
    if (waterfall.withoutAmount > 0)
        data.note = inWaterfall(QT_TRANSLATE_NOOP("waterfall", "%1 without an amount or a rate, in no figure"))
                        .arg(formats::integer(waterfall.withoutAmount));
    return data;
}

ChartData targetChart(const TargetReport &report, const TargetPeriod &period, const FormatContext &context)
{
    constexpr double hundredth = 0.01;
    ChartData data;
    data.kind = ChartData::Kind::Target;
    data.title = report.metricName;
    data.subtitle = targetPeriodText(period);
    data.unit = report.metricName;
    data.along = QCoreApplication::translate("target", "Who");
    data.numbers = report.isMoney ? amounts(report.currency, context)
                                  : ChartNumbers{ChartNumbers::Kind::Plain, {}, context.isChinese(), true};
    ChartSeries series{report.metricName};
    for (size_t i = 0; i < report.rows.size(); ++i) {
        const TargetRow &row = report.rows[i];
        const auto figure = row.figures.find(period);
        const auto goal = figure == row.figures.end() ? std::nullopt : figure->second.target();
        if (!goal)
            continue;
        ChartPoint point;
        point.row = int(i);
        point.value = double(figure->second.actual) * hundredth;
        point.goal = double(*goal) * hundredth;
        point.pace = report.pace(period) * double(*goal) * hundredth;
        const QString reached = QCoreApplication::translate("target", "%1 of %2")
                                    .arg(data.numbers.beside(*point.value), data.numbers.beside(*point.goal));
        const auto attained = figure->second.attainment();
        point.detail = attained ? formats::percent(*attained) + QStringLiteral(" · ") + reached : reached;
        data.categories << (row.subject.kind == TargetSubject::Kind::Company
                                ? QCoreApplication::translate("target", "Whole company")
                                : row.name);
        series.points.push_back(std::move(point));
    }
    data.series.push_back(std::move(series));
    return data;
}

} // namespace millrace
