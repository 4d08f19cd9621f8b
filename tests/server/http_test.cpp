// SPDX-License-Identifier: GPL-3.0-or-later
// What strangers may say to the server, byte for byte.
#include "tests/server/house.h"

#include "app/server/http/content_coding.h"
#include "core/sync/packing.h"

#include <QEventLoop>
#include <QSslConfiguration>

using namespace millrace;
using namespace millrace::test;

namespace {

const QByteArray healthy = RawLine::request("GET", "/healthz");

QByteArray bearer(const QByteArray &token)
{
    return "Authorization: Bearer " + token + "\r\n";
}

/// Whether the server still serves.
void requireAlive(const House &house)
{
    RawLine line(house.port());
    line.send(healthy);
    REQUIRE(line.reply().status == 200);
}

server::Listener::Options quick()
{
    server::Listener::Options options;
    options.headTime = std::chrono::milliseconds(300);
    options.bodyTime = std::chrono::milliseconds(300);
    options.lingerTime = std::chrono::milliseconds(300);
    return options;
}

/// A site whose answers wait until they are let go.
class Gate : public server::Site
{
public:
    std::optional<server::Response> refusal(const server::Request &) override { return std::nullopt; }
    Answer answer(const server::Request &) override
    {
        std::unique_lock lock(m_mutex);
        ++m_inside;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_open; });
        server::Response response;
        response.body = "{}";
        return {response, 0};
    }
    void awaitInside(int count)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_inside >= count; });
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_inside = 0;
    bool m_open = false;
};

struct Gated
{
    explicit Gated(server::Listener::Options options)
    {
        options.identity = must(server::TlsIdentity::selfSigned(folder.path(), {}));
        listener = must(server::Listener::open(gate, log.log, options));
    }
    ~Gated() { gate.open(); }

    QTemporaryDir folder;
    SystemClock clock;
    KeptLog log{clock};
    Gate gate;
    std::unique_ptr<server::Listener> listener;
};

} // namespace

