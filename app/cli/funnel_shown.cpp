// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/funnel_shown.h"

#include "app/cli/text_table.h"
#include "ui/text/formats.h"
#include "ui/text/funnel_text.h"

#include <QJsonArray>

#include <cmath>

namespace millrace::cli {

namespace {

QJsonValue shareValue(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonObject moneyDocument(std::int64_t minor, CurrencyCode currency)
{
    return {{QStringLiteral("amount"), Money{minor, currency}.amountText()},
            {QStringLiteral("currency"), currency.toString()}};
}

QJsonObject stageDocument(const FunnelStage &stage, CurrencyCode currency)
{
    return {{QStringLiteral("stage"), stage.name},
            {QStringLiteral("id"), stage.id.toString()},
            {QStringLiteral("entered"), qint64(stage.entered)},
            {QStringLiteral("advanced"), qint64(stage.advanced)},
            {QStringLiteral("skipped"), qint64(stage.skipped)},
            {QStringLiteral("back"), qint64(stage.back)},
            {QStringLiteral("lost"), qint64(stage.lost)},
            {QStringLiteral("moved"), qint64(stage.moved)},
            {QStringLiteral("open"), qint64(stage.open)},
            {QStringLiteral("undated"), qint64(stage.undated)},
            {QStringLiteral("value"), moneyDocument(stage.value, currency)},
            {QStringLiteral("entered_value"), moneyDocument(stage.enteredValue, currency)},
            {QStringLiteral("lost_value"), moneyDocument(stage.lostValue, currency)},
            {QStringLiteral("without_amount"), qint64(stage.withoutAmount)},
            {QStringLiteral("unconverted"), qint64(stage.unconverted)},
            {QStringLiteral("conversion"), shareValue(stage.conversion)},
            {QStringLiteral("low"), shareValue(stage.low)},
            {QStringLiteral("high"), shareValue(stage.high)},
            {QStringLiteral("median_days"), shareValue(stage.medianDays)},
            {QStringLiteral("p90_days"), shareValue(stage.p90Days)}};
}

QString daysShown(const std::optional<double> &days)
{
    return days ? formats::amountOfDays(*days) : QStringLiteral("–");
}

QString numberText(const std::optional<double> &number)
{
    return number ? QString::number(*number, 'g', 12) : QString();
}

bool belongsTo(int slice, const QString &group, const FunnelPiece &piece)
{
    return slice == piece.slice && group == piece.group;
}

BottleneckNames namesOf(std::size_t stage, const FunnelPiece &piece)
{
    return {piece.funnel.stages[stage].name, piece.group, piece.report.currency, piece.report.bottlenecks.tests,
            piece.chinese};
}

QString baseWord(BottleneckBase base)
{
    switch (base) {
    case BottleneckBase::OtherStages:
        return QStringLiteral("other_stages");
    case BottleneckBase::OtherGroups:
        return QStringLiteral("other_groups");
    case BottleneckBase::Earlier:
        return QStringLiteral("earlier");
    }
    return {};
}

QJsonArray bottlenecksDocument(const FunnelPiece &piece)
{
    QJsonArray found;
    for (const Bottleneck &one : piece.report.bottlenecks.found)
        if (belongsTo(one.slice, one.group, piece))
            found.append(QJsonObject{{QStringLiteral("stage"), piece.funnel.stages[one.stage].name},
                                     {QStringLiteral("against"), baseWord(one.base)},
                                     {QStringLiteral("visits"), qint64(one.visits)},
                                     {QStringLiteral("left"), qint64(one.left)},
                                     {QStringLiteral("conversion"), one.conversion},
                                     {QStringLiteral("elsewhere"), one.baseConversion},
                                     {QStringLiteral("held_up"), qint64(one.heldUp)},
                                     {QStringLiteral("delay_days"), one.delayDays},
                                     {QStringLiteral("value"), moneyDocument(one.value, piece.report.currency)},
                                     {QStringLiteral("less_often"), one.lessOften},
                                     {QStringLiteral("later"), one.later},
                                     {QStringLiteral("chance"), one.chance},
                                     {QStringLiteral("sentence"), describeBottleneck(one, namesOf(one.stage, piece))}});
    return found;
}

QJsonArray tooFewDocument(const FunnelPiece &piece)
{
    QJsonArray few;
    for (const TooFew &one : piece.report.bottlenecks.tooFew)
        if (belongsTo(one.slice, one.group, piece))
            few.append(QJsonObject{{QStringLiteral("stage"), piece.funnel.stages[one.stage].name},
                                   {QStringLiteral("left"), qint64(one.left)}});
    return few;
}

} // namespace

QJsonObject funnelDocument(const FunnelPiece &piece)
{
    const Funnel &funnel = piece.funnel;
    const CurrencyCode currency = piece.report.currency;
    QJsonArray stages;
    for (const FunnelStage &stage : funnel.stages)
        stages.append(stageDocument(stage, currency));
    return {{QStringLiteral("stages"), stages},
            {QStringLiteral("won"), qint64(funnel.won)},
            {QStringLiteral("lost"), qint64(funnel.lost)},
            {QStringLiteral("won_value"), moneyDocument(funnel.wonValue, currency)},
            {QStringLiteral("won_without_amount"), qint64(funnel.wonWithoutAmount)},
            {QStringLiteral("won_unconverted"), qint64(funnel.wonUnconverted)},
            {QStringLiteral("won_in_period"), qint64(funnel.wonInPeriod)},
            {QStringLiteral("lost_in_period"), qint64(funnel.lostInPeriod)},
            {QStringLiteral("reopened"), qint64(funnel.reopened)},
            {QStringLiteral("opportunities"), qint64(funnel.opportunities)},
            {QStringLiteral("still_open"), qint64(funnel.stillOpen)},
            {QStringLiteral("conversion"), shareValue(funnel.conversion)},
            {QStringLiteral("low"), shareValue(funnel.low)},
            {QStringLiteral("high"), shareValue(funnel.high)},
            {QStringLiteral("bottlenecks"), bottlenecksDocument(piece)},
            {QStringLiteral("too_few"), tooFewDocument(piece)},
            {QStringLiteral("comparisons"), piece.report.bottlenecks.tests}};
}

QString funnelText(const FunnelPiece &piece)
{
    const Funnel &funnel = piece.funnel;
    const CurrencyCode currency = piece.report.currency;
    TextTable table;
    table.addColumn(translate("cli", "Stage"));
    for (const QString &heading :
         {translate("cli", "Entered"), translate("cli", "Advanced"), translate("cli", "Skipped"),
          translate("cli", "Back"), translate("cli", "Lost"), translate("cli", "Moved"), translate("cli", "Open"),
          translate("cli", "Value"), translate("cli", "Conversion"), translate("cli", "Median days"),
          translate("cli", "90 % within")})
        table.addColumn(heading, true);
    for (const FunnelStage &stage : funnel.stages) {
        QStringList cells{stage.name};
        for (const std::int64_t number :
             {stage.entered, stage.advanced, stage.skipped, stage.back, stage.lost, stage.moved, stage.open})
            cells << formats::integer(number);
        cells << formats::money({stage.value, currency});
        cells << (stage.conversion ? QStringLiteral("%1 [%2, %3]")
                                         .arg(formats::percent(*stage.conversion), formats::percent(*stage.low),
                                              formats::percent(*stage.high))
                                   : QStringLiteral("–"));
        cells << daysShown(stage.medianDays) << daysShown(stage.p90Days);
        table.addRow(cells);
    }
    QString text = table.toString();
    text += translate("cli", "Won %1, %2 · lost %3 · reopened %4")
                .arg(formats::integer(funnel.won), formats::money({funnel.wonValue, currency}),
                     formats::integer(funnel.lost), formats::integer(funnel.reopened)) +
            u'\n';
    if (funnel.conversion)
        text +=
            translate("cli", "Of %1 that are decided %2 were won [%3, %4]")
                .arg(formats::integer(funnel.opportunities - funnel.stillOpen), formats::percent(*funnel.conversion),
                     formats::percent(*funnel.low), formats::percent(*funnel.high)) +
            u'\n';
    for (const FunnelStage &stage : funnel.stages) {
        if (stage.withoutAmount > 0)
            text += translate("cli", "%1: %2 open ones have no amount.")
                        .arg(stage.name, formats::integer(stage.withoutAmount)) +
                    u'\n';
        if (stage.unconverted > 0)
            text +=
                translate("cli", "%1: %2 open ones have an amount without an exchange rate; it is not in the value.")
                    .arg(stage.name, formats::integer(stage.unconverted)) +
                u'\n';
        if (stage.undated > 0)
            text += translate("cli", "%1: since when is not known of %2; they do not count for the days.")
                        .arg(stage.name, formats::integer(stage.undated)) +
                    u'\n';
    }
    if (funnel.wonUnconverted > 0)
        text += translate("cli", "%1 won ones have an amount without an exchange rate; it is not in the value.")
                    .arg(formats::integer(funnel.wonUnconverted)) +
                u'\n';
    for (const Bottleneck &one : piece.report.bottlenecks.found)
        if (belongsTo(one.slice, one.group, piece))
            text += translate("cli", "Bottleneck: %1").arg(describeBottleneck(one, namesOf(one.stage, piece))) + u'\n';
    for (const TooFew &one : piece.report.bottlenecks.tooFew)
        if (belongsTo(one.slice, one.group, piece))
            text += describeTooFew(one, namesOf(one.stage, piece)) + u'\n';
    return text;
}

QString groupText(const QString &group)
{
    return group.isEmpty() ? translate("cli", "(empty)") : group;
}

std::vector<QStringList> funnelLines(const FunnelReport &report)
{
    std::vector<QStringList> lines;
    const QString code = report.currency.toString();
    lines.push_back({QStringLiteral("group"), QStringLiteral("stage"), QStringLiteral("entered"),
                     QStringLiteral("advanced"), QStringLiteral("skipped"), QStringLiteral("back"),
                     QStringLiteral("lost"), QStringLiteral("moved"), QStringLiteral("open"), QStringLiteral("undated"),
                     QStringLiteral("value"), QStringLiteral("currency"), QStringLiteral("without_amount"),
                     QStringLiteral("unconverted"), QStringLiteral("conversion"), QStringLiteral("low"),
                     QStringLiteral("high"), QStringLiteral("median_days"), QStringLiteral("p90_days")});
    const auto add = [&](const QString &group, const Funnel &funnel) {
        for (const FunnelStage &stage : funnel.stages) {
            QStringList cells{group, stage.name};
            for (const std::int64_t number : {stage.entered, stage.advanced, stage.skipped, stage.back, stage.lost,
                                              stage.moved, stage.open, stage.undated})
                cells << QString::number(number);
            cells << Money{stage.value, report.currency}.amountText() << code << QString::number(stage.withoutAmount)
                  << QString::number(stage.unconverted) << numberText(stage.conversion) << numberText(stage.low)
                  << numberText(stage.high) << numberText(stage.medianDays) << numberText(stage.p90Days);
            lines.push_back(cells);
        }
        // Won and lost stand beside the stages: how many came there, and what the won ones are worth.
        const auto end = [&](const QString &name, std::int64_t count, const QString &value, std::int64_t without,
                             std::int64_t unconverted) {
            QStringList cells{group, name, QString::number(count)};
            for (int i = 0; i < 7; ++i)
                cells << QString();
            cells << value << (value.isEmpty() ? QString() : code) << QString::number(without)
                  << QString::number(unconverted);
            while (cells.size() < lines.front().size())
                cells << QString();
            lines.push_back(cells);
        };
        end(QStringLiteral("won"), funnel.won, Money{funnel.wonValue, report.currency}.amountText(),
            funnel.wonWithoutAmount, funnel.wonUnconverted);
        end(QStringLiteral("lost"), funnel.lost, {}, 0, 0);
    };
    for (const auto &[group, funnel] : report.groups)
        add(group, funnel);
    add({}, report.total);
    return lines;
}

} // namespace millrace::cli
