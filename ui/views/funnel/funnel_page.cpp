// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/funnel/funnel_page.h"

#include "core/sales/funnel_wall_clock.h"
#include "core/schema/builtin/pipeline.h"
#include "ui/charts/report_chart.h"
#include "ui/charts/widgets/chart_view.h"
#include "ui/forms/as_of_control.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_parse.h"
#include "ui/text/formats.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/views/funnel/funnel_numbers.h"
#include "ui/views/funnel/quiet_table.h"

#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

FunnelPage::FunnelPage(const ViewContext &context, QString listPage, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_listPage(std::move(listPage))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::s);
    column->setSpacing(space::s);
    makeHeader();
    makeContent();
    m_empty = new EmptyState(QStringLiteral("funnel"), m_stack);
    m_failed = new EmptyState(QStringLiteral("exclamation-triangle"), m_stack);
    m_skeleton = new SkeletonRows(m_stack);
    for (QWidget *state : std::initializer_list<QWidget *>{m_content, m_empty, m_failed, m_skeleton})
        m_stack->addWidget(state);
    column->addWidget(m_stack, 1);

    connect(m_chart, &ChartView::chosen, this, [this](const ChartDatum &datum) { drill(datum.point); });
    connect(m_chart, &ChartView::spillChosen, this, [this](const ChartDatum &datum) {
        if (m_report && datum.point < int(m_report->total.stages.size()))
            list(tr("%1: lost").arg(shown().stages[size_t(datum.point)].name),
                 shown().membersOf(size_t(datum.point), FunnelPart::Lost));
    });
    connect(m_chart, &ChartView::copyRequested, this, &FunnelPage::copyPicture);
    connect(m_groups, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (!m_report || row < 0 || row > int(m_report->groups.size()))
            return;
        m_groupChosen = row > 0;
        m_group = row > 0 ? m_report->groups[size_t(row - 1)].first : QString();
        fillChart();
        fillTable();
    });
    connect(m_table, &QTableWidget::cellActivated, this, &FunnelPage::drillCell);
    connect(m_table, &QTableWidget::cellClicked, this, &FunnelPage::drillCell);
    connect(m_empty, &EmptyState::buttonClicked, this, [this] {
        m_from->clear();
        m_to->clear();
        m_asOf->setMoment({});
        ask();
    });
    connect(m_failed, &EmptyState::buttonClicked, this, &FunnelPage::ask);
    connect(&m_data, &LiveData::changed, this, &FunnelPage::ask);
    connect(&m_data, &LiveData::localeChanged, this, &FunnelPage::retranslate);
    fillPipelines();
    retranslate();
    m_stack->setCurrentWidget(m_skeleton);
    m_skeleton->begin();
    ask();
}

void FunnelPage::makeContent()
{
    m_stack = new QStackedWidget(this);
    m_content = new QWidget(m_stack);
    auto *contentColumn = new QVBoxLayout(m_content);
    contentColumn->setContentsMargins(0, 0, 0, 0);
    m_totals = new TextLabel(TextStyle::Subtitle, TextTone::Primary, m_content);
    m_totals->setObjectName(QStringLiteral("funnelTotals"));
    m_totals->setWordWrap(true);
    auto *halves = new QSplitter(Qt::Vertical, m_content);
    halves->setChildrenCollapsible(false);
    m_groups = quietTable("funnelGroups", halves);
    m_groups->setSelectionBehavior(QAbstractItemView::SelectRows);
    auto *splitter = new QSplitter(Qt::Horizontal, halves);
    splitter->setChildrenCollapsible(false);
    auto *area = new QScrollArea(splitter);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    m_chart = new ChartView(area);
    m_chart->setObjectName(QStringLiteral("funnelChart"));
    m_chart->setWholeHeight(true);
    m_chart->setBackgroundRole(QPalette::Base);
    m_chart->setAutoFillBackground(true);
    area->setWidget(m_chart);
    m_table = quietTable("funnelTable", splitter);
    splitter->addWidget(area);
    splitter->addWidget(m_table);
    splitter->setSizes({620, 480});
    halves->addWidget(m_groups);
    halves->addWidget(splitter);
    halves->setSizes({200, 400});
    m_groups->hide();
    m_findings = new TextLabel(TextStyle::Body, TextTone::Primary, m_content);
    m_findings->setObjectName(QStringLiteral("funnelFindings"));
    m_findings->setWordWrap(true);
    m_findings->setTextInteractionFlags(Qt::TextSelectableByMouse);
    contentColumn->addWidget(m_totals);
    contentColumn->addWidget(m_findings);
    contentColumn->addWidget(halves, 1);
}

