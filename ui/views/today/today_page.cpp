// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/today/today_page.h"

#include "ui/forms/record_draft.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"
#include "ui/views/today/briefing_bar.h"
#include "ui/views/today/today_list.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr int asideWidthInDigits = 30;
constexpr int lookAgainMs = 60'000;
const QString mineKey = QStringLiteral("today/mine");

} // namespace

TodayPage::TodayPage(const ViewContext &context, QHash<QString, QString> pages, QStringList created, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_pages(std::move(pages))
{
    setObjectName(QStringLiteral("page.today"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::s);
    column->setSpacing(space::m);
    makeHeader();
    m_briefing = new BriefingBar(context, m_pages, std::move(created), this);
    column->addWidget(m_briefing);
    connect(m_briefing, &BriefingBar::openRequested, this, &TodayPage::openRequested);
    makeBody();
    makeCommands();
    connect(&m_data, &LiveData::changed, this, [this](const CommitNotice &notice) {
        if (const AgendaParts parts = agendaPartsOf(notice, *m_data.catalog()))
            ask(parts);
    });
    connect(&m_data, &LiveData::changed, m_briefing, &BriefingBar::follow);
    connect(&m_data, &LiveData::localeChanged, this, &TodayPage::retranslate);
    // A day ends while the program is open, and work of the day becomes overdue.
    auto *clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, [this] {
        if (m_agenda && m_agenda->day != m_data.today()) {
            ask();
            m_briefing->refresh();
        }
    });
    clock->start(lookAgainMs);
    retranslate();
    m_stack->setCurrentWidget(m_skeleton);
    m_skeleton->begin();
    ask();
}

void TodayPage::makeHeader()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    m_date = new TextLabel(TextStyle::Title, TextTone::Primary, this);
    m_date->setObjectName(QStringLiteral("todayDate"));
    m_work = new QPushButton(this);
    m_work->setObjectName(QStringLiteral("todayWork"));
    connect(m_work, &QPushButton::clicked, this, &TodayPage::workThrough);
    m_scopeLabel = new TextLabel(TextStyle::Body, TextTone::Secondary, this);
    m_scope = new QComboBox(this);
    m_scope->setObjectName(QStringLiteral("todayScope"));
    m_scope->addItems({QString(), QString()});
    m_scope->setCurrentIndex(m_context.settings.layout(mineKey).isEmpty() ? 0 : 1);
    row->addWidget(m_date, 1);
    row->addWidget(m_work);
    row->addSpacing(space::m);
    row->addWidget(m_scopeLabel);
    row->addWidget(m_scope);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_scope, &QComboBox::activated, this, [this](int index) { setMine(index == 1); });
}

