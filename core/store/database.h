// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/remote.h"

#include <limits>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace millrace {

/// A prepared statement while it is in use; returns to its database's cache, reset, when it goes out of scope. Binding
/// positions start at 1, columns at 0. Text bound by reference must outlive the step.
class Statement
{
public:
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;
    ~Statement();

    Statement &bind(int position, std::int64_t number);
    Statement &bind(int position, int number) { return bind(position, std::int64_t(number)); }
    Statement &bind(int position, const QString &text);
    Statement &bindUtf8(int position, const QByteArray &text);
    Statement &bindBlob(int position, const QByteArray &bytes);
    Statement &bind(int position, const RecordId &id); ///< the null id is bound as NULL
    Statement &bind(int position, const Column &column);
    Statement &bindNull(int position);

    /// True while there is a row.
    Result<bool> step();
    /// Runs to the end and is ready to be bound again.
    Result<void> run();
    void reset();

    bool isNull(int column) const;
    std::int64_t number(int column) const;
    QString text(int column) const;
    /// The text as stored, valid until the next step, reset or end of this statement.
    QByteArrayView utf8(int column) const;
    QByteArray bytes(int column) const;
    /// The bytes as stored, valid as utf8() is.
    QByteArrayView blob(int column) const;
    RecordId id(int column) const;
    Column column(int column) const;
    int columnCount() const;

private:
    friend class Database;
    Statement(class Database &database, sqlite3_stmt *handle, bool *busy);
    Statement(class Database &database, RemoteStatement &remote);
    class Database *m_database;
    sqlite3_stmt *m_handle;
    RemoteStatement *m_remote = nullptr; ///< in the place of the handle
    void noteCost();
    bool *m_busy;
    std::int64_t m_rows = 0; ///< since the last reset
};

/// What a thread's statements cost, at the most: for tests that hold a thread to reading a page at a time.
struct StatementCost
{
    std::int64_t rows = 0;    ///< answered by one statement
    std::int64_t scanned = 0; ///< steps of one statement through whole tables
    QByteArray sql;           ///< of the statement with the most of either
};
/// The dearest statement that ended on the calling thread since the last call.
StatementCost takeDearestStatement();

/// One connection of one thread to an SQLite file or, where the program said how (useRemote), to a database on a
/// server: the only place that opens a workspace. Knows the functions of sqlite_functions.h. Errors are mapped to the
/// closed ErrorCode.
class Database
{
public:
    using Mode = RemoteKind::Mode;
    struct Options
    {
        QString path; ///< or the address of a database on a server
        Mode mode = Mode::Read;
        QString vfs; ///< name of a registered VFS; empty = the system's
        qint64 cacheKib = 65536;
        RemoteKind::Part part = RemoteKind::Part::Workspace; ///< of a database on a server
    };

    static Result<std::unique_ptr<Database>> open(const Options &options);
    /// Whether that is the address of a database on a server and no path.
    static bool isAddress(const QString &path);
    /// The address without the password, for messages; a path as it is.
    static QString shownAddress(const QString &path);
    /// Once, at the beginning of a program that reaches database servers; others refuse their addresses.
    static void useRemote(const RemoteKind &kind);
    static const RemoteKind &remoteKind();
    /// Whether other processes may write at any time between two transactions of this one.
    bool isRemote() const { return m_remote != nullptr; }
    /// How many rows a statement over a whole table is asked for at a time: a server's answer is held in memory.
    std::int64_t rowsAtOnce() const { return m_remote ? 2'000 : std::numeric_limits<std::int64_t>::max(); }
    /// False once the connection to a server is lost.
    bool isAlive() const { return !m_remote || m_remote->isAlive(); }
    ~Database();
    /// Bytes of the file's pages that are kept in memory.
    qint64 pagesKept() const;
    /// Gives back the pages that are kept and not in use, and their memory to the system.
    void forgetPages();
    /// Of the SQLite library in use ("3.40.1"), or of the server ("PostgreSQL 15.14").
    QString version() const;
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// A statement from the cache. A second use of the same SQL while the first is open prepares another one.
    Result<Statement> prepare(const QByteArray &sql);
    /// Runs statements that take nothing and answer nothing.
    Result<void> execute(const QByteArray &sql);
    /// The first column of the first row as a number, or 0 where there is none.
    Result<std::int64_t> scalar(const QByteArray &sql);

    Result<void> begin();
    /// From now on until rollback() every statement sees the same state.
    Result<void> beginReading();
    Result<void> commit();
    void rollback();
    bool inTransaction() const;
    std::int64_t changes() const;

    /// Pages in the write-ahead log after the last commit of this connection.
    int walPages() const { return m_walPages; }
    /// From now on what is removed is overwritten in the file, or no longer.
    Result<void> overwriteRemoved(bool overwrite);
    /// Moves the log into the file as far as readers allow; waits for nobody.
    void checkpoint();

    /// From now on statements stop with Cancelled once the flag is set; null = never. The flag outlives that.
    void stopWhen(std::atomic<bool> *cancelled);
    Error lastError() const;
    const QString &path() const { return m_path; }
    /// Null for a database on a server.
    sqlite3 *handle() const { return m_handle; }

private:
    explicit Database(QString path) : m_path(std::move(path)) {}
    struct Cached
    {
        sqlite3_stmt *handle = nullptr;
        bool busy = false;
    };
    QString m_path;
    sqlite3 *m_handle = nullptr;
    std::unique_ptr<RemoteDatabase> m_remote; ///< in the place of the handle
    int m_walPages = 0;
    std::unordered_map<QByteArray, std::vector<std::unique_ptr<Cached>>> m_cache;
};

/// Rolls back unless committed.
class Transaction
{
public:
    explicit Transaction(Database &database) : m_database(&database) {}
    ~Transaction()
    {
        if (m_database && m_database->inTransaction())
            m_database->rollback();
    }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    Result<void> commit()
    {
        auto done = m_database->commit();
        if (done)
            m_database = nullptr;
        return done;
    }

private:
    Database *m_database;
};

/// The Error for an SQLite result code; `path` and `message` become its arguments.
Error sqliteError(int code, const QString &path, const QString &message);

} // namespace millrace
