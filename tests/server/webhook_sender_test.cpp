// SPDX-License-Identifier: GPL-3.0-or-later
// The real sender against another program on this machine.
#include "app/server/api/webhook_sender.h"
#include "tests/support/qt_texts.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace millrace::server;

namespace {

/// Answers every request with the same words, and keeps what came.
class OtherProgram
{
public:
    explicit OtherProgram(QByteArray answer) : m_answer(std::move(answer))
    {
        REQUIRE(m_server.listen(QHostAddress::LocalHost));
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            ++connections;
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                received += socket->readAll();
                // The whole of what the tests send ends with this.
                if (received.endsWith("}"))
                    socket->write(m_answer);
            });
        });
    }
    WebhookSender::Message message(const QByteArray &path = "/in") const
    {
        WebhookSender::Message message;
        message.url = QUrl(QStringLiteral("http://localhost:%1").arg(m_server.serverPort()) + QString::fromUtf8(path));
        message.body = R"({"event":"customer.created"})";
        message.headers = {{"Millrace-Signature", "t=1,v1=00"}};
        return message;
    }
    QByteArray received;
    int connections = 0;

private:
    QByteArray m_answer;
    QTcpServer m_server;
};

HttpWebhookSender::Options open()
{
    HttpWebhookSender::Options options;
    options.privateAddresses = true;
    options.plainHttp = true;
    return options;
}

} // namespace

TEST_CASE("a message goes out as it is and the answer's status comes back", "[server][webhook]")
{
    OtherProgram program("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n");
    const auto outcome = HttpWebhookSender(open()).send(program.message("/in?x=1"));
    INFO(outcome.reason.toStdString());
    CHECK(outcome.status == 204);
    CHECK(outcome.isTaken());
    CHECK(program.received.startsWith("POST /in?x=1 HTTP/1.1\r\n"));
    CHECK(program.received.contains("Host: localhost:"));
    CHECK(program.received.contains("Millrace-Signature: t=1,v1=00\r\n"));
    CHECK(program.received.contains("Content-Type: application/json\r\n"));
    CHECK(program.received.endsWith("\r\n\r\n{\"event\":\"customer.created\"}"));
}

TEST_CASE("what fails over there is told by its status, and its words are not read", "[server][webhook]")
{
    OtherProgram program("HTTP/1.1 503 Busy\r\nContent-Length: 100000000\r\n\r\nmuch follows");
    const auto outcome = HttpWebhookSender(open()).send(program.message());
    CHECK(outcome.status == 503);
    CHECK_FALSE(outcome.isTaken());
    CHECK(outcome.reason == "the other program answered 503");
}

TEST_CASE("redirections are not followed", "[server][webhook]")
{
    OtherProgram within("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    const QByteArray target = within.message("/secret").url.toEncoded();
    OtherProgram program("HTTP/1.1 307 There\r\nLocation: " + target + "\r\nContent-Length: 0\r\n\r\n");
    const auto outcome = HttpWebhookSender(open()).send(program.message());
    CHECK(outcome.status == 307);
    CHECK_FALSE(outcome.isTaken());
    CHECK(outcome.reason == "redirections are not followed");
    CHECK(within.connections == 0);
}

TEST_CASE("nothing is sent to this machine or in the clear unless that is allowed", "[server][webhook]")
{
    OtherProgram program("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    HttpWebhookSender::Options clear;
    clear.plainHttp = true;
    CHECK(HttpWebhookSender(clear).send(program.message()).reason == "the address lies within a private network");
    auto message = program.message();
    for (const char *address : {"http://127.0.0.1:1/", "http://[::1]:1/", "http://[::ffff:127.0.0.1]:1/"}) {
        message.url = QUrl(QString::fromLatin1(address));
        CHECK(HttpWebhookSender(clear).send(message).reason == "the address lies within a private network");
    }
    HttpWebhookSender::Options secure;
    secure.privateAddresses = true;
    for (const char *address :
         {"http://localhost/", "ftp://localhost/", "file:///etc/passwd", "localhost", "", "https:///x"}) {
        message.url = QUrl(QString::fromLatin1(address));
        const auto outcome = HttpWebhookSender(secure).send(message);
        CHECK(outcome.status == 0);
        CHECK(outcome.reason == "the address is no https:// address");
    }
    CHECK(program.connections == 0);
}

TEST_CASE("a program that is not there is told as such", "[server][webhook]")
{
    WebhookSender::Message message;
    {
        OtherProgram program("");
        message = program.message();
    }
    const auto outcome = HttpWebhookSender(open()).send(message);
    CHECK(outcome.status == 0);
    CHECK_FALSE(outcome.reason.isEmpty());
}
