// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/list_layout.h"

#include <algorithm>

namespace millrace {

ListLayout ListLayout::standard(const EntityDef &entity)
{
    ListLayout layout;
    for (const FieldDef &field : entity.fields) {
        if (field.listed && !field.retired)
            layout.columns.push_back({field.key, 0});
    }
    if (entity.ownable)
        layout.columns.push_back({entity.at(system_field::Owner).key, 0});
    return layout;
}

QStringList ListLayout::fields() const
{
    QStringList keys;
    for (const ListColumn &column : columns)
        keys << column.field;
    return keys;
}

bool ListLayout::showsSame(const ListLayout &other) const
{
    return fields() == other.fields() && firstFrozen == other.firstFrozen && groupedBy == other.groupedBy;
}

void ListLayout::setFields(const QStringList &fields)
{
    std::vector<ListColumn> next;
    for (const QString &key : fields) {
        const auto known =
            std::find_if(columns.begin(), columns.end(), [&](const ListColumn &column) { return column.field == key; });
        next.push_back(known == columns.end() ? ListColumn{key, 0} : *known);
    }
    columns = std::move(next);
}

QJsonArray ListLayout::columnsToJson() const
{
    QJsonArray array;
    for (const ListColumn &column : columns) {
        QJsonObject object{{QStringLiteral("field"), column.field}};
        if (column.characters > 0)
            object.insert(QStringLiteral("width"), column.characters);
        array.append(object);
    }
    return array;
}

QJsonObject ListLayout::restToJson() const
{
    QJsonObject object{{QStringLiteral("frozen"), firstFrozen}};
    if (!groupedBy.isEmpty())
        object.insert(QStringLiteral("group"), groupedBy);
    return object;
}

ListLayout ListLayout::fromJson(const EntityDef &entity, const QJsonArray &columns, const QJsonObject &rest)
{
    ListLayout layout;
    const auto isKnown = [&](const QString &key) {
        const FieldDef *field = entity.field(key);
        return field && !field->retired;
    };
    for (const QJsonValue &value : columns) {
        const QString key = value.isString() ? value.toString() : value[QLatin1String("field")].toString();
        if (!isKnown(key) || layout.fields().contains(key))
            continue;
        layout.columns.push_back({key, std::clamp(value[QLatin1String("width")].toDouble(), 0.0, 400.0)});
    }
    if (layout.columns.empty())
        layout.columns = standard(entity).columns;
    layout.firstFrozen = rest.value(QLatin1String("frozen")).toBool(true);
    if (const QString group = rest.value(QLatin1String("group")).toString(); isKnown(group))
        layout.groupedBy = group;
    return layout;
}

std::vector<const FieldDef *> listableFields(const EntityDef &entity)
{
    std::vector<const FieldDef *> fields;
    const auto isShownSystem = [&](const FieldDef &field) {
        return field.index == system_field::CreatedAt || field.index == system_field::CreatedBy ||
               field.index == system_field::UpdatedAt || field.index == system_field::UpdatedBy ||
               (entity.ownable && (field.index == system_field::Owner || field.index == system_field::Department));
    };
    for (const FieldDef &field : entity.fields) {
        const bool readable = fieldTypeInfo(field.type).comparison != Comparison::Emptiness;
        if (!field.retired && readable && (!field.system || isShownSystem(field)))
            fields.push_back(&field);
    }
    return fields;
}

} // namespace millrace
