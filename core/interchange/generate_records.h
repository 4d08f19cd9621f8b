// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/generate.h"
#include "core/interchange/generate_chance.h"
#include "core/workspace/operation.h"

#include <QCryptographicHash>

namespace millrace::generating {

/// Days before now, office hours: where moments of a made-up company come from. Days count from 0, the first.
class Calendar
{
public:
    Calendar(Instant now, const QTimeZone &zone, int days);
    int days() const { return m_days; }
    Instant now() const { return m_now; }
    /// A moment of that day in office hours, mostly on weekdays, never after now for a day that is not after today.
    Instant moment(Chance &chance, std::int64_t day) const;
    /// The same without the turn of the weekend: a fixed time of day.
    Instant at(std::int64_t day, int hour, int minute) const;
    /// The day's number of a moment.
    std::int64_t dayOf(Instant moment) const;
    QDate date(std::int64_t day) const;
    std::int64_t today() const { return m_days; }

private:
    Instant m_now;
    std::int64_t m_offset; ///< seconds east of Greenwich, of the whole time
    std::int64_t m_first;  ///< number of the first day since 1970, local
    int m_days;
};

/// Where records of a generator's run go: gives ids, batches, counts, digests, and stops at the first refusal.
class Records
{
public:
    /// `doer` is whose operation it is, and who takes it back; the null id stands for the run's own made-up actor.
    Records(Workspace &workspace, std::uint64_t seed, const RecordId &doer, Origin origin, const QString &label,
            const Progress &progress, qint64 total);

    /// A creation with an id and its time; created_by is `author`, or the run's own actor. So that records are the same
    /// whoever does it, those that somebody owns name their owner.
    Edit create(const EntityPtr &entity, Instant at, const RecordId &author = {});
    RecordId newId(Instant at) { return m_ids.next(at); }
    const EntityPtr entity(QStringView key) const { return m_workspace.catalog()->entity(key); }

    /// Queues one record; those of one entity in a row go together.
    Result<void> add(Edit edit);
    /// Writes few records at once, so that the next ones may look them up (metadata).
    Result<void> addNow(std::vector<Edit> edits);
    Result<GenerateReport> finish();

    Workspace &workspace() { return m_workspace; }
    RecordId actor() const { return m_actor; }
    Instant now() const { return m_now; }

private:
    Result<void> flush();
    Result<void> settle();
    void digest(const Edit &edit);

    Workspace &m_workspace;
    Instant m_now;
    SeededIdSource m_ids;
    RecordId m_actor;
    std::unique_ptr<Operation> m_operation;
    Progress m_progress;
    qint64 m_total;
    qint64 m_done = 0;
    std::vector<Edit> m_batch;
    QCryptographicHash m_digest{QCryptographicHash::Sha256};
    GenerateReport m_report;
};

} // namespace millrace::generating
