// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QSet>

namespace millrace {

/// The headings of a record list: the order by arrows (numbered where there are several), and a funnel on the heading
/// under the pointer and on those that a condition narrows. A click asks for another order, a click on the funnel, the
/// context menu or Alt+Down in the table for the column's menu. Columns are dragged; the owner answers `moved`.
class RecordHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit RecordHeader(QWidget *parent = nullptr);
    /// Fields that a condition of the list names.
    void setNarrowed(const QSet<QString> &fields);
    /// The funnel's place in a heading, in the header's coordinates.
    QRect funnelRect(int column) const;

Q_SIGNALS:
    /// `adds`: to the order that stands, as a further key.
    void orderRequested(int column, bool adds);
    void menuRequested(int column, const QPoint &globalPos);
    /// A column was dragged: the columns in their new sequence. The header itself stays as it was.
    void moved(const std::vector<int> &columns);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;
    QSize sectionSizeFromContents(int column) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    int sortRank(int column) const;
    void restoreSequence();
    QSet<QString> m_narrowed;
    int m_hovered = -1;
    QPoint m_pressed;
    bool m_restoring = false;
};

} // namespace millrace
