// SPDX-License-Identifier: GPL-3.0-or-later
// A hand-written counterpart's SQLite file through Qt Sql: the same durability and cache as the workspace's, nothing
// else.
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>
#include <QVariantList>

namespace millrace::bench {

class RawFile
{
public:
    enum class Use { Write, Read };
    /// Opens, or makes, the file with WAL, synchronous=FULL and the cache that the workspace gives its own connections.
    RawFile(const QString &path, Use use);
    ~RawFile();
    RawFile(const RawFile &) = delete;
    RawFile &operator=(const RawFile &) = delete;

    QSqlDatabase database() const { return QSqlDatabase::database(m_connection); }
    /// Ends the program where the statement fails.
    void execute(const QString &sql) const;
    QSqlQuery prepared(const QString &sql) const;
    /// Creates the tables and indexes of one entity as they stand in another file, search tables too where wanted.
    void copyLayout(const QString &from, const QString &entity, bool withSearch) const;
    QStringList columns(const QString &table) const;

private:
    QString m_connection;
};

void run(QSqlQuery &query);
/// "INSERT INTO t(a, b) VALUES(?, ?)"
QString insertText(const QString &table, const QStringList &columns);

} // namespace millrace::bench
