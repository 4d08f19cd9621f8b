// SPDX-License-Identifier: GPL-3.0-or-later
// Charts as places and lengths: what is painted is what is laid out here.
#include "tests/support/qt_strings.h"
#include "tests/ui/charts/chart_samples.h"

#include <QSet>

#include <algorithm>
#include <cmath>

using namespace millrace;
using namespace millrace::test;

namespace {

std::vector<ChartMark> marksOf(const ChartLayout &layout, ChartMark::Shape shape, int series = 0)
{
    std::vector<ChartMark> found;
    for (const ChartMark &mark : layout.marks)
        if (mark.shape == shape && mark.datum.series == series && mark.datum.point >= 0)
            found.push_back(mark);
    return found;
}

/// Pairs of texts that reach into each other.
QStringList overlaps(const ChartLayout &layout)
{
    QStringList found;
    for (size_t a = 0; a < layout.words.size(); ++a)
        for (size_t b = a + 1; b < layout.words.size(); ++b) {
            const QRectF common = layout.words[a].rect.intersected(layout.words[b].rect);
            if (common.width() > 0.6 && common.height() > 0.6)
                found << layout.words[a].text + QStringLiteral(" / ") + layout.words[b].text;
        }
    return found;
}

bool isWithin(const QRectF &rect, const QSizeF &size)
{
    return rect.left() >= -0.6 && rect.top() >= -0.6 && rect.right() <= size.width() + 0.6 &&
           rect.bottom() <= size.height() + 0.6;
}

} // namespace

TEST_CASE("no text of any chart stands on another or outside, whatever the size and however many figures")
{
    const ChartStyle style = sampleStyle();
    for (const ChartData::Kind kind : allChartKinds)
        for (const QSizeF size : {QSizeF(220, 140), QSizeF(480, 300), QSizeF(1100, 420)})
            for (const int points : {1, 2, 5, 12, 60})
                for (const QString &name : {QStringLiteral("Ann"), QStringLiteral("a rather long name of a person"),
                                            QStringLiteral("华东大区重点客户事业部")}) {
                    const int series = kind == ChartData::Kind::Waterfall || kind == ChartData::Kind::Funnel ? 1 : 3;
                    const ChartLayout layout = layOutChart(sampleChart(kind, points, series, name), style, size);
                    INFO("kind " << int(kind) << ", " << points << " points, " << size.width() << " x " << size.height()
                                 << ", " << name.toStdString());
                    CHECK(overlaps(layout) == QStringList());
                    for (const ChartWords &words : layout.words) {
                        INFO(words.text.toStdString());
                        CHECK(isWithin(words.rect, size));
                    }
                    for (const ChartMark &mark : layout.marks)
                        CHECK(isWithin(mark.path.isEmpty() ? mark.rect : mark.path.boundingRect(), size));
                    CHECK_FALSE((layout.marks.empty() && kind != ChartData::Kind::Figure));
                }
}

TEST_CASE("bars are as long as their figures")
{
    const ChartStyle style = sampleStyle();
    for (const ChartData::Kind kind : {ChartData::Kind::Bar, ChartData::Kind::Column, ChartData::Kind::Funnel}) {
        const ChartData data = sampleChart(kind, 5, 1, QStringLiteral("A"));
        const auto bars = marksOf(layOutChart(data, style, {700, 420}), ChartMark::Shape::Bar);
        REQUIRE(bars.size() == 5);
        const auto length = [&](const ChartMark &bar) {
            return kind == ChartData::Kind::Column ? bar.rect.height() : bar.rect.width();
        };
        const double scale = length(bars[3]) / *data.series[0].points[3].value;
        for (size_t i = 0; i < bars.size(); ++i) {
            INFO(int(kind) << " " << i);
            CHECK(length(bars[i]) == Approx(scale * *data.series[0].points[i].value).epsilon(0.02).margin(3));
        }
    }
}

TEST_CASE("every wide column says its figure once, the one that fills the axis too")
{
    for (const ChartData::Kind kind : {ChartData::Kind::Column, ChartData::Kind::StackedColumn}) {
        ChartData data = sampleChart(kind, 3, 1, QStringLiteral("A"));
        data.numbers.kind = ChartNumbers::Kind::Count;
        const double figures[]{1700, 5900, 600}; // the axis ends at 6,000
        for (size_t p = 0; p < 3; ++p)
            data.series[0].points[p].value = figures[p];
        const ChartLayout layout = layOutChart(data, sampleStyle(), {480, 260});
        for (const double figure : figures) {
            const QString said = data.numbers.beside(figure);
            INFO(int(kind) << " " << said.toStdString());
            CHECK(std::count_if(layout.words.begin(), layout.words.end(),
                                [&](const ChartWords &words) { return words.text == said; }) == 1);
        }
    }
}

