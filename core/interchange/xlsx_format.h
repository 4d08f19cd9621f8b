// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace millrace::interchange {

/// How a spreadsheet shows a number, as far as it changes what the number means.
struct XlsxNumberFormat
{
    enum class Kind : quint8 {
        Plain,
        Date,     ///< a day, perhaps with a time
        Time,     ///< a time of day
        Duration, ///< hours beyond 24
        Percent,
        Padded, ///< whole numbers with leading zeros, `width` digits
    };
    Kind kind = Kind::Plain;
    quint8 width = 0;
    bool fractions = false;     ///< a time with parts of a second
    CurrencyCode currency = {}; ///< named by the format: [$EUR] #,##0.00

    bool operator==(const XlsxNumberFormat &) const = default;
};

/// The formats that have a number in the place of a code, in the locales of Excel that share them.
XlsxNumberFormat xlsxBuiltinFormat(int id);
/// Reads a format code ("yyyy\-mm\-dd;@", "[h]:mm", "0.00%"); only its first section counts.
XlsxNumberFormat xlsxFormatOfCode(QStringView code);

/// A number of the file as text: integers as they stand, all else with the 15 digits that Excel shows, never with an
/// exponent. Nothing for what is no number.
std::optional<QString> xlsxPlainNumber(const QString &stored);
/// The number in its format: ISO dates and times, "h:mm:ss", "50%", "00123", "5.5 EUR". Serial days count from
/// 1899-12-30 (with the day in 1900 that never was) or from 1904-01-01. Nothing for what is no number.
std::optional<QString> xlsxShown(const QString &stored, const XlsxNumberFormat &format, bool epoch1904);

/// Takes the escapes of the file format back: "_x000D_" is a carriage return.
QString xlsxUnescaped(QString text);

/// "AB12": column 27, row 12 (columns from 0, rows from 1; 0 where the part is missing or absurd, column -1).
struct XlsxCellPlace
{
    int column = -1;
    qint64 row = 0;
};
XlsxCellPlace xlsxCellPlace(QStringView reference);

} // namespace millrace::interchange
