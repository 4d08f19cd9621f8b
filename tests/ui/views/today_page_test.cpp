// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "tests/support/widget_checks.h"
#include "ui/forms/record_draft.h"
#include "ui/views/today/briefing_bar.h"
#include "ui/views/today/today_list.h"
#include "ui/views/today/today_page.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyledItemDelegate>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace millrace;
using namespace millrace::test;

namespace {

/// It is 10 March 2026, eight in the morning.
struct TodayDesk
{
    TempWorkspace workspace;
    QTemporaryDir profile;
    Translations translations;
    CommandRegistry commands{translations};
    Settings settings{profile.path()};
    RecordSets sets;
    LiveData data{*workspace, QStringLiteral("en")};
    std::vector<Toast> toasts;
    std::vector<RecordId> undone;
    ViewContext context{data,
                        commands,
                        settings,
                        sets,
                        [this](Toast toast) { toasts.push_back(std::move(toast)); },
                        [this](const RecordId &operation) { undone.push_back(operation); }};
    std::unique_ptr<TodayPage> page;

    TodayDesk()
    {
        translations.use("en");
        workspace.clock.set({1'773'129'600'000'000});
    }
    RecordId task(const char *subject, const char *due)
    {
        return workspace.create(u"task",
                                {{"subject", QString::fromLatin1(subject)}, {"due", QString::fromLatin1(due)}});
    }
    void make()
    {
        page = std::make_unique<TodayPage>(
            context,
            QHash<QString, QString>{{QStringLiteral("task"), QStringLiteral("tasks")},
                                    {QStringLiteral("customer"), QStringLiteral("customers")},
                                    {QStringLiteral("opportunity"), QStringLiteral("opportunities")},
                                    {QStringLiteral("activity"), QStringLiteral("activities")}},
            QStringList{QStringLiteral("customer"), QStringLiteral("opportunity")}, nullptr);
        page->resize(1100, 700);
        page->show();
        QApplication::setActiveWindow(page.get());
    }
    void open()
    {
        make();
        REQUIRE(QTest::qWaitFor([&] { return page->agenda() && page->agenda()->known == wholeAgenda; }, 10000));
    }
    void waitForLines(int lines)
    {
        REQUIRE(QTest::qWaitFor([&] { return page->list()->lineCount() == lines; }, 10000));
    }
    QString due(const RecordId &id) const { return workspace.text(u"task", id, "due"); }
    QString status(const RecordId &id) const { return workspace.text(u"task", id, "status"); }
};

/// Counts how often the view asks how large something is.
class CountingDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        ++asked;
        return QStyledItemDelegate::sizeHint(option, index);
    }
    mutable int asked = 0;
};

} // namespace

TEST_CASE("a long day is measured a few times, not once for every pair of its lines, and every line has its buttons")
{
    constexpr int lines = 200;
    TodayDesk desk;
    TodayList list(desk.data, nullptr);
    list.resize(1100, 700);
    CountingDelegate delegate;
    list.setItemDelegate(&delegate);
    list.show();
    Agenda agenda;
    agenda.day = QDate(2026, 3, 10);
    for (int i = 0; i < lines; ++i) {
        AgendaItem item;
        item.entity = QStringLiteral("task");
        item.title = QStringLiteral("Call %1").arg(i);
        item.due = desk.workspace.clock.now();
        agenda.overdue.items.push_back(item);
    }
    agenda.overdue.count = lines;
    list.setAgenda(agenda);
    REQUIRE(QTest::qWaitFor(
        [&] { return list.findChildren<QToolButton *>(QStringLiteral("todayDone")).size() == lines; }, 10000));
    CHECK(list.lineCount() == lines);
    CHECK(delegate.asked > 0);
    // Four columns, measured anew with each group of buttons; every pair of lines would be ten times as many.
    CHECK(delegate.asked < 4 * 20 * lines);
    list.setItemDelegate(nullptr);
}

