// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/import.h"

namespace millrace::interchange {

/// What stands for the content of a file that is brought in as records of `entity`; empty where it cannot be read.
QString contentMark(const QString &path, const QString &entity);
/// The cause of an import of such contents: by it a later import of one of them is recognised.
QString causeOfContents(const QStringList &marks);

/// The import that brought the same content in and still stands.
Result<std::optional<OperationSummary>> earlierImport(const Workspace &workspace, const QString &mark);
/// {commit, moment}: what a warning says of it.
QStringList saidOfImport(const OperationSummary &earlier, const QTimeZone &zone);

} // namespace millrace::interchange
