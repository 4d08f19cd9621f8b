// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/engine.h"

#include "core/schema/builtin/attachment.h"
#include "core/store/sync_replica.h"
#include "core/sync/outbox.h"
#include "core/sync/replica.h"
#include "core/sync/row_sums.h"
#include "core/workspace/attachment_content.h"
#include "core/workspace/sync_door.h"

#include <QJsonDocument>

namespace millrace {

namespace {

constexpr std::int64_t dayUs = 86'400LL * 1'000'000;
constexpr int fetchesPerPull = 3;

} // namespace

SyncEngine::SyncEngine(Workspace &workspace, SyncPeer &peer, QString device)
    : m_workspace(workspace), m_peer(peer), m_device(std::move(device))
{
}

Result<void> SyncEngine::read(ReplicaState &state, std::vector<SyncPoint> &samples) const
{
    return sync_door::read(m_workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(state, ReplicaState::load(database));
        if (state.isJoined()) {
            MILLRACE_ASSIGN(samples, sync_replica::samples(database));
        }
        return {};
    });
}

Result<bool> SyncEngine::isJoined() const
{
    ReplicaState state;
    std::vector<SyncPoint> samples;
    MILLRACE_TRY(read(state, samples));
    return state.isJoined();
}

SyncHead SyncEngine::head(const ReplicaState &state, std::vector<SyncPoint> samples) const
{
    SyncHead head;
    head.schema = m_workspace.catalog()->version();
    head.client = state.client;
    head.install = state.install;
    head.database = state.database;
    head.environment = state.environment;
    head.top = state.top;
    head.policy = state.policy;
    head.samples = std::move(samples);
    return head;
}

std::optional<SyncEngine::Outcome> SyncEngine::failed(const SyncReply &reply)
{
    switch (reply.kind) {
    case SyncReply::Kind::Answered:
        return std::nullopt;
    case SyncReply::Kind::Unreachable:
        return Outcome::Unreachable;
    case SyncReply::Kind::SignIn:
        return Outcome::SignIn;
    case SyncReply::Kind::Revoked:
        return Outcome::Revoked;
    case SyncReply::Kind::Busy:
        return Outcome::Busy;
    }
    return Outcome::Unreachable;
}

Result<SyncEngine::Outcome> SyncEngine::join()
{
    const Instant now = m_workspace.clock().now();
    IdSource &ids = m_workspace.ids();
    ReplicaState state;
    std::vector<SyncPoint> samples;
    MILLRACE_TRY(read(state, samples));
    if (state.isJoined())
        return Outcome::Progress;
    state.client = ids.next(now);
    state.install = ids.next(now);
    sync_codec::HelloRequest request{head(state, {}), m_device};
    const SyncReply reply = m_peer.ask(SyncCall::Hello, sync_codec::encode(request));
    if (const auto outcome = failed(reply))
        return *outcome;
    const auto answer = sync_codec::helloAnswer(reply.body);
    if (const auto *refusal = std::get_if<SyncRefusal>(&answer))
        return refusal->code == SyncRefusal::Code::Upgrade ? Outcome::Upgrade : Outcome::Refused;
    const auto *hello = std::get_if<sync_codec::HelloAnswer>(&answer);
    if (!hello)
        return Outcome::Refused;
    state.database = hello->database;
    state.environment = hello->environment;
    state.user = hello->user;
    state.complete = false;
    if (m_workspace.person() != hello->user)
        state.localPerson = m_workspace.person();
    // What is there already comes root by root; the feed begins here.
    state.cursor = state.top = hello->trailer.top;
    MILLRACE_TRY(sync_door::write(m_workspace, [&](Committer &committer) -> Result<void> {
        MILLRACE_TRY(sync_replica::createTables(committer.database()));
        MILLRACE_TRY(sync_replica::addSample(committer.database(), state.cursor));
        MILLRACE_TRY(sync_door::setPerson(m_workspace, committer, hello->user));
        MILLRACE_TRY(state.save(committer.database()));
        return committer.rereadSeen();
    }));
    return Outcome::Progress;
}

Result<SyncEngine::Outcome> SyncEngine::apply(const std::function<Result<void>(Replica &)> &work,
                                              const SyncTrailer *trailer)
{
    bool forgotten = false;
    QStringList contents;
    MILLRACE_TRY(sync_door::write(m_workspace, [&](Committer &committer) -> Result<void> {
        MILLRACE_ASSIGN(ReplicaState state, ReplicaState::load(committer.database()));
        Replica replica(committer, state, m_workspace.baseCurrency(), m_workspace.clock().now());
        MILLRACE_TRY(work(replica));
        MILLRACE_TRY(replica.finish(trailer));
        forgotten = replica.hasForgotten();
        contents = replica.forgottenContents();
        if (trailer)
            MILLRACE_TRY(sync_replica::keep(committer.database(), trailer->backupSeq, {trailer->now.us - 30 * dayUs},
                                            {trailer->now.us - 90 * dayUs}));
        return {};
    }));
    if (forgotten)
        MILLRACE_TRY(sync_door::emptyLog(m_workspace));
    MILLRACE_TRY(removeContents(contents));
    return Outcome::Progress;
}

