// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/board/board_page.h"

#include "ui/forms/as_of_control.h"
#include "ui/forms/record_draft.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/labels.h"
#include "ui/views/board/board_drag.h"
#include "ui/views/board/board_view.h"
#include "ui/views/board/card_moves.h"
#include "ui/views/board/quick_add.h"

#include <QComboBox>
#include <QEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

BoardPage::BoardPage(const ViewContext &context, std::vector<BoardSource> sources, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_sources(std::move(sources)),
      m_source(&m_sources.front())
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::s, 0, 0);
    column->setSpacing(space::s);
    makeToolbar();
    makeBoard();
    makeCommands();
    connect(&m_data, &LiveData::changed, this, [this](const CommitNotice &notice) {
        if (concerns(notice))
            ask();
    });
    connect(&m_data, &LiveData::catalogChanged, this, &BoardPage::ask);
    connect(&m_data, &LiveData::localeChanged, this, [this] {
        retranslate();
        refresh();
    });
    m_stack->setCurrentWidget(m_skeleton);
    m_skeleton->begin();
    chooseEntity(m_source->entity);
}

QString BoardPage::title() const
{
    return tr("Board");
}

QStringList BoardPage::breadcrumb() const
{
    const EntityPtr entity = m_data.catalog()->entity(m_source->entity);
    return {title(), entityPluralLabel(*entity, m_data.locale())};
}

void BoardPage::goTo(const QString &place)
{
    chooseEntity(place.isEmpty() ? m_source->entity : place);
}

void BoardPage::chooseEntity(const QString &entity)
{
    const auto found = std::find_if(m_sources.begin(), m_sources.end(),
                                    [&](const BoardSource &source) { return source.entity == entity; });
    if (found == m_sources.end() || (m_board && m_source == &*found))
        return;
    m_source = &*found;
    m_board.reset();
    m_chip = Chip::All;
    m_entity->setCurrentIndex(m_entity->findData(entity));
    m_pipelineWanted =
        RecordId::fromString(QString::fromUtf8(m_context.settings.layout(layoutKey("pipeline")))).value_or(RecordId());
    retranslate();
    ask();
    Q_EMIT breadcrumbChanged();
}

QString BoardPage::layoutKey(const char *what) const
{
    return QStringLiteral("board/") + m_source->entity + u'/' + QString::fromLatin1(what);
}

QString BoardPage::newLabel() const
{
    return m_data.isEditable() && !isPast()
               ? tr("New %1").arg(labelInSentence(
                     entityLabel(*m_data.catalog()->entity(m_source->entity), m_data.locale()), m_data.locale()))
               : QString();
}

void BoardPage::createNew()
{
    auto *draft = new RecordDraft(m_data, m_source->entity, this);
    draft->setAttribute(Qt::WA_DeleteOnClose);
    if (m_board && m_board->hasStages()) {
        draft->preset(m_board->pipelineKey, m_board->pipeline);
        if (!m_board->columns.empty())
            draft->preset(m_board->statusKey, m_board->columns.front().status());
    }
    connect(draft, &RecordDraft::openAsked, this,
            [this](const QString &entity, const RecordId &id) { Q_EMIT openRequested(recordPageAddress(entity, id)); });
    connect(draft, &RecordDraft::created, this,
            [this](const RecordId &id, const QString &title, const RecordId &operation) {
                m_toSelect = id;
                m_context.toast({.text = tr("Saved: %1").arg(title),
                                 .actionText = operation.isNull() ? QString() : tr("Undo"),
                                 .action = [this, operation] { m_context.undo(operation); }});
            });
    draft->open();
}

RecordAddress BoardPage::currentRecord() const
{
    const std::vector<RecordId> ids = m_view->chosen();
    return ids.empty() ? RecordAddress() : RecordAddress{m_source->entity, ids.front()};
}

QWidget *BoardPage::mainWidget()
{
    if (m_stack->currentWidget() == m_emptyNew)
        return m_emptyNew->button();
    if (m_stack->currentWidget() != m_view) {
        // Once there are cards, the keyboard goes to them.
        m_wantsCards = true;
        return m_fields;
    }
    if (CardList *list = m_view->focusedList())
        return list;
    for (BoardColumnView *column : m_view->columns())
        if (!column->cards()->cards().empty())
            return column->list();
    return m_fields;
}

bool BoardPage::concerns(const CommitNotice &notice) const
{
    if (notice.everything || notice.records.contains(m_source->entity))
        return true;
    const CatalogPtr catalog = m_data.catalog();
    for (auto it = notice.records.cbegin(); it != notice.records.cend(); ++it) {
        if (isMetadataEntity(it.key()))
            return true;
        // Work, contacts and the records that cards name.
        const EntityPtr other = catalog->entity(it.key());
        if (other && other->timeline.shown)
            return true;
        for (const int index : catalog->entity(m_source->entity)->cardFields)
            if (catalog->entity(m_source->entity)->at(index).target == it.key())
                return true;
    }
    return false;
}

