// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/shell/shell_fixture.h"

#include "ui/shell/command_palette.h"
#include "ui/shell/palette_model.h"
#include "ui/shell/rail.h"
#include "ui/shell/tab_strip.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace millrace;
using millrace::tests::PlainPage;
using millrace::tests::Shell;

namespace {

TabStrip *strip(Shell &shell)
{
    return shell.window->findChild<TabStrip *>("tabStrip");
}

QStringList titles(Shell &shell)
{
    QStringList all;
    for (int i = 0; i < strip(shell)->count(); ++i)
        all << strip(shell)->tabText(i);
    return all;
}

void press(Shell &shell, int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(shell.window.get(), Qt::Key(key), modifiers);
}

} // namespace

TEST_CASE("one page in use shows no tabs, a second place beside it does")
{
    Shell shell;
    shell.show();
    CHECK(strip(shell)->isHidden());
    CHECK_FALSE(shell.commands.action("tab.close")->isEnabled());
    CHECK(shell.commands.reason("tab.close") == "There is only one tab");
    shell.window->openBeside({"opportunities", {}});
    CHECK(strip(shell)->isVisible());
    CHECK(titles(shell).size() == 2);
    CHECK(shell.window->currentPageId() == "opportunities");
    CHECK(titles(shell).last() == "Beta");
    press(shell, Qt::Key_W, Qt::ControlModifier);
    CHECK(strip(shell)->isHidden());
    CHECK(shell.window->currentPageId() == "customers");
}

