// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/membership.h"

#include "core/sync/engine.h"
#include "core/workspace/attachment_content.h"

#include <QDir>
#include <QFileInfo>

namespace millrace::membership {

namespace {

/// What a server says of itself to whoever it let in.
std::optional<sync_codec::HelloAnswer> hello(HttpPeer &peer, const QString &device, const RecordId &client)
{
    sync_codec::HelloRequest request;
    request.head.client = client;
    request.head.install = client;
    request.device = device;
    const SyncReply reply = peer.ask(SyncCall::Hello, sync_codec::encode(request));
    if (reply.kind != SyncReply::Kind::Answered)
        return std::nullopt;
    const auto answer = sync_codec::helloAnswer(reply.body);
    const auto *said = std::get_if<sync_codec::HelloAnswer>(&answer);
    return said ? std::optional(*said) : std::nullopt;
}

/// A device that was let in, until it is known whether it stays.
class Entry
{
public:
    Entry(const Request &request, const QString &replica, const RecordId &client)
    {
        HttpPeer door(request.address, {});
        SignIn attempt = request.attempt;
        attempt.replica = replica;
        joining.signIn = door.signIn(attempt);
        if (joining.signIn.kind != SignInAnswer::Kind::SignedIn) {
            joining.kind = Joining::Kind::SignIn;
            return;
        }
        peer = std::make_unique<HttpPeer>(request.address, joining.signIn.token);
        said = hello(*peer, attempt.device, client);
        if (said)
            joining.database = said->database;
    }
    ~Entry()
    {
        if (peer && !stays)
            peer->signOut();
    }
    Q_DISABLE_COPY(Entry)

    /// Makes the workspace follow the server; joining.kind says whether it does.
    Result<void> settle(Workspace &workspace, const Request &request, SecretStore &secrets)
    {
        if (!said)
            return {};
        MILLRACE_ASSIGN(const SyncEngine::Status status, SyncEngine::statusOf(workspace));
        const ReplicaState &state = status.state;
        if (state.isJoined() && state.database != said->database)
            joining.kind = Joining::Kind::OtherTeam;
        else if (state.isJoined() && state.user != joining.signIn.user)
            joining.kind = Joining::Kind::OtherPerson;
        else if (workspace.baseCurrency().toString() != said->currency)
            joining.kind = Joining::Kind::OtherCurrency;
        else
            return follow(workspace, request, secrets);
        return {};
    }

    Joining joining;
    std::unique_ptr<HttpPeer> peer;
    std::optional<sync_codec::HelloAnswer> said;
    bool stays = false;

private:
    Result<void> follow(Workspace &workspace, const Request &request, SecretStore &secrets)
    {
        SyncEngine engine(workspace, *peer, request.attempt.device);
        MILLRACE_ASSIGN(const SyncEngine::Outcome outcome, engine.join());
        if (outcome != SyncEngine::Outcome::Progress)
            return {};
        ServerAddress address = request.address;
        address.login = request.attempt.login;
        address.device = joining.signIn.device;
        MILLRACE_ASSIGN(const QString name, secretName(workspace));
        MILLRACE_TRY(secrets.put(name, joining.signIn.token));
        MILLRACE_TRY(address.save(workspace));
        joining.kind = Joining::Kind::Joined;
        stays = true;
        return {};
    }
};

} // namespace

Result<Joining> join(Workspace &workspace, const Request &request, SecretStore &secrets)
{
    MILLRACE_ASSIGN(const QString replica, replicaName(workspace));
    Entry entry(request, replica, workspace.ids().next(workspace.clock().now()));
    if (entry.joining.kind != Joining::Kind::SignIn)
        MILLRACE_TRY(entry.settle(workspace, request, secrets));
    return entry.joining;
}

Result<Joining> join(const Request &request, SecretStore &secrets, Clock &clock, IdSource &ids)
{
    if (QFileInfo::exists(request.path)) {
        MILLRACE_ASSIGN(const auto workspace, Workspace::open(request.path, Workspace::Access::Write, clock, ids));
        return join(*workspace, request, secrets);
    }
    const RecordId client = ids.next(clock.now());
    Entry entry(request, client.toString(), client);
    const auto currency = entry.said ? CurrencyCode::fromString(entry.said->currency) : std::nullopt;
    if (entry.joining.kind == Joining::Kind::SignIn || !currency)
        return entry.joining;
    Workspace::InitOptions options;
    options.path = request.path;
    options.currency = *currency;
    options.locale = request.locale;
    options.zone = request.zone;
    options.person = request.attempt.login;
    options.blank = true;
    auto settled = [&]() -> Result<void> {
        MILLRACE_ASSIGN(const auto workspace, Workspace::init(options, clock, ids));
        return entry.settle(*workspace, request, secrets);
    }();
    if (!settled || entry.joining.kind != Joining::Kind::Joined)
        MILLRACE_TRY(wipe(request.path));
    MILLRACE_TRY(std::move(settled));
    return entry.joining;
}

Result<std::unique_ptr<HttpPeer>> peerOf(const Workspace &workspace, SecretStore &secrets)
{
    MILLRACE_ASSIGN(const ServerAddress address, ServerAddress::load(workspace));
    MILLRACE_ASSIGN(const QString name, secretName(workspace));
    if (!address.isSet())
        return Result<std::unique_ptr<HttpPeer>>();
    MILLRACE_ASSIGN(const QByteArray token, secrets.secret(name));
    if (token.isEmpty())
        return Result<std::unique_ptr<HttpPeer>>();
    return std::make_unique<HttpPeer>(address, token);
}

Result<void> signOut(const Workspace &workspace, SecretStore &secrets)
{
    MILLRACE_ASSIGN(const auto peer, peerOf(workspace, secrets));
    if (peer)
        peer->signOut();
    MILLRACE_ASSIGN(const QString name, secretName(workspace));
    return secrets.remove(name);
}

Result<void> wipe(const QString &path)
{
    const auto remove = [](const QString &file) -> Result<void> {
        if (QFile::exists(file) && !QFile::remove(file))
            return fail(ErrorCode::FileUnwritable, {file, QString()});
        return {};
    };
    for (const char *suffix : {"-wal", "-shm", ""})
        MILLRACE_TRY(remove(path + QLatin1String(suffix)));
    // Copies that were made before updates hold the same records.
    const QFileInfo file(path);
    const QStringList copies =
        file.dir().entryList({file.completeBaseName() + QStringLiteral(".before-update-*.millrace")}, QDir::Files);
    for (const QString &copy : copies)
        MILLRACE_TRY(remove(file.dir().filePath(copy)));
    QDir contents(AttachmentContent(path).folder());
    if (contents.exists() && !contents.removeRecursively())
        return fail(ErrorCode::FileUnwritable, {contents.path(), QString()});
    return {};
}

} // namespace millrace::membership