TEST_CASE("what has a time is shown first, and what is read through whole entities follows")
{
    TodayDesk desk;
    desk.task("late", "2026-03-08T08:00:00Z");
    desk.workspace.create(u"customer", {{"name", QStringLiteral("Acme")}});
    std::vector<AgendaParts> shown;
    std::vector<int> lines;
    desk.make();
    QObject::connect(desk.page.get(), &TodayPage::agendaShown, desk.page.get(), [&] {
        shown.push_back(desk.page->agenda()->known);
        lines.push_back(desk.page->list()->lineCount());
        CHECK_FALSE(desk.page->list()->isHidden());
    });
    REQUIRE(QTest::qWaitFor([&] { return shown.size() == 2; }, 10000));
    CHECK(shown.front() == AgendaParts(AgendaPart::Work | AgendaPart::Schedule));
    CHECK(lines.front() == 1);
    CHECK(shown.back() == wholeAgenda);
    CHECK(desk.page->agenda()->forgottenEntity == QStringLiteral("customer"));
    CHECK(desk.page->agenda()->forgotten.size() == 3);
}

TEST_CASE("nothing due is said only once all of the day is known")
{
    TodayDesk desk;
    desk.make();
    std::vector<bool> saidEmpty;
    QObject::connect(desk.page.get(), &TodayPage::agendaShown, desk.page.get(),
                     [&] { saidEmpty.push_back(desk.page->list()->isHidden()); });
    REQUIRE(QTest::qWaitFor([&] { return saidEmpty.size() == 2; }, 10000));
    CHECK(saidEmpty == std::vector<bool>{false, true});
}

TEST_CASE("the day's work stands in its sections, with how late it is and what it is about")
{
    TodayDesk desk;
    desk.task("late", "2026-03-08T08:00:00Z");
    desk.task("soon", "2026-03-10T14:05:00Z");
    desk.open();
    TodayList *list = desk.page->list();
    CHECK(list->lineCount() == 2);
    REQUIRE(list->topLevelItemCount() == 4);
    CHECK(list->topLevelItem(0)->text(0) == QStringLiteral("Overdue · 1"));
    CHECK(list->topLevelItem(1)->text(2) == QStringLiteral("2 days overdue"));
    CHECK(list->topLevelItem(3)->text(2) == QStringLiteral("14:05"));
    CHECK(desk.page->findChild<QLabel *>("todayDate")->text() == QStringLiteral("Tuesday, 10 March 2026"));
    CHECK(checks::unnamedWidgets(desk.page.get()) == QStringList());
    CHECK(checks::clippedTexts(desk.page.get()) == QStringList());
    desk.translations.use("zh_CN");
    desk.data.setLocale(QStringLiteral("zh_CN"));
    CHECK(list->topLevelItem(0)->text(0) == QStringLiteral("逾期 · 1"));
    CHECK(list->topLevelItem(1)->text(2) == QStringLiteral("逾期 2 天"));
    QTest::qWait(1);
    CHECK(checks::clippedTexts(desk.page.get()) == QStringList());
    desk.translations.use("en");
}

TEST_CASE("work is done on the spot, the next line takes its place, and the toast takes it back")
{
    TodayDesk desk;
    const RecordId first = desk.task("first", "2026-03-08T08:00:00Z");
    const RecordId second = desk.task("second", "2026-03-09T08:00:00Z");
    desk.task("third", "2026-03-10T12:00:00Z");
    desk.open();
    TodayList *list = desk.page->list();
    list->setFocus();
    list->setCurrentLine(0);
    desk.commands.action(QStringLiteral("today.done"))->trigger();
    desk.waitForLines(2);
    CHECK(desk.status(first) == QStringLiteral("done"));
    CHECK_FALSE(desk.workspace.text(u"task", first, "done_at").isEmpty());
    REQUIRE(list->currentItemOfDay());
    CHECK(list->currentItemOfDay()->id == second);
    REQUIRE(desk.toasts.size() == 1);
    CHECK(desk.toasts.front().text == QStringLiteral("Done: first"));
    desk.toasts.front().action();
    CHECK(desk.undone.size() == 1);
    auto *button = list->findChild<QToolButton *>(QStringLiteral("todayDone"));
    REQUIRE(button);
    button->click();
    desk.waitForLines(1);
}

