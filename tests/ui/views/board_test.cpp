// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/views/board_desk.h"
#include "ui/shell/empty_state.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>

using namespace millrace;
using namespace millrace::test;

TEST_CASE("a board shows counts and sums and says them to a screen reader", "[board]")
{
    BoardDesk desk;
    const RecordId deal =
        desk.deal(QStringLiteral("Alpha"), QStringLiteral("Qualification"), QStringLiteral("3840000"));
    desk.deal(QStringLiteral("Beta"), QStringLiteral("Qualification"), {});
    desk.open();
    const BoardColumnView *column = desk.page->board()->columns().front();
    CHECK(column->heading() == QStringLiteral("Qualification · 2 · ¥3.8M"));
    CHECK(column->list()->accessibleName() == QStringLiteral("Qualification, 2 items"));
    CHECK(desk.page->totalText().contains(QStringLiteral("weighted ¥384K")));
    const QModelIndex index = column->cards()->index(column->cards()->rowOf(deal));
    const QString sentence = index.data(Qt::AccessibleTextRole).toString();
    CHECK(sentence.startsWith(QStringLiteral("Alpha, ")));
    CHECK(sentence.contains(QStringLiteral("Amount: ¥3,840,000.00")));
    CHECK(sentence.contains(QStringLiteral("Nothing planned")));
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(desk.list(0));
    REQUIRE(list);
    CHECK(list->childCount() == 2);
    CHECK(checks::unnamedWidgets(desk.page.get()) == QStringList());
    CHECK(desk.commands.problems() == QStringList());
}

TEST_CASE("input methods stay out of the board", "[board]")
{
    BoardDesk desk;
    const RecordId deal = desk.deal(QStringLiteral("Alpha"), QStringLiteral("Qualification"));
    desk.open();
    desk.page->board()->setCurrent(deal, true);
    for (const BoardColumnView *column : desk.page->board()->columns()) {
        CHECK_FALSE(column->list()->testAttribute(Qt::WA_InputMethodEnabled));
        CHECK_FALSE(column->list()->viewport()->testAttribute(Qt::WA_InputMethodEnabled));
    }
    QTest::keyClicks(desk.list(0), QStringLiteral("nihao"));
    CHECK(desk.stageOf(deal) == QStringLiteral("Qualification"));
}

TEST_CASE("a card goes on by keys, comes back by undo, and keeps the focus", "[board]")
{
    BoardDesk desk;
    const RecordId deal = desk.deal(QStringLiteral("Alpha"), QStringLiteral("Qualification"));
    desk.open();
    desk.page->board()->setCurrent(deal, true);
    QTest::keyClick(desk.list(0), Qt::Key_Right, Qt::ControlModifier);
    desk.waitInColumn(deal, 1);
    CHECK(desk.list(1)->hasFocus());
    QTest::keyClick(desk.list(1), Qt::Key_Right, Qt::ControlModifier);
    desk.waitInColumn(deal, 2);
    CHECK(desk.stageOf(deal) == QStringLiteral("Proposal"));
    desk.undo.undo(must(desk.workspace->lastUndoable(desk.workspace.session())));
    desk.waitInColumn(deal, 1);
    CHECK(desk.list(1)->hasFocus());
    REQUIRE(desk.list(1)->currentCard());
    CHECK(desk.list(1)->currentCard()->id == deal);
}

TEST_CASE("arrows go between cards and columns", "[board]")
{
    BoardDesk desk;
    const RecordId a = desk.deal(QStringLiteral("A"), QStringLiteral("Qualification"));
    desk.workspace.tick();
    const RecordId b = desk.deal(QStringLiteral("B"), QStringLiteral("Qualification"));
    const RecordId c = desk.deal(QStringLiteral("C"), QStringLiteral("Proposal"));
    desk.open();
    desk.page->board()->setCurrent(b, true);
    QTest::keyClick(desk.list(0), Qt::Key_Down);
    CHECK(desk.page->board()->current() == a);
    QTest::keyClick(desk.list(0), Qt::Key_Right);
    CHECK(desk.page->board()->current() == c);
    CHECK(desk.list(2)->hasFocus());
    QTest::keyClick(desk.list(2), Qt::Key_Left);
    CHECK(desk.list(0)->hasFocus());
    QSignalSpy opened(desk.page.get(), &Page::openRequested);
    QTest::keyClick(desk.list(0), Qt::Key_Return);
    REQUIRE(opened.count() == 1);
    CHECK(opened.first().first().value<PageAddress>() ==
          recordPageAddress(QStringLiteral("opportunity"), desk.page->board()->current()));
}

