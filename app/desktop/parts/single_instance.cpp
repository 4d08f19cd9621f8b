// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/single_instance.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>

namespace millrace {

namespace {

constexpr int patienceMs = 2000;
constexpr qsizetype longestLink = 4096;
constexpr const char *thanks = "taken\n";

} // namespace

SingleInstance::SingleInstance(QObject *parent) : QObject(parent) {}

QString SingleInstance::keyOf(const QString &workspace)
{
    const QFileInfo file(workspace);
    const QString path = file.exists() ? file.canonicalFilePath() : file.absoluteFilePath();
    return QStringLiteral("millrace-") +
           QString::fromLatin1(QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(24));
}

bool SingleInstance::handOver(const QString &key, const QString &link)
{
    QLocalSocket socket;
    socket.connectToServer(key);
    if (!socket.waitForConnected(patienceMs))
        return false;
    socket.write(link.left(longestLink).toUtf8() + '\n');
    while (socket.state() == QLocalSocket::ConnectedState && !socket.canReadLine()) {
        if (!socket.waitForReadyRead(patienceMs))
            break;
    }
    return socket.readLine() == thanks;
}

bool SingleInstance::listen(const QString &key)
{
    delete m_server;
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &SingleInstance::welcome);
    if (m_server->listen(key))
        return true;
    QLocalSocket living;
    living.connectToServer(key);
    if (living.waitForConnected(patienceMs))
        return false;
    QLocalServer::removeServer(key);
    return m_server->listen(key);
}

void SingleInstance::welcome()
{
    while (QLocalSocket *client = m_server->nextPendingConnection()) {
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        const auto take = [this, client] {
            if (!client->canReadLine()) {
                // A link ends; what does not is no link.
                if (client->bytesAvailable() > longestLink * 4)
                    client->abort();
                return;
            }
            const QString link = QString::fromUtf8(client->readLine()).trimmed();
            client->write(thanks);
            client->flush();
            Q_EMIT asked(link);
        };
        connect(client, &QLocalSocket::readyRead, this, take);
        if (client->bytesAvailable() > 0)
            take();
    }
}

} // namespace millrace
