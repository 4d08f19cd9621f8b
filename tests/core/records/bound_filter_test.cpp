// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/bound_filter.h"
#include "tests/core/records/filter_world.h"
#include "tests/support/catch.h"

using namespace millrace;
using millrace::test::FilterWorld;
using millrace::test::utf8;

namespace {

const FilterWorld &world()
{
    static const FilterWorld shared(99);
    return shared;
}

BoundFilter boundText(const char *text, const char *entity = "opportunity")
{
    INFO(text);
    const auto filter = parseFilter(utf8(text));
    REQUIRE(filter);
    const auto bound = world().bound(*filter, entity);
    if (!bound)
        FAIL(bound.error().arguments.join(u'|').toStdString());
    return *bound;
}

bool holds(const char *text, const Record &record)
{
    return matches(boundText(text, record.entity()->key.toLatin1().constData()), record, world().lookup);
}

/// What the error says could be compared, or "taken".
QString refusal(const char *text, const char *entity = "opportunity")
{
    const auto filter = parseFilter(utf8(text));
    REQUIRE(filter);
    const auto bound = world().bound(*filter, entity);
    if (bound)
        return QStringLiteral("taken");
    return bound.error().code == ErrorCode::BadFilter ? bound.error().arguments.value(2)
                                                      : errorWord(bound.error().code);
}

Value yuan(std::int64_t minor)
{
    return Money{minor, *CurrencyCode::fromString(u"CNY")};
}

Instant moment(const char *iso)
{
    return Instant::fromDateTime(QDateTime::fromString(utf8(iso), Qt::ISODate));
}

} // namespace

TEST_CASE("a path is found through references and nowhere else")
{
    const EntityDef &opportunity = *world().entity("opportunity");
    const auto path = [&](QStringView text) { return bindPath(FieldPath::of(text), *world().catalog, opportunity); };
    const auto region = path(u"customer.parent.region");
    REQUIRE(region);
    CHECK(region->entities.size() == 3);
    CHECK(region->entities[2]->key == QStringLiteral("customer"));
    CHECK(region->field().key == QStringLiteral("region"));
    for (const QStringView wrong : {QStringView(u"nothing"), QStringView(u"customer.nothing"),
                                    QStringView(u"name.length"), QStringView(u"tags.name"), QStringView(u"id.name"),
                                    QStringView(u""), QStringView(u"customer."), QStringView(u"Name")}) {
        const auto found = path(wrong);
        REQUIRE_FALSE(found);
        CHECK(found.error().code == ErrorCode::UnknownField);
        CHECK(found.error().arguments == QStringList{QStringLiteral("opportunity"), wrong.toString()});
    }
    CHECK(path(u"owner.manager.manager.manager.manager.manager.manager.name"));
    CHECK_FALSE(path(u"owner.manager.manager.manager.manager.manager.manager.manager.name"));
}

TEST_CASE("a comparison with an empty field is false, except unequal")
{
    const Record empty = world().make("opportunity");
    for (const char *field : {"probability", "amount", "x_decimal", "x_duration"})
        for (const char *op : {"=", "<", "<=", ">", ">="})
            CHECK_FALSE(holds((std::string(field) + " " + op + " 0").c_str(), empty));
    CHECK_FALSE(holds("name = \"x\"", empty));
    CHECK_FALSE(holds("name ~ \"x\"", empty));
    CHECK_FALSE(holds("name in (\"x\", \"y\")", empty));
    CHECK_FALSE(holds("close_date within this year", empty));
    CHECK_FALSE(holds("x_boolean = false", empty));
    CHECK(holds("name != \"x\"", empty));
    CHECK(holds("amount != 5", empty));
    CHECK(holds("close_date != today", empty));
    CHECK(holds("x_moment != 2024-01-01", empty));
    CHECK(holds("x_phone != \"13800138000\"", empty));
    CHECK(holds("tags != \"VIP\"", empty));
    CHECK(holds("customer.region != \"East\"", empty));
    CHECK(holds("not (name = \"x\")", empty));
    CHECK(holds("name is empty and customer is empty and customer.region is empty", empty));
    CHECK(holds("id is not empty", empty));
}

