// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/query.h"
#include "tests/core/records/random_filter.h"
#include "tests/support/catch.h"

#include <QJsonDocument>

using namespace millrace;

static Filter parsed(const QString &text)
{
    const auto filter = parseFilter(text);
    INFO(text.toStdString());
    if (!filter)
        FAIL(filter.error().arguments.join(u'|').toStdString());
    return *filter;
}

static Filter parsed(const char *text)
{
    return parsed(QString::fromUtf8(text));
}

static Filter numberFilter(const char *text)
{
    return Filter::compare(u"amount", CompareOp::Greater, Number{QString::fromLatin1(text)});
}

TEST_CASE("an empty text asks for everything")
{
    CHECK(parsed("").isEverything());
    CHECK(parsed("  \t\n　 ").isEverything());
    CHECK(filterToText({}).isEmpty());
}

TEST_CASE("the example of the contract parses to the tree it means")
{
    const Filter filter = parsed("stage = \"Won\" and amount > 1000 and customer.region in (\"East\",\"West\") and "
                                 "not (owner is empty) and created_at within last 30 days");
    const Filter wanted =
        Filter::all({Filter::compare(u"stage", CompareOp::Equal, QStringLiteral("Won")),
                     Filter::compare(u"amount", CompareOp::Greater, Number{QStringLiteral("1000")}),
                     Filter::in(u"customer.region", {QStringLiteral("East"), QStringLiteral("West")}),
                     Filter::negation(Filter::empty(u"owner")),
                     Filter::within(u"created_at", Period{Period::Which::Last, 30, Period::Unit::Days})});
    CHECK(filter == wanted);
    CHECK(filter.children[2].path.keys == QStringList{QStringLiteral("customer"), QStringLiteral("region")});
}

TEST_CASE("and binds closer than or, not closer than both")
{
    const auto leaf = [](QStringView name) { return Filter::empty(name); };
    CHECK(parsed("a is empty or b is empty and c is empty") ==
          Filter::any({leaf(u"a"), Filter::all({leaf(u"b"), leaf(u"c")})}));
    CHECK(parsed("not a is empty and b is empty") == Filter::all({Filter::negation(leaf(u"a")), leaf(u"b")}));
    CHECK(parsed("not (a is empty and b is empty)") == Filter::negation(Filter::all({leaf(u"a"), leaf(u"b")})));
    CHECK(parsed("not not a is empty") == Filter::negation(Filter::negation(leaf(u"a"))));
    CHECK(parsed("((a is empty))") == leaf(u"a"));
}

TEST_CASE("every operator is understood, with and without blanks")
{
    const std::vector<std::pair<const char *, CompareOp>> operators = {
        {"=", CompareOp::Equal},        {"!=", CompareOp::NotEqual},      {"<", CompareOp::Less},
        {"<=", CompareOp::LessOrEqual}, {">", CompareOp::Greater},        {">=", CompareOp::GreaterOrEqual},
        {"~", CompareOp::Contains},     {"≥", CompareOp::GreaterOrEqual}, {"≤", CompareOp::LessOrEqual},
        {"≠", CompareOp::NotEqual},     {"＝", CompareOp::Equal},         {"＞＝", CompareOp::GreaterOrEqual},
        {"！＝", CompareOp::NotEqual},  {"～", CompareOp::Contains}};
    for (const auto &[sign, op] : operators) {
        const Filter wanted = Filter::compare(u"a", op, QStringLiteral("x"));
        CHECK(parsed(QStringLiteral("a%1\"x\"").arg(QString::fromUtf8(sign))) == wanted);
        CHECK(parsed(QStringLiteral("a %1 \"x\"").arg(QString::fromUtf8(sign))) == wanted);
    }
}

TEST_CASE("keywords may be written in any case")
{
    CHECK(parsed("A IS NOT EMPTY AND b Within THIS Quarter or c In (TRUE, Today, ME)") ==
          Filter::any({Filter::all({Filter::empty(u"A", true),
                                    Filter::within(u"b", {Period::Which::This, 1, Period::Unit::Quarters})}),
                       Filter::in(u"c", {true, Today{}, Me{}})}));
}

