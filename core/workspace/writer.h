// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/committer.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace millrace {

/// The only thread that writes to a workspace, with the only write connection. Saves that wait while another is made
/// durable become durable together: one transaction, each of them whole or undone by itself, none answered before all
/// are on the disk. Saves go before bulk loads: a load's transaction stays open from batch to batch and is committed as
/// soon as a save waits, or after a number of rows.
class Writer
{
public:
    using Listener = std::function<void(const CommitNotice &, const MetadataPtr &)>;

    /// Takes over a checked file. `listener` is called on this thread after each durable commit.
    static Result<std::unique_ptr<Writer>> start(std::unique_ptr<Database> database, const RecordId &clientId,
                                                 CurrencyCode base, CatalogPtr definitions, IdSource &ids,
                                                 Listener listener);
    ~Writer();

    /// Runs `work` whole or not at all and waits until it is durable or rolled back. Where the file itself fails, all
    /// that shared the transaction answer its error.
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

    // Of a database on a server, to which other processes write too.

    /// Takes in what they committed, soon, and tells the listener of it; any thread, waits for nothing.
    void look();
    /// Waits until what was committed up to that number is taken in. Not on this thread, which has taken it in already.
    Result<void> follow(std::int64_t commit);
    /// `told` is called after each commit of this process.
    void tellCommits(std::function<void()> told);

    /// Of the committer; safe from any thread.
    MetadataPtr metadata() const;
    Dictionary dictionary() const;

private:
    Writer(std::unique_ptr<Database> database, IdSource &ids, Listener listener);
    /// Something that goes before loads: work for a transaction and who waits for its answer, or work outside of any.
    struct Urgent
    {
        std::function<Result<CommitReceipt>(Committer &)> work;
        std::function<void(Result<CommitReceipt>)> done;
        std::function<void()> alone;
    };
    /// A save that was carried out in the transaction that is open.
    struct Carried
    {
        std::function<void(Result<CommitReceipt>)> done;
        Result<CommitReceipt> receipt;
        CommitNotice notice;
    };
    void run();
    void enqueue(Urgent task);
    void enqueueLoad(std::function<void()> task);
    void transactTogether(Urgent first);
    std::optional<Urgent> nextToShare(size_t sharing, std::chrono::steady_clock::time_point until);
    Result<CommitReceipt> joinIn(const std::function<Result<CommitReceipt>(Committer &)> &work);
    void answer(std::vector<Carried> &carried);
    Result<void> commitLoad();
    void published();
    /// A transaction of one's own on top of what others committed.
    Result<void> begin();
    Result<void> takeIn();
    void lookHere();
    void tellOthers();
    void tellCommit();
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
    std::deque<Urgent> m_urgent;
    std::deque<std::function<void()>> m_loads;
    bool m_stopping = false;
    bool m_loadFailed = false;
    Error m_loadError;
    int m_loadRows = 0;
    std::atomic<int> m_rowsPerTransaction = 20'000;
    MetadataPtr m_published;
    Dictionary m_publishedDictionary;

    // What others committed.
    std::condition_variable m_followed;
    std::vector<CommitNotice> m_others; ///< not told yet
    std::int64_t m_known = 0;           ///< commits up to here are taken in
    std::int64_t m_looks = 0;
    Result<void> m_looked;
    bool m_looking = false;
    bool m_doubtful = false; ///< what it believes of the database may be wrong
    std::function<void()> m_tellCommits;

    std::thread m_thread;
};

} // namespace millrace
