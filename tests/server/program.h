// SPDX-License-Identifier: GPL-3.0-or-later
// The built programs, from outside.
#pragma once

#include "tests/support/catch.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace millrace::test {

/// What a call of a program left behind.
struct ProgramCall
{
    int exit = -1;
    QByteArray out, err;
    QJsonObject json;
    QString errorCode() const { return json[QStringLiteral("error")].toObject()[QStringLiteral("code")].toString(); }
};

/// A server's folder, or its database, and workspaces beside it, worked on with the built programs alone.
class ProgramFixture
{
public:
    ProgramFixture();
    /// With a database on a server.
    explicit ProgramFixture(const QString &database);

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString data() const { return path(QStringLiteral("data")); }
    /// Whether the server's data is in a database, and where its workspace is.
    bool isRemote() const { return !m_database.isEmpty(); }
    QString serverPlace() const { return isRemote() ? m_database : path(QStringLiteral("data/server.millrace")); }
    /// The words that name the data to millrace-server.
    QStringList where() const;
    /// millrace-server COMMAND words... --json, with the folder named.
    ProgramCall server(const QStringList &words, const QByteArray &input = {}) const;
    /// millrace-cli COMMAND --json words...
    ProgramCall cli(const QStringList &words, const QByteArray &input = {}) const;
    static ProgramCall call(const QString &program, const QStringList &words, const QByteArray &input,
                            const QProcessEnvironment &environment);
    QProcessEnvironment environment() const;

    /// A server with mei as its administrator.
    void makeServer() const;
    /// Signs somebody in on a workspace of that name.
    ProgramCall login(const QString &name, const QString &user, const class RunningServer &at,
                      const QByteArray &password = "a good password") const;
    qint64 customers(const QString &name) const;
    /// Of the server, looked up without it.
    qint64 serverCustomers() const;

private:
    QTemporaryDir m_folder;
    QString m_database;
};

/// By the hardest signal, without waiting; any thread.
void killProcess(qint64 id);

/// millrace-server run, until it is ended.
class RunningServer
{
public:
    explicit RunningServer(const ProgramFixture &fixture, quint16 port = 0, const QStringList &more = {});
    ~RunningServer();

    quint16 port() const { return m_port; }
    QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(m_port); }
    QString fingerprint() const { return m_fingerprint; }
    qint64 id() const { return m_process.processId(); }
    /// And waits until it is gone.
    void kill();
    /// SIGTERM; its exit.
    int terminate();

private:
    QProcess m_process;
    quint16 m_port = 0;
    QString m_fingerprint;
};

} // namespace millrace::test
