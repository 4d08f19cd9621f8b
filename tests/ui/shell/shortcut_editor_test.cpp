// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/shell/shell_fixture.h"

#include "ui/shell/shortcut_editor.h"

#include <QKeySequenceEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace millrace;
using millrace::tests::Shell;

namespace {

QPushButton *button(QWidget *in, const char *name)
{
    auto *found = in->findChild<QPushButton *>(QString::fromLatin1(name));
    REQUIRE(found);
    return found;
}

bool answers(Shell &shell, const char *command, const char *key)
{
    return shell.commands.action(QString::fromLatin1(command))
        ->shortcuts()
        .contains(QKeySequence(QString::fromLatin1(key)));
}

} // namespace

TEST_CASE("a key that is chosen acts at once, is shown everywhere and is there after a restart")
{
    Shell shell;
    shell.show();
    ShortcutEditor editor(shell.commands, shell.settings);
    editor.show();
    editor.setCurrent("view.rail");
    CHECK(editor.current() == "view.rail");
    editor.press(QKeySequence("Ctrl+F8"));
    CHECK(answers(shell, "view.rail", "Ctrl+F8"));
    CHECK_FALSE(answers(shell, "view.rail", "Ctrl+B"));
    CHECK(shell.commands.shortcutText("view.rail") == "Ctrl+F8");
    CHECK(shell.commands.action("view.rail")->toolTip().contains("Ctrl+F8"));
    CHECK(editor.words().contains("Ctrl+F8"));

    Settings again(shell.profile.path());
    REQUIRE(again.chosenKeys().contains("view.rail"));
    Translations translations;
    CommandRegistry later(translations);
    later.setChosenKeys(again.chosenKeys());
    QWidget owner;
    QAction *action =
        later.add({.id = "view.rail", .text = "Rail", .keys = {QKeySequence("Ctrl+B")}, .run = [] {}}, &owner);
    CHECK(action->shortcuts() == QList<QKeySequence>{QKeySequence("Ctrl+F8")});
}

TEST_CASE("a key that input methods or typing need is refused with the reason")
{
    Shell shell;
    shell.show();
    ShortcutEditor editor(shell.commands, shell.settings);
    editor.setCurrent("view.rail");
    for (const char *key : {"A", "Ctrl+Space", "Ctrl+Shift+F", "Alt+A"}) {
        editor.press(QKeySequence(QString::fromLatin1(key)));
        INFO(key);
        CHECK(editor.words().contains("cannot be used"));
        CHECK_FALSE(answers(shell, "view.rail", key));
        CHECK(editor.findChild<QKeySequenceEdit *>()->property("refused").toBool());
    }
    CHECK(answers(shell, "view.rail", "Ctrl+B"));
    CHECK(shell.settings.chosenKeys().isEmpty());
}

TEST_CASE("a key that another command has is told, and can be taken from it")
{
    Shell shell;
    shell.show();
    ShortcutEditor editor(shell.commands, shell.settings);
    editor.show();
    editor.setCurrent("view.rail");
    editor.press(QKeySequence("Ctrl+Y"));
    CHECK(editor.words().contains("Redo"));
    CHECK_FALSE(answers(shell, "view.rail", "Ctrl+Y"));
    QPushButton *take = button(&editor, "shortcutTake");
    REQUIRE(take->isVisible());
    take->click();
    CHECK(answers(shell, "view.rail", "Ctrl+Y"));
    CHECK_FALSE(answers(shell, "edit.redo", "Ctrl+Y"));
    CHECK(answers(shell, "edit.redo", "Ctrl+Shift+Z"));
    CHECK(checks::forbiddenShortcuts(shell.window.get()).isEmpty());

    button(&editor, "shortcutAllDefaults")->click();
    CHECK(answers(shell, "edit.redo", "Ctrl+Y"));
    CHECK(answers(shell, "view.rail", "Ctrl+B"));
    CHECK(shell.settings.chosenKeys().isEmpty());
}

TEST_CASE("a command can be without a key and get its own back")
{
    Shell shell;
    shell.show();
    ShortcutEditor editor(shell.commands, shell.settings);
    editor.setCurrent("view.rail");
    button(&editor, "shortcutNone")->click();
    CHECK(shell.commands.action("view.rail")->shortcuts().isEmpty());
    Settings again(shell.profile.path());
    REQUIRE(again.chosenKeys().contains("view.rail"));
    CHECK(again.chosenKeys().value("view.rail").isEmpty());
    CHECK(editor.current() == "view.rail");
    button(&editor, "shortcutDefault")->click();
    CHECK(answers(shell, "view.rail", "Ctrl+B"));
}

TEST_CASE("the pages of the preferences are named, unclipped and ordered in both languages")
{
    Shell shell;
    shell.show();
    Preferences dialog(shell.settings, shell.theme, shell.translations, shell.commands, shell.window.get());
    dialog.show();
    for (const char *language : {"zh_CN", "en"}) {
        shell.settings.setLanguageWish(QString::fromLatin1(language));
        applySettings(shell.settings, shell.theme, shell.translations);
        for (const QString &category : dialog.categories()) {
            dialog.showCategory(category);
            shell.settle();
            INFO(language << " " << category.toStdString());
            CHECK(checks::unnamedWidgets(&dialog) == QStringList());
            CHECK(checks::clippedTexts(&dialog) == QStringList());
            CHECK(checks::tabOrderBreaks(&dialog) == QStringList());
        }
    }
    auto *editor = dialog.findChild<ShortcutEditor *>();
    REQUIRE(editor);
    auto *tree = editor->findChild<QTreeWidget *>("shortcutList");
    const int all = tree->topLevelItemCount();
    editor->findChild<QLineEdit *>("shortcutFind")->setText(QStringLiteral("撤销"));
    CHECK(tree->topLevelItemCount() < all);
    CHECK(tree->topLevelItem(0)->text(0).contains("Undo"));
}
