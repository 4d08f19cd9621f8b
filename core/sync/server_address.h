// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QUrl>

namespace millrace {

/// Where the server of a workspace is and how it proves that it is the one. Kept in the workspace's file; the token
/// that opens it is not (SecretStore).
struct ServerAddress
{
    QUrl url;            ///< https://HOST:PORT, nothing behind it
    QString fingerprint; ///< "sha256:" and 64 digits of its public key or certificate; empty: the system's authorities
    QString login;
    RecordId device; ///< as it is registered there

    bool isSet() const { return !url.isEmpty(); }

    /// What a person typed: "crm.example", "crm.example:8443" or a whole address. Nothing for what is no address, or
    /// one that is not HTTPS.
    static std::optional<QUrl> urlFrom(const QString &typed);
    /// A fingerprint in its one form, out of "SHA256:AB:CD..." and the like. Nothing for what is none.
    static std::optional<QString> fingerprintFrom(const QString &typed);

    static Result<ServerAddress> load(const Workspace &workspace);
    Result<void> save(Workspace &workspace) const;
};

/// What this copy of a workspace is called at a server when its device signs in.
Result<QString> replicaName(const Workspace &workspace);
/// The name that the token of a workspace is kept under in a SecretStore.
Result<QString> secretName(const Workspace &workspace);

} // namespace millrace
