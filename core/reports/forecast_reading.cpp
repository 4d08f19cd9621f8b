// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/forecast_reading.h"

#include "core/reports/pipeline_stages.h"
#include "core/sales/funnel_wall_clock.h"
#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/stage.h"
#include "core/schema/builtin/user.h"

namespace millrace {

namespace {

constexpr double usPerDay = 24.0 * 3600 * 1'000'000;
/// Opportunities that come are expected to come as they did in the last year.
constexpr std::int64_t arrivalDays = 365;
/// Months further back tell nothing of those to come.
constexpr int longestPastDays = 730;

QDate localDayOf(Instant moment, const QTimeZone &zone)
{
    return moment.toDateTime(zone).date();
}

std::optional<std::int64_t> baseOf(const RateTable &rates, const Value &amount, const Value &closed,
                                   const Value &created)
{
    const auto *money = amount.as<Money>();
    if (!money)
        return std::nullopt;
    QDate day = closed.valueOr<QDate>();
    if (!day.isValid())
        day = created.valueOr<Instant>().toDateTime().date();
    return rates.baseMinor(*money, day);
}

} // namespace

Result<std::vector<ForecastPerson>> readPeople(const Workspace &workspace, const Session &session)
{
    Query query;
    query.entity = QStringLiteral("user");
    query.fields = {{{user::name.name()}}, {{user::manager.name()}}};
    std::vector<ForecastPerson> people;
    MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
        people.push_back({row.id, row.cells[1].valueOr<RecordId>(), row.cells[0].valueOr<QString>(), {}});
        return true;
    }));
    return people;
}

Result<std::map<std::pair<RecordId, QDate>, std::int64_t>> wonByQuarter(const Workspace &workspace,
                                                                        const Session &session)
{
    Query query;
    query.entity = opportunity::entityKey();
    query.fields = {{{QStringLiteral("owner")}},      {{opportunity::stage.name()}},
                    {{opportunity::amount.name()}},   {{opportunity::closeDate.name()}},
                    {{QStringLiteral("created_at")}}, {{QStringLiteral("updated_at")}}};
    std::map<std::pair<RecordId, QDate>, std::int64_t> won;
    const MetadataPtr metadata = workspace.metadata();
    MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
        const auto found = metadata->stages.constFind(row.cells[1].valueOr<RecordId>());
        if (found == metadata->stages.constEnd() ||
            stageKindOfKey(found->value(stage::kind).value_or(QString())) != StageKind::Won)
            return true;
        QDate day = row.cells[3].valueOr<QDate>();
        if (!day.isValid())
            day = localDayOf(row.cells[5].valueOr<Instant>(), session.zone);
        won[{row.cells[0].valueOr<RecordId>(), quarterStart(day)}] +=
            baseOf(metadata->rates, row.cells[2], row.cells[3], row.cells[4]).value_or(0);
        return true;
    }));
    return won;
}

