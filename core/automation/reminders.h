// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QSet>

namespace millrace {

/// A moment at which waiting work wants to be remembered.
struct Reminder
{
    QString entity;
    RecordId id;
    QString title;
    QString aboutTitle; ///< of the first rooting reference that is set
    Instant at;

    /// The same for as long as the work is to be remembered at that moment; another moment is another reminder.
    QString key() const { return id.toString() + u'@' + QString::number(at.us); }
    bool operator==(const Reminder &) const = default;
};

/// The reminders of the asker's waiting work (and of work that nobody owns) up to now, no older than `maxAgeDays`, the
/// oldest first. Cheap: one indexed question per kind of work. Any thread. Errors: those of Workspace's readings.
Result<std::vector<Reminder>> remindersDue(const Workspace &workspace, const Session &session);
inline constexpr int reminderMaxAgeDays = 30;

/// The edit that puts a reminder off.
CommitRequest snoozeRequest(const Catalog &catalog, const Reminder &reminder, Instant until);

/// Which reminders were told already, on this machine. Every reminder comes out of it once: after a restart too, where
/// the owner keeps `toBytes`, and however late it is looked at (a machine that slept tells when it wakes). A value.
class ReminderBook
{
public:
    static ReminderBook fromBytes(const QByteArray &bytes);
    QByteArray toBytes() const;

    /// Those of `due` that were never told, noted as told now. What is not due any more is forgotten, so that the book
    /// stays small.
    std::vector<Reminder> takeNew(const std::vector<Reminder> &due);

private:
    QSet<QString> m_told;
};

} // namespace millrace