TEST_CASE("numbers keep their exact text")
{
    CHECK(parsed("amount > 1000") == numberFilter("1000"));
    CHECK(parsed("amount > 1000.50") == numberFilter("1000.50"));
    CHECK(parsed("amount > -0.001") == numberFilter("-0.001"));
    CHECK(parsed("amount > 007") == numberFilter("7"));
    CHECK(parsed("amount > 0") == numberFilter("0"));
    CHECK(parsed("amount > 123456789012345678901234567890.123456789") ==
          numberFilter("123456789012345678901234567890.123456789"));
}

TEST_CASE("万 and 亿 move the point, exactly")
{
    CHECK(parsed("amount > 1.5万") == numberFilter("15000"));
    CHECK(parsed("amount > 1.5 万") == numberFilter("15000"));
    CHECK(parsed("amount > 3亿") == numberFilter("300000000"));
    CHECK(parsed("amount > 0.1亿") == numberFilter("10000000"));
    CHECK(parsed("amount > 1.23456万") == numberFilter("12345.6"));
    CHECK(parsed("amount > 0.00001万") == numberFilter("0.1"));
    CHECK(parsed("amount > -2万") == numberFilter("-20000"));
    CHECK(parsed("amount > 2万亿") == numberFilter("2000000000000"));
    CHECK(parsed("amount > 5萬") == numberFilter("50000"));
    CHECK(parsed("amount > 5億") == numberFilter("500000000"));
}

TEST_CASE("what a Chinese keyboard types is taken as meant")
{
    const Filter wanted =
        Filter::all({Filter::compare(u"name", CompareOp::Contains, QStringLiteral("华为")),
                     Filter::in(u"region", {QStringLiteral("East"), QStringLiteral("West")}), numberFilter("15000.5")});
    CHECK(parsed("name ～ “华为” and region in （“East”，「West」） and amount ＞ １５０００．５") == wanted);
    CHECK(parsed("name ~ ”华为“ and region in （＂East＂、“West”）　and amount＞1.50005万") == wanted);
    CHECK(parsed("customer。region is empty") == Filter::empty(u"customer.region"));
    CHECK(parsed("due > ２０２４－０１－０２") == Filter::compare(u"due", CompareOp::Greater, QDate(2024, 1, 2)));
}

TEST_CASE("quotes are escaped by a backslash and other backslashes stay")
{
    const auto text = [](const char *literal) {
        return std::get<QString>(parsed(QStringLiteral("a = ") + QString::fromUtf8(literal)).literals.front());
    };
    CHECK(text(R"("say \"hi\"")") == QStringLiteral("say \"hi\""));
    CHECK(text(R"("a\\b")") == QStringLiteral("a\\b"));
    CHECK(text(R"("C:\temp")") == QStringLiteral("C:\\temp"));
    CHECK(text(R"("")").isEmpty());
    CHECK(text(R"("“x”")") == QString::fromUtf8("“x”"));
    CHECK(text(R"(“a\”b”)") == QString::fromUtf8("a”b"));
    CHECK(text(R"(「a"b」)") == QStringLiteral("a\"b"));
    CHECK(text("\"two\nlines and (brackets)\"") == QStringLiteral("two\nlines and (brackets)"));
}

