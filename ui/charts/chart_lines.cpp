// SPDX-License-Identifier: GPL-3.0-or-later
// Courses over categories in order, and points between two axes.
#include "ui/charts/chart_canvas.h"

#include <algorithm>
#include <cmath>

namespace millrace {

namespace {

/// A name at the end of its line, moved as far as the names above it ask for.
struct EndName
{
    double y = 0;
    QString text;
    QColor colour;
};

void writeEndNames(ChartCanvas &canvas, const QRectF &room, std::vector<EndName> names)
{
    std::stable_sort(names.begin(), names.end(), [](const EndName &a, const EndName &b) { return a.y < b.y; });
    const double line = canvas.line();
    // Down from the top, then up again from the foot where the last ones were pushed out.
    double free = room.top();
    for (EndName &name : names) {
        name.y = std::max(free, name.y - line / 2);
        free = name.y + line;
    }
    double foot = room.bottom();
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        name->y = std::min(name->y, foot - line);
        foot = name->y;
    }
    for (const EndName &name : names)
        if (name.y >= room.top() - 0.5) {
            // Colours of lines are told apart as lines; as letters they must be read too.
            const bool readable = contrastRatio(name.colour, canvas.tokens().surface) >= 4.5;
            canvas.write({room.left(), name.y, room.width(), line}, name.text, TextStyle::Caption,
                         readable ? name.colour : canvas.tokens().text);
        }
}

/// Where the figures of a series stand; a gap where there is none.
std::vector<std::optional<QPointF>> placesOf(const ChartSeries &series, const std::vector<double> &xs,
                                             const std::vector<double> &base, const ChartScale &scale,
                                             const QRectF &plot)
{
    std::vector<std::optional<QPointF>> places;
    for (size_t i = 0; i < xs.size(); ++i) {
        if (i >= series.points.size() || !series.points[i].value) {
            places.emplace_back();
            continue;
        }
        const double value = *series.points[i].value + base[i];
        places.emplace_back(QPointF(xs[i], plot.bottom() - scale.share(value) * plot.height()));
    }
    return places;
}

QString endText(const ChartCanvas &canvas, const ChartSeries &series)
{
    for (auto point = series.points.rbegin(); point != series.points.rend(); ++point)
        if (point->value)
            return series.name.isEmpty() ? canvas.labelOf(*point) : series.name + u' ' + canvas.labelOf(*point);
    return series.name;
}

class CourseLayout
{
public:
    explicit CourseLayout(ChartCanvas &canvas)
        : m_canvas(canvas), m_data(canvas.data()), m_stacked(m_data.kind == ChartData::Kind::StackedArea),
          m_areas(m_stacked || m_data.kind == ChartData::Kind::Area)
    {
    }

