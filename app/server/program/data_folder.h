// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QDir>

#include <optional>

namespace millrace::server {

/// The folder that holds all that a server has.
class DataFolder
{
public:
    explicit DataFolder(const QString &path) : m_folder(path) {}

    QString path() const { return m_folder.path(); }
    QString workspace() const { return m_folder.filePath(QStringLiteral("server.millrace")); }
    /// How people sign in.
    QString accounts() const { return m_folder.filePath(QStringLiteral("accounts.sqlite")); }
    QString tls() const { return m_folder.filePath(QStringLiteral("tls")); }
    /// WorkspaceMissing where there is no server in the folder.
    Result<void> require() const;
    /// Makes the folder, for its owner's eyes alone.
    Result<void> make() const;

    /// The token for measurements; made when it is first asked for.
    Result<QByteArray> metricsToken(IdSource &ids) const;

    /// The newest backup, as it was noted beside the data.
    struct Backup
    {
        std::int64_t seq = 0; ///< commits up to here are in it
        Instant at;
        bool offMachine = false; ///< it survives the loss of this machine
        QString folder;
    };
    std::optional<Backup> backup() const;
    Result<void> note(const Backup &backup) const;

private:
    QDir m_folder;
};

} // namespace millrace::server
