// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <QObject>
#include <QPoint>

#include <vector>

class QLabel;
class QTimer;

namespace millrace {

class BoardView;

/// Cards on their way by mouse: the picture under the pointer, the gap where they would stand, scrolling at the edges,
/// and Esc, which leaves everything as it was. Not a drag of the system: nothing leaves the board.
class BoardDrag : public QObject
{
    Q_OBJECT

public:
    explicit BoardDrag(BoardView &board);

    /// `grabbed` is the card under the pointer, one of `ids`.
    void begin(const RecordId &grabbed, std::vector<RecordId> ids, QPoint globalPlace);
    void move(QPoint globalPlace);
    void drop(QPoint globalPlace);
    void cancel();
    bool isActive() const { return m_ghost != nullptr; }
    /// The column under the pointer, or -1.
    int targetColumn() const { return m_column; }

Q_SIGNALS:
    void ended(bool dropped);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void aim(QPoint globalPlace);
    void scrollAtEdges();
    void finish();
    int columnAt(QPoint globalPlace) const;

    BoardView &m_board;
    std::vector<RecordId> m_ids;
    RecordId m_grabbed;
    QLabel *m_ghost = nullptr;
    QPoint m_grip, m_place;
    QTimer *m_timer;
    int m_column = -1;
};

} // namespace millrace