    void run()
    {
        const double line = m_canvas.line();
        auto [lowest, highest] = m_canvas.span(m_stacked);
        m_scale = {lowest, highest, 1};
        QRectF area = m_canvas.frame(true);
        double names = 0;
        for (const ChartSeries &series : m_data.series)
            if (!series.ghost)
                names = std::max(names, m_canvas.textWidth(endText(m_canvas, series)));
        names = std::min(names, area.width() * 0.28);
        const QRectF ends(area.right() - names, area.top(), names, area.height() - line - 6 * m_canvas.unit());
        area.setRight(ends.left() - 8 * m_canvas.unit());
        m_plot = m_canvas.valueAxis(area, line + 6 * m_canvas.unit(), m_scale);
        const size_t count = m_data.length();
        const double slot = m_plot.width() / double(std::max<size_t>(1, count));
        for (size_t i = 0; i < count; ++i)
            m_xs.push_back(m_plot.left() + (double(i) + 0.5) * slot);
        // No area covers a line.
        for (const bool areas : {true, false}) {
            m_base.assign(count, 0);
            for (const bool ghosts : {true, false})
                for (size_t s = 0; s < m_data.series.size(); ++s)
                    if (m_data.series[s].ghost == ghosts)
                        addSeries(s, areas);
        }
        for (const auto &[place, datum] : m_dots)
            m_canvas.addHit({place.x() - slot / 2, place.y() - 9 * m_canvas.unit(), slot, 18 * m_canvas.unit()}, datum);
        addLabels();
        m_canvas.categoryAxis(m_plot, m_xs, slot);
        writeEndNames(m_canvas, ends, std::move(m_names));
        m_canvas.finishNote();
    }

private:
    void addSeries(size_t at, bool asArea)
    {
        const ChartSeries &series = m_data.series[at];
        const auto places =
            placesOf(series, m_xs, m_stacked ? m_base : std::vector<double>(m_xs.size(), 0), m_scale, m_plot);
        const QColor colour = m_canvas.colourOf(at);
        if (asArea) {
            if (m_areas && !series.ghost)
                addArea(at, places, colour);
            addToBase(series);
            return;
        }
        ChartMark course;
        course.shape = ChartMark::Shape::Course;
        course.datum = {int(at), -1};
        course.line = colour;
        course.lineWidth = series.ghost ? 1.5 : 2;
        course.dash = series.ghost ? 1 : int(m_canvas.slotOf(at) % 4);
        QPointF last;
        for (size_t i = 0; i <= places.size(); ++i) {
            if (i < places.size() && places[i]) {
                course.path << *places[i];
                last = *places[i];
                continue;
            }
            if (course.path.size() > 1)
                m_canvas.addMark(course);
            course.path.clear();
        }
        addToBase(series);
        if (series.ghost)
            return;
        for (size_t i = 0; i < places.size(); ++i) {
            if (!places[i])
                continue;
            ChartMark dot;
            dot.shape = ChartMark::Shape::Dot;
            dot.datum = {int(at), int(i)};
            const double side = (places.size() > 40 ? 3 : 6) * m_canvas.unit();
            dot.rect = QRectF(places[i]->x() - side / 2, places[i]->y() - side / 2, side, side);
            dot.fill = colour;
            dot.marker = int(m_canvas.slotOf(at) % 4);
            m_canvas.addMark(dot);
            m_dots.emplace_back(*places[i], dot.datum);
        }
        if (!last.isNull())
            m_names.push_back({last.y(), endText(m_canvas, series), colour});
        ++m_drawn;
    }

    void addToBase(const ChartSeries &series)
    {
        if (m_stacked && !series.ghost)
            for (size_t i = 0; i < m_base.size() && i < series.points.size(); ++i)
                m_base[i] += series.points[i].value.value_or(0);
    }

    void addArea(size_t at, const std::vector<std::optional<QPointF>> &places, const QColor &colour)
    {
        ChartMark area;
        area.shape = ChartMark::Shape::Area;
        area.datum = {int(at), -1};
        area.fill = blended(m_canvas.tokens().surface, colour, m_stacked ? 0.55 : 0.25);
        area.hatched = m_data.series[at].others;
        QPolygonF foot;
        for (size_t i = 0; i < places.size(); ++i) {
            const double base = m_plot.bottom() - m_scale.share(m_stacked ? m_base[i] : 0) * m_plot.height();
            area.path << places[i].value_or(QPointF(m_xs[i], base));
            foot.prepend(QPointF(m_xs[i], base));
        }
        area.path += foot;
        m_canvas.addMark(area);
    }

    /// Figures at the dots, the highest first, as long as nothing stands there.
    void addLabels()
    {
        if (m_drawn > 1)
            return;
        auto order = m_dots;
        std::stable_sort(order.begin(), order.end(),
                         [](const auto &a, const auto &b) { return a.first.y() < b.first.y(); });
        for (const auto &[place, datum] : order) {
            // The last one is told at the end of the line.
            if (datum.point + 1 == int(m_xs.size()))
                continue;
            const QString text = m_canvas.labelOf(*pointOf(m_data, datum));
            const double width = m_canvas.textWidth(text), line = m_canvas.line(), gap = 4 * m_canvas.unit();
            // In a valley the line goes up on both sides: there is room below.
            const bool valley = isAbove(datum.point - 1, place.y()) && isAbove(datum.point + 1, place.y());
            m_canvas.writeIfFree(
                {place.x() - width / 2, valley ? place.y() + gap : place.y() - line - gap, width, line}, text,
                TextStyle::Caption, m_canvas.tokens().text, Qt::AlignCenter);
        }
    }

    bool isAbove(int point, double y) const
    {
        return std::any_of(m_dots.begin(), m_dots.end(),
                           [&](const auto &dot) { return dot.second.point == point && dot.first.y() < y; });
    }

