// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/filter_words.h"

#include <algorithm>
#include <array>

namespace millrace {

namespace {

struct OpWord
{
    CompareOp op;
    const char *text;
};

constexpr std::array opWords{
    OpWord{CompareOp::Equal, "="},        OpWord{CompareOp::NotEqual, "!="}, OpWord{CompareOp::Less, "<"},
    OpWord{CompareOp::LessOrEqual, "<="}, OpWord{CompareOp::Greater, ">"},   OpWord{CompareOp::GreaterOrEqual, ">="},
    OpWord{CompareOp::Contains, "~"},
};

constexpr std::array measureWords{"has", "has no", "count", "sum", "min", "max"};
constexpr std::array unitWords{"days", "weeks", "months", "quarters", "years"};

} // namespace

QString compareOpText(CompareOp op)
{
    return QString::fromLatin1(opWords[size_t(op)].text);
}

std::optional<CompareOp> compareOpNamed(QStringView text)
{
    for (const OpWord &word : opWords)
        if (text == QLatin1String(word.text))
            return word.op;
    return std::nullopt;
}

QString measureText(Filter::Measure measure)
{
    return QString::fromLatin1(measureWords[size_t(measure)]);
}

std::optional<Filter::Measure> measureNamed(QStringView word)
{
    for (size_t i = 0; i < measureWords.size(); ++i)
        if (word.compare(QLatin1String(measureWords[i]), Qt::CaseInsensitive) == 0)
            return Filter::Measure(i);
    return std::nullopt;
}

QString periodUnitText(Period::Unit unit)
{
    return QString::fromLatin1(unitWords[size_t(unit)]);
}

std::optional<Period::Unit> periodUnitNamed(QStringView text)
{
    for (size_t i = 0; i < unitWords.size(); ++i) {
        const QLatin1String word(unitWords[i]);
        if (text.compare(word, Qt::CaseInsensitive) == 0 || text.compare(word.chopped(1), Qt::CaseInsensitive) == 0)
            return Period::Unit(i);
    }
    return std::nullopt;
}

QString periodText(const Period &period)
{
    const QString unit = periodUnitText(period.unit);
    if (period.which == Period::Which::This)
        return QLatin1String("this ") + unit.chopped(1);
    return (period.which == Period::Which::Last ? QLatin1String("last ") : QLatin1String("next ")) +
           QString::number(period.count) + u' ' + unit;
}

std::optional<Number> plainNumber(QStringView text, int shift)
{
    const bool negative = text.startsWith(u'-');
    if (negative)
        text = text.mid(1);
    const qsizetype point = text.indexOf(u'.');
    QString whole = (point < 0 ? text : text.left(point)).toString();
    QString decimals = point < 0 ? QString() : text.mid(point + 1).toString();
    const auto digits = [](const QString &part) {
        return !part.isEmpty() && std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    };
    if (!digits(whole) || (point >= 0 && !digits(decimals)))
        return std::nullopt;
    whole += decimals.left(shift).leftJustified(shift, u'0');
    decimals = decimals.mid(shift);
    qsizetype zeros = 0;
    while (zeros + 1 < whole.size() && whole[zeros] == u'0')
        ++zeros;
    whole.remove(0, zeros);
    if (!decimals.isEmpty())
        whole += u'.' + decimals;
    return Number{negative ? u'-' + whole : whole};
}

} // namespace millrace
