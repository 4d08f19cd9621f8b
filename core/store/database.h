// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/field_type.h"

#include <atomic>
#include <memory>
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
    class Database *m_database;
    sqlite3_stmt *m_handle;
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

/// One SQLite connection of one thread: the only place that opens a workspace file. Carries the scalar functions
/// millrace_fold(text), millrace_sortkey(text, person) and millrace_bucket (bucket_function.h). Errors are mapped to
/// the closed ErrorCode.
class Database
{
public:
    enum class Mode { Create, Write, Read };
    struct Options
    {
        QString path;
        Mode mode = Mode::Read;
        QString vfs; ///< name of a registered VFS; empty = the system's
        qint64 cacheKib = 65536;
    };

    static Result<std::unique_ptr<Database>> open(const Options &options);
    ~Database();
    /// Bytes of the file's pages that are kept in memory.
    qint64 pagesKept() const;
    /// Gives back the pages that are kept and not in use, and their memory to the system.
    void forgetPages();
    /// Of the SQLite library in use ("3.40.1").
    static QString libraryVersion();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// A statement from the cache. A second use of the same SQL while the first is open prepares another one.
    Result<Statement> prepare(const QByteArray &sql);
    /// Runs statements that take nothing and answer nothing.
    Result<void> execute(const QByteArray &sql);
    /// The first column of the first row as a number, or 0 where there is none.
    Result<std::int64_t> scalar(const QByteArray &sql);

    Result<void> begin();
    Result<void> commit();
    void rollback();
    bool inTransaction() const;
    std::int64_t changes() const;

    /// Pages in the write-ahead log after the last commit of this connection.
    int walPages() const { return m_walPages; }
    /// Moves the log into the file as far as readers allow; waits for nobody.
    void checkpoint();

    /// Stops the running statement from another thread.
    void interrupt();
    /// From now on statements stop with Cancelled once the flag is set; null = never. The flag outlives that.
    void stopWhen(std::atomic<bool> *cancelled);
    Error lastError() const;
    const QString &path() const { return m_path; }
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
