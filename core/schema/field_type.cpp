// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/field_type.h"

#include "core/base/text/phone.h"
#include "core/base/text/pinyin.h"
#include "core/base/text/utf8.h"
#include "core/schema/field.h"
#include "core/schema/moment_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace millrace {

namespace {

constexpr char setSeparator = '|';

const std::vector<FieldTypeInfo> &typeTable()
{
    using enum FieldType;
    static const std::vector<FieldTypeInfo> table = {
        {Text, "text", {""}, {"TEXT"}, Alignment::Start, true, true, 20, Comparison::Text},
        {Integer, "integer", {""}, {"INTEGER"}, Alignment::End, true, false, 10, Comparison::Number},
        {FieldType::Decimal, "decimal", {""}, {"INTEGER"}, Alignment::End, true, false, 10, Comparison::Number},
        {FieldType::Money,
         "money",
         {"", "__cur", "__base"},
         {"INTEGER", "TEXT", "INTEGER"},
         Alignment::End,
         true,
         false,
         14,
         Comparison::Number},
        {Boolean, "boolean", {""}, {"INTEGER"}, Alignment::Centre, false, false, 6, Comparison::Boolean},
        {Date, "date", {""}, {"INTEGER"}, Alignment::Start, true, false, 11, Comparison::Date},
        {DateTime, "datetime", {""}, {"INTEGER"}, Alignment::Start, true, false, 16, Comparison::Moment},
        {FieldType::Duration, "duration", {""}, {"INTEGER"}, Alignment::End, true, false, 8, Comparison::Number},
        {Choice, "choice", {""}, {"TEXT"}, Alignment::Start, false, false, 12, Comparison::Option},
        {MultiChoice, "multichoice", {""}, {"TEXT"}, Alignment::Start, false, false, 18, Comparison::Option},
        {Reference, "reference", {""}, {"BLOB"}, Alignment::Start, false, false, 18, Comparison::Record},
        {References, "references", {""}, {"BLOB"}, Alignment::Start, false, false, 18, Comparison::Record},
        {Phone, "phone", {"", "__e164"}, {"TEXT", "TEXT"}, Alignment::Start, false, true, 16, Comparison::Text},
        {Email, "email", {""}, {"TEXT"}, Alignment::Start, true, true, 22, Comparison::Text},
        {Url, "url", {""}, {"TEXT"}, Alignment::Start, false, true, 22, Comparison::Text},
        {FieldType::Json, "json", {""}, {"TEXT"}, Alignment::Start, false, false, 20, Comparison::Emptiness},
        {Unknown, "unknown", {""}, {"TEXT"}, Alignment::Start, false, false, 20, Comparison::Emptiness},
    };
    return table;
}

Column textColumn(const QString &text)
{
    return {Column::Kind::Text, 0, text.toUtf8()};
}

QString setText(const QStringList &keys)
{
    return setSeparator + keys.join(QLatin1Char(setSeparator)) + setSeparator;
}

} // namespace

std::span<const FieldTypeInfo> allFieldTypes()
{
    return typeTable();
}

const FieldTypeInfo &fieldTypeInfo(FieldType type)
{
    return typeTable()[size_t(type)];
}

FieldType fieldTypeNamed(QStringView name)
{
    for (const FieldTypeInfo &info : typeTable())
        if (name == QLatin1String(info.name))
            return info.type;
    return FieldType::Unknown;
}

bool isStoredAsId(FieldType type)
{
    return type == FieldType::Reference;
}

bool isStoredAsText(FieldType type)
{
    switch (type) {
    case FieldType::Text:
    case FieldType::Choice:
    case FieldType::Phone:
    case FieldType::Email:
    case FieldType::Url:
        return true;
    case FieldType::Integer:
    case FieldType::Decimal:
    case FieldType::Money:
    case FieldType::Boolean:
    case FieldType::Date:
    case FieldType::DateTime:
    case FieldType::Duration:
    case FieldType::MultiChoice:
    case FieldType::Reference:
    case FieldType::References:
    case FieldType::Json:
    case FieldType::Unknown:
        break;
    }
    return false;
}

bool hasSortKey(const FieldDef &field)
{
    return field.type == FieldType::Text && field.indexed && !field.system;
}

int columnCount(const FieldDef &field)
{
    return int(fieldTypeInfo(field.type).suffixes.size()) + (hasSortKey(field) ? 1 : 0);
}

