// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/shell/shell_fixture.h"

#include "ui/shell/notice_panel.h"
#include "ui/shell/top_strip.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace millrace;
using millrace::tests::Shell;

namespace {

QStringList lines(const NoticePanel *panel)
{
    QStringList texts;
    for (int i = 0; i < panel->list()->topLevelItemCount(); ++i)
        texts << panel->list()->topLevelItem(i)->text(0);
    return texts;
}

} // namespace

TEST_CASE("Ctrl+J lists what was done with the time, latest first, and its way back works once")
{
    Shell shell;
    shell.show();
    shell.window->toasts()->setTimeWords([] { return QString("14:05"); });
    int undone = 0;
    shell.window->showToast({.text = "Saved: A", .actionText = {}, .action = {}});
    shell.window->showToast({.text = "Deleted: B", .actionText = "Undo", .action = [&] { ++undone; }});
    QTest::keyClick(shell.window.get(), Qt::Key_J, Qt::ControlModifier);
    NoticePanel *panel = shell.window->notices();
    REQUIRE(panel->isVisible());
    CHECK(lines(panel) == QStringList{"What was done", "Deleted: B", "Saved: A"});
    CHECK(panel->list()->topLevelItem(1)->text(1) == "14:05");
    CHECK(panel->list()->currentItem()->text(0) == "Deleted: B");
    CHECK(panel->list()->findChildren<QToolButton *>("noticeAction").size() == 1);
    QTest::keyClick(panel->list(), Qt::Key_Return);
    shell.settle();
    CHECK(undone == 1);
    CHECK(shell.window->toasts()->history().front().answered);
    shell.window->toasts()->answer(shell.window->toasts()->history().front().number);
    CHECK(undone == 1);
}

TEST_CASE("the way back is taken from the card or from the list, never from both")
{
    Shell shell;
    shell.show();
    int undone = 0;
    shell.window->showToast({.text = "Deleted: B", .actionText = "Undo", .action = [&] { ++undone; }});
    auto *button = shell.window->toasts()->findChild<QPushButton *>("toastAction");
    REQUIRE(button);
    button->click();
    CHECK(undone == 1);
    CHECK(shell.window->toasts()->count() == 0);
    shell.window->toasts()->answer(1);
    CHECK(undone == 1);
}

TEST_CASE("the bell counts what waits for me and nothing else")
{
    Shell shell;
    shell.show();
    auto *bell = shell.window->findChild<BellButton *>("topBell");
    REQUIRE(bell);
    shell.window->showToast({.text = "Saved: A", .actionText = {}, .action = {}});
    CHECK(bell->waiting() == 0);
    QStringList opened;
    shell.window->notices()->setWaiting({{"1", "Call Mr Wang", "2 hours ago", [&] { opened << "1"; }},
                                         {"2", "Send the offer", "now", [&] { opened << "2"; }}});
    CHECK(bell->waiting() == 2);
    CHECK(bell->accessibleName() == "Notices, 2 waiting");
    bell->click();
    NoticePanel *panel = shell.window->notices();
    REQUIRE(panel->isVisible());
    CHECK(lines(panel).mid(0, 3) == QStringList{"Waiting for you", "Call Mr Wang", "Send the offer"});
    QTest::keyClick(panel->list(), Qt::Key_Down);
    QTest::keyClick(panel->list(), Qt::Key_Return);
    CHECK(opened == QStringList{"2"});
    CHECK(panel->isHidden());
    shell.window->notices()->setWaiting({});
    CHECK(bell->waiting() == 0);
    CHECK_FALSE(bell->accessibleName().contains("2"));
}

TEST_CASE("Delete takes a line away, Esc closes and gives the keyboard back")
{
    Shell shell;
    shell.show();
    shell.window->showToast({.text = "One", .actionText = {}, .action = {}});
    shell.window->showToast({.text = "Two", .actionText = {}, .action = {}});
    shell.page("customers")->field->setFocus();
    shell.run("view.notices");
    NoticePanel *panel = shell.window->notices();
    QTest::keyClick(panel->list(), Qt::Key_Delete);
    CHECK(lines(panel) == QStringList{"What was done", "One"});
    QTest::keyClick(panel->list(), Qt::Key_Delete);
    CHECK(panel->list()->isHidden());
    CHECK(shell.window->toasts()->history().empty());
    shell.run("view.notices");
    CHECK(panel->isHidden());
    shell.run("view.notices");
    shell.window->showToast({.text = "Three", .actionText = {}, .action = {}});
    QTest::keyClick(panel->list(), Qt::Key_Escape);
    CHECK(panel->isHidden());
    CHECK(QApplication::focusWidget() == shell.page("customers")->field);
}

TEST_CASE("the panel speaks both languages, is named, and stays inside a small window with large text")
{
    Appearance look = Shell::light();
    look.fontScale = 150;
    Shell shell("zh_CN", look);
    shell.show(QSize(960, 600));
    shell.window->notices()->setWaiting({{"1", QStringLiteral("致电王总"), QStringLiteral("刚刚"), {}}});
    shell.window->showToast({.text = QStringLiteral("已保存"), .actionText = QStringLiteral("撤销"), .action = [] {}});
    shell.run("view.notices");
    shell.settle();
    NoticePanel *panel = shell.window->notices();
    CHECK(lines(panel).front() == QStringLiteral("等我处理"));
    CHECK(shell.window->rect().contains(panel->geometry()));
    CHECK(checks::latinTexts(panel, {}) == QStringList());
    CHECK(checks::unnamedWidgets(panel) == QStringList());
    CHECK(checks::clippedTexts(panel) == QStringList());
    shell.run("settings.english");
    shell.settle();
    CHECK(lines(panel).front() == "Waiting for you");
}

TEST_CASE("what waits can be put off, by its button or by the menu key")
{
    Shell shell;
    shell.show();
    int later = 0;
    shell.window->notices()->setWaiting(
        {{"1", "Call Acme", "", [] {}, {{"In an hour", [&] { later += 1; }}, {"Tomorrow", [&] { later += 10; }}}},
         {"2", "Nothing to choose", "", [] {}}});
    NoticePanel *panel = shell.window->notices();
    panel->open();
    const auto buttons = panel->list()->findChildren<QToolButton *>("noticeLater");
    REQUIRE(buttons.size() == 1);
    CHECK(checks::unnamedWidgets(panel) == QStringList());
    const auto menu = [&]() -> QMenu * {
        shell.settle();
        for (QMenu *one : panel->findChildren<QMenu *>("noticeLaterMenu"))
            if (one->isVisible())
                return one;
        return nullptr;
    };
    buttons[0]->click();
    REQUIRE(menu());
    REQUIRE(menu()->actions().size() == 2);
    menu()->actions().at(1)->trigger();
    menu()->close();
    CHECK(later == 10);
    panel->list()->setCurrentItem(panel->list()->topLevelItem(1));
    QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(), QPoint(), Qt::NoModifier);
    QApplication::sendEvent(panel->list(), &key);
    REQUIRE(menu());
    menu()->actions().at(0)->trigger();
    CHECK(later == 11);
}
