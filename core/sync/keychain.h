// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/secret_store.h"

#include <memory>

namespace millrace {

/// The keychain of the system, and files of a folder where there is none that answers. A secret that was put into files
/// is still found when a keychain has come since.
class Keychain : public SecretStore
{
public:
    explicit Keychain(const QString &fallbackFolder);

    Result<void> put(const QString &name, const QByteArray &secret) override;
    Result<QByteArray> secret(const QString &name) override;
    Result<void> remove(const QString &name) override;

private:
    std::unique_ptr<SecretStore> m_files;
};

/// Where this machine keeps secrets: the folder that MILLRACE_SECRETS names and nowhere else where it is set, else the
/// keychain with a folder among the user's data behind it.
std::unique_ptr<SecretStore> systemSecrets();

} // namespace millrace
