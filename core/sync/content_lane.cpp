// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/content_lane.h"

#include "core/schema/builtin/attachment.h"

#include <algorithm>

namespace millrace {

namespace {

constexpr size_t offeredAtOnce = 500;
constexpr int rowsAtOnce = 2'000;

} // namespace

ContentLane::ContentLane(Workspace &workspace, ContentPeer &peer, Options options, Listener listener)
    : m_workspace(workspace), m_peer(peer), m_content(workspace.path()), m_options(options),
      m_listener(std::move(listener))
{
    m_listening = workspace.listen([this, key = attachmentEntity().key](const CommitNotice &notice) {
        const std::lock_guard lock(m_mutex);
        const auto touched = notice.records.value(key);
        if (!notice.everything && touched.empty())
            return;
        m_everything = m_everything || notice.everything;
        m_touched.insert(m_touched.end(), touched.begin(), touched.end());
        m_changed.notify_all();
    });
}

ContentLane::~ContentLane()
{
    m_listening.reset();
}

void ContentLane::want(const RecordId &attachment)
{
    const std::lock_guard lock(m_mutex);
    m_wanted.push_back(attachment);
    m_changed.notify_all();
}

void ContentLane::wake()
{
    const std::lock_guard lock(m_mutex);
    m_woken = true;
    m_changed.notify_all();
}

void ContentLane::setPaused(bool paused)
{
    {
        const std::lock_guard lock(m_mutex);
        m_paused = paused;
        m_woken = m_woken || !paused;
    }
    m_changed.notify_all();
}

void ContentLane::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_peer.giveUp();
}

void ContentLane::tell(const RecordId &attachment, Fate fate, qint64 limit)
{
    if (m_listener)
        m_listener({attachment, fate, limit});
}

std::optional<ContentLane::File> ContentLane::fileOf(const RecordId &attachment) const
{
    const auto record = m_workspace.record(m_workspace.session(), attachmentEntity().key, attachment);
    if (!record || record->isDeleted())
        return std::nullopt;
    File file{record->value(attachment::sha256).value_or(QString()), record->value(attachment::size).value_or(0)};
    return m_content.pathOf(file.sha256).isEmpty() ? std::nullopt : std::optional(file);
}

/// What is to be done about an attachment.
void ContentLane::sort(const RecordId &attachment, const File &file)
{
    if (m_queued.contains(attachment))
        return;
    const bool here = m_content.has(file.sha256);
    if (!here && file.size > m_options.fetchedByItself)
        return;
    m_queued.insert(attachment);
    (here ? m_toOffer : m_toFetch).push_back(attachment);
}

Result<void> ContentLane::lookAll()
{
    Query query;
    query.entity = attachmentEntity().key;
    query.fields = {FieldPath::of(QString(attachment::sha256.name())), FieldPath::of(QString(attachment::size.name()))};
    query.limit = rowsAtOnce;
    for (query.offset = 0;; query.offset += rowsAtOnce) {
        MILLRACE_ASSIGN(const RowSet page, m_workspace.rows(m_workspace.session(), query));
        for (const Row &row : page.rows) {
            const File file{row.cells[0].valueOr<QString>(), row.cells[1].valueOr<std::int64_t>()};
            if (!m_content.pathOf(file.sha256).isEmpty())
                sort(row.id, file);
        }
        if (int(page.rows.size()) < rowsAtOnce)
            return {};
    }
}

/// Takes in what happened since the last time.
Result<void> ContentLane::look()
{
    std::vector<RecordId> touched, wanted;
    bool everything = false;
    {
        const std::lock_guard lock(m_mutex);
        touched.swap(m_touched);
        wanted.swap(m_wanted);
        everything = std::exchange(m_everything, false);
        if (std::exchange(m_woken, false)) {
            touched.insert(touched.end(), m_later.begin(), m_later.end());
            m_later.clear();
            wanted.insert(wanted.end(), m_askedLater.begin(), m_askedLater.end());
            m_askedLater.clear();
        }
    }
    for (const RecordId &attachment : wanted)
        if (std::find(m_asked.begin(), m_asked.end(), attachment) == m_asked.end())
            m_asked.push_back(attachment);
    if (everything)
        MILLRACE_TRY(lookAll());
    for (const RecordId &attachment : touched)
        if (const auto file = fileOf(attachment))
            sort(attachment, *file);
    return {};
}

ContentLane::Outcome ContentLane::failedBy(const ContentReply &reply)
{
    m_retryAfterMs = reply.retryAfterMs;
    switch (reply.kind) {
    case SyncReply::Kind::SignIn:
    case SyncReply::Kind::Revoked:
        // The line of the records says so too, and acts on it.
        return Outcome::SignIn;
    case SyncReply::Kind::Busy:
        return Outcome::Busy;
    case SyncReply::Kind::Answered:
    case SyncReply::Kind::Unreachable:
        break;
    }
    return Outcome::Unreachable;
}

ContentLane::Outcome ContentLane::offer()
{
    const auto end = m_toOffer.begin() + qsizetype(std::min(offeredAtOnce, m_toOffer.size()));
    const std::vector<RecordId> attachments(m_toOffer.begin(), end);
    const ContentReply reply = m_peer.offer(attachments);
    if (reply.kind != SyncReply::Kind::Answered)
        return failedBy(reply);
    m_toOffer.erase(m_toOffer.begin(), end);
    const auto &[missing, unknown] = reply.offered;
    for (const RecordId &attachment : attachments) {
        if (std::find(missing.begin(), missing.end(), attachment) != missing.end()) {
            m_toSend.push_back(attachment);
            continue;
        }
        m_queued.remove(attachment);
        // Its record is still on the way.
        if (std::find(unknown.begin(), unknown.end(), attachment) != unknown.end())
            m_later.push_back(attachment);
    }
    return Outcome::Progress;
}

