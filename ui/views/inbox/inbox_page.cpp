// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/inbox/inbox_page.h"

#include "core/schema/builtin/notification.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/snooze_words.h"
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/table_look.h"
#include "ui/theme/tokens.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

InboxPage::InboxPage(const ViewContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_model(new InboxModel(m_data, this)),
      m_chips(new QButtonGroup(this)), m_all(new QToolButton(this)), m_unread(new QToolButton(this)),
      m_mentions(new QToolButton(this)), m_snoozed(new QToolButton(this)), m_later(new QToolButton(this)),
      m_open(new QPushButton(this)), m_read(new QPushButton(this)), m_readAll(new QPushButton(this)),
      m_stack(new QStackedWidget(this)), m_table(new QTableView(m_stack)),
      m_emptyNew(new EmptyState(QStringLiteral("bell"), m_stack)),
      m_emptyFiltered(new EmptyState(QStringLiteral("search"), m_stack)),
      m_failed(new EmptyState(QStringLiteral("exclamation-triangle"), m_stack)), m_skeleton(new SkeletonRows(m_stack))
{
    setObjectName(QStringLiteral("inboxPage"));
    const std::pair<QToolButton *, const char *> chips[] = {
        {m_all, "inboxAll"}, {m_unread, "inboxUnread"}, {m_mentions, "inboxMentions"}, {m_snoozed, "inboxSnoozed"}};
    for (const auto &[chip, name] : chips) {
        chip->setObjectName(QString::fromLatin1(name));
        chip->setCheckable(true);
        m_chips->addButton(chip);
    }
    m_all->setChecked(true);
    m_open->setObjectName(QStringLiteral("inboxOpen"));
    m_read->setObjectName(QStringLiteral("inboxRead"));
    m_readAll->setObjectName(QStringLiteral("inboxReadAll"));
    m_later->setObjectName(QStringLiteral("inboxLater"));
    m_later->setPopupMode(QToolButton::InstantPopup);
    auto *later = new QMenu(m_later);
    later->setObjectName(QStringLiteral("inboxLaterMenu"));
    m_later->setMenu(later);
    connect(later, &QMenu::aboutToShow, this, [this, later] {
        later->clear();
        for (const SnoozeChoice &choice : snoozeChoices(m_data.workspace().clock().now(), m_data.session().zone))
            later->addAction(choice.label, this, [this, until = choice.until] { snoozeSelected(until); });
    });
    setButtonKind(m_open, ButtonKind::Primary);
    m_table->setObjectName(QStringLiteral("inbox"));
    m_table->setModel(m_model);
    makeQuietRows(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->horizontalHeader()->setSectionResizeMode(InboxModel::What, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(InboxModel::Said, QHeaderView::Stretch);
    m_table->setColumnWidth(InboxModel::When, m_table->fontMetrics().averageCharWidth() * 20);
    m_table->installEventFilter(this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::l, 0, space::l, 0);
    row->setSpacing(space::s);
    for (const auto &[chip, name] : chips)
        row->addWidget(chip);
    row->addStretch(1);
    row->addWidget(m_readAll);
    row->addWidget(m_later);
    row->addWidget(m_read);
    row->addWidget(m_open);
    for (QWidget *state : std::initializer_list<QWidget *>{m_table, m_emptyNew, m_emptyFiltered, m_failed, m_skeleton})
        m_stack->addWidget(state);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::s, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(row);
    column->addWidget(m_stack, 1);
    connect(m_all, &QToolButton::clicked, this, [this] { showOnly(InboxShows::All); });
    connect(m_unread, &QToolButton::clicked, this, [this] { showOnly(InboxShows::Unread); });
    connect(m_mentions, &QToolButton::clicked, this, [this] { showOnly(InboxShows::Mentions); });
    connect(m_snoozed, &QToolButton::clicked, this, [this] { showOnly(InboxShows::Snoozed); });
    connect(m_open, &QPushButton::clicked, this, &InboxPage::openCurrent);
    connect(m_read, &QPushButton::clicked, this, &InboxPage::readSelected);
    connect(m_readAll, &QPushButton::clicked, this, &InboxPage::readAll);
    connect(m_table, &QTableView::doubleClicked, this, &InboxPage::openCurrent);
    connect(m_model, &InboxModel::loaded, this, &InboxPage::refresh);
    connect(m_model, &InboxModel::failed, this, &InboxPage::fail);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &InboxPage::refresh);
    connect(m_emptyFiltered, &EmptyState::buttonClicked, this, [this] { showOnly(InboxShows::All); });
    connect(m_failed, &EmptyState::buttonClicked, m_model, &InboxModel::reload);
    connect(&m_data, &LiveData::localeChanged, this, &InboxPage::retranslate);
    retranslate();
    m_model->setSilenced(m_context.settings.silencedKinds());
    m_model->reload();
}

void InboxPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    // What was put off may have come back, and what one wants to hear of may be something else.
    m_model->setSilenced(m_context.settings.silencedKinds());
    if (m_model->hasLoaded())
        m_model->reload();
}

QString InboxPage::title() const
{
    return tr("Messages");
}

QWidget *InboxPage::mainWidget()
{
    return m_stack->currentWidget() == m_table ? static_cast<QWidget *>(m_table) : m_all;
}

RecordAddress InboxPage::currentRecord() const
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid() || current.row() >= m_model->rowCount())
        return {};
    const InboxLine &line = m_model->line(current.row());
    return {line.entity, line.subject};
}

