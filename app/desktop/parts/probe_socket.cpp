// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/probe_socket.h"

#include "ui/shell/ux_probe.h"

#include <QLocalSocket>

namespace millrace {

ProbeSocket::ProbeSocket(UxProbe &probe) : QLocalServer(&probe), m_probe(probe)
{
    setSocketOptions(UserAccessOption);
    connect(this, &QLocalServer::newConnection, this, &ProbeSocket::welcome);
    connect(&probe, &UxProbe::lineReady, this, [this](const QByteArray &line) {
        for (QLocalSocket *client : findChildren<QLocalSocket *>())
            client->write(line);
    });
}

bool ProbeSocket::listenAt(const QString &path)
{
    removeServer(path);
    return listen(path);
}

void ProbeSocket::welcome()
{
    while (QLocalSocket *client = nextPendingConnection()) {
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        client->write(m_probe.lastLine());
    }
}

} // namespace millrace