void BoardPage::ask()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_again = false;
    BoardQuery query;
    query.entity = m_source->entity;
    query.pipeline = m_pipelineWanted;
    query.asOf = m_asOf->moment();
    const QString fields = QString::fromUtf8(m_context.settings.layout(layoutKey("fields")));
    if (!fields.isEmpty())
        query.fields = fields.split(u',');
    const QString owner = m_owner->currentData().toString();
    const QString ownerKey = m_data.catalog()->entity(query.entity)->at(system_field::Owner).key;
    if (owner == QLatin1String("me"))
        query.filter = Filter::compare(ownerKey, CompareOp::Equal, Me{});
    else if (!owner.isEmpty())
        query.filter = Filter::compare(ownerKey, CompareOp::Equal, owner);
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), query] {
            auto board = readBoard(workspace, session, query);
            // A pipeline that is gone gives way to the first one.
            if (board && !query.pipeline.isNull() && board->columns.empty() && board->ends.empty()) {
                BoardQuery other = query;
                other.pipeline = {};
                return readBoard(workspace, session, other);
            }
            return board;
        },
        [this, entity = query.entity, asOf = query.asOf](Result<Board> board) {
            m_asking = false;
            if (entity == m_source->entity && asOf == m_asOf->moment())
                take(std::move(board));
            if (m_again)
                ask();
        });
}

void BoardPage::take(Result<Board> board)
{
    m_skeleton->end();
    m_error.reset();
    if (board) {
        m_board = std::make_shared<const Board>(std::move(*board));
        m_moves->setBoard(m_board);
    } else {
        m_error = board.error();
    }
    if (m_view->drag()->isActive()) {
        m_waiting = true;
        return;
    }
    refresh();
    Q_EMIT boardShown();
}

bool BoardPage::isPast() const
{
    return m_asOf->moment().has_value();
}

void BoardPage::showAsOf()
{
    delete m_quickAdd;
    m_moves->setReadOnly(isPast());
    m_view->setReadOnly(isPast());
    retranslate();
    ask();
    Q_EMIT breadcrumbChanged();
}

bool BoardPage::isShown(const BoardCard &card) const
{
    switch (m_chip) {
    case Chip::All:
        return true;
    case Chip::Stalled:
        return card.stalled;
    case Chip::Overdue:
        return card.next == CardStep::Overdue;
    case Chip::Unplanned:
        break;
    }
    return card.next == CardStep::None;
}

bool BoardPage::isFiltered() const
{
    return m_chip != Chip::All || !m_owner->currentData().toString().isEmpty();
}

void BoardPage::refresh()
{
    if (m_error) {
        m_failed->setTexts(describeError(*m_error, m_data.catalog(), m_data.locale()).sentences(), tr("Try again"));
        m_stack->setCurrentWidget(m_failed);
        return;
    }
    if (!m_board)
        return;
    fillPipelines();
    fillOwners();
    m_view->show(m_board, m_data.format(), order(), [this](const BoardCard &card) { return isShown(card); });
    refreshChips();
    const bool any = std::any_of(m_board->cards.begin(), m_board->cards.end(),
                                 [this](const BoardCard &card) { return isShown(card); });
    QWidget *state = any || !m_board->cards.empty() || m_quickAdd ? m_view : static_cast<QWidget *>(m_emptyNew);
    if (!any && isFiltered() && !m_quickAdd)
        state = m_emptyFiltered;
    m_stack->setCurrentWidget(state);
    if (!m_toSelect.isNull() && m_view->columnOf(m_toSelect) >= 0) {
        m_view->setCurrent(m_toSelect, !m_quickAdd);
        m_toSelect = {};
    }
    if (std::exchange(m_wantsCards, false) && window()->focusWidget() == m_fields)
        mainWidget()->setFocus(Qt::OtherFocusReason);
    tellSelection();
}

void BoardPage::refreshChips()
{
    int stalled = 0, overdue = 0, unplanned = 0;
    CardSum sum;
    for (const BoardCard &card : m_board->cards) {
        stalled += card.stalled;
        overdue += card.next == CardStep::Overdue;
        unplanned += card.next == CardStep::None;
        if (isShown(card))
            sum.add(card, m_board->columns[size_t(card.column)].probability);
    }
    for (const auto &[chip, button] : m_chips) {
        const int count = chip == Chip::Stalled ? stalled : chip == Chip::Overdue ? overdue : unplanned;
        const QString name = chip == Chip::Stalled   ? tr("Stalled %1").arg(count)
                             : chip == Chip::Overdue ? tr("Overdue %1").arg(count)
                                                     : tr("No next step %1").arg(count);
        button->setText(name);
        button->setAccessibleName(name);
        button->setChecked(chip == m_chip);
    }
    m_total->setText(BoardWords::total(sum, m_view->look()));
    m_total->setToolTip(BoardWords::sumTip(nullptr, sum, m_view->look()));
}

