// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/forms/record_form.h"
#include "ui/shell/banner.h"
#include "ui/views/record/record_head.h"
#include "ui/views/record/record_page.h"
#include "ui/views/record/related_panel.h"
#include "ui/views/record/timeline_panel.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>

using namespace millrace;
using namespace millrace::test;

namespace {

const QHash<QString, QString> pagesOfLists{{QStringLiteral("customer"), QStringLiteral("customers")},
                                           {QStringLiteral("contact"), QStringLiteral("contacts")},
                                           {QStringLiteral("opportunity"), QStringLiteral("opportunities")}};

/// The lines of a timeline: headings in brackets, entries by title, changes by text.
QStringList linesOf(RecordPage &page)
{
    QStringList lines;
    const TimelineModel &model = *page.timeline()->view()->timeline();
    for (int i = 0; i < model.rowCount({}); ++i) {
        const TimelineRow &row = model.rowAt(i);
        lines << (row.kind == TimelineRow::Kind::Heading  ? QStringLiteral("[%1]").arg(row.title)
                  : row.kind == TimelineRow::Kind::Change ? QStringLiteral("- ") + row.text
                                                          : row.title);
    }
    return lines;
}

bool settled(RecordPage &page)
{
    return until([&] {
        const TimelineModel &model = *page.timeline()->view()->timeline();
        return model.hasLoaded() && !model.isReading() && page.related()->hasLoaded();
    });
}

void openAt(RecordPage &page, const QString &entity, const RecordId &id, int width = 1300)
{
    page.resize(width, 700);
    page.goTo(RecordPage::placeOf(entity, id));
    page.show();
    REQUIRE(settled(page));
}

} // namespace

TEST_CASE("a timeline shows what is to be done, what happened by day, and what was changed")
{
    ViewDesk desk;
    const RecordId id = desk.customer(QStringLiteral("重庆啤酒"));
    const RecordId person =
        desk.workspace.create(u"contact", {{"name", QStringLiteral("李雷")}, {"customer", id.toString()}});
    desk.activity(id, QStringLiteral("First call"), QStringLiteral("2025-12-20T09:00:00Z"), QStringLiteral("Hello"));
    desk.workspace.create(u"activity", {{"subject", QStringLiteral("With the person")},
                                        {"at", QStringLiteral("2025-12-30T09:00:00Z")},
                                        {"contact", person.toString()}});
    desk.task(id, QStringLiteral("Send the offer"), QStringLiteral("2025-12-31T09:00:00Z"));
    desk.workspace.tick();
    desk.workspace.commit({desk.workspace.change(u"customer", id, {{"city", QStringLiteral("重庆")}})});
    desk.workspace.commit({desk.workspace.change(u"customer", id, {{"level", QStringLiteral("a")}})});

    RecordPage page(desk.context, desk.drafts, pagesOfLists, nullptr);
    openAt(page, QStringLiteral("customer"), id);
    CHECK(checks::unnamedWidgets(&page) == QStringList());
    QStringList lines = linesOf(page);
    CHECK(lines ==
          QStringList({QStringLiteral("[Next steps]"), QStringLiteral("Send the offer"), QStringLiteral("[Today]"),
                       QStringLiteral("2 field change(s)"), QStringLiteral("Created"),
                       QStringLiteral("[Tuesday, 30 December 2025]"), QStringLiteral("With the person"),
                       QStringLiteral("[Saturday, 20 December 2025]"), QStringLiteral("First call")}));
    const TimelineModel &model = *page.timeline()->view()->timeline();
    CHECK(model.rowAt(1).late);
    CHECK(model.rowAt(8).text == QStringLiteral("Hello"));
    CHECK(model.rowAt(6).meta.contains(QStringLiteral("李雷")));

    SECTION("changes unfold in place")
    {
        page.timeline()->view()->activate(3);
        lines = linesOf(page);
        CHECK(lines.contains(QStringLiteral("- City: — → 重庆")));
        CHECK(lines.contains(QStringLiteral("- Level: — → A")));
        page.timeline()->view()->activate(3);
        CHECK_FALSE(linesOf(page).contains(QStringLiteral("- City: — → 重庆")));
    }
    SECTION("a kind of entries is shown alone")
    {
        page.timeline()->narrow(QStringLiteral("activity"));
        REQUIRE(until([&] { return linesOf(page).size() == 4; }));
        page.timeline()->narrow(QStringLiteral("changes"));
        REQUIRE(until([&] {
            return linesOf(page) == QStringList({QStringLiteral("[Today]"), QStringLiteral("2 field change(s)"),
                                                 QStringLiteral("Created")});
        }));
        page.timeline()->narrow({});
        page.timeline()->search()->setText(QStringLiteral("nothing like it"));
        REQUIRE(until([&] { return page.timeline()->state() == 2; }));
        page.timeline()->search()->setText(QStringLiteral("first"));
        REQUIRE(until([&] { return linesOf(page).contains(QStringLiteral("First call")); }));
        CHECK_FALSE(linesOf(page).contains(QStringLiteral("Created")));
    }
    SECTION("a task is done in place, and undone by undo")
    {
        QSignalSpy completed(page.timeline()->view(), &TimelineView::completed);
        page.timeline()->view()->toggleDone(1);
        REQUIRE(
            until([&] { return completed.count() == 1 && !linesOf(page).contains(QStringLiteral("[Next steps]")); }));
        CHECK(linesOf(page).contains(QStringLiteral("Send the offer")));
        const RecordId operation = completed.front().at(1).value<RecordId>();
        desk.undo.undo(operation);
        REQUIRE(until([&] { return linesOf(page).contains(QStringLiteral("[Next steps]")); }));
    }
    SECTION("what is pinned stands above the days")
    {
        page.timeline()->view()->timeline()->setPinned(8, true);
        REQUIRE(until([&] { return linesOf(page).contains(QStringLiteral("[Pinned]")); }));
        CHECK(linesOf(page).indexOf(QStringLiteral("First call")) < linesOf(page).indexOf(QStringLiteral("[Today]")));
        CHECK(linesOf(page).count(QStringLiteral("First call")) == 1);
    }
}

