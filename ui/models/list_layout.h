// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

#include <QJsonArray>
#include <QJsonObject>

namespace millrace {

/// A column of a list. `characters` is its width in average characters, so that it fits every text size; 0 = by type.
struct ListColumn
{
    QString field;
    double characters = 0;
    bool operator==(const ListColumn &) const = default;
};

/// How a list lays out its columns; a value, kept by saved views and by the settings of this machine.
struct ListLayout
{
    std::vector<ListColumn> columns;
    bool firstFrozen = true; ///< the first column stays in sight when the others scroll
    QString groupedBy;       ///< key of the field that the groups beside the list count; empty = none
    bool operator==(const ListLayout &) const = default;

    /// The columns that the entity's definition lists.
    static ListLayout standard(const EntityDef &entity);
    QStringList fields() const;
    /// The same columns and grouping; widths are not looked at.
    bool showsSame(const ListLayout &other) const;
    /// Puts these fields in this order; the widths of those known already stay.
    void setFields(const QStringList &fields);

    /// [{"field":..,"width":..}]
    QJsonArray columnsToJson() const;
    /// {"frozen":bool,"group":field}
    QJsonObject restToJson() const;
    /// What columnsToJson and restToJson wrote; fields that the entity does not have are left out. No column at all
    /// gives the standard ones.
    static ListLayout fromJson(const EntityDef &entity, const QJsonArray &columns, const QJsonObject &rest);
};

/// The fields that a list can show, in the order of the definition: none that only the program reads.
std::vector<const FieldDef *> listableFields(const EntityDef &entity);

} // namespace millrace