TEST_CASE("a card is dragged to another column, and the sums follow", "[board]")
{
    BoardDesk desk;
    const RecordId deal = desk.deal(QStringLiteral("Alpha"), QStringLiteral("Qualification"), QStringLiteral("100"));
    desk.open();
    CardList *from = desk.list(0);
    desk.dragTo(deal, desk.middleOf(1));
    REQUIRE(desk.page->board()->drag()->isActive());
    CHECK(desk.page->board()->drag()->targetColumn() == 1);
    CHECK(desk.page->board()->columns()[1]->cards()->gap() == 0);
    CHECK(desk.page->board()->dropBar()->isVisible());
    CHECK(desk.page->board()->findChild<QLabel *>(QStringLiteral("dragGhost")));
    BoardDesk::letGo(from, desk.middleOf(1));
    CHECK_FALSE(desk.page->board()->dropBar()->isVisible());
    desk.waitInColumn(deal, 1);
    CHECK(desk.page->board()->columns()[0]->heading() == QStringLiteral("Qualification · 0"));
    CHECK(desk.page->board()->columns()[1]->heading() == QStringLiteral("Needs analysis · 1 · ¥100.00"));
    CHECK(desk.stageOf(deal) == QStringLiteral("Needs analysis"));
    REQUIRE_FALSE(desk.toasts.empty());
    CHECK(desk.toasts.back().text == QStringLiteral("“Alpha” is in “Needs analysis”"));
    desk.toasts.back().action();
    desk.waitInColumn(deal, 0);
}

TEST_CASE("Esc ends a drag and leaves everything as it was", "[board]")
{
    BoardDesk desk;
    const RecordId deal = desk.deal(QStringLiteral("Alpha"), QStringLiteral("Qualification"));
    desk.open();
    const qint64 before = desk.commits();
    CardList *from = desk.list(0);
    desk.dragTo(deal, desk.middleOf(1));
    REQUIRE(desk.page->board()->drag()->isActive());
    QTest::keyClick(from, Qt::Key_Escape);
    CHECK_FALSE(desk.page->board()->drag()->isActive());
    CHECK(desk.page->board()->columns()[1]->cards()->gap() < 0);
    BoardDesk::letGo(from, desk.middleOf(1));
    QTest::qWait(0);
    CHECK(desk.page->board()->columnOf(deal) == 0);
    CHECK(desk.commits() == before);
}

TEST_CASE("all selected cards are dragged at once and come back at once", "[board]")
{
    BoardDesk desk;
    std::vector<RecordId> ids;
    for (int i = 0; i < 3; ++i)
        ids.push_back(desk.deal(QStringLiteral("D%1").arg(i), QStringLiteral("Qualification")));
    desk.open();
    CardList *from = desk.list(0);
    from->setFocus();
    from->selectAll();
    CHECK(desk.page->board()->chosen().size() == 3);
    desk.dragTo(ids[1], desk.middleOf(1));
    BoardDesk::letGo(from, desk.middleOf(1));
    for (const RecordId &id : ids)
        desk.waitInColumn(id, 1);
    desk.undo.undo(must(desk.workspace->lastUndoable(desk.workspace.session())));
    for (const RecordId &id : ids)
        desk.waitInColumn(id, 0);
}

TEST_CASE("a drag at the edge scrolls the board", "[board]")
{
    BoardDesk desk;
    const RecordId deal = desk.deal(QStringLiteral("Alpha"), QStringLiteral("Qualification"));
    desk.open({520, 600});
    BoardView *board = desk.page->board();
    REQUIRE(board->horizontalScrollBar()->maximum() > 0);
    const QPoint edge = board->viewport()->mapToGlobal(QPoint(board->viewport()->width() - 4, 200));
    desk.dragTo(deal, edge);
    // How far that is depends on the fonts of the machine.
    REQUIRE(QTest::qWaitFor(
        [&] { return board->horizontalScrollBar()->value() == board->horizontalScrollBar()->maximum(); }, 10000));
    board->drag()->cancel();
    CHECK(board->columnOf(deal) == 0);
}

