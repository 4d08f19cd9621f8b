// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/codec.h"
#include "tests/support/catch.h"

#include <random>

using namespace millrace;

namespace {

const std::vector<Value> &codecSamples()
{
    const auto code = *CurrencyCode::fromString(u"CNY");
    static const std::vector<Value> values = {
        Value(),
        Value(false),
        Value(true),
        Value(0),
        Value(-1),
        Value(std::numeric_limits<std::int64_t>::max()),
        Value(std::numeric_limits<std::int64_t>::min()),
        Value(Decimal{-12345, 8}),
        Value(Decimal{0, 18}),
        Value(Money{-1, code}),
        Value(Money{std::numeric_limits<std::int64_t>::max(), code}),
        Value(QStringLiteral("x")),
        Value(QString::fromUtf8("重庆 😀 \"quoted\"\n")),
        Value(QString(100'000, u'长')),
        Value(QDate(1970, 1, 1)),
        Value(QDate(1, 1, 1)),
        Value(QDate(9999, 12, 31)),
        Value(Instant{0}),
        Value(Instant{-1}),
        Value(Instant{1'717'236'000'123'456}),
        Value(Duration{-90}),
        Value(RecordId({1, 2, 3})),
        Value(RecordIds::of({RecordId({1}), RecordId({2})})),
        Value(Choices::of({QStringLiteral("a"), QString::fromUtf8("乙")})),
        Value(Json{"{\"a\":[1,2]}"}),
    };
    return values;
}

} // namespace

TEST_CASE("every value decodes to itself, alone and after others")
{
    QByteArray all;
    for (const Value &value : codecSamples()) {
        QByteArray bytes;
        encodeValue(value, bytes);
        qsizetype at = 0;
        const auto back = decodeValue(bytes, at);
        REQUIRE(back);
        CHECK(*back == value);
        CHECK(at == bytes.size());
        all += bytes;
    }
    qsizetype at = 0;
    for (const Value &value : codecSamples())
        CHECK(decodeValue(all, at) == std::optional(value));
    CHECK(at == all.size());
    CHECK_FALSE(decodeValue(all, at));
}

TEST_CASE("the form of values on disk does not change")
{
    const auto hex = [](const Value &value) {
        QByteArray bytes;
        encodeValue(value, bytes);
        return bytes.toHex();
    };
    CHECK(hex(Value()) == "00");
    CHECK(hex(Value(false)) == "01");
    CHECK(hex(Value(true)) == "02");
    CHECK(hex(Value(-1)) == "0301");
    CHECK(hex(Value(300)) == "03d804");
    CHECK(hex(Value(Decimal{5, 2})) == "040a02");
    CHECK(hex(Value(Money{1, *CurrencyCode::fromString(u"USD")})) == "0502555344");
    CHECK(hex(Value(QString::fromUtf8("中"))) == "0603e4b8ad");
    CHECK(hex(Value(QDate(1970, 1, 2))) == "0702");
    CHECK(hex(Value(Instant{1})) == "0802");
    CHECK(hex(Value(Duration{1})) == "0902");
    CHECK(hex(Value(RecordId({0xab}))) == "0aab000000000000000000000000000000");
    CHECK(hex(Value(RecordIds::of({RecordId({1})}))) == "0b0101000000000000000000000000000000");
    CHECK(hex(Value(Choices::of({QStringLiteral("a")}))) == "0c010161");
    CHECK(hex(Value(Json{"{}"})) == "0d027b7d");
}

TEST_CASE("numbers take seven bits a byte")
{
    for (const std::uint64_t number : {std::uint64_t(0), std::uint64_t(127), std::uint64_t(128), std::uint64_t(16383),
                                       std::uint64_t(16384), ~std::uint64_t(0)}) {
        QByteArray bytes;
        encodeNumber(number, bytes);
        qsizetype at = 0;
        CHECK(decodeNumber(bytes, at) == number);
        CHECK(at == bytes.size());
        bytes.chop(1);
        at = 0;
        CHECK_FALSE(decodeNumber(bytes, at));
    }
}

TEST_CASE("a truncated value is refused, not guessed")
{
    for (const Value &value : codecSamples()) {
        QByteArray bytes;
        encodeValue(value, bytes);
        for (qsizetype size = 0; size < std::min<qsizetype>(bytes.size(), 200); ++size) {
            qsizetype at = 0;
            CHECK_FALSE(decodeValue(bytes.left(size), at));
        }
    }
}

TEST_CASE("random bytes never do harm")
{
    std::mt19937 random(4);
    for (int i = 0; i < 50'000; ++i) {
        QByteArray bytes;
        for (int k = int(random() % 40); k > 0; --k)
            bytes.append(char(random() % 4 ? random() % 16 : random()));
        qsizetype at = 0;
        if (const auto value = decodeValue(bytes, at)) {
            QByteArray again;
            encodeValue(*value, again);
            CHECK(at <= bytes.size());
        }
        decodeFields(bytes);
    }
}

TEST_CASE("a record is its fields by number, and nothing behind them")
{
    std::vector<EncodedField> fields;
    int number = 1;
    for (const Value &value : codecSamples())
        fields.push_back({number *= 2, value});
    const QByteArray bytes = encodeFields(fields);
    const auto back = decodeFields(bytes);
    REQUIRE(back);
    REQUIRE(back->size() == fields.size());
    for (size_t i = 0; i < fields.size(); ++i) {
        CHECK((*back)[i].number == fields[i].number);
        CHECK((*back)[i].value == fields[i].value);
    }
    CHECK_FALSE(decodeFields(bytes + '\0'));
    CHECK_FALSE(decodeFields(bytes.chopped(1)));
    CHECK_FALSE(decodeFields({}));
    CHECK(decodeFields(encodeFields({}))->empty());
}

TEST_CASE("single fields of a record are read without the others, and damage is told", "[codec]")
{
    const std::vector<EncodedField> fields{{1, Value(QStringLiteral("名字"))},
                                           {2, Value(Decimal{-5, 2})},
                                           {3, Value(RecordIds::of({RecordId(), RecordId()}))},
                                           {4, Value(Choices::of({QStringLiteral("a"), QStringLiteral("bc")}))},
                                           {5, Value(Money{7, *CurrencyCode::fromString(u"CNY")})},
                                           {6, Value(Json{QByteArray("[1]")})},
                                           {7, Value(true)},
                                           {8, Value(QDate(2025, 3, 7))}};
    const QByteArray bytes = encodeFields(fields);
    for (const EncodedField &wanted : fields) {
        int seen = 0;
        CHECK(visitFields(
            bytes, [&](int number) { return number == wanted.number; },
            [&](int number, const Value &value) {
                ++seen;
                CHECK(number == wanted.number);
                CHECK(value == wanted.value);
            }));
        CHECK(seen == 1);
    }
    for (qsizetype cut = 0; cut < bytes.size(); ++cut)
        CHECK_FALSE(visitFields(
            bytes.left(cut), [](int) { return false; }, [](int, const Value &) {}));
    CHECK_FALSE(visitFields(
        bytes + 'x', [](int) { return false; }, [](int, const Value &) {}));
}