QStringList columnNames(const FieldDef &field)
{
    QStringList names;
    for (const char *suffix : fieldTypeInfo(field.type).suffixes)
        names << field.key + QLatin1String(suffix);
    if (hasSortKey(field))
        names << field.key + QLatin1String("__sort");
    return names;
}

QStringList columnTypes(const FieldDef &field)
{
    QStringList types;
    for (const char *type : fieldTypeInfo(field.type).sqlite)
        types << QString::fromLatin1(type);
    if (hasSortKey(field))
        types << QStringLiteral("BLOB");
    return types;
}

QString orderColumn(const FieldDef &field)
{
    if (hasSortKey(field))
        return field.key + QLatin1String("__sort");
    if (field.type == FieldType::Money)
        return field.key + QLatin1String("__base");
    return field.key;
}

void appendColumns(const FieldDef &field, const Value &value, const BaseAmount &base, std::vector<Column> &out)
{
    const size_t before = out.size();
    const auto integer = [&out](std::int64_t number) { out.push_back({Column::Kind::Integer, number, {}}); };
    const auto blob = [&out](QByteArray bytes) { out.push_back({Column::Kind::Blob, 0, std::move(bytes)}); };
    std::visit(
        Overloaded{
            [](std::monostate) {}, [&](bool yes) { integer(yes ? 1 : 0); },
            [&](std::int64_t number) { integer(number); }, [&](const Decimal &decimal) { integer(decimal.units); },
            [&](const Money &money) {
                integer(money.minor);
                out.push_back(textColumn(money.currency.toString()));
                if (base.minor)
                    integer(*base.minor);
            },
            [&](const QString &text) {
                out.push_back(textColumn(text));
                if (field.type == FieldType::Phone) {
                    const QString e164 = parsePhone(text).e164;
                    if (!e164.isEmpty())
                        out.push_back(textColumn(e164));
                } else if (hasSortKey(field)) {
                    blob(sortKey(text, field.nameOf == NameOf::Person ? NameKind::Person : NameKind::Plain));
                }
            },
            [&](QDate date) { integer(QDate(1970, 1, 1).daysTo(date)); }, [&](Instant time) { integer(time.us); },
            [&](Duration duration) { integer(duration.seconds); }, [&](const RecordId &id) { blob(id.toBytes()); },
            [&](const RecordIds &ids) {
                QByteArray bytes;
                for (const RecordId &id : ids.ids)
                    bytes += id.toBytes();
                blob(std::move(bytes));
            },
            [&](const Choices &choices) { out.push_back(textColumn(setText(choices.keys))); },
            [&](const Json &json) {
                out.push_back({Column::Kind::Text, 0, json.text});
            }},
        value.variant());
    while (out.size() < before + size_t(columnCount(field)))
        out.emplace_back();
}

Value valueFromColumns(const FieldDef &field, std::span<const Column> columns)
{
    const Column &first = columns[0];
    if (first.kind == Column::Kind::Null)
        return {};
    const auto text = [&first] { return textOfUtf8(first.bytes); };
    switch (field.type) {
    case FieldType::Integer:
        return first.integer;
    case FieldType::Decimal:
        return Decimal{first.integer, field.scale};
    case FieldType::Money: {
        const auto currency = CurrencyCode::fromString(QString::fromUtf8(columns[1].bytes));
        return currency ? Value(Money{first.integer, *currency}) : Value();
    }
    case FieldType::Boolean:
        return first.integer != 0;
    case FieldType::Date:
        return Value(QDate(1970, 1, 1).addDays(first.integer)).normalised();
    case FieldType::DateTime:
        return Instant{first.integer};
    case FieldType::Duration:
        return Duration{first.integer};
    case FieldType::MultiChoice:
        return Value(Choices::of(text().split(QLatin1Char(setSeparator)))).normalised();
    case FieldType::Reference: {
        const auto id = RecordId::fromBytes(first.bytes.constData(), first.bytes.size());
        return id ? Value(*id) : Value();
    }
    case FieldType::References: {
        std::vector<RecordId> ids;
        for (qsizetype at = 0; at + 16 <= first.bytes.size(); at += 16)
            ids.push_back(*RecordId::fromBytes(first.bytes.constData() + at, 16));
        return Value(RecordIds::of(std::move(ids))).normalised();
    }
    case FieldType::Json:
        return Json{first.bytes};
    case FieldType::Text:
    case FieldType::Choice:
    case FieldType::Phone:
    case FieldType::Email:
    case FieldType::Url:
    case FieldType::Unknown:
        break;
    }
    return Value(text()).normalised();
}

