// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace millrace {

/// How the figures of a chart are written on axes and beside marks.
struct ChartNumbers
{
    enum class Kind { Count, Money, Percent, Days, Plain };
    Kind kind = Kind::Count;
    CurrencyCode currency = {}; ///< Money: values are major units
    bool chinese = false;
    bool shortMoney = true; ///< "12.3万" where room is short

    /// As short as an axis wants it.
    QString onAxis(double value) const;
    /// Beside a mark: short where amounts and counts are large.
    QString beside(double value) const;
    /// In full, as tooltips and tables have it.
    QString exact(double value) const;

    bool operator==(const ChartNumbers &) const = default;
};

/// One figure of a chart.
struct ChartPoint
{
    std::optional<double> value = {}; ///< nothing where there is no figure; Percent: 25 for a quarter
    std::optional<double> at = {};    ///< Scatter: its place along the other axis
    QString label = {};               ///< in place of what ChartNumbers::beside says
    QString detail = {};              ///< Funnel, Target, Figure: what stands below, "63.2% go on"
    QString spill = {};               ///< Funnel: what left beside the bar, "lost 2,473"
    QString tooltip = {};             ///< in place of name, figure and share

    enum class Tone { Normal, Won, Lost, Total };
    Tone tone = Tone::Normal;

    std::optional<double> low = {}, high = {}; ///< an interval around the value; Target: the forecast band
    std::optional<double> goal = {};           ///< Target
    std::optional<double> pace = {};           ///< Target: where one should be by now

    int row = -1, column = -1; ///< whose cell of the table behind it this is; what that means is its maker's
    bool opens = true;         ///< whether records can be listed behind it

    bool operator==(const ChartPoint &) const = default;
};

/// Figures that belong together and share a colour.
struct ChartSeries
{
    QString name = {};
    std::vector<ChartPoint> points = {}; ///< by category
    bool ghost = false;                  ///< an earlier period or another person: an outline behind the others
    bool others = false;                 ///< what did not find a colour of its own, hatched
    int slot = -1;                       ///< which of the colours is its own; -1 = by its place among the series

    bool operator==(const ChartSeries &) const = default;
};

/// What a chart shows, with all texts in the reader's language. A value; nothing of it says how large it is drawn or in
/// which theme.
struct ChartData
{
    /// Bar and StackedBar lie, Column and StackedColumn stand. Figure is one number (with the course of it in a second,
    /// ghostly series), Target a bar against a goal for each category. Heat has a series for each line.
    enum class Kind {
        Bar,
        StackedBar,
        Column,
        StackedColumn,
        Line,
        Area,
        StackedArea,
        Scatter,
        Heat,
        Funnel,
        Waterfall,
        Figure,
        Target
    };
    Kind kind = Kind::Bar;
    QString title = {};
    QString subtitle = {};
    QString unit = {};           ///< what the figures count, "Won value (CNY)"
    QString along = {};          ///< what the categories are, "Owner"; Scatter: what the other axis counts
    QStringList categories = {}; ///< Scatter: names of the points
    std::vector<ChartSeries> series = {};
    ChartNumbers numbers = {};
    ChartNumbers acrossNumbers = {};   ///< Scatter: of the other axis
    std::optional<double> growth = {}; ///< Figure: change as a share of 1 of what it was before
    QString growthAgainst = {};        ///< "against last month"
    int tooFew = 0;                    ///< more than 0: there is too little to draw; how many records there are
    QString note = {};                 ///< below the chart: what is left out, what has no rate

    bool isEmpty() const;
    /// The largest number of points of any series.
    size_t length() const;

    bool operator==(const ChartData &) const = default;
};

/// Which figure of a chart.
struct ChartDatum
{
    int series = -1;
    int point = -1;

    bool isNull() const { return series < 0 || point < 0; }
    bool operator==(const ChartDatum &) const = default;
};

/// The point, or null.
const ChartPoint *pointOf(const ChartData &data, const ChartDatum &datum);

/// How many categories have a colour of their own; what follows is "others".
inline constexpr size_t chartColours = 6;
/// Keeps the six largest series and adds the rest up into "Others" where they stand on each other; elsewhere, where
/// figures cannot be added, leaves the rest out and says so in the note.
void foldSeries(ChartData &data);

} // namespace millrace
