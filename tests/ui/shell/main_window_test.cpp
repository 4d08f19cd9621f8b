// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/shell/shell_fixture.h"

#include "ui/shell/command_palette.h"
#include "ui/shell/error_page.h"
#include "ui/shell/help_dialogs.h"
#include "ui/shell/rail.h"
#include "ui/shell/top_strip.h"

#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace millrace;
using millrace::tests::PlainPage;
using millrace::tests::Shell;

namespace {

std::string listed(const QStringList &findings)
{
    return findings.join('\n').toStdString();
}

void fillWithState(Shell &shell)
{
    const bool chinese = shell.translations.language() == "zh_CN";
    shell.window->setWorkspace("sample.millrace",
                               {chinese ? QStringLiteral("在本机") : QStringLiteral("On this computer"), {}});
    shell.settle();
}

} // namespace

TEST_CASE("pages are made when they are first opened, one is shown at a time")
{
    Shell shell;
    shell.show();
    CHECK(shell.window->currentPageId() == "customers");
    CHECK(shell.page("funnel") == nullptr);
    QTest::keyClick(shell.window.get(), Qt::Key_3, Qt::ControlModifier);
    CHECK(shell.window->currentPageId() == "funnel");
    CHECK(shell.page("funnel")->isVisible());
    CHECK_FALSE(shell.page("customers")->isVisible());
    CHECK(shell.window->windowTitle().startsWith("Gamma"));
    CHECK(shell.settings.lastPage() == "funnel");
    shell.window->openPage({"no-such-page", {}});
    CHECK(shell.window->currentPageId() == "funnel");
    CHECK(QApplication::focusWidget() == shell.page("funnel")->field);
}

TEST_CASE("back and forward step through pages and the places inside them")
{
    Shell shell;
    shell.show();
    CHECK_FALSE(shell.commands.action("go.back")->isEnabled());
    CHECK_FALSE(shell.commands.reason("go.back").isEmpty());
    shell.page("customers")->walkTo("record-1");
    shell.window->openPage({"opportunities", "stage=won"});
    CHECK(shell.page("opportunities")->shownPlace == "stage=won");
    QTest::keyClick(shell.window.get(), Qt::Key_Left, Qt::AltModifier);
    CHECK(shell.window->currentPageId() == "customers");
    CHECK(shell.page("customers")->shownPlace == "record-1");
    shell.run("go.back");
    CHECK(shell.page("customers")->shownPlace.isEmpty());
    CHECK_FALSE(shell.commands.action("go.back")->isEnabled());
    shell.run("go.forward");
    shell.run("go.forward");
    CHECK(shell.window->currentPageId() == "opportunities");
    CHECK_FALSE(shell.commands.action("go.forward")->isEnabled());
    shell.run("go.back");
    shell.window->openPage({"funnel", {}});
    CHECK_FALSE(shell.commands.action("go.forward")->isEnabled());
}

TEST_CASE("the breadcrumb shows the place and leads back to the page's start")
{
    Shell shell;
    shell.show();
    shell.page("customers")->walkTo("record-1");
    auto *crumb = shell.window->findChild<Breadcrumb *>("breadcrumb");
    CHECK(crumb->steps() == QStringList{"Alpha", "record-1"});
    CHECK(crumb->findChild<QLabel *>("breadcrumbHere")->text() == "record-1");
    crumb->findChild<QToolButton *>("breadcrumbStep0")->click();
    CHECK(shell.page("customers")->shownPlace.isEmpty());
    CHECK(crumb->steps() == QStringList{"Alpha"});
}

TEST_CASE("the page decides whether something can be created and what it is called")
{
    Shell shell;
    shell.show();
    auto *button = shell.window->findChild<QPushButton *>("topNew");
    CHECK(button->isHidden());
    CHECK_FALSE(shell.commands.action("record.new")->isEnabled());
    PlainPage *page = shell.page("customers");
    page->creates = "New customer";
    Q_EMIT page->breadcrumbChanged();
    CHECK(button->isVisible());
    CHECK(button->text() == "New customer");
    CHECK(shell.commands.name("record.new") == "New customer");
    QTest::keyClick(shell.window.get(), Qt::Key_N, Qt::ControlModifier);
    button->click();
    CHECK(page->created == 2);
}

