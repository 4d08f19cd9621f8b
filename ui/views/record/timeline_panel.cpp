// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/record/timeline_panel.h"

#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

const QString changesKind = QStringLiteral("changes");

} // namespace

TimelinePanel::TimelinePanel(LiveData &data, QWidget *parent)
    : QWidget(parent), m_data(data), m_chips(new QHBoxLayout), m_group(new QButtonGroup(this)),
      m_search(new QLineEdit(this)), m_stack(new QStackedWidget(this)), m_view(new TimelineView(data, m_stack)),
      m_emptyNew(new EmptyState(QStringLiteral("chat-left-text"), m_stack)),
      m_emptyFiltered(new EmptyState(QStringLiteral("search"), m_stack)),
      m_failed(new EmptyState(QStringLiteral("exclamation-triangle"), m_stack)), m_skeleton(new SkeletonRows(m_stack))
{
    setObjectName(QStringLiteral("timelinePanel"));
    m_search->setObjectName(QStringLiteral("timelineSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search"), IconTone::Secondary), QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(220);
    m_search->setMinimumWidth(90);
    m_search->installEventFilter(this);
    for (QWidget *state : std::initializer_list<QWidget *>{m_view, m_emptyNew, m_emptyFiltered, m_failed, m_skeleton})
        m_stack->addWidget(state);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::l, space::s, space::l, 0);
    row->setSpacing(space::s);
    m_chips->setSpacing(space::xs);
    row->addLayout(m_chips);
    row->addStretch(1);
    row->addWidget(m_search, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addLayout(row);
    column->addWidget(m_stack, 1);
    connect(m_search, &QLineEdit::textChanged, this, &TimelinePanel::applyWish);
    connect(m_view->timeline(), &TimelineModel::loaded, this, &TimelinePanel::refreshState);
    connect(m_view->timeline(), &TimelineModel::failed, this, &TimelinePanel::refreshState);
    connect(m_failed, &EmptyState::buttonClicked, m_view->timeline(), &TimelineModel::reload);
    connect(m_emptyNew, &EmptyState::buttonClicked, this, &TimelinePanel::followUpRequested);
    connect(m_emptyFiltered, &EmptyState::buttonClicked, this, [this] {
        m_search->clear();
        narrow({});
    });
    connect(&data, &LiveData::localeChanged, this, &TimelinePanel::retranslate);
    retranslate();
}

void TimelinePanel::showRecord(const QString &entity, const RecordId &id)
{
    if (entity != m_entity) {
        m_entity = entity;
        m_kind.clear();
        makeChips();
    }
    applyWish();
    m_view->timeline()->showRecord(entity, id);
    refreshState();
}

void TimelinePanel::makeChips()
{
    for (QAbstractButton *button : m_group->buttons()) {
        m_group->removeButton(button);
        delete button;
    }
    const auto add = [this](const QString &kind) {
        auto *chip = new QToolButton(this);
        chip->setObjectName(QStringLiteral("timelineKind.") + (kind.isEmpty() ? QStringLiteral("all") : kind));
        chip->setProperty("kind", kind);
        chip->setCheckable(true);
        chip->setChecked(kind == m_kind);
        m_group->addButton(chip);
        m_chips->addWidget(chip);
        connect(chip, &QToolButton::clicked, this, [this, kind] { narrow(kind); });
    };
    add({});
    for (const EntityPtr &entity : TimelineReader::entryEntities(*m_data.catalog(), m_entity))
        add(entity->key);
    add(changesKind);
    retranslate();
}

void TimelinePanel::narrow(const QString &kind)
{
    m_kind = kind;
    for (QAbstractButton *button : m_group->buttons())
        button->setChecked(button->property("kind").toString() == kind);
    applyWish();
}

void TimelinePanel::applyWish()
{
    TimelineWish wish;
    wish.search = m_search->text().trimmed();
    wish.changes = m_kind.isEmpty() || m_kind == changesKind;
    if (!m_kind.isEmpty())
        wish.entities = {m_kind}; // no entity bears the name of the changes
    m_view->timeline()->setWish(wish);
}

int TimelinePanel::state() const
{
    return m_stack->currentIndex();
}

void TimelinePanel::refreshState()
{
    const TimelineModel &model = *m_view->timeline();
    QWidget *shown = m_view;
    if (model.error())
        shown = m_failed;
    else if (!model.hasLoaded())
        shown = m_skeleton;
    else if (model.rowCount({}) == 0)
        shown = m_kind.isEmpty() && m_search->text().trimmed().isEmpty() ? m_emptyNew : m_emptyFiltered;
    if (shown == m_skeleton)
        m_skeleton->begin();
    else
        m_skeleton->end();
    if (model.error())
        m_failed->setTexts(describeError(*model.error(), m_data.catalog(), m_data.locale()).sentences(),
                           tr("Try again"));
    m_stack->setCurrentWidget(shown);
}

void TimelinePanel::retranslate()
{
    tellWhatIsSearched();
    m_search->setAccessibleName(tr("Search the timeline"));
    for (QAbstractButton *button : m_group->buttons()) {
        const QString kind = button->property("kind").toString();
        const EntityPtr entity = m_data.catalog()->entity(kind);
        button->setText(kind.isEmpty()        ? tr("All")
                        : kind == changesKind ? tr("Changes")
                        : entity              ? entityPluralLabel(*entity, m_data.locale())
                                              : kind);
        button->setAccessibleName(tr("Show in the timeline: %1").arg(button->text()));
    }
    m_emptyNew->setTexts(tr("No follow-ups yet. Record the first contact."), tr("Write a follow-up"));
    m_emptyFiltered->setTexts(tr("Nothing here fits what you look for."), tr("Show everything"));
    m_view->retranslate();
    refreshState();
}

void TimelinePanel::tellWhatIsSearched()
{
    const QString words = tr("Search the timeline");
    const int beside = 2 * space::xl; // the icon before and the button to clear behind
    const bool fits = m_search->fontMetrics().horizontalAdvance(words) + beside <= m_search->width();
    m_search->setPlaceholderText(fits ? words : QString());
    m_search->setToolTip(words);
}

bool TimelinePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::Resize)
        tellWhatIsSearched();
    return QWidget::eventFilter(watched, event);
}

void TimelinePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
