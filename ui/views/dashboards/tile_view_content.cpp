// SPDX-License-Identifier: GPL-3.0-or-later
// What a tile shows of its numbers, and what is chosen in it.
#include "ui/views/dashboards/tile_view.h"

#include "core/schema/builtin/opportunity.h"
#include "ui/charts/chart_text.h"
#include "ui/charts/report_chart.h"
#include "ui/charts/widgets/chart_view.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/report_text.h"
#include "ui/theme/icon_label.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>

namespace millrace {

namespace {

constexpr size_t rowsShown = 50;

TextTone toneNamed(const QString &name)
{
    if (name == QLatin1String("danger"))
        return TextTone::Danger;
    if (name == QLatin1String("warning"))
        return TextTone::Warning;
    if (name == QLatin1String("success"))
        return TextTone::Success;
    return name.isEmpty() ? TextTone::Primary : TextTone::Info;
}

std::optional<ChartData::Kind> chartKindOf(const QString &word)
{
    using Kind = ChartData::Kind;
    static const QHash<QString, Kind> kinds{{QStringLiteral("bar"), Kind::Bar},
                                            {QStringLiteral("column"), Kind::Column},
                                            {QStringLiteral("stacked"), Kind::StackedBar},
                                            {QStringLiteral("line"), Kind::Line},
                                            {QStringLiteral("area"), Kind::Area},
                                            {QStringLiteral("scatter"), Kind::Scatter},
                                            {QStringLiteral("heat"), Kind::Heat},
                                            {QStringLiteral("funnel"), Kind::Funnel}};
    const auto found = kinds.constFind(word);
    return found == kinds.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace

void TileView::tell(const QString &message)
{
    m_message->setText(message);
    m_stack->setCurrentWidget(m_message);
}

void TileView::showAnswer(const Result<TileAnswer> &answer, const FormatContext &context, const QString &problem)
{
    m_context = context;
    m_colour.clear();
    m_mark->hide();
    m_twin->hide();
    m_twinData.clear();
    update();
    if (!answer) {
        m_answer.reset();
        tell(problem);
        return;
    }
    m_answer = *answer;
    if (m_tile.title.isEmpty() && m_answer->report)
        m_title->setText(reportTitle(*m_answer->report));
    m_mark->setVisible(m_answer->narrowed);
    m_mark->setToolTip(tr("Narrowed by the filter of the dashboard"));
    switch (m_tile.kind) {
    case DashboardTile::Kind::Figure:
        showFigure();
        break;
    case DashboardTile::Kind::Chart:
    case DashboardTile::Kind::Funnel:
    case DashboardTile::Kind::Target:
        showChart();
        break;
    case DashboardTile::Kind::Table:
        showTable();
        break;
    case DashboardTile::Kind::Leaderboard:
        showLeaderboard();
        break;
    case DashboardTile::Kind::Text:
        break;
    }
}

void TileView::showFigure()
{
    const auto figure = figureOf(*m_answer);
    if (!figure) {
        tell(tr("This report has no such figure"));
        return;
    }
    m_colour = thresholdColour(m_tile, *figure);
    QString text = QStringLiteral("—");
    if (const auto *money = figure->value.as<Money>())
        text = formatMoneyShort(*money, m_context);
    else if (figure->row >= 0 && !figure->value.isEmpty())
        text = reportCell(*m_answer->table, size_t(figure->row), size_t(figure->column), m_context);
    else if (const auto *whole = figure->value.as<std::int64_t>())
        text = formats::integer(*whole);
    m_figure->setText(text);
    m_figure->setTone(toneNamed(m_colour));
    QStringList under;
    if (!m_colour.isEmpty()) {
        for (const TileThreshold &threshold : m_tile.thresholds)
            if (threshold.colour == m_colour)
                under << tr("⚠ below %1").arg(formats::grouped(threshold.below));
    }
    if (figure->row >= 0)
        under << tr("%Ln record(s)", nullptr, int(m_answer->table->records));
    if (const auto *money = figure->value.as<Money>())
        m_figure->setToolTip(formats::money(*money));
    m_under->setText(under.join(QStringLiteral(" · ")));
    m_figurePage->setAccessibleName(tr("%1: %2").arg(m_title->text(), text));
    m_stack->setCurrentWidget(m_figurePage);
}

void TileView::showChart()
{
    ChartData data;
    if (m_answer->funnel)
        data = funnelChart(*m_answer->funnel, m_answer->funnel->total, nullptr, {}, m_context);
    else if (m_answer->targets)
        data = targetChart(*m_answer->targets, TargetPeriod::of(TargetPeriod::Span::Quarter, m_answer->targets->today),
                           m_context);
    else if (m_answer->table) {
        const auto kind = chartKindOf(m_tile.chart);
        const auto own = reportChartKind(*m_answer->table);
        data = reportChart(*m_answer->table, {}, kind ? *kind : own.value_or(ChartData::Kind::Bar), m_context);
    }
    data.title.clear();
    if (data.isEmpty()) {
        tell(m_tile.kind == DashboardTile::Kind::Target ? tr("No targets are set yet: Analysis, Targets")
                                                        : tr("Nothing to show"));
        return;
    }
    m_chart->setData(std::move(data));
    showTwin();
}

void TileView::showTwin()
{
    m_twin->setVisible(!m_editing);
    m_twinData.clear();
    if (m_twin->isChecked()) {
        const ChartData &data = m_chart->data();
        const ChartTable twin = tableTwin(data);
        m_twinData = twin.data;
        clearTable();
        m_table->setColumnCount(int(twin.headings.size()));
        m_table->setRowCount(int(twin.rows.size()));
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const auto side = Qt::Alignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            auto *head = new QTableWidgetItem(twin.headings[column]);
            head->setTextAlignment(side);
            m_table->setHorizontalHeaderItem(column, head);
            for (int row = 0; row < m_table->rowCount(); ++row) {
                auto *item = new QTableWidgetItem(twin.rows[size_t(row)].value(column));
                item->setTextAlignment(side);
                item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
                m_table->setItem(row, column, item);
            }
        }
        m_table->resizeColumnsToContents();
        m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + space::s);
    }
    m_stack->setCurrentWidget(m_twin->isChecked() ? static_cast<QWidget *>(m_table) : m_chart);
    retranslate();
}

void TileView::chosenDatum(const ChartDatum &datum)
{
    if (const ChartPoint *point = pointOf(m_chart->data(), datum); point && point->opens)
        chosenInChart(point->row, point->column);
}

void TileView::clearTable()
{
    m_table->clear();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
}

void TileView::showTable()
{
    const ReportTable &table = *m_answer->table;
    m_tableRows.clear();
    m_tableColumns.clear();
    for (size_t row = 0; row < table.rows.size() && m_tableRows.size() < rowsShown; ++row)
        m_tableRows.push_back(int(row));
    for (size_t column = 0; column < table.columns.size(); ++column)
        m_tableColumns.push_back(int(column));
    if (table.lines == 0) {
        tell(tr("Nothing to show"));
        return;
    }
    clearTable();
    m_table->setRowCount(int(m_tableRows.size()));
    m_table->setColumnCount(int(m_tableColumns.size()));
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const auto at = size_t(column);
        const bool right = fieldTypeInfo(table.columns[at].field.type).alignment == Alignment::End;
        const auto side = Qt::Alignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        auto *head = new QTableWidgetItem(reportHeading(table, at, m_context));
        head->setTextAlignment(side);
        m_table->setHorizontalHeaderItem(column, head);
        for (int row = 0; row < m_table->rowCount(); ++row) {
            const auto line = size_t(m_tableRows[size_t(row)]);
            auto *item = new QTableWidgetItem(reportCell(table, line, at, m_context));
            item->setTextAlignment(side);
            item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
            if (table.rows[line].kind != ReportRow::Kind::Line)
                item->setFont(styledFont(TextStyle::BodyStrong, font()));
            m_table->setItem(row, column, item);
        }
    }
    m_table->resizeColumnsToContents();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + space::s);
    m_stack->setCurrentWidget(m_table);
}

