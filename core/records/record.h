// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

#include <QDate>

namespace millrace {

/// One record as a value: an entity's definition and one Value per field. Cheap to copy by sharing nothing but the
/// definition; belongs to whoever holds it; no thread affinity.
class Record
{
public:
    Record() = default;
    explicit Record(EntityPtr entity) : m_entity(std::move(entity)), m_values(size_t(m_entity->fieldCount())) {}
    Record(EntityPtr entity, const RecordId &id) : Record(std::move(entity)) { setId(id); }

    bool isNull() const { return !m_entity; }
    const EntityPtr &entity() const { return m_entity; }
    RecordId id() const { return value(system_field::Id).valueOr<RecordId>(); }
    RecordId root() const { return value(system_field::Root).valueOr<RecordId>(); }
    bool isDeleted() const { return !value(system_field::DeletedAt).isEmpty(); }
    void setId(const RecordId &id) { set(system_field::Id, id); }

    const Value &value(int field) const { return m_values[size_t(field)]; }
    /// The value of that field, or an empty one where the entity has no such field.
    const Value &value(QStringView key) const;
    void set(int field, Value value) { m_values[size_t(field)] = std::move(value).normalised(); }
    /// False where the entity has no such field.
    bool set(QStringView key, Value value);

    template <class T> std::optional<T> value(const FieldKey<T> &key) const
    {
        const T *held = value(QString::fromLatin1(key.key)).template as<T>();
        return held ? std::optional<T>(*held) : std::nullopt;
    }
    template <class T> void set(const FieldKey<T> &key, T held)
    {
        set(QString::fromLatin1(key.key), Value(std::move(held)));
    }

    /// The title fields as text, references left out; what lists and messages call the record.
    QString title() const;

    bool operator==(const Record &other) const { return m_entity == other.m_entity && m_values == other.m_values; }

private:
    EntityPtr m_entity;
    std::vector<Value> m_values;
};

} // namespace millrace
