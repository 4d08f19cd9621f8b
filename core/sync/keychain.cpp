// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/keychain.h"

#include "core/sync/secret_file.h"

#include <QDir>
#include <QEventLoop>
#include <QStandardPaths>

#ifdef MILLRACE_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

namespace millrace {

namespace {

#ifdef MILLRACE_KEYCHAIN
QString service()
{
    return QStringLiteral("Millrace");
}

/// Runs a job to its end on this thread; false where there is no keychain, or it says no.
template <class Job> bool done(Job &job)
{
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    QEventLoop loop;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, &QEventLoop::quit);
    job.start();
    loop.exec();
    return job.error() == QKeychain::NoError;
}
#endif

} // namespace

Keychain::Keychain(const QString &fallbackFolder) : m_files(std::make_unique<SecretFile>(fallbackFolder)) {}

Result<void> Keychain::put(const QString &name, const QByteArray &secret)
{
#ifdef MILLRACE_KEYCHAIN
    QKeychain::WritePasswordJob job(service());
    job.setKey(name);
    job.setBinaryData(secret);
    if (done(job))
        return m_files->remove(name);
#endif
    return m_files->put(name, secret);
}

Result<QByteArray> Keychain::secret(const QString &name)
{
#ifdef MILLRACE_KEYCHAIN
    QKeychain::ReadPasswordJob job(service());
    job.setKey(name);
    if (done(job) && !job.binaryData().isEmpty())
        return job.binaryData();
#endif
    return m_files->secret(name);
}

Result<void> Keychain::remove(const QString &name)
{
#ifdef MILLRACE_KEYCHAIN
    QKeychain::DeletePasswordJob job(service());
    job.setKey(name);
    done(job);
#endif
    return m_files->remove(name);
}

std::unique_ptr<SecretStore> systemSecrets()
{
    const QString folder = qEnvironmentVariable("MILLRACE_SECRETS");
    if (!folder.isEmpty())
        return std::make_unique<SecretFile>(folder);
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::make_unique<Keychain>(QDir(data).filePath(QStringLiteral("millrace/secrets")));
}

} // namespace millrace
