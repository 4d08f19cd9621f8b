// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/base/platform/memory.h"
#include "core/store/sqlite_functions.h"

#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <utility>

#include <sqlite3.h>

namespace millrace {

Error sqliteError(int code, const QString &path, const QString &message)
{
    // The memory that readers share is a file too: it cannot be made as large as it must be where the disk is full.
    if (code == SQLITE_IOERR_SHMSIZE)
        return {ErrorCode::DiskFull, {path}, {}};
    switch (code & 0xff) {
    case SQLITE_FULL:
        return {ErrorCode::DiskFull, {path}, {}};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::WorkspaceLocked, {path}, {}};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return {ErrorCode::WorkspaceCorrupt, {path, message}, {}};
    case SQLITE_READONLY:
        return {ErrorCode::WorkspaceReadOnly, {path}, {}};
    case SQLITE_CANTOPEN:
        return {ErrorCode::WorkspaceMissing, {path}, {}};
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled, {}, {}};
    default:
        return {ErrorCode::Storage, {message, path}, {}};
    }
}

static RemoteKind &knownRemote()
{
    static RemoteKind kind;
    return kind;
}

void Database::useRemote(const RemoteKind &kind)
{
    knownRemote() = kind;
}

const RemoteKind &Database::remoteKind()
{
    return knownRemote();
}

bool Database::isAddress(const QString &path)
{
    return path.startsWith(QLatin1String("postgresql://")) || path.startsWith(QLatin1String("postgres://"));
}

QString Database::shownAddress(const QString &path)
{
    return isAddress(path) ? QUrl(path).toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery) : path;
}

Result<std::unique_ptr<Database>> Database::open(const Options &options)
{
    if (isAddress(options.path)) {
        std::unique_ptr<Database> database(new Database(shownAddress(options.path)));
        if (!knownRemote().open)
            return fail(ErrorCode::InvalidArgument, {database->m_path, QStringLiteral("a database on a server")});
        MILLRACE_ASSIGN(database->m_remote, knownRemote().open(options.path, options.mode, options.part));
        return Result<std::unique_ptr<Database>>(std::move(database));
    }
    const QFileInfo file(options.path);
    if (options.mode != Mode::Create && !file.exists())
        return fail(ErrorCode::WorkspaceMissing, {options.path});
    if (options.mode == Mode::Create && file.exists())
        return fail(ErrorCode::OutputExists, {options.path});
    if (file.exists() && file.isDir())
        return fail(ErrorCode::WorkspaceCorrupt, {options.path, QStringLiteral("a folder")});

    std::unique_ptr<Database> database(new Database(options.path));
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    QByteArray name = options.path.toUtf8();
    if (options.mode == Mode::Read) {
        flags |=
            SQLITE_OPEN_READWRITE; // a reader of a WAL database writes its shared memory; query_only keeps it honest
        if (!file.isWritable() || !QFileInfo(file.absolutePath()).isWritable()) {
            flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_READONLY;
            if (!QFileInfo::exists(options.path + QStringLiteral("-wal")))
                name = "file:" + name.toPercentEncoding("/") + "?immutable=1";
        }
    } else {
        flags |= SQLITE_OPEN_READWRITE | (options.mode == Mode::Create ? SQLITE_OPEN_CREATE : 0);
        if (options.mode == Mode::Write && !file.isWritable())
            return fail(ErrorCode::WorkspaceReadOnly, {options.path});
    }
    const QByteArray vfs = options.vfs.toUtf8();
    const int code =
        sqlite3_open_v2(name.constData(), &database->m_handle, flags, vfs.isEmpty() ? nullptr : vfs.constData());
    if (code != SQLITE_OK) {
        const QString message = database->m_handle ? QString::fromUtf8(sqlite3_errmsg(database->m_handle))
                                                   : QStringLiteral("out of memory");
        return fail(sqliteError(code, options.path, message));
    }
    sqlite3 *handle = database->m_handle;
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 5000);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // A column that is not there is an error, never the text of its name.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    registerFunctions(handle);

    QByteArray pragmas =
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;"
        "PRAGMA foreign_keys=OFF; PRAGMA cache_size=-" +
        QByteArray::number(options.cacheKib) + ";";
    if (options.mode == Mode::Create)
        pragmas += "PRAGMA page_size=4096; PRAGMA auto_vacuum=NONE;";
    if (options.mode != Mode::Read)
        pragmas +=
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA fullfsync=ON; PRAGMA wal_autocheckpoint=0;";
    else
        pragmas += "PRAGMA query_only=ON;";
    if (auto done = database->execute(pragmas); !done)
        return fail(done.error());
    sqlite3_wal_hook(
        handle,
        [](void *self, sqlite3 *, const char *, int pages) {
            static_cast<Database *>(self)->m_walPages = pages;
            return SQLITE_OK;
        },
        database.get());
    return database;
}

