// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import_words.h"

#include "app/cli/print.h"
#include "app/cli/sample.h"
#include "ui/text/import_text.h"
#include "ui/text/labels.h"

#include <QJsonArray>

namespace millrace::cli {

QJsonObject importDocument(const Run &run, const ImportReport &report)
{
    const EntityPtr entity = run.catalog()->entity(report.entity);
    QJsonArray warnings;
    for (const ImportWarning &warning : report.warnings) {
        QJsonObject one{
            {QStringLiteral("kind"), warning.kind},
            {QStringLiteral("message"), importWarningText(warning, entity.get(), run.catalog(), run.locale())},
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
            {QStringLiteral("sheet"), report.sheet.isEmpty() ? QJsonValue() : report.sheet},
            {QStringLiteral("sheets"), QJsonArray::fromStringList(report.sheets)},
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
        text += QStringLiteral("  - ") + importWarningText(warning, entity.get(), run.catalog(), run.locale()) + u'\n';
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
