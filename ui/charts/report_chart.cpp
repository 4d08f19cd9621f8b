// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/report_chart.h"

#include "ui/text/formats.h"
#include "ui/text/report_text.h"

#include <algorithm>
#include <cmath>

namespace millrace {

namespace {

constexpr size_t mostFilled = 400, fewestPoints = 3;
constexpr double secondsOfDay = 86'400;

bool isCourseKind(ChartData::Kind kind)
{
    return kind == ChartData::Kind::Line || kind == ChartData::Kind::Area || kind == ChartData::Kind::StackedArea;
}

std::optional<double> numberOf(const Value &value)
{
    if (const auto *whole = value.as<std::int64_t>())
        return double(*whole);
    if (const auto *decimal = value.as<Decimal>())
        return double(decimal->units) / std::pow(10.0, decimal->scale);
    if (const auto *money = value.as<Money>())
        return double(money->minor) / std::pow(10.0, money->currency.minorDigits());
    if (const auto *length = value.as<Duration>())
        return double(length->seconds) / secondsOfDay;
    return std::nullopt;
}

/// Whether the values of a column are figures that have a length.
bool isFigure(const ReportColumn &column)
{
    if (column.role == ReportColumn::Role::Group || column.role == ReportColumn::Role::Field)
        return false;
    return column.field.type == FieldType::Integer || column.field.type == FieldType::Decimal ||
           column.field.type == FieldType::Money || column.field.type == FieldType::Duration;
}

ChartNumbers numbersOf(const ReportTable &table, const ReportColumn &column, const FormatContext &context)
{
    ChartNumbers numbers;
    numbers.chinese = context.isChinese();
    numbers.shortMoney = context.shortMoney;
    const bool ofDays = column.role == ReportColumn::Role::Measure && table.definition.measures[column.at].ofDays();
    if (column.percent) {
        numbers.kind = ChartNumbers::Kind::Percent;
    } else if (column.field.type == FieldType::Money) {
        numbers.kind = ChartNumbers::Kind::Money;
        numbers.currency = table.currency;
    } else if (ofDays || column.field.type == FieldType::Duration) {
        numbers.kind = ChartNumbers::Kind::Days;
    } else {
        numbers.kind = column.field.type == FieldType::Integer ? ChartNumbers::Kind::Count : ChartNumbers::Kind::Plain;
    }
    return numbers;
}

/// One chart out of one table.
class ReportCharting
{
public:
    ReportCharting(const ReportTable &table, const QString &title, ChartData::Kind kind, const FormatContext &context)
        : m_table(table), m_context(context)
    {
        m_data.kind = kind;
        m_data.title = title;
        m_data.subtitle = reportSubtitle(table, context);
    }

    ChartData run()
    {
        readColumns();
        if (m_columns.empty())
            return std::move(m_data);
        m_data.numbers = numbersOf(m_table, m_table.columns[m_columns.front()], m_context);
        m_data.unit = heading(m_columns.front());
        if (m_table.definition.groups.empty()) {
            addFigure();
        } else {
            m_data.along = reportHeading(m_table, 0, m_context);
            addSeries();
        }
        for (const UnconvertedAmount &amount : m_table.unconverted)
            m_unconverted += amount.records;
        if (m_unconverted > 0)
            m_data.note = reportWords(QT_TRANSLATE_NOOP("report", "%1 records without an exchange rate, in no figure"))
                              .arg(formats::integer(m_unconverted));
        foldSeries(m_data);
        return std::move(m_data);
    }

private:
    QString heading(size_t column) const
    {
        // Of a pivot the figure alone.
        return m_table.hasPivot() ? figureLabel(m_table.columns[column].key, m_table.columns[column].label)
                                  : reportHeading(m_table, column, m_context);
    }

    /// The columns of the chart: of the figures that were chosen, else the first one.
    void readColumns()
    {
        QStringList wanted = m_table.definition.charted;
        for (size_t i = size_t(m_table.firstFigure()); i < m_table.columns.size(); ++i) {
            const ReportColumn &column = m_table.columns[i];
            if (!isFigure(column) || column.side == ReportColumn::Side::Change ||
                column.side == ReportColumn::Side::Share)
                continue;
            if (wanted.isEmpty())
                wanted << column.key;
            const bool ofPivot = m_table.hasPivot() && !m_table.pivots.empty();
            if (wanted.contains(column.key) && (ofPivot ? column.pivot >= 0 : true))
                m_columns.push_back(i);
        }
        // The first figure that was wished for says what is counted.
        std::stable_sort(m_columns.begin(), m_columns.end(), [&](size_t a, size_t b) {
            return wanted.indexOf(m_table.columns[a].key) < wanted.indexOf(m_table.columns[b].key);
        });
        // What was wished for may not be a figure: then the first that is one.
        if (!m_columns.empty() || wanted.isEmpty())
            return;
        for (size_t i = size_t(m_table.firstFigure()); i < m_table.columns.size() && m_columns.empty(); ++i)
            if (isFigure(m_table.columns[i]))
                m_columns.push_back(i);
    }

