// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/exits.h"

namespace millrace::exits {

int of(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
    case ErrorCode::ValidationFailed:
    case ErrorCode::NothingToUndo:
    case ErrorCode::UndoBlocked:
    case ErrorCode::FileFormat:
        return notAll;
    case ErrorCode::InvalidArgument:
    case ErrorCode::UnknownEntity:
    case ErrorCode::UnknownField:
    case ErrorCode::BadFilter:
    case ErrorCode::MissingFile:
    case ErrorCode::OutputExists:
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileUnwritable:
        return usage;
    case ErrorCode::WorkspaceMissing:
    case ErrorCode::WorkspaceCorrupt:
    case ErrorCode::WorkspaceNewer:
    case ErrorCode::WorkspaceLocked:
    case ErrorCode::WorkspaceReadOnly:
    case ErrorCode::DiskFull:
    case ErrorCode::Storage:
        return workspace;
    case ErrorCode::NotPermitted:
        return notPermitted;
    case ErrorCode::Cancelled:
        return cancelled;
    case ErrorCode::Internal:
        break;
    }
    return bug;
}

} // namespace millrace::exits
