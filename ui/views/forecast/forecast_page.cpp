// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/forecast/forecast_page.h"

#include "core/sales/targets.h"
#include "core/schema/builtin/forecast_snapshot.h"
#include "ui/forms/as_of_control.h"
#include "ui/shell/empty_state.h"
#include "ui/text/formats.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/views/forecast/band_picture.h"

#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr int firstCategoryColumn = 2;

QTreeWidget *quietTree(const char *name, QWidget *parent)
{
    auto *tree = new QTreeWidget(parent);
    tree->setObjectName(QString::fromLatin1(name));
    tree->setAttribute(Qt::WA_InputMethodEnabled, false);
    tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree->setSelectionMode(QAbstractItemView::SingleSelection);
    tree->setFrameShape(QFrame::NoFrame);
    tree->setUniformRowHeights(true);
    tree->setTabKeyNavigation(false);
    tree->header()->setHighlightSections(false);
    tree->header()->setStretchLastSection(false);
    return tree;
}

void setHeadings(QTreeWidget *tree, const QStringList &headings, int texts)
{
    tree->setHeaderLabels(headings);
    for (int column = texts; column < int(headings.size()); ++column)
        tree->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
}

RecordId personAt(const QTreeWidgetItem *item)
{
    return item ? RecordId::fromString(item->data(0, Qt::UserRole).toString()).value_or(RecordId()) : RecordId();
}

bool isTotal(const QTreeWidgetItem *item)
{
    return item && item->data(0, Qt::UserRole + 1).toBool();
}

} // namespace

ForecastPage::ForecastPage(const ViewContext &context, QString listPage, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_listPage(std::move(listPage))
{
    m_quarter = quarterStart(m_data.today());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::s);
    column->setSpacing(space::s);
    makeHeader();
    makeSheets();
    connect(&m_data, &LiveData::changed, this, [this](const CommitNotice &notice) {
        // Whoever keeps a forecast changes no number of it.
        const bool numbers =
            notice.everything || notice.records.size() != 1 || !notice.records.contains(forecast_snapshot::entityKey());
        if (numbers)
            ask();
        if (m_sheets->currentIndex() == 1)
            askAccuracy();
    });
    connect(&m_data, &LiveData::localeChanged, this, &ForecastPage::retranslate);
    Command command;
    command.id = QStringLiteral("forecast.override");
    command.text = QT_TRANSLATE_NOOP("commands", "&Say another amount…");
    command.icon = QStringLiteral("pencil");
    command.keys = {QKeySequence(Qt::Key_F2)};
    command.group = CommandGroup::Record;
    command.scope = CommandScope::Page;
    command.run = [this] {
        const QTreeWidgetItem *item = m_lines->currentItem();
        const int at = std::clamp(m_lines->currentColumn() - firstCategoryColumn, 0, int(forecastLines) - 1);
        if (item && !isTotal(item))
            editLine(personAt(item), ForecastCategory(at));
    };
    m_context.commands.add(std::move(command), this);
    retranslate();
    m_stack->setCurrentWidget(m_skeleton);
    m_skeleton->begin();
    ask();
}

void ForecastPage::makeHeader()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    const auto step = [&](const char *name, const char *drawing, int months) {
        auto *button = new QToolButton(this);
        button->setObjectName(QString::fromLatin1(name));
        button->setIcon(icon(QString::fromLatin1(drawing)));
        connect(button, &QToolButton::clicked, this, [this, months] {
            const QString before = place();
            showQuarter(m_quarter.addMonths(months));
            Q_EMIT placeChanged(before);
        });
        return button;
    };
    m_earlier = step("forecastEarlier", "arrow-left", -3);
    m_later = step("forecastLater", "arrow-right", 3);
    m_title = new TextLabel(TextStyle::Subtitle, TextTone::Primary, this);
    m_title->setObjectName(QStringLiteral("forecastQuarter"));
    m_days = new TextLabel(TextStyle::Body, TextTone::Secondary, this);
    m_asOf = new AsOfControl(m_data, this);
    m_keep = new QPushButton(this);
    m_keep->setObjectName(QStringLiteral("forecastKeep"));
    m_keep->setIcon(icon(QStringLiteral("bookmark-plus")));
    row->addWidget(m_earlier);
    row->addWidget(m_title);
    row->addWidget(m_later);
    row->addWidget(m_days);
    row->addStretch(1);
    row->addWidget(m_asOf);
    row->addWidget(m_keep);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addLayout(row);
    column->addWidget(m_asOf->banner());
    connect(m_keep, &QPushButton::clicked, this, &ForecastPage::keep);
    connect(m_asOf, &AsOfControl::momentChanged, this, [this] {
        retranslate();
        ask();
    });
}