TEST_CASE("a long timeline is read a page at a time and follows what is added without losing its place")
{
    ViewDesk desk;
    const RecordId id = desk.customer(QStringLiteral("Alpha"));
    std::vector<Edit> edits;
    for (int i = 0; i < 130; ++i) {
        edits.push_back(
            desk.workspace.creation(u"activity", {{"subject", QStringLiteral("Call %1").arg(i, 3, 10, QChar(u'0'))},
                                                  {"at", QStringLiteral("2025-10-01T%1:%2:00Z")
                                                             .arg(i / 60 + 8, 2, 10, QChar(u'0'))
                                                             .arg(i % 60, 2, 10, QChar(u'0'))},
                                                  {"customer", id.toString()}}));
    }
    desk.workspace.commit(std::move(edits));
    RecordPage page(desk.context, desk.drafts, pagesOfLists, nullptr);
    openAt(page, QStringLiteral("customer"), id);
    TimelineModel &model = *page.timeline()->view()->timeline();
    const auto entries = [&] { return linesOf(page).filter(QStringLiteral("Call ")).size(); };
    CHECK(entries() < 130);
    for (int tries = 0; tries < 20 && model.canFetchMore({}); ++tries) {
        model.fetchMore({});
        REQUIRE(settled(page));
    }
    CHECK(entries() == 130);
    QStringList sorted = linesOf(page).filter(QStringLiteral("Call "));
    QStringList expected = sorted;
    std::sort(expected.begin(), expected.end(), std::greater<>());
    CHECK(sorted == expected);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    desk.activity(id, QStringLiteral("Call newest"), QStringLiteral("2025-12-31T23:00:00Z"));
    REQUIRE(until([&] { return entries() == 131; }));
    CHECK(resets.count() == 0);
    CHECK(inserted.count() == 1);
}

