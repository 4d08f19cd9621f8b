// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import_words.h"

#include "app/cli/print.h"
#include "app/cli/sample.h"
#include "ui/text/describe_error.h"
#include "ui/text/labels.h"

#include <QJsonArray>

namespace millrace::cli {

namespace {

struct WarningWords
{
    const char *kind;
    const char *sentence; ///< %1.. the arguments, %n would be the count: it is put behind
};

constexpr WarningWords warningWords[] = {
    {"renamed", QT_TRANSLATE_NOOP("cli", "%1: “%2” was read as “%3”")},
    {"suspect_value", QT_TRANSLATE_NOOP("cli", "%1: “%2” was kept, but looks like a slip of the pen for “%3”")},
    {"suspect_alone", QT_TRANSLATE_NOOP("cli", "%1: “%2” was kept, but looks like a slip of the pen")},
    {"not_imported", QT_TRANSLATE_NOOP("cli", "The column %1 was not imported: %2")},
    {"column_unsure", QT_TRANSLATE_NOOP("cli", "The column %1 was taken for %2, to %3 % surely")},
    {"encoding_unsure", QT_TRANSLATE_NOOP("cli", "The file was read as %1, to %2 % surely")},
    {"ambiguous_dates", QT_TRANSLATE_NOOP("cli", "%1: dates like %2 can be read in two ways; taken as %3")},
    {"contradictory_dates", QT_TRANSLATE_NOOP("cli", "%1: no one order of day and month fits all dates; taken as %2")},
    {"unknown_reference", QT_TRANSLATE_NOOP("cli", "%1: %2 values name nothing that is there: %3")},
    {"ambiguous_reference", QT_TRANSLATE_NOOP("cli", "%1: %2 values name several records: %3")},
    {"made", QT_TRANSLATE_NOOP("cli", "%1: %2 were made because rows name them: %3")},
    {"new_option", QT_TRANSLATE_NOOP("cli", "%1: %2 new options: %3")},
    {"currency_assumed", QT_TRANSLATE_NOOP("cli", "%1: amounts without a currency were taken as %2")},
    {"defaulted", QT_TRANSLATE_NOOP("cli", "%1: empty ones were given “%2”")},
    {"name_from", QT_TRANSLATE_NOOP("cli", "%1 was taken from %2 where it was empty")},
    {"stage_undated", QT_TRANSLATE_NOOP("cli", "The day of entering the stage “%1” is not known")},
    {"stage_dates_out_of_order", QT_TRANSLATE_NOOP("cli", "The dates of the stages are not in their order")},
    {"no_match", QT_TRANSLATE_NOOP("cli", "Nothing has that %1: left out")},
    {"without_key", QT_TRANSLATE_NOOP("cli", "%1 is empty, so no record can be found by it")},
    {"renamed_headers", QT_TRANSLATE_NOOP("cli", "Headings that were empty or used twice were named: %1")},
    {"short_rows", QT_TRANSLATE_NOOP("cli", "Rows with too few cells")},
    {"long_rows", QT_TRANSLATE_NOOP("cli", "Rows with text beyond the last column")},
    {"stray_quotes", QT_TRANSLATE_NOOP("cli", "Text behind a closing quote")},
    {"nul_characters", QT_TRANSLATE_NOOP("cli", "Characters that cannot be stored were replaced")},
    {"invalid_text", QT_TRANSLATE_NOOP("cli", "Bytes that are no characters of the encoding were replaced")},
};

constexpr WarningWords reasonWords[] = {
    {"not_matched", QT_TRANSLATE_NOOP("cli", "no field is called like it")},
    {"not_in_mapping", QT_TRANSLATE_NOOP("cli", "the mapping does not name it")},
    {"matched_twice", QT_TRANSLATE_NOOP("cli", "another column fits the same field better")},
    {"not_in_set", QT_TRANSLATE_NOOP("cli", "it does not belong to the set")},
    {"documentation", QT_TRANSLATE_NOOP("cli", "it describes the others")},
    {"no_field", QT_TRANSLATE_NOOP("cli", "there is no field for it")},
    {"derived", QT_TRANSLATE_NOOP("cli", "it follows from other columns")},
};

QString wordsFor(std::span<const WarningWords> table, const QString &kind)
{
    for (const WarningWords &words : table)
        if (kind == QLatin1String(words.kind))
            return translate("cli", words.sentence);
    return {};
}

/// Keys of fields and entities among the arguments, by what a person calls them.
QString argumentShown(const Run &run, const EntityDef *entity, const QString &argument)
{
    if (entity)
        if (const FieldDef *field = entity->field(argument))
            return fieldLabel(*field, run.locale());
    if (const EntityPtr named = run.catalog()->entity(argument))
        return entityPluralLabel(*named, run.locale());
    return argument;
}

} // namespace

QString notImportedText(const QString &why)
{
    const QString words = wordsFor(reasonWords, why);
    return words.isEmpty() ? why : words;
}

QString importWarningText(const Run &run, const EntityDef *entity, const ImportWarning &warning)
{
    QString text;
    if (warning.kind == QLatin1String("finding")) {
        text = problemSentence(warning.problem, entity, &run);
    } else {
        const bool alone = warning.kind == QLatin1String("suspect_value") && warning.arguments.value(2).isEmpty();
        text = wordsFor(warningWords, alone ? QStringLiteral("suspect_alone") : warning.kind);
        if (text.isEmpty())
            text = warning.kind + u' ' + warning.arguments.join(u' ');
        const bool column = warning.kind == QLatin1String("not_imported");
        for (qsizetype i = 0; i < 3; ++i) {
            // The last place takes all that is left: examples of values, names of columns.
            const bool last = !text.contains(QStringLiteral("%") + QString::number(i + 2));
            QStringList arguments = last ? warning.arguments.mid(i) : warning.arguments.mid(i, 1);
            arguments.removeAll(QString());
            const QString argument = arguments.join(QStringLiteral(", "));
            const QString shown = column && i == 1 ? notImportedText(argument) : argumentShown(run, entity, argument);
            text.replace(QStringLiteral("%") + QString::number(i + 1), shown);
        }
    }
    if (warning.count > 0)
        text += translate("cli", " (%1 times)").arg(warning.count);
    if (warning.firstLine > 0)
        text += translate("cli", ", first in line %1").arg(warning.firstLine);
    return text;
}

QJsonObject importDocument(const Run &run, const ImportReport &report)
{
    const EntityPtr entity = run.catalog()->entity(report.entity);
    QJsonArray warnings;
    for (const ImportWarning &warning : report.warnings) {
        QJsonObject one{{QStringLiteral("kind"), warning.kind},
                        {QStringLiteral("message"), importWarningText(run, entity.get(), warning)},
                        {QStringLiteral("arguments"), QJsonArray::fromStringList(warning.arguments)},
                        {QStringLiteral("count"), warning.count}};
        if (warning.firstLine > 0)
            one.insert(QStringLiteral("line"), warning.firstLine);
        if (warning.kind == QLatin1String("finding"))
            one.insert(QStringLiteral("problem"), problemDocument(warning.problem, entity.get(), &run));
        warnings.append(one);
    }
    QJsonArray columns;
    for (const ColumnMatch &match : report.columns)
        columns.append(QJsonObject{{QStringLiteral("column"), match.column},
                                   {QStringLiteral("field"), match.field},
                                   {QStringLiteral("certainty"), match.certainty},
                                   {QStringLiteral("how"), columnMatchWord(match.how)}});
    QJsonArray refused;
    for (const RowProblem &row : report.rowProblems) {
        QJsonArray problems;
        for (const Problem &problem : row.problems)
            problems.append(problemDocument(problem, entity.get(), &run));
        refused.append(QJsonObject{{QStringLiteral("line"), row.line}, {QStringLiteral("problems"), problems}});
    }
    return {{QStringLiteral("entity"), report.entity},
            {QStringLiteral("file"), report.path},
            {QStringLiteral("commit"), report.operation.isNull() ? QJsonValue() : report.operation.toString()},
            {QStringLiteral("dry_run"), report.dryRun},
            {QStringLiteral("read"), report.read},
            {QStringLiteral("created"), report.created},
            {QStringLiteral("updated"), report.updated},
            {QStringLiteral("skipped"), report.skipped},
            {QStringLiteral("failed"), report.failed},
            {QStringLiteral("made"), countsDocument(report.made)},
            {QStringLiteral("warnings"), warnings},
            {QStringLiteral("columns"), columns},
            {QStringLiteral("refused"), refused},
            {QStringLiteral("encoding"), encodingName(report.encoding)},
            {QStringLiteral("encoding_certainty"), report.encodingCertainty},
            {QStringLiteral("errors_file"), report.errorsFile.isEmpty() ? QJsonValue() : report.errorsFile}};
}

QString importText(const Run &run, const ImportReport &report)
{
    const EntityPtr entity = run.catalog()->entity(report.entity);
    QString text = translate("cli", "%1 → %2: read %3, created %4, updated %5, left out %6, refused %7.")
                       .arg(report.path, entity ? entityPluralLabel(*entity, run.locale()) : report.entity)
                       .arg(report.read)
                       .arg(report.created)
                       .arg(report.updated)
                       .arg(report.skipped)
                       .arg(report.failed) +
                   u'\n';
    if (!report.made.empty())
        text += translate("cli", "Made along: %1.").arg(countsText(run, report.made)) + u'\n';
    for (const ImportWarning &warning : report.warnings)
        text += QStringLiteral("  - ") + importWarningText(run, entity.get(), warning) + u'\n';
    constexpr size_t rowsForPeople = 20;
    for (size_t i = 0; i < std::min(rowsForPeople, report.rowProblems.size()); ++i) {
        QStringList sentences;
        for (const Problem &problem : report.rowProblems[i].problems)
            sentences << problemSentence(problem, entity.get(), &run);
        text += translate("cli", "Line %1: %2")
                    .arg(report.rowProblems[i].line)
                    .arg(sentences.join(run.isChinese() ? QStringLiteral("；") : QStringLiteral("; "))) +
                u'\n';
    }
    if (!report.errorsFile.isEmpty())
        text += translate("cli", "Refused rows are in %1.").arg(report.errorsFile) + u'\n';
    return text;
}

} // namespace millrace::cli