TEST_CASE("dates and moments are read with their zone")
{
    const auto literal = [](const char *text) {
        return parsed(QStringLiteral("at >= ") + QString::fromUtf8(text)).literals.front();
    };
    constexpr std::int64_t second = 1'000'000;
    CHECK(literal("2024-02-29") == Literal(QDate(2024, 2, 29)));
    CHECK(literal("1970-01-01T00:00:01Z") == Literal(Instant{second}));
    CHECK(literal("1970-01-01t08:00+08:00") == Literal(Instant{0}));
    CHECK(literal("1970-01-01 08:00:00+0800") == Literal(Instant{0}));
    CHECK(literal("1969-12-31T19:00:00-05") == Literal(Instant{0}));
    CHECK(literal("1970-01-01T00:00:00.000001Z") == Literal(Instant{1}));
    CHECK(literal("1970-01-01T00:00:00.5Z") == Literal(Instant{second / 2}));
    CHECK(literal("1969-12-31T23:59:59.999999999Z") == Literal(Instant{-1}));
    CHECK(literal("today") == Literal(Today{}));
    CHECK(filterToText(parsed("at > 1970-01-01T08:00:00.25+08:00")) == QStringLiteral("at > 1970-01-01T00:00:00.250Z"));
}

TEST_CASE("periods name a direction, a number and a unit")
{
    const auto period = [](const char *text) {
        return parsed(QStringLiteral("at within ") + QString::fromUtf8(text)).period;
    };
    CHECK(period("last 30 days") == Period{Period::Which::Last, 30, Period::Unit::Days});
    CHECK(period("next 1 week") == Period{Period::Which::Next, 1, Period::Unit::Weeks});
    CHECK(period("this year") == Period{Period::Which::This, 1, Period::Unit::Years});
    CHECK(period("last ２ quarters") == Period{Period::Which::Last, 2, Period::Unit::Quarters});
    CHECK(filterToText(parsed("at within this months")) == QStringLiteral("at within this month"));
}

TEST_CASE("an error names the position and what was expected there")
{
    struct Case
    {
        const char *text;
        int position;
        const char *expected;
    };
    const std::vector<Case> cases = {
        {"amount", 6, "operator"},
        {"amount >", 8, "value"},
        {"amount > > 5", 9, "value"},
        {"amount > abc", 9, "value"},
        {"amount == 5", 8, "value"},
        {"amount ! 5", 7, "operator"},
        {"= 5", 0, "field"},
        {"5 = amount", 0, "field"},
        {"a. = 5", 3, "field"},
        {".a = 5", 0, "field"},
        {"a is", 4, "empty"},
        {"a is not", 8, "empty"},
        {"a is full", 5, "empty"},
        {"a in 5", 5, "("},
        {"a in (1 2)", 8, ","},
        {"a in (1,)", 8, "value"},
        {"a in (1", 7, ","},
        {"a within", 8, "period"},
        {"a within 3 days", 9, "period"},
        {"a within last days", 14, "number"},
        {"a within last 0 days", 14, "number"},
        {"a within last 1.5 days", 14, "number"},
        {"a within last 99999999999 days", 14, "number"},
        {"a within last 3 moons", 16, "unit"},
        {"a within this", 13, "unit"},
        {"(a = 1", 6, ")"},
        {"a = 1)", 5, "and"},
        {"a = 1 b = 2", 6, "and"},
        {"a = 1 and", 9, "field"},
        {"a = 1 or or", 11, "operator"},
        {"not", 3, "field"},
        {"()", 1, "field"},
        {"a = \"open", 9, "closing quote"},
        {"a = “open\"", 10, "closing quote"},
        {"a = 2024-13-01", 4, "date"},
        {"a = 2024-02-30", 4, "date"},
        {"a = 2024-01-01T10:00", 20, "zone"},
        {"a = 2024-01-01T", 15, "time"},
        {"a = 2024-01-01T25:00Z", 4, "time"},
        {"a = 2024-01-01T10:61Z", 4, "time"},
        {"a = 1,000", 5, "and"},
        {"a = 1e5", 5, "and"},
        {"a ; b", 2, "operator"},
        {"名称", 2, "operator"},
        {"has", 3, "operator"},
        {"has no", 6, "entity"},
        {"has contact (", 13, "field"},
        {"has contact (a = 1", 18, ")"},
        {"has contact.name", 16, "("},
        {"has contact via", 15, "field"},
        {"has contact = 1", 12, "and"},
        {"count contact", 13, "operator"},
        {"count contact (a = 1)", 21, "operator"},
        {"sum opportunity > 1", 16, "field"},
        {"max activity.at within", 22, "period"},
    };
    for (const Case &bad : cases) {
        INFO(bad.text);
        const auto filter = parseFilter(QString::fromUtf8(bad.text));
        REQUIRE_FALSE(filter);
        CHECK(filter.error().code == ErrorCode::BadFilter);
        CHECK(filter.error().arguments.value(0) == QString::fromUtf8(bad.text));
        CHECK(filter.error().arguments.value(1).toInt() == bad.position);
        CHECK(filter.error().arguments.value(2) == QLatin1String(bad.expected));
    }
}

