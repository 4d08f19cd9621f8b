// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/workspace/workspace.h"

#include <mutex>

namespace millrace {

/// What a connection is for: search goes back to the same lists and documents with every letter typed, so its
/// connections keep more pages. They are opened by the first search.
enum class ReaderUse { Pages, Search };

/// Query-only connections that are free at the moment.
struct Workspace::Readers
{
    std::mutex mutex;
    std::vector<std::unique_ptr<Database>> idle;
    std::vector<std::unique_ptr<Database>> searching;
    std::vector<std::unique_ptr<Database>> &of(ReaderUse use) { return use == ReaderUse::Search ? searching : idle; }
    /// A free connection for that use; null where there is none.
    std::unique_ptr<Database> take(ReaderUse use);
};

/// A query-only connection for the duration of one read; goes back to the pool by itself.
class ReaderLease
{
public:
    ReaderLease(const Workspace &workspace, std::unique_ptr<Database> database, ReaderUse use = ReaderUse::Pages)
        : m_workspace(&workspace), m_database(std::move(database)), m_use(use)
    {
    }
    ReaderLease(ReaderLease &&) = default;
    ReaderLease &operator=(ReaderLease &&) = delete;
    ~ReaderLease();
    Database &operator*() const { return *m_database; }
    Database *operator->() const { return m_database.get(); }
    /// From now until the lease ends every statement sees the same state of the file, and the file's lock is taken once
    /// instead of once a statement.
    Result<void> hold() const;

private:
    const Workspace *m_workspace;
    std::unique_ptr<Database> m_database;
    ReaderUse m_use;
};

struct Workspace::Listeners
{
    std::mutex mutex;
    std::vector<std::pair<std::weak_ptr<void>, Workspace::Listener>> all;
    void tell(const CommitNotice &notice);
};

} // namespace millrace
