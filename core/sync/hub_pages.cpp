// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sync_hub.h"
#include "core/sync/hub.h"
#include "core/sync/push_run.h"
#include "core/sync/row_sums.h"
#include "core/sync/wire_record.h"
#include "core/workspace/sync_door.h"

namespace millrace {

namespace {

constexpr int rowsOfOneRequest = 10'000;
constexpr size_t rootsAtOnce = 64;

/// What one user may see, while one page is made for him.
class Reader
{
public:
    Reader(Database &database, const Workspace &workspace, QStringList scopes, QHash<QString, QStringList> hidden,
           QHash<QString, QStringList> narrowed, Dictionary numbers)
        : m_database(database), m_catalog(workspace.catalog()), m_scopes(std::move(scopes)),
          m_hidden(std::move(hidden)), m_narrowed(std::move(narrowed)), m_numbers(std::move(numbers))
    {
        m_everything = m_scopes.contains(QLatin1String("*"));
    }

    const Catalog &catalog() const { return *m_catalog; }
    const Dictionary &numbers() const { return m_numbers; }
    QStringList hidden(const QString &entity) const { return m_hidden.value(entity); }
    bool holds(const QString &scope) const { return m_everything || m_scopes.contains(scope); }

    /// The scopes of a root that the user holds; none = he does not see it.
    Result<QStringList> scopes(const RecordId &root)
    {
        if (const auto known = m_known.constFind(root); known != m_known.constEnd())
            return *known;
        MILLRACE_ASSIGN(const QStringList all, sync_hub::scopesOf(m_database, root));
        m_tags.insert(root, all);
        QStringList held;
        for (const QString &scope : all)
            if (m_scopes.contains(scope))
                held << scope;
        if (m_everything && !all.isEmpty())
            held << QStringLiteral("*");
        m_known.insert(root, held);
        return held;
    }
    /// Whether the rows of an entity within the root are his to see.
    Result<bool> sees(const EntityDef &entity, const RecordId &root)
    {
        MILLRACE_ASSIGN(const QStringList held, scopes(root));
        const auto narrowed = m_narrowed.constFind(entity.key);
        if (held.isEmpty() || narrowed == m_narrowed.constEnd())
            return !held.isEmpty();
        const QStringList tags = m_tags.value(root);
        return std::any_of(tags.begin(), tags.end(), [&](const QString &tag) { return narrowed->contains(tag); });
    }
    Result<QByteArray> mark(std::int64_t seq)
    {
        QByteArray &mark = m_marks[seq];
        if (mark.isEmpty()) {
            MILLRACE_ASSIGN(mark, sync_hub::mark(m_database, seq));
        }
        return mark;
    }
    Result<SyncRow> row(const Record &record)
    {
        SyncRow row;
        row.entity = record.entity()->key;
        row.id = record.id();
        row.root = record.root();
        row.seq = record.value(system_field::Version).valueOr<std::int64_t>();
        MILLRACE_ASSIGN(row.rev, mark(row.seq));
        row.fields = wire_record::fields(record, hidden(row.entity));
        return row;
    }

private:
    Database &m_database;
    CatalogPtr m_catalog;
    QStringList m_scopes;
    QHash<QString, QStringList> m_hidden, m_narrowed;
    Dictionary m_numbers;
    bool m_everything = false;
    QHash<RecordId, QStringList> m_known, m_tags;
    QHash<std::int64_t, QByteArray> m_marks;
};

SyncCommit commitOf(const CommitRow &commit)
{
    return {commit.uuid,   commit.operation, commit.no, commit.recordedAt, commit.actor, commit.cause, commit.label, {},
            commit.origin, commit.clientId,  {}};
}

/// What the devices are called on which the history of a page was made; the hub's own installation is none.
Result<void> nameDevices(Database &database, SyncPage &page)
{
    QHash<RecordId, QString> names;
    for (SyncCommit &commit : page.history) {
        if (!names.contains(commit.install)) {
            MILLRACE_ASSIGN(names[commit.install], sync_door::deviceName(database, commit.install));
        }
        commit.device = names.value(commit.install);
        if (commit.device.isEmpty())
            commit.install = {};
    }
    return {};
}

/// A page of a pull in the making: all that commits after the cursor touched, as it stands now.
class PullPage
{
public:
    PullPage(Database &database, Reader &reader, std::int64_t cursor, const SyncPoint &head, int limit)
        : m_database(database), m_reader(reader), m_cursor(cursor), m_head(head), m_limit(limit)
    {
    }

