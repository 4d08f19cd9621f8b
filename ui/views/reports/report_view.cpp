// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/reports/report_view.h"

#include "ui/charts/report_chart.h"
#include "ui/charts/widgets/chart_view.h"
#include "ui/forms/as_of_control.h"
#include "ui/forms/filter_chips.h"
#include "ui/forms/filter_editor.h"
#include "ui/forms/wrap_layout.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/formats.h"
#include "ui/text/report_text.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/table_look.h"
#include "ui/theme/tokens.h"
#include "ui/views/reports/report_table_model.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace millrace {

namespace {

/// What can be chosen in the place of the report's own chart.
struct ChartChoice
{
    ReportChart chart;
    const char *word;
};

constexpr ChartChoice chartChoices[] = {
    {ReportChart::None, QT_TRANSLATE_NOOP("millrace::ReportView", "No chart")},
    {ReportChart::Bar, QT_TRANSLATE_NOOP("millrace::ReportView", "Bars")},
    {ReportChart::Column, QT_TRANSLATE_NOOP("millrace::ReportView", "Columns")},
    {ReportChart::StackedBar, QT_TRANSLATE_NOOP("millrace::ReportView", "Stacked bars")},
    {ReportChart::Line, QT_TRANSLATE_NOOP("millrace::ReportView", "Lines")},
    {ReportChart::Area, QT_TRANSLATE_NOOP("millrace::ReportView", "Areas")},
    {ReportChart::Funnel, QT_TRANSLATE_NOOP("millrace::ReportView", "Funnel")},
    {ReportChart::Heat, QT_TRANSLATE_NOOP("millrace::ReportView", "Heat map")},
    {ReportChart::Scatter, QT_TRANSLATE_NOOP("millrace::ReportView", "Points")},
};

void dressTable(QTableView *table)
{
    table->setObjectName(QStringLiteral("reportTable"));
    makeQuiet(table);
    table->setAlternatingRowColors(true);
    table->setProperty("userData", true);
}

} // namespace

ReportView::ReportView(const ViewContext &context, QStringList listable, QWidget *parent)
    : QWidget(parent), m_context(context), m_data(context.data), m_listable(std::move(listable)),
      m_runner(new ReportRunner(context, this)), m_model(new ReportTableModel(this)), m_asking(new QWidget(this)),
      m_askingRow(new WrapLayout(m_asking)), m_chipsPlace(new QWidget(this)),
      m_facts(new TextLabel(TextStyle::Body, TextTone::Secondary, this)), m_stop(new QPushButton(this)),
      m_stack(new QStackedWidget(this)), m_content(new QSplitter(Qt::Vertical, m_stack)), m_chart(nullptr),
      m_chartArea(nullptr), m_tableView(nullptr), m_empty(new EmptyState(QStringLiteral("bar-chart"), m_stack)),
      m_failed(new EmptyState(QStringLiteral("exclamation-triangle"), m_stack)), m_skeleton(new SkeletonRows(m_stack))
{
    makeAsking();
    makeContent();
    m_facts->setObjectName(QStringLiteral("reportFacts"));
    m_facts->setWordWrap(true);
    m_facts->setProperty("userData", true);
    m_stop->setObjectName(QStringLiteral("reportStop"));
    m_stop->hide();
    auto *words = new QHBoxLayout;
    words->addWidget(m_facts, 1);
    words->addWidget(m_stop);
    for (QWidget *state : std::initializer_list<QWidget *>{m_content, m_empty, m_failed, m_skeleton})
        m_stack->addWidget(state);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_asking);
    column->addWidget(m_asOf->banner());
    column->addWidget(m_chipsPlace);
    column->addLayout(words);
    column->addWidget(m_stack, 1);
    m_stack->setCurrentWidget(m_skeleton);
    connect(m_runner, &ReportRunner::started, this, [this] {
        if (!table()) {
            m_stack->setCurrentWidget(m_skeleton);
            m_skeleton->begin();
        }
    });
    connect(m_runner, &ReportRunner::progressed, this, [this](int percent) {
        m_stop->setText(percent > 0 ? tr("Stop (%1%)").arg(percent) : tr("Stop"));
        m_stop->setVisible(m_runner->isRunning());
    });
    connect(m_runner, &ReportRunner::answered, this, &ReportView::showAnswer);
    connect(m_stop, &QPushButton::clicked, m_runner, &ReportRunner::cancel);
    connect(m_empty, &EmptyState::buttonClicked, this, [this] {
        for (const Parameter &parameter : m_parameters)
            parameter.line->clear();
        m_asOf->setMoment({});
        m_against->clear();
        m_againstKind = ReportAgainst::Kind::AsDefined;
        fillAgainst();
        m_filter = {};
        if (m_chips)
            m_chips->setFilter({});
        ask();
    });
    connect(m_failed, &EmptyState::buttonClicked, this, &ReportView::ask);
    connect(&m_data, &LiveData::changed, this, [this](const CommitNotice &) {
        if (isVisible() && table())
            ask();
    });
    retranslate();
}