TEST_CASE("Ctrl+F goes to the page's search field and F6 round the panes")
{
    Shell shell;
    shell.show();
    PlainPage *page = shell.page("customers");
    page->field->clearFocus();
    QTest::keyClick(shell.window.get(), Qt::Key_F, Qt::ControlModifier);
    CHECK(page->field->hasFocus());
    QStringList visited;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        visited << QApplication::focusWidget()->objectName();
    }
    CHECK(visited == QStringList{"statusState", "rail.customers", "topSearch", "plainField"});
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    CHECK(QApplication::focusWidget()->objectName() == "topSearch");
}

TEST_CASE("Esc in a search field takes the text away and then leads back, Down and Enter lead on to what was found")
{
    Shell shell;
    shell.show();
    PlainPage *page = shell.page("customers");
    QPushButton rows(page);
    rows.setObjectName("rows");
    rows.show();
    page->main = &rows;
    page->field->setFocus();
    page->field->setText("alp");
    QTest::keyClick(page->field, Qt::Key_Escape);
    CHECK(page->field->text().isEmpty());
    CHECK(page->field->hasFocus());
    QTest::keyClick(page->field, Qt::Key_Escape);
    CHECK(rows.hasFocus());
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Return, Qt::Key_Enter}) {
        page->field->setFocus();
        page->field->setText("alp");
        QTest::keyClick(page->field, key);
        CHECK(rows.hasFocus());
        CHECK(page->field->text() == "alp");
    }
    page->main = nullptr;
}

TEST_CASE("undo and redo ask whoever keeps the journal, and name what they would do")
{
    Shell shell;
    shell.show();
    QSignalSpy undo(shell.window.get(), &MainWindow::undoRequested);
    CHECK_FALSE(shell.commands.action("edit.undo")->isEnabled());
    shell.window->setUndoLabels("Delete 12 customers", {});
    CHECK(shell.commands.name("edit.undo") == "Undo: Delete 12 customers");
    shell.page("customers")->field->clearFocus();
    QTest::keyClick(shell.window.get(), Qt::Key_Z, Qt::ControlModifier);
    CHECK(undo.count() == 1);
    CHECK_FALSE(shell.commands.action("edit.redo")->isEnabled());
    CHECK(shell.window->findChild<QToolButton *>("topUndo")->accessibleName() == "Undo: Delete 12 customers");
}

TEST_CASE("the text that is being edited is undone by the editor, not by the journal")
{
    Shell shell;
    shell.show();
    shell.window->setUndoLabels("Delete 12 customers", {});
    QSignalSpy undo(shell.window.get(), &MainWindow::undoRequested);
    QLineEdit *field = shell.page("customers")->field;
    field->setFocus();
    QTest::keyClicks(field, "abc");
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    CHECK(undo.count() == 0);
    CHECK(field->text().isEmpty());
}

TEST_CASE("the rail collapses to icons, remembers it, and makes room for large text by itself")
{
    Shell shell;
    shell.show();
    auto *rail = shell.window->findChild<Rail *>("rail");
    CHECK(rail->width() == rail->fullWidth());
    QTest::keyClick(shell.window.get(), Qt::Key_B, Qt::ControlModifier);
    CHECK(rail->width() == 56);
    CHECK(shell.settings.railCollapsed());
    CHECK(rail->findChild<RailButton *>("rail.customers")->toolTip().contains("Ctrl+1"));
    QTest::keyClick(shell.window.get(), Qt::Key_B, Qt::ControlModifier);
    CHECK(rail->width() == rail->fullWidth());
    shell.window->resize(960, 600);
    for (int i = 0; i < 5; ++i)
        shell.run("view.zoomIn");
    shell.settle();
    CHECK(rail->isCollapsed());
    CHECK_FALSE(shell.settings.railCollapsed());
    shell.run("view.zoomReset");
    shell.settle();
    CHECK_FALSE(rail->isCollapsed());
}

