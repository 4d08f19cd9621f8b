// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

class QPainter;

namespace millrace {

struct Tokens;

/// One bar of a funnel with its texts, already in the user's language.
struct FunnelBar
{
    QString name, count, detail; ///< "Engaging", "8,300", "63.2 % go on · median 69 days"
    double value = 0;
    QString spill; ///< "lost 2,473"; empty = none
    double spillValue = 0;
    enum class Kind { Stage, Won, Lost } kind = Kind::Stage;
    QString tooltip;
};

/// A funnel as horizontal bars on one scale: the stages in order, then won and lost; every bar is labelled. Arrow keys
/// move along the bars, Enter and a click choose one.
class FunnelChart : public QWidget
{
    Q_OBJECT

public:
    /// The bars alone, without focus and pointer, in any colours: what pictures and paper are made of.
    static void draw(QPainter *painter, const std::vector<FunnelBar> &bars, const Tokens &tokens, const QFont &font,
                     int width);
    static int heightFor(const std::vector<FunnelBar> &bars, const QFont &font);

    explicit FunnelChart(QWidget *parent = nullptr);

    void setBars(std::vector<FunnelBar> bars);
    const std::vector<FunnelBar> &bars() const { return m_bars; }
    int current() const { return m_current; }
    void setCurrent(int bar);
    QRect barRect(int bar) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void barChosen(int bar);
    /// The spill beside a bar was clicked.
    void spillChosen(int bar);
    /// Ctrl+C.
    void copyRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    int barAt(const QPoint &point) const;

    std::vector<FunnelBar> m_bars;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace millrace
