// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/bound_filter.h"
#include "core/records/bound_filter_values.h"
#include "core/records/filter_reach.h"
#include "tests/core/records/filter_world.h"
#include "tests/support/catch.h"

#include <QJsonDocument>

#include <limits>

using namespace millrace;
using millrace::test::FilterWorld;
using millrace::test::utf8;

namespace {

Filter read(const QString &text)
{
    INFO(text.toStdString());
    const auto filter = parseFilter(text);
    if (!filter)
        FAIL(filter.error().arguments.join(u'|').toStdString());
    return *filter;
}

QString refusalOf(const char *text, const char *entity = "customer")
{
    static const FilterWorld world(5);
    const auto bound = world.bound(read(utf8(text)), entity);
    if (bound)
        return QStringLiteral("taken");
    return bound.error().code == ErrorCode::BadFilter ? bound.error().arguments.value(2)
                                                      : errorWord(bound.error().code);
}

/// One customer with the opportunities that a test gives it.
class OneCustomer
{
public:
    OneCustomer() : customer(world.make("customer", {{"name", utf8("Acme")}})) {}

    OneCustomer &with(const char *stage, std::optional<std::int64_t> yuan, const char *currency = "CNY")
    {
        Record record = world.make("opportunity", {{"customer", customer.id()}, {"name", utf8(stage)}});
        if (yuan)
            record.set(QStringLiteral("amount"), Money{*yuan * 100, *CurrencyCode::fromString(utf8(currency))});
        opportunities.push_back(std::move(record));
        return *this;
    }

    bool holds(const char *text) const
    {
        const auto bound = world.bound(read(utf8(text)), "customer");
        if (!bound)
            FAIL(bound.error().arguments.join(u'|').toStdString());
        RecordLookup lookup = world.lookup;
        lookup.related = [this](const EntityDef &entity, const FieldDef &via, const RecordId &id) {
            CHECK(entity.key == QStringLiteral("opportunity"));
            CHECK(via.key == QStringLiteral("customer"));
            CHECK(id == customer.id());
            std::vector<const Record *> found;
            for (const Record &record : opportunities)
                found.push_back(&record);
            return found;
        };
        return matches(*bound, customer, lookup);
    }

    FilterWorld world{5};
    Record customer;
    std::vector<Record> opportunities;
};

} // namespace

TEST_CASE("conditions over related records parse to the tree they mean")
{
    const Filter recent = Filter::within(u"at", {Period::Which::Last, 30, Period::Unit::Days});
    CHECK(read(utf8("has no activity (at within last 30 days)")) == Filter::hasNo(u"activity", recent));
    CHECK(read(utf8("HAS contact")) == Filter::has(u"contact", {}));
    Filter two;
    two.kind = Filter::Kind::Compare;
    two.op = CompareOp::Less;
    two.literals = {Number{QStringLiteral("2")}};
    CHECK(read(utf8("count contact < 2")) == Filter::counted(u"contact", {}, two));
    const Filter sum = read(utf8("sum opportunity.amount via customer (stage.kind = \"won\") >= 100万"));
    CHECK(sum.measure == Filter::Measure::Sum);
    CHECK(sum.related == QStringLiteral("opportunity"));
    CHECK(sum.path == FieldPath::of(u"amount"));
    CHECK(sum.via == QStringLiteral("customer"));
    CHECK(sum.children.at(1).literals.front() == Literal(Number{QStringLiteral("1000000")}));
    CHECK(filterToText(sum) == utf8("sum opportunity.amount via customer (stage.kind = \"won\") >= 1000000"));
}

TEST_CASE("a field named like a measure stays a field")
{
    CHECK(read(utf8("count = 3")) == Filter::compare(u"count", CompareOp::Equal, Number{QStringLiteral("3")}));
    CHECK(read(utf8("has is empty and max in (1)")).children.size() == 2);
    CHECK(read(utf8("sum.min within this week")).path == FieldPath::of(u"sum.min"));
}

TEST_CASE("related conditions stand within each other and beside others")
{
    const QString text = QStringLiteral(
        "name ~ \"a\" and (has opportunity (has no task (due < today) or amount > 5) or not has contact)");
    CHECK(filterToText(read(text)) == text);
    const auto back = filterFromJson(filterToJson(read(text)));
    REQUIRE(back);
    CHECK(*back == read(text));
}

