// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/secret_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QSaveFile>

#include <sodium.h>

namespace millrace {

namespace {

constexpr auto mine = QFile::ReadOwner | QFile::WriteOwner;

unsigned char *bytes(QByteArray &of)
{
    return reinterpret_cast<unsigned char *>(of.data());
}

const unsigned char *bytes(const QByteArray &of)
{
    return reinterpret_cast<const unsigned char *>(of.constData());
}

Result<void> write(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(mine) || file.write(content) != content.size() ||
        !file.commit())
        return fail(ErrorCode::FileUnwritable, {path, file.errorString()});
    return {};
}

Result<QByteArray> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, {path, file.errorString()});
    return file.readAll();
}

} // namespace

QString SecretFile::pathOf(const QString &name) const
{
    const QByteArray digest = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return QDir(m_folder).filePath(QString::fromLatin1(digest) + QStringLiteral(".secret"));
}

Result<QByteArray> SecretFile::key(bool make)
{
    const QString path = QDir(m_folder).filePath(QStringLiteral("key"));
    if (make) {
        if (!QDir().mkpath(m_folder) || !QFile::setPermissions(m_folder, mine | QFile::ExeOwner))
            return fail(ErrorCode::FileUnwritable, {m_folder, QString()});
        // Two programs that begin at once agree on one key.
        QLockFile lock(path + QStringLiteral(".lock"));
        if (!lock.lock())
            return fail(ErrorCode::FileUnwritable, {path, QString()});
        if (!QFile::exists(path)) {
            QByteArray made(crypto_secretbox_KEYBYTES, Qt::Uninitialized);
            crypto_secretbox_keygen(bytes(made));
            MILLRACE_TRY(write(path, made));
        }
    }
    MILLRACE_ASSIGN(const QByteArray found, read(path));
    if (found.size() != qsizetype(crypto_secretbox_KEYBYTES))
        return fail(ErrorCode::FileFormat, {path, QStringLiteral("no key")});
    return found;
}

Result<void> SecretFile::put(const QString &name, const QByteArray &secret)
{
    if (sodium_init() < 0)
        return fail(ErrorCode::Internal, {QStringLiteral("there is no randomness")});
    MILLRACE_ASSIGN(const QByteArray with, key(true));
    QByteArray nonce(crypto_secretbox_NONCEBYTES, Qt::Uninitialized);
    randombytes_buf(nonce.data(), size_t(nonce.size()));
    QByteArray boxed(secret.size() + qsizetype(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    crypto_secretbox_easy(bytes(boxed), bytes(secret), size_t(secret.size()), bytes(nonce), bytes(with));
    return write(pathOf(name), nonce + boxed);
}

Result<QByteArray> SecretFile::secret(const QString &name)
{
    const QString path = pathOf(name);
    if (!QFile::exists(path))
        return QByteArray();
    if (sodium_init() < 0)
        return fail(ErrorCode::Internal, {QStringLiteral("there is no randomness")});
    MILLRACE_ASSIGN(const QByteArray with, key(false));
    MILLRACE_ASSIGN(const QByteArray stored, read(path));
    const QByteArray nonce = stored.left(qsizetype(crypto_secretbox_NONCEBYTES));
    const QByteArray boxed = stored.mid(nonce.size());
    if (boxed.size() < qsizetype(crypto_secretbox_MACBYTES))
        return fail(ErrorCode::FileFormat, {path, QStringLiteral("cut off")});
    QByteArray opened(boxed.size() - qsizetype(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    if (crypto_secretbox_open_easy(bytes(opened), bytes(boxed), size_t(boxed.size()), bytes(nonce), bytes(with)) != 0)
        return fail(ErrorCode::FileFormat, {path, QStringLiteral("damaged, or made with another key")});
    return opened;
}

Result<void> SecretFile::remove(const QString &name)
{
    const QString path = pathOf(name);
    if (QFile::exists(path) && !QFile::remove(path))
        return fail(ErrorCode::FileUnwritable, {path, QString()});
    return {};
}

} // namespace millrace
