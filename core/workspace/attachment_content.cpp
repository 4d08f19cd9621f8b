// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/attachment_content.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

namespace millrace {

namespace {

constexpr qint64 pieceSize = 1 << 20;

/// The digest of all that is left in a file; `copy` takes the bytes too where it is given.
Result<AttachmentContent::Stored> digestOf(QFile &file, QIODevice *copy, const Progress &progress)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    AttachmentContent::Stored stored;
    for (;;) {
        const QByteArray piece = file.read(pieceSize);
        if (piece.isEmpty())
            break;
        hash.addData(piece);
        stored.size += piece.size();
        if (copy && copy->write(piece) != piece.size())
            return fail(ErrorCode::DiskFull, {file.fileName()});
        if (progress.isCancelled())
            return fail(ErrorCode::Cancelled);
    }
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::FileUnreadable, {file.fileName()});
    stored.sha256 = QString::fromLatin1(hash.result().toHex());
    return stored;
}

} // namespace

AttachmentContent::AttachmentContent(const QString &workspacePath) : m_folder(workspacePath + QStringLiteral("-files"))
{
}

QString AttachmentContent::pathOf(const QString &sha256) const
{
    // A digest from elsewhere must not lead out of the folder.
    static const QRegularExpression digest(QStringLiteral("^[0-9a-f]{64}$"));
    return digest.match(sha256).hasMatch() ? m_folder + u'/' + sha256.left(2) + u'/' + sha256 : QString();
}

bool AttachmentContent::has(const QString &sha256) const
{
    const QString path = pathOf(sha256);
    return !path.isEmpty() && QFileInfo(path).isFile();
}

Result<AttachmentContent::Stored> AttachmentContent::store(const QString &path, const Progress &progress) const
{
    QFile file(path);
    if (!file.exists() || QFileInfo(path).isDir())
        return fail(ErrorCode::MissingFile, {path});
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, {path});
    // The digest first: most files that come twice need no copy at all.
    MILLRACE_ASSIGN(const Stored known, digestOf(file, nullptr, progress));
    if (has(known.sha256))
        return known;
    const QString target = pathOf(known.sha256);
    if (!QDir().mkpath(QFileInfo(target).path()) || !file.seek(0))
        return fail(ErrorCode::DiskFull, {m_folder});
    QSaveFile copy(target);
    if (!copy.open(QIODevice::WriteOnly))
        return fail(ErrorCode::DiskFull, {target});
    MILLRACE_ASSIGN(const Stored stored, digestOf(file, &copy, progress));
    // Somebody wrote to the file between the two readings.
    if (stored.sha256 != known.sha256)
        return fail(ErrorCode::FileUnreadable, {path});
    if (!copy.commit())
        return fail(ErrorCode::DiskFull, {target});
    return stored;
}

Result<bool> AttachmentContent::isWhole(const QString &sha256) const
{
    QFile file(pathOf(sha256));
    if (!has(sha256))
        return fail(ErrorCode::MissingFile, {sha256});
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, {file.fileName()});
    MILLRACE_ASSIGN(const Stored found, digestOf(file, nullptr, {}));
    return found.sha256 == sha256;
}

} // namespace millrace