/// What attachments held that left, unless another one that stays holds the same.
Result<void> SyncEngine::removeContents(const QStringList &digests)
{
    const AttachmentContent content(m_workspace.path());
    for (const QString &digest : digests) {
        Query query;
        query.entity = attachmentEntity().key;
        query.filter = Filter::compare(QString(attachment::sha256.name()), CompareOp::Equal, digest);
        query.rows = Query::Rows::All;
        MILLRACE_ASSIGN(const qint64 others, m_workspace.count(m_workspace.session(), query));
        if (others == 0)
            content.remove(digest);
    }
    return {};
}

Result<SyncEngine::Outcome> SyncEngine::refusedBy(const SyncRefusal &refusal)
{
    IdSource &ids = m_workspace.ids();
    switch (refusal.code) {
    case SyncRefusal::Code::Diverged:
        return apply([&](Replica &replica) { return replica.startAgain(refusal, true, ids); }, nullptr);
    case SyncRefusal::Code::Resync:
        return apply([&](Replica &replica) { return replica.startAgain(refusal, false, ids); }, nullptr);
    case SyncRefusal::Code::Policy:
        return apply([&](Replica &replica) { return replica.applyPolicy(refusal); }, nullptr);
    case SyncRefusal::Code::Forked:
    case SyncRefusal::Code::Gap:
        return apply([&](Replica &replica) { return replica.takeNewName(ids); }, nullptr);
    case SyncRefusal::Code::WrongDatabase:
        return Outcome::WrongDatabase;
    case SyncRefusal::Code::Upgrade:
        return Outcome::Upgrade;
    case SyncRefusal::Code::BadRequest:
    case SyncRefusal::Code::ServerError:
        break;
    }
    return Outcome::Refused;
}

Result<SyncEngine::Outcome> SyncEngine::step(int waitSeconds)
{
    MILLRACE_ASSIGN(const auto pushed, pushStep());
    if (pushed)
        return *pushed;
    std::vector<sync_replica::Job> jobs;
    std::vector<sync_replica::Root> roots;
    QString own;
    MILLRACE_TRY(sync_door::read(m_workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(jobs, sync_replica::jobs(database));
        MILLRACE_ASSIGN(roots, sync_replica::rootsToFetch(database, m_limits.roots));
        MILLRACE_ASSIGN(const ReplicaState state, ReplicaState::load(database));
        own = QStringLiteral("u:") + state.user.toString();
        return {};
    }));
    const bool fetch = !jobs.empty() || !roots.empty();
    if (!fetch || m_turn++ % (fetchesPerPull + 1) == fetchesPerPull)
        return pull(fetch ? 0 : waitSeconds);
    // What describes everything else first, then one's own.
    const auto rank = [&](const sync_replica::Job &job) {
        return job.scope == QLatin1String("g") ? 0 : job.scope == own ? 1 : 2;
    };
    const auto job = std::min_element(jobs.begin(), jobs.end(), [&](const auto &a, const auto &b) {
        return std::pair(rank(a), a.scope) < std::pair(rank(b), b.scope);
    });
    if (!roots.empty() && (jobs.empty() || rank(*job) == 2)) {
        std::vector<RecordId> ids;
        for (const sync_replica::Root &root : roots)
            ids.push_back(root.id);
        return snapshotRoots(ids);
    }
    return snapshotScope(job->scope, job->after);
}