    ChartCanvas &m_canvas;
    const ChartData &m_data;
    bool m_stacked, m_areas;
    ChartScale m_scale;
    QRectF m_plot;
    std::vector<double> m_xs, m_base;
    std::vector<std::pair<QPointF, ChartDatum>> m_dots;
    std::vector<EndName> m_names;
    int m_drawn = 0;
};

} // namespace

void layOutLines(ChartCanvas &canvas)
{
    CourseLayout(canvas).run();
}

void layOutScatter(ChartCanvas &canvas)
{
    const ChartData &data = canvas.data();
    const double line = canvas.line();
    auto [lowest, highest] = canvas.span(false);
    ChartScale scale{lowest, highest, 1};
    QRectF area = canvas.frame(false);
    // What the axes count stands above and below them.
    canvas.write({area.left(), area.top(), area.width(), line}, data.unit, TextStyle::Caption,
                 canvas.tokens().textSecondary);
    canvas.write({area.left(), area.bottom() - line, area.width(), line}, data.along, TextStyle::Caption,
                 canvas.tokens().textSecondary, Qt::AlignRight | Qt::AlignVCenter);
    area.adjust(0, line + 2, -6, -line);
    const QRectF plot = canvas.valueAxis(area, line + 6 * canvas.unit(), scale);
    double least = 0, most = 0;
    for (const ChartSeries &series : data.series)
        for (const ChartPoint &point : series.points) {
            least = std::min(least, point.at.value_or(0));
            most = std::max(most, point.at.value_or(0));
        }
    const ChartScale across = niceScale(least, most, std::clamp(int(plot.width() / (6 * line)), 1, 8),
                                        data.acrossNumbers.kind == ChartNumbers::Kind::Count);
    canvas.layout().across = across;
    for (const double tick : across.ticks()) {
        const double x = plot.left() + across.share(tick) * plot.width();
        const QString text = data.acrossNumbers.onAxis(tick);
        const double width = canvas.textWidth(text);
        canvas.addRule({x, plot.top(), x, plot.bottom()},
                       tick == 0 ? canvas.tokens().controlBorder : canvas.tokens().border);
        canvas.writeIfFree({x - width / 2, plot.bottom() + 3, width, line}, text, TextStyle::Caption,
                           canvas.tokens().textSecondary, Qt::AlignCenter);
    }
    const double side = 9 * canvas.unit();
    std::vector<std::pair<QPointF, ChartDatum>> dots;
    for (size_t s = 0; s < data.series.size(); ++s)
        for (size_t i = 0; i < data.series[s].points.size(); ++i) {
            const ChartPoint &point = data.series[s].points[i];
            if (!point.value || !point.at)
                continue;
            const QPointF place(plot.left() + across.share(*point.at) * plot.width(),
                                plot.bottom() - scale.share(*point.value) * plot.height());
            ChartMark dot;
            dot.shape = ChartMark::Shape::Dot;
            dot.datum = {int(s), int(i)};
            dot.rect = QRectF(place.x() - side / 2, place.y() - side / 2, side, side);
            dot.fill = canvas.colourOf(s);
            dot.marker = int(canvas.slotOf(s) % 4);
            canvas.addMark(dot);
            canvas.addHit(dot.rect.adjusted(-side, -side, side, side), dot.datum);
            dots.emplace_back(place, dot.datum);
        }
    const auto isFree = [&](const QRectF &rect) {
        return std::none_of(dots.begin(), dots.end(), [&](const auto &dot) {
            return rect.intersects(QRectF(dot.first.x() - side / 2, dot.first.y() - side / 2, side, side));
        });
    };
    for (const auto &[place, datum] : dots) {
        const QString name = canvas.categoryAt(size_t(datum.point));
        const double width = canvas.textWidth(name), aside = 0.8 * side;
        for (const QRectF &rect : {QRectF(place.x() + aside, place.y() - line / 2, width, line),
                                   QRectF(place.x() - aside - width, place.y() - line / 2, width, line),
                                   QRectF(place.x() - width / 2, place.y() - aside - line, width, line)})
            if (isFree(rect) && canvas.writeIfFree(rect, name, TextStyle::Caption, canvas.tokens().text))
                break;
    }
    canvas.finishNote();
}

} // namespace millrace