QString valueToText(const FieldDef &, const Value &value)
{
    return std::visit(
        Overloaded{[](std::monostate) { return QString(); },
                   [](bool yes) { return yes ? QStringLiteral("true") : QStringLiteral("false"); },
                   [](std::int64_t number) { return QString::number(number); },
                   [](const Decimal &decimal) { return decimal.toString(); },
                   [](const Money &money) { return money.amountText() + u' ' + money.currency.toString(); },
                   [](const QString &text) { return text; }, [](QDate date) { return date.toString(Qt::ISODate); },
                   [](Instant time) { return momentText(time); },
                   [](Duration duration) { return QString::number(duration.seconds); },
                   [](const RecordId &id) { return id.toString(); },
                   [](const RecordIds &ids) {
                       QStringList texts;
                       for (const RecordId &id : ids.ids)
                           texts << id.toString();
                       return texts.join(u';');
                   },
                   [](const Choices &choices) { return choices.keys.join(u';'); },
                   [](const Json &json) { return QString::fromUtf8(json.text); }},
        value.variant());
}

QJsonValue valueToJson(const FieldDef &field, const Value &value)
{
    return std::visit(
        Overloaded{[](std::monostate) { return QJsonValue(); }, [](bool yes) { return QJsonValue(yes); },
                   [](std::int64_t number) { return QJsonValue(qint64(number)); },
                   [](const Money &money) {
                       return QJsonValue(QJsonObject{{QStringLiteral("amount"), money.amountText()},
                                                     {QStringLiteral("currency"), money.currency.toString()}});
                   },
                   [](const RecordIds &ids) {
                       QJsonArray array;
                       for (const RecordId &id : ids.ids)
                           array.append(id.toString());
                       return QJsonValue(array);
                   },
                   [](const Choices &choices) { return QJsonValue(QJsonArray::fromStringList(choices.keys)); },
                   [](const Json &json) {
                       const QJsonDocument document = QJsonDocument::fromJson(json.text);
                       return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
                   },
                   [](Duration duration) { return QJsonValue(qint64(duration.seconds)); },
                   [&](const auto &) { return QJsonValue(valueToText(field, value)); }},
        value.variant());
}

/// The moment of a text with zone, or of one without as a clock in `zone` shows it; without a time midnight.
static std::optional<Instant> momentIn(const QString &text, const QTimeZone &zone)
{
    if (const auto exact = momentFromText(text))
        return exact;
    if (const QDate day = QDate::fromString(text, Qt::ISODate); text.size() == 10 && day.isValid())
        return Instant::fromDateTime(day.startOfDay(zone));
    const auto shown = momentFromText(text + u'Z');
    if (!shown)
        return std::nullopt;
    const QDateTime clock = shown->toDateTime(QTimeZone::utc());
    const std::int64_t rest = shown->us - Instant::fromDateTime(clock).us;
    return Instant{Instant::fromDateTime(QDateTime(clock.date(), clock.time(), zone)).us + rest};
}

std::optional<Value> valueFromText(const FieldDef &field, const QString &raw, CurrencyCode defaultCurrency,
                                   const QTimeZone &zone)
{
    // Text is kept to the character (leading blanks may mean something); everything else is trimmed.
    if (raw.isEmpty())
        return Value();
    const QString text = field.type == FieldType::Text || field.type == FieldType::Unknown ? raw : raw.trimmed();
    if (text.isEmpty())
        return Value();
    bool ok = false;
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Duration: {
        const qint64 number = text.toLongLong(&ok);
        if (!ok)
            return std::nullopt;
        return field.type == FieldType::Integer ? Value(std::int64_t(number)) : Value(Duration{number});
    }
    case FieldType::Decimal: {
        const auto decimal = Decimal::fromString(text, field.scale);
        return decimal ? std::optional<Value>(*decimal) : std::nullopt;
    }
    case FieldType::Money: {
        const qsizetype space = text.lastIndexOf(u' ');
        const auto named = space > 0 ? CurrencyCode::fromString(QStringView(text).mid(space + 1)) : std::nullopt;
        const auto money = Money::fromAmountText(named ? QStringView(text).left(space).trimmed() : QStringView(text),
                                                 named.value_or(defaultCurrency));
        return money && !money->currency.isEmpty() ? std::optional<Value>(*money) : std::nullopt;
    }
    case FieldType::Boolean:
        if (text == QLatin1String("true") || text == QLatin1String("1"))
            return true;
        if (text == QLatin1String("false") || text == QLatin1String("0"))
            return false;
        return std::nullopt;
    case FieldType::Date: {
        const QDate date = QDate::fromString(text.left(10), Qt::ISODate);
        return date.isValid() && (text.size() == 10 || text[10] == u'T') ? std::optional<Value>(date) : std::nullopt;
    }
    case FieldType::DateTime: {
        const auto time = momentIn(text, zone);
        return time ? std::optional<Value>(*time) : std::nullopt;
    }
    case FieldType::MultiChoice: {
        QStringList keys;
        for (const QString &key : text.split(u';'))
            keys << key.trimmed();
        return Value(Choices::of(std::move(keys))).normalised();
    }
    case FieldType::Reference: {
        const auto id = RecordId::fromString(text);
        return id ? std::optional<Value>(*id) : std::nullopt;
    }
    case FieldType::References: {
        std::vector<RecordId> ids;
        for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
            const auto id = RecordId::fromString(part.trimmed());
            if (!id)
                return std::nullopt;
            ids.push_back(*id);
        }
        return Value(RecordIds::of(std::move(ids))).normalised();
    }
    case FieldType::Json: {
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
        return document.isNull() ? std::nullopt : std::optional<Value>(Json{document.toJson(QJsonDocument::Compact)});
    }
    case FieldType::Text:
    case FieldType::Choice:
    case FieldType::Phone:
    case FieldType::Email:
    case FieldType::Url:
    case FieldType::Unknown:
        break;
    }
    return text;
}

