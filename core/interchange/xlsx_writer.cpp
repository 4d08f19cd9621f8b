// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/xlsx_writer.h"

#include "core/base/text/utf8.h"
#include "core/interchange/xlsx_text.h"
#include "core/interchange/zip_package.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace millrace {

namespace {

constexpr std::int64_t exactDigits = 999'999'999'999'999; // that every spreadsheet keeps
constexpr qsizetype narrowest = 8, widest = 60;
constexpr const char *textCode = "@", *dateCode = "yyyy\\-mm\\-dd", *durationCode = "[h]:mm:ss";
constexpr const char *momentCode = "yyyy\\-mm\\-dd\\ hh:mm:ss";

double serialDay(QDate day)
{
    return double(QDate(1899, 12, 30).daysTo(day));
}

/// Excel's calendar has a day in 1900 that never was; before it a date would be off by one.
bool isSheetDay(QDate day)
{
    return day >= QDate(1900, 3, 1) && day <= QDate(9999, 12, 31);
}

} // namespace

QByteArray XlsxWriter::sheetNameOf(QString name, size_t number)
{
    for (const char forbidden : {'[', ']', ':', '*', '?', '/', '\\', '\''})
        name.replace(QLatin1Char(forbidden), u' ');
    const QString tail = number > 0 ? QStringLiteral(" %1").arg(number + 1) : QString();
    return (name.simplified().left(31 - tail.size()) + tail).toUtf8();
}

XlsxWriter::XlsxWriter(QString path, std::vector<XlsxColumn> columns, const XlsxWriteOptions &options)
    : m_path(std::move(path)), m_columns(std::move(columns)), m_options(options),
      m_folder((options.folder.isEmpty() ? QFileInfo(m_path).absolutePath() : options.folder) +
               QStringLiteral("/.millrace-XXXXXX"))
{
}

XlsxWriter::~XlsxWriter()
{
    if (!m_workbook)
        return;
    // The library closes its temporary files only where it assembles the workbook.
    for (lxw_sheet *sheet = m_workbook->sheets->stqh_first; sheet; sheet = sheet->list_pointers.stqe_next)
        if (!sheet->is_chartsheet && sheet->u.worksheet->optimize_tmpfile)
            std::fclose(std::exchange(sheet->u.worksheet->optimize_tmpfile, nullptr));
    lxw_workbook_free(m_workbook);
}

Result<std::unique_ptr<XlsxWriter>> XlsxWriter::create(const QString &path, std::vector<XlsxColumn> columns,
                                                       const XlsxWriteOptions &options)
{
    std::unique_ptr<XlsxWriter> writer(new XlsxWriter(path, std::move(columns), options));
    MILLRACE_TRY(writer->open());
    return writer;
}

Error XlsxWriter::failure(const QString &reason) const
{
    constexpr qint64 scarce = 1'000'000;
    const qint64 here = QStorageInfo(m_folder.path()).bytesAvailable();
    const qint64 there = QStorageInfo(QDir::tempPath()).bytesAvailable();
    if (errno == ENOSPC || (here >= 0 && here < scarce) || (there >= 0 && there < scarce))
        return Error{ErrorCode::DiskFull, {m_path}, {}};
    return Error{ErrorCode::FileUnwritable, {m_path, reason}, {}};
}

Result<void> XlsxWriter::checked(int error) const
{
    if (error == LXW_NO_ERROR)
        return {};
    return tl::unexpected(failure(QString::fromUtf8(lxw_strerror(lxw_error(error)))));
}

Result<void> XlsxWriter::open()
{
    if (!m_folder.isValid())
        return fail(ErrorCode::FileUnwritable, {m_path, m_folder.errorString()});
    m_draft = m_folder.filePath(QStringLiteral("draft.xlsx"));
    QByteArray folder = QFile::encodeName(m_folder.path());
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.use_zip64 = LXW_TRUE;
    options.tmpdir = folder.data();
    errno = 0;
    m_workbook = workbook_new_opt(QFile::encodeName(m_draft).constData(), &options);
    if (!m_workbook)
        return tl::unexpected(failure(QStringLiteral("no memory")));
    m_header = workbook_add_format(m_workbook);
    format_set_bold(m_header);
    format_set_bottom(m_header, LXW_BORDER_THIN);
    format_set_num_format(m_header, "@");
    m_text = format(textCode);
    m_date = format(dateCode);
    m_moment = format(momentCode);
    m_duration = format(durationCode);
    return beginSheet();
}

