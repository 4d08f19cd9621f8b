// SPDX-License-Identifier: GPL-3.0-or-later
// What a person has at hand: tabs with their own searches, keys in every window, favourites, menus by their letters.
#include "tests/desktop/program.h"
#include "tests/support/widget_checks.h"
#include "ui/forms/field_block.h"
#include "ui/forms/record_draft.h"
#include "ui/forms/record_form.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/palette_model.h"
#include "ui/shell/rail.h"
#include "ui/shell/top_strip.h"
#include "ui/views/record/record_head.h"
#include "ui/views/record/record_page.h"
#include "ui/views/table/letter_strip.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"

#include <QLineEdit>
#include <QMenuBar>
#include <QScrollBar>
#include <QToolButton>

using namespace millrace;
using namespace millrace::test;

namespace {

struct Hand : Program
{
    RecordId create(QStringView entity, const QString &name)
    {
        Workspace &workspace = composition->data()->workspace();
        const EntityPtr def = workspace.catalog()->entity(entity);
        CommitRequest request;
        request.label = QStringLiteral("create");
        request.edits.push_back(Edit::create(def));
        request.edits.back().with(*def, u"name", Value(name));
        return must(workspace.commit(workspace.session(), std::move(request))).ids.front();
    }
    TablePage *list(const char *page)
    {
        window().openPage({QString::fromLatin1(page), {}});
        return shownList();
    }
    TablePage *shownList()
    {
        auto *page = qobject_cast<TablePage *>(window().currentPage());
        REQUIRE(page);
        REQUIRE(until([&] { return page->model()->hasLoaded() && !page->model()->isLoading(); }));
        settle();
        return page;
    }
    template <class What> static bool until(What what) { return QTest::qWaitFor(what, 10000); }
    static QLineEdit *search(TablePage *page) { return qobject_cast<QLineEdit *>(page->searchField()); }
    QString lastToast()
    {
        const auto &told = window().toasts()->history();
        return told.empty() ? QString() : told.front().toast.text;
    }
};

/// "file: N (New, Notices)": letters that open more than one entry of a menu.
QStringList doubledLetters(const QMenu *menu)
{
    QMap<QChar, QStringList> byLetter;
    for (const QAction *action : menu->actions()) {
        const QString text = action->menu() ? action->menu()->title() : action->text();
        const qsizetype at = text.indexOf(u'&');
        if (!action->isSeparator() && at >= 0 && at + 1 < text.size() && text[at + 1] != u'&')
            byLetter[text[at + 1].toUpper()] << text;
    }
    QStringList doubled;
    for (auto it = byLetter.cbegin(); it != byLetter.cend(); ++it)
        if (it->size() > 1)
            doubled << menu->objectName() + QStringLiteral(": ") + it.key() + QStringLiteral(" (") +
                           it->join(QStringLiteral(", ")) + u')';
    return doubled;
}

} // namespace

TEST_CASE("two tabs of one list have a search, a filter, an order and a place of their own")
{
    Hand hand;
    hand.start();
    for (int i = 0; i < 120; ++i)
        hand.create(u"customer", QStringLiteral("Customer %1").arg(i, 3, 10, QChar(u'0')));
    TablePage *page = hand.list("customers");
    REQUIRE(Hand::until([&] { return page->model()->rowCount() == 120; }));
    page->model()->setSort({{FieldPath{{QStringLiteral("name")}}, false}});
    page = hand.shownList();
    page->table()->setCurrentIndex(page->model()->index(100, 0));
    page->table()->scrollTo(page->table()->currentIndex());
    const int scrolled = page->table()->verticalScrollBar()->value();
    REQUIRE(scrolled > 0);

    hand.window().openBeside({QStringLiteral("customers"), QStringLiteral("scene:mine")});
    REQUIRE(hand.window().tabCount() == 2);
    page = hand.shownList();
    CHECK(Hand::search(page)->text().isEmpty());
    CHECK(page->view().key == QStringLiteral("mine"));
    Hand::search(page)->setText(QStringLiteral("Customer 00"));
    REQUIRE(Hand::until([&] { return page->model()->rowCount() == 10; }));
    page->setFilterText(QStringLiteral("name ~ \"7\""));
    REQUIRE(Hand::until([&] { return page->model()->rowCount() == 1; }));

    hand.window().showTab(0);
    page = hand.shownList();
    CHECK(Hand::search(page)->text().isEmpty());
    CHECK(page->filter().isEverything());
    REQUIRE(Hand::until([&] { return page->model()->rowCount() == 120; }));
    Hand::settle();
    CHECK(sortToText(page->model()->query().sort) == QStringLiteral("name"));
    CHECK(page->table()->currentIndex().row() == 100);
    CHECK(page->table()->verticalScrollBar()->value() == scrolled);

    hand.window().showTab(1);
    page = hand.shownList();
    CHECK(Hand::search(page)->text() == QStringLiteral("Customer 00"));
    REQUIRE(Hand::until([&] { return page->model()->rowCount() == 1; }));
    CHECK(page->view().key == QStringLiteral("mine"));

    // The same place in a third tab begins as the second stands; from then on it goes its own way.
    hand.composition->commands().action(QStringLiteral("tab.open"))->trigger();
    page = hand.shownList();
    CHECK(Hand::search(page)->text() == QStringLiteral("Customer 00"));
    Hand::search(page)->setText(QStringLiteral("Customer 01"));
    hand.window().showTab(1);
    CHECK(Hand::search(hand.shownList())->text() == QStringLiteral("Customer 00"));
}

