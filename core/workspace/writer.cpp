// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/writer.h"

#include <chrono>
#include <future>

namespace millrace {

namespace {
constexpr size_t queuedBatches = 3;
constexpr int checkpointPages = 1'000;
constexpr int urgentCheckpointPages = 16'000;
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
        auto &queue = !m_urgent.empty() ? m_urgent : m_loads;
        if (queue.empty())
            break;
        auto task = std::move(queue.front());
        queue.pop_front();
        const bool wasUrgent = &queue == &m_urgent;
        lock.unlock();
        m_taken.notify_all();
        // A load that is under way gives way: its rows are committed, then the save has the file to itself.
        if (wasUrgent)
            static_cast<void>(commitLoad());
        task();
        lock.lock();
    }
    lock.unlock();
    static_cast<void>(commitLoad());
}

void Writer::enqueue(std::function<void()> task, bool urgent)
{
    {
        std::unique_lock lock(m_mutex);
        if (!urgent)
            m_taken.wait(lock, [this] { return m_loads.size() < queuedBatches; });
        (urgent ? m_urgent : m_loads).push_back(std::move(task));
    }
    m_wake.notify_one();
}

void Writer::published()
{
    const std::lock_guard lock(m_mutex);
    m_published = m_committer->metadata();
    m_publishedDictionary = m_dictionary;
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
    static_cast<void>(m_committer->rewind());
    published();
    return error;
}

Result<CommitReceipt> Writer::transactHere(const std::function<Result<CommitReceipt>(Committer &)> &work)
{
    if (auto begun = m_database->begin(); !begun)
        return fail(begun.error());
    auto receipt = work(*m_committer);
    if (!receipt)
        return fail(rolledBack(receipt.error()));
    if (auto committed = m_database->commit(); !committed)
        return fail(rolledBack(committed.error()));
    published();
    const CommitNotice notice = m_committer->takeNotice();
    if (m_listener && (notice.everything || notice.catalogChanged || !notice.records.isEmpty()))
        m_listener(notice, m_published);
    if (m_database->walPages() > urgentCheckpointPages)
        m_database->checkpoint();
    return receipt;
}

Result<CommitReceipt> Writer::transact(const std::function<Result<CommitReceipt>(Committer &)> &work)
{
    std::promise<Result<CommitReceipt>> promise;
    auto future = promise.get_future();
    enqueue([&] { promise.set_value(transactHere(work)); }, true);
    return future.get();
}

void Writer::transactLater(std::function<Result<CommitReceipt>(Committer &)> work,
                           std::function<void(Result<CommitReceipt>)> done)
{
    enqueue(
        [this, work = std::move(work), done = std::move(done)] {
            auto receipt = transactHere(work);
            if (done)
                done(std::move(receipt));
        },
        true);
}

void Writer::load(std::function<Result<void>(Committer &)> work, int rows)
{
    enqueue(
        [this, work = std::move(work), rows] {
            if (m_loadFailed)
                return;
            Result<void> done;
            if (!m_database->inTransaction())
                done = m_database->begin();
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
        },
        false);
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
    const CommitNotice notice = m_committer->takeNotice();
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
    enqueue(
        [&] {
            static_cast<void>(commitLoad());
            Result<void> answer;
            if (m_loadFailed)
                answer = fail(m_loadError);
            m_loadFailed = false;
            promise.set_value(std::move(answer));
        },
        false);
    return future.get();
}

Result<void> Writer::runAlone(const std::function<Result<void>(Database &)> &work)
{
    std::promise<Result<void>> promise;
    auto future = promise.get_future();
    enqueue([&] { promise.set_value(work(*m_database)); }, true);
    return future.get();
}

} // namespace millrace
