// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace millrace {

/// Every way in which a call of the core can fail. Closed: callers branch on it, `ui/text` makes the words of it.
enum class ErrorCode {
    InvalidArgument,  ///< a call that makes no sense (a program's mistake or a bad command line)
    UnknownEntity,    ///< arguments: the entity's key
    UnknownField,     ///< arguments: the entity's key, the field's key
    BadFilter,        ///< arguments: the text, the position, what was expected
    MissingFile,      ///< arguments: the path
    OutputExists,     ///< arguments: the path
    NotFound,         ///< arguments: the entity's key, the id
    ValidationFailed, ///< problems say where
    NothingToUndo,    ///< no arguments
    UndoBlocked,      ///< arguments: the number of later changes in the way
    NotPermitted,
    WorkspaceMissing,  ///< arguments: the path
    WorkspaceCorrupt,  ///< arguments: the path, the finding
    WorkspaceNewer,    ///< arguments: the path, its format, ours
    WorkspaceLocked,   ///< arguments: the path
    WorkspaceReadOnly, ///< arguments: the path
    DiskFull,          ///< arguments: the path
    FileUnreadable,    ///< arguments: the path, the system's reason
    FileUnwritable,    ///< arguments: the path, the system's reason
    FileFormat,        ///< a file that is not what its name says; arguments: the path, the finding
    Storage,           ///< SQLite refused; arguments: its message
    Cancelled,
    Internal, ///< a bug; arguments: what was violated
};

/// How much a finding weighs: an Error refuses the write, a Warning is shown and kept, a Hint is only shown.
enum class Severity { Hint, Warning, Error };

/// One finding about one field of one record. `rule` is a stable name ("required", "max", "checksum", "stage_gate"
/// ...), `arguments` feed the sentence that `ui/text` makes of it. Field is the key; empty where the whole record is
/// meant.
struct Problem
{
    QString field;
    QString rule;
    QStringList arguments;
    Severity severity = Severity::Error;
    int edit = -1; ///< which edit of a commit of several, where it is one's own

    bool operator==(const Problem &) const = default;
};

/// A failure as data: no user text. `problems` holds all findings at once, not the first.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QStringList arguments;
    std::vector<Problem> problems;
};

/// The stable word of a code on the command line and on the wire ("validation_failed").
QString errorWord(ErrorCode code);

} // namespace millrace
