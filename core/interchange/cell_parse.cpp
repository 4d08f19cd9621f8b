// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/cell_parse.h"

#include <vector>

namespace millrace {

namespace {

constexpr qsizetype maxNumberDigits = 60;

struct CurrencySign
{
    QStringView sign;
    const char *code;
};

// Longer signs before those they begin or end with.
constexpr CurrencySign currencySigns[] = {
    {u"US$", "USD"},  {u"HK$", "HKD"},  {u"NT$", "TWD"},  {u"AU$", "AUD"},    {u"CA$", "CAD"},  {u"NZ$", "NZD"},
    {u"MX$", "MXN"},  {u"A$", "AUD"},   {u"C$", "CAD"},   {u"S$", "SGD"},     {u"R$", "BRL"},   {u"人民币", "CNY"},
    {u"RMB", "CNY"},  {u"CNH", "CNY"},  {u"美元", "USD"}, {u"美金", "USD"},   {u"港币", "HKD"}, {u"港元", "HKD"},
    {u"欧元", "EUR"}, {u"日元", "JPY"}, {u"英镑", "GBP"}, {u"新台币", "TWD"}, {u"台币", "TWD"}, {u"韩元", "KRW"},
    {u"澳元", "AUD"}, {u"加元", "CAD"}, {u"円", "JPY"},   {u"元", "CNY"},     {u"¥", "CNY"},    {u"￥", "CNY"},
    {u"$", "USD"},    {u"€", "EUR"},    {u"£", "GBP"},    {u"₩", "KRW"},      {u"₹", "INR"},    {u"₽", "RUB"},
    {u"฿", "THB"},    {u"₫", "VND"},    {u"₺", "TRY"},    {u"₴", "UAH"},      {u"₪", "ILS"},    {u"₱", "PHP"},
};

constexpr const char *currencyCodes[] = {
    "AED", "ARS", "AUD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD",
    "HUF", "IDR", "ILS", "INR", "JPY", "KRW", "KZT", "MOP", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP",
    "PKR", "PLN", "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR",
};

struct ScaleWord
{
    QStringView word;
    int power;
};

constexpr ScaleWord scaleWords[] = {
    {u"万亿", 12}, {u"千亿", 11}, {u"百亿", 10}, {u"十亿", 9}, {u"亿", 8}, {u"億", 8},
    {u"千万", 7},  {u"百万", 6},  {u"十万", 5},  {u"万", 4},   {u"萬", 4}, {u"千", 3},
    {u"bn", 9},    {u"mn", 6},    {u"k", 3},     {u"m", 6},    {u"b", 9},  {u"w", 4},
};

/// Equal but for the case of ASCII letters; tells most candidates apart without the cost of case folding.
bool mayEqual(QChar a, QChar b)
{
    return ((a.unicode() ^ b.unicode()) & ~0x20) == 0;
}

bool takeFront(QStringView &text, QStringView what)
{
    if (text.isEmpty() || !mayEqual(text.front(), what.front()) || !text.startsWith(what, Qt::CaseInsensitive))
        return false;
    text = text.sliced(what.size()).trimmed();
    return true;
}

bool takeBack(QStringView &text, QStringView what)
{
    if (text.isEmpty() || !mayEqual(text.back(), what.back()) || !text.endsWith(what, Qt::CaseInsensitive))
        return false;
    text = text.chopped(what.size()).trimmed();
    return true;
}

bool isPlainDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isAsciiLetter(QChar c)
{
    const char16_t u = c.unicode() | 0x20;
    return u >= u'a' && u <= u'z';
}

/// Takes a currency off one end of the text; false where two would disagree.
bool takeCurrency(QStringView &text, bool front, QString &currency)
{
    if (text.isEmpty() || isPlainDigit(front ? text.front() : text.back()))
        return true;
    QString found;
    for (const CurrencySign &entry : currencySigns)
        if (front ? takeFront(text, entry.sign) : takeBack(text, entry.sign)) {
            found = QString::fromLatin1(entry.code);
            break;
        }
    if (found.isEmpty() && text.size() > 3) {
        const QStringView code = front ? text.first(3) : text.last(3);
        const QChar neighbour = front ? text[3] : text[text.size() - 4];
        for (const char *known : currencyCodes)
            if (code.compare(QLatin1String(known), Qt::CaseInsensitive) == 0 && !isAsciiLetter(neighbour)) {
                found = QString::fromLatin1(known);
                text = (front ? text.sliced(3) : text.chopped(3)).trimmed();
                break;
            }
    }
    if (found.isEmpty())
        return true;
    // "US$ 5 USD" says it twice, "￥5元" too; "$5 EUR" contradicts itself.
    if (!currency.isEmpty() && currency != found)
        return false;
    currency = found;
    return true;
}

bool isGroupSign(QChar c, QChar decimal)
{
    if (c == decimal)
        return false;
    switch (c.unicode()) {
    case u',':
    case u'.':
    case u' ':
    case u'\'':
    case u'_':
    case 0x2019:
    case 0xFF0C:
        return true;
    }
    return false;
}

/// Threes, fours (Chinese), or threes with twos before them (Indian).
bool regularGroups(const std::vector<qsizetype> &groups)
{
    if (groups.size() < 2)
        return true;
    const auto all = [&](qsizetype from, qsizetype width) {
        for (size_t i = size_t(from); i + 1 < groups.size(); ++i)
            if (groups[i] != width)
                return false;
        return true;
    };
    const qsizetype first = groups.front(), last = groups.back();
    if (first < 1)
        return false;
    return (last == 3 && first <= 3 && all(1, 3)) || (last == 4 && first <= 4 && all(1, 4)) ||
           (last == 3 && first <= 2 && all(1, 2));
}

/// Digits with grouping and a decimal sign, and perhaps an exponent.
bool readDigits(QStringView text, QChar decimal, QString &whole, QString &fraction, int &power)
{
    std::vector<qsizetype> groups{0};
    QChar groupSign;
    qsizetype i = 0;
    for (; i < text.size() && text[i] != decimal; ++i) {
        if (isPlainDigit(text[i])) {
            whole.append(text[i]);
            ++groups.back();
        } else if (isGroupSign(text[i], decimal) && (groupSign.isNull() || groupSign == text[i])) {
            groupSign = text[i];
            groups.push_back(0);
        } else {
            break;
        }
    }
    if (!regularGroups(groups))
        return false;
    if (i < text.size() && text[i] == decimal)
        for (++i; i < text.size() && isPlainDigit(text[i]); ++i)
            fraction.append(text[i]);
    if (whole.isEmpty() && fraction.isEmpty())
        return false;
    if (i < text.size() && (text[i] == u'e' || text[i] == u'E')) {
        bool good = false;
        const int exponent = text.sliced(i + 1).toInt(&good);
        if (!good || qAbs(exponent) > 30)
            return false;
        power += exponent;
        i = text.size();
    }
    return i == text.size() && whole.size() + fraction.size() <= maxNumberDigits;
}

QString plainNumber(bool negative, QString whole, QString fraction, int power)
{
    for (; power > 0; --power) {
        whole.append(fraction.isEmpty() ? QChar(u'0') : fraction[0]);
        fraction.remove(0, 1);
    }
    for (; power < 0; ++power) {
        fraction.prepend(whole.isEmpty() ? QChar(u'0') : whole.back());
        whole.chop(1);
    }
    qsizetype zeros = 0;
    while (zeros < whole.size() && whole[zeros] == u'0')
        ++zeros;
    whole.remove(0, zeros);
    const bool nothing = whole.isEmpty() && fraction.count(u'0') == fraction.size();
    if (whole.isEmpty())
        whole = QStringLiteral("0");
    if (!fraction.isEmpty())
        whole += u'.' + fraction;
    return negative && !nothing ? u'-' + whole : whole;
}

} // namespace

std::optional<ParsedAmount> parseAmount(QStringView cell, QChar decimal)
{
    if (cell.size() > 200)
        return std::nullopt;
    const QString narrow = interchange::narrowed(cell);
    QStringView text = narrow;
    ParsedAmount amount;
    bool negative = false, sign = false;
    const auto takeSign = [&](bool front) {
        if (sign)
            return;
        if (front ? takeFront(text, u"-") : takeBack(text, u"-"))
            sign = negative = true;
        else if (front && takeFront(text, u"+"))
            sign = true;
    };
    takeSign(true);
    const auto takeBrackets = [&] {
        if (!sign && text.startsWith(u'(') && text.endsWith(u')')) {
            text = text.sliced(1).chopped(1).trimmed();
            sign = negative = true;
        }
    };
    takeBrackets();
    if (!takeCurrency(text, true, amount.currency))
        return std::nullopt;
    takeSign(true);
    takeBrackets();
    takeSign(false);
    amount.percent = takeBack(text, u"%");
    if (!takeCurrency(text, false, amount.currency))
        return std::nullopt;
    takeSign(false);
    if (amount.currency.isEmpty() && takeBack(text, u"块"))
        amount.currency = QStringLiteral("CNY");
    int power = 0;
    const bool digitsOnly = !text.isEmpty() && isPlainDigit(text.back());
    for (const ScaleWord &scale : scaleWords)
        if (!digitsOnly && takeBack(text, scale.word)) {
            power = scale.power;
            break;
        }
    QString whole, fraction;
    if (!readDigits(text, decimal, whole, fraction, power))
        return std::nullopt;
    amount.number = plainNumber(negative, whole, fraction, power);
    return amount;
}

std::optional<QString> parseNumber(QStringView text, QChar decimal)
{
    auto amount = parseAmount(text, decimal);
    return amount ? std::optional(std::move(amount->number)) : std::nullopt;
}

std::optional<bool> parseBoolean(QStringView text)
{
    static constexpr QStringView yes[] = {u"yes", u"true", u"y",  u"t", u"on", u"1", u"是",
                                          u"有",  u"对",   u"真", u"✓", u"✔",  u"√", u"☑"};
    static constexpr QStringView no[] = {u"no", u"false", u"n",  u"f", u"off", u"0", u"否",
                                         u"无", u"错",    u"假", u"✗", u"✘",   u"×", u"☐"};
    const QString word = interchange::narrowed(text);
    for (const QStringView candidate : yes)
        if (word.compare(candidate, Qt::CaseInsensitive) == 0)
            return true;
    for (const QStringView candidate : no)
        if (word.compare(candidate, Qt::CaseInsensitive) == 0)
            return false;
    return std::nullopt;
}

QStringList splitValues(QStringView text)
{
    QStringList values;
    const auto keep = [&](QStringView part) {
        const QStringView trimmed = part.trimmed();
        if (!trimmed.isEmpty())
            values.append(trimmed.toString());
    };
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i)
        if (QStringView(u";；,，、\n\r").contains(text[i])) {
            keep(text.sliced(begin, i - begin));
            begin = i + 1;
        }
    keep(text.sliced(begin));
    return values;
}

} // namespace millrace
