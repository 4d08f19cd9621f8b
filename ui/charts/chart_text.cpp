// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_text.h"

#include "ui/text/formats.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace millrace {

namespace {

/// How many figures a sentence bears; steps that only make sense together may be more.
size_t spokenFigures(ChartData::Kind kind)
{
    return kind == ChartData::Kind::Funnel || kind == ChartData::Kind::Waterfall ? 16 : 6;
}

QString chartWord(const char *source)
{
    return QCoreApplication::translate("chart", source);
}

/// "Funnel", "Bars": what is seen.
QString kindWord(ChartData::Kind kind)
{
    switch (kind) {
    case ChartData::Kind::Bar:
    case ChartData::Kind::Column:
        return chartWord(QT_TRANSLATE_NOOP("chart", "Bars"));
    case ChartData::Kind::StackedBar:
    case ChartData::Kind::StackedColumn:
        return chartWord(QT_TRANSLATE_NOOP("chart", "Stacked bars"));
    case ChartData::Kind::Line:
        return chartWord(QT_TRANSLATE_NOOP("chart", "Lines"));
    case ChartData::Kind::Area:
    case ChartData::Kind::StackedArea:
        return chartWord(QT_TRANSLATE_NOOP("chart", "Areas"));
    case ChartData::Kind::Scatter:
        return chartWord(QT_TRANSLATE_NOOP("chart", "Points"));
    case ChartData::Kind::Heat:
        return chartWord(QT_TRANSLATE_NOOP("chart", "Heat map"));
    case ChartData::Kind::Funnel:
        return chartWord(QT_TRANSLATE_NOOP("chart", "Funnel"));
    case ChartData::Kind::Waterfall:
        return chartWord(QT_TRANSLATE_NOOP("chart", "Waterfall"));
    case ChartData::Kind::Figure:
        return chartWord(QT_TRANSLATE_NOOP("chart", "Figure"));
    case ChartData::Kind::Target:
        return chartWord(QT_TRANSLATE_NOOP("chart", "Targets"));
    }
    return {};
}

bool isChinese(const ChartData &data)
{
    return data.numbers.chinese;
}

QString comma(const ChartData &data)
{
    return isChinese(data) ? QStringLiteral("，") : QStringLiteral(", ");
}

QString colon(const ChartData &data)
{
    return isChinese(data) ? QStringLiteral("：") : QStringLiteral(": ");
}

QString exactText(const ChartData &data, const ChartPoint &point)
{
    return point.value ? data.numbers.exact(*point.value) : chartWord(QT_TRANSLATE_NOOP("chart", "no figure"));
}

/// Whether the figures of a series are parts of one whole, so that shares mean something.
bool hasShares(const ChartData &data, const ChartSeries &series)
{
    const bool adds = data.numbers.kind == ChartNumbers::Kind::Count || data.numbers.kind == ChartNumbers::Kind::Money;
    const bool kind = data.kind == ChartData::Kind::Bar || data.kind == ChartData::Kind::Column ||
                      data.kind == ChartData::Kind::StackedBar || data.kind == ChartData::Kind::StackedColumn;
    return adds && kind && std::all_of(series.points.begin(), series.points.end(), [](const ChartPoint &point) {
               return point.value.value_or(0) >= 0;
           });
}

/// Of one series in its own order where that tells something (stages, months), else the largest first.
std::vector<size_t> spokenOrder(const ChartData &data, const ChartSeries &series)
{
    std::vector<size_t> order;
    for (size_t i = 0; i < series.points.size(); ++i)
        if (series.points[i].value)
            order.push_back(i);
    const bool inOrder = data.kind != ChartData::Kind::Bar;
    if (!inOrder)
        std::stable_sort(order.begin(), order.end(),
                         [&](size_t a, size_t b) { return *series.points[a].value > *series.points[b].value; });
    return order;
}

QString spokenSeries(const ChartData &data, const ChartSeries &series)
{
    const std::vector<size_t> order = spokenOrder(data, series);
    QStringList parts;
    const size_t most = spokenFigures(data.kind);
    // Of a long course its two ends say most.
    const bool course = data.kind == ChartData::Kind::Line || data.kind == ChartData::Kind::Area ||
                        data.kind == ChartData::Kind::Column;
    for (size_t i = 0; i < order.size(); ++i) {
        const bool spoken = order.size() <= most || (course ? i == 0 || i + 1 == order.size() : i < most);
        if (!spoken)
            continue;
        const ChartPoint &point = series.points[order[i]];
        parts << data.categories.value(qsizetype(order[i])) + u' ' + data.numbers.beside(*point.value);
    }
    QString text = parts.join(comma(data));
    if (order.size() > most && !course)
        text += comma(data) + QCoreApplication::translate("chart", "and %n more", nullptr, int(order.size() - most));
    return text;
}

QString growthText(const ChartData &data)
{
    const double share = *data.growth;
    const QString change =
        (share < 0 ? QStringLiteral("▼ ") : QStringLiteral("▲ ")) + formats::percent(std::abs(share));
    return data.growthAgainst.isEmpty() ? change : change + u' ' + data.growthAgainst;
}

} // namespace

