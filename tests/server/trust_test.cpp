// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a workstation speaks to, and what it takes for an answer.
#include "core/sync/secret_file.h"
#include "tests/server/house.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSslKey>
#include <QTcpServer>

using namespace millrace;
using namespace millrace::test;

namespace {

/// Something that is no Millrace server: answers every connection with the same bytes, over TLS.
class Impostor : public QTcpServer
{
public:
    Impostor(const server::TlsIdentity &identity, QByteArray answer)
        : m_certificate(identity.certificate), m_key(identity.key, QSsl::Ec), m_answer(std::move(answer))
    {
        REQUIRE(listen(QHostAddress::LocalHost));
    }
    int requests = 0;

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        socket->setLocalCertificate(m_certificate);
        socket->setPrivateKey(m_key);
        connect(socket, &QSslSocket::readyRead, this, [this, socket] {
            if (!socket->readAll().contains("\r\n\r\n"))
                return;
            ++requests;
            socket->write(m_answer);
            socket->disconnectFromHost();
        });
        socket->startServerEncryption();
    }

private:
    QSslCertificate m_certificate;
    QSslKey m_key;
    QByteArray m_answer;
};

SyncReply asked(const ServerAddress &address, const QByteArray &token)
{
    return HttpPeer(address, token).ask(SyncCall::Hello, "{}");
}

} // namespace

TEST_CASE("nothing is said to a server that does not prove itself", "[server][tls]")
{
    House house;
    const QByteArray token = house.door.tokenOf(house.person(QStringLiteral("mei")));
    ServerAddress address = house.address();
    const auto unproven = [&] {
        const SyncReply reply = asked(address, token);
        CHECK(reply.kind == SyncReply::Kind::Unreachable);
        CHECK(reply.trouble == SyncReply::Trouble::Certificate);
        CHECK(house.door.askedFor() == 0);
        const auto counts = house.service->listener().counts();
        CHECK(std::all_of(counts.answered.begin(), counts.answered.end(), [](qint64 count) { return count == 0; }));
    };
    SECTION("without a pin, when no authority vouches for it")
    {
        address.fingerprint.clear();
        unproven();
    }
    SECTION("with another pin")
    {
        address.fingerprint = QStringLiteral("sha256:") + QString(64, u'a');
        unproven();
    }
    SECTION("with the pin of its key it is spoken to, and what it was shown is what the server printed")
    {
        CHECK(asked(address, token).kind == SyncReply::Kind::Answered);
        const ServerProof proof = proofOf(address.url);
        CHECK(proof.reached);
        CHECK_FALSE(proof.trusted);
        CHECK(proof.fingerprint == house.identity.fingerprint());
    }
    SECTION("the pin of its certificate is as good")
    {
        const QSslCertificate certificate(house.identity.certificate);
        address.fingerprint = *ServerAddress::fingerprintFrom(
            QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper()));
        CHECK(asked(address, token).kind == SyncReply::Kind::Answered);
    }
    SECTION("each connection is looked at anew")
    {
        HttpPeer peer(address, token);
        CHECK(peer.ask(SyncCall::Hello, "{}").kind == SyncReply::Kind::Answered);
        house.stop();
        house.changeIdentity();
        house.start();
        const int before = house.door.askedFor();
        const SyncReply reply = peer.ask(SyncCall::Hello, "{}");
        CHECK(reply.trouble == SyncReply::Trouble::Certificate);
        CHECK(house.door.askedFor() == before);
    }
}

TEST_CASE("forged and revoked tokens get nothing", "[server][sync]")
{
    House house;
    const RecordId user = house.person(QStringLiteral("mei"));
    const QByteArray token = house.door.tokenOf(user);
    CHECK(asked(house.address(), "forged").kind == SyncReply::Kind::SignIn);
    CHECK(asked(house.address(), {}).kind == SyncReply::Kind::SignIn);
    CHECK(asked(house.address(), token).kind == SyncReply::Kind::Answered);
    CHECK(asked(house.address(), house.door.tokenOf(user, {QStringLiteral("read")})).kind == SyncReply::Kind::SignIn);
    house.door.revoke(user);
    CHECK(asked(house.address(), token).kind == SyncReply::Kind::Revoked);
}

