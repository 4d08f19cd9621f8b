// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace millrace::interchange {

/// Where one cell lies in the scanned bytes, relative to the beginning of the record.
struct CsvCell
{
    enum class Form : quint8 {
        Plain,   ///< the bytes are the text
        Doubled, ///< between quotes, with doubled quotes inside
        Stray,   ///< from the opening quote on, with text after the closing one
    };
    qsizetype offset = 0;
    qsizetype size = 0;
    Form form = Form::Plain;
    bool quoted = false;
};

/// One record found by the scanner.
struct CsvRecord
{
    std::vector<CsvCell> cells;
    qsizetype size = 0; ///< bytes up to the next record
    qint64 lines = 1;   ///< lines of the file it covers
    int strayQuotes = 0;
    bool blank = false;     ///< nothing but white space, no delimiter, no quote
    qint64 problemLine = 0; ///< for Unclosed and CellTooLarge: lines from the record's first, from 0
};

enum class CsvScan {
    Record,   ///< a whole record
    NeedMore, ///< the record runs on beyond the bytes
    End,      ///< no bytes left
    Unclosed, ///< a quote that is never closed, or closes in the middle of a later line
    CellTooLarge,
    RowTooLarge,
    TooManyColumns,
};

/// Finds records in bytes that are ASCII-compatible text. RFC 4180 and what is found in the wild: CR, LF or CRLF,
/// quotes in the middle of plain cells, spaces around quoted ones, text after a closing quote.
class CsvScanner
{
public:
    explicit CsvScanner(char delimiter);

    char delimiter() const { return m_delimiter; }
    /// Scans one record at `begin`; `last` says that no bytes follow `end`.
    CsvScan scan(const char *begin, const char *end, bool last, CsvRecord &record) const;
    /// The text of a cell; `begin` is where its record began.
    static void assign(QString &text, const char *begin, const CsvCell &cell);

private:
    CsvScan scanCell(const char *begin, const char *&at, const char *end, bool last, CsvRecord &record) const;
    CsvScan scanQuoted(const char *begin, const char *quote, const char *&at, const char *end, bool last,
                       CsvRecord &record) const;
    const char *plainEnd(const char *at, const char *end) const;

    char m_delimiter;
    bool m_stops[256] = {};
};

/// The delimiter that the first bytes of a table agree on: comma, semicolon, tab or bar; comma where nothing tells.
char guessDelimiter(const char *begin, const char *end, bool last);

} // namespace millrace::interchange
