// SPDX-License-Identifier: GPL-3.0-or-later
// Lists, board and funnel as they stood at an earlier moment: what the query as of then answers, read-only, and back.
#include "tests/ui/views/board_desk.h"
#include "tests/ui/views/desk.h"
#include "ui/forms/as_of_control.h"
#include "ui/forms/record_form.h"
#include "ui/views/funnel/funnel_page.h"

#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace millrace;
using namespace millrace::test;

namespace {

QStringList namesAsked(const TempWorkspace &workspace, const Query &query)
{
    Query asked = query;
    asked.fields = {{{QStringLiteral("name")}}};
    QStringList names;
    for (const Row &row : must(workspace->rows(workspace.session(), asked)).rows)
        names << row.cells.front().valueOr<QString>();
    names.sort();
    return names;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

/// Customers that came, changed and went, around a moment.
struct PastDesk : ListDesk
{
    Instant then;
    PastDesk()
    {
        const RecordId kept = customer(QStringLiteral("Kept"), {{"city", QStringLiteral("Berlin")}});
        const RecordId gone = customer(QStringLiteral("Gone"));
        const RecordId left = customer(QStringLiteral("Left"));
        then = workspace.clock.now();
        workspace.tick(3600);
        workspace.commit({Edit::remove(QStringLiteral("customer"), left)});
        workspace.commit({Edit::remove(QStringLiteral("customer"), gone)});
        workspace.commit({workspace.change(u"customer", kept, {{"name", QStringLiteral("Kept and renamed")}})});
        customer(QStringLiteral("New"));
        workspace.tick(3600);
    }
    std::unique_ptr<TablePage> opened()
    {
        auto made = page();
        waitForRows(*made, 2);
        return made;
    }
    static void look(TablePage &page, std::optional<Instant> moment, int rows)
    {
        page.asOf()->setMoment(moment);
        waitForRows(page, rows);
    }
};

} // namespace

TEST_CASE("a list as of a moment shows what the query as of it answers, and leaving it restores the present", "[as-of]")
{
    PastDesk desk;
    const auto page = desk.opened();
    const QStringList now = shownIn(*page, "name");
    desk.look(*page, desk.then, 3);
    Query query;
    query.entity = QStringLiteral("customer");
    query.asOf = desk.then;
    CHECK(sorted(shownIn(*page, "name")) == namesAsked(desk.workspace, query));
    CHECK(sorted(shownIn(*page, "name")) == QStringList{"Gone", "Kept", "Left"});
    CHECK(page->asOf()->banner()->isVisible());
    desk.look(*page, std::nullopt, 2);
    CHECK(shownIn(*page, "name") == now);
    CHECK_FALSE(page->asOf()->banner()->isVisible());
}

TEST_CASE("conditions, order, search and columns of a list hold for its past too", "[as-of]")
{
    PastDesk desk;
    const auto page = desk.opened();
    page->setFilter(must(parseFilter(u"city = \"Berlin\"")));
    waitForRows(*page, 1);
    desk.look(*page, desk.then, 1);
    CHECK(shownIn(*page, "name") == QStringList{"Kept"});
    page->setFilter({});
    waitForRows(*page, 3);
    page->model()->setSort({{FieldPath{{QStringLiteral("name")}}, true}});
    REQUIRE(QTest::qWaitFor([&] { return shownIn(*page, "name") == QStringList{"Left", "Kept", "Gone"}; }, 10000));
    page->model()->setColumns({QStringLiteral("city"), QStringLiteral("name")});
    REQUIRE(QTest::qWaitFor([&] { return shownIn(*page, "city") == QStringList{"", "Berlin", ""}; }, 10000));
    static_cast<QLineEdit *>(page->searchField())->setText(QStringLiteral("kept"));
    waitForRows(*page, 1);
    CHECK(shownIn(*page, "name") == QStringList{"Kept"});
    static_cast<QLineEdit *>(page->searchField())->setText(QStringLiteral("renamed"));
    waitForRows(*page, 0);
}

TEST_CASE("what a past row refers to is called as it was called then", "[as-of]")
{
    PastDesk desk;
    const RecordId seller = desk.workspace.create(u"user", {{"name", QStringLiteral("Ann Ling")}});
    desk.customer(QStringLiteral("Owned"), {{"owner", seller.toString()}});
    const Instant moment = desk.workspace.clock.now();
    desk.workspace.tick(60);
    desk.workspace.commit({desk.workspace.change(u"user", seller, {{"name", QStringLiteral("Ann Berg")}})});
    desk.workspace.tick(60);
    const auto page = desk.page();
    waitForRows(*page, 3);
    CHECK(shownIn(*page, "owner").contains(QStringLiteral("Ann Berg")));
    desk.look(*page, moment, 3);
    REQUIRE(QTest::qWaitFor([&] { return shownIn(*page, "owner").contains(QStringLiteral("Ann Ling")); }, 10000));
    CHECK_FALSE(shownIn(*page, "owner").contains(QStringLiteral("Ann Berg")));
}

TEST_CASE("nothing of a past list can be changed, but everything can be marked and copied", "[as-of]")
{
    PastDesk desk;
    const auto page = desk.opened();
    CHECK(page->model()->flags(page->model()->index(0, columnOf(*page, "name"))).testFlag(Qt::ItemIsEditable));
    CHECK_FALSE(page->newLabel().isEmpty());
    desk.look(*page, desk.then, 3);
    const qint64 commits = must(desk.workspace->verify()).commits;
    page->model()->setSort({{FieldPath{{QStringLiteral("name")}}, false}});
    REQUIRE(QTest::qWaitFor([&] { return shownIn(*page, "name").value(0) == QLatin1String("Gone"); }, 10000));
    CHECK_FALSE(page->model()->flags(page->model()->index(0, columnOf(*page, "name"))).testFlag(Qt::ItemIsEditable));
    CHECK(page->newLabel().isEmpty());
    CHECK_FALSE(page->form()->isVisible());
    mark(*page, 0, columnOf(*page, "name"), 1, columnOf(*page, "name"));
    page->deleteSelected();
    page->fillDown();
    page->changeMarked(page->model()->entity()->field(u"city")->index, Value(QStringLiteral("Rome")));
    QApplication::clipboard()->setText(QStringLiteral("Other"));
    page->pasteClipboard();
    page->copyMarked(false);
    CHECK(QApplication::clipboard()->text().simplified() == QStringLiteral("Gone Kept"));
    desk.look(*page, std::nullopt, 2);
    CHECK(must(desk.workspace->verify()).commits == commits);
    CHECK(page->model()->flags(page->model()->index(0, columnOf(*page, "name"))).testFlag(Qt::ItemIsEditable));
    CHECK(page->form()->isVisible());
}

TEST_CASE("a commit dated back to before the moment is seen in a past list at once", "[as-of]")
{
    PastDesk desk;
    const auto page = desk.opened();
    desk.look(*page, desk.then, 3);
    Edit edit = desk.workspace.creation(u"customer", {{"name", QStringLiteral("Remembered")}});
    edit.at = Instant{desk.then.us - 1'000'000};
    desk.workspace.commit({edit});
    waitForRows(*page, 4);
    CHECK(shownIn(*page, "name").contains(QStringLiteral("Remembered")));
}

TEST_CASE("the board as of a moment has each card where it stood, and lets none be moved", "[as-of]")
{
    BoardDesk desk;
    const RecordId moved = desk.deal(QStringLiteral("Moved"), QStringLiteral("Qualification"), QStringLiteral("100"));
    const RecordId won = desk.deal(QStringLiteral("Won since"), QStringLiteral("Proposal"), QStringLiteral("50"));
    const Instant then = desk.workspace.clock.now();
    desk.workspace.tick(86'400);
    desk.workspace.commit(
        {desk.workspace.change(u"opportunity", moved,
                               {{"stage", desk.workspace.stage(QStringLiteral("Negotiation")).toString()},
                                {"expected_close", QStringLiteral("2026-03-01")},
                                {"amount", QStringLiteral("900")}})});
    desk.workspace.commit({desk.workspace.change(u"opportunity", won,
                                                 {{"stage", desk.workspace.stage(QStringLiteral("Won")).toString()}})});
    const RecordId fresh = desk.deal(QStringLiteral("Fresh"), QStringLiteral("Qualification"));
    desk.workspace.tick(86'400);
    desk.open();
    const int later = desk.page->board()->columnOf(moved);
    CHECK(desk.page->board()->columnOf(won) < 0);
    CHECK(desk.page->board()->columnOf(fresh) >= 0);
    const QString total = desk.page->totalText();

    desk.page->asOf()->setMoment(then);
    desk.waitForBoard([&] { return desk.page->board()->columnOf(won) >= 0; });
    BoardQuery query;
    query.entity = QStringLiteral("opportunity");
    query.asOf = then;
    const Board board = must(readBoard(*desk.workspace, desk.workspace.session(), query));
    REQUIRE(board.cards.size() == 2);
    for (const BoardCard &card : board.cards) {
        CHECK(desk.page->board()->columnOf(card.id) == card.column);
        CHECK(desk.page->board()->card(card.id)->base == card.base);
    }
    CHECK(desk.page->board()->columnOf(moved) < later);
    CHECK(desk.page->board()->card(moved)->base == 10'000);
    CHECK(desk.page->board()->columnOf(fresh) < 0);
    CHECK(board.today == QDate(2026, 1, 1));

    const qint64 commits = desk.commits();
    desk.page->board()->setCurrent(moved, true);
    desk.page->moveSideways(1);
    desk.page->moves()->remove({moved});
    desk.page->openQuickAdd(0);
    desk.page->openStageChooser();
    CHECK_FALSE(desk.page->findChild<QWidget *>(QStringLiteral("stageChooser")));
    CHECK_FALSE(desk.page->board()->columns().front()->addButton()->isVisible());
    desk.dragTo(moved, desk.middleOf(2));
    CHECK_FALSE(desk.page->board()->drag()->isActive());
    CHECK(desk.page->newLabel().isEmpty());

    desk.page->asOf()->banner()->findChild<QPushButton *>(QStringLiteral("asOfBack"))->click();
    desk.waitForBoard([&] { return desk.page->board()->columnOf(fresh) >= 0; });
    CHECK(desk.page->board()->columnOf(moved) == later);
    CHECK(desk.page->totalText() == total);
    CHECK(desk.page->board()->columns().front()->addButton()->isVisible());
    CHECK(desk.commits() == commits);
}

TEST_CASE("the board as of a moment has the columns of then", "[as-of]")
{
    BoardDesk desk;
    desk.deal(QStringLiteral("Deal"), QStringLiteral("Qualification"));
    const Instant then = desk.workspace.clock.now();
    desk.workspace.tick(60);
    desk.workspace.commit({desk.workspace.change(u"stage", desk.workspace.stage(QStringLiteral("Qualification")),
                                                 {{"name", QStringLiteral("First talk")}})});
    desk.workspace.tick(60);
    desk.open();
    CHECK(desk.page->board()->columns().front()->column().name == QStringLiteral("First talk"));
    desk.page->asOf()->setMoment(then);
    desk.waitForBoard(
        [&] { return desk.page->board()->columns().front()->column().name == QStringLiteral("Qualification"); });
}

TEST_CASE("the funnel as of a moment is the report as of it", "[as-of]")
{
    BoardDesk desk;
    const RecordId deal = desk.deal(QStringLiteral("Deal"), QStringLiteral("Qualification"));
    desk.workspace.tick(86'400);
    const Instant then = desk.workspace.clock.now();
    desk.workspace.tick(86'400);
    desk.workspace.commit({desk.workspace.change(u"opportunity", deal,
                                                 {{"stage", desk.workspace.stage(QStringLiteral("Won")).toString()}})});
    FunnelPage page(desk.context, QStringLiteral("opportunities"), nullptr);
    page.resize(1000, 700);
    page.show();
    REQUIRE(QTest::qWaitFor([&] { return page.report().has_value(); }, 10000));
    CHECK(page.report()->total.won == 1);
    page.asOf()->setMoment(then);
    REQUIRE(QTest::qWaitFor([&] { return page.report()->asOf == then; }, 10000));
    FunnelQuery query;
    query.asOf = then;
    const FunnelReport report = must(funnelReport(*desk.workspace, desk.workspace.session(), query));
    CHECK(page.report()->total.won == report.total.won);
    CHECK(page.report()->total.stages.front().open == report.total.stages.front().open);
    CHECK(page.report()->total.stages.front().open == 1);
    CHECK(page.asOf()->banner()->isVisible());
    page.asOf()->setMoment({});
    REQUIRE(QTest::qWaitFor([&] { return page.report()->total.won == 1; }, 10000));
}
