// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"
#include "tests/ui/shell/shell_fixture.h"

#include "ui/shell/command_palette.h"
#include "ui/shell/match_text.h"
#include "ui/shell/palette_model.h"

#include <QInputMethodEvent>
#include <QLineEdit>
#include <QTest>

using namespace millrace;
using millrace::tests::Shell;

namespace {

/// Answers when it is told to, as a search in another thread would.
class LateProvider : public PaletteProvider
{
public:
    void query(const QString &text, PaletteScope scope, int, Answer answer) override
    {
        asked << text;
        scopes.push_back(scope);
        answers.push_back(std::move(answer));
    }
    std::vector<PaletteItem> fallback(const QString &text) override
    {
        PaletteItem item;
        item.title = "New customer " + text;
        item.run = [this](OpenMode) { opened << "new"; };
        return {item};
    }
    PaletteItem record(const QString &name, int score = 160)
    {
        PaletteItem item;
        item.id = "record:" + name;
        item.section = PaletteSection::Records;
        item.title = name;
        item.score = score;
        item.run = [this, name](OpenMode mode) { opened << (mode == OpenMode::Beside ? name + "+" : name); };
        return item;
    }
    QStringList asked, opened;
    std::vector<PaletteScope> scopes;
    std::vector<Answer> answers;
};

QStringList titlesOf(const CommandPalette &palette)
{
    QStringList titles;
    for (int row = 0; row < palette.model()->rowCount(); ++row) {
        if (const PaletteItem *item = palette.model()->item(row))
            titles << item->title;
    }
    return titles;
}

QString currentTitle(const CommandPalette &palette)
{
    const PaletteItem *item = palette.model()->item(palette.currentRow());
    return item ? item->title : QString();
}

} // namespace

TEST_CASE("Ctrl+K opens the palette, Esc gives the focus back")
{
    Shell shell;
    shell.show();
    QWidget *before = QApplication::focusWidget();
    REQUIRE(before);
    QTest::keyClick(shell.window.get(), Qt::Key_K, Qt::ControlModifier);
    CommandPalette *palette = shell.window->palettePanel();
    CHECK(palette->isVisible());
    CHECK(QApplication::focusWidget() == palette->field());
    CHECK(palette->geometry().center().x() == Approx(shell.window->width() / 2).margin(1));
    CHECK_FALSE(titlesOf(*palette).isEmpty());
    QTest::keyClick(palette->field(), Qt::Key_Escape);
    CHECK_FALSE(palette->isVisible());
    CHECK(QApplication::focusWidget() == before);
}

TEST_CASE("the palette is there at once and small enough for the smallest window")
{
    Shell shell;
    shell.show(QSize(960, 600));
    CommandPalette *palette = shell.window->palettePanel();
    QElapsedTimer timer;
    timer.start();
    palette->open();
    (void)palette->grab();
    CHECK(timer.elapsed() < 250);
    CHECK(shell.window->rect().contains(palette->geometry()));
}

TEST_CASE("a command is found by its name in either language, in both languages")
{
    for (const char *language : {"en", "zh_CN"}) {
        INFO(language);
        Shell shell(language);
        shell.show();
        CommandPalette *palette = shell.window->palettePanel();
        const QString wanted = shell.commands.name("settings.preferences");
        for (const char *typed : {"pref", "偏好", "phsz", "pianhao"}) {
            INFO(typed);
            palette->open(QString::fromUtf8(typed));
            CHECK(titlesOf(*palette).contains(wanted));
        }
        palette->open(QStringLiteral("设置"));
        CHECK(titlesOf(*palette).contains(wanted));
    }
}

