// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/query_compiler.h"
#include "tests/core/store/stored_world.h"

#include <set>

using namespace millrace;
using millrace::test::StoredWorld;
using millrace::test::utf8;

namespace {

StoredWorld &company()
{
    static StoredWorld shared(77, 300);
    return shared;
}

RowSelection selection(const char *filter, const char *entity = "opportunity", Query::Rows rows = Query::Rows::Live)
{
    const auto parsed = parseFilter(utf8(filter));
    REQUIRE(parsed);
    const auto bound = company().bound(*parsed, entity);
    REQUIRE(bound);
    return {company().entity(entity), rows, *bound, {}};
}

std::vector<BoundSort> order(const char *text, const char *entity = "opportunity")
{
    const auto bound = bindSort(parseSort(utf8(text)), *company().catalog, *company().entity(entity));
    REQUIRE(bound);
    return *bound;
}

BoundPath path(const char *text, const char *entity = "opportunity")
{
    const auto bound = bindPath(FieldPath::of(utf8(text)), *company().catalog, *company().entity(entity));
    REQUIRE(bound);
    return *bound;
}

const std::vector<Record> &all(const char *entity)
{
    return company().records[utf8(entity)];
}

} // namespace

TEST_CASE("a list ordered by an indexed field reads its first page off the index", "[file]")
{
    for (const EntityPtr &entity : company().catalog->entities()) {
        for (const FieldDef &field : entity->fields) {
            // The order of a reference is that of its target's title.
            if (!field.indexed || field.isReference())
                continue;
            const std::string key = entity->key.toStdString();
            for (const char *direction : {"", "-"}) {
                const std::string sort = direction + field.key.toStdString();
                const QString plan = company().plan(compileRows(selection("", key.c_str()), {path("id", key.c_str())},
                                                                order(sort.c_str(), key.c_str()), {50}));
                INFO(key << ' ' << sort << '\n' << plan.toStdString());
                CHECK(plan.contains(QStringLiteral("USING INDEX ")));
                CHECK(plan.contains(field.key));
                CHECK_FALSE(plan.contains(QStringLiteral("TEMP B-TREE")));
            }
        }
    }
}

TEST_CASE("newest first needs no sorting", "[file]")
{
    CHECK_FALSE(company().plan(compileNumbers(selection(""), {})).contains(QStringLiteral("TEMP B-TREE")));
}

TEST_CASE("columns of references join by their key and keep the order of the index", "[file]")
{
    const QString plan =
        company().plan(compileRows(selection(""), {path("customer.name"), path("stage.name")}, order("name"), {50}));
    INFO(plan.toStdString());
    CHECK_FALSE(plan.contains(QStringLiteral("TEMP B-TREE")));
    CHECK(plan.count(QStringLiteral("SEARCH")) == 2);
    CHECK(plan.count(QStringLiteral("LEFT-JOIN")) == 2);
}

TEST_CASE("equality on an indexed column is a search, not a scan", "[file]")
{
    const QString id = all("customer").front().id().toString();
    for (const std::string &filter : {std::string("external_id = \"a\" and name ~ \"b\""),
                                      "customer = \"" + id.toStdString() + "\"", "id = \"" + id.toStdString() + "\""}) {
        const bool indexed = filter.find("customer") == std::string::npos;
        const QString plan = company().plan(compileCount(selection(filter.c_str())));
        INFO(filter << '\n' << plan.toStdString());
        CHECK(plan.startsWith(QStringLiteral("SEARCH t ")) == (indexed && filter.starts_with("id")));
    }
    const QString range = company().plan(compileCount(selection("x_decimal > 2.5 and x_decimal < 2.6")));
    CHECK(range.startsWith(QStringLiteral("SEARCH t USING INDEX")));
}

