// SPDX-License-Identifier: GPL-3.0-or-later
// The page of schedules: made, changed, paused, run beside their turn, and what became of them.
#include "core/schema/builtin/schedule.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/views/schedules/schedule_dialog.h"
#include "ui/views/schedules/schedules_page.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTimeEdit>

using namespace millrace;
using namespace millrace::test;

namespace {

struct ScheduleDesk : ViewDesk
{
    QTemporaryDir out;
    std::unique_ptr<SchedulesPage> page;

    ScheduleDesk()
    {
        translations.use(QStringLiteral("en"));
        workspace.create(u"customer", {{"name", QStringLiteral("A")}, {"region", QStringLiteral("East")}});
        page = std::make_unique<SchedulesPage>(context, nullptr);
        page->resize(1100, 600);
        page->show();
        rest();
    }
    void rest()
    {
        REQUIRE(until([&] { return page->newLabel().size() > 0 && !data.isAwaiting(); }));
    }
    ScheduleDialog *dialog()
    {
        auto *open = page->findChild<ScheduleDialog *>();
        REQUIRE(open);
        return open;
    }
    template <class Widget> Widget *part(const char *name)
    {
        auto *found = dialog()->findChild<Widget *>(QString::fromLatin1(name));
        REQUIRE(found);
        return found;
    }
    void make(const QString &name)
    {
        page->openNew(QStringLiteral("customers-by-region"));
        part<QLineEdit>("scheduleName")->setText(name);
        part<QLineEdit>("scheduleFolder")->setText(out.path());
        part<QComboBox>("scheduleFormat")->setCurrentIndex(2); // CSV
        part<QPushButton>("scheduleSave")->click();
        REQUIRE(until([&] { return !page->schedules().empty() && !data.isAwaiting(); }));
        REQUIRE(until([&] { return page->findChild<ScheduleDialog *>() == nullptr; }));
    }
    QString cell(int row, int column) const { return page->table()->item(row, column)->text(); }
    QStringList files() const { return QDir(out.path()).entryList(QDir::Files, QDir::Name); }
    void press(const char *button)
    {
        page->findChild<QPushButton *>(QString::fromLatin1(button))->click();
        rest();
    }
};

} // namespace

TEST_CASE("a schedule is made on its page, and the page says what, when and where", "[schedules]")
{
    ScheduleDesk desk;
    CHECK_FALSE(desk.page->table()->isVisible());
    CHECK(checks::tabOrderBreaks(desk.page.get()) == QStringList());
    CHECK(checks::unnamedWidgets(desk.page.get()) == QStringList());
    desk.page->openNew(QStringLiteral("win-rate-by-owner"));
    CHECK(checks::unnamedWidgets(desk.dialog()) == QStringList());
    CHECK(checks::tabOrderBreaks(desk.dialog()) == QStringList());
    CHECK(desk.part<QComboBox>("scheduleReport")->currentText() == QStringLiteral("Win rate by person"));
    // A folder that is not there is not kept.
    desk.part<QLineEdit>("scheduleFolder")->setText(QStringLiteral("/no/such/folder"));
    desk.part<QPushButton>("scheduleSave")->click();
    CHECK(desk.part<QLabel>("scheduleProblem")->isVisible());
    desk.part<QLineEdit>("scheduleFolder")->setText(desk.out.path());
    desk.part<QLineEdit>("scheduleParameter_from")->setText(QStringLiteral("not a day"));
    desk.part<QPushButton>("scheduleSave")->click();
    CHECK(desk.part<QLabel>("scheduleProblem")->text().contains(QStringLiteral("not a day")));
    desk.part<QLineEdit>("scheduleParameter_from")->setText(QStringLiteral("2025-01-01"));
    desk.part<QTimeEdit>("scheduleTime")->setTime(QTime(7, 30));
    desk.part<QPushButton>("scheduleSave")->click();
    REQUIRE(until([&] { return desk.page->schedules().size() == 1; }));
    desk.rest();
    CHECK(desk.page->table()->isVisible());
    CHECK(desk.cell(0, 0) == QStringLiteral("Win rate by person"));
    CHECK(desk.cell(0, 2) == QStringLiteral("every Monday at 07:30"));
    CHECK(desk.cell(0, 4) == QStringLiteral("not yet"));
    const ScheduleState &state = desk.page->schedules().front();
    CHECK(state.report == QStringLiteral("win-rate-by-owner"));
    CHECK(state.parameters == QHash<QString, QString>{{QStringLiteral("from"), QStringLiteral("2025-01-01")}});
    CHECK(state.format == QStringLiteral("xlsx"));
    CHECK(state.mine);
}

