// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/operation.h"

#include "core/records/validate.h"
#include "core/workspace/prepare.h"
#include "core/workspace/writer.h"

namespace millrace {

Operation::Operation(Workspace &workspace, Session session, QString label, Origin origin, QString cause)
    : m_workspace(workspace), m_session(std::move(session)), m_label(std::move(label)), m_cause(std::move(cause)),
      m_origin(origin), m_id(workspace.ids().next(workspace.clock().now()))
{
}

Operation::~Operation()
{
    if (!m_ended)
        static_cast<void>(takeBack());
}

Result<CommitReceipt> Operation::apply(std::vector<Edit> edits)
{
    if (!m_workspace.m_writer)
        return fail(ErrorCode::WorkspaceReadOnly, {m_workspace.path()});
    CommitRequest request;
    request.label = m_label;
    request.cause = m_cause;
    request.origin = m_origin;
    request.edits = std::move(edits);
    request.operation = m_id;
    request.leaveOpen = true;
    const Instant now = m_workspace.clock().now();
    auto receipt = m_workspace.m_writer->transact(
        [&](Committer &committer) { return committer.apply(request, Author::of(m_session), now); });
    if (receipt) {
        m_begun = m_begun || receipt->lastCommit > 0;
        m_written += qint64(request.edits.size());
    }
    return receipt;
}

std::vector<Operation::Verdict> Operation::load(std::vector<Edit> edits, const std::vector<qint64> &tags)
{
    std::vector<Verdict> verdicts;
    Writer &writer = *m_workspace.m_writer;
    const MetadataPtr metadata = writer.metadata();
    const Dictionary dictionary = writer.dictionary();
    const Instant now = m_workspace.clock().now();
    const PrepareContext context{metadata.get(), &dictionary, &m_workspace.ids(), m_session.actor, now};

    const PolicyPtr policy = metadata->access->of(m_session.actor);
    auto prepared = std::make_shared<std::vector<PreparedCreation>>();
    auto kept = std::make_shared<std::vector<qint64>>();
    prepared->reserve(edits.size());
    for (size_t i = 0; i < edits.size(); ++i) {
        const qint64 tag = i < tags.size() ? tags[i] : qint64(i);
        const EntityPtr entity = metadata->catalog->entity(edits[i].entity);
        if (!entity || edits[i].kind != Edit::Kind::Create) {
            verdicts.push_back({tag, {{{}, QStringLiteral("not_a_creation"), {}, Severity::Error}}, true});
            continue;
        }
        PreparedCreation creation = prepareCreation(edits[i], entity, context);
        Committer::permitFields(*policy, *entity, edits[i], m_origin, creation.problems);
        const bool refused = refuses(creation.problems);
        if (!creation.problems.empty())
            verdicts.push_back({tag, creation.problems, refused});
        if (refused)
            continue;
        prepared->push_back(std::move(creation));
        kept->push_back(tag);
    }
    if (prepared->empty())
        return verdicts;
    m_begun = true;
    const int rows = int(prepared->size());
    writer.load(
        [this, prepared, kept, now](Committer &committer) -> Result<void> {
            CommitRequest request;
            request.label = m_label;
            request.cause = m_cause;
            request.origin = m_origin;
            request.operation = m_id;
            std::vector<Committer::Refused> refused;
            const auto receipt = committer.applyPrepared(*prepared, request, Author::of(m_session), now, refused);
            if (!receipt)
                return fail(receipt.error());
            m_written += qint64(prepared->size() - refused.size());
            const std::lock_guard lock(m_mutex);
            for (Committer::Refused &one : refused)
                m_verdicts.push_back({(*kept)[one.position], std::move(one.problems), true});
            return {};
        },
        rows);
    return verdicts;
}

Result<std::vector<Operation::Verdict>> Operation::settle()
{
    MILLRACE_TRY(m_workspace.m_writer->settle());
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_verdicts, {});
}

Result<RecordId> Operation::finish()
{
    if (!m_workspace.m_writer)
        return fail(ErrorCode::WorkspaceReadOnly, {m_workspace.path()});
    MILLRACE_TRY(m_workspace.m_writer->settle());
    m_ended = true;
    if (!m_begun)
        return RecordId();
    MILLRACE_TRY(m_workspace.m_writer->transact([&](Committer &committer) -> Result<CommitReceipt> {
        MILLRACE_TRY(committer.endOperation(m_id, OperationState::Done));
        return CommitReceipt{};
    }));
    return m_written > 0 ? m_id : RecordId();
}

Result<void> Operation::takeBack()
{
    m_ended = true;
    if (!m_workspace.m_writer || !m_begun)
        return {};
    // What failed in the queue is gone already; what was committed before is undone.
    static_cast<void>(m_workspace.m_writer->settle());
    const auto taken = m_workspace.undoHere(m_session, m_id, LaterEdits::Overwrite, true, {});
    if (!taken)
        return fail(taken.error());
    return {};
}

} // namespace millrace
