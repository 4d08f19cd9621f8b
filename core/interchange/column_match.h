// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/mapping.h"

namespace millrace {

/// Which field a column was taken for and how surely, 0 to 1. Below 0.7 a person should look.
struct ColumnMatch
{
    enum class How {
        Mapping, ///< said by a mapping file
        Key,     ///< the field's key, or a path through it ("customer.name")
        Label,   ///< its label in English, or the label of a custom field
        Synonym, ///< one of the headings that people use for it, in either language
        Similar, ///< nearly one of these
    };
    QString column;
    QString field;
    double certainty = 1.0;
    How how = How::Mapping;

    bool operator==(const ColumnMatch &) const = default;
};
QString columnMatchWord(ColumnMatch::How how);

/// A mapping guessed from the headers of a file.
struct MatchedColumns
{
    ImportMapping mapping;
    std::vector<ColumnMatch> matches; ///< in the order of the headers
    QStringList unmatched;
};

/// Finds a field of the entity for each header by key, label and the headings in the program's list of column names,
/// compared folded and without punctuation or what stands in brackets. A field is given to the surest column, then the
/// first. References to be filled that the entity expects, and tags, are made where they are missing.
MatchedColumns matchColumns(const QStringList &headers, const EntityDef &entity, const Catalog &catalog);

/// Fields whose texts together make up a missing title ("last_name", "first_name" of a contact's name), in the order
/// for names in Chinese characters.
QStringList titleParts(const EntityDef &entity);

namespace interchange {

/// How many characters must be put in, left out, replaced or exchanged with their neighbour to make one text of the
/// other; `limit` + 1 where it is more than that.
int editDistance(QStringView a, QStringView b, int limit);

/// The header as it is compared: folded, without spaces, punctuation and what stands in brackets.
QString plainHeader(QStringView header);

} // namespace interchange

} // namespace millrace