TEST_CASE("arrows skip the captions, go round, and Enter runs what is chosen")
{
    Shell shell;
    shell.show();
    CommandPalette *palette = shell.window->palettePanel();
    palette->open("switch");
    const QStringList titles = titlesOf(*palette);
    REQUIRE(titles.size() >= 3);
    CHECK(currentTitle(*palette) == titles.first());
    QTest::keyClick(palette->field(), Qt::Key_Up);
    CHECK(currentTitle(*palette) == titles.last());
    QTest::keyClick(palette->field(), Qt::Key_Down);
    CHECK(currentTitle(*palette) == titles.first());
    palette->open("switch to chinese");
    QTest::keyClick(palette->field(), Qt::Key_Return);
    CHECK_FALSE(palette->isVisible());
    CHECK(shell.translations.language() == "zh_CN");
    CHECK(shell.settings.recentChoices() == QStringList{"command:settings.chinese"});
}

TEST_CASE("Enter during composition belongs to the input method")
{
    Shell shell;
    shell.show();
    CommandPalette *palette = shell.window->palettePanel();
    palette->open("switch to chinese");
    QInputMethodEvent composing("shezhi", {});
    QCoreApplication::sendEvent(palette->field(), &composing);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Escape, Qt::Key_Down})
        QTest::keyClick(palette->field(), key);
    CHECK(palette->isVisible());
    CHECK(shell.translations.language() == "en");
    QInputMethodEvent committed;
    committed.setCommitString(QStringLiteral("设置"));
    QCoreApplication::sendEvent(palette->field(), &committed);
    CHECK(palette->field()->text() == QStringLiteral("设置"));
    QTest::keyClick(palette->field(), Qt::Key_Escape);
    CHECK_FALSE(palette->isVisible());
}

TEST_CASE("late answers join the list, answers to old questions do not")
{
    Shell shell;
    shell.show();
    CommandPalette *palette = shell.window->palettePanel();
    LateProvider records;
    palette->addProvider(&records);
    palette->open("full");
    REQUIRE(records.asked == QStringList{"full"});
    CHECK(titlesOf(*palette) == QStringList{"Full screen"});
    records.answers[0]({records.record("Fuller Ltd")});
    CHECK(titlesOf(*palette) == QStringList{"Full screen", "Fuller Ltd"});
    CHECK(currentTitle(*palette) == "Full screen");
    QTest::keyClick(palette->field(), Qt::Key_Down);
    CHECK(currentTitle(*palette) == "Fuller Ltd");

    palette->field()->setText("fuller");
    const size_t latest = records.answers.size() - 1;
    records.answers[0]({records.record("Old Ltd")});
    CHECK_FALSE(titlesOf(*palette).contains("Old Ltd"));
    records.answers[latest]({records.record("Fuller Ltd"), records.record("Fullerton", 200)});
    CHECK(titlesOf(*palette) == QStringList{"Fullerton", "Fuller Ltd"});
    QTest::keyClick(palette->field(), Qt::Key_Return, Qt::ControlModifier);
    CHECK(records.opened == QStringList{"Fullerton+"});
    palette->removeProvider(&records);
}

TEST_CASE("a line that the user has chosen stays chosen when more answers come")
{
    Shell shell;
    shell.show();
    CommandPalette *palette = shell.window->palettePanel();
    LateProvider records;
    palette->addProvider(&records);
    palette->open("switch");
    QTest::keyClick(palette->field(), Qt::Key_Down);
    const QString chosen = currentTitle(*palette);
    records.answers[0]({records.record("Switch AG", 500)});
    CHECK(currentTitle(*palette) == chosen);
    palette->removeProvider(&records);
}

TEST_CASE("where nothing is found the providers say what can be done instead")
{
    Shell shell;
    shell.show();
    CommandPalette *palette = shell.window->palettePanel();
    LateProvider records;
    palette->addProvider(&records);
    palette->open("zzzz");
    CHECK(titlesOf(*palette).isEmpty());
    records.answers[0]({});
    CHECK(titlesOf(*palette) == QStringList{"New customer zzzz"});
    QTest::keyClick(palette->field(), Qt::Key_Return);
    CHECK(records.opened == QStringList{"new"});
    CHECK(shell.settings.recentChoices().isEmpty());
    palette->removeProvider(&records);
}