ContentLane::Outcome ContentLane::sendPiece()
{
    const RecordId attachment = m_toSend.front();
    const auto done = [&] {
        m_toSend.pop_front();
        m_queued.remove(attachment);
        m_sentTo.remove(attachment);
        return Outcome::Progress;
    };
    const auto file = fileOf(attachment);
    if (!file || !m_content.has(file->sha256))
        return done();
    // The first asks how far it had come before.
    const auto from = m_sentTo.constFind(attachment);
    QByteArray piece;
    if (from != m_sentTo.constEnd() || file->size == 0) {
        const auto read = m_content.read(file->sha256, from == m_sentTo.constEnd() ? 0 : *from, m_options.piece);
        if (!read || (read->isEmpty() && file->size > 0)) {
            tell(attachment, Fate::Failed);
            return done();
        }
        piece = *read;
    }
    const ContentReply reply = m_peer.send(attachment, m_sentTo.value(attachment), piece);
    if (reply.kind != SyncReply::Kind::Answered) {
        m_sentTo.remove(attachment);
        return failedBy(reply);
    }
    switch (reply.answer.status) {
    case ContentDesk::Status::Done:
        m_sentTo[attachment] = reply.answer.have;
        if (!reply.answer.whole)
            return Outcome::Progress;
        tell(attachment, Fate::Sent);
        return done();
    case ContentDesk::Status::Offset:
        m_sentTo[attachment] = reply.answer.have;
        return Outcome::Progress;
    case ContentDesk::Status::TooLarge:
        tell(attachment, Fate::TooLarge, reply.answer.limit);
        return done();
    case ContentDesk::Status::NoRoom:
        tell(attachment, Fate::NoRoom, reply.answer.limit);
        return done();
    case ContentDesk::Status::NotFound:
    case ContentDesk::Status::NotHere:
        m_later.push_back(attachment);
        return done();
    case ContentDesk::Status::Damaged:
        break;
    }
    tell(attachment, Fate::Failed);
    return done();
}

ContentLane::Outcome ContentLane::fetchPiece(std::deque<RecordId> &from)
{
    const RecordId attachment = from.front();
    const auto done = [&](std::optional<Fate> fate) {
        from.pop_front();
        m_queued.remove(attachment);
        if (fate)
            tell(attachment, *fate);
        return Outcome::Progress;
    };
    const auto file = fileOf(attachment);
    if (!file)
        return done(std::nullopt);
    if (m_content.has(file->sha256))
        return done(Fate::Arrived);
    const ContentReply reply = m_peer.fetch(attachment, m_content.begun(file->sha256));
    if (reply.kind != SyncReply::Kind::Answered)
        return failedBy(reply);
    if (reply.answer.status != ContentDesk::Status::Done) {
        m_later.push_back(attachment);
        return done(Fate::NotThere);
    }
    const auto have = m_content.append(file->sha256, reply.answer.bytes);
    if (!have)
        return done(Fate::Failed);
    if (*have < reply.answer.size && !reply.answer.bytes.isEmpty())
        return Outcome::Progress;
    return done(m_content.finish(file->sha256, file->sha256) ? Fate::Arrived : Fate::Failed);
}

ContentLane::Outcome ContentLane::step()
{
    if (!look())
        return Outcome::Idle;
    if (!m_asked.empty()) {
        const Outcome outcome = fetchPiece(m_asked);
        if (outcome != Outcome::Progress) {
            m_askedLater.push_back(m_asked.front());
            m_asked.pop_front();
            tell(m_askedLater.back(), Fate::Offline);
        }
        return outcome;
    }
    if (!m_toOffer.empty())
        return offer();
    if (!m_toSend.empty())
        return sendPiece();
    if (!m_toFetch.empty())
        return fetchPiece(m_toFetch);
    return Outcome::Idle;
}

ContentLane::Outcome ContentLane::runOnce()
{
    Outcome outcome = Outcome::Progress;
    while (outcome == Outcome::Progress)
        outcome = step();
    return outcome;
}

void ContentLane::rest(std::optional<int> milliseconds)
{
    std::unique_lock lock(m_mutex);
    const auto stirred = [this] {
        return m_stopping || m_woken || m_everything || !m_touched.empty() || !m_wanted.empty();
    };
    if (milliseconds)
        m_changed.wait_for(lock, std::chrono::milliseconds(*milliseconds), stirred);
    else
        m_changed.wait(lock, stirred);
}

void ContentLane::run()
{
    int failures = 0;
    const auto goesOn = [this] {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stopping || !m_paused; });
        return !m_stopping;
    };
    while (goesOn()) {
        const Outcome outcome = step();
        constexpr int mostDoublings = 10;
        switch (outcome) {
        case Outcome::Progress:
            failures = 0;
            break;
        case Outcome::Idle:
        case Outcome::SignIn:
            rest(std::nullopt);
            break;
        case Outcome::Unreachable:
        case Outcome::Busy:
            rest(std::max(
                std::exchange(m_retryAfterMs, 0),
                std::min(m_options.longestPauseMs, m_options.shortestPauseMs << std::min(failures++, mostDoublings))));
            break;
        }
    }
}

} // namespace millrace
