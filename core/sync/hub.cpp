// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/hub.h"

#include "core/schema/builtin/share.h"
#include "core/store/sync_hub.h"
#include "core/workspace/committer.h"
#include "core/workspace/prepare.h"
#include "core/workspace/root_facts.h"
#include "core/workspace/sync_door.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace millrace {

namespace {

constexpr const char *metaDone = "sync_scopes_seq";
constexpr const char *metaBackup = "sync_backup_seq";
constexpr const char *metaEnded = "sync_shares_until"; ///< shares that end later still count

} // namespace

QString policyMark(const QStringList &scopes, const QHash<QString, QStringList> &hidden,
                   const QHash<QString, QStringList> &narrowed)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QStringList words = scopes;
    for (auto it = hidden.begin(); it != hidden.end(); ++it)
        for (const QString &field : it.value())
            words << u'-' + it.key() + u'.' + field;
    for (auto it = narrowed.begin(); it != narrowed.end(); ++it)
        words << u'<' + it.key() + u' ' + it.value().join(u' ');
    words.sort();
    hash.addData(words.join(u'\n').toUtf8());
    return QString::fromLatin1(hash.result().toHex().left(16));
}

Hub::Hub(Workspace &workspace, const Visibility &visibility, Options options)
    : m_workspace(workspace), m_visibility(visibility), m_options(std::move(options))
{
}

Result<std::unique_ptr<Hub>> Hub::open(Workspace &workspace, const Visibility &visibility, Options options)
{
    std::unique_ptr<Hub> hub(new Hub(workspace, visibility, std::move(options)));
    const CatalogPtr catalog = workspace.catalog();
    MILLRACE_TRY(sync_door::write(workspace, [&](Committer &committer) -> Result<void> {
        MILLRACE_TRY(sync_hub::createTables(committer.database(), *catalog));
        MILLRACE_ASSIGN(const QString id, sync_door::meta(committer.database(), "db_id"));
        hub->m_database = RecordId::fromString(id).value_or(RecordId());
        return {};
    }));
    MILLRACE_TRY(hub->catchUp());
    return hub;
}

QByteArray Hub::answer(const Caller &caller, SyncCall call, const QByteArray &body)
{
    auto answered = answerHere(caller, call, body);
    if (answered)
        return *answered;
    SyncRefusal refusal;
    refusal.code = SyncRefusal::Code::ServerError;
    refusal.detail = errorWord(answered.error().code);
    return sync_codec::encode(refusal);
}

Result<QByteArray> Hub::answerHere(const Caller &caller, SyncCall call, const QByteArray &body)
{
    const auto bad = [] { return sync_codec::encode(SyncRefusal{}); };
    switch (call) {
    case SyncCall::Hello: {
        const auto request = sync_codec::helloRequest(body);
        return request ? hello(caller, *request) : bad();
    }
    case SyncCall::Push: {
        const auto request = sync_codec::pushRequest(body);
        return request ? push(caller, *request) : bad();
    }
    case SyncCall::Pull: {
        const auto request = sync_codec::pullRequest(body);
        return request ? pull(caller, *request) : bad();
    }
    case SyncCall::Snapshot: {
        const auto request = sync_codec::snapshotRequest(body);
        return request ? snapshot(caller, *request) : bad();
    }
    case SyncCall::Verify: {
        const auto request = sync_codec::verifyRequest(body);
        return request ? verify(caller, *request) : bad();
    }
    case SyncCall::Presence: {
        const auto request = sync_codec::presenceRequest(body);
        return request ? presence(caller, *request) : bad();
    }
    }
    return bad();
}

