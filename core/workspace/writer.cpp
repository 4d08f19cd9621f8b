// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/writer.h"

#include <future>

namespace millrace {

namespace {
constexpr size_t queuedBatches = 3;
constexpr int checkpointPages = 1'000;
constexpr int urgentCheckpointPages = 16'000;
// Who came first waits for those who share his transaction: for so many, and for so long.
constexpr size_t mostTogether = 64;
constexpr std::chrono::milliseconds longestTogether{8};
} // namespace

Writer::Writer(std::unique_ptr<Database> database, IdSource &ids, Listener listener)
    : m_database(std::move(database)), m_ids(ids), m_listener(std::move(listener))
{
}

Result<std::unique_ptr<Writer>> Writer::start(std::unique_ptr<Database> database, const RecordId &clientId,
                                              CurrencyCode base, CatalogPtr definitions, IdSource &ids,
                                              Listener listener)
{
    std::unique_ptr<Writer> writer(new Writer(std::move(database), ids, std::move(listener)));
    Database &file = *writer->m_database;
    MILLRACE_ASSIGN(writer->m_journal, JournalWriter::open(file, clientId));
    MILLRACE_ASSIGN(writer->m_dictionary, Dictionary::load(file));
    MILLRACE_ASSIGN(MetadataPtr metadata, loadMetadata(file, base, definitions));
    writer->m_committer = std::make_unique<Committer>(file, writer->m_journal, writer->m_dictionary,
                                                      std::move(metadata), std::move(definitions), ids);
    writer->published();
    writer->m_thread = std::thread([self = writer.get()] { self->run(); });
    return writer;
}

Writer::~Writer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Writer::run()
{
    using namespace std::chrono_literals;
    std::unique_lock lock(m_mutex);
    for (;;) {
        const auto ready = [this] { return m_stopping || !m_urgent.empty() || !m_loads.empty(); };
        if (!ready() && m_database->walPages() > checkpointPages && !m_database->inTransaction()) {
            // Idle: nobody waits for what a checkpoint costs.
            if (!m_wake.wait_for(lock, 200ms, ready)) {
                lock.unlock();
                m_database->checkpoint();
                lock.lock();
            }
            continue;
        }
        m_wake.wait(lock, ready);
        if (!m_urgent.empty()) {
            Urgent task = std::move(m_urgent.front());
            m_urgent.pop_front();
            lock.unlock();
            // A load that is under way gives way: its rows are committed, then the save has the file to itself.
            static_cast<void>(commitLoad());
            if (task.alone)
                task.alone();
            else
                transactTogether(std::move(task));
        } else if (!m_loads.empty()) {
            auto task = std::move(m_loads.front());
            m_loads.pop_front();
            lock.unlock();
            m_taken.notify_all();
            task();
        } else {
            break;
        }
        lock.lock();
    }
    lock.unlock();
    static_cast<void>(commitLoad());
}

void Writer::enqueue(Urgent task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_urgent.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void Writer::enqueueLoad(std::function<void()> task)
{
    {
        std::unique_lock lock(m_mutex);
        m_taken.wait(lock, [this] { return m_loads.size() < queuedBatches; });
        m_loads.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void Writer::published()
{
    {
        const std::lock_guard lock(m_mutex);
        m_published = m_committer->metadata();
        m_publishedDictionary = m_dictionary;
        m_known = m_journal.lastNo();
    }
    m_followed.notify_all();
}

MetadataPtr Writer::metadata() const
{
    const std::lock_guard lock(m_mutex);
    return m_published;
}

Dictionary Writer::dictionary() const
{
    const std::lock_guard lock(m_mutex);
    return m_publishedDictionary;
}

Error Writer::rolledBack(Error error)
{
    if (m_database->inTransaction())
        m_database->rollback();
    // What cannot be read back now will be read at the next opening; the first error is the one to tell.
    if (!m_committer->rewind())
        m_doubtful = true;
    published();
    return error;
}

/// The next save that waits, if it may join the transaction that is open.
std::optional<Writer::Urgent> Writer::nextToShare(size_t sharing, std::chrono::steady_clock::time_point until)
{
    const std::lock_guard lock(m_mutex);
    if (sharing >= mostTogether || m_urgent.empty() || m_urgent.front().alone ||
        std::chrono::steady_clock::now() >= until)
        return std::nullopt;
    Urgent task = std::move(m_urgent.front());
    m_urgent.pop_front();
    return task;
}

/// One more save within the open transaction: whole, or nothing of it. The first needs no mark: with nothing before it,
/// its end is the transaction's.
Result<CommitReceipt> Writer::joinIn(const std::function<Result<CommitReceipt>(Committer &)> &work)
{
    MILLRACE_TRY(m_database->execute("SAVEPOINT save"));
    auto receipt = work(*m_committer);
    // Where the file fails, the whole transaction may be gone already.
    if (!m_database->inTransaction())
        return receipt ? fail(ErrorCode::Storage, {m_database->path()}) : receipt;
    if (!receipt) {
        const auto undone = m_database->execute("ROLLBACK TO save");
        if (!undone || !m_committer->rewind())
            m_database->rollback();
    }
    if (m_database->inTransaction() && !m_database->execute("RELEASE save"))
        m_database->rollback();
    return receipt;
}

void Writer::transactTogether(Urgent first)
{
    std::vector<Carried> carried;
    const auto carry = [&](Urgent &one, Result<CommitReceipt> receipt) {
        carried.push_back({std::move(one.done), std::move(receipt), m_committer->takeNotice()});
    };
    auto begun = begin();
    auto receipt = begun ? first.work(*m_committer) : Result<CommitReceipt>(fail(begun.error()));
    std::optional<Error> lost;
    if (!receipt)
        lost = receipt.error();
    carry(first, std::move(receipt));
    const auto until = std::chrono::steady_clock::now() + longestTogether;
    while (!lost) {
        auto next = nextToShare(carried.size(), until);
        if (!next)
            break;
        auto joined = joinIn(next->work);
        if (!m_database->inTransaction())
            lost = joined ? Error{ErrorCode::Storage, {m_database->path()}, {}} : joined.error();
        carry(*next, std::move(joined));
    }
    if (!lost)
        if (auto committed = m_database->commit(); !committed)
            lost = committed.error();
    if (lost) {
        const Error error = rolledBack(*lost);
        for (Carried &one : carried)
            if (one.receipt)
                one.receipt = fail(error);
    } else {
        published();
        tellCommit();
    }
    tellOthers();
    answer(carried);
}

void Writer::answer(std::vector<Carried> &carried)
{
    for (Carried &one : carried) {
        const CommitNotice &notice = one.notice;
        if (one.receipt && m_listener && (notice.everything || notice.catalogChanged || !notice.records.isEmpty()))
            m_listener(notice, m_published);
        if (one.done)
            one.done(std::move(one.receipt));
    }
    if (m_database->walPages() > urgentCheckpointPages)
        m_database->checkpoint();
}

Result<CommitReceipt> Writer::transact(const std::function<Result<CommitReceipt>(Committer &)> &work)
{
    std::promise<Result<CommitReceipt>> promise;
    auto future = promise.get_future();
    enqueue({work, [&](Result<CommitReceipt> receipt) { promise.set_value(std::move(receipt)); }, {}});
    return future.get();
}

void Writer::transactLater(std::function<Result<CommitReceipt>(Committer &)> work,
                           std::function<void(Result<CommitReceipt>)> done)
{
    enqueue({std::move(work), std::move(done), {}});
}

void Writer::load(std::function<Result<void>(Committer &)> work, int rows)
{
    enqueueLoad([this, work = std::move(work), rows] {
        if (m_loadFailed)
            return;
        Result<void> done;
        if (!m_database->inTransaction())
            done = begin();
        if (done)
            done = work(*m_committer);
        if (!done) {
            m_loadFailed = true;
            m_loadError = rolledBack(done.error());
            m_loadRows = 0;
            return;
        }
        published();
        m_loadRows += rows;
        if (m_loadRows >= m_rowsPerTransaction)
            static_cast<void>(commitLoad());
    });
}

Result<void> Writer::commitLoad()
{
    if (!m_database->inTransaction())
        return {};
    m_loadRows = 0;
    if (auto committed = m_database->commit(); !committed) {
        m_loadFailed = true;
        m_loadError = rolledBack(committed.error());
        return fail(m_loadError);
    }
    tellCommit();
    const CommitNotice notice = m_committer->takeNotice();
    tellOthers();
    if (m_listener && (notice.everything || !notice.records.isEmpty()))
        m_listener(notice, metadata());
    if (m_database->walPages() > urgentCheckpointPages)
        m_database->checkpoint();
    return {};
}

Result<void> Writer::settle()
{
    std::promise<Result<void>> promise;
    auto future = promise.get_future();
    enqueueLoad([&] {
        static_cast<void>(commitLoad());
        Result<void> answer;
        if (m_loadFailed)
            answer = fail(m_loadError);
        m_loadFailed = false;
        promise.set_value(std::move(answer));
    });
    return future.get();
}

Result<void> Writer::runAlone(const std::function<Result<void>(Database &)> &work)
{
    std::promise<Result<void>> promise;
    auto future = promise.get_future();
    enqueue({{}, {}, [&] { promise.set_value(work(*m_database)); }});
    return future.get();
}

} // namespace millrace
