// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>

namespace millrace {

class UxProbe;

/// Gives a probe's lines to every client of a local socket that only this user can open; one who connects hears the
/// latest line at once. What is written to the socket is ignored.
class ProbeSocket : public QLocalServer
{
    Q_OBJECT

public:
    /// Whether `--ux-probe PATH` means a socket: the path ends in ".sock".
    static bool isMeantBy(const QString &path) { return path.endsWith(QLatin1String(".sock")); }

    explicit ProbeSocket(UxProbe &probe);
    /// False where the path cannot be listened on; a socket left behind there is replaced.
    bool listenAt(const QString &path);

private:
    void welcome();

    UxProbe &m_probe;
};

} // namespace millrace