TEST_CASE("work is put off to another day and keeps its time of day")
{
    TodayDesk desk;
    const RecordId late = desk.task("late", "2026-03-08T08:30:00Z");
    desk.open();
    desk.page->moveTo(*desk.page->list()->currentItemOfDay(), QDate(2026, 3, 16));
    desk.waitForLines(0);
    CHECK(desk.due(late).startsWith(QStringLiteral("2026-03-16T08:30")));
    REQUIRE(QTest::qWaitFor([&] { return desk.page->list()->isHidden(); }, 5000));
    CHECK(desk.page->mainWidget()->isVisible());

    const auto days = TodayPage::presets(QDate(2026, 3, 10));
    CHECK(days[1].second == QDate(2026, 3, 11));
    CHECK(days[3].second == QDate(2026, 3, 16));
    CHECK(TodayPage::presets(QDate(2026, 3, 16))[3].second == QDate(2026, 3, 23));
}

TEST_CASE("the menu of days opens by key and by button, and offers today for what is late only")
{
    TodayDesk desk;
    const RecordId late = desk.task("late", "2026-03-08T08:00:00Z");
    desk.task("soon", "2026-03-10T14:00:00Z");
    desk.open();
    const auto offered = [&] {
        desk.commands.action(QStringLiteral("today.reschedule"))->trigger();
        auto *menu = desk.page->findChild<QMenu *>(QStringLiteral("todayDays"));
        REQUIRE(menu);
        return menu;
    };
    desk.page->list()->setCurrentLine(1);
    QMenu *menu = offered();
    CHECK(menu->actions().size() == 4);
    delete menu;
    desk.page->list()->setCurrentLine(0);
    menu = offered();
    REQUIRE(menu->actions().size() == 5);
    CHECK(menu->actions()[0]->text() == QStringLiteral("Later today (10 Mar 2026)"));
    menu->actions()[1]->trigger();
    desk.waitForLines(1);
    CHECK(desk.due(late).startsWith(QStringLiteral("2026-03-11")));
}

