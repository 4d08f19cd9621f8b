// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/widgets/chart_plot.h"

#include "ui/charts/chart_canvas.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_text.h"

#include <QGraphicsLayout>
#include <QPen>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QBarSeries>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QHorizontalBarSeries>
#include <QtCharts/QHorizontalStackedBarSeries>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>

namespace millrace {

namespace {

using Kind = ChartData::Kind;

constexpr size_t manyPoints = 40;
constexpr int markerScale = 4;

bool isLying(Kind kind)
{
    return kind == Kind::Bar || kind == Kind::StackedBar;
}

bool isBars(Kind kind)
{
    return isLying(kind) || kind == Kind::Column || kind == Kind::StackedColumn;
}

bool isStacked(const ChartData &data)
{
    return data.series.size() > 1 && (data.kind == Kind::StackedBar || data.kind == Kind::StackedColumn);
}

QAbstractBarSeries *barSeriesOf(const ChartData &data)
{
    if (isLying(data.kind))
        return isStacked(data) ? static_cast<QAbstractBarSeries *>(new QHorizontalStackedBarSeries)
                               : new QHorizontalBarSeries;
    return isStacked(data) ? static_cast<QAbstractBarSeries *>(new QStackedBarSeries) : new QBarSeries;
}

/// Room around the plot, so that a point at the end of an axis is shown whole.
double edgeOf(const ChartData &data, const ChartLayout &layout)
{
    return data.kind == Kind::Scatter ? 6 * layout.unit : 0;
}

QValueAxis *axisOf(double from, double to)
{
    auto *axis = new QValueAxis;
    axis->setRange(from, to);
    axis->setLabelsVisible(false);
    axis->setLineVisible(false);
    axis->setGridLineVisible(false);
    axis->setMinorGridLineVisible(false);
    return axis;
}

QValueAxis *axisOf(const ChartScale &scale, const Tokens &tokens, bool grid)
{
    QValueAxis *axis = axisOf(scale.from, scale.to);
    axis->setTickType(QValueAxis::TicksDynamic);
    axis->setTickAnchor(scale.from);
    axis->setTickInterval(scale.step);
    axis->setGridLineVisible(grid);
    axis->setGridLinePen(QPen(tokens.border, 1));
    return axis;
}

} // namespace

bool ChartPlot::canShow(const ChartData &data)
{
    const bool kind = isBars(data.kind) || data.kind == Kind::Line || data.kind == Kind::Area ||
                      data.kind == Kind::StackedArea || data.kind == Kind::Scatter;
    return kind && insteadOfChart(data).isEmpty() &&
           std::none_of(data.series.begin(), data.series.end(), [](const ChartSeries &series) {
               return std::any_of(series.points.begin(), series.points.end(),
                                  [](const ChartPoint &point) { return point.tone != ChartPoint::Tone::Normal; });
           });
}

ChartPlot::ChartPlot(QWidget *parent) : QChartView(parent)
{
    setObjectName(QStringLiteral("chartPlot"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setBackgroundBrush(Qt::NoBrush);
    chart()->setBackgroundVisible(false);
    chart()->setPlotAreaBackgroundVisible(false);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    chart()->setFocusPolicy(Qt::NoFocus);
}

void ChartPlot::setData(const ChartData &data, const ChartLayout &layout, const ChartStyle &style)
{
    const bool same = data == m_data && style.tokens == m_style.tokens && style.font == m_style.font &&
                      layout.leftOut == m_layout.leftOut && layout.values == m_layout.values &&
                      layout.across == m_layout.across && layout.barShare == m_layout.barShare &&
                      layout.unit == m_layout.unit && (data.kind != Kind::Scatter || layout.plot == m_layout.plot);
    m_data = data;
    m_layout = layout;
    m_style = style;
    m_behind = m_front = {};
    m_behind.unit = m_front.unit = layout.unit;
    m_front.words = layout.words;
    // Qt Charts draws the grid; the line of nothing and what stands on the marks are ours.
    for (const ChartRule &rule : layout.rules)
        if (rule.colour != style.tokens->border)
            m_front.rules.push_back(rule);
    for (ChartMark mark : layout.marks) {
        if (mark.datum.isNull() && mark.shape == ChartMark::Shape::Bar)
            continue;
        if (mark.shape == ChartMark::Shape::Bar && data.series[size_t(mark.datum.series)].ghost) {
            m_behind.marks.push_back(mark);
        } else if (mark.hatched) {
            mark.fill = {};
            m_front.marks.push_back(mark);
        }
    }
    if (!same)
        build();
    const double edge = edgeOf(data, layout);
    chart()->setPlotArea(layout.plot.adjusted(-edge, -edge, edge, edge));
    show();
    viewport()->update();
}

void ChartPlot::build()
{
    chart()->removeAllSeries();
    for (QAbstractAxis *axis : chart()->axes()) {
        chart()->removeAxis(axis);
        delete axis;
    }
    const auto categories = double(m_data.length()) - (isBars(m_data.kind) ? m_layout.leftOut : 0);
    const Tokens &tokens = *m_style.tokens;
    if (m_data.kind == Kind::Scatter) {
        m_across = axisOf(m_layout.across, tokens, true);
        m_up = axisOf(m_layout.values, tokens, true);
        // As much further as the area is larger.
        const double edge = edgeOf(m_data, m_layout);
        const auto widen = [edge](QAbstractAxis *axis, const ChartScale &scale, double length) {
            const double more = (scale.to - scale.from) * edge / std::max(1.0, length);
            axis->setRange(scale.from - more, scale.to + more);
        };
        widen(m_across, m_layout.across, m_layout.plot.width());
        widen(m_up, m_layout.values, m_layout.plot.height());
    } else if (isLying(m_data.kind)) {
        m_across = axisOf(m_layout.values, tokens, false);
        m_up = axisOf(-0.5, categories - 0.5);
    } else {
        m_across = axisOf(-0.5, categories - 0.5);
        m_up = axisOf(m_layout.values, tokens, true);
    }
    chart()->addAxis(m_across, Qt::AlignBottom);
    chart()->addAxis(m_up, Qt::AlignLeft);
    if (m_data.kind == Kind::Scatter)
        addPoints();
    else if (isBars(m_data.kind))
        addBars();
    else
        addCourses();
}

void ChartPlot::addSeries(QAbstractSeries *series)
{
    chart()->addSeries(series);
    series->attachAxis(m_across);
    series->attachAxis(m_up);
}

void ChartPlot::addBars()
{
    const ChartCanvas canvas(m_data, m_style, m_layout.size);
    const bool lying = isLying(m_data.kind), stacked = isStacked(m_data);
    const int count = int(m_data.length()) - m_layout.leftOut;
    QList<QBarSet *> sets;
    for (size_t s = 0; s < m_data.series.size(); ++s) {
        const ChartSeries &series = m_data.series[s];
        if (series.ghost)
            continue;
        auto *set = new QBarSet(series.name);
        set->setColor(canvas.colourOf(s));
        // Bars that touch are told apart by a gap in the colour of the ground.
        const bool touches = stacked || m_data.series.size() > 1;
        set->setPen(touches ? QPen(m_style.tokens->surface, m_layout.unit) : QPen(Qt::NoPen));
        // The axis of bars that lie goes up, and they are read downwards.
        for (int i = 0; i < count; ++i) {
            const auto at = size_t(lying ? count - 1 - i : i);
            *set << (at < series.points.size() ? series.points[at].value.value_or(0) : 0);
        }
        sets << set;
    }
    if (lying && !stacked)
        std::reverse(sets.begin(), sets.end());
    QAbstractBarSeries *bars = barSeriesOf(m_data);
    bars->setBarWidth(m_layout.barShare);
    bars->append(sets);
    addSeries(bars);
}

void ChartPlot::addCourses()
{
    const bool stacked = m_data.kind == Kind::StackedArea, areas = stacked || m_data.kind == Kind::Area;
    const auto each = [&](const auto &add) {
        std::vector<double> base(m_data.length(), 0);
        for (const bool ghosts : {true, false})
            for (size_t s = 0; s < m_data.series.size(); ++s) {
                const ChartSeries &series = m_data.series[s];
                if (series.ghost != ghosts)
                    continue;
                add(s, base);
                if (stacked && !ghosts)
                    for (size_t i = 0; i < series.points.size(); ++i)
                        base[i] += series.points[i].value.value_or(0);
            }
    };
    // No area covers a line.
    if (areas)
        each([this](size_t series, const std::vector<double> &base) {
            if (!m_data.series[series].ghost)
                addArea(series, base);
        });
    each([this](size_t series, const std::vector<double> &base) { addCourse(series, base); });
}

void ChartPlot::addArea(size_t at, const std::vector<double> &base)
{
    const ChartSeries &series = m_data.series[at];
    auto *area = new QAreaSeries;
    auto *top = new QLineSeries(area), *foot = new QLineSeries(area);
    for (size_t i = 0; i < base.size(); ++i) {
        const bool known = i < series.points.size() && series.points[i].value;
        top->append(double(i), base[i] + (known ? *series.points[i].value : 0));
        foot->append(double(i), base[i]);
    }
    area->setUpperSeries(top);
    area->setLowerSeries(foot);
    area->setName(series.name);
    area->setPen(QPen(Qt::NoPen));
    const double depth = m_data.kind == Kind::StackedArea ? 0.55 : 0.25;
    area->setBrush(blended(m_style.tokens->surface, ChartCanvas(m_data, m_style, m_layout.size).colourOf(at), depth));
    addSeries(area);
}

void ChartPlot::addCourse(size_t at, const std::vector<double> &base)
{
    const ChartSeries &series = m_data.series[at];
    const ChartCanvas canvas(m_data, m_style, m_layout.size);
    const QColor colour = canvas.colourOf(at);
    const int shape = int(canvas.slotOf(at) % 4);
    const double unit = m_layout.unit, side = (base.size() > manyPoints ? 3 : 6) * unit;
    QLineSeries *course = nullptr;
    // A line for each stretch without a gap.
    for (size_t i = 0; i < series.points.size(); ++i) {
        if (!series.points[i].value) {
            course = nullptr;
            continue;
        }
        if (!course) {
            course = new QLineSeries;
            course->setName(series.name);
            course->setPen(chartPen(colour, (series.ghost ? 1.5 : 2) * unit, series.ghost ? 1 : shape));
            if (!series.ghost) {
                course->setMarkerSize(side);
                course->setLightMarker(marker(colour, shape, side));
            }
            addSeries(course);
        }
        course->append(double(i), base[i] + *series.points[i].value);
    }
}

void ChartPlot::addPoints()
{
    const ChartCanvas canvas(m_data, m_style, m_layout.size);
    constexpr QScatterSeries::MarkerShape shapes[] = {
        QScatterSeries::MarkerShapeCircle, QScatterSeries::MarkerShapeRectangle,
        QScatterSeries::MarkerShapeRotatedRectangle, QScatterSeries::MarkerShapeTriangle};
    for (size_t s = 0; s < m_data.series.size(); ++s) {
        auto *points = new QScatterSeries;
        points->setName(m_data.series[s].name);
        points->setMarkerShape(shapes[canvas.slotOf(s) % 4]);
        points->setMarkerSize(9 * m_layout.unit);
        points->setPen(QPen(Qt::NoPen));
        points->setBrush(canvas.colourOf(s));
        for (const ChartPoint &point : m_data.series[s].points)
            if (point.value && point.at)
                points->append(*point.at, *point.value);
        addSeries(points);
    }
}

QImage ChartPlot::marker(const QColor &colour, int shape, double side) const
{
    const int pixels = std::max(1, int(side * markerScale));
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    ChartLayout layout;
    ChartMark dot;
    dot.shape = ChartMark::Shape::Dot;
    dot.fill = colour;
    dot.marker = shape;
    dot.rect = QRectF(1, 1, pixels - 2, pixels - 2);
    layout.marks.push_back(dot);
    QPainter painter(&image);
    paintChart(painter, layout, m_style);
    return image;
}

void ChartPlot::drawBackground(QPainter *painter, const QRectF &)
{
    paintChart(*painter, m_behind, m_style);
}

void ChartPlot::drawForeground(QPainter *painter, const QRectF &)
{
    paintChart(*painter, m_front, m_style);
}

} // namespace millrace
