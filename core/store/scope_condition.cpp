// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/scope_condition.h"

#include "core/schema/builtin/share.h"
#include "core/store/layout.h"

#include <algorithm>

namespace millrace {

namespace {

QByteArray literal(const RecordId &id)
{
    return "x'" + id.toBytes().toHex() + "'";
}

QByteArray among(const QByteArray &column, const std::vector<RecordId> &ids)
{
    QByteArray text = column + " IN (";
    for (const RecordId &id : ids)
        text += (text.endsWith('(') ? "" : ",") + literal(id);
    return text + ")";
}

/// What a root's own columns say of it: each part is met by an index of its own.
QList<QByteArray> ownParts(const RootScope &scope, const QByteArray &alias, ScopeUse use)
{
    // A plus takes the choice of an index from SQLite.
    const QByteArray at = (use == ScopeUse::Probe ? "+" : "") + alias;
    QList<QByteArray> parts;
    if (!scope.owners.empty())
        parts << among(at + ".\"owner\"", scope.owners);
    if (!scope.departments.empty())
        parts << among(at + ".\"department\"", scope.departments);
    if (scope.pool)
        parts << at + ".\"owner\" IS NULL";
    return parts;
}

QByteArray joined(const QList<QByteArray> &parts)
{
    return parts.isEmpty() ? QByteArray("FALSE") : "(" + parts.join(" OR ") + ")";
}

/// Rows of `entity` as `q`, whose `column` names the root.
QByteArray rooted(const QByteArray &alias, const EntityDef &entity, const char *column, const QByteArray &where,
                  const QList<QByteArray> &parts, ScopeUse use)
{
    const QByteArray root = alias + ".\"root\"";
    const QByteArray from = " FROM " + quoted(entity.key) + " AS q WHERE " + where;
    if (use == ScopeUse::Probe)
        return "EXISTS (SELECT 1" + from + "q.\"" + column + "\" = " + root + " AND " + joined(parts) + ")";
    QList<QByteArray> selects;
    for (const QByteArray &part : parts)
        selects << QByteArray("SELECT q.\"") + column + "\"" + from + part;
    return root + " IN (" + selects.join(" UNION ALL ") + ")";
}

QByteArray shared(const RootScope::Shares &shares, const Catalog &catalog, const QByteArray &alias, Instant now)
{
    const EntityPtr share = catalog.entity(share::entityKey());
    if (!share)
        return "FALSE";
    const auto column = [](const auto &key) { return "q." + quoted(key.name()); };
    QByteArray with = column(share::user) + " = " + literal(shares.user);
    if (!shares.departments.empty())
        with = "(" + with + " OR " + among("q.\"department\"", shares.departments) + ")";
    QByteArray where = "q.\"deleted_at\" IS NULL AND " + with + " AND (" + column(share::until) + " IS NULL OR " +
                       column(share::until) + " > " + QByteArray::number(qint64(now.us)) + ")";
    if (shares.writing)
        where += " AND " + column(share::level) + " = '" + share::writing().toUtf8() + "'";
    return alias + ".\"root\" IN (SELECT q.\"root\" FROM " + quoted(share->key) + " AS q WHERE " + where + ")";
}

} // namespace

QByteArray scopeCondition(const RootScope &scope, const EntityDef &entity, const Catalog &catalog,
                          const QByteArray &alias, Instant now, ScopeUse use)
{
    if (scope.everything)
        return {};
    if (!scope.anything)
        return "FALSE";
    const bool hangs = !entity.rootFields().empty();
    if (!hangs && !entity.ownable)
        return {};
    QList<QByteArray> terms;
    const auto roots = rootEntities(entity, catalog);
    for (const EntityPtr &root : roots) {
        const QList<QByteArray> own = ownParts(scope, root->key == entity.key ? alias : QByteArray("q"), use);
        if (root->key == entity.key) {
            if (entity.ownable && !own.isEmpty())
                terms << (hangs ? "(" + alias + ".\"root\" = " + alias + ".\"id\" AND " + joined(own) + ")"
                                : joined(own));
        } else if (!root->ownable) {
            terms << rooted(alias, *root, "id", {}, {"TRUE"}, use);
        } else if (!own.isEmpty()) {
            terms << rooted(alias, *root, "id", {}, own, use);
        }
    }
    if (scope.shares)
        terms << shared(*scope.shares, catalog, alias, now);
    if (scope.partners && !scope.owners.empty())
        for (const EntityPtr &held : catalog.entities()) {
            if (!held->ownerSeesRoot)
                continue;
            const auto theirs = rootEntities(*held, catalog);
            const bool meets = std::any_of(theirs.begin(), theirs.end(), [&](const EntityPtr &root) {
                return std::find(roots.begin(), roots.end(), root) != roots.end();
            });
            if (meets)
                terms << rooted(alias, *held, "root", "q.\"deleted_at\" IS NULL AND ",
                                {among(use == ScopeUse::Probe ? "+q.\"owner\"" : "q.\"owner\"", scope.owners)}, use);
        }
    if (scope.ownRecords && hangs && entity.ownable && !scope.owners.empty())
        terms << among((use == ScopeUse::Probe ? "+" : "") + alias + ".\"owner\"", scope.owners);
    return joined(terms);
}

QByteArray rootsInScope(const RootScope &scope, const EntityDef &entity)
{
    QList<QByteArray> selects;
    for (const QByteArray &part : ownParts(scope, "q", ScopeUse::Gather))
        selects << "SELECT 1 FROM " + quoted(entity.key) + " AS q WHERE " + part;
    return selects.isEmpty() ? QByteArray("SELECT 1 WHERE FALSE") : selects.join(" UNION ALL ");
}

} // namespace millrace
