// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/csv_reader.h"

#include "core/interchange/csv_writer.h"

#include <cstring>

namespace millrace {

using namespace interchange;

CsvReader::CsvReader(std::unique_ptr<QIODevice> device, const QString &name, const CsvReadOptions &options)
    : m_options(options), m_input(std::move(device), name), m_scanner(options.delimiter ? options.delimiter : ',')
{
}

Result<std::unique_ptr<CsvReader>> CsvReader::open(const QString &path, const CsvReadOptions &options)
{
    MILLRACE_ASSIGN(auto file, TextInput::openText(path));
    return open(std::move(file), path, options);
}

Result<std::unique_ptr<CsvReader>> CsvReader::open(std::unique_ptr<QIODevice> device, const QString &name,
                                                   const CsvReadOptions &options)
{
    std::unique_ptr<CsvReader> reader(new CsvReader(std::move(device), name, options));
    MILLRACE_TRY(reader->begin());
    return reader;
}

Result<void> CsvReader::begin()
{
    MILLRACE_TRY(m_input.begin(m_options.encoding));
    MILLRACE_TRY(m_input.extend());
    MILLRACE_TRY(readSeparatorLine());
    for (int skipped = 0; skipped < m_options.skippedRecords; ++skipped) {
        MILLRACE_ASSIGN(const bool found, scanContent());
        if (!found)
            return m_input.refuse({QStringLiteral("empty")});
        consumeRecord();
    }
    if (!m_options.delimiter)
        m_scanner = CsvScanner(guessDelimiter(m_input.data(), m_input.data() + m_input.size(), m_input.atEnd()));
    MILLRACE_ASSIGN(const bool found, scanContent());
    if (!found)
        return m_input.refuse({QStringLiteral("empty")});
    QStringList names;
    for (const CsvCell &cell : m_record.cells) {
        QString name;
        if (m_options.headerRow)
            CsvScanner::assign(name, m_input.data(), cell);
        names.append(name);
    }
    m_headers = uniqueHeaders(names, m_options.headerRow ? &m_notes.renamedHeaders : nullptr);
    if (m_options.headerRow)
        consumeRecord();
    else
        m_firstHeld = true;
    noteInput();
    return {};
}

/// Excel's own convention: a first line "sep=;" names the delimiter and is no part of the table.
Result<void> CsvReader::readSeparatorLine()
{
    while (m_input.size() < 7 && !m_input.atEnd())
        MILLRACE_TRY(m_input.extend());
    const char *p = m_input.data();
    if (m_input.size() < 5 || qstrnicmp(p, "sep=", 4) != 0 || p[4] == '\n' || p[4] == '\r')
        return {};
    qsizetype length = 5;
    if (length < m_input.size() && p[length] == '\r')
        ++length;
    if (length < m_input.size() && p[length] == '\n')
        ++length;
    if (length == 5 && m_input.size() > 5)
        return {};
    if (!m_options.delimiter) {
        m_options.delimiter = p[4];
        m_scanner = CsvScanner(p[4]);
    }
    m_input.consume(length);
    ++m_line;
    return {};
}

/// Scans the record at the window's beginning into m_record; false at the end of the file.
Result<bool> CsvReader::scanRecord()
{
    for (;;) {
        const char *begin = m_input.data();
        const CsvScan outcome = m_scanner.scan(begin, begin + m_input.size(), m_input.atEnd(), m_record);
        const auto refuse = [&](const char *finding, qint64 line) {
            m_failed = true;
            return m_input.refuse({QString::fromLatin1(finding), QString::number(line)});
        };
        switch (outcome) {
        case CsvScan::Record:
            return true;
        case CsvScan::End:
            return false;
        case CsvScan::NeedMore:
            MILLRACE_TRY(m_input.extend());
            break;
        case CsvScan::Unclosed:
            return refuse("unclosed_quote", m_line + m_record.problemLine);
        case CsvScan::CellTooLarge:
            return refuse("cell_too_large", m_line + m_record.problemLine);
        case CsvScan::RowTooLarge:
            return refuse("row_too_large", m_line);
        case CsvScan::TooManyColumns:
            return refuse("too_many_columns", m_line);
        }
    }
}

Result<bool> CsvReader::scanContent()
{
    for (;;) {
        MILLRACE_ASSIGN(const bool found, scanRecord());
        if (!found || !m_record.blank || !m_options.skipBlankLines)
            return found;
        consumeRecord();
    }
}

void CsvReader::consumeRecord()
{
    m_input.consume(m_record.size);
    m_line += m_record.lines;
}

void CsvReader::noteInput()
{
    // Damage is found block by block, so its line is the one that reading stands at.
    const auto follow = [&](TableFinding &finding, qint64 count) {
        if (count > 0 && finding.count == 0)
            finding.firstLine = m_line;
        finding.count = count;
    };
    follow(m_notes.nulCharacters, m_input.nulCharacters());
    follow(m_notes.invalidText, m_input.invalidSequences());
    m_notes.invalidTextOffset = m_input.firstInvalidOffset();
}

Result<bool> CsvReader::next(TableRow &row)
{
    if (m_failed)
        return fail(ErrorCode::InvalidArgument, {m_input.name()});
    if (!m_firstHeld) {
        MILLRACE_ASSIGN(const bool found, scanContent());
        noteInput();
        if (!found)
            return false;
    }
    m_firstHeld = false;
    const size_t columns = size_t(m_headers.size());
    const size_t present = m_record.cells.size();
    const char *begin = m_input.data();
    row.line = m_line;
    row.cells.resize(qMax(columns, present));
    for (size_t i = 0; i < present; ++i)
        CsvScanner::assign(row.cells[i], begin, m_record.cells[i]);
    for (size_t i = present; i < columns; ++i)
        row.cells[i].resize(0);
    if (present < columns)
        m_notes.shortRows.note(m_line);
    bool beyond = false;
    for (size_t i = columns; i < present && !beyond; ++i)
        beyond = !row.cells[i].isEmpty();
    if (beyond)
        m_notes.longRows.note(m_line);
    if (m_record.strayQuotes > 0)
        m_notes.strayQuotes.note(m_line);
    if (m_options.stripFormulaGuard)
        for (QString &cell : row.cells)
            if (isFormulaGuarded(cell))
                cell.remove(0, 1);
    consumeRecord();
    return true;
}

} // namespace millrace
