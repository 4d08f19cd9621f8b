// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/import.h"
#include "core/interchange/table_source.h"

namespace millrace {

/// One row of a file with what an import would do to it.
struct CheckedRow
{
    qint64 row = 0;  ///< its position among the rows of the file, from 0; what CellFixes names
    qint64 line = 0; ///< of the file
    std::vector<QString> cells;
    RowFate fate = RowFate::Skipped;
    std::vector<Problem> problems;       ///< why it is refused
    std::vector<ImportWarning> warnings; ///< what to know of it
};

/// A dry run with the rows that a person wants to look at.
struct ImportCheck
{
    ImportReport report;
    QStringList headers;
    /// By position: the first of the file, then those that are refused or warned about, as many as the report names.
    std::vector<CheckedRow> rows;
    static constexpr qint64 firstRows = 500;
};

/// What `importFile` would do, changing nothing. Works on the caller's thread. Errors: those of `importFile`.
Result<ImportCheck> checkImport(Workspace &workspace, ImportOptions options);

/// The beginning of a table as a person sees it before anything is decided.
struct TablePreview
{
    QStringList headers;
    std::vector<std::vector<QString>> rows;
    TextEncoding encoding = TextEncoding::Utf8;
    double encodingCertainty = 1.0;
    QChar delimiter; ///< null where the format has none
    QString sheet;
    QStringList sheets;
    TableNotes notes; ///< of the rows that were read
};

/// Reads the first rows in the way that the options say. Errors: those of reading a file.
Result<TablePreview> previewTable(const ImportOptions &options, int rows);

} // namespace millrace
