// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/funnel/funnel_numbers.h"

#include "ui/text/formats.h"

#include <QCoreApplication>

namespace millrace {

namespace {

QString funnelText(const char *source)
{
    return QCoreApplication::translate("millrace::FunnelPage", source);
}

QString plainShare(const std::optional<double> &share)
{
    return share ? QString::number(*share, 'g', 6) : QString();
}

QString oneCell(QString text)
{
    return text.replace(u'\t', u' ').replace(u'\n', u' ');
}

} // namespace

const std::vector<FunnelColumn> &funnelColumns()
{
    static const std::vector<FunnelColumn> columns{
        {QT_TRANSLATE_NOOP("millrace::FunnelPage", "Entered"), &FunnelStage::entered, FunnelPart::Entered},
        {QT_TRANSLATE_NOOP("millrace::FunnelPage", "Advanced"), &FunnelStage::advanced, FunnelPart::Advanced},
        {QT_TRANSLATE_NOOP("millrace::FunnelPage", "Skipped"), &FunnelStage::skipped, FunnelPart::Skipped},
        {QT_TRANSLATE_NOOP("millrace::FunnelPage", "Back"), &FunnelStage::back, FunnelPart::Back},
        {QT_TRANSLATE_NOOP("millrace::FunnelPage", "Lost"), &FunnelStage::lost, FunnelPart::Lost},
        {QT_TRANSLATE_NOOP("millrace::FunnelPage", "Moved away"), &FunnelStage::moved, FunnelPart::Moved},
        {QT_TRANSLATE_NOOP("millrace::FunnelPage", "Open"), &FunnelStage::open, FunnelPart::Open},
        {QT_TRANSLATE_NOOP("millrace::FunnelPage", "Undated"), &FunnelStage::undated, FunnelPart::Undated},
        {QT_TRANSLATE_NOOP("millrace::FunnelPage", "Without amount"), &FunnelStage::withoutAmount,
         FunnelPart::WithoutAmount},
        {QT_TRANSLATE_NOOP("millrace::FunnelPage", "Without rate"), &FunnelStage::unconverted, FunnelPart::Unconverted},
    };
    return columns;
}

FunnelTexts funnelTexts(const Funnel &funnel, CurrencyCode currency, FunnelTextsFor readers)
{
    const bool people = readers == FunnelTextsFor::People;
    const QString none = people ? QStringLiteral("—") : QString();
    const auto days = [&](const std::optional<double> &number) {
        return number ? (people ? formats::amountOfDays(*number) : QString::number(*number, 'g', 6)) : none;
    };
    FunnelTexts texts;
    texts.titles << funnelText(QT_TRANSLATE_NOOP("millrace::FunnelPage", "Stage"));
    for (const FunnelColumn &column : funnelColumns())
        texts.titles << funnelText(column.title);
    texts.titles << funnelText(QT_TRANSLATE_NOOP("millrace::FunnelPage", "Open value (%1)")).arg(currency.toString())
                 << funnelText(QT_TRANSLATE_NOOP("millrace::FunnelPage", "Conversion"));
    if (people)
        texts.titles << funnelText(QT_TRANSLATE_NOOP("millrace::FunnelPage", "95% interval"));
    else
        texts.titles << funnelText(QT_TRANSLATE_NOOP("millrace::FunnelPage", "95% interval, from"))
                     << funnelText(QT_TRANSLATE_NOOP("millrace::FunnelPage", "95% interval, to"));
    texts.titles << funnelText(QT_TRANSLATE_NOOP("millrace::FunnelPage", "Median days"))
                 << funnelText(QT_TRANSLATE_NOOP("millrace::FunnelPage", "90% within days"));
    for (const FunnelStage &stage : funnel.stages) {
        QStringList cells{stage.name};
        for (const FunnelColumn &column : funnelColumns())
            cells << (people ? formats::integer(stage.*column.count) : QString::number(stage.*column.count));
        if (people)
            cells << formats::moneyNumber({stage.value, currency})
                  << (stage.conversion ? formats::percent(*stage.conversion) : none)
                  << (stage.low && stage.high
                          ? formats::percent(*stage.low) + QStringLiteral(" – ") + formats::percent(*stage.high)
                          : none);
        else
            cells << Money{stage.value, currency}.amountText() << plainShare(stage.conversion) << plainShare(stage.low)
                  << plainShare(stage.high);
        cells << days(stage.medianDays) << days(stage.p90Days);
        texts.lines.push_back(std::move(cells));
    }
    return texts;
}

FunnelTexts funnelSheet(const FunnelReport &report, const std::function<QString(const QString &)> &groupName)
{
    FunnelTexts sheet;
    const bool grouped = !report.groups.empty();
    const auto append = [&](const QString &group, const Funnel &funnel) {
        FunnelTexts part = funnelTexts(funnel, report.currency, FunnelTextsFor::Programs);
        // Won and lost end the funnel: they have a number, and won has a value.
        const auto end = [&](const QString &name, std::int64_t count, const QString &value) {
            QStringList cells{name, QString::number(count)};
            while (cells.size() < part.titles.size())
                cells << QString();
            cells[1 + qsizetype(funnelColumns().size())] = value;
            part.lines.push_back(std::move(cells));
        };
        end(funnelText(QT_TRANSLATE_NOOP("millrace::FunnelPage", "Won")), funnel.won,
            Money{funnel.wonValue, report.currency}.amountText());
        end(funnelText(QT_TRANSLATE_NOOP("millrace::FunnelPage", "Lost")), funnel.lost, {});
        if (sheet.titles.isEmpty()) {
            sheet.titles = part.titles;
            if (grouped)
                sheet.titles.prepend(funnelText(QT_TRANSLATE_NOOP("millrace::FunnelPage", "Group")));
        }
        for (QStringList &line : part.lines) {
            if (grouped)
                line.prepend(group);
            sheet.lines.push_back(std::move(line));
        }
    };
    for (const auto &[key, funnel] : report.groups)
        append(groupName(key), funnel);
    append(funnelText(QT_TRANSLATE_NOOP("millrace::FunnelPage", "All together")), report.total);
    return sheet;
}

QString tabbed(const FunnelTexts &texts)
{
    QStringList lines;
    const auto add = [&lines](const QStringList &cells) {
        QStringList whole;
        for (const QString &cell : cells)
            whole << oneCell(cell);
        lines << whole.join(u'\t');
    };
    add(texts.titles);
    for (const QStringList &line : texts.lines)
        add(line);
    return lines.join(u'\n') + u'\n';
}

} // namespace millrace