/// Nothing of it is written down. Who may not see a record is told nothing of it, and what he says of it is not heard.
Result<QByteArray> Hub::presence(const Caller &caller, const PresenceRequest &request)
{
    const Instant now = m_workspace.clock().now();
    Session session;
    session.actor = caller.user;
    const auto isSeen = [&](const PresenceMark &mark) {
        return m_workspace.factsOf(session, mark.entity, mark.record).has_value();
    };
    std::vector<PresenceMark> edited;
    std::copy_if(request.edited.begin(), request.edited.end(), std::back_inserter(edited), isSeen);
    m_presence.say(caller.user, caller.device, edited, now);
    std::vector<PresenceMark> told;
    for (const PresenceMark &shown : request.shown) {
        const auto editors = m_presence.editorsOf(shown.entity, shown.record, caller.user, now);
        if (editors.empty() || !isSeen(shown))
            continue;
        for (const RecordId &editor : editors)
            told.push_back({shown.entity, shown.record, editor});
    }
    return sync_codec::encode(told);
}

static Result<bool> knows(Database &database, const SyncPoint &point)
{
    if (point.seq == 0)
        return point.h.isEmpty();
    MILLRACE_ASSIGN(const QByteArray mark, sync_hub::mark(database, point.seq));
    return !mark.isEmpty() && mark == point.h;
}

/// What is looked at before every answer, in this order: is it this database, do both know one history, does the
/// workstation know what its user may see.
Result<std::optional<SyncRefusal>> Hub::refusal(Database &database, const Caller &caller, const SyncHead &head)
{
    SyncRefusal refusal;
    if (head.protocol != syncProtocol) {
        refusal.code = SyncRefusal::Code::Upgrade;
        return std::optional(refusal);
    }
    if (head.database != m_database || head.environment != m_options.environment) {
        refusal.code = SyncRefusal::Code::WrongDatabase;
        return std::optional(refusal);
    }
    MILLRACE_ASSIGN(refusal.head, readable(database));
    MILLRACE_ASSIGN(const bool known, knows(database, head.top));
    if (!known) {
        refusal.code = SyncRefusal::Code::Diverged;
        for (const SyncPoint &sample : head.samples) {
            MILLRACE_ASSIGN(const bool shared, knows(database, sample));
            if (shared && sample.seq > refusal.common.seq)
                refusal.common = sample;
        }
        return std::optional(refusal);
    }
    const QStringList scopes = m_visibility.scopesOf(caller.user);
    const auto hidden = m_visibility.hiddenFrom(caller.user);
    const auto narrowed = m_visibility.narrowedFor(caller.user);
    const QString mark = policyMark(scopes, hidden, narrowed);
    if (mark != head.policy) {
        refusal.code = SyncRefusal::Code::Policy;
        refusal.policy = mark;
        refusal.scopes = scopes;
        refusal.hidden = hidden;
        refusal.narrowed = narrowed;
        return std::optional(refusal);
    }
    return std::optional<SyncRefusal>();
}

Result<SyncPoint> Hub::readable(Database &database)
{
    MILLRACE_ASSIGN(const QString done, sync_door::meta(database, metaDone));
    MILLRACE_ASSIGN(const QByteArray mark, sync_hub::mark(database, done.toLongLong()));
    return SyncPoint{done.toLongLong(), mark};
}

Result<SyncTrailer> Hub::trailer(Database &database) const
{
    SyncTrailer trailer;
    MILLRACE_ASSIGN(trailer.top, readable(database));
    trailer.now = m_workspace.clock().now();
    MILLRACE_ASSIGN(const QString backup, sync_door::meta(database, metaBackup));
    trailer.backupSeq = backup.toLongLong();
    return trailer;
}

Result<QByteArray> Hub::hello(const Caller &caller, const sync_codec::HelloRequest &request)
{
    if (request.head.protocol != syncProtocol) {
        SyncRefusal refusal;
        refusal.code = SyncRefusal::Code::Upgrade;
        return sync_codec::encode(refusal);
    }
    sync_codec::HelloAnswer answer;
    answer.database = m_database;
    answer.environment = m_options.environment;
    answer.user = caller.user;
    answer.currency = m_workspace.baseCurrency().toString();
    MILLRACE_TRY(catchUp());
    MILLRACE_TRY(sync_door::read(m_workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(answer.trailer, trailer(database));
        return {};
    }));
    return sync_codec::encode(answer);
}