ReportView::~ReportView() = default;

void ReportView::makeContent()
{
    m_content->setObjectName(QStringLiteral("reportContent"));
    m_content->setChildrenCollapsible(false);
    auto *area = new QScrollArea(m_content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    m_chart = new ChartView(area);
    m_chart->setObjectName(QStringLiteral("reportChartView"));
    m_chart->setWholeHeight(true);
    m_chart->setBackgroundRole(QPalette::Base);
    m_chart->setAutoFillBackground(true);
    m_chart->setProperty("userData", true);
    area->setWidget(m_chart);
    m_chartArea = area;
    m_tableView = new QTableView(m_content);
    dressTable(m_tableView);
    m_tableView->setModel(m_model);
    m_content->addWidget(area);
    m_content->addWidget(m_tableView);
    m_content->setSizes({360, 320});
    connect(m_chart, &ChartView::chosen, this, [this](const ChartDatum &datum) {
        if (const ChartPoint *point = pointOf(m_chart->data(), datum))
            drill(point->row, point->column);
    });
    connect(m_chart, &ChartView::copyRequested, this, &ReportView::copyRequested);
    const auto open = [this](const QModelIndex &index) {
        if (m_model->opens(index))
            drill(index.row(), index.column());
    };
    connect(m_tableView, &QTableView::activated, this, open);
    connect(m_tableView, &QTableView::clicked, this, open);
}

QString ReportView::title() const
{
    return reportTitle(m_entry);
}

FormatContext ReportView::format() const
{
    return m_data.format();
}

void ReportView::setReport(const ReportEntry &entry)
{
    const bool other = entry.definition.entity != m_entry.definition.entity || !m_chips;
    if (entry.id != m_entry.id || entry.key != m_entry.key) {
        m_kind.reset();
        m_againstKind = ReportAgainst::Kind::AsDefined;
    }
    const bool sameParameters = entry.definition.parameters == m_entry.definition.parameters;
    m_entry = entry;
    if (!sameParameters || m_parameters.empty())
        fillParameters();
    if (other) {
        delete m_chips;
        m_chips = nullptr;
        m_filter = {};
        if (const EntityPtr entity = m_data.catalog()->entity(entry.definition.entity)) {
            m_chips = new FilterChips(entity, m_data, m_chipsPlace);
            m_chipsPlace->layout()->addWidget(m_chips);
            connect(m_chips, &FilterChips::filterChanged, this, [this](const Filter &filter) {
                m_filter = filter;
                Q_EMIT rearranged();
                ask();
            });
            connect(m_chips, &FilterChips::editorRequested, this, [this, entity] {
                auto *editor = new FilterEditor(entity, m_data, m_filter, this);
                editor->setAttribute(Qt::WA_DeleteOnClose);
                connect(editor, &FilterEditor::applied, this, [this](const Filter &filter) {
                    m_filter = filter;
                    m_chips->setFilter(filter);
                    ask();
                });
                editor->open();
            });
        }
    }
    fillCharts();
    fillAgainst();
    Q_EMIT rearranged();
    ask();
}

void ReportView::fillCharts()
{
    const QSignalBlocker quiet(m_chartChoice);
    m_chartChoice->clear();
    m_chartChoice->addItem(tr("As the report says"));
    for (const ChartChoice &choice : chartChoices)
        m_chartChoice->addItem(tr(choice.word), int(choice.chart));
    m_chartChoice->setCurrentIndex(m_kind ? m_chartChoice->findData(int(*m_kind)) : 0);
    const bool list = m_entry.definition.isList();
    m_chartBox->setVisible(!list);
}

void ReportView::setChartKind(std::optional<ReportChart> kind)
{
    m_kind = kind;
    fillCharts();
    // The figures stay; only the picture changes.
    if (table())
        showAnswer();
}

std::optional<ChartData> ReportView::chartData() const
{
    const auto drawn = shownTable();
    const auto kind = drawn ? reportChartKind(*drawn) : std::nullopt;
    return kind ? std::optional(reportChart(*drawn, title(), *kind, format())) : std::nullopt;
}

std::shared_ptr<const ReportTable> ReportView::shownTable() const
{
    if (!m_kind || !table())
        return m_runner->table();
    auto drawn = std::make_shared<ReportTable>(*table());
    drawn->definition.chart = *m_kind;
    return drawn;
}

void ReportView::showAnswer()
{
    m_skeleton->end();
    m_stop->hide();
    if (const auto &error = m_runner->error()) {
        // What was stopped leaves what stood there before.
        if (error->code == ErrorCode::Cancelled && table()) {
            m_facts->setText(tr("Stopped; these are the figures from before."));
            return;
        }
        m_failed->setTexts(describeError(*error, m_data.catalog(), m_data.locale()).sentences(), tr("Try again"));
        m_stack->setCurrentWidget(m_failed);
        Q_EMIT shown();
        return;
    }
    if (!table())
        return;
    m_model->setOpens(m_listable.contains(table()->definition.entity));
    m_model->setTable(m_runner->table(), format());
    m_tableView->resizeColumnsToContents();
    for (int i = 0; i < m_model->columnCount(); ++i)
        m_tableView->setColumnWidth(i, std::min(m_tableView->columnWidth(i) + space::m, width() / 2));
    const auto chart = chartData();
    m_chartArea->setVisible(chart.has_value());
    if (chart) {
        m_chart->setData(*chart);
        m_chart->setRedIsUp(m_context.settings.redIsUp(m_data.locale()));
    }
    QStringList facts{tr("%n record(s)", nullptr, int(table()->records)), reportSubtitle(*table(), format())};
    for (const UnconvertedAmount &amount : table()->unconverted)
        facts << tr("%1 without an exchange rate, in no figure").arg(formats::money(amount.sum));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_stack->setCurrentWidget(table()->records > 0 ? static_cast<QWidget *>(m_content) : m_empty);
    Q_EMIT shown();
}

void ReportView::drill(int row, int column)
{
    if (!table() || row < 0 || column < 0 || !m_listable.contains(table()->definition.entity))
        return;
    const ReportRow &shown = table()->rows[size_t(row)];
    if (!shown.record.isNull()) {
        Q_EMIT recordAsked(shown.record);
        return;
    }
    QStringList names{title()};
    for (size_t i = 0; i < shown.groups.size(); ++i)
        names << groupText(*table(), i, shown.groups[i], format());
    if (table()->columns[size_t(column)].role != ReportColumn::Role::Group)
        names << reportHeading(*table(), size_t(column), format());
    Q_EMIT recordsAsked(names.join(QStringLiteral(" › ")), table()->recordsBehind(size_t(row), size_t(column)));
}

void ReportView::retranslate()
{
    for (const Parameter &parameter : m_parameters) {
        const QString name = figureLabel(parameter.asked.key, parameter.asked.label);
        parameter.label->setText(name);
        parameter.line->setAccessibleName(name);
        parameter.line->setPlaceholderText(!parameter.asked.value.isEmpty() ? parameter.asked.value : tr("any"));
    }
    m_againstLabel->setText(tr("Compared with"));
    m_againstChoice->setAccessibleName(tr("Compared with"));
    m_against->setAccessibleName(tr("Compared with which day"));
    m_against->setPlaceholderText(tr("which day"));
    fillAgainst();
    m_againstBox->setVisible(!m_entry.definition.isList());
    m_chartLabel->setText(tr("Chart"));
    m_chartChoice->setAccessibleName(tr("Chart"));
    m_tableView->setAccessibleName(tr("The report as a table"));
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop"));
    m_empty->setTexts(tr("Nothing fits what the report asks for"), tr("Ask for everything"));
    if (m_chips)
        m_chips->retranslate();
    fillCharts();
    if (table())
        showAnswer();
    else if (const auto &error = m_runner->error())
        m_failed->setTexts(describeError(*error, m_data.catalog(), m_data.locale()).sentences(), tr("Try again"));
}

} // namespace millrace
