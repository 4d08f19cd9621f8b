// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

namespace millrace {

/// The contents of attachments of one workspace, each under the digest of what it holds: the same file twice is stored
/// once, and a name never says where it lies. Beside the workspace in `NAME.millrace-files/aa/<sha256>`. Any thread.
class AttachmentContent
{
public:
    struct Stored
    {
        QString sha256;
        qint64 size = 0;
    };

    explicit AttachmentContent(const QString &workspacePath);
    QString folder() const { return m_folder; }
    /// Copies a file in: written aside, flushed to the disk, then given its name, so that what is there is whole.
    /// MissingFile, FileUnreadable, DiskFull, Cancelled.
    Result<Stored> store(const QString &file, const Progress &progress = {}) const;
    /// Where a content lies, whether it is there or not; empty for a text that is no digest.
    QString pathOf(const QString &sha256) const;
    bool has(const QString &sha256) const;
    /// Whether the bytes are still those that were stored.
    Result<bool> isWhole(const QString &sha256) const;

private:
    QString m_folder;
};

} // namespace millrace
