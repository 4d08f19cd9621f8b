// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace millrace::test {

/// What a call of the built program left behind.
struct CliCall
{
    int exit = -1; ///< -1 where it did not end by itself
    QByteArray out;
    QByteArray err;
    QJsonObject json; ///< of the standard output stream, where it is one object and nothing else

    QString errorCode() const { return json[QStringLiteral("error")].toObject()[QStringLiteral("code")].toString(); }
    QJsonArray array(const char *key) const { return json[QLatin1String(key)].toArray(); }
    qint64 number(const char *key) const { return json[QLatin1String(key)].toInteger(-1); }
};

/// A folder of its own with a workspace in it, and the built program to work on it.
class CliFixture
{
public:
    CliFixture();

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString workspace() const { return path(QStringLiteral("w.millrace")); }
    static QString program();

    /// Runs `COMMAND --json WORKSPACE rest...`.
    CliCall call(const QString &command, const QStringList &rest = {}, const QByteArray &input = {}) const;
    /// Runs exactly these words.
    static CliCall run(const QStringList &words, const QByteArray &input = {}, const QString &program = {});
    /// Makes the workspace.
    void init(const QStringList &options = {}) const;
    QString write(const QString &name, const QByteArray &content) const;
    /// Digests of records and history in one text; fails the test where verify finds anything.
    QString digest() const;
    qint64 count(const QString &entity, const QString &filter = {}) const;

private:
    QTemporaryDir m_folder;
};

/// A folder of the shared data, or an empty text (said once) where it is not there.
QString cliData(const QString &name);
/// A CSV of that many customers.
QByteArray customersCsv(int rows);

} // namespace millrace::test