TEST_CASE("one reference is joined once for filter, order and columns")
{
    const auto query =
        compileRows(selection("customer.region = \"East\" and not (customer.parent.name is empty)"),
                    {path("customer.name"), path("customer.parent.city")}, order("customer,customer.city"));
    REQUIRE(query);
    CHECK(query->sql.count(" LEFT JOIN ") == 2);
    CHECK(compileCount(selection("customer = \"East\" and name ~ \"x\""))->sql.count("JOIN") == 0);
}

TEST_CASE("literals are bound, whatever they hold")
{
    const char *nasty = "name = \"'; DROP TABLE customer; --\" or name ~ \"\\\"x'\"";
    const auto query = compileCount(selection(nasty));
    REQUIRE(query);
    CHECK_FALSE(query->sql.contains("DROP"));
    CHECK(query->bindings.size() == 2);
    CHECK(company().run(query).size() == 1);
}

TEST_CASE("rows come back as the values that were stored")
{
    std::vector<BoundPath> columns;
    for (const FieldDef &field : company().entity("opportunity")->fields)
        columns.push_back(path(field.key.toLatin1().constData()));
    columns.push_back(path("customer.name"));
    columns.push_back(path("stage.pipeline.name"));
    columns.push_back(path("owner.manager"));
    const auto query = compileRows(selection("", "opportunity", Query::Rows::All), columns, order("created_at"));
    REQUIRE(query);
    REQUIRE(query->columns.size() == columns.size());
    const auto rows = company().rows(query);
    REQUIRE(rows.size() == all("opportunity").size());
    for (const auto &row : rows) {
        const Record &record = all("opportunity")[size_t(row.front().integer) - 1];
        for (const ResultColumn &column : query->columns) {
            INFO(column.path.field().key.toStdString());
            const auto cells = std::span(row).subspan(size_t(column.first), size_t(column.count));
            REQUIRE(valueFromColumns(column.path.field(), cells) == valueAt(column.path, record, company().lookup));
        }
    }
}

TEST_CASE("live rows, the bin and all of them are told apart")
{
    std::int64_t binned = 0;
    for (const Record &record : all("opportunity"))
        binned += record.isDeleted() ? 1 : 0;
    const auto count = [](Query::Rows rows) {
        return company().run(compileCount(selection("", "opportunity", rows))).front();
    };
    CHECK(binned > 0);
    CHECK(count(Query::Rows::Bin) == binned);
    CHECK(count(Query::Rows::All) == 300);
    CHECK(count(Query::Rows::Live) == 300 - binned);
}

TEST_CASE("pages follow each other without gaps or doubles, also among equal values")
{
    for (const char *sort : {"", "probability", "-probability", "x_boolean", "-customer", "x_choice,-source", "tags"}) {
        INFO(sort);
        const auto whole = company().run(compileNumbers(selection(""), order(sort)));
        std::vector<std::int64_t> paged;
        for (qint64 offset = 0; offset < qint64(whole.size()); offset += 7) {
            const auto page = company().run(compileNumbers(selection(""), order(sort), 7, offset));
            paged.insert(paged.end(), page.begin(), page.end());
        }
        CHECK(paged == whole);
        CHECK(std::set<std::int64_t>(whole.begin(), whole.end()).size() == whole.size());
        const auto behind = company().run(compileNumbers(selection(""), order(sort), -1, qint64(whole.size()) - 3));
        CHECK(behind == std::vector<std::int64_t>(whole.end() - 3, whole.end()));
    }
}

TEST_CASE("further conditions bind after the filter's own")
{
    RowSelection wanted = selection("name is not empty and probability > -100", "opportunity", Query::Rows::All);
    const std::vector<std::int64_t> numbers = {5, 3, 200, 9999};
    wanted.also.push_back(numberedAmong(numbers));
    wanted.also.push_back({"t.\"no\" <> ?", {{Column::Kind::Integer, 3, {}}}});
    for (const std::int64_t number : company().run(compileNumbers(wanted, order("name"), 10)))
        CHECK((number == 5 || number == 200));
    RowSelection some = selection("", "opportunity", Query::Rows::All);
    some.also.push_back(numberedAmong(numbers));
    CHECK(company().run(compileNumbers(some, {})) == std::vector<std::int64_t>{200, 5, 3});
    some.also = {numberedAmong({})};
    CHECK(company().run(compileNumbers(some, {})).empty());
    some.also = {numberedAmong({}), numberedAmong(numbers)};
    CHECK(compileNumbers(some, {})->sql.count("json_each(?)") == 2);
}