TEST_CASE("bars below zero go the other way, from the same line")
{
    ChartData data = sampleChart(ChartData::Kind::Bar, 2, 1, QStringLiteral("A"));
    data.series[0].points[0].value = 300;
    data.series[0].points[1].value = -600;
    const auto bars = marksOf(layOutChart(data, sampleStyle(), {600, 200}), ChartMark::Shape::Bar);
    REQUIRE(bars.size() == 2);
    CHECK(bars[1].rect.right() == Approx(bars[0].rect.left()));
    CHECK(bars[1].rect.width() == Approx(2 * bars[0].rect.width()));
}

TEST_CASE("what stands on each other touches, and reaches as far as the sum")
{
    ChartData data = sampleChart(ChartData::Kind::StackedColumn, 3, 3, QStringLiteral("A"));
    data.numbers.kind = ChartNumbers::Kind::Count;
    const ChartLayout layout = layOutChart(data, sampleStyle(), {600, 400});
    double scale = 0;
    for (int p = 0; p < 3; ++p) {
        double sum = 0, top = 0, foot = layout.plot.bottom();
        for (int s = 0; s < 3; ++s) {
            const auto bars = marksOf(layout, ChartMark::Shape::Bar, s);
            CHECK(bars[size_t(p)].rect.bottom() == Approx(foot));
            foot = bars[size_t(p)].rect.top();
            top = foot;
            sum += *data.series[size_t(s)].points[size_t(p)].value;
        }
        const double height = layout.plot.bottom() - top;
        if (scale > 0)
            CHECK(height / sum == Approx(scale));
        scale = height / sum;
    }
}

TEST_CASE("a waterfall goes on where it stopped and ends where the sum is")
{
    ChartData data = sampleChart(ChartData::Kind::Waterfall, 4, 1, QStringLiteral("A"));
    const double values[] = {1000, 400, -250, 1150};
    for (size_t i = 0; i < 4; ++i)
        data.series[0].points[i].value = values[i];
    data.series[0].points[0].tone = ChartPoint::Tone::Total;
    data.series[0].points[3].tone = ChartPoint::Tone::Total;
    const ChartLayout layout = layOutChart(data, sampleStyle(), {600, 400});
    const auto bars = marksOf(layout, ChartMark::Shape::Bar);
    REQUIRE(bars.size() == 4);
    CHECK(bars[1].rect.bottom() == Approx(bars[0].rect.top()));
    CHECK(bars[2].rect.top() == Approx(bars[1].rect.top()));
    CHECK(bars[3].rect.top() == Approx(bars[2].rect.bottom()));
    CHECK(bars[1].fill != bars[2].fill);
}

TEST_CASE("every figure is found where it is drawn, and nothing where nothing is")
{
    const ChartStyle style = sampleStyle();
    for (const ChartData::Kind kind : allChartKinds) {
        const bool single = kind == ChartData::Kind::Waterfall || kind == ChartData::Kind::Funnel ||
                            kind == ChartData::Kind::Figure || kind == ChartData::Kind::Target;
        const ChartData data = sampleChart(kind, 4, single ? 1 : 2, QStringLiteral("A"));
        const ChartLayout layout = layOutChart(data, style, {800, 460});
        const int count = kind == ChartData::Kind::Figure ? 1 : 4 * (single ? 1 : 2);
        INFO(int(kind));
        CHECK(int(layout.hits.size()) == count);
        for (const auto &[rect, datum] : layout.hits) {
            const ChartDatum found = layout.datumAt(rect.center());
            INFO(datum.series << "/" << datum.point << " found " << found.series << "/" << found.point);
            // Points of two courses may lie on each other; then the later one is found.
            const bool shared = std::any_of(layout.hits.begin(), layout.hits.end(), [&, at = rect](const auto &other) {
                return !(other.second == datum) && other.first.contains(at.center());
            });
            CHECK((found == datum || shared));
            CHECK(layout.placeOf(datum) == rect);
        }
        CHECK(layout.datumAt({-5, -5}).isNull());
    }
}

TEST_CASE("what has no room is counted and named, not drawn over")
{
    const ChartStyle style = sampleStyle();
    for (const ChartData::Kind kind : {ChartData::Kind::Bar, ChartData::Kind::Heat, ChartData::Kind::Target}) {
        const bool heat = kind == ChartData::Kind::Heat;
        const ChartData data = sampleChart(kind, heat ? 3 : 60, heat ? 60 : 1, QStringLiteral("A"));
        const ChartLayout small = layOutChart(data, style, {400, 200});
        CHECK(small.leftOut > 0);
        CHECK(int(small.hits.size()) / (heat ? 3 : 1) + small.leftOut == 60);
        CHECK(std::any_of(small.words.begin(), small.words.end(), [&](const ChartWords &words) {
            return words.text.contains(QString::number(small.leftOut));
        }));
        CHECK(layOutChart(data, style, {400, chartHeight(data, style)}).leftOut == 0);
    }
}