TEST_CASE("prefixes narrow the question in half and full width")
{
    CHECK(paletteScopeOf("> undo") == std::pair(PaletteScope::Actions, QString("undo")));
    CHECK(paletteScopeOf(QStringLiteral("＞undo")) == std::pair(PaletteScope::Actions, QString("undo")));
    CHECK(paletteScopeOf("@li") == std::pair(PaletteScope::People, QString("li")));
    CHECK(paletteScopeOf(QStringLiteral("＠李")) == std::pair(PaletteScope::People, QStringLiteral("李")));
    CHECK(paletteScopeOf(QStringLiteral("＃vip")) == std::pair(PaletteScope::Tags, QString("vip")));
    CHECK(paletteScopeOf(QStringLiteral("／")) == std::pair(PaletteScope::Views, QString()));
    CHECK(paletteScopeOf(QStringLiteral("、客户")) == std::pair(PaletteScope::Views, QStringLiteral("客户")));
    CHECK(paletteScopeOf(QStringLiteral("？")) == std::pair(PaletteScope::Help, QString()));
    CHECK(paletteScopeOf("undo") == std::pair(PaletteScope::Everything, QString("undo")));

    Shell shell;
    shell.show();
    CommandPalette *palette = shell.window->palettePanel();
    LateProvider records;
    palette->addProvider(&records);
    palette->open(QStringLiteral("＠李"));
    CHECK(records.scopes.back() == PaletteScope::People);
    CHECK(titlesOf(*palette).isEmpty());
    palette->open("?");
    CHECK(titlesOf(*palette).contains("About Millrace"));
    CHECK_FALSE(titlesOf(*palette).contains("Full screen"));
    palette->removeProvider(&records);
}

TEST_CASE("a choice of two steps asks the second question in the same panel, Backspace leads back")
{
    Shell shell;
    shell.show();
    CommandPalette *palette = shell.window->palettePanel();
    LateProvider transfer;
    auto people = std::make_shared<LateProvider>();
    palette->addProvider(&transfer);
    palette->open("transfer");
    PaletteItem first = transfer.record("Transfer to");
    first.next = people;
    transfer.answers[0]({first});
    QTest::keyClick(palette->field(), Qt::Key_Return);
    CHECK(palette->isVisible());
    CHECK(palette->field()->text().isEmpty());
    CHECK(people->asked == QStringList{""});
    QTest::keyClicks(palette->field(), "li");
    people->answers.back()({people->record("Li Lei")});
    CHECK(titlesOf(*palette) == QStringList{"Li Lei"});
    palette->field()->clear();
    QTest::keyClick(palette->field(), Qt::Key_Backspace);
    CHECK(transfer.asked.size() >= 2);
    palette->open("transfer");
    transfer.answers.back()({first});
    QTest::keyClick(palette->field(), Qt::Key_Return);
    people->answers.back()({people->record("Li Lei")});
    QTest::keyClick(palette->field(), Qt::Key_Return);
    CHECK(people->opened == QStringList{"Li Lei"});
    palette->removeProvider(&transfer);
}

TEST_CASE("what was chosen lately stands first when nothing is typed")
{
    Shell shell;
    shell.show();
    CommandPalette *palette = shell.window->palettePanel();
    shell.settings.noteChoice("command:settings.theme");
    shell.settings.noteChoice("command:help.about");
    shell.settings.noteChoice("command:gone");
    palette->open();
    const QStringList titles = titlesOf(*palette);
    REQUIRE(titles.size() > 2);
    CHECK(titles.mid(0, 2) == QStringList{"About Millrace", "Switch between light and dark"});
    CHECK(palette->model()->item(1)->section == PaletteSection::Recent);
}