Result<std::optional<SyncEngine::Outcome>> SyncEngine::pushStep()
{
    ReplicaState state;
    std::vector<SyncPoint> samples;
    std::int64_t waiting = 0;
    MILLRACE_TRY(sync_door::read(m_workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(state, ReplicaState::load(database));
        MILLRACE_ASSIGN(samples, sync_replica::samples(database));
        MILLRACE_ASSIGN(waiting, sync_replica::waiting(database));
        return {};
    }));
    if (waiting == 0)
        return std::optional<Outcome>();
    sync_codec::PushRequest request;
    request.common = state.common;
    MILLRACE_TRY(sync_door::write(m_workspace, [&](Committer &committer) -> Result<void> {
        MILLRACE_ASSIGN(const auto commits, sync_replica::number(committer.database(), m_limits.mutations));
        MILLRACE_ASSIGN(state, ReplicaState::load(committer.database()));
        const PersonAlias alias{state.localPerson, state.user};
        int ops = 0;
        for (const sync_replica::Outgoing &commit : commits) {
            MILLRACE_ASSIGN(const auto changes, journal::changesOf(committer.database(), commit.commit.no));
            SyncMutation mutation =
                mutationOf(commit, changes, *committer.metadata()->catalog, committer.dictionary(), alias);
            ops += int(mutation.ops.size());
            if (ops > m_limits.ops && !request.mutations.empty())
                break;
            request.mutations.push_back(std::move(mutation));
        }
        return {};
    }));
    request.head = head(state, std::move(samples));
    const SyncReply reply = m_peer.ask(SyncCall::Push, sync_codec::encode(request));
    if (const auto outcome = failed(reply))
        return std::optional(*outcome);
    const auto answer = sync_codec::pushAnswer(reply.body);
    if (const auto *refusal = std::get_if<SyncRefusal>(&answer)) {
        MILLRACE_ASSIGN(const Outcome outcome, refusedBy(*refusal));
        return std::optional(outcome);
    }
    const auto *push = std::get_if<sync_codec::PushAnswer>(&answer);
    if (!push)
        return std::optional(Outcome::Refused);
    MILLRACE_ASSIGN(Outcome outcome,
                    apply([&](Replica &replica) { return replica.applyVerdicts(push->verdicts, push->trailer.now); },
                          &push->trailer));
    if (push->stopped) {
        MILLRACE_ASSIGN(outcome, refusedBy(*push->stopped));
    }
    return std::optional(outcome);
}

Result<SyncEngine::Outcome> SyncEngine::pull(int waitSeconds)
{
    ReplicaState state;
    std::vector<SyncPoint> samples;
    MILLRACE_TRY(read(state, samples));
    const sync_codec::PullRequest request{head(state, samples), state.cursor, m_limits.rows, waitSeconds};
    const SyncReply reply = m_peer.ask(SyncCall::Pull, sync_codec::encode(request));
    if (const auto outcome = failed(reply))
        return *outcome;
    const auto answer = sync_codec::pageAnswer(reply.body);
    if (const auto *refusal = std::get_if<SyncRefusal>(&answer))
        return refusedBy(*refusal);
    const auto *page = std::get_if<SyncPage>(&answer);
    if (!page)
        return Outcome::Refused;
    MILLRACE_TRY(apply([&](Replica &replica) { return replica.applyPull(*page); }, &page->trailer));
    if (page->more || !page->rows.empty() || !page->roots.empty())
        return Outcome::Progress;
    MILLRACE_ASSIGN(const Status now, status());
    if (now.waiting > 0 || now.fetching)
        return Outcome::Progress;
    if (!now.state.complete)
        MILLRACE_TRY(sync_door::write(m_workspace, [](Committer &committer) -> Result<void> {
            MILLRACE_ASSIGN(ReplicaState whole, ReplicaState::load(committer.database()));
            whole.complete = true;
            return whole.save(committer.database());
        }));
    return Outcome::Idle;
}

Result<SyncEngine::Outcome> SyncEngine::snapshotScope(const QString &scope, const RecordId &after)
{
    ReplicaState state;
    std::vector<SyncPoint> samples;
    MILLRACE_TRY(read(state, samples));
    const sync_codec::SnapshotRequest request{head(state, std::move(samples)), true, scope, after, {}, m_limits.rows};
    const SyncReply reply = m_peer.ask(SyncCall::Snapshot, sync_codec::encode(request));
    if (const auto outcome = failed(reply))
        return *outcome;
    const auto answer = sync_codec::pageAnswer(reply.body);
    if (const auto *refusal = std::get_if<SyncRefusal>(&answer))
        return refusedBy(*refusal);
    const auto *page = std::get_if<SyncPage>(&answer);
    if (!page || (page->more && page->after.isNull()))
        return Outcome::Refused;
    return apply([&](Replica &replica) { return replica.applySnapshot(*page, scope, {}); }, &page->trailer);
}

Result<SyncEngine::Outcome> SyncEngine::snapshotRoots(const std::vector<RecordId> &roots)
{
    ReplicaState state;
    std::vector<SyncPoint> samples;
    MILLRACE_TRY(read(state, samples));
    const sync_codec::SnapshotRequest request{head(state, std::move(samples)), false, {}, {}, roots, m_limits.rows};
    const SyncReply reply = m_peer.ask(SyncCall::Snapshot, sync_codec::encode(request));
    if (const auto outcome = failed(reply))
        return *outcome;
    const auto answer = sync_codec::pageAnswer(reply.body);
    if (const auto *refusal = std::get_if<SyncRefusal>(&answer))
        return refusedBy(*refusal);
    const auto *page = std::get_if<SyncPage>(&answer);
    if (!page)
        return Outcome::Refused;
    return apply([&](Replica &replica) { return replica.applySnapshot(*page, {}, roots); }, &page->trailer);
}

