// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/csv_scanner.h"

#include "core/interchange/table_source.h"

#include <cstring>
#include <map>

namespace millrace::interchange {

namespace {

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

/// Line ends in bytes, CRLF counted once.
qint64 countLineEnds(const char *begin, const char *end)
{
    qint64 count = 0;
    for (const char *p = begin; p < end; ++p)
        count += *p == '\n' || (*p == '\r' && (p + 1 == end || p[1] != '\n'));
    return count;
}

} // namespace

CsvScanner::CsvScanner(char delimiter) : m_delimiter(delimiter)
{
    m_stops[uchar('\n')] = m_stops[uchar('\r')] = m_stops[uchar(delimiter)] = true;
}

const char *CsvScanner::plainEnd(const char *at, const char *end) const
{
    while (end - at >= 4) {
        if (m_stops[uchar(at[0])])
            return at;
        if (m_stops[uchar(at[1])])
            return at + 1;
        if (m_stops[uchar(at[2])])
            return at + 2;
        if (m_stops[uchar(at[3])])
            return at + 3;
        at += 4;
    }
    while (at < end && !m_stops[uchar(*at)])
        ++at;
    return at;
}

CsvScan CsvScanner::scanQuoted(const char *begin, const char *quote, const char *&at, const char *end, bool last,
                               CsvRecord &record) const
{
    const char *const inner = quote + 1;
    const char *p = inner;
    bool doubled = false;
    for (;;) {
        p = static_cast<const char *>(std::memchr(p, '"', size_t(end - p)));
        if (!p) {
            record.problemLine = record.lines - 1;
            if (end - inner > maxCellBytes)
                return CsvScan::CellTooLarge;
            return last ? CsvScan::Unclosed : CsvScan::NeedMore;
        }
        if (p + 1 == end) {
            if (!last)
                return CsvScan::NeedMore;
            break;
        }
        if (p[1] != '"')
            break;
        doubled = true;
        p += 2;
    }
    const qint64 innerLines = countLineEnds(inner, p);
    const char *after = p + 1;
    while (after < end && *after == ' ')
        ++after;
    if (after == end && !last)
        return CsvScan::NeedMore;
    CsvCell cell{inner - begin, p - inner, doubled ? CsvCell::Form::Doubled : CsvCell::Form::Plain, true};
    if (after < end && *after != m_delimiter && !isLineEnd(*after)) {
        // A quote that opened on an earlier line and closes before more text: its own end was forgotten.
        if (innerLines > 0) {
            record.problemLine = record.lines - 1;
            return CsvScan::Unclosed;
        }
        after = plainEnd(after, end);
        if (after == end && !last)
            return CsvScan::NeedMore;
        cell = {quote - begin, after - quote, CsvCell::Form::Stray, true};
        ++record.strayQuotes;
    }
    record.lines += innerLines;
    record.cells.push_back(cell);
    at = after;
    return cell.size > maxCellBytes ? CsvScan::CellTooLarge : CsvScan::Record;
}

CsvScan CsvScanner::scanCell(const char *begin, const char *&at, const char *end, bool last, CsvRecord &record) const
{
    const char *quote = at;
    while (quote < end && *quote == ' ' && m_delimiter != ' ')
        ++quote;
    if (quote < end && *quote == '"')
        return scanQuoted(begin, quote, at, end, last, record);
    const char *stop = plainEnd(quote, end);
    if (stop - at > maxCellBytes) {
        record.problemLine = record.lines - 1;
        return CsvScan::CellTooLarge;
    }
    if (stop == end && !last)
        return CsvScan::NeedMore;
    record.cells.push_back({at - begin, stop - at, CsvCell::Form::Plain, false});
    at = stop;
    return CsvScan::Record;
}

CsvScan CsvScanner::scan(const char *begin, const char *end, bool last, CsvRecord &record) const
{
    record.cells.clear();
    record.lines = 1;
    record.strayQuotes = 0;
    record.blank = false;
    if (begin == end)
        return last ? CsvScan::End : CsvScan::NeedMore;
    const char *at = begin;
    for (;;) {
        const CsvScan cell = scanCell(begin, at, end, last, record);
        if (cell == CsvScan::NeedMore && end - begin > maxRowBytes)
            return CsvScan::RowTooLarge;
        if (cell != CsvScan::Record)
            return cell;
        if (at == end || *at != m_delimiter)
            break;
        if (record.cells.size() >= size_t(maxColumns))
            return CsvScan::TooManyColumns;
        ++at;
        if (at == end && !last)
            return CsvScan::NeedMore;
    }
    if (at < end) {
        if (*at == '\r') {
            if (at + 1 == end && !last)
                return CsvScan::NeedMore;
            if (at + 1 < end && at[1] == '\n')
                ++at;
        }
        ++at;
    }
    record.size = at - begin;
    if (record.cells.size() == 1 && !record.cells[0].quoted) {
        const CsvCell &only = record.cells[0];
        qsizetype i = 0;
        while (i < only.size && (begin[only.offset + i] == ' ' || begin[only.offset + i] == '\t'))
            ++i;
        record.blank = i == only.size;
    }
    return CsvScan::Record;
}

void CsvScanner::assign(QString &text, const char *begin, const CsvCell &cell)
{
    const char *from = begin + cell.offset;
    if (cell.form == CsvCell::Form::Plain) {
        assignUtf8(text, from, cell.size);
        return;
    }
    QByteArray bytes;
    bytes.reserve(cell.size);
    const char *const end = from + cell.size;
    const bool stray = cell.form == CsvCell::Form::Stray;
    if (stray)
        ++from;
    while (from < end) {
        const char *quote = static_cast<const char *>(std::memchr(from, '"', size_t(end - from)));
        if (!quote) {
            bytes.append(from, end - from);
            break;
        }
        if (quote + 1 < end && quote[1] == '"') {
            bytes.append(from, quote + 1 - from);
            from = quote + 2;
            continue;
        }
        // The closing quote of a cell with text behind it: all is kept, but for a quote at the very end.
        qsizetype rest = end - quote;
        while (rest > 1 && quote[rest - 1] == ' ')
            --rest;
        if (rest > 1 && quote[rest - 1] == '"')
            --rest;
        bytes.append(from, quote - from + rest);
        break;
    }
    assignUtf8(text, bytes.constData(), bytes.size());
}

char guessDelimiter(const char *begin, const char *end, bool last)
{
    constexpr int recordsLooked = 200;
    constexpr qsizetype bytesLooked = 256 * 1024;
    if (end - begin > bytesLooked) {
        end = begin + bytesLooked;
        last = false;
    }
    char best = ',';
    double bestScore = 0;
    for (const char candidate : {',', '\t', ';', '|'}) {
        const CsvScanner scanner(candidate);
        CsvRecord record;
        std::map<size_t, int> widths;
        size_t firstWidth = 0;
        int records = 0;
        int stray = 0;
        bool broken = false;
        for (const char *at = begin; records < recordsLooked;) {
            const CsvScan outcome = scanner.scan(at, end, last, record);
            if (outcome != CsvScan::Record) {
                broken = outcome != CsvScan::End && (outcome != CsvScan::NeedMore || records == 0);
                break;
            }
            at += record.size;
            if (record.blank)
                continue;
            if (++records == 1)
                firstWidth = record.cells.size();
            ++widths[record.cells.size()];
            stray += record.strayQuotes > 0;
        }
        size_t width = 1;
        int rows = 0;
        for (const auto &[cells, count] : widths)
            if (cells > 1 && count >= rows) {
                width = cells;
                rows = count;
            }
        if (rows == 0)
            continue;
        const double share = double(rows) / double(records);
        // A first line without the delimiter is a title above the table, if the rest is very regular, else prose.
        if (firstWidth == 1 && (width < 3 || share < 0.8))
            continue;
        double score = share * share * (1.0 - 1.0 / double(width + 1)) * (firstWidth == width ? 1.0 : 0.4);
        if (stray > 0)
            score *= 0.5;
        if (broken)
            score *= 0.1;
        if (score > bestScore) {
            bestScore = score;
            best = candidate;
        }
    }
    return best;
}

} // namespace millrace::interchange
