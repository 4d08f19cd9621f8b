// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_layout.h"

#include <QSet>
#include <QWidget>

namespace millrace {

class ChartLegend;
class ChartPlot;

/// A chart to be looked at and worked with: the figure under the pointer or the keyboard is marked and told, a click or
/// Enter chooses it, Ctrl+C asks for a picture. Arrow keys go along the figures, Home and End to the first and last,
/// with several series the other pair of arrows goes from one to the next. The accessible name is the chart in one
/// sentence, the description the figure that the keyboard is on and the sentence. Too low for its data, it leaves out
/// and says so. Plotted, it shows bars, courses and points as a chart of Qt Charts with a legend whose names take a
/// series out and in again; who uses it need not care which kinds that are.
class ChartView : public QWidget
{
    Q_OBJECT

public:
    explicit ChartView(QWidget *parent = nullptr);

    void setData(ChartData data);
    const ChartData &data() const { return m_data; }
    void setRedIsUp(bool redIsUp);
    /// Shows the kinds that ChartPlot can show by it.
    void setPlotted(bool plotted);
    /// The plot while it is shown, else null.
    ChartPlot *plot() const;
    ChartLegend *legend() const { return m_legend; }
    /// Series that are taken out of a plotted chart, by name; they stay out when new figures come.
    const QSet<QString> &hiddenSeries() const { return m_hidden; }
    void setHiddenSeries(const QSet<QString> &names);
    /// What is seen: the data without what is taken out.
    const ChartData &shownData() const { return m_shown; }
    /// Asks for the whole height that lying bars and the like want (for scrolling), or only for some lines.
    void setWholeHeight(bool whole);
    ChartDatum current() const { return m_current; }
    void setCurrent(const ChartDatum &datum);
    /// Where things are now, by the places of `data`; for tests and for what is laid over the chart.
    ChartLayout layoutNow() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Only figures behind which records can be listed.
    void chosen(const millrace::ChartDatum &datum);
    /// Funnel: the words of what left beside a bar.
    void spillChosen(const millrace::ChartDatum &datum);
    void copyRequested();
    void hiddenSeriesChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    ChartStyle chartStyle() const;
    bool isPlotted() const;
    bool isHidden(int series) const;
    void switchSeries(const QString &name, bool shown);
    void takeShown();
    void refresh();
    ChartLayout layoutOfShown() const;
    void choose(const ChartDatum &datum);
    void step(int series, int point);
    void speak();

    ChartData m_data, m_shown;
    std::vector<int> m_places; ///< of the series shown among those of the data
    QSet<QString> m_hidden;
    ChartDatum m_current, m_hovered;
    bool m_redIsUp = false, m_whole = false, m_plotted = false;
    ChartPlot *m_plot = nullptr;
    ChartLegend *m_legend = nullptr;
};

} // namespace millrace
