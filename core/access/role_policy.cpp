// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/role_policy.h"

#include "core/access/field_mask.h"

#include <algorithm>

namespace millrace {

namespace {

std::vector<RecordId> united(std::vector<RecordId> a, const std::vector<RecordId> &b)
{
    a.insert(a.end(), b.begin(), b.end());
    std::sort(a.begin(), a.end());
    a.erase(std::unique(a.begin(), a.end()), a.end());
    return a;
}

QString everyTag()
{
    return QStringLiteral("*");
}
QString commonTag()
{
    return QStringLiteral("g");
}
QString poolTag()
{
    return QStringLiteral("p:");
}
QString userTag(const RecordId &id)
{
    return QStringLiteral("u:") + id.toString();
}
QString departmentTag(const RecordId &id)
{
    return QStringLiteral("d:") + id.toString();
}
QString shareTag(const QString &tag)
{
    return QStringLiteral("s:") + tag;
}

QStringList tagsOf(const RootScope &scope)
{
    if (scope.everything)
        return {everyTag()};
    QStringList tags;
    if (scope.anything)
        tags << commonTag();
    for (const RecordId &owner : scope.owners)
        tags << userTag(owner);
    for (const RecordId &department : scope.departments)
        tags << departmentTag(department);
    if (scope.pool)
        tags << poolTag();
    if (scope.shares) {
        tags << shareTag(userTag(scope.shares->user));
        for (const RecordId &department : scope.shares->departments)
            tags << shareTag(departmentTag(department));
    }
    tags.sort();
    return tags;
}

} // namespace

RolePolicy::RolePolicy(const OrgChart &chart, const RecordId &user, CatalogPtr catalog)
    : m_user(user), m_catalog(std::move(catalog)), m_shown(m_catalog), m_asked(m_catalog)
{
    m_everything = !chart.isGoverned() || chart.isAdministrator(user);
    if (m_everything) {
        m_rights = Rights::administrator();
    } else if (const auto person = chart.people.constFind(user); person != chart.people.constEnd() && person->active) {
        m_rights = chart.roles.value(person->role).rights;
    } else {
        // Somebody who left, or was never here: not even what everybody knows.
        for (const EntityPtr &entity : m_catalog->entities())
            m_scopes.insert(entity->key, {});
        return;
    }
    QHash<QString, QStringList> hidden, withheld;
    for (const EntityPtr &entity : m_catalog->entities()) {
        auto &scopes = m_scopes[entity->key];
        for (const Action action : actions)
            scopes[size_t(action)] = scopeOf(action, m_rights.scopes(action, *entity), chart);
        for (const FieldDef &field : entity->fields) {
            const FieldAccess access = m_rights.field(*entity, field);
            if (access > FieldAccess::Masked)
                continue;
            withheld[entity->key] << field.key;
            if (access == FieldAccess::Hidden)
                hidden[entity->key] << field.key;
            m_veiled.insert(entity->key);
            if (field.searchable)
                m_searchVeiled.insert(entity->key);
        }
    }
    if (!withheld.isEmpty()) {
        m_shown = m_catalog->without(hidden);
        m_asked = m_catalog->without(withheld);
    }
}

RootScope RolePolicy::scopeOf(Action action, Scopes scopes, const OrgChart &chart) const
{
    RootScope scope;
    scope.anything = scopes != ScopeNone;
    if (scopes & ScopeAll) {
        scope.everything = true;
        return scope;
    }
    const RecordId department = chart.people.value(m_user).department;
    // Who works on something within a root sees the root and adds to it; what is there is changed by its own owner.
    scope.partners = action == Action::See || action == Action::Create;
    scope.ownRecords = !scope.partners;
    if (scopes & (ScopeOwn | ScopeSubordinates | ScopeDepartment | ScopeDepartmentTree))
        scope.owners = {m_user};
    if (scopes & ScopeSubordinates)
        scope.owners = united(std::move(scope.owners), chart.subordinatesOf(m_user));
    if ((scopes & ScopeDepartment) && !department.isNull())
        scope.departments = {department};
    if (scopes & ScopeDepartmentTree)
        scope.departments = chart.departmentTree(department);
    scope.owners = united(std::move(scope.owners), chart.membersOf(scope.departments));
    scope.pool = scopes & ScopePool;
    if (scopes & ScopeShared)
        scope.shares = RootScope::Shares{m_user, chart.departmentsAbove(department),
                                         action != Action::See && action != Action::Export};
    return scope;
}

const RootScope &RolePolicy::scope(Action action, const EntityDef &entity) const
{
    static const RootScope nothing;
    const auto found = m_scopes.constFind(entity.key);
    return found == m_scopes.constEnd() ? nothing : (*found)[size_t(action)];
}

FieldAccess RolePolicy::field(const EntityDef &entity, const FieldDef &field) const
{
    return m_rights.field(entity, field);
}

void RolePolicy::veil(Record &record) const
{
    const EntityDef &entity = *record.entity();
    if (!isVeiled(entity))
        return;
    for (const FieldDef &field : entity.fields) {
        const FieldAccess access = m_rights.field(entity, field);
        if (access == FieldAccess::Hidden)
            record.set(field.index, Value());
        else if (access == FieldAccess::Masked)
            record.set(field.index, masked(field, record.value(field.index)));
    }
}

QStringList RolePolicy::scopes() const
{
    QStringList tags;
    for (const EntityPtr &entity : m_catalog->entities())
        if (!isCommonKnowledge(*entity))
            tags += scopes(*entity);
    if (tags.contains(everyTag()))
        return {everyTag()};
    // What everybody knows comes along wherever anything is known.
    for (const EntityPtr &entity : m_catalog->entities())
        if (may(Action::See, *entity))
            tags << commonTag();
    tags.sort();
    tags.removeDuplicates();
    return tags;
}

QStringList RolePolicy::scopes(const EntityDef &entity) const
{
    return tagsOf(scope(Action::See, entity));
}

QHash<QString, QStringList> RolePolicy::narrowed() const
{
    QHash<QString, QStringList> narrowed;
    if (m_everything)
        return narrowed;
    const QStringList all = scopes();
    for (const EntityPtr &entity : m_catalog->entities()) {
        const QStringList own = scopes(*entity);
        const bool lacks = std::any_of(all.begin(), all.end(), [&](const QString &tag) { return !own.contains(tag); });
        if (lacks && !own.contains(everyTag()))
            narrowed.insert(entity->key, own);
    }
    return narrowed;
}

QMap<QString, RolePolicy::Masks> RolePolicy::masks() const
{
    QMap<QString, Masks> masks;
    for (const EntityPtr &entity : m_catalog->entities()) {
        if (!isVeiled(*entity))
            continue;
        Masks &fields = masks[entity->key];
        for (const FieldDef &field : entity->fields) {
            const FieldAccess access = m_rights.field(*entity, field);
            if (access == FieldAccess::Hidden)
                fields.hidden << field.key;
            else if (access == FieldAccess::Masked)
                fields.masked << field.key;
        }
        fields.hidden.sort();
        fields.masked.sort();
    }
    return masks;
}

QStringList rootTags(const RootFacts &root)
{
    if (!root.ownable)
        return {commonTag()};
    QStringList tags{root.owner.isNull() ? poolTag() : userTag(root.owner)};
    if (!root.department.isNull())
        tags << departmentTag(root.department);
    for (const RecordId &partner : root.partners)
        tags << userTag(partner);
    for (const RootFacts::Share &share : root.shares) {
        if (!share.user.isNull())
            tags << shareTag(userTag(share.user));
        if (!share.department.isNull())
            tags << shareTag(departmentTag(share.department));
    }
    tags.sort();
    tags.removeDuplicates();
    return tags;
}

PolicyPtr PolicyBook::of(const RecordId &user) const
{
    const std::lock_guard lock(m_mutex);
    PolicyPtr &known = m_policies[user];
    if (!known)
        known = std::make_shared<const RolePolicy>(m_chart, user, m_catalog);
    return known;
}

} // namespace millrace
