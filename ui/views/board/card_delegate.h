// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/board/board_words.h"

#include <QStyledItemDelegate>

namespace millrace {

/// Paints a card: title, chosen fields, what is to be done next, who has it; a bar and words where it stalls. All cards
/// of a board have one height.
class CardDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    CardDelegate(const BoardLook &look, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The card's frame within its item.
    static QRect frame(const QRect &item);
    /// The line of the title within its item.
    QRect titleLine(const QRect &item, const QFont &font) const;
    /// The card alone, as it is dragged.
    QPixmap picture(const BoardCard &card, const QWidget *like, int width) const;

private:
    void paintCard(QPainter *painter, const QStyleOptionViewItem &option, const BoardCard &card) const;
    int fieldLines() const;

    const BoardLook &m_look;
};

} // namespace millrace