TEST_CASE("nesting by related conditions ends where brackets end")
{
    const auto nested = [](int depth) {
        return QStringLiteral("has a (").repeated(depth) + QStringLiteral("b is empty") + QString(depth, u')');
    };
    const Filter deep = read(nested(200));
    const auto tooDeep = parseFilter(nested(201));
    REQUIRE_FALSE(tooDeep);
    CHECK(tooDeep.error().arguments.value(2) == QStringLiteral("fewer brackets"));
    CHECK(filterFromJson(filterToJson(deep)));
    CHECK_FALSE(
        filterFromJson({{QStringLiteral("has"), QStringLiteral("a")}, {QStringLiteral("where"), filterToJson(deep)}}));
    const QString levels =
        QStringLiteral("has customer via parent (").repeated(20) + QStringLiteral("name ~ \"a\"") + QString(20, u')');
    CHECK(refusalOf(levels.toUtf8().constData()) == QStringLiteral("fewer brackets"));
}

TEST_CASE("JSON of related conditions is refused with what it lacks")
{
    const auto refused = [](const char *json) {
        const auto filter = filterFromJson(QJsonDocument::fromJson(json).object());
        return filter ? QStringLiteral("taken") : filter.error().arguments.value(2);
    };
    CHECK(refused(R"({"has":"contact","where":{}})") == QStringLiteral("taken"));
    CHECK(refused(R"({"has":""})") == QStringLiteral("entity"));
    CHECK(refused(R"({"has":"contact.name"})") == QStringLiteral("field"));
    CHECK(refused(R"({"has":"contact","via":5})") == QStringLiteral("field"));
    CHECK(refused(R"({"has":"contact","where":5})") == QStringLiteral("filter"));
    CHECK(refused(R"({"has":"contact","op":"=","value":true})") == QStringLiteral("operator"));
    CHECK(refused(R"({"sum":"opportunity","op":"=","value":5})") == QStringLiteral("field"));
    CHECK(refused(R"({"count":"contact","op":"<","value":2})") == QStringLiteral("taken"));
    CHECK(refused(R"({"count":"contact"})") == QStringLiteral("operator"));
    CHECK(refused(R"({"max":"activity.at","last":30,"unit":"days","more":1})") == QStringLiteral("operator"));
}

TEST_CASE("only what refers back can be asked for")
{
    CHECK(refusalOf("has opportunity") == QStringLiteral("taken"));
    CHECK(refusalOf("has opportunity via customer") == QStringLiteral("taken"));
    CHECK(refusalOf("has opportunity via stage") == QStringLiteral("related records"));
    CHECK(refusalOf("has opportunity via nothing") == QStringLiteral("related records"));
    CHECK(refusalOf("has stage") == QStringLiteral("related records"));
    CHECK(refusalOf("has nobody") == QStringLiteral("related records"));
    CHECK(refusalOf("has customer via parent") == QStringLiteral("taken"));
    CHECK(refusalOf("has customer", "user") == QStringLiteral("related records"));
    CHECK(refusalOf("has customer via owner", "user") == QStringLiteral("taken"));
    CHECK(refusalOf("has opportunity (nothing = 1)") == errorWord(ErrorCode::UnknownField));
    CHECK(refusalOf("has opportunity (amount = true)") == QStringLiteral("number"));
    CHECK(refusalOf("count opportunity = \"two\"") == QStringLiteral("number"));
    CHECK(refusalOf("count opportunity within this week") == QStringLiteral("another operator"));
    CHECK(refusalOf("sum opportunity.name = 5") == QStringLiteral("number"));
    CHECK(refusalOf("sum opportunity.close_date = 5") == QStringLiteral("number"));
    CHECK(refusalOf("max opportunity.close_date > today") == QStringLiteral("taken"));
    CHECK(refusalOf("min opportunity.name = \"a\"") == QStringLiteral("number"));
    Filter odd = Filter::counted(u"opportunity", {}, Filter::has(u"contact", {}));
    CHECK_FALSE(FilterWorld(5).bound(odd, "customer"));
}

