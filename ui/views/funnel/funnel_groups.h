// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

/// A field that a funnel can be split by.
struct FunnelGrouping
{
    FieldPath path;
    QString label; ///< "Owner", "Customer: Industry"

    bool operator==(const FunnelGrouping &) const = default;
};

/// What the schema offers for an entity: its own choices, yes/no fields and references but those that the funnel
/// itself runs along (`except`), then the choices of the records that it belongs to. Custom fields included.
std::vector<FunnelGrouping> funnelGroupings(const Catalog &catalog, const QString &entity, const QStringList &except,
                                            const QString &locale);

/// What a group's key means to a reader: the label of an option, yes or no, a title as it is.
QString funnelGroupName(const Metadata &metadata, const QString &entity, const FieldPath &path, const QString &key,
                        const QString &locale);

} // namespace millrace
