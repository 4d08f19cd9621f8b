// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/field.h"
#include "tests/support/catch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace millrace;

namespace {

FieldDef fieldOf(FieldType type, FieldOptions options = {})
{
    FieldDef field;
    static_cast<FieldOptions &>(field) = std::move(options);
    field.key = QStringLiteral("f");
    field.type = type;
    return field;
}

CurrencyCode currencyOf(QStringView code)
{
    return *CurrencyCode::fromString(code);
}

/// One or more values of every type that a record can hold.
std::vector<std::pair<FieldDef, Value>> typeSamples()
{
    std::vector<std::pair<FieldDef, Value>> samples = {
        {fieldOf(FieldType::Text), QString::fromUtf8(" 华为 \n😀")},
        {fieldOf(FieldType::Text, {.indexed = true}), QString::fromUtf8("重庆")},
        {fieldOf(FieldType::Text, {.indexed = true, .nameOf = NameOf::Person}), QString::fromUtf8("单雄信")},
        {fieldOf(FieldType::Integer), std::int64_t(-5)},
        {fieldOf(FieldType::Integer), std::numeric_limits<std::int64_t>::max()},
        {fieldOf(FieldType::Decimal, {.scale = 4}), Decimal{-12345, 4}},
        {fieldOf(FieldType::Money), Money{123450, currencyOf(u"CNY")}},
        {fieldOf(FieldType::Money), Money{-5, currencyOf(u"JPY")}},
        {fieldOf(FieldType::Money), Money{5, currencyOf(u"KWD")}},
        {fieldOf(FieldType::Boolean), true},
        {fieldOf(FieldType::Boolean), false},
        {fieldOf(FieldType::Date), QDate(1899, 12, 31)},
        {fieldOf(FieldType::DateTime), Instant{1'717'236'000'000'000}},
        {fieldOf(FieldType::DateTime), Instant{1'717'236'000'123'000}},
        {fieldOf(FieldType::DateTime), Instant{1'717'236'000'123'456}},
        {fieldOf(FieldType::DateTime), Instant{1'717'236'000'999'999}},
        {fieldOf(FieldType::DateTime), Instant{-1}},
        {fieldOf(FieldType::Duration), Duration{5400}},
        {fieldOf(FieldType::Choice), QStringLiteral("open")},
        {fieldOf(FieldType::MultiChoice), Choices::of({QStringLiteral("b"), QStringLiteral("a")})},
        {fieldOf(FieldType::Reference), RecordId({1, 2, 3})},
        {fieldOf(FieldType::References), RecordIds::of({RecordId({2}), RecordId({1})})},
        {fieldOf(FieldType::Phone), QStringLiteral("138 0013 8000")},
        {fieldOf(FieldType::Email), QStringLiteral("Li@example.com")},
        {fieldOf(FieldType::Url), QStringLiteral("example.com")},
        {fieldOf(FieldType::Json), Json{"{\"a\":[1,2]}"}},
        {fieldOf(FieldType::Unknown), QStringLiteral("?")},
    };
    const size_t filled = samples.size();
    for (size_t i = 0; i < filled; ++i)
        samples.emplace_back(samples[i].first, Value());
    return samples;
}

QStringList rulesOf(const FieldDef &field, const Value &value)
{
    std::vector<Problem> problems;
    checkValue(field, value, problems);
    QStringList rules;
    for (const Problem &problem : problems)
        rules << problem.rule + (problem.severity == Severity::Warning ? QStringLiteral("?") : QString());
    return rules;
}

std::optional<Value> fromText(FieldType type, const char *text, FieldOptions options = {})
{
    return valueFromText(fieldOf(type, std::move(options)), QString::fromUtf8(text), currencyOf(u"CNY"));
}

} // namespace

TEST_CASE("the table of types has one row per type, in order")
{
    int index = 0;
    for (const FieldTypeInfo &info : allFieldTypes()) {
        CHECK(int(info.type) == index++);
        CHECK(&fieldTypeInfo(info.type) == &info);
        CHECK(fieldTypeNamed(QString::fromLatin1(info.name)) == info.type);
        CHECK(info.suffixes.size() == info.sqlite.size());
        CHECK(QLatin1String(info.suffixes.front()).isEmpty());
    }
    CHECK(index == int(FieldType::Unknown) + 1);
    CHECK(fieldTypeNamed(u"quaternion") == FieldType::Unknown);
}

TEST_CASE("columns give back every value")
{
    for (const auto &[field, value] : typeSamples()) {
        INFO(fieldTypeInfo(field.type).name);
        std::vector<Column> columns(1);
        appendColumns(field, value, {value.isEmpty() ? std::nullopt : std::optional<std::int64_t>(7)}, columns);
        REQUIRE(int(columns.size()) == 1 + columnCount(field));
        CHECK(columnNames(field).size() == columnCount(field));
        CHECK(columnTypes(field).size() == columnCount(field));
        CHECK(columnNames(field).contains(orderColumn(field)));
        CHECK(valueFromColumns(field, std::span(columns).subspan(1)) == value);
        for (size_t i = 1; value.isEmpty() && i < columns.size(); ++i)
            CHECK(columns[i].kind == Column::Kind::Null);
    }
}

TEST_CASE("money, phones and sorted names take further columns")
{
    const auto columns = [](const FieldDef &field, const Value &value, std::optional<std::int64_t> base = {}) {
        std::vector<Column> out;
        appendColumns(field, value, {base}, out);
        return out;
    };
    const FieldDef money = fieldOf(FieldType::Money);
    CHECK(columnNames(money) == QStringList{QStringLiteral("f"), QStringLiteral("f__cur"), QStringLiteral("f__base")});
    CHECK(orderColumn(money) == QStringLiteral("f__base"));
    const auto dollars = columns(money, Money{100, currencyOf(u"USD")}, 712);
    CHECK(dollars[1].bytes == "USD");
    CHECK(dollars[2].integer == 712);
    CHECK(columns(money, Money{100, currencyOf(u"USD")})[2].kind == Column::Kind::Null);

    const FieldDef phone = fieldOf(FieldType::Phone);
    CHECK(columns(phone, QStringLiteral("138 0013 8000"))[1].bytes == "+8613800138000");
    CHECK(columns(phone, QStringLiteral("ask Li"))[1].kind == Column::Kind::Null);

    const FieldDef name = fieldOf(FieldType::Text, {.indexed = true});
    CHECK(hasSortKey(name));
    CHECK(orderColumn(name) == QStringLiteral("f__sort"));
    CHECK(columns(name, QString::fromUtf8("安徽"))[1].bytes < columns(name, QString::fromUtf8("北京"))[1].bytes);
    CHECK_FALSE(hasSortKey(fieldOf(FieldType::Text)));
    CHECK_FALSE(hasSortKey(fieldOf(FieldType::Email, {.indexed = true})));
    // The surname 单 is read shàn, the word dān.
    const FieldDef person = fieldOf(FieldType::Text, {.indexed = true, .nameOf = NameOf::Person});
    CHECK(columns(person, QString::fromUtf8("单雄信"))[1].bytes != columns(name, QString::fromUtf8("单雄信"))[1].bytes);
}

TEST_CASE("damaged columns give an empty value")
{
    const auto read = [](FieldType type, std::vector<Column> columns) {
        return valueFromColumns(fieldOf(type), columns);
    };
    const auto bytes = [](Column::Kind kind, const char *content) { return Column{kind, 0, content}; };
    CHECK(read(FieldType::Reference, {bytes(Column::Kind::Blob, "short")}).isEmpty());
    CHECK(read(FieldType::References, {bytes(Column::Kind::Blob, "short")}).isEmpty());
    CHECK(read(FieldType::Money, {{Column::Kind::Integer, 5, {}}, {}, {}}).isEmpty());
    CHECK(read(FieldType::MultiChoice, {bytes(Column::Kind::Text, "||")}).isEmpty());
    CHECK(read(FieldType::Text, {bytes(Column::Kind::Text, "")}).isEmpty());
}

TEST_CASE("the plain text gives back every value")
{
    for (const auto &[field, value] : typeSamples()) {
        const QString text = valueToText(field, value);
        INFO(fieldTypeInfo(field.type).name << ": " << text.toStdString());
        const auto back = valueFromText(field, text, currencyOf(u"EUR"));
        REQUIRE(back);
        CHECK(*back == value);
    }
}

TEST_CASE("the wire form gives back every value")
{
    for (const auto &[field, value] : typeSamples()) {
        const QByteArray wire =
            QJsonDocument(QJsonObject{{QStringLiteral("v"), valueToJson(field, value)}}).toJson(QJsonDocument::Compact);
        INFO(fieldTypeInfo(field.type).name << ": " << wire.toStdString());
        const auto back =
            valueFromJson(field, QJsonDocument::fromJson(wire).object()[QStringLiteral("v")], currencyOf(u"EUR"));
        REQUIRE(back);
        CHECK(*back == value);
    }
}

TEST_CASE("the wire form is what the contract says")
{
    const auto json = [](FieldType type, const Value &value) { return valueToJson(fieldOf(type), value); };
    CHECK(json(FieldType::Money, Money{123450, currencyOf(u"CNY")}) ==
          QJsonValue(QJsonObject{{QStringLiteral("amount"), QStringLiteral("1234.50")},
                                 {QStringLiteral("currency"), QStringLiteral("CNY")}}));
    CHECK(json(FieldType::Decimal, Decimal{15, 1}) == QJsonValue(QStringLiteral("1.5")));
    CHECK(json(FieldType::Date, QDate(2024, 6, 1)) == QJsonValue(QStringLiteral("2024-06-01")));
    CHECK(json(FieldType::DateTime, Instant{0}).toString().endsWith(u'Z'));
    CHECK(json(FieldType::Integer, Value(5)) == QJsonValue(5));
    CHECK(json(FieldType::Boolean, Value(true)) == QJsonValue(true));
    CHECK(json(FieldType::Duration, Duration{90}) == QJsonValue(90));
    CHECK(json(FieldType::Text, {}).isNull());
    CHECK(json(FieldType::MultiChoice, Choices::of({QStringLiteral("a")})) ==
          QJsonValue(QJsonArray{QStringLiteral("a")}));
}

TEST_CASE("JSON that does not fit the type is refused")
{
    const auto fits = [](FieldType type, const char *json) {
        const QJsonValue value = QJsonDocument::fromJson(QByteArray("[") + json + "]").array().first();
        return valueFromJson(fieldOf(type, {.scale = 2}), value, currencyOf(u"CNY")).has_value();
    };
    CHECK(fits(FieldType::Integer, "5"));
    CHECK(fits(FieldType::Integer, "\"5\""));
    CHECK_FALSE(fits(FieldType::Integer, "5.5"));
    CHECK_FALSE(fits(FieldType::Integer, "true"));
    CHECK_FALSE(fits(FieldType::Integer, "[5]"));
    CHECK_FALSE(fits(FieldType::Integer, "{}"));
    CHECK(fits(FieldType::Decimal, "1.25"));
    CHECK_FALSE(fits(FieldType::Decimal, "1.255"));
    CHECK(fits(FieldType::Money, "{\"amount\":1234.5,\"currency\":\"USD\"}"));
    CHECK(fits(FieldType::Money, "{\"amount\":\"1234.5\"}"));
    CHECK(fits(FieldType::Money, "12.5"));
    CHECK_FALSE(fits(FieldType::Money, "{\"amount\":\"1234.5\",\"currency\":\"YUAN\"}"));
    CHECK_FALSE(fits(FieldType::Money, "{\"amount\":\"1.005\",\"currency\":\"USD\"}"));
    CHECK_FALSE(fits(FieldType::Money, "{}"));
    CHECK_FALSE(fits(FieldType::References, "[1]"));
    CHECK_FALSE(fits(FieldType::References, "[\"x\"]"));
    CHECK_FALSE(fits(FieldType::Reference, "\"x\""));
    CHECK_FALSE(fits(FieldType::Boolean, "\"yes\""));
    CHECK_FALSE(fits(FieldType::Text, "[\"x\"]"));
    CHECK_FALSE(fits(FieldType::Text, "{\"x\":1}"));
    CHECK(fits(FieldType::Json, "{\"x\":1}"));
    CHECK(fits(FieldType::Text, "null"));
}

TEST_CASE("plain texts are read exactly or not at all")
{
    CHECK(fromText(FieldType::Integer, " 42 ") == std::optional<Value>(42));
    CHECK_FALSE(fromText(FieldType::Integer, "4.2"));
    CHECK_FALSE(fromText(FieldType::Integer, "99999999999999999999"));
    CHECK_FALSE(fromText(FieldType::Integer, "1,000"));
    CHECK(fromText(FieldType::Decimal, "1.5", {.scale = 3}) == std::optional<Value>(Decimal{1500, 3}));
    CHECK(fromText(FieldType::Decimal, "1.500", {.scale = 1}) == std::optional<Value>(Decimal{15, 1}));
    CHECK_FALSE(fromText(FieldType::Decimal, "1.55", {.scale = 1}));
    CHECK(fromText(FieldType::Money, "12.5") == std::optional<Value>(Money{1250, currencyOf(u"CNY")}));
    CHECK(fromText(FieldType::Money, "12 jpy") == std::optional<Value>(Money{12, currencyOf(u"JPY")}));
    CHECK_FALSE(fromText(FieldType::Money, "12.5 JPY"));
    CHECK_FALSE(fromText(FieldType::Money, "CNY"));
    CHECK(fromText(FieldType::Boolean, "1") == std::optional<Value>(true));
    CHECK_FALSE(fromText(FieldType::Boolean, "maybe"));
    CHECK(fromText(FieldType::Date, "2024-02-29") == std::optional<Value>(QDate(2024, 2, 29)));
    CHECK(fromText(FieldType::Date, "2024-02-29T10:00:00Z") == std::optional<Value>(QDate(2024, 2, 29)));
    CHECK_FALSE(fromText(FieldType::Date, "2023-02-29"));
    CHECK_FALSE(fromText(FieldType::Date, "2024-2-9"));
    CHECK_FALSE(fromText(FieldType::Date, "2024-02-29x"));
    CHECK(fromText(FieldType::DateTime, "1970-01-01T08:00:00+08:00") == std::optional<Value>(Instant{0}));
    CHECK(fromText(FieldType::DateTime, "1970-01-01T00:00:00") == std::optional<Value>(Instant{0}));
    CHECK(fromText(FieldType::DateTime, "1970-01-01T00:00:00.000001Z") == std::optional<Value>(Instant{1}));
    CHECK_FALSE(fromText(FieldType::DateTime, "yesterday"));
    // What names no zone is meant where the caller is; what names one is meant there.
    const auto inShanghai = [](const char *text) {
        return valueFromText(fieldOf(FieldType::DateTime), QString::fromLatin1(text), currencyOf(u"CNY"),
                             QTimeZone("Asia/Shanghai"));
    };
    for (const char *text : {"1970-01-01 08:00", "1970-01-01T08:00:00", "1970-01-01T00:00Z", "1970-01-01T01:00+01:00"})
        CHECK(inShanghai(text) == std::optional<Value>(Instant{0}));
    CHECK(inShanghai("1970-01-01") == std::optional<Value>(Instant{-8 * 3'600'000'000LL}));
    CHECK(inShanghai("1970-01-01T08:00:00.000001") == std::optional<Value>(Instant{1}));
    CHECK_FALSE(inShanghai("1970-01-01 28:00"));
    CHECK(fromText(FieldType::MultiChoice, "b; a;;b") ==
          std::optional<Value>(Choices::of({QStringLiteral("a"), QStringLiteral("b")})));
    CHECK_FALSE(fromText(FieldType::References, "x;y"));
    CHECK_FALSE(fromText(FieldType::Json, "{"));
    CHECK(fromText(FieldType::Text, "  kept  ") == std::optional<Value>(QStringLiteral("  kept  ")));
    CHECK(fromText(FieldType::Email, " li@example.com ") == std::optional<Value>(QStringLiteral("li@example.com")));
    for (const FieldTypeInfo &info : allFieldTypes()) {
        CHECK(fromText(info.type, "") == std::optional<Value>(Value()));
        if (info.type != FieldType::Text && info.type != FieldType::Unknown)
            CHECK(fromText(info.type, "  ") == std::optional<Value>(Value()));
    }
}

TEST_CASE("a check finds everything at once and empty values pass")
{
    CHECK(rulesOf(fieldOf(FieldType::Integer, {.min = 0, .max = 100}), Value(-1)) ==
          QStringList{QStringLiteral("min")});
    CHECK(rulesOf(fieldOf(FieldType::Integer, {.min = 0, .max = 100}), Value(101)) ==
          QStringList{QStringLiteral("max")});
    CHECK(rulesOf(fieldOf(FieldType::Integer, {.min = 0, .max = 100}), Value(100)).isEmpty());
    CHECK(rulesOf(fieldOf(FieldType::Money, {.min = 1}), Money{99, currencyOf(u"CNY")}) ==
          QStringList{QStringLiteral("min")});
    CHECK(rulesOf(fieldOf(FieldType::Money, {.min = 1}), Money{1, currencyOf(u"JPY")}).isEmpty());
    CHECK(rulesOf(fieldOf(FieldType::Decimal, {.scale = 2}), Decimal{5, 3}) == QStringList{QStringLiteral("scale")});
    CHECK(rulesOf(fieldOf(FieldType::Text), Value(5)) == QStringList{QStringLiteral("kind")});
    CHECK(rulesOf(fieldOf(FieldType::Date), QDate(10000, 1, 1)) == QStringList{QStringLiteral("date_range")});
    CHECK(rulesOf(fieldOf(FieldType::Date), QDate(1800, 1, 1)) == QStringList{QStringLiteral("date_unlikely?")});
    CHECK(rulesOf(fieldOf(FieldType::Email), QStringLiteral("nobody")) == QStringList{QStringLiteral("email")});
    CHECK(rulesOf(fieldOf(FieldType::Url), QStringLiteral("nowhere")) == QStringList{QStringLiteral("url")});
    CHECK(rulesOf(fieldOf(FieldType::Phone), QStringLiteral("ask Li")) == QStringList{QStringLiteral("phone?")});
    CHECK(rulesOf(fieldOf(FieldType::Text, {.maxLength = 2, .pattern = QStringLiteral("[a-z]*")}),
                  QStringLiteral("ABC")) == QStringList{QStringLiteral("max_length"), QStringLiteral("pattern")});
    CHECK(rulesOf(fieldOf(FieldType::Text, {.pattern = QStringLiteral("a|b")}), QStringLiteral("ab")) ==
          QStringList{QStringLiteral("pattern")});
    CHECK(rulesOf(fieldOf(FieldType::Text), QString(QChar(u'\0'))) == QStringList{QStringLiteral("nul_character")});
    CHECK(rulesOf(fieldOf(FieldType::Text), QString(QChar(0xd800))) == QStringList{QStringLiteral("invalid_unicode")});
    CHECK(rulesOf(fieldOf(FieldType::Text, {.checksum = QStringLiteral("credit_code")}), QStringLiteral("123")) ==
          QStringList{QStringLiteral("checksum")});
    for (const auto &[field, value] : typeSamples()) {
        INFO(fieldTypeInfo(field.type).name);
        CHECK(rulesOf(field, value).isEmpty());
    }
}

TEST_CASE("option keys that cannot be stored in a set are refused")
{
    for (const char *key : {"a|b", "|", "a;b"}) {
        INFO(key);
        CHECK(rulesOf(fieldOf(FieldType::MultiChoice), Choices::of({QString::fromLatin1(key)})) ==
              QStringList{QStringLiteral("pattern")});
    }
    CHECK(rulesOf(fieldOf(FieldType::MultiChoice), Choices::of({QStringLiteral("a b"), QString::fromUtf8("乙")}))
              .isEmpty());
}