TEST_CASE("a stage that asks for something asks in place, and Esc puts the card back", "[board]")
{
    BoardDesk desk;
    const RecordId deal = desk.deal(QStringLiteral("Alpha"), QStringLiteral("Needs analysis"), {});
    desk.open();
    const qint64 before = desk.commits();
    CardList *from = desk.list(1);
    desk.dragTo(deal, desk.middleOf(3));
    BoardDesk::letGo(from, desk.middleOf(3));
    desk.waitForBoard([&] { return desk.page->moves()->dialog() != nullptr; });
    GateDialog *dialog = desk.page->moves()->dialog();
    CHECK(dialog->findChildren<FieldBlock *>().size() == 2);
    REQUIRE(dialog->block(QStringLiteral("amount")));
    REQUIRE(dialog->block(QStringLiteral("expected_close")));
    CHECK(checks::unnamedWidgets(dialog) == QStringList());
    SECTION("Esc")
    {
        QTest::keyClick(dialog, Qt::Key_Escape);
        desk.waitInColumn(deal, 1);
        CHECK(desk.commits() == before);
        CHECK(desk.stageOf(deal) == QStringLiteral("Needs analysis"));
    }
    SECTION("filled in")
    {
        auto *accept = dialog->findChild<QAbstractButton *>(QStringLiteral("gateAccept"));
        accept->click();
        CHECK(dialog->block(QStringLiteral("amount"))->isRefused());
        CHECK(desk.commits() == before);
        const EntityPtr entity = desk.workspace.entity(u"opportunity");
        dialog->block(QStringLiteral("amount"))->editor()->setValue(Money{5000, desk.workspace->baseCurrency()});
        dialog->block(QStringLiteral("expected_close"))->editor()->setValue(QDate(2026, 5, 1));
        accept->click();
        desk.waitInColumn(deal, 3);
        CHECK(desk.workspace.text(u"opportunity", deal, "amount") == QStringLiteral("50.00 CNY"));
        desk.undo.undo(must(desk.workspace->lastUndoable(desk.workspace.session())));
        desk.waitInColumn(deal, 1);
        CHECK(desk.workspace.text(u"opportunity", deal, "amount").isEmpty());
    }
}

TEST_CASE("a lost card tells why, in words of the list or in new ones", "[board]")
{
    BoardDesk desk;
    const RecordId deal = desk.deal(QStringLiteral("Alpha"), QStringLiteral("Qualification"));
    desk.open();
    CardList *from = desk.list(0);
    DropBar *bar = desk.page->board()->dropBar();
    REQUIRE(bar->zones().size() == 3);
    CHECK(bar->zones()[1].end.kind == StageKind::Lost);
    desk.dragTo(deal, desk.middleOf(1));
    const QPoint lost = bar->mapToGlobal(bar->zoneRect(1).center());
    BoardDesk::moveMouse(from, lost);
    BoardDesk::letGo(from, lost);
    desk.waitForBoard([&] { return desk.page->moves()->dialog() != nullptr; });
    GateDialog *dialog = desk.page->moves()->dialog();
    auto *accept = dialog->findChild<QAbstractButton *>(QStringLiteral("gateAccept"));
    accept->click();
    REQUIRE(dialog->block(QStringLiteral("reason")));
    CHECK(dialog->block(QStringLiteral("reason"))->isRefused());
    CHECK(desk.stageOf(deal) == QStringLiteral("Qualification"));
    SECTION("from the list")
    {
        dialog->block(QStringLiteral("reason"))->editor()->setValue(Value(QStringLiteral("price")));
        accept->click();
    }
    SECTION("a new one")
    {
        dialog->findChild<QAbstractButton *>(QStringLiteral("gateOther.reason"))->click();
        dialog->findChild<QLineEdit *>(QStringLiteral("gateNew.reason"))->setText(QStringLiteral("Moved abroad"));
        accept->click();
    }
    desk.waitForBoard([&] { return desk.stageOf(deal) == QStringLiteral("Lost"); });
    desk.waitForBoard([&] { return desk.page->board()->columnOf(deal) < 0; });
    const QString key = desk.workspace.text(u"opportunity", deal, "reason");
    REQUIRE(desk.workspace->metadata()->option(QStringLiteral("opportunity.reason"), key));
    desk.workspace.requireSound();
    desk.undo.undo(must(desk.workspace->lastUndoable(desk.workspace.session())));
    desk.waitInColumn(deal, 0);
    CHECK(desk.workspace.text(u"opportunity", deal, "reason").isEmpty());
}

