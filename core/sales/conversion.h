// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/edit.h"
#include "core/records/record.h"

#include <functional>

namespace millrace {

/// What becomes of one target of a conversion: a record that is made, one that is there already, or nothing.
struct ConversionPart
{
    enum class Way { New, Existing, None };

    EntityPtr entity;
    int link = -1; ///< field of the converted record that will name this one
    Way way = Way::New;
    Record draft; ///< what a new record starts with; its id is that of the record to be. An existing one takes from it
                  ///< what it lacks
    Record existing; ///< Way::Existing: as it stands now

    const Record &record() const { return way == Way::Existing ? existing : draft; }
};

/// A conversion as it would be done; what a person may change before it is.
struct ConversionPlan
{
    Record source;
    std::vector<ConversionPart> parts; ///< in the order of EntityDef::conversion
};

/// The key of an option in list `to` that means what `key` means in list `from`; empty where there is none.
using SameOption = std::function<QString(const QString &from, const QString &key, const QString &to)>;

/// The draft of one target: declared copies first, then custom fields that both call the same.
Record convertedDraft(const Record &source, const ConversionFields::Target &target, const EntityPtr &entity,
                      CurrencyCode base, const SameOption &sameOption);

/// Why the plan cannot be carried out, apart from what the commit itself will say: "not_convertible",
/// "already_converted" (argument: the title), "conversion_empty", "conversion_other" (an existing record belongs to
/// another one than the plan says; argument: its title).
std::vector<Problem> conversionProblems(const ConversionPlan &plan);

/// All edits in order: one for each part that is not None, then one for each dependant (records that refer to the
/// source; only their references need to be there), at last the source. Nothing that has a value is overwritten; sets
/// are joined.
std::vector<Edit> conversionEdits(const ConversionPlan &plan, const std::vector<Record> &dependants);

/// The reference of an entity that names a record of `target`, rooting ones first; null where there is none.
const FieldDef *referenceTo(const EntityDef &entity, const QString &target);

} // namespace millrace
