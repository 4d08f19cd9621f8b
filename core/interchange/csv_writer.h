// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <optional>
#include <span>

namespace millrace {

/// How a delimited file is written. The defaults are what Excel opens right in every language.
struct CsvWriteOptions
{
    char delimiter = ','; ///< '\t' makes TSV
    bool byteOrderMark = true;
    bool crlf = true;
    /// Puts an apostrophe before a text that a spreadsheet would run as a formula (see guardedCell). Changes the text:
    /// leave it off where the file is to be read back, or read it with CsvReadOptions::stripFormulaGuard.
    bool guardFormulas = false;
};

/// Writes a table as UTF-8 through a buffer of its own. Quotes what needs it; CsvReader reads back exactly what was
/// given (but for NUL and lone surrogates, which become U+FFFD). An error is kept and answered by every later call.
class CsvWriter
{
public:
    /// The device is open for writing and outlives the writer; `name` stands for the file in errors.
    CsvWriter(QIODevice *device, QString name, const CsvWriteOptions &options = {});

    Result<void> writeRow(std::span<const QString> cells);
    /// The same cell by cell: beginRow with the number of cells, each cell as text or as valid UTF-8, endRow.
    void beginRow(size_t cells);
    void cell(QStringView text);
    void cell(QByteArrayView utf8);
    Result<void> endRow();
    /// Writes out what is buffered. Without it the file is not complete.
    Result<void> finish();
    qint64 rows() const { return m_rows; }

private:
    void appendCell(QStringView cell, bool alone);
    bool appendPlain(QByteArrayView utf8);
    bool makeRoom(qsizetype bytes);
    void appendQuoted(QStringView cell);
    Result<void> drain();

    QIODevice *m_device;
    QString m_name;
    CsvWriteOptions m_options;
    QByteArray m_buffer;
    qsizetype m_used = 0;
    bool m_needsQuotes[128] = {};
    qint64 m_rows = 0;
    size_t m_cells = 0;   ///< of the row
    size_t m_written = 0; ///< of them
    std::optional<Error> m_error;
};

/// Whether a spreadsheet would take the text for a formula: it begins with = + - @ (or their full-width forms), a tab
/// or a line end, and is no plain number. Also true of text that already looks guarded, so that guarding can be undone.
bool needsFormulaGuard(QStringView text);
/// Whether the text begins with the apostrophe that guarding put there.
bool isFormulaGuarded(QStringView text);

namespace interchange {

/// What became of writing to a device: DiskFull, or FileUnwritable with the system's reason.
Error writeError(const QIODevice &device, const QString &name);

/// Appends UTF-16 as UTF-8 at `out`, which has room for three bytes per unit; answers the end. Lone surrogates and NUL
/// become U+FFFD.
char *writeUtf8(char *out, QStringView text);

} // namespace interchange

} // namespace millrace