lxw_format *XlsxWriter::format(const char *code)
{
    lxw_format *&format = m_formats[QLatin1String(m_strong ? "b" : "") + QLatin1String(code)];
    if (!format) {
        format = workbook_add_format(m_workbook);
        format_set_num_format(format, code);
        if (m_strong) {
            format_set_bold(format);
            format_set_top(format, LXW_BORDER_THIN);
        }
    }
    return format;
}

lxw_format *XlsxWriter::decimals(int digits, CurrencyCode currency)
{
    // One column is written in one format nearly always; making its code costs more than the cell.
    if (m_lastDecimals && m_lastDigits == digits && m_lastCurrency == currency && m_lastStrong == m_strong)
        return m_lastDecimals;
    m_lastDigits = digits;
    m_lastCurrency = currency;
    m_lastStrong = m_strong;
    m_lastDecimals = decimalsMade(digits, currency);
    return m_lastDecimals;
}

lxw_format *XlsxWriter::decimalsMade(int digits, CurrencyCode currency)
{
    // Plain "0" keeps long numbers from being shown as 1.38E+10.
    QString code = currency.isEmpty() ? QStringLiteral("0") : QStringLiteral("#,##0");
    if (digits > 0)
        code += u'.' + QString(digits, u'0');
    if (!currency.isEmpty())
        code.prepend(QStringLiteral("[$%1] ").arg(currency.toString()));
    return format(code.toLatin1().constData());
}

lxw_format *XlsxWriter::percents(int digits)
{
    return format((digits > 0 ? "0." + QByteArray(digits, '0') + '%' : QByteArray("0%")).constData());
}

Result<void> XlsxWriter::beginSheet()
{
    const QByteArray name = sheetNameOf(m_options.sheet, m_sheetRows.size());
    m_sheet = workbook_add_worksheet(m_workbook, name.constData());
    if (!m_sheet)
        return tl::unexpected(failure(QStringLiteral("no sheet")));
    m_sheetRows.push_back(0);
    m_widths.assign(m_columns.size(), narrowest);
    worksheet_freeze_panes(m_sheet, 1, 0);
    for (size_t i = 0; i < m_columns.size(); ++i) {
        bool cut = false;
        const QString header = sheetText(m_columns[i].header, &cut);
        m_widths[i] = qMax(m_widths[i], sheetWidth(header) + 3); // and the button of the filter
        MILLRACE_TRY(checked(worksheet_write_string(m_sheet, 0, lxw_col_t(i), header.toUtf8().constData(), m_header)));
    }
    return {};
}

void XlsxWriter::endRow()
{
    // A row without cells would not be in the file, and the next one not where it belongs.
    if (m_rowOpen && !m_rowFilled)
        worksheet_write_blank(m_sheet, lxw_row_t(m_sheetRows.back()), 0, m_text);
    m_rowOpen = m_rowFilled = false;
}

void XlsxWriter::endSheet()
{
    endRow();
    for (size_t i = 0; i < m_columns.size(); ++i)
        worksheet_set_column(m_sheet, lxw_col_t(i), lxw_col_t(i), double(qMin(widest, m_widths[i] + 1)), nullptr);
    if (!m_strong)
        filterToHere();
}

/// The library takes the range only while its last row is the one being written.
void XlsxWriter::filterToHere()
{
    if (!m_columns.empty())
        worksheet_autofilter(m_sheet, 0, 0, lxw_row_t(m_sheetRows.back()), lxw_col_t(m_columns.size() - 1));
}

Result<void> XlsxWriter::beginRow(bool strong)
{
    endRow();
    // Totals are not sorted among the lines.
    if (strong && !m_strong)
        filterToHere();
    m_strong = strong;
    if (m_sheetRows.back() == m_options.rowsPerSheet) {
        endSheet();
        MILLRACE_TRY(beginSheet());
    }
    ++m_sheetRows.back();
    m_rowOpen = true;
    return {};
}

