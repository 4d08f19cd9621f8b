// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/house.h"

#include "core/schema/builtin/user.h"
#include "core/sync/secret_file.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace millrace::test {

void DoorTable::admit(const QString &login, const RecordId &user)
{
    const std::lock_guard lock(m_mutex);
    m_people[login] = user;
}

QByteArray DoorTable::tokenOf(const RecordId &user, const QStringList &scopes)
{
    const std::lock_guard lock(m_mutex);
    const QByteArray token = "token-" + QByteArray::number(qint64(m_tokens.size() + 1));
    m_tokens[token] = {user, user, QStringLiteral("desk"), {}, scopes};
    return token;
}

void DoorTable::revoke(const RecordId &user)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &[token, caller] : m_tokens)
        if (caller.user == user)
            m_revoked.insert(token);
}

void DoorTable::forget(const RecordId &user)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_tokens, [&](const auto &one) { return one.second.user == user; });
}

int DoorTable::askedFor() const
{
    const std::lock_guard lock(m_mutex);
    return m_asked;
}

Result<server::Caller> DoorTable::callerOf(const QByteArray &bearer)
{
    const std::lock_guard lock(m_mutex);
    ++m_asked;
    const auto known = m_tokens.find(bearer);
    if (known == m_tokens.end())
        return fail(ErrorCode::NotPermitted, {QStringLiteral("auth")});
    if (m_revoked.contains(bearer))
        return fail(ErrorCode::NotPermitted, {QStringLiteral("device_revoked")});
    return known->second;
}

server::Response DoorTable::answer(const server::Request &request)
{
    if (request.method == "DELETE") {
        const std::lock_guard lock(m_mutex);
        m_tokens.erase(request.bearer());
        return server::Response{204, {}, {}, {}};
    }
    const QJsonObject said = QJsonDocument::fromJson(request.body).object();
    RecordId user;
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_people.find(said[QStringLiteral("login")].toString());
        if (known == m_people.end() || said[QStringLiteral("password")].toString() != password())
            return server::Response::failure(401, QStringLiteral("auth"), QStringLiteral("No."));
        user = known->second;
    }
    server::Response response;
    response.body = QJsonDocument(QJsonObject{{QStringLiteral("token"), QString::fromLatin1(tokenOf(user))},
                                              {QStringLiteral("user"), user.toString()},
                                              {QStringLiteral("device"), user.toString()}})
                        .toJson();
    return response;
}

server::Response Echo::answer(const server::Request &request)
{
    if (request.path == "/api/v1/bug")
        throw std::runtime_error("made to fail");
    server::Response response;
    response.body = QJsonDocument(QJsonObject{{QStringLiteral("method"), QString::fromLatin1(request.method)},
                                              {QStringLiteral("path"), QString::fromUtf8(request.path)},
                                              {QStringLiteral("query"), request.query.toString()},
                                              {QStringLiteral("bytes"), request.body.size()}})
                        .toJson(QJsonDocument::Compact);
    return response;
}

House::House(server::Listener::Options options, std::uint64_t seed, server::CallPace::Rate pace)
    : server(seed), log(server.clock), m_options(std::move(options)), m_pace(pace)
{
    identity = must(server::TlsIdentity::selfSigned(folder.filePath(QStringLiteral("tls")), {}));
    // A workspace on a database server has no folder of its own.
    server->setContentPlace(server.path());
    start();
}

House::~House() = default;

void House::start()
{
    m_options.identity = identity;
    service =
        must(server::Service::start({*server.workspace, door, door, api, log.log, "figures", {}, m_pace}, m_options));
    m_options.port = service->listener().port();
}

void House::stop()
{
    service.reset();
}

void House::changeIdentity()
{
    identity = must(server::TlsIdentity::selfSigned(folder.filePath(QStringLiteral("other")), {}));
}

ServerAddress House::address() const
{
    ServerAddress address;
    address.url = *ServerAddress::urlFrom(QStringLiteral("https://127.0.0.1:%1").arg(m_options.port));
    address.fingerprint = identity.fingerprint();
    return address;
}

RecordId House::person(const QString &login)
{
    const EntityPtr users = server.entity(user::entityKey());
    const RecordId id =
        server.commit({Edit::create(users).with(*users, user::name, login).with(*users, user::login, login)})
            .ids.front();
    door.admit(login, id);
    return id;
}

