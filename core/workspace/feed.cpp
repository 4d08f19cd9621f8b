// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/prepare.h"
#include "core/workspace/readers.h"
#include "core/workspace/shown_change.h"
#include "core/workspace/workspace.h"

namespace millrace {

namespace {

constexpr int scannedAtMost = 20'000; ///< changes: a page ends there whether anything of it was seen or not

JournalPlace placeOf(const CommitRow &commit)
{
    return {commit.no, commit.h.left(8)};
}

/// Gathers the changes of commits into entries, one for each record that is seen.
class FeedWriter
{
public:
    FeedWriter(const Sight &sight, const Dictionary &numbers, const FeedQuery &query)
        : m_sight(sight), m_numbers(numbers), m_query(query)
    {
    }

    /// False once the page is full; only asked between commits.
    bool hasRoom() const { return int(entries.size()) < m_query.limit && m_scanned < scannedAtMost; }

    Result<void> add(const ChangeRow &change)
    {
        ++m_scanned;
        // One entry for a record in a commit, wherever its changes stand in it.
        auto place = m_places.constFind({change.entity, change.record});
        if (place == m_places.constEnd()) {
            MILLRACE_ASSIGN(const int begun, begin(change));
            place = m_places.insert({change.entity, change.record}, begun);
        }
        if (*place >= 0) {
            FeedEntry &entry = entries[size_t(*place)];
            appendShown(change, {m_sight, entry.entity, m_numbers}, entry.commit.changes);
        }
        return {};
    }

    void endCommit() { m_places.clear(); }

    std::vector<FeedEntry> entries;

private:
    /// The place of a new entry; -1 where the record is not seen or not asked for.
    Result<int> begin(const ChangeRow &change)
    {
        const EntityPtr entity = m_sight.policy().shown()->entity(m_numbers.entityKey(change.entity));
        if (!entity || (!m_query.entities.isEmpty() && !m_query.entities.contains(entity->key)))
            return -1;
        MILLRACE_ASSIGN(const bool seen, isSeen(change, entity));
        if (!seen)
            return -1;
        MILLRACE_ASSIGN(HistoryCommit commit, shownCommit(m_sight.database(), change.commitNo));
        entries.push_back({entity, change.record, std::move(commit)});
        return int(entries.size()) - 1;
    }

    Result<bool> isSeen(const ChangeRow &change, const EntityPtr &entity) const
    {
        if (m_sight.isEverything())
            return true;
        if (!m_sight.policy().may(Action::See, *entity))
            return false;
        if (change.field != change_kind::Retracted)
            return m_sight.sees(*entity, change.record);
        Record gone = decodedRecord(change.was, entity, change.record, m_numbers);
        gone.set(system_field::Root, change.root);
        return m_sight.reaches(Action::See, gone);
    }

    const Sight &m_sight;
    const Dictionary &m_numbers;
    const FeedQuery &m_query;
    int m_scanned = 0;
    QHash<std::pair<int, RecordId>, int> m_places; ///< of this commit's records
};

} // namespace

Result<JournalPlace> Workspace::journalEnd() const
{
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_ASSIGN(const std::int64_t last, lease->scalar("SELECT max(no) FROM journal_commit"));
    MILLRACE_ASSIGN(const auto commit, journal::commitByNo(*lease, last));
    return commit ? placeOf(*commit) : JournalPlace();
}

Result<Feed> Workspace::changesAfter(const Session &session, const FeedQuery &query) const
{
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    for (const QString &entity : query.entities)
        MILLRACE_TRY(sight.permit(Action::See, entity));
    const Dictionary numbers = dictionary();
    if (query.after.no > 0) {
        MILLRACE_ASSIGN(const auto commit, journal::commitByNo(*lease, query.after.no));
        if (!commit || !(placeOf(*commit) == query.after))
            return fail(ErrorCode::NotFound, {QStringLiteral("journal"), QString::number(query.after.no)});
    }
    Feed feed;
    FeedWriter writer(sight, numbers, query);
    std::int64_t last = query.after.no;
    Result<void> failure;
    MILLRACE_TRY(journal::forEachChange(
        *lease,
        [&](const ChangeRow &change) {
            if (change.commitNo != last) {
                writer.endCommit();
                if (query.until > 0 && change.commitNo > query.until)
                    return false;
                feed.more = !writer.hasRoom();
                if (feed.more)
                    return false;
                last = change.commitNo;
            }
            failure = writer.add(change);
            return failure.has_value();
        },
        query.after.no + 1));
    MILLRACE_TRY(failure);
    feed.entries = std::move(writer.entries);
    // What showed nothing but what is hidden did not happen.
    std::erase_if(feed.entries, [](const FeedEntry &entry) { return entry.commit.changes.empty(); });
    // Commits without changes are steps of the order too.
    MILLRACE_ASSIGN(const std::int64_t end, lease->scalar("SELECT max(no) FROM journal_commit"));
    const std::int64_t next = feed.more ? last : std::max(last, query.until > 0 ? std::min(query.until, end) : end);
    MILLRACE_ASSIGN(const auto commit, journal::commitByNo(*lease, next));
    feed.next = commit ? placeOf(*commit) : query.after;
    return feed;
}

} // namespace millrace
