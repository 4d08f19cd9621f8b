// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/sync_world.h"

#include "core/schema/builtin/user.h"
#include "core/store/sync_hub.h"
#include "core/store/sync_replica.h"
#include "core/sync/wire_record.h"
#include "core/workspace/sync_door.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace millrace::test {

namespace {

/// In memory where the system offers it: the scenarios are about order, not about disks.
QString folderTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QDir(memory).exists() ? memory : QDir::tempPath()) + QStringLiteral("/millrace-sync-XXXXXX");
}

/// A fresh file, made once and copied: the first options alone take a while.
enum class Beginning { Server, Alone, Blank };

void makeFirst(const QString &place, Beginning beginning)
{
    FixedClock clock{Instant{1'767'200'000'000'000}};
    SharedIds ids{std::uint64_t(beginning) + 77};
    Workspace::InitOptions options;
    options.path = place;
    options.currency = *CurrencyCode::fromString(u"CNY");
    options.locale = QStringLiteral("en");
    options.blank = beginning == Beginning::Blank;
    must(Workspace::init(options, clock, ids)).reset();
}

void makeFile(const QString &path, Beginning beginning)
{
    static std::map<Beginning, QByteArray> made;
    QByteArray &content = made[beginning];
    if (content.isEmpty()) {
        QTemporaryDir folder(folderTemplate());
        const QString first = folder.filePath(QStringLiteral("first.millrace"));
        makeFirst(first, beginning);
        QFile file(first);
        REQUIRE(file.open(QIODevice::ReadOnly));
        content = file.readAll();
    }
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    REQUIRE(file.write(content) == content.size());
}

/// The server's workspace may be in a database: where it is.
QString makePlace(const QString &path)
{
    static QString made;
    if (!storePlace().fresh)
        makeFile(path, Beginning::Server);
    else if (made.isEmpty())
        makeFirst(made = storePlace().fresh(), Beginning::Server);
    return made.isEmpty() ? path : storePlace().cloned(made);
}

void copyFile(const QString &from, const QString &to)
{
    QFile::remove(to);
    for (const char *suffix : {"-wal", "-shm"})
        QFile::remove(to + QLatin1String(suffix));
    REQUIRE(QFile::copy(from, to));
    if (QFile::exists(from + QStringLiteral("-wal")))
        REQUIRE(QFile::copy(from + QStringLiteral("-wal"), to + QStringLiteral("-wal")));
}

QString copyPlace(const QString &from, const QString &path)
{
    if (storePlace().cloned)
        return storePlace().cloned(from);
    copyFile(from, path);
    return path;
}

QByteArray described(const Record &record)
{
    return record.entity()->key.toUtf8() + ' ' + record.root().toString().toUtf8() + ' ' +
           QJsonDocument(wire_record::fields(record)).toJson(QJsonDocument::Compact);
}

void forEachRecord(const Workspace &workspace, const std::function<void(const Record &)> &visit)
{
    must(sync_door::read(workspace, [&](Database &database) -> Result<void> {
        for (const EntityPtr &entity : workspace.catalog()->entities())
            MILLRACE_TRY(record_store::forEach(database, entity, [&](const StoredRecord &stored) {
                visit(stored.record);
                return true;
            }));
        return {};
    }));
}

} // namespace

TableOfScopes::Person &TableOfScopes::person(const RecordId &id)
{
    return *std::find_if(people.begin(), people.end(), [&](const Person &one) { return one.id == id; });
}

QStringList TableOfScopes::scopesOf(const RecordId &user) const
{
    QStringList held{QStringLiteral("g"), QStringLiteral("u:") + user.toString()};
    for (const Person &own : people) {
        if (own.id != user)
            continue;
        if (own.range == All)
            held << QStringLiteral("*");
        if (own.range == Team)
            for (const Person &other : people)
                if (other.team == own.team && other.id != user)
                    held << QStringLiteral("u:") + other.id.toString();
    }
    held.sort();
    return held;
}

QHash<QString, QStringList> TableOfScopes::hiddenFrom(const RecordId &) const
{
    return hidden;
}

SyncReply TestPeer::ask(SyncCall call, const QByteArray &body)
{
    SyncReply reply;
    if (offline || std::exchange(loseRequest, false))
        return reply;
    sent.emplace_back(call, body);
    reply.body = m_world.m_hub->answer({m_user, QStringLiteral("test")}, call, body);
    if (failing) {
        SyncRefusal refusal;
        refusal.code = SyncRefusal::Code::ServerError;
        reply.body = sync_codec::encode(refusal);
    }
    if (std::exchange(loseReply, false))
        return reply;
    if (mangle)
        mangle(reply.body);
    reply.kind = SyncReply::Kind::Answered;
    return reply;
}

SyncWorld::SyncWorld(int stations, std::uint64_t seed) : ids(seed), m_folder(folderTemplate())
{
    REQUIRE(m_folder.isValid());
    m_serverPath = makePlace(file(QStringLiteral("server.millrace")));
    m_server = opened(m_serverPath, m_clock);
    m_administrator = m_server->person();
    const EntityPtr users = m_server->catalog()->entity(u"user");
    CommitRequest request;
    request.label = QStringLiteral("people");
    for (int i = 0; i < stations; ++i) {
        Edit edit = Edit::create(users);
        edit.id = ids.next(now());
        edit.with(*users, user::name, QStringLiteral("Person %1").arg(i));
        scopes.people.push_back({edit.id, i / 2, TableOfScopes::Range(i % 3)});
        request.edits.push_back(std::move(edit));
    }
    must(m_server->commit(m_server->session(), request));
    m_server.reset();
    openServer();
    for (int i = 0; i < stations; ++i) {
        const QString path = file(QStringLiteral("station%1.millrace").arg(i));
        makeFile(path, Beginning::Blank);
        addStation(scopes.people[size_t(i)].id, path);
    }
}

SyncWorld::~SyncWorld() = default;

std::unique_ptr<Workspace> SyncWorld::opened(const QString &path, Clock &clock)
{
    return must(Workspace::open(path, Workspace::Access::Write, clock, ids));
}

void SyncWorld::openServer()
{
    m_server = opened(m_serverPath, m_clock);
    Hub::Options options;
    options.environment = m_environment;
    m_hub = must(Hub::open(*m_server, scopes, options));
}

void SyncWorld::closeServer()
{
    m_hub.reset();
    m_server.reset();
}

void SyncWorld::reopenServer()
{
    closeServer();
    openServer();
}

void SyncWorld::setEnvironment(const QString &environment)
{
    m_environment = environment;
    reopenServer();
}

void SyncWorld::keepServer(const QString &name)
{
    m_hub.reset();
    m_server.reset();
    m_kept[name] = copyPlace(m_serverPath, file(name));
    openServer();
}

void SyncWorld::restoreServer(const QString &name)
{
    m_hub.reset();
    m_server.reset();
    m_serverPath = copyPlace(m_kept[name], m_serverPath);
    openServer();
}

size_t SyncWorld::addStation(const RecordId &user, const QString &from)
{
    auto station = std::make_unique<Station>();
    station->path = from;
    station->user = user;
    station->peer = std::make_unique<TestPeer>(*this, user);
    m_stations.push_back(std::move(station));
    openStation(m_stations.size() - 1);
    return m_stations.size() - 1;
}

size_t SyncWorld::addSolo(const RecordId &user, bool blank)
{
    const QString path = file(QStringLiteral("solo%1.millrace").arg(m_stations.size()));
    makeFile(path, blank ? Beginning::Blank : Beginning::Alone);
    return addStation(user, path);
}

void SyncWorld::closeStation(size_t which)
{
    m_stations[which]->engine.reset();
    m_stations[which]->workspace.reset();
}

void SyncWorld::openStation(size_t which)
{
    Station &station = *m_stations[which];
    station.clock.set({now().us + station.skew});
    station.workspace = opened(station.path, station.clock);
    station.engine = std::make_unique<SyncEngine>(*station.workspace, *station.peer, QStringLiteral("test"));
}

void SyncWorld::keepStation(size_t which, const QString &name)
{
    closeStation(which);
    copyFile(m_stations[which]->path, file(name));
    openStation(which);
}

void SyncWorld::rollBackStation(size_t which, const QString &name)
{
    closeStation(which);
    copyFile(file(name), m_stations[which]->path);
    openStation(which);
}

void SyncWorld::tick(std::int64_t seconds)
{
    m_clock.set({m_clock.now().us + seconds * 1'000'000});
    for (const auto &station : m_stations)
        station->clock.set({m_clock.now().us + station->skew});
}

Result<CommitReceipt> SyncWorld::tryEdit(size_t which, std::vector<Edit> edits)
{
    tick();
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits = std::move(edits);
    Workspace &workspace = *m_stations[which]->workspace;
    return workspace.commit(workspace.session(), std::move(request));
}

CommitReceipt SyncWorld::edit(size_t which, std::vector<Edit> edits)
{
    return must(tryEdit(which, std::move(edits)));
}

RecordId SyncWorld::customer(size_t which, const QString &name)
{
    const EntityPtr entity = m_stations[which]->workspace->catalog()->entity(u"customer");
    return edit(which, {Edit::create(entity).with(*entity, u"name", Value(name))}).ids.front();
}

static Edit fieldEdit(const Workspace &workspace, const char *entity, const RecordId &id, const char *field,
                      const QString &text)
{
    const EntityPtr def = workspace.catalog()->entity(QString::fromLatin1(entity));
    const FieldDef *found = def->field(QString::fromLatin1(field));
    REQUIRE(found);
    return Edit::update(def, id).with(*def, found->key, *valueFromText(*found, text, workspace.baseCurrency()));
}

void SyncWorld::set(size_t which, const char *entity, const RecordId &id, const char *field, const QString &text)
{
    edit(which, {fieldEdit(*m_stations[which]->workspace, entity, id, field, text)});
}

void SyncWorld::setOnServer(const char *entity, const RecordId &id, const char *field, const QString &text)
{
    tick();
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits = {fieldEdit(*m_server, entity, id, field, text)};
    must(m_server->commit(m_server->session(), request));
}

QString SyncWorld::text(const Workspace &workspace, const char *entity, const RecordId &id, const char *field) const
{
    const Record record = must(workspace.record(workspace.session(), QString::fromLatin1(entity), id));
    const FieldDef *def = record.entity()->field(QString::fromLatin1(field));
    REQUIRE(def);
    return valueToText(*def, record.value(def->index));
}

bool SyncWorld::has(const Workspace &workspace, const char *entity, const RecordId &id) const
{
    return workspace.record(workspace.session(), QString::fromLatin1(entity), id).has_value();
}

qint64 SyncWorld::count(const Workspace &workspace, const char *entity, const QString &filter) const
{
    Query query;
    query.entity = QString::fromLatin1(entity);
    query.filter = must(parseFilter(filter));
    return must(workspace.count(workspace.session(), query));
}

int SyncWorld::settle(size_t which, int most)
{
    SyncEngine &engine = *m_stations[which]->engine;
    if (!must(engine.isJoined()))
        REQUIRE(must(engine.join()) == SyncEngine::Outcome::Progress);
    for (int steps = 1; steps <= most; ++steps) {
        tick();
        const SyncEngine::Outcome outcome = must(engine.step());
        if (outcome == SyncEngine::Outcome::Idle)
            return steps;
        REQUIRE(outcome == SyncEngine::Outcome::Progress);
    }
    FAIL("the exchange never came to rest");
    return most;
}

void SyncWorld::settleAll()
{
    // Twice: what the last one pushed, the first has not seen yet.
    for (int round = 0; round < 2; ++round)
        for (size_t which = 0; which < m_stations.size(); ++which)
            settle(which);
}

std::map<RecordId, QByteArray> SyncWorld::visible(const RecordId &user)
{
    const QStringList scopesHeld = scopes.scopesOf(user);
    const auto narrowed = scopes.narrowedFor(user);
    QHash<RecordId, QStringList> ofRoot;
    std::vector<Record> all;
    forEachRecord(*m_server, [&](const Record &record) {
        if (record.root() == record.id())
            ofRoot.insert(record.id(),
                          scopes.scopesOfRoot(must(m_server->belongingOf(record.entity()->key, record.id()))));
        all.push_back(record);
    });
    std::map<RecordId, QByteArray> seen;
    for (Record &record : all) {
        const QStringList rootScopes = ofRoot.value(record.root());
        const QStringList heldScopes = narrowed.value(record.entity()->key, scopesHeld);
        const bool sees =
            !rootScopes.isEmpty() && (heldScopes.contains(QLatin1String("*")) ||
                                      std::any_of(rootScopes.begin(), rootScopes.end(),
                                                  [&](const QString &s) { return heldScopes.contains(s); }));
        if (!sees)
            continue;
        for (const QString &field : scopes.hidden.value(record.entity()->key))
            record.set(field, Value());
        seen[record.id()] = described(record);
    }
    return seen;
}

std::map<RecordId, QByteArray> SyncWorld::held(const Workspace &workspace) const
{
    std::map<RecordId, QByteArray> rows;
    forEachRecord(workspace, [&](const Record &record) { rows[record.id()] = described(record); });
    return rows;
}

/// What a station and the hub know of the root of a record that is missing.
std::string SyncWorld::knowledge(size_t which, const RecordId &id, const QByteArray &text)
{
    const RecordId root = RecordId::fromString(QString::fromUtf8(text.split(' ').at(1))).value_or(id);
    QString told = QStringLiteral("root ") + root.toString();
    must(sync_door::read(*m_stations[which]->workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(const ReplicaState state, ReplicaState::load(database));
        told += QStringLiteral("; cursor %1 generation %2 sweep %3 scopes %4")
                    .arg(state.cursor.seq)
                    .arg(state.generation)
                    .arg(state.sweep)
                    .arg(state.scopes.join(u' '));
        MILLRACE_ASSIGN(const auto known, sync_replica::root(database, root));
        if (known)
            told += QStringLiteral("; known: full %1 generation %2 scopes %3")
                        .arg(known->full)
                        .arg(known->generation)
                        .arg(known->scopes.join(u' '));
        const auto entity = m_stations[which]->workspace->catalog()->entity(QString::fromUtf8(text.split(' ').front()));
        MILLRACE_ASSIGN(const Dictionary numbers, Dictionary::load(database));
        MILLRACE_ASSIGN(const auto row, sync_replica::row(database, numbers.entityNumber(entity->key), id));
        if (row)
            told += QStringLiteral("; row: seq %1 generation %2").arg(row->seq).arg(row->generation);
        MILLRACE_ASSIGN(const auto life, journal::changesOfRecord(database, numbers.entityNumber(entity->key), id));
        for (const ChangeRow &change : life) {
            MILLRACE_ASSIGN(const auto commit, journal::commitByNo(database, change.commitNo));
            told += QStringLiteral("; %1 field %2 origin %3")
                        .arg(change.commitNo)
                        .arg(change.field)
                        .arg(int(commit->origin));
        }
        return {};
    }));
    must(sync_door::read(*m_server, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(const QStringList held, sync_hub::scopesOf(database, root));
        told += QStringLiteral("; hub: ") + held.join(u' ');
        return {};
    }));
    return told.toStdString();
}

