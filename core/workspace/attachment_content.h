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
    /// Bytes of a content; 0 where it is not there.
    qint64 sizeOf(const QString &sha256) const;
    /// A piece of a content; shorter at its end. MissingFile, FileUnreadable.
    Result<QByteArray> read(const QString &sha256, qint64 offset, qint64 most) const;
    /// Whether the bytes are still those that were stored.
    Result<bool> isWhole(const QString &sha256) const;
    /// Takes a content away; what is not there is gone already.
    void remove(const QString &sha256) const;
    /// Bytes of all contents.
    qint64 room() const;

    /// Contents that come in pieces: what has come of one under `name` lies aside until it is whole, also when the
    /// program ends in between.
    qint64 begun(const QString &name) const;
    /// Adds a piece behind what has come; the bytes that are there then. DiskFull.
    Result<qint64> append(const QString &name, const QByteArray &piece) const;
    /// Gives what has come its place if it is what the digest says; else FileFormat, and it is thrown away.
    Result<Stored> finish(const QString &name, const QString &sha256) const;
    void discard(const QString &name) const;

private:
    QString asideOf(const QString &name) const { return m_folder + QStringLiteral("/coming/") + name; }
    QString m_folder;
};

} // namespace millrace