TEST_CASE("equal to an empty text means is empty")
{
    const Record named = world().make("opportunity", {{"name", QStringLiteral("x")}});
    const Record empty = world().make("opportunity");
    CHECK(holds("name = \"\"", empty));
    CHECK_FALSE(holds("name = \"\"", named));
    CHECK(holds("name != \"\"", named));
    CHECK_FALSE(holds("name != \"\"", empty));
    CHECK(holds("name in (\"x\", \"\")", named));
    CHECK(holds("name in (\"x\", \"\")", empty));
    CHECK(holds("name ~ \"\"", named));
    CHECK_FALSE(holds("name ~ \" \"", empty));
    CHECK(holds("x_choices = \"\"", empty));
    CHECK(holds("customer = \"\"", empty));
}

TEST_CASE("integers compare exactly with any number")
{
    const Record ten = world().make("opportunity", {{"probability", std::int64_t(10)}});
    const Record eleven = world().make("opportunity", {{"probability", std::int64_t(11)}});
    CHECK_FALSE(holds("probability > 10.5", ten));
    CHECK(holds("probability > 10.5", eleven));
    CHECK(holds("probability >= 10.5", eleven));
    CHECK_FALSE(holds("probability >= 10.5", ten));
    CHECK(holds("probability < 10.5", ten));
    CHECK_FALSE(holds("probability <= 10.5", eleven));
    CHECK_FALSE(holds("probability = 10.5", ten));
    CHECK(holds("probability != 10.5", ten));
    CHECK(holds("probability = 10.000", ten));
    CHECK(holds("probability in (9, 10.5, 11)", eleven));
    CHECK_FALSE(holds("probability in (9, 10.5, 11)", ten));
    const Record below = world().make("opportunity", {{"probability", std::int64_t(-11)}});
    CHECK(holds("probability < -10.5", below));
    CHECK_FALSE(holds("probability > -10.5", below));
    CHECK(holds("probability > -11.5", below));
}

TEST_CASE("numbers beyond 64 bits are beyond every integer")
{
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const std::int64_t least = std::numeric_limits<std::int64_t>::min();
    const Record high = world().make("opportunity", {{"probability", most}});
    const Record low = world().make("opportunity", {{"probability", least}});
    for (const Record &record : {high, low}) {
        CHECK(holds("probability < 9223372036854775808", record));
        CHECK_FALSE(holds("probability > 99999999999999999999999", record));
        CHECK(holds("probability > -9223372036854775808.5", record));
        CHECK_FALSE(holds("probability <= -99999999999999999999999", record));
        CHECK(holds("probability != 99999999999999999999999", record));
        CHECK_FALSE(holds("probability = 99999999999999999999999", record));
    }
    CHECK(holds("probability = 9223372036854775807", high));
    CHECK(holds("probability = -9223372036854775808", low));
    CHECK(holds("probability > 9223372036854775806.5", high));
    CHECK(holds("probability <= -9223372036854775807.5", low));
}

TEST_CASE("decimals and durations compare in their own units")
{
    const Record record = world().make("opportunity", {{"x_decimal", Decimal{1500, 3}}, {"x_duration", Duration{90}}});
    CHECK(holds("x_decimal = 1.5", record));
    CHECK(holds("x_decimal > 1.4999", record));
    CHECK(holds("x_decimal < 1.5001", record));
    CHECK_FALSE(holds("x_decimal = 1.5001", record));
    CHECK(holds("x_decimal < 1万", record));
    CHECK(holds("x_duration = 90", record));
    CHECK(holds("x_duration > 89.9", record));
}

