// SPDX-License-Identifier: GPL-3.0-or-later
// Banner, toasts, status strip, empty state, skeleton, error page: the parts that pages and the window use.
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"
#include "tests/support/widget_checks.h"

#include "ui/shell/banner.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/error_page.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/toasts.h"
#include "ui/theme/millrace_style.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace millrace;

namespace {

Message diskFull()
{
    return {MessageTone::Danger, "The change could not be saved",
            "The disk is full.", "Your text is kept.",
            "Free some space.",  "ENOSPC 28"};
}

QList<ToastCard *> cardsOf(const Toasts &toasts)
{
    QList<ToastCard *> cards;
    for (ToastCard *card : toasts.findChildren<ToastCard *>()) {
        if (!card->isHidden())
            cards << card;
    }
    return cards;
}

} // namespace

TEST_CASE("a banner says what happened, why, what was kept and what to do")
{
    QWidget window;
    Banner banner(&window);
    window.show();
    CHECK(banner.isHidden());
    banner.show(diskFull());
    CHECK(banner.isVisible());
    CHECK(banner.accessibleName() == "The change could not be saved");
    CHECK(banner.findChild<QLabel *>("bannerMore")->text() ==
          "The disk is full.\nYour text is kept.\nFree some space.");
    banner.findChild<QPushButton *>("bannerCopyDetails")->click();
    CHECK(QApplication::clipboard()->text() == "ENOSPC 28");
    CHECK(checks::unnamedWidgets(&window).isEmpty());
}

TEST_CASE("a banner's buttons go with its message")
{
    QWidget window;
    Banner banner(&window);
    window.show();
    banner.show(diskFull());
    QSignalSpy clicked(banner.addAction("Try again", "tryAgain"), &QPushButton::clicked);
    banner.findChild<QPushButton *>("tryAgain")->click();
    CHECK(clicked.count() == 1);
    banner.show({MessageTone::Info, "Something else", {}, {}, {}, {}});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    CHECK(banner.findChild<QPushButton *>("tryAgain") == nullptr);
    CHECK(banner.findChild<QLabel *>("bannerMore")->isHidden());
    CHECK(banner.findChild<QPushButton *>("bannerCopyDetails")->isHidden());
    QSignalSpy dismissed(&banner, &Banner::dismissed);
    banner.findChild<QToolButton *>("bannerClose")->click();
    CHECK(banner.isHidden());
    CHECK(dismissed.count() == 1);
}

TEST_CASE("at most three toasts are shown, the oldest goes, all are remembered up to fifty")
{
    QWidget window;
    window.resize(960, 600);
    Toasts toasts(&window);
    window.show();
    for (int i = 1; i <= 60; ++i)
        toasts.show({QString("Toast %1").arg(i), {}, {}});
    CHECK(toasts.count() == 3);
    CHECK(cardsOf(toasts).size() == 3);
    CHECK(cardsOf(toasts).first()->accessibleName() == "Toast 58");
    CHECK(toasts.history().size() == 50);
    CHECK(toasts.history().front().toast.text == "Toast 60");
    CHECK(toasts.geometry().center().x() == Approx(480).margin(1));
    CHECK(toasts.geometry().bottom() < 600);
    window.resize(1366, 768);
    CHECK(toasts.geometry().center().x() == Approx(683).margin(1));
}

TEST_CASE("a toast's button acts once and closes it")
{
    QWidget window;
    window.resize(960, 600);
    Toasts toasts(&window);
    window.show();
    int undone = 0;
    toasts.show({"Deleted 12 customers", "Undo", [&undone] { ++undone; }});
    auto *undo = toasts.findChild<QPushButton *>("toastAction");
    REQUIRE(undo);
    CHECK(undo->text() == "Undo");
    undo->click();
    CHECK(undone == 1);
    CHECK(toasts.count() == 0);
    CHECK(toasts.isHidden());
}

TEST_CASE("a toast stands still under the pointer or the focus and goes when its time is over")
{
    QWidget window;
    window.resize(960, 600);
    Toasts toasts(&window);
    window.show();
    QApplication::setActiveWindow(&window);
    toasts.show({"Deleted 12 customers", "Undo", [] {}});
    ToastCard *card = cardsOf(toasts).first();
    CHECK_FALSE(card->isPaused());
    QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
    QCoreApplication::sendEvent(card, &enter);
    CHECK(card->isPaused());
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(card, &leave);
    CHECK_FALSE(card->isPaused());
    card->findChild<QPushButton *>("toastAction")->setFocus();
    CHECK(card->isPaused());
    card->findChild<QPushButton *>("toastAction")->clearFocus();
    CHECK_FALSE(card->isPaused());
    auto *timer = card->findChild<QTimer *>();
    REQUIRE(timer);
    CHECK(timer->isSingleShot());
    CHECK(timer->interval() <= Toasts::durationMs);
    QMetaObject::invokeMethod(timer, "timeout");
    CHECK(toasts.count() == 0);
}

