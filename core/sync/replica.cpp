// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/replica.h"

#include "core/schema/builtin/attachment.h"
#include "core/sync/codec.h"
#include "core/sync/wire_record.h"
#include "core/workspace/sync_door.h"

#include <QJsonDocument>

#include <algorithm>

namespace millrace {

using sync_replica::Outgoing;

namespace {

/// What describes other records comes before them.
int rankOf(const QString &entity)
{
    if (entity == QLatin1String("custom_field"))
        return 0;
    return isMetadataEntity(entity) ? 1 : 2;
}

} // namespace

Replica::Replica(Committer &committer, ReplicaState &state, CurrencyCode currency, Instant now)
    : m_committer(committer), m_state(state), m_currency(currency), m_now(now)
{
}

Result<void> Replica::addScopeJobs(const QStringList &scopes)
{
    // Who sees everything is sent everything once; each root tells which of his scopes it bears.
    const bool everything = scopes.contains(QLatin1String("*"));
    for (const QString &scope : scopes)
        if (!everything || scope == QLatin1String("*") || scope == QLatin1String("g"))
            MILLRACE_TRY(sync_replica::putJob(database(), {scope, {}}));
    return {};
}

Result<void> Replica::applyRoots(const std::vector<SyncRoot> &roots, bool whole)
{
    for (const SyncRoot &named : roots) {
        if (named.scopes.isEmpty()) {
            MILLRACE_TRY(purge(named.id));
            continue;
        }
        MILLRACE_ASSIGN(const auto known, sync_replica::root(database(), named.id));
        sync_replica::Root root = known.value_or(sync_replica::Root{named.id, {}, false, m_state.generation, 0});
        root.scopes = named.scopes;
        if (whole) {
            root.full = true;
            root.generation = m_state.generation;
        } else if (root.generation < m_state.generation) {
            // The feed has vouched for it: it stays, but what is here of it is of the old history.
            root.generation = m_state.generation;
            root.full = false;
        }
        // It may have been away and back between two readings.
        if (named.moved) {
            root.full = false;
            // Some of its rows may come back, and their history with them.
            if (!m_state.narrowed.isEmpty())
                root.historySeq = 0;
        }
        MILLRACE_TRY(sync_replica::putRoot(database(), root));
    }
    return {};
}

Result<void> Replica::applyPull(const SyncPage &page)
{
    MILLRACE_TRY(applyRoots(page.roots, false));
    MILLRACE_TRY(applyHistory(page));
    m_state.cursor = page.next;
    m_state.catchingUp = page.more;
    MILLRACE_TRY(sync_replica::addSample(database(), page.next));
    MILLRACE_TRY(applyRows(page.rows));
    MILLRACE_TRY(settle());
    return sweepIfDone();
}

Result<void> Replica::applySnapshot(const SyncPage &page, const QString &scope, const std::vector<RecordId> &named)
{
    QHash<RecordId, QSet<RecordId>> there;
    for (const SyncRow &row : page.rows)
        there[row.root].insert(row.id);
    MILLRACE_TRY(applyRoots(page.roots, true));
    std::vector<sync_replica::Row> gone;
    for (const SyncRoot &root : page.roots) {
        if (root.scopes.isEmpty())
            continue;
        MILLRACE_ASSIGN(const auto rows, sync_replica::rowsOf(database(), root.id));
        for (const sync_replica::Row &row : rows) {
            if (there.value(root.id).contains(row.id))
                continue;
            // It moved, or was never; of what he may see less of than of its root nothing stays.
            if (m_state.narrowed.contains(m_committer.dictionary().entityKey(row.entity)))
                gone.push_back(row);
            else
                MILLRACE_TRY(removeFromRoot(row));
        }
    }
    if (!gone.empty())
        MILLRACE_TRY(forget(gone));
    MILLRACE_TRY(applyHistory(page));
    MILLRACE_TRY(applyRows(page.rows));
    if (!scope.isEmpty()) {
        if (page.more)
            MILLRACE_TRY(sync_replica::putJob(database(), {scope, page.after}));
        else
            MILLRACE_TRY(sync_replica::removeJob(database(), scope));
    }
    // Of what was asked for by name and not answered there is nothing.
    for (const RecordId &root : named)
        if (std::none_of(page.roots.begin(), page.roots.end(), [&](const SyncRoot &r) { return r.id == root; }))
            MILLRACE_TRY(purge(root));
    MILLRACE_TRY(settle());
    return sweepIfDone();
}

Result<void> Replica::applyHistory(const SyncPage &page)
{
    MILLRACE_TRY(flush());
    const Catalog *catalog = m_committer.metadata()->catalog.get();
    QHash<RecordId, std::int64_t> upTo; ///< by root; -1 = its history is not taken from this page
    for (const SyncRoot &root : page.roots) {
        MILLRACE_ASSIGN(const auto known, sync_replica::root(database(), root.id));
        upTo.insert(root.id, known && known->full ? known->historySeq : -1);
    }
    // A record's history travels with the root that it belongs to now.
    QHash<RecordId, RecordId> present;
    for (const SyncRow &row : page.rows)
        present.insert(row.id, row.root);
    QSet<Key> unfinished;
    for (const SyncCommit &commit : page.history) {
        MILLRACE_ASSIGN(const auto numbers, sync_replica::numbersOf(database(), commit.uuid));
        QSet<RecordId> known;
        for (const auto &[no, remote] : numbers) {
            MILLRACE_ASSIGN(const auto changes, journal::changesOf(database(), no));
            for (const ChangeRow &change : changes)
                if (change.digest.isEmpty() || !change.now.isEmpty())
                    known.insert(change.record);
        }
        std::vector<ChangeRow> rows;
        for (const SyncChange &change : commit.changes) {
            const std::int64_t from = upTo.value(present.value(change.record, change.root), -1);
            if (from < 0 || commit.seq <= from || known.contains(change.record))
                continue;
            if (rankOf(change.entity) == 0)
                continue; // a field exists from its record on, and that comes as a row
            if (auto row = wire_record::row(change, *catalog, m_committer.dictionary(), m_currency))
                rows.push_back(std::move(*row));
            if (!present.contains(change.record))
                unfinished.insert({change.entity, change.record});
        }
        if (rows.empty())
            continue;
        CommitRow row;
        row.uuid = commit.uuid;
        row.operation = commit.operation;
        row.recordedAt = commit.recordedAt;
        row.actor = commit.actor;
        row.origin = Origin::Remote;
        row.label = commit.label;
        row.cause =
            commit.origin == Origin::Remote ? commit.cause : sync_door::remoteCause(commit.origin, commit.cause);
        row.clientId = commit.install;
        row.seenSeq = commit.seq;
        if (!commit.install.isNull())
            MILLRACE_TRY(sync_door::setDeviceName(database(), commit.install, commit.device));
        MILLRACE_TRY(m_committer.replayCommit(std::move(row), std::move(rows)));
        MILLRACE_TRY(m_committer.settleMetadata());
        catalog = m_committer.metadata()->catalog.get();
    }
    // Rows that come later keep one's own edits over them meanwhile.
    for (const auto &[key, id] : unfinished) {
        const EntityPtr entity = catalog->entity(key);
        const int number = m_committer.dictionary().entityNumber(key);
        MILLRACE_ASSIGN(const auto shown, sync_replica::shownOver(database(), number, id));
        MILLRACE_ASSIGN(const auto stored, record_store::load(database(), entity, id));
        if (!shown.empty() && stored)
            gather(entity, id, stored->record,
                   withShown(stored->record, shown, {entity, id, &stored->record, m_now}, m_committer.dictionary()));
    }
    MILLRACE_TRY(flush());
    for (auto it = upTo.begin(); it != upTo.end(); ++it) {
        if (it.value() < 0)
            continue;
        MILLRACE_ASSIGN(auto root, sync_replica::root(database(), it.key()));
        root->historySeq = std::max(root->historySeq, page.next.seq);
        MILLRACE_TRY(sync_replica::putRoot(database(), *root));
    }
    return {};
}

Result<void> Replica::applyRows(const std::vector<SyncRow> &rows)
{
    std::vector<const SyncRow *> order;
    for (const SyncRow &row : rows)
        order.push_back(&row);
    std::stable_sort(order.begin(), order.end(),
                     [](const SyncRow *a, const SyncRow *b) { return rankOf(a->entity) < rankOf(b->entity); });
    int rank = 0;
    for (const SyncRow *row : order) {
        if (rankOf(row->entity) != rank) {
            MILLRACE_TRY(flush());
            rank = rankOf(row->entity);
        }
        MILLRACE_TRY(put(*row));
    }
    return flush();
}

Result<void> Replica::put(const SyncRow &row)
{
    MILLRACE_ASSIGN(const auto root, sync_replica::root(database(), row.root));
    const EntityPtr entity = m_committer.metadata()->catalog->entity(row.entity);
    // A root that is not whole is fetched whole: its rows come then, with their history.
    if (!root || !root->full || !entity)
        return {};
    const int number = m_committer.dictionary().entityNumber(row.entity);
    MILLRACE_ASSIGN(const auto known, sync_replica::row(database(), number, row.id));
    if (known && known->generation == m_state.generation && known->seq > row.seq)
        return {};
    if (row.gone) {
        MILLRACE_TRY(sync_replica::removeRow(database(), number, row.id));
        return show(entity, row.id, Record());
    }
    const Record base = wire_record::record(entity, row.id, row.root, row.fields, m_currency);
    MILLRACE_TRY(
        sync_replica::putRow(database(), {number, row.id, row.root, row.seq, row.rev, m_state.generation, {}}));
    return show(entity, row.id, base);
}

Result<void> Replica::removeFromRoot(const sync_replica::Row &row)
{
    const EntityPtr entity = m_committer.metadata()->catalog->entity(m_committer.dictionary().entityKey(row.entity));
    MILLRACE_TRY(sync_replica::removeRow(database(), row.entity, row.id));
    return entity ? show(entity, row.id, Record()) : Result<void>();
}

/// Brings the tables to the server's version of a record with one's own changes over it.
Result<void> Replica::show(const EntityPtr &entity, const RecordId &id, const Record &base)
{
    if (m_gatheredRecords.contains(id))
        MILLRACE_TRY(flush());
    const int number = m_committer.dictionary().entityNumber(entity->key);
    MILLRACE_ASSIGN(const auto shown, sync_replica::shownOver(database(), number, id));
    MILLRACE_ASSIGN(const auto stored, record_store::load(database(), entity, id));
    const Record *standing = stored ? &stored->record : nullptr;
    const Record after = withShown(base, shown, {entity, id, standing, m_now}, m_committer.dictionary());
    if (!base.isNull()) {
        MILLRACE_ASSIGN(auto row, sync_replica::row(database(), number, id));
        auto kept = shown.empty() ? std::nullopt : std::optional(encoded(base));
        if (row && row->base != kept) {
            row->base = std::move(kept);
            MILLRACE_TRY(sync_replica::putRow(database(), *row));
        }
    }
    gather(entity, id, stored ? stored->record : Record(), after);
    return m_gatheredChanges > 5'000 ? flush() : Result<void>();
}

Result<void> Replica::purge(const RecordId &root)
{
    MILLRACE_ASSIGN(const auto rows, sync_replica::rowsOf(database(), root));
    MILLRACE_TRY(forget(rows));
    return sync_replica::removeRoot(database(), root);
}

/// Takes rows and all that the server had shown of them out of the file.
Result<void> Replica::forget(const std::vector<sync_replica::Row> &rows)
{
    MILLRACE_TRY(flush());
    for (const sync_replica::Row &row : rows) {
        MILLRACE_TRY(forgetting(row.entity));
        MILLRACE_TRY(rememberContent(row));
        MILLRACE_TRY(removeFromRoot(row));
        m_forget.emplace_back(row.entity, row.id);
    }
    MILLRACE_TRY(flush());
    // Of what the server had shown nothing stays in the journal either; one's own words stay.
    for (const auto &[entity, id] : m_forget)
        MILLRACE_TRY(journal::forget(database(), entity, id));
    m_forget.clear();
    return {};
}

/// What a file holds leaves with its record.
Result<void> Replica::rememberContent(const sync_replica::Row &row)
{
    const EntityPtr entity = m_committer.metadata()->catalog->entity(m_committer.dictionary().entityKey(row.entity));
    if (!entity || !entity->field(attachment::sha256.name()))
        return {};
    MILLRACE_ASSIGN(const auto stored, record_store::load(database(), entity, row.id));
    if (const auto digest = stored ? stored->record.value(attachment::sha256) : std::nullopt)
        m_forgottenContents << *digest;
    return {};
}

Result<void> Replica::forgetting(int entity)
{
    const QString key = m_committer.dictionary().entityKey(entity);
    if (m_scrubbed.isEmpty())
        MILLRACE_TRY(m_committer.beginScrub());
    if (!m_scrubbed.contains(key))
        m_scrubbed << key;
    return {};
}

Result<void> Replica::applyVerdicts(const std::vector<SyncVerdict> &verdicts, Instant at)
{
    std::vector<Outgoing> refused;
    for (const SyncVerdict &verdict : verdicts) {
        MILLRACE_ASSIGN(const auto own, sync_replica::own(database(), verdict.uuid));
        if (!own || (own->state != SendState::Waiting && own->state != SendState::Again))
            continue;
        const bool isRefused = verdict.status == SyncVerdict::Status::Rejected;
        // What was settled before it went out again is not shown over what stands now.
        const SendState state = isRefused                        ? own->state
                                : own->state == SendState::Again ? SendState::Settled
                                                                 : SendState::Answered;
        const QByteArray result = verdict.status == SyncVerdict::Status::Applied
                                      ? QByteArray()
                                      : QJsonDocument(sync_codec::toJson(verdict)).toJson(QJsonDocument::Compact);
        MILLRACE_TRY(sync_replica::answer(database(), own->commit.no, state, verdict.seq, at, result));
        if (isRefused)
            refused.push_back(*own);
    }
    MILLRACE_TRY(endShowing(refused, SendState::Refused));
    return settle();
}

/// Ends the showing of what was answered and whose data are here.
Result<void> Replica::settle()
{
    if (m_state.catchingUp)
        return {};
    MILLRACE_ASSIGN(const auto answered, sync_replica::answeredUpTo(database(), m_state.cursor.seq));
    std::vector<Outgoing> ended;
    for (const Outgoing &one : answered) {
        MILLRACE_ASSIGN(const auto changes, journal::changesOf(database(), one.commit.no));
        bool here = true;
        for (const ChangeRow &change : changes) {
            MILLRACE_ASSIGN(const auto row, sync_replica::row(database(), change.entity, change.record));
            MILLRACE_ASSIGN(const auto root, sync_replica::root(database(), row ? row->root : change.root));
            here = here && (!root || root->full);
        }
        if (here)
            ended.push_back(one);
    }
    return endShowing(ended, SendState::Settled);
}

Result<void> Replica::endShowing(const std::vector<Outgoing> &ended, SendState state)
{
    if (ended.empty())
        return {};
    MILLRACE_TRY(flush());
    struct Touched
    {
        EntityPtr entity;
        int number;
        Record base;
        bool derived = false;
    };
    std::vector<RecordId> order;
    QHash<RecordId, Touched> touched;
    for (const Outgoing &one : ended) {
        MILLRACE_ASSIGN(const auto changes, journal::changesOf(database(), one.commit.no));
        for (const ChangeRow &change : changes) {
            const EntityPtr entity =
                m_committer.metadata()->catalog->entity(m_committer.dictionary().entityKey(change.entity));
            if (!entity || touched.contains(change.record) || one.state == SendState::Again)
                continue;
            Touched record{entity, change.entity, {}, false};
            MILLRACE_ASSIGN(record.base, baseOf(entity, change.record, record.derived));
            touched.insert(change.record, record);
            order.push_back(change.record);
        }
    }
    for (const Outgoing &one : ended)
        MILLRACE_TRY(sync_replica::setState(database(), one.commit.no, state));
    for (const RecordId &id : order) {
        const Touched &record = touched[id];
        MILLRACE_TRY(show(record.entity, id, record.base));
        if (!record.derived)
            continue;
        // Taken back from one's own changes, it lacks what only the server knows: fetched again.
        MILLRACE_ASSIGN(const auto row, sync_replica::row(database(), record.number, id));
        MILLRACE_ASSIGN(auto root, sync_replica::root(database(), row ? row->root : id));
        if (root) {
            root->full = false;
            MILLRACE_TRY(sync_replica::putRoot(database(), *root));
        }
    }
    return flush();
}

Result<Record> Replica::baseOf(const EntityPtr &entity, const RecordId &id, bool &derived)
{
    const int number = m_committer.dictionary().entityNumber(entity->key);
    MILLRACE_ASSIGN(const auto row, sync_replica::row(database(), number, id));
    if (!row)
        return Record();
    if (row->base)
        return decoded(entity, id, *row->base);
    derived = true;
    MILLRACE_ASSIGN(const auto stored, record_store::load(database(), entity, id));
    MILLRACE_ASSIGN(const auto shown, sync_replica::shownOver(database(), number, id));
    return stored ? withoutShown(stored->record, shown, m_committer.dictionary()) : Record();
}

Result<void> Replica::finish(const SyncTrailer *trailer)
{
    MILLRACE_TRY(flush());
    MILLRACE_TRY(m_committer.settleMetadata());
    if (!m_scrubbed.isEmpty())
        MILLRACE_TRY(m_committer.scrub(m_scrubbed));
    if (trailer) {
        if (trailer->top.seq > m_state.top.seq)
            m_state.top = trailer->top;
        m_state.backupSeq = trailer->backupSeq;
        m_state.lastSuccess = trailer->now;
    }
    MILLRACE_TRY(m_state.save(database()));
    return m_committer.rereadSeen();
}

} // namespace millrace
