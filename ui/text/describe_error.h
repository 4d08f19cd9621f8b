// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/schema/catalog.h"

namespace millrace {

/// A failure in the reader's language, in the parts that every message has. Only `what` is always there.
struct ErrorWords
{
    QString what;
    QString why;
    QString kept;
    QString todo;
    QString details; ///< for "Copy details": the stable words, never shown by itself

    /// All parts as running text.
    QString sentences() const;
};

/// Texts come from the installed translators. `catalog` may be null: then fields are called by their keys.
ErrorWords describeError(const Error &error, const CatalogPtr &catalog, const QString &locale);

/// One finding as a sentence that stands under its field, without the field's name.
QString describeProblem(const Problem &problem, const CatalogPtr &catalog, const QString &locale);
/// The same with the field's label in front, for summaries: `entity` may be null.
QString describeProblem(const Problem &problem, const EntityDef *entity, const CatalogPtr &catalog,
                        const QString &locale);

} // namespace millrace
