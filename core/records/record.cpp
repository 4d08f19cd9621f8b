// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/record.h"

namespace millrace {

static const Value emptyValue;

const Value &Record::value(QStringView key) const
{
    const FieldDef *field = m_entity ? m_entity->field(key) : nullptr;
    return field ? m_values[size_t(field->index)] : emptyValue;
}

bool Record::set(QStringView key, Value value)
{
    const FieldDef *field = m_entity ? m_entity->field(key) : nullptr;
    if (!field)
        return false;
    set(field->index, std::move(value));
    return true;
}

QString Record::title() const
{
    QString title;
    if (!m_entity)
        return title;
    for (const int index : m_entity->titleFields) {
        const FieldDef &field = m_entity->at(index);
        const QString part = field.isReference() ? QString() : valueToText(field, value(index));
        if (!part.isEmpty())
            title += title.isEmpty() ? part : u' ' + part;
    }
    return title;
}

} // namespace millrace
