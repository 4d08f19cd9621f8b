// SPDX-License-Identifier: GPL-3.0-or-later
// rfm: customers by how lately, how often and for how much they bought.
#include "app/cli/commands/commands.h"
#include "app/cli/run.h"
#include "app/cli/text_table.h"
#include "core/reports/rfm_report.h"
#include "ui/text/formats.h"
#include "ui/text/rfm_words.h"

#include <QJsonArray>

namespace millrace::cli {

namespace {

QJsonObject amountOf(const Run &run, std::int64_t minor)
{
    const Money money{minor, run.workspace().baseCurrency()};
    return {{QStringLiteral("amount"), money.amountText()}, {QStringLiteral("currency"), money.currency.toString()}};
}

QJsonObject lineOf(const Run &run, const RfmLine &line)
{
    return {{QStringLiteral("customer"), line.customer.toString()},
            {QStringLiteral("name"), line.title},
            {QStringLiteral("segment"), line.segment},
            {QStringLiteral("last"), line.last.toString(Qt::ISODate)},
            {QStringLiteral("days"), line.days},
            {QStringLiteral("count"), line.count},
            {QStringLiteral("value"), amountOf(run, line.value)},
            {QStringLiteral("unconverted"), line.unconverted},
            {QStringLiteral("recency"), line.recency},
            {QStringLiteral("frequency"), line.frequency},
            {QStringLiteral("monetary"), line.monetary}};
}

Attempt<Answer> performRfm(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    std::optional<Instant> asOf, knownAt;
    MILLRACE_TRY(run.readMoments(asOf, knownAt));
    MILLRACE_ASSIGN(const RfmReport report, rfmReport(run.workspace(), run.session(), asOf));
    QJsonArray rows, segments;
    TextTable table;
    table.addColumn(translate("cli", "Class"));
    table.addColumn(translate("cli", "Customers"), true);
    table.addColumn(translate("cli", "Value"), true);
    table.addColumn(translate("cli", "Because they"));
    for (const RfmSegment &segment : rfmSegments()) {
        int customers = 0;
        std::int64_t value = 0;
        for (const RfmLine &line : report.lines)
            if (line.segment == segment.key) {
                ++customers;
                value += line.value;
            }
        segments.append(QJsonObject{{QStringLiteral("segment"), segment.key},
                                    {QStringLiteral("customers"), customers},
                                    {QStringLiteral("value"), amountOf(run, value)}});
        table.addRow({rfmSegmentLabel(segment.key), QString::number(customers),
                      formats::money({value, run.workspace().baseCurrency()}), rfmSegmentRule(segment.key)});
    }
    QString text = table.toString();
    for (const RfmLine &line : report.lines) {
        rows.append(lineOf(run, line));
        if (rows.size() <= 50)
            text += QStringLiteral("%1 · %2: %3\n")
                        .arg(rfmSegmentLabel(line.segment), line.title, rfmReason(line, run.format()));
    }
    return Answer::of({{QStringLiteral("day"), report.day.toString(Qt::ISODate)},
                       {QStringLiteral("segments"), segments},
                       {QStringLiteral("rows"), rows}},
                      text);
}

} // namespace

Command rfmCommand()
{
    return {"rfm",
            "WORKSPACE [--as-of T]",
            QT_TRANSLATE_NOOP("cli", "Customers in classes by how lately, how often and for how much they bought"),
            "millrace-cli rfm sales.millrace --as-of 2025-12-31",
            {{"as-of", "TIME", QT_TRANSLATE_NOOP("cli", "As things stood then, by what is known now")}},
            1,
            1,
            performRfm};
}

} // namespace millrace::cli