TEST_CASE("having and counting look at the live records that fit")
{
    OneCustomer none;
    CHECK(none.holds("has no opportunity"));
    CHECK_FALSE(none.holds("has opportunity"));
    CHECK(none.holds("count opportunity < 2"));
    CHECK(none.holds("count opportunity = 0"));

    OneCustomer two;
    two.with("big", 500).with("small", 5);
    CHECK(two.holds("has opportunity"));
    CHECK(two.holds("has opportunity (amount > 100 and name = \"big\")"));
    CHECK(two.holds("has no opportunity (amount > 100 and name = \"small\")"));
    CHECK(two.holds("count opportunity = 2 and count opportunity (amount > 100) = 1"));
    CHECK(two.holds("not has opportunity (amount > 1000)"));
    two.opportunities[0].set(system_field::DeletedAt, Instant{1});
    CHECK(two.holds("count opportunity = 1"));
    CHECK(two.holds("has no opportunity (amount > 100)"));
}

TEST_CASE("sums are exact, of money over what has a rate, and nothing adds up to nought")
{
    OneCustomer customer;
    CHECK(customer.holds("sum opportunity.amount = 0"));
    CHECK(customer.holds("sum opportunity.amount < 100"));
    CHECK(customer.holds("max opportunity.amount is empty"));
    CHECK_FALSE(customer.holds("max opportunity.amount < 100"));
    CHECK(customer.holds("max opportunity.amount != 5"));
    customer.with("a", 100).with("b", 50).with("c", std::nullopt).with("d", 7, "EUR");
    CHECK(customer.holds("sum opportunity.amount = 150"));
    CHECK(customer.holds("sum opportunity.amount (name != \"a\") = 50"));
    CHECK(customer.holds("min opportunity.amount = 50 and max opportunity.amount = 100"));
    CHECK(customer.holds("sum opportunity.amount != 150.001"));
    const std::int64_t most = std::numeric_limits<std::int64_t>::max() / 100;
    customer.with("e", most).with("f", most);
    CHECK(customer.holds("sum opportunity.amount > 92233720368547757"));
    CHECK(customer.holds("sum opportunity.amount (name in (\"e\")) < 92233720368547759"));
}

TEST_CASE("an exact sum holds its ends and forgets nothing between them")
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    const auto total = [](std::initializer_list<std::int64_t> numbers) {
        ExactSum sum;
        for (const std::int64_t number : numbers)
            sum.add(number);
        return sum.total();
    };
    CHECK(total({}) == 0);
    CHECK(total({1, -2, 3}) == 2);
    CHECK(total({-1, -1}) == -2);
    CHECK(total({most, most, least, least}) == -2);
    CHECK(total({most, 1}) == most);
    CHECK(total({least, -1}) == least);
    CHECK(total({most, 1, -1}) == most);
    CHECK(total({most, 5, -7}) == most - 2);
    CHECK(total({least, 0}) == least);
}

TEST_CASE("a query reads its own entity and whatever its conditions and order lead to")
{
    const FilterWorld world(5);
    const auto reads = [&](const char *entity, const char *filter, const char *sort) {
        Query query;
        query.entity = utf8(entity);
        query.filter = read(utf8(filter));
        query.sort = parseSort(utf8(sort));
        QStringList keys = entitiesRead(query, *world.catalog).values();
        keys.sort();
        return keys.join(u' ');
    };
    CHECK(reads("customer", "", "name") == QStringLiteral("customer"));
    CHECK(reads("customer", "has no activity (at within last 30 days)", "") == QStringLiteral("activity customer"));
    CHECK(reads("customer", "not has opportunity (stage.kind = \"open\" and has no task)", "") ==
          QStringLiteral("customer opportunity stage task"));
    CHECK(reads("customer", "sum opportunity.product.price > 5", "") == QStringLiteral("customer opportunity product"));
    CHECK(reads("opportunity", "customer.region = \"East\"", "") == QStringLiteral("customer opportunity"));
    CHECK(reads("opportunity", "name ~ \"a\" or stage = \"Won\"", "customer") ==
          QStringLiteral("customer opportunity stage"));
    CHECK(reads("customer", "nothing = 1 and has nobody", "nowhere") == QStringLiteral("customer"));
    CHECK(reads("nobody", "a = 1", "") == QStringLiteral("nobody"));
}
