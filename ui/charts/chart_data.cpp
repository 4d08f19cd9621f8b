// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_data.h"

#include "ui/text/formats.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace millrace {

namespace {

Money moneyOf(double major, CurrencyCode currency)
{
    return {std::llround(major * std::pow(10.0, currency.minorDigits())), currency};
}

bool standsOnEachOther(ChartData::Kind kind)
{
    return kind == ChartData::Kind::StackedBar || kind == ChartData::Kind::StackedColumn ||
           kind == ChartData::Kind::StackedArea;
}

double sizeOf(const ChartSeries &series)
{
    double size = 0;
    for (const ChartPoint &point : series.points)
        size += std::abs(point.value.value_or(0));
    return size;
}

QString inChart(const char *source)
{
    return QCoreApplication::translate("chart", source);
}

} // namespace

QString ChartNumbers::onAxis(double value) const
{
    switch (kind) {
    case Kind::Money:
        if (std::abs(value) < 1e4)
            return (value < 0 ? QStringLiteral("-") : QString()) + formats::currencySign(currency) +
                   formats::compact(std::abs(value), chinese);
        return formats::moneyCompact(moneyOf(value, currency), chinese);
    case Kind::Percent:
        return formats::compact(value, chinese) + u'%';
    case Kind::Count:
    case Kind::Days:
    case Kind::Plain:
        break;
    }
    return formats::compact(value, chinese);
}

QString ChartNumbers::beside(double value) const
{
    switch (kind) {
    case Kind::Money:
        return shortMoney ? onAxis(value) : formats::money(moneyOf(value, currency));
    case Kind::Percent:
        return formats::percent(value / 100);
    case Kind::Count:
        return formats::grouped(QString::number(value, 'f', 0));
    case Kind::Days:
        return formats::amountOfDays(value);
    case Kind::Plain:
        break;
    }
    return formats::compact(value, chinese);
}

QString ChartNumbers::exact(double value) const
{
    switch (kind) {
    case Kind::Money:
        return formats::money(moneyOf(value, currency));
    case Kind::Percent:
    case Kind::Count:
    case Kind::Days:
        return beside(value);
    case Kind::Plain:
        break;
    }
    QString text = QString::number(value, 'f', 2);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return formats::grouped(text);
}

bool ChartData::isEmpty() const
{
    return std::none_of(series.begin(), series.end(), [](const ChartSeries &one) {
        return std::any_of(one.points.begin(), one.points.end(),
                           [](const ChartPoint &point) { return point.value.has_value(); });
    });
}

size_t ChartData::length() const
{
    size_t most = 0;
    for (const ChartSeries &one : series)
        most = std::max(most, one.points.size());
    return most;
}

const ChartPoint *pointOf(const ChartData &data, const ChartDatum &datum)
{
    if (datum.isNull() || size_t(datum.series) >= data.series.size() ||
        size_t(datum.point) >= data.series[size_t(datum.series)].points.size())
        return nullptr;
    return &data.series[size_t(datum.series)].points[size_t(datum.point)];
}

void foldSeries(ChartData &data)
{
    size_t solid = 0;
    for (const ChartSeries &one : data.series)
        solid += one.ghost || one.others ? 0 : 1;
    if (data.kind == ChartData::Kind::Heat || solid <= chartColours)
        return;
    std::vector<size_t> order(data.series.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return sizeOf(data.series[a]) > sizeOf(data.series[b]); });
    std::vector<bool> kept(data.series.size(), false);
    size_t colours = 0;
    for (const size_t at : order)
        if (!data.series[at].ghost && !data.series[at].others && colours < chartColours) {
            kept[at] = true;
            ++colours;
        }
    ChartSeries rest;
    rest.others = true;
    rest.name = inChart(QT_TRANSLATE_NOOP("chart", "Others"));
    std::vector<ChartSeries> series;
    size_t left = 0;
    for (size_t i = 0; i < data.series.size(); ++i) {
        if (kept[i]) {
            series.push_back(std::move(data.series[i]));
            continue;
        }
        ++left;
        const ChartSeries &one = data.series[i];
        rest.points.resize(std::max(rest.points.size(), one.points.size()));
        for (size_t p = 0; p < one.points.size(); ++p)
            if (const auto &value = one.points[p].value)
                rest.points[p].value = rest.points[p].value.value_or(0) + *value;
    }
    for (ChartPoint &point : rest.points)
        point.opens = false;
    if (standsOnEachOther(data.kind)) {
        series.push_back(std::move(rest));
    } else {
        const QString words = QCoreApplication::translate("chart", "%n more in the table", nullptr, int(left));
        data.note = data.note.isEmpty() ? words : data.note + QStringLiteral(" · ") + words;
    }
    data.series = std::move(series);
}

} // namespace millrace
