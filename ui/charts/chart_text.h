// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_data.h"

namespace millrace {

/// The chart in one sentence, as it is read aloud: what it is, its largest figures in order, how many there are.
QString spokenSentence(const ChartData &data);
/// One figure in words: "Anna, Won value: ¥1,234.00, 12.3%".
QString spokenDatum(const ChartData &data, const ChartDatum &datum);

/// The same figures as lines and columns: categories down, series across. What a screen reader, a clipboard and a
/// person who trusts tables want.
struct ChartTable
{
    QStringList headings;
    std::vector<QStringList> rows;
    std::vector<std::vector<ChartDatum>> data; ///< of the cells, null where a cell is a name
};
ChartTable tableTwin(const ChartData &data);

/// What stands in the place of a chart that cannot be drawn; empty where it can.
QString insteadOfChart(const ChartData &data);

} // namespace millrace
