// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/board_report.h"
#include "ui/shell/view_context.h"
#include "ui/theme/typography.h"

class QComboBox;
class QStackedWidget;
class QToolButton;

namespace millrace {

class AsOfControl;
class BoardView;
class CardMoves;
class EmptyState;
class QuickAdd;
class SkeletonRows;

/// An entity that has a board, and the page that lists it.
struct BoardSource
{
    QString entity;
    QString listPage;
};

/// Records as cards in the columns of their status. Place: the entity's key; "" is the first of the sources.
class BoardPage : public Page
{
    Q_OBJECT

public:
    enum class Chip { All, Stalled, Overdue, Unplanned };

    BoardPage(const ViewContext &context, std::vector<BoardSource> sources, QWidget *parent);

    QString title() const override;
    QStringList breadcrumb() const override;
    QString place() const override { return m_source->entity; }
    void goTo(const QString &place) override;
    QString newLabel() const override;
    void createNew() override;
    QWidget *mainWidget() override;
    RecordAddress currentRecord() const override;

    BoardView *board() const { return m_view; }
    CardMoves *moves() const { return m_moves; }
    std::shared_ptr<const Board> shownBoard() const { return m_board; }
    /// What stands in place of the board: 0 nothing (the board), 1 nothing yet, 2 nothing found, 3 an error.
    int emptyKind() const;
    void setChip(Chip chip);
    /// -1 to the left, 1 to the right.
    void moveSideways(int direction);
    void openStageChooser();
    void openQuickAdd(int column);
    QString totalText() const;
    void setPipeline(const RecordId &pipeline);
    /// As of which moment the board is shown; while there is one, nothing can be changed.
    AsOfControl *asOf() const { return m_asOf; }

Q_SIGNALS:
    /// What the workspace holds now is shown.
    void boardShown();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeToolbar();
    void makeBoard();
    void makeCommands();
    void fillPipelines();
    void fillOwners();
    CardOrder order() const;
    void showOrderMenu();
    void showFieldsMenu();
    void ask();
    void take(Result<Board> board);
    void refresh();
    void retranslate();
    void refreshChips();
    void tellSelection();
    bool isShown(const BoardCard &card) const;
    bool concerns(const CommitNotice &notice) const;
    void chooseEntity(const QString &entity);
    void askForPipeline(const std::vector<RecordId> &ids, QPoint place);
    QString layoutKey(const char *what) const;
    bool isFiltered() const;
    bool isPast() const;
    void showAsOf();

    ViewContext m_context;
    LiveData &m_data;
    std::vector<BoardSource> m_sources;
    const BoardSource *m_source;
    std::shared_ptr<const Board> m_board;
    std::optional<Error> m_error;
    RecordId m_pipelineWanted, m_toSelect;
    Chip m_chip = Chip::All;
    bool m_asking = false, m_again = false, m_waiting = false, m_wantsCards = false;

    QComboBox *m_entity = nullptr, *m_pipeline = nullptr, *m_owner = nullptr;
    QToolButton *m_orderButton = nullptr, *m_fields = nullptr, *m_table = nullptr;
    std::vector<std::pair<Chip, QToolButton *>> m_chips;
    AsOfControl *m_asOf = nullptr;
    TextLabel *m_total = nullptr;
    QStackedWidget *m_stack = nullptr;
    BoardView *m_view = nullptr;
    CardMoves *m_moves = nullptr;
    SkeletonRows *m_skeleton = nullptr;
    EmptyState *m_emptyNew = nullptr, *m_emptyFiltered = nullptr, *m_failed = nullptr;
    QPointer<QuickAdd> m_quickAdd;
};

} // namespace millrace