    Result<SyncPage> make()
    {
        MILLRACE_ASSIGN(m_events, sync_hub::events(m_database, m_cursor, m_head.seq));
        Result<void> failure;
        std::int64_t commit = m_cursor;
        // Never cut inside a commit; roots that moved count like rows.
        MILLRACE_TRY(journal::forEachChange(
            m_database,
            [&](const ChangeRow &change) {
                if (change.commitNo > m_head.seq)
                    return false;
                if (change.commitNo != commit) {
                    failure = finish(commit);
                    if (!failure)
                        return false;
                    if (int(m_rows.size() + m_page.roots.size()) >= m_limit) {
                        m_page.more = true;
                        return false;
                    }
                    commit = change.commitNo;
                }
                failure = add(change);
                return failure.has_value();
            },
            m_cursor + 1));
        MILLRACE_TRY(std::move(failure));
        MILLRACE_TRY(finish(commit));
        const std::int64_t next = m_page.more ? commit : m_head.seq;
        MILLRACE_TRY(finish(next));
        MILLRACE_ASSIGN(const QByteArray mark, sync_hub::mark(m_database, next));
        m_page.next = {next, mark};
        MILLRACE_TRY(addRows(next));
        return std::move(m_page);
    }

private:
    Result<void> nameRoot(const RecordId &root, bool moved)
    {
        const auto known = m_places.constFind(root);
        if (known != m_places.constEnd()) {
            m_page.roots[*known].moved = m_page.roots[*known].moved || moved;
            return {};
        }
        MILLRACE_ASSIGN(const QStringList scopes, m_reader.scopes(root));
        m_places.insert(root, m_page.roots.size());
        m_page.roots.push_back({root, scopes, moved});
        return {};
    }
    Result<void> add(const ChangeRow &change)
    {
        const EntityPtr entity = m_reader.catalog().entity(m_reader.numbers().entityKey(change.entity));
        if (!entity)
            return {};
        const auto key = std::pair(change.entity, change.record);
        if (!m_rows.contains(key)) {
            MILLRACE_ASSIGN(auto stored, record_store::load(m_database, entity, change.record));
            Found found;
            found.id = change.record;
            found.root = stored ? stored->record.root() : change.root;
            MILLRACE_ASSIGN(found.seen, m_reader.sees(*entity, found.root));
            if (stored)
                found.record = std::move(stored->record);
            else
                found.gone = entity;
            found.seq = change.commitNo;
            if (found.seen)
                MILLRACE_TRY(nameRoot(found.root, false));
            m_rows.insert(key, std::move(found));
        }
        Found &found = m_rows[key];
        found.seq = std::max(found.seq, change.commitNo);
        if (!found.seen)
            return {};
        auto travelling =
            wire_record::change(change, m_reader.catalog(), m_reader.numbers(), m_reader.hidden(entity->key));
        if (travelling)
            m_changes.push_back(std::move(*travelling));
        return {};
    }
    /// Closes a commit: its history and the events up to it.
    Result<void> finish(std::int64_t commit)
    {
        if (!m_changes.empty()) {
            MILLRACE_ASSIGN(const auto row, journal::commitByNo(m_database, commit));
            m_page.history.push_back(commitOf(row.value_or(CommitRow{})));
            m_page.history.back().changes = std::move(m_changes);
            m_changes.clear();
        }
        for (; m_event < m_events.size() && m_events[m_event].seq <= commit; ++m_event)
            if (m_reader.holds(m_events[m_event].scope))
                MILLRACE_TRY(nameRoot(m_events[m_event].root, true));
        return {};
    }
    Result<void> addRows(std::int64_t next)
    {
        for (const Found &found : m_rows) {
            if (!found.seen)
                continue;
            if (found.gone) {
                MILLRACE_ASSIGN(const QByteArray mark, m_reader.mark(found.seq));
                m_page.rows.push_back({found.gone->key, found.id, found.root, found.seq, mark, true, {}});
                continue;
            }
            // What changed again later comes again later.
            if (found.record.value(system_field::Version).valueOr<std::int64_t>() > next)
                continue;
            MILLRACE_ASSIGN(SyncRow row, m_reader.row(found.record));
            m_page.rows.push_back(std::move(row));
        }
        return {};
    }

    struct Found
    {
        RecordId id;
        RecordId root;
        bool seen = false;
        Record record;
        EntityPtr gone;
        std::int64_t seq = 0;
    };
    Database &m_database;
    Reader &m_reader;
    std::int64_t m_cursor;
    SyncPoint m_head;
    int m_limit;
    SyncPage m_page;
    QHash<RecordId, size_t> m_places;
    QHash<std::pair<int, RecordId>, Found> m_rows;
    std::vector<SyncChange> m_changes;
    std::vector<sync_hub::Event> m_events;
    size_t m_event = 0;
};

/// Adds roots whole: their rows and the history of those.
class RootPage
{
public:
    RootPage(Database &database, Reader &reader, SyncPage &page) : m_database(database), m_reader(reader), m_page(page)
    {
    }

