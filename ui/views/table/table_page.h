// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/record_table_model.h"
#include "ui/shell/view_context.h"
#include "ui/theme/typography.h"

class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QTableView;
class QToolButton;

namespace millrace {

class EmptyState;
class HistoryPanel;
class RecordForm;
class SkeletonRows;

/// The records of one entity as a table with a record panel beside it. Places: "" is the whole list, "set:n" exactly
/// the records of a RecordSet, "record:ID" the list with that record open.
class TablePage : public Page
{
    Q_OBJECT

public:
    TablePage(const ViewContext &context, const QString &entity, QWidget *parent);

    QString title() const override;
    QStringList breadcrumb() const override;
    QString breadcrumbPlace(int step) const override;
    QString place() const override { return m_place; }
    void goTo(const QString &place) override;
    QString newLabel() const override;
    void createNew() override;
    QWidget *searchField() override;
    QWidget *mainWidget() override;
    void saveDrafts() override;

    RecordTableModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    RecordForm *form() const { return m_form; }
    /// What stands in place of the table: 0 nothing (the table), 1 nothing yet, 2 nothing found, 3 an error.
    int emptyKind() const;
    void deleteSelected();
    void setFilterText(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeToolbar();
    void makeTable();
    void makeCommands();
    void applyQuery();
    void refreshState();
    void refreshFooter();
    void refreshPanel();
    void retranslate();
    void showColumnsMenu();
    void fitColumns();
    void togglePanel();
    void openFilter();
    void clearQuery();
    std::vector<RecordId> selectedIds() const;
    void select(const RecordId &id);

    ViewContext m_context;
    LiveData &m_data;
    RecordTableModel *m_model;
    QString m_place;
    Filter m_filter;
    bool m_wantsTable = false;
    RecordId m_toSelect;

    QLineEdit *m_search = nullptr;
    QLineEdit *m_filterLine = nullptr;
    TextLabel *m_filterProblem = nullptr;
    QWidget *m_filterRow = nullptr;
    QToolButton *m_filterButton = nullptr, *m_columnsButton = nullptr, *m_panelButton = nullptr;
    QPushButton *m_setButton = nullptr;
    QSplitter *m_splitter = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTableView *m_table = nullptr;
    SkeletonRows *m_skeleton = nullptr;
    EmptyState *m_emptyNew = nullptr, *m_emptyFiltered = nullptr, *m_failed = nullptr;
    QWidget *m_panel = nullptr;
    ElidedLabel *m_panelTitle = nullptr;
    QTabWidget *m_tabs = nullptr;
    RecordForm *m_form = nullptr;
    HistoryPanel *m_history = nullptr;
    TextLabel *m_footer = nullptr;
    TextLabel *m_count = nullptr;
};

} // namespace millrace
