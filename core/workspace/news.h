// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/edit.h"
#include "core/workspace/metadata.h"

#include <QSet>

namespace millrace {

class Database;

/// Something in a commit that others may want to hear of.
struct News
{
    enum class Kind {
        Commented, ///< `record` is the comment
        Given,     ///< `record` has another owner
        Changed,   ///< `record` has another owner or state
    };
    Kind kind;
    Record record;              ///< as it is now
    std::vector<RecordId> told; ///< Commented: people whom an earlier form of the comment named already
    bool again = false;         ///< Commented: it was said before and has other words now
};

/// Whom a comment names: in its list and in its text.
std::vector<RecordId> mentionedBy(const Record &comment, const OrgChart &chart);

/// Makes the notifications of one commit: for whom a comment names, who watches or owns the record, who was given one;
/// never for the author, for nobody twice, and only for people who may see the record. Every notification has an id
/// that follows from what it tells, so that the same news told again makes none. On the writer's thread, inside the
/// transaction of the commit.
class NewsDesk
{
public:
    struct Commit
    {
        RecordId operation;
        QString label;
        RecordId actor;
        Instant now;
    };
    NewsDesk(Database &database, MetadataPtr metadata, Commit commit);

    Result<std::vector<Edit>> editsOf(const std::vector<News> &news);

private:
    struct Place;
    Result<std::optional<Place>> placeOf(const EntityPtr &entity, const RecordId &id);
    Result<void> addComment(const News &news);
    Result<void> addChange(const Record &record);
    Result<void> addGifts();
    Result<std::vector<RecordId>> watchersOf(const Place &place);
    bool hears(const RecordId &user, const Place &place) const;
    Result<void> tell(const RecordId &user, const char *kind, const Place &place, const QString &sameness,
                      const RecordId &comment = {});
    Edit edit(const RecordId &id, const RecordId &user, const char *kind, const QString &entity,
              std::int64_t records) const;

    Database &m_database;
    MetadataPtr m_metadata;
    Commit m_commit;
    EntityPtr m_entity;
    std::vector<Edit> m_edits;
    QSet<RecordId> m_made;
    std::vector<std::pair<RecordId, Record>> m_gifts;
};

} // namespace millrace