std::optional<Value> valueFromJson(const FieldDef &field, const QJsonValue &json, CurrencyCode defaultCurrency,
                                   const QTimeZone &zone)
{
    if (json.isNull() || json.isUndefined())
        return Value();
    if (field.type == FieldType::Json && (json.isObject() || json.isArray()))
        return Json{(json.isObject() ? QJsonDocument(json.toObject()) : QJsonDocument(json.toArray()))
                        .toJson(QJsonDocument::Compact)};
    if (field.type == FieldType::Boolean && json.isBool())
        return json.toBool();
    if (json.isObject() && field.type == FieldType::Money) {
        const QJsonObject object = json.toObject();
        const auto currency = object.contains(QStringLiteral("currency"))
                                  ? CurrencyCode::fromString(object[QStringLiteral("currency")].toString())
                                  : std::optional(defaultCurrency);
        if (!currency)
            return std::nullopt;
        const auto amount = Money::fromAmountText(object[QStringLiteral("amount")].toVariant().toString(), *currency);
        return amount ? std::optional<Value>(*amount) : std::nullopt;
    }
    if (json.isArray()) {
        QStringList parts;
        for (const QJsonValue &part : json.toArray()) {
            if (!part.isString())
                return std::nullopt;
            parts << part.toString();
        }
        if (field.type != FieldType::References && field.type != FieldType::MultiChoice)
            return std::nullopt;
        return valueFromText(field, parts.join(u';'), defaultCurrency);
    }
    if (json.isString())
        return valueFromText(field, json.toString(), defaultCurrency, zone);
    if (json.isDouble())
        return valueFromText(field, json.toVariant().toString(), defaultCurrency);
    return std::nullopt;
}

/// The alternative of Value::Variant that a type holds.
static size_t heldKind(FieldType type)
{
    const auto kind = [](const Value &value) { return value.variant().index(); };
    switch (type) {
    case FieldType::Integer:
        return kind(Value(std::int64_t(0)));
    case FieldType::Decimal:
        return kind(Value(Decimal{}));
    case FieldType::Money:
        return kind(Value(Money{}));
    case FieldType::Boolean:
        return kind(Value(false));
    case FieldType::Date:
        return kind(Value(QDate()));
    case FieldType::DateTime:
        return kind(Value(Instant{}));
    case FieldType::Duration:
        return kind(Value(Duration{}));
    case FieldType::MultiChoice:
        return kind(Value(Choices{}));
    case FieldType::Reference:
        return kind(Value(RecordId{}));
    case FieldType::References:
        return kind(Value(RecordIds{}));
    case FieldType::Json:
        return kind(Value(Json{}));
    case FieldType::Text:
    case FieldType::Choice:
    case FieldType::Phone:
    case FieldType::Email:
    case FieldType::Url:
    case FieldType::Unknown:
        break;
    }
    return kind(Value(QString()));
}

bool holdsKindOf(FieldType type, const Value &value)
{
    return value.variant().index() == heldKind(type);
}

} // namespace millrace
