// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/funnel_asked.h"
#include "app/cli/funnel_shown.h"
#include "app/cli/records_shown.h"
#include "app/cli/text_table.h"
#include "ui/text/formats.h"
#include "ui/text/waterfall_text.h"

#include <QFileInfo>
#include <QJsonArray>

namespace millrace::cli {

namespace {

QJsonObject sumDocument(const WaterfallSum &sum, CurrencyCode currency)
{
    return {{QStringLiteral("count"), qint64(sum.count)},
            {QStringLiteral("value"), QJsonObject{{QStringLiteral("amount"), Money{sum.value, currency}.amountText()},
                                                  {QStringLiteral("currency"), currency.toString()}}}};
}

QJsonObject waterfallDocument(const Waterfall &waterfall, CurrencyCode currency)
{
    QJsonObject parts;
    for (size_t i = 0; i < waterfallParts; ++i)
        parts.insert(waterfallKey(WaterfallPart(i)), sumDocument(waterfall.parts[i], currency));
    return {{QStringLiteral("begin"), sumDocument(waterfall.begin, currency)},
            {QStringLiteral("parts"), parts},
            {QStringLiteral("end"), sumDocument(waterfall.end, currency)},
            {QStringLiteral("without_amount"), qint64(waterfall.withoutAmount)}};
}

QString waterfallTable(const Waterfall &waterfall, CurrencyCode currency)
{
    TextTable table;
    table.addColumn(translate("cli", "Change"));
    table.addColumn(translate("cli", "Opportunities"), true);
    table.addColumn(translate("cli", "Amount"), true);
    const auto row = [&](const QString &word, const WaterfallSum &sum) {
        table.addRow({word, formats::integer(sum.count), formats::money({sum.value, currency})});
    };
    row(translate("cli", "Open at the beginning"), waterfall.begin);
    for (size_t i = 0; i < waterfallParts; ++i)
        if (const WaterfallSum &sum = waterfall.parts[i]; sum.count != 0 || sum.value != 0)
            row(waterfallPartWord(WaterfallPart(i)), sum);
    row(translate("cli", "Open at the end"), waterfall.end);
    QString text = table.toString();
    if (waterfall.withoutAmount > 0)
        text += translate("cli", "%1 open ones at the end have no amount or no exchange rate.")
                    .arg(formats::integer(waterfall.withoutAmount)) +
                u'\n';
    return text;
}

Attempt<WaterfallQuery> waterfallAsked(Run &run, const QString &until)
{
    const Arguments &arguments = run.arguments();
    WaterfallQuery query;
    if (!arguments.has("from"))
        return misuse(translate("cli", "--from is needed: the moment that the waterfall begins at."));
    MILLRACE_ASSIGN(query.from, run.moment(arguments.value("from"), Run::DayEdge::Start));
    if (!until.isEmpty()) {
        MILLRACE_ASSIGN(query.to, run.moment(until, Run::DayEdge::End));
    }
    if (query.to.value_or(run.clock().now()) < query.from)
        return misuse(translate("cli", "The waterfall ends before it begins."));
    const auto day = [&](const char *option) -> Attempt<QDate> {
        if (!arguments.has(option))
            return QDate();
        MILLRACE_ASSIGN(const Instant moment, run.moment(arguments.value(option), Run::DayEdge::Start));
        return moment.toDateTime(run.session().zone).date();
    };
    MILLRACE_ASSIGN(query.closeFrom, day("close-from"));
    MILLRACE_ASSIGN(query.closeTo, day("close-to"));
    query.recorded = arguments.has("recorded");
    if (arguments.has("by"))
        query.by = FieldPath::of(arguments.value("by"));
    MILLRACE_ASSIGN(query.filter, filterOption(run));
    MILLRACE_ASSIGN(query.pipeline, pipelineAsked(run));
    return query;
}

Attempt<Answer> performWaterfall(Run &run)
{
    MILLRACE_ASSIGN(const PeriodEnds ends,
                    periodEndsAsked(run, {QStringLiteral("csv"), QStringLiteral("xlsx"), QStringLiteral("json")}));
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const WaterfallQuery query, waterfallAsked(run, ends.day));
    MILLRACE_ASSIGN(const WaterfallReport report, waterfallReport(run.workspace(), run.session(), query));
    const bool grouped = run.arguments().has("by");
    FieldDef moment;
    moment.type = FieldType::DateTime;
    QJsonObject document = waterfallDocument(report.total, report.currency);
    if (grouped) {
        QJsonArray groups;
        for (const auto &[group, waterfall] : report.groups) {
            QJsonObject one = waterfallDocument(waterfall, report.currency);
            one.insert(QStringLiteral("value"), group);
            groups.append(one);
        }
        document = {{QStringLiteral("groups"), groups},
                    {QStringLiteral("total"), document},
                    {QStringLiteral("by"), query.by.toString()}};
    }
    document.insert(QStringLiteral("pipeline"), report.pipelineName);
    document.insert(QStringLiteral("from"), valueToJson(moment, report.from));
    document.insert(QStringLiteral("to"), valueToJson(moment, report.to));
    if (!ends.file.isEmpty()) {
        MILLRACE_TRY(writeTableFile(tableFileOf(report, grouped, run.format()), ends.file, *exportFormatOf(ends.file)));
        document.insert(QStringLiteral("file"), ends.file);
        return Answer::of(document, translate("cli", "The waterfall is in %1.").arg(ends.file) + u'\n');
    }
    const auto shown = [&](Instant at) { return formats::dateTime(at, run.session().zone, run.isChinese()); };
    QString text =
        translate("cli", "%1, from %2 to %3").arg(report.pipelineName, shown(report.from), shown(report.to)) +
        QStringLiteral("\n\n");
    if (grouped) {
        for (const auto &[group, waterfall] : report.groups)
            text += groupText(group) + u'\n' + waterfallTable(waterfall, report.currency) + u'\n';
        text += translate("cli", "All together") + u'\n';
    }
    return Answer::of(document, text + waterfallTable(report.total, report.currency));
}

} // namespace

