// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <QString>
#include <QTimeZone>

#include <array>

namespace millrace {

/// Who asks, in which language and zone. Passed into every call of the workspace; nothing about a user is global, so
/// one process can serve many.
struct Session
{
    RecordId actor;
    QString locale; ///< "zh_CN" or "en"
    QTimeZone zone = QTimeZone::utc();
    Qt::DayOfWeek weekStart = Qt::Monday; ///< what "this week" begins with
    RecordId viewedBy = {};               ///< set: an administrator looks through the actor's eyes, and writes nothing
};

/// What can be done with the records of an entity.
enum class Action { See, Create, Edit, Delete, Export, Import, Transfer, Approve };
inline constexpr std::array actions{Action::See,    Action::Create, Action::Edit,     Action::Delete,
                                    Action::Export, Action::Import, Action::Transfer, Action::Approve};
/// "see", "create" ...: as in the rights of a role and in errors.
QString actionWord(Action action);

/// How far a user gets with one field: hidden is as if it did not exist, masked shows a stand-in of its value and
/// answers no question about it.
enum class FieldAccess { Hidden, Masked, Read, Edit };
QString fieldAccessWord(FieldAccess access);

/// What the title of a record reads for those who may not see it.
inline QString restrictedTitle()
{
    return QStringLiteral("***");
}

} // namespace millrace
