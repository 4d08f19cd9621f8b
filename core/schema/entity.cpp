// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/entity.h"

namespace millrace {

const FieldDef *EntityDef::field(QStringView wanted) const
{
    const auto found = m_positions.constFind(wanted.toString());
    return found == m_positions.constEnd() ? nullptr : &fields[size_t(*found)];
}

void EntityDef::withhold(const QString &key)
{
    const auto found = m_positions.constFind(key);
    if (found == m_positions.constEnd())
        return;
    FieldDef &field = fields[size_t(*found)];
    field.retired = field.withheld = true;
    m_positions.erase(found);
}

void EntityDef::finish()
{
    m_positions.clear();
    m_rootFields.clear();
    searched = false;
    size_t shape = 0;
    for (int i = 0; i < int(fields.size()); ++i) {
        FieldDef &field = fields[size_t(i)];
        field.index = i;
        m_positions.insert(field.key, i);
        if (field.root)
            m_rootFields.push_back(i);
        searched = searched || field.searchable;
        shape = qHashMulti(shape, field.key, int(field.type), field.indexed, int(field.nameOf));
        if (field.isChoice() && field.optionList.isEmpty())
            field.optionList = key + u'.' + field.key;
    }
    m_shape = quint64(shape);
}

} // namespace millrace