void FunnelPage::makeHeader()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    const auto label = [&] {
        auto *made = new TextLabel(TextStyle::Body, TextTone::Secondary, this);
        row->addWidget(made);
        return made;
    };
    const auto day = [&](const char *name) {
        auto *line = new QLineEdit(this);
        line->setObjectName(QString::fromLatin1(name));
        line->setFixedWidth(line->fontMetrics().horizontalAdvance(QStringLiteral("0000-00-00 000")) + 2 * space::s);
        connect(line, &QLineEdit::editingFinished, this, [this, line] {
            bool good = true;
            typedDay(line, &good);
            line->setProperty("refused", !good);
            line->update();
            if (good)
                ask();
        });
        row->addWidget(line);
        return line;
    };
    m_pipelineLabel = label();
    m_pipeline = new QComboBox(this);
    m_pipeline->setObjectName(QStringLiteral("funnelPipeline"));
    row->addWidget(m_pipeline);
    m_modeLabel = label();
    m_mode = new QComboBox(this);
    m_mode->setObjectName(QStringLiteral("funnelMode"));
    m_mode->addItems({QString(), QString()});
    row->addWidget(m_mode);
    m_fromLabel = label();
    m_from = day("funnelFrom");
    m_toLabel = label();
    m_to = day("funnelTo");
    row->addStretch(1);
    m_asOf = new AsOfControl(m_data, this);
    row->addWidget(m_asOf);
    m_changes = new QToolButton(this);
    m_changes->setObjectName(QStringLiteral("funnelChanges"));
    m_changes->setIcon(icon(QStringLiteral("arrow-left-right"), IconTone::Secondary));
    connect(m_changes, &QToolButton::clicked, this, &FunnelPage::openChanges);
    row->addWidget(m_changes);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    layout()->addWidget(m_asOf->banner());
    connect(m_asOf, &AsOfControl::momentChanged, this, &FunnelPage::ask);
    m_explanation = new TextLabel(TextStyle::Body, TextTone::Secondary, this);
    m_explanation->setObjectName(QStringLiteral("funnelExplanation"));
    m_explanation->setWordWrap(true);
    m_groupingLabel = new TextLabel(TextStyle::Body, TextTone::Secondary, this);
    m_grouping = new QComboBox(this);
    m_grouping->setObjectName(QStringLiteral("funnelGrouping"));
    m_comparisonLabel = new TextLabel(TextStyle::Body, TextTone::Secondary, this);
    m_comparison = new QComboBox(this);
    m_comparison->setObjectName(QStringLiteral("funnelComparison"));
    m_export = new QToolButton(this);
    m_export->setObjectName(QStringLiteral("funnelExport"));
    m_export->setIcon(icon(QStringLiteral("download"), IconTone::Secondary));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    makeExports();
    auto *second = new QHBoxLayout;
    second->setSpacing(space::s);
    second->addWidget(m_explanation, 1);
    second->addWidget(m_groupingLabel);
    second->addWidget(m_grouping);
    second->addWidget(m_comparisonLabel);
    second->addWidget(m_comparison);
    second->addWidget(m_export);
    static_cast<QVBoxLayout *>(layout())->addLayout(second);
    connect(m_grouping, &QComboBox::activated, this,
            [this](int index) { splitBy(index > 0 ? m_groupings[size_t(index - 1)].path : FieldPath()); });
    connect(m_comparison, &QComboBox::activated, this,
            [this](int index) { compareWith(m_comparison->itemData(index).toString()); });
    connect(m_pipeline, &QComboBox::activated, this, &FunnelPage::ask);
    connect(m_mode, &QComboBox::activated, this, [this] {
        retranslate();
        ask();
    });
}

void FunnelPage::setMode(FunnelMode mode)
{
    m_mode->setCurrentIndex(mode == FunnelMode::Flow ? 0 : 1);
    retranslate();
    ask();
}

