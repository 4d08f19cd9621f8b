// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/interchange/text_encoding.h"

#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace millrace {

/// One record of a table. Give the same object to every call: its strings keep their memory.
struct TableRow
{
    std::vector<QString> cells; ///< at least one per header; more where the record had more
    /// The line of the file, from 1, where the record begins; its number among the records where several share a line.
    qint64 line = 0;
};

/// What a reader put up with, to be shown: how often, and the line of the first (0 = never).
struct TableFinding
{
    qint64 count = 0;
    qint64 firstLine = 0;

    void note(qint64 line)
    {
        if (count++ == 0)
            firstLine = line;
    }
};

/// Everything a reader put up with. Complete only after the last row.
struct TableNotes
{
    TableFinding shortRows;                  ///< cells were missing and are given as empty
    TableFinding longRows;                   ///< text beyond the last header; it is in the row's further cells
    TableFinding strayQuotes;                ///< text after a closing quote; kept as it stands
    TableFinding nulCharacters;              ///< replaced by U+FFFD
    TableFinding invalidText;                ///< bytes that are no character of the encoding; replaced by U+FFFD
    qint64 invalidTextOffset = -1;           ///< the byte of the file where the first of them stands
    QStringList renamedHeaders;              ///< headers that were empty or used twice, by the names they were given
    TableFinding rowsAboveHeader;            ///< titles and the like, left out; the line is the header's
    TableFinding mergedHeader;               ///< header cells made of two rows
    TableFinding errorCells;                 ///< #N/A and the like; given as empty
    TableFinding uncountedCells;             ///< formulas without a stored result; given as empty
    TableFinding brokenCards;                ///< contact cards without an end
    TableFinding pictures;                   ///< pictures and sounds inside of cards, left out
    TableFinding furtherValues;              ///< second telephone numbers and the like: kept in the notes
    std::map<QString, TableFinding> leftOut; ///< properties of cards that no column takes, by name
};

/// A file read as a table, row by row, in order, once. Used on one thread at a time.
///
/// A file that cannot be read answers ErrorCode::FileFormat with the arguments (file, finding, ...), where finding is
/// one of: "empty"; "foreign", format (see foreignFormat); "encoding_unavailable", encoding; "unclosed_quote", line;
/// "cell_too_large", line; "row_too_large", line; "too_many_columns", line; "bad_json", line, column, what;
/// "json_not_rows", line, column; of text packed with gzip: "bad_gzip", "zip_bomb"; of workbooks: "encrypted";
/// "bad_zip"; "zip_bomb"; "missing_part", part; "bad_workbook", part, line; "xml_entities", part; "too_many_texts";
/// "no_sheet"; "unknown_sheet", name, names there; "header_row", row; of contact cards: "no_cards". After an error the
/// source is used up.
class TableSource
{
public:
    virtual ~TableSource() = default;

    /// Names of the columns: trimmed, never empty, each once.
    virtual const QStringList &headers() const = 0;
    /// Fills `row` and answers true; false at the end of the file.
    virtual Result<bool> next(TableRow &row) = 0;
    /// How far reading came and how far it goes, in bytes of the file.
    virtual qint64 position() const = 0;
    virtual qint64 size() const = 0;
    virtual TextEncoding encoding() const = 0;
    /// How sure the encoding is, 0 to 1; 1 where it was given.
    virtual double encodingCertainty() const = 0;
    /// The character between cells; null where the format has none.
    virtual QChar delimiter() const = 0;
    virtual const TableNotes &notes() const = 0;
    /// Of workbooks: the sheet that is read, and all that could be.
    virtual QString sheet() const { return {}; }
    virtual QStringList sheets() const { return {}; }
};

namespace interchange {

inline constexpr qsizetype maxCellBytes = 10'000'000; ///< of UTF-8
inline constexpr qsizetype maxRowBytes = 64'000'000;
inline constexpr qsizetype maxColumns = 10'000;

/// Makes every name usable: trimmed, "column 3" for an empty one, "name (2)" for the second of the same name. What was
/// changed beyond trimming is added to `renamed`. Compares without regard to case.
QStringList uniqueHeaders(const QStringList &names, QStringList *renamed);

/// Writes well-formed UTF-8 into `text`, reusing its memory.
void assignUtf8(QString &text, const char *bytes, qsizetype size);

} // namespace interchange

} // namespace millrace
