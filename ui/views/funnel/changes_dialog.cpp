// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/funnel/changes_dialog.h"

#include "core/records/date_bucket.h"
#include "core/sales/funnel_wall_clock.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/report_chart.h"
#include "ui/charts/widgets/chart_view.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_parse.h"
#include "ui/text/formats.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"
#include "ui/views/funnel/quiet_table.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace millrace {

ChangesDialog::ChangesDialog(const ViewContext &context, const RecordId &pipeline, QWidget *parent)
    : QDialog(parent), m_context(context), m_data(context.data), m_pipeline(pipeline),
      m_explanation(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_fromLabel(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_toLabel(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_words(new TextLabel(TextStyle::Body, TextTone::Danger, this)), m_from(new QLineEdit(this)),
      m_to(new QLineEdit(this)), m_chart(new ChartView(this)), m_table(quietTable("changesTable", this)),
      m_copy(new QPushButton(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("changesDialog"));
    m_explanation->setWordWrap(true);
    m_words->setObjectName(QStringLiteral("changesWords"));
    m_words->setWordWrap(true);
    m_words->hide();
    m_from->setObjectName(QStringLiteral("changesFrom"));
    m_to->setObjectName(QStringLiteral("changesTo"));
    m_chart->setObjectName(QStringLiteral("changesChart"));
    m_chart->setBackgroundRole(QPalette::Base);
    m_chart->setAutoFillBackground(true);
    m_chart->setMinimumHeight(fontMetrics().height() * 16);
    m_copy->setObjectName(QStringLiteral("changesCopy"));
    m_copy->setAutoDefault(false);
    m_close->setObjectName(QStringLiteral("changesClose"));
    m_close->setAutoDefault(false);
    auto *days = new QHBoxLayout;
    days->setSpacing(space::s);
    for (QWidget *part : std::initializer_list<QWidget *>{m_fromLabel, m_from, m_toLabel, m_to})
        days->addWidget(part);
    days->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    column->addWidget(m_explanation);
    column->addLayout(days);
    column->addWidget(m_words);
    column->addWidget(m_chart, 3);
    column->addWidget(m_table, 2);
    column->addLayout(buttons);
    QWidget *before = m_from;
    for (QWidget *next : std::initializer_list<QWidget *>{m_to, m_chart, m_table, m_copy, m_close}) {
        setTabOrder(before, next);
        before = next;
    }
    resize(fontMetrics().horizontalAdvance(u'0') * 110, fontMetrics().height() * 40);
    for (QLineEdit *line : {m_from, m_to})
        connect(line, &QLineEdit::editingFinished, this, &ChangesDialog::ask);
    connect(m_chart, &ChartView::chosen, this, [this](const ChartDatum &datum) { choose(datum.point); });
    connect(m_chart, &ChartView::copyRequested, m_copy, &QPushButton::click);
    connect(m_table, &QTableWidget::cellActivated, this, &ChangesDialog::choose);
    connect(m_table, &QTableWidget::cellClicked, this, &ChangesDialog::choose);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (!m_report)
            return;
        QGuiApplication::clipboard()->setImage(ChartPicture(m_chart->data()).image());
        m_context.toast({.text = tr("The chart is on the clipboard"), .actionText = {}, .action = {}});
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_data, &LiveData::localeChanged, this, &ChangesDialog::retranslate);
    const bool chinese = m_data.locale().startsWith(QLatin1String("zh"));
    m_from->setText(formats::date(bucketStart(m_data.today(), DateUnit::Quarter), chinese));
    retranslate();
    ask();
}

void ChangesDialog::setDays(QDate from, QDate to)
{
    const bool chinese = m_data.locale().startsWith(QLatin1String("zh"));
    m_from->setText(formats::date(from, chinese));
    m_to->setText(formats::date(to, chinese));
    ask();
}

bool ChangesDialog::takeDay(QLineEdit *line, QDate *day)
{
    const QString typed = line->text().trimmed();
    const auto read = typed.isEmpty() ? std::nullopt : parseDateInput(typed, m_data.today());
    const bool good = read || (typed.isEmpty() && line == m_to);
    line->setProperty("refused", !good);
    line->update();
    *day = read.value_or(QDate());
    return good;
}

void ChangesDialog::ask()
{
    QDate from, to;
    const bool good = takeDay(m_from, &from);
    if (!takeDay(m_to, &to) || !good)
        return;
    const QTimeZone zone = m_data.workspace().zone();
    WaterfallQuery query;
    query.pipeline = m_pipeline;
    // From the begin of a day to the end of another.
    query.from = firstInstantOf(from, zone);
    if (to.isValid())
        query.to = lastInstantOf(to, zone);
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), query] {
            return waterfallReport(workspace, session, query);
        },
        [this, question = ++m_question](Result<WaterfallReport> report) {
            if (question != m_question)
                return;
            m_words->setVisible(!report);
            if (report)
                m_report = std::move(*report);
            else
                m_words->setText(describeError(report.error(), m_data.catalog(), m_data.locale()).sentences());
            fill();
            Q_EMIT shown();
        });
}

const WaterfallSum *ChangesDialog::sumAt(int step) const
{
    const ChartPoint *point = m_report ? pointOf(m_chart->data(), {0, step}) : nullptr;
    if (!point)
        return nullptr;
    if (point->row >= 0)
        return &m_report->total.part(WaterfallPart(point->row));
    return step == 0 ? &m_report->total.begin : &m_report->total.end;
}

void ChangesDialog::choose(int step)
{
    const WaterfallSum *sum = sumAt(step);
    if (!sum || sum->members.empty())
        return;
    const QString title = m_report->pipelineName + QStringLiteral(" › ") + m_chart->data().categories.value(step);
    const std::vector<RecordId> ids = sum->members;
    accept();
    Q_EMIT listAsked(title, ids);
}

void ChangesDialog::fill()
{
    if (!m_report)
        return;
    m_chart->setData(waterfallChart(*m_report, m_report->total, m_data.format()));
    std::vector<QStringList> lines;
    const ChartData &data = m_chart->data();
    for (int step = 0; step < int(data.length()); ++step) {
        const WaterfallSum *sum = sumAt(step);
        lines.push_back({data.categories.value(step), formats::integer(sum->count),
                         formats::moneyNumber({sum->value, m_report->currency})});
    }
    fillQuietTable(m_table, {data.along, tr("Opportunities"), tr("Value (%1)").arg(m_report->currency.toString())},
                   lines);
}

void ChangesDialog::retranslate()
{
    setWindowTitle(tr("What changed in the pipeline"));
    m_explanation->setText(tr(
        "The open pipeline at the begin of one day and at the end of another, and what lies between. The steps add up; "
        "click one to list exactly its opportunities."));
    m_fromLabel->setText(tr("From"));
    m_from->setAccessibleName(tr("From which day"));
    m_toLabel->setText(tr("to"));
    m_to->setAccessibleName(tr("To which day"));
    m_to->setPlaceholderText(tr("today"));
    m_table->setAccessibleName(tr("The changes as a table"));
    m_copy->setText(tr("Copy the chart as a picture"));
    m_copy->setAccessibleName(m_copy->text());
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(m_close->text());
    fill();
}

void ChangesDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
