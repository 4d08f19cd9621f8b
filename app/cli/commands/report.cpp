// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/records_shown.h"
#include "app/cli/text_table.h"
#include "core/records/bound_filter_values.h"
#include "core/reports/report_against.h"
#include "ui/charts/report_chart.h"
#include "ui/print/report_out.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/text/report_file.h"

#include <QFileInfo>
#include <QJsonArray>

namespace millrace::cli {

namespace {

constexpr size_t rowsShown = 200;

QString nameOf(const ReportEntry &entry)
{
    return entry.key.isEmpty() ? entry.id.toString() : entry.key;
}

Attempt<Answer> listReports(Run &run)
{
    MILLRACE_ASSIGN(const ReportShelf shelf, readReports(run.workspace(), run.session()));
    QJsonArray reports;
    TextTable table;
    for (const char *heading : {QT_TRANSLATE_NOOP("cli", "Name"), QT_TRANSLATE_NOOP("cli", "Report"),
                                QT_TRANSLATE_NOOP("cli", "About"), QT_TRANSLATE_NOOP("cli", "Parameters")})
        table.addColumn(translate("cli", heading));
    for (const ReportEntry &entry : shelf.reports) {
        QStringList parameters;
        for (const ReportParameter &parameter : entry.definition.parameters)
            parameters << parameter.key;
        reports.append(QJsonObject{{QStringLiteral("name"), nameOf(entry)},
                                   {QStringLiteral("title"), reportTitle(entry)},
                                   {QStringLiteral("section"), reportSection(entry)},
                                   {QStringLiteral("entity"), entry.definition.entity},
                                   {QStringLiteral("parameters"), QJsonArray::fromStringList(parameters)},
                                   {QStringLiteral("ready"), entry.isReady()}});
        const EntityPtr entity = run.catalog()->entity(entry.definition.entity);
        table.addRow({nameOf(entry), reportTitle(entry),
                      entity ? entityPluralLabel(*entity, run.locale()) : entry.definition.entity,
                      parameters.join(QStringLiteral(", "))});
    }
    QString text = table.toString();
    if (shelf.unreadable > 0)
        text += translate("cli", "Reports that this program does not understand: %1.").arg(shelf.unreadable) + u'\n';
    return Answer::of({{QStringLiteral("reports"), reports}, {QStringLiteral("unreadable"), shelf.unreadable}}, text);
}

Attempt<ReportAsk> askOf(const Run &run, const ReportDefinition &definition)
{
    ReportAsk ask;
    QStringList known;
    for (const ReportParameter &parameter : definition.parameters)
        known << parameter.key;
    for (const QString &given : run.arguments().values("param")) {
        const qsizetype sign = given.indexOf(u'=');
        const QString key = given.left(sign);
        if (sign < 1)
            return misuse(translate("cli", "--param is key=value, not “%1”.").arg(given));
        if (!known.contains(key))
            return misuse(translate("cli", "This report has no parameter “%1”; it has: %2.")
                              .arg(key, known.isEmpty() ? QStringLiteral("–") : known.join(QStringLiteral(", "))));
        ask.parameters.insert(key, given.mid(sign + 1));
    }
    MILLRACE_ASSIGN(ask.filter, filterOption(run));
    MILLRACE_TRY(run.readMoments(ask.asOf, ask.knownAt));
    return ask;
}

Attempt<ReportAgainst> againstOf(const Run &run)
{
    using Kind = ReportAgainst::Kind;
    const QString said = run.arguments().value("compare");
    if (said.isEmpty())
        return ReportAgainst{};
    if (said == QLatin1String("nothing"))
        return ReportAgainst{Kind::Nothing, {}};
    if (said == QLatin1String("previous"))
        return ReportAgainst{Kind::PeriodBefore, {}};
    if (said == QLatin1String("year"))
        return ReportAgainst{Kind::YearBefore, {}};
    const bool state = said.startsWith(QLatin1String("state:"));
    const QDate day = QDate::fromString(state ? said.mid(6) : said, Qt::ISODate);
    if (!day.isValid())
        return misuse(
            translate("cli", "--compare is previous, year, nothing, a day or state:DAY, not “%1”.").arg(said));
    return ReportAgainst{state ? Kind::State : Kind::PeriodFrom, day};
}

QString tableText(const ReportTable &table, const FormatContext &context)
{
    TextTable text;
    for (size_t i = 0; i < table.columns.size(); ++i)
        text.addColumn(reportHeading(table, i, context),
                       fieldTypeInfo(table.columns[i].field.type).alignment == Alignment::End &&
                           !isReportLabel(table, 0, i));
    for (size_t r = 0; r < std::min(table.rows.size(), rowsShown); ++r) {
        QStringList cells;
        for (size_t c = 0; c < table.columns.size(); ++c)
            cells << reportCell(table, r, c, context);
        text.addRow(cells);
    }
    return text.toString();
}

QJsonObject tableDocument(const ReportTable &table, const TableFile &file)
{
    QJsonArray columns;
    for (const TableFileColumn &column : file.columns)
        columns.append(QJsonObject{{QStringLiteral("key"), column.key},
                                   {QStringLiteral("label"), column.header},
                                   {QStringLiteral("percent"), column.percent}});
    constexpr const char *kinds[] = {"line", "subtotal", "others", "total"};
    QJsonArray rows;
    for (const TableFileRow &row : file.rows) {
        QJsonArray cells;
        for (size_t i = 0; i < row.cells.size(); ++i) {
            const QString *words = row.cells[i].as<QString>();
            cells.append(words ? QJsonValue(*words) : valueToJson(file.columns[i].field, row.cells[i]));
        }
        rows.append(QJsonObject{{QStringLiteral("kind"), QString::fromLatin1(kinds[size_t(row.kind)])},
                                {QStringLiteral("records"), row.records},
                                {QStringLiteral("cells"), cells}});
    }
    QJsonArray unconverted;
    for (const UnconvertedAmount &amount : table.unconverted)
        unconverted.append(QJsonObject{{QStringLiteral("figure"), amount.measure},
                                       {QStringLiteral("amount"), amount.sum.amountText()},
                                       {QStringLiteral("currency"), amount.sum.currency.toString()},
                                       {QStringLiteral("records"), amount.records}});
    return {{QStringLiteral("columns"), columns},
            {QStringLiteral("table"), rows},
            {QStringLiteral("unconverted"), unconverted}};
}

QString factsText(const ReportTable &table, const QString &title, const FormatContext &context)
{
    QString text;
    for (const auto &[what, how] : reportFacts(table, title, {}, context))
        text += what + QStringLiteral(": ") + how + u'\n';
    return text;
}

Attempt<QString> fileAsked(const Run &run)
{
    const QString to = run.arguments().value("to");
    if (!to.isEmpty() && !outFormatOf(to))
        return misuse(
            translate("cli", "A report is written as .pdf, .png, .svg, .xlsx, .csv, .tsv or .json here, not as “%1”.")
                .arg(QFileInfo(to).fileName()));
    if (QFileInfo::exists(to))
        return fail(Error{ErrorCode::OutputExists, {to}, {}});
    return to;
}

Attempt<Answer> performReport(Run &run)
{
    const bool lists = run.arguments().has("list");
    if (lists == (run.arguments().words().size() > 1))
        return misuse(translate("cli", "Say which report, or --list to see them."));
    MILLRACE_ASSIGN(const QString to, fileAsked(run));
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    if (lists)
        return listReports(run);
    MILLRACE_ASSIGN(const ReportEntry entry, findReport(run.workspace(), run.session(), run.word(1), reportTitle));
    MILLRACE_ASSIGN(const ReportAsk ask, askOf(run, entry.definition));
    MILLRACE_ASSIGN(const ReportAgainst against, againstOf(run));
    const Instant moment = ask.knownAt ? *ask.knownAt : ask.asOf.value_or(run.workspace().clock().now());
    MILLRACE_ASSIGN(const auto question, setAgainst(entry.definition, ask, against, dayOf(moment, run.session().zone)));
    MILLRACE_ASSIGN(const ReportTable table, runReport(run.workspace(), run.session(), question.first, question.second,
                                                       run.progress(translate("cli", "Counting"))));
    const FormatContext context = run.format();
    const QString title = reportTitle(entry);
    QJsonObject document{{QStringLiteral("report"), nameOf(entry)},
                         {QStringLiteral("title"), title},
                         {QStringLiteral("rows"), table.lines},
                         {QStringLiteral("records"), table.records}};
    if (to.isEmpty()) {
        const QString person = context.metadata->users.value(run.session().actor);
        const QJsonObject shown = tableDocument(table, tableFileOf(table, title, person, context));
        for (auto it = shown.begin(); it != shown.end(); ++it)
            document.insert(it.key(), it.value());
        QString text = factsText(table, title, context) + u'\n' + tableText(table, context);
        if (table.rows.size() > rowsShown)
            text +=
                translate("cli", "%1 of %2 rows; --to writes them all.").arg(rowsShown).arg(table.rows.size()) + u'\n';
        return Answer::of(document, text);
    }
    if (isPainted(*outFormatOf(to)) && *outFormatOf(to) != OutFormat::Pdf && !reportChartKind(table))
        return misuse(translate("cli", "This report draws no chart: ask for .pdf, .xlsx or .csv."));
    MILLRACE_ASSIGN(const WrittenOut written, writeOut(run.workspace(), run.session(), table, title, to, context,
                                                       run.progress(translate("cli", "Writing"))));
    document.insert(QStringLiteral("rows"), written.lines);
    document.insert(QStringLiteral("file"), to);
    if (written.pages > 0)
        document.insert(QStringLiteral("pages"), written.pages);
    return Answer::of(document, factsText(table, title, context) +
                                    translate("cli", "Rows written to %1: %2, of %3 records, as many as there are.")
                                        .arg(to, formats::integer(written.lines), formats::integer(table.records)) +
                                    u'\n');
}

} // namespace

Command reportCommand()
{
    return {
        "report",
        "WORKSPACE NAME [--param k=v ..] [--compare WHAT] [--filter EXPR] [--as-of T | --known-at T] [--to "
        "OUT.{pdf,png,svg,xlsx,csv,tsv,json}] | "
        "WORKSPACE --list",
        QT_TRANSLATE_NOOP("cli", "A report: one that the program brings, or a saved one"),
        "millrace-cli report sales.millrace win-rate-by-owner --param from=2025-01-01 --to win-rate.xlsx",
        {{"list", "", QT_TRANSLATE_NOOP("cli", "Which reports there are, and their parameters")},
         {"param", "KEY=VALUE", QT_TRANSLATE_NOOP("cli", "A parameter of the report, like from=2025-01-01"), true},
         {"compare", "WHAT",
          QT_TRANSLATE_NOOP("cli", "previous: the period before; year: the same period last year; 2024-01-01: a period "
                                   "that begins there; state:2024-01-01: what stood that day; nothing")},
         {"filter", "EXPR", QT_TRANSLATE_NOOP("cli", "Only those, like: region = \"East\" and not (owner is empty)")},
         {"as-of", "TIME", QT_TRANSLATE_NOOP("cli", "As things stood then, by what is known now")},
         {"known-at", "TIME", QT_TRANSLATE_NOOP("cli", "As the file said then")},
         {"to", "OUT", QT_TRANSLATE_NOOP("cli", "The file; its suffix says the format")}},
        1,
        2,
        performReport};
}

} // namespace millrace::cli