TEST_CASE("a disabled command is shown with its reason and does not run")
{
    Shell shell;
    shell.show();
    CommandPalette *palette = shell.window->palettePanel();
    palette->open("undo");
    const int row = palette->model()->nextRow(-1, 1);
    REQUIRE(palette->model()->item(row));
    CHECK_FALSE(palette->model()->item(row)->enabled);
    CHECK(palette->model()->item(row)->disabledReason == "There is nothing to undo");
    QTest::keyClick(palette->field(), Qt::Key_Return);
    CHECK(palette->isVisible());
}

TEST_CASE("what belongs to a page that is out of sight is not suggested, and does not run where it is found")
{
    Shell shell;
    shell.show();
    QWidget owner(shell.window.get());
    owner.hide();
    int runs = 0;
    Command command;
    command.id = QStringLiteral("test.finish");
    command.text = "Finish the thing";
    command.scope = CommandScope::Page;
    command.run = [&runs] { ++runs; };
    shell.commands.add(std::move(command), &owner);
    CommandPalette *palette = shell.window->palettePanel();
    palette->open();
    CHECK_FALSE(titlesOf(*palette).contains("Finish the thing"));
    palette->open("finish the thing");
    const int row = palette->model()->nextRow(-1, 1);
    REQUIRE(palette->model()->item(row));
    CHECK_FALSE(palette->model()->item(row)->enabled);
    CHECK(palette->model()->item(row)->disabledReason == "Only on the page it belongs to");
    QTest::keyClick(palette->field(), Qt::Key_Return);
    CHECK(runs == 0);
    owner.show();
    palette->open();
    CHECK(titlesOf(*palette).contains("Finish the thing"));
    palette->open("finish the thing");
    QTest::keyClick(palette->field(), Qt::Key_Return);
    CHECK(runs == 1);
}

TEST_CASE("a command is found in English and Chinese, by pinyin and by initials, whatever the language is")
{
    Shell shell;
    for (const char *language : {"en", "zh_CN"}) {
        shell.translations.use(QString::fromLatin1(language));
        shell.commands.retranslate();
        for (const QString &typed : {QStringLiteral("pref"), QStringLiteral("偏好"), QStringLiteral("pianhaoshezhi"),
                                     QStringLiteral("phsz"), QStringLiteral("settings"), QStringLiteral("ＰＲＥＦ")}) {
            INFO(language << " " << typed.toStdString());
            CHECK(bestMatch(shell.commands.name("settings.preferences"),
                            shell.commands.searchNames("settings.preferences"), typed)
                      .has_value());
        }
        CHECK_FALSE(bestMatch(shell.commands.name("settings.preferences"),
                              shell.commands.searchNames("settings.preferences"), "zzz")
                        .has_value());
    }
}

TEST_CASE("Tab goes into the actions of a line that has some, Backspace comes back")
{
    Shell shell;
    shell.show();
    CommandPalette *palette = shell.window->palettePanel();
    LateProvider records;
    auto actions = std::make_shared<LateProvider>();
    palette->addProvider(&records);
    palette->open("acme");
    PaletteItem plain = records.record("Plain", 100), rich = records.record("Acme", 200);
    rich.actions = actions;
    records.answers.back()({plain, rich});
    QTest::keyClick(palette->field(), Qt::Key_Tab);
    CHECK(palette->steps() == QStringList{"Acme"});
    CHECK(palette->field()->text().isEmpty());
    REQUIRE(actions->asked == QStringList{QString()});
    actions->answers.back()({actions->record("Open")});
    // A line without further actions keeps the keyboard where it is.
    QTest::keyClick(palette->field(), Qt::Key_Tab);
    CHECK(palette->steps().size() == 1);
    CHECK(palette->field()->hasFocus());
    QTest::keyClick(palette->field(), Qt::Key_Backspace);
    CHECK(palette->steps().isEmpty());
    palette->close();
    palette->removeProvider(&records);
}