void ForecastPage::makeSheets()
{
    m_sheets = new QTabWidget(this);
    m_sheets->setObjectName(QStringLiteral("forecastSheets"));
    m_sheets->setDocumentMode(true);
    m_stack = new QStackedWidget(m_sheets);
    m_content = new QWidget(m_stack);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, space::s, 0, 0);
    column->setSpacing(space::s);
    m_band = new BandPicture(m_content);
    m_sentence = new TextLabel(TextStyle::Body, TextTone::Secondary, m_content);
    m_sentence->setObjectName(QStringLiteral("forecastSentence"));
    m_sentence->setWordWrap(true);
    m_warnings = new TextLabel(TextStyle::Body, TextTone::Warning, m_content);
    m_warnings->setObjectName(QStringLiteral("forecastWarnings"));
    m_warnings->setWordWrap(true);
    m_lines = quietTree("forecastLines", m_content);
    m_lines->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_lines->setItemsExpandable(false);
    m_lines->setAlternatingRowColors(true);
    column->addWidget(m_band);
    column->addWidget(m_sentence);
    column->addWidget(m_warnings);
    column->addWidget(m_lines, 1);
    m_empty = new EmptyState(QStringLiteral("graph-up"), m_stack);
    m_failed = new EmptyState(QStringLiteral("exclamation-triangle"), m_stack);
    m_skeleton = new SkeletonRows(m_stack);
    for (QWidget *state : std::initializer_list<QWidget *>{m_content, m_empty, m_failed, m_skeleton})
        m_stack->addWidget(state);

    m_scoreStack = new QStackedWidget(m_sheets);
    auto *scored = new QWidget(m_scoreStack);
    auto *scoreColumn = new QVBoxLayout(scored);
    scoreColumn->setContentsMargins(0, space::s, 0, 0);
    scoreColumn->setSpacing(space::s);
    m_scoresText = new TextLabel(TextStyle::Body, TextTone::Secondary, scored);
    m_scoresText->setObjectName(QStringLiteral("forecastScoresText"));
    m_scoresText->setWordWrap(true);
    m_scores = quietTree("forecastScores", scored);
    m_outcomesText = new TextLabel(TextStyle::Subtitle, TextTone::Primary, scored);
    m_outcomes = quietTree("forecastOutcomes", scored);
    for (QTreeWidget *tree : {m_scores, m_outcomes}) {
        tree->setRootIsDecorated(false);
        tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    }
    scoreColumn->addWidget(m_scoresText);
    scoreColumn->addWidget(m_scores, 2);
    scoreColumn->addWidget(m_outcomesText);
    scoreColumn->addWidget(m_outcomes, 3);
    m_noScores = new EmptyState(QStringLiteral("hourglass-split"), m_scoreStack);
    m_scoreStack->addWidget(scored);
    m_scoreStack->addWidget(m_noScores);
    m_sheets->addTab(m_stack, QString());
    m_sheets->addTab(m_scoreStack, QString());
    static_cast<QVBoxLayout *>(layout())->addWidget(m_sheets, 1);

    connect(m_lines, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item, int at) {
        const bool category = at >= firstCategoryColumn && at < firstCategoryColumn + int(forecastLines);
        if (category && !isTotal(item) && isChangeable())
            editLine(personAt(item), ForecastCategory(at - firstCategoryColumn));
        else if (m_report)
            drill(isTotal(item) ? RecordId() : personAt(item));
    });
    connect(m_failed, &EmptyState::buttonClicked, this, &ForecastPage::ask);
    connect(m_noScores, &EmptyState::buttonClicked, this, [this] {
        showAccuracy(false);
        keep();
    });
    connect(m_sheets, &QTabWidget::currentChanged, this, [this](int sheet) {
        if (sheet == 1)
            askAccuracy();
    });
}

QString ForecastPage::title() const
{
    return tr("Forecast");
}

QStringList ForecastPage::breadcrumb() const
{
    return {title(), targetPeriodText({m_quarter, TargetPeriod::Span::Quarter})};
}

