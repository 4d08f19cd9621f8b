// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/push_run.h"

#include "core/workspace/sync_door.h"

#include <QJsonDocument>

namespace millrace {

namespace {

constexpr std::int64_t freshFor = 600LL * 1'000'000;
constexpr const char *savepoint = "SAVEPOINT mutation";

} // namespace

PushRun::PushRun(Hub &hub, Committer &committer, const Hub::Caller &caller, const sync_codec::PushRequest &request,
                 Instant now)
    : m_hub(hub), m_committer(committer), m_caller(caller), m_request(request), m_now(now)
{
    m_session.actor = caller.user;
    m_session.zone = hub.m_workspace.zone();
    m_session.locale = hub.m_workspace.locale();
    m_scopes = hub.m_visibility.scopesOf(caller.user);
    m_hidden = hub.m_visibility.hiddenFrom(caller.user);
    m_narrowed = hub.m_visibility.narrowedFor(caller.user);
}

Result<sync_codec::PushAnswer> PushRun::run()
{
    Database &database = m_committer.database();
    sync_codec::PushAnswer answer;
    MILLRACE_ASSIGN(const auto known, sync_hub::client(database, m_request.head.client));
    if (known && known->user != m_caller.user) {
        // Somebody else's name: whoever comes by it honestly takes one of his own.
        SyncRefusal stopped;
        stopped.code = SyncRefusal::Code::Forked;
        answer.stopped = stopped;
        MILLRACE_ASSIGN(answer.trailer, m_hub.trailer(database));
        return answer;
    }
    m_client =
        known.value_or(sync_hub::Client{m_request.head.client, m_request.head.install, m_caller.user, 0, {}, 0, {}});
    m_client.install = m_request.head.install;
    m_client.device = m_caller.device;
    m_client.schema = m_request.head.schema;
    m_client.lastSeen = m_now;
    MILLRACE_TRY(sync_door::setDeviceName(database, m_client.install, m_client.device));
    for (const SyncMutation &mutation : m_request.mutations) {
        MILLRACE_ASSIGN(const auto before, sync_hub::answered(database, mutation.uuid));
        if (before && before->user == m_caller.user) {
            // It was here already: the same answer again.
            const auto verdict = sync_codec::verdictFromJson(QJsonDocument::fromJson(before->result).object());
            answer.verdicts.push_back(verdict.value_or(SyncVerdict{}));
            if (before->client != m_client.id)
                m_client.lastMid = std::max(m_client.lastMid, mutation.mid);
            continue;
        }
        if (mutation.mid != m_client.lastMid + 1) {
            SyncRefusal stopped;
            stopped.code = mutation.mid <= m_client.lastMid ? SyncRefusal::Code::Forked : SyncRefusal::Code::Gap;
            answer.stopped = stopped;
            break;
        }
        SyncVerdict verdict;
        if (before) {
            verdict.uuid = mutation.uuid;
            verdict.status = SyncVerdict::Status::Rejected;
            verdict.why = QStringLiteral("id_taken");
            verdict.seq = before->seq;
        } else {
            MILLRACE_ASSIGN(verdict, one(mutation));
            MILLRACE_TRY(remember(mutation, verdict));
            MILLRACE_TRY(m_hub.followJournal(m_committer));
        }
        m_client.lastMid = mutation.mid;
        answer.verdicts.push_back(std::move(verdict));
    }
    MILLRACE_TRY(sync_hub::putClient(database, m_client));
    MILLRACE_ASSIGN(answer.trailer, m_hub.trailer(database));
    return answer;
}

Result<void> PushRun::remember(const SyncMutation &mutation, const SyncVerdict &verdict)
{
    sync_hub::Answered answered;
    answered.uuid = mutation.uuid;
    answered.client = m_client.id;
    answered.mid = mutation.mid;
    answered.user = m_caller.user;
    answered.seq = verdict.seq;
    answered.status = int(verdict.status);
    answered.result = QJsonDocument(sync_codec::toJson(verdict)).toJson(QJsonDocument::Compact);
    // What came about whole is in the journal; the rest is kept as it was said.
    if (verdict.status != SyncVerdict::Status::Applied)
        answered.body = QJsonDocument(sync_codec::toJson(mutation)).toJson(QJsonDocument::Compact);
    answered.at = m_now;
    return sync_hub::putAnswered(m_committer.database(), answered);
}

Result<PushRun::View> PushRun::viewOf(const SyncMutation &mutation)
{
    Database &database = m_committer.database();
    const auto knows = [&](const SyncPoint &point) -> Result<bool> {
        if (point.seq == 0)
            return point.h.isEmpty();
        MILLRACE_ASSIGN(const QByteArray mark, sync_hub::mark(database, point.seq));
        return !mark.isEmpty() && mark == point.h;
    };
    View view;
    MILLRACE_ASSIGN(view.trusted, knows(mutation.seen));
    view.seen = mutation.seen.seq;
    if (!view.trusted) {
        MILLRACE_ASSIGN(const bool shared, knows(m_request.common));
        view.seen = shared ? m_request.common.seq : 0;
        return view;
    }
    if (view.seen > 0) {
        MILLRACE_ASSIGN(const Instant since, sync_hub::momentOf(database, view.seen));
        view.since = since;
    }
    // How long he has been missing news: since the first commit that he has not seen.
    MILLRACE_ASSIGN(const SyncPoint head, sync_hub::head(database));
    Instant missing = m_now;
    if (view.seen < head.seq) {
        MILLRACE_ASSIGN(missing, sync_hub::momentOf(database, view.seen + 1));
    }
    view.fresh = m_now.us - missing.us <= freshFor;
    return view;
}

Result<SyncVerdict> PushRun::one(const SyncMutation &mutation)
{
    Plan planned;
    planned.mutation = &mutation;
    planned.verdict.uuid = mutation.uuid;
    MILLRACE_ASSIGN(planned.view, viewOf(mutation));
    MILLRACE_TRY(plan(planned));
    if (planned.verdict.status == SyncVerdict::Status::Rejected)
        planned.edits.clear();
    return carryOut(planned);
}

Result<SyncVerdict> PushRun::carryOut(Plan &plan)
{
    Database &database = m_committer.database();
    const SyncMutation &mutation = *plan.mutation;
    CommitRow empty;
    empty.actor = m_caller.user;
    empty.recordedAt = m_now;
    empty.origin = mutation.origin;
    empty.label = mutation.label;
    empty.cause = QStringLiteral("mutation:") + mutation.uuid.toString();
    empty.clientId = m_client.install;

    MILLRACE_TRY(database.execute(savepoint));
    const auto applied = [&]() -> Result<std::int64_t> {
        std::int64_t last = 0;
        if (!plan.edits.empty()) {
            CommitRequest request;
            request.label = mutation.label;
            request.origin = mutation.origin;
            request.cause = mutation.cause;
            request.edits = std::move(plan.edits);
            request.operation = mutation.operation;
            request.uuid = mutation.uuid;
            request.client = m_client.install;
            MILLRACE_ASSIGN(const CommitReceipt receipt, m_committer.apply(request, Author::of(m_session), m_now));
            last = receipt.lastCommit;
        }
        if (!plan.cards.empty()) {
            CommitRequest request;
            request.label = QStringLiteral("conflict");
            request.origin = Origin::Rule;
            request.cause = empty.cause;
            request.edits = plan.cards;
            MILLRACE_ASSIGN(const CommitReceipt receipt, m_committer.apply(request, Author::program(m_session), m_now));
            last = std::max(last, receipt.lastCommit);
        }
        return last;
    }();
    if (!applied) {
        const Error &error = applied.error();
        // A disk that is full or a file that fails is no verdict on what was asked.
        if (error.code == ErrorCode::DiskFull || error.code == ErrorCode::Storage)
            return fail(error);
        MILLRACE_TRY(database.execute("ROLLBACK TO mutation"));
        MILLRACE_TRY(m_committer.reload());
        plan.verdict.conflicts.clear();
        const bool ours = error.code == ErrorCode::Internal;
        QStringList detail = error.arguments;
        for (const Problem &problem : error.problems)
            detail << problem.field + u':' + problem.rule;
        const bool denied = error.code == ErrorCode::NotPermitted;
        refuse(plan,
               denied ? QStringLiteral("forbidden")
               : ours ? QStringLiteral("server_error")
                      : QStringLiteral("invalid"),
               detail.join(u' '));
    }
    plan.verdict.seq = applied ? *applied : 0;
    // Every mutation makes a commit: else a restore to the same place would lose what was refused, unseen.
    if (plan.verdict.seq == 0) {
        MILLRACE_ASSIGN(plan.verdict.seq, m_committer.appendEmpty(empty));
    }
    MILLRACE_TRY(database.execute("RELEASE mutation"));
    return plan.verdict;
}

} // namespace millrace
