// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/csv_writer.h"
#include "core/interchange/import_run.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace millrace::interchange {

void ImportRun::noteTable(const TableNotes &notes)
{
    const auto note = [this](const char *kind, const TableFinding &finding) {
        if (finding.count > 0)
            m_notes.count(kind, {}, finding.firstLine, finding.count);
    };
    note("short_rows", notes.shortRows);
    note("long_rows", notes.longRows);
    note("stray_quotes", notes.strayQuotes);
    note("nul_characters", notes.nulCharacters);
    note("invalid_text", notes.invalidText);
    note("rows_above_header", notes.rowsAboveHeader);
    note("merged_header", notes.mergedHeader);
    note("error_cells", notes.errorCells);
    note("uncounted_cells", notes.uncountedCells);
    note("broken_cards", notes.brokenCards);
    note("pictures", notes.pictures);
    note("further_values", notes.furtherValues);
    for (const auto &[property, finding] : notes.leftOut)
        m_notes.count("card_property", {property}, finding.firstLine, finding.count);
    if (!notes.renamedHeaders.isEmpty())
        m_notes.count("renamed_headers", notes.renamedHeaders, 0, notes.renamedHeaders.size());
}

QString ImportRun::wordsOf(const std::vector<Problem> &problems) const
{
    QStringList words;
    for (const Problem &problem : problems) {
        if (problem.severity != Severity::Error)
            continue;
        if (m_options.describe) {
            words << m_options.describe(*m_entity, problem);
            continue;
        }
        QString text = problem.field.isEmpty() ? problem.rule : problem.field + QStringLiteral(": ") + problem.rule;
        if (!problem.arguments.isEmpty())
            text += QStringLiteral(" (") + problem.arguments.join(QStringLiteral(", ")) + u')';
        words << text;
    }
    return words.join(QStringLiteral("; "));
}

Result<void> ImportRun::writeErrors()
{
    if (m_options.errorsPath.isEmpty() || m_refused.isEmpty())
        return {};
    MILLRACE_ASSIGN(const std::unique_ptr<TableSource> source, openTable(m_options));
    QSaveFile file(m_options.errorsPath);
    if (!file.open(QIODevice::WriteOnly))
        return fail(writeError(file, m_options.errorsPath));
    CsvWriter writer(&file, m_options.errorsPath);
    const QStringList &headers = source->headers();
    // A file that holds what an earlier import left out keeps its columns; only the words are new.
    std::vector<int> columns;
    for (int i = 0; i < headers.size(); ++i)
        if (headers[i] != problemsColumn)
            columns.push_back(i);
    std::vector<QString> cells;
    for (const int column : columns)
        cells.push_back(headers[column]);
    cells.push_back(problemsColumn);
    MILLRACE_TRY(writer.writeRow(cells));
    TableRow row;
    for (qint64 tag = 0;; ++tag) {
        MILLRACE_ASSIGN(const bool more, source->next(row));
        if (!more)
            break;
        const auto refused = m_refused.constFind(tag);
        if (refused == m_refused.constEnd())
            continue;
        cells.clear();
        for (const int column : columns)
            cells.push_back(row.cells[size_t(column)]);
        cells.push_back(wordsOf(*refused));
        MILLRACE_TRY(writer.writeRow(cells));
        if ((tag & 255) == 0 && m_options.progress.isCancelled())
            return fail(ErrorCode::Cancelled);
    }
    MILLRACE_TRY(writer.finish());
    if (!file.commit())
        return fail(writeError(file, m_options.errorsPath));
    m_report.errorsFile = m_options.errorsPath;
    return {};
}

void ImportRun::summarise()
{
    m_report.read = qint64(m_fates.size());
    // A row that only says what its record holds already has changed nothing.
    for (size_t tag = 0; tag < m_fates.size(); ++tag)
        if (m_fates[tag] == Fate::Updated && !m_writer.hasChanged(qint64(tag)))
            m_fates[tag] = Fate::Skipped;
    const auto counted = [this](Fate fate) { return qint64(std::count(m_fates.begin(), m_fates.end(), fate)); };
    m_report.created = counted(Fate::Created);
    m_report.updated = counted(Fate::Updated);
    m_report.skipped = counted(Fate::Skipped);
    m_report.failed = counted(Fate::Failed);
    for (const auto &[tag, id] : m_made)
        if (m_fates[size_t(tag)] == Fate::Created)
            m_report.newRecords.push_back(id);
    m_report.fates = std::move(m_fates);
    m_report.warnings = m_notes.warnings();
    m_report.rowWarnings = m_notes.rowWarnings();
    std::vector<qint64> tags(m_refused.keyBegin(), m_refused.keyEnd());
    std::sort(tags.begin(), tags.end());
    tags.resize(std::min(tags.size(), ImportReport::maxRowProblems));
    for (const qint64 tag : tags)
        m_report.rowProblems.push_back({m_lines[size_t(tag)], m_refused[tag], tag});
}

} // namespace millrace::interchange
