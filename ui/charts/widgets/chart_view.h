// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_layout.h"

#include <QWidget>

namespace millrace {

/// A chart to be looked at and worked with: the figure under the pointer or the keyboard is marked and told, a click or
/// Enter chooses it, Ctrl+C asks for a picture. Arrow keys go along the figures, Home and End to the first and last,
/// with several series the other pair of arrows goes from one to the next. The accessible name is the chart in one
/// sentence, the description the figure that the keyboard is on and the sentence. Too low for its data, it leaves out
/// and says so.
class ChartView : public QWidget
{
    Q_OBJECT

public:
    explicit ChartView(QWidget *parent = nullptr);

    void setData(ChartData data);
    const ChartData &data() const { return m_data; }
    void setRedIsUp(bool redIsUp);
    /// Asks for the whole height that lying bars and the like want (for scrolling), or only for some lines.
    void setWholeHeight(bool whole);
    ChartDatum current() const { return m_current; }
    void setCurrent(const ChartDatum &datum);
    /// Where things are now; for tests and for what is laid over the chart.
    ChartLayout layoutNow() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Only figures behind which records can be listed.
    void chosen(const millrace::ChartDatum &datum);
    /// Funnel: the words of what left beside a bar.
    void spillChosen(const millrace::ChartDatum &datum);
    void copyRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    ChartStyle chartStyle() const;
    void choose(const ChartDatum &datum);
    void step(int series, int point);
    void speak();

    ChartData m_data;
    ChartDatum m_current, m_hovered;
    bool m_redIsUp = false, m_whole = false;
};

} // namespace millrace
