// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/server_file.h"

#include "core/store/database.h"

#include <QFile>

namespace millrace {

namespace {

constexpr int formatNumber = 1;
constexpr qint64 cacheKib = 4096;

constexpr const char *tables = R"sql(
    CREATE TABLE account(user BLOB PRIMARY KEY, password TEXT NOT NULL, changed_at INTEGER NOT NULL,
        code_secret BLOB, code_pending BLOB, code_step INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
    CREATE TABLE token(id BLOB PRIMARY KEY, user BLOB NOT NULL, hash BLOB NOT NULL UNIQUE, kind INTEGER NOT NULL,
        name TEXT NOT NULL, client TEXT NOT NULL, scopes TEXT NOT NULL, remote TEXT NOT NULL,
        created_at INTEGER NOT NULL, used_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, ended_at INTEGER,
        revoked_at INTEGER) WITHOUT ROWID;
    CREATE INDEX token_user ON token(user);
    CREATE TABLE attempt(key BLOB PRIMARY KEY, failures INTEGER NOT NULL, last_at INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE call(user BLOB, key TEXT, fingerprint BLOB NOT NULL, run BLOB NOT NULL, begun_at INTEGER NOT NULL,
        status INTEGER NOT NULL DEFAULT 0, type TEXT, headers TEXT, body BLOB, PRIMARY KEY(user, key)) WITHOUT ROWID;
    CREATE INDEX call_begun ON call(begun_at);
    CREATE TABLE hook_secret(webhook BLOB PRIMARY KEY, secret BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE hook_place(one INTEGER PRIMARY KEY CHECK(one = 1), no INTEGER NOT NULL, mark BLOB NOT NULL);
    CREATE TABLE delivery(no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, webhook BLOB NOT NULL, event TEXT NOT NULL, body BLOB NOT NULL,
        made_at INTEGER NOT NULL, due_at INTEGER, tries INTEGER NOT NULL DEFAULT 0, state INTEGER NOT NULL DEFAULT 0,
        answer INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '');
    CREATE INDEX delivery_due ON delivery(due_at) WHERE state = 0;
    CREATE INDEX delivery_hook ON delivery(webhook);
)sql";

} // namespace

ServerFile::ServerFile(std::unique_ptr<Database> database) : m_database(std::move(database)) {}

ServerFile::~ServerFile() = default;

Result<std::unique_ptr<ServerFile>> ServerFile::open(const QString &path)
{
    const bool isNew = !QFile::exists(path);
    MILLRACE_ASSIGN(auto database, Database::open({path, isNew ? Database::Mode::Create : Database::Mode::Write,
                                                   QString(), cacheKib}));
    MILLRACE_TRY(database->execute("PRAGMA wal_autocheckpoint=1000; PRAGMA secure_delete=ON;"));
    constexpr auto owner = QFile::ReadOwner | QFile::WriteOwner;
    if (isNew)
        for (const char *suffix : {"", "-wal", "-shm"})
            QFile::setPermissions(path + QLatin1String(suffix), owner);
    MILLRACE_ASSIGN(const std::int64_t format, database->scalar("PRAGMA user_version"));
    if (format > formatNumber)
        return fail(ErrorCode::WorkspaceNewer, {path, QString::number(format), QString::number(formatNumber)});
    if (format < formatNumber) {
        MILLRACE_TRY(database->begin());
        Transaction transaction(*database);
        MILLRACE_TRY(database->execute(tables));
        MILLRACE_TRY(database->execute("PRAGMA user_version=" + QByteArray::number(formatNumber)));
        MILLRACE_TRY(transaction.commit());
    }
    return std::unique_ptr<ServerFile>(new ServerFile(std::move(database)));
}

Result<void> ServerFile::copyTo(const QString &path)
{
    if (QFile::exists(path))
        return fail(ErrorCode::OutputExists, {path});
    const Turn turn(*this);
    MILLRACE_ASSIGN(Statement copy, turn->prepare("VACUUM INTO ?"));
    copy.bind(1, path);
    MILLRACE_TRY(copy.run());
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

} // namespace millrace
