// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/field.h"
#include "core/schema/value.h"

#include <QTemporaryDir>
#include <QTimeZone>

#include <memory>
#include <optional>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace millrace {

struct XlsxColumn
{
    QString header;
    FieldDef field;
    bool percent = false; ///< values are per cent (25 for a quarter) and are shown so
};

/// A chart of columns of the first sheet, on a sheet of its own.
struct XlsxChart
{
    enum class Kind { Bar, StackedBar, Line, Area, Funnel };
    Kind kind = Kind::Bar;
    QString sheet = {}; ///< its name
    QString title = {};
    size_t categories = 0;           ///< column of the names
    std::vector<size_t> values = {}; ///< columns of the figures
    std::vector<qint64> rows = {};   ///< of the table, from 0: first and last that are drawn
};

/// How a workbook is written.
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
    /// FileUnwritable where nothing can be written.
    static Result<std::unique_ptr<XlsxWriter>> create(const QString &path, std::vector<XlsxColumn> columns,
                                                      const XlsxWriteOptions &options = {});
    ~XlsxWriter();

    /// `strong`: in bold, as totals are.
    Result<void> beginRow(bool strong = false);
    Result<void> value(size_t column, const Value &value);
    Result<void> text(size_t column, const QString &text);
    /// The same of UTF-8 as the database keeps it, without a detour where a cell holds it as it stands.
    Result<void> text(size_t column, QByteArrayView utf8);
    /// A formula ("SUM(B2:B9)") with the result that is shown until a spreadsheet works it out. What cannot be a number
    /// cell is written as the value alone.
    Result<void> formula(size_t column, const QString &formula, const Value &result);
    /// "C7": the cell of a column in a row of the table (from 0), on the first sheet.
    static QString cellName(size_t column, qint64 row);
    /// The last row of the table begun.
    qint64 row() const { return m_sheetRows.front() - 1; }
    /// A sheet of pairs behind the table, such as what was asked for.
    void addNotes(const QString &sheet, const std::vector<std::pair<QString, QString>> &notes);
    void addChart(const XlsxChart &chart);
    /// Assembles the workbook, reads it again to see that every row is there, and moves it into place. DiskFull,
    /// FileUnwritable.
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
    void filterToHere();
    Result<void> number(size_t column, double number, lxw_format *format, qsizetype width);
    Result<void> moment(size_t column, Instant time);
    Result<void> finishExtras();
    static QByteArray sheetNameOf(QString name, size_t number = 0);
    lxw_format *format(const char *code);
    /// The format of that code, in bold within a strong row; `plain` is the one that is not.
    lxw_format *styled(lxw_format *plain, const char *code) { return m_strong ? format(code) : plain; }
    lxw_format *decimals(int digits, CurrencyCode currency);
    lxw_format *decimalsMade(int digits, CurrencyCode currency);
    std::optional<std::int64_t> plainOffset(std::int64_t utcDay);
    lxw_format *percents(int digits);
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
    bool m_rowOpen = false, m_rowFilled = false, m_strong = false;
    QByteArray m_formula; ///< that the next number cell is the result of
    std::vector<std::pair<QString, std::vector<std::pair<QString, QString>>>> m_notes;
    std::vector<XlsxChart> m_charts;
    qint64 m_shortened = 0;
    QByteArray m_cell;                    ///< the text being written
    lxw_format *m_lastDecimals = nullptr; ///< of the cell before
    int m_lastDigits = 0;
    CurrencyCode m_lastCurrency;
    bool m_lastStrong = false;
    QHash<std::int64_t, std::optional<std::int64_t>> m_offsets; ///< by day
};

} // namespace millrace
