// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/forecast_report.h"
#include "core/sales/funnel.h"

#include <map>

namespace millrace {

/// What a forecast reads: opportunities as they stand at the moment, their way there, people.
class ForecastReading
{
public:
    ForecastReading(const Workspace &workspace, const Session &session, const ForecastQuery &query);

    Result<void> read(const Progress &progress);

    /// Everybody that owns an opportunity or is a user; their own sums are filled in.
    std::vector<ForecastPerson> people;
    ForecastHistory history;
    std::vector<OpenDeal> open;
    ForecastReport report; ///< what does not need the roll-up

private:
    struct Deal
    {
        RecordId owner;
        RecordId stage;
        QString category;
        QDate expected;
        QDate closed;
        std::optional<std::int64_t> base;
        bool inBin = false;
    };
    struct Place
    {
        StageKind kind = StageKind::Open;
        int open = -1; ///< number of an open stage
        QString category;
    };

    Result<void> readStagesAndPeople();
    Result<void> readDeals();
    Result<void> readCourses(const Progress &progress);
    void readMonths();
    double daysUntil(Instant moment) const;
    void takeCourse(const FieldCourse &course, const Deal &deal);
    void takeWon(const Deal &deal, Instant since);
    void takeOpen(const Deal &deal, const Place &place);
    int personOf(const RecordId &id);
    int nextOf(const RecordId &stage) const;

    const Workspace &m_workspace;
    const Session &m_session;
    const ForecastQuery &m_query;
    QDate m_today;
    std::map<RecordId, Place> m_places;
    QHash<RecordId, Deal> m_deals;
    QHash<RecordId, int> m_people;
    Instant m_arrivalsFrom;
    Instant m_oldest;
};

/// Won amounts by owner and quarter (first days).
Result<std::map<std::pair<RecordId, QDate>, std::int64_t>> wonByQuarter(const Workspace &workspace,
                                                                        const Session &session);
/// Users that are not in the bin, with their managers.
Result<std::vector<ForecastPerson>> readPeople(const Workspace &workspace, const Session &session);

} // namespace millrace