TEST_CASE("Enter opens the record, a forgotten step lists exactly its records")
{
    TodayDesk desk;
    const RecordId work = desk.task("late", "2026-03-08T08:00:00Z");
    desk.workspace.clock.set({1'773'129'600'000'000 - 40 * 86'400'000'000LL});
    const RecordId silent = desk.workspace.create(u"customer", {{"name", QStringLiteral("Silent")}});
    desk.workspace.clock.set({1'773'129'600'000'000});
    desk.workspace.create(u"customer", {{"name", QStringLiteral("New")}});
    desk.open();
    QSignalSpy opened(desk.page.get(), &Page::openRequested);
    desk.page->list()->setFocus();
    QTest::keyClick(desk.page->list(), Qt::Key_Return);
    REQUIRE(opened.count() == 1);
    const auto address = opened.takeFirst().first().value<PageAddress>();
    CHECK(address == recordPageAddress(QStringLiteral("task"), work));
    auto *month = desk.page->findChild<QPushButton *>(QStringLiteral("todayForgotten2"));
    CHECK(month->text() == QStringLiteral("30 days or more: 1"));
    CHECK_FALSE(desk.page->findChild<QPushButton *>(QStringLiteral("todayForgotten0"))->isEnabled());
    month->click();
    REQUIRE(opened.count() == 1);
    const auto list = opened.takeFirst().first().value<PageAddress>();
    CHECK(list.page == QStringLiteral("customers"));
    const RecordSet *set = desk.sets.find(list.place);
    REQUIRE(set);
    CHECK(set->ids == std::vector<RecordId>{silent});
}

TEST_CASE("the next step of a record without one is planned with everything filled in that is known")
{
    TodayDesk desk;
    const RecordId acme = desk.workspace.create(u"customer", {{"name", QStringLiteral("Acme")}});
    Edit edit = desk.workspace.creation(u"opportunity",
                                        {{"name", QStringLiteral("Deal")},
                                         {"pipeline", desk.workspace.pipeline()},
                                         {"stage", desk.workspace.stage(QStringLiteral("Qualification")).toString()}});
    edit.with(*desk.workspace.entity(u"opportunity"), u"customer", Value(acme));
    const RecordId deal = desk.workspace.commit({edit}).ids.front();
    desk.open();
    REQUIRE(desk.page->list()->lineCount() == 1);
    auto *plan = desk.page->findChild<QToolButton *>(QStringLiteral("todayPlan"));
    REQUIRE(plan);
    plan->click();
    auto *draft = desk.page->findChild<RecordDraft *>();
    REQUIRE(draft);
    CHECK(draft->block(QStringLiteral("opportunity"))->editor()->value() == Value(deal));
    CHECK(draft->block(QStringLiteral("customer"))->editor()->value() == Value(acme));
    draft->preset(QStringLiteral("subject"), Value(QStringLiteral("Call them")));
    draft->save(false);
    desk.waitForLines(0);
    CHECK(desk.workspace.count("task") == 1);
}

TEST_CASE("mine or everyone's is remembered, and a read-only workspace offers nothing to change")
{
    TodayDesk desk;
    const RecordId other = desk.workspace.create(u"user", {{"name", QStringLiteral("Other")}});
    const RecordId theirs = desk.task("theirs", "2026-03-08T08:00:00Z");
    Edit edit = Edit::update(desk.workspace.entity(u"task"), theirs);
    edit.fields.push_back({system_field::Owner, Value(other), {}, true});
    desk.workspace.commit({edit});
    desk.open();
    CHECK(desk.page->list()->lineCount() == 1);
    desk.page->setMine(true);
    desk.waitForLines(0);
    desk.page.reset();
    desk.open();
    CHECK(desk.page->list()->lineCount() == 0);
    desk.page->setMine(false);
    desk.waitForLines(1);
    CHECK(desk.page->findChild<QToolButton *>(QStringLiteral("todayDone")));
}

TEST_CASE("the briefing counts the period against the one before, and a number lists exactly its records")
{
    TodayDesk desk;
    desk.workspace.clock.set({1'773'129'600'000'000 - 31 * 86'400'000'000LL});
    desk.workspace.create(u"customer", {{"name", QStringLiteral("Before")}});
    desk.workspace.clock.set({1'773'129'600'000'000});
    desk.workspace.create(u"customer", {{"name", QStringLiteral("One")}});
    desk.workspace.create(u"customer", {{"name", QStringLiteral("Two")}});
    desk.open();
    BriefingBar *bar = desk.page->briefing();
    const auto words = [&](size_t tile) { return bar->buttons()[tile]->words(); };
    REQUIRE(QTest::qWaitFor([&] { return bar->briefing().has_value(); }, 10000));
    REQUIRE(bar->buttons().size() == 4);
    CHECK(words(0).name == QStringLiteral("New: Customers"));
    CHECK(words(0).number == QStringLiteral("2"));
    CHECK(words(0).change == QStringLiteral("▲ 100.0%"));
    CHECK(words(0).tip.contains(QStringLiteral("1 Feb 2026 to 10 Feb 2026: 1")));
    CHECK(words(3).name == QStringLiteral("Follow-ups"));
    CHECK_FALSE(bar->buttons()[3]->isEnabled());
    QSignalSpy opened(desk.page.get(), &Page::openRequested);
    bar->buttons()[0]->click();
    REQUIRE(opened.count() == 1);
    const auto address = opened.first().first().value<PageAddress>();
    CHECK(address.page == QStringLiteral("customers"));
    const RecordSet *set = desk.sets.find(address.place);
    REQUIRE(set);
    Query query;
    query.entity = QStringLiteral("customer");
    query.filter = set->filter;
    CHECK(must(desk.workspace->rows(desk.workspace.session(), query)).rows.size() == 2);

    bar->setPeriod(BriefingPeriod::Year);
    REQUIRE(QTest::qWaitFor([&] { return words(0).number == QStringLiteral("3"); }, 10000));
    CHECK(words(0).change == QStringLiteral("▲ new"));
    CHECK(desk.settings.layout(QStringLiteral("today/period")) == "4");
    CHECK(BriefingBar::changeText(5, 10) == QStringLiteral("▼ 50.0%"));
    CHECK(BriefingBar::changeText(7, 7) == QStringLiteral("＝"));
}

TEST_CASE("growth is red or green as the reader has it, and amounts are short or in full")
{
    TodayDesk desk;
    desk.workspace.create(u"customer", {{"name", QStringLiteral("One")}});
    desk.open();
    BriefingBar *bar = desk.page->briefing();
    REQUIRE(QTest::qWaitFor([&] { return bar->briefing().has_value(); }, 10000));
    CHECK_FALSE(bar->buttons()[0]->words().redIsMore);
    desk.settings.setUpColour(Settings::UpColour::Red);
    bar->retranslate();
    CHECK(bar->buttons()[0]->words().redIsMore);
    CHECK(bar->buttons()[2]->words().number == QStringLiteral("¥0.00"));
    CHECK(checks::unnamedWidgets(bar) == QStringList());
}

TEST_CASE("the schedule shows the day by its hours, done things marked, and leads to each")
{
    TodayDesk desk;
    desk.task("afternoon", "2026-03-10T14:05:00Z");
    const RecordId early = desk.task("early", "2026-03-10T06:00:00Z");
    desk.task("tomorrow", "2026-03-11T06:00:00Z");
    desk.workspace.commit({desk.workspace.change(u"task", early, {{"status", QStringLiteral("done")}})});
    desk.open();
    REQUIRE(desk.page->agenda()->schedule.size() == 2);
    CHECK(desk.page->agenda()->schedule.front().done);
    auto *schedule = desk.page->findChild<QTreeWidget *>(QStringLiteral("todaySchedule"));
    REQUIRE(schedule);
    REQUIRE(schedule->topLevelItemCount() == 2);
    CHECK(schedule->topLevelItem(1)->text(0) == QStringLiteral("14:05"));
    QSignalSpy opened(desk.page.get(), &Page::openRequested);
    schedule->setCurrentItem(schedule->topLevelItem(0));
    schedule->setFocus();
    QTest::keyClick(schedule, Qt::Key_Return);
    REQUIRE(opened.count() == 1);
    CHECK(opened.first().first().value<PageAddress>() == recordPageAddress(QStringLiteral("task"), early));
}

TEST_CASE("working through the day opens the first, then the next as each is done, and ends where one leaves")
{
    TodayDesk desk;
    const RecordId first = desk.task("first", "2026-03-08T08:00:00Z");
    const RecordId second = desk.task("second", "2026-03-09T08:00:00Z");
    const RecordId third = desk.task("third", "2026-03-10T12:00:00Z");
    PageAddress where;
    desk.context.where = [&] { return where; };
    desk.open();
    QObject::connect(desk.page.get(), &Page::openRequested, desk.page.get(),
                     [&](const PageAddress &address) { where = address; });
    desk.commands.action(QStringLiteral("today.work"))->trigger();
    CHECK(where == recordPageAddress(QStringLiteral("task"), first));
    CHECK(desk.page->isWorkingThrough());
    desk.page->hide();
    const auto done = [&](const RecordId &id) {
        desk.workspace.commit({desk.workspace.change(u"task", id, {{"status", QStringLiteral("done")}})});
    };
    done(first);
    REQUIRE(QTest::qWaitFor([&] { return where == recordPageAddress(QStringLiteral("task"), second); }, 10000));
    CHECK(desk.toasts.back().text == QStringLiteral("Next: second"));
    // Whoever walked off is left alone.
    where = {QStringLiteral("funnel"), {}};
    done(second);
    REQUIRE(QTest::qWaitFor([&] { return !desk.page->isWorkingThrough(); }, 10000));
    CHECK(where.page == QStringLiteral("funnel"));

    desk.page->show();
    desk.page->workThrough();
    CHECK(where == recordPageAddress(QStringLiteral("task"), third));
    desk.page->hide();
    done(third);
    REQUIRE(QTest::qWaitFor([&] { return where.page == QStringLiteral("today"); }, 10000));
    CHECK(desk.toasts.back().text == QStringLiteral("That was all for today"));
}
