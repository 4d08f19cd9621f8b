// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/cell_dates.h"

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace millrace {

/// An amount as a cell has it. `number` is plain decimal text ("-12.50"), exact; `currency` an ISO 4217 code, or empty
/// where the text names none. ¥ is read as CNY and a bare $ as USD.
struct ParsedAmount
{
    QString number;
    QString currency;
    bool percent = false; ///< the text ends with %; the number is what stands before it

    bool operator==(const ParsedAmount &) const = default;
};

/// Reads "1,234.50", "$22,700.00", "$342.09K", "12万", "1.2亿元", "(12.50)", "CNY 5", "1.38E+10", full-width digits.
/// `decimal` is '.' or ','; the other one, spaces and apostrophes may group digits, in threes, in fours or the Indian
/// way. Groups that are none of these ("1,50") are refused rather than guessed. Trailing zeros are kept.
std::optional<ParsedAmount> parseAmount(QStringView text, QChar decimal = u'.');

/// The number of parseAmount.
std::optional<QString> parseNumber(QStringView text, QChar decimal = u'.');

/// yes/no, true/false, y/n, t/f, on/off, 1/0, 是/否, 有/无, 对/错, ✓/✗ and the like, in any case.
std::optional<bool> parseBoolean(QStringView text);

/// The values of a cell that holds several, divided by ; ； , ， 、 or line ends; trimmed, without empty ones.
QStringList splitValues(QStringView text);

} // namespace millrace
