// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/targets/targets_page.h"

#include "core/schema/builtin/metric.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/formats.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/views/targets/attainment_bars.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace millrace {

namespace {

/// Sums in grey, quarters and years strong, differences and closed periods marked by tint and by a sign.
class TargetDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Tokens &tokens = Tokens::of(option->palette);
        if (index.data(TargetGridModel::SumColumnRole).toBool() || index.column() == 0)
            option->font = styledFont(TextStyle::BodyStrong, option->font);
        if (index.data(TargetGridModel::SummedRole).toBool())
            option->palette.setColor(QPalette::Text, tokens.textTertiary);
        if (index.data(TargetGridModel::DifferentRole).toBool() && !option->text.isEmpty()) {
            option->backgroundBrush = tokens.warningTint;
            option->text = QStringLiteral("≠ ") + option->text;
        }
        if (index.data(TargetGridModel::ClosedRole).toBool()) {
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->icon = icon(QStringLiteral("lock"), IconTone::Secondary);
            option->decorationSize = QSize(space::m, space::m);
        }
    }
};

} // namespace

TargetsPage::TargetsPage(const ViewContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_year(context.data.today().year()),
      m_grid(new TargetGridModel(context.data, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::s);
    column->setSpacing(space::s);
    makeHeader();
    makeContent();
    makeCommands();
    m_grid->setReadOnly(!m_data.isEditable());
    connect(m_grid, &TargetGridModel::changesAsked, this, &TargetsPage::store);
    connect(&m_data, &LiveData::changed, this, &TargetsPage::ask);
    connect(&m_data, &LiveData::localeChanged, this, &TargetsPage::retranslate);
    retranslate();
    m_stack->setCurrentWidget(m_skeleton);
    m_skeleton->begin();
    ask();
}

void TargetsPage::makeHeader()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    m_metricLabel = new TextLabel(TextStyle::Body, TextTone::Secondary, this);
    m_metrics = new QComboBox(this);
    m_metrics->setObjectName(QStringLiteral("targetMetric"));
    m_metrics->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    const auto step = [&](const char *name, const char *drawing, int years) {
        auto *button = new QToolButton(this);
        button->setObjectName(QString::fromLatin1(name));
        button->setIcon(icon(QString::fromLatin1(drawing)));
        connect(button, &QToolButton::clicked, this, [this, years] {
            const QString before = place();
            showYear(m_year + years);
            Q_EMIT placeChanged(before);
        });
        return button;
    };
    m_earlier = step("targetEarlier", "arrow-left", -1);
    m_yearLabel = new TextLabel(TextStyle::Subtitle, TextTone::Primary, this);
    m_yearLabel->setObjectName(QStringLiteral("targetYear"));
    m_later = step("targetLater", "arrow-right", 1);
    m_shown = new QComboBox(this);
    m_shown->setObjectName(QStringLiteral("targetShown"));
    m_shown->addItems({QString(), QString(), QString()});
    m_close = new QPushButton(this);
    m_close->setObjectName(QStringLiteral("targetClose"));
    m_close->setIcon(icon(QStringLiteral("lock")));
    m_more = new QToolButton(this);
    m_more->setObjectName(QStringLiteral("targetMore"));
    m_more->setIcon(icon(QStringLiteral("three-dots")));
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_more);
    menu->setObjectName(QStringLiteral("targetMenu"));
    m_more->setMenu(menu);
    row->addWidget(m_metricLabel);
    row->addWidget(m_metrics);
    row->addWidget(m_earlier);
    row->addWidget(m_yearLabel);
    row->addWidget(m_later);
    row->addWidget(m_shown);
    row->addStretch(1);
    row->addWidget(m_close);
    row->addWidget(m_more);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_metrics, &QComboBox::activated, this, [this] {
        const QString before = place();
        showMetric(RecordId::fromString(m_metrics->currentData().toString()).value_or(RecordId()));
        Q_EMIT placeChanged(before);
    });
    connect(m_shown, &QComboBox::activated, this, [this](int at) {
        m_grid->setShown(TargetGridModel::Shown(at));
        fitGrid();
    });
    connect(m_close, &QPushButton::clicked, this, &TargetsPage::closePeriod);
}

