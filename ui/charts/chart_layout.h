// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_data.h"
#include "ui/theme/fonts.h"
#include "ui/theme/tokens.h"

#include <QLineF>
#include <QPolygonF>
#include <QRectF>

namespace millrace {

/// In which colours and letters a chart is drawn. On paper and in files: Tokens::light() and paperFont().
struct ChartStyle
{
    const Tokens *tokens = &Tokens::light();
    QFont font;
    bool redIsUp = false; ///< growth is red
    /// Room at the top where somebody else tells the names of the series; nothing: the chart tells them itself.
    std::optional<double> legendRoom = {};
};

/// Ends of an axis and the distance of its ticks: 1, 2 or 5 times a power of ten, zero among them.
struct ChartScale
{
    double from = 0, to = 1, step = 1;

    bool operator==(const ChartScale &) const = default;
    double share(double value) const { return (value - from) / (to - from); }
    std::vector<double> ticks() const;
};

/// A shape that stands for a figure.
struct ChartMark
{
    enum class Shape { Bar, Course, Area, Dot };
    Shape shape = Shape::Bar;
    ChartDatum datum; ///< Course and Area: the series alone
    QRectF rect = {};
    QPolygonF path = {}; ///< Course and Area
    QColor fill = {};
    QColor line = {};
    double lineWidth = 0;
    int dash = 0;   ///< 0 = solid; 1, 2 .. = patterns that are told apart
    int marker = 0; ///< 0 = round, 1 = square, 2 = diamond, 3 = triangle
    bool hatched = false;
};

/// A text with the place that is its own: no other text reaches into it.
struct ChartWords
{
    QRectF rect;
    QString text;
    TextStyle style = TextStyle::Caption;
    QColor colour = {};
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
    bool inMark = false; ///< stands on a mark
};

/// Axes, grid, ticks of targets, whiskers.
struct ChartRule
{
    QLineF line;
    QColor colour;
    double width = 1;
    bool dashed = false;
};

/// A chart as places: everything that is painted, and what a point of it stands for. A pure function of the data, the
/// style and the size; what has no room is left out and counted in words, never drawn over something else.
struct ChartLayout
{
    QSizeF size;
    double unit = 1; ///< what a pixel is beside letters of 13 pixels: widths of lines count in it
    QRectF plot;     ///< between the axes
    std::vector<ChartRule> rules;
    std::vector<ChartMark> marks;
    std::vector<ChartWords> words;
    std::vector<std::pair<QRectF, ChartDatum>> hits;   ///< where a figure is pointed at
    std::vector<std::pair<QRectF, ChartDatum>> spills; ///< Funnel: the words of what left
    int leftOut = 0;                                   ///< categories that had no room
    ChartScale values = {}, across = {};               ///< the axis of the figures; Scatter: the other one
    double barShare = 1;                               ///< what part of a category's room its bars take together

    /// The figure under a point; of several the one that is painted last.
    ChartDatum datumAt(const QPointF &point) const;
    /// Where a figure is; null where it had no room.
    QRectF placeOf(const ChartDatum &datum) const;
};

ChartLayout layOutChart(const ChartData &data, const ChartStyle &style, const QSizeF &size);
/// The height at which nothing has to be left out.
double chartHeight(const ChartData &data, const ChartStyle &style);

/// At most `most` steps; `whole`: steps are whole numbers.
ChartScale niceScale(double lowest, double highest, int most, bool whole);

} // namespace millrace