TEST_CASE("a job is shown once it takes longer, with its progress, and can be stopped")
{
    StatusStrip strip;
    strip.resize(960, 32);
    strip.show();
    auto *job = new Job("Importing accounts.csv", &strip);
    strip.addJob(job);
    auto *chip = strip.findChild<QWidget *>("statusJob");
    CHECK_FALSE(chip->isVisible());
    REQUIRE(QTest::qWaitFor([chip] { return chip->isVisible(); }, 3000));
    CHECK(chip->accessibleName() == "Importing accounts.csv");
    job->setPercent(40);
    CHECK(chip->accessibleName().contains("40"));
    QSignalSpy cancelled(job, &Job::cancelRequested);
    auto *cancel = strip.findChild<QToolButton *>("statusJobCancel");
    cancel->click();
    CHECK(cancelled.count() == 1);
    CHECK_FALSE(cancel->isEnabled());
    CHECK(chip->accessibleName().contains("Stopping"));
    job->finish();
    CHECK_FALSE(chip->isVisible());
}

TEST_CASE("a job that ends quickly is never shown")
{
    StatusStrip strip;
    strip.show();
    auto *job = new Job("Short", &strip);
    strip.addJob(job);
    job->finish();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    CHECK_FALSE(strip.findChild<QWidget *>("statusJob")->isVisible());
}

TEST_CASE("the state of the data is told in words, with details in the tooltip")
{
    StatusStrip strip;
    strip.setState({"On this computer", "/data/sales.millrace", "check-circle", IconTone::Success});
    CHECK(strip.stateButton()->text() == "On this computer");
    CHECK(strip.stateButton()->toolTip() == "/data/sales.millrace");
    CHECK(strip.stateButton()->accessibleName() == "On this computer");
}

TEST_CASE("an empty state shows only the parts that it has")
{
    EmptyState empty("kanban");
    empty.setTexts("No customers match", "Clear filters");
    empty.show();
    CHECK(empty.button()->isVisible());
    CHECK_FALSE(empty.link()->isVisible());
    QSignalSpy clicked(&empty, &EmptyState::buttonClicked);
    empty.button()->click();
    CHECK(clicked.count() == 1);
    CHECK(empty.accessibleName() == "No customers match");
    CHECK(checks::unnamedWidgets(&empty).isEmpty());
}

TEST_CASE("a long sentence of an empty state is shown to its end, however narrow the page")
{
    EmptyState state("building");
    state.setTexts(QString("word ").repeated(40), "New customer");
    for (const int width : {900, 420}) {
        state.resize(width, 600);
        state.show();
        QCoreApplication::processEvents();
        CHECK(checks::clippedTexts(&state).isEmpty());
    }
}

TEST_CASE("a skeleton appears only when loading takes long")
{
    QWidget window;
    SkeletonRows rows(&window);
    rows.resize(400, 300);
    window.show();
    rows.begin();
    CHECK_FALSE(rows.isVisible());
    rows.end();
    CHECK_FALSE(QTest::qWaitFor([&rows] { return rows.isVisible(); }, SkeletonRows::delayMs + 100));
    rows.begin();
    REQUIRE(QTest::qWaitFor([&rows] { return rows.isVisible(); }, 2000));
    rows.end();
    CHECK_FALSE(rows.isVisible());
}

TEST_CASE("the error page offers the ways on")
{
    ErrorPage page;
    page.resize(1366, 768);
    page.show(diskFull(), "/data/sales.millrace", ErrorWay::Retry | ErrorWay::ReadOnly);
    CHECK(page.findChild<QLabel *>("errorPath")->text() == "/data/sales.millrace");
    QSignalSpy retry(&page, &ErrorPage::retryRequested);
    QSignalSpy backup(&page, &ErrorPage::openBackupRequested);
    QSignalSpy other(&page, &ErrorPage::openOtherRequested);
    page.findChild<QPushButton *>("errorRetry")->click();
    page.findChild<QPushButton *>("errorOpenBackup")->click();
    page.findChild<QPushButton *>("errorOpenOther")->click();
    CHECK(retry.count() + backup.count() + other.count() == 3);
    QSignalSpy readOnly(&page, &ErrorPage::openReadOnlyRequested);
    page.findChild<QPushButton *>("errorOpenReadOnly")->click();
    CHECK(readOnly.count() == 1);
    CHECK(buttonKind(page.findChild<QPushButton *>("errorRetry")) == ButtonKind::Primary);
    CHECK(page.findChild<QPushButton *>("errorOpenBackup")->isHidden());
    page.findChild<QPushButton *>("errorCopyDetails")->click();
    CHECK(QApplication::clipboard()->text() == "ENOSPC 28");
    page.show(diskFull(), {}, ErrorWay::Backup);
    CHECK(page.findChild<QPushButton *>("errorRetry")->isHidden());
    CHECK(page.findChild<QLabel *>("errorPath")->isHidden());
    CHECK(checks::unnamedWidgets(&page).isEmpty());
    CHECK(checks::clippedTexts(&page).isEmpty());
}
