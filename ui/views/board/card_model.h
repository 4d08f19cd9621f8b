// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/board/board_words.h"

#include <QAbstractListModel>

namespace millrace {

/// The cards of one column in their order. While something is dragged over the column it has one row more: the gap
/// where the card would come to stand. UI thread.
class CardModel : public QAbstractListModel
{
    Q_OBJECT

public:
    CardModel(const BoardLook &look, QObject *parent);

    void setCards(std::vector<BoardCard> cards, CardOrder order);
    const std::vector<BoardCard> &cards() const { return m_cards; }
    /// Null for the gap and outside.
    const BoardCard *cardAt(int row) const;
    /// -1 where the card is not here.
    int rowOf(const RecordId &id) const;
    /// Where the card would stand among these.
    int landingRow(const BoardCard &card) const;
    void insertCard(const BoardCard &card);
    void removeCard(const RecordId &id);

    /// -1 = no gap.
    void setGap(int row);
    int gap() const { return m_gap; }
    /// The texts of all cards are to be shown anew.
    void refresh();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    const BoardLook &m_look;
    std::vector<BoardCard> m_cards;
    CardOrder m_order = CardOrder::Attention;
    int m_gap = -1;
};

} // namespace millrace
