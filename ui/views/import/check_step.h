// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/import/check_model.h"
#include "ui/views/import/import_step.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace millrace {

class EmptyState;
class SkeletonRows;

/// A dry run as a table: everything, or only what is refused or warned about; cells are put right in place, one by one
/// or every A by B, and checked again before anything is written.
class CheckStep : public ImportStep
{
    Q_OBJECT

public:
    CheckStep(ImportTask &task, QWidget *parent);
    QString title() const override;
    void enter() override;
    bool isReady() const override;
    void retranslate() override;
    QWidget *firstField() override;

    CheckModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    void list(CheckModel::Show which);
    void goToNextError();
    /// Every cell of the column that says `from` is read as `to`, in the whole file.
    void replaceAll(const QString &column, const QString &from, const QString &to);
    void checkAgain();

private:
    void showAnswer();
    void showState();
    void showTabs();

    CheckModel *m_model;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QTableView *m_table;
    SkeletonRows *m_skeleton;
    EmptyState *m_none;
    QPushButton *m_next, *m_again, *m_replace;
    QComboBox *m_column;
    QLineEdit *m_from, *m_to;
    TextLabel *m_columnLabel, *m_fromLabel, *m_toLabel, *m_limit;
    QPersistentModelIndex m_current;
    bool m_pending = false; ///< something was changed since the check
};

} // namespace millrace
