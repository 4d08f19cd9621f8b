// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/sheet_table.h"

#include "core/interchange/text_input.h"

#include <algorithm>

namespace millrace {

using namespace interchange;

namespace {

constexpr size_t rowsAhead = 40;
constexpr size_t titlesAtMost = 15;
constexpr size_t keptBeyondHeader = 64;

QString cellAt(const SheetRow &row, size_t column)
{
    return column < row.cells.size() ? row.cells[column] : QString();
}

} // namespace

Result<std::unique_ptr<SheetTable>> SheetTable::open(const QString &path, const SheetOptions &options)
{
    MILLRACE_ASSIGN(auto file, TextInput::openFile(path));
    return open(std::move(file), path, options);
}

Result<std::unique_ptr<SheetTable>> SheetTable::open(std::unique_ptr<QIODevice> device, const QString &name,
                                                     const SheetOptions &options)
{
    MILLRACE_ASSIGN(auto workbook, openWorkbook(std::move(device), name));
    std::unique_ptr<SheetTable> reader(new SheetTable(std::move(workbook)));
    MILLRACE_TRY(reader->begin(options));
    return reader;
}

tl::unexpected<Error> SheetTable::refuse(QStringList finding) const
{
    finding.prepend(m_workbook->name());
    return fail(ErrorCode::FileFormat, std::move(finding));
}

Result<void> SheetTable::begin(const SheetOptions &options)
{
    MILLRACE_TRY(chooseSheet(options.sheet));
    if (m_ahead.empty())
        return refuse({QStringLiteral("empty")});
    return settleHeader(options);
}

Result<void> SheetTable::chooseSheet(const QString &wanted)
{
    const std::vector<SheetInfo> all = m_workbook->sheets();
    std::vector<size_t> candidates;
    for (size_t i = 0; i < all.size(); ++i)
        if (wanted.isEmpty() ? !all[i].hidden : all[i].name == wanted)
            candidates.push_back(i);
    if (candidates.empty())
        for (size_t i = 0; i < all.size(); ++i)
            if (wanted.isEmpty() || all[i].name.compare(wanted, Qt::CaseInsensitive) == 0)
                candidates.push_back(i);
    const qsizetype number = wanted.toLongLong();
    if (candidates.empty() && number >= 1 && size_t(number) <= all.size())
        candidates.push_back(size_t(number) - 1);
    if (candidates.empty())
        return wanted.isEmpty() ? refuse({QStringLiteral("no_sheet")})
                                : refuse(QStringList{QStringLiteral("unknown_sheet"), wanted} + sheets());
    for (const size_t sheet : candidates) {
        m_sheet = all[sheet].name;
        MILLRACE_ASSIGN(m_reader, m_workbook->rows(sheet));
        MILLRACE_TRY(fillAhead());
        if (!m_ahead.empty())
            return {};
    }
    return {};
}

Result<void> SheetTable::fillAhead()
{
    while (m_ahead.size() < rowsAhead) {
        SheetRow row;
        MILLRACE_ASSIGN(const bool more, m_reader->next(row));
        if (!more)
            break;
        m_ahead.push_back(std::move(row));
    }
    return {};
}

/// Where in the rows ahead the header begins: below titles.
size_t SheetTable::headerPosition(const std::vector<SheetMerge> &merges) const
{
    int widest = 0;
    for (const SheetRow &row : m_ahead)
        widest = std::max(widest, row.filled);
    const size_t last = std::min(titlesAtMost, m_ahead.size() - 1);
    size_t plain = last;
    for (size_t i = 0; i < last; ++i) {
        const SheetRow &row = m_ahead[i];
        const bool across = row.filled == 1 && std::any_of(merges.begin(), merges.end(), [&](const SheetMerge &merge) {
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
size_t SheetTable::headerDepth(const std::vector<SheetMerge> &merges, size_t at) const
{
    const qint64 top = m_ahead[at].number;
    qint64 bottom = top;
    const auto isAcross = [top](const SheetMerge &merge) { return merge.top == top && merge.right > merge.left; };
    for (const SheetMerge &merge : merges)
        if (merge.top == top && merge.bottom > top && !cellAt(m_ahead[at], size_t(merge.left)).isEmpty())
            bottom = std::max(bottom, std::min(merge.bottom, top + 2));
    if (bottom > top || at + 2 >= m_ahead.size() || m_ahead[at + 1].number != top + 1 ||
        std::none_of(merges.begin(), merges.end(), isAcross))
        return size_t(bottom - top + 1);
    // Names only below the merged ones: these are their parts.
    const SheetRow &below = m_ahead[at + 1];
    for (size_t column = 0; column < below.cells.size(); ++column) {
        const bool covered = std::any_of(merges.begin(), merges.end(), [&](const SheetMerge &merge) {
            return isAcross(merge) && int(column) >= merge.left && int(column) <= merge.right;
        });
        if (!covered && !below.cells[column].isEmpty())
            return 1;
    }
    return 2;
}

QStringList SheetTable::namesOf(const std::vector<SheetMerge> &merges, size_t at, size_t depth) const
{
    const qint64 top = m_ahead[at].number;
    size_t columns = 0;
    for (const SheetRow &row : m_ahead)
        if (row.number >= top)
            columns = std::max(columns, row.cells.size());
    QStringList names;
    for (size_t column = 0; column < columns; ++column) {
        QStringList parts;
        for (size_t i = at; i < m_ahead.size() && m_ahead[i].number < top + qint64(depth); ++i) {
            QString part = cellAt(m_ahead[i], column).simplified();
            for (const SheetMerge &merge : merges)
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

Result<void> SheetTable::settleHeader(const SheetOptions &options)
{
    while (options.headerRow > 0 && m_ahead.front().number < options.headerRow) {
        m_ahead.pop_front();
        MILLRACE_TRY(fillAhead());
        if (m_ahead.empty())
            return refuse({QStringLiteral("header_row"), QString::number(options.headerRow)});
    }
    MILLRACE_ASSIGN(const std::vector<SheetMerge> merges, m_reader->merges(m_ahead.back().number));
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

Result<bool> SheetTable::next(TableRow &row)
{
    SheetRow found;
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

QStringList SheetTable::sheets() const
{
    QStringList names;
    for (const SheetInfo &sheet : m_workbook->sheets())
        names << sheet.name;
    return names;
}

} // namespace millrace
