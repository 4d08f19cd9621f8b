// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/subject.h"

namespace millrace {

std::optional<Subject> subjectOf(const Record &record, const Catalog &catalog)
{
    for (const FieldDef &field : record.entity()->fields) {
        if (field.system || field.type != FieldType::Reference)
            continue;
        const auto *id = record.value(field.index).as<RecordId>();
        const EntityPtr target = id ? catalog.entity(field.target) : nullptr;
        if (target && target->discussed)
            return Subject{target, *id};
    }
    return std::nullopt;
}

const FieldDef *subjectField(const EntityDef &entity, const QString &subject)
{
    const FieldDef *field = entity.field(subject);
    return field && field->type == FieldType::Reference && field->target == subject ? field : nullptr;
}

} // namespace millrace
