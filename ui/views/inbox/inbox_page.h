// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/inbox_model.h"
#include "ui/shell/view_context.h"

class QButtonGroup;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace millrace {

class EmptyState;
class SkeletonRows;

/// What one was told: by whom, about which record, read or not. Opening a line reads it.
class InboxPage : public Page
{
    Q_OBJECT

public:
    InboxPage(const ViewContext &context, QWidget *parent);
    QString title() const override;
    QWidget *mainWidget() override;
    RecordAddress currentRecord() const override;
    InboxModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    /// 0 the table, 1 nothing was told, 2 nothing of that kind, 3 an error, 4 loading.
    int state() const;
    void showOnly(InboxShows shows);
    void openCurrent();
    void readSelected();
    void readAll();
    void removeSelected();
    /// Puts what is chosen off.
    void snoozeSelected(Instant until);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    std::vector<RecordId> selected() const;
    void refresh();
    void fail(const Error &error);
    void retranslate();

    ViewContext m_context;
    LiveData &m_data;
    InboxModel *m_model;
    QButtonGroup *m_chips;
    QToolButton *m_all, *m_unread, *m_mentions, *m_snoozed, *m_later;
    QPushButton *m_open, *m_read, *m_readAll;
    QStackedWidget *m_stack;
    QTableView *m_table;
    EmptyState *m_emptyNew, *m_emptyFiltered, *m_failed;
    SkeletonRows *m_skeleton;
};

} // namespace millrace