TEST_CASE("texts that are no text are refused")
{
    CHECK_FALSE(parseFilter(QStringView(u"a = \"\xd800\"", 7)));
    const QString withNul = QStringLiteral("a = \"x") + QChar(u'\0') + u'"';
    CHECK_FALSE(parseFilter(withNul));
}

TEST_CASE("nesting ends at two hundred, however it is asked for")
{
    CHECK(parseFilter(QString(200, u'(') + QStringLiteral("a is empty") + QString(200, u')')));
    const auto deep = parseFilter(QString(201, u'(') + QStringLiteral("a is empty") + QString(201, u')'));
    REQUIRE_FALSE(deep);
    CHECK(deep.error().arguments.value(1).toInt() == 200);
    CHECK(deep.error().arguments.value(2) == QStringLiteral("fewer brackets"));
    CHECK_FALSE(parseFilter(QString(100'000, u'(')));
    CHECK_FALSE(parseFilter(QStringLiteral("not ").repeated(100'000)));
    const Filter nots = parsed(QStringLiteral("not ").repeated(200) + QStringLiteral("a is empty"));
    CHECK(parsed(filterToText(nots)) == nots);
    QJsonObject json = filterToJson(nots);
    CHECK(filterFromJson(json));
    json = {{QStringLiteral("not"), json}};
    CHECK_FALSE(filterFromJson(json));
}

TEST_CASE("a filter may be very long as long as it is flat")
{
    QStringList parts;
    for (int i = 0; i < 20'000; ++i)
        parts << QStringLiteral("a = %1").arg(i);
    CHECK(parsed(parts.join(QStringLiteral(" or "))).children.size() == 20'000);
}

TEST_CASE("text and JSON of random filters parse to the same filter")
{
    test::RandomFilter random(20240601);
    for (int i = 0; i < 3000; ++i) {
        const Filter filter = random.tree(random.below(5), [&random] { return random.anyCondition(); });
        const QString text = filterToText(filter);
        INFO(text.toStdString());
        REQUIRE(parsed(text) == filter);
        const QByteArray wire = QJsonDocument(filterToJson(filter)).toJson();
        const auto back = filterFromJson(QJsonDocument::fromJson(wire).object());
        REQUIRE(back);
        REQUIRE(*back == filter);
    }
}

TEST_CASE("garbage never parses into something that cannot be written")
{
    test::RandomFilter random(7);
    static const std::vector<QString> pieces = {
        QStringLiteral("a"),     QStringLiteral(" "),     QStringLiteral("and"),  QStringLiteral("("),
        QStringLiteral(")"),     QStringLiteral("\"x\""), QStringLiteral("="),    QStringLiteral("not "),
        QStringLiteral("in"),    QStringLiteral("is "),   QStringLiteral("5"),    QStringLiteral("万"),
        QStringLiteral("empty"), QStringLiteral(","),     QStringLiteral("."),    QStringLiteral("2024-01-01"),
        QStringLiteral("“"),     QStringLiteral("\\"),    QStringLiteral("-"),    QStringLiteral(" or "),
        QStringLiteral("has "),  QStringLiteral("no "),   QStringLiteral("sum "), QStringLiteral("via ")};
    int good = 0;
    for (int i = 0; i < 50'000; ++i) {
        QString text;
        for (int k = random.below(10); k >= 0; --k)
            text += random.oneOf(pieces);
        const auto filter = parseFilter(text);
        if (!filter) {
            const int position = filter.error().arguments.value(1).toInt();
            REQUIRE((position >= 0 && position <= text.size()));
            REQUIRE_FALSE(filter.error().arguments.value(2).isEmpty());
            continue;
        }
        ++good;
        REQUIRE(parsed(filterToText(*filter)) == *filter);
    }
    CHECK(good > 50);
}

TEST_CASE("the functions of Filter leave out what asks for nothing")
{
    const Filter leaf = Filter::empty(u"a");
    CHECK(Filter::all({}).isEverything());
    CHECK(Filter::any({}).isEverything());
    CHECK(Filter::all({leaf}) == leaf);
    CHECK(Filter::any({leaf}) == leaf);
    CHECK(Filter::all({Filter{}, leaf}) == leaf);
    CHECK(Filter::any({Filter{}, leaf}).isEverything());
    CHECK(parsed(filterToText(Filter::negation({}))) == Filter::negation(Filter::empty(u"id", true)));
}

TEST_CASE("JSON that is no filter is refused with a reason")
{
    const auto expected = [](const char *json) {
        const auto filter = filterFromJson(QJsonDocument::fromJson(json).object());
        return filter ? QStringLiteral("taken") : filter.error().arguments.value(2);
    };
    CHECK(expected("{}") == QStringLiteral("taken"));
    CHECK(expected(R"({"field":"a","op":"=","value":1.5})") == QStringLiteral("taken"));
    CHECK(expected(R"({"and":[],"or":[]})") == QStringLiteral("field"));
    CHECK(expected(R"({"xor":[]})") == QStringLiteral("field"));
    CHECK(expected(R"({"and":{}})") == QStringLiteral("field"));
    CHECK(expected(R"({"and":[5]})") == QStringLiteral("filter"));
    CHECK(expected(R"({"field":"","op":"=","value":1})") == QStringLiteral("field"));
    CHECK(expected(R"({"field":"a.","op":"=","value":1})") == QStringLiteral("field"));
    CHECK(expected(R"({"field":"a","op":"==","value":1})") == QStringLiteral("operator"));
    CHECK(expected(R"({"field":"a","op":"="})") == QStringLiteral("value"));
    CHECK(expected(R"({"field":"a","op":"=","value":{"number":"1e5"}})") == QStringLiteral("value"));
    CHECK(expected(R"({"field":"a","op":"=","value":{"word":"now"}})") == QStringLiteral("value"));
    CHECK(expected(R"({"field":"a","op":"=","value":1,"more":2})") == QStringLiteral("operator"));
    CHECK(expected(R"({"field":"a","empty":"yes"})") == QStringLiteral("empty"));
    CHECK(expected(R"({"field":"a","last":0,"unit":"days"})") == QStringLiteral("number"));
    CHECK(expected(R"({"field":"a","last":3,"unit":"moons"})") == QStringLiteral("unit"));
    CHECK(expected(R"({"field":"a"})") == QStringLiteral("operator"));
    const auto plain = filterFromJson(QJsonDocument::fromJson(R"({"field":"a","op":"<","value":-0.25})").object());
    REQUIRE(plain);
    CHECK(*plain == Filter::compare(u"a", CompareOp::Less, Number{QStringLiteral("-0.25")}));
}

TEST_CASE("an order is a list of fields, descending with a minus")
{
    CHECK(parseSort(u"name,-amount, customer.name ") == std::vector<SortKey>{{FieldPath::of(u"name"), false},
                                                                             {FieldPath::of(u"amount"), true},
                                                                             {FieldPath::of(u"customer.name"), false}});
    CHECK(parseSort(u"+name") == std::vector<SortKey>{{FieldPath::of(u"name"), false}});
    CHECK(parseSort(u" , -,").empty());
}
