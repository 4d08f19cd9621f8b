// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_layout.h"

#include <QtCharts/QChartView>

class QAbstractAxis;
class QAbstractSeries;

namespace millrace {

/// Bars, courses, areas and points as a chart of Qt Charts, laid into the places of a ChartLayout: what is shown on a
/// screen to be worked with and what is painted on paper stand in the same places, in the same colours and words. It
/// takes neither pointer nor keys; ChartView, which it covers, does.
class ChartPlot : public QChartView
{
    Q_OBJECT

public:
    explicit ChartPlot(QWidget *parent);

    /// Whether these data are of a kind that is shown so: no funnels, maps of heat, figures, targets and waterfalls,
    /// and no bars that mean won or lost.
    static bool canShow(const ChartData &data);
    /// `layout` is that of these data in this style and the size of the widget.
    void setData(const ChartData &data, const ChartLayout &layout, const ChartStyle &style);

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void build();
    void addBars();
    void addCourses();
    void addPoints();
    void addSeries(QAbstractSeries *series);
    void addCourse(size_t series, const std::vector<double> &base);
    void addArea(size_t series, const std::vector<double> &base);
    QImage marker(const QColor &colour, int shape, double side) const;

    ChartData m_data;
    ChartLayout m_layout;
    ChartStyle m_style;
    ChartLayout m_behind, m_front; ///< what is painted under and over the marks
    QAbstractAxis *m_across = nullptr, *m_up = nullptr;
};

} // namespace millrace
