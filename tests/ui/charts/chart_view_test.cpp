// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/charts/chart_samples.h"
#include "ui/charts/chart_text.h"
#include "ui/charts/widgets/chart_view.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace millrace;
using namespace millrace::test;

namespace {

struct Shown
{
    ChartView view;

    explicit Shown(ChartData data)
    {
        view.setData(std::move(data));
        view.resize(700, 400);
        view.show();
        QApplication::setActiveWindow(&view);
        view.setFocus();
    }
};

} // namespace

TEST_CASE("arrows go along the figures of a chart and Enter opens the one that is marked")
{
    Shown shown(sampleChart(ChartData::Kind::Column, 4, 2, QStringLiteral("A")));
    ChartView &view = shown.view;
    QSignalSpy chosen(&view, &ChartView::chosen);
    CHECK(view.current() == ChartDatum{0, 0});
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Right);
    CHECK(view.current() == ChartDatum{0, 2});
    QTest::keyClick(&view, Qt::Key_Down);
    CHECK(view.current() == ChartDatum{1, 2});
    CHECK(view.accessibleDescription().startsWith(spokenDatum(view.data(), {1, 2}) + u'\n'));
    CHECK(view.accessibleName() == spokenSentence(view.data()));
    QTest::keyClick(&view, Qt::Key_Return);
    REQUIRE(chosen.count() == 1);
    CHECK(chosen.takeFirst().first().value<ChartDatum>() == ChartDatum{1, 2});
    QTest::keyClick(&view, Qt::Key_End);
    QTest::keyClick(&view, Qt::Key_Right);
    CHECK(view.current() == ChartDatum{1, 3});
    QTest::keyClick(&view, Qt::Key_Home);
    CHECK(view.current() == ChartDatum{1, 0});
    CHECK(checks::unnamedWidgets(&view) == QStringList());
}

TEST_CASE("bars that lie are gone along up and down, and an outline is never stood on")
{
    ChartData data = sampleChart(ChartData::Kind::Bar, 4, 2, QStringLiteral("A"));
    data.series[0].ghost = true;
    Shown shown(data);
    CHECK(shown.view.current() == ChartDatum{1, 0});
    QTest::keyClick(&shown.view, Qt::Key_Down);
    CHECK(shown.view.current() == ChartDatum{1, 1});
    QTest::keyClick(&shown.view, Qt::Key_Left);
    CHECK(shown.view.current() == ChartDatum{1, 1});
}

TEST_CASE("a click chooses the figure under it, and one without records is only marked")
{
    ChartData data = sampleChart(ChartData::Kind::Bar, 4, 1, QStringLiteral("A"));
    data.series[0].points[3].opens = false;
    Shown shown(data);
    QSignalSpy chosen(&shown.view, &ChartView::chosen);
    const auto click = [&](int point) {
        QTest::mouseClick(&shown.view, Qt::LeftButton, {},
                          shown.view.layoutNow().placeOf({0, point}).center().toPoint());
    };
    click(2);
    CHECK(chosen.count() == 1);
    CHECK(shown.view.current() == ChartDatum{0, 2});
    click(3);
    CHECK(chosen.count() == 1);
    CHECK(shown.view.current() == ChartDatum{0, 3});
}

TEST_CASE("what left a funnel beside a bar can be chosen apart from the bar")
{
    ChartData data = sampleChart(ChartData::Kind::Funnel, 3, 1, QStringLiteral("A"));
    data.series[0].points[1].spill = QStringLiteral("lost 12");
    Shown shown(data);
    QSignalSpy chosen(&shown.view, &ChartView::chosen), spilt(&shown.view, &ChartView::spillChosen);
    const ChartLayout layout = shown.view.layoutNow();
    REQUIRE(layout.spills.size() == 1);
    QTest::mouseClick(&shown.view, Qt::LeftButton, {}, layout.spills.front().first.center().toPoint());
    CHECK(chosen.count() == 0);
    REQUIRE(spilt.count() == 1);
    CHECK(spilt.first().first().value<ChartDatum>() == ChartDatum{0, 1});
}

TEST_CASE("a chart keeps its place through new figures and draws in the colours of the theme")
{
    Shown shown(sampleChart(ChartData::Kind::Bar, 4, 1, QStringLiteral("A")));
    shown.view.setCurrent({0, 2});
    ChartData fewer = sampleChart(ChartData::Kind::Bar, 3, 1, QStringLiteral("A"));
    shown.view.setData(fewer);
    CHECK(shown.view.current() == ChartDatum{0, 2});
    shown.view.setData(sampleChart(ChartData::Kind::Bar, 2, 1, QStringLiteral("A")));
    CHECK(shown.view.current() == ChartDatum{0, 0});
    const auto painted = [&](const QColor &colour) {
        QCoreApplication::processEvents();
        const QImage image = shown.view.grab().toImage();
        for (int x = 0; x < image.width(); ++x)
            for (int y = 0; y < image.height(); y += 3)
                if (image.pixelColor(x, y) == colour)
                    return true;
        return false;
    };
    Theme theme(*qApp);
    Appearance look;
    look.mode = ThemeMode::Dark;
    theme.apply(look);
    CHECK(painted(Tokens::dark().category[0]));
    look.mode = ThemeMode::Light;
    theme.apply(look);
    CHECK(painted(Tokens::light().category[0]));
    shown.view.setData({});
    CHECK_FALSE(shown.view.grab().isNull());
}