Result<SyncPoint> Hub::head() const
{
    return headOf(m_workspace);
}

Result<SyncPoint> Hub::headOf(const Workspace &workspace)
{
    SyncPoint head;
    MILLRACE_TRY(sync_door::read(workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(head, sync_hub::head(database));
        return {};
    }));
    return head;
}

Result<void> Hub::compact(std::int64_t upTo)
{
    return sync_door::write(m_workspace, [&](Committer &committer) -> Result<void> {
        MILLRACE_ASSIGN(const QString before, sync_door::meta(committer.database(), metaHorizon));
        if (upTo <= before.toLongLong())
            return {};
        MILLRACE_TRY(catchUp(committer));
        MILLRACE_TRY(sync_hub::forgetEvents(committer.database(), upTo));
        return sync_door::setMeta(committer.database(), metaHorizon, QString::number(upTo));
    });
}

Result<void> Hub::setBackupSeq(std::int64_t seq)
{
    return sync_door::write(m_workspace, [&](Committer &committer) {
        return sync_door::setMeta(committer.database(), metaBackup, QString::number(seq));
    });
}

namespace {

/// Roots whose scopes a commit may have changed, in the order in which they are met, each with the last commit.
class ScopeChanges
{
public:
    ScopeChanges(const Catalog &catalog, const Dictionary &numbers) : m_catalog(catalog), m_numbers(numbers) {}

    void look(const ChangeRow &change)
    {
        const EntityPtr entity = m_catalog.entity(m_numbers.entityKey(change.entity));
        if (!entity)
            return;
        const FieldDef *field = change.field >= 0 ? entity->field(m_numbers.fieldKey(change.field)) : nullptr;
        const bool moved = field && field->index == system_field::Root;
        const bool owned = field && (field->index == system_field::Owner || field->index == system_field::Department);
        const bool comesOrGoes = change.field == change_kind::Created || change.field == change_kind::Retracted;
        // Shares, and records that make their owner see the root.
        const bool opens = entity->key == share::entityKey() || (entity->ownerSeesRoot && (owned || change.field < 0));
        if (moved) {
            const RecordId left = decodedValue(change.was).valueOr<RecordId>();
            m_moves.push_back({left, change.root, change.commitNo});
            add(change.record, entity->key, change.commitNo);
            if (opens || entity->ownerSeesRoot)
                add(left, {}, change.commitNo);
        }
        if (change.root == change.record && (owned || comesOrGoes))
            add(change.record, entity->key, change.commitNo);
        else if (opens || (moved && entity->ownerSeesRoot))
            add(change.root, {}, change.commitNo);
    }
    /// `entity`: empty where it is not known.
    void add(const RecordId &root, const QString &entity, std::int64_t seq)
    {
        const auto found = m_places.constFind(root);
        if (found == m_places.constEnd()) {
            m_places.insert(root, roots.size());
            roots.push_back({root, entity, seq});
        } else {
            roots[*found].seq = seq;
            if (roots[*found].entity.isEmpty())
                roots[*found].entity = entity;
        }
    }

    struct Root
    {
        RecordId id;
        QString entity;
        std::int64_t seq = 0;
    };
    struct Move
    {
        RecordId left, entered;
        std::int64_t seq = 0;
    };
    std::vector<Root> roots;
    const std::vector<Move> &moves() const { return m_moves; }

private:
    const Catalog &m_catalog;
    const Dictionary &m_numbers;
    QHash<RecordId, size_t> m_places;
    std::vector<Move> m_moves;
};

Result<std::vector<RecordId>> endedShares(Database &database, const Catalog &catalog, Instant now)
{
    MILLRACE_ASSIGN(const QString before, sync_door::meta(database, metaEnded));
    return rootsOfEndedShares(database, catalog, Instant{before.toLongLong()}, now);
}

} // namespace

