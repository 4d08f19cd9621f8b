// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "tests/support/widget_checks.h"
#include "ui/forms/as_of_control.h"

#include "core/sales/funnel_wall_clock.h"

#include <QCalendarWidget>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace millrace;
using namespace millrace::test;

namespace {

/// Now is 2026-01-01 12:00 UTC, a Thursday.
struct AsOfDesk
{
    TempWorkspace workspace;
    LiveData data{*workspace, QStringLiteral("en")};
    QWidget page;
    AsOfControl *control;

    AsOfDesk()
    {
        workspace.tick(12 * 3600);
        control = new AsOfControl(data, &page);
        auto *column = new QVBoxLayout(&page);
        column->addWidget(control);
        column->addWidget(control->banner());
        page.show();
    }
    Instant end(int year, int month, int day) const
    {
        return lastInstantOf(QDate(year, month, day), data.session().zone);
    }
};

} // namespace

TEST_CASE("a page is shown as of now until a moment is chosen, and again when the bar is answered", "[as-of]")
{
    AsOfDesk desk;
    QSignalSpy changes(desk.control, &AsOfControl::momentChanged);
    CHECK_FALSE(desk.control->moment());
    CHECK_FALSE(desk.control->banner()->isVisible());
    CHECK(checks::unnamedWidgets(&desk.page) == QStringList());
    REQUIRE(desk.control->setTyped(QStringLiteral("2025-03-07")));
    CHECK(desk.control->moment() == desk.end(2025, 3, 7));
    CHECK(desk.control->words() == QStringLiteral("7 Mar 2025"));
    CHECK(desk.control->banner()->isVisible());
    CHECK(desk.control->banner()->text().contains(QStringLiteral("7 Mar 2025")));
    CHECK(changes.count() == 1);
    desk.control->banner()->findChild<QPushButton *>(QStringLiteral("asOfBack"))->click();
    CHECK_FALSE(desk.control->moment());
    CHECK_FALSE(desk.control->banner()->isVisible());
    CHECK(changes.count() == 2);
}

TEST_CASE("a time may follow the day; what is not before now is now; nonsense changes nothing", "[as-of]")
{
    AsOfDesk desk;
    REQUIRE(desk.control->setTyped(QStringLiteral("2025-03-07 14:05")));
    CHECK(desk.control->moment()->toDateTime(QTimeZone::utc()) == QDateTime(QDate(2025, 3, 7), QTime(14, 5), Qt::UTC));
    CHECK(desk.control->words() == QStringLiteral("7 Mar 2025, 14:05"));
    const auto before = desk.control->moment();
    CHECK_FALSE(desk.control->setTyped(QStringLiteral("some day")));
    CHECK(desk.control->moment() == before);
    CHECK(desk.control->setTyped(QStringLiteral("today")));
    CHECK_FALSE(desk.control->moment());
    desk.control->setMoment(before);
    CHECK(desk.control->setTyped(QStringLiteral("2027-01-01")));
    CHECK_FALSE(desk.control->moment());
    desk.control->setMoment(before);
    CHECK(desk.control->setTyped(QString()));
    CHECK_FALSE(desk.control->moment());
}

TEST_CASE("the usual moments are the ends of the periods before", "[as-of]")
{
    AsOfDesk desk;
    const auto usual = desk.control->usualMoments();
    std::vector<Instant> moments;
    for (const auto &[words, moment] : usual)
        moments.push_back(moment);
    CHECK(moments == std::vector<Instant>{desk.end(2025, 12, 31), desk.end(2025, 12, 28), desk.end(2025, 12, 31),
                                          desk.end(2025, 12, 31), desk.end(2025, 12, 31)});
    desk.workspace.tick(50 * 86'400); // 20 February, a Friday
    CHECK(desk.control->usualMoments()[1].second == desk.end(2026, 2, 15));
    CHECK(desk.control->usualMoments()[2].second == desk.end(2026, 1, 31));
    CHECK(desk.control->usualMoments()[3].second == desk.end(2025, 12, 31));
}

TEST_CASE("the menu takes a typed day and a day of the calendar, and marks what it does not understand", "[as-of]")
{
    AsOfDesk desk;
    QMenu *menu = desk.control->menu();
    menu->popup(QPoint(10, 10));
    auto *line = menu->findChild<QLineEdit *>(QStringLiteral("asOfLine"));
    REQUIRE(line);
    line->setText(QStringLiteral("whenever"));
    QTest::keyClick(line, Qt::Key_Return);
    CHECK(line->property("refused").toBool());
    CHECK(menu->isVisible());
    line->setText(QStringLiteral("2025-06-30"));
    QTest::keyClick(line, Qt::Key_Return);
    CHECK_FALSE(menu->isVisible());
    CHECK(desk.control->moment() == desk.end(2025, 6, 30));
    menu->popup(QPoint(10, 10));
    CHECK(line->text() == QStringLiteral("30 Jun 2025"));
    auto *calendar = menu->findChild<QCalendarWidget *>(QStringLiteral("asOfCalendar"));
    CHECK(calendar->selectedDate() == QDate(2025, 6, 30));
    Q_EMIT calendar->activated(QDate(2025, 6, 2));
    CHECK_FALSE(menu->isVisible());
    CHECK(desk.control->moment() == desk.end(2025, 6, 2));
    desk.data.setLocale(QStringLiteral("zh_CN"));
    CHECK(desk.control->words() == QStringLiteral("2025-06-02"));
}