Result<void> XlsxWriter::text(size_t column, const QString &text)
{
    if (text.isEmpty())
        return {};
    bool cut = false;
    const QString cell = sheetText(text, &cut);
    m_shortened += cut ? 1 : 0;
    m_widths[column] = qMax(m_widths[column], sheetWidth(QStringView(cell).left(widest)));
    m_rowFilled = true;
    return checked(worksheet_write_string(m_sheet, lxw_row_t(m_sheetRows.back()), lxw_col_t(column),
                                          cell.toUtf8().constData(), styled(m_text, textCode)));
}

Result<void> XlsxWriter::text(size_t column, QByteArrayView utf8)
{
    if (utf8.isEmpty())
        return {};
    const auto width = plainSheetWidth(utf8);
    if (!width)
        return text(column, textOfUtf8(utf8));
    m_widths[column] = qMax(m_widths[column], qMin(*width, widest));
    m_rowFilled = true;
    m_cell.resize(utf8.size());
    std::copy(utf8.begin(), utf8.end(), m_cell.begin());
    return checked(worksheet_write_string(m_sheet, lxw_row_t(m_sheetRows.back()), lxw_col_t(column), m_cell.constData(),
                                          styled(m_text, textCode)));
}

Result<void> XlsxWriter::number(size_t column, double number, lxw_format *format, qsizetype width)
{
    m_widths[column] = qMax(m_widths[column], width);
    m_rowFilled = true;
    if (!m_formula.isEmpty())
        return checked(worksheet_write_formula_num(m_sheet, lxw_row_t(m_sheetRows.back()), lxw_col_t(column),
                                                   ('=' + m_formula).constData(), format, number));
    return checked(worksheet_write_number(m_sheet, lxw_row_t(m_sheetRows.back()), lxw_col_t(column), number, format));
}