Result<void> Hub::catchUp()
{
    bool behind = false;
    MILLRACE_TRY(sync_door::read(m_workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(const SyncPoint head, sync_hub::head(database));
        MILLRACE_ASSIGN(const QString done, sync_door::meta(database, metaDone));
        MILLRACE_ASSIGN(const auto ended, endedShares(database, *m_workspace.catalog(), m_workspace.clock().now()));
        behind = done.toLongLong() < head.seq || !ended.empty();
        return {};
    }));
    if (!behind)
        return {};
    return sync_door::write(m_workspace, [&](Committer &committer) { return catchUp(committer); });
}

Result<void> Hub::setScopes(Database &database, const Catalog &catalog, const RecordId &root, const QString &entity,
                            std::int64_t seq)
{
    QStringList scopes;
    for (const EntityPtr &kind : catalog.entities()) {
        if (!entity.isEmpty() && kind->key != entity)
            continue;
        MILLRACE_ASSIGN(const auto stored, record_store::load(database, kind, root));
        if (!stored || stored->record.root() != root)
            continue;
        MILLRACE_ASSIGN(const RootFacts facts,
                        rootFactsOf(database, catalog, stored->record, m_workspace.clock().now()));
        scopes = m_visibility.scopesOfRoot(facts);
        break;
    }
    scopes.sort();
    MILLRACE_TRY(sync_hub::setScopes(database, root, scopes, seq));
    return {};
}

Result<void> Hub::catchUp(Committer &committer)
{
    Database &database = committer.database();
    const CatalogPtr catalog = committer.metadata()->catalog;
    const Instant now = m_workspace.clock().now();
    MILLRACE_ASSIGN(const auto ended, endedShares(database, *catalog, now));
    std::int64_t endedAt = 0;
    if (!ended.empty()) {
        // That time has passed is no change of a record, yet it needs a place in the order.
        CommitRow commit;
        commit.recordedAt = now;
        commit.origin = Origin::Rule;
        commit.label = QStringLiteral("share_ended");
        MILLRACE_ASSIGN(endedAt, committer.appendEmpty(commit));
        MILLRACE_TRY(sync_door::setMeta(database, metaEnded, QString::number(now.us)));
    }
    return followJournal(committer, ended, endedAt);
}

Result<void> Hub::followJournal(Committer &committer, const std::vector<RecordId> &ended, std::int64_t endedAt)
{
    Database &database = committer.database();
    const CatalogPtr catalog = committer.metadata()->catalog;
    MILLRACE_ASSIGN(const SyncPoint head, sync_hub::head(database));
    MILLRACE_ASSIGN(const QString done, sync_door::meta(database, metaDone));
    if (done.toLongLong() >= head.seq)
        return {};
    ScopeChanges changes(*catalog, committer.dictionary());
    MILLRACE_TRY(journal::forEachChange(
        database,
        [&](const ChangeRow &change) {
            changes.look(change);
            return true;
        },
        done.toLongLong() + 1));
    for (const RecordId &root : ended)
        changes.add(root, {}, endedAt);
    // What somebody holds of either root is no longer right.
    for (const ScopeChanges::Move &move : changes.moves()) {
        MILLRACE_TRY(sync_hub::touch(database, move.left, move.seq));
        MILLRACE_TRY(sync_hub::touch(database, move.entered, move.seq));
    }
    for (const ScopeChanges::Root &root : changes.roots)
        MILLRACE_TRY(setScopes(database, *catalog, root.id, root.entity, root.seq));
    return sync_door::setMeta(database, metaDone, QString::number(head.seq));
}

Result<std::vector<Hub::Refused>> Hub::quarantine() const
{
    std::vector<Refused> refused;
    MILLRACE_TRY(sync_door::read(m_workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(const auto kept, sync_hub::quarantine(database));
        for (const sync_hub::Answered &one : kept) {
            const auto verdict = sync_codec::verdictFromJson(QJsonDocument::fromJson(one.result).object());
            const auto mutation = sync_codec::mutationFromJson(QJsonDocument::fromJson(one.body).object());
            refused.push_back({one.user, verdict.value_or(SyncVerdict{}), mutation.value_or(SyncMutation{})});
        }
        return {};
    }));
    return refused;
}

} // namespace millrace