TEST_CASE("a key that is chosen in one window works in all of them")
{
    Hand hand;
    hand.start();
    hand.window().openPage({QStringLiteral("customers"), {}});
    hand.composition->openBeside({QStringLiteral("today"), {}});
    REQUIRE(hand.composition->besides().size() == 1);
    CommandRegistry &first = hand.composition->commands();
    CommandRegistry &second = hand.composition->besides().front()->commands();
    const QString id = QStringLiteral("view.notices");
    const QKeySequence key(QStringLiteral("Ctrl+Shift+J"));
    hand.composition->settings().setChosenKeys(id, QList<QKeySequence>{key});
    second.chooseKeys(id, QList<QKeySequence>{key});
    CHECK(second.action(id)->shortcut() == key);
    CHECK(first.action(id)->shortcut() == key);
    hand.composition->settings().setChosenKeys(id, std::nullopt);
    first.chooseKeys(id, std::nullopt);
    CHECK(second.action(id)->shortcut() == QKeySequence(QStringLiteral("Ctrl+J")));
}

TEST_CASE("what is being typed is kept when another workspace is opened in its place")
{
    Hand hand;
    hand.start();
    const RecordId acme = hand.create(u"customer", QStringLiteral("Acme"));
    hand.window().openPage(recordPageAddress(QStringLiteral("customer"), acme));
    auto *page = qobject_cast<RecordPage *>(hand.window().currentPage());
    REQUIRE(page);
    auto *city = qobject_cast<QLineEdit *>(page->form()->block(QStringLiteral("city"))->editor()->input());
    REQUIRE(city);
    city->setFocus();
    QTest::keyClicks(city, QStringLiteral("Harbour"));
    const QString first = hand.options.workspace;
    QSignalSpy started(hand.composition.get(), &Composition::started);
    hand.composition->openInstead(hand.folder.filePath(QStringLiteral("other.millrace")), Workspace::Access::Write);
    REQUIRE(Hand::until([&] { return started.count() == 1; }));
    hand.composition->openInstead(first, Workspace::Access::Write);
    REQUIRE(Hand::until([&] { return started.count() == 2; }));
    Workspace &workspace = hand.composition->data()->workspace();
    const Record record = must(workspace.record(workspace.session(), QStringLiteral("customer"), acme));
    CHECK(valueToText(*record.entity()->field(u"city"), record.value(record.entity()->field(u"city")->index)) ==
          QStringLiteral("Harbour"));
}

TEST_CASE("a record's page makes a new one of its kind, and what was saved is taken back from its notice")
{
    Hand hand;
    hand.start();
    const RecordId acme = hand.create(u"customer", QStringLiteral("Acme"));
    hand.window().openPage(recordPageAddress(QStringLiteral("customer"), acme));
    CHECK(hand.composition->commands().action(QStringLiteral("record.new"))->isEnabled());
    hand.composition->commands().action(QStringLiteral("record.new"))->trigger();
    auto *draft = hand.window().findChild<RecordDraft *>();
    REQUIRE(draft);
    QTest::keyClicks(draft->block(QStringLiteral("name"))->editor()->input(), QStringLiteral("Beta"));
    draft->save(false);
    REQUIRE(Hand::until([&] { return hand.window().currentPage()->title() == QStringLiteral("Beta"); }));
    CHECK(hand.lastToast() == QStringLiteral("Saved: Beta"));
    const Toast saved = hand.window().toasts()->history().front().toast;
    CHECK(saved.actionText == QStringLiteral("Undo"));
    saved.action();
    Workspace &workspace = hand.composition->data()->workspace();
    Query query;
    query.entity = QStringLiteral("customer");
    CHECK(Hand::until([&] { return must(workspace.count(workspace.session(), query)) == 1; }));
}