    bool countsTheSame(size_t column) const
    {
        return numbersOf(m_table, m_table.columns[column], m_context) == m_data.numbers;
    }

    ChartPoint pointAt(size_t row, size_t column) const
    {
        ChartPoint point;
        point.value = numberOf(m_table.rows[row].cells[column]);
        point.row = int(row);
        point.column = int(column);
        return point;
    }

    void addFigure()
    {
        m_data.kind = ChartData::Kind::Figure;
        m_data.series.push_back({m_data.unit, {pointAt(0, m_columns.front())}});
        for (size_t i = 0; i < m_table.columns.size(); ++i) {
            const ReportColumn &column = m_table.columns[i];
            if (column.key != m_table.columns[m_columns.front()].key || column.side != ReportColumn::Side::Before)
                continue;
            const auto before = numberOf(m_table.rows.front().cells[i]);
            const auto now = m_data.series.front().points.front().value;
            if (before && now && *before != 0)
                m_data.growth = (*now - *before) / std::abs(*before);
            m_data.growthAgainst = reportWords(QT_TRANSLATE_NOOP("report", "against %1"))
                                       .arg(before ? m_data.numbers.beside(*before) : QString());
        }
    }

    /// Rows of the first group: its lines, or with a second group what stands above them.
    std::vector<size_t> headRows() const
    {
        const bool two = m_table.definition.groups.size() == 2;
        std::vector<size_t> rows;
        for (size_t i = 0; i < m_table.rows.size(); ++i) {
            const auto kind = m_table.rows[i].kind;
            if (kind == ReportRow::Kind::Others || kind == (two ? ReportRow::Kind::Subtotal : ReportRow::Kind::Line))
                rows.push_back(i);
        }
        return rows;
    }

    void addSeries()
    {
        if (m_data.kind == ChartData::Kind::Scatter)
            addScatter();
        else if (m_table.definition.groups.size() == 2 && !m_table.hasPivot())
            addSecondGroup();
        else if (m_data.kind == ChartData::Kind::Heat)
            addHeat();
        else
            addByColumns();
        if (isCourseKind(m_data.kind) && m_data.length() < 2)
            m_data.kind = ChartData::Kind::Column;
    }

    void addByColumns()
    {
        const std::vector<size_t> rows = headRows();
        for (const size_t row : rows)
            m_data.categories << reportCell(m_table, row, 0, m_context);
        for (const size_t at : m_columns) {
            if (!countsTheSame(at))
                continue;
            const ReportColumn &column = m_table.columns[at];
            ChartSeries series;
            series.name = column.pivot >= 0 ? groupText(m_table, m_table.definition.groups.size(),
                                                        m_table.pivots[size_t(column.pivot)], m_context)
                                            : heading(at);
            series.ghost = column.side == ReportColumn::Side::Before;
            for (const size_t row : rows) {
                series.points.push_back(pointAt(row, at));
                // A course of what can be added up has a foot where there is nothing, not a gap.
                if (ChartPoint &point = series.points.back();
                    isCourseKind(m_data.kind) && column.additive && !point.value)
                    point.value = 0;
            }
            m_data.series.push_back(std::move(series));
        }
        if (isCourseKind(m_data.kind))
            fillDates(rows);
    }

    /// Places for the dates between the first and the last that have no row.
    void fillDates(const std::vector<size_t> &rows)
    {
        const ReportGroup &group = m_table.definition.groups.front();
        if (group.unit == DateUnit::None || rows.size() < 2)
            return;
        const auto dayOf = [&](size_t row) {
            const auto &groups = m_table.rows[row].groups;
            return groups.empty() ? QDate() : groups.front().valueOr<QDate>();
        };
        QStringList categories;
        std::vector<ChartSeries> filled = m_data.series;
        for (ChartSeries &series : filled)
            series.points.clear();
        QDate next;
        for (size_t i = 0; i < rows.size(); ++i) {
            const QDate day = dayOf(rows[i]);
            // Sorted by a figure, or without a date: there is no course to fill.
            if (!day.isValid() || (next.isValid() && day < next))
                return;
            while (next.isValid() && next < day) {
                if (size_t(categories.size()) > mostFilled)
                    return;
                categories << groupText(m_table, 0, next, m_context);
                for (size_t s = 0; s < filled.size(); ++s)
                    filled[s].points.push_back(emptyPoint(s));
                next = bucketEnd(next, group.unit);
            }
            categories << m_data.categories[qsizetype(i)];
            for (size_t s = 0; s < filled.size(); ++s)
                filled[s].points.push_back(m_data.series[s].points[i]);
            next = bucketEnd(day, group.unit);
        }
        m_data.categories = categories;
        m_data.series = std::move(filled);
    }

    /// Of what can be added up there is none on such a date; of an average there is nothing to say.
    ChartPoint emptyPoint(size_t series) const
    {
        ChartPoint point;
        const auto &points = m_data.series[series].points;
        if (!points.empty() && m_table.columns[size_t(points.front().column)].additive)
            point.value = 0;
        point.opens = false;
        return point;
    }

