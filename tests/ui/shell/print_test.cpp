// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/shell/shell_fixture.h"

#include "ui/shell/print_preview.h"

#include <QComboBox>
#include <QFile>
#include <QPainter>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace millrace;
using millrace::tests::PlainPage;
using millrace::tests::Shell;

namespace {

QPageLayout a4(bool landscape = false)
{
    return QPageLayout(QPageSize(QPageSize::A4), landscape ? QPageLayout::Landscape : QPageLayout::Portrait,
                       QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
}

Printout table(int rows)
{
    Printout printout;
    printout.title = "Customers";
    printout.notes = {"Only: Level is A"};
    printout.columns = {{"Name", false, 2}, {"Amount", true, 1}};
    for (int i = 0; i < rows; ++i)
        printout.rows.push_back({QString("Customer %1").arg(i), QString::number(i)});
    return printout;
}

PrintLayout layout(const Printout &printout, bool landscape = false)
{
    return PrintLayout(printout, a4(landscape), QApplication::font(), "Page %1 of %2");
}

QImage painted(const PrintLayout &pages, int page)
{
    QImage image((pages.pageSize() / PrintLayout::perPoint).toSize(), QImage::Format_RGB32);
    image.fill(Qt::red);
    QPainter painter(&image);
    painter.scale(1.0 / PrintLayout::perPoint, 1.0 / PrintLayout::perPoint);
    pages.paint(&painter, page);
    return image;
}

/// Rows of a picture that are not white all over.
int inkedRows(const QImage &image)
{
    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != qRgb(255, 255, 255)) {
                ++inked;
                break;
            }
        }
    }
    return inked;
}

} // namespace

TEST_CASE("a long table breaks into pages, every row on one of them, the last page shorter")
{
    const PrintLayout one = layout(table(5));
    CHECK(one.pageCount() == 1);
    const PrintLayout many = layout(table(200));
    CHECK(many.pageCount() > 3);
    CHECK(many.pageCount() < 10);
    CHECK(layout(table(200), true).pageCount() > many.pageCount());
    CHECK(layout(table(0)).pageCount() == 1);
    CHECK(inkedRows(painted(many, many.pageCount() - 1)) < inkedRows(painted(many, 1)));
}

TEST_CASE("paper is white and inked in the light colours, whatever the theme")
{
    Appearance dark;
    dark.mode = ThemeMode::Dark;
    const QImage light = painted(layout(table(40)), 0);
    Shell shell("en", dark);
    REQUIRE(shell.theme.isDark());
    const QImage other = painted(layout(table(40)), 0);
    CHECK(checks::shareLighterThan(other, 0xF0) > 0.85);
    CHECK(light == other);
}

TEST_CASE("long texts go on in further lines where they may, and a heading takes the whole width")
{
    Printout printout;
    printout.columns = {{"Field", false, 1}, {"Value", false, 2}};
    printout.wraps = true;
    printout.rows = {{"Basics"}, {"Remarks", QString("word ").repeated(3000)}, {"Name", "short"}};
    const PrintLayout pages = layout(printout);
    CHECK(pages.pageCount() >= 2);
    printout.wraps = false;
    CHECK(layout(printout).pageCount() == 1);
}

TEST_CASE("a picture stands above the table and fits the page")
{
    Printout printout = table(3);
    printout.picture = QImage(3000, 4000, QImage::Format_RGB32);
    printout.picture.fill(Qt::blue);
    const PrintLayout pages = layout(printout);
    CHECK(pages.pageCount() == 1);
    const QImage image = painted(pages, 0);
    int blue = 0;
    for (int y = 0; y < image.height(); ++y)
        blue += image.pixel(image.width() / 4, y) == qRgb(0, 0, 255) ? 1 : 0;
    CHECK(blue > image.height() / 3);
    CHECK(blue < image.height() * 2 / 3);
}

TEST_CASE("the preview walks the pages and turns the paper")
{
    Shell shell;
    PrintPreview preview(table(200), shell.window.get());
    preview.show();
    const int pages = preview.pageCount();
    auto *count = preview.findChild<QToolButton *>("printPrevious");
    CHECK_FALSE(count->isEnabled());
    QTest::keyClick(&preview, Qt::Key_PageDown);
    CHECK(preview.page() == 1);
    CHECK(count->isEnabled());
    QTest::keyClick(&preview, Qt::Key_End);
    CHECK(preview.page() == pages - 1);
    preview.findChild<QComboBox *>("printOrientation")->setCurrentIndex(1);
    CHECK(preview.pageCount() > pages);
    CHECK(checks::unnamedWidgets(&preview) == QStringList());
    CHECK(checks::tabOrderBreaks(&preview) == QStringList());
    CHECK(checks::clippedTexts(&preview) == QStringList());
    shell.run("settings.chinese");
    shell.settle();
    CHECK(checks::latinTexts(&preview, {"PDF", "Customers", "PgUp", "PgDn"}) == QStringList());
    shell.run("settings.english");
}

TEST_CASE("the same pages become a PDF file off the UI thread, and one that is given up leaves nothing")
{
    Shell shell;
    const QString path = shell.profile.filePath("list.pdf");
    PrintPreview preview(table(200), shell.window.get());
    QSignalSpy saved(&preview, &PrintPreview::saved), failed(&preview, &PrintPreview::failed);
    preview.savePdf(path);
    CHECK(preview.isBusy());
    CHECK(preview.findChild<QPushButton *>("printClose")->text() == "Cancel");
    REQUIRE(QTest::qWaitFor([&] { return saved.count() == 1; }, 10000));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    CHECK(content.startsWith("%PDF"));
    CHECK(content.count("/Type /Page\n") == preview.pageCount());

    // Nothing is painted before the hand is off the worker: it is given up at its first page.
    const QString other = shell.profile.filePath("other.pdf");
    QSemaphore held;
    preview.worker().start([&held] { held.acquire(); });
    preview.savePdf(other);
    CHECK(preview.isBusy());
    preview.findChild<QPushButton *>("printClose")->click();
    held.release();
    REQUIRE(QTest::qWaitFor([&] { return failed.count() == 1; }, 10000));
    CHECK(saved.count() == 1);
    CHECK_FALSE(QFile::exists(other));
    CHECK_FALSE(preview.isBusy());

    preview.savePdf("/nowhere/at/all.pdf");
    REQUIRE(QTest::qWaitFor([&] { return failed.count() == 2; }, 10000));
    CHECK_FALSE(preview.isBusy());
}

TEST_CASE("Ctrl+P is offered where the page can be printed, with the reason where it cannot")
{
    Shell shell;
    shell.show();
    CHECK_FALSE(shell.commands.action("file.print")->isEnabled());
    CHECK(shell.commands.reason("file.print") == "This page cannot be printed");
}