void TodayPage::makeBody()
{
    m_stack = new QStackedWidget(this);
    m_body = new QWidget(m_stack);
    auto *row = new QHBoxLayout(m_body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xl);
    m_list = new TodayList(m_data, m_body);
    m_empty = new EmptyState(QStringLiteral("check-circle"), m_body);
    m_empty->hide();
    m_aside = new QWidget(m_body);
    auto *aside = new QVBoxLayout(m_aside);
    aside->setContentsMargins(0, 0, 0, 0);
    aside->setSpacing(space::s);
    m_forgottenTitle = new TextLabel(TextStyle::Subtitle, TextTone::Primary, m_aside);
    m_forgottenNote = new TextLabel(TextStyle::Body, TextTone::Secondary, m_aside);
    m_forgottenNote->setWordWrap(true);
    m_scheduleTitle = new TextLabel(TextStyle::Subtitle, TextTone::Primary, m_aside);
    m_scheduleNone = new TextLabel(TextStyle::Body, TextTone::Secondary, m_aside);
    m_scheduleNone->setWordWrap(true);
    m_schedule = new QTreeWidget(m_aside);
    m_schedule->setObjectName(QStringLiteral("todaySchedule"));
    m_schedule->setColumnCount(2);
    m_schedule->setHeaderHidden(true);
    m_schedule->setRootIsDecorated(false);
    m_schedule->setIndentation(0);
    m_schedule->setFrameShape(QFrame::NoFrame);
    m_schedule->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_schedule->setAllColumnsShowFocus(true);
    m_schedule->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(m_schedule, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *line) {
        const int at = m_schedule->indexOfTopLevelItem(line);
        if (m_agenda && at >= 0 && at < int(m_agenda->schedule.size()))
            openRecord(m_agenda->schedule[size_t(at)]);
    });
    aside->addWidget(m_scheduleTitle);
    aside->addWidget(m_scheduleNone);
    aside->addWidget(m_schedule, 1);
    aside->addWidget(m_forgottenTitle);
    aside->addWidget(m_forgottenNote);
    for (size_t step = 0; step < 3; ++step) {
        auto *button = new QPushButton(m_aside);
        button->setObjectName(QStringLiteral("todayForgotten%1").arg(step));
        connect(button, &QPushButton::clicked, this, [this, step] { listForgotten(step); });
        aside->addWidget(button);
        m_forgotten.push_back(button);
    }
    row->addWidget(m_list, 1);
    row->addWidget(m_empty, 1);
    row->addWidget(m_aside);
    m_failed = new EmptyState(QStringLiteral("exclamation-triangle"), m_stack);
    m_skeleton = new SkeletonRows(m_stack);
    for (QWidget *state : std::initializer_list<QWidget *>{m_body, m_failed, m_skeleton})
        m_stack->addWidget(state);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_stack, 1);

    connect(m_list, &TodayList::openAsked, this, &TodayPage::openRecord);
    connect(m_list, &TodayList::doneAsked, this, &TodayPage::finish);
    connect(m_list, &TodayList::rescheduleAsked, this, &TodayPage::offerDays);
    connect(m_list, &TodayList::planAsked, this, &TodayPage::plan);
    connect(m_failed, &EmptyState::buttonClicked, this, [this] { ask(); });
    connect(m_empty, &EmptyState::buttonClicked, this, &TodayPage::createNew);
    connect(m_empty, &EmptyState::linkClicked, this, [this] { listForgotten(m_forgotten.size() - 1); });
}

void TodayPage::makeCommands()
{
    const auto current = [this](auto &&what) {
        if (const AgendaItem *item = m_list->currentItemOfDay(); item && m_data.isEditable()) {
            const AgendaItem copy = *item;
            what(copy);
        }
    };
    m_context.commands.add({.id = "today.done",
                            .text = QT_TRANSLATE_NOOP("commands", "&Done"),
                            .icon = "check-lg",
                            .keys = {QKeySequence("Ctrl+Shift+D")},
                            .scope = CommandScope::Page,
                            .run =
                                [this, current] {
                                    current([this](const AgendaItem &item) {
                                        if (m_list->isWork(item))
                                            finish(item);
                                    });
                                },
                            .keywords = QT_TRANSLATE_NOOP("commands", "finish complete task")},
                           this);
    m_context.commands.add({.id = "today.reschedule",
                            .text = QT_TRANSLATE_NOOP("commands", "Another &day…"),
                            .icon = "calendar-event",
                            .keys = {QKeySequence("Ctrl+Shift+R")},
                            .scope = CommandScope::Page,
                            .run =
                                [this, current] {
                                    current([this](const AgendaItem &item) {
                                        if (m_list->isWork(item))
                                            offerDays(item, m_list);
                                        else
                                            plan(item);
                                    });
                                },
                            .keywords = QT_TRANSLATE_NOOP("commands", "reschedule postpone later")},
                           this);
    m_context.commands.add({.id = "today.work",
                            .text = QT_TRANSLATE_NOOP("commands", "&Work through the day"),
                            .icon = "skip-forward",
                            .scope = CommandScope::Page,
                            .run = [this] { workThrough(); },
                            .keywords = QT_TRANSLATE_NOOP("commands", "process queue next")},
                           this);
}

QString TodayPage::title() const
{
    return tr("Today");
}

QString TodayPage::workEntity() const
{
    const auto work = workEntities(*m_data.catalog());
    return work.empty() ? QString() : work.front()->key;
}