    /// A series for each value of the second group.
    void addSecondGroup()
    {
        const size_t column = m_columns.front();
        std::vector<Value> firsts, seconds;
        const auto place = [](std::vector<Value> &values, const Value &value) {
            const auto found = std::find(values.begin(), values.end(), value);
            if (found != values.end())
                return size_t(found - values.begin());
            values.push_back(value);
            return values.size() - 1;
        };
        for (size_t i = 0; i < m_table.rows.size(); ++i) {
            const ReportRow &row = m_table.rows[i];
            if (row.kind != ReportRow::Kind::Line || row.groups.size() != 2)
                continue;
            const size_t known = firsts.size();
            const size_t first = place(firsts, row.groups[0]), second = place(seconds, row.groups[1]);
            if (firsts.size() > known)
                m_data.categories << groupText(m_table, 0, row.groups[0], m_context);
            if (second >= m_data.series.size())
                m_data.series.push_back({groupText(m_table, 1, row.groups[1], m_context)});
            auto &points = m_data.series[second].points;
            if (points.size() <= first)
                points.resize(first + 1);
            points[first] = pointAt(i, column);
        }
        for (ChartSeries &series : m_data.series)
            series.points.resize(firsts.size());
        if (m_data.kind == ChartData::Kind::Heat)
            turnOver();
    }

    /// A heat map has the first group down and the series across.
    void addHeat()
    {
        addByColumns();
        turnOver();
    }

    void turnOver()
    {
        std::vector<ChartSeries> lines;
        QStringList across;
        for (const ChartSeries &series : m_data.series)
            if (!series.ghost)
                across << series.name;
        for (size_t i = 0; i < m_data.length(); ++i) {
            ChartSeries line{m_data.categories.value(qsizetype(i))};
            for (const ChartSeries &series : m_data.series)
                if (i < series.points.size() && series.points[i].row >= 0)
                    line.others = m_table.rows[size_t(series.points[i].row)].kind == ReportRow::Kind::Others;
            for (const ChartSeries &series : m_data.series)
                if (!series.ghost)
                    line.points.push_back(i < series.points.size() ? series.points[i] : ChartPoint());
            lines.push_back(std::move(line));
        }
        m_data.series = std::move(lines);
        m_data.categories = across;
    }

    void addScatter()
    {
        // The other axis is the next figure of the table, of whatever it counts.
        const size_t up = m_columns.front();
        size_t along = m_columns.size() > 1 ? m_columns[1] : up;
        for (size_t i = size_t(m_table.firstFigure()); along == up && i < m_table.columns.size(); ++i)
            if (isFigure(m_table.columns[i]) && i != up && m_table.columns[i].side == ReportColumn::Side::Now)
                along = i;
        m_data.acrossNumbers = numbersOf(m_table, m_table.columns[along], m_context);
        m_data.along = heading(along);
        ChartSeries series{m_data.unit};
        for (const size_t row : headRows()) {
            ChartPoint point = pointAt(row, up);
            point.at = numberOf(m_table.rows[row].cells[along]);
            if (!point.at || !point.value)
                continue;
            m_data.categories << reportCell(m_table, row, 0, m_context);
            series.points.push_back(std::move(point));
        }
        if (!series.points.empty() && series.points.size() < fewestPoints)
            m_data.tooFew = int(m_table.records);
        m_data.series.push_back(std::move(series));
    }

    const ReportTable &m_table;
    const FormatContext &m_context;
    ChartData m_data;
    std::vector<size_t> m_columns;
    qint64 m_unconverted = 0;
};

} // namespace

std::optional<ChartData::Kind> reportChartKind(const ReportTable &table)
{
    const auto &definition = table.definition;
    if (definition.isList())
        return std::nullopt;
    const bool overDates = !definition.groups.empty() && definition.groups.front().unit != DateUnit::None;
    if (definition.chart != ReportChart::None && definition.groups.empty())
        return ChartData::Kind::Figure;
    switch (definition.chart) {
    case ReportChart::None:
        return std::nullopt;
    case ReportChart::Bar:
        return overDates ? ChartData::Kind::Column : ChartData::Kind::Bar;
    case ReportChart::StackedBar:
        return overDates ? ChartData::Kind::StackedColumn : ChartData::Kind::StackedBar;
    case ReportChart::Line:
        return ChartData::Kind::Line;
    case ReportChart::Area: {
        const bool several = definition.pivot.has_value() || definition.groups.size() > 1;
        return several ? ChartData::Kind::StackedArea : ChartData::Kind::Area;
    }
    case ReportChart::Funnel:
        return ChartData::Kind::Funnel;
    case ReportChart::Column:
        return ChartData::Kind::Column;
    case ReportChart::Heat:
        return ChartData::Kind::Heat;
    case ReportChart::Scatter:
        return ChartData::Kind::Scatter;
    }
    return std::nullopt;
}

ChartData reportChart(const ReportTable &table, const QString &title, ChartData::Kind kind,
                      const FormatContext &context)
{
    return ReportCharting(table, title, kind, context).run();
}

} // namespace millrace