void TargetsPage::makeContent()
{
    m_stack = new QStackedWidget(this);
    m_content = new QWidget(m_stack);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    auto *halves = new QSplitter(Qt::Vertical, m_content);
    halves->setChildrenCollapsible(false);
    m_table = new QTableView(halves);
    m_table->setObjectName(QStringLiteral("targetGrid"));
    m_table->setModel(m_grid);
    m_table->setItemDelegate(new TargetDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked |
                             QAbstractItemView::AnyKeyPressed);
    m_table->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto *below = new QWidget(halves);
    auto *row = new QHBoxLayout(below);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::l);
    const auto titled = [&](TextLabel *&title, QWidget *widget, int stretch) {
        auto *half = new QVBoxLayout;
        title = new TextLabel(TextStyle::Subtitle, TextTone::Primary, below);
        half->addWidget(title);
        half->addWidget(widget, 1);
        row->addLayout(half, stretch);
    };
    auto *area = new QScrollArea(below);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    m_bars = new AttainmentBars(area);
    area->setWidget(m_bars);
    m_board = new QTreeWidget(below);
    m_board->setObjectName(QStringLiteral("targetBoard"));
    m_board->setRootIsDecorated(false);
    m_board->setFrameShape(QFrame::NoFrame);
    m_board->setUniformRowHeights(true);
    m_board->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_board->header()->setStretchLastSection(false);
    titled(m_barsTitle, area, 3);
    titled(m_boardTitle, m_board, 2);
    halves->addWidget(m_table);
    halves->addWidget(below);
    halves->setSizes({380, 300});
    m_note = new TextLabel(TextStyle::Caption, TextTone::Secondary, m_content);
    m_note->setObjectName(QStringLiteral("targetNote"));
    m_note->setWordWrap(true);
    column->addWidget(halves, 1);
    column->addWidget(m_note);
    m_noMetric = new EmptyState(QStringLiteral("graph-up"), m_stack);
    m_failed = new EmptyState(QStringLiteral("exclamation-triangle"), m_stack);
    m_skeleton = new SkeletonRows(m_stack);
    for (QWidget *state : std::initializer_list<QWidget *>{m_content, m_noMetric, m_failed, m_skeleton})
        m_stack->addWidget(state);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_stack, 1);
    connect(m_noMetric, &EmptyState::buttonClicked, this, &TargetsPage::makeUsualMetrics);
    connect(m_failed, &EmptyState::buttonClicked, this, &TargetsPage::ask);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &TargetsPage::fillBelow);
}

QString TargetsPage::title() const
{
    return tr("Targets");
}

QString TargetsPage::place() const
{
    return m_metric.isNull() ? QString() : m_metric.toString() + u'/' + QString::number(m_year);
}

void TargetsPage::goTo(const QString &place)
{
    if (place.isEmpty() || place == this->place())
        return;
    m_metric = RecordId::fromString(place.section(u'/', 0, 0)).value_or(RecordId());
    m_year = std::max(1, place.section(u'/', 1).toInt());
    m_wantsMonth = true;
    ask();
}

QWidget *TargetsPage::mainWidget()
{
    return m_stack->currentWidget() == m_noMetric ? static_cast<QWidget *>(m_noMetric->button()) : m_table;
}

int TargetsPage::emptyKind() const
{
    return m_stack->currentWidget() == m_noMetric ? 1 : m_stack->currentWidget() == m_failed ? 2 : 0;
}

void TargetsPage::showMetric(const RecordId &metric)
{
    m_metric = metric;
    ask();
}

void TargetsPage::showYear(int year)
{
    m_year = year;
    m_wantsMonth = true;
    ask();
}

void TargetsPage::ask()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_again = false;
    TargetQuery query;
    query.metric = m_metric;
    query.year = m_year;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), query] {
            return targetReport(workspace, session, query);
        },
        [this](Result<TargetReport> report) {
            m_asking = false;
            if (m_again) {
                ask();
                return;
            }
            m_skeleton->end();
            m_error.reset();
            if (report) {
                m_metric = report->metric;
                m_grid->setReport(std::move(*report));
                if (std::exchange(m_wantsMonth, false) || !m_table->currentIndex().isValid()) {
                    const TargetPeriod month = TargetPeriod::of(TargetPeriod::Span::Month, m_data.today());
                    m_table->setCurrentIndex(m_grid->index(0, std::max(1, m_grid->columnOf(month))));
                }
            } else {
                // A metric that was deleted gives way to the first one.
                if (report.error().code == ErrorCode::NotFound && !m_metric.isNull()) {
                    m_metric = {};
                    ask();
                    return;
                }
                m_error = report.error();
                m_grid->clear();
            }
            retranslate();
            Q_EMIT reportShown();
        });
}

TargetPeriod TargetsPage::period() const
{
    return m_grid->periodOf(m_table->currentIndex().column());
}

void TargetsPage::fillMetrics()
{
    const QSignalBlocker quiet(m_metrics);
    Query query;
    query.entity = metric::entityKey();
    query.sort = {{FieldPath{{metric::name.name()}}, false}};
    query.fields = {{{metric::name.name()}}};
    m_metrics->clear();
    if (const auto rows = m_data.workspace().rows(m_data.session(), query))
        for (const Row &row : rows->rows)
            m_metrics->addItem(row.cells.front().valueOr<QString>(), row.id.toString());
    m_metrics->setCurrentIndex(m_metrics->findData(m_metric.toString()));
}

void TargetsPage::fitGrid()
{
    m_table->resizeColumnsToContents();
    m_table->verticalHeader()->setDefaultSectionSize(std::max(28, m_table->fontMetrics().height() + space::m));
}

