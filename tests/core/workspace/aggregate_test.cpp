// SPDX-License-Identifier: GPL-3.0-or-later
// What one statement answers, what adding up row by row answers, and what the journal answers, held against each other
// and against sums made here.
#include "tests/support/temp_workspace.h"

#include <random>

using namespace millrace;
using namespace millrace::test;

namespace {

struct SalesWorld : TempWorkspace
{
    SalesWorld()
    {
        std::mt19937 random(11);
        const QStringList stages{"Qualification", "Proposal", "Won", "Lost"};
        const QStringList sources{"referral", "website", "phone", ""};
        const QStringList amounts{"100 CNY", "250.50 CNY", "9.99 CNY", "70 EUR"};
        std::vector<Edit> edits;
        std::vector<RecordId> customers;
        for (const char *region : {"East", "West", ""})
            customers.push_back(create(u"customer", {{"name", QStringLiteral("C") + QLatin1String(region)},
                                                     {"region", QString::fromLatin1(region)}}));
        for (int i = 0; i < 200; ++i) {
            const QString day = QDate(2025, 1, 1).addDays(int(random() % 400)).toString(Qt::ISODate);
            const auto any = [&](const QStringList &list) { return list[qsizetype(random() % size_t(list.size()))]; };
            // Only the first stage does without an amount.
            const QString state = any(stages);
            const bool bare = state == stages.front() && random() % 2;
            Edit edit =
                creation(u"opportunity", {{"name", QStringLiteral("D%1").arg(i)},
                                          {"pipeline", pipeline()},
                                          {"stage", stage(state).toString()},
                                          {"source", any(sources)},
                                          {"amount", bare ? QString() : any(amounts)},
                                          {"close_date", random() % 5 ? day : QString()},
                                          {"probability", random() % 4 ? QString::number(random() % 101) : QString()},
                                          {"reason", QStringLiteral("price")},
                                          {"customer", customers[random() % 3].toString()}});
            edits.push_back(std::move(edit));
        }
        deals = commit(std::move(edits)).ids;
    }
    std::vector<RecordId> deals;

    AggregateSet ask(AggregateQuery query, bool asOf = false) const
    {
        query.entity = QStringLiteral("opportunity");
        if (asOf)
            query.asOf = workspace->clock().now();
        return must(workspace->aggregate(session(), query));
    }
    void checkBothWays(const AggregateQuery &query, bool bothSql = true) const
    {
        const AggregateSet live = ask(query);
        const AggregateSet then = ask(query, true);
        CHECK_FALSE(live.lines.empty());
        checkSame(live, then);
        if (!bothSql)
            return;
        // A median makes it read the rows; the other figures must stay as they were.
        AggregateQuery rows = query;
        rows.measures.push_back({Measure::Kind::Median, FieldPath::of(u"probability")});
        AggregateSet byRows = ask(rows);
        for (AggregateSet::Line &line : byRows.lines) {
            line.exact.pop_back();
            line.takingPart.pop_back();
            line.unconverted.pop_back();
        }
        checkSame(live, byRows);
    }
    static void checkSame(const AggregateSet &a, const AggregateSet &b)
    {
        REQUIRE(a.lines.size() == b.lines.size());
        for (size_t i = 0; i < a.lines.size(); ++i) {
            CHECK(a.lines[i].groups == b.lines[i].groups);
            CHECK(a.lines[i].exact == b.lines[i].exact);
            CHECK(a.lines[i].takingPart == b.lines[i].takingPart);
            CHECK(a.lines[i].unconverted == b.lines[i].unconverted);
        }
    }
};

const SalesWorld &world()
{
    static const SalesWorld one;
    return one;
}

AggregateQuery manyMeasures()
{
    AggregateQuery query;
    const Filter won = must(parseFilter(QStringLiteral("stage.kind = \"won\"")));
    const FieldPath amount = FieldPath::of(u"amount");
    query.measures = {{Measure::Kind::Count, {}},
                      {Measure::Kind::Count, {}, won},
                      {Measure::Kind::Count, FieldPath::of(u"close_date")},
                      {Measure::Kind::Count, amount, won},
                      {Measure::Kind::Sum, amount},
                      {Measure::Kind::Sum, amount, won},
                      {Measure::Kind::Average, FieldPath::of(u"probability"), won},
                      {Measure::Kind::Minimum, FieldPath::of(u"close_date"), won},
                      {Measure::Kind::Maximum, amount},
                      {Measure::Kind::Distinct, FieldPath::of(u"customer"), won},
                      {Measure::Kind::Distinct, FieldPath::of(u"source")}};
    return query;
}

} // namespace