TEST_CASE("arrows walk the rail, Enter opens")
{
    Shell shell;
    shell.show();
    auto *first = shell.window->findChild<RailButton *>("rail.customers");
    first->setFocus(Qt::TabFocusReason);
    QTest::keyClick(first, Qt::Key_Down);
    CHECK(QApplication::focusWidget()->objectName() == "rail.opportunities");
    CHECK(shell.window->currentPageId() == "customers");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    CHECK(shell.window->currentPageId() == "opportunities");
}

TEST_CASE("a switch of language leaves no word of the other in the window")
{
    Shell shell;
    shell.show();
    const QStringList names{"Alpha", "Millrace", "sample", "millrace", "Ctrl", "Alt", "Shift", "Left", "Right", "Tab"};
    fillWithState(shell);
    INFO(listed(checks::hanTexts(shell.window.get())));
    CHECK(checks::hanTexts(shell.window.get()).isEmpty());
    shell.page("customers")->field->setText("half typed");

    shell.run("settings.chinese");
    fillWithState(shell);
    INFO(listed(checks::latinTexts(shell.window.get(), names)));
    CHECK(checks::latinTexts(shell.window.get(), names).isEmpty());
    CHECK(shell.window->menuBar()->actions().first()->text() == QStringLiteral("文件(&F)"));
    CHECK(shell.page("customers")->field->text() == "half typed");

    shell.run("settings.english");
    fillWithState(shell);
    INFO(listed(checks::hanTexts(shell.window.get())));
    CHECK(checks::hanTexts(shell.window.get()).isEmpty());
    CHECK(shell.page("customers")->field->text() == "half typed");
}

TEST_CASE("the dialogs follow a switch of language while they are open")
{
    Shell shell;
    shell.show();
    Preferences preferences(shell.settings, shell.theme, shell.translations, shell.commands, shell.window.get());
    AboutDialog about(shell.window.get());
    ShortcutSheet keys(shell.commands, shell.window.get());
    const QStringList names{"Millrace", "Bootstrap", "Icons", "GNU"};
    for (QDialog *dialog : std::initializer_list<QDialog *>{&preferences, &about, &keys})
        dialog->show();
    shell.run("settings.chinese");
    shell.settle();
    for (QDialog *dialog : std::initializer_list<QDialog *>{&preferences, &about, &keys}) {
        INFO(listed(checks::latinTexts(dialog, names)));
        CHECK(checks::latinTexts(dialog, names).isEmpty());
        CHECK(checks::unnamedWidgets(dialog).isEmpty());
    }
    shell.run("settings.english");
    shell.settle();
    for (QDialog *dialog : std::initializer_list<QDialog *>{&preferences, &about, &keys}) {
        INFO(listed(checks::hanTexts(dialog)));
        CHECK(checks::hanTexts(dialog).isEmpty());
        INFO(listed(checks::tabOrderBreaks(dialog)));
        CHECK(checks::tabOrderBreaks(dialog).isEmpty());
        CHECK(checks::clippedTexts(dialog).isEmpty());
    }
}

TEST_CASE("a switch to dark changes the whole window at once and keeps what is typed")
{
    Shell shell;
    shell.show();
    shell.page("customers")->field->setText("half typed");
    CHECK(checks::shareLighterThan(shell.window->grab().toImage(), 0xF0) > 0.5);
    shell.run("settings.theme");
    shell.settle();
    CHECK(shell.theme.isDark());
    CHECK(checks::shareLighterThan(shell.window->grab().toImage(), 0xF0) < 0.01);
    CHECK(shell.page("customers")->field->text() == "half typed");
    CHECK(shell.settings.appearance().mode == ThemeMode::Dark);
    shell.window->palettePanel()->open("pre");
    CHECK(checks::shareLighterThan(shell.window->grab().toImage(), 0xF0) < 0.01);
    shell.run("settings.theme");
    shell.settle();
    CHECK(checks::shareLighterThan(shell.window->grab().toImage(), 0xF0) > 0.5);
}

