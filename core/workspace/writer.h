// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/committer.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace millrace {

/// The only thread that writes to a workspace, with the only write connection. Saves go before bulk loads: a load's
/// transaction stays open from batch to batch and is committed as soon as a save waits, or after a number of rows.
class Writer
{
public:
    using Listener = std::function<void(const CommitNotice &, const MetadataPtr &)>;

    /// Takes over a checked file. `listener` is called on this thread after each durable commit.
    static Result<std::unique_ptr<Writer>> start(std::unique_ptr<Database> database, const RecordId &clientId,
                                                 CurrencyCode base, CatalogPtr definitions, IdSource &ids,
                                                 Listener listener);
    ~Writer();

    /// Runs `work` in a transaction of its own and waits until it is durable or rolled back.
    Result<CommitReceipt> transact(const std::function<Result<CommitReceipt>(Committer &)> &work);
    /// The same without waiting; `done` is called on the writer's thread.
    void transactLater(std::function<Result<CommitReceipt>(Committer &)> work,
                       std::function<void(Result<CommitReceipt>)> done);
    /// Runs a batch of a load; waits only while three batches are queued. Failures are kept for settle().
    void load(std::function<Result<void>(Committer &)> work, int rows);
    /// Waits for all batches, commits them, and answers the first failure since the last settle; on failure the rows of
    /// the open transaction are gone.
    Result<void> settle();

    /// Rows after which a load's transaction is committed: small while somebody works in a window.
    void setLoadTransactionRows(int rows) { m_rowsPerTransaction = rows; }
    /// Runs on the writer's thread outside any transaction (checkpoints, VACUUM INTO).
    Result<void> runAlone(const std::function<Result<void>(Database &)> &work);
    /// Of the committer; safe from any thread.
    MetadataPtr metadata() const;
    Dictionary dictionary() const;

private:
    Writer(std::unique_ptr<Database> database, IdSource &ids, Listener listener);
    void run();
    void enqueue(std::function<void()> task, bool urgent);
    Result<CommitReceipt> transactHere(const std::function<Result<CommitReceipt>(Committer &)> &work);
    Result<void> commitLoad();
    void published();
    Error rolledBack(Error error);

    std::unique_ptr<Database> m_database;
    JournalWriter m_journal;
    Dictionary m_dictionary;
    std::unique_ptr<Committer> m_committer;
    IdSource &m_ids;
    Listener m_listener;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_taken;
    std::deque<std::function<void()>> m_urgent;
    std::deque<std::function<void()>> m_loads;
    bool m_stopping = false;
    bool m_loadFailed = false;
    Error m_loadError;
    int m_loadRows = 0;
    std::atomic<int> m_rowsPerTransaction = 20'000;
    MetadataPtr m_published;
    Dictionary m_publishedDictionary;
    std::thread m_thread;
};

} // namespace millrace
