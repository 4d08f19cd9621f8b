// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/import.h"

#include "app/cli/commands/commands.h"
#include "app/cli/import_words.h"
#include "app/cli/print.h"
#include "core/interchange/import_set.h"
#include "ui/text/import_text.h"

#include <QFileInfo>
#include <QJsonArray>

namespace millrace::cli {

namespace {

std::function<QString(const EntityDef &, const Problem &)> describer(const Run &run)
{
    return [&run](const EntityDef &entity, const Problem &problem) { return problemSentence(problem, &entity, &run); };
}

QString undoHint(const Run &run, const RecordId &operation)
{
    if (operation.isNull())
        return {};
    return translate("cli", "To take it back: millrace-cli undo %1 %2").arg(run.word(0), operation.toString()) + u'\n';
}

/// What a call lacks that the import refused as making no sense.
QString keyMissing(const Error &error)
{
    if (error.arguments.value(0) != QLatin1String("key"))
        return translate("cli", "“%1” is nothing that files are imported into.").arg(error.arguments.value(1));
    if (error.arguments.size() > 1)
        return translate("cli", "No column of the file is “%1”, by which rows should find their records.")
            .arg(error.arguments[1]);
    return translate("cli", "Say by which field rows find their records: --key FIELD.");
}

Attempt<ImportMode> modeAsked(const Arguments &arguments)
{
    if (const auto mode = importModeNamed(arguments.value("mode", "create")))
        return *mode;
    return misuse(translate("cli", "--mode is create, update, upsert or skip, not “%1”.").arg(arguments.value("mode")));
}

Attempt<Answer> performImport(Run &run)
{
    const Arguments &arguments = run.arguments();
    ImportOptions options;
    options.entity = run.word(1);
    options.path = run.word(2);
    MILLRACE_ASSIGN(options.mode, modeAsked(arguments));
    options.key = arguments.value("key");
    options.dryRun = arguments.has("dry-run");
    options.errorsPath = arguments.value("errors");
    options.sheet = arguments.value("sheet");
    if (arguments.has("header-row")) {
        bool number = false;
        options.headerRow = arguments.value("header-row").toLongLong(&number);
        if (!number || options.headerRow < 1)
            return misuse(
                translate("cli", "--header-row is a number from 1, not “%1”.").arg(arguments.value("header-row")));
    }
    if (arguments.has("encoding")) {
        options.encoding = encodingFromName(arguments.value("encoding"));
        if (!options.encoding || !canDecode(*options.encoding))
            return misuse(translate("cli", "The encoding “%1” cannot be read here.").arg(arguments.value("encoding")));
    }
    MILLRACE_TRY(run.open(options.dryRun ? Workspace::Access::Read : Workspace::Access::Write));
    MILLRACE_TRY(run.entity(options.entity));
    if (arguments.has("mapping")) {
        MILLRACE_ASSIGN(options.mapping, readMapping(arguments.value("mapping")));
        if (!options.mapping->entity.isEmpty() && options.mapping->entity != options.entity)
            return misuse(translate("cli", "The mapping is for “%1”, not for “%2”.")
                              .arg(options.mapping->entity, options.entity));
    }
    options.describe = describer(run);
    options.session = run.session();
    options.progress = run.progress(translate("cli", "Importing"));
    const auto imported = importFile(run.workspace(), options);
    if (!imported && imported.error().code == ErrorCode::InvalidArgument)
        return misuse(keyMissing(imported.error()));
    if (!imported)
        return fail(imported.error());
    const ImportReport &report = *imported;
    return Answer::of(importDocument(run, report), importText(run, report) + undoHint(run, report.operation),
                      report.failed > 0 ? exits::notAll : exits::done);
}

Attempt<Answer> performImportSet(Run &run)
{
    const Arguments &arguments = run.arguments();
    ImportSetOptions options;
    options.folder = run.word(1);
    options.dryRun = arguments.has("dry-run");
    options.errorsPath = arguments.value("errors");
    if (arguments.has("mode")) {
        MILLRACE_ASSIGN(options.mode, modeAsked(arguments));
    }
    if (!QFileInfo(options.folder).isDir())
        return fail(Error{ErrorCode::MissingFile, {options.folder}, {}});
    if (arguments.has("mapping")) {
        const QString mapping = arguments.value("mapping");
        MILLRACE_ASSIGN(const QJsonObject json, readMappingObject(mapping));
        MILLRACE_ASSIGN(options.preset, setPresetFromJson(json, mapping));
    }
    MILLRACE_TRY(run.open(options.dryRun ? Workspace::Access::Read : Workspace::Access::Write));
    options.describe = describer(run);
    options.session = run.session();
    options.progress = run.progress(translate("cli", "Importing"));
    MILLRACE_ASSIGN(const ImportSetReport report, importSet(run.workspace(), options));
    QJsonArray files;
    QString text;
    for (const ImportReport &file : report.files) {
        files.append(importDocument(run, file));
        text += importText(run, file);
    }
    QJsonArray left;
    for (const NotImported &each : report.notImported) {
        left.append(QJsonObject{{QStringLiteral("file"), each.file},
                                {QStringLiteral("column"), each.column},
                                {QStringLiteral("why"), each.why},
                                {QStringLiteral("count"), each.count},
                                {QStringLiteral("message"), notImportedText(each.why)}});
        const QString count = QString::number(each.count);
        text +=
            (each.column.isEmpty()
                 ? translate("cli", "Not imported: %1 (rows: %3), %2.").arg(each.file, notImportedText(each.why), count)
                 : translate("cli", "Not imported: %1, column %2 (cells: %4), %3.")
                       .arg(each.file, each.column, notImportedText(each.why), count)) +
            u'\n';
    }
    const QJsonObject totals{{QStringLiteral("read"), report.read},
                             {QStringLiteral("created"), report.created},
                             {QStringLiteral("updated"), report.updated},
                             {QStringLiteral("skipped"), report.skipped},
                             {QStringLiteral("failed"), report.failed}};
    text += translate("cli", "Together: read %1, created %2, updated %3, left out %4, refused %5.")
                .arg(report.read)
                .arg(report.created)
                .arg(report.updated)
                .arg(report.skipped)
                .arg(report.failed) +
            u'\n' + undoHint(run, report.operation);
    return Answer::of(
        {{QStringLiteral("preset"), report.preset},
         {QStringLiteral("commit"), report.operation.isNull() ? QJsonValue() : report.operation.toString()},
         {QStringLiteral("files"), files},
         {QStringLiteral("totals"), totals},
         {QStringLiteral("not_imported"), left}},
        text, report.failed > 0 ? exits::notAll : exits::done);
}

} // namespace

Command importCommand()
{
    return {
        "import",
        "WORKSPACE ENTITY FILE [--mapping M.json] [--key FIELD] [--mode create|update|upsert|skip] [--encoding E] "
        "[--sheet S] [--header-row N] [--dry-run] [--errors OUT.csv]",
        QT_TRANSLATE_NOOP(
            "cli", "Bring in a file (csv, tsv, xlsx, xls, ods, json, vcf; text also packed as .gz) as one operation"),
        "millrace-cli import sales.millrace customer customers.csv --key external_id --mode upsert",
        {{"mapping", "M.json", QT_TRANSLATE_NOOP("cli", "Which column is which field; by name where it is not given")},
         {"key", "FIELD", QT_TRANSLATE_NOOP("cli", "Field by which rows find their records")},
         {"mode", "create|update|upsert|skip",
          QT_TRANSLATE_NOOP("cli", "New records, changes of old ones, both, or only what is not there yet")},
         {"encoding", "E", QT_TRANSLATE_NOOP("cli", "utf-8, gb18030 ...; guessed where it is not given")},
         {"sheet", "S",
          QT_TRANSLATE_NOOP("cli", "Name or number of the sheet; the first with cells where it is not given")},
         {"header-row", "N",
          QT_TRANSLATE_NOOP("cli", "Row with the names of the columns; found where it is not given")},
         {"dry-run", "", QT_TRANSLATE_NOOP("cli", "Only say what would happen")},
         {"errors", "OUT.csv", QT_TRANSLATE_NOOP("cli", "Where refused rows go, with what is wrong with them")}},
        3,
        3,
        performImport};
}

Command importSetCommand()
{
    return {
        "import-set",
        "WORKSPACE DIR [--mapping M.json] [--mode create|update|upsert|skip] [--dry-run] [--errors DIR]",
        QT_TRANSLATE_NOOP("cli", "Bring in several related files as one operation; what is there already is left out"),
        "millrace-cli import-set sales.millrace exports/maven-crm-sales",
        {{"mapping", "M.json", QT_TRANSLATE_NOOP("cli", "Which files, and which column is which field")},
         {"mode", "create|update|upsert|skip",
          QT_TRANSLATE_NOOP("cli", "New records, changes of old ones, both, or only what is not there yet (without "
                                   "it: the latter)")},
         {"dry-run", "", QT_TRANSLATE_NOOP("cli", "Only say what would happen")},
         {"errors", "DIR", QT_TRANSLATE_NOOP("cli", "Folder for refused rows")}},
        2,
        2,
        performImportSet};
}

} // namespace millrace::cli
