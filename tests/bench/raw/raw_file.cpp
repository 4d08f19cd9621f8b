// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/raw/raw_file.h"

#include <QSqlError>
#include <QTextStream>

#include <cstdlib>

namespace millrace::bench {

[[noreturn]] static void stopRaw(const QSqlError &error)
{
    QTextStream(stderr) << "millrace-bench: the counterpart failed: " << error.text() << Qt::endl;
    std::exit(70);
}

RawFile::RawFile(const QString &path, Use use)
{
    static int count = 0;
    m_connection = QStringLiteral("raw%1").arg(++count);
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    database.setDatabaseName(path);
    if (!database.open())
        stopRaw(database.lastError());
    // The caches of the workspace's writer and of its readers.
    execute(use == Use::Write ? QStringLiteral("PRAGMA cache_size=-65536") : QStringLiteral("PRAGMA cache_size=-8192"));
    execute(QStringLiteral("PRAGMA temp_store=MEMORY"));
    if (use == Use::Write) {
        execute(QStringLiteral("PRAGMA page_size=4096"));
        execute(QStringLiteral("PRAGMA journal_mode=WAL"));
        execute(QStringLiteral("PRAGMA synchronous=FULL"));
        execute(QStringLiteral("PRAGMA wal_autocheckpoint=16000"));
    } else {
        execute(QStringLiteral("PRAGMA query_only=ON"));
    }
}

RawFile::~RawFile()
{
    QSqlDatabase::database(m_connection).close();
    QSqlDatabase::removeDatabase(m_connection);
}

void RawFile::execute(const QString &sql) const
{
    QSqlQuery query(database());
    if (!query.exec(sql))
        stopRaw(query.lastError());
}

QSqlQuery RawFile::prepared(const QString &sql) const
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        stopRaw(query.lastError());
    return query;
}

void RawFile::copyLayout(const QString &from, const QString &entity, bool withSearch) const
{
    const RawFile other(from, Use::Read);
    QSqlQuery query = other.prepared(QStringLiteral(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name IN (?1, ?2, ?3, ?4) ORDER BY rowid"));
    query.addBindValue(entity);
    for (const char *suffix : {"__doc", "__tok", "__tri"})
        query.addBindValue(entity + (withSearch ? QString::fromLatin1(suffix) : QString()));
    run(query);
    while (query.next())
        execute(query.value(0).toString());
}

QStringList RawFile::columns(const QString &table) const
{
    QSqlQuery query = prepared(QStringLiteral("SELECT name FROM pragma_table_info(?)"));
    query.addBindValue(table);
    run(query);
    QStringList names;
    while (query.next())
        names << query.value(0).toString();
    return names;
}

void run(QSqlQuery &query)
{
    if (!query.exec())
        stopRaw(query.lastError());
}

QString insertText(const QString &table, const QStringList &columns)
{
    QStringList marks;
    QStringList quotedNames;
    for (const QString &column : columns) {
        quotedNames << u'"' + column + u'"';
        marks << QStringLiteral("?");
    }
    return QStringLiteral("INSERT INTO \"%1\"(%2) VALUES(%3)").arg(table, quotedNames.join(u','), marks.join(u','));
}

} // namespace millrace::bench
