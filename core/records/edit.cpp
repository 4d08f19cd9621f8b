// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/edit.h"

namespace millrace {

Edit Edit::create(const EntityPtr &entity)
{
    Edit edit;
    edit.kind = Kind::Create;
    edit.entity = entity->key;
    return edit;
}

Edit Edit::update(const EntityPtr &entity, const RecordId &id)
{
    Edit edit;
    edit.kind = Kind::Update;
    edit.entity = entity->key;
    edit.id = id;
    return edit;
}

Edit Edit::remove(const QString &entity, const RecordId &id)
{
    Edit edit;
    edit.kind = Kind::Delete;
    edit.entity = entity;
    edit.id = id;
    return edit;
}

Edit Edit::restore(const QString &entity, const RecordId &id)
{
    Edit edit = remove(entity, id);
    edit.kind = Kind::Restore;
    return edit;
}

Edit &Edit::with(const EntityDef &def, QStringView key, Value value)
{
    const FieldDef *field = def.field(key);
    Q_ASSERT(field);
    if (field)
        fields.push_back({field->index, std::move(value), std::nullopt, true});
    return *this;
}

QString originWord(Origin origin)
{
    switch (origin) {
    case Origin::Local:
        return QStringLiteral("local");
    case Origin::Import:
        return QStringLiteral("import");
    case Origin::Rule:
        return QStringLiteral("rule");
    case Origin::Undo:
        return QStringLiteral("undo");
    case Origin::Merge:
        return QStringLiteral("merge");
    case Origin::Sample:
        return QStringLiteral("sample");
    case Origin::Remote:
        return QStringLiteral("remote");
    case Origin::Migration:
        return QStringLiteral("migration");
    case Origin::Admin:
        return QStringLiteral("admin");
    }
    return {};
}

} // namespace millrace
