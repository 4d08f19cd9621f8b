// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/today/today_page.h"

#include "ui/forms/record_draft.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"
#include "ui/views/today/today_list.h"

#include <QComboBox>
#include <QEvent>
#include <QMenu>
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

TodayPage::TodayPage(const ViewContext &context, QHash<QString, QString> pages, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_pages(std::move(pages))
{
    setObjectName(QStringLiteral("page.today"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::s);
    column->setSpacing(space::m);
    makeHeader();
    makeBody();
    makeCommands();
    connect(&m_data, &LiveData::changed, this, &TodayPage::ask);
    connect(&m_data, &LiveData::localeChanged, this, &TodayPage::retranslate);
    // A day ends while the program is open, and work of the day becomes overdue.
    auto *clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, [this] {
        if (m_agenda && m_agenda->day != m_data.today())
            ask();
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
    m_scopeLabel = new TextLabel(TextStyle::Body, TextTone::Secondary, this);
    m_scope = new QComboBox(this);
    m_scope->setObjectName(QStringLiteral("todayScope"));
    m_scope->addItems({QString(), QString()});
    m_scope->setCurrentIndex(m_context.settings.layout(mineKey).isEmpty() ? 0 : 1);
    row->addWidget(m_date, 1);
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
    aside->addWidget(m_forgottenTitle);
    aside->addWidget(m_forgottenNote);
    for (size_t step = 0; step < 3; ++step) {
        auto *button = new QPushButton(m_aside);
        button->setObjectName(QStringLiteral("todayForgotten%1").arg(step));
        connect(button, &QPushButton::clicked, this, [this, step] { listForgotten(step); });
        aside->addWidget(button);
        m_forgotten.push_back(button);
    }
    aside->addStretch(1);
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
    connect(m_failed, &EmptyState::buttonClicked, this, &TodayPage::ask);
    connect(m_empty, &EmptyState::buttonClicked, this, &TodayPage::createNew);
    connect(m_empty, &EmptyState::linkClicked, this, [this] { listForgotten(m_forgotten.size() - 1); });
}

void TodayPage::makeCommands()
{
    const auto current = [this](auto &&what) {
        if (const AgendaItem *item = m_list->currentItemOfDay(); item && m_data.workspace().isWritable()) {
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
    return work && m_data.workspace().isWritable()
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
    if (m_agenda && m_agenda->day != m_data.today())
        ask();
}

void TodayPage::setMine(bool mine)
{
    m_scope->setCurrentIndex(mine ? 1 : 0);
    m_context.settings.setLayout(mineKey, mine ? QByteArrayLiteral("1") : QByteArray());
    ask();
}

void TodayPage::ask()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_again = false;
    AgendaQuery query;
    query.mine = m_scope->currentIndex() == 1;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), query] {
            return readAgenda(workspace, session, query);
        },
        [this](Result<Agenda> agenda) {
            m_asking = false;
            showAgenda(std::move(agenda));
            if (m_again)
                ask();
        });
}

void TodayPage::showAgenda(Result<Agenda> agenda)
{
    m_skeleton->end();
    if (agenda) {
        m_agenda = std::move(*agenda);
        m_error.reset();
        m_list->setAgenda(*m_agenda);
    } else {
        m_error = agenda.error();
    }
    refreshState();
    Q_EMIT agendaShown();
}

QString TodayPage::forgottenName() const
{
    const EntityPtr entity = m_agenda ? m_data.catalog()->entity(m_agenda->forgottenEntity) : nullptr;
    return entity ? entityPluralLabel(*entity, m_data.locale()) : QString();
}

void TodayPage::showForgotten()
{
    m_aside->setVisible(!m_agenda->forgottenEntity.isEmpty());
    m_aside->setFixedWidth(fontMetrics().horizontalAdvance(u'0') * asideWidthInDigits);
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

void TodayPage::listForgotten(size_t step)
{
    if (!m_agenda || step >= m_agenda->forgotten.size() || m_agenda->forgotten[step].ids.empty())
        return;
    const QString place = m_context.sets.add(
        {m_forgotten[step]->accessibleName(), m_agenda->forgotten[step].ids, {QStringLiteral("today"), {}}, title()});
    Q_EMIT openRequested({m_pages.value(m_agenda->forgottenEntity), place});
}

void TodayPage::openRecord(const AgendaItem &item)
{
    const bool itself = m_pages.contains(item.entity);
    const QString entity = itself ? item.entity : item.aboutEntity;
    if (m_pages.contains(entity))
        Q_EMIT openRequested(recordPageAddress(entity, itself ? item.id : item.about));
}

void TodayPage::change(const AgendaItem &item, std::vector<FieldEdit> fields, const QString &toast)
{
    const EntityPtr entity = m_data.catalog()->entity(item.entity);
    if (!entity)
        return;
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits.push_back(Edit::update(entity, item.id));
    request.edits.back().fields = std::move(fields);
    m_data.commit(this, std::move(request), [this, toast](const Result<CommitReceipt> &receipt) {
        if (receipt)
            m_context.toast({.text = toast, .actionText = tr("Undo"), .action = [this, operation = receipt->operation] {
                                 m_context.undo(operation);
                             }});
        else
            m_context.toast({.text = describeError(receipt.error(), m_data.catalog(), m_data.locale()).sentences(),
                             .actionText = {},
                             .action = {},
                             .tone = MessageTone::Danger});
    });
}

void TodayPage::finish(const AgendaItem &item)
{
    const EntityPtr entity = m_data.catalog()->entity(item.entity);
    const TimelineFields &work = entity->timeline;
    std::vector<FieldEdit> fields{{work.state, Value(work.done), {}, true}};
    if (work.ended >= 0)
        fields.push_back({work.ended, Value(m_data.workspace().clock().now()), {}, true});
    change(item, std::move(fields), tr("Done: %1").arg(item.title));
}

void TodayPage::moveTo(const AgendaItem &item, QDate day)
{
    const QTimeZone zone = m_data.session().zone;
    const QTime time = item.due ? item.due->toDateTime(zone).time() : QTime(9, 0);
    const Instant due = Instant::fromDateTime(QDateTime(day, time, zone));
    const EntityPtr entity = m_data.catalog()->entity(item.entity);
    change(item, {{entity->timeline.time, Value(due), {}, true}},
           tr("%1: now due %2").arg(item.title, formats::dateTime(due, zone, m_data.locale().startsWith(u"zh"))));
}

std::vector<std::pair<const char *, QDate>> TodayPage::presets(QDate today)
{
    return {{QT_TRANSLATE_NOOP("millrace::TodayPage", "Later today"), today},
            {QT_TRANSLATE_NOOP("millrace::TodayPage", "Tomorrow"), today.addDays(1)},
            {QT_TRANSLATE_NOOP("millrace::TodayPage", "In three days"), today.addDays(3)},
            {QT_TRANSLATE_NOOP("millrace::TodayPage", "Next Monday"), today.addDays(8 - today.dayOfWeek())},
            {QT_TRANSLATE_NOOP("millrace::TodayPage", "In a week"), today.addDays(7)}};
}

void TodayPage::offerDays(const AgendaItem &item, QWidget *button)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("todayDays"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool chinese = m_data.locale().startsWith(QLatin1String("zh"));
    for (const auto &[text, day] : presets(m_data.today())) {
        // Today is on offer for what is overdue only.
        if (day == m_data.today() && (!item.due || item.due->toDateTime(m_data.session().zone).date() >= day))
            continue;
        QAction *action = menu->addAction(tr("%1 (%2)").arg(tr(text), formats::date(day, chinese)));
        connect(action, &QAction::triggered, this, [this, item, day = day] { moveTo(item, day); });
    }
    const QRect line = m_list->visualItemRect(m_list->currentItem());
    menu->popup(button == m_list ? m_list->viewport()->mapToGlobal(line.bottomLeft())
                                 : button->mapToGlobal(QPoint(0, button->height())));
}

void TodayPage::plan(const AgendaItem &item)
{
    const EntityPtr work = m_data.catalog()->entity(workEntity());
    if (!work)
        return;
    auto *draft = new RecordDraft(m_data, work->key, this);
    draft->setAttribute(Qt::WA_DeleteOnClose);
    for (const FieldDef &field : work->fields) {
        if (field.system || field.type != FieldType::Reference)
            continue;
        if (field.target == item.entity)
            draft->preset(field.key, Value(item.id));
        else if (field.target == item.aboutEntity && !item.about.isNull())
            draft->preset(field.key, Value(item.about));
    }
    const QDateTime tomorrow(m_data.today().addDays(1), QTime(9, 0), m_data.session().zone);
    draft->preset(work->at(work->timeline.time).key, Value(Instant::fromDateTime(tomorrow)));
    draft->open();
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
    const bool empty = m_agenda->isEmpty();
    const qint64 forgotten = m_agenda->forgottenEntity.isEmpty() ? 0 : m_agenda->forgotten.back().count;
    m_empty->setTexts(tr("Nothing is due today"), newLabel(),
                      forgotten > 0 ? tr("See what nobody was in contact with for %1 days (%2)")
                                          .arg(m_agenda->forgotten.back().days)
                                          .arg(formats::integer(forgotten))
                                    : QString());
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
    m_stack->setCurrentWidget(m_body);
}

void TodayPage::retranslate()
{
    setAccessibleName(title());
    m_scopeLabel->setText(tr("Show"));
    m_scope->setAccessibleName(tr("Whose work is shown"));
    m_scope->setItemText(0, tr("Everyone's"));
    m_scope->setItemText(1, tr("Mine"));
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
