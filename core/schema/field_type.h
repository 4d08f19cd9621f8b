// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/schema/value.h"

#include <QJsonValue>
#include <QTimeZone>

#include <span>

namespace millrace {

struct FieldDef;

/// The kinds of fields. Adding one means a row in the table of field_type.cpp, one way to show it and one editor.
enum class FieldType {
    Text,
    Integer,
    Decimal,
    Money,
    Boolean,
    Date,
    DateTime,
    Duration,
    Choice,
    MultiChoice,
    Reference,
    References,
    Phone,
    Email,
    Url,
    Json,
    Unknown, ///< made by a newer program: kept as it is, shown as text, never edited
};

enum class Alignment { Start, End, Centre };

/// What the literals of filters are compared with.
enum class Comparison { Emptiness, Text, Number, Boolean, Date, Moment, Option, Record };

/// What other places need to know of a type without a switch of their own.
struct FieldTypeInfo
{
    FieldType type;
    const char *name;                   ///< in custom_field records, JSON and on the command line
    std::vector<const char *> suffixes; ///< columns: field key + suffix; the first is ""
    std::vector<const char *> sqlite;   ///< their declared types; store/postgres translates them
    Alignment alignment;
    bool ordered;   ///< < and > mean something
    bool text;      ///< ~ (contains) means something
    int characters; ///< default width of a list column
    Comparison comparison;
};

const FieldTypeInfo &fieldTypeInfo(FieldType type);
/// The type of that name; Unknown for a name that this program does not know.
FieldType fieldTypeNamed(QStringView name);
std::span<const FieldTypeInfo> allFieldTypes();

/// A column as stored: `blob` tells bytes from UTF-8 text.
struct Column
{
    enum class Kind : std::uint8_t { Null, Integer, Text, Blob };
    Kind kind = Kind::Null;
    std::int64_t integer = 0;
    QByteArray bytes;
};

/// What turning a value into columns may need from outside: the base amount of a Money.
struct BaseAmount
{
    /// Base minor units, or nothing where no rate governs the day.
    std::optional<std::int64_t> minor;
};

/// Appends the columns of one value, in the order of FieldTypeInfo::suffixes (+ sort key where sortKeyColumn says so).
void appendColumns(const FieldDef &field, const Value &value, const BaseAmount &base, std::vector<Column> &out);
/// The value that appendColumns wrote; unknown or damaged content gives an empty value.
Value valueFromColumns(const FieldDef &field, std::span<const Column> columns);
/// Number of columns that a field takes, sort key included.
int columnCount(const FieldDef &field);
/// Names of a field's columns in order ("amount", "amount__cur", "amount__base"; "name", "name__sort").
QStringList columnNames(const FieldDef &field);
QStringList columnTypes(const FieldDef &field);
/// The column that lists sort by and filters with < and > look at.
QString orderColumn(const FieldDef &field);
/// Whether the value is a text, kept as it is in its first column.
bool isStoredAsText(FieldType type);
/// Whether the value is one id, kept as its bytes in its only column.
bool isStoredAsId(FieldType type);
/// Whether a pinyin sort key is stored beside the text.
bool hasSortKey(const FieldDef &field);

/// The wire form (contract: ids and times as text, money {"amount","currency"}, decimals as text).
QJsonValue valueToJson(const FieldDef &field, const Value &value);
/// Accepts what valueToJson writes and the plain forms of the type; nothing where the JSON does not fit.
std::optional<Value> valueFromJson(const FieldDef &field, const QJsonValue &json, CurrencyCode defaultCurrency,
                                   const QTimeZone &zone = QTimeZone::utc());
/// The plain text form used by CSV round trips and `field=value`.
QString valueToText(const FieldDef &field, const Value &value);
/// A day and time that names no zone is meant in `zone`.
std::optional<Value> valueFromText(const FieldDef &field, const QString &text, CurrencyCode defaultCurrency,
                                   const QTimeZone &zone = QTimeZone::utc());

/// Whether a value that is not empty is of the kind that fields of the type hold.
bool holdsKindOf(FieldType type, const Value &value);

/// Checks one value against its definition, everything that needs no other record: kind, length, range, pattern, mail
/// and web address shape, phone plausibility (a warning), check digits. Appends all findings.
void checkValue(const FieldDef &field, const Value &value, std::vector<Problem> &problems);

} // namespace millrace
