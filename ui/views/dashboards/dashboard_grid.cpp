// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/dashboards/dashboard_grid.h"

#include "ui/theme/tokens.h"
#include "ui/views/dashboards/tile_view.h"

#include <QEvent>
#include <QPainter>

namespace millrace {

namespace {

constexpr int gap = space::s;
constexpr int leastColumn = 52;

} // namespace

DashboardGrid::DashboardGrid(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("dashboardGrid"));
}

int DashboardGrid::rowHeight() const
{
    return std::max(56, fontMetrics().height() * 3 + space::m);
}

QSize DashboardGrid::sizeHint() const
{
    const int rows = rowsOf(m_tiles) + (m_editing ? 2 : 0);
    return {dashboardColumns * leastColumn, rows * (rowHeight() + gap) + gap};
}

QRect DashboardGrid::rectOf(const TilePlace &place) const
{
    const double column = double(width() - gap) / dashboardColumns;
    const int left = gap + int(place.column * column);
    const int right = gap + int((place.column + place.width) * column) - gap;
    const int step = rowHeight() + gap;
    return {left, gap + place.row * step, right - left, place.height * step - gap};
}

void DashboardGrid::setTiles(const std::vector<DashboardTile> &tiles)
{
    QHash<QString, TileView *> kept;
    QWidget *before = nullptr;
    for (const DashboardTile &tile : tiles) {
        TileView *view = m_views.take(tile.key);
        const bool isNew = !view;
        if (isNew) {
            view = new TileView(this);
            connectTile(view);
        }
        view->setTile(tile);
        view->setEditing(m_editing);
        kept.insert(tile.key, view);
        if (isNew)
            Q_EMIT tileMade(view);
        view->show();
        if (before)
            setTabOrder(before, view);
        before = view;
    }
    for (TileView *gone : std::as_const(m_views)) {
        gone->hide();
        gone->deleteLater();
    }
    m_views = kept;
    m_tiles = tiles;
    m_preview = tiles;
    setMinimumHeight(sizeHint().height());
    updateGeometry();
    place();
}

void DashboardGrid::connectTile(TileView *view)
{
    connect(view, &TileView::moveAsked, this,
            [this, view](int columns, int rows) { stepTile(view->tile().key, columns, rows, false); });
    connect(view, &TileView::resizeAsked, this,
            [this, view](int columns, int rows) { stepTile(view->tile().key, columns, rows, true); });
    connect(view, &TileView::pressed, this, [this, view](QPoint at, bool resizes) {
        m_dragged = view->tile().key;
        m_from = at;
        m_begin = placeOf(view->tile());
        m_resizes = resizes;
        view->raise();
    });
    connect(view, &TileView::dragged, this, &DashboardGrid::drag);
    connect(view, &TileView::released, this, &DashboardGrid::drop);
}

void DashboardGrid::stepTile(const QString &key, int columns, int rows, bool resizes)
{
    for (const DashboardTile &tile : m_tiles) {
        if (tile.key != key)
            continue;
        TilePlace place = placeOf(tile);
        (resizes ? place.width : place.column) += columns;
        (resizes ? place.height : place.row) += rows;
        // Down, past what stands there: a step of one row would only be moved up again.
        if (!resizes && rows > 0) {
            int next = -1;
            for (const DashboardTile &other : m_tiles)
                if (other.row >= tile.row + tile.height && other.column < tile.column + tile.width &&
                    tile.column < other.column + other.width && (next < 0 || other.row < next))
                    next = other.row;
            if (next < 0)
                return;
            place.row = next + 1;
        }
        const auto arrangedSo = withTileAt(m_tiles, key, place);
        if (arrangedSo != m_tiles)
            Q_EMIT arranged(arrangedSo);
        return;
    }
}

void DashboardGrid::drag(QPoint globalPlace)
{
    if (m_dragged.isEmpty())
        return;
    const QPoint moved = globalPlace - m_from;
    const double column = double(width() - gap) / dashboardColumns;
    const int columns = int(std::lround(moved.x() / column));
    const int rows = int(std::lround(double(moved.y()) / (rowHeight() + gap)));
    TilePlace place = m_begin;
    (m_resizes ? place.width : place.column) += columns;
    (m_resizes ? place.height : place.row) += rows;
    m_preview = withTileAt(m_tiles, m_dragged, place);
    this->place();
    // What is held follows the pointer; where it would go is drawn below it.
    TileView *view = m_views.value(m_dragged);
    QRect held = rectOf(m_begin);
    if (m_resizes)
        held.setSize(QSize(std::max(40, held.width() + moved.x()), std::max(40, held.height() + moved.y())));
    else
        held.translate(moved);
    view->setGeometry(held);
    update();
}

void DashboardGrid::drop()
{
    const QString key = std::exchange(m_dragged, QString());
    if (key.isEmpty())
        return;
    const bool changed = m_preview != m_tiles;
    const auto wanted = m_preview;
    m_preview = m_tiles;
    place();
    update();
    if (changed)
        Q_EMIT arranged(wanted);
}

void DashboardGrid::place()
{
    for (const DashboardTile &tile : m_preview)
        if (TileView *view = m_views.value(tile.key); view && tile.key != m_dragged)
            view->setGeometry(rectOf(placeOf(tile)));
}

void DashboardGrid::setEditing(bool editing)
{
    m_editing = editing;
    for (TileView *view : std::as_const(m_views))
        view->setEditing(editing);
    setMinimumHeight(sizeHint().height());
    updateGeometry();
    update();
}

void DashboardGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void DashboardGrid::paintEvent(QPaintEvent *)
{
    if (!m_editing)
        return;
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setPen(QPen(tokens.border, 1, Qt::DotLine));
    for (int column = 0; column <= dashboardColumns; ++column) {
        const int x = gap / 2 + int(column * (double(width() - gap) / dashboardColumns));
        painter.drawLine(x, 0, x, height());
    }
    for (const DashboardTile &tile : m_preview) {
        if (tile.key != m_dragged)
            continue;
        painter.setPen(QPen(tokens.accent, 2, Qt::DashLine));
        painter.drawRoundedRect(rectOf(placeOf(tile)), space::cardRadius, space::cardRadius);
    }
}

void DashboardGrid::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setMinimumHeight(sizeHint().height());
        place();
    }
}

} // namespace millrace