TEST_CASE("rows that are named by their numbers are looked up by them", "[file]")
{
    RowSelection some = selection("", "opportunity", Query::Rows::All);
    some.also.push_back(numberedAmong(std::vector<std::int64_t>{5, 3, 200}));
    CHECK(company().plan(compileNumbers(some, {})).contains(QStringLiteral("INTEGER PRIMARY KEY (rowid=?)")));
}

TEST_CASE("lists of thousands of values stay one statement")
{
    std::vector<Literal> texts, ids, numbers;
    for (int i = 0; i < 40'000; ++i) {
        texts.push_back(QStringLiteral("no such \"%1\"").arg(i));
        numbers.push_back(Number{QString::number(i + 1000)});
    }
    for (const Record &record : all("customer"))
        for (int i = 0; i < 50; ++i)
            ids.push_back(record.id().toString());
    texts.push_back(utf8("华为技术"));
    numbers.push_back(Number{QStringLiteral("7")});
    const auto check = [](const Filter &many, const Filter &few) {
        const auto run = [](const Filter &filter) {
            const auto bound = company().bound(filter);
            REQUIRE(bound);
            return company().run(
                compileNumbers(RowSelection{company().entity("opportunity"), Query::Rows::All, *bound, {}}, {}));
        };
        CHECK_FALSE(run(few).empty());
        CHECK(run(many) == run(few));
        CHECK(run(Filter::negation(many)) == run(Filter::negation(few)));
    };
    check(Filter::in(u"name", texts), Filter::compare(u"name", CompareOp::Equal, utf8("华为技术")));
    check(Filter::in(u"probability", numbers), Filter::compare(u"probability", CompareOp::Equal, Number{utf8("7")}));
    std::vector<Literal> once;
    for (const Record &record : all("customer"))
        once.push_back(record.id().toString());
    check(Filter::in(u"customer", ids), Filter::in(u"customer", once));
}

TEST_CASE("long and deep filters stay within what SQLite parses")
{
    std::vector<Filter> parts;
    for (int i = 0; i < 5000; ++i)
        parts.push_back(Filter::compare(u"probability", CompareOp::NotEqual, Number{QString::number(i + 100)}));
    parts.push_back(Filter::compare(u"probability", CompareOp::Greater, Number{QStringLiteral("0")}));
    const auto run = [](const Filter &filter) {
        const auto bound = company().bound(filter);
        REQUIRE(bound);
        return company().run(compileCount(RowSelection{company().entity("opportunity"), Query::Rows::All, *bound, {}}));
    };
    CHECK(run(Filter::all(parts)) == run(parts.back()));

    const auto nested = [&run](int depth, bool deepFirst) {
        QString text = QStringLiteral("probability > 0");
        for (int i = 0; i < depth; ++i) {
            const char *word = i % 2 ? "or" : "and";
            const QString rest = QStringLiteral("name is %1 empty").arg(i % 2 ? QString() : QStringLiteral("not"));
            text = deepFirst ? QStringLiteral("(%1 %2 %3)").arg(text, utf8(word), rest)
                             : QStringLiteral("(%3 %2 %1)").arg(text, utf8(word), rest);
        }
        const auto deep = parseFilter(text);
        REQUIRE(deep);
        const auto bound = company().bound(*deep);
        return bound ? run(*deep).front() : -1;
    };
    for (const bool deepFirst : {true, false}) {
        CHECK(nested(maxBoundHeight, deepFirst) == nested(2, deepFirst));
        CHECK(nested(maxBoundHeight + 1, deepFirst) == -1);
    }
}