TEST_CASE("money compares base amounts, and without a rate nothing")
{
    const Record yuans = world().make("opportunity", {{"amount", yuan(1'500'000)}});
    CHECK(holds("amount = 1.5万", yuans));
    CHECK(holds("amount > 14999.995", yuans));
    CHECK(holds("amount != 14999.995", yuans));
    CHECK_FALSE(holds("amount != 15000", yuans));
    const Record dollars = world().make("opportunity", {{"amount", Money{10'000, *CurrencyCode::fromString(u"USD")}}});
    CHECK(holds("amount = 712.34", dollars));
    const Record euros = world().make("opportunity", {{"amount", Money{10'000, *CurrencyCode::fromString(u"EUR")}}});
    for (const char *op : {"=", "!=", "<", "<=", ">", ">="}) {
        CHECK_FALSE(holds((std::string("amount ") + op + " 100").c_str(), euros));
        CHECK_FALSE(holds((std::string("amount ") + op + " 100.005").c_str(), euros));
        CHECK_FALSE(holds((std::string("amount ") + op + " 99999999999999999999").c_str(), euros));
    }
    CHECK(holds("amount is not empty", euros));
    CHECK(holds("not (amount = 100)", euros));
}

TEST_CASE("dates and moments meet in the zone of who asks")
{
    // The company's zone is eight hours ahead of UTC; its now is 2024-06-01 18:00 there.
    const auto at = [](const char *iso) { return world().make("opportunity", {{"x_moment", moment(iso)}}); };
    CHECK(holds("x_moment = 2024-06-01", at("2024-05-31T16:00:00Z")));
    CHECK_FALSE(holds("x_moment = 2024-06-01", at("2024-05-31T15:59:59Z")));
    CHECK_FALSE(holds("x_moment = 2024-06-01", at("2024-06-01T16:00:00Z")));
    CHECK(holds("x_moment = today", at("2024-06-01T15:59:59Z")));
    CHECK(holds("x_moment != today", at("2024-06-01T16:00:00Z")));
    CHECK(holds("x_moment > 2024-06-01", at("2024-06-01T16:00:00Z")));
    CHECK_FALSE(holds("x_moment > 2024-06-01", at("2024-06-01T15:59:59Z")));
    CHECK(holds("x_moment >= 2024-06-01", at("2024-05-31T16:00:00Z")));
    CHECK(holds("x_moment < 2024-06-01", at("2024-05-31T15:59:59Z")));
    CHECK(holds("x_moment <= 2024-06-01", at("2024-06-01T15:59:59Z")));
    CHECK(holds("x_moment = 2024-06-01T10:00:00Z", at("2024-06-01T10:00:00Z")));
    CHECK_FALSE(holds("x_moment = 2024-06-01T10:00:00.000001Z", at("2024-06-01T10:00:00Z")));
    CHECK(holds("x_moment in (2024-05-31, 2024-06-01T16:00:00Z)", at("2024-06-01T16:00:00Z")));

    const Record day = world().make("opportunity", {{"close_date", QDate(2024, 6, 1)}});
    CHECK(holds("close_date = 2024-05-31T16:00:00Z", day));
    CHECK(holds("close_date = today", day));
    CHECK(holds("close_date > 2024-05-31", day));
    CHECK(holds("close_date in (2024-05-31, today)", day));
}

TEST_CASE("a day of a change of clocks is as long as it is")
{
    AskContext berlin = world().context;
    berlin.zone = QTimeZone("Europe/Berlin");
    const auto filter = parseFilter(u"x_moment = 2024-03-31");
    const auto bound = bindFilter(*filter, *world().catalog, *world().entity("opportunity"), berlin);
    REQUIRE(bound);
    REQUIRE(bound->kind == BoundFilter::Kind::Range);
    CHECK(bound->values[1].valueOr<Instant>().us - bound->values[0].valueOr<Instant>().us == 23 * 3600 * 1'000'000ll);
}

TEST_CASE("this week begins with the asker's first day")
{
    // 2024-06-01 is a Saturday.
    for (const auto &[start, first] :
         {std::pair(Qt::Monday, QDate(2024, 5, 27)), std::pair(Qt::Sunday, QDate(2024, 5, 26)),
          std::pair(Qt::Saturday, QDate(2024, 6, 1))}) {
        AskContext asker = world().context;
        asker.weekStart = start;
        const auto bound = bindFilter(*parseFilter(u"close_date within this week"), *world().catalog,
                                      *world().entity("opportunity"), asker);
        REQUIRE(bound);
        REQUIRE(bound->kind == BoundFilter::Kind::Range);
        CHECK(bound->values[0].valueOr<QDate>() == first);
        CHECK(bound->values[1].valueOr<QDate>() == first.addDays(7));
    }
}

TEST_CASE("periods are whole days around today")
{
    struct Case
    {
        const char *period;
        QDate first;
        QDate last;
    };
    // 2024-06-01 is a Saturday.
    const std::vector<Case> cases = {
        {"last 1 days", {2024, 6, 1}, {2024, 6, 1}},    {"last 30 days", {2024, 5, 3}, {2024, 6, 1}},
        {"next 1 days", {2024, 6, 1}, {2024, 6, 1}},    {"next 30 days", {2024, 6, 1}, {2024, 6, 30}},
        {"last 2 weeks", {2024, 5, 19}, {2024, 6, 1}},  {"next 1 week", {2024, 6, 1}, {2024, 6, 7}},
        {"last 1 month", {2024, 5, 2}, {2024, 6, 1}},   {"next 1 month", {2024, 6, 1}, {2024, 6, 30}},
        {"last 1 quarter", {2024, 3, 2}, {2024, 6, 1}}, {"next 2 quarters", {2024, 6, 1}, {2024, 11, 30}},
        {"last 1 year", {2023, 6, 2}, {2024, 6, 1}},    {"next 1 year", {2024, 6, 1}, {2025, 5, 31}},
        {"this day", {2024, 6, 1}, {2024, 6, 1}},       {"this week", {2024, 5, 27}, {2024, 6, 2}},
        {"this month", {2024, 6, 1}, {2024, 6, 30}},    {"this quarter", {2024, 4, 1}, {2024, 6, 30}},
        {"this year", {2024, 1, 1}, {2024, 12, 31}},
    };
    for (const Case &expected : cases) {
        INFO(expected.period);
        const auto on = [&](QDate day) {
            return holds((std::string("close_date within ") + expected.period).c_str(),
                         world().make("opportunity", {{"close_date", day}}));
        };
        CHECK(on(expected.first));
        CHECK(on(expected.last));
        CHECK_FALSE(on(expected.first.addDays(-1)));
        CHECK_FALSE(on(expected.last.addDays(1)));
        const auto at = [&](QDate day, QTime time) {
            const QDateTime local(day, time, QTimeZone("Asia/Shanghai"));
            return holds((std::string("x_moment within ") + expected.period).c_str(),
                         world().make("opportunity", {{"x_moment", Instant::fromDateTime(local)}}));
        };
        CHECK(at(expected.first, {0, 0}));
        CHECK(at(expected.last, {23, 59, 59, 999}));
        CHECK_FALSE(at(expected.first.addDays(-1), {23, 59, 59, 999}));
        CHECK_FALSE(at(expected.last.addDays(1), {0, 0}));
    }
}

TEST_CASE("texts are equal to the character and contained when folded")
{
    const Record record = world().make("customer", {{"name", utf8("東方航空 ＡＢＣ")}, {"region", utf8("East")}});
    CHECK(holds("name = \"東方航空 ＡＢＣ\"", record));
    CHECK_FALSE(holds("name = \"东方航空 ABC\"", record));
    CHECK(holds("name ~ \"东方\"", record));
    CHECK(holds("name ~ \"abc\"", record));
    CHECK_FALSE(holds("name ~ \"北方\"", record));
    CHECK_FALSE(holds("region = \"east\"", record));
    CHECK(holds("region in (\"North\", \"East\")", record));
    CHECK(holds("region < \"a\"", record));
}

TEST_CASE("names with a sort key are before and after each other by pinyin")
{
    const Record record = world().make("customer", {{"name", utf8("北京")}, {"region", utf8("北京")}});
    CHECK(holds("name < \"上海\"", record));
    CHECK(holds("name > \"安徽\"", record));
    CHECK(holds("name >= \"北京\" and name <= \"北京\"", record));
    // Without one the code points decide: 北 U+5317, 上 U+4E0A.
    CHECK(holds("region > \"上海\"", record));
}

TEST_CASE("a phone number is the same however it is written")
{
    const Record record = world().make("opportunity", {{"x_phone", utf8("138 0013-8000")}});
    CHECK(holds("x_phone = \"138 0013-8000\"", record));
    CHECK(holds("x_phone = \"+8613800138000\"", record));
    CHECK(holds("x_phone in (\"95588\", \"13800138000\")", record));
    CHECK_FALSE(holds("x_phone != \"13800138000\"", record));
    CHECK_FALSE(holds("x_phone = \"13800138001\"", record));
    CHECK(holds("x_phone ~ \"0013\"", record));
    const Record odd = world().make("opportunity", {{"x_phone", utf8("ask Li")}});
    CHECK(holds("x_phone = \"ask Li\"", odd));
    CHECK(holds("x_phone != \"13800138000\"", odd));
}

TEST_CASE("choices compare by key and by label")
{
    const Record record =
        world().make("opportunity", {{"x_choice", QStringLiteral("q2")},
                                     {"x_choices", Choices::of({QStringLiteral("p"), QStringLiteral("qq")})}});
    CHECK(holds("x_choice = \"q2\"", record));
    CHECK(holds("x_choice = \"快速\"", record));
    CHECK(holds("x_choice = \"Quick\"", record));
    CHECK_FALSE(holds("x_choice != \"Quick\"", record));
    CHECK_FALSE(holds("x_choice = \"快\"", record));
    CHECK(holds("x_choices = \"Plain\"", record));
    CHECK(holds("x_choices ~ \"普通\"", record));
    CHECK(holds("x_choices in (\"Quick\", \"Q\")", record));
    CHECK(holds("x_choices != \"Quick\"", record));
    CHECK_FALSE(holds("x_choices = \"q\"", record));
    const Record unknown = world().make("opportunity", {{"x_choice", QStringLiteral("gone")}});
    CHECK(holds("x_choice = \"gone\"", unknown));
}

TEST_CASE("references compare by id, by title and by me")
{
    FilterWorld own(5, 0);
    Record &first = own.records[QStringLiteral("customer")][0];
    Record &second = own.records[QStringLiteral("customer")][1];
    for (Record *record : {&first, &second}) {
        record->set(QStringLiteral("name"), utf8("Acme 分公司"));
        record->set(system_field::DeletedAt, {});
    }
    const auto asks = [&own](const QString &text, const Record &record) {
        const auto filter = parseFilter(text);
        REQUIRE(filter);
        const auto bound = own.bound(*filter);
        REQUIRE(bound);
        return matches(*bound, record, own.lookup);
    };
    const Record of = own.make("opportunity", {{"customer", second.id()}, {"owner", own.context.actor}});
    CHECK(asks(QStringLiteral("customer = \"%1\"").arg(second.id().toString()), of));
    CHECK_FALSE(asks(QStringLiteral("customer = \"%1\"").arg(first.id().toString()), of));
    CHECK(asks(utf8("customer = \"Acme 分公司\""), of));
    CHECK(asks(utf8("customer = \"ACME 分公司\""), of));
    CHECK_FALSE(asks(utf8("customer != \"Acme 分公司\""), of));
    CHECK_FALSE(asks(utf8("customer = \"no such customer\""), of));
    CHECK(asks(utf8("customer != \"no such customer\""), of));
    CHECK(asks(utf8("customer in (\"no such customer\", \"Acme 分公司\")"), of));
    CHECK(asks(utf8("customer ~ \"分公司\""), of));
    CHECK_FALSE(asks(utf8("customer ~ \"总公司\""), of));
    CHECK(asks(utf8("owner = me"), of));
    CHECK(asks(utf8("owner in (me)"), of));
    CHECK_FALSE(asks(utf8("owner != me"), of));
    CHECK(asks(utf8("created_by != me"), of));
    CHECK(asks(QStringLiteral("id = \"%1\"").arg(of.id().toString()), of));
    const Record team = own.make("opportunity", {{"x_users", RecordIds::of({own.context.actor, first.id()})}});
    CHECK(asks(utf8("x_users = me"), team));
    CHECK(asks(utf8("x_users ~ me"), team));
    CHECK_FALSE(asks(utf8("x_users != me"), team));
    own.context.actor = RecordId();
    CHECK_FALSE(asks(utf8("owner = me"), of));
    const Record lost = own.make("opportunity", {{"customer", RecordId({4, 4})}});
    CHECK(asks(utf8("customer is not empty and customer.name is empty"), lost));
}

TEST_CASE("what cannot be compared is refused with what could be")
{
    CHECK(refusal("amount = \"5\"") == QStringLiteral("number"));
    CHECK(refusal("probability = today") == QStringLiteral("number"));
    CHECK(refusal("x_duration in (1, true)") == QStringLiteral("number"));
    CHECK(refusal("name = 5") == QStringLiteral("text"));
    CHECK(refusal("name ~ 5") == QStringLiteral("text"));
    CHECK(refusal("name = me") == QStringLiteral("text"));
    CHECK(refusal("x_choice = 1") == QStringLiteral("text"));
    CHECK(refusal("x_boolean = 1") == QStringLiteral("true or false"));
    CHECK(refusal("x_boolean > true") == QStringLiteral("another operator"));
    CHECK(refusal("close_date = \"2024-01-01\"") == QStringLiteral("date"));
    CHECK(refusal("created_at = me") == QStringLiteral("date"));
    CHECK(refusal("customer = me") == QStringLiteral("reference to a user"));
    CHECK(refusal("customer = 5") == QStringLiteral("reference"));
    CHECK(refusal("customer > \"A\"") == QStringLiteral("another operator"));
    CHECK(refusal("id = \"abc\"") == QStringLiteral("id"));
    CHECK(refusal("id ~ \"abc\"") == QStringLiteral("another operator"));
    CHECK(refusal("amount ~ 5") == QStringLiteral("another operator"));
    CHECK(refusal("x_choice ~ \"p\"") == QStringLiteral("another operator"));
    CHECK(refusal("x_phone < \"1\"") == QStringLiteral("another operator"));
    CHECK(refusal("name within this week") == QStringLiteral("another operator"));
    CHECK(refusal("x_json = \"{}\"") == QStringLiteral("is empty"));
    CHECK(refusal("x_unknown = \"a\"") == QStringLiteral("is empty"));
    CHECK(refusal("x_json is empty and x_unknown is not empty") == QStringLiteral("taken"));
    CHECK(refusal("nothing = 1") == QStringLiteral("unknown_field"));
    const auto inner = world().bound(*parseFilter(u"name is empty and (amount = true)"));
    CHECK(inner.error().arguments.value(0) == QStringLiteral("amount = true"));
}

TEST_CASE("binding folds what is decided already")
{
    using Kind = BoundFilter::Kind;
    CHECK(boundText("").kind == Kind::Everything);
    CHECK(boundText("probability = 0.5 and name is empty").kind == Kind::Nothing);
    CHECK(boundText("probability != 0.5 or name is empty").kind == Kind::Everything);
    CHECK(boundText("probability = 0.5 or name is empty").kind == Kind::Empty);
    CHECK(boundText("not (probability = 0.5)").kind == Kind::Everything);
    CHECK(boundText("not not name is empty").kind == Kind::Empty);
    CHECK(boundText("name in ()").kind == Kind::Nothing);
    CHECK(boundText("name in (\"a\")").kind == Kind::Compare);
    CHECK(boundText("name in (\"a\", \"b\")").kind == Kind::AnyOf);
    CHECK(boundText("(name is empty and amount is empty) and source is empty").children.size() == 3);
}

TEST_CASE("a hand-made tree may not be too deep either")
{
    Filter filter = Filter::empty(u"name");
    for (int i = 0; i < 1000; ++i)
        filter = Filter::negation(std::move(filter));
    const auto bound = world().bound(filter);
    REQUIRE_FALSE(bound);
    CHECK(bound.error().code == ErrorCode::BadFilter);
}

TEST_CASE("not is the opposite on every record and every filter")
{
    FilterWorld random(31);
    for (int i = 0; i < 1000; ++i) {
        const Filter filter = random.random.tree(3, [&random] { return random.fittingLeaf("opportunity"); });
        const auto bound = random.bound(filter);
        if (!bound)
            continue;
        const auto opposite = random.bound(Filter::negation(filter));
        REQUIRE(opposite);
        const auto again = random.bound(*parseFilter(filterToText(filter)));
        REQUIRE(again);
        for (const Record &record : random.records[QStringLiteral("opportunity")]) {
            const bool wanted = matches(*bound, record, random.lookup);
            REQUIRE(matches(*opposite, record, random.lookup) != wanted);
            REQUIRE(matches(*again, record, random.lookup) == wanted);
        }
    }
}

TEST_CASE("records are sorted with empty values last in both directions")
{
    const auto sorted = [](const char *order) {
        std::vector<Record> records = {
            world().make("customer", {{"name", utf8("上海")}, {"employees", std::int64_t(5)}}),
            world().make("customer", {{"city", utf8("none")}}),
            world().make("customer", {{"name", utf8("安徽")}, {"employees", std::int64_t(7)}}),
            world().make("customer", {{"name", utf8("北京")}, {"employees", std::int64_t(5)}}),
        };
        const auto sort = bindSort(parseSort(utf8(order)), *world().catalog, *world().entity("customer"));
        REQUIRE(sort);
        sortRecords(records, *sort, world().lookup);
        QStringList names;
        for (const Record &record : records)
            names << record.value(QStringLiteral("name")).valueOr<QString>();
        return names.join(u' ');
    };
    CHECK(sorted("name") == utf8("安徽 北京 上海 "));
    CHECK(sorted("-name") == utf8("上海 北京 安徽 "));
    CHECK(sorted("employees") == utf8("上海 北京 安徽 "));
    CHECK(sorted("-employees") == utf8("安徽 北京 上海 "));
    CHECK(sorted("employees,-name") == utf8("上海 北京 安徽 "));
    CHECK(sorted("") == utf8("北京 安徽  上海"));
    CHECK_FALSE(bindSort(parseSort(u"nothing"), *world().catalog, *world().entity("customer")));
}