QString insteadOfChart(const ChartData &data)
{
    if (data.tooFew > 0)
        return QCoreApplication::translate("chart", "Too few to draw: %n record(s)", nullptr, data.tooFew);
    return data.isEmpty() ? chartWord(QT_TRANSLATE_NOOP("chart", "There is nothing to draw yet")) : QString();
}

QString spokenSentence(const ChartData &data)
{
    const QString head = data.title.isEmpty() ? kindWord(data.kind) : kindWord(data.kind) + colon(data) + data.title;
    if (const QString instead = insteadOfChart(data); !instead.isEmpty())
        return head + colon(data) + instead;
    QStringList parts;
    if (data.kind == ChartData::Kind::Figure) {
        parts << exactText(data, data.series.front().points.front());
        if (data.growth)
            parts << growthText(data);
        return head + colon(data) + parts.join(comma(data));
    }
    size_t named = 0;
    for (const ChartSeries &series : data.series)
        named += series.ghost ? 0 : 1;
    for (const ChartSeries &series : data.series) {
        if (series.ghost)
            continue;
        const QString words = spokenSeries(data, series);
        parts << (named > 1 ? series.name + colon(data) + words : words);
    }
    QString text = head;
    if (!data.unit.isEmpty() && data.unit != data.title)
        text += comma(data) + data.unit;
    text += colon(data) + parts.join(isChinese(data) ? QStringLiteral("；") : QStringLiteral("; "));
    if (!data.subtitle.isEmpty() && data.kind == ChartData::Kind::Funnel)
        text += comma(data) + data.subtitle;
    return text;
}

QString spokenDatum(const ChartData &data, const ChartDatum &datum)
{
    const ChartPoint *point = pointOf(data, datum);
    if (!point)
        return {};
    if (!point->tooltip.isEmpty())
        return point->tooltip;
    const ChartSeries &series = data.series[size_t(datum.series)];
    QStringList names;
    if (const QString category = data.categories.value(datum.point); !category.isEmpty())
        names << category;
    if (data.series.size() > 1 && !series.name.isEmpty())
        names << series.name;
    else if (!data.unit.isEmpty())
        names << data.unit;
    QStringList figures;
    if (data.kind == ChartData::Kind::Scatter && point->at)
        figures << data.acrossNumbers.exact(*point->at);
    figures << exactText(data, *point);
    if (hasShares(data, series) && point->value) {
        double whole = 0;
        for (const ChartPoint &other : series.points)
            whole += other.value.value_or(0);
        if (whole > 0)
            figures << formats::percent(*point->value / whole);
    }
    if (point->low && point->high)
        figures << data.numbers.beside(*point->low) + QStringLiteral(" – ") + data.numbers.beside(*point->high);
    if (point->goal)
        figures << chartWord(QT_TRANSLATE_NOOP("chart", "of %1")).arg(data.numbers.exact(*point->goal));
    if (!point->detail.isEmpty())
        figures << point->detail;
    if (!point->spill.isEmpty())
        figures << point->spill;
    return names.join(comma(data)) + colon(data) + figures.join(comma(data));
}

ChartTable tableTwin(const ChartData &data)
{
    ChartTable table;
    const bool scatter = data.kind == ChartData::Kind::Scatter;
    table.headings << (scatter ? QString() : data.along);
    if (scatter)
        table.headings << data.along;
    for (const ChartSeries &series : data.series)
        table.headings << (series.name.isEmpty() ? data.unit : series.name);
    for (size_t i = 0; i < data.length(); ++i) {
        QStringList texts{data.categories.value(qsizetype(i))};
        std::vector<ChartDatum> places{{}};
        if (scatter) {
            const auto *point = pointOf(data, {0, int(i)});
            texts << (point && point->at ? data.acrossNumbers.exact(*point->at) : QString());
            places.push_back({});
        }
        for (size_t s = 0; s < data.series.size(); ++s) {
            const ChartPoint *point = pointOf(data, {int(s), int(i)});
            texts << (point && point->value ? data.numbers.exact(*point->value) : QString());
            places.push_back({int(s), int(i)});
        }
        table.rows.push_back(std::move(texts));
        table.data.push_back(std::move(places));
    }
    return table;
}

} // namespace millrace
