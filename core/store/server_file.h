// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>
#include <mutex>

namespace millrace {

class Database;

/// What a server keeps beside the workspace: how people sign in, which calls were answered, what is on its way to other
/// programs. A file of its own in the server's folder, readable by its owner alone; nothing of it ever travels. One
/// connection that threads take turns at; whatever is asked of it is a few rows.
class ServerFile
{
public:
    /// Opens the file, or makes it where there is none. WorkspaceNewer for one of a newer program.
    static Result<std::unique_ptr<ServerFile>> open(const QString &path);
    ~ServerFile();

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
