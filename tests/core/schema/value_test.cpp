// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/value.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace millrace;

namespace {

RecordId idWith(std::uint8_t first)
{
    return RecordId({first, 7});
}

int signOf(std::strong_ordering order)
{
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

CurrencyCode currencyNamed(QStringView text)
{
    return *CurrencyCode::fromString(text);
}

} // namespace

TEST_CASE("there is one kind of nothing")
{
    CHECK(Value().isEmpty());
    for (Value nothing : {Value(QString()), Value(QStringLiteral("")), Value(QDate()), Value(RecordId()),
                          Value(RecordIds{}), Value(Choices{}), Value(Json{}), Value(Money{500, CurrencyCode()})}) {
        CHECK_FALSE(nothing.isEmpty());
        CHECK(std::move(nothing).normalised().isEmpty());
    }
    for (Value something : {Value(false), Value(0), Value(Decimal{0, 2}), Value(Money{0, currencyNamed(u"CNY")}),
                            Value(Instant{0}), Value(Duration{0}), Value(QStringLiteral(" "))})
        CHECK_FALSE(std::move(something).normalised().isEmpty());
}

TEST_CASE("sets are sorted and without doubles, so that equal sets are equal values")
{
    const RecordIds ids = RecordIds::of({idWith(3), idWith(1), idWith(3), idWith(2)});
    CHECK(ids.ids == std::vector<RecordId>{idWith(1), idWith(2), idWith(3)});
    CHECK(ids == RecordIds::of({idWith(1), idWith(2), idWith(3)}));
    CHECK(ids.contains(idWith(2)));
    CHECK_FALSE(ids.contains(idWith(4)));
    const Choices choices = Choices::of({QStringLiteral("b"), QString(), QStringLiteral("a"), QStringLiteral("b")});
    CHECK(choices.keys == QStringList{QStringLiteral("a"), QStringLiteral("b")});
}

TEST_CASE("a value answers only for the kind that it holds")
{
    const Value number(5);
    CHECK(number.as<std::int64_t>());
    CHECK_FALSE(number.as<QString>());
    CHECK(number.valueOr<std::int64_t>(9) == 5);
    CHECK(number.valueOr<QString>(QStringLiteral("x")) == QStringLiteral("x"));
    CHECK(Value().valueOr<std::int64_t>(9) == 9);
}

TEST_CASE("texts are ordered as SQLite orders their UTF-8")
{
    const std::vector<QString> texts = {QString(),
                                        QStringLiteral("A"),
                                        QStringLiteral("a"),
                                        QStringLiteral("aa"),
                                        QStringLiteral("ab"),
                                        QStringLiteral("é"),
                                        QStringLiteral("中"),
                                        QStringLiteral("\uD7FF"),
                                        QStringLiteral("\uE000"),
                                        QStringLiteral("\uFFFD"),
                                        QString::fromUcs4(U"\U00010000"),
                                        QString::fromUcs4(U"\U0001F600"),
                                        QString::fromUcs4(U"\U0010FFFF")};
    for (const QString &a : texts)
        for (const QString &b : texts) {
            const int bytes = a.toUtf8().compare(b.toUtf8());
            INFO(a.toStdString() << " and " << b.toStdString());
            CHECK(signOf(compareCodePoints(a, b)) == signOf(bytes <=> 0));
            CHECK(signOf(compareCodePoints(a + u'x', b + u'x')) ==
                  signOf((a + u'x').toUtf8().compare((b + u'x').toUtf8()) <=> 0));
        }
}

TEST_CASE("values of one kind have a total order, empty first")
{
    const std::vector<std::vector<Value>> ascending = {
        {Value(), Value(false), Value(true)},
        {Value(), Value(std::numeric_limits<std::int64_t>::min()), Value(-1), Value(0), Value(1)},
        {Value(Decimal{-1, 2}), Value(Decimal{0, 2}), Value(Decimal{1, 2})},
        {Value(Money{900, currencyNamed(u"CNY")}), Value(Money{1000, currencyNamed(u"CNY")}),
         Value(Money{1, currencyNamed(u"USD")})},
        {Value(QDate(2023, 12, 31)), Value(QDate(2024, 1, 1))},
        {Value(Instant{-1}), Value(Instant{0})},
        {Value(Duration{59}), Value(Duration{60})},
        {Value(idWith(1)), Value(idWith(2))},
        {Value(RecordIds{}), Value(RecordIds::of({idWith(1)})), Value(RecordIds::of({idWith(1), idWith(2)})),
         Value(RecordIds::of({idWith(2)}))},
        {Value(Choices{}), Value(Choices::of({QStringLiteral("a")})),
         Value(Choices::of({QStringLiteral("a"), QStringLiteral("b")})), Value(Choices::of({QStringLiteral("b")}))},
        {Value(Json{"[1]"}), Value(Json{"{}"})},
    };
    for (const auto &values : ascending)
        for (size_t i = 0; i < values.size(); ++i)
            for (size_t k = 0; k < values.size(); ++k)
                CHECK(signOf(compareValues(values[i], values[k])) == signOf(i <=> k));
}

TEST_CASE("decimals of different scales compare by what they are worth")
{
    const auto order = [](Decimal a, Decimal b) { return signOf(compareValues(Value(a), Value(b))); };
    CHECK(order({15, 1}, {150, 2}) == 0);
    CHECK(order({15, 1}, {151, 2}) < 0);
    CHECK(order({-15, 1}, {-151, 2}) > 0);
    CHECK(order({-15, 1}, {-149, 2}) < 0);
    CHECK(order({1'000'000'000'000'000'000, 0}, {1, 2}) > 0);
    CHECK(order({1, 2}, {1'000'000'000'000'000'000, 0}) < 0);
    CHECK(order({1, 18}, {1, 0}) < 0);
    CHECK(order({0, 18}, {0, 0}) == 0);
}

TEST_CASE("values of different kinds are ordered by kind, consistently")
{
    const std::vector<Value> values = {Value(),
                                       Value(true),
                                       Value(1),
                                       Value(Decimal{1, 0}),
                                       Value(QStringLiteral("1")),
                                       Value(QDate(2024, 1, 1)),
                                       Value(idWith(1))};
    for (const Value &a : values)
        for (const Value &b : values)
            CHECK(signOf(compareValues(a, b)) == -signOf(compareValues(b, a)));
}
