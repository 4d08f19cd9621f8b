// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <compare>
#include <cstdint>
#include <optional>

namespace millrace {

/// An ISO 4217 currency code packed into a value type ("CNY"); empty is "no currency".
class CurrencyCode
{
public:
    CurrencyCode() = default;
    /// Three ASCII letters, any case; nothing for anything else.
    static std::optional<CurrencyCode> fromString(QStringView text);
    QString toString() const { return QString::fromLatin1(m_letters, m_letters[0] ? 3 : 0); }
    bool isEmpty() const { return m_letters[0] == 0; }
    /// Digits after the point by ISO 4217 (JPY 0, KWD 3, else 2).
    int minorDigits() const;
    auto operator<=>(const CurrencyCode &) const = default;

private:
    char m_letters[3] = {0, 0, 0};
};

/// An amount in minor units of its currency. Exact; never a double.
struct Money
{
    std::int64_t minor = 0;
    CurrencyCode currency;

    bool operator==(const Money &) const = default;
    /// "1234.50": plain digits with the currency's own number of decimals; no grouping, no symbol.
    QString amountText() const;
    /// Parses what amountText writes, with fewer decimals allowed; nothing where digits would be lost or overflow.
    static std::optional<Money> fromAmountText(QStringView text, CurrencyCode currency);
};

/// units times 10^-scale. The scale is fixed by the field that holds the value.
struct Decimal
{
    std::int64_t units = 0;
    int scale = 0;

    bool operator==(const Decimal &) const = default;
    QString toString() const;
    /// Exact only: nothing where the text has more significant decimals than `scale` or overflows 64 bits.
    static std::optional<Decimal> fromString(QStringView text, int scale);
};

/// a * b / c rounded half to even, with a 128-bit intermediate; nothing on overflow or c == 0.
std::optional<std::int64_t> mulDivHalfEven(std::int64_t a, std::int64_t b, std::int64_t c);

/// The amount in `base` by a rate of 10^-rateScale base major units for one major unit of the amount's currency.
std::optional<Money> converted(const Money &amount, CurrencyCode base, const Decimal &rate);

} // namespace millrace