void TargetsPage::fillBelow()
{
    const auto &report = m_grid->report();
    if (!report || report->rows.empty())
        return;
    const TargetPeriod chosen = period();
    const QString when = targetPeriodText(chosen);
    const auto number = [](std::int64_t hundredths) {
        return formats::grouped(hundredths % 100 == 0 ? QString::number(hundredths / 100)
                                                      : Decimal{hundredths, 2}.toString());
    };
    m_barsTitle->setText(tr("Reached in %1").arg(when));
    m_boardTitle->setText(tr("Ranking in %1").arg(when));
    std::vector<AttainmentBars::Bar> bars;
    for (const TargetRow &row : report->rows) {
        const TargetFigure &figure = row.figures.at(chosen);
        const auto share = figure.attainment();
        if (!share)
            continue;
        const bool company = row.subject.kind == TargetSubject::Kind::Company;
        bars.push_back({company ? tr("All together") : row.name,
                        tr("%1 · %2 of %3", "share, reached, wanted")
                            .arg(formats::percent(*share), number(figure.actual), number(*figure.target())),
                        *share, row.subject.kind != TargetSubject::Kind::Person});
    }
    const double pace = report->pace(chosen);
    m_bars->show(std::move(bars), pace, tr("%1 of the time").arg(formats::percent(pace)));
    m_board->clear();
    for (const LeaderboardPlace &place : leaderboard(report->rows, chosen)) {
        const auto share = place.figure.attainment();
        auto *item =
            new QTreeWidgetItem(m_board, {formats::integer(place.rank), place.name, number(place.figure.actual),
                                          share ? formats::percent(*share) : QStringLiteral("—")});
        for (const int right : {0, 2, 3})
            item->setTextAlignment(right, Qt::AlignRight | Qt::AlignVCenter);
        if (share && *share < pace && *share < 1)
            item->setForeground(3, Tokens::of(palette()).warning);
    }
    for (int column = 0; column < m_board->columnCount(); ++column)
        m_board->resizeColumnToContents(column);
    QStringList notes{report->paceDays == PaceDays::Weekdays
                          ? tr("Time counts weekdays; public holidays count as weekdays.")
                          : tr("Time counts all days.")};
    if (report->unconverted > 0)
        notes << tr("%Ln amount(s) without an exchange rate are in no figure.", nullptr, int(report->unconverted));
    m_note->setText(notes.join(u' '));
    const bool closed = report->isClosed(TargetSubject(), chosen);
    m_close->setText(closed ? tr("Close %1 again").arg(when) : tr("Close %1").arg(when));
    m_close->setAccessibleName(m_close->text());
}

void TargetsPage::retranslate()
{
    setAccessibleName(title());
    m_metricLabel->setText(tr("Metric"));
    m_metrics->setAccessibleName(tr("Metric"));
    m_yearLabel->setText(QString::number(m_year));
    const auto name = [](QToolButton *button, const QString &text) {
        button->setAccessibleName(text);
        button->setToolTip(text);
    };
    name(m_earlier, tr("The year before"));
    name(m_later, tr("The next year"));
    name(m_more, tr("More"));
    m_shown->setAccessibleName(tr("What the grid shows"));
    m_shown->setItemText(0, tr("Targets"));
    m_shown->setItemText(1, tr("Reached"));
    m_shown->setItemText(2, tr("Share"));
    if (!m_grid->report()) {
        m_close->setText(tr("Close"));
        m_close->setAccessibleName(m_close->text());
    }
    m_close->setToolTip(tr("Freezes the figures of the period; later edits show as a difference"));
    m_close->setEnabled(m_data.isEditable() && m_grid->report().has_value());
    m_more->setEnabled(m_close->isEnabled());
    m_table->setAccessibleName(tr("Targets by person and month"));
    m_table->setAccessibleDescription(tr("Type or paste numbers; grey ones are sums of others"));
    m_bars->setAccessibleName(tr("How far everybody is"));
    m_board->setAccessibleName(tr("Ranking"));
    m_board->setHeaderLabels({tr("Rank"), tr("Person"), tr("Reached"), tr("Share")});
    for (const int right : {0, 2, 3})
        m_board->headerItem()->setTextAlignment(right, Qt::AlignRight | Qt::AlignVCenter);
    m_noMetric->setTexts(tr("There is no metric yet: what targets are to count"),
                         m_data.isEditable() ? tr("Make the usual metrics") : QString());
    fillMetrics();
    QWidget *state = m_content;
    if (m_error && m_error->code == ErrorCode::NotFound) {
        state = m_noMetric;
    } else if (m_error) {
        m_failed->setTexts(describeError(*m_error, m_data.catalog(), m_data.locale()).sentences(), tr("Try again"));
        state = m_failed;
    } else if (!m_grid->report()) {
        return;
    }
    m_stack->setCurrentWidget(state);
    fitGrid();
    fillBelow();
}

void TargetsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange && m_table)
        fitGrid();
}

} // namespace millrace
