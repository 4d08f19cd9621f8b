// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/http_peer.h"

#include "core/sync/packing.h"

#include <QCryptographicHash>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

namespace millrace {

namespace {

constexpr qint64 largestPacked = 64LL * 1024 * 1024;
constexpr qint64 largestUnpacked = 512LL * 1024 * 1024;
constexpr qsizetype worthPacking = 1024;
constexpr int connectMs = 15'000;
constexpr int longestRetryMs = 5 * 60'000;
constexpr const char *ndjson = "application/x-ndjson";
constexpr const char *json = "application/json";
constexpr const char *octets = "application/octet-stream";
constexpr const char *sessionPath = "/api/v1/session";

QString fingerprintOf(const QByteArray &der)
{
    return QStringLiteral("sha256:") +
           QString::fromLatin1(QCryptographicHash::hash(der, QCryptographicHash::Sha256).toHex());
}

bool isPinned(const QSslCertificate &certificate, const QString &fingerprint)
{
    return !certificate.isNull() && (fingerprintOf(certificate.publicKey().toDer()) == fingerprint ||
                                     fingerprintOf(certificate.toDer()) == fingerprint);
}

/// What a pin makes up for: that nobody vouches for the key, and that it goes by another name.
bool isCoveredByPin(QSslError::SslError error)
{
    static const QList<QSslError::SslError> covered{QSslError::SelfSignedCertificate,
                                                    QSslError::SelfSignedCertificateInChain,
                                                    QSslError::HostNameMismatch,
                                                    QSslError::CertificateUntrusted,
                                                    QSslError::UnableToGetLocalIssuerCertificate,
                                                    QSslError::UnableToVerifyFirstCertificate};
    return covered.contains(error);
}

QSslConfiguration tlsOf(const ServerAddress &address)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // No connection leans on the proof of an earlier one.
    tls.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    tls.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    // With a pin no authority counts, so that every certificate is asked about.
    if (!address.fingerprint.isEmpty())
        tls.setCaCertificates({});
    return tls;
}

} // namespace

/// One request after the other to one server, on the thread that asks.
class HttpPeer::Line
{
public:
    explicit Line(ServerAddress address) : m_address(std::move(address)), m_tls(tlsOf(m_address)) {}

    struct Answer
    {
        int status = 0; ///< 0: none
        SyncReply::Trouble trouble = SyncReply::Trouble::Network;
        QByteArray type;
        QByteArray body;
        qint64 travelled = 0;
        int retryAfterMs = 0;
        QString reason;
        qint64 total = 0; ///< of what this is a piece of

        /// What it means that this is not the answer that was asked for.
        SyncReply refused() const;
    };

