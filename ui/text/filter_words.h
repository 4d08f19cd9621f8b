// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"
#include "ui/text/format_context.h"

namespace millrace {

/// A filter as a person reads it on a chip: "Level: A, B", "Owner is me", "Created: last 30 days". Paths and values
/// that the catalog does not know are shown as they are written. Titles of references and what parameters of a report
/// are called come from the context: "Owner is [Person]".
QString describeFilter(const Filter &filter, const EntityDef &entity, const Catalog &catalog,
                       const FormatContext &context);

/// A field seen through references by its labels: "Customer › Region".
QString describePath(const FieldPath &path, const EntityDef &entity, const Catalog &catalog, const QString &locale);

/// "last 30 days", "this quarter", "next 2 weeks".
QString describePeriod(const Period &period);

/// The conditions that must all hold: the children of an And, the filter itself, none of Everything.
std::vector<Filter> conditionsOf(const Filter &filter);

/// Where the path ends; null where the catalog does not know it.
const FieldDef *fieldAt(const FieldPath &path, const EntityDef &entity, const Catalog &catalog);

/// The ids of references that a filter names, by the entity that they are of: whose titles describeFilter wants.
QHash<QString, std::vector<RecordId>> idsNamedBy(const Filter &filter, const EntityDef &entity, const Catalog &catalog);

} // namespace millrace