QString TodayPage::newLabel() const
{
    const EntityPtr work = m_data.catalog()->entity(workEntity());
    return work && m_data.isEditable()
               ? tr("New %1").arg(labelInSentence(entityLabel(*work, m_data.locale()), m_data.locale()))
               : QString();
}

void TodayPage::createNew()
{
    auto *draft = new RecordDraft(m_data, workEntity(), this);
    draft->setAttribute(Qt::WA_DeleteOnClose);
    draft->open();
}

QWidget *TodayPage::mainWidget()
{
    return m_list->isHidden() ? static_cast<QWidget *>(m_empty->button()) : m_list;
}

void TodayPage::goTo(const QString &)
{
    m_worked = RecordId();
    if (m_briefing->briefing())
        m_briefing->refresh();
    if (m_agenda && m_agenda->day != m_data.today())
        ask();
}

void TodayPage::setMine(bool mine)
{
    m_scope->setCurrentIndex(mine ? 1 : 0);
    m_context.settings.setLayout(mineKey, mine ? QByteArrayLiteral("1") : QByteArray());
    m_briefing->setMine(mine);
    ask();
}

void TodayPage::ask(AgendaParts parts)
{
    if (m_asking) {
        m_again |= parts;
        return;
    }
    m_asking = true;
    m_again = {};
    if (!m_agenda) {
        // What has a time comes first and at once; what reads through whole entities follows.
        parts = AgendaParts{AgendaPart::Work, AgendaPart::Schedule};
        m_again = wholeAgenda & ~parts;
    } else if (m_agenda->day != m_data.today()) {
        // Sections of one day and of the next do not stand beside each other.
        parts = wholeAgenda;
    }
    AgendaQuery query;
    query.mine = m_scope->currentIndex() == 1;
    query.parts = parts;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), query] {
            return readAgenda(workspace, session, query);
        },
        [this, parts](Result<Agenda> agenda) {
            m_asking = false;
            showAgenda(std::move(agenda), parts);
            if (m_again && m_agenda)
                ask(m_again);
        });
}

void TodayPage::showAgenda(Result<Agenda> agenda, AgendaParts parts)
{
    m_skeleton->end();
    if (agenda) {
        if (!m_agenda)
            m_agenda.emplace();
        m_agenda->renew(std::move(*agenda), parts);
        m_error.reset();
        m_list->setAgenda(*m_agenda);
    } else {
        m_error = agenda.error();
    }
    refreshState();
    workOn();
    if (!std::exchange(m_begun, true))
        m_briefing->setMine(m_scope->currentIndex() == 1);
    Q_EMIT agendaShown();
}

QString TodayPage::forgottenName() const
{
    const EntityPtr entity = m_agenda ? m_data.catalog()->entity(m_agenda->forgottenEntity) : nullptr;
    return entity ? entityPluralLabel(*entity, m_data.locale()) : QString();
}

void TodayPage::showForgotten()
{
    const bool known = !m_agenda->forgottenEntity.isEmpty();
    m_forgottenTitle->setVisible(known);
    m_forgottenNote->setVisible(known);
    for (QPushButton *button : m_forgotten)
        button->setVisible(known);
    m_aside->setFixedWidth(fontMetrics().horizontalAdvance(u'0') * asideWidthInDigits);
    if (!known)
        return;
    m_forgottenTitle->setText(tr("Forgotten"));
    m_forgottenNote->setText(tr("%1 without any contact").arg(forgottenName()));
    for (size_t step = 0; step < m_forgotten.size(); ++step) {
        const ForgottenStep &found = m_agenda->forgotten[step];
        const bool last = step + 1 == m_forgotten.size();
        const QString span = last ? tr("%1 days or more").arg(found.days)
                                  : tr("%1 to %2 days").arg(found.days).arg(m_agenda->forgotten[step + 1].days - 1);
        m_forgotten[step]->setText(tr("%1: %2").arg(span, formats::integer(found.count)));
        m_forgotten[step]->setAccessibleName(tr("Forgotten, %1: %2").arg(span, formats::integer(found.count)));
        m_forgotten[step]->setEnabled(found.count > 0);
    }
}

