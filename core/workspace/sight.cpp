// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/sight.h"

#include "core/store/layout.h"
#include "core/store/record_store.h"

namespace millrace {

Sight::Sight(const Session &session, MetadataPtr metadata, Database &database, Instant now)
    : m_policy(metadata->access->of(session.actor)), m_metadata(std::move(metadata)), m_database(database), m_now(now),
      m_viewing(!session.viewedBy.isNull())
{
}

Result<void> Sight::permit(Action action, const QString &entity) const
{
    MILLRACE_ASSIGN(const EntityPtr def, m_metadata->catalog->require(entity));
    if (!m_policy->may(action, *def) || (m_viewing && action != Action::See))
        return fail(ErrorCode::NotPermitted, {entity, actionWord(action)});
    return {};
}

Result<BoundPath> Sight::askedPath(const FieldPath &path, const EntityDef &entity) const
{
    auto bound = bindPath(path, *m_policy->asked(), entity);
    if (!bound)
        return fail(told(bound.error()));
    return bound;
}

Error Sight::told(Error error) const
{
    if (error.code != ErrorCode::UnknownField || error.arguments.size() < 2)
        return error;
    const EntityPtr entity = m_policy->shown()->entity(error.arguments[0]);
    if (entity && bindPath(FieldPath::of(error.arguments[1]), *m_policy->shown(), *entity))
        return {ErrorCode::NotPermitted, {error.arguments[0], actionWord(Action::See), error.arguments[1]}, {}};
    return error;
}

RowVisibility Sight::rows(ScopeUse use) const
{
    if (isEverything())
        return {};
    return [policy = m_policy, catalog = m_metadata->catalog, now = m_now, use](const EntityDef &entity,
                                                                                const QByteArray &alias) {
        return scopeCondition(policy->scope(Action::See, entity), entity, *catalog, alias, now, use);
    };
}

SqlCondition Sight::reached(Action action, const EntityDef &entity, ScopeUse use) const
{
    const QByteArray sql =
        scopeCondition(m_policy->scope(action, entity), entity, *m_metadata->catalog, "t", m_now, use);
    return {sql.isEmpty() ? QByteArray("TRUE") : sql, {}};
}

Result<ScopeUse> Sight::useFor(const EntityDef &entity) const
{
    // Row by row, a page looks at (rows / seen) times its length; gathering looks at all that are seen. A few thousand
    // are where the two meet in a table of a hundred thousand.
    constexpr std::int64_t many = 3'000;
    if (isEverything())
        return ScopeUse::Probe;
    const RootScope &scope = m_policy->scope(Action::See, entity);
    if (scope.everything || !scope.anything)
        return ScopeUse::Probe;
    QList<QByteArray> selects;
    for (const EntityPtr &root : rootEntities(entity, *m_metadata->catalog))
        if (root->ownable)
            selects << rootsInScope(scope, *root);
    if (selects.isEmpty())
        return ScopeUse::Probe;
    MILLRACE_ASSIGN(const std::int64_t seen,
                    m_database.scalar("SELECT COUNT(*) FROM (" + selects.join(" UNION ALL ") + " LIMIT " +
                                      QByteArray::number(qint64(many)) + ") AS s"));
    return seen >= many ? ScopeUse::Probe : ScopeUse::Gather;
}

search_index::Gate Sight::gate(const EntityPtr &entity, ScopeUse use) const
{
    search_index::Gate gate;
    if (isEverything())
        return gate;
    const QByteArray seen = rows(use)(*entity, "t");
    if (!seen.isEmpty())
        gate.records = [seen, use, table = quoted(entity->key)](const QByteArray &number) -> QByteArray {
            const QByteArray from = " FROM " + table + " AS t WHERE ";
            if (use == ScopeUse::Probe)
                return "EXISTS (SELECT 1" + from + "t.\"no\" = " + number + " AND " + seen + ")";
            return "+" + number + " IN (SELECT t.\"no\"" + from + seen + ")";
        };
    if (m_policy->isSearchVeiled(*entity))
        gate.document = [this, entity](std::int64_t no) -> Result<QByteArray> {
            MILLRACE_ASSIGN(auto stored, record_store::loadByNumber(m_database, entity, no));
            if (!stored || stored->record.isDeleted())
                return QByteArray();
            Record &record = stored->record;
            for (const FieldDef &field : entity->fields)
                if (m_policy->field(*entity, field) <= FieldAccess::Masked)
                    record.set(field.index, Value());
            return search_index::textOf(record).document.toUtf8();
        };
    return gate;
}

Result<bool> Sight::holds(const QByteArray &sql, std::initializer_list<RecordId> bindings) const
{
    MILLRACE_ASSIGN(Statement statement, m_database.prepare(sql));
    int at = 0;
    for (const RecordId &id : bindings) {
        ++at;
        if (!id.isNull())
            statement.bind(at, id);
        else
            statement.bindNull(at);
    }
    return statement.step();
}

Result<bool> Sight::sees(const EntityDef &entity, const RecordId &id) const
{
    return reaches(Action::See, entity, id);
}

Result<bool> Sight::reaches(Action action, const EntityDef &entity, const RecordId &id) const
{
    const SqlCondition reached = this->reached(action, entity, ScopeUse::Probe);
    return holds("SELECT 1 FROM " + quoted(entity.key) + " AS t WHERE t.\"id\" = ? AND " + reached.sql, {id});
}

Result<bool> Sight::reaches(Action action, const Record &record) const
{
    const EntityDef &entity = *record.entity();
    const auto id = [&](int field) { return record.value(field).valueOr<RecordId>(); };
    return holds("SELECT 1 FROM (SELECT CAST(? AS BLOB) AS \"id\", CAST(? AS BLOB) AS \"root\", CAST(? AS BLOB) AS "
                 "\"owner\", CAST(? AS BLOB) AS \"department\") AS t WHERE " +
                     reached(action, entity, ScopeUse::Probe).sql,
                 {id(system_field::Id), id(system_field::Root), id(system_field::Owner), id(system_field::Department)});
}

Result<QSet<RecordId>> Sight::allReached(Action action, const EntityDef &entity) const
{
    QSet<RecordId> seen;
    MILLRACE_ASSIGN(Statement statement,
                    m_database.prepare("SELECT t.\"id\" FROM " + quoted(entity.key) + " AS t WHERE " +
                                       reached(action, entity, ScopeUse::Gather).sql));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return seen;
        seen.insert(statement.id(0));
    }
}

bool Sight::isMasked(const BoundPath &path) const
{
    return m_policy->field(*path.entities.back(), path.field()) == FieldAccess::Masked;
}

} // namespace millrace