TEST_CASE("what is no whole answer of a server changes nothing", "[server][sync]")
{
    House house;
    house.person(QStringLiteral("mei"));
    Desk mei(house, QStringLiteral("mei"));
    mei.customer(QStringLiteral("Waits"));
    const QString before = QString::fromLatin1(must(mei.workspace->digests()).history);
    struct Case
    {
        const char *what;
        QByteArray answer;
        SyncReply::Trouble trouble;
    };
    const QByteArray line =
        "{\"end\":true,\"top\":{\"seq\":1,\"h\":\"0123456789abcdef\"},\"now\":\"2026-01-01T00:00:00Z\"}\n";
    const QByteArray ok = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
    const auto said = [](const QByteArray &code) {
        const QByteArray body = "{\"error\":{\"code\":\"" + code + "\"}}";
        return "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
               body;
    };
    const QByteArray ndjson = "Content-Type: application/x-ndjson\r\n";
    using Wrong = SyncReply::Trouble;
    for (const Case &one :
         {Case{"a page of a hotel", ok + "Content-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
               Wrong::NotTheServer},
          Case{"a redirection", "HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
               Wrong::NotTheServer},
          Case{"a page instead of an error",
               "HTTP/1.1 401 No\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\nno!", Wrong::NotTheServer},
          Case{"less than was promised", ok + ndjson + "Content-Length: 5000\r\n\r\n" + line, Wrong::Network},
          Case{"a chunk that is cut off", ok + ndjson + "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"end\"",
               Wrong::Network},
          Case{"something else than zstd", ok + ndjson + "Content-Encoding: zstd\r\nContent-Length: 4\r\n\r\nabcd",
               Wrong::NotTheServer},
          Case{"an encoding that was not asked for",
               ok + ndjson + "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd", Wrong::NotTheServer},
          Case{"nothing", {}, Wrong::Network},
          Case{"a failure", "HTTP/1.1 500 Oh\r\n" + said("broken"), Wrong::Server}}) {
        INFO(one.what);
        Impostor impostor(house.identity, one.answer);
        ServerAddress address = house.address();
        address.url.setPort(impostor.serverPort());
        HttpPeer peer(address, "token");
        const SyncReply reply = peer.ask(SyncCall::Pull, "{}");
        CHECK(reply.kind == SyncReply::Kind::Unreachable);
        CHECK(reply.trouble == one.trouble);
        CHECK(impostor.requests >= 1);
        HttpPeer again(address, "token");
        SyncEngine engine(*mei.workspace, again, QStringLiteral("desk"));
        CHECK(must(engine.step()) == SyncEngine::Outcome::Unreachable);
    }
    CHECK(QString::fromLatin1(must(mei.workspace->digests()).history) == before);
    CHECK(must(SyncSession::standingOf(*mei.workspace)).waiting == 1);
}

TEST_CASE("a server that asks to be left alone says for how long", "[server][sync]")
{
    House house;
    const QByteArray body = "{\"error\":{\"code\":\"busy\"}}";
    Impostor busy(house.identity, "HTTP/1.1 503 Busy\r\nContent-Type: application/json\r\nRetry-After: 7\r\n"
                                  "Content-Length: " +
                                      QByteArray::number(body.size()) + "\r\n\r\n" + body);
    ServerAddress address = house.address();
    address.url.setPort(busy.serverPort());
    const SyncReply reply = asked(address, "token");
    CHECK(reply.kind == SyncReply::Kind::Busy);
    CHECK(reply.retryAfterMs == 7000);
}

TEST_CASE("who floods the server waits, and nobody else does", "[server][sync]")
{
    House house({}, 1, {0.001, 3});
    const RecordId flood = house.person(QStringLiteral("mei")), other = house.person(QStringLiteral("jan"));
    const QByteArray token = house.door.tokenOf(flood);
    for (int i = 0; i < 3; ++i)
        CHECK(asked(house.address(), token).kind == SyncReply::Kind::Answered);
    const SyncReply slower = asked(house.address(), token);
    CHECK(slower.kind == SyncReply::Kind::Busy);
    CHECK(slower.retryAfterMs >= 1000);
    CHECK(asked(house.address(), house.door.tokenOf(other)).kind == SyncReply::Kind::Answered);
}

TEST_CASE("addresses and fingerprints are taken as people type them", "[server][sync]")
{
    CHECK(ServerAddress::urlFrom(QStringLiteral("crm.example"))->toString() ==
          QStringLiteral("https://crm.example:8443"));
    CHECK(ServerAddress::urlFrom(QStringLiteral(" https://crm.example:9/ "))->toString() ==
          QStringLiteral("https://crm.example:9"));
    for (const char *wrong :
         {"http://crm.example", "https://", "https://u:p@crm.example", "https://crm.example/x?y=1", ""})
        CHECK_FALSE(ServerAddress::urlFrom(QString::fromLatin1(wrong)).has_value());
    const QString digits = QString(32, u'a') + QString(32, u'1');
    CHECK(ServerAddress::fingerprintFrom(QStringLiteral("SHA256:") + digits.toUpper()) ==
          QStringLiteral("sha256:") + digits);
    CHECK_FALSE(ServerAddress::fingerprintFrom(digits.chopped(1)).has_value());
    CHECK_FALSE(ServerAddress::fingerprintFrom(digits.chopped(1) + u'g').has_value());
}

TEST_CASE("secrets in files are found again by their names alone, and not when they were touched", "[server][secrets]")
{
    QTemporaryDir folder;
    SecretFile secrets(folder.filePath(QStringLiteral("secrets")));
    CHECK(must(secrets.secret(QStringLiteral("token/a"))).isEmpty());
    must(secrets.put(QStringLiteral("token/a"), "open sesame"));
    must(secrets.put(QStringLiteral("token/b"), "other"));
    SecretFile again(folder.filePath(QStringLiteral("secrets")));
    CHECK(must(again.secret(QStringLiteral("token/a"))) == "open sesame");
    const QDir files(folder.filePath(QStringLiteral("secrets")));
    for (const QString &name : files.entryList({QStringLiteral("*.secret")}, QDir::Files)) {
        QFile file(files.filePath(name));
        REQUIRE(file.open(QIODevice::ReadWrite));
        const QByteArray content = file.readAll();
        CHECK_FALSE(content.contains("sesame"));
        CHECK((file.permissions() & (QFile::ReadGroup | QFile::ReadOther)) == 0);
        file.seek(content.size() - 1);
        file.write(QByteArray(1, char(content.back() ^ 1)));
    }
    CHECK(again.secret(QStringLiteral("token/a")).error().code == ErrorCode::FileFormat);
    must(again.remove(QStringLiteral("token/a")));
    CHECK(must(again.secret(QStringLiteral("token/a"))).isEmpty());
}
