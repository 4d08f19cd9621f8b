// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/typography.h"
#include "ui/views/board/card_list.h"

class QToolButton;
class QVBoxLayout;

namespace millrace {

/// One column of a board: heading with count and sum, the cards, and the foot where one is added.
class BoardColumnView : public QWidget
{
    Q_OBJECT

public:
    BoardColumnView(const BoardLook &look, CardDelegate *delegate, QWidget *parent);

    void show(const BoardColumn &column, std::vector<BoardCard> cards, CardOrder order);
    const BoardColumn &column() const { return m_column; }
    CardList *list() const { return m_list; }
    CardModel *cards() const { return m_cards; }
    /// Counts anew after cards came or went.
    void refreshHeading();
    QString heading() const { return m_heading->text(); }
    /// Something dragged is above it.
    void setTarget(bool target);
    /// Puts an editor in the place of the "add" button; null puts the button back.
    void setFoot(QWidget *editor);
    /// Without the "add" button, and with nothing said of dragging; from the next `show` on.
    void setReadOnly(bool readOnly);
    QToolButton *addButton() const { return m_add; }

Q_SIGNALS:
    void addRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const BoardLook &m_look;
    BoardColumn m_column;
    CardModel *m_cards;
    CardList *m_list;
    ElidedLabel *m_heading;
    TextLabel *m_empty;
    QToolButton *m_add;
    QVBoxLayout *m_layout;
    bool m_target = false;
    bool m_readOnly = false;
};

} // namespace millrace
