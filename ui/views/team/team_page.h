// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/record_table_model.h"
#include "ui/shell/view_context.h"

class QListWidget;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTableView;
class QTreeWidget;

namespace millrace {

class EmptyState;
class ReachAsker;
class RightsEdit;
class TextLabel;

/// Who works here: people in their departments, and roles with what they may do. An administrator adds people, hands
/// over the work of those who leave, changes rights and looks through the eyes of others; everybody else reads.
class TeamPage : public Page
{
    Q_OBJECT

public:
    TeamPage(const ViewContext &context, QWidget *parent);
    QString title() const override;
    QString place() const override;
    void goTo(const QString &place) override;
    QWidget *mainWidget() override;
    RecordAddress currentRecord() const override;
    QString newLabel() const override;
    void createNew() override;

    RecordTableModel *people() const { return m_people; }
    QTableView *table() const { return m_table; }
    QTreeWidget *departments() const { return m_departments; }
    QListWidget *roles() const { return m_roles; }
    RightsEdit *rights() const { return m_rights; }
    QTabWidget *tabs() const { return m_tabs; }
    /// Whether the session may change any of it.
    bool isAdministrator() const;
    void saveRights();
    void makeFirstRoles();
    void handOver();
    void changePlace();
    QString note() const;

Q_SIGNALS:
    void rolesShown();
    /// What the rights as they are typed would do was counted.
    void reachShown();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makePeople();
    QWidget *makeRoles();
    void fillDepartments();
    void applyDepartment();
    void fillRoles();
    void showRole();
    void create(const QString &entity, const QString &field, const RecordId &preset);
    std::optional<RecordId> chosenPerson() const;
    std::optional<RecordId> chosenRole() const;
    std::optional<RecordId> chosenDepartment() const;
    void refresh();
    void fail(const Error &error);
    void tell(const QString &text, const RecordId &operation);
    void retranslate();

    ViewContext m_context;
    LiveData &m_data;
    RecordTableModel *m_people;
    QTabWidget *m_tabs;
    QTreeWidget *m_departments = nullptr;
    QTableView *m_table = nullptr;
    QStackedWidget *m_peopleStack = nullptr, *m_roleStack = nullptr;
    EmptyState *m_nobody = nullptr, *m_noRoles = nullptr;
    QListWidget *m_roles = nullptr;
    RightsEdit *m_rights = nullptr;
    ReachAsker *m_asker = nullptr;
    QString m_reach; ///< what the rights as they are typed would do
    TextLabel *m_note = nullptr, *m_bearers = nullptr;
    QPushButton *m_addPerson = nullptr, *m_addDepartment = nullptr, *m_open = nullptr, *m_handOver = nullptr,
                *m_place = nullptr, *m_viewAs = nullptr, *m_addRole = nullptr, *m_firstRoles = nullptr,
                *m_save = nullptr, *m_discard = nullptr;
    bool m_changed = false;
};

} // namespace millrace
