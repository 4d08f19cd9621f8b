// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/rights.h"

#include "core/schema/builtin/department.h"
#include "core/schema/builtin/user.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace millrace {

namespace {

constexpr std::pair<const char *, Scopes> scopeWords[] = {
    {"none", ScopeNone},
    {"own", ScopeOwn},
    {"subordinates", ScopeSubordinates},
    {"department", ScopeDepartment},
    {"department_tree", ScopeDepartmentTree},
    {"pool", ScopePool},
    {"shared", ScopeShared},
    {"all", ScopeAll},
};

std::optional<Scopes> scopeNamed(const QString &word)
{
    for (const auto &[name, scope] : scopeWords)
        if (word == QLatin1String(name))
            return scope;
    return std::nullopt;
}

std::optional<Action> actionNamed(const QString &word)
{
    for (const Action action : actions)
        if (word == actionWord(action))
            return action;
    return std::nullopt;
}

std::optional<FieldAccess> levelNamed(const QString &word)
{
    for (const FieldAccess level : {FieldAccess::Hidden, FieldAccess::Masked, FieldAccess::Read, FieldAccess::Edit})
        if (word == fieldAccessWord(level))
            return level;
    return std::nullopt;
}

QString administratorKey()
{
    return QStringLiteral("administrator");
}
QString entitiesKey()
{
    return QStringLiteral("entities");
}
QString fieldsKey()
{
    return QStringLiteral("fields");
}
QString sensitiveKey()
{
    return QStringLiteral("sensitive");
}
QString anyEntity()
{
    return QStringLiteral("*");
}

/// One word or a list of them.
QJsonArray wordsOf(const QJsonValue &value)
{
    return value.isArray() ? value.toArray() : QJsonArray{value};
}

bool isTitle(const EntityDef &entity, const FieldDef &field)
{
    return std::find(entity.titleFields.begin(), entity.titleFields.end(), field.index) != entity.titleFields.end();
}

class RightsCheck
{
public:
    RightsCheck(QString field, const Catalog &catalog, std::vector<Problem> &problems)
        : m_field(std::move(field)), m_catalog(catalog), m_problems(problems)
    {
    }
    void check(const QJsonObject &rights)
    {
        const QStringList known{administratorKey(), entitiesKey(), fieldsKey(), sensitiveKey()};
        for (auto it = rights.begin(); it != rights.end(); ++it)
            if (!known.contains(it.key()))
                tell(it.key(), "key");
        const QJsonValue administrator = rights[administratorKey()];
        if (!administrator.isUndefined() && !administrator.isBool())
            tell(administratorKey(), "key");
        const QJsonValue sensitive = rights[sensitiveKey()];
        if (!sensitive.isUndefined() && !levelNamed(sensitive.toString()))
            tell(sensitiveKey(), "level");
        for (const QString &part : {entitiesKey(), fieldsKey()})
            if (!rights[part].isUndefined() && !rights[part].isObject())
                tell(part, "object");
        const QJsonObject entities = rights[entitiesKey()].toObject();
        for (auto it = entities.begin(); it != entities.end(); ++it)
            checkEntity(it.key(), it.value());
        const QJsonObject fields = rights[fieldsKey()].toObject();
        for (auto it = fields.begin(); it != fields.end(); ++it)
            checkField(it.key(), it.value());
    }
    void tell(const QString &place, const char *what)
    {
        m_problems.push_back({m_field, QStringLiteral("rights"), {place, QString::fromLatin1(what)}, Severity::Error});
    }

private:
    void checkEntity(const QString &key, const QJsonValue &value)
    {
        if (key != anyEntity() && !m_catalog.entity(key))
            return tell(key, "entity");
        if (!value.isObject())
            return tell(key, "object");
        const QJsonObject reach = value.toObject();
        for (auto it = reach.begin(); it != reach.end(); ++it) {
            if (!actionNamed(it.key()))
                tell(key + u'.' + it.key(), "action");
            for (const QJsonValue &word : wordsOf(it.value()))
                if (!scopeNamed(word.toString()))
                    tell(key + u'.' + it.key(), "scope");
        }
    }
    void checkField(const QString &path, const QJsonValue &value)
    {
        const EntityPtr entity = m_catalog.entity(path.section(u'.', 0, 0));
        const FieldDef *field = entity ? entity->field(path.section(u'.', 1)) : nullptr;
        const auto level = levelNamed(value.toString());
        if (!field)
            tell(path, "field");
        else if (!level)
            tell(path, "level");
        else if (*level < FieldAccess::Read && (isTitle(*entity, *field) || field->system))
            tell(path, "title");
    }

    QString m_field;
    const Catalog &m_catalog;
    std::vector<Problem> &m_problems;
};

} // namespace