TEST_CASE("each tab has a way back of its own")
{
    Shell shell;
    shell.show();
    shell.page("customers")->walkTo("record-1");
    shell.window->openBeside({"funnel", {}});
    CHECK_FALSE(shell.commands.action("go.back")->isEnabled());
    shell.window->openPage({"opportunities", "won"});
    press(shell, Qt::Key_Tab, Qt::ControlModifier);
    CHECK(shell.window->currentPageId() == "customers");
    CHECK(shell.page("customers")->shownPlace == "record-1");
    shell.run("go.back");
    CHECK(shell.page("customers")->shownPlace.isEmpty());
    press(shell, Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(shell.window->currentPageId() == "opportunities");
    CHECK(shell.page("opportunities")->shownPlace == "won");
    shell.run("go.back");
    CHECK(shell.window->currentPageId() == "funnel");
}

TEST_CASE("two tabs of one page keep their places")
{
    Shell shell;
    shell.show();
    shell.page("customers")->walkTo("record-1");
    shell.window->openBeside({"customers", "record-2"});
    CHECK(shell.page("customers")->shownPlace == "record-2");
    CHECK(shell.page("customers")->saved > 0);
    shell.window->showTab(0);
    CHECK(shell.page("customers")->shownPlace == "record-1");
    // What is open already is shown, not opened twice.
    shell.window->openBeside({"customers", "record-2"});
    CHECK(shell.window->tabCount() == 2);
    CHECK(shell.window->currentTab() == 1);
}

TEST_CASE("a closed tab comes back where it was, the latest first")
{
    Shell shell;
    shell.show();
    shell.window->openBeside({"opportunities", "won"});
    shell.window->openBeside({"funnel", "2026"});
    shell.window->closeTab(1);
    CHECK(shell.window->currentPageId() == "funnel");
    shell.window->closeTab(1);
    CHECK(shell.window->tabCount() == 1);
    shell.window->closeTab(0);
    CHECK(shell.window->tabCount() == 1);
    press(shell, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(shell.window->currentPageId() == "funnel");
    CHECK(shell.page("funnel")->shownPlace == "2026");
    shell.run("tab.reopen");
    CHECK(shell.page("opportunities")->shownPlace == "won");
    CHECK_FALSE(shell.commands.action("tab.reopen")->isEnabled());
}

TEST_CASE("tabs are closed with the middle button and the cross, and dragged into another order")
{
    Shell shell;
    shell.show();
    shell.window->openBeside({"opportunities", {}});
    shell.window->openBeside({"funnel", {}});
    shell.settle();
    QTest::mouseClick(strip(shell), Qt::MiddleButton, {}, strip(shell)->tabRect(1).center());
    REQUIRE(shell.window->tabCount() == 2);
    CHECK(titles(shell).last() == "Gamma");
    strip(shell)->moveTab(1, 0);
    CHECK(shell.window->currentTab() == 0);
    CHECK(shell.window->currentPageId() == "funnel");
    shell.window->showTab(1);
    CHECK(shell.window->currentPageId() == "customers");
    auto *cross = qobject_cast<QToolButton *>(strip(shell)->tabButton(0, QTabBar::RightSide));
    REQUIRE(cross);
    CHECK(cross->accessibleName() == "Close: Normal text size");
    cross->click();
    CHECK(shell.window->tabCount() == 1);
    CHECK(shell.window->currentPageId() == "customers");
}

TEST_CASE("what a page asks for opens here, with Ctrl beside, with Shift in another window")
{
    Shell shell;
    shell.show();
    QSignalSpy windows(shell.window.get(), &MainWindow::windowRequested);
    auto *button = shell.window->findChild<RailButton *>("rail.funnel");
    QTest::mouseClick(button, Qt::LeftButton, Qt::ControlModifier);
    CHECK(shell.window->tabCount() == 2);
    CHECK(shell.window->currentPageId() == "funnel");
    auto *second = shell.window->findChild<RailButton *>("rail.opportunities");
    QTest::mouseClick(second, Qt::LeftButton, Qt::ShiftModifier);
    CHECK(windows.count() == 1);
    CHECK(windows.first().first().value<PageAddress>().page == "opportunities");
    CHECK(shell.window->currentPageId() == "funnel");
    QTest::mouseClick(second, Qt::MiddleButton);
    CHECK(shell.window->tabCount() == 3);
    QTest::mouseClick(button, Qt::LeftButton);
    CHECK(shell.window->tabCount() == 3);
    CHECK(shell.window->currentPageId() == "funnel");
}

TEST_CASE("Ctrl+Enter in the palette opens a page in a tab of its own")
{
    Shell shell;
    shell.show();
    CommandPalette *palette = shell.window->palettePanel();
    palette->open("/" + shell.commands.name("page.funnel"));
    REQUIRE(palette->model()->item(palette->currentRow()));
    QTest::keyClick(palette->field(), Qt::Key_Return, Qt::ControlModifier);
    CHECK(shell.window->tabCount() == 2);
    CHECK(shell.window->currentPageId() == "funnel");
}

TEST_CASE("the tabs come back at the next start, those whose page is gone left out")
{
    Shell first;
    first.show();
    first.window->openBeside({"opportunities", "won"});
    first.window->openBeside({"funnel", {}});
    first.window->showTab(1);
    const QByteArray kept = first.window->tabs();

    Shell second;
    REQUIRE(second.window->restoreTabs(kept));
    second.window->show();
    second.settle();
    CHECK(second.window->tabCount() == 3);
    CHECK(second.window->currentPageId() == "opportunities");
    CHECK(second.page("opportunities")->shownPlace == "won");
    // A page that was not looked at is not made.
    CHECK(second.page("funnel") == nullptr);
    CHECK(titles(second).first() == second.commands.name("page.customers"));

    QByteArray other = kept;
    other.replace("\"funnel\"", "\"gone\"");
    Shell third;
    REQUIRE(third.window->restoreTabs(other));
    CHECK(third.window->tabCount() == 2);
    CHECK_FALSE(third.window->restoreTabs("nonsense"));
    CHECK_FALSE(third.window->restoreTabs("{\"tabs\":[{\"page\":\"gone\"}]}"));
}

TEST_CASE("tabs follow the language, have names, and fit at 150 per cent")
{
    Appearance look = Shell::light();
    look.fontScale = 150;
    Shell shell("en", look);
    shell.show();
    shell.window->openBeside({"opportunities", {}});
    shell.window->setWorkspace("sample.millrace", {"On this computer", {}});
    shell.run("settings.chinese");
    shell.settle();
    CHECK(titles(shell).first() == shell.commands.name("page.customers"));
    CHECK(strip(shell)->accessibleName() == QStringLiteral("打开的位置"));
    CHECK(checks::unnamedWidgets(shell.window.get()) == QStringList());
    CHECK(checks::tabOrderBreaks(shell.window.get()) == QStringList());
    CHECK(checks::clippedTexts(shell.window.get()) == QStringList());
    CHECK(shell.commands.problems() == QStringList());
    shell.run("settings.english");
}
