// SPDX-License-Identifier: GPL-3.0-or-later
// A funnel as bars on one scale: stages in order, then won and lost; what it is compared with as an outline.
#include "ui/charts/chart_canvas.h"

#include <algorithm>

namespace millrace {

namespace {

/// Two lines and the gap below them.
constexpr double funnelRow = 3.1;

const ChartSeries *ghostOf(const ChartData &data)
{
    const auto ghost =
        std::find_if(data.series.begin(), data.series.end(), [](const ChartSeries &series) { return series.ghost; });
    return ghost == data.series.end() ? nullptr : &*ghost;
}

} // namespace

double funnelHeight(const ChartData &data, double line)
{
    return double(data.length()) * funnelRow * line + 1.5 * line;
}

void layOutFunnel(ChartCanvas &canvas)
{
    const ChartData &data = canvas.data();
    const QRectF area = canvas.frame(true);
    const double line = canvas.line();
    const size_t own = data.series.front().ghost && data.series.size() > 1 ? 1 : 0;
    const std::vector<ChartPoint> &points = data.series[own].points;
    const ChartSeries *ghost = ghostOf(data);
    const size_t count = std::min(points.size(), size_t(std::max(1.0, area.height() / (1.3 * line))));
    canvas.layout().leftOut = int(points.size() - count);
    const double slot = std::min(area.height() / double(count), funnelRow * line);
    const bool details = slot >= 2.4 * line;
    double names = 0, spills = 0, most = 0;
    for (size_t i = 0; i < points.size(); ++i) {
        names = std::max(names, canvas.textWidth(canvas.categoryAt(i), TextStyle::BodyStrong));
        spills = std::max(spills, canvas.textWidth(points[i].spill));
        most = std::max(most, points[i].value.value_or(0));
        if (ghost && i < ghost->points.size())
            most = std::max(most, ghost->points[i].value.value_or(0));
    }
    names = std::min(names, area.width() * 0.28);
    spills = std::min(spills, area.width() * 0.2);
    const QRectF plot(area.left() + names + 10 * canvas.unit(), area.top(),
                      area.width() - names - 10 * canvas.unit() - (spills > 0 ? spills + 10 * canvas.unit() : 0),
                      slot * double(count));
    canvas.layout().plot = plot;
    const auto length = [&](const std::optional<double> &value) {
        return most > 0 ? std::max(value.value_or(0) > 0 ? 3.0 : 1.0, value.value_or(0) / most * plot.width()) : 1.0;
    };
    for (size_t i = 0; i < count; ++i) {
        const ChartPoint &point = points[i];
        const double top = plot.top() + double(i) * slot, thick = details ? line * 1.35 : slot * 0.8;
        const QRectF bar(plot.left(), top, length(point.value), thick);
        const ChartDatum datum{int(own), int(i)};
        ChartMark mark = canvas.barOf(datum, bar);
        if (point.tone == ChartPoint::Tone::Normal)
            mark.fill = canvas.tokens().accent;
        canvas.addMark(mark);
        if (ghost && i < ghost->points.size() && ghost->points[i].value)
            canvas.addMark(canvas.barOf({int(1 - own), int(i)},
                                        {plot.left(), top - 1.5, length(ghost->points[i].value), thick + 3}));
        canvas.write({area.left(), top + (thick - line) / 2 - 1, names, line + 2}, canvas.categoryAt(i),
                     TextStyle::BodyStrong, canvas.tokens().text, Qt::AlignRight | Qt::AlignVCenter);
        // The count stands inside of its bar where there is room, else beside it.
        const QString label = canvas.labelOf(point);
        const double needed = canvas.textWidth(label, TextStyle::BodyStrong) + 12 * canvas.unit();
        const bool inside = bar.width() >= needed;
        const double beside = std::min(bar.right() + 4 * canvas.unit(), area.right() - needed);
        canvas.write(inside ? bar.adjusted(6 * canvas.unit(), 0, 0, 0)
                            : QRectF(beside, bar.top(), needed, bar.height()),
                     label, TextStyle::BodyStrong, inside ? canvas.inkOn(mark.fill) : canvas.tokens().text,
                     Qt::AlignLeft | Qt::AlignVCenter, inside);
        if (details)
            canvas.write({plot.left(), bar.bottom() + 2 * canvas.unit(), area.right() - plot.left(), line},
                         point.detail, TextStyle::Caption, canvas.tokens().textSecondary);
        canvas.addHit({area.left(), top - 2, area.width(), slot}, datum);
        if (point.spill.isEmpty())
            continue;
        const QRectF spill(area.right() - spills, bar.top(), spills, bar.height());
        canvas.write(spill, point.spill, TextStyle::Caption, canvas.tokens().danger, Qt::AlignRight | Qt::AlignVCenter);
        canvas.layout().spills.emplace_back(spill, datum);
    }
    canvas.finishNote();
}

} // namespace millrace