TEST_CASE("the cards beside a record come from every reference that points at it")
{
    ViewDesk desk;
    const RecordId top = desk.customer(QStringLiteral("Group"));
    const RecordId id =
        desk.workspace.create(u"customer", {{"name", QStringLiteral("Daughter")}, {"parent", top.toString()}});
    desk.workspace.create(u"customer", {{"name", QStringLiteral("Grandchild")}, {"parent", id.toString()}});
    for (int i = 0; i < 7; ++i)
        desk.workspace.create(u"contact", {{"name", QStringLiteral("Person %1").arg(i)}, {"customer", id.toString()}});
    RecordPage page(desk.context, desk.drafts, pagesOfLists, nullptr);
    openAt(page, QStringLiteral("customer"), id);
    const RelatedSet &related = page.related()->related();
    const auto card = std::find_if(related.cards.begin(), related.cards.end(),
                                   [](const RelatedCard &card) { return card.entity->key == u"contact"; });
    REQUIRE(card != related.cards.end());
    CHECK(card->count == 7);
    CHECK(card->lines.size() == RelatedPanel::linesPerCard);
    REQUIRE(related.hierarchy.size() == 3);
    CHECK(related.hierarchy[0].title == QStringLiteral("Group"));
    CHECK(related.hierarchy[1].here);
    CHECK(related.hierarchy[2].depth == 2);

    QSignalSpy asked(&page, &Page::openRequested);
    page.findChild<QAbstractButton *>(QStringLiteral("cardAll.contact.customer"))->click();
    REQUIRE(until([&] { return asked.count() == 1; }));
    const auto address = asked.front().front().value<PageAddress>();
    CHECK(address.page == QStringLiteral("contacts"));
    REQUIRE(desk.sets.find(address.place));
    CHECK(desk.sets.find(address.place)->ids.size() == 7);

    page.findChild<QAbstractButton *>(QStringLiteral("cardNew.contact.customer"))->click();
    auto *draft = page.findChild<QDialog *>(QStringLiteral("recordDraft"));
    REQUIRE(draft);
    CHECK(draft->findChild<QLineEdit *>(QStringLiteral("field.customer"))->text() == QStringLiteral("Daughter"));
    draft->close();

    QSignalSpy moved(&page, &Page::placeChanged);
    page.findChild<QAbstractButton *>(QStringLiteral("hierarchy.") + top.toString())->click();
    CHECK(moved.count() == 1);
    CHECK(page.currentRecord() == RecordAddress{QStringLiteral("customer"), top});
}

TEST_CASE("a ring of parents ends where it began")
{
    ViewDesk desk;
    const RecordId a = desk.customer(QStringLiteral("A"));
    const RecordId b = desk.workspace.create(u"customer", {{"name", QStringLiteral("B")}, {"parent", a.toString()}});
    desk.workspace.commit({desk.workspace.change(u"customer", a, {{"parent", b.toString()}})});
    const auto related = readRelated(*desk.workspace, desk.data.session(), QStringLiteral("customer"), a, 5);
    REQUIRE(related);
    CHECK(related->hierarchy.size() == 2);
}

