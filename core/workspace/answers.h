// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/date_bucket.h"
#include "core/records/edit.h"
#include "core/records/query.h"

#include <QHash>

namespace millrace {

/// One row of an answer: the cells are in the order of RowSet::columns.
struct Row
{
    quint32 no = 0;
    RecordId id;
    std::vector<Value> cells;
};

/// A cell as it comes off the file: a text as its stored UTF-8, anything else as a value. Valid within the visit.
struct StoredCell
{
    bool isText = false;
    QByteArrayView utf8;
    Value value;
};

/// A column of an answer: a path and the definition at its end, which says how to show a cell.
struct RowColumn
{
    FieldPath path;
    EntityPtr entity; ///< owner of the field
    const FieldDef *field = nullptr;
};

struct RowSet
{
    std::vector<RowColumn> columns;
    std::vector<Row> rows;
    qint64 total = -1;                ///< of all pages, where it was counted
    std::optional<RowMark> last = {}; ///< the place of the last row, where the query has a limit
};

/// What to compute per group.
struct Measure
{
    enum class Kind { Count, Sum, Minimum, Maximum, Average, Distinct, Median };
    /// Two marks of a record's life between which days are counted: the key of one of its dates (through references by
    /// a point), or "@start" (the first known moment of its way through the states of its status field), "@end" (when
    /// it came to the won or lost state in which it stands), "@now".
    struct Days
    {
        QString from;
        QString to;
        bool operator==(const Days &) const = default;
    };

    Kind kind = Kind::Count;
    FieldPath path;    ///< all but Count; Money is summed in base minor units
    Filter where = {}; ///< only rows for which this holds
    /// In the place of a path: calendar days in the session's zone; nothing where a mark is missing.
    std::optional<Days> days = {};
};

/// How the values of a group are brought together; by default they are not.
struct Bucket
{
    DateUnit unit = DateUnit::None; ///< dates and moments, in the session's zone
    int firstMonth = 1;             ///< in which a year begins
    /// Ascending, of the field's type (Money: base minor units as integers): the group is the number of bounds that
    /// are not above the value.
    std::vector<Value> bounds = {};

