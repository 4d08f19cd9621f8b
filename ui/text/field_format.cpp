// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/field_format.h"

#include "core/base/text/phone.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"

#include <QCoreApplication>

namespace millrace {

namespace {

QString optionLabel(const FieldDef &field, const QString &key, const FormatContext &context)
{
    if (context.metadata) {
        if (const OptionInfo *option = context.metadata->option(field.optionList, key))
            return option->labelFor(context.locale);
    }
    return key;
}

QString referenceTitle(const RecordId &id, const FormatContext &context)
{
    const auto found = context.titles.constFind(id);
    return found == context.titles.constEnd() ? QStringLiteral("…") : *found;
}

QString joined(const QStringList &parts, const FormatContext &context)
{
    return parts.join(context.isChinese() ? QStringLiteral("、") : QStringLiteral(", "));
}

QString choiceLabels(const FieldDef &field, const Choices &choices, const FormatContext &context)
{
    QStringList labels;
    for (const QString &key : choices.keys)
        labels << optionLabel(field, key, context);
    return joined(labels, context);
}

QString referenceTitles(const RecordIds &references, const FormatContext &context)
{
    QStringList titles;
    for (const RecordId &id : references.ids)
        titles << referenceTitle(id, context);
    return joined(titles, context);
}

} // namespace

QString showValue(const FieldDef &field, const Value &value, const FormatContext &context)
{
    if (value.isEmpty())
        return {};
    switch (field.type) {
    case FieldType::Integer:
        return formats::integer(value.valueOr<std::int64_t>());
    case FieldType::Decimal:
        return formats::grouped(value.valueOr<Decimal>().toString());
    case FieldType::Money:
        return formats::money(value.valueOr<Money>());
    case FieldType::Boolean:
        return value.valueOr<bool>() ? QCoreApplication::translate("text", "Yes")
                                     : QCoreApplication::translate("text", "No");
    case FieldType::Date:
        return formats::date(value.valueOr<QDate>(), context.isChinese());
    case FieldType::DateTime:
        return formats::dateTime(value.valueOr<Instant>(), context.zone, context.isChinese());
    case FieldType::Duration:
        return formats::duration(value.valueOr<Duration>(), context.isChinese());
    case FieldType::Choice:
        return optionLabel(field, value.valueOr<QString>(), context);
    case FieldType::MultiChoice:
        return choiceLabels(field, value.valueOr<Choices>(), context);
    case FieldType::Reference:
        return referenceTitle(value.valueOr<RecordId>(), context);
    case FieldType::References:
        return referenceTitles(value.valueOr<RecordIds>(), context);
    case FieldType::Phone:
        return formatPhone(value.valueOr<QString>(), context.isChinese() ? QStringView(u"转") : QStringView(u"ext."));
    case FieldType::Json:
        return QString::fromUtf8(value.valueOr<Json>().text);
    case FieldType::Text:
    case FieldType::Email:
    case FieldType::Url:
    case FieldType::Unknown:
        break;
    }
    return value.valueOr<QString>();
}

QString showInTable(const FieldDef &field, const Value &value, const FormatContext &context)
{
    if (const auto *amount = value.as<Money>(); amount && amount->currency == context.baseCurrency)
        return formats::moneyNumber(*amount);
    QString text = showValue(field, value, context);
    // A row shows one line; more than that is for the form.
    if (const qsizetype end = text.indexOf(u'\n'); end >= 0)
        text = text.left(end) + QStringLiteral(" …");
    return text.size() > 300 ? text.left(300) + QStringLiteral("…") : text;
}

QString showExactly(const FieldDef &field, const Value &value, const FormatContext &context)
{
    if (const auto *day = value.as<QDate>())
        return formats::longDate(*day, context.isChinese());
    if (const auto *moment = value.as<Instant>()) {
        return formats::longDate(moment->toDateTime(context.zone).date(), context.isChinese()) + u' ' +
               formats::timeOfDay(*moment, context.zone);
    }
    return showValue(field, value, context).left(2000);
}

QString formatMoneyShort(const Money &amount, const FormatContext &context)
{
    return context.shortMoney ? formats::moneyCompact(amount, context.isChinese()) : formats::money(amount);
}

QString columnHeading(const FieldDef &field, const FormatContext &context)
{
    const QString label = fieldLabel(field, context.locale);
    if (field.type != FieldType::Money || context.baseCurrency.isEmpty())
        return label;
    if (context.isChinese() && context.baseCurrency.toString() == QLatin1String("CNY"))
        return QStringLiteral("%1（元）").arg(label);
    return (context.isChinese() ? QStringLiteral("%1（%2）") : QStringLiteral("%1 (%2)"))
        .arg(label, context.baseCurrency.toString());
}

QString editText(const FieldDef &field, const Value &value, const FormatContext &context)
{
    if (value.isEmpty())
        return {};
    if (const auto *amount = value.as<Money>())
        return amount->amountText();
    if (const auto *moment = value.as<Instant>()) {
        const QDateTime time = moment->toDateTime(context.zone);
        return time.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    }
    if (const auto *day = value.as<QDate>())
        return formats::date(*day, true);
    // A bare number would be read as minutes.
    if (const auto *length = value.as<Duration>())
        return formats::duration(*length, context.isChinese());
    if (field.type == FieldType::Phone || !field.isReference())
        return valueToText(field, value);
    return showValue(field, value, context);
}

} // namespace millrace