QString actionWord(Action action)
{
    switch (action) {
    case Action::See:
        return QStringLiteral("see");
    case Action::Create:
        return QStringLiteral("create");
    case Action::Edit:
        return QStringLiteral("edit");
    case Action::Delete:
        return QStringLiteral("delete");
    case Action::Export:
        return QStringLiteral("export");
    case Action::Import:
        return QStringLiteral("import");
    case Action::Transfer:
        return QStringLiteral("transfer");
    case Action::Approve:
        return QStringLiteral("approve");
    }
    return {};
}

QString fieldAccessWord(FieldAccess access)
{
    switch (access) {
    case FieldAccess::Hidden:
        return QStringLiteral("hidden");
    case FieldAccess::Masked:
        return QStringLiteral("masked");
    case FieldAccess::Read:
        return QStringLiteral("read");
    case FieldAccess::Edit:
        return QStringLiteral("edit");
    }
    return {};
}

bool isCommonKnowledge(const EntityDef &entity)
{
    return entity.metadata || entity.key == user::entityKey() || entity.key == department::entityKey();
}

Rights Rights::administrator()
{
    Rights rights;
    rights.m_administrator = true;
    return rights;
}

Rights Rights::of(const QByteArray &json)
{
    Rights rights;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    rights.m_administrator = object[administratorKey()].toBool();
    const QJsonObject entities = object[entitiesKey()].toObject();
    for (auto entity = entities.begin(); entity != entities.end(); ++entity) {
        Actions &reach = rights.m_entities[entity.key()];
        const QJsonObject named = entity.value().toObject();
        for (auto it = named.begin(); it != named.end(); ++it) {
            const auto action = actionNamed(it.key());
            if (!action)
                continue;
            Scopes scopes = ScopeNone;
            for (const QJsonValue &word : wordsOf(it.value()))
                scopes |= scopeNamed(word.toString()).value_or(ScopeNone);
            reach.reach[size_t(*action)] = scopes;
        }
    }
    const QJsonObject fields = object[fieldsKey()].toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it)
        rights.m_fields.insert(it.key(), levelNamed(it.value().toString()).value_or(FieldAccess::Hidden));
    if (!object[sensitiveKey()].isUndefined())
        rights.m_sensitive = levelNamed(object[sensitiveKey()].toString()).value_or(FieldAccess::Hidden);
    return rights;
}

Scopes Rights::scopes(Action action, const EntityDef &entity) const
{
    const bool common = isCommonKnowledge(entity);
    if (m_administrator || (action == Action::See && common))
        return ScopeAll;
    if (entity.personal)
        return ScopeOwn;
    if (entity.everybodys && (action == Action::Create || action == Action::Edit || action == Action::Delete))
        return ScopeAll;
    for (const QString &key : common ? QStringList{entity.key} : QStringList{entity.key, anyEntity()})
        if (const auto found = m_entities.constFind(key); found != m_entities.constEnd())
            if (const auto &reach = found->reach[size_t(action)])
                return *reach;
    return ScopeNone;
}

FieldAccess Rights::field(const EntityDef &entity, const FieldDef &field) const
{
    if (m_administrator)
        return FieldAccess::Edit;
    const auto found = m_fields.constFind(entity.key + u'.' + field.key);
    const FieldAccess access = found != m_fields.constEnd() ? *found
                               : field.sensitive            ? m_sensitive
                                                            : FieldAccess::Edit;
    return isTitle(entity, field) || field.system ? std::max(access, FieldAccess::Read) : access;
}

void checkRights(const QString &field, const QByteArray &json, const Catalog &catalog, std::vector<Problem> &problems)
{
    RightsCheck check(field, catalog, problems);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return check.tell(field, "object");
    check.check(document.object());
}

const std::vector<BuiltinRole> &builtinRoles()
{
    static const std::vector<BuiltinRole> roles{
        {"administrator", "Administrator", "管理员", R"({"administrator":true})"},
        {"manager", "Sales manager", "销售经理",
         R"({"entities":{"*":{"see":["subordinates","department_tree","pool","shared"],)"
         R"("create":["subordinates","department_tree","pool","shared"],)"
         R"("edit":["subordinates","department_tree","pool","shared"],"delete":["subordinates","department_tree"],)"
         R"("export":["subordinates","department_tree"],"import":"own",)"
         R"("transfer":["subordinates","department_tree","pool"],"approve":["subordinates","department_tree"]},)"
         R"("saved_view":{"create":"all","edit":"all","delete":"all"},"tag":{"create":"all","edit":"all"},)"
         R"("product":{"see":"all","create":"all","edit":"all"}}})"},
        {"sales", "Sales", "销售",
         R"({"entities":{"*":{"see":["own","pool","shared"],"create":["own","shared"],"edit":["own","shared"],)"
         R"("delete":"own","import":"own","transfer":["own","pool"]},)"
         R"("saved_view":{"create":"all","edit":"all","delete":"all"},"tag":{"create":"all"},)"
         R"("product":{"see":"all","create":"none","edit":"none","delete":"none","import":"none"}}})"},
        {"read_only", "Read only", "只读", R"({"entities":{"*":{"see":"all"}},"sensitive":"masked"})"},
    };
    return roles;
}

} // namespace millrace
