// SPDX-License-Identifier: GPL-3.0-or-later
// Charts that are worked with: Qt Charts draws where the layout of paper says, and series are taken out and in.
#include "tests/support/qt_strings.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/charts/chart_samples.h"
#include "ui/charts/chart_text.h"
#include "ui/charts/widgets/chart_legend.h"
#include "ui/charts/widgets/chart_plot.h"
#include "ui/charts/widgets/chart_view.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSignalSpy>
#include <QtCharts/QChart>
#include <QTest>

using namespace millrace;
using namespace millrace::test;

namespace {

struct Plotted
{
    ChartView view;

    explicit Plotted(ChartData data, QSize size = {900, 480})
    {
        view.setPlotted(true);
        view.setData(std::move(data));
        view.resize(size);
        view.show();
        QApplication::setActiveWindow(&view);
        view.setFocus();
    }
    QAbstractButton *legendItem(const QString &name) const
    {
        for (QAbstractButton *item : view.legend()->items())
            if (item->text() == name)
                return item;
        FAIL("no such name in the legend");
        return nullptr;
    }
    QImage picture()
    {
        QCoreApplication::processEvents();
        return view.grab().toImage();
    }
    QColor painted(const QPointF &place) { return pixelAt(picture(), place); }
    static QColor pixelAt(const QImage &picture, const QPointF &place)
    {
        return picture.pixelColor((place * picture.devicePixelRatio()).toPoint());
    }
};

constexpr ChartData::Kind plottedKinds[] = {
    ChartData::Kind::Bar,  ChartData::Kind::StackedBar, ChartData::Kind::Column,      ChartData::Kind::StackedColumn,
    ChartData::Kind::Line, ChartData::Kind::Area,       ChartData::Kind::StackedArea, ChartData::Kind::Scatter,
};

bool alike(const QColor &a, const QColor &b)
{
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) <= 24;
}

/// Figures that grow with the series, so that no part of a stack is too thin to be looked at.
ChartData sample(ChartData::Kind kind, int points, int series)
{
    ChartData data = sampleChart(kind, points, series, QStringLiteral("A"));
    for (size_t s = 0; s < data.series.size(); ++s)
        for (size_t p = 0; p < data.series[s].points.size(); ++p) {
            data.series[s].points[p].value = 2'000.0 + 1'500.0 * double(s) + 400.0 * double(p);
            data.series[s].points[p].at = 1'000.0 * double(p + 1) + 300.0 * double(s);
        }
    return data;
}

} // namespace

TEST_CASE("bars, courses, areas and points are shown by Qt Charts, every other kind by the painter of paper")
{
    for (const ChartData::Kind kind : allChartKinds) {
        INFO("kind " << int(kind));
        const bool plotted =
            std::find(std::begin(plottedKinds), std::end(plottedKinds), kind) != std::end(plottedKinds);
        CHECK(ChartPlot::canShow(sample(kind, 4, 2)) == plotted);
    }
    Plotted shown(sample(ChartData::Kind::Bar, 4, 1));
    REQUIRE(shown.view.plot());
    CHECK(shown.view.plot()->chart()->series().size() == 1);
    CHECK(shown.view.plot()->chart()->animationOptions() == QChart::NoAnimation);
    shown.view.setData(sample(ChartData::Kind::Funnel, 4, 1));
    CHECK_FALSE(shown.view.plot());
    ChartData closed = sample(ChartData::Kind::Column, 2, 1);
    closed.series[0].points[1].tone = ChartPoint::Tone::Won;
    CHECK_FALSE(ChartPlot::canShow(closed));
    CHECK_FALSE(ChartPlot::canShow({}));
}

TEST_CASE("Qt Charts puts every mark where the layout says, in both themes and any number of series")
{
    Theme theme(*qApp);
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        Appearance look;
        look.mode = mode;
        theme.apply(look);
        const Tokens &tokens = mode == ThemeMode::Dark ? Tokens::dark() : Tokens::light();
        for (const ChartData::Kind kind : plottedKinds)
            for (const int series : {1, 3}) {
                Plotted shown(sample(kind, 5, series));
                REQUIRE(shown.view.plot());
                // Hovering and the keyboard mark a figure; nothing is to be marked here.
                shown.view.clearFocus();
                const QImage picture = shown.picture();
                for (const ChartMark &mark : shown.view.layoutNow().marks) {
                    if (mark.datum.isNull() ||
                        (mark.shape != ChartMark::Shape::Bar && mark.shape != ChartMark::Shape::Dot))
                        continue;
                    // Near an end, beside the words in the middle.
                    const QPointF place = mark.shape == ChartMark::Shape::Dot ? mark.rect.center()
                                                                              : mark.rect.bottomLeft() + QPointF(4, -4);
                    INFO("kind " << int(kind) << ", dark " << tokens.isDark << ", series " << mark.datum.series
                                 << " of " << series << ", point " << mark.datum.point << ": "
                                 << Plotted::pixelAt(picture, place).name().toStdString());
                    CHECK(alike(Plotted::pixelAt(picture, place), tokens.category[size_t(mark.datum.series)]));
                }
            }
    }
    Appearance look;
    look.mode = ThemeMode::Light;
    theme.apply(look);
}