TEST_CASE("previous and next follow the list, and Escape goes back to the row")
{
    ViewDesk desk;
    for (const char *name : {"Alpha", "Beta", "Gamma"})
        desk.customer(QString::fromLatin1(name));
    TablePage list(desk.context, QStringLiteral("customer"), nullptr);
    list.show();
    REQUIRE(until([&] { return list.model()->rowCount() == 3; }));
    list.table()->setCurrentIndex(list.model()->index(1, 0));
    QSignalSpy opened(&list, &Page::openRequested);
    list.openCurrent();
    REQUIRE(opened.count() == 1);
    RecordPage page(desk.context, desk.drafts, pagesOfLists, nullptr);
    page.resize(1300, 700);
    page.goTo(opened.front().front().value<PageAddress>().place);
    page.show();
    REQUIRE(settled(page));
    auto *place = page.findChild<QLabel *>(QStringLiteral("recordPlace"));
    CHECK(place->text() == QStringLiteral("2 / 3"));
    const RecordId second = page.currentRecord().id;
    page.step(1);
    CHECK(place->text() == QStringLiteral("3 / 3"));
    CHECK(page.currentRecord().id == list.model()->idAt(2));
    page.step(1);
    CHECK(place->text() == QStringLiteral("3 / 3"));
    page.step(-1);
    CHECK(page.currentRecord().id == second);
    QSignalSpy left(&page, &Page::openRequested);
    QTest::keyClick(&page, Qt::Key_Escape);
    REQUIRE(left.count() == 1);
    CHECK(left.front().front().value<PageAddress>() ==
          PageAddress{QStringLiteral("customers"), QStringLiteral("record:") + second.toString()});
    CHECK(page.railPage() == QStringLiteral("customers"));
}

TEST_CASE("columns become tabs where the window is narrow, and nothing typed is lost by it")
{
    ViewDesk desk;
    const RecordId id = desk.customer(QStringLiteral("Alpha"));
    RecordPage page(desk.context, desk.drafts, pagesOfLists, nullptr);
    openAt(page, QStringLiteral("customer"), id, 1300);
    CHECK(page.columns() == 3);
    CHECK(page.tabs()->count() == 2);
    auto *name = page.findChild<QLineEdit *>(QStringLiteral("field.name"));
    name->end(false);
    QTest::keyClicks(name, QStringLiteral(" and more"));
    page.resize(1000, 700);
    CHECK(page.columns() == 2);
    CHECK(page.tabs()->indexOf(page.related()) >= 0);
    CHECK(page.form()->isVisible());
    page.resize(700, 700);
    CHECK(page.columns() == 1);
    CHECK(page.tabs()->count() == 4);
    CHECK(name->text() == QStringLiteral("Alpha and more"));
    CHECK(checks::clippedTexts(page.header()) == QStringList());
    CHECK(checks::clippedTexts(page.timeline()) == QStringList());
    page.resize(1300, 700);
    CHECK(page.columns() == 3);
    CHECK(page.related()->isVisible());
    page.saveDrafts();
    REQUIRE(until([&] { return desk.workspace.text(u"customer", id, "name") == QStringLiteral("Alpha and more"); }));
}

TEST_CASE("a record in the bin says so and comes back from its own page; one that is gone leads to the list")
{
    ViewDesk desk;
    const RecordId id = desk.customer(QStringLiteral("Alpha"));
    desk.workspace.commit({Edit::remove(QStringLiteral("customer"), id)});
    RecordPage page(desk.context, desk.drafts, pagesOfLists, nullptr);
    openAt(page, QStringLiteral("customer"), id);
    auto *restore = page.findChild<QPushButton *>(QStringLiteral("recordRestore"));
    REQUIRE(restore);
    restore->click();
    REQUIRE(until([&] { return !page.form()->record().isDeleted(); }));
    CHECK_FALSE(page.findChild<Banner *>()->isVisible());
    page.goTo(QStringLiteral("customer/0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10"));
    CHECK(page.currentRecord().isNull());
    CHECK_FALSE(page.header()->isVisible());
}

TEST_CASE("fields of a form are found by their name, empty ones too")
{
    ViewDesk desk;
    const RecordId id = desk.customer(QStringLiteral("Alpha"));
    RecordForm form(desk.data);
    form.resize(320, 900);
    form.showRecord(QStringLiteral("customer"), id);
    form.show();
    CHECK_FALSE(form.block(QStringLiteral("revenue"))->isVisible());
    form.searchFields(QStringLiteral("reven"));
    CHECK(form.block(QStringLiteral("revenue"))->isVisible());
    CHECK_FALSE(form.block(QStringLiteral("name"))->isVisible());
    form.searchFields({});
    CHECK(form.block(QStringLiteral("name"))->isVisible());
    CHECK_FALSE(form.block(QStringLiteral("revenue"))->isVisible());
}
