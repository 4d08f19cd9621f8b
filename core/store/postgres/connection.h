// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/postgres/house_sql.h"
#include "core/store/remote.h"

#include <functional>
#include <memory>
#include <unordered_map>

struct pg_conn;
struct pg_result;

namespace millrace::postgres {

struct ResultEnd
{
    void operator()(pg_result *result) const;
};
using Answer = std::unique_ptr<pg_result, ResultEnd>;

/// The numbers of the locks that keep the processes of one database in order.
enum class Lock : std::int64_t {
    Writer = 0x4d4c5243'0001,   ///< of a transaction: one writer at a time
    Accounts = 0x4d4c5243'0002, ///< the same for what a server keeps beside the workspace
    AtWork = 0x4d4c5243'0003,   ///< of a session, shared: somebody is at work on the database
};

/// A connection to a server, one thread's. A lost one is made anew as soon as nothing depends on it: between two
/// transactions. Within one that has lost its connection everything fails until end().
class Connection
{
public:
    Connection(const QString &address, QByteArray setup) : m_address(address.toUtf8()), m_setup(std::move(setup)) {}
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Connects, or makes a lost connection anew; nothing to do where it stands or a transaction is open.
    Result<void> ensure();
    bool isAlive() const;
    bool inTransaction() const { return m_open; }
    Result<void> begin(const QByteArray &sql);
    Result<void> commit();
    void rollback();
    /// Grows with every new connection: what was prepared on an older one is gone.
    int generation() const { return m_generation; }

    /// Sends and waits for the last answer; a failed one is an Error.
    Result<Answer> ask(const std::function<int(pg_conn *)> &send);
    /// Statements without marks, several where semicolons stand between them.
    Result<Answer> run(const QByteArray &sql);
    /// From now on waits end with Cancelled once the flag is set.
    void stopWhen(std::atomic<bool> *cancelled) { m_cancelled = cancelled; }
    pg_conn *handle() const { return m_handle; }
    QString shownAddress() const;

private:
    bool stillStands() const;
    Error lost() const;
    Error failure(const pg_result *result) const;
    bool wait();

    QByteArray m_address;
    QByteArray m_setup; ///< runs on every new connection
    pg_conn *m_handle = nullptr;
    int m_generation = 0;
    bool m_open = false;
    std::atomic<bool> *m_cancelled = nullptr;
};

/// A workspace's or an accounts' connection.
class Session : public RemoteDatabase
{
public:
    static Result<std::unique_ptr<RemoteDatabase>> open(const QString &address, RemoteKind::Mode mode,
                                                        RemoteKind::Part part);
    ~Session() override;

    Result<RemoteStatement *> prepare(const QByteArray &sql) override;
    Result<void> execute(const QByteArray &sql) override;
    Result<void> begin(bool writes) override;
    Result<void> commit() override { return m_connection.commit(); }
    void rollback() override { m_connection.rollback(); }
    bool inTransaction() const override { return m_connection.inTransaction(); }
    std::int64_t changes() const override { return m_changes; }
    void stopWhen(std::atomic<bool> *cancelled) override { m_connection.stopWhen(cancelled); }
    QString version() const override;
    bool isAlive() const override { return m_connection.isAlive(); }

private:
    friend class PreparedStatement;
    Session(const QString &address, const QByteArray &setup, Lock lock) : m_connection(address, setup), m_lock(lock) {}
    void forgetIdle(const QByteArray &but);

    Connection m_connection;
    Lock m_lock;
    std::int64_t m_changes = 0;
    int m_names = 0;
    std::unordered_map<QByteArray, std::vector<std::unique_ptr<class PreparedStatement>>> m_cache;
};

/// A statement that the server has prepared. Its answer is fetched whole at the first step, so that others may be open
/// beside it.
class PreparedStatement : public RemoteStatement
{
public:
    PreparedStatement(Session &session, QByteArray sql);

    Result<void> prepare();
    void bind(int position, Column value) override;
    Result<bool> step() override;
    void reset(bool bindings) override;
    Cell cell(int column) const override;
    int columnCount() const override;
    QByteArray sql() const override { return m_sql; }
    const QByteArray &name() const { return m_name; }
    /// On the connection as it is now.
    bool isPrepared() const;

private:
    Result<void> run();
    Result<void> checkSums();

    Session &m_session;
    QByteArray m_sql;
    Spoken m_spoken;
    QByteArray m_name;
    int m_generation = -1;
    std::vector<unsigned> m_types; ///< of the marks, as the server worked them out
    std::vector<Column> m_bound;   ///< by position
    Answer m_answer;
    std::vector<Column::Kind> m_kinds; ///< of the columns
    int m_row = -1;
};

} // namespace millrace::postgres