TEST_CASE("a starred record stands in the rail until it is let go, in both ways by one undo")
{
    Hand hand;
    hand.start();
    const RecordId acme = hand.create(u"customer", QStringLiteral("Acme"));
    hand.window().openPage(recordPageAddress(QStringLiteral("customer"), acme));
    auto *page = qobject_cast<RecordPage *>(hand.window().currentPage());
    REQUIRE(page);
    QToolButton *star = page->header()->star();
    REQUIRE(star->isVisible());
    CHECK(star->accessibleName() == QStringLiteral("Add to favourites"));
    Rail *rail = hand.window().rail();
    CHECK(rail->shortcuts().empty());
    star->click();
    REQUIRE(Hand::until([&] { return rail->shortcuts().size() == 1; }));
    CHECK(rail->shortcuts().front().title == QStringLiteral("Acme"));
    CHECK(star->isChecked());
    CHECK(checks::unnamedWidgets(&hand.window()) == QStringList());

    hand.window().openPage({QStringLiteral("today"), {}});
    auto *button = hand.button("railFavourite.0");
    REQUIRE(button);
    CHECK(rail->tabStops().contains(button));
    button->click();
    CHECK(hand.window().currentPage()->title() == QStringLiteral("Acme"));
    hand.composition->commands().action(QStringLiteral("record.favourite"))->trigger();
    REQUIRE(Hand::until([&] { return rail->shortcuts().empty(); }));
    CHECK_FALSE(star->isChecked());
    REQUIRE(Hand::until([&] { return hand.lastToast() == QStringLiteral("Removed from favourites"); }));
    hand.window().toasts()->history().front().toast.action();
    CHECK(Hand::until([&] { return rail->shortcuts().size() == 1; }));
}

TEST_CASE("no letter opens two entries of one menu, in either language")
{
    Hand hand;
    hand.start();
    hand.create(u"customer", QStringLiteral("Acme"));
    hand.list("customers");
    for (const char *language : {"settings.english", "settings.chinese"}) {
        hand.composition->commands().action(QLatin1String(language))->trigger();
        Hand::settle();
        QStringList doubled;
        for (const QMenu *menu : hand.window().menuBar()->findChildren<QMenu *>())
            doubled += doubledLetters(menu);
        INFO(language);
        CHECK(doubled.join(u'\n').toStdString() == std::string());
    }
    hand.composition->commands().action(QStringLiteral("settings.english"))->trigger();
}

TEST_CASE("contacts stand as in a telephone book, with the letters beside them")
{
    Hand hand;
    hand.start();
    for (const char *name : {"Zoe", "Ann", "Mark"})
        hand.create(u"contact", QString::fromLatin1(name));
    TablePage *page = hand.list("contacts");
    REQUIRE(Hand::until([&] { return page->model()->rowCount() == 3; }));
    Hand::settle();
    CHECK(sortToText(page->model()->query().sort) == QStringLiteral("name"));
    CHECK(page->model()->index(0, 0).data().toString() == QStringLiteral("Ann"));
    CHECK(page->letters()->isVisible());
}

TEST_CASE("the palette finds the scenes of every list")
{
    Hand hand;
    hand.start();
    hand.window().openPage({QStringLiteral("today"), {}});
    CommandPalette *palette = hand.window().palettePanel();
    palette->open(QStringLiteral("/customers without"));
    const auto current = [&] {
        const PaletteItem *item = palette->model()->item(palette->currentRow());
        return item ? item->title + u'|' + item->subtitle : QString();
    };
    REQUIRE(Hand::until([&] { return current() == QStringLiteral("Without an owner|Customers"); }));
    QTest::keyClick(palette->field(), Qt::Key_Return);
    TablePage *page = hand.shownList();
    CHECK(page->view().key == QStringLiteral("unowned"));
    CHECK(page->model()->entity()->key == QStringLiteral("customer"));
}

TEST_CASE("the person who works here stands in the top strip, with a menu")
{
    CHECK(AvatarButton::initialsOf(QString::fromUtf8("李小明")) == QString::fromUtf8("李"));
    CHECK(AvatarButton::initialsOf(QStringLiteral("Anna Maria Smith")) == QStringLiteral("AS"));
    CHECK(AvatarButton::initialsOf(QStringLiteral(" ann ")) == QStringLiteral("A"));
    CHECK(AvatarButton::initialsOf(QString()).isEmpty());
    Hand hand;
    hand.start();
    AvatarButton *avatar = hand.window().topStrip()->avatar();
    REQUIRE(avatar->isVisible());
    CHECK(avatar->accessibleName() == QStringLiteral("You: Administrator"));
    REQUIRE(avatar->menu());
    CHECK(avatar->menu()->actions().front()->text() == QStringLiteral("Administrator"));
    CHECK(avatar->menu()->actions().contains(
        hand.composition->commands().action(QStringLiteral("settings.preferences"))));
    CHECK(hand.window().topStrip()->tabStops().contains(avatar));
}
