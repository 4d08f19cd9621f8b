// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/forecast_report.h"

#include "core/reports/forecast_reading.h"
#include "core/sales/funnel_wall_clock.h"
#include "core/schema/builtin/forecast_entry.h"
#include "core/schema/builtin/forecast_snapshot.h"
#include "core/workspace/operation.h"

#include <numeric>

namespace millrace {

namespace {

Result<std::vector<ForecastOverride>> readOverrides(const Workspace &workspace, const Session &session,
                                                    const ForecastQuery &asked, QDate quarter)
{
    Query query;
    query.entity = forecast_entry::entityKey();
    query.asOf = asked.asOf;
    query.fields = {{{forecast_entry::person.name()}},   {{forecast_entry::period.name()}},
                    {{forecast_entry::category.name()}}, {{forecast_entry::amount.name()}},
                    {{forecast_entry::reason.name()}},   {{QStringLiteral("owner")}},
                    {{QStringLiteral("updated_at")}}};
    const RateTable &rates = workspace.metadata()->rates;
    std::vector<ForecastOverride> overrides;
    MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
        const auto &cells = row.cells;
        const auto category = forecastCategoryOfKey(cells[2].valueOr<QString>());
        const auto base = rates.baseMinor(cells[3].valueOr<Money>(), quarter);
        if (category && base && quarterStart(cells[1].valueOr<QDate>()) == quarter)
            overrides.push_back({row.id, cells[0].valueOr<RecordId>(), *category, *base, cells[4].valueOr<QString>(),
                                 cells[5].valueOr<RecordId>(), cells[6].valueOr<Instant>()});
        return true;
    }));
    return overrides;
}

bool saysSomething(const ForecastReportLine &line)
{
    const bool overridden =
        std::any_of(line.overrides.begin(), line.overrides.end(), [](const auto &said) { return said.has_value(); });
    return overridden || line.team != ForecastSums() || line.teamBand.high != 0;
}

Edit snapshotEdit(const EntityPtr &entity, const ForecastReport &report, const RecordId &person,
                  const ForecastSums &sums, std::int64_t called, const ForecastBand &band)
{
    const auto money = [&](std::int64_t minor) { return Money{minor, report.currency}; };
    Edit edit = Edit::create(entity);
    edit.with(*entity, forecast_snapshot::takenAt, report.asOf)
        .with(*entity, forecast_snapshot::period, report.quarter);
    if (!person.isNull())
        edit.with(*entity, forecast_snapshot::person, person);
    edit.with(*entity, forecast_snapshot::closed, money(sums.closed))
        .with(*entity, forecast_snapshot::commit, money(sums.line(ForecastCategory::Commit)))
        .with(*entity, forecast_snapshot::bestCase, money(sums.line(ForecastCategory::BestCase)))
        .with(*entity, forecast_snapshot::open, money(sums.line(ForecastCategory::Pipeline)))
        .with(*entity, forecast_snapshot::called, money(called))
        .with(*entity, forecast_snapshot::low, money(band.low))
        .with(*entity, forecast_snapshot::middle, money(band.middle))
        .with(*entity, forecast_snapshot::high, money(band.high))
        .with(*entity, forecast_snapshot::closedDeals, report.closedDeals)
        .with(*entity, forecast_snapshot::openDeals, report.openDeals);
    return edit;
}

} // namespace

Result<ForecastReport> forecastReport(const Workspace &workspace, const Session &session, const ForecastQuery &query,
                                      const Progress &progress)
{
    ForecastReading reading(workspace, session, query);
    MILLRACE_TRY(reading.read(progress));
    ForecastReport report = std::move(reading.report);

    SimulationRequest request;
    request.seed = query.seed;
    request.worlds = query.worlds;
    request.runs = query.runs;
    request.people = int(reading.people.size());
    const auto daysUntil = [&](Instant moment) {
        return double(moment.us - report.asOf.us) / (24.0 * 3600 * 1'000'000);
    };
    request.from = std::max(0.0, daysUntil(firstInstantOf(report.quarter, session.zone)));
    request.to = daysUntil(lastInstantOf(quarterEnd(report.quarter), session.zone));
    ForecastRuns runs(request.people, request.worlds * request.runs);
    if (request.to > 0)
        runs = simulateForecast(reading.history, reading.open, request);

    MILLRACE_ASSIGN(const auto overrides, readOverrides(workspace, session, query, report.quarter));
    const ForecastRollUp rollUp = rollUpForecast(reading.people, overrides);
    report.total = rollUp.total;
    report.called = rollUp.called;
    std::vector<int> everybody(reading.people.size());
    std::iota(everybody.begin(), everybody.end(), 0);
    report.band = runs.band(everybody, rollUp.total.closed);
    for (const ForecastLine &line : rollUp.lines) {
        ForecastReportLine made{line, {}, {}};
        made.ownBand = runs.band(std::span(line.members).first(1), line.own.closed);
        made.teamBand = runs.band(line.members, line.team.closed);
        if (saysSomething(made))
            report.lines.push_back(std::move(made));
    }
    return report;
}

