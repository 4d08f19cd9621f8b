// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/money.h"

#include <bit>
#include <limits>

namespace millrace {

std::optional<CurrencyCode> CurrencyCode::fromString(QStringView text)
{
    if (text.size() != 3)
        return std::nullopt;
    CurrencyCode code;
    for (int i = 0; i < 3; ++i) {
        const char16_t c = text[i].unicode();
        if (c >= u'A' && c <= u'Z')
            code.m_letters[i] = char(c);
        else if (c >= u'a' && c <= u'z')
            code.m_letters[i] = char(c - 32);
        else
            return std::nullopt;
    }
    return code;
}

int CurrencyCode::minorDigits() const
{
    const QLatin1String code(m_letters, m_letters[0] ? 3 : 0);
    for (const char *none : {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
                             "VUV", "XAF", "XOF", "XPF"})
        if (code == QLatin1String(none))
            return 0;
    for (const char *three : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
        if (code == QLatin1String(three))
            return 3;
    return 2;
}

static QString scaledText(std::int64_t units, int scale)
{
    const bool negative = units < 0;
    const std::uint64_t magnitude = negative ? 0 - std::uint64_t(units) : std::uint64_t(units);
    QString digits = QString::number(magnitude);
    if (scale > 0) {
        if (digits.size() <= scale)
            digits.prepend(QString(scale + 1 - digits.size(), u'0'));
        digits.insert(digits.size() - scale, u'.');
    }
    return negative ? u'-' + digits : digits;
}

static std::optional<std::int64_t> scaledUnits(QStringView text, int scale)
{
    qsizetype i = 0;
    bool negative = false;
    if (i < text.size() && (text[i] == u'-' || text[i] == u'+'))
        negative = text[i++] == u'-';
    std::uint64_t units = 0;
    int digits = 0;
    int decimals = -1;
    constexpr std::uint64_t limit = std::uint64_t(std::numeric_limits<std::int64_t>::max());
    for (; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c == u'.') {
            if (decimals >= 0)
                return std::nullopt;
            decimals = 0;
            continue;
        }
        if (c < u'0' || c > u'9')
            return std::nullopt;
        ++digits;
        if (decimals >= 0 && decimals == scale) {
            if (c != u'0')
                return std::nullopt;
            continue;
        }
        if (units > (limit - (c - u'0')) / 10)
            return std::nullopt;
        units = units * 10 + (c - u'0');
        if (decimals >= 0)
            ++decimals;
    }
    if (digits == 0)
        return std::nullopt;
    for (int d = decimals < 0 ? 0 : decimals; d < scale; ++d) {
        if (units > limit / 10)
            return std::nullopt;
        units *= 10;
    }
    return negative ? -std::int64_t(units) : std::int64_t(units);
}

QString Money::amountText() const
{
    return scaledText(minor, currency.minorDigits());
}

std::optional<Money> Money::fromAmountText(QStringView text, CurrencyCode currency)
{
    const auto units = scaledUnits(text, currency.minorDigits());
    if (!units)
        return std::nullopt;
    return Money{*units, currency};
}

QString Decimal::toString() const
{
    return scaledText(units, scale);
}

std::optional<Decimal> Decimal::fromString(QStringView text, int scale)
{
    const auto units = scaledUnits(text, scale);
    if (!units)
        return std::nullopt;
    return Decimal{*units, scale};
}

std::optional<std::int64_t> mulDivHalfEven(std::int64_t a, std::int64_t b, std::int64_t c)
{
    if (c == 0)
        return std::nullopt;
    const bool negative = (a < 0) != (b < 0) ? c > 0 : c < 0;
    const auto magnitude = [](std::int64_t v) { return v < 0 ? 0 - std::uint64_t(v) : std::uint64_t(v); };
    const std::uint64_t x = magnitude(a), y = magnitude(b), d = magnitude(c);
    // Schoolbook 64 x 64 -> 128, then long division bit by bit: portable to compilers without a 128-bit integer.
    const std::uint64_t xl = x & 0xffffffffu, xh = x >> 32, yl = y & 0xffffffffu, yh = y >> 32;
    const std::uint64_t ll = xl * yl, lh = xl * yh, hl = xh * yl, hh = xh * yh;
    const std::uint64_t middle = (ll >> 32) + (lh & 0xffffffffu) + (hl & 0xffffffffu);
    std::uint64_t low = (middle << 32) | (ll & 0xffffffffu);
    std::uint64_t high = hh + (lh >> 32) + (hl >> 32) + (middle >> 32);
    if (high >= d)
        return std::nullopt;
    std::uint64_t quotient = 0;
    std::uint64_t rest = high;
    if (high == 0) {
        quotient = low / d;
        rest = low % d;
    } else {
        for (int bit = 63; bit >= 0; --bit) {
            const bool carry = rest >> 63;
            rest = (rest << 1) | ((low >> bit) & 1);
            if (carry || rest >= d) {
                rest -= d;
                quotient |= std::uint64_t(1) << bit;
            }
        }
    }
    const std::uint64_t other = d - rest;
    if (rest > other || (rest == other && (quotient & 1)))
        ++quotient;
    if (quotient > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
        return std::nullopt;
    return negative ? -std::int64_t(quotient) : std::int64_t(quotient);
}

std::optional<Money> converted(const Money &amount, CurrencyCode base, const Decimal &rate)
{
    if (amount.currency == base)
        return amount;
    std::int64_t divisor = 1;
    int shift = rate.scale + amount.currency.minorDigits() - base.minorDigits();
    std::int64_t factor = rate.units;
    for (; shift > 0; --shift) {
        if (divisor > std::numeric_limits<std::int64_t>::max() / 10)
            return std::nullopt;
        divisor *= 10;
    }
    for (; shift < 0; ++shift) {
        if (factor > std::numeric_limits<std::int64_t>::max() / 10)
            return std::nullopt;
        factor *= 10;
    }
    const auto minor = mulDivHalfEven(amount.minor, factor, divisor);
    if (!minor)
        return std::nullopt;
    return Money{*minor, base};
}

} // namespace millrace
