// SPDX-License-Identifier: GPL-3.0-or-later
// A map of heat, one large figure, and bars against goals.
#include "ui/charts/chart_canvas.h"

#include "ui/text/formats.h"

#include <algorithm>
#include <cmath>

namespace millrace {

namespace {

constexpr double heatLine = 1.7, targetLine = 2.9;

} // namespace

double heatHeight(const ChartData &data, double line)
{
    return double(data.series.size() + 1) * heatLine * line + 1.5 * line;
}

void layOutHeat(ChartCanvas &canvas)
{
    const ChartData &data = canvas.data();
    const QRectF area = canvas.frame(false);
    const double line = canvas.line();
    const size_t columns = data.length();
    const size_t rows =
        std::min(data.series.size(), size_t(std::max(1.0, std::floor((area.height() - line - 4) / (1.15 * line)))));
    canvas.layout().leftOut = int(data.series.size() - rows);
    double names = 0, highest = 0, lowest = 0;
    for (size_t r = 0; r < rows; ++r)
        names = std::max(names, canvas.textWidth(data.series[r].name));
    for (const ChartSeries &series : data.series)
        for (const ChartPoint &point : series.points) {
            // The rest taken together would leave no heat to the others.
            highest = std::max(highest, series.others ? 0 : point.value.value_or(0));
            lowest = std::min(lowest, series.others ? 0 : point.value.value_or(0));
        }
    names = std::min(names, area.width() * 0.3);
    const QRectF plot(area.left() + names + 8 * canvas.unit(), area.top() + line + 4,
                      area.width() - names - 8 * canvas.unit(), area.height() - line - 4);
    canvas.layout().plot = plot;
    const double width = plot.width() / double(std::max<size_t>(1, columns));
    const double height = std::min(plot.height() / double(rows), 2.4 * line);
    std::vector<double> centres;
    for (size_t c = 0; c < columns; ++c)
        centres.push_back(plot.left() + (double(c) + 0.5) * width);
    canvas.categoryAxis({plot.left(), area.top() - 3, plot.width(), 0}, centres, width);
    for (size_t r = 0; r < rows; ++r) {
        const double top = plot.top() + double(r) * height;
        canvas.write({area.left(), top + (height - line) / 2, names, line}, data.series[r].name, TextStyle::Caption,
                     canvas.tokens().text, Qt::AlignRight | Qt::AlignVCenter);
        for (size_t c = 0; c < data.series[r].points.size(); ++c) {
            const ChartPoint &point = data.series[r].points[c];
            if (!point.value)
                continue;
            const double share = highest > lowest ? (*point.value - lowest) / (highest - lowest) : 0.0;
            ChartMark cell;
            cell.datum = {int(r), int(c)};
            cell.rect = QRectF(plot.left() + double(c) * width + 1, top + 1, width - 2, height - 2);
            cell.fill = data.series[r].others ? canvas.tokens().raised
                                              : canvas.tokens().sequential[size_t(std::clamp(int(share * 5), 0, 4))];
            canvas.addMark(cell);
            canvas.addHit(cell.rect.adjusted(-1, -1, 1, 1), cell.datum);
            const QRectF words(cell.rect.left(), cell.rect.center().y() - line / 2, cell.rect.width(), line);
            // What is too wide in full is written short.
            if (!canvas.writeIfFree(words, canvas.labelOf(point), TextStyle::Caption, canvas.inkOn(cell.fill),
                                    Qt::AlignCenter, true))
                canvas.writeIfFree(words, data.numbers.onAxis(*point.value), TextStyle::Caption,
                                   canvas.inkOn(cell.fill), Qt::AlignCenter, true);
        }
    }
    canvas.finishNote();
}

void layOutFigure(ChartCanvas &canvas)
{
    const ChartData &data = canvas.data();
    QRectF area = canvas.frame(false);
    const double line = canvas.line();
    const ChartPoint &point = data.series.front().points.front();
    const double big = canvas.metrics(TextStyle::Display).height();
    const QString label = canvas.labelOf(point);
    const bool large = big <= area.height() && canvas.textWidth(label, TextStyle::Display) <= area.width();
    const TextStyle style = large ? TextStyle::Display : TextStyle::Subtitle;
    const double height = canvas.metrics(style).height();
    canvas.write({area.left(), area.top(), area.width(), height}, label, style, canvas.tokens().text);
    canvas.addHit({area.left(), area.top(), area.width(), height}, {0, 0});
    double top = area.top() + height;
    if (data.growth && top + line <= area.bottom()) {
        const double share = *data.growth;
        const bool up = share >= 0;
        const QColor colour = std::abs(share) < 0.0005 ? canvas.tokens().textSecondary
                              : up == canvas.redIsUp() ? canvas.tokens().danger
                                                       : canvas.tokens().success;
        const QString change = (up ? QStringLiteral("▲ +") : QStringLiteral("▼ -")) + formats::percent(std::abs(share));
        const double width = std::min(area.width(), canvas.textWidth(change, TextStyle::BodyStrong) + 4);
        canvas.write({area.left(), top, width, line * 1.2}, change, TextStyle::BodyStrong, colour);
        canvas.write({area.left() + width + 4, top, area.width() - width - 4, line * 1.2}, data.growthAgainst,
                     TextStyle::Caption, canvas.tokens().textSecondary);
        top += line * 1.3;
    }
    if (!point.detail.isEmpty() && top + line <= area.bottom()) {
        canvas.write({area.left(), top, area.width(), line}, point.detail, TextStyle::Caption,
                     canvas.tokens().textSecondary);
        top += line;
    }
    const QRectF course(area.left(), top + 4, area.width(), area.bottom() - top - 4);
    if (data.series.size() > 1 && course.height() >= line) {
        const auto &points = data.series[1].points;
        double lowest = 0, highest = 0;
        for (const ChartPoint &one : points) {
            lowest = std::min(lowest, one.value.value_or(0));
            highest = std::max(highest, one.value.value_or(0));
        }
        const ChartScale scale{lowest, highest > lowest ? highest : lowest + 1, 1};
        ChartMark path;
        path.shape = ChartMark::Shape::Course;
        path.datum = {1, -1};
        path.line = canvas.tokens().category[0];
        path.lineWidth = 1.5;
        for (size_t i = 0; i < points.size(); ++i)
            path.path << QPointF(course.left() +
                                     course.width() * (double(i) + 0.5) / double(std::max<size_t>(1, points.size())),
                                 course.bottom() - scale.share(points[i].value.value_or(0)) * course.height());
        if (path.path.size() > 1)
            canvas.addMark(path);
    }
    canvas.finishNote();
}

double targetsHeight(const ChartData &data, double line)
{
    return double(data.length()) * targetLine * line + 1.5 * line;
}

void layOutTargets(ChartCanvas &canvas)
{
    const ChartData &data = canvas.data();
    const QRectF area = canvas.frame(false);
    const double line = canvas.line();
    const std::vector<ChartPoint> &points = data.series.front().points;
    const size_t count = std::min(points.size(), size_t(std::max(1.0, std::floor(area.height() / (2.4 * line)))));
    canvas.layout().leftOut = int(points.size() - count);
    const double slot = std::min(area.height() / double(count), 3.4 * line);
    double names = 0, most = 0;
    for (size_t i = 0; i < count; ++i)
        names = std::max(names, canvas.textWidth(canvas.categoryAt(i)));
    for (const ChartPoint &point : points)
        most = std::max({most, point.value.value_or(0), point.goal.value_or(0), point.high.value_or(0)});
    names = std::min(names, area.width() * 0.3);
    const QRectF plot(area.left() + names + 8 * canvas.unit(), area.top(), area.width() - names - 14 * canvas.unit(),
                      slot * double(count));
    canvas.layout().plot = plot;
    const auto place = [&](double value) { return plot.left() + (most > 0 ? value / most : 0) * plot.width(); };
    for (size_t i = 0; i < count; ++i) {
        const ChartPoint &point = points[i];
        const double top = plot.top() + double(i) * slot;
        const QRectF track(plot.left(), top + line * 0.2, place(point.goal.value_or(most)) - plot.left(), line * 0.9);
        canvas.write({area.left(), track.center().y() - line / 2, names, line}, canvas.categoryAt(i),
                     TextStyle::Caption, canvas.tokens().text, Qt::AlignRight | Qt::AlignVCenter);
        ChartMark ground;
        ground.datum = {0, -1};
        ground.rect = track;
        ground.fill = canvas.tokens().raised;
        ground.line = canvas.tokens().border;
        ground.lineWidth = 1;
        canvas.addMark(ground);
        if (point.low && point.high) {
            ChartMark band;
            band.datum = {0, -1};
            band.rect = QRectF(QPointF(place(*point.low), track.top()), QPointF(place(*point.high), track.bottom()));
            band.fill = blended(canvas.tokens().surface, canvas.tokens().category[0], 0.3);
            canvas.addMark(band);
        }
        if (point.value) {
            ChartMark bar =
                canvas.barOf({0, int(i)}, {plot.left(), track.top() + track.height() * 0.2,
                                           place(std::max(0.0, *point.value)) - plot.left(), track.height() * 0.6});
            canvas.addMark(bar);
        }
        if (point.goal)
            canvas.addRule({place(*point.goal), track.top() - 2, place(*point.goal), track.bottom() + 2},
                           canvas.tokens().text, 2);
        if (point.pace) {
            const double x = place(*point.pace);
            canvas.addRule({x, track.top() - 3, x, track.bottom() + 3}, canvas.tokens().category[1], 2, true);
        }
        canvas.write({plot.left(), track.bottom() + 2, plot.width(), line},
                     point.detail.isEmpty() ? canvas.labelOf(point) : point.detail, TextStyle::Caption,
                     canvas.tokens().textSecondary);
        canvas.addHit({area.left(), top, area.width(), slot}, {0, int(i)});
    }
    canvas.finishNote();
}

} // namespace millrace