Result<RecordId> keepForecast(Workspace &workspace, const Session &session, const ForecastReport &report)
{
    constexpr size_t perCommit = 400;
    const EntityPtr entity = workspace.catalog()->entity(forecast_snapshot::entityKey());
    std::vector<Edit> edits{snapshotEdit(entity, report, {}, report.total, report.called[0], report.band)};
    const auto operation = workspace.begin(session, QStringLiteral("keep forecast"), Origin::Local);
    for (const ForecastReportLine &line : report.lines) {
        if (line.person.isNull())
            continue;
        edits.push_back(snapshotEdit(entity, report, line.person, line.team, line.called[0], line.teamBand));
        if (edits.size() < perCommit)
            continue;
        MILLRACE_TRY(operation->apply(std::move(edits)));
        edits.clear();
    }
    if (!edits.empty())
        MILLRACE_TRY(operation->apply(std::move(edits)));
    return operation->finish();
}

Result<ForecastAccuracy> forecastAccuracy(const Workspace &workspace, const Session &session)
{
    ForecastAccuracy accuracy;
    accuracy.currency = workspace.baseCurrency();
    MILLRACE_ASSIGN(const auto people, readPeople(workspace, session));
    MILLRACE_ASSIGN(const auto won, wonByQuarter(workspace, session));
    QHash<RecordId, std::vector<RecordId>> teams;
    const ForecastRollUp rollUp = rollUpForecast(people, {});
    for (const ForecastLine &line : rollUp.lines) {
        accuracy.names.insert(line.person, line.name);
        for (const int member : line.members)
            teams[line.person].push_back(people[size_t(member)].id);
    }
    const auto actualOf = [&](const RecordId &person, QDate quarter) {
        std::int64_t sum = 0;
        if (person.isNull()) {
            for (const auto &[key, amount] : won)
                sum += key.second == quarter ? amount : 0;
            return sum;
        }
        for (const RecordId &member : teams.value(person, {person})) {
            const auto found = won.find({member, quarter});
            sum += found == won.end() ? 0 : found->second;
        }
        return sum;
    };
    Query query;
    query.entity = forecast_snapshot::entityKey();
    query.sort = parseSort(forecast_snapshot::takenAt.name());
    query.fields = {{{forecast_snapshot::takenAt.name()}}, {{forecast_snapshot::period.name()}},
                    {{forecast_snapshot::person.name()}},  {{forecast_snapshot::called.name()}},
                    {{forecast_snapshot::low.name()}},     {{forecast_snapshot::middle.name()}},
                    {{forecast_snapshot::high.name()}}};
    const QDate today = workspace.clock().now().toDateTime(session.zone).date();
    MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
        const auto &cells = row.cells;
        const QDate quarter = quarterStart(cells[1].valueOr<QDate>());
        if (quarterEnd(quarter) >= today)
            return true;
        ForecastOutcome outcome;
        outcome.person = cells[2].valueOr<RecordId>();
        outcome.period = quarter;
        outcome.daysBefore =
            int(cells[0].valueOr<Instant>().toDateTime(session.zone).date().daysTo(quarterEnd(quarter)));
        outcome.called = cells[3].valueOr<Money>().minor;
        outcome.low = cells[4].valueOr<Money>().minor;
        outcome.middle = cells[5].valueOr<Money>().minor;
        outcome.high = cells[6].valueOr<Money>().minor;
        outcome.actual = actualOf(outcome.person, quarter);
        accuracy.outcomes.push_back(outcome);
        return true;
    }));
    accuracy.scores = scoreForecasts(accuracy.outcomes);
    return accuracy;
}

} // namespace millrace