void FunnelPage::fillPipelines()
{
    const QSignalBlocker quiet(m_pipeline);
    const QString chosen = m_pipeline->currentData().toString();
    m_pipeline->clear();
    const MetadataPtr metadata = m_data.metadata();
    std::vector<Record> pipelines(metadata->pipelines.cbegin(), metadata->pipelines.cend());
    std::sort(pipelines.begin(), pipelines.end(), [](const Record &a, const Record &b) {
        return a.value(pipeline::order).value_or(0) < b.value(pipeline::order).value_or(0);
    });
    for (const Record &one : pipelines) {
        if (!one.isDeleted())
            m_pipeline->addItem(one.title(), one.id().toString());
    }
    m_pipeline->setCurrentIndex(m_pipeline->findData(chosen));
}

QDate FunnelPage::typedDay(QLineEdit *line, bool *good) const
{
    if (line->text().trimmed().isEmpty())
        return {};
    const auto day = parseDateInput(line->text(), m_data.today());
    if (good && !day)
        *good = false;
    return day.value_or(QDate());
}

FunnelQuery FunnelPage::question() const
{
    FunnelQuery query;
    query.pipeline = RecordId::fromString(m_pipeline->currentData().toString()).value_or(RecordId());
    query.mode = m_mode->currentIndex() == 1 ? FunnelMode::Stock : FunnelMode::Flow;
    query.members = true;
    if (!m_by.keys.isEmpty())
        query.by = m_by;
    const QTimeZone zone = m_data.workspace().zone();
    if (const QDate day = typedDay(m_from, nullptr); day.isValid() && query.mode == FunnelMode::Flow)
        query.from = firstInstantOf(day, zone);
    if (const QDate day = typedDay(m_to, nullptr); day.isValid() && query.mode == FunnelMode::Flow)
        query.to = lastInstantOf(day, zone);
    query.asOf = m_asOf->moment();
    return query;
}

void FunnelPage::ask()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_again = false;
    const FunnelQuery query = question();
    std::optional<FunnelQuery> other;
    if (m_against == QLatin1String("earlier"))
        other = earlierFunnel(query, m_data.workspace().zone(), m_data.workspace().clock().now());
    else if (const auto person = RecordId::fromString(m_against))
        other = funnelOf(query, *person);
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), query, other]() -> Result<FunnelComparison> {
            if (other)
                return compareFunnels(workspace, session, query, *other);
            FunnelComparison alone;
            MILLRACE_ASSIGN(alone.here, funnelReport(workspace, session, query));
            return alone;
        },
        [this, compares = other.has_value()](Result<FunnelComparison> report) {
            m_asking = false;
            m_there.reset();
            if (report && compares)
                m_there = std::move(report->there);
            showReport(std::move(report));
            if (m_again)
                ask();
        });
}

void FunnelPage::showReport(Result<FunnelComparison> report)
{
    m_skeleton->end();
    fillPipelines();
    fillGroupings();
    if (report) {
        m_report = std::move(report->here);
        m_worse = std::move(report->worse);
        m_error.reset();
        m_pipeline->setCurrentIndex(m_pipeline->findData(m_report->pipeline.toString()));
    } else {
        m_error = report.error();
    }
    retranslate();
    Q_EMIT reportShown();
}

void FunnelPage::fillChart()
{
    const Funnel &funnel = shown();
    m_chart->setData(chartData());
    m_totals->setText(tr("Won %1 (%2) · Lost %3 · Reopened %4")
                          .arg(formats::integer(funnel.won), formats::money({funnel.wonValue, m_report->currency}),
                               formats::integer(funnel.lost), formats::integer(funnel.reopened)));
    if (funnel.conversion)
        m_totals->setText(m_totals->text() + QStringLiteral(" · ") +
                          tr("%1 of all that ended were won").arg(formats::percent(*funnel.conversion)));
    fillFindings();
}

void FunnelPage::fillTable()
{
    const FunnelTexts texts = funnelTexts(shown(), m_report->currency, FunnelTextsFor::People);
    fillQuietTable(m_table, texts.titles, texts.lines);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (int column = 1; column <= int(funnelColumns().size()); ++column) {
            QTableWidgetItem *item = m_table->item(row, column);
            if (item->text() == QLatin1String("0"))
                continue;
            item->setForeground(Tokens::of(palette()).link);
            item->setToolTip(tr("Click to list exactly these"));
        }
    }
}