Result<SyncEngine::Verification> SyncEngine::verify()
{
    Verification verification;
    ReplicaState state;
    std::vector<SyncPoint> samples;
    RowSums sums;
    std::int64_t busy = 0;
    MILLRACE_TRY(sync_door::read(m_workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(state, ReplicaState::load(database));
        MILLRACE_ASSIGN(samples, sync_replica::samples(database));
        MILLRACE_ASSIGN(const auto jobs, sync_replica::jobs(database));
        MILLRACE_ASSIGN(const auto roots, sync_replica::rootsToFetch(database, 1));
        busy = std::int64_t(jobs.size() + roots.size()) + (state.sweep ? 1 : 0);
        MILLRACE_ASSIGN(const Dictionary numbers, Dictionary::load(database));
        return sync_replica::forEachRow(database, [&](const sync_replica::Row &row) {
            sums.add(row.root, numbers.entityKey(row.entity), row.id, row.rev);
        });
    }));
    if (busy > 0)
        return verification;
    sync_codec::VerifyRequest request{head(state, std::move(samples)), state.cursor, sums.buckets(), {}};
    for (int round = 0; round < 2; ++round) {
        const SyncReply reply = m_peer.ask(SyncCall::Verify, sync_codec::encode(request));
        if (const auto outcome = failed(reply)) {
            verification.outcome = *outcome;
            return verification;
        }
        const auto answer = sync_codec::verifyAnswer(reply.body);
        if (const auto *refusal = std::get_if<SyncRefusal>(&answer)) {
            MILLRACE_ASSIGN(verification.outcome, refusedBy(*refusal));
            return verification;
        }
        const auto *compared = std::get_if<sync_codec::VerifyAnswer>(&answer);
        if (!compared) {
            verification.outcome = Outcome::Refused;
            return verification;
        }
        verification.compared = compared->compared;
        if (!compared->compared || compared->buckets.empty())
            return verification;
        if (round == 1) {
            verification.repaired = int(compared->roots.size());
            MILLRACE_TRY(apply([&](Replica &replica) { return replica.refetch(compared->roots); }, &compared->trailer));
        }
        request.roots = sums.roots(compared->buckets);
        // A side that holds nothing of a bucket still asks which roots the other has there.
        if (request.roots.isEmpty())
            request.roots.insert(RecordId(), QString());
    }
    return verification;
}

Result<SyncEngine::Status> SyncEngine::statusOf(const Workspace &workspace)
{
    Status status;
    MILLRACE_TRY(sync_door::read(workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(status.state, ReplicaState::load(database));
        if (!status.state.isJoined())
            return {};
        MILLRACE_ASSIGN(status.waiting, sync_replica::waiting(database));
        MILLRACE_ASSIGN(const auto refused, sync_replica::refused(database));
        status.refused = std::int64_t(refused.size());
        MILLRACE_ASSIGN(const auto jobs, sync_replica::jobs(database));
        MILLRACE_ASSIGN(const auto roots, sync_replica::rootsToFetch(database, 1));
        status.fetching = !jobs.empty() || !roots.empty() || status.state.sweep;
        if (!status.state.complete) {
            MILLRACE_ASSIGN(status.here, sync_replica::rowCount(database));
        }
        return {};
    }));
    return status;
}

Result<std::vector<SyncEngine::Refused>> SyncEngine::refusedOf(const Workspace &workspace)
{
    std::vector<Refused> answer;
    const CatalogPtr catalog = workspace.catalog();
    MILLRACE_TRY(sync_door::read(workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(const ReplicaState state, ReplicaState::load(database));
        if (!state.isJoined())
            return {};
        MILLRACE_ASSIGN(const Dictionary numbers, Dictionary::load(database));
        MILLRACE_ASSIGN(const auto kept, sync_replica::refused(database));
        for (const sync_replica::Refused &one : kept) {
            MILLRACE_ASSIGN(const auto changes, journal::changesOf(database, one.commit.no));
            const auto verdict = sync_codec::verdictFromJson(QJsonDocument::fromJson(one.result).object());
            answer.push_back({mutationOf({one.commit, 0, SendState::Refused, 0}, changes, *catalog, numbers, {}),
                              verdict.value_or(SyncVerdict{})});
        }
        return {};
    }));
    return answer;
}

} // namespace millrace
