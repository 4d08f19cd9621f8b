// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/server/bench_server.h"

#include "core/schema/builtin/user.h"
#include "core/sync/codec.h"
#include "core/workspace/people.h"

namespace millrace::bench {

Result<server::Caller> OpenDoor::callerOf(const QByteArray &bearer)
{
    const size_t person = bearer.toULongLong();
    if (person >= people.size())
        return fail(ErrorCode::NotPermitted, {QStringLiteral("auth")});
    return server::Caller{people[person], people[person], QStringLiteral("bench"), {}, {QStringLiteral("sync")}};
}

server::Response OpenDoor::answer(const server::Request &)
{
    return server::Response::failure(404, QStringLiteral("not_found"), QString());
}

BenchServer::BenchServer(const QString &path, int people) : m_log(m_clock, [](const QByteArray &) {})
{
    m_workspace = must(Workspace::open(path, Workspace::Access::Write, m_clock, m_ids));
    const auto roles = must(makeBuiltinRoles(*m_workspace, m_workspace->session()));
    const EntityPtr users = m_workspace->catalog()->entity(user::entityKey());
    CommitRequest request;
    request.label = QStringLiteral("edit");
    for (int i = 0; i < people; ++i) {
        const QString name = QStringLiteral("bench%1").arg(i);
        request.edits.push_back(Edit::create(users)
                                    .with(*users, user::name, name)
                                    .with(*users, user::login, name)
                                    .with(*users, user::role, roles.value(QStringLiteral("administrator"))));
    }
    m_door.people = must(m_workspace->commit(m_workspace->session(), std::move(request))).ids;
    m_identity = must(server::TlsIdentity::selfSigned(m_folder.path(), {}));
    server::Listener::Options options;
    options.identity = m_identity;
    // What one person's program may ask in a second is no matter of these figures.
    const server::CallPace::Rate pace{1e9, 1e9};
    m_service = must(server::Service::start({*m_workspace, m_door, m_door, m_door, m_log, {}, {}, pace}, options));
}

ServerAddress BenchServer::address() const
{
    ServerAddress address;
    address.url = *ServerAddress::urlFrom(QStringLiteral("https://127.0.0.1:%1").arg(port()));
    address.fingerprint = m_identity.fingerprint();
    return address;
}

std::vector<RecordId> BenchServer::customers(int count) const
{
    Query query;
    query.entity = QStringLiteral("customer");
    query.fields = {FieldPath::of(QStringLiteral("name"))};
    query.limit = count;
    std::vector<RecordId> ids;
    for (const Row &row : must(m_workspace->rows(m_workspace->session(), query)).rows)
        ids.push_back(row.id);
    if (int(ids.size()) < count)
        giveUp({ErrorCode::Internal, {QStringLiteral("the base has too few customers")}, {}});
    return ids;
}

Sender::Sender(BenchServer &server, int person) : m_line(server.port()), m_token(OpenDoor::token(person))
{
    m_head.client = m_ids.next(m_clock.now());
    m_head.install = m_ids.next(m_clock.now());
    const QByteArray body =
        m_line.post("/api/v1/sync/hello", m_token, sync_codec::encode(sync_codec::HelloRequest{m_head, {}}));
    const auto answer = sync_codec::helloAnswer(body);
    const auto *hello = std::get_if<sync_codec::HelloAnswer>(&answer);
    if (!hello)
        giveUp({ErrorCode::Internal, {QString::fromUtf8(body)}, {}});
    m_head.database = hello->database;
    m_head.environment = hello->environment;
    m_head.top = m_seen = hello->trailer.top;
}

QByteArray Sender::push(const std::vector<RecordId> &customers, int mutations, const QStringList &fields)
{
    sync_codec::PushRequest request;
    request.head = m_head;
    for (int i = 0; i < mutations; ++i) {
        SyncMutation mutation;
        mutation.uuid = mutation.operation = m_ids.next(m_clock.now());
        mutation.mid = ++m_mid;
        mutation.seen = m_seen;
        mutation.editedAt = m_clock.now();
        mutation.label = QStringLiteral("edit");
        SyncOp op;
        op.entity = QStringLiteral("customer");
        op.id = customers[m_next++ % customers.size()];
        for (const QString &field : fields) {
            op.set.insert(field, QStringLiteral("%1 %2").arg(field).arg(m_mid));
            op.was.insert(field, QString());
        }
        mutation.ops.push_back(std::move(op));
        request.mutations.push_back(std::move(mutation));
    }
    return sync_codec::encode(request);
}

void Sender::send(const QByteArray &body, int mutations)
{
    const QByteArray answer = m_line.post("/api/v1/sync/push", m_token, body);
    if (answer.count("\"status\":\"applied\"") != mutations)
        giveUp({ErrorCode::Internal, {QString::fromUtf8(answer.left(2000))}, {}});
}

Station::Station(Bench &bench, BenchServer &server, int person, const QString &file)
{
    Workspace::InitOptions options;
    options.path = bench.bases.scratch(file);
    options.currency = server.workspace().baseCurrency();
    options.zone = server.workspace().zone();
    options.blank = true;
    m_workspace = must(Workspace::init(options, m_clock, m_ids));
    m_peer = std::make_unique<HttpPeer>(server.address(), OpenDoor::token(person));
    SyncEngine engine(*m_workspace, *m_peer, QStringLiteral("bench"));
    if (must(engine.join()) != SyncEngine::Outcome::Progress)
        giveUp({ErrorCode::Internal, {QStringLiteral("a workstation was not let in")}, {}});
}

void Station::catchUp()
{
    SyncEngine engine(*m_workspace, *m_peer, QStringLiteral("bench"));
    SyncEngine::Outcome outcome = SyncEngine::Outcome::Progress;
    while (outcome == SyncEngine::Outcome::Progress)
        outcome = must(engine.step());
    if (outcome != SyncEngine::Outcome::Idle)
        giveUp({ErrorCode::Internal, {QStringLiteral("synchronising ended at %1").arg(int(outcome))}, {}});
}

} // namespace millrace::bench
