// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"
#include "core/schema/field_type.h"

namespace millrace {

/// What SQLite works out of a row with functions of this program and a database on a server cannot: columns of their
/// own there, written with the row. Of every text its folded form (`name__fold`), and its sort key (`notes__key`) where
/// lists order it by one that is not stored anyway.
struct DerivedColumn
{
    enum class Kind { Folded, SortKey };
    Kind kind;
    int field;
    QString name;
};
const char *derivedType(DerivedColumn::Kind kind);

/// Of one field, and of all of an entity in the order of its fields.
std::vector<DerivedColumn> derivedColumns(const FieldDef &field);
std::vector<DerivedColumn> derivedColumns(const EntityDef &entity);

/// What stands in it where the field's own column holds `text`.
Column derivedValue(const DerivedColumn &derived, const FieldDef &field, const Column &text);

} // namespace millrace
