// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/record.h"
#include "core/schema/catalog.h"

#include <optional>

namespace millrace {

/// What a comment, a watch or a notification is about: the first of its references to something discussed that is set.
struct Subject
{
    EntityPtr entity;
    RecordId id;
};
std::optional<Subject> subjectOf(const Record &record, const Catalog &catalog);

/// The reference of an entity of that sort which names records of `subject`; null where it has none.
const FieldDef *subjectField(const EntityDef &entity, const QString &subject);

} // namespace millrace