    Result<void> add(const std::vector<RecordId> &roots)
    {
        for (const RecordId &root : roots) {
            MILLRACE_ASSIGN(const QStringList scopes, m_reader.scopes(root));
            m_page.roots.push_back({root, scopes, false});
        }
        for (const EntityPtr &entity : m_reader.catalog().entities()) {
            std::vector<RecordId> shown;
            for (const RecordId &root : roots) {
                MILLRACE_ASSIGN(const bool seen, m_reader.sees(*entity, root));
                if (seen)
                    shown.push_back(root);
            }
            MILLRACE_TRY(addRows(entity, shown));
        }
        return {};
    }
    /// After the last: the commits in order.
    void finish()
    {
        QList<std::int64_t> order = m_history.keys();
        std::sort(order.begin(), order.end());
        for (const std::int64_t seq : order)
            m_page.history.push_back(std::move(m_history[seq]));
    }

private:
    Result<void> addRows(const EntityPtr &entity, const std::vector<RecordId> &roots)
    {
        std::vector<RecordId> records;
        Result<void> failure;
        MILLRACE_TRY(sync_hub::forEachOfRoots(m_database, entity, roots, [&](const Record &record) {
            auto row = m_reader.row(record);
            if (!row) {
                failure = fail(row.error());
                return;
            }
            records.push_back(record.id());
            m_page.rows.push_back(std::move(*row));
        }));
        MILLRACE_TRY(std::move(failure));
        const int number = m_reader.numbers().entityNumber(entity->key);
        const QStringList hidden = m_reader.hidden(entity->key);
        return journal::forEachChangeOf(m_database, number, records, [&](const ChangeRow &change) {
            auto travelling = wire_record::change(change, m_reader.catalog(), m_reader.numbers(), hidden);
            if (!travelling)
                return;
            auto found = m_history.find(change.commitNo);
            if (found == m_history.end()) {
                const auto commit = journal::commitByNo(m_database, change.commitNo);
                found = m_history.insert(change.commitNo, commitOf(commit && *commit ? **commit : CommitRow{}));
            }
            found->changes.push_back(std::move(*travelling));
        });
    }

