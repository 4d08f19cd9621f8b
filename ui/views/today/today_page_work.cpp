// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with the lines of the day: done, put off, planned, one after the other.
#include "ui/forms/record_draft.h"
#include "ui/text/formats.h"
#include "ui/views/today/today_list.h"
#include "ui/views/today/today_page.h"

#include <QMenu>

namespace millrace {

void TodayPage::workThrough()
{
    if (m_list->currentLine() < 0)
        m_list->setCurrentLine(0);
    if (const AgendaItem *item = m_list->currentItemOfDay()) {
        const AgendaItem first = *item;
        m_workedAt = addressOf(first);
        openRecord(first);
        m_worked = first.id;
    }
}

void TodayPage::workOn()
{
    if (m_worked.isNull() || !m_agenda || isVisible())
        return;
    for (const AgendaSection *section : {&m_agenda->overdue, &m_agenda->today, &m_agenda->withoutSteps}) {
        for (const AgendaItem &item : section->items) {
            if (item.id == m_worked)
                return;
        }
    }
    // Whoever went elsewhere meanwhile is not called back.
    if (m_context.where && m_context.where() != m_workedAt) {
        m_worked = RecordId();
        return;
    }
    // The list stands on the line that took the place of the one that is done.
    const AgendaItem *next = m_list->currentItemOfDay();
    if (!next) {
        m_worked = RecordId();
        m_context.toast({.text = tr("That was all for today"), .actionText = {}, .action = {}});
        Q_EMIT openRequested({QStringLiteral("today"), {}});
        return;
    }
    const AgendaItem item = *next;
    m_worked = item.id;
    m_workedAt = addressOf(item);
    m_context.toast(
        {.text = tr("Next: %1").arg(item.title), .actionText = {}, .action = {}, .tone = MessageTone::Info});
    openRecord(item);
}

void TodayPage::change(const AgendaItem &item, std::vector<FieldEdit> fields, const QString &toast)
{
    const EntityPtr entity = m_data.catalog()->entity(item.entity);
    if (!entity)
        return;
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits.push_back(Edit::update(entity, item.id));
    request.edits.back().fields = std::move(fields);
    m_data.commit(this, std::move(request), [this, toast](const Result<CommitReceipt> &receipt) {
        if (receipt)
            m_context.toast({.text = toast, .actionText = tr("Undo"), .action = [this, operation = receipt->operation] {
                                 m_context.undo(operation);
                             }});
        else
            m_context.say(receipt.error());
    });
}

void TodayPage::finish(const AgendaItem &item)
{
    const EntityPtr entity = m_data.catalog()->entity(item.entity);
    const TimelineFields &work = entity->timeline;
    std::vector<FieldEdit> fields{{work.state, Value(work.done), {}, true}};
    if (work.ended >= 0)
        fields.push_back({work.ended, Value(m_data.workspace().clock().now()), {}, true});
    change(item, std::move(fields), tr("Done: %1").arg(item.title));
}

void TodayPage::moveTo(const AgendaItem &item, QDate day)
{
    const QTimeZone zone = m_data.session().zone;
    const QTime time = item.due ? item.due->toDateTime(zone).time() : QTime(9, 0);
    const Instant due = Instant::fromDateTime(QDateTime(day, time, zone));
    const EntityPtr entity = m_data.catalog()->entity(item.entity);
    change(item, {{entity->timeline.time, Value(due), {}, true}},
           tr("%1: now due %2").arg(item.title, formats::dateTime(due, zone, m_data.locale().startsWith(u"zh"))));
}

std::vector<std::pair<const char *, QDate>> TodayPage::presets(QDate today)
{
    return {{QT_TRANSLATE_NOOP("millrace::TodayPage", "Later today"), today},
            {QT_TRANSLATE_NOOP("millrace::TodayPage", "Tomorrow"), today.addDays(1)},
            {QT_TRANSLATE_NOOP("millrace::TodayPage", "In three days"), today.addDays(3)},
            {QT_TRANSLATE_NOOP("millrace::TodayPage", "Next Monday"), today.addDays(8 - today.dayOfWeek())},
            {QT_TRANSLATE_NOOP("millrace::TodayPage", "In a week"), today.addDays(7)}};
}

void TodayPage::offerDays(const AgendaItem &item, QWidget *button)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("todayDays"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool chinese = m_data.locale().startsWith(QLatin1String("zh"));
    for (const auto &[text, day] : presets(m_data.today())) {
        // Today is on offer for what is overdue only.
        if (day == m_data.today() && (!item.due || item.due->toDateTime(m_data.session().zone).date() >= day))
            continue;
        QAction *action = menu->addAction(tr("%1 (%2)").arg(tr(text), formats::date(day, chinese)));
        connect(action, &QAction::triggered, this, [this, item, day = day] { moveTo(item, day); });
    }
    const QRect line = m_list->visualItemRect(m_list->currentItem());
    menu->popup(button == m_list ? m_list->viewport()->mapToGlobal(line.bottomLeft())
                                 : button->mapToGlobal(QPoint(0, button->height())));
}

void TodayPage::plan(const AgendaItem &item)
{
    const EntityPtr work = m_data.catalog()->entity(workEntity());
    if (!work)
        return;
    auto *draft = new RecordDraft(m_data, work->key, this);
    draft->setAttribute(Qt::WA_DeleteOnClose);
    for (const FieldDef &field : work->fields) {
        if (field.system || field.type != FieldType::Reference)
            continue;
        if (field.target == item.entity)
            draft->preset(field.key, Value(item.id));
        else if (field.target == item.aboutEntity && !item.about.isNull())
            draft->preset(field.key, Value(item.about));
    }
    const QDateTime tomorrow(m_data.today().addDays(1), QTime(9, 0), m_data.session().zone);
    draft->preset(work->at(work->timeline.time).key, Value(Instant::fromDateTime(tomorrow)));
    draft->open();
}

} // namespace millrace
