// SPDX-License-Identifier: GPL-3.0-or-later
// Bars that lie, bars that stand, and the steps of a waterfall.
#include "ui/charts/chart_canvas.h"

#include <algorithm>
#include <cmath>

namespace millrace {

namespace {

/// One part stands on nothing: its own figure would be said twice.
bool isStacked(const ChartData &data)
{
    return data.series.size() > 1 &&
           (data.kind == ChartData::Kind::StackedBar || data.kind == ChartData::Kind::StackedColumn);
}

/// Bars beside each other in one category; a ghost lies behind the first.
size_t lanesOf(const ChartData &data)
{
    if (isStacked(data))
        return 1;
    size_t lanes = 0;
    for (const ChartSeries &series : data.series)
        lanes += series.ghost ? 0 : 1;
    return std::max<size_t>(1, lanes);
}

double total(const ChartData &data, size_t category)
{
    double sum = 0;
    for (const ChartSeries &series : data.series)
        if (!series.ghost && category < series.points.size())
            sum += series.points[category].value.value_or(0);
    return sum;
}

/// Places along the value axis of one category's figures: from where to where, in shares of the axis.
struct Stretch
{
    ChartDatum datum;
    size_t lane = 0;
    double from = 0, to = 0;
};

std::vector<Stretch> stretchesOf(const ChartData &data, size_t category, const ChartScale &scale)
{
    std::vector<Stretch> found;
    double above = 0, below = 0;
    size_t lane = 0;
    // Ghosts first: they stand behind.
    for (const bool ghosts : {true, false})
        for (size_t s = 0; s < data.series.size(); ++s) {
            const ChartSeries &series = data.series[s];
            if (series.ghost != ghosts)
                continue;
            const size_t own = isStacked(data) || ghosts ? 0 : lane++;
            if (category >= series.points.size() || !series.points[category].value)
                continue;
            const double value = *series.points[category].value;
            Stretch stretch{{int(s), int(category)}, own, scale.share(0), scale.share(value)};
            if (isStacked(data) && !ghosts) {
                double &reached = value < 0 ? below : above;
                stretch.from = scale.share(reached);
                reached += value;
                stretch.to = scale.share(reached);
            }
            found.push_back(stretch);
        }
    return found;
}

void addWhisker(ChartCanvas &canvas, const ChartPoint &point, const ChartScale &scale, const QRectF &plot,
                double middle, bool lying)
{
    if (!point.low || !point.high)
        return;
    const auto place = [&](double value) {
        return lying ? QPointF(plot.left() + scale.share(value) * plot.width(), middle)
                     : QPointF(middle, plot.bottom() - scale.share(value) * plot.height());
    };
    const QPointF low = place(*point.low), high = place(*point.high);
    const QPointF across = lying ? QPointF(0, 3 * canvas.unit()) : QPointF(3 * canvas.unit(), 0);
    const QColor ink = canvas.tokens().text;
    canvas.addRule({low, high}, ink);
    canvas.addRule({low - across, low + across}, ink);
    canvas.addRule({high - across, high + across}, ink);
}

constexpr double laneShare = 1.25, gapShare = 0.55;

} // namespace

double barsHeight(const ChartData &data, double line)
{
    return double(data.length()) * line * (laneShare * double(lanesOf(data)) + gapShare) + 1.5 * line;
}

void layOutBars(ChartCanvas &canvas)
{
    const ChartData &data = canvas.data();
    const QRectF area = canvas.frame(true);
    const double line = canvas.line();
    const size_t lanes = lanesOf(data), all = data.length();
    const double least = line * (double(lanes) + gapShare / laneShare + 0.05);
    const size_t count = std::min(all, size_t(std::max(1.0, std::floor(area.height() / least))));
    canvas.layout().leftOut = int(all - count);
    const double slot = std::min(area.height() / double(count), line * (2.2 * double(lanes) + gapShare));
    const double lane = slot / (double(lanes) + gapShare / laneShare);

    double names = 0, labels = 0;
    for (size_t i = 0; i < count; ++i) {
        names = std::max(names, canvas.textWidth(canvas.categoryAt(i)));
        for (const ChartSeries &series : data.series)
            if (i < series.points.size() && !series.ghost)
                labels = std::max(labels, canvas.textWidth(isStacked(data) ? data.numbers.beside(total(data, i))
                                                                           : canvas.labelOf(series.points[i])));
    }
    names = std::min(names, area.width() * 0.34);
    labels = std::min(labels, area.width() * 0.3) + 8 * canvas.unit();
    const double gap = 4 * canvas.unit();
    auto [lowest, highest] = canvas.span(isStacked(data));
    if (highest - lowest <= 0)
        highest = 1;
    const ChartScale scale{lowest, highest, highest - lowest};
    const double before = lowest < 0 ? labels : 0;
    const QRectF plot(area.left() + names + 2 * gap + before, area.top(),
                      std::max(10.0, area.width() - names - 2 * gap - labels - before), slot * double(count));
    canvas.layout().plot = plot;
    canvas.layout().values = scale;
    canvas.layout().barShare = lane * double(lanes) / slot * (lanes == 1 ? 0.84 : 1);
    const double zero = plot.left() + scale.share(0) * plot.width();
    for (size_t i = 0; i < count; ++i) {
        const double top = area.top() + double(i) * slot;
        const double bars = lane * double(lanes), first = top + (slot - bars) / 2;
        canvas.write({area.left(), top + (slot - line) / 2, names, line}, canvas.categoryAt(i), TextStyle::Caption,
                     canvas.tokens().text, Qt::AlignRight | Qt::AlignVCenter);
        for (const Stretch &stretch : stretchesOf(data, i, scale)) {
            const ChartPoint &point = *pointOf(data, stretch.datum);
            const double a = plot.left() + std::min(stretch.from, stretch.to) * plot.width();
            const double b = plot.left() + std::max(stretch.from, stretch.to) * plot.width();
            const double y = first + double(stretch.lane) * lane;
            const QRectF bar(a, y + lane * 0.08, b - a, lane * 0.84);
            canvas.addMark(canvas.barOf(stretch.datum, bar));
            if (data.series[size_t(stretch.datum.series)].ghost)
                continue;
            canvas.addHit(isStacked(data) ? bar : QRectF(area.left(), y, area.width(), lane), stretch.datum);
            addWhisker(canvas, point, scale, plot, bar.center().y(), true);
            const double end = point.high ? std::max(b, plot.left() + scale.share(*point.high) * plot.width()) : b;
            if (isStacked(data)) {
                // Nothing can be read on a hatch.
                if (data.series[size_t(stretch.datum.series)].others)
                    continue;
                canvas.writeIfFree(bar.adjusted(2, 0, -2, 0), canvas.labelOf(point), TextStyle::Caption,
                                   canvas.inkOn(canvas.colourOf(size_t(stretch.datum.series), &point)), Qt::AlignCenter,
                                   true);
                continue;
            }
            const bool negative = point.value.value_or(0) < 0;
            const QRectF words(negative ? a - labels : end + gap, bar.center().y() - line / 2, labels - gap, line);
            canvas.write(words, canvas.labelOf(point), TextStyle::Caption, canvas.tokens().text,
                         (negative ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        }
        if (isStacked(data)) {
            const double end = plot.left() + scale.share(std::max(0.0, total(data, i))) * plot.width();
            canvas.write({end + gap, top + (slot - line) / 2, labels - gap, line}, data.numbers.beside(total(data, i)),
                         TextStyle::Caption, canvas.tokens().text);
        }
    }
    canvas.addRule({zero, plot.top(), zero, plot.bottom()}, canvas.tokens().controlBorder);
    canvas.finishNote();
}

void layOutColumns(ChartCanvas &canvas)
{
    const ChartData &data = canvas.data();
    const double line = canvas.line();
    auto [lowest, highest] = canvas.span(isStacked(data));
    ChartScale scale{lowest, highest, 1};
    QRectF area = canvas.frame(true);
    const QRectF plot = canvas.valueAxis(area, line + 6 * canvas.unit(), scale);
    const size_t count = data.length(), lanes = lanesOf(data);
    const double slot = plot.width() / double(std::max<size_t>(1, count));
    const double lane = std::min(slot * 0.76, 5 * line * double(lanes)) / double(lanes);
    canvas.layout().barShare = slot > 0 ? lane * double(lanes) / slot * (lanes == 1 ? 0.92 : 1) : 1;
    std::vector<double> centres;
    for (size_t i = 0; i < count; ++i) {
        const double middle = plot.left() + (double(i) + 0.5) * slot;
        centres.push_back(middle);
        const double first = middle - lane * double(lanes) / 2;
        for (const Stretch &stretch : stretchesOf(data, i, scale)) {
            const ChartPoint &point = *pointOf(data, stretch.datum);
            const double top = plot.bottom() - std::max(stretch.from, stretch.to) * plot.height();
            const double foot = plot.bottom() - std::min(stretch.from, stretch.to) * plot.height();
            const double x = first + double(stretch.lane) * lane;
            const QRectF bar(x + lane * 0.04, top, lane * 0.92, foot - top);
            canvas.addMark(canvas.barOf(stretch.datum, bar));
            if (data.series[size_t(stretch.datum.series)].ghost)
                continue;
            canvas.addHit(isStacked(data) ? bar : QRectF(x, plot.top(), lane, plot.height()), stretch.datum);
            addWhisker(canvas, point, scale, plot, bar.center().x(), false);
            const QString label = canvas.labelOf(point);
            if (isStacked(data)) {
                const QRectF words(bar.left(), bar.center().y() - line / 2, bar.width(), line);
                if (bar.height() >= line && !data.series[size_t(stretch.datum.series)].others)
                    canvas.writeIfFree(words, label, TextStyle::Caption,
                                       canvas.inkOn(canvas.colourOf(size_t(stretch.datum.series), &point)),
                                       Qt::AlignCenter, true);
                continue;
            }
            const double width = canvas.textWidth(label);
            const bool negative = point.value.value_or(0) < 0;
            const QRectF beyond(bar.center().x() - width / 2,
                                negative ? foot + canvas.unit() : top - line - canvas.unit(), width, line);
            // A column that reaches the end of the axis has its figure within.
            if (!canvas.writeIfFree(beyond, label, TextStyle::Caption, canvas.tokens().text, Qt::AlignCenter) &&
                bar.height() >= line + 2 * canvas.unit())
                canvas.writeIfFree(
                    {bar.left(), negative ? foot - line - canvas.unit() : top + canvas.unit(), bar.width(), line},
                    label, TextStyle::Caption, canvas.inkOn(canvas.colourOf(size_t(stretch.datum.series), &point)),
                    Qt::AlignCenter, true);
        }
        if (isStacked(data)) {
            const QString label = data.numbers.beside(total(data, i));
            const double width = canvas.textWidth(label);
            const double top = plot.bottom() - scale.share(std::max(0.0, total(data, i))) * plot.height();
            canvas.writeIfFree({middle - width / 2, top - line - canvas.unit(), width, line}, label, TextStyle::Caption,
                               canvas.tokens().text, Qt::AlignCenter);
        }
    }
    canvas.categoryAxis(plot, centres, slot);
    canvas.finishNote();
}

void layOutWaterfall(ChartCanvas &canvas)
{
    const ChartData &data = canvas.data();
    const std::vector<ChartPoint> &points = data.series.front().points;
    const double line = canvas.line();
    double reached = 0, lowest = 0, highest = 0;
    std::vector<std::pair<double, double>> steps;
    for (const ChartPoint &point : points) {
        const double value = point.value.value_or(0);
        const double from = point.tone == ChartPoint::Tone::Total ? 0 : reached;
        reached = from + value;
        steps.emplace_back(from, reached);
        lowest = std::min({lowest, from, reached});
        highest = std::max({highest, from, reached});
    }
    ChartScale scale{lowest, highest, 1};
    const QRectF plot = canvas.valueAxis(canvas.frame(false), line + 6 * canvas.unit(), scale);
    const double slot = plot.width() / double(std::max<size_t>(1, points.size()));
    const double width = std::min(slot * 0.72, 6 * line);
    std::vector<double> centres;
    const auto height = [&](double value) { return plot.bottom() - scale.share(value) * plot.height(); };
    for (size_t i = 0; i < points.size(); ++i) {
        const auto [from, to] = steps[i];
        const double middle = plot.left() + (double(i) + 0.5) * slot;
        centres.push_back(middle);
        const double top = height(std::max(from, to)), foot = height(std::min(from, to));
        ChartMark mark = canvas.barOf({0, int(i)}, {middle - width / 2, top, width, std::max(1.0, foot - top)});
        if (points[i].tone != ChartPoint::Tone::Total)
            mark.fill = canvas.tokens().diverging[to < from ? 2 : 0];
        canvas.addMark(mark);
        canvas.addHit({middle - slot / 2, plot.top(), slot, plot.height()}, {0, int(i)});
        if (i + 1 < points.size())
            canvas.addRule({middle + width / 2, height(to), middle + slot - width / 2, height(to)},
                           canvas.tokens().textTertiary, 1, true);
        QString label = canvas.labelOf(points[i]);
        if (points[i].tone != ChartPoint::Tone::Total && points[i].label.isEmpty() && to > from)
            label.prepend(u'+');
        const double room = canvas.textWidth(label);
        canvas.writeIfFree({middle - room / 2, top - line - canvas.unit(), room, line}, label, TextStyle::Caption,
                           canvas.tokens().text, Qt::AlignCenter);
    }
    canvas.categoryAxis(plot, centres, slot);
    canvas.finishNote();
}

} // namespace millrace
