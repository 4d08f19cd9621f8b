// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/field.h"
#include "core/schema/value.h"

#include <QTemporaryDir>
#include <QTimeZone>

#include <memory>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace millrace {

struct XlsxColumn
{
    QString header;
    FieldDef field;
};

struct XlsxWriteOptions
{
    QString sheet = QStringLiteral("Sheet");
    QTimeZone zone = QTimeZone::utc(); ///< in which moments are shown
    qint64 rowsPerSheet = 1'048'575;   ///< below the header; further rows go to further sheets
    QString folder = {};               ///< for what is written until it is whole; empty: beside the file
};

/// An .xlsx workbook, written row by row in constant memory: a frozen header, filters, widths by content. Texts are
/// text cells, never formulas, addresses or numbers. Numbers of up to 15 digits, dates, times and truths are real
/// cells, amounts in a format that names their currency; what a spreadsheet cannot hold exactly is a text cell. Moments
/// are shown in the zone, to the second; line ends are LF. The file appears whole or not at all. One thread.
class XlsxWriter
{
public:
    /// FileUnreadable where nothing can be written.
    static Result<std::unique_ptr<XlsxWriter>> create(const QString &path, std::vector<XlsxColumn> columns,
                                                      const XlsxWriteOptions &options = {});
    ~XlsxWriter();

    Result<void> beginRow();
    Result<void> value(size_t column, const Value &value);
    Result<void> text(size_t column, const QString &text);
    /// Assembles the workbook, reads it again to see that every row is there, and moves it into place. DiskFull,
    /// FileUnreadable.
    Result<void> finish();
    /// Texts that were cut at the 32,767 characters that a cell holds.
    qint64 shortened() const { return m_shortened; }
    int sheets() const { return int(m_sheetRows.size()); }

private:
    XlsxWriter(QString path, std::vector<XlsxColumn> columns, const XlsxWriteOptions &options);
    Result<void> open();
    Result<void> beginSheet();
    void endSheet();
    void endRow();
    Result<void> number(size_t column, double number, lxw_format *format, qsizetype width);
    Result<void> moment(size_t column, Instant time);
    lxw_format *format(const char *code);
    lxw_format *decimals(int digits, CurrencyCode currency);
    Result<void> checked(int error) const;
    Result<void> verify() const;
    Error failure(const QString &reason) const;

    QString m_path;
    std::vector<XlsxColumn> m_columns;
    XlsxWriteOptions m_options;
    QTemporaryDir m_folder;
    QString m_draft;
    lxw_workbook *m_workbook = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    lxw_format *m_header = nullptr, *m_text = nullptr, *m_date = nullptr, *m_moment = nullptr, *m_duration = nullptr;
    QHash<QString, lxw_format *> m_formats;
    std::vector<qint64> m_sheetRows; ///< of each sheet, without the header
    std::vector<qsizetype> m_widths;
    bool m_rowOpen = false, m_rowFilled = false;
    qint64 m_shortened = 0;
};

} // namespace millrace