void FunnelPage::drill(int bar)
{
    if (!m_report || bar < 0)
        return;
    const Funnel &funnel = shown();
    const int stages = int(funnel.stages.size());
    if (bar < stages)
        list(funnel.stages[size_t(bar)].name, funnel.membersOf(size_t(bar), FunnelPart::Entered));
    else if (bar == stages)
        list(tr("Won"), funnel.membersOf(FunnelTotal::Won));
    else
        list(tr("Lost"), funnel.membersOf(FunnelTotal::Lost));
}

void FunnelPage::drillCell(int row, int column)
{
    if (!m_report || column < 1 || column > int(funnelColumns().size()) || row >= int(shown().stages.size()))
        return;
    const FunnelColumn &chosen = funnelColumns()[size_t(column - 1)];
    list(tr("%1: %2").arg(shown().stages[size_t(row)].name, tr(chosen.title)),
         shown().membersOf(size_t(row), chosen.part));
}

void FunnelPage::list(const QString &title, std::vector<RecordId> ids)
{
    if (ids.empty())
        return;
    const QString place = m_context.sets.add({title, std::move(ids), {objectName(), {}}, this->title()});
    Q_EMIT openRequested({m_listPage, place});
}

QString FunnelPage::title() const
{
    return tr("Funnel");
}

QWidget *FunnelPage::mainWidget()
{
    return m_chart;
}

void FunnelPage::retranslate()
{
    m_pipelineLabel->setText(tr("Pipeline"));
    m_pipeline->setAccessibleName(tr("Pipeline"));
    m_modeLabel->setText(tr("Count"));
    m_mode->setAccessibleName(tr("What is counted"));
    m_mode->setItemText(0, tr("Flow of a period"));
    m_mode->setItemText(1, tr("Stock at a moment"));
    m_fromLabel->setText(tr("From"));
    m_toLabel->setText(tr("to"));
    m_from->setAccessibleName(tr("Begin of the period"));
    m_to->setAccessibleName(tr("End of the period"));
    m_from->setPlaceholderText(tr("the first day"));
    m_to->setPlaceholderText(tr("the last day"));
    const bool stock = m_mode->currentIndex() == 1;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_fromLabel, m_from, m_toLabel, m_to})
        widget->setVisible(!stock);
    m_explanation->setText(
        stock ? tr("Stock: the opportunities that stood in each stage at the as-of moment.")
              : tr("Flow: every stay in a stage that began in the period, and how it went on up to the "
                   "as-of moment."));
    m_groupingLabel->setText(tr("Split by"));
    m_grouping->setAccessibleName(tr("Split by"));
    m_groups->setAccessibleName(tr("Groups of the funnel"));
    m_changes->setToolTip(tr("What changed between two days"));
    m_changes->setAccessibleName(m_changes->toolTip());
    m_export->setText(tr("Export"));
    m_export->setAccessibleName(tr("Export"));
    m_comparisonLabel->setText(tr("Compare with"));
    m_comparison->setAccessibleName(tr("Compare with"));
    fillGroupings();
    fillComparisons();
    m_table->setAccessibleName(tr("Funnel as a table"));
    setAccessibleName(title());
    m_empty->setTexts(tr("There are no opportunities in the chosen period"), tr("Show all periods"));
    if (m_error) {
        m_failed->setTexts(describeError(*m_error, m_data.catalog(), m_data.locale()).sentences(), tr("Try again"));
        m_stack->setCurrentWidget(m_failed);
        return;
    }
    if (!m_report)
        return;
    fillGroups();
    fillChart();
    fillTable();
    const Funnel &funnel = m_report->total;
    const bool any = funnel.won > 0 || funnel.lost > 0 ||
                     std::any_of(funnel.stages.begin(), funnel.stages.end(),
                                 [](const FunnelStage &stage) { return stage.entered > 0; });
    m_stack->setCurrentWidget(any ? m_content : static_cast<QWidget *>(m_empty));
}

void FunnelPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace millrace
