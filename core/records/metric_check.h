// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/record.h"

namespace millrace {

/// What keeps a metric from being counted, each with the metric's field: "entity", "filter", "measure", "field",
/// "date_field" or "person_field"; rules "unknown_entity", "bad_filter" (argument: the filter), "unknown_field"
/// (arguments: entity, field), "no_number", "no_date", "no_user" (argument: the field).
std::vector<Problem> metricProblems(const Record &metric, const Catalog &catalog);

/// The field where a metric's path ends; null where the catalog does not know it.
const FieldDef *metricField(const QString &path, const EntityPtr &entity, const Catalog &catalog);

} // namespace millrace
