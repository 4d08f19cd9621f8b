// SPDX-License-Identifier: GPL-3.0-or-later
// Charts to be laid out: of every kind, short and long, in both languages.
#pragma once

#include "ui/charts/chart_layout.h"

#include <QFontMetricsF>

namespace millrace::test {

inline ChartStyle sampleStyle()
{
    ChartStyle style;
    style.font = paperFont();
    style.font.setPixelSize(13);
    return style;
}

/// Figures that repeat and look like chance.
inline double sampleFigure(int series, int point)
{
    return double((series * 7919 + point * 104'729) % 9'973) + 1;
}

inline ChartData sampleChart(ChartData::Kind kind, int points, int series, const QString &name)
{
    ChartData data;
    data.kind = kind;
    data.title = QStringLiteral("Title");
    data.unit = QStringLiteral("Won value (CNY)");
    data.along = QStringLiteral("Owner");
    data.numbers.kind = ChartNumbers::Kind::Money;
    data.numbers.currency = *CurrencyCode::fromString(u"CNY");
    for (int p = 0; p < points; ++p)
        data.categories << name + QStringLiteral(" %1").arg(p);
    for (int s = 0; s < series; ++s) {
        ChartSeries one{QStringLiteral("Series %1").arg(s)};
        for (int p = 0; p < points; ++p) {
            ChartPoint point;
            point.value = sampleFigure(s, p);
            point.at = sampleFigure(s + 3, p);
            if (kind == ChartData::Kind::Target) {
                point.goal = 8'000;
                point.pace = 4'000;
            }
            point.row = p;
            point.column = s + 1;
            one.points.push_back(point);
        }
        data.series.push_back(std::move(one));
    }
    return data;
}

inline constexpr ChartData::Kind allChartKinds[] = {
    ChartData::Kind::Bar,    ChartData::Kind::StackedBar, ChartData::Kind::Column,      ChartData::Kind::StackedColumn,
    ChartData::Kind::Line,   ChartData::Kind::Area,       ChartData::Kind::StackedArea, ChartData::Kind::Scatter,
    ChartData::Kind::Heat,   ChartData::Kind::Funnel,     ChartData::Kind::Waterfall,   ChartData::Kind::Figure,
    ChartData::Kind::Target,
};

} // namespace millrace::test
