// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/readers.h"
#include "core/workspace/shown_change.h"
#include "core/workspace/sight.h"
#include "core/workspace/workspace.h"

#include <QSet>

namespace millrace {

Result<RecordHistory> Workspace::history(const Session &session, const QString &entityKey, const RecordId &id) const
{
    RecordHistory history;
    const Dictionary numbers = dictionary();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    MILLRACE_TRY(sight.permit(Action::See, entityKey));
    history.entity = sight.metadata()->catalog->entity(entityKey);
    if (!sight.isEverything()) {
        MILLRACE_ASSIGN(const bool seen, sight.sees(*history.entity, id));
        if (!seen)
            return fail(ErrorCode::NotFound, {entityKey, id.toString()});
    }
    MILLRACE_ASSIGN(const auto changes, journal::changesOfRecord(*lease, numbers.entityNumber(entityKey), id));
    if (changes.empty())
        return fail(ErrorCode::NotFound, {entityKey, id.toString()});
    for (const ChangeRow &change : changes) {
        if (history.commits.empty() || history.commits.back().no != change.commitNo) {
            MILLRACE_ASSIGN(HistoryCommit commit, shownCommit(*lease, change.commitNo));
            commit.here = commit.origin != Origin::Remote && commit.installation == m_clientId;
            history.commits.push_back(std::move(commit));
        }
        appendShown(change, {sight, history.entity, numbers}, history.commits.back().changes);
    }
    // A commit that changed nothing but what is hidden did not happen.
    std::erase_if(history.commits, [](const HistoryCommit &commit) { return commit.changes.empty(); });
    return history;
}

/// Visits finished operations, the newest first, until the visitor answers false.
static Result<void> visitOperations(Database &database, const std::function<bool(OperationSummary)> &visit)
{
    MILLRACE_ASSIGN(
        Statement statement,
        database.prepare("SELECT operation, recorded_at, actor, origin, label, cause, no FROM journal_commit WHERE "
                         "operation_state = 1 AND no < ? ORDER BY no DESC LIMIT ?"));
    QSet<RecordId> undone;
    std::int64_t last = 0;
    const std::int64_t most = database.rowsAtOnce();
    statement.bind(1, std::numeric_limits<std::int64_t>::max()).bind(2, most);
    for (std::int64_t rows = 0;; ++rows) {
        MILLRACE_ASSIGN(bool row, statement.step());
        if (!row && rows == most) {
            statement.reset();
            statement.bind(1, last);
            rows = 0;
            MILLRACE_ASSIGN(row, statement.step());
        }
        if (!row)
            return {};
        last = statement.number(6);
        OperationSummary summary;
        summary.operation = statement.id(0);
        summary.recordedAt = {statement.number(1)};
        summary.actor = statement.id(2);
        summary.origin = Origin(statement.number(3));
        summary.label = statement.text(4);
        summary.cause = statement.text(5);
        summary.undone = undone.contains(summary.operation);
        if (summary.origin == Origin::Undo && !summary.undone)
            if (const auto cause = RecordId::fromString(summary.cause))
                undone.insert(*cause);
        if (!visit(std::move(summary)))
            return {};
    }
}

static Result<std::optional<Origin>> originOf(Database &database, const RecordId &operation)
{
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare("SELECT origin FROM journal_commit WHERE operation = ? AND operation_state = 1"));
    statement.bind(1, operation);
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? std::optional(Origin(statement.number(0))) : std::nullopt;
}

Result<std::optional<Origin>> Workspace::originOf(const Session &, const RecordId &operation) const
{
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    return millrace::originOf(*lease, operation);
}

Result<std::optional<OperationSummary>> Workspace::importCausedBy(const QString &text) const
{
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    std::optional<OperationSummary> found;
    MILLRACE_TRY(visitOperations(*lease, [&](OperationSummary summary) {
        if (summary.origin == Origin::Import && !summary.undone && summary.cause.contains(text))
            found = std::move(summary);
        return !found;
    }));
    return found;
}

Result<std::vector<OperationSummary>> Workspace::operations(const Session &session, int limit) const
{
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const bool all = sightOf(session, *lease).isEverything();
    std::vector<OperationSummary> operations;
    if (limit <= 0)
        return operations;
    MILLRACE_TRY(visitOperations(*lease, [&](OperationSummary summary) {
        if (all || summary.actor == session.actor)
            operations.push_back(std::move(summary));
        return int(operations.size()) < limit;
    }));
    return operations;
}

static bool canBeUndone(const OperationSummary &operation)
{
    // What a rule made of it goes its own way: the person takes back what he did himself.
    return operation.origin != Origin::Migration && operation.origin != Origin::Admin &&
           operation.origin != Origin::Rule;
}

Result<RecordId> Workspace::lastUndoable(const Session &session) const
{
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    RecordId last;
    MILLRACE_TRY(visitOperations(*lease, [&](const OperationSummary &operation) {
        const bool mine = !operation.undone && operation.actor == session.actor && canBeUndone(operation);
        if (mine && operation.origin != Origin::Undo)
            last = operation.operation;
        return last.isNull();
    }));
    return last;
}

Result<RecordId> Workspace::lastRedoable(const Session &session) const
{
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    RecordId last;
    Result<void> failure;
    MILLRACE_TRY(visitOperations(*lease, [&](const OperationSummary &operation) {
        if (operation.undone || operation.actor != session.actor || operation.origin == Origin::Rule)
            return true;
        if (operation.origin != Origin::Undo)
            return false; // something new was done since: there is nothing to do again
        const auto cause = RecordId::fromString(operation.cause);
        const auto origin = cause ? millrace::originOf(*lease, *cause) : Result<std::optional<Origin>>();
        if (!origin)
            failure = fail(origin.error());
        else if (*origin != Origin::Undo)
            last = operation.operation;
        return origin && last.isNull();
    }));
    MILLRACE_TRY(failure);
    return last;
}

} // namespace millrace
