// SPDX-License-Identifier: GPL-3.0-or-later
// A server and workstations in one process, each over a file of its own, with a network that can be told what to do.
#pragma once

#include "core/sync/engine.h"
#include "core/sync/hub.h"
#include "tests/support/temp_workspace.h"

#include <deque>
#include <functional>
#include <map>

namespace millrace::test {

/// Who may see what, as a table.
class TableOfScopes : public Visibility
{
public:
    enum Range { Own, Team, All };
    struct Person
    {
        RecordId id;
        int team = 0;
        Range range = Own;
    };
    std::vector<Person> people;
    QHash<QString, QStringList> hidden;   ///< from everybody
    QHash<QString, QStringList> narrowed; ///< for everybody

    Person &person(const RecordId &id);
    QStringList scopesOf(const RecordId &user) const override;
    QHash<QString, QStringList> hiddenFrom(const RecordId &user) const override;
    QHash<QString, QStringList> narrowedFor(const RecordId &) const override { return narrowed; }
};

class SyncWorld;

/// The network between one workstation and the hub.
class TestPeer : public SyncPeer
{
public:
    TestPeer(SyncWorld &world, RecordId user) : m_world(world), m_user(std::move(user)) {}
    SyncReply ask(SyncCall call, const QByteArray &body) override;

    bool offline = false;
    bool loseRequest = false; ///< the next one
    bool loseReply = false;   ///< the next one
    bool failing = false;     ///< the server answers everything with an error
    std::function<void(QByteArray &)> mangle;
    std::vector<std::pair<SyncCall, QByteArray>> sent;

private:
    SyncWorld &m_world;
    RecordId m_user;
};

/// A workstation: file, engine and clock.
struct Station
{
    QString path;
    RecordId user;
    FixedClock clock{Instant{}};
    std::int64_t skew = 0;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<TestPeer> peer;
    std::unique_ptr<SyncEngine> engine;

    Workspace *operator->() const { return workspace.get(); }
};

class SyncWorld
{
public:
    explicit SyncWorld(int stations, std::uint64_t seed = 1);
    ~SyncWorld();

    Station &operator[](size_t which) { return *m_stations[which]; }
    size_t size() const { return m_stations.size(); }
    Workspace &server() { return *m_server; }
    Hub &hub() { return *m_hub; }
    TableOfScopes scopes;
    SharedIds ids;

    /// Time passes everywhere.
    void tick(std::int64_t seconds = 1);
    Instant now() const { return m_clock.now(); }

    // Files.
    void closeStation(size_t which);
    void openStation(size_t which);
    void closeServer();
    void reopenServer();
    /// Copies of files that are closed for the moment.
    void keepServer(const QString &name);
    void restoreServer(const QString &name);
    void keepStation(size_t which, const QString &name);
    void rollBackStation(size_t which, const QString &name);
    /// A further workstation of the same person over a file of that name.
    size_t addStation(const RecordId &user, const QString &from);
    /// One that began alone, with a person and options of its own.
    size_t addSolo(const RecordId &user, bool blank = false);
    /// One that was made for joining, with nothing in it.
    size_t addBlank(const RecordId &user) { return addSolo(user, true); }
    QString file(const QString &name) const { return m_folder.filePath(name); }
    void setEnvironment(const QString &environment);

    // Work.
    Result<CommitReceipt> tryEdit(size_t which, std::vector<Edit> edits);
    CommitReceipt edit(size_t which, std::vector<Edit> edits);
    RecordId customer(size_t which, const QString &name);
    void set(size_t which, const char *entity, const RecordId &id, const char *field, const QString &text);
    /// By the administrator, on the server itself.
    void setOnServer(const char *entity, const RecordId &id, const char *field, const QString &text);
    QString text(const Workspace &workspace, const char *entity, const RecordId &id, const char *field) const;
    bool has(const Workspace &workspace, const char *entity, const RecordId &id) const;
    qint64 count(const Workspace &workspace, const char *entity, const QString &filter = {}) const;

    /// Exchanges until there is nothing left to exchange; the number of steps.
    int settle(size_t which, int most = 400);
    void settleAll();

    /// What a user may see, worked out from the server's rows alone: id -> what it says.
    std::map<RecordId, QByteArray> visible(const RecordId &user);
    std::map<RecordId, QByteArray> held(const Workspace &workspace) const;
    /// Everybody holds what he may see, all of it and nothing else; every journal rebuilds its tables.
    void requireEqual();
    void requireEqual(size_t which);
    /// Whether a text is anywhere on the server: in the history, on a card or in the quarantine.
    bool isKept(const QString &text);
    bool isKept(const QStringList &texts, QStringList &missing);

private:
    friend class TestPeer;
    void openServer();
    std::string knowledge(size_t which, const RecordId &id, const QByteArray &text);
    std::unique_ptr<Workspace> opened(const QString &path, Clock &clock);

    QTemporaryDir m_folder;
    mutable FixedClock m_clock{Instant{1'767'225'600'000'000}};
    QString m_environment = QStringLiteral("prod");
    QString m_serverPath;
    std::map<QString, QString> m_kept; ///< copies of the server by name
    std::unique_ptr<Workspace> m_server;
    std::unique_ptr<Hub> m_hub;
    std::vector<std::unique_ptr<Station>> m_stations;
    RecordId m_administrator;
};

} // namespace millrace::test
