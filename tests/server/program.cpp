// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/program.h"

#include "core/base/platform/system_clock.h"
#include "tests/support/temp_workspace.h"

#include <QFile>
#include <QJsonDocument>

namespace millrace::test {

namespace {

constexpr int patience = 120'000;
const QString serverProgram = QStringLiteral(MILLRACE_BIN_DIR "/millrace-server");
const QString cliProgram = QStringLiteral(MILLRACE_BIN_DIR "/millrace-cli");

} // namespace

ProgramFixture::ProgramFixture() : ProgramFixture(placeFor({})) {}

ProgramFixture::ProgramFixture(const QString &database) : m_database(database)
{
    REQUIRE(m_folder.isValid());
    REQUIRE(QFile::exists(serverProgram));
    REQUIRE(QFile::exists(cliProgram));
}

QProcessEnvironment ProgramFixture::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("MILLRACE_SECRETS"), path(QStringLiteral("secrets")));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    return environment;
}

ProgramCall ProgramFixture::call(const QString &program, const QStringList &words, const QByteArray &input,
                                 const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, words);
    REQUIRE(process.waitForStarted());
    process.write(input);
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished(patience));
    ProgramCall call;
    if (process.exitStatus() == QProcess::NormalExit)
        call.exit = process.exitCode();
    call.out = process.readAllStandardOutput();
    call.err = process.readAllStandardError();
    call.json = QJsonDocument::fromJson(call.out).object();
    return call;
}

ProgramCall ProgramFixture::server(const QStringList &words, const QByteArray &input) const
{
    return call(serverProgram, words + where() + QStringList{QStringLiteral("--json")}, input, environment());
}

QStringList ProgramFixture::where() const
{
    QStringList words{QStringLiteral("--data"), data()};
    if (isRemote())
        words << QStringLiteral("--database") << m_database;
    return words;
}

ProgramCall ProgramFixture::cli(const QStringList &words, const QByteArray &input) const
{
    return call(cliProgram, words + QStringList{QStringLiteral("--json")}, input, environment());
}

void ProgramFixture::makeServer() const
{
    const ProgramCall made = server({QStringLiteral("init"), QStringLiteral("--timezone"), QStringLiteral("UTC")});
    INFO(made.out.toStdString() << made.err.toStdString());
    REQUIRE(made.exit == 0);
    const ProgramCall added = server({QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("mei"),
                                      QStringLiteral("--role"), QStringLiteral("administrator")},
                                     "a good password\n");
    INFO(added.out.toStdString() << added.err.toStdString());
    REQUIRE(added.exit == 0);
}

ProgramCall ProgramFixture::login(const QString &name, const QString &user, const RunningServer &at,
                                  const QByteArray &password) const
{
    return cli({QStringLiteral("login"), path(name), at.url(), QStringLiteral("--user"), user,
                QStringLiteral("--fingerprint"), at.fingerprint()},
               password + '\n');
}

qint64 ProgramFixture::customers(const QString &name) const
{
    return cli({QStringLiteral("query"), path(name), QStringLiteral("customer"), QStringLiteral("--count")})
        .json[QStringLiteral("count")]
        .toInteger(-1);
}

qint64 ProgramFixture::serverCustomers() const
{
    SystemClock clock;
    SystemIdSource ids;
    const auto workspace = must(Workspace::open(serverPlace(), Workspace::Access::Read, clock, ids));
    Query query;
    query.entity = QStringLiteral("customer");
    return must(workspace->count(workspace->session(), query));
}

void killProcess(qint64 id)
{
    ProgramFixture::call(QStringLiteral("kill"), {QStringLiteral("-KILL"), QString::number(id)}, {},
                         QProcessEnvironment::systemEnvironment());
}

RunningServer::RunningServer(const ProgramFixture &fixture, quint16 port, const QStringList &more)
{
    m_process.setProcessEnvironment(fixture.environment());
    m_process.setStandardErrorFile(fixture.path(QStringLiteral("server.log")), QIODevice::Append);
    m_process.start(serverProgram,
                    QStringList{QStringLiteral("run")} + fixture.where() +
                        QStringList{QStringLiteral("--json"), QStringLiteral("--listen"),
                                    QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("--self-signed")} +
                        more);
    REQUIRE(m_process.waitForStarted());
    while (!m_process.canReadLine())
        REQUIRE(m_process.waitForReadyRead(patience));
    const QJsonObject said = QJsonDocument::fromJson(m_process.readLine()).object();
    m_port = quint16(said[QStringLiteral("port")].toInt());
    m_fingerprint = said[QStringLiteral("fingerprint")].toString();
    REQUIRE(m_port != 0);
}

RunningServer::~RunningServer()
{
    kill();
}

void RunningServer::kill()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

int RunningServer::terminate()
{
    m_process.terminate();
    REQUIRE(m_process.waitForFinished(patience));
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

} // namespace millrace::test
