// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <memory>
#include <optional>

namespace millrace {

/// One entry of a record's timeline: a record that hangs on it (a call, a task, a file), or what was changed in the
/// record itself, by one person within one day.
struct TimelineEntry
{
    EntityPtr entity; ///< null for changes
    RecordId id;
    std::optional<Instant> moment;
    QString title, text;
    QString kind; ///< key of the option of the entity's kind field
    RecordId author;
    QStringList about; ///< titles of other records that it belongs to
    bool pinned = false;
    bool open = false; ///< something still to be done
    bool done = false;
    std::vector<HistoryCommit> commits; ///< changes, newest first

    bool isChanges() const { return !entity; }
    int changeCount() const;
    bool operator==(const TimelineEntry &other) const;
};

/// What a timeline shows: everything, or only some entities; the record's own changes or not; what contains a text.
struct TimelineWish
{
    QStringList entities; ///< empty = all
    bool changes = true;
    QString search;
    bool operator==(const TimelineWish &) const = default;
};

/// A stretch of a timeline.
struct TimelinePage
{
    std::vector<TimelineEntry> open;   ///< with the first page: what is still to be done, the most urgent first
    std::vector<TimelineEntry> pinned; ///< with the first page
    std::vector<TimelineEntry> entries;
    QHash<RecordId, QString> titles; ///< of what changes refer to
    bool atEnd = false;
};

/// Reads the timeline of one record from the newest entry on, a page at a time, from whatever entities say that their
/// records are entries. One thread at a time; made anew to begin again.
class TimelineReader
{
public:
    TimelineReader(const Workspace &workspace, Session session, QString entity, const RecordId &id, TimelineWish wish);
    ~TimelineReader();

    Result<TimelinePage> next(int count);
    /// The entities whose records can be entries of timelines of this one.
    static std::vector<EntityPtr> entryEntities(const Catalog &catalog, const QString &entity);

private:
    struct Source;
    Result<void> begin();
    Result<void> refill(Source &source, int count);
    Result<std::vector<TimelineEntry>> read(const Source &source, const Filter &narrowed, bool urgentFirst, int limit,
                                            qint64 offset) const;
    Result<void> readChanges();

    const Workspace &m_workspace;
    Session m_session;
    QString m_entity;
    RecordId m_id;
    TimelineWish m_wish;
    CatalogPtr m_catalog;
    std::vector<Source> m_sources;
    QHash<RecordId, QString> m_titles;
    bool m_begun = false;
};

} // namespace millrace
