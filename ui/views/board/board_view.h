// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/board/board_column.h"
#include "ui/views/board/drop_bar.h"

#include <QScrollArea>

namespace millrace {

class BoardDrag;

/// The columns of a board side by side, with what may be done to cards by mouse and keys. It changes nothing in the
/// workspace: it tells what was asked for. The current card is one for the whole board and is followed when it comes to
/// another column.
class BoardView : public QScrollArea
{
    Q_OBJECT

public:
    explicit BoardView(QWidget *parent);
    ~BoardView() override;

    /// `hidden` cards are left out (chips, filters of the page).
    void show(std::shared_ptr<const Board> board, const FormatContext &format, CardOrder order,
              const std::function<bool(const BoardCard &)> &shown);
    void setCompact(bool compact);
    /// Cards can be looked at and opened, and nothing else.
    void setReadOnly(bool readOnly);
    bool isCompact() const { return m_look.compact; }
    const BoardLook &look() const { return m_look; }

    const std::vector<BoardColumnView *> &columns() const { return m_columns; }
    /// The column of a card; -1 where it is not shown.
    int columnOf(const RecordId &id) const;
    const BoardCard *card(const RecordId &id) const;
    /// The selected cards of all columns, or the current one where none is selected.
    std::vector<RecordId> chosen() const;
    RecordId current() const { return m_current; }
    void setCurrent(const RecordId &id, bool takeFocus);
    /// Shows cards in another column before the workspace has answered.
    void moveShown(const std::vector<RecordId> &ids, int column);
    CardList *focusedList() const;
    void setDropZones(std::vector<DropBar::Zone> zones) { m_dropBar->setZones(std::move(zones)); }
    DropBar *dropBar() const { return m_dropBar; }
    BoardDrag *drag() const { return m_drag; }
    CardDelegate *delegate() const { return m_delegate; }
    void retranslate();

Q_SIGNALS:
    void opened(const millrace::RecordId &id);
    void renamed(const millrace::RecordId &id, const QString &title);
    void selectionChanged();
    void moveAsked(const std::vector<millrace::RecordId> &ids, const millrace::BoardColumn &to);
    void pipelineAsked(const std::vector<millrace::RecordId> &ids, QPoint globalPlace);
    void deleteAsked(const std::vector<millrace::RecordId> &ids);
    void menuAsked(QPoint globalPlace);
    void addAsked(int column);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeColumns(size_t count);
    void fitColumns();
    void goSideways(int from, int direction);
    void selectionTouchedIn(CardList *list);

    BoardLook m_look;
    CardOrder m_order = CardOrder::Attention;
    CardDelegate *m_delegate;
    QWidget *m_content;
    std::vector<BoardColumnView *> m_columns;
    DropBar *m_dropBar;
    BoardDrag *m_drag;
    RecordId m_current;
    bool m_filling = false;
    bool m_readOnly = false;
};

} // namespace millrace
