// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"

#include <QDate>
#include <QHash>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace millrace {

/// How sure an open opportunity is taken to be. Each line of a forecast holds those before it: commit = won so far +
/// commit, best case = that + best case, pipeline = that + pipeline.
enum class ForecastCategory { Commit, BestCase, Pipeline, Omitted };
inline constexpr std::size_t forecastLines = 3;

/// The category behind an option's key; nothing for an empty or unknown one.
std::optional<ForecastCategory> forecastCategoryOfKey(QStringView key);
QString forecastCategoryKey(ForecastCategory category);

/// Sums of open and won opportunities in base minor units.
struct ForecastSums
{
    std::int64_t closed = 0;
    std::array<std::int64_t, 4> open{}; ///< by ForecastCategory, not added up
    std::int64_t deals = 0;             ///< open ones, omitted ones too

    std::int64_t &in(ForecastCategory category) { return open[std::size_t(category)]; }
    /// The line of a category: won so far and all that is at least as sure.
    std::int64_t line(ForecastCategory category) const;
    ForecastSums &operator+=(const ForecastSums &other);
    bool operator==(const ForecastSums &) const = default;
};

/// What somebody said in the place of a computed line.
struct ForecastOverride
{
    RecordId id;
    RecordId person; ///< whose line, with that of the people below
    ForecastCategory category = ForecastCategory::Commit;
    std::int64_t amount = 0;
    QString reason;
    RecordId by;
    Instant at;
};

struct ForecastPerson
{
    RecordId id; ///< null: opportunities that nobody owns
    RecordId manager;
    QString name;
    ForecastSums own;
};

/// One person of the roll-up.
struct ForecastLine
{
    RecordId person;
    RecordId manager; ///< null for the top; somebody in a circle of managers stands at the top too
    QString name;
    int level = 0;            ///< below the top
    std::vector<int> members; ///< indexes into the people given: the person and everybody below
    ForecastSums own;
    ForecastSums team; ///< own and all below
    /// Each line as it is called: an override where there is one, else the own line and what the people right below
    /// call.
    std::array<std::int64_t, forecastLines> called{};
    std::array<std::optional<ForecastOverride>, forecastLines> overrides;
};

struct ForecastRollUp
{
    std::vector<ForecastLine> lines; ///< everybody under their manager, by name
    ForecastSums total;
    std::array<std::int64_t, forecastLines> called{}; ///< what the top calls
};

/// From each person's own sums to the company's. Of several overrides of one line the latest counts.
ForecastRollUp rollUpForecast(const std::vector<ForecastPerson> &people,
                              const std::vector<ForecastOverride> &overrides);

/// A kept forecast beside what came of it; amounts in base minor units.
struct ForecastOutcome
{
    RecordId person; ///< null = the company
    QDate period;
    int daysBefore = 0; ///< the end of the quarter
    std::int64_t called = 0;
    std::int64_t low = 0;
    std::int64_t middle = 0;
    std::int64_t high = 0;
    std::int64_t actual = 0;
};

/// How far before the end a forecast was made.
enum class ForecastHorizon { UpTo30, UpTo60, UpTo92, Longer };
inline constexpr std::size_t forecastHorizons = 4;
ForecastHorizon forecastHorizon(int daysBefore);

/// How good kept forecasts were. `error` = sum of |forecast - actual| over the sum of actual; `bias` the same with
/// sign: above 0 = too high. Nothing where nothing was sold.
struct ForecastScore
{
    RecordId person;
    ForecastHorizon horizon = ForecastHorizon::UpTo30;
    int forecasts = 0;
    int inside = 0;              ///< actual within [low, high]: 80 % of them should be
    std::optional<double> error; ///< of the middle
    std::optional<double> bias;
    std::optional<double> calledError; ///< of what was called
    std::optional<double> calledBias;
};

/// By person (the company first) and horizon; only what has forecasts.
std::vector<ForecastScore> scoreForecasts(const std::vector<ForecastOutcome> &outcomes);

/// The first day of the quarter that a day lies in, and the last one of the quarter that begins on a day.
QDate quarterStart(QDate day);
QDate quarterEnd(QDate start);

} // namespace millrace
