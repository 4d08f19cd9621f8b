// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/secret_store.h"

namespace millrace {

/// Secrets in files of a folder, each encrypted with a key that lies beside them; both are for this user's eyes alone.
/// The fallback where there is no keychain: it keeps the secrets out of backups of workspaces, out of sight and whole
/// (a changed file is refused), but not from whoever can read all of the user's files.
class SecretFile : public SecretStore
{
public:
    /// The folder is made when the first secret is put.
    explicit SecretFile(QString folder) : m_folder(std::move(folder)) {}

    Result<void> put(const QString &name, const QByteArray &secret) override;
    /// FileFormat where the file is damaged or was made with another key.
    Result<QByteArray> secret(const QString &name) override;
    Result<void> remove(const QString &name) override;

private:
    QString pathOf(const QString &name) const;
    Result<QByteArray> key(bool make);

    QString m_folder;
};

} // namespace millrace