qint64 Database::pagesKept() const
{
    if (m_remote)
        return 0;
    int bytes = 0;
    int highest = 0;
    sqlite3_db_status(m_handle, SQLITE_DBSTATUS_CACHE_USED, &bytes, &highest, 0);
    return bytes;
}

void Database::forgetPages()
{
    if (!m_remote)
        sqlite3_db_release_memory(m_handle);
    platform::returnFreeMemory();
}

Database::~Database()
{
    for (const auto &[sql, statements] : m_cache)
        for (const auto &cached : statements)
            sqlite3_finalize(cached->handle);
    sqlite3_close_v2(m_handle);
}

QString Database::version() const
{
    return m_remote ? m_remote->version() : QString::fromUtf8(sqlite3_libversion());
}

Result<Statement> Database::prepare(const QByteArray &sql)
{
    if (m_remote) {
        MILLRACE_ASSIGN(RemoteStatement *const remote, m_remote->prepare(sql));
        return Statement(*this, *remote);
    }
    auto &statements = m_cache[sql];
    for (const auto &cached : statements)
        if (!cached->busy)
            return Statement(*this, cached->handle, &cached->busy);
    auto cached = std::make_unique<Cached>();
    const int code = sqlite3_prepare_v3(m_handle, sql.constData(), int(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &cached->handle, nullptr);
    if (code != SQLITE_OK || !cached->handle)
        return fail(sqliteError(
            code, m_path, QString::fromUtf8(sqlite3_errmsg(m_handle)) + QStringLiteral(": ") + QString::fromUtf8(sql)));
    // Ad-hoc filters would fill the cache without end.
    if (m_cache.size() > 400)
        for (auto it = m_cache.begin(); it != m_cache.end();) {
            const auto free = [](const auto &cached) { return !cached->busy; };
            if (it->first == sql || !std::all_of(it->second.begin(), it->second.end(), free)) {
                ++it;
                continue;
            }
            for (const auto &old : it->second)
                sqlite3_finalize(old->handle);
            it = m_cache.erase(it);
        }
    auto &kept = m_cache[sql];
    kept.push_back(std::move(cached));
    return Statement(*this, kept.back()->handle, &kept.back()->busy);
}

Result<void> Database::execute(const QByteArray &sql)
{
    if (m_remote)
        return m_remote->execute(sql);
    char *message = nullptr;
    const int code = sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, &message);
    const QString text = QString::fromUtf8(message);
    sqlite3_free(message);
    if (code != SQLITE_OK)
        return fail(sqliteError(code, m_path, text));
    return {};
}

Result<std::int64_t> Database::scalar(const QByteArray &sql)
{
    MILLRACE_ASSIGN(Statement statement, prepare(sql));
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? statement.number(0) : 0;
}

Result<void> Database::begin()
{
    return m_remote ? m_remote->begin(true) : execute("BEGIN IMMEDIATE");
}

Result<void> Database::beginReading()
{
    return m_remote ? m_remote->begin(false) : execute("BEGIN");
}

Result<void> Database::commit()
{
    return m_remote ? m_remote->commit() : execute("COMMIT");
}

void Database::rollback()
{
    if (m_remote)
        m_remote->rollback();
    else
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Database::inTransaction() const
{
    return m_remote ? m_remote->inTransaction() : !sqlite3_get_autocommit(m_handle);
}

std::int64_t Database::changes() const
{
    return m_remote ? m_remote->changes() : sqlite3_changes64(m_handle);
}

Result<void> Database::overwriteRemoved(bool overwrite)
{
    return m_remote ? Result<void>() : execute(overwrite ? "PRAGMA secure_delete=ON" : "PRAGMA secure_delete=OFF");
}

void Database::checkpoint()
{
    if (m_remote)
        return;
    sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    m_walPages = 0;
}

void Database::stopWhen(std::atomic<bool> *cancelled)
{
    if (m_remote) {
        m_remote->stopWhen(cancelled);
        return;
    }
    constexpr int stepsBetween = 20'000;
    sqlite3_progress_handler(
        m_handle, cancelled ? stepsBetween : 0,
        [](void *flag) { return static_cast<std::atomic<bool> *>(flag)->load(std::memory_order_relaxed) ? 1 : 0; },
        cancelled);
}

Error Database::lastError() const
{
    return sqliteError(sqlite3_extended_errcode(m_handle), m_path, QString::fromUtf8(sqlite3_errmsg(m_handle)));
}

} // namespace millrace