void TodayPage::showSchedule()
{
    m_scheduleTitle->setText(tr("Schedule"));
    m_scheduleNone->setText(tr("Nothing is planned for a time today"));
    m_schedule->setAccessibleName(tr("Schedule of the day"));
    m_schedule->clear();
    for (const AgendaItem &item : m_agenda->schedule) {
        auto *line = new QTreeWidgetItem(
            m_schedule, {item.due ? formats::timeOfDay(*item.due, m_data.session().zone) : QString(), item.title});
        const EntityPtr entity = m_data.catalog()->entity(item.entity);
        line->setIcon(1, millrace::icon(item.done ? QStringLiteral("check-lg")
                                        : entity  ? entity->icon
                                                  : QString(),
                                        IconTone::Secondary));
        line->setToolTip(1, item.aboutTitle.isEmpty() ? item.title : tr("%1 · %2").arg(item.title, item.aboutTitle));
        if (item.done)
            line->setForeground(1, Tokens::of(palette()).textTertiary);
    }
    m_schedule->setVisible(!m_agenda->schedule.empty());
    m_scheduleNone->setVisible(m_agenda->schedule.empty());
}

void TodayPage::listForgotten(size_t step)
{
    if (!m_agenda || step >= m_agenda->forgotten.size() || m_agenda->forgotten[step].ids.empty())
        return;
    const QString place = m_context.sets.add(
        {m_forgotten[step]->accessibleName(), m_agenda->forgotten[step].ids, {QStringLiteral("today"), {}}, title()});
    Q_EMIT openRequested({m_pages.value(m_agenda->forgottenEntity), place});
}

PageAddress TodayPage::addressOf(const AgendaItem &item) const
{
    const bool itself = m_pages.contains(item.entity);
    const QString entity = itself ? item.entity : item.aboutEntity;
    return m_pages.contains(entity) ? recordPageAddress(entity, itself ? item.id : item.about) : PageAddress();
}

void TodayPage::openRecord(const AgendaItem &item)
{
    if (const PageAddress address = addressOf(item); !address.page.isEmpty())
        Q_EMIT openRequested(address);
}

void TodayPage::refreshState()
{
    if (m_error) {
        m_failed->setTexts(describeError(*m_error, m_data.catalog(), m_data.locale()).sentences(), tr("Try again"));
        m_stack->setCurrentWidget(m_failed);
        return;
    }
    if (!m_agenda)
        return;
    m_date->setText(formats::longDate(m_agenda->day, m_data.locale().startsWith(QLatin1String("zh"))));
    showForgotten();
    showSchedule();
    const bool empty = m_agenda->isEmpty() && m_agenda->known.testFlag(AgendaPart::WithoutSteps);
    const qint64 forgotten = m_agenda->forgottenEntity.isEmpty() ? 0 : m_agenda->forgotten.back().count;
    m_empty->setTexts(tr("Nothing is due today"), newLabel(),
                      forgotten > 0 ? tr("See what nobody was in contact with for %1 days (%2)")
                                          .arg(m_agenda->forgotten.back().days)
                                          .arg(formats::integer(forgotten))
                                    : QString());
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
    m_work->setVisible(!empty && m_data.isEditable());
    m_stack->setCurrentWidget(m_body);
}

void TodayPage::retranslate()
{
    setAccessibleName(title());
    m_scopeLabel->setText(tr("Show"));
    m_scope->setAccessibleName(tr("Whose work is shown"));
    m_scope->setItemText(0, tr("Everyone's"));
    m_scope->setItemText(1, tr("Mine"));
    m_work->setText(tr("Work through"));
    m_work->setAccessibleName(m_work->text());
    m_work->setToolTip(tr("Opens the first, and after each that is done the next"));
    m_briefing->retranslate();
    m_list->retranslate();
    refreshState();
}

void TodayPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
}

} // namespace millrace
