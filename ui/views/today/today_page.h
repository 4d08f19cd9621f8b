// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/agenda.h"
#include "ui/shell/view_context.h"
#include "ui/theme/typography.h"

#include <QHash>

class QComboBox;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTreeWidget;
class QVBoxLayout;

namespace millrace {

class BriefingBar;
class EmptyState;
class SkeletonRows;
class TodayList;

/// What the day asks for: work overdue and due today, records without a next step, and whom nobody spoke to for long.
/// Work is done or put off on the spot. Made of the schema and read off the UI thread.
class TodayPage : public Page
{
    Q_OBJECT

public:
    /// `pages`: by entity, the page that lists its records.
    /// `created`: the entities whose new records the briefing counts.
    TodayPage(const ViewContext &context, QHash<QString, QString> pages, QStringList created, QWidget *parent);

    QString title() const override;
    QString newLabel() const override;
    void createNew() override;
    QWidget *mainWidget() override;
    void goTo(const QString &place) override;

    const std::optional<Agenda> &agenda() const { return m_agenda; }
    TodayList *list() const { return m_list; }
    BriefingBar *briefing() const { return m_briefing; }
    /// Opens the current line's record, and after each that is done the next one, until the page is come back to.
    void workThrough();
    bool isWorkingThrough() const { return !m_worked.isNull(); }
    void setMine(bool mine);
    /// Ends the work; the toast takes it back.
    void finish(const AgendaItem &item);
    /// Moves the work to another day at its time of day.
    void moveTo(const AgendaItem &item, QDate day);

    /// The days that "another day" offers, seen from `today`: tomorrow, in three days, next Monday, in a week.
    static std::vector<std::pair<const char *, QDate>> presets(QDate today);

Q_SIGNALS:
    void agendaShown();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeHeader();
    void makeBody();
    void makeCommands();
    void ask(AgendaParts parts = wholeAgenda);
    void showAgenda(Result<Agenda> agenda, AgendaParts parts);
    void showForgotten();
    void showSchedule();
    void workOn();
    PageAddress addressOf(const AgendaItem &item) const;
    void openRecord(const AgendaItem &item);
    void offerDays(const AgendaItem &item, QWidget *button);
    void plan(const AgendaItem &item);
    void change(const AgendaItem &item, std::vector<FieldEdit> fields, const QString &toast);
    void listForgotten(size_t step);
    QString forgottenName() const;
    QString workEntity() const;
    void refreshState();
    void retranslate();

    ViewContext m_context;
    LiveData &m_data;
    QHash<QString, QString> m_pages;
    std::optional<Agenda> m_agenda;
    std::optional<Error> m_error;
    bool m_asking = false, m_begun = false;
    AgendaParts m_again; ///< to be read when the answer of now is there

    TextLabel *m_date, *m_scopeLabel, *m_forgottenTitle, *m_forgottenNote;
    QComboBox *m_scope;
    QStackedWidget *m_stack;
    QWidget *m_body, *m_aside;
    TodayList *m_list;
    BriefingBar *m_briefing;
    QPushButton *m_work;
    RecordId m_worked; ///< open now, while one works through
    PageAddress m_workedAt;
    TextLabel *m_scheduleTitle, *m_scheduleNone;
    QTreeWidget *m_schedule;
    std::vector<QPushButton *> m_forgotten;
    EmptyState *m_empty, *m_failed;
    SkeletonRows *m_skeleton;
};

} // namespace millrace
