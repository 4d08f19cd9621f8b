// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bin_model.h"
#include "ui/shell/view_context.h"

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace millrace {

class EmptyState;
class SkeletonRows;

/// What was deleted, latest first: looked at in full, or brought back with all that went along. Nothing leaves the bin
/// by itself.
class BinPage : public Page
{
    Q_OBJECT

public:
    BinPage(const ViewContext &context, QWidget *parent);
    QString title() const override;
    QWidget *searchField() override;
    QWidget *mainWidget() override;
    RecordAddress currentRecord() const override;
    BinModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    /// 0 the table, 1 nothing deleted, 2 nothing found, 3 an error, 4 loading.
    int state() const;
    void restoreSelected();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void openCurrent();
    void refresh();
    void retranslate();

    ViewContext m_context;
    LiveData &m_data;
    BinModel *m_model;
    QLineEdit *m_search;
    QPushButton *m_restore, *m_open;
    QStackedWidget *m_stack;
    QTableView *m_table;
    EmptyState *m_emptyNew, *m_emptyFiltered, *m_failed;
    SkeletonRows *m_skeleton;
};

} // namespace millrace
