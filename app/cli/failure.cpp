// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/failure.h"

namespace millrace::cli {

int exitOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
    case ErrorCode::ValidationFailed:
    case ErrorCode::NothingToUndo:
    case ErrorCode::UndoBlocked:
    case ErrorCode::FileFormat:
        return exits::notAll;
    case ErrorCode::InvalidArgument:
    case ErrorCode::UnknownEntity:
    case ErrorCode::UnknownField:
    case ErrorCode::BadFilter:
    case ErrorCode::MissingFile:
    case ErrorCode::OutputExists:
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileUnwritable:
        return exits::usage;
    case ErrorCode::WorkspaceMissing:
    case ErrorCode::WorkspaceCorrupt:
    case ErrorCode::WorkspaceNewer:
    case ErrorCode::WorkspaceLocked:
    case ErrorCode::WorkspaceReadOnly:
    case ErrorCode::DiskFull:
    case ErrorCode::Storage:
        return exits::workspace;
    case ErrorCode::NotPermitted:
        return exits::notPermitted;
    case ErrorCode::Cancelled:
        return exits::cancelled;
    case ErrorCode::Internal:
        break;
    }
    return exits::bug;
}

Failure Failure::usage(const QString &sentence)
{
    Failure failure(Error{ErrorCode::InvalidArgument, {sentence}, {}});
    failure.sentence = sentence;
    return failure;
}

} // namespace millrace::cli
