// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/refused_edits.h"
#include "ui/models/conflict_model.h"
#include "ui/shell/view_context.h"

class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTabWidget;
class QTreeWidget;

namespace millrace {

class EmptyState;
class SkeletonRows;
class TextLabel;

/// Values that two people changed at once, for a person to decide, and edits that the server did not take, with the
/// reason and the ways on. Nothing here waits for the network: decisions are commits like any other. Places: "refused"
/// for the second part.
class ConflictsPage : public Page
{
    Q_OBJECT

public:
    ConflictsPage(const ViewContext &context, QWidget *parent);
    QString title() const override;
    QString place() const override;
    void goTo(const QString &place) override;
    QWidget *mainWidget() override;
    RecordAddress currentRecord() const override;

    ConflictModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    QPlainTextEdit *preview() const { return m_preview; }
    QTreeWidget *refusedList() const { return m_refused; }
    const std::vector<RefusedEdit> &refused() const { return m_edits; }
    QTabWidget *tabs() const { return m_tabs; }
    /// 0 the table, 1 no conflicts, 2 an error, 3 loading.
    int state() const;
    /// Keeps one side of the conflict under the cursor.
    void choose(ConflictChoice choice);
    /// Carries out what was chosen.
    void apply();
    void tryAgain();
    void letGo();

Q_SIGNALS:
    void applied();
    void refusedShown();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeConflicts();
    QWidget *makeRefused();
    void askRefused();
    void showRefused();
    std::optional<std::int64_t> chosenRefused() const;
    void refresh();
    void fail(const Error &error);
    void retranslate();

    ViewContext m_context;
    LiveData &m_data;
    ConflictModel *m_model;
    QTabWidget *m_tabs;
    QStackedWidget *m_stack;
    QTableView *m_table = nullptr;
    QPlainTextEdit *m_preview = nullptr;
    TextLabel *m_previewLabel = nullptr, *m_hint = nullptr;
    QPushButton *m_apply = nullptr, *m_allMine = nullptr, *m_allTheirs = nullptr, *m_same = nullptr, *m_both = nullptr,
                *m_open = nullptr, *m_again = nullptr, *m_letGo = nullptr;
    QTreeWidget *m_refused = nullptr;
    EmptyState *m_none = nullptr, *m_noneRefused = nullptr, *m_failed = nullptr;
    SkeletonRows *m_skeleton = nullptr;
    std::vector<RefusedEdit> m_edits;
};

} // namespace millrace
