// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_layout.h"

#include <QFontMetricsF>

namespace millrace {

/// What the layouts of all kinds are made with: measures of text, colours, places that are still free. Made for one
/// layout and gone after it.
class ChartCanvas
{
public:
    ChartCanvas(const ChartData &data, const ChartStyle &style, const QSizeF &size);

    const ChartData &data() const { return m_data; }
    const Tokens &tokens() const { return *m_style.tokens; }
    bool redIsUp() const { return m_style.redIsUp; }
    ChartLayout &layout() { return m_layout; }
    QFontMetricsF metrics(TextStyle style) const;
    double line() const { return m_line; } ///< height of a line of caption text
    double unit() const { return m_layout.unit; }
    double textWidth(const QString &text, TextStyle style = TextStyle::Caption) const;

    /// Which colour, dash and marker are those of a series.
    size_t slotOf(size_t series) const;
    /// The colour of a series, of a point of it where it has a tone.
    QColor colourOf(size_t series, const ChartPoint *point = nullptr) const;
    QColor inkOn(const QColor &fill) const;
    ChartMark barOf(const ChartDatum &datum, const QRectF &rect) const;
    void addMark(const ChartMark &mark);
    void addHit(const QRectF &rect, const ChartDatum &datum) { m_layout.hits.emplace_back(rect, datum); }
    void addRule(const QLineF &line, const QColor &colour, double width = 1, bool dashed = false);

    /// Writes a text, shortened to its place.
    void write(const QRectF &rect, const QString &text, TextStyle style, const QColor &colour,
               Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter, bool inMark = false);
    /// Writes it only where it fits whole and no other text stands.
    bool writeIfFree(const QRectF &rect, const QString &text, TextStyle style, const QColor &colour,
                     Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter, bool inMark = false);

    /// Takes the names of the series off the top and the note off the foot of the area; what is left.
    QRectF frame(bool legend);
    /// The note once it is known what was left out.
    void finishNote();

    QString labelOf(const ChartPoint &point) const;
    QString categoryAt(size_t at) const { return m_data.categories.value(qsizetype(at)); }
    /// Lowest and highest figure, zero among them.
    std::pair<double, double> span(bool stacked) const;
    /// Ticks at the left of an area; answers what is left of it. `bottom` is kept free below.
    QRectF valueAxis(const QRectF &area, double bottom, ChartScale &scale);
    /// Names below an area, as many as there is room for.
    void categoryAxis(const QRectF &plot, const std::vector<double> &centres, double slot);

private:
    void legend(QRectF &area);

    const ChartData &m_data;
    const ChartStyle &m_style;
    ChartLayout m_layout;
    double m_line;
    QRectF m_note;
};

void layOutBars(ChartCanvas &canvas);
void layOutColumns(ChartCanvas &canvas);
void layOutWaterfall(ChartCanvas &canvas);
void layOutLines(ChartCanvas &canvas);
void layOutScatter(ChartCanvas &canvas);
void layOutHeat(ChartCanvas &canvas);
void layOutFunnel(ChartCanvas &canvas);
void layOutFigure(ChartCanvas &canvas);
void layOutTargets(ChartCanvas &canvas);

/// Heights that leave nothing out.
double barsHeight(const ChartData &data, double line);
double heatHeight(const ChartData &data, double line);
double funnelHeight(const ChartData &data, double line);
double targetsHeight(const ChartData &data, double line);
/// A line of names of the series where there are several.
bool wantsLegend(const ChartData &data);

} // namespace millrace