void SyncWorld::requireEqual(size_t which)
{
    const auto wanted = visible(m_stations[which]->user);
    const auto found = held(*m_stations[which]->workspace);
    INFO("station " << which);
    for (const auto &[id, text] : wanted) {
        INFO("wanted " << text.toStdString());
        INFO((found.contains(id) ? std::string() : knowledge(which, id, text)));
        REQUIRE(found.contains(id));
        REQUIRE(found.at(id).toStdString() == text.toStdString());
    }
    for (const auto &[id, text] : found) {
        INFO("too much " << text.toStdString());
        REQUIRE(wanted.contains(id));
    }
}

void SyncWorld::requireEqual()
{
    for (size_t which = 0; which < m_stations.size(); ++which) {
        requireEqual(which);
        const VerifyReport report = must(m_stations[which]->workspace->verify());
        INFO("station " << which << "\n" << report.details().toStdString());
        REQUIRE(report.ok);
    }
    const VerifyReport report = must(m_server->verify());
    INFO("server\n" << report.details().toStdString());
    REQUIRE(report.ok);
}

bool SyncWorld::isKept(const QStringList &texts, QStringList &missing)
{
    QByteArray all;
    must(sync_door::read(*m_server, [&](Database &database) {
        return journal::forEachChange(database, [&](const ChangeRow &change) {
            all += change.was + change.now;
            return true;
        });
    }));
    for (const Hub::Refused &refused : must(m_hub->quarantine()))
        all += QJsonDocument(sync_codec::toJson(refused.mutation)).toJson();
    for (const QString &text : texts)
        if (!all.contains(text.toUtf8()))
            missing << text;
    return missing.isEmpty();
}

bool SyncWorld::isKept(const QString &text)
{
    QStringList missing;
    return isKept(QStringList{text}, missing);
}

} // namespace millrace::test
