// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace millrace {

QString errorWord(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return QStringLiteral("invalid_argument");
    case ErrorCode::UnknownEntity:
        return QStringLiteral("unknown_entity");
    case ErrorCode::UnknownField:
        return QStringLiteral("unknown_field");
    case ErrorCode::BadFilter:
        return QStringLiteral("bad_filter");
    case ErrorCode::MissingFile:
        return QStringLiteral("missing_file");
    case ErrorCode::OutputExists:
        return QStringLiteral("output_exists");
    case ErrorCode::NotFound:
        return QStringLiteral("not_found");
    case ErrorCode::ValidationFailed:
        return QStringLiteral("validation_failed");
    case ErrorCode::NothingToUndo:
        return QStringLiteral("nothing_to_undo");
    case ErrorCode::UndoBlocked:
        return QStringLiteral("undo_blocked");
    case ErrorCode::NotPermitted:
        return QStringLiteral("not_permitted");
    case ErrorCode::WorkspaceMissing:
        return QStringLiteral("workspace_missing");
    case ErrorCode::WorkspaceCorrupt:
        return QStringLiteral("workspace_corrupt");
    case ErrorCode::WorkspaceNewer:
        return QStringLiteral("workspace_newer");
    case ErrorCode::WorkspaceLocked:
        return QStringLiteral("locked");
    case ErrorCode::WorkspaceReadOnly:
        return QStringLiteral("read_only");
    case ErrorCode::DiskFull:
        return QStringLiteral("disk_full");
    case ErrorCode::FileUnreadable:
        return QStringLiteral("file_unreadable");
    case ErrorCode::FileUnwritable:
        return QStringLiteral("file_unwritable");
    case ErrorCode::FileFormat:
        return QStringLiteral("file_format");
    case ErrorCode::Storage:
        return QStringLiteral("storage");
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorCode::Internal:
        return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

} // namespace millrace
