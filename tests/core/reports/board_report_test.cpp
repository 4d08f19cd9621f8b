// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/board_report.h"
#include "tests/support/temp_workspace.h"

using namespace millrace;
using namespace millrace::test;

namespace {

struct BoardWorld : TempWorkspace
{
    RecordId deal(const QString &name, const QString &stage, const QString &amount = {})
    {
        Edit edit = creation(u"opportunity", {{"name", name},
                                              {"pipeline", pipeline()},
                                              {"expected_close", QStringLiteral("2026-06-30")},
                                              {"reason", QStringLiteral("price")},
                                              {"stage", this->stage(stage).toString()}});
        const QString sum = amount.isEmpty() ? QStringLiteral("10 CNY") : amount;
        if (amount != QLatin1String("-"))
            edit.with(*entity(u"opportunity"), u"amount",
                      *valueFromText(*entity(u"opportunity")->field(u"amount"), sum, workspace->baseCurrency()));
        return commit({edit}).ids.front();
    }
    Board board(BoardQuery query = {}) const
    {
        if (query.entity.isEmpty())
            query.entity = QStringLiteral("opportunity");
        return must(readBoard(*workspace, session(), query));
    }
    static const BoardCard &card(const Board &board, const RecordId &id)
    {
        const auto found =
            std::find_if(board.cards.begin(), board.cards.end(), [&](const BoardCard &card) { return card.id == id; });
        REQUIRE(found != board.cards.end());
        return *found;
    }
    void days(int count) { tick(count * 86'400LL); }
};

} // namespace

TEST_CASE("a board has the open stages as columns and won and lost as its ends", "[board]")
{
    BoardWorld world;
    const RecordId first = world.deal(QStringLiteral("A"), QStringLiteral("Qualification"));
    const RecordId second = world.deal(QStringLiteral("B"), QStringLiteral("Proposal"));
    world.deal(QStringLiteral("C"), QStringLiteral("Won"));
    world.deal(QStringLiteral("D"), QStringLiteral("Lost"));
    const Board board = world.board();
    REQUIRE(board.columns.size() == 4);
    CHECK(board.columns[2].name == QStringLiteral("Proposal"));
    CHECK(board.columns[0].maxAge == 14);
    REQUIRE(board.ends.size() == 2);
    CHECK(board.ends[0].kind == StageKind::Won);
    CHECK(board.ends[1].kind == StageKind::Lost);
    CHECK(board.hasStages());
    CHECK(board.cards.size() == 2);
    CHECK(world.card(board, first).column == 0);
    CHECK(world.card(board, second).column == 2);
    CHECK(world.card(board, second).title == QStringLiteral("B"));
    CHECK(board.complete);
    BoardQuery one;
    one.limit = 1;
    CHECK_FALSE(world.board(one).complete);
}

TEST_CASE("an entity with a choice has a column for each option, and one for what no option names", "[board]")
{
    BoardWorld world;
    const RecordId fresh = world.create(u"lead", {{"name", QStringLiteral("Ann")}});
    const RecordId done =
        world.create(u"lead", {{"name", QStringLiteral("Bob")}, {"status", QStringLiteral("qualified")}});
    const RecordId bare = world.create(u"lead", {{"name", QStringLiteral("Cy")}});
    Edit clear = Edit::update(world.entity(u"lead"), bare);
    clear.with(*world.entity(u"lead"), u"status", Value());
    world.commit({clear});
    BoardQuery query;
    query.entity = QStringLiteral("lead");
    const Board board = world.board(query);
    CHECK_FALSE(board.hasStages());
    CHECK(board.ends.empty());
    CHECK(board.columns[size_t(world.card(board, fresh).column)].key == QStringLiteral("new"));
    CHECK(board.columns[size_t(world.card(board, done).column)].label(QStringLiteral("zh_CN")) ==
          QStringLiteral("有意向"));
    CHECK(board.columns[size_t(world.card(board, bare).column)].key.isEmpty());
}

TEST_CASE("the nearest open work says what is next", "[board]")
{
    BoardWorld world;
    const RecordId deal = world.deal(QStringLiteral("A"), QStringLiteral("Qualification"));
    CHECK(world.card(world.board(), deal).next == CardStep::None);
    const auto task = [&](const char *due, const char *status) {
        return world.create(u"task", {{"subject", QString::fromLatin1(due)},
                                      {"due", QString::fromLatin1(due)},
                                      {"status", QString::fromLatin1(status)},
                                      {"opportunity", deal.toString()}});
    };
    task("2026-03-05T10:00:00Z", "open");
    CHECK(world.card(world.board(), deal).next == CardStep::Later);
    const RecordId near = task("2026-01-01T10:00:00Z", "open");
    task("2025-12-01T10:00:00Z", "done");
    const Board board = world.board();
    CHECK(world.card(board, deal).next == CardStep::Today);
    CHECK(world.card(board, deal).work == near);
    world.days(4);
    CHECK(world.card(world.board(), deal).next == CardStep::Overdue);
    CHECK(world.card(world.board(), deal).overdueDays == 4);
    world.commit({world.change(u"task", near, {{"status", QStringLiteral("done")}})});
    CHECK(world.card(world.board(), deal).next == CardStep::Later);
}

TEST_CASE("days without a sign of life are counted from the stage or the last follow-up", "[board]")
{
    BoardWorld world;
    const RecordId deal = world.deal(QStringLiteral("A"), QStringLiteral("Qualification"));
    world.days(10);
    CHECK(world.card(world.board(), deal).idleDays == 10);
    CHECK_FALSE(world.card(world.board(), deal).stalled);
    world.days(4);
    CHECK(world.card(world.board(), deal).stalled);
    SECTION("a follow-up clears it")
    {
        world.create(u"activity", {{"subject", QStringLiteral("called")},
                                   {"at", QStringLiteral("2026-01-13T09:00:00Z")},
                                   {"opportunity", deal.toString()}});
        CHECK(world.card(world.board(), deal).idleDays == 2);
        CHECK_FALSE(world.card(world.board(), deal).stalled);
    }
    SECTION("one that is still to come does not")
    {
        world.create(u"activity", {{"subject", QStringLiteral("visit")},
                                   {"at", QStringLiteral("2026-02-13T09:00:00Z")},
                                   {"opportunity", deal.toString()}});
        CHECK(world.card(world.board(), deal).stalled);
    }
    SECTION("the next stage clears it")
    {
        world.commit({world.change(u"opportunity", deal,
                                   {{"stage", world.stage(QStringLiteral("Needs analysis")).toString()}})});
        CHECK(world.card(world.board(), deal).idleDays == 0);
    }
    SECTION("an edit of another field does not")
    {
        world.commit({world.change(u"opportunity", deal, {{"next_step", QStringLiteral("wait")}})});
        CHECK(world.card(world.board(), deal).stalled);
    }
}

TEST_CASE("a board converts by dated rates and keeps apart what has none", "[board][money]")
{
    BoardWorld world;
    const RecordId usd =
        must(world->idsTitled(world.session(), QStringLiteral("currency"), QStringLiteral("USD"))).at(0);
    world.create(
        u"rate",
        {{"currency", usd.toString()}, {"date", QStringLiteral("2025-01-01")}, {"value", QStringLiteral("7")}});
    world.create(
        u"rate",
        {{"currency", usd.toString()}, {"date", QStringLiteral("2025-12-01")}, {"value", QStringLiteral("7.1")}});
    world.create(
        u"rate",
        {{"currency", usd.toString()}, {"date", QStringLiteral("2026-12-01")}, {"value", QStringLiteral("9")}});
    world.deal(QStringLiteral("own"), QStringLiteral("Qualification"), QStringLiteral("100 CNY"));
    const RecordId foreign =
        world.deal(QStringLiteral("usd"), QStringLiteral("Qualification"), QStringLiteral("100 USD"));
    world.deal(QStringLiteral("eur"), QStringLiteral("Qualification"), QStringLiteral("100 EUR"));
    const Board board = world.board();
    CHECK(world.card(board, foreign).base == 710'00);
    CHECK(world.card(board, foreign).rateDay == QDate(2025, 12, 1));
    CardSum sum;
    for (const BoardCard &card : board.cards)
        sum.add(card, board.columns[0].probability);
    CHECK(sum.base == 810'00);
    CHECK(sum.weighted == 81'00);
    CHECK(sum.unconverted == 1);
    AggregateQuery query;
    query.entity = QStringLiteral("opportunity");
    query.measures = {{Measure::Kind::Sum, {{QStringLiteral("amount")}}}};
    const AggregateSet table = must(world->aggregate(world.session(), query));
    CHECK(table.lines.front().exact.front() == 810'00);
    CHECK(table.lines.front().unconverted.front() == 1);
}

TEST_CASE("a board reads one pipeline and the owner's cards", "[board]")
{
    BoardWorld world;
    const RecordId other = world.create(u"user", {{"name", QStringLiteral("Eve")}});
    world.deal(QStringLiteral("mine"), QStringLiteral("Qualification"));
    const RecordId hers = world.deal(QStringLiteral("hers"), QStringLiteral("Qualification"));
    world.commit({world.change(u"opportunity", hers, {{"owner", other.toString()}})});
    CHECK(world.board().cards.size() == 2);
    BoardQuery query;
    query.filter = Filter::compare(u"owner", CompareOp::Equal, Me{});
    CHECK(world.board(query).cards.size() == 1);
    const RecordId partner =
        world.create(u"pipeline", {{"name", QStringLiteral("Partners")}, {"order", QStringLiteral("2")}});
    world.create(
        u"stage",
        {{"name", QStringLiteral("Talk")}, {"pipeline", partner.toString()}, {"kind", QStringLiteral("open")}});
    BoardQuery partners;
    partners.pipeline = partner;
    const Board board = world.board(partners);
    CHECK(board.cards.empty());
    CHECK(board.columns.size() == 1);
    CHECK(pipelinesInOrder(*world->metadata()).size() == 2);
    CHECK_FALSE(readBoard(*world, world.session(), {QStringLiteral("product"), {}, {}, {}, {}, 10}));
}

TEST_CASE("courses of some records are those of a reading of all", "[board][journal]")
{
    BoardWorld world;
    std::vector<RecordId> ids;
    for (int i = 0; i < 5; ++i)
        ids.push_back(world.deal(QStringLiteral("D%1").arg(i), QStringLiteral("Qualification")));
    world.tick();
    world.commit(
        {world.change(u"opportunity", ids[3], {{"stage", world.stage(QStringLiteral("Proposal")).toString()}})});
    const QString entity = QStringLiteral("opportunity");
    const QStringList fields{QStringLiteral("stage")};
    QHash<RecordId, size_t> all;
    REQUIRE(world->forEachCourse(world.session(), {entity, fields}, [&](const FieldCourse &course) {
        all.insert(course.id, course.steps.size());
        return true;
    }));
    QHash<RecordId, size_t> some;
    REQUIRE(world->forEachCourse(world.session(), {entity, fields, std::vector{ids[3], ids[1]}},
                                 [&](const FieldCourse &course) {
                                     some.insert(course.id, course.steps.size());
                                     return true;
                                 }));
    CHECK(some.size() == 2);
    CHECK(some.value(ids[3]) == 2);
    CHECK(all.value(ids[3]) == 2);
    CHECK(some.value(ids[1]) == all.value(ids[1]));
}