    Database &m_database;
    Reader &m_reader;
    SyncPage &m_page;
    QHash<std::int64_t, SyncCommit> m_history;
};

} // namespace

Result<QByteArray> Hub::push(const Caller &caller, const sync_codec::PushRequest &request)
{
    QByteArray answer;
    MILLRACE_TRY(sync_door::write(m_workspace, [&](Committer &committer) -> Result<void> {
        MILLRACE_TRY(catchUp(committer));
        MILLRACE_ASSIGN(const auto refused, refusal(committer.database(), caller, request.head));
        // Who sees less than he thinks may still say what he did; it is looked at by what he may do now.
        if (refused && refused->code != SyncRefusal::Code::Policy) {
            answer = sync_codec::encode(*refused);
            return {};
        }
        // The hub's own clock never runs backwards over its journal.
        MILLRACE_ASSIGN(const SyncPoint head, sync_hub::head(committer.database()));
        MILLRACE_ASSIGN(const Instant last, sync_hub::momentOf(committer.database(), head.seq));
        const Instant now{std::max(m_workspace.clock().now().us, last.us + 1)};
        MILLRACE_ASSIGN(const auto pushed, PushRun(*this, committer, caller, request, now).run());
        answer = sync_codec::encode(pushed);
        return {};
    }));
    return answer;
}

Result<QByteArray> Hub::pull(const Caller &caller, const sync_codec::PullRequest &request)
{
    MILLRACE_TRY(catchUp());
    QByteArray answer;
    MILLRACE_TRY(sync_door::read(m_workspace, [&](Database &database) -> Result<void> {
        SyncHead head = request.head;
        MILLRACE_ASSIGN(auto refused, refusal(database, caller, head));
        MILLRACE_ASSIGN(const QByteArray mark, sync_hub::mark(database, request.cursor.seq));
        if (!refused && request.cursor.seq > 0 && mark != request.cursor.h) {
            // The newest place is known and the cursor is not: a history that was patched together.
            head.top = request.cursor;
            MILLRACE_ASSIGN(refused, refusal(database, caller, head));
        }
        MILLRACE_ASSIGN(const QString horizon, sync_door::meta(database, metaHorizon));
        if (!refused && request.cursor.seq < horizon.toLongLong()) {
            refused = SyncRefusal{};
            refused->code = SyncRefusal::Code::Resync;
            MILLRACE_ASSIGN(refused->head, readable(database));
        }
        if (refused) {
            answer = sync_codec::encode(*refused);
            return {};
        }
        MILLRACE_ASSIGN(Dictionary numbers, Dictionary::load(database));
        Reader reader(database, m_workspace, m_visibility.scopesOf(caller.user), m_visibility.hiddenFrom(caller.user),
                      m_visibility.narrowedFor(caller.user), std::move(numbers));
        MILLRACE_ASSIGN(const SyncPoint upTo, readable(database));
        MILLRACE_ASSIGN(SyncPage page, PullPage(database, reader, request.cursor.seq, upTo, request.limit).make());
        MILLRACE_TRY(nameDevices(database, page));
        MILLRACE_ASSIGN(page.trailer, trailer(database));
        answer = sync_codec::encode(page);
        return {};
    }));
    return answer;
}

Result<QByteArray> Hub::snapshot(const Caller &caller, const sync_codec::SnapshotRequest &request)
{
    MILLRACE_TRY(catchUp());
    QByteArray answer;
    MILLRACE_TRY(sync_door::read(m_workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(const auto refused, refusal(database, caller, request.head));
        if (refused) {
            answer = sync_codec::encode(*refused);
            return {};
        }
        MILLRACE_ASSIGN(Dictionary numbers, Dictionary::load(database));
        Reader reader(database, m_workspace, m_visibility.scopesOf(caller.user), m_visibility.hiddenFrom(caller.user),
                      m_visibility.narrowedFor(caller.user), std::move(numbers));
        SyncPage page;
        std::vector<RecordId> roots = request.roots;
        if (request.scope) {
            roots.clear();
            if (reader.holds(request.key)) {
                MILLRACE_ASSIGN(roots, sync_hub::rootsOf(database, request.key, request.after, request.limit));
            }
        }
        RootPage whole(database, reader, page);
        const int most = std::min(request.limit, rowsOfOneRequest);
        bool cut = request.scope && int(roots.size()) >= request.limit;
        for (size_t at = 0; at < roots.size();) {
            // A page by scope may end early; roots that were named are all answered.
            const int left = most - int(page.rows.size());
            if (request.scope && left <= 0) {
                cut = true;
                break;
            }
            // As many at once as the page takes, as far as those before tell.
            const size_t rowsOfOne = std::max<size_t>(1, at == 0 ? 0 : page.rows.size() / at);
            const size_t step = at == 0 ? 1 : std::clamp(size_t(std::max(left, 1)) / rowsOfOne, size_t(1), rootsAtOnce);
            const std::vector<RecordId> some(roots.begin() + qsizetype(at),
                                             roots.begin() + qsizetype(std::min(at + step, roots.size())));
            MILLRACE_TRY(whole.add(some));
            at += some.size();
            if (request.scope)
                page.after = some.back();
        }
        page.more = cut;
        whole.finish();
        MILLRACE_TRY(nameDevices(database, page));
        MILLRACE_ASSIGN(page.trailer, trailer(database));
        page.next = page.trailer.top;
        answer = sync_codec::encode(page);
        return {};
    }));
    return answer;
}

Result<QByteArray> Hub::verify(const Caller &caller, const sync_codec::VerifyRequest &request)
{
    MILLRACE_TRY(catchUp());
    QByteArray answer;
    MILLRACE_TRY(sync_door::read(m_workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(const auto refused, refusal(database, caller, request.head));
        if (refused) {
            answer = sync_codec::encode(*refused);
            return {};
        }
        sync_codec::VerifyAnswer compared;
        MILLRACE_ASSIGN(compared.trailer, trailer(database));
        compared.compared = compared.trailer.top == request.cursor;
        if (compared.compared) {
            MILLRACE_ASSIGN(Dictionary numbers, Dictionary::load(database));
            Reader reader(database, m_workspace, m_visibility.scopesOf(caller.user),
                          m_visibility.hiddenFrom(caller.user), m_visibility.narrowedFor(caller.user),
                          std::move(numbers));
            RowSums sums;
            for (const EntityPtr &entity : reader.catalog().entities()) {
                Result<void> failure;
                MILLRACE_TRY(record_store::forEach(database, entity, [&](const StoredRecord &stored) {
                    const auto seen = reader.sees(*entity, stored.record.root());
                    if (seen && !*seen)
                        return true;
                    const auto mark = reader.mark(stored.record.value(system_field::Version).valueOr<std::int64_t>());
                    if (!seen || !mark) {
                        failure = fail(seen ? mark.error() : seen.error());
                        return false;
                    }
                    sums.add(stored.record.root(), entity->key, stored.record.id(), *mark);
                    return true;
                }));
                MILLRACE_TRY(std::move(failure));
            }
            compared.buckets = sums.differingBuckets(request.buckets);
            if (!request.roots.isEmpty())
                compared.roots = sums.differingRoots(request.roots, compared.buckets);
        }
        answer = sync_codec::encode(compared);
        return {};
    }));
    return answer;
}

} // namespace millrace
