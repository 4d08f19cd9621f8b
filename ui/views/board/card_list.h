// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/board/card_model.h"

#include <QListView>

class QLineEdit;

namespace millrace {

class CardDelegate;

/// The cards of one column as a list: only what is visible is painted. Selection, keys and the beginning of a drag;
/// what they mean is decided by the board. Keeps selection, current card and place by record when its model is reset.
class CardList : public QListView
{
    Q_OBJECT

public:
    CardList(CardModel *model, CardDelegate *delegate, QWidget *parent);

    CardModel *cards() const { return m_model; }
    const BoardCard *currentCard() const;
    std::vector<RecordId> selectedIds() const;
    void selectCard(const RecordId &id);
    /// Opens a line over the card's title to type another.
    void rename(const QString &accessibleName);

Q_SIGNALS:
    void currentCardChanged();
    void selectionTouched();
    void opened(const millrace::RecordId &id);
    void renamed(const millrace::RecordId &id, const QString &title);
    /// To the column on the left (-1) or right (1).
    void sideRequested(int direction);
    void dragStarted(const millrace::RecordId &id, QPoint globalPlace);
    void dragMoved(QPoint globalPlace);
    void dragDropped(QPoint globalPlace);
    void menuRequested(QPoint globalPlace);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void closeRename(bool keep);

    CardModel *m_model;
    CardDelegate *m_delegate;
    QLineEdit *m_title = nullptr;
    RecordId m_renaming;
    QPoint m_pressedAt;
    RecordId m_pressed;
    bool m_dragging = false, m_clickSelects = false;
    RecordId m_keptCurrent;
    std::vector<RecordId> m_keptSelection;
    int m_keptPlace = 0;
};

} // namespace millrace
