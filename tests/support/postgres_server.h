// SPDX-License-Identifier: GPL-3.0-or-later
// A real PostgreSQL server, in a folder of its own and reached by a socket there, for as long as the program runs.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace millrace::test {

class PostgresServer
{
public:
    /// The one of this program; started when it is first asked for.
    static PostgresServer &shared();
    PostgresServer();
    ~PostgresServer();

    /// A new database: its address.
    QString fresh();
    QString address(const QString &database) const;
    /// A new database, a copy of one that nobody has open.
    QString cloned(const QString &from);
    /// What psql answers.
    QByteArray ask(const QString &address, const QString &sql) const;
    /// The file that pg_dump makes of a database, and a new database made of such a file.
    void dump(const QString &address, const QString &to) const;
    void restore(const QString &from, const QString &address) const;
    QString path(const QString &name) const { return m_folder.filePath(name); }

    /// The server ends by the hardest signal and begins anew.
    void crash();
    void stop();
    void start();

private:
    QByteArray run(const QString &program, const QStringList &words) const;
    QString database(const QString &address) const;
    QStringList reached() const;

    QTemporaryDir m_folder;
    QString m_programs;
    std::unique_ptr<QProcess> m_process;
    int m_databases = 0;
};

} // namespace millrace::test
