// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/table_source.h"
#include "core/interchange/workbook.h"

#include <deque>

namespace millrace {

struct SheetOptions
{
    QString sheet = {};   ///< its name, else its number from 1; empty: the first visible one with something in it
    qint64 headerRow = 0; ///< the row with the names of the columns; 0: found
};

/// A sheet of a workbook (.xlsx, .ods, .xls), read row by row: memory does not grow with the sheet. Cells are texts as
/// a spreadsheet would write them to CSV, dates in ISO form, formulas by their stored results. The header is the first
/// row with something in it, below titles (a single merged cell, or far fewer cells than the table has); a header of
/// two merged rows is read as one ("Phone office"). Both are noted.
class SheetTable : public TableSource
{
public:
    static Result<std::unique_ptr<SheetTable>> open(const QString &path, const SheetOptions &options = {});
    /// `name` stands for the file in errors; the device is open for reading and can seek.
    static Result<std::unique_ptr<SheetTable>> open(std::unique_ptr<QIODevice> device, const QString &name,
                                                    const SheetOptions &options = {});

    const QStringList &headers() const override { return m_headers; }
    Result<bool> next(TableRow &row) override;
    qint64 position() const override { return qMin(m_reader->position(), size()); }
    qint64 size() const override { return qMax<qint64>(1, m_reader->size()); }
    TextEncoding encoding() const override { return TextEncoding::Utf8; }
    double encodingCertainty() const override { return 1.0; }
    QChar delimiter() const override { return {}; }
    const TableNotes &notes() const override { return m_notes; }
    QString sheet() const override { return m_sheet; }
    QStringList sheets() const override;

private:
    explicit SheetTable(std::unique_ptr<interchange::Workbook> workbook) : m_workbook(std::move(workbook)) {}

    Result<void> begin(const SheetOptions &options);
    Result<void> chooseSheet(const QString &wanted);
    Result<void> fillAhead();
    Result<void> settleHeader(const SheetOptions &options);
    size_t headerPosition(const std::vector<interchange::SheetMerge> &merges) const;
    size_t headerDepth(const std::vector<interchange::SheetMerge> &merges, size_t at) const;
    QStringList namesOf(const std::vector<interchange::SheetMerge> &merges, size_t at, size_t depth) const;
    tl::unexpected<Error> refuse(QStringList finding) const;

    std::unique_ptr<interchange::Workbook> m_workbook;
    std::unique_ptr<interchange::SheetRows> m_reader;
    QString m_sheet;
    std::deque<interchange::SheetRow> m_ahead; ///< rows read to find the header
    QStringList m_headers;
    TableNotes m_notes;
};

} // namespace millrace