TEST_CASE("nothing is clipped or unnamed at the sizes, languages and font scales that are promised")
{
    for (const char *language : {"en", "zh_CN"}) {
        for (const int scale : {100, 150}) {
            for (const QSize size : {QSize(960, 600), QSize(1366, 768)}) {
                Appearance look = Shell::light();
                look.fontScale = scale;
                Shell shell(language, look);
                shell.show(size);
                PlainPage *page = shell.page("customers");
                page->creates = "New customer";
                page->walkTo("record-1");
                fillWithState(shell);
                INFO(language << " " << scale << " % " << size.width());
                CHECK(shell.window->size() == size);
                INFO(listed(checks::clippedTexts(shell.window.get())));
                CHECK(checks::clippedTexts(shell.window.get()).isEmpty());
                INFO(listed(checks::unnamedWidgets(shell.window.get())));
                CHECK(checks::unnamedWidgets(shell.window.get()).isEmpty());
                INFO(listed(checks::tabOrderBreaks(shell.window.get())));
                CHECK(checks::tabOrderBreaks(shell.window.get()).isEmpty());
            }
        }
    }
}

TEST_CASE("no key of the frame is forbidden or bound twice, no access key is used twice in a menu")
{
    for (const char *language : {"en", "zh_CN"}) {
        Shell shell(language);
        shell.show();
        INFO(language << "\n" << listed(shell.commands.problems()));
        CHECK(shell.commands.problems().isEmpty());
        INFO(listed(checks::forbiddenShortcuts(shell.window.get())));
        CHECK(checks::forbiddenShortcuts(shell.window.get()).isEmpty());
        // The commands "page.ID" carry names of the fixture and are left out.
        for (const QMenu *menu : shell.window->findChildren<QMenu *>()) {
            QStringList keys;
            for (const QAction *action : menu->actions()) {
                const qsizetype at = action->text().indexOf('&');
                if (at >= 0 && !action->objectName().startsWith("page."))
                    keys << action->text().mid(at + 1, 1).toUpper();
            }
            INFO(menu->objectName().toStdString() << " " << keys.join(' ').toStdString());
            CHECK(QSet<QString>(keys.begin(), keys.end()).size() == keys.size());
        }
    }
}

TEST_CASE("a command that is added to the File menu stands above Preferences and Quit")
{
    Shell shell;
    shell.commands.add({.id = "file.import", .text = QT_TRANSLATE_NOOP("commands", "&Redo")}, shell.window.get());
    shell.window->addToMenu(MainMenu::File, "file.import", true);
    shell.window->addToMenu(MainMenu::File, "no.such.command");
    QStringList ids;
    for (const QAction *action : shell.window->findChild<QMenu *>("menuFile")->actions()) {
        if (!action->isSeparator())
            ids << action->objectName();
    }
    CHECK(ids == QStringList{"record.new", "file.print", "file.import", "settings.preferences", "file.quit"});
}

TEST_CASE("a workspace that cannot be opened fills the window and leaves the menus")
{
    Shell shell;
    shell.show();
    ErrorPage *error = shell.window->showError({MessageTone::Danger, "In use", "Locked.", "Kept.", "Close it.", "x"},
                                               "/a.millrace", ErrorWay::Retry);
    CHECK(error->isVisible());
    CHECK_FALSE(shell.page("customers")->isVisible());
    CHECK(shell.window->menuBar()->isVisible());
    QTest::keyClick(shell.window.get(), Qt::Key_F6);
    CHECK(error->isVisible());
    shell.window->hideError();
    CHECK(shell.page("customers")->isVisible());
}

TEST_CASE("the summary of the selection belongs to the page that is shown")
{
    Shell shell;
    shell.show();
    auto *summary = shell.window->findChild<QLabel *>("statusSelection");
    Q_EMIT shell.page("customers")->selectionSummaryChanged("3 selected");
    CHECK(summary->text() == "3 selected");
    shell.window->openPage({"funnel", {}});
    CHECK(summary->text().isEmpty());
    Q_EMIT shell.page("customers")->selectionSummaryChanged("4 selected");
    CHECK(summary->text().isEmpty());
}

TEST_CASE("closing saves drafts and the window's place")
{
    Shell shell;
    shell.show();
    QSignalSpy closing(shell.window.get(), &MainWindow::closing);
    shell.window->close();
    CHECK(shell.page("customers")->saved == 1);
    CHECK(closing.count() == 1);
    CHECK_FALSE(shell.settings.windowGeometry().isEmpty());
}
