// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>
#include <mutex>

namespace millrace {

class Database;
struct RemoteKind;

/// What a server keeps beside the workspace: how people sign in, which calls were answered, what is on its way to other
/// programs. A file of its own in the server's folder, readable by its owner alone, or a schema of its own in the
/// database of a workspace on a database server; nothing of it ever travels. One connection that threads take turns at;
/// whatever is asked of it is a few rows.
class ServerFile
{
public:
    /// For the server's program: at its beginning, whether that is the address of a database on a server, and the
    /// address as it may be shown.
    static void useDatabases(const RemoteKind &kind);
    static bool isAddress(const QString &place);
    static QString shownPlace(const QString &place);

    /// Opens the file (or the address of a database), or makes it where there is none. WorkspaceNewer for one of a
    /// newer program.
    static Result<std::unique_ptr<ServerFile>> open(const QString &path);
    ~ServerFile();

    /// Whether this process sends what is on its way: always where it has the file for itself; of several processes on
    /// one database one, until it ends.
    Result<bool> takeCourier();
    /// How many processes work on a database with this; 0 for a file.
    Result<int> processes();
    /// A consistent copy, also while a server works on the file. OutputExists where something is there.
    Result<void> copyTo(const QString &path);

    /// The connection for one turn: a reading, or one transaction.
    class Turn
    {
    public:
        explicit Turn(ServerFile &file) : m_lock(file.m_mutex), m_database(*file.m_database) {}
        Database &operator*() const { return m_database; }
        Database *operator->() const { return &m_database; }

    private:
        std::lock_guard<std::mutex> m_lock;
        Database &m_database;
    };

private:
    explicit ServerFile(std::unique_ptr<Database> database);
    std::unique_ptr<Database> m_database;
    std::mutex m_mutex;
};

} // namespace millrace