TEST_CASE("a series taken out by its name in the legend leaves the chart, the keys and the sentence, and comes back")
{
    Plotted shown(sample(ChartData::Kind::Column, 4, 3));
    ChartView &view = shown.view;
    QSignalSpy changed(&view, &ChartView::hiddenSeriesChanged);
    CHECK(checks::unnamedWidgets(&view) == QStringList());
    QTest::mouseClick(shown.legendItem(QStringLiteral("Series 0")), Qt::LeftButton);
    CHECK(changed.count() == 1);
    CHECK(view.hiddenSeries() == QSet<QString>{QStringLiteral("Series 0")});
    CHECK(view.shownData().series.size() == 2);
    CHECK(view.data().series.size() == 3);
    CHECK_FALSE(view.accessibleName().contains(QStringLiteral("Series 0")));
    CHECK(view.layoutNow().placeOf({0, 0}).isNull());
    // What stays keeps its colour and its place among the data.
    const QRectF place = view.layoutNow().placeOf({1, 0});
    REQUIRE_FALSE(place.isNull());
    view.clearFocus();
    CHECK(alike(shown.painted(place.bottomLeft() + QPointF(place.width() / 2, -4)), Tokens::light().category[1]));
    view.setFocus();
    CHECK(view.current() == ChartDatum{1, 0});
    QTest::keyClick(&view, Qt::Key_Up);
    CHECK(view.current() == ChartDatum{1, 0});
    QTest::keyClick(&view, Qt::Key_Down);
    CHECK(view.current() == ChartDatum{2, 0});
    QSignalSpy chosen(&view, &ChartView::chosen);
    QTest::keyClick(&view, Qt::Key_Return);
    REQUIRE(chosen.count() == 1);
    CHECK(chosen.first().first().value<ChartDatum>() == ChartDatum{2, 0});
    // New figures do not bring it back; the key on its name does.
    view.setData(sample(ChartData::Kind::Column, 5, 3));
    CHECK(view.shownData().series.size() == 2);
    QAbstractButton *name = shown.legendItem(QStringLiteral("Series 0"));
    name->setFocus(Qt::TabFocusReason);
    QTest::keyClick(name, Qt::Key_Space);
    CHECK(view.hiddenSeries().isEmpty());
    CHECK(view.shownData().series.size() == 3);
}

TEST_CASE("the last series of a chart cannot be taken out")
{
    Plotted shown(sample(ChartData::Kind::Line, 4, 2));
    QTest::mouseClick(shown.legendItem(QStringLiteral("Series 0")), Qt::LeftButton);
    QTest::mouseClick(shown.legendItem(QStringLiteral("Series 1")), Qt::LeftButton);
    CHECK(shown.view.hiddenSeries() == QSet<QString>{QStringLiteral("Series 0")});
    CHECK(shown.legendItem(QStringLiteral("Series 1"))->isChecked());
    // Data without the series that is out are shown whole.
    shown.view.setHiddenSeries({QStringLiteral("Series 0"), QStringLiteral("Series 1")});
    CHECK(shown.view.shownData().series.size() == 2);
}

TEST_CASE("a click on a mark of Qt Charts chooses its figure, and pointing at it tells it")
{
    Plotted shown(sample(ChartData::Kind::StackedBar, 4, 2));
    QSignalSpy chosen(&shown.view, &ChartView::chosen);
    const QRectF place = shown.view.layoutNow().placeOf({1, 2});
    QTest::mouseClick(&shown.view, Qt::LeftButton, {}, place.center().toPoint());
    REQUIRE(chosen.count() == 1);
    CHECK(chosen.first().first().value<ChartDatum>() == ChartDatum{1, 2});
    // The plot lets pointer and keys through.
    CHECK(shown.view.plot()->testAttribute(Qt::WA_TransparentForMouseEvents));
    CHECK(shown.view.plot()->focusPolicy() == Qt::NoFocus);
}

TEST_CASE("of more categories than there is room for, Qt Charts shows those of the layout and the rest is counted")
{
    Plotted shown(sample(ChartData::Kind::Bar, 60, 1), {500, 260});
    const ChartLayout layout = shown.view.layoutNow();
    CHECK(layout.leftOut > 0);
    const QRectF first = layout.placeOf({0, 0});
    shown.view.clearFocus();
    const ChartMark bar = layout.marks.front();
    CHECK(alike(shown.painted(bar.rect.center()), Tokens::light().category[0]));
    CHECK(first.contains(bar.rect.center()));
}

TEST_CASE("a gap in a line stays a gap, and an earlier period is an outline behind the others")
{
    ChartData gap = sample(ChartData::Kind::Line, 6, 1);
    gap.series[0].points[2].value.reset();
    Plotted line(gap);
    REQUIRE(line.view.plot());
    CHECK(line.view.plot()->chart()->series().size() == 2);
    ChartData compared = sample(ChartData::Kind::Column, 4, 2);
    compared.series[0].ghost = true;
    Plotted bars(compared);
    REQUIRE(bars.view.plot());
    CHECK(bars.view.plot()->chart()->series().size() == 1);
    CHECK(bars.view.legend()->items().size() == 2);
    CHECK(bars.view.current() == ChartDatum{1, 0});
}