Desk::Desk(House &house, const QString &login, const QString &file) : ids(qHash(login) + 17)
{
    secrets = std::make_unique<SecretFile>(folder.filePath(QStringLiteral("secrets")));
    path = folder.filePath(file);
    membership::Request request;
    request.path = path;
    request.address = house.address();
    request.attempt.login = login;
    request.attempt.password = DoorTable::password();
    request.attempt.device = QStringLiteral("desk of ") + login;
    request.locale = QStringLiteral("en");
    joining = must(membership::join(request, *secrets, clock, ids));
    if (joining.kind != membership::Joining::Kind::Joined)
        return;
    workspace = must(Workspace::open(path, Workspace::Access::Write, clock, ids));
    // Who works here is a record of the server: nothing is written before it came.
    REQUIRE(sync().trouble == SyncStanding::Trouble::None);
}

std::unique_ptr<HttpPeer> Desk::peer()
{
    return must(membership::peerOf(*workspace, *secrets));
}

SyncStanding Desk::sync()
{
    const auto line = peer();
    REQUIRE(line);
    return SyncSession(*workspace, *line, QStringLiteral("desk"), {}).runOnce();
}

RecordId Desk::customer(const QString &name)
{
    const EntityPtr entity = workspace->catalog()->entity(u"customer");
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits = {Edit::create(entity).with(*entity, u"name", Value(name))};
    return must(workspace->commit(workspace->session(), std::move(request))).ids.front();
}

void Desk::set(const RecordId &id, const QString &field, const QString &text)
{
    const EntityPtr entity = workspace->catalog()->entity(u"customer");
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits = {Edit::update(entity, id).with(*entity, field, Value(text))};
    must(workspace->commit(workspace->session(), std::move(request)));
}

QString Desk::text(const RecordId &id, const QString &field) const
{
    const Record record = must(workspace->record(workspace->session(), QStringLiteral("customer"), id));
    const FieldDef *def = record.entity()->field(field);
    REQUIRE(def);
    return valueToText(*def, record.value(def->index));
}

qint64 customersOf(const Workspace &workspace)
{
    Query query;
    query.entity = QStringLiteral("customer");
    return must(workspace.count(workspace.session(), query));
}

qint64 Desk::customers() const
{
    return customersOf(*workspace);
}

RawLine::RawLine(quint16 port)
{
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    REQUIRE(socket.waitForEncrypted());
}

void RawLine::send(const QByteArray &bytes)
{
    socket.write(bytes);
    // The other side may have had enough before all of it is out.
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten()) {
    }
}

bool RawLine::readUntil(const std::function<bool()> &enough)
{
    constexpr int aMinute = 60'000;
    while (!enough()) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(aMinute))
            break;
        m_received += socket.readAll();
    }
    m_received += socket.readAll();
    return enough();
}

RawLine::Reply RawLine::reply(bool hasBody)
{
    Reply reply;
    if (!readUntil([this] { return m_received.contains("\r\n\r\n"); }))
        return reply;
    const qsizetype end = m_received.indexOf("\r\n\r\n") + 4;
    reply.head = m_received.left(end);
    m_received.remove(0, end);
    reply.status = reply.head.split(' ').value(1).toInt();
    const qsizetype length = hasBody ? reply.header("content-length").toLongLong() : 0;
    readUntil([&] { return m_received.size() >= length; });
    reply.body = m_received.left(length);
    m_received.remove(0, length);
    return reply;
}

QByteArray RawLine::Reply::header(const QByteArray &lowerName) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (line.left(colon).toLower() == lowerName)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

bool RawLine::ends()
{
    constexpr int aMinute = 60'000;
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(aMinute))
        socket.readAll();
    return socket.state() != QAbstractSocket::ConnectedState;
}

QByteArray RawLine::request(const QByteArray &method, const QByteArray &path, const QByteArray &body,
                            const QByteArray &more)
{
    return method + ' ' + path + " HTTP/1.1\r\nHost: here\r\n" + more +
           (body.isEmpty() ? QByteArray() : "Content-Length: " + QByteArray::number(body.size()) + "\r\n") + "\r\n" +
           body;
}

} // namespace millrace::test