QString ForecastPage::place() const
{
    return m_quarter == quarterStart(m_data.today()) ? QString()
                                                     : targetPeriodText({m_quarter, TargetPeriod::Span::Quarter});
}

void ForecastPage::goTo(const QString &place)
{
    const auto period = targetPeriodFromText(place);
    showQuarter(period && period->span == TargetPeriod::Span::Quarter ? period->first : m_data.today());
}

QWidget *ForecastPage::mainWidget()
{
    return m_sheets->currentIndex() == 1 ? m_scores : m_lines;
}

void ForecastPage::showQuarter(QDate day)
{
    if (quarterStart(day) == m_quarter)
        return;
    m_quarter = quarterStart(day);
    retranslate();
    ask();
    Q_EMIT breadcrumbChanged();
}

void ForecastPage::showAccuracy(bool shown)
{
    m_sheets->setCurrentIndex(shown ? 1 : 0);
}

bool ForecastPage::isChangeable() const
{
    return m_data.isEditable() && !m_asOf->moment();
}

void ForecastPage::ask()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_again = false;
    ForecastQuery query;
    query.quarter = m_quarter;
    query.asOf = m_asOf->moment();
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), query] {
            return forecastReport(workspace, session, query);
        },
        [this, query](Result<ForecastReport> report) {
            m_asking = false;
            if (m_again || query.quarter != m_quarter || query.asOf != m_asOf->moment()) {
                ask();
                return;
            }
            m_error.reset();
            if (report)
                m_report = std::move(*report);
            else
                m_error = report.error();
            m_skeleton->end();
            fill();
            Q_EMIT reportShown();
        });
}

void ForecastPage::retranslate()
{
    setAccessibleName(title());
    const bool chinese = m_data.locale().startsWith(QLatin1String("zh"));
    m_title->setText(targetPeriodText({m_quarter, TargetPeriod::Span::Quarter}));
    m_days->setText(
        tr("%1 – %2", "days").arg(formats::date(m_quarter, chinese), formats::date(quarterEnd(m_quarter), chinese)));
    const auto name = [](QToolButton *button, const QString &text) {
        button->setAccessibleName(text);
        button->setToolTip(text);
    };
    name(m_earlier, tr("The quarter before"));
    name(m_later, tr("The next quarter"));
    m_keep->setText(tr("Keep this forecast"));
    m_keep->setAccessibleName(m_keep->text());
    m_keep->setEnabled(isChangeable());
    m_keep->setToolTip(isChangeable() ? tr("Keeps it as it stands now, to be held against what comes")
                                      : tr("Only the forecast of now can be kept"));
    m_sheets->setTabText(0, tr("Forecast"));
    m_sheets->setTabText(1, tr("How good forecasts were"));
    m_sheets->setAccessibleName(tr("Forecast"));
    const QString currency = m_data.workspace().baseCurrency().toString();
    setHeadings(m_lines,
                {tr("Person with reports"), tr("Won so far (%1)").arg(currency), tr("Commit"), tr("Best case"),
                 tr("Pipeline"), tr("10 %"), tr("50 %"), tr("90 %")},
                1);
    m_lines->setAccessibleName(tr("Forecast by person"));
    m_lines->setAccessibleDescription(tr("F2 says another amount, Enter lists the opportunities"));
    setHeadings(m_scores,
                {tr("Person with reports"), tr("Days before the end"), tr("Forecasts"), tr("Within range"), tr("Error"),
                 tr("Too high by"), tr("Called too high by")},
                1);
    m_scores->setAccessibleName(tr("Error and bias by person and time before the end"));
    setHeadings(m_outcomes,
                {tr("Quarter"), tr("Person with reports"), tr("In range?"), tr("Days before the end"), tr("Called"),
                 tr("10 %"), tr("50 %"), tr("90 %"), tr("Came")},
                3);
    m_outcomes->setAccessibleName(tr("Kept forecasts and what came"));
    m_outcomesText->setText(tr("Kept forecasts and what came"));
    m_empty->setTexts(tr("There are no opportunities to forecast from yet"));
    m_noScores->setTexts(tr("No kept forecast is of a quarter that is over. Keep one now: it is scored when the "
                            "quarter ends."),
                         isChangeable() ? tr("Keep this forecast") : QString());
    fill();
    fillAccuracy();
}

void ForecastPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
