// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QLocalServer;

namespace millrace {

/// One window for each workspace and person: a second start hands its link to the first one, which comes to the front,
/// and ends. Spoken through a local socket that only this user can open.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(QObject *parent = nullptr);

    /// What the programs of one workspace file meet by.
    static QString keyOf(const QString &workspace);
    /// Whether another program answers to the key; it has taken the link (which may be empty) then.
    static bool handOver(const QString &key, const QString &link);
    /// Answers to the key from now on, and to no other. A socket left behind by a program that was killed is replaced.
    bool listen(const QString &key);

Q_SIGNALS:
    /// Another start asks for the window, and for what its link names.
    void asked(const QString &link);

private:
    void welcome();

    QLocalServer *m_server = nullptr;
};

} // namespace millrace