TEST_CASE("one statement, rows one by one and the journal give the same figures", "[aggregate]")
{
    AggregateQuery query = manyMeasures();
    world().checkBothWays(query);
    for (const char *group : {"source", "customer.region", "stage", "close_date", "probability"}) {
        INFO(group);
        query.groups = {FieldPath::of(QString::fromLatin1(group))};
        world().checkBothWays(query);
    }
    query.groups = {FieldPath::of(u"customer.region"), FieldPath::of(u"stage.kind")};
    query.filter = must(parseFilter(QStringLiteral("probability >= 20")));
    world().checkBothWays(query);
}

TEST_CASE("dates, moments and numbers are brought together alike everywhere", "[aggregate]")
{
    AggregateQuery query = manyMeasures();
    for (const DateUnit unit : {DateUnit::Day, DateUnit::Week, DateUnit::Month, DateUnit::Quarter, DateUnit::Year})
        for (const char *field : {"close_date", "created_at"}) {
            INFO(field << dateUnitName(unit).toStdString());
            query.groups = {FieldPath::of(QString::fromLatin1(field))};
            query.buckets = {Bucket{unit, 4, {}}};
            world().checkBothWays(query);
        }
    query.groups = {FieldPath::of(u"probability"), FieldPath::of(u"amount")};
    query.buckets = {Bucket{DateUnit::None, 1, {std::int64_t(20), std::int64_t(60)}},
                     Bucket{DateUnit::None, 1, {std::int64_t(5000), std::int64_t(20000)}}};
    world().checkBothWays(query);
    const AggregateSet months = [] {
        AggregateQuery byMonth;
        byMonth.groups = {FieldPath::of(u"close_date")};
        byMonth.buckets = {Bucket{DateUnit::Month, 1, {}}};
        byMonth.measures = {{Measure::Kind::Count, {}}};
        return world().ask(byMonth);
    }();
    REQUIRE(months.lines.size() > 12);
    CHECK(months.lines[0].groups[0].isEmpty());
    CHECK(months.lines[1].groups[0] == Value(QDate(2025, 1, 1)));
}

TEST_CASE("conditions, medians and sums are what adding up by hand gives", "[aggregate]")
{
    AggregateQuery query;
    const Filter cheap = must(parseFilter(QStringLiteral("probability < 50")));
    query.groups = {FieldPath::of(u"source")};
    query.measures = {{Measure::Kind::Median, FieldPath::of(u"probability")},
                      {Measure::Kind::Median, FieldPath::of(u"probability"), cheap},
                      {Measure::Kind::Count, {}, cheap},
                      {Measure::Kind::Sum, FieldPath::of(u"amount"), cheap}};
    const AggregateSet answer = world().ask(query);
    struct Hand
    {
        std::vector<std::int64_t> all, low;
        std::int64_t count = 0, sum = 0, unconverted = 0;
    };
    std::map<QString, Hand> hands;
    for (const RecordId &id : world().deals) {
        const Record record = world().record(u"opportunity", id);
        Hand &hand = hands[record.value(u"source").valueOr<QString>()];
        const auto *probability = record.value(u"probability").as<std::int64_t>();
        if (!probability)
            continue;
        hand.all.push_back(*probability);
        if (*probability >= 50)
            continue;
        hand.low.push_back(*probability);
        ++hand.count;
        if (const auto *money = record.value(u"amount").as<Money>()) {
            const bool converted = money->currency == world()->baseCurrency();
            hand.sum += converted ? money->minor : 0;
            hand.unconverted += converted ? 0 : 1;
        }
    }
    const auto doubled = [](std::vector<std::int64_t> values) {
        std::sort(values.begin(), values.end());
        return values[(values.size() - 1) / 2] + values[values.size() / 2];
    };
    REQUIRE(answer.lines.size() == hands.size());
    for (const AggregateSet::Line &line : answer.lines) {
        const Hand &hand = hands[line.groups[0].valueOr<QString>()];
        CHECK(line.exact[0] == doubled(hand.all));
        CHECK(line.exact[1] == doubled(hand.low));
        CHECK(line.takingPart[1] == std::int64_t(hand.low.size()));
        CHECK(line.exact[2] == hand.count);
        CHECK(line.exact[3].value_or(0) == hand.sum);
        CHECK(line.unconverted[3] == hand.unconverted);
    }
}

