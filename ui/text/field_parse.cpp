// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/field_parse.h"

#include <QRegularExpression>

#include <array>

namespace millrace {

namespace {

/// Full-width forms and Chinese punctuation as their half-width twins, trimmed.
QString plainInput(const QString &typed)
{
    QString text = typed.normalized(QString::NormalizationForm_KC).trimmed();
    text.replace(u'。', u'.');
    return text;
}

struct InputUnit
{
    const char *word;
    int zeros;
};

constexpr std::array<InputUnit, 9> numberUnits = {
    {{"万亿", 12}, {"亿", 8}, {"万", 4}, {"千", 3}, {"w", 4}, {"k", 3}, {"m", 6}, {"bn", 9}, {"元", 0}}};

/// Moves the decimal point of a plain number to the right.
QString shifted(QString number, int zeros)
{
    qsizetype point = number.indexOf(u'.');
    if (point < 0) {
        point = number.size();
        number += u'.';
    }
    number.remove(point, 1);
    while (number.size() - point < zeros)
        number += u'0';
    number.insert(point + zeros, u'.');
    if (number.endsWith(u'.'))
        number.chop(1);
    return number;
}

/// The day with this month and day that lies nearest to `today`.
std::optional<QDate> nearestDay(int month, int day, QDate today)
{
    std::optional<QDate> best;
    for (const int year : {today.year() - 1, today.year(), today.year() + 1}) {
        const QDate candidate(year, month, day);
        if (candidate.isValid() && (!best || qAbs(today.daysTo(candidate)) < qAbs(today.daysTo(*best))))
            best = candidate;
    }
    return best;
}

std::optional<QDate> validDay(int year, int month, int day)
{
    const QDate date(year, month, day);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<QDate> namedDay(const QString &text, QDate today)
{
    struct Named
    {
        const char *word;
        int days;
    };
    static constexpr std::array<Named, 10> names = {{{".", 0},
                                                     {"今", 0},
                                                     {"今天", 0},
                                                     {"today", 0},
                                                     {"明天", 1},
                                                     {"tomorrow", 1},
                                                     {"昨天", -1},
                                                     {"yesterday", -1},
                                                     {"后天", 2},
                                                     {"前天", -2}}};
    for (const Named &name : names) {
        if (text == QString::fromUtf8(name.word))
            return today.addDays(name.days);
    }
    static const QRegularExpression chineseWeek(QStringLiteral("^(上|下|这|本)?(?:周|星期|礼拜)([一二三四五六日天])$"));
    if (const auto match = chineseWeek.match(text); match.hasMatch()) {
        const int number = int(QStringLiteral("一二三四五六日").indexOf(match.captured(2).replace(u'天', u'日')[0]));
        const QString which = match.captured(1);
        const int weeks = which == QStringLiteral("下") ? 1 : which == QStringLiteral("上") ? -1 : 0;
        return today.addDays(1 - today.dayOfWeek() + number + 7 * weeks);
    }
    static const QRegularExpression englishWeek(
        QStringLiteral("^(next|last|this)\\s+(mon|tue|wed|thu|fri|sat|sun)[a-z]*$"));
    if (const auto match = englishWeek.match(text); match.hasMatch()) {
        static const QStringList days = {QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"),
                                         QStringLiteral("thu"), QStringLiteral("fri"), QStringLiteral("sat"),
                                         QStringLiteral("sun")};
        const int weeks = match.captured(1) == QLatin1String("next")   ? 1
                          : match.captured(1) == QLatin1String("last") ? -1
                                                                       : 0;
        return today.addDays(1 - today.dayOfWeek() + days.indexOf(match.captured(2)) + 7 * weeks);
    }
    static const QRegularExpression offset(QStringLiteral("^([+-]\\d{1,4})\\s*([dwmy天周月年]?)$"));
    if (const auto match = offset.match(text); match.hasMatch()) {
        const int count = match.captured(1).toInt();
        const QString unit = match.captured(2);
        if (unit == QLatin1String("w") || unit == QStringLiteral("周"))
            return today.addDays(7 * count);
        if (unit == QLatin1String("m") || unit == QStringLiteral("月"))
            return today.addMonths(count);
        if (unit == QLatin1String("y") || unit == QStringLiteral("年"))
            return today.addYears(count);
        return today.addDays(count);
    }
    return std::nullopt;
}

int monthNamed(const QString &word)
{
    static const QStringList months = {QStringLiteral("jan"), QStringLiteral("feb"), QStringLiteral("mar"),
                                       QStringLiteral("apr"), QStringLiteral("may"), QStringLiteral("jun"),
                                       QStringLiteral("jul"), QStringLiteral("aug"), QStringLiteral("sep"),
                                       QStringLiteral("oct"), QStringLiteral("nov"), QStringLiteral("dec")};
    return int(months.indexOf(word.left(3))) + 1;
}

} // namespace

std::optional<QString> parseNumberInput(const QString &typed)
{
    QString text = plainInput(typed).toLower();
    static const QRegularExpression sign(QStringLiteral("^([+-]?)\\s*(?:us\\$|hk\\$|[¥￥$€£])?\\s*([+-]?)"));
    const auto begin = sign.match(text);
    const bool negative = begin.captured(1) == QLatin1String("-") || begin.captured(2) == QLatin1String("-");
    text = text.mid(begin.capturedLength()).remove(u',').remove(u' ').remove(u'\'');
    int zeros = 0;
    for (bool again = true; again;) {
        again = false;
        for (const InputUnit &unit : numberUnits) {
            const QString word = QString::fromUtf8(unit.word);
            if (text.size() > word.size() && text.endsWith(word)) {
                text.chop(word.size());
                zeros += unit.zeros;
                again = unit.zeros == 0;
                break;
            }
        }
    }
    static const QRegularExpression plain(QStringLiteral("^(?:\\d{1,30}(?:\\.\\d{0,20})?|\\.\\d{1,20})$"));
    if (!plain.match(text).hasMatch())
        return std::nullopt;
    if (text.startsWith(u'.'))
        text.prepend(u'0');
    if (text.endsWith(u'.'))
        text.chop(1);
    if (zeros > 0)
        text = shifted(text, zeros);
    return negative ? u'-' + text : text;
}

std::optional<QDate> parseDateInput(const QString &typed, QDate today)
{
    const QString text = plainInput(typed).toLower();
    if (today.isValid()) {
        if (const auto named = namedDay(text, today))
            return named;
    }
    static const QRegularExpression full(
        QStringLiteral("^(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?$"));
    if (const auto match = full.match(text); match.hasMatch())
        return validDay(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    static const QRegularExpression compact(QStringLiteral("^(\\d{4})(\\d{2})(\\d{2})$"));
    if (const auto match = compact.match(text); match.hasMatch())
        return validDay(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    static const QRegularExpression worded(QStringLiteral("^(\\d{1,2})\\s+([a-z]{3,9})\\.?(?:,?\\s+(\\d{4}))?$"));
    if (const auto match = worded.match(text); match.hasMatch()) {
        const int month = monthNamed(match.captured(2));
        const int year = match.captured(3).toInt();
        if (month == 0)
            return std::nullopt;
        return year > 0 ? validDay(year, month, match.captured(1).toInt())
                        : nearestDay(month, match.captured(1).toInt(), today);
    }
    static const QRegularExpression brief(
        QStringLiteral("^(?:(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?|(\\d{2})(\\d{2}))$"));
    if (const auto match = brief.match(text); match.hasMatch() && today.isValid()) {
        const bool apart = !match.captured(1).isEmpty();
        return nearestDay(match.captured(apart ? 1 : 3).toInt(), match.captured(apart ? 2 : 4).toInt(), today);
    }
    return std::nullopt;
}

std::optional<Duration> parseDurationInput(const QString &typed)
{
    const QString text = plainInput(typed).toLower();
    static const QRegularExpression clock(QStringLiteral("^(\\d{1,4}):([0-5]\\d)$"));
    if (const auto match = clock.match(text); match.hasMatch())
        return Duration{match.captured(1).toInt() * 3600LL + match.captured(2).toInt() * 60LL};
    static const QRegularExpression minutes(QStringLiteral("^\\d{1,6}$"));
    if (minutes.match(text).hasMatch())
        return Duration{text.toLongLong() * 60};
    static const QRegularExpression parts(
        QStringLiteral("^(?:(\\d{1,5})\\s*(?:h|hours?|小时|时))?\\s*(?:(\\d{1,6})\\s*(?:m|min|minutes?|分钟?))?\\s*"
                       "(?:(\\d{1,7})\\s*(?:s|sec|seconds?|秒))?$"));
    const auto match = parts.match(text);
    if (text.isEmpty() || !match.hasMatch())
        return std::nullopt;
    return Duration{match.captured(1).toLongLong() * 3600 + match.captured(2).toLongLong() * 60 +
                    match.captured(3).toLongLong()};
}

std::optional<Value> parseField(const FieldDef &field, const QString &typed, const FormatContext &context,
                                CurrencyCode currency)
{
    if (typed.trimmed().isEmpty())
        return Value();
    const CurrencyCode unit = currency.isEmpty() ? context.baseCurrency : currency;
    const auto &kinds = fieldTypeInfo(field.type);
    if (field.type == FieldType::Date) {
        const auto day = parseDateInput(typed, context.today);
        return day ? std::optional<Value>(*day) : std::nullopt;
    }
    if (field.type == FieldType::DateTime) {
        const QString text = plainInput(typed);
        static const QRegularExpression withTime(QStringLiteral("^(.*?)[ T,]+(\\d{1,2}):(\\d{2})$"));
        const auto match = withTime.match(text);
        const auto day = parseDateInput(match.hasMatch() ? match.captured(1) : text, context.today);
        const QTime time = match.hasMatch() ? QTime(match.captured(2).toInt(), match.captured(3).toInt()) : QTime(0, 0);
        if (!day || !time.isValid())
            return valueFromText(field, text, unit, context.zone);
        return Value(Instant::fromDateTime(QDateTime(*day, time, context.zone)));
    }
    if (field.type == FieldType::Duration) {
        const auto length = parseDurationInput(typed);
        return length ? std::optional<Value>(*length) : std::nullopt;
    }
    if (field.type == FieldType::Money || (kinds.alignment == Alignment::End && kinds.ordered)) {
        const auto number = parseNumberInput(typed);
        return number ? valueFromText(field, *number, unit) : std::nullopt;
    }
    return valueFromText(field, kinds.text && field.multiline ? typed : typed.trimmed(), unit);
}

Problem inputProblem(const FieldDef &field, const QString &typed)
{
    return {field.key, QStringLiteral("input"), {typed.left(60), QString::fromLatin1(fieldTypeInfo(field.type).name)}};
}

} // namespace millrace
