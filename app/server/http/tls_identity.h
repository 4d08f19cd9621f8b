// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

struct ssl_ctx_st;

namespace millrace::server {

/// A certificate with its private key, as PEM.
struct TlsIdentity
{
    QByteArray certificate; ///< the chain, the server's own first
    QByteArray key;

    /// FileUnreadable or FileFormat where one of them is no PEM or they do not belong together.
    static Result<TlsIdentity> read(const QString &certificateFile, const QString &keyFile);
    /// The one that lies in a folder as cert.pem and key.pem; makes one that is signed by itself, good for ten years
    /// and for these host names and addresses, where there is none.
    static Result<TlsIdentity> selfSigned(const QString &folder, const QStringList &hosts);

    /// What workstations pin: "sha256:" and the SHA-256 of the public key (SubjectPublicKeyInfo), in hexadecimal.
    QString fingerprint() const;

    /// Makes a context serve with it: TLS 1.2 and later, nothing kept from one connection to the next. FileFormat.
    Result<void> use(ssl_ctx_st *context) const;
};

} // namespace millrace::server
