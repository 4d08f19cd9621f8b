// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

#include <QtGlobal>

namespace millrace {

/// Writes one EntityDef as a sentence; the system fields are added by the constructor.
class EntityBuilder
{
public:
    EntityBuilder(const char *key, const char *label, const char *pluralLabel, const char *icon);

    template <class T> EntityBuilder &field(const FieldKey<T> &key, const char *label, FieldOptions options = {})
    {
        return add(key.key, key.type, label, std::move(options));
    }
    /// For fields that no code names.
    EntityBuilder &field(const char *key, FieldType type, const char *label, FieldOptions options = {})
    {
        return add(key, type, label, std::move(options));
    }
    /// Fields that make the record's title; without it the first field is the title.
    EntityBuilder &title(std::initializer_list<const char *> keys);
    EntityBuilder &statusField(const char *key);
    /// Records are entries of timelines; keys of TimelineFields, null where there is none.
    struct TimelineKeys
    {
        const char *time = nullptr;
        const char *kind = nullptr;
        const char *text = nullptr;
        const char *pinned = nullptr;
        const char *state = nullptr;
        const char *ended = nullptr;
        const char *open = "";
        const char *done = "";
    };
    EntityBuilder &timeline(const TimelineKeys &keys);
    /// What a card of the board shows, at most seven.
    EntityBuilder &card(std::initializer_list<const char *> keys);
    EntityBuilder &reason(const char *key);
    /// Keys of ConversionFields::Copy, null where there is none.
    struct CopyKeys
    {
        const char *to;
        const char *from = nullptr;
        const char *value = "";
        const char *unless = nullptr;
    };
    EntityBuilder &convertsTo(const char *entity, const char *link, std::initializer_list<CopyKeys> copies);
    /// The option of a choice that says that a record is converted.
    EntityBuilder &converted(const char *state, const char *option);
    EntityBuilder &ownable();
    EntityBuilder &ownerSeesRoot();
    /// Records belong to a department, which decides who may do what.
    EntityBuilder &inDepartment();
    /// Records belong to their owner alone, whatever his role says.
    EntityBuilder &personal();
    /// Records are somebody's words: changed by nobody else.
    EntityBuilder &authored();
    /// Records are made and removed by everybody who sees what they are about, whatever his role says.
    EntityBuilder &everybodys();
    /// Records can be commented on and watched.
    EntityBuilder &discussed();
    /// A reference to each of these that is discussed, under its key; `root`: the record hangs on what it names.
    EntityBuilder &about(const std::vector<EntityDef> &entities, const FieldOptions &options);
    EntityBuilder &importable();
    EntityBuilder &customizable();
    EntityBuilder &metadata();
    EntityDef build();

private:
    int position(const char *key) const;
    EntityBuilder &add(const char *key, FieldType type, const char *label, FieldOptions options);
    EntityDef m_entity;
};

} // namespace millrace
