// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/audit.h"

#include "core/store/layout.h"
#include "core/workspace/committer.h"
#include "core/workspace/people.h"
#include "core/workspace/prepare.h"
#include "core/workspace/sync_door.h"

#include <QSet>

namespace millrace {

namespace {

QByteArray conditionOf(const AuditWish &wish)
{
    QByteArray where = " WHERE TRUE";
    if (wish.before > 0)
        where += " AND k.no < ?1";
    if (wish.actor)
        where += wish.actor->isNull() ? QByteArray(" AND k.actor IS NULL") : QByteArray(" AND k.actor = ?2");
    if (wish.from)
        where += " AND k.recorded_at >= ?3";
    if (wish.to)
        where += " AND k.recorded_at < ?4";
    if (wish.origin)
        where += " AND k.origin = ?5";
    if (!wish.entity.isEmpty())
        where += " AND EXISTS (SELECT 1 FROM journal_change c WHERE c.position >= k.no << 16 AND "
                 "c.position < (k.no + 1) << 16 AND c.entity = ?6)";
    return where;
}

Result<std::vector<std::int64_t>> numbersOf(Database &database, const AuditWish &wish, int entity)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT k.no FROM journal_commit k" + conditionOf(wish) +
                                                          " ORDER BY k.no DESC LIMIT ?7"));
    if (wish.before > 0)
        statement.bind(1, wish.before);
    if (wish.actor && !wish.actor->isNull())
        statement.bind(2, *wish.actor);
    if (wish.from)
        statement.bind(3, wish.from->us);
    if (wish.to)
        statement.bind(4, wish.to->us);
    if (wish.origin)
        statement.bind(5, std::int64_t(*wish.origin));
    if (!wish.entity.isEmpty())
        statement.bind(6, std::int64_t(entity));
    statement.bind(7, std::int64_t(wish.limit));
    std::vector<std::int64_t> found;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return found;
        found.push_back(statement.number(0));
    }
}

HistoryChange plainChange(const ChangeRow &change, const FieldDef *field, const QString &key)
{
    return {key, field, decodedValue(change.was), decodedValue(change.now), change.at, change.atKnown, change.past};
}

} // namespace

Result<std::vector<AuditEntry>> auditTrail(const Workspace &workspace, const Session &session, const AuditWish &wish)
{
    MILLRACE_TRY(requireAdministrator(workspace, session));
    std::vector<AuditEntry> entries;
    MILLRACE_TRY(sync_door::read(workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(const Dictionary numbers, Dictionary::load(database));
        MILLRACE_ASSIGN(const QString client, sync_door::meta(database, "client_id"));
        const int entity = wish.entity.isEmpty() ? -1 : numbers.entityNumber(wish.entity);
        MILLRACE_ASSIGN(const auto commits, numbersOf(database, wish, entity));
        for (const std::int64_t no : commits) {
            MILLRACE_ASSIGN(const auto commit, journal::commitByNo(database, no));
            MILLRACE_ASSIGN(const auto changes, journal::changesOf(database, no));
            if (!commit)
                continue;
            AuditEntry entry{no,
                             commit->operation,
                             commit->recordedAt,
                             commit->actor,
                             commit->origin,
                             commit->label,
                             commit->cause,
                             commit->clientId,
                             commit->clientId.toString() == client && commit->origin != Origin::Remote,
                             {},
                             commit->origin,
                             int(changes.size()),
                             {}};
            MILLRACE_ASSIGN(entry.device, sync_door::deviceName(database, commit->clientId));
            if (entry.origin == Origin::Remote)
                entry.madeAs = sync_door::madeAs(entry.cause).origin;
            QSet<RecordId> met;
            for (const ChangeRow &change : changes) {
                if (met.contains(change.record))
                    continue;
                met.insert(change.record);
                ++entry.records[numbers.entityKey(change.entity)];
            }
            entries.push_back(std::move(entry));
        }
        return {};
    }));
    return entries;
}

Result<std::vector<AuditChange>> auditChanges(const Workspace &workspace, const Session &session, std::int64_t commit,
                                              int limit)
{
    MILLRACE_TRY(requireAdministrator(workspace, session));
    const CatalogPtr catalog = workspace.catalog();
    std::vector<AuditChange> told;
    bool known = false;
    MILLRACE_TRY(sync_door::read(workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(const auto row, journal::commitByNo(database, commit));
        known = row.has_value();
        MILLRACE_ASSIGN(const Dictionary numbers, Dictionary::load(database));
        MILLRACE_ASSIGN(const auto changes, journal::changesOf(database, commit));
        for (const ChangeRow &change : changes) {
            if (int(told.size()) >= limit)
                break;
            const EntityPtr entity = catalog->entity(numbers.entityKey(change.entity));
            if (!entity)
                continue;
            if (change.field >= 0) {
                const QString key = numbers.fieldKey(change.field);
                told.push_back({entity, change.record, {}, plainChange(change, entity->field(key), key)});
                continue;
            }
            const char *word = change.field == change_kind::Created    ? "+"
                               : change.field == change_kind::Binned   ? "-"
                               : change.field == change_kind::Restored ? "~"
                                                                       : "/";
            AuditChange whole{entity, change.record, {}, {}};
            whole.change.field = QString::fromLatin1(word);
            told.push_back(whole);
            if (change.field != change_kind::Created)
                continue;
            const Record first = decodedRecord(change.now, entity, change.record, numbers);
            for (const FieldDef &field : entity->fields)
                if (!field.system && !first.value(field.index).isEmpty() && int(told.size()) < limit)
                    told.push_back({entity,
                                    change.record,
                                    {},
                                    {field.key, &field, {}, first.value(field.index), {}, true, false}});
        }
        return {};
    }));
    if (!known)
        return fail(ErrorCode::NotFound, {QString(), QString::number(commit)});
    QHash<QString, std::vector<RecordId>> wanted;
    for (const AuditChange &change : told)
        wanted[change.entity->key].push_back(change.record);
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        MILLRACE_ASSIGN(const auto titles, workspace.titles(session, it.key(), it.value()));
        for (AuditChange &change : told)
            if (change.entity->key == it.key())
                change.title = titles.value(change.record);
    }
    return told;
}

Result<void> noteAuditExport(Workspace &workspace, const Session &session)
{
    MILLRACE_TRY(requireAdministrator(workspace, session));
    return sync_door::write(workspace, [&](Committer &committer) -> Result<void> {
        CommitRow commit;
        commit.actor = session.actor;
        commit.recordedAt = workspace.clock().now();
        commit.origin = Origin::Admin;
        commit.label = QStringLiteral("audit_export");
        MILLRACE_TRY(committer.appendEmpty(std::move(commit)));
        return {};
    });
}

} // namespace millrace
