// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/dashboard_layout.h"

#include <QWidget>

namespace millrace {

class TileView;

/// The tiles of a dashboard on twelve columns. While it is arranged, tiles are dragged by mouse and moved by keys;
/// where one would come to lie, and where others go to make room, is shown on the way.
class DashboardGrid : public QWidget
{
    Q_OBJECT

public:
    explicit DashboardGrid(QWidget *parent);

    /// Tiles that are there already, by their keys, keep their widgets.
    void setTiles(const std::vector<DashboardTile> &tiles);
    const std::vector<DashboardTile> &tiles() const { return m_tiles; }
    TileView *view(const QString &key) const { return m_views.value(key); }
    QList<TileView *> views() const { return m_views.values(); }
    void setEditing(bool editing);
    /// The rectangle of a place, in pixels.
    QRect rectOf(const TilePlace &place) const;
    int rowHeight() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    /// A tile was made; who listens to tiles connects to it.
    void tileMade(millrace::TileView *view);
    /// Somebody put the tiles like this.
    void arranged(const std::vector<millrace::DashboardTile> &tiles);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    void connectTile(TileView *view);
    void stepTile(const QString &key, int columns, int rows, bool resizes);
    void drag(QPoint globalPlace);
    void drop();

    std::vector<DashboardTile> m_tiles;
    QHash<QString, TileView *> m_views;
    bool m_editing = false;
    QString m_dragged;
    QPoint m_from;
    TilePlace m_begin;
    bool m_resizes = false;
    std::vector<DashboardTile> m_preview; ///< as they would come to lie
};

} // namespace millrace