int InboxPage::state() const
{
    return m_stack->currentIndex();
}

void InboxPage::showOnly(InboxShows shows)
{
    QToolButton *chip = shows == InboxShows::All       ? m_all
                        : shows == InboxShows::Unread  ? m_unread
                        : shows == InboxShows::Snoozed ? m_snoozed
                                                       : m_mentions;
    chip->setChecked(true);
    m_model->setShows(shows);
}

std::vector<RecordId> InboxPage::selected() const
{
    std::vector<RecordId> ids;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        ids.push_back(m_model->line(index.row()).id);
    return ids;
}

void InboxPage::openCurrent()
{
    const RecordAddress at = currentRecord();
    if (const QModelIndex current = m_table->currentIndex(); current.isValid())
        m_model->markRead({m_model->line(current.row()).id});
    if (!at.isNull())
        Q_EMIT openRequested(recordPageAddress(at.entity, at.id));
}

void InboxPage::readSelected()
{
    m_model->markRead(selected());
}

void InboxPage::readAll()
{
    std::vector<RecordId> ids;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ids.push_back(m_model->line(row).id);
    m_model->markRead(ids);
}

void InboxPage::snoozeSelected(Instant until)
{
    m_model->snooze(selected(), until);
}

void InboxPage::removeSelected()
{
    CommitRequest request;
    request.label = QStringLiteral("delete");
    for (const RecordId &id : selected())
        request.edits.push_back(Edit::remove(notification::entityKey(), id));
    if (request.edits.empty() || !m_data.isEditable())
        return;
    m_data.commit(this, std::move(request), [this](const Result<CommitReceipt> &receipt) {
        if (!receipt)
            return fail(receipt.error());
        m_context.toast({.text = tr("Moved to the bin"),
                         .actionText = tr("Undo"),
                         .action = [this, operation = receipt->operation] { m_context.undo(operation); }});
    });
}

void InboxPage::fail(const Error &error)
{
    m_context.say(error);
}

void InboxPage::refresh()
{
    QWidget *shown = m_table;
    if (m_model->error())
        shown = m_failed;
    else if (!m_model->hasLoaded())
        shown = m_skeleton;
    else if (m_model->rowCount() == 0)
        shown = m_model->shows() == InboxShows::All ? m_emptyNew : m_emptyFiltered;
    if (shown == m_skeleton)
        m_skeleton->begin();
    else
        m_skeleton->end();
    if (m_model->error())
        m_failed->setTexts(describeError(*m_model->error(), m_data.catalog(), m_data.locale()).sentences(),
                           tr("Try again"));
    m_stack->setCurrentWidget(shown);
    const bool any = shown == m_table && m_table->selectionModel()->hasSelection();
    m_open->setEnabled(any);
    m_read->setEnabled(any && m_data.isEditable());
    m_later->setEnabled(any && m_data.isEditable());
    for (QWidget *writes : std::initializer_list<QWidget *>{m_read, m_readAll, m_later})
        writes->setToolTip(m_data.readOnlyReason());
    m_snoozed->setText(m_model->snoozed() > 0 ? tr("Later (%1)").arg(m_model->snoozed()) : tr("Later"));
    m_snoozed->setAccessibleName(m_snoozed->text());
    m_readAll->setEnabled(m_model->unread() > 0 && m_data.isEditable());
    m_unread->setText(m_model->unread() > 0 ? tr("Unread (%1)").arg(m_model->unread()) : tr("Unread"));
    m_unread->setAccessibleName(m_unread->text());
}

void InboxPage::retranslate()
{
    setAccessibleName(title());
    m_all->setText(tr("All"));
    m_all->setAccessibleName(tr("All"));
    m_mentions->setText(tr("Mentions of me"));
    m_mentions->setAccessibleName(tr("Mentions of me"));
    m_open->setText(tr("Open"));
    m_open->setToolTip(tr("Show the record (Enter)"));
    m_read->setText(tr("Mark as read"));
    m_later->setText(tr("Remind me later"));
    m_later->setAccessibleName(m_later->text());
    m_readAll->setText(tr("Mark all as read"));
    m_table->setAccessibleName(title());
    m_emptyNew->setTexts(
        tr("Nothing new. Who mentions you, gives you a record or changes one that you watch is told here."));
    m_emptyFiltered->setTexts(tr("Nothing here of that kind."), tr("Show everything"));
    refresh();
}

bool InboxPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            openCurrent();
            return true;
        }
        if (key == Qt::Key_Delete) {
            removeSelected();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void InboxPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
