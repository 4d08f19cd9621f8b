// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/base/platform/memory.h"

#include "core/base/text/fold.h"
#include "core/base/text/pinyin.h"
#include "core/base/text/utf8.h"
#include "core/records/bound_filter_values.h"
#include "core/store/bucket_function.h"

#include <QFileInfo>

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

Statement::Statement(Database &database, sqlite3_stmt *handle, bool *busy)
    : m_database(&database), m_handle(handle), m_busy(busy)
{
    *m_busy = true;
}

Statement::Statement(Statement &&other) noexcept
    : m_database(other.m_database), m_handle(other.m_handle), m_busy(other.m_busy), m_rows(other.m_rows)
{
    other.m_handle = nullptr;
    other.m_busy = nullptr;
}

Statement::~Statement()
{
    if (!m_handle)
        return;
    reset();
    sqlite3_clear_bindings(m_handle);
    *m_busy = false;
}

Statement &Statement::bind(int position, std::int64_t number)
{
    sqlite3_bind_int64(m_handle, position, number);
    return *this;
}

Statement &Statement::bind(int position, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text64(m_handle, position, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindUtf8(int position, const QByteArray &text)
{
    sqlite3_bind_text64(m_handle, position, text.constData(), sqlite3_uint64(text.size()), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBlob(int position, const QByteArray &bytes)
{
    sqlite3_bind_blob64(m_handle, position, bytes.constData(), sqlite3_uint64(bytes.size()), SQLITE_STATIC);
    return *this;
}

Statement &Statement::bind(int position, const RecordId &id)
{
    if (id.isNull())
        sqlite3_bind_null(m_handle, position);
    else
        sqlite3_bind_blob(m_handle, position, id.data(), RecordId::size(), SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bind(int position, const Column &column)
{
    switch (column.kind) {
    case Column::Kind::Null:
        return bindNull(position);
    case Column::Kind::Integer:
        return bind(position, column.integer);
    case Column::Kind::Text:
        return bindUtf8(position, column.bytes);
    case Column::Kind::Blob:
        return bindBlob(position, column.bytes);
    }
    return *this;
}

Statement &Statement::bindNull(int position)
{
    sqlite3_bind_null(m_handle, position);
    return *this;
}

static thread_local StatementCost dearest;

StatementCost takeDearestStatement()
{
    return std::exchange(dearest, StatementCost());
}

void Statement::noteCost()
{
    const std::int64_t scanned = sqlite3_stmt_status(m_handle, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1);
    const std::int64_t rows = std::exchange(m_rows, 0);
    if (std::max(rows, scanned) > std::max(dearest.rows, dearest.scanned))
        dearest.sql = sqlite3_sql(m_handle);
    dearest.rows = std::max(dearest.rows, rows);
    dearest.scanned = std::max(dearest.scanned, scanned);
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW) {
        ++m_rows;
        return true;
    }
    if (code == SQLITE_DONE)
        return false;
    return fail(m_database->lastError());
}

Result<void> Statement::run()
{
    for (;;) {
        const auto row = step();
        if (!row)
            return fail(row.error());
        if (!*row)
            break;
    }
    reset();
    return {};
}

void Statement::reset()
{
    noteCost();
    sqlite3_reset(m_handle);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

QString Statement::text(int column) const
{
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_handle, column));
    return data ? textOfUtf8({data, sqlite3_column_bytes(m_handle, column)}) : QString();
}

QByteArrayView Statement::utf8(int column) const
{
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_handle, column));
    return QByteArrayView(data, data ? sqlite3_column_bytes(m_handle, column) : 0);
}

QByteArrayView Statement::blob(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_handle, column));
    return QByteArrayView(data, data ? sqlite3_column_bytes(m_handle, column) : 0);
}

QByteArray Statement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_handle, column));
    return data ? QByteArray(data, sqlite3_column_bytes(m_handle, column)) : QByteArray();
}

RecordId Statement::id(int column) const
{
    return RecordId::fromBytes(sqlite3_column_blob(m_handle, column), sqlite3_column_bytes(m_handle, column))
        .value_or(RecordId());
}

Column Statement::column(int column) const
{
    switch (sqlite3_column_type(m_handle, column)) {
    case SQLITE_INTEGER:
        return {Column::Kind::Integer, number(column), {}};
    case SQLITE_TEXT: {
        const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_handle, column));
        return {Column::Kind::Text, 0, QByteArray(data, sqlite3_column_bytes(m_handle, column))};
    }
    case SQLITE_BLOB:
        return {Column::Kind::Blob, 0, bytes(column)};
    default:
        return {};
    }
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_handle);
}

static void foldFunction(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const auto *text = static_cast<const QChar *>(sqlite3_value_text16(arguments[0]));
    if (!text) {
        sqlite3_result_null(context);
        return;
    }
    const QByteArray folded = foldText(QStringView(text, sqlite3_value_bytes16(arguments[0]) / 2)).toUtf8();
    sqlite3_result_text64(context, folded.constData(), sqlite3_uint64(folded.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void sortKeyFunction(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const auto *text = static_cast<const QChar *>(sqlite3_value_text16(arguments[0]));
    if (!text) {
        sqlite3_result_null(context);
        return;
    }
    const NameKind kind = sqlite3_value_int(arguments[1]) ? NameKind::Person : NameKind::Plain;
    const QByteArray key = sortKey(QStringView(text, sqlite3_value_bytes16(arguments[0]) / 2), kind);
    sqlite3_result_blob64(context, key.constData(), sqlite3_uint64(key.size()), SQLITE_TRANSIENT);
}

static void sumStep(sqlite3_context *context, int, sqlite3_value **arguments)
{
    auto *sum = static_cast<ExactSum *>(sqlite3_aggregate_context(context, sizeof(ExactSum)));
    if (sum && sqlite3_value_type(arguments[0]) == SQLITE_INTEGER)
        sum->add(sqlite3_value_int64(arguments[0]));
}

static void sumFinal(sqlite3_context *context)
{
    const auto *sum = static_cast<const ExactSum *>(sqlite3_aggregate_context(context, 0));
    sqlite3_result_int64(context, sum ? sum->total() : 0);
}

Result<std::unique_ptr<Database>> Database::open(const Options &options)
{
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
    constexpr int pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    sqlite3_create_function_v2(handle, "millrace_fold", 1, pure, nullptr, foldFunction, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(handle, "millrace_sortkey", 2, pure, nullptr, sortKeyFunction, nullptr, nullptr,
                               nullptr);
    sqlite3_create_function_v2(handle, "millrace_sum", 1, pure, nullptr, nullptr, sumStep, sumFinal, nullptr);
    registerBucketFunction(handle);

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
    int bytes = 0;
    int highest = 0;
    sqlite3_db_status(m_handle, SQLITE_DBSTATUS_CACHE_USED, &bytes, &highest, 0);
    return bytes;
}

void Database::forgetPages()
{
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

QString Database::libraryVersion()
{
    return QString::fromUtf8(sqlite3_libversion());
}

Result<Statement> Database::prepare(const QByteArray &sql)
{
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
    return execute("BEGIN IMMEDIATE");
}

Result<void> Database::commit()
{
    return execute("COMMIT");
}

void Database::rollback()
{
    sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Database::inTransaction() const
{
    return !sqlite3_get_autocommit(m_handle);
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_handle);
}

void Database::checkpoint()
{
    sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    m_walPages = 0;
}

void Database::interrupt()
{
    sqlite3_interrupt(m_handle);
}

void Database::stopWhen(std::atomic<bool> *cancelled)
{
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
