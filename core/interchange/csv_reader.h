// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/csv_scanner.h"
#include "core/interchange/table_source.h"
#include "core/interchange/text_input.h"

#include <QIODevice>

#include <memory>
#include <optional>

namespace millrace {

/// How a delimited file is to be read; what is not said is guessed.
struct CsvReadOptions
{
    std::optional<TextEncoding> encoding = {};
    char delimiter = 0;             ///< 0: guessed (or said by a first line "sep=;")
    int skippedRecords = 0;         ///< non-blank records above the header: titles, notes; never guessed away
    bool headerRow = true;          ///< false: the columns are named "column 1" ...
    bool skipBlankLines = true;     ///< false: a blank line is a record of one empty cell
    bool stripFormulaGuard = false; ///< take back what CsvWriteOptions::guardFormulas did
};

/// CSV, TSV and their relatives, read in blocks: memory does not grow with the file. RFC 4180 and what is found in the
/// wild (see CsvScanner). Ragged rows, stray quotes, undecodable bytes are read and noted; an unclosed quote is
/// refused.
class CsvReader : public TableSource
{
public:
    static Result<std::unique_ptr<CsvReader>> open(const QString &path, const CsvReadOptions &options = {});
    /// `name` stands for the file in errors; the device is open for reading.
    static Result<std::unique_ptr<CsvReader>> open(std::unique_ptr<QIODevice> device, const QString &name,
                                                   const CsvReadOptions &options = {});

    const QStringList &headers() const override { return m_headers; }
    Result<bool> next(TableRow &row) override;
    qint64 position() const override { return m_input.position(); }
    qint64 size() const override { return m_input.totalSize(); }
    TextEncoding encoding() const override { return m_input.encoding(); }
    double encodingCertainty() const override { return m_input.certainty(); }
    QChar delimiter() const override { return QLatin1Char(m_scanner.delimiter()); }
    const TableNotes &notes() const override { return m_notes; }

private:
    CsvReader(std::unique_ptr<QIODevice> device, const QString &name, const CsvReadOptions &options);

    Result<void> begin();
    Result<void> readSeparatorLine();
    Result<bool> scanRecord();
    Result<bool> scanContent();
    void consumeRecord();
    void noteInput();

    CsvReadOptions m_options;
    interchange::TextInput m_input;
    interchange::CsvScanner m_scanner;
    interchange::CsvRecord m_record;
    QStringList m_headers;
    TableNotes m_notes;
    qint64 m_line = 1;        // of the first byte in the input's window
    bool m_firstHeld = false; // without a header row, the first record was scanned to count the columns
    bool m_failed = false;
};

} // namespace millrace
