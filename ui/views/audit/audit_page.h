// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/audit_model.h"
#include "ui/shell/view_context.h"

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTreeWidget;

namespace millrace {

class Banner;
class EmptyState;
class SkeletonRows;

/// The journal as an administrator reads it: every commit, narrowed by person, time, kind of record and origin; what it
/// changed, old and new; written out as a table; and whether anything in it was altered afterwards. Read-only.
class AuditPage : public Page
{
    Q_OBJECT

public:
    AuditPage(const ViewContext &context, QWidget *parent);
    QString title() const override;
    QWidget *mainWidget() override;
    QWidget *searchField() override;
    RecordAddress currentRecord() const override;

    AuditModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    QTreeWidget *changes() const { return m_changes; }
    QComboBox *people() const { return m_people; }
    QComboBox *kinds() const { return m_kinds; }
    QComboBox *origins() const { return m_origins; }
    QComboBox *periods() const { return m_periods; }
    Banner *banner() const { return m_banner; }
    /// 0 the table, 1 nothing of that kind, 2 an error or no permission, 3 loading.
    int state() const;
    void verify();
    /// Writes what the filters show, all of it, as CSV, and says so in the journal.
    void exportTo(const QString &path);

Q_SIGNALS:
    void changesShown();
    void verified();
    void exported(bool good);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillFilters();
    void applyWish();
    void askChanges();
    void showChanges(const Result<std::vector<AuditChange>> &changes);
    void revert();
    void refresh();
    void fail(const Error &error);
    void retranslate();

    ViewContext m_context;
    LiveData &m_data;
    AuditModel *m_model;
    Banner *m_banner;
    QComboBox *m_people, *m_kinds, *m_origins, *m_periods;
    QPushButton *m_verify, *m_export, *m_open, *m_revert;
    QStackedWidget *m_stack;
    QTableView *m_table;
    QTreeWidget *m_changes;
    EmptyState *m_empty, *m_failed;
    SkeletonRows *m_skeleton;
    bool m_filling = false;
};

} // namespace millrace
