// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view_context.h"
#include "ui/theme/typography.h"
#include "ui/views/targets/target_grid_model.h"

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;
class QTreeWidget;

namespace millrace {

class AttainmentBars;
class EmptyState;
class SkeletonRows;

/// The targets of one metric and year as a grid that is typed and pasted into, how far everybody is in the chosen
/// period, and the ranking of people. Places: "" is the running year of the first metric, "METRIC/2026" another.
class TargetsPage : public Page
{
    Q_OBJECT

public:
    TargetsPage(const ViewContext &context, QWidget *parent);

    QString title() const override;
    QString place() const override;
    void goTo(const QString &place) override;
    QWidget *mainWidget() override;

    TargetGridModel *grid() const { return m_grid; }
    QTableView *table() const { return m_table; }
    AttainmentBars *bars() const { return m_bars; }
    QTreeWidget *board() const { return m_board; }
    /// What stands in place of the grid: 0 nothing (the grid), 1 no metric, 2 an error.
    int emptyKind() const;
    void showMetric(const RecordId &metric);
    void showYear(int year);
    /// The period that bars and ranking are about: that of the column that one stands in.
    TargetPeriod period() const;
    void copyMarked();
    /// Sets what the clipboard holds from the marked cell on, as one step.
    void pasteClipboard();
    void clearMarked();
    /// Gives the months of the quarter or year that one stands in equal parts of it.
    void spread();
    /// Takes the targets of the year before where there are none yet.
    void copyLastYear();
    void closePeriod();
    /// Makes the metrics that most companies set targets for.
    void makeUsualMetrics();

Q_SIGNALS:
    void reportShown();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeHeader();
    void makeContent();
    void makeCommands();
    void ask();
    void store(const std::vector<TargetChange> &changes);
    void tell(const Result<RecordId> &operation, const QString &done);
    void fillMetrics();
    void fillBelow();
    void fitGrid();
    void retranslate();

    ViewContext m_context;
    LiveData &m_data;
    RecordId m_metric;
    int m_year;
    TargetGridModel *m_grid;
    std::optional<Error> m_error;
    bool m_asking = false, m_again = false, m_wantsMonth = true;

    TextLabel *m_metricLabel, *m_yearLabel, *m_barsTitle, *m_boardTitle, *m_note;
    QComboBox *m_metrics, *m_shown;
    QToolButton *m_earlier, *m_later, *m_more;
    QPushButton *m_close;
    QStackedWidget *m_stack;
    QWidget *m_content;
    QTableView *m_table;
    AttainmentBars *m_bars;
    QTreeWidget *m_board;
    EmptyState *m_noMetric, *m_failed;
    SkeletonRows *m_skeleton;
};

} // namespace millrace
