// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QJsonObject>

namespace millrace {

/// What is to be done next: a day with what to do, or nothing with the reason why.
struct NextStep
{
    enum class Kind { Undecided, Planned, None };
    Kind kind = Kind::Undecided;
    QDate day;
    QString what;   ///< empty: the standard words
    QString reason; ///< why there is nothing to do
    bool operator==(const NextStep &) const = default;
};

/// What happened with a record, as it is written down.
struct FollowUp
{
    QString text; ///< the first line is the subject
    QString kind; ///< an option of the activity's kind
    NextStep next;
};

/// References of a new record of `entity` that make it belong to `about`: to the record itself, and to whom that one
/// belongs. Empty where records of the entity cannot belong to it.
std::vector<FieldEdit> belongingTo(const EntityDef &entity, const Record &about);

/// The follow-up, and the task of its next step, as the edits of one operation. `standardWords` name a step that was
/// not described; it is due, and reminds, at nine in the morning of its day.
std::vector<Edit> followUpEdits(const Catalog &catalog, const Record &about, const FollowUp &followUp,
                                const QString &standardWords, Instant now, const QTimeZone &zone);
/// The task alone.
std::optional<Edit> nextStepEdit(const Catalog &catalog, const Record &about, const NextStep &next,
                                 const QString &standardWords, const QTimeZone &zone);

/// The draft's form of a follow-up, and back.
QJsonObject toJson(const FollowUp &followUp);
FollowUp followUpFrom(const QJsonObject &json);

} // namespace millrace
