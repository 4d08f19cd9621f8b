// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

/// How far back a briefing looks: from the first day of the running period to today.
enum class BriefingPeriod { Day, Week, Month, Quarter, Year };

struct BriefingQuery
{
    BriefingPeriod period = BriefingPeriod::Month;
    bool mine = false; ///< only what the asker owns, or nobody
    Qt::DayOfWeek weekStart = Qt::Monday;
    QStringList created; ///< the entities whose new records are counted, in this order
};

/// Days, both ends included.
struct DaySpan
{
    QDate first, last;
    bool operator==(const DaySpan &) const = default;
};

/// One number with the number before, and the records that it counts.
struct BriefingTile
{
    enum class Kind {
        Created,  ///< new records of `entity`
        Won,      ///< the amount of what came to a won stage and stands there at the end, in base minor units
        Contacts, ///< what tells of a contact, by its own moment
    };
    Kind kind = Kind::Created;
    QString entity;
    std::int64_t now = 0, before = 0;
    qint64 records = 0;        ///< that `now` counts or adds up
    qint64 unconverted = 0;    ///< Won: of them without a rate, not in the sum
    Filter filter;             ///< Created, Contacts: holds for exactly these records
    std::vector<RecordId> ids; ///< Won: exactly these
};

struct Briefing
{
    DaySpan now;
    DaySpan before; ///< as many days of the period before, so that a running month is not held against a whole one
    std::vector<BriefingTile> tiles;
};

/// The days that are compared; `before` never reaches into `now`.
std::pair<DaySpan, DaySpan> briefingSpans(BriefingPeriod period, QDate today, Qt::DayOfWeek weekStart);

/// Made of the schema: new records, what was won, contacts. Reads whole entities: not for the UI thread. Errors: those
/// of Workspace's readings, Cancelled.
Result<Briefing> readBriefing(const Workspace &workspace, const Session &session, const BriefingQuery &query,
                              const Progress &progress = {});

} // namespace millrace