TEST_CASE("the stage chooser offers every stage and the ends", "[board]")
{
    BoardDesk desk;
    const RecordId deal = desk.deal(QStringLiteral("Alpha"), QStringLiteral("Qualification"));
    desk.open();
    desk.page->board()->setCurrent(deal, true);
    QTest::keyClick(desk.list(0), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    auto *menu = desk.page->findChild<QMenu *>(QStringLiteral("stageChooser"));
    REQUIRE(menu);
    std::vector<QAction *> offers;
    for (QAction *action : menu->actions())
        if (!action->isSeparator())
            offers.push_back(action);
    REQUIRE(offers.size() == 6);
    CHECK_FALSE(offers[0]->isEnabled());
    offers[4]->trigger();
    desk.waitForBoard([&] { return desk.stageOf(deal) == QStringLiteral("Won"); });
    menu->close();
}

TEST_CASE("a card is renamed and deleted where it stands", "[board]")
{
    BoardDesk desk;
    const RecordId deal = desk.deal(QStringLiteral("Alpha"), QStringLiteral("Qualification"));
    desk.open();
    desk.page->board()->setCurrent(deal, true);
    QTest::keyClick(desk.list(0), Qt::Key_F2);
    auto *line = desk.list(0)->findChild<QLineEdit *>(QStringLiteral("cardTitle"));
    REQUIRE(line);
    CHECK(line->text() == QStringLiteral("Alpha"));
    QTest::keyClicks(line, QStringLiteral("Omega"));
    QTest::keyClick(line, Qt::Key_Return);
    desk.waitForBoard([&] { return desk.workspace.text(u"opportunity", deal, "name") == QStringLiteral("Omega"); });
    desk.waitForBoard([&] {
        const BoardCard *card = desk.page->board()->card(deal);
        return card && card->title == QStringLiteral("Omega");
    });
    CHECK(desk.list(0)->hasFocus());
    QTest::keyClick(desk.list(0), Qt::Key_Delete);
    desk.waitForBoard([&] { return desk.page->emptyKind() == 1; });
    CHECK(desk.workspace.count("opportunity", {}, Query::Rows::Bin) == 1);
}

TEST_CASE("a card is added at the foot of its column", "[board]")
{
    BoardDesk desk;
    desk.deal(QStringLiteral("Alpha"), QStringLiteral("Qualification"));
    desk.open();
    desk.page->openQuickAdd(2);
    auto *add = desk.page->findChild<QWidget *>(QStringLiteral("quickAdd"));
    REQUIRE(add);
    CHECK(checks::unnamedWidgets(add) == QStringList());
    const auto block = [&](const char *field) {
        return add->findChild<FieldBlock *>(QStringLiteral("block.") + QLatin1String(field));
    };
    block("name")->editor()->setValue(Value(QStringLiteral("Fresh")));
    auto *save = add->findChild<QAbstractButton *>(QStringLiteral("quickAddSave"));
    save->click();
    desk.waitForBoard([&] { return block("amount")->isRefused(); });
    CHECK(desk.workspace.count("opportunity") == 1);
    block("amount")->editor()->setValue(Money{100, desk.workspace->baseCurrency()});
    save->click();
    desk.waitForBoard([&] { return desk.workspace.count("opportunity") == 2; });
    const RecordId made = must(desk.workspace->idsTitled(desk.workspace.session(), QStringLiteral("opportunity"),
                                                         QStringLiteral("Fresh")))
                              .at(0);
    desk.waitInColumn(made, 2);
    QTest::keyClick(add, Qt::Key_Escape);
    desk.waitForBoard([&] { return !desk.page->findChild<QWidget *>(QStringLiteral("quickAdd")); });
}

TEST_CASE("chips count what wants attention and show it alone", "[board]")
{
    BoardDesk desk;
    const RecordId old = desk.deal(QStringLiteral("Old"), QStringLiteral("Qualification"));
    desk.workspace.create(u"task", {{"subject", QStringLiteral("call")},
                                    {"due", QStringLiteral("2026-01-05T10:00:00Z")},
                                    {"opportunity", old.toString()}});
    desk.workspace.tick(20 * 86'400);
    const RecordId fresh = desk.deal(QStringLiteral("Fresh"), QStringLiteral("Qualification"));
    desk.open();
    const auto text = [&](const char *name) {
        return desk.page->findChild<QAbstractButton *>(QString::fromLatin1(name))->text();
    };
    CHECK(text("boardOverdue") == QStringLiteral("Overdue 1"));
    CHECK(text("boardUnplanned") == QStringLiteral("No next step 1"));
    CHECK(text("boardStalled") == QStringLiteral("Stalled 1"));
    desk.page->setChip(BoardPage::Chip::Stalled);
    CHECK(desk.page->board()->columnOf(old) == 0);
    CHECK(desk.page->board()->columnOf(fresh) < 0);
    CHECK(desk.page->board()->columns()[0]->heading() == QStringLiteral("Qualification · 1 · ¥100.00"));
    const BoardCard *card = desk.page->board()->card(old);
    CHECK(BoardWords::stalled(*card) == QStringLiteral("Stalled 20 days"));
    CHECK(BoardWords::nextStep(*card, desk.page->board()->look().format) == QStringLiteral("Overdue 16 days"));
    QStringList icons;
    for (const CardStep next : {CardStep::Overdue, CardStep::Today, CardStep::None, CardStep::Later})
        icons << BoardWords::nextStepIcon(next);
    CHECK(icons.removeDuplicates() == 0);
}

TEST_CASE("a board without records, without matches and of leads", "[board]")
{
    BoardDesk desk;
    desk.open();
    CHECK(desk.page->emptyKind() == 1);
    const RecordId deal = desk.deal(QStringLiteral("Alpha"), QStringLiteral("Qualification"));
    desk.waitForBoard([&] { return desk.page->emptyKind() == 0 && desk.page->board()->columnOf(deal) == 0; });
    desk.page->setChip(BoardPage::Chip::Overdue);
    CHECK(desk.page->emptyKind() == 2);
    desk.workspace.create(u"lead", {{"name", QStringLiteral("Ann")}});
    desk.page->goTo(QStringLiteral("lead"));
    desk.waitForBoard([&] { return desk.page->shownBoard() && !desk.page->shownBoard()->hasStages(); });
    CHECK(desk.page->board()->columns().size() == 5);
    CHECK(desk.page->board()->columns()[0]->heading() == QStringLiteral("New · 1"));
    CHECK(desk.page->breadcrumb().last() == QStringLiteral("Leads"));
}

TEST_CASE("five hundred cards are shown at once and five thousand without a stall", "[board][speed]")
{
    BoardDesk desk;
    constexpr int many = 5000;
    {
        std::vector<Edit> edits;
        const QString stages[] = {desk.workspace.stage(QStringLiteral("Qualification")).toString(),
                                  desk.workspace.stage(QStringLiteral("Needs analysis")).toString(),
                                  desk.workspace.stage(QStringLiteral("Proposal")).toString(),
                                  desk.workspace.stage(QStringLiteral("Negotiation")).toString()};
        const QString pipeline = desk.workspace.pipeline();
        for (int i = 0; i < many; ++i)
            edits.push_back(desk.workspace.creation(u"opportunity", {{"name", QStringLiteral("Deal %1").arg(i)},
                                                                     {"pipeline", pipeline},
                                                                     {"stage", stages[i % 4]},
                                                                     {"expected_close", QStringLiteral("2026-05-01")},
                                                                     {"amount", QString::number(i + 1)}}));
        desk.workspace.commit(std::move(edits));
    }
    desk.open();
    CHECK(desk.page->shownBoard()->cards.size() == many);
    BoardView *board = desk.page->board();
    // What the UI thread does with a reading of that size: fill, lay out and paint.
    const auto shownMs = [&](const std::shared_ptr<const Board> &of) {
        QElapsedTimer timer;
        timer.start();
        board->show(of, desk.data.format(), CardOrder::Attention, [](const BoardCard &) { return true; });
        desk.page->grab();
        return timer.elapsed();
    };
    auto fewer = std::make_shared<Board>(*desk.page->shownBoard());
    fewer->cards.resize(500);
    CHECK(shownMs(fewer) < 300);
    CHECK(shownMs(desk.page->shownBoard()) < 300);
    CHECK(board->findChildren<QWidget *>().size() < 200);
    QScrollBar *bar = desk.list(0)->verticalScrollBar();
    qint64 worst = 0;
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer timer;
        timer.start();
        bar->setValue(bar->maximum() * i / 20);
        desk.list(0)->viewport()->repaint();
        worst = std::max(worst, timer.elapsed());
    }
    CHECK(worst < 50);
}
