// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/import_check.h"

#include "core/interchange/import_columns.h"

namespace millrace {

Result<ImportCheck> checkImport(Workspace &workspace, ImportOptions options)
{
    options.dryRun = true;
    options.errorsPath.clear();
    ImportCheck check;
    MILLRACE_ASSIGN(check.report, importFile(workspace, options));
    QHash<qint64, const RowProblem *> problems;
    for (const RowProblem &problem : check.report.rowProblems)
        problems.insert(problem.row, &problem);
    QHash<qint64, std::vector<ImportWarning>> warnings;
    for (const RowWarning &warning : check.report.rowWarnings)
        warnings[warning.row].push_back(warning.warning);
    MILLRACE_ASSIGN(const std::unique_ptr<TableSource> source, interchange::openTable(options));
    check.headers = source->headers();
    qint64 last = ImportCheck::firstRows - 1;
    for (const auto &problem : check.report.rowProblems)
        last = std::max(last, problem.row);
    for (const auto &warning : check.report.rowWarnings)
        last = std::max(last, warning.row);
    TableRow row;
    for (qint64 number = 0; number <= last; ++number) {
        MILLRACE_ASSIGN(const bool more, source->next(row));
        if (!more || size_t(number) >= check.report.fates.size())
            break;
        if ((number & 255) == 0 && options.progress.isCancelled())
            return fail(ErrorCode::Cancelled);
        const auto problem = problems.constFind(number);
        const auto warned = warnings.find(number);
        if (number >= ImportCheck::firstRows && problem == problems.constEnd() && warned == warnings.end())
            continue;
        CheckedRow shown;
        shown.row = number;
        shown.line = row.line;
        shown.cells.assign(row.cells.begin(), row.cells.begin() + check.headers.size());
        shown.fate = check.report.fates[size_t(number)];
        if (problem != problems.constEnd())
            shown.problems = (*problem)->problems;
        if (warned != warnings.end())
            shown.warnings = std::move(*warned);
        check.rows.push_back(std::move(shown));
    }
    return check;
}

Result<TablePreview> previewTable(const ImportOptions &options, int rows)
{
    MILLRACE_ASSIGN(const std::unique_ptr<TableSource> source, interchange::openTable(options));
    TablePreview preview;
    preview.headers = source->headers();
    TableRow row;
    while (int(preview.rows.size()) < rows) {
        MILLRACE_ASSIGN(const bool more, source->next(row));
        if (!more)
            break;
        preview.rows.emplace_back(row.cells.begin(), row.cells.begin() + preview.headers.size());
    }
    preview.encoding = source->encoding();
    preview.encodingCertainty = source->encodingCertainty();
    preview.delimiter = source->delimiter();
    preview.sheet = source->sheet();
    preview.sheets = source->sheets();
    preview.notes = source->notes();
    return preview;
}

} // namespace millrace