    QNetworkRequest request(const char *path, const QByteArray &token, int silenceMs) const
    {
        QUrl url = m_address.url;
        url.setPath(QString::fromLatin1(path));
        QNetworkRequest request(url);
        request.setSslConfiguration(m_tls);
        request.setHeader(QNetworkRequest::ContentTypeHeader, json);
        request.setRawHeader("Accept-Encoding", "zstd");
        request.setRawHeader("User-Agent", "Millrace/" MILLRACE_VERSION);
        if (!token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        request.setTransferTimeout(silenceMs);
        return request;
    }

    Answer exchange(QNetworkRequest request, const QByteArray &method, const QByteArray &body)
    {
        Answer answer;
        QObject here; // on this thread, whoever made the line
        {
            const std::lock_guard lock(m_mutex);
            if (std::exchange(m_givenUp, false)) {
                answer.trouble = SyncReply::Trouble::GivenUp;
                return answer;
            }
            m_here = &here;
        }
        if (!m_network)
            m_network = std::make_unique<QNetworkAccessManager>();
        m_unproven = false;
        const std::unique_ptr<QNetworkReply> reply(m_network->sendCustomRequest(request, method, body));
        m_reply = reply.get();
        QEventLoop loop;
        QObject::connect(reply.get(), &QNetworkReply::sslErrors, &here,
                         [this](const QList<QSslError> &errors) { judge(errors); });
        QObject::connect(reply.get(), &QNetworkReply::encrypted, &here, [this] { lookAgain(); });
        QObject::connect(reply.get(), &QNetworkReply::downloadProgress, &here, [this](qint64 bytes) {
            if (bytes > largestPacked)
                m_reply->abort();
        });
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        m_reply = nullptr;
        {
            const std::lock_guard lock(m_mutex);
            m_here = nullptr;
            if (std::exchange(m_givenUp, false))
                answer.trouble = SyncReply::Trouble::GivenUp;
        }
        read(*reply, answer);
        return answer;
    }

    void giveUp()
    {
        const std::lock_guard lock(m_mutex);
        m_givenUp = true;
        if (m_here)
            QMetaObject::invokeMethod(
                m_here,
                [this] {
                    if (m_reply)
                        m_reply->abort();
                },
                Qt::QueuedConnection);
    }

private:
    void judge(const QList<QSslError> &errors)
    {
        const bool covered = std::all_of(errors.begin(), errors.end(),
                                         [](const QSslError &error) { return isCoveredByPin(error.error()); });
        if (!m_address.fingerprint.isEmpty() && covered &&
            isPinned(m_reply->sslConfiguration().peerCertificate(), m_address.fingerprint))
            m_reply->ignoreSslErrors(errors);
        else
            m_unproven = true;
    }
    void lookAgain()
    {
        if (m_address.fingerprint.isEmpty() ||
            isPinned(m_reply->sslConfiguration().peerCertificate(), m_address.fingerprint))
            return;
        m_unproven = true;
        m_reply->abort();
    }
    void read(QNetworkReply &reply, Answer &answer)
    {
        answer.reason = reply.error() == QNetworkReply::NoError ? QString() : reply.errorString();
        if (m_unproven || reply.error() == QNetworkReply::SslHandshakeFailedError) {
            answer.trouble = SyncReply::Trouble::Certificate;
            return;
        }
        const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QByteArray packed = reply.isOpen() ? reply.readAll() : QByteArray();
        answer.travelled = packed.size();
        const QByteArray length = reply.rawHeader("Content-Length");
        const bool cut = (!length.isEmpty() && length.toLongLong() != packed.size()) ||
                         reply.error() == QNetworkReply::RemoteHostClosedError ||
                         reply.error() == QNetworkReply::OperationCanceledError ||
                         reply.error() == QNetworkReply::TimeoutError;
        if (status == 0 || cut)
            return;
        answer.type = reply.rawHeader("Content-Type").split(';').first().trimmed().toLower();
        answer.body = packed;
        const QByteArray coding = reply.rawHeader("Content-Encoding").trimmed().toLower();
        if (coding == "zstd") {
            packing::Unpacked unpacked = packing::unpacked(packed, largestUnpacked);
            if (unpacked.failure) {
                answer.trouble = SyncReply::Trouble::NotTheServer;
                answer.reason = QStringLiteral("the answer cannot be unpacked");
                return;
            }
            answer.body = std::move(unpacked.body);
        } else if (!coding.isEmpty() && coding != "identity") {
            answer.trouble = SyncReply::Trouble::NotTheServer;
            answer.reason = QStringLiteral("an answer in an encoding that was not asked for");
            return;
        }
        answer.total = reply.rawHeader("Content-Total").toLongLong();
        const int seconds = reply.rawHeader("Retry-After").toInt();
        answer.retryAfterMs = std::clamp(seconds, 1, longestRetryMs / 1000) * 1000;
        answer.status = status;
    }

    ServerAddress m_address;
    QSslConfiguration m_tls;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QNetworkReply *m_reply = nullptr;
    bool m_unproven = false;
    std::mutex m_mutex;
    QObject *m_here = nullptr; ///< while a request is under way
    bool m_givenUp = false;

    friend class HttpPeer;
};

namespace {

/// The word of {"error":{"code":..}}; empty for everything else.
QString errorCodeOf(const QByteArray &type, const QByteArray &body)
{
    if (type != json)
        return {};
    return QJsonDocument::fromJson(body)
        .object()[QStringLiteral("error")]
        .toObject()[QStringLiteral("code")]
        .toString();
}

} // namespace

SyncReply HttpPeer::Line::Answer::refused() const
{
    SyncReply reply;
    reply.trouble = trouble;
    reply.reason = reason;
    reply.retryAfterMs = retryAfterMs;
    if (status == 0)
        return reply;
    const QString code = errorCodeOf(type, body);
    reply.reason = QStringLiteral("%1 %2").arg(status).arg(code);
    if (code.isEmpty())
        reply.trouble = SyncReply::Trouble::NotTheServer;
    else if (status == 401)
        reply.kind = code == QLatin1String("device_revoked") ? SyncReply::Kind::Revoked : SyncReply::Kind::SignIn;
    else if (status == 403)
        reply.kind = SyncReply::Kind::SignIn;
    else if (status == 429 || status == 503)
        reply.kind = SyncReply::Kind::Busy;
    else
        reply.trouble = SyncReply::Trouble::Server;
    return reply;
}

HttpPeer::HttpPeer(ServerAddress address, QByteArray token) : m_address(std::move(address)), m_token(std::move(token))
{
    m_line = std::make_unique<Line>(m_address);
}

HttpPeer::~HttpPeer() = default;

void HttpPeer::abort()
{
    m_line->giveUp();
}

SyncReply HttpPeer::ask(SyncCall call, const QByteArray &body)
{
    const QByteArray path = "/api/v1/sync/" + syncCallWord(call).toLatin1();
    QNetworkRequest request = m_line->request(path.constData(), m_token, m_silenceMs);
    QByteArray sent = body;
    if (body.size() > worthPacking) {
        sent = packing::packed(body);
        request.setRawHeader("Content-Encoding", "zstd");
    }
    const Line::Answer answer = m_line->exchange(request, "POST", sent);
    m_sent += sent.size();
    m_received += answer.travelled;
    if (answer.status != 200 || answer.type != ndjson)
        return answer.refused();
    SyncReply reply;
    reply.kind = SyncReply::Kind::Answered;
    reply.body = answer.body;
    return reply;
}

/// What came back for one request about contents.
struct HttpPeer::Content
{
    ContentReply reply;
    Line::Answer answer;
};

HttpPeer::Content HttpPeer::content(const QByteArray &method, const QByteArray &path, qint64 offset,
                                    const QByteArray &body)
{
    QNetworkRequest request = m_line->request("/api/v1/sync/contents", m_token, m_silenceMs);
    QUrl url = request.url();
    url.setPath(url.path() + QString::fromLatin1(path));
    if (offset >= 0)
        url.setQuery(QStringLiteral("offset=%1").arg(offset));
    request.setUrl(url);
    if (method == "PUT")
        request.setHeader(QNetworkRequest::ContentTypeHeader, octets);
    Content content;
    content.answer = m_line->exchange(request, method, body);
    m_sent += body.size();
    m_received += content.answer.travelled;
    const bool ours = content.answer.status == 200 && (content.answer.type == json || content.answer.type == octets);
    const SyncReply refused = content.answer.refused();
    content.reply.kind = ours ? SyncReply::Kind::Answered : refused.kind;
    content.reply.trouble = refused.trouble;
    content.reply.reason = ours ? QString() : refused.reason;
    content.reply.retryAfterMs = refused.retryAfterMs;
    return content;
}

/// What cannot be read is no answer.
static void notOurs(ContentReply &reply)
{
    reply.kind = SyncReply::Kind::Unreachable;
    reply.trouble = SyncReply::Trouble::NotTheServer;
}

ContentReply HttpPeer::offer(const std::vector<RecordId> &attachments)
{
    Content content = this->content("POST", {}, -1, content_codec::encode(attachments));
    if (content.reply.kind != SyncReply::Kind::Answered)
        return content.reply;
    if (auto offered = content_codec::offered(content.answer.body))
        content.reply.offered = std::move(*offered);
    else
        notOurs(content.reply);
    return content.reply;
}

ContentReply HttpPeer::fetch(const RecordId &attachment, qint64 offset)
{
    Content content = this->content("GET", '/' + attachment.toString().toLatin1(), offset, {});
    if (content.reply.kind != SyncReply::Kind::Answered)
        return content.reply;
    if (content.answer.type == octets) {
        content.reply.answer.bytes = content.answer.body;
        content.reply.answer.whole = true;
        content.reply.answer.size = content.reply.answer.have = content.answer.total;
    } else if (const auto answer = content_codec::answer(content.answer.body)) {
        content.reply.answer = *answer;
    } else {
        notOurs(content.reply);
    }
    return content.reply;
}

ContentReply HttpPeer::send(const RecordId &attachment, qint64 offset, const QByteArray &piece)
{
    Content content = this->content("PUT", '/' + attachment.toString().toLatin1(), offset, piece);
    if (content.reply.kind != SyncReply::Kind::Answered)
        return content.reply;
    if (const auto answer = content_codec::answer(content.answer.body))
        content.reply.answer = *answer;
    else
        notOurs(content.reply);
    return content.reply;
}

SignInAnswer HttpPeer::signIn(const SignIn &attempt)
{
    QJsonObject body{{QStringLiteral("login"), attempt.login},
                     {QStringLiteral("password"), attempt.password},
                     {QStringLiteral("device"), attempt.device},
                     {QStringLiteral("client"), attempt.replica}};
    if (!attempt.code.isEmpty())
        body.insert(QStringLiteral("totp"), attempt.code);
    const Line::Answer answer =
        m_line->exchange(m_line->request(sessionPath, {}, m_silenceMs), "POST", QJsonDocument(body).toJson());
    SignInAnswer said;
    said.trouble = answer.trouble;
    said.reason = answer.reason;
    said.retryAfterMs = answer.retryAfterMs;
    const QJsonObject given = answer.type == json ? QJsonDocument::fromJson(answer.body).object() : QJsonObject();
    const QString code = errorCodeOf(answer.type, answer.body);
    if (answer.status == 0)
        return said;
    if (answer.status == 200) {
        said.token = given[QStringLiteral("token")].toString().toLatin1();
        said.user = RecordId::fromString(given[QStringLiteral("user")].toString()).value_or(RecordId());
        said.device = RecordId::fromString(given[QStringLiteral("device")].toString()).value_or(RecordId());
        const bool whole = !said.token.isEmpty() && !said.user.isNull();
        said.kind = whole ? SignInAnswer::Kind::SignedIn : SignInAnswer::Kind::Unreachable;
        said.trouble = SyncReply::Trouble::NotTheServer;
        return said;
    }
    said.reason = QStringLiteral("%1 %2").arg(answer.status).arg(code);
    if (code.isEmpty())
        said.trouble = SyncReply::Trouble::NotTheServer;
    else if (answer.status == 401)
        said.kind =
            code == QLatin1String("totp_required") ? SignInAnswer::Kind::CodeNeeded : SignInAnswer::Kind::Refused;
    else if (answer.status == 429 || answer.status == 503)
        said.kind = SignInAnswer::Kind::LockedOut;
    else
        said.trouble = SyncReply::Trouble::Server;
    return said;
}

bool HttpPeer::signOut()
{
    const Line::Answer answer = m_line->exchange(m_line->request(sessionPath, m_token, m_silenceMs), "DELETE", {});
    return answer.status >= 200 && answer.status < 300;
}

AccountAnswer HttpPeer::account(const char *method, const char *path, const QJsonObject &body)
{
    const QByteArray sent = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    const Line::Answer answer = m_line->exchange(m_line->request(path, m_token, m_silenceMs), method, sent);
    AccountAnswer said;
    said.status = answer.status;
    said.trouble = answer.trouble;
    said.code = errorCodeOf(answer.type, answer.body);
    if (answer.type == json)
        said.body = QJsonDocument::fromJson(answer.body).object();
    return said;
}

ServerProof proofOf(const QUrl &url)
{
    ServerProof proof;
    QSslSocket socket;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    socket.setSslConfiguration(tls);
    // Looked at, not trusted: nothing is sent, and the connection ends here.
    socket.setPeerVerifyMode(QSslSocket::QueryPeer);
    socket.connectToHostEncrypted(url.host(), quint16(url.port()));
    proof.reached = socket.waitForEncrypted(connectMs);
    proof.reason = proof.reached ? QString() : socket.errorString();
    const QSslCertificate certificate = socket.peerCertificate();
    if (proof.reached && !certificate.isNull()) {
        proof.fingerprint = fingerprintOf(certificate.publicKey().toDer());
        proof.trusted = socket.sslHandshakeErrors().isEmpty();
    }
    socket.abort();
    return proof;
}

} // namespace millrace
