// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/replica.h"
#include "core/sync/wire_record.h"

#include <algorithm>

namespace millrace {

Result<void> Replica::applyPolicy(const SyncRefusal &policy)
{
    QStringList added, gone;
    for (const QString &scope : policy.scopes)
        if (!m_state.scopes.contains(scope))
            added << scope;
    for (const QString &scope : m_state.scopes)
        if (!policy.scopes.contains(scope))
            gone << scope;
    // What was to come with everything comes scope by scope now.
    MILLRACE_ASSIGN(const auto jobs, sync_replica::jobs(database()));
    for (const sync_replica::Job &job : jobs)
        if (job.scope == QLatin1String("*") && gone.contains(job.scope))
            added = policy.scopes;
    for (const QString &scope : gone)
        MILLRACE_TRY(sync_replica::removeJob(database(), scope));
    // What he may no longer see goes before anything else is asked.
    if (!gone.isEmpty()) {
        MILLRACE_ASSIGN(const auto roots, sync_replica::roots(database()));
        for (sync_replica::Root root : roots) {
            const auto before = root.scopes.size();
            root.scopes.removeIf([&](const QString &scope) { return gone.contains(scope); });
            if (root.scopes.isEmpty())
                MILLRACE_TRY(purge(root.id));
            else if (root.scopes.size() != before)
                MILLRACE_TRY(sync_replica::putRoot(database(), root));
        }
    }
    QHash<QString, QStringList> hiddenNow;
    bool shownNow = false;
    for (auto it = policy.hidden.begin(); it != policy.hidden.end(); ++it)
        for (const QString &field : it.value())
            if (!m_state.hidden.value(it.key()).contains(field))
                hiddenNow[it.key()] << field;
    for (auto it = m_state.hidden.begin(); it != m_state.hidden.end(); ++it)
        for (const QString &field : it.value())
            shownNow = shownNow || !policy.hidden.value(it.key()).contains(field);
    MILLRACE_TRY(hide(hiddenNow));
    if (shownNow) {
        MILLRACE_ASSIGN(const auto roots, sync_replica::roots(database()));
        for (sync_replica::Root root : roots) {
            root.full = false;
            root.historySeq = 0;
            MILLRACE_TRY(sync_replica::putRoot(database(), root));
        }
    }
    MILLRACE_TRY(narrow(policy.narrowed));
    m_state.scopes = policy.scopes;
    m_state.hidden = policy.hidden;
    m_state.policy = policy.policy;
    MILLRACE_TRY(addScopeJobs(added));
    return settle();
}

/// Which rows of a root are seen by the server's own book-keeping alone: what may be too much goes at once, and every
/// root says anew what there is of it.
Result<void> Replica::narrow(const QHash<QString, QStringList> &narrowed)
{
    if (narrowed == m_state.narrowed)
        return {};
    const Dictionary &numbers = m_committer.dictionary();
    std::vector<sync_replica::Row> rows;
    MILLRACE_TRY(sync_replica::forEachRow(database(), [&](const sync_replica::Row &row) {
        const QString entity = numbers.entityKey(row.entity);
        const auto now = narrowed.constFind(entity);
        if (now != narrowed.constEnd() &&
            (!m_state.narrowed.contains(entity) || m_state.narrowed.value(entity) != *now))
            rows.push_back(row);
    }));
    MILLRACE_TRY(forget(rows));
    MILLRACE_ASSIGN(const auto roots, sync_replica::roots(database()));
    for (sync_replica::Root root : roots) {
        root.full = false;
        root.historySeq = 0;
        MILLRACE_TRY(sync_replica::putRoot(database(), root));
    }
    m_state.narrowed = narrowed;
    return {};
}

Result<void> Replica::hide(const QHash<QString, QStringList> &fields)
{
    for (auto it = fields.begin(); it != fields.end(); ++it)
        if (const EntityPtr entity = m_committer.metadata()->catalog->entity(it.key()))
            MILLRACE_TRY(forgetHidden(entity, it.value()));
    return {};
}

/// A field that is hidden from now on leaves the tables, the search and the journal: of every record that had it the
/// journal keeps the digests and begins anew with what may be known.
Result<void> Replica::forgetHidden(const EntityPtr &entity, const QStringList &fields)
{
    const int number = m_committer.dictionary().entityNumber(entity->key);
    std::vector<sync_replica::Row> rows;
    MILLRACE_TRY(sync_replica::forEachRow(database(), [&](const sync_replica::Row &row) {
        if (row.entity == number)
            rows.push_back(row);
    }));
    MILLRACE_TRY(forgetting(number));
    for (sync_replica::Row &row : rows) {
        MILLRACE_ASSIGN(const auto stored, record_store::load(database(), entity, row.id));
        MILLRACE_TRY(journal::forget(database(), number, row.id));
        if (row.base) {
            const Record base = decoded(entity, row.id, *row.base);
            Record masked = base;
            for (const QString &field : fields)
                masked.set(field, Value());
            row.base = encoded(masked);
            MILLRACE_TRY(sync_replica::putRow(database(), row));
        }
        if (!stored)
            continue;
        Record masked = stored->record;
        for (const QString &field : fields)
            masked.set(field, Value());
        gather(entity, row.id, Record(), masked);
        MILLRACE_ASSIGN(auto root, sync_replica::root(database(), row.root));
        if (root) {
            root->full = false;
            root->historySeq = 0;
            MILLRACE_TRY(sync_replica::putRoot(database(), *root));
        }
    }
    return flush();
}

Result<void> Replica::startAgain(const SyncRefusal &refusal, bool resend, IdSource &ids)
{
    ++m_state.generation;
    m_state.cursor = refusal.head;
    m_state.catchingUp = false;
    m_state.sweep = true;
    MILLRACE_TRY(sync_replica::removeJobs(database()));
    MILLRACE_TRY(addScopeJobs(m_state.scopes));
    MILLRACE_TRY(sync_replica::refetchAllRoots(database()));
    if (resend) {
        ++m_state.divergedCount;
        m_state.common = refusal.common;
        m_state.top = refusal.head;
        MILLRACE_TRY(sync_replica::removeSamples(database()));
        // The same installation under a new name: what it did before is not somebody else's.
        m_state.client = ids.next(m_now);
        MILLRACE_TRY(sync_replica::sendAgain(database()));
    }
    MILLRACE_TRY(sync_replica::addSample(database(), m_state.cursor));
    return {};
}

Result<void> Replica::takeNewName(IdSource &ids)
{
    m_state.client = ids.next(m_now);
    m_state.install = ids.next(m_now);
    return sync_replica::sendAgain(database());
}

Result<void> Replica::refetch(const std::vector<RecordId> &roots)
{
    for (const RecordId &id : roots) {
        MILLRACE_ASSIGN(const auto known, sync_replica::root(database(), id));
        sync_replica::Root root = known.value_or(sync_replica::Root{id, {}, false, m_state.generation, 0});
        root.full = false;
        MILLRACE_TRY(sync_replica::putRoot(database(), root));
    }
    m_state.repairedRoots += int(roots.size());
    return {};
}

Result<void> Replica::sweepIfDone()
{
    if (!m_state.sweep)
        return {};
    MILLRACE_ASSIGN(const auto jobs, sync_replica::jobs(database()));
    if (!jobs.empty())
        return {};
    MILLRACE_ASSIGN(const auto roots, sync_replica::roots(database()));
    for (const sync_replica::Root &root : roots)
        if (root.generation < m_state.generation)
            MILLRACE_TRY(purge(root.id));
    m_state.sweep = false;
    return {};
}

} // namespace millrace
