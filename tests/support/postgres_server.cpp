// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgres_server.h"

#include "core/store/database.h"
#include "core/store/postgres/postgres.h"
#include "tests/support/catch.h"
#include "tests/support/store_place.h"

#include <QCoreApplication>
#include <QDir>
#include <QUrl>
#include <QUrlQuery>

#include <csignal>

#include <unistd.h>

namespace millrace::test {

namespace {

constexpr int longest = 120'000;

QString programFolder()
{
    QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const QStringList found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    return found.isEmpty() ? QString() : versions.filePath(found.last() + QStringLiteral("/bin/"));
}

/// The server does not run as root, so root lends it another name. It ends with the program that started it.
QStringList lent(const QStringList &words)
{
    QStringList before{QStringLiteral("setpriv"), QStringLiteral("--pdeathsig"), QStringLiteral("KILL")};
    if (geteuid() == 0)
        before << QStringLiteral("--reuid") << QStringLiteral("postgres") << QStringLiteral("--regid")
               << QStringLiteral("postgres") << QStringLiteral("--clear-groups");
    return before + words;
}

/// Test programs that are told to keep their workspaces on a server.
const bool onServer = [] {
    Database::useRemote(postgres::kind());
    if (qEnvironmentVariable("MILLRACE_TEST_STORE") != QLatin1String("postgres"))
        return false;
    storePlace().fresh = [] { return PostgresServer::shared().fresh(); };
    storePlace().cloned = [](const QString &from) { return PostgresServer::shared().cloned(from); };
    return true;
}();

} // namespace

PostgresServer &PostgresServer::shared()
{
    static std::unique_ptr<PostgresServer> server;
    if (!server) {
        server = std::make_unique<PostgresServer>();
        // With the application: without one nothing waits for a process.
        qAddPostRoutine([] { server.reset(); });
    }
    return *server;
}

PostgresServer::PostgresServer() : m_folder(QStringLiteral("/tmp/millrace-pg-XXXXXX")), m_programs(programFolder())
{
    INFO("tests on PostgreSQL need the package postgresql-15");
    REQUIRE(!m_programs.isEmpty());
    REQUIRE(m_folder.isValid());
    QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7077)); // rwx of its owner, everything of others
    run(m_programs + QStringLiteral("initdb"),
        {QStringLiteral("-D"), path(QStringLiteral("data")), QStringLiteral("-U"), QStringLiteral("postgres"),
         QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-E"), QStringLiteral("UTF8"),
         QStringLiteral("--locale=C.UTF-8"), QStringLiteral("--no-sync"), QStringLiteral("--no-instructions")});
    start();
}

PostgresServer::~PostgresServer()
{
    stop();
}

QStringList PostgresServer::reached() const
{
    return {QStringLiteral("-h"), m_folder.path(), QStringLiteral("-U"), QStringLiteral("postgres")};
}

QByteArray PostgresServer::run(const QString &program, const QStringList &words) const
{
    const QStringList all = lent({program});
    QProcess process;
    process.setWorkingDirectory(QStringLiteral("/"));
    process.start(all.first(), all.mid(1) + words);
    const bool ended = process.waitForFinished(longest);
    INFO(program.toStdString() << ' ' << words.join(u' ').toStdString() << '\n'
                               << process.readAllStandardError().toStdString());
    REQUIRE(ended);
    REQUIRE(process.exitCode() == 0);
    return process.readAllStandardOutput();
}

void PostgresServer::start()
{
    m_process = std::make_unique<QProcess>();
    m_process->setWorkingDirectory(QStringLiteral("/"));
    QStringList words = lent({m_programs + QStringLiteral("postgres"), QStringLiteral("-D"),
                              path(QStringLiteral("data")), QStringLiteral("-k"), m_folder.path()});
    for (const char *setting : {"listen_addresses=", "fsync=on", "max_connections=200", "shared_buffers=64MB",
                                "unix_socket_permissions=0777", "log_min_messages=warning", "logging_collector=off"})
        words << QStringLiteral("-c") << QString::fromLatin1(setting);
    m_process->start(words.first(), words.mid(1));
    REQUIRE(m_process->waitForStarted());
    m_process->setReadChannel(QProcess::StandardError);
    QByteArray told;
    while (!told.contains("ready to accept connections")) {
        INFO(told.toStdString());
        REQUIRE((m_process->canReadLine() || m_process->waitForReadyRead(longest)));
        told += m_process->readAllStandardError();
    }
    // Whatever it says from now on would fill the pipe.
    m_process->closeReadChannel(QProcess::StandardError);
}

void PostgresServer::stop()
{
    if (!m_process)
        return;
    // Clients are sent away.
    ::kill(pid_t(m_process->processId()), SIGINT);
    m_process->waitForFinished(longest);
    m_process.reset();
}

void PostgresServer::crash()
{
    // At once, without a word to anybody or a last write; the next beginning recovers.
    ::kill(pid_t(m_process->processId()), SIGQUIT);
    m_process->waitForFinished(longest);
    m_process.reset();
    start();
}

QString PostgresServer::address(const QString &database) const
{
    return QStringLiteral("postgresql:///%1?host=%2&user=postgres").arg(database, m_folder.path());
}

QString PostgresServer::database(const QString &address) const
{
    return QUrl(address).path().mid(1);
}

QString PostgresServer::fresh()
{
    const QString name = QStringLiteral("w%1").arg(++m_databases);
    run(m_programs + QStringLiteral("createdb"), reached() + QStringList{name});
    return address(name);
}

QString PostgresServer::cloned(const QString &from)
{
    const QString name = QStringLiteral("w%1").arg(++m_databases);
    run(m_programs + QStringLiteral("createdb"), reached() + QStringList{QStringLiteral("-T"), database(from), name});
    return address(name);
}

QByteArray PostgresServer::ask(const QString &address, const QString &sql) const
{
    return run(m_programs + QStringLiteral("psql"),
               reached() + QStringList{QStringLiteral("-d"), database(address), QStringLiteral("-qAtX"),
                                       QStringLiteral("-c"), sql})
        .trimmed();
}

void PostgresServer::dump(const QString &address, const QString &to) const
{
    run(m_programs + QStringLiteral("pg_dump"),
        reached() + QStringList{QStringLiteral("-Fc"), QStringLiteral("-f"), to, database(address)});
}

void PostgresServer::restore(const QString &from, const QString &address) const
{
    run(m_programs + QStringLiteral("pg_restore"),
        reached() + QStringList{QStringLiteral("-d"), database(address), from});
}

} // namespace millrace::test