TEST_CASE("axes have round steps, zero among them, and hold every figure")
{
    for (const double highest : {0.7, 1.0, 3.0, 9.99, 42.0, 999.0, 1'000.0, 123'456.0, 9.7e9})
        for (const double lowest : {0.0, -highest / 3, -highest * 2})
            for (const int most : {1, 3, 6}) {
                const ChartScale scale = niceScale(lowest, highest, most, false);
                INFO(lowest << " " << highest << " " << most << ": " << scale.from << " " << scale.to << " "
                            << scale.step);
                CHECK(scale.from <= lowest + 1e-9);
                CHECK(scale.to >= highest - 1e-9 * highest);
                const auto ticks = scale.ticks();
                CHECK(int(ticks.size()) <= most + 3);
                CHECK(std::count(ticks.begin(), ticks.end(), 0.0) == 1);
                const double lead = scale.step / std::pow(10.0, std::floor(std::log10(scale.step) + 1e-9));
                CHECK((std::abs(lead - 1) < 1e-6 || std::abs(lead - 2) < 1e-6 || std::abs(lead - 5) < 1e-6));
            }
    const ChartScale whole = niceScale(0, 2, 6, true);
    CHECK(whole.step == 1);
}

TEST_CASE("the seventh series and all after it become one, and nothing of the sum is lost")
{
    ChartData data = sampleChart(ChartData::Kind::StackedBar, 4, 9, QStringLiteral("A"));
    double before = 0, after = 0;
    for (const ChartSeries &series : data.series)
        for (const ChartPoint &point : series.points)
            before += *point.value;
    foldSeries(data);
    REQUIRE(data.series.size() == 7);
    CHECK(data.series.back().others);
    CHECK_FALSE(data.series.back().points.front().opens);
    for (const ChartSeries &series : data.series)
        for (const ChartPoint &point : series.points)
            after += *point.value;
    CHECK(after == Approx(before));
    // Rates cannot be added: the rest is named instead.
    ChartData rates = sampleChart(ChartData::Kind::Line, 4, 9, QStringLiteral("A"));
    foldSeries(rates);
    CHECK(rates.series.size() == 6);
    CHECK(rates.note.contains(QStringLiteral("3")));
    ChartData few = sampleChart(ChartData::Kind::Line, 4, 6, QStringLiteral("A"));
    const ChartData same = few;
    foldSeries(few);
    CHECK(few == same);
}

TEST_CASE("series are told apart by colour, lines by dash and marker as well, and others by a hatch")
{
    ChartData data = sampleChart(ChartData::Kind::Line, 4, 4, QStringLiteral("A"));
    const ChartLayout layout = layOutChart(data, sampleStyle(), {800, 460});
    QSet<QString> looks, dashes;
    for (const ChartMark &mark : layout.marks)
        if (mark.shape == ChartMark::Shape::Course) {
            looks.insert(mark.line.name());
            dashes.insert(QString::number(mark.dash));
        }
    CHECK(looks.size() == 4);
    CHECK(dashes.size() == 4);
    ChartData stacked = sampleChart(ChartData::Kind::StackedBar, 3, 9, QStringLiteral("A"));
    foldSeries(stacked);
    const ChartLayout folded = layOutChart(stacked, sampleStyle(), {800, 300});
    CHECK(marksOf(folded, ChartMark::Shape::Bar, 6).front().hatched);
    CHECK_FALSE(marksOf(folded, ChartMark::Shape::Bar, 5).front().hatched);
}

TEST_CASE("what a chart is held against is an outline without a fill")
{
    ChartData data = sampleChart(ChartData::Kind::Funnel, 4, 2, QStringLiteral("A"));
    data.series[1].ghost = true;
    const ChartLayout layout = layOutChart(data, sampleStyle(), {700, 300});
    const auto ghosts = marksOf(layout, ChartMark::Shape::Bar, 1);
    REQUIRE(ghosts.size() == 4);
    for (const ChartMark &ghost : ghosts) {
        CHECK_FALSE(ghost.fill.isValid());
        CHECK(ghost.lineWidth > 0);
    }
    CHECK(layout.hits.size() == 4);
}

TEST_CASE("texts on marks can be read")
{
    for (const Tokens *tokens : {&Tokens::light(), &Tokens::dark()}) {
        ChartStyle style = sampleStyle();
        style.tokens = tokens;
        for (const ChartData::Kind kind :
             {ChartData::Kind::Heat, ChartData::Kind::StackedBar, ChartData::Kind::Funnel}) {
            const ChartData data = sampleChart(kind, 5, kind == ChartData::Kind::Funnel ? 1 : 6, QStringLiteral("A"));
            const ChartLayout layout = layOutChart(data, style, {1400, 400});
            int inside = 0;
            for (const ChartWords &words : layout.words) {
                if (!words.inMark)
                    continue;
                ++inside;
                const auto under = std::find_if(layout.marks.rbegin(), layout.marks.rend(), [&](const ChartMark &mark) {
                    return mark.fill.isValid() && mark.rect.contains(words.rect.center());
                });
                REQUIRE(under != layout.marks.rend());
                INFO(int(kind) << " " << words.text.toStdString() << " on " << under->fill.name().toStdString());
                CHECK(contrastRatio(words.colour, under->fill) >= 3.0);
            }
            CHECK(inside > 0);
        }
    }
}