Command waterfallCommand()
{
    return {
        "waterfall",
        "WORKSPACE --from D [--to D] [--pipeline P] [--by FIELD] [--close-from D --close-to D] [--recorded] "
        "[--filter EXPR] [--to OUT.{csv,xlsx,json}]",
        QT_TRANSLATE_NOOP("cli", "What became of the open pipeline between two moments; the parts sum to the change"),
        "millrace-cli waterfall sales.millrace --from 2025-01-01 --to 2025-03-31 --by owner",
        {{"from", "TIME", QT_TRANSLATE_NOOP("cli", "The first moment; of a day its beginning")},
         {"to", "TIME|FILE",
          QT_TRANSLATE_NOOP("cli", "The second moment (of a day its end; now by default); or a file to write: OUT.csv, "
                                   "OUT.xlsx, OUT.json"),
          true},
         {"pipeline", "P", QT_TRANSLATE_NOOP("cli", "Name or id; the first one that is used by default")},
         {"by", "FIELD",
          QT_TRANSLATE_NOOP("cli", "One waterfall for each value of this field; between them is moved in and out")},
         {"close-from", "DAY", QT_TRANSLATE_NOOP("cli", "Only what is expected to close on this day or later")},
         {"close-to", "DAY", QT_TRANSLATE_NOOP("cli", "Only what is expected to close on this day or earlier")},
         {"recorded", "", QT_TRANSLATE_NOOP("cli", "As the file said at the two moments, not as things stood")},
         {"filter", "EXPR", QT_TRANSLATE_NOOP("cli", "Only those opportunities")}},
        1,
        1,
        performWaterfall,
        R"({"pipeline","from","to","begin":{"count","value":{"amount","currency"}},"parts":{"new","moved_in",
   "slipped_in","repriced","reopened","won","lost","slipped_out","moved_out","other": each like begin, signed},
   "end": like begin,"without_amount"}; begin + all parts = end, in count and in value;
   with --by {"groups":[{"value":..,<same>}],"total":{<same>},"by",..}; with a file also "file")"};
}

} // namespace millrace::cli