ForecastReading::ForecastReading(const Workspace &workspace, const Session &session, const ForecastQuery &query)
    : m_workspace(workspace), m_session(session), m_query(query)
{
    report.asOf = query.asOf.value_or(workspace.clock().now());
    m_today = localDayOf(report.asOf, session.zone);
    report.quarter = quarterStart(query.quarter.isValid() ? query.quarter : m_today);
    report.currency = workspace.baseCurrency();
    m_arrivalsFrom = {report.asOf.us - arrivalDays * 86'400'000'000LL};
    m_oldest = report.asOf;
}

Result<void> ForecastReading::read(const Progress &progress)
{
    MILLRACE_TRY(readStagesAndPeople());
    MILLRACE_TRY(readDeals());
    MILLRACE_TRY(readCourses(progress));
    readMonths();
    history.arrivalDays = double(report.asOf.us - std::max(m_oldest, m_arrivalsFrom).us) / usPerDay;
    report.closedDeals = history.closedDeals;
    report.openDeals = std::int64_t(open.size());
    return {};
}

Result<void> ForecastReading::readStagesAndPeople()
{
    MILLRACE_ASSIGN(std::vector<StageInfo> stages, readStages(m_workspace, m_session));
    // The simulation takes the stage after the last of a pipeline for won, and pipelines one after the other.
    std::sort(stages.begin(), stages.end(), [](const StageInfo &a, const StageInfo &b) {
        return std::tie(a.pipeline, a.order, a.id) < std::tie(b.pipeline, b.order, b.id);
    });
    const MetadataPtr metadata = m_workspace.metadata();
    for (const StageInfo &stage : stages) {
        if (!m_query.pipeline.isNull() && stage.pipeline != m_query.pipeline)
            continue;
        Place &place = m_places[stage.id];
        place.kind = stage.kind;
        if (stage.kind != StageKind::Open)
            continue;
        place.open = history.stages++;
        const auto live = metadata->stages.constFind(stage.id);
        if (live == metadata->stages.constEnd())
            continue;
        place.category = live->value(stage::forecastCategory).value_or(QString());
        if (!forecastCategoryOfKey(place.category))
            report.uncategorised.push_back({stage.id, stage.name});
    }
    MILLRACE_ASSIGN(people, readPeople(m_workspace, m_session));
    for (size_t i = 0; i < people.size(); ++i)
        m_people.insert(people[i].id, int(i));
    return {};
}

Result<void> ForecastReading::readDeals()
{
    Query query;
    query.entity = opportunity::entityKey();
    query.rows = Query::Rows::All;
    query.asOf = m_query.asOf;
    query.fields = {{{QStringLiteral("owner")}},
                    {{opportunity::stage.name()}},
                    {{opportunity::forecastCategory.name()}},
                    {{opportunity::expectedClose.name()}},
                    {{opportunity::amount.name()}},
                    {{opportunity::closeDate.name()}},
                    {{QStringLiteral("created_at")}},
                    {{QStringLiteral("deleted_at")}}};
    const RateTable &rates = m_workspace.metadata()->rates;
    return m_workspace.forEachRow(m_session, query, [&](const Row &row) {
        const auto &cells = row.cells;
        m_deals.insert(row.id, {cells[0].valueOr<RecordId>(), cells[1].valueOr<RecordId>(), cells[2].valueOr<QString>(),
                                cells[3].valueOr<QDate>(), cells[5].valueOr<QDate>(),
                                baseOf(rates, cells[4], cells[5], cells[6]), !cells[7].isEmpty()});
        return true;
    });
}

Result<void> ForecastReading::readCourses(const Progress &progress)
{
    qint64 done = 0;
    bool cancelled = false;
    MILLRACE_TRY(m_workspace.forEachCourse(m_session, {opportunity::entityKey(), {opportunity::stage.name()}},
                                           [&](const FieldCourse &course) {
                                               if ((++done & 1023) == 0) {
                                                   progress.step(done, m_deals.size());
                                                   cancelled = progress.isCancelled();
                                               }
                                               const auto deal = m_deals.constFind(course.id);
                                               if (deal != m_deals.constEnd())
                                                   takeCourse(course, *deal);
                                               return !cancelled;
                                           }));
    if (cancelled)
        return fail(ErrorCode::Cancelled);
    return {};
}

void ForecastReading::readMonths()
{
    QDate month = m_today.addDays(-longestPastDays);
    month = QDate(month.year(), month.month(), 1);
    history.firstPlace = (month.month() - 1) % 3;
    const QDate end = std::max(quarterEnd(report.quarter), m_today);
    for (; month <= end; month = month.addMonths(1))
        history.months.push_back(daysUntil(firstInstantOf(month, m_session.zone)));
}

double ForecastReading::daysUntil(Instant moment) const
{
    return double(moment.us - report.asOf.us) / usPerDay;
}

int ForecastReading::personOf(const RecordId &id)
{
    const auto known = m_people.constFind(id);
    if (known != m_people.constEnd())
        return *known;
    m_people.insert(id, int(people.size()));
    people.push_back({id, RecordId(), QString(), {}});
    return int(people.size()) - 1;
}

int ForecastReading::nextOf(const RecordId &stage) const
{
    const auto place = m_places.find(stage);
    if (place == m_places.end())
        return ForecastHistory::lost;
    switch (place->second.kind) {
    case StageKind::Open:
        return place->second.open;
    case StageKind::Won:
        return ForecastHistory::won;
    case StageKind::Lost:
        break;
    }
    return ForecastHistory::lost;
}

void ForecastReading::takeCourse(const FieldCourse &course, const Deal &deal)
{
    const std::optional<Instant> absent = course.absentSince(report.asOf);
    const Instant until = absent.value_or(report.asOf);
    const FieldCourse::Step *standing = nullptr;
    bool began = false;
    for (const FieldCourse::Step &step : course.steps) {
        if (step.at > until)
            break;
        const RecordId stage = step.now.valueOr<RecordId>();
        const auto place = m_places.find(stage);
        if (!began && place != m_places.end()) {
            began = true;
            m_oldest = std::min(m_oldest, step.at);
            if (step.at >= m_arrivalsFrom && place->second.open >= 0)
                history.arrivals.push_back({place->second.open, personOf(deal.owner), deal.base, -daysUntil(step.at)});
        }
        if (standing && standing->now == step.now)
            continue;
        if (standing) {
            // A day that is not known stands in for the next known one: that it led there is known all the same.
            const auto from = m_places.find(standing->now.valueOr<RecordId>());
            if (from != m_places.end() && from->second.open >= 0)
                history.visits.push_back({from->second.open, double(step.at.us - standing->at.us) / usPerDay,
                                          nextOf(stage), -daysUntil(step.at)});
        }
        standing = &step;
    }
    const auto place = standing ? m_places.find(standing->now.valueOr<RecordId>()) : m_places.end();
    if (place == m_places.end())
        return;
    if (place->second.kind != StageKind::Open) {
        ++history.closedDeals;
        if (place->second.kind == StageKind::Won && !absent)
            takeWon(deal, standing->at);
        if (place->second.kind == StageKind::Won && deal.base && standing->at >= m_arrivalsFrom)
            history.wonValues.push_back(*deal.base);
        return;
    }
    const double days = double(until.us - standing->at.us) / usPerDay;
    history.visits.push_back({place->second.open, days, absent ? ForecastHistory::lost : ForecastHistory::staying,
                              absent ? -daysUntil(until) : 0});
    if (absent)
        return;
    // Nobody hopes to sell for nothing: such an amount is one that is not known yet.
    const auto value = deal.base.value_or(0) > 0 ? deal.base : std::nullopt;
    open.push_back({place->second.open, standing->known ? days : 0, personOf(deal.owner), value});
    takeOpen(deal, place->second);
}

void ForecastReading::takeWon(const Deal &deal, Instant since)
{
    const QDate day = deal.closed.isValid() ? deal.closed : localDayOf(since, m_session.zone);
    if (quarterStart(day) == report.quarter)
        people[size_t(personOf(deal.owner))].own.closed += deal.base.value_or(0);
}

void ForecastReading::takeOpen(const Deal &deal, const Place &place)
{
    if (!deal.expected.isValid()) {
        ++report.withoutDate;
        return;
    }
    const bool isRunning = quarterStart(m_today) == report.quarter;
    const bool isInQuarter = quarterStart(deal.expected) == report.quarter || (isRunning && deal.expected < m_today);
    if (!isInQuarter)
        return;
    ForecastSums &own = people[size_t(personOf(deal.owner))].own;
    ++own.deals;
    report.withoutAmount += deal.base ? 0 : 1;
    const auto category = forecastCategoryOfKey(deal.category.isEmpty() ? place.category : deal.category);
    if (!category) {
        ++report.uncategorisedDeals;
        return;
    }
    own.in(*category) += deal.base.value_or(0);
}

} // namespace millrace
