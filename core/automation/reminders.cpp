// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/reminders.h"

#include "core/schema/builtin/task.h"

#include <algorithm>

namespace millrace {

namespace {

constexpr std::int64_t dayUs = 86'400'000'000;

Result<void> readKind(const Workspace &workspace, const Session &session, const EntityDef &work, const FieldDef &remind,
                      std::vector<Reminder> &found)
{
    const Instant now = workspace.clock().now();
    const QString owner = work.at(system_field::Owner).key;
    Query query;
    query.entity = work.key;
    query.filter =
        Filter::all({Filter::compare(work.at(work.timeline.state).key, CompareOp::Equal, work.timeline.open),
                     Filter::compare(remind.key, CompareOp::LessOrEqual, now),
                     Filter::compare(remind.key, CompareOp::Greater, Instant{now.us - reminderMaxAgeDays * dayUs}),
                     work.ownable ? Filter::any({Filter::compare(owner, CompareOp::Equal, Me{}), Filter::empty(owner)})
                                  : Filter()});
    query.sort = {{FieldPath{{remind.key}}, false}};
    query.limit = 500;
    query.fields = {FieldPath{{remind.key}}};
    for (const int field : work.titleFields)
        query.fields.push_back(FieldPath{{work.at(field).key}});
    for (const int field : work.rootFields())
        query.fields.push_back(FieldPath{{work.at(field).key}});
    MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
    for (const Row &row : rows.rows) {
        Reminder reminder{work.key, row.id, {}, {}, row.cells.front().valueOr<Instant>()};
        size_t cell = 1;
        QStringList words;
        for (const int field : work.titleFields) {
            if (const QString word = valueToText(work.at(field), row.cells[cell++]); !word.isEmpty())
                words << word;
        }
        reminder.title = words.join(u' ');
        for (const int field : work.rootFields()) {
            const auto *about = row.cells[cell++].as<RecordId>();
            if (!about || !reminder.aboutTitle.isEmpty())
                continue;
            MILLRACE_ASSIGN(const auto titles, workspace.titles(session, work.at(field).target, {*about}));
            reminder.aboutTitle = titles.value(*about);
        }
        found.push_back(std::move(reminder));
    }
    return {};
}

} // namespace

Result<std::vector<Reminder>> remindersDue(const Workspace &workspace, const Session &session)
{
    std::vector<Reminder> found;
    const CatalogPtr catalog = workspace.catalog();
    for (const EntityPtr &entity : catalog->entities()) {
        const FieldDef *remind = entity->field(task::reminderAt.name());
        if (entity->timeline.state >= 0 && remind && remind->type == task::reminderAt.type)
            MILLRACE_TRY(readKind(workspace, session, *entity, *remind, found));
    }
    std::stable_sort(found.begin(), found.end(), [](const Reminder &a, const Reminder &b) { return a.at < b.at; });
    return found;
}

CommitRequest snoozeRequest(const Catalog &catalog, const Reminder &reminder, Instant until)
{
    CommitRequest request;
    request.label = QStringLiteral("snooze");
    const EntityPtr entity = catalog.entity(reminder.entity);
    request.edits.push_back(Edit::update(entity, reminder.id).with(*entity, task::reminderAt.name(), Value(until)));
    return request;
}

ReminderBook ReminderBook::fromBytes(const QByteArray &bytes)
{
    ReminderBook book;
    for (const QByteArray &line : bytes.split('\n')) {
        if (!line.isEmpty())
            book.m_told.insert(QString::fromLatin1(line));
    }
    return book;
}

QByteArray ReminderBook::toBytes() const
{
    QStringList told(m_told.cbegin(), m_told.cend());
    told.sort();
    return told.join(u'\n').toLatin1();
}

std::vector<Reminder> ReminderBook::takeNew(const std::vector<Reminder> &due)
{
    QSet<QString> told;
    std::vector<Reminder> fresh;
    for (const Reminder &reminder : due) {
        if (!m_told.contains(reminder.key()))
            fresh.push_back(reminder);
        told.insert(reminder.key());
    }
    m_told = std::move(told);
    return fresh;
}

} // namespace millrace
