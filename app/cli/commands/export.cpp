// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/export.h"

#include "app/cli/commands/commands.h"
#include "app/cli/records_shown.h"

#include <QFileInfo>
#include <QJsonArray>

namespace millrace::cli {

static Attempt<Answer> performExport(Run &run)
{
    const Arguments &arguments = run.arguments();
    const QString to = arguments.value("to");
    if (to.isEmpty())
        return misuse(translate("cli", "Say where to: --to OUT.csv."));
    const auto format = exportFormatOf(to);
    if (!format)
        return misuse(translate("cli", "Files are written as .xlsx, .csv, .tsv, .json or .vcf here, not as “%1”.")
                          .arg(QFileInfo(to).fileName()));
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const EntityPtr entity, run.entity(run.word(1)));
    Query query;
    query.entity = entity->key;
    query.sort = parseSort(arguments.value("sort"));
    query.fields = fieldsOption(run);
    if (query.fields.empty())
        query.fields = exportFields(*entity, *run.catalog());
    if (*format == ExportFormat::Vcard && !hasContactCards(*entity, *run.catalog()))
        return misuse(
            translate("cli", "Contact cards (.vcf) hold people and companies with a telephone or mail, not “%1”.")
                .arg(entity->key));
    MILLRACE_ASSIGN(query.filter, filterOption(run));
    MILLRACE_TRY(run.readMoments(query.asOf, query.knownAt));
    MILLRACE_ASSIGN(const ExportReport report, exportRows(run.workspace(), run.session(), query, to, *format,
                                                          run.progress(translate("cli", "Exporting"))));
    return Answer::of(
        {{QStringLiteral("rows"), report.rows},
         {QStringLiteral("file"), report.path},
         {QStringLiteral("columns"), QJsonArray::fromStringList(report.columns)},
         {QStringLiteral("shortened"), report.shortened}},
        translate("cli", "Rows written to %1: %2, as many as there are.").arg(report.path).arg(report.rows) + u'\n' +
            (report.shortened > 0
                 ? translate("cli", "Texts cut at the 32,767 characters that a cell holds: %1.").arg(report.shortened) +
                       u'\n'
                 : QString()));
}

Command exportCommand()
{
    return {
        "export",
        "WORKSPACE ENTITY --to OUT.{xlsx,csv,tsv,json,vcf} [--filter EXPR] [--fields a,b.c] [--sort f,-g] [--as-of T]",
        QT_TRANSLATE_NOOP("cli", "All records that match into a file; refuses to overwrite"),
        "millrace-cli export sales.millrace customer --to customers.csv --filter 'region = \"East\"'",
        {{"to", "OUT", QT_TRANSLATE_NOOP("cli", "The file; its suffix says the format")},
         {"filter", "EXPR", QT_TRANSLATE_NOOP("cli", "Only those, like: region = \"East\" and not (owner is empty)")},
         {"fields", "a,b.c", QT_TRANSLATE_NOOP("cli", "Columns, through references by a point")},
         {"sort", "f,-g", QT_TRANSLATE_NOOP("cli", "Order: keys, with a minus for downwards")},
         {"as-of", "TIME", QT_TRANSLATE_NOOP("cli", "As things stood then, by what is known now")},
         {"known-at", "TIME", QT_TRANSLATE_NOOP("cli", "As the file said then")}},
        2,
        2,
        performExport};
}

} // namespace millrace::cli