/// Microseconds that the zone adds on that day of UTC; nothing near a day on which it changes.
std::optional<std::int64_t> XlsxWriter::plainOffset(std::int64_t utcDay)
{
    const auto found = m_offsets.constFind(utcDay);
    if (found != m_offsets.constEnd())
        return *found;
    const auto offsetOn = [this](std::int64_t day) {
        return m_options.zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(day * 86'400, QTimeZone::utc()));
    };
    const int here = offsetOn(utcDay);
    const bool plain = offsetOn(utcDay - 1) == here && offsetOn(utcDay + 1) == here && offsetOn(utcDay + 2) == here;
    const auto offset = plain ? std::optional(std::int64_t(here) * 1'000'000) : std::nullopt;
    m_offsets.insert(utcDay, offset);
    return offset;
}

Result<void> XlsxWriter::moment(size_t column, Instant time)
{
    constexpr std::int64_t dayUs = 86'400'000'000, secondUs = 1'000'000;
    constexpr std::int64_t epochSerial = 25'569; // 1970-01-01
    const auto floorDiv = [](std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); };
    if (const auto offset = plainOffset(floorDiv(time.us, dayUs))) {
        const std::int64_t local = time.us + *offset, day = floorDiv(local, dayUs);
        if (isSheetDay(QDate::fromJulianDay(2'440'588 + day)))
            return number(column, double(epochSerial + day) + double((local - day * dayUs) / secondUs) / 86'400.0,
                          styled(m_moment, momentCode), 19);
    }
    const QDateTime shown = time.toDateTime(m_options.zone);
    const double seconds = double(shown.time().msecsSinceStartOfDay() / 1000);
    // An hour that the clock shows twice would be read as the other one.
    const QDateTime read(shown.date(), shown.time(), m_options.zone);
    if (!isSheetDay(shown.date()) || read.toMSecsSinceEpoch() != shown.toMSecsSinceEpoch())
        return text(column, valueToText(m_columns[column].field, time));
    return number(column, serialDay(shown.date()) + seconds / 86'400.0, styled(m_moment, momentCode), 19);
}

Result<void> XlsxWriter::value(size_t column, const Value &value)
{
    const FieldDef &field = m_columns[column].field;
    const auto plain = [&] { return text(column, valueToText(field, value)); };
    const auto isExact = [](std::int64_t units) { return units >= -exactDigits && units <= exactDigits; };
    const auto digits = [](std::int64_t units) {
        qsizetype count = units < 0 ? 4 : 3;
        for (std::uint64_t left = std::uint64_t(units < 0 ? -units : units); left >= 10; left /= 10)
            ++count;
        return count;
    };
    // A whole number by a power of ten: both are exact, so the quotient is the number nearest to the text.
    const auto quotient = [](std::int64_t units, int scale) {
        double power = 1;
        for (int i = 0; i < scale; ++i)
            power *= 10;
        return double(units) / power;
    };
    return std::visit(
        Overloaded{
            [](std::monostate) { return Result<void>(); },
            [&](bool yes) {
                m_rowFilled = true;
                return checked(
                    worksheet_write_boolean(m_sheet, lxw_row_t(m_sheetRows.back()), lxw_col_t(column), yes, nullptr));
            },
            [&](std::int64_t whole) {
                return isExact(whole) ? number(column, double(whole), decimals(0, {}), digits(whole)) : plain();
            },
            [&](const Decimal &decimal) {
                if (m_columns[column].percent && isExact(decimal.units))
                    return number(column, quotient(decimal.units, decimal.scale + 2), percents(decimal.scale),
                                  digits(decimal.units));
                return isExact(decimal.units) ? number(column, quotient(decimal.units, decimal.scale),
                                                       decimals(decimal.scale, {}), digits(decimal.units))
                                              : plain();
            },
            [&](const Money &money) {
                if (!isExact(money.minor) || money.currency.isEmpty())
                    return plain();
                return number(column, quotient(money.minor, money.currency.minorDigits()),
                              decimals(money.currency.minorDigits(), money.currency), digits(money.minor) * 4 / 3 + 4);
            },
            [&](const QString &plainText) { return text(column, plainText); },
            [&](QDate day) {
                return isSheetDay(day) ? number(column, serialDay(day), styled(m_date, dateCode), 10) : plain();
            },
            [&](Instant time) { return moment(column, time); },
            [&](Duration duration) {
                return duration.seconds >= 0 && duration.seconds < 1'000'000'000
                           ? number(column, double(duration.seconds) / 86'400.0, styled(m_duration, durationCode), 8)
                           : plain();
            },
            [&](const RecordId &) { return plain(); }, [&](const RecordIds &) { return plain(); },
            [&](const Choices &) { return plain(); }, [&](const Json &) { return plain(); }},
        value.variant());
}

Result<void> XlsxWriter::formula(size_t column, const QString &formula, const Value &result)
{
    m_formula = formula.toUtf8();
    auto written = value(column, result);
    m_formula.clear();
    return written;
}

Result<void> XlsxWriter::finish()
{
    endSheet();
    MILLRACE_TRY(finishExtras());
    errno = 0;
    MILLRACE_TRY(checked(workbook_close(std::exchange(m_workbook, nullptr))));
    MILLRACE_TRY(verify());
    if (!QFile::rename(m_draft, m_path))
        return tl::unexpected(failure(QStringLiteral("in use")));
    m_folder.remove();
    return {};
}

/// The library does not look whether what it writes to its own temporary files arrives there.
Result<void> XlsxWriter::verify() const
{
    const auto damaged = [this] { return tl::unexpected(failure(QStringLiteral("damaged while written"))); };
    auto file = std::make_unique<QFile>(m_draft);
    if (!file->open(QIODevice::ReadOnly))
        return damaged();
    const auto package = interchange::ZipPackage::open(std::move(file), m_path);
    if (!package)
        return damaged();
    static const QByteArray row("<row "), end("</worksheet>");
    for (size_t i = 0; i < m_sheetRows.size(); ++i) {
        const auto part = (*package)->part(QStringLiteral("xl/worksheets/sheet%1.xml").arg(i + 1));
        if (!part)
            return damaged();
        qint64 rows = 0;
        QByteArray before, last; // what may be the beginning of a mark; the end of the part
        for (;;) {
            (*part)->mark();
            const QByteArray block = (*part)->read(256 * 1024);
            if (block.isEmpty())
                break;
            // A mark may lie across the border of two blocks.
            rows += block.count(row) + (before + block.left(row.size() - 1)).count(row);
            before = (before + block).right(row.size() - 1);
            last = block.size() >= end.size() ? block.right(end.size()) : (last + block).right(end.size());
        }
        const bool whole = (*part)->refusal().isEmpty() && last == end;
        if (!whole || rows != m_sheetRows[i] + 1)
            return damaged();
    }
    return {};
}

} // namespace millrace
