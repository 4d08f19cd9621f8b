// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"

#include "ui/shell/command_provider.h"
#include "ui/shell/command_registry.h"

#include <QSignalSpy>
#include <QWidget>

using namespace millrace;

namespace {

struct Registry
{
    Registry() { translations.use("en"); }
    Command command(const QString &id, const QString &key, CommandScope scope = CommandScope::Application)
    {
        return {.id = id,
                .text = QT_TRANSLATE_NOOP("commands", "&Undo"),
                .keys = {QKeySequence(key)},
                .scope = scope,
                .run = [this, id] { ran << id; }};
    }
    Translations translations;
    CommandRegistry commands{translations};
    QWidget window;
    QStringList ran;
};

} // namespace

TEST_CASE("keys that belong to input methods, chat programs or plain typing are forbidden")
{
    for (const char *key : {"A", "1", "Shift+A", "Ctrl+Space", "Shift+Space", "Meta+Space", "Ctrl+.", "Ctrl+;",
                            "Ctrl+Shift+F", "Ctrl+Shift+U", "Ctrl+Shift+E", "Alt+A", "Ctrl+Alt+K", "Ctrl+Alt+F5"}) {
        INFO(key);
        CHECK_FALSE(forbiddenKeyRule(QKeySequence(key)).isEmpty());
    }
    for (const char *key : {"Ctrl+K", "F2", "Delete", "Alt+Left", "Ctrl+,", "Ctrl+/", "Ctrl+Shift+L", "Esc", "Return",
                            "Space", "Ctrl+1", "Shift+F6"}) {
        INFO(key);
        CHECK(forbiddenKeyRule(QKeySequence(key)).isEmpty());
    }
}

TEST_CASE("a forbidden key is not bound and is reported")
{
    Registry r;
    const QAction *action = r.commands.add(r.command("bad", "Ctrl+Space"), &r.window);
    CHECK(action->shortcuts().isEmpty());
    REQUIRE(r.commands.problems().size() == 1);
    CHECK(r.commands.problems().first().startsWith("bad: Ctrl+Space"));
}

TEST_CASE("a key has one owner in the program, but two pages may each use it")
{
    Registry r;
    QWidget first(&r.window), second(&r.window);
    r.commands.add(r.command("app", "Ctrl+K"), &r.window);
    r.commands.add(r.command("again", "Ctrl+K"), &r.window);
    CHECK(r.commands.action("again")->shortcuts().isEmpty());
    r.commands.add(r.command("page.one", "Ctrl+D", CommandScope::Page), &first);
    r.commands.add(r.command("page.two", "Ctrl+D", CommandScope::Page), &second);
    CHECK(r.commands.action("page.two")->shortcut() == QKeySequence("Ctrl+D"));
    r.commands.add(r.command("page.three", "Ctrl+D", CommandScope::Page), &second);
    CHECK(r.commands.action("page.three")->shortcuts().isEmpty());
    r.commands.add(r.command("page.four", "Ctrl+K", CommandScope::Page), &second);
    CHECK(r.commands.action("page.four")->shortcuts().isEmpty());
    CHECK(r.commands.problems().size() == 3);
}

TEST_CASE("a command runs by its action and leaves with its owner")
{
    Registry r;
    {
        QWidget page;
        r.commands.add(r.command("page.do", "Ctrl+D", CommandScope::Page), &page);
        r.commands.action("page.do")->trigger();
        CHECK(r.ran == QStringList{"page.do"});
        CHECK(r.commands.ids() == QStringList{"page.do"});
    }
    CHECK(r.commands.ids().isEmpty());
    CHECK(r.commands.action("page.do") == nullptr);
    r.commands.setEnabled("page.do", false, "gone");
    CHECK(r.commands.name("page.do").isEmpty());
}

TEST_CASE("adding an id again replaces the command")
{
    Registry r;
    r.commands.add(r.command("one", "Ctrl+D"), &r.window);
    r.commands.add(r.command("one", "Ctrl+D"), &r.window);
    CHECK(r.commands.ids() == QStringList{"one"});
    CHECK(r.commands.problems().isEmpty());
    CHECK(r.commands.action("one")->shortcut() == QKeySequence("Ctrl+D"));
}

TEST_CASE("a disabled command says why, in its tooltip and in the palette")
{
    Registry r;
    r.commands.add(r.command("one", "Ctrl+D"), &r.window);
    CHECK(r.commands.action("one")->toolTip() == "Undo  Ctrl+D");
    r.commands.setEnabled("one", false, "Nothing is selected");
    CHECK_FALSE(r.commands.action("one")->isEnabled());
    CHECK(r.commands.action("one")->toolTip() == "Undo  Ctrl+D\nNothing is selected");
    CommandProvider provider(r.commands);
    std::vector<PaletteItem> items;
    provider.query("undo", PaletteScope::Everything, 10, [&](auto found) { items = std::move(found); });
    REQUIRE(items.size() == 1);
    CHECK_FALSE(items[0].enabled);
    CHECK(items[0].disabledReason == "Nothing is selected");
    CHECK(items[0].shortcut == "Ctrl+D");
    r.commands.setEnabled("one", true, "ignored");
    CHECK(r.commands.reason("one").isEmpty());
}

TEST_CASE("names follow the language and are searchable in both")
{
    Registry r;
    r.commands.add(r.command("one", "Ctrl+D"), &r.window);
    QSignalSpy changed(&r.commands, &CommandRegistry::commandsChanged);
    r.translations.use("zh_CN");
    r.commands.retranslate();
    CHECK(changed.count() == 1);
    CHECK(r.commands.name("one") == QStringLiteral("撤销"));
    CHECK(r.commands.action("one")->text() == QStringLiteral("撤销(&U)"));
    CHECK(r.commands.searchNames("one") == QStringList{"Undo", QStringLiteral("撤销")});
    r.commands.setName("one", "Undo: import & more");
    CHECK(r.commands.name("one") == "Undo: import  more");
    r.commands.setName("one", {});
    CHECK(r.commands.name("one") == QStringLiteral("撤销"));
    r.translations.use("en");
}

TEST_CASE("access keys are taken off a menu text")
{
    CHECK(withoutAccessKey("&File") == "File");
    CHECK(withoutAccessKey(QStringLiteral("文件(&F)")) == QStringLiteral("文件"));
    CHECK(withoutAccessKey(QStringLiteral("偏好设置(&P)…")) == QStringLiteral("偏好设置…"));
    CHECK(withoutAccessKey("Black && white") == "Black & white");
    CHECK(withoutAccessKey("f(x)") == "f(x)");
}

TEST_CASE("a recent choice is recalled only while its command exists")
{
    Registry r;
    r.commands.add(r.command("one", "Ctrl+D"), &r.window);
    CommandProvider provider(r.commands);
    CHECK(provider.recall("command:one").size() == 1);
    CHECK(provider.recall("command:two").empty());
    CHECK(provider.recall("record:one").empty());
}