void TileView::showLeaderboard()
{
    const ReportTable &table = *m_answer->table;
    const QString wanted = m_tile.figures.value(0);
    int figure = -1;
    for (int i = table.firstFigure(); i < int(table.columns.size()) && figure < 0; ++i)
        if (table.columns[size_t(i)].side == ReportColumn::Side::Now &&
            (wanted.isEmpty() || table.columns[size_t(i)].key == wanted))
            figure = i;
    m_tableRows.clear();
    for (size_t row = 0; row < table.rows.size(); ++row)
        if (table.rows[row].kind == ReportRow::Kind::Line)
            m_tableRows.push_back(int(row));
    if (figure < 0 || table.definition.groups.empty() || m_tableRows.empty()) {
        tell(tr("Nothing to show"));
        return;
    }
    const auto number = [&](int row) {
        const Value &value = table.rows[size_t(row)].cells[size_t(figure)];
        if (const auto *money = value.as<Money>())
            return double(money->minor);
        if (const auto *decimal = value.as<Decimal>())
            return double(decimal->units);
        return double(value.valueOr<std::int64_t>());
    };
    std::stable_sort(m_tableRows.begin(), m_tableRows.end(), [&](int a, int b) { return number(a) > number(b); });
    m_tableRows.resize(std::min(m_tableRows.size(), rowsShown));
    m_tableColumns = {figure, 0, figure};
    clearTable();
    m_table->setColumnCount(3);
    m_table->setRowCount(int(m_tableRows.size()));
    m_table->setHorizontalHeaderLabels(
        {tr("#", "rank"), reportHeading(table, 0, m_context), reportHeading(table, size_t(figure), m_context)});
    int rank = 0;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const int at = m_tableRows[size_t(row)];
        // Who came to the same shares a rank.
        if (row == 0 || number(at) < number(m_tableRows[size_t(row) - 1]))
            rank = row + 1;
        const QStringList cells{formats::integer(rank), reportCell(table, size_t(at), 0, m_context),
                                reportCell(table, size_t(at), size_t(figure), m_context)};
        for (int column = 0; column < 3; ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setTextAlignment(Qt::Alignment((column == 1 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
            item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
            m_table->setItem(row, column, item);
        }
    }
    m_table->resizeColumnsToContents();
    // A figure that is cut says something else; a name does not.
    for (int column = 0; column < 3; ++column)
        m_table->horizontalHeader()->setSectionResizeMode(column, column == 1 ? QHeaderView::Stretch
                                                                              : QHeaderView::ResizeToContents);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + space::s);
    m_stack->setCurrentWidget(m_table);
}

void TileView::chosenInChart(int row, int column)
{
    if (m_editing || !m_answer)
        return;
    if (m_answer->targets) {
        Q_EMIT targetsAsked();
        return;
    }
    if (m_answer->funnel) {
        const Funnel &funnel = m_answer->funnel->total;
        if (row >= 0 && row < int(funnel.stages.size()))
            Q_EMIT recordListAsked(opportunity::entityKey(), funnel.membersOf(size_t(row), FunnelPart::Open),
                                   funnel.stages[size_t(row)].name);
        return;
    }
    const ReportTable &table = *m_answer->table;
    if (row < 0 || row >= int(table.rows.size()))
        return;
    const ReportRow &line = table.rows[size_t(row)];
    if (line.kind != ReportRow::Kind::Line || line.groups.empty()) {
        Q_EMIT recordsAsked(table.recordsBehind(size_t(row), size_t(std::max(0, column))), m_title->text());
        return;
    }
    Q_EMIT filterAsked(table.definition.entity, table.groupFilter(0, line.groups.front()),
                       groupText(table, 0, line.groups.front(), m_context));
}

void TileView::chosenInTable(int row, int column)
{
    if (!m_twinData.empty()) {
        if (row >= 0 && row < int(m_twinData.size()) && column >= 0 && column < int(m_twinData[size_t(row)].size()))
            chosenDatum(m_twinData[size_t(row)][size_t(column)]);
        return;
    }
    if (m_editing || !m_answer || !m_answer->table || row < 0 || row >= int(m_tableRows.size()))
        return;
    const ReportTable &table = *m_answer->table;
    const auto line = size_t(m_tableRows[size_t(row)]);
    if (!table.rows[line].record.isNull())
        Q_EMIT recordAsked(table.definition.entity, table.rows[line].record);
    else
        Q_EMIT recordsAsked(table.recordsBehind(line, size_t(m_tableColumns[size_t(column)])), m_title->text());
}

} // namespace millrace
