// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/forecast.h"
#include "core/sales/forecast_simulation.h"
#include "core/workspace/workspace.h"

namespace millrace {

struct ForecastQuery
{
    QDate quarter;               ///< any day of it; invalid = the running one
    RecordId pipeline;           ///< null = all
    std::optional<Instant> asOf; ///< empty = now
    std::uint64_t seed = 1;
    int worlds = 50;
    int runs = 20;
};

/// One line of the forecast with what the company's own past lets expect.
struct ForecastReportLine : ForecastLine
{
    ForecastBand ownBand;
    ForecastBand teamBand;
};

/// A stage that lacks its forecast category.
struct UncategorisedStage
{
    RecordId id;
    QString name;
};

/// The forecast of one quarter. Amounts are base minor units of `currency`.
struct ForecastReport
{
    QDate quarter; ///< its first day
    Instant asOf;
    CurrencyCode currency;
    std::vector<ForecastReportLine> lines; ///< people with something to forecast, under their managers
    ForecastSums total;
    std::array<std::int64_t, forecastLines> called{};
    ForecastBand band;            ///< of the whole company, opportunities that are yet to come included
    std::int64_t closedDeals = 0; ///< what the bands rest on
    std::int64_t openDeals = 0;
    bool isFewDeals() const { return closedDeals < enoughClosedDeals; }

    std::vector<UncategorisedStage> uncategorised; ///< open stages in no category: theirs are in no line
    std::int64_t uncategorisedDeals = 0;
    std::int64_t withoutAmount = 0; ///< open ones of the quarter without an amount or without a rate for it
    std::int64_t withoutDate = 0;   ///< open ones without an expected close: in no line
};

/// What is won and expected in a quarter, by person and manager. The lines take open opportunities by their expected
/// close (those overdue count in the running quarter) and by their own forecast category, else their stage's. The bands
/// do not: they play the open opportunities forward by the company's conversion and cycle times. Runs on the calling
/// thread. Errors: NotFound, storage errors.
Result<ForecastReport> forecastReport(const Workspace &workspace, const Session &session, const ForecastQuery &query,
                                      const Progress &progress = {});

/// Keeps the forecast as records: one of the company, one of each line. Answers the operation.
Result<RecordId> keepForecast(Workspace &workspace, const Session &session, const ForecastReport &report);

struct ForecastAccuracy
{
    std::vector<ForecastScore> scores;     ///< company first, then people
    std::vector<ForecastOutcome> outcomes; ///< each kept forecast of a quarter that is over, oldest first
    QHash<RecordId, QString> names;
    CurrencyCode currency;
};
/// All kept forecasts of quarters that are over beside what was won in them, by the teams of today.
Result<ForecastAccuracy> forecastAccuracy(const Workspace &workspace, const Session &session);

} // namespace millrace