TEST_CASE("more references than SQLite joins are refused, not attempted")
{
    std::vector<BoundPath> columns;
    const auto reach = [&columns](const QString &start) {
        QString at = start;
        for (int i = 0; i < 6; ++i) {
            columns.push_back(path((at + QStringLiteral(".name")).toLatin1().constData()));
            at += QStringLiteral(".manager");
        }
    };
    for (const char *user : {"owner", "created_by", "updated_by", "customer.owner", "stage.created_by", "contact.owner",
                             "product.created_by", "pipeline.created_by"})
        reach(utf8(user));
    CHECK(compileRows(selection(""), columns, {}));
    CHECK(company().rows(compileRows(selection(""), columns, {}, {5})).size() == 5);
    for (const char *user : {"stage.updated_by", "contact.updated_by", "pipeline.updated_by"})
        reach(utf8(user));
    const auto refused = compileRows(selection(""), columns, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("aggregates are what adding up by hand gives")
{
    using Kind = SqlMeasure::Kind;
    const auto query = compileAggregate(selection(""), {{path("source"), {}}},
                                        {{},
                                         {Kind::Sum, path("amount")},
                                         {Kind::Min, path("x_decimal")},
                                         {Kind::Max, path("close_date")},
                                         {Kind::CountDistinct, path("customer")},
                                         {Kind::Count, path("x_duration")}});
    REQUIRE(query);
    const auto rows = company().rows(query);
    struct Sums
    {
        std::int64_t count = 0, amount = 0, amounts = 0, unconverted = 0, durations = 0;
        std::optional<std::int64_t> least;
        std::optional<QDate> latest;
        std::set<RecordId> customers;
    };
    std::map<QString, Sums> wanted;
    for (const Record &record : all("opportunity")) {
        if (record.isDeleted())
            continue;
        Sums &sums = wanted[record.value(QStringLiteral("source")).valueOr<QString>()];
        ++sums.count;
        const FieldDef &amount = *record.entity()->field(u"amount");
        const auto base = company().base(record, amount);
        sums.amount += base.value_or(0);
        sums.amounts += base ? 1 : 0;
        sums.unconverted += !base && !record.value(amount.index).isEmpty() ? 1 : 0;
        sums.durations += record.value(u"x_duration").isEmpty() ? 0 : 1;
        if (const auto *decimal = record.value(u"x_decimal").as<Decimal>())
            sums.least = std::min(sums.least.value_or(decimal->units), decimal->units);
        if (const auto *date = record.value(u"close_date").as<QDate>())
            sums.latest = std::max(sums.latest.value_or(*date), *date);
        if (const auto *customer = record.value(u"customer").as<RecordId>())
            sums.customers.insert(*customer);
    }
    REQUIRE(rows.size() == wanted.size());
    for (const auto &row : rows) {
        REQUIRE(row.size() == 1 + 6 * 3);
        const Sums &sums = wanted[QString::fromUtf8(row[0].bytes)];
        CHECK(row[1].integer == sums.count);
        CHECK(row[4].integer == sums.amount);
        CHECK(row[5].integer == sums.amounts);
        CHECK(row[6].integer == sums.unconverted);
        CHECK(row[7].integer == sums.least.value_or(0));
        CHECK(row[10].integer == QDate(1970, 1, 1).daysTo(sums.latest.value_or(QDate(1970, 1, 1))));
        CHECK(row[13].integer == std::int64_t(sums.customers.size()));
        CHECK(row[16].integer == sums.durations);
    }
}

TEST_CASE("groups by bounds put every value into its interval")
{
    const Value first = Instant{company().context.now.us - 5 * 86'400'000'000};
    const Value second = company().context.now;
    const auto query = compileAggregate(selection("name is not empty"),
                                        {{path("x_moment"), {first, second}}, {path("stage.kind"), {}}}, {{}});
    std::map<std::pair<std::int64_t, QString>, std::int64_t> wanted;
    for (const Record &record : all("opportunity")) {
        if (record.isDeleted() || record.value(u"name").isEmpty())
            continue;
        const Value moment = record.value(u"x_moment");
        const std::int64_t bucket = moment.isEmpty()                    ? -1
                                    : compareValues(moment, first) < 0  ? 0
                                    : compareValues(moment, second) < 0 ? 1
                                                                        : 2;
        ++wanted[{bucket, valueAt(path("stage.kind"), record, company().lookup).valueOr<QString>()}];
    }
    const auto rows = company().rows(query);
    CHECK(rows.size() == wanted.size());
    for (const auto &row : rows) {
        const std::int64_t bucket = row[0].kind == Column::Kind::Null ? -1 : row[0].integer;
        CHECK(row[2].integer == wanted[std::pair(bucket, QString::fromUtf8(row[1].bytes))]);
    }
}

TEST_CASE("an aggregate without groups answers one row, also over nothing")
{
    const auto query =
        compileAggregate(selection("probability = 0.5"), {}, {{}, {SqlMeasure::Kind::Sum, path("amount")}});
    const auto rows = company().rows(query);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0][0].integer == 0);
    CHECK(rows[0][3].kind == Column::Kind::Null);
}

TEST_CASE("what cannot be added up or put in order is refused")
{
    using Kind = SqlMeasure::Kind;
    CHECK_FALSE(compileAggregate(selection(""), {}, {{Kind::Sum, path("name")}}));
    CHECK_FALSE(compileAggregate(selection(""), {}, {{Kind::Sum, path("close_date")}}));
    CHECK_FALSE(compileAggregate(selection(""), {}, {{Kind::Max, path("customer")}}));
    CHECK_FALSE(compileAggregate(selection(""), {}, {{Kind::Sum, {}}}));
    CHECK_FALSE(compileAggregate(selection(""), {{path("amount"), {}}}, {{}}));
    CHECK_FALSE(compileAggregate(selection(""), {}, {}));
    CHECK(compileAggregate(selection(""), {{path("amount"), {Value(std::int64_t(100))}}}, {{}}));
    CHECK(compileAggregate(selection(""), {{path("source"), {}}}, {}));
}

TEST_CASE("records that refer back are read once, not once for each row", "[file]")
{
    const auto planOf = [](const char *filter) {
        const QString plan = company().plan(compileNumbers(selection(filter, "customer"), order("name", "customer")));
        INFO(filter << '\n' << plan.toStdString());
        CHECK_FALSE(plan.contains(QStringLiteral("CORRELATED")));
        CHECK(plan.contains(QStringLiteral("LIST SUBQUERY")));
        return plan;
    };
    planOf("has opportunity");
    planOf("has no contact");
    planOf("count contact < 2");
    planOf("sum opportunity.amount (stage.kind = \"won\") > 100万");
    planOf("has opportunity (has no task (due < today))");
    CHECK(planOf("has activity (at within last 30 days)").contains(QStringLiteral("activity__by_at")));
    CHECK(planOf("has opportunity (amount > 5000)").contains(QStringLiteral("opportunity__by_amount")));
}

TEST_CASE("related conditions within each other stay within what SQLite parses")
{
    for (const char *inner :
         {"name is not empty", "count customer via parent < 5", "name ~ \"a\" or not name ~ \"a\""}) {
        int taken = 0;
        for (int depth = 1; depth < 20; ++depth) {
            const QString text = QStringLiteral("(name is empty or count customer via parent (").repeated(depth) +
                                 utf8(inner) + QStringLiteral(") >= 0)").repeated(depth);
            const auto filter = parseFilter(text);
            REQUIRE(filter);
            const auto bound = company().bound(*filter, "customer");
            if (!bound)
                break;
            ++taken;
            const RowSelection set{company().entity("customer"), Query::Rows::All, *bound, {}};
            INFO(text.toStdString());
            CHECK(company().run(compileCount(set)).front() == std::int64_t(all("customer").size()));
        }
        CHECK(taken >= 4);
        CHECK(taken < 15);
    }
}
