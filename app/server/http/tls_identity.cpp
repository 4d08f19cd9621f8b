// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/http/tls_identity.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QSaveFile>

#include <memory>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace millrace::server {

namespace {

template <auto release> struct Releasing
{
    template <class T> void operator()(T *object) const { release(object); }
};
using BioPtr = std::unique_ptr<BIO, Releasing<BIO_free_all>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, Releasing<EVP_PKEY_free>>;
using CertificatePtr = std::unique_ptr<X509, Releasing<X509_free>>;

constexpr long tenYears = 10L * 365 * 86'400;
constexpr long anHour = 3'600;

QByteArray contentOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, qsizetype(size));
}

CertificatePtr certificateOf(const QByteArray &pem)
{
    const BioPtr bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    return CertificatePtr(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

/// The certificates of a chain beyond the first.
std::vector<CertificatePtr> issuersOf(const QByteArray &pem)
{
    const BioPtr bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    std::vector<CertificatePtr> issuers;
    CertificatePtr one(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    while ((one = CertificatePtr(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr))))
        issuers.push_back(std::move(one));
    return issuers;
}

KeyPtr keyOf(const QByteArray &pem)
{
    const BioPtr bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    return KeyPtr(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::MissingFile, {path});
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, {path, file.errorString()});
    return file.readAll();
}

/// For the eyes of this user alone, whole or not at all.
Result<void> put(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(content) != content.size() || !file.commit())
        return fail(ErrorCode::FileUnwritable, {path, file.errorString()});
    return {};
}

bool extend(X509 *certificate, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Releasing<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

/// "DNS:crm.example,IP:10.0.0.5": names that could break out of the list are left out.
QByteArray namesOf(const QStringList &hosts)
{
    QByteArrayList names{"DNS:localhost", "IP:127.0.0.1", "IP:::1"};
    for (const QString &host : hosts) {
        const bool plain = std::all_of(host.begin(), host.end(), [](QChar c) {
            return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u':');
        });
        const QHostAddress address(host);
        if (host.isEmpty() || !plain || address == QHostAddress::Any || address == QHostAddress::AnyIPv6)
            continue;
        const QByteArray name = (address.isNull() ? "DNS:" : "IP:") + host.toLatin1();
        if (!names.contains(name))
            names << name;
    }
    return names.join(',');
}

Result<TlsIdentity> made(const QStringList &hosts)
{
    const auto failed = [] { return fail(ErrorCode::Internal, {QStringLiteral("a certificate could not be made")}); };
    const KeyPtr key(EVP_EC_gen("P-256"));
    const CertificatePtr certificate(X509_new());
    std::uint64_t serial = 0;
    if (!key || !certificate || RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial) != 1)
        return failed();
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial >> 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -anHour);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), tenYears);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME *name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("millrace-server"), -1,
                               -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    if (!extend(certificate.get(), NID_subject_alt_name, namesOf(hosts)) ||
        !extend(certificate.get(), NID_basic_constraints, "critical,CA:FALSE") ||
        !extend(certificate.get(), NID_ext_key_usage, "serverAuth") ||
        X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0)
        return failed();
    const BioPtr certificatePem(BIO_new(BIO_s_mem())), keyPem(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(certificatePem.get(), certificate.get()) != 1 ||
        PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failed();
    return TlsIdentity{contentOf(certificatePem.get()), contentOf(keyPem.get())};
}

} // namespace

Result<TlsIdentity> TlsIdentity::read(const QString &certificateFile, const QString &keyFile)
{
    TlsIdentity identity;
    MILLRACE_ASSIGN(identity.certificate, contentOf(certificateFile));
    MILLRACE_ASSIGN(identity.key, contentOf(keyFile));
    const CertificatePtr certificate = certificateOf(identity.certificate);
    if (!certificate)
        return fail(ErrorCode::FileFormat, {certificateFile, QStringLiteral("no certificate in PEM")});
    const KeyPtr key = keyOf(identity.key);
    if (!key)
        return fail(ErrorCode::FileFormat, {keyFile, QStringLiteral("no private key in PEM")});
    if (X509_check_private_key(certificate.get(), key.get()) != 1)
        return fail(ErrorCode::FileFormat, {keyFile, QStringLiteral("not the key of the certificate")});
    return identity;
}

Result<TlsIdentity> TlsIdentity::selfSigned(const QString &folder, const QStringList &hosts)
{
    const QString certificateFile = QDir(folder).filePath(QStringLiteral("cert.pem"));
    const QString keyFile = QDir(folder).filePath(QStringLiteral("key.pem"));
    if (QFile::exists(certificateFile) || QFile::exists(keyFile))
        return read(certificateFile, keyFile);
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::FileUnwritable, {folder, QString()});
    MILLRACE_ASSIGN(const TlsIdentity identity, made(hosts));
    MILLRACE_TRY(put(keyFile, identity.key));
    MILLRACE_TRY(put(certificateFile, identity.certificate));
    return identity;
}

QString TlsIdentity::fingerprint() const
{
    const CertificatePtr own = certificateOf(certificate);
    unsigned char *encoded = nullptr;
    const int size = own ? i2d_X509_PUBKEY(X509_get_X509_PUBKEY(own.get()), &encoded) : 0;
    if (size <= 0)
        return {};
    const QByteArray key(reinterpret_cast<const char *>(encoded), size);
    OPENSSL_free(encoded);
    return QStringLiteral("sha256:") +
           QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex());
}

Result<void> TlsIdentity::use(ssl_ctx_st *context) const
{
    const CertificatePtr own = certificateOf(certificate);
    const KeyPtr privateKey = keyOf(key);
    bool fine = own && privateKey && SSL_CTX_use_certificate(context, own.get()) == 1 &&
                SSL_CTX_use_PrivateKey(context, privateKey.get()) == 1 && SSL_CTX_check_private_key(context) == 1 &&
                SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1;
    for (const CertificatePtr &issuer : issuersOf(certificate))
        fine = fine && SSL_CTX_add1_chain_cert(context, issuer.get()) == 1;
    if (!fine)
        return fail(ErrorCode::FileFormat, {QString(), QStringLiteral("the certificate cannot be used")});
    // Every connection proves the certificate anew: workstations look at it each time.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    return {};
}

} // namespace millrace::server
