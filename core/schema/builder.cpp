// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builder.h"

#include <algorithm>

namespace millrace {

EntityBuilder::EntityBuilder(const char *key, const char *label, const char *pluralLabel, const char *icon)
{
    m_entity.key = QString::fromLatin1(key);
    m_entity.label = QString::fromUtf8(label);
    m_entity.pluralLabel = QString::fromUtf8(pluralLabel);
    m_entity.icon = QString::fromLatin1(icon);
    add("id", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Id"), {});
    add("root", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Root"), {});
    add("created_at", FieldType::DateTime, QT_TRANSLATE_NOOP("schema", "Created"), {.indexed = true});
    add("created_by", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Created by"),
        {.target = QStringLiteral("user")});
    add("updated_at", FieldType::DateTime, QT_TRANSLATE_NOOP("schema", "Updated"), {.indexed = true});
    add("updated_by", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Updated by"),
        {.target = QStringLiteral("user")});
    add("owner", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Owner"),
        {.target = QStringLiteral("user"), .merge = Merge::Ask});
    add("department", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Department"),
        {.target = QStringLiteral("department")});
    add("deleted_at", FieldType::DateTime, QT_TRANSLATE_NOOP("schema", "Deleted"), {});
    add("merged_into", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Merged into"), {});
    add("extra", FieldType::Json, QT_TRANSLATE_NOOP("schema", "Fields of a newer program"), {});
    add("version", FieldType::Integer, QT_TRANSLATE_NOOP("schema", "Version"), {});
    for (FieldDef &field : m_entity.fields) {
        field.system = true;
        field.readOnly = true;
    }
    // Identities are references in storage; they are never edited nor joined.
    for (const int index : {system_field::Id, system_field::Root, system_field::MergedInto})
        m_entity.fields[size_t(index)].type = FieldType::Reference;
}

EntityBuilder &EntityBuilder::add(const char *key, FieldType type, const char *label, FieldOptions options)
{
    FieldDef field;
    static_cast<FieldOptions &>(field) = std::move(options);
    field.key = QString::fromLatin1(key);
    field.type = type;
    field.label = QString::fromUtf8(label);
    if (field.section.isEmpty())
        field.section = QStringLiteral("basic");
    m_entity.fields.push_back(std::move(field));
    return *this;
}

EntityBuilder &EntityBuilder::title(std::initializer_list<const char *> keys)
{
    m_entity.titleFields.clear();
    for (const char *key : keys)
        m_entity.titleFields.push_back(position(key));
    return *this;
}

// The look-up by key is made once, at the end: these few questions of each entity would make it anew every time.
int EntityBuilder::position(const char *key) const
{
    const auto found = std::find_if(m_entity.fields.begin(), m_entity.fields.end(),
                                    [name = QLatin1String(key)](const FieldDef &field) { return field.key == name; });
    Q_ASSERT(found != m_entity.fields.end());
    return int(found - m_entity.fields.begin());
}

EntityBuilder &EntityBuilder::statusField(const char *key)
{
    m_entity.statusField = position(key);
    return *this;
}

EntityBuilder &EntityBuilder::card(std::initializer_list<const char *> keys)
{
    for (const char *key : keys)
        m_entity.cardFields.push_back(position(key));
    return *this;
}

EntityBuilder &EntityBuilder::reason(const char *key)
{
    m_entity.reasonField = position(key);
    return *this;
}

EntityBuilder &EntityBuilder::convertsTo(const char *entity, const char *link, std::initializer_list<CopyKeys> copies)
{
    ConversionFields::Target target{QString::fromLatin1(entity), position(link), {}};
    for (const CopyKeys &copy : copies)
        target.copies.push_back({QString::fromLatin1(copy.to), copy.from ? position(copy.from) : -1,
                                 QString::fromLatin1(copy.value), copy.unless ? position(copy.unless) : -1});
    m_entity.conversion.targets.push_back(std::move(target));
    return *this;
}

EntityBuilder &EntityBuilder::converted(const char *state, const char *option)
{
    m_entity.conversion.state = position(state);
    m_entity.conversion.done = QString::fromLatin1(option);
    return *this;
}

EntityBuilder &EntityBuilder::timeline(const TimelineKeys &keys)
{
    const auto placeOf = [&](const char *key) { return key ? position(key) : -1; };
    m_entity.timeline = {true,
                         placeOf(keys.time),
                         placeOf(keys.kind),
                         placeOf(keys.text),
                         placeOf(keys.pinned),
                         placeOf(keys.state),
                         placeOf(keys.ended),
                         QString::fromLatin1(keys.open),
                         QString::fromLatin1(keys.done)};
    return *this;
}

EntityBuilder &EntityBuilder::ownable()
{
    m_entity.ownable = true;
    m_entity.fields[system_field::Owner].readOnly = false;
    m_entity.fields[system_field::Department].readOnly = false;
    return *this;
}

EntityBuilder &EntityBuilder::ownerSeesRoot()
{
    m_entity.ownerSeesRoot = true;
    return *this;
}

EntityBuilder &EntityBuilder::inDepartment()
{
    m_entity.fields[system_field::Department].readOnly = false;
    m_entity.fields[system_field::Department].guarded = true;
    return *this;
}

EntityBuilder &EntityBuilder::personal()
{
    m_entity.personal = true;
    return ownable();
}

EntityBuilder &EntityBuilder::authored()
{
    m_entity.authored = true;
    return *this;
}

EntityBuilder &EntityBuilder::everybodys()
{
    m_entity.everybodys = true;
    return *this;
}

EntityBuilder &EntityBuilder::discussed()
{
    m_entity.discussed = true;
    return *this;
}

EntityBuilder &EntityBuilder::about(const std::vector<EntityDef> &entities, const FieldOptions &options)
{
    for (const EntityDef &entity : entities) {
        if (!entity.discussed)
            continue;
        FieldOptions named = options;
        named.target = entity.key;
        add(entity.key.toLatin1(), FieldType::Reference, entity.label.toUtf8(), std::move(named));
    }
    return *this;
}

EntityBuilder &EntityBuilder::importable()
{
    m_entity.importable = true;
    return *this;
}

EntityBuilder &EntityBuilder::customizable()
{
    m_entity.customizable = true;
    return *this;
}

EntityBuilder &EntityBuilder::metadata()
{
    m_entity.metadata = true;
    return *this;
}

EntityDef EntityBuilder::build()
{
    if (m_entity.titleFields.empty())
        m_entity.titleFields.push_back(system_field::Count);
    m_entity.finish();
    return std::move(m_entity);
}

} // namespace millrace
