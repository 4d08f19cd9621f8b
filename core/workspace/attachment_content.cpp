// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/attachment_content.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
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

qint64 AttachmentContent::sizeOf(const QString &sha256) const
{
    return has(sha256) ? QFileInfo(pathOf(sha256)).size() : 0;
}

Result<QByteArray> AttachmentContent::read(const QString &sha256, qint64 offset, qint64 most) const
{
    QFile file(pathOf(sha256));
    if (!has(sha256))
        return fail(ErrorCode::MissingFile, {sha256});
    if (!file.open(QIODevice::ReadOnly) || !file.seek(std::min(offset, file.size())))
        return fail(ErrorCode::FileUnreadable, {file.fileName()});
    const QByteArray piece = file.read(most);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::FileUnreadable, {file.fileName()});
    return piece;
}

void AttachmentContent::remove(const QString &sha256) const
{
    if (has(sha256))
        QFile::remove(pathOf(sha256));
    discard(sha256);
}

qint64 AttachmentContent::room() const
{
    qint64 bytes = 0;
    QDirIterator files(m_folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

qint64 AttachmentContent::begun(const QString &name) const
{
    return QFileInfo(asideOf(name)).size();
}

Result<qint64> AttachmentContent::append(const QString &name, const QByteArray &piece) const
{
    QFile file(asideOf(name));
    if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly | QIODevice::Append))
        return fail(ErrorCode::DiskFull, {file.fileName()});
    const qint64 before = file.size();
    if (file.write(piece) != piece.size() || !file.flush()) {
        // Half a piece is none.
        file.resize(before);
        return fail(ErrorCode::DiskFull, {file.fileName()});
    }
    return before + piece.size();
}

Result<AttachmentContent::Stored> AttachmentContent::finish(const QString &name, const QString &sha256) const
{
    const QString target = pathOf(sha256);
    if (target.isEmpty())
        return fail(ErrorCode::FileFormat, {sha256});
    if (has(sha256)) {
        discard(name);
        return Stored{sha256, sizeOf(sha256)};
    }
    QFile file(asideOf(name));
    // Nothing may have come where there is nothing in it.
    if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::ReadWrite))
        return fail(ErrorCode::FileUnreadable, {file.fileName()});
    QSaveFile copy(target);
    if (!QDir().mkpath(QFileInfo(target).path()) || !copy.open(QIODevice::WriteOnly))
        return fail(ErrorCode::DiskFull, {target});
    MILLRACE_ASSIGN(const Stored stored, digestOf(file, &copy, {}));
    file.close();
    if (stored.sha256 != sha256) {
        discard(name);
        return fail(ErrorCode::FileFormat, {sha256});
    }
    if (!copy.commit())
        return fail(ErrorCode::DiskFull, {target});
    discard(name);
    return stored;
}

void AttachmentContent::discard(const QString &name) const
{
    QFile::remove(asideOf(name));
}

} // namespace millrace
