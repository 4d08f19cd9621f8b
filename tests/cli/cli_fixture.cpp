// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_fixture.h"

#include "tests/support/catch.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace millrace::test {

CliFixture::CliFixture()
{
    REQUIRE(m_folder.isValid());
    REQUIRE(QFile::exists(program()));
}

QString CliFixture::program()
{
    return QStringLiteral(MILLRACE_BIN_DIR "/millrace-cli");
}

CliCall CliFixture::run(const QStringList &words, const QByteArray &input, const QString &other)
{
    QProcess process;
    process.start(other.isEmpty() ? program() : other, words);
    REQUIRE(process.waitForStarted());
    process.write(input);
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished(300'000));
    CliCall call;
    if (process.exitStatus() == QProcess::NormalExit)
        call.exit = process.exitCode();
    call.out = process.readAllStandardOutput();
    call.err = process.readAllStandardError();
    call.json = QJsonDocument::fromJson(call.out).object();
    return call;
}

CliCall CliFixture::call(const QString &command, const QStringList &rest, const QByteArray &input) const
{
    const CliCall call = run(QStringList{command, QStringLiteral("--json"), workspace()} + rest, input);
    INFO(command.toStdString() << " said: " << call.out.left(2000).toStdString() << call.err.left(2000).toStdString());
    // Exactly one document, whatever became of the command.
    CHECK_FALSE(call.json.isEmpty());
    CHECK(call.out.count('\n') == 1);
    return call;
}

void CliFixture::init(const QStringList &options) const
{
    const CliCall made = call(QStringLiteral("init"), options);
    INFO(made.out.toStdString());
    REQUIRE(made.exit == 0);
}

QString CliFixture::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
    return file.fileName();
}

QString CliFixture::digest() const
{
    const CliCall verified = call(QStringLiteral("verify"));
    INFO(verified.out.left(4000).toStdString());
    CHECK(verified.exit == 0);
    CHECK(verified.json[QStringLiteral("ok")].toBool());
    return verified.json[QStringLiteral("digest")].toObject()[QStringLiteral("records")].toString();
}

qint64 CliFixture::count(const QString &entity, const QString &filter) const
{
    QStringList words{entity, QStringLiteral("--count")};
    if (!filter.isEmpty())
        words << QStringLiteral("--filter") << filter;
    const CliCall counted = call(QStringLiteral("query"), words);
    CHECK(counted.exit == 0);
    return counted.number("count");
}

QString cliData(const QString &name)
{
    QString root = qEnvironmentVariable("MILLRACE_DATA");
    if (root.isEmpty())
        root = QStringLiteral(MILLRACE_SOURCE_DIR "/../shared/data");
    const QString folder = QDir::cleanPath(root + u'/' + name);
    if (QFile::exists(folder))
        return folder;
    WARN("shared data not found: " << folder.toStdString());
    return {};
}

QByteArray customersCsv(int rows)
{
    QByteArray csv("external_id,name,city,phone,notes\n");
    for (int i = 0; i < rows; ++i) {
        const QByteArray number = QByteArray::number(i);
        csv += "E" + number + ",杭州第" + number + "贸易有限公司,杭州,0571-" + QByteArray::number(80000000 + i) +
               ",first line " + number + "\n";
    }
    return csv;
}

} // namespace millrace::test