QString BoardPage::totalText() const
{
    return m_total->text();
}

int BoardPage::emptyKind() const
{
    const QWidget *shown = m_stack->currentWidget();
    return shown == m_emptyNew ? 1 : shown == m_emptyFiltered ? 2 : shown == m_failed ? 3 : 0;
}

void BoardPage::setChip(Chip chip)
{
    m_chip = chip;
    refresh();
}

void BoardPage::setPipeline(const RecordId &pipeline)
{
    m_pipelineWanted = pipeline;
    m_context.settings.setLayout(layoutKey("pipeline"), pipeline.toString().toUtf8());
    ask();
}

void BoardPage::tellSelection()
{
    CardSum sum;
    const std::vector<RecordId> ids = m_view->chosen();
    for (const RecordId &id : ids)
        if (const BoardCard *card = m_view->card(id))
            sum.add(*card, m_board->columns[size_t(card->column)].probability);
    Q_EMIT selectionSummaryChanged(ids.size() > 1 ? tr("Selected: %1").arg(BoardWords::total(sum, m_view->look()))
                                                  : QString());
}

void BoardPage::moveSideways(int direction)
{
    const int from = m_view->columnOf(m_view->current());
    const int to = from + direction;
    if (from < 0 || to < 0 || to >= int(m_view->columns().size()) || isPast())
        return;
    const std::vector<RecordId> ids = m_view->chosen();
    const BoardColumn column = m_view->columns()[size_t(to)]->column();
    m_view->moveShown(ids, to);
    m_moves->move(ids, column);
}

void BoardPage::openStageChooser()
{
    const std::vector<RecordId> ids = m_view->chosen();
    if (!m_board || ids.empty() || isPast())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("stageChooser"));
    menu->setAccessibleName(tr("Move to"));
    const auto offer = [&](const BoardColumn &column, int number) {
        QString text = column.label(m_data.locale());
        text.replace(u'&', QStringLiteral("&&"));
        const QString key = number <= 9 ? QStringLiteral("&%1  ").arg(number) : QString();
        QAction *action = menu->addAction(key + text);
        action->setEnabled(column.status() !=
                               m_view->columns()[size_t(m_view->columnOf(ids.front()))]->column().status() ||
                           ids.size() > 1);
        connect(action, &QAction::triggered, this, [this, ids, column] { m_moves->move(ids, column); });
    };
    int number = 0;
    for (const BoardColumn &column : m_board->columns)
        offer(column, ++number);
    if (!m_board->ends.empty())
        menu->addSeparator();
    for (const BoardColumn &end : m_board->ends)
        offer(end, ++number);
    QPoint place = mapToGlobal(rect().center());
    if (CardList *list = m_view->focusedList(); list && list->currentIndex().isValid())
        place = list->viewport()->mapToGlobal(list->visualRect(list->currentIndex()).bottomLeft());
    menu->popup(place);
}

void BoardPage::askForPipeline(const std::vector<RecordId> &ids, QPoint place)
{
    const MetadataPtr metadata = m_data.metadata();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("pipelineChooser"));
    menu->setAccessibleName(tr("Another pipeline"));
    for (const Record &one : pipelinesInOrder(*metadata)) {
        if (one.id() == m_board->pipeline)
            continue;
        QAction *action = menu->addAction(one.title());
        connect(action, &QAction::triggered, this, [this, ids, pipeline = one.id(), metadata] {
            for (const Record &stage : metadata->stagesOf(pipeline)) {
                BoardColumn to;
                to.stage = stage.id();
                to.name = stage.title();
                m_moves->move(ids, to, pipeline);
                return;
            }
        });
    }
    menu->popup(place);
}

void BoardPage::openQuickAdd(int column)
{
    if (!m_board || isPast() || column < 0 || column >= int(m_view->columns().size()))
        return;
    delete m_quickAdd;
    BoardColumnView *at = m_view->columns()[size_t(column)];
    m_quickAdd = new QuickAdd(m_data, m_board, at->column(), at);
    at->setFoot(m_quickAdd);
    const QPointer<BoardColumnView> foot = at;
    connect(m_quickAdd, &QObject::destroyed, this, [foot] {
        if (foot)
            foot->setFoot(nullptr);
    });
    connect(m_quickAdd, &QuickAdd::closed, this, [this, foot] {
        m_quickAdd->deleteLater();
        if (foot)
            foot->list()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_quickAdd, &QuickAdd::created, this,
            [this](const RecordId &id, const RecordId &operation, const QString &title) {
                m_toSelect = id;
                m_context.toast({.text = tr("Saved: %1").arg(title),
                                 .actionText = tr("Undo"),
                                 .action = [this, operation] { m_context.undo(operation); }});
            });
}

void BoardPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_stack) {
        retranslate();
        refresh();
    }
}

} // namespace millrace