TEST_CASE("days between marks come from dates and from the journal", "[aggregate]")
{
    TempWorkspace company;
    const auto deal = [&](const char *name) {
        return company.create(u"opportunity", {{"name", QString::fromLatin1(name)},
                                               {"pipeline", company.pipeline()},
                                               {"reason", QStringLiteral("price")},
                                               {"amount", QStringLiteral("1 CNY")},
                                               {"expected_close", QStringLiteral("2026-01-21")},
                                               {"stage", company.stage(QStringLiteral("Qualification")).toString()}});
    };
    const RecordId quick = deal("quick");
    const RecordId slow = deal("slow");
    deal("open");
    const auto end = [&](const RecordId &id, const char *stage) {
        company.commit(
            {company.change(u"opportunity", id, {{"stage", company.stage(QString::fromLatin1(stage)).toString()}})});
    };
    company.tick(3 * 86'400);
    end(quick, "Won");
    company.tick(7 * 86'400);
    end(slow, "Lost");
    AggregateQuery query;
    query.entity = QStringLiteral("opportunity");
    const auto days = [](const char *from, const char *to, Measure::Kind kind = Measure::Kind::Sum) {
        Measure measure;
        measure.kind = kind;
        measure.days = Measure::Days{QString::fromLatin1(from), QString::fromLatin1(to)};
        return measure;
    };
    query.measures = {days("@start", "@end"), days("@start", "@end", Measure::Kind::Maximum), days("@start", "@now"),
                      days("created_at", "expected_close")};
    AggregateSet answer = must(company->aggregate(company.session(), query));
    REQUIRE(answer.lines.size() == 1);
    CHECK(answer.lines[0].exact == std::vector<std::optional<std::int64_t>>{13, 10, 30, 60});
    CHECK(answer.lines[0].takingPart == std::vector<std::int64_t>{2, 2, 3, 3});
    // Five days after the beginning one of them had ended.
    query.asOf = Instant{company.clock.now().us - 5 * 86'400'000'000};
    answer = must(company->aggregate(company.session(), query));
    CHECK(answer.lines[0].exact == std::vector<std::optional<std::int64_t>>{3, 3, 15, 60});
    CHECK(answer.lines[0].takingPart == std::vector<std::int64_t>{1, 1, 3, 3});
    // What came back to an open state has not ended.
    end(quick, "Proposal");
    query.asOf.reset();
    answer = must(company->aggregate(company.session(), query));
    CHECK(answer.lines[0].takingPart[0] == 1);
    query.entity = QStringLiteral("customer");
    query.measures = {days("@start", "@now")};
    CHECK_FALSE(company->aggregate(company.session(), query));
}

TEST_CASE("an aggregate that is cancelled says so", "[aggregate]")
{
    std::atomic<bool> cancelled = true;
    Progress progress;
    progress.cancelled = &cancelled;
    AggregateQuery query;
    query.entity = QStringLiteral("opportunity");
    query.measures = {{Measure::Kind::Count, {}}};
    query.groups = {FieldPath::of(u"created_at")};
    query.asOf = world()->clock().now();
    CHECK(world()->aggregate(world().session(), query, progress).error().code == ErrorCode::Cancelled);
    cancelled = false;
    CHECK(world()->aggregate(world().session(), query, progress));
}

TEST_CASE("what cannot be grouped or added up is refused", "[aggregate]")
{
    AggregateQuery query;
    query.entity = QStringLiteral("opportunity");
    query.measures = {{Measure::Kind::Count, {}}};
    const auto refused = [&] { return !world()->aggregate(world().session(), query).has_value(); };
    for (const char *group : {"amount", "tags", "nothing", "customer.nothing"}) {
        INFO(group);
        query.groups = {FieldPath::of(QString::fromLatin1(group))};
        CHECK(refused());
    }
    query.groups = {FieldPath::of(u"name")};
    query.buckets = {Bucket{DateUnit::Month, 1, {}}};
    CHECK(refused());
    query.groups.clear();
    query.buckets.clear();
    for (const auto kind : {Measure::Kind::Sum, Measure::Kind::Median}) {
        query.measures = {{kind, FieldPath::of(u"name")}};
        CHECK(refused());
        query.asOf = world()->clock().now();
        CHECK(refused());
        query.asOf.reset();
    }
}
