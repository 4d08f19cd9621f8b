// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/xlsx_reader.h"

#include "core/interchange/text_input.h"

#include <algorithm>

namespace millrace {

using namespace interchange;

namespace {

constexpr size_t rowsAhead = 40;
constexpr size_t titlesAtMost = 15;
constexpr size_t keptBeyondHeader = 64;

QString cellAt(const XlsxRow &row, size_t column)
{
    return column < row.cells.size() ? row.cells[column] : QString();
}

} // namespace

Result<std::unique_ptr<XlsxReader>> XlsxReader::open(const QString &path, const XlsxReadOptions &options)
{
    MILLRACE_ASSIGN(auto file, TextInput::openFile(path));
    return open(std::move(file), path, options);
}

Result<std::unique_ptr<XlsxReader>> XlsxReader::open(std::unique_ptr<QIODevice> device, const QString &name,
                                                     const XlsxReadOptions &options)
{
    MILLRACE_ASSIGN(auto workbook, XlsxWorkbook::open(std::move(device), name));
    std::unique_ptr<XlsxReader> reader(new XlsxReader(std::move(workbook)));
    MILLRACE_TRY(reader->begin(options));
    return reader;
}

tl::unexpected<Error> XlsxReader::refuse(QStringList finding) const
{
    finding.prepend(m_workbook->name());
    return fail(ErrorCode::FileFormat, std::move(finding));
}

Result<void> XlsxReader::begin(const XlsxReadOptions &options)
{
    MILLRACE_TRY(m_workbook->loadTexts());
    MILLRACE_TRY(chooseSheet(options.sheet));
    if (m_ahead.empty())
        return refuse({QStringLiteral("empty")});
    return settleHeader(options);
}

Result<void> XlsxReader::chooseSheet(const QString &wanted)
{
    std::vector<XlsxSheet> candidates;
    for (const XlsxSheet &sheet : m_workbook->sheets())
        if (wanted.isEmpty() ? !sheet.hidden : sheet.name == wanted)
            candidates.push_back(sheet);
    if (candidates.empty())
        for (const XlsxSheet &sheet : m_workbook->sheets())
            if (wanted.isEmpty() || sheet.name.compare(wanted, Qt::CaseInsensitive) == 0)
                candidates.push_back(sheet);
    const qsizetype number = wanted.toLongLong();
    if (candidates.empty() && number >= 1 && size_t(number) <= m_workbook->sheets().size())
        candidates.push_back(m_workbook->sheets()[size_t(number) - 1]);
    if (candidates.empty())
        return wanted.isEmpty() ? refuse({QStringLiteral("no_sheet")})
                                : refuse(QStringList{QStringLiteral("unknown_sheet"), wanted} + sheets());
    for (const XlsxSheet &sheet : candidates) {
        m_sheet = sheet;
        MILLRACE_ASSIGN(m_reader, XlsxSheetReader::open(*m_workbook, sheet));
        MILLRACE_TRY(fillAhead());
        if (!m_ahead.empty())
            return {};
    }
    return {};
}

Result<void> XlsxReader::fillAhead()
{
    while (m_ahead.size() < rowsAhead) {
        XlsxRow row;
        MILLRACE_ASSIGN(const bool more, m_reader->next(row));
        if (!more)
            break;
        m_ahead.push_back(std::move(row));
    }
    return {};
}

/// Where in the rows ahead the header begins: below titles.
size_t XlsxReader::headerPosition(const std::vector<XlsxMerge> &merges) const
{
    int widest = 0;
    for (const XlsxRow &row : m_ahead)
        widest = std::max(widest, row.filled);
    const size_t last = std::min(titlesAtMost, m_ahead.size() - 1);
    size_t plain = last;
    for (size_t i = 0; i < last; ++i) {
        const XlsxRow &row = m_ahead[i];
        const bool across = row.filled == 1 && std::any_of(merges.begin(), merges.end(), [&](const XlsxMerge &merge) {
                                return merge.top == row.number && merge.right > merge.left &&
                                       !cellAt(row, size_t(merge.left)).isEmpty();
                            });
        if (across)
            continue;
        if (row.filled * 2 >= widest)
            return i;
        plain = std::min(plain, i);
    }
    return plain;
}

/// How many rows of the sheet make up the header that begins there.
size_t XlsxReader::headerDepth(const std::vector<XlsxMerge> &merges, size_t at) const
{
    const qint64 top = m_ahead[at].number;
    qint64 bottom = top;
    const auto isAcross = [top](const XlsxMerge &merge) { return merge.top == top && merge.right > merge.left; };
    for (const XlsxMerge &merge : merges)
        if (merge.top == top && merge.bottom > top && !cellAt(m_ahead[at], size_t(merge.left)).isEmpty())
            bottom = std::max(bottom, std::min(merge.bottom, top + 2));
    if (bottom > top || at + 2 >= m_ahead.size() || m_ahead[at + 1].number != top + 1 ||
        std::none_of(merges.begin(), merges.end(), isAcross))
        return size_t(bottom - top + 1);
    // Names only below the merged ones: these are their parts.
    const XlsxRow &below = m_ahead[at + 1];
    for (size_t column = 0; column < below.cells.size(); ++column) {
        const bool covered = std::any_of(merges.begin(), merges.end(), [&](const XlsxMerge &merge) {
            return isAcross(merge) && int(column) >= merge.left && int(column) <= merge.right;
        });
        if (!covered && !below.cells[column].isEmpty())
            return 1;
    }
    return 2;
}

QStringList XlsxReader::namesOf(const std::vector<XlsxMerge> &merges, size_t at, size_t depth) const
{
    const qint64 top = m_ahead[at].number;
    size_t columns = 0;
    for (const XlsxRow &row : m_ahead)
        if (row.number >= top)
            columns = std::max(columns, row.cells.size());
    QStringList names;
    for (size_t column = 0; column < columns; ++column) {
        QStringList parts;
        for (size_t i = at; i < m_ahead.size() && m_ahead[i].number < top + qint64(depth); ++i) {
            QString part = cellAt(m_ahead[i], column).simplified();
            for (const XlsxMerge &merge : merges)
                if (depth > 1 && part.isEmpty() && merge.top == m_ahead[i].number && int(column) > merge.left &&
                    int(column) <= merge.right)
                    part = cellAt(m_ahead[i], size_t(merge.left)).simplified();
            if (!part.isEmpty() && (parts.isEmpty() || parts.back() != part))
                parts << part;
        }
        names << parts.join(u' ');
    }
    return names;
}

Result<void> XlsxReader::settleHeader(const XlsxReadOptions &options)
{
    while (options.headerRow > 0 && m_ahead.front().number < options.headerRow) {
        m_ahead.pop_front();
        MILLRACE_TRY(fillAhead());
        if (m_ahead.empty())
            return refuse({QStringLiteral("header_row"), QString::number(options.headerRow)});
    }
    MILLRACE_ASSIGN(const std::vector<XlsxMerge> merges, xlsxMerges(*m_workbook, m_sheet, m_ahead.back().number));
    const size_t at = options.headerRow > 0 ? 0 : headerPosition(merges);
    const qint64 top = m_ahead[at].number;
    const size_t depth = headerDepth(merges, at);
    m_headers = uniqueHeaders(namesOf(merges, at, depth), &m_notes.renamedHeaders);
    if (at > 0)
        m_notes.rowsAboveHeader = {qint64(at), top};
    if (depth > 1)
        m_notes.mergedHeader = {qint64(depth), top};
    while (!m_ahead.empty() && m_ahead.front().number < top + qint64(depth))
        m_ahead.pop_front();
    return {};
}

Result<bool> XlsxReader::next(TableRow &row)
{
    XlsxRow found;
    for (;;) {
        if (!m_ahead.empty()) {
            found = std::move(m_ahead.front());
            m_ahead.pop_front();
        } else {
            MILLRACE_ASSIGN(const bool more, m_reader->next(found));
            if (!more)
                return false;
        }
        for (int i = 0; i < found.errors; ++i)
            m_notes.errorCells.note(found.number);
        for (int i = 0; i < found.uncounted; ++i)
            m_notes.uncountedCells.note(found.number);
        if (found.filled > 0)
            break;
    }
    const size_t columns = size_t(m_headers.size());
    const size_t given = found.cells.size();
    row.line = found.number;
    row.cells.resize(std::clamp(given, columns, columns + keptBeyondHeader));
    for (size_t i = 0; i < row.cells.size(); ++i) {
        if (i < given)
            row.cells[i].swap(found.cells[i]);
        else
            row.cells[i].resize(0);
    }
    if (given > columns)
        m_notes.longRows.note(found.number);
    return true;
}

QStringList XlsxReader::sheets() const
{
    QStringList names;
    for (const XlsxSheet &sheet : m_workbook->sheets())
        names << sheet.name;
    return names;
}

} // namespace millrace
