// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/board/card_model.h"

#include <algorithm>

namespace millrace {

CardModel::CardModel(const BoardLook &look, QObject *parent) : QAbstractListModel(parent), m_look(look) {}

void CardModel::setCards(std::vector<BoardCard> cards, CardOrder order)
{
    setGap(-1);
    m_order = order;
    std::sort(cards.begin(), cards.end(),
              [order](const BoardCard &a, const BoardCard &b) { return standsAbove(a, b, order); });
    const bool same = cards.size() == m_cards.size() &&
                      std::equal(cards.begin(), cards.end(), m_cards.begin(),
                                 [](const BoardCard &a, const BoardCard &b) { return a.id == b.id; });
    if (same) {
        m_cards = std::move(cards);
        refresh();
        return;
    }
    beginResetModel();
    m_cards = std::move(cards);
    endResetModel();
}

const BoardCard *CardModel::cardAt(int row) const
{
    if (m_gap >= 0 && row >= m_gap)
        row = row == m_gap ? -1 : row - 1;
    return row >= 0 && row < int(m_cards.size()) ? &m_cards[size_t(row)] : nullptr;
}

int CardModel::rowOf(const RecordId &id) const
{
    for (size_t i = 0; i < m_cards.size(); ++i)
        if (m_cards[i].id == id)
            return int(i) + (m_gap >= 0 && int(i) >= m_gap ? 1 : 0);
    return -1;
}

int CardModel::landingRow(const BoardCard &card) const
{
    const auto place =
        std::lower_bound(m_cards.begin(), m_cards.end(), card,
                         [this](const BoardCard &a, const BoardCard &b) { return standsAbove(a, b, m_order); });
    return int(place - m_cards.begin());
}

void CardModel::insertCard(const BoardCard &card)
{
    setGap(-1);
    const int row = landingRow(card);
    beginInsertRows({}, row, row);
    m_cards.insert(m_cards.begin() + row, card);
    endInsertRows();
}

void CardModel::removeCard(const RecordId &id)
{
    setGap(-1);
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_cards.erase(m_cards.begin() + row);
    endRemoveRows();
}

void CardModel::setGap(int row)
{
    if (row == m_gap)
        return;
    if (m_gap >= 0) {
        beginRemoveRows({}, m_gap, m_gap);
        m_gap = -1;
        endRemoveRows();
    }
    if (row >= 0) {
        beginInsertRows({}, row, row);
        m_gap = row;
        endInsertRows();
    }
}

void CardModel::refresh()
{
    if (!m_cards.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int CardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_cards.size()) + (m_gap >= 0 ? 1 : 0);
}

QVariant CardModel::data(const QModelIndex &index, int role) const
{
    const BoardCard *card = cardAt(index.row());
    if (!card)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return card->title;
    case Qt::AccessibleTextRole:
        return BoardWords::sentence(*card, m_look);
    case Qt::ToolTipRole:
        return BoardWords::tip(*card, m_look);
    default:
        return {};
    }
}

Qt::ItemFlags CardModel::flags(const QModelIndex &index) const
{
    // Never editable: a view over editable items would let the input method in.
    return cardAt(index.row()) ? Qt::ItemIsSelectable | Qt::ItemIsEnabled : Qt::NoItemFlags;
}

} // namespace millrace