TEST_CASE("requests that make no sense are refused, and the server lives on", "[server][http]")
{
    House house;
    for (const QByteArray &nonsense :
         {QByteArray("this is not HTTP\r\n\r\n"), QByteArray("GET /healthz HTTP/1.1\r\nno colon here\r\n\r\n"),
          QByteArray("POST /api/v1/x HTTP/1.1\r\nHost: h\r\nContent-Length: -5\r\n\r\n"),
          QByteArray("POST /api/v1/x HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
          QByteArray(
              "POST /api/v1/x HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc"),
          QByteArray("GET healthz HTTP/1.1\r\nHost: h\r\n\r\n"), QByteArray("GET /a%00b HTTP/1.1\r\nHost: h\r\n\r\n"),
          QByteArray("GET /a%ffb HTTP/1.1\r\nHost: h\r\n\r\n"), QByteArray("GET /healthz HTTP/9.9\r\n\r\n")}) {
        INFO(nonsense.toStdString());
        RawLine line(house.port());
        line.send(nonsense);
        CHECK(line.reply().status == 400);
        CHECK(line.ends());
    }
    const QByteArray token = house.door.tokenOf(house.person(QStringLiteral("mei")));
    RawLine line(house.port());
    line.send("POST /api/v1/x HTTP/1.1\r\nHost: h\r\n" + bearer(token) +
              "Transfer-Encoding: chunked\r\n\r\n-5\r\nabc\r\n0\r\n\r\n");
    CHECK(line.reply().status == 400);
    requireAlive(house);
    CHECK(house.service->listener().counts().refused == 10);
}

TEST_CASE("heads and bodies have limits", "[server][http]")
{
    server::Listener::Options options = quick();
    options.bodyBytes = 256 * 1024;
    House house(options);
    const RecordId user = house.person(QStringLiteral("mei"));
    const QByteArray token = house.door.tokenOf(user);
    SECTION("a head of 64 kilobytes")
    {
        RawLine line(house.port());
        line.send("GET /healthz HTTP/1.1\r\nX-Long: " + QByteArray(64 * 1024, 'x') + "\r\n\r\n");
        CHECK(line.reply().status == 431);
        CHECK(line.ends());
    }
    SECTION("a body that says to be larger than is taken is not read")
    {
        RawLine line(house.port());
        line.send("POST /api/v1/x HTTP/1.1\r\nHost: h\r\n" + bearer(token) + "Content-Length: 9000000000\r\n\r\n");
        CHECK(line.reply().status == 413);
        CHECK(line.ends());
    }
    SECTION("one that comes in pieces is cut off at the limit")
    {
        RawLine line(house.port());
        QByteArray sent =
            "POST /api/v1/x HTTP/1.1\r\nHost: h\r\n" + bearer(token) + "Transfer-Encoding: chunked\r\n\r\n";
        for (int i = 0; i < 20; ++i)
            sent += "8000\r\n" + QByteArray(0x8000, 'x') + "\r\n";
        line.send(sent);
        CHECK(line.reply().status == 413);
        CHECK(line.ends());
    }
    SECTION("strangers do not make the server read much")
    {
        RawLine line(house.port());
        line.send("POST /api/v1/x HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n");
        CHECK(line.reply().status == 401);
        RawLine known(house.port());
        known.send(RawLine::request("POST", "/api/v1/x", QByteArray(100'000, 'x'), bearer(token)));
        CHECK(known.reply().body.contains("\"bytes\":100000"));
    }
    SECTION("together no more than there is room for")
    {
        house.stop();
        options.allBodiesBytes = 150'000;
        House small(options);
        const QByteArray other = small.door.tokenOf(small.person(QStringLiteral("mei")));
        RawLine first(small.port());
        first.send("POST /api/v1/x HTTP/1.1\r\nHost: h\r\n" + bearer(other) +
                   "Content-Length: 100000\r\nExpect: 100-continue\r\n\r\n");
        CHECK(first.reply().status == 100);
        RawLine second(small.port());
        second.send("POST /api/v1/x HTTP/1.1\r\nHost: h\r\n" + bearer(other) + "Content-Length: 100000\r\n\r\n");
        const auto refused = second.reply();
        CHECK(refused.status == 503);
        CHECK(refused.header("retry-after") == "1");
        first.send(QByteArray(100'000, 'x'));
        CHECK(first.reply().status == 200);
        requireAlive(small);
        return;
    }
    requireAlive(house);
}

TEST_CASE("who dawdles is cut off while others are served", "[server][http]")
{
    House house(quick());
    std::vector<std::unique_ptr<RawLine>> slow;
    for (int i = 0; i < 40; ++i) {
        slow.push_back(std::make_unique<RawLine>(house.port()));
        slow.back()->send(i % 2 ? "GET /healthz HTTP/1.1\r\nX-Slow: "
                                : "POST /api/v1/x HTTP/1.1\r\nContent-Length: 5\r\n\r\na");
    }
    requireAlive(house);
    for (const auto &line : slow)
        CHECK(line->ends());
    // Somebody who does not even begin with TLS.
    QTcpSocket silent;
    silent.connectToHost(QStringLiteral("127.0.0.1"), house.port());
    REQUIRE(silent.waitForConnected());
    CHECK((silent.state() != QAbstractSocket::ConnectedState || silent.waitForDisconnected(60'000)));
    requireAlive(house);
}

TEST_CASE("what unpacks to more than is taken is refused, whatever it says of itself", "[server][http]")
{
    server::Listener::Options options;
    options.unpackedBytes = 4 * 1024 * 1024;
    House house(options);
    const QByteArray token = house.door.tokenOf(house.person(QStringLiteral("mei")));
    const QByteArray zeros(64 * 1024 * 1024, '\0');
    for (const QByteArray &coding : {QByteArray("zstd"), QByteArray("gzip")}) {
        INFO(coding.toStdString());
        const QByteArray packed = server::content_coding::encode(zeros, coding);
        REQUIRE(packed.size() < zeros.size() / 100);
        RawLine line(house.port());
        line.send(RawLine::request("POST", "/api/v1/sync/push", packed,
                                   bearer(token) + "Content-Encoding: " + coding + "\r\n"));
        CHECK(line.reply().status == 413);
        const QByteArray fine = server::content_coding::encode(QByteArray(100'000, 'x'), coding);
        line.send(RawLine::request("POST", "/api/v1/x", fine, bearer(token) + "Content-Encoding: " + coding + "\r\n"));
        CHECK(line.reply().body.contains("\"bytes\":100000"));
        line.send(
            RawLine::request("POST", "/api/v1/x", fine.left(fine.size() - 3), "Content-Encoding: " + coding + "\r\n"));
        CHECK(line.reply().status == 400);
        line.send(RawLine::request("POST", "/api/v1/x", fine + "more", "Content-Encoding: " + coding + "\r\n"));
        CHECK(line.reply().status == 400);
    }
    RawLine line(house.port());
    line.send(RawLine::request("POST", "/api/v1/x", "abc", "Content-Encoding: br\r\n"));
    CHECK(line.reply().status == 415);
}

TEST_CASE("one connection serves many requests, also when they are sent at once", "[server][http]")
{
    House house;
    RawLine line(house.port());
    line.send(RawLine::request("POST", "/api/v1/a%20b?x=1", "12345") + RawLine::request("GET", "/api/v1/second") +
              RawLine::request("HEAD", "/healthz") + RawLine::request("DELETE", "/nowhere"));
    const auto first = line.reply();
    CHECK(first.body == R"({"bytes":5,"method":"POST","path":"/api/v1/a b","query":"x=1"})");
    CHECK(first.header("cache-control") == "no-store");
    CHECK(first.header("x-content-type-options") == "nosniff");
    CHECK(line.reply().body.contains("/api/v1/second"));
    const auto headOnly = line.reply(false);
    CHECK(headOnly.status == 200);
    CHECK(headOnly.header("content-length").toInt() > 0);
    CHECK(line.reply().status == 404);
    CHECK(house.service->listener().counts().accepted == 1);
}

TEST_CASE("methods that nobody serves are named as such", "[server][http]")
{
    House house;
    for (const char *method : {"TRACE", "CONNECT", "OPTIONS", "PROPFIND"}) {
        RawLine line(house.port());
        line.send(RawLine::request(method, "/healthz"));
        INFO(method);
        CHECK(line.reply().status == 405);
    }
    RawLine line(house.port());
    line.send(RawLine::request("GET", "/api/v1/sync/pull"));
    const auto refused = line.reply();
    CHECK(refused.status == 405);
    CHECK(refused.header("allow") == "POST");
}

TEST_CASE("a part that throws is a failure of one answer", "[server][http]")
{
    House house;
    RawLine line(house.port());
    line.send(RawLine::request("GET", "/api/v1/bug") + healthy);
    const auto failed = line.reply();
    CHECK(failed.status == 500);
    CHECK_FALSE(failed.body.contains("made to fail"));
    CHECK(line.reply().status == 200);
    CHECK(house.log.lines().contains("made to fail"));
}

TEST_CASE("beyond what may wait requests are sent away, and those that wait are served", "[server][http]")
{
    server::Listener::Options options;
    options.workers = 1;
    options.queued = 1;
    Gated gated(options);
    RawLine busy(gated.listener->port());
    busy.send(healthy);
    gated.gate.awaitInside(1);
    std::vector<std::unique_ptr<RawLine>> others;
    int sentAway = 0;
    QEventLoop loop;
    for (int i = 0; i < 6; ++i) {
        others.push_back(std::make_unique<RawLine>(gated.listener->port()));
        QObject::connect(&others.back()->socket, &QSslSocket::readyRead, &loop, [&] {
            if (++sentAway == 5)
                loop.quit();
        });
        others.back()->socket.write(healthy);
    }
    loop.exec();
    gated.gate.open();
    CHECK(busy.reply().status == 200);
    std::vector<int> statuses;
    for (const auto &line : others)
        statuses.push_back(line->reply().status);
    CHECK(std::count(statuses.begin(), statuses.end(), 503) == 5);
    CHECK(std::count(statuses.begin(), statuses.end(), 200) == 1);
}

TEST_CASE("who goes away while his answer is made does no harm", "[server][http]")
{
    server::Listener::Options options;
    options.workers = 2;
    Gated gated(options);
    {
        RawLine first(gated.listener->port()), second(gated.listener->port());
        first.send(healthy);
        second.send(healthy);
        gated.gate.awaitInside(2);
    }
    gated.gate.open();
    RawLine after(gated.listener->port());
    after.send(healthy);
    CHECK(after.reply().status == 200);
}

TEST_CASE("a server that ends finishes what it began and accepts nobody any more", "[server][http]")
{
    Gated gated({});
    const quint16 port = gated.listener->port();
    RawLine idle(port), busy(port);
    busy.send(healthy);
    gated.gate.awaitInside(1);
    std::thread draining([&] { gated.listener->drain(); });
    // It has begun to drain when the idle connection ends.
    CHECK(idle.ends());
    gated.gate.open();
    const auto answered = busy.reply();
    CHECK(answered.status == 200);
    CHECK(answered.header("connection") == "close");
    CHECK(busy.ends());
    draining.join();
    QTcpSocket late;
    late.connectToHost(QStringLiteral("127.0.0.1"), port);
    CHECK_FALSE(late.waitForConnected());
}

TEST_CASE("figures are for whoever bears their token", "[server][http]")
{
    House house;
    RawLine line(house.port());
    line.send(RawLine::request("GET", "/metrics"));
    CHECK(line.reply().status == 401);
    line.send(RawLine::request("GET", "/metrics", {}, bearer("figurez")));
    CHECK(line.reply().status == 401);
    line.send(RawLine::request("GET", "/metrics", {}, bearer("figures")));
    const auto figures = line.reply();
    CHECK(figures.status == 200);
    CHECK(figures.header("content-type").startsWith("text/plain"));
    CHECK(figures.body.contains("millrace_head_seq "));
    CHECK(figures.body.contains("millrace_answers_total{class=\"4xx\"} 2\n"));
    CHECK(figures.body.contains("millrace_connections 1\n"));
}

TEST_CASE("who does not speak TLS gets no answer", "[server][http]")
{
    House house;
    QSslSocket socket;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setProtocol(QSsl::TlsV1_2);
    socket.setSslConfiguration(tls);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), house.port());
    CHECK(socket.waitForEncrypted());
    QTcpSocket plain;
    plain.connectToHost(QStringLiteral("127.0.0.1"), house.port());
    REQUIRE(plain.waitForConnected());
    plain.write("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK((plain.state() != QAbstractSocket::ConnectedState || plain.waitForDisconnected(60'000)));
    CHECK_FALSE(plain.readAll().contains("200"));
}

TEST_CASE("connections of one address have a limit", "[server][http]")
{
    server::Listener::Options options;
    options.connectionsPerAddress = 2;
    House house(options);
    RawLine first(house.port()), second(house.port());
    QSslSocket third;
    third.setPeerVerifyMode(QSslSocket::VerifyNone);
    third.connectToHostEncrypted(QStringLiteral("127.0.0.1"), house.port());
    CHECK_FALSE(third.waitForEncrypted());
    first.send(healthy);
    CHECK(first.reply().status == 200);
}

TEST_CASE("bodies unpack to what they were, or not at all", "[server][http]")
{
    const QByteArray body = QByteArray("{\"name\":\"河马\"}").repeated(1000);
    CHECK(packing::unpacked(packing::packed(body), body.size()).body == body);
    CHECK(packing::unpacked(packing::packed(body), body.size() - 1).failure == packing::Failure::TooLarge);
    CHECK(packing::unpacked(packing::packed({}), 10).body.isEmpty());
    CHECK(packing::unpacked("nothing of the kind", 100).failure == packing::Failure::Damaged);
    CHECK(packing::unpacked({}, 100).failure == packing::Failure::Damaged);
    // What is said twice, far apart, travels once.
    QByteArray once(2'000'000, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : once) {
        state = state * 1'664'525 + 1'013'904'223;
        byte = char(state >> 24);
    }
    const QByteArray twice = once + once;
    const QByteArray small = packing::packed(twice);
    CHECK(small.size() < once.size() + once.size() / 10);
    CHECK(packing::unpacked(small, twice.size()).body == twice);
    using namespace server::content_coding;
    CHECK(chosen("gzip, deflate, br, zstd") == "zstd");
    CHECK(chosen("GZIP;q=0.5, zstd;q=0") == "gzip");
    CHECK(chosen("identity").isEmpty());
    CHECK(decode(encode(body, "gzip"), "gzip", body.size()).body == body);
    CHECK(decode(body, "identity", 10).failure == Failure::TooLarge);
}
