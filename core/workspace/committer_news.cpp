// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/comment.h"
#include "core/workspace/committer.h"

#include <algorithm>

namespace millrace {

namespace {

/// What people do themselves, and rules on their behalf. What is imported, moved from another file or taken back is no
/// news.
bool isNews(Origin origin)
{
    return origin == Origin::Local || origin == Origin::Rule;
}

} // namespace

void Committer::listenTo(const Author &author)
{
    m_news.clear();
    // A workstation's edits become news on its server.
    m_listens = !author.isProgram && isNews(m_commit.origin) && !m_journal.follows();
}

void Committer::hearNew(const Record &record)
{
    if (!m_listens || record.isDeleted())
        return;
    if (record.entity()->key == comment::entityKey())
        m_news.push_back({News::Kind::Commented, record, {}});
    else if (record.entity()->discussed && record.value(system_field::Owner).valueOr<RecordId>(m_actor) != m_actor)
        m_news.push_back({News::Kind::Given, record, {}});
}

void Committer::hearChange(const Record &before, const Record &after, const std::vector<int> &changed)
{
    if (!m_listens || after.isDeleted())
        return;
    const EntityDef &entity = *after.entity();
    const auto has = [&](int field) { return std::find(changed.begin(), changed.end(), field) != changed.end(); };
    if (entity.key == comment::entityKey()) {
        const OrgChart &chart = m_metadata->access->chart();
        if (has(entity.field(comment::body.name())->index) || has(entity.field(comment::mentions.name())->index))
            m_news.push_back({News::Kind::Commented, after, mentionedBy(before, chart), true});
        return;
    }
    if (!entity.discussed)
        return;
    const bool given = has(system_field::Owner);
    if (given && after.value(system_field::Owner).valueOr<RecordId>(m_actor) != m_actor)
        m_news.push_back({News::Kind::Given, after, {}});
    if (given || (entity.statusField >= 0 && has(entity.statusField)))
        m_news.push_back({News::Kind::Changed, after, {}});
}

/// In the same transaction, as a commit of its own: whoever takes back what he did does not meet it.
Result<void> Committer::announce()
{
    if (m_news.empty())
        return {};
    const std::vector<News> news = std::exchange(m_news, {});
    m_listens = false;
    NewsDesk desk(m_database, m_metadata, {m_commit.operation, m_commit.label, m_actor, m_now});
    CommitRequest request;
    MILLRACE_ASSIGN(request.edits, desk.editsOf(news));
    if (request.edits.empty())
        return {};
    request.label = QStringLiteral("notify");
    request.origin = Origin::Rule;
    request.cause = m_commit.operation.toString();
    MILLRACE_TRY(apply(request, Author::program(m_author.session), m_now));
    return {};
}

} // namespace millrace