    bool isNone() const { return unit == DateUnit::None && bounds.empty(); }
    bool operator==(const Bucket &) const = default;
};

struct AggregateQuery
{
    QString entity;
    Filter filter;
    std::vector<FieldPath> groups;
    std::vector<Measure> measures;
    std::vector<Bucket> buckets = {};    ///< of the groups at the same place; may be shorter
    std::optional<Instant> asOf = {};    ///< business time
    std::optional<Instant> knownAt = {}; ///< recorded time
};

/// One row per group, in the order of the groups' stored values: the groups' values (a unit: its first day as a date;
/// bounds: a number), then the measures as numbers (nothing where no row had a value).
struct AggregateSet
{
    struct Line
    {
        std::vector<Value> groups;
        std::vector<std::int64_t> takingPart;  ///< rows that had a value, per measure
        std::vector<std::int64_t> unconverted; ///< Money: rows whose amount has no rate; not in the number
        /// In units of the field's column. Of an average the sum, to be divided by takingPart; of a median the sum of
        /// the two values in the middle (twice the one), to be halved.
        std::vector<std::optional<std::int64_t>> exact;
    };
    std::vector<RowColumn> groups;
    std::vector<Line> lines;
};

/// A found record. `snippet` is the line of its folded text that matched.
struct SearchHit
{
    QString entity;
    RecordId id;
    QString title;
    QString field; ///< key of the field that matched, where one holds the text as typed
    QString snippet;
    int rank = 0;
};

struct SearchAnswer
{
    std::vector<SearchHit> hits;
    qint64 count = 0;
    bool complete = true; ///< false: there are more than `count`
};

/// One change of one field as a person reads it.
struct HistoryChange
{
    QString field; ///< key; "+" created, "-" to the bin, "~" restored, "/" retracted
    const FieldDef *def = nullptr;
    Value was;
    Value now;
    std::optional<Instant> at;
    bool atKnown = true;
    bool past = false;
};

struct HistoryCommit
{
    RecordId operation;
    std::int64_t no = 0;
    Instant recordedAt;
    RecordId actor;
    Origin origin = Origin::Local;
    QString label;
    QString cause;
    std::vector<HistoryChange> changes;
    RecordId installation;         ///< that it was made on, as far as this file knows
    bool here = false;             ///< which is this file
    QString device;                ///< the name of the machine, where a server told it
    Origin madeAs = Origin::Local; ///< `origin` as it was where it was made; Remote: not told
};

struct RecordHistory
{
    EntityPtr entity;
    std::vector<HistoryCommit> commits;
};

/// A place in the journal that another history of the same file does not have: a number and what the chain says there.
struct JournalPlace
{
    std::int64_t no = 0;
    QByteArray mark; ///< empty at the beginning
    bool operator==(const JournalPlace &) const = default;
};

struct FeedQuery
{
    JournalPlace after;
    QStringList entities;   ///< empty = all
    int limit = 500;        ///< entries; the last commit is whole all the same
    std::int64_t until = 0; ///< the last commit that is looked at; 0 = the end
};

/// What one commit did to one record.
struct FeedEntry
{
    EntityPtr entity;
    RecordId id;
    HistoryCommit commit;
};

/// Changes as they were recorded, of the records that the asker sees now.
struct Feed
{
    std::vector<FeedEntry> entries;
    JournalPlace next;
    bool more = false;
};

struct OperationSummary
{
    RecordId operation;
    Instant recordedAt;
    RecordId actor;
    Origin origin = Origin::Local;
    QString label;
    QString cause;
    bool undone = false;
};

/// What to do with edits made after the operation that is undone.
enum class LaterEdits {
    Block,     ///< nothing is undone while there are any
    Keep,      ///< undo everything else
    Overwrite, ///< undo them along
};

struct TouchedLater
{
    QString entity;
    RecordId id;
    QString title;
    QString field; ///< empty where the record itself is used or gone
};

struct UndoReceipt
{
    RecordId operation; ///< of the inverse; null where nothing was done
    qint64 undone = 0;  ///< changes taken back
    std::vector<TouchedLater> touchedLater;
    bool blocked = false;
};

/// A moment in one of the two times.
struct AsOf
{
    Instant moment;
    bool recorded = false; ///< "as known at" instead of "as of"
};

/// Whose courses are read.
struct CourseQuery
{
    QString entity;
    QStringList fields;
    std::optional<std::vector<RecordId>> ids = {}; ///< these alone, which takes time by their number; none = all
    std::optional<Instant> knownAt = {};           ///< only what was recorded by then
};

/// The dated values of some fields of one record, in business order.
struct FieldCourse
{
    struct Step
    {
        Instant at;
        bool known = true;
        int field = -1; ///< index in the entity
        Value now;
    };
    RecordId id;
    Instant createdAt; ///< business time of the creation
    bool createdKnown = true;
    std::vector<Step> steps; ///< first values included
    /// Stays in the bin, oldest first; the last one may not have ended.
    struct Absence
    {
        Instant from;
        std::optional<Instant> to;
    };
    std::vector<Absence> absences;
    /// Since when it is in the bin at that moment; nothing where it is not.
    std::optional<Instant> absentSince(Instant moment) const
    {
        for (const Absence &absence : absences)
            if (absence.from <= moment && (!absence.to || *absence.to > moment))
                return absence.from;
        return std::nullopt;
    }
};

/// One thing that is not as it must be. `code` is a stable name, `arguments` feed the sentence that ui/text makes of
/// it: sqlite {its words}; altered_commit {number}; unknown_row, stale_search, missing_row {entity, id}; differs
/// {entity, id, fields}; search_count {entity, texts, records}.
struct VerifyFinding
{
    QString code;
    QStringList arguments;

    bool operator==(const VerifyFinding &) const = default;
};

struct VerifyReport
{
    bool ok = true;
    qint64 records = 0;
    qint64 commits = 0;
    QString sqliteVersion;
    std::vector<VerifyFinding> findings;

    /// The findings as they are, one a line, for logs.
    QString details() const;
};

/// What rebuild does where the chain of the journal does not fit its rows any more.
enum class AlteredJournal {
    Refuse, ///< nothing is made anew of rows that somebody altered
    Use,    ///< as they are
};

struct RebuildReport
{
    bool done = false;
    qint64 records = 0;
    std::vector<VerifyFinding> findings; ///< what is wrong with the journal
};

/// What the digests make of that which two workspaces never share: who founded them and when.
enum class Founding {
    Kept,
    Levelled, ///< one founder and one moment for all: the same content gives the same digests in any workspace
};

struct Digests
{
    QByteArray records;
    QByteArray history;
};

} // namespace millrace
