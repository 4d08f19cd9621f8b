// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/cell_parse.h"
#include "core/interchange/row_builder_plan.h"
#include "core/records/filter_words.h"

namespace millrace::interchange {

RowBuilder::Reader RowBuilder::readerOf(FieldType type)
{
    static constexpr std::pair<FieldType, Reader> readers[] = {
        {FieldType::Integer, &RowBuilder::readInteger},   {FieldType::Decimal, &RowBuilder::readDecimal},
        {FieldType::Money, &RowBuilder::readMoney},       {FieldType::Boolean, &RowBuilder::readBoolean},
        {FieldType::Date, &RowBuilder::readDate},         {FieldType::DateTime, &RowBuilder::readDateTime},
        {FieldType::Duration, &RowBuilder::readDuration},
    };
    for (const auto &[known, reader] : readers)
        if (known == type)
            return reader;
    return &RowBuilder::readPlain;
}

QString shiftedNumber(const QString &number, int shift)
{
    const bool negative = number.startsWith(u'-');
    const QString plain = negative ? number.mid(1) : number;
    const qsizetype point = plain.indexOf(u'.');
    QString whole = point < 0 ? plain : plain.left(point);
    QString fraction = point < 0 ? QString() : plain.mid(point + 1);
    for (; shift > 0; --shift) {
        whole += fraction.isEmpty() ? QChar(u'0') : fraction[0];
        fraction.remove(0, 1);
    }
    for (; shift < 0; ++shift) {
        fraction.prepend(whole.isEmpty() ? QChar(u'0') : whole.back());
        whole.chop(1);
    }
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    qsizetype zeros = 0;
    while (zeros + 1 < whole.size() && whole[zeros] == u'0')
        ++zeros;
    whole.remove(0, zeros);
    if (whole.isEmpty())
        whole = QStringLiteral("0");
    const bool nothing = whole == u"0" && fraction.isEmpty();
    return (negative && !nothing ? QStringLiteral("-") : QString()) + whole +
           (fraction.isEmpty() ? QString() : u'.' + fraction);
}

RowBuilder::Reading RowBuilder::readPlain(ColumnPlan &plan, const QString &cell, const TableRow &, Value &value,
                                          Problem &problem)
{
    auto read = valueFromText(*plan.field, cell, m_base);
    if (!read) {
        problem.rule = QStringLiteral("kind");
        problem.arguments = {QString::fromLatin1(fieldTypeInfo(plan.field->type).name)};
        return Reading::Wrong;
    }
    value = std::move(*read);
    return Reading::Done;
}

RowBuilder::Reading RowBuilder::readInteger(ColumnPlan &plan, const QString &cell, const TableRow &, Value &value,
                                            Problem &problem)
{
    if (const auto number = parseNumber(cell, plan.decimal)) {
        bool whole = false;
        const qint64 integer = shiftedNumber(*number, plan.mapping.shift).toLongLong(&whole);
        if (whole) {
            value = std::int64_t(integer);
            return Reading::Done;
        }
    }
    problem.rule = QStringLiteral("integer");
    return Reading::Wrong;
}

RowBuilder::Reading RowBuilder::readDecimal(ColumnPlan &plan, const QString &cell, const TableRow &, Value &value,
                                            Problem &problem)
{
    const auto number = parseNumber(cell, plan.decimal);
    const auto decimal =
        number ? Decimal::fromString(shiftedNumber(*number, plan.mapping.shift), plan.field->scale) : std::nullopt;
    if (decimal) {
        value = *decimal;
        return Reading::Done;
    }
    problem.rule = number ? QStringLiteral("scale") : QStringLiteral("number");
    if (number)
        problem.arguments = {QString::number(plan.field->scale)};
    return Reading::Wrong;
}

RowBuilder::Reading RowBuilder::readMoney(ColumnPlan &plan, const QString &cell, const TableRow &row, Value &value,
                                          Problem &problem)
{
    const auto amount = parseAmount(cell, plan.decimal);
    // A code that only an export of ours would write.
    if (!amount && plan.mapping.shift == 0)
        return readPlain(plan, cell, row, value, problem);
    if (!amount) {
        problem.rule = QStringLiteral("amount");
        return Reading::Wrong;
    }
    CurrencyCode currency = plan.currency;
    if (plan.currencyColumn >= 0) {
        const QString &code = row.cells[size_t(plan.currencyColumn)];
        if (const auto named = CurrencyCode::fromString(code.trimmed())) {
            currency = *named;
        } else if (!code.trimmed().isEmpty()) {
            problem.rule = QStringLiteral("currency");
            problem.arguments = {code};
            return Reading::Wrong;
        }
    }
    // A bare $ or ¥ stands for several currencies; what the mapping says settles which.
    const bool bareSign = amount->currency.isEmpty() || cell.trimmed().startsWith(u'$') ||
                          cell.trimmed().startsWith(u'¥') || cell.trimmed().startsWith(u'￥');
    if (!amount->currency.isEmpty() && (currency.isEmpty() || !bareSign))
        currency = CurrencyCode::fromString(amount->currency).value_or(currency);
    if (currency.isEmpty()) {
        currency = m_base;
        m_notes.count("currency_assumed", {plan.field->key, m_base.toString()}, row.line);
    }
    const auto money = Money::fromAmountText(shiftedNumber(amount->number, plan.mapping.shift), currency);
    if (!money) {
        problem.rule = QStringLiteral("money_decimals");
        problem.arguments = {currency.toString()};
        return Reading::Wrong;
    }
    value = *money;
    return Reading::Done;
}

RowBuilder::Reading RowBuilder::readBoolean(ColumnPlan &, const QString &cell, const TableRow &, Value &value,
                                            Problem &problem)
{
    const auto yes = parseBoolean(cell);
    if (yes)
        value = *yes;
    else
        problem.rule = QStringLiteral("boolean");
    return yes ? Reading::Done : Reading::Wrong;
}

RowBuilder::Reading RowBuilder::readDate(ColumnPlan &plan, const QString &cell, const TableRow &, Value &value,
                                         Problem &problem)
{
    const auto date = parseDate(cell, plan.dates);
    if (date) {
        value = *date;
        return Reading::Done;
    }
    problem.rule = QStringLiteral("date");
    problem.arguments = {dateOrderWord(plan.dates.order)};
    return Reading::Wrong;
}

RowBuilder::Reading RowBuilder::readDateTime(ColumnPlan &plan, const QString &cell, const TableRow &, Value &value,
                                             Problem &problem)
{
    if (const auto exact = momentFromText(QStringView(cell).trimmed())) {
        value = *exact;
        return Reading::Done;
    }
    const auto time = parseDateTime(cell, plan.dates, m_setting.session.zone);
    if (time) {
        value = Instant::fromDateTime(*time);
        return Reading::Done;
    }
    problem.rule = QStringLiteral("date");
    problem.arguments = {dateOrderWord(plan.dates.order)};
    return Reading::Wrong;
}

RowBuilder::Reading RowBuilder::readDuration(ColumnPlan &plan, const QString &cell, const TableRow &, Value &value,
                                             Problem &problem)
{
    const QString text = interchange::narrowed(cell);
    const QStringList parts = text.split(u':');
    qint64 seconds = 0;
    bool good = parts.size() == 2 || parts.size() == 3;
    for (qsizetype i = 0; i < parts.size() && good; ++i)
        seconds = seconds * 60 + parts[i].toUInt(&good);
    if (good) {
        // h:mm is what people write, h:mm:ss what spreadsheets do.
        value = Duration{parts.size() == 2 ? seconds * 60 : seconds};
        return Reading::Done;
    }
    if (const auto number = parseNumber(cell, plan.decimal)) {
        seconds = shiftedNumber(*number, plan.mapping.shift).toLongLong(&good);
        if (good) {
            value = Duration{seconds};
            return Reading::Done;
        }
    }
    problem.rule = QStringLiteral("duration");
    return Reading::Wrong;
}

} // namespace millrace::interchange