TEST_CASE("a schedule is changed, paused, taken up again, deleted, and each is undone", "[schedules]")
{
    ScheduleDesk desk;
    desk.make(QStringLiteral("Regions"));
    desk.page->openCurrent();
    CHECK(desk.part<QLineEdit>("scheduleName")->text() == QStringLiteral("Regions"));
    auto *rhythm = desk.part<QComboBox>("scheduleRhythm");
    rhythm->setCurrentIndex(2);
    Q_EMIT rhythm->activated(2);
    desk.part<QComboBox>("scheduleDay")->setCurrentIndex(14);
    desk.part<QPushButton>("scheduleSave")->click();
    REQUIRE(until([&] { return desk.cell(0, 2) == QStringLiteral("on day 15 of the month at 08:00"); }));
    desk.rest();
    desk.press("schedulePause");
    REQUIRE(until([&] { return desk.cell(0, 3) == QStringLiteral("paused"); }));
    CHECK(desk.page->findChild<QPushButton *>(QStringLiteral("schedulePause"))->text() == QStringLiteral("Go on"));
    desk.press("schedulePause");
    REQUIRE(until([&] { return desk.cell(0, 3) != QStringLiteral("paused"); }));
    desk.press("scheduleRemove");
    REQUIRE(until([&] { return desk.page->schedules().empty(); }));
    REQUIRE_FALSE(desk.toasts.empty());
    desk.toasts.back().action();
    REQUIRE(until([&] { return desk.page->schedules().size() == 1; }));
}

TEST_CASE("a report is written beside its turn, and why not is said where it failed", "[schedules]")
{
    ScheduleDesk desk;
    desk.make(QStringLiteral("Regions"));
    QSignalSpy ran(desk.page.get(), &SchedulesPage::ran);
    desk.press("scheduleRun");
    REQUIRE(until([&] { return ran.count() == 1; }));
    desk.rest();
    REQUIRE(desk.files().size() == 1);
    CHECK(desk.files().front().startsWith(QStringLiteral("Regions ")));
    CHECK(desk.files().front().endsWith(QStringLiteral(".csv")));
    REQUIRE(until([&] { return desk.cell(0, 4).startsWith(QStringLiteral("Written")); }));
    // Its turn is still to come.
    CHECK_FALSE(desk.page->schedules().front().lastRun);
    CHECK(QDir(desk.out.path()).removeRecursively());
    desk.workspace.tick(120);
    desk.press("scheduleRun");
    REQUIRE(until([&] { return ran.count() == 2; }));
    REQUIRE(until([&] { return desk.cell(0, 4).startsWith(QStringLiteral("Failed")); }));
    CHECK(desk.page->schedules().front().failed);
    CHECK(desk.cell(0, 4).contains(desk.out.path()));
}

TEST_CASE("a report asks for a schedule of its own, and the page speaks the reader's language", "[schedules]")
{
    ScheduleDesk desk;
    desk.page->goTo(QStringLiteral("new/won-by-month"));
    CHECK(desk.part<QComboBox>("scheduleReport")->currentText() == QStringLiteral("Won by month"));
    desk.dialog()->reject();
    REQUIRE(until([&] { return desk.page->findChild<ScheduleDialog *>() == nullptr; }));
    desk.make(QStringLiteral("Regions"));
    desk.translations.use(QStringLiteral("zh_CN"));
    desk.data.setLocale(QStringLiteral("zh_CN"));
    REQUIRE(until([&] { return desk.cell(0, 2) == QString::fromUtf8("每星期一 08:00"); }));
    CHECK(desk.cell(0, 4) == QString::fromUtf8("尚未"));
}
