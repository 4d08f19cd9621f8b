// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets that a board page is made of, and its commands.
#include "ui/forms/as_of_control.h"
#include "ui/shell/empty_state.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/views/board/board_drag.h"
#include "ui/views/board/board_page.h"
#include "ui/views/board/board_view.h"
#include "ui/views/board/card_moves.h"

#include <QComboBox>
#include <QMenu>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

namespace {
constexpr int mostCardFields = 7;
}

void BoardPage::makeToolbar()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::l, 0, space::l, 0);
    row->setSpacing(space::s);
    const auto combo = [&](const char *name) {
        auto *made = new QComboBox(this);
        made->setObjectName(QString::fromLatin1(name));
        made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(made);
        return made;
    };
    m_entity = combo("boardEntity");
    m_entity->setVisible(m_sources.size() > 1);
    for (const BoardSource &source : m_sources)
        m_entity->addItem(source.entity, source.entity);
    m_pipeline = combo("boardPipeline");
    m_owner = combo("boardOwner");
    for (const auto &[chip, name, iconName] : {std::tuple(Chip::Overdue, "boardOverdue", "exclamation-octagon"),
                                               std::tuple(Chip::Unplanned, "boardUnplanned", "question-circle"),
                                               std::tuple(Chip::Stalled, "boardStalled", "hourglass-split")}) {
        auto *button = new QToolButton(this);
        button->setObjectName(QString::fromLatin1(name));
        button->setIcon(icon(QString::fromLatin1(iconName)));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setCheckable(true);
        connect(button, &QToolButton::clicked, this, [this, chip = chip](bool on) { setChip(on ? chip : Chip::All); });
        row->addWidget(button);
        m_chips.emplace_back(chip, button);
    }
    m_total = new ElidedLabel(TextStyle::Body, TextTone::Secondary, this);
    m_total->setObjectName(QStringLiteral("boardTotal"));
    m_total->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // The first to give way: the choices beside it are read before the sums.
    m_total->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_total, 1);
    const auto tool = [&](const char *name, const char *iconName) {
        auto *button = new QToolButton(this);
        button->setObjectName(QString::fromLatin1(name));
        button->setIcon(icon(QString::fromLatin1(iconName)));
        row->addWidget(button);
        return button;
    };
    m_asOf = new AsOfControl(m_data, this);
    row->addWidget(m_asOf);
    m_orderButton = tool("boardOrder", "sort-down");
    m_fields = tool("boardFields", "sliders");
    m_table = tool("boardTable", "table");
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    auto *bannerRow = new QHBoxLayout;
    bannerRow->setContentsMargins(space::l, 0, space::l, 0);
    bannerRow->addWidget(m_asOf->banner());
    static_cast<QVBoxLayout *>(layout())->addLayout(bannerRow);
    connect(m_asOf, &AsOfControl::momentChanged, this, &BoardPage::showAsOf);

    connect(m_entity, &QComboBox::activated, this, [this] {
        const QString before = place();
        chooseEntity(m_entity->currentData().toString());
        if (place() != before)
            Q_EMIT placeChanged(before);
    });
    connect(m_pipeline, &QComboBox::activated, this,
            [this] { setPipeline(RecordId::fromString(m_pipeline->currentData().toString()).value_or(RecordId())); });
    connect(m_owner, &QComboBox::activated, this, &BoardPage::ask);
    connect(m_orderButton, &QToolButton::clicked, this, &BoardPage::showOrderMenu);
    connect(m_fields, &QToolButton::clicked, this, &BoardPage::showFieldsMenu);
    connect(m_table, &QToolButton::clicked, this, [this] { Q_EMIT openRequested({m_source->listPage, {}}); });
}

void BoardPage::makeBoard()
{
    m_stack = new QStackedWidget(this);
    m_view = new BoardView(m_stack);
    m_moves = new CardMoves(m_context, this);
    m_skeleton = new SkeletonRows(m_stack);
    m_emptyNew = new EmptyState(QStringLiteral("columns-gap"), m_stack);
    m_emptyFiltered = new EmptyState(QStringLiteral("filter"), m_stack);
    m_failed = new EmptyState(QStringLiteral("exclamation-triangle"), m_stack);
    for (QWidget *state : std::initializer_list<QWidget *>{m_view, m_emptyNew, m_emptyFiltered, m_failed, m_skeleton})
        m_stack->addWidget(state);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_stack, 1);
    m_view->setCompact(m_context.settings.layout(QStringLiteral("board/compact")) == "1");

    connect(m_emptyNew, &EmptyState::buttonClicked, this, &BoardPage::createNew);
    connect(m_emptyFiltered, &EmptyState::buttonClicked, this, [this] {
        m_chip = Chip::All;
        m_owner->setCurrentIndex(0);
        ask();
    });
    connect(m_failed, &EmptyState::buttonClicked, this, &BoardPage::ask);
    connect(m_view, &BoardView::opened, this,
            [this](const RecordId &id) { Q_EMIT openRequested(recordPageAddress(m_source->entity, id)); });
    connect(m_view, &BoardView::renamed, m_moves, &CardMoves::rename);
    connect(m_view, &BoardView::selectionChanged, this, [this] {
        if (m_board)
            tellSelection();
    });
    connect(m_view, &BoardView::moveAsked, this, [this](const std::vector<RecordId> &ids, const BoardColumn &to) {
        for (size_t i = 0; i < m_view->columns().size(); ++i)
            if (m_view->columns()[i]->column().status() == to.status())
                m_view->moveShown(ids, int(i));
        m_moves->move(ids, to);
    });
    connect(m_view, &BoardView::pipelineAsked, this, &BoardPage::askForPipeline);
    connect(m_view, &BoardView::deleteAsked, m_moves, &CardMoves::remove);
    connect(m_view, &BoardView::addAsked, this, &BoardPage::openQuickAdd);
    connect(m_view, &BoardView::menuAsked, this, [this](QPoint place) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setObjectName(QStringLiteral("cardMenu"));
        menu->setAccessibleName(tr("Card"));
        const QStringList ids = isPast() ? QStringList{QStringLiteral("board.open")}
                                         : QStringList{QStringLiteral("board.open"),   QStringLiteral("board.stage"),
                                                       QStringLiteral("board.left"),   QStringLiteral("board.right"),
                                                       QStringLiteral("board.rename"), QStringLiteral("board.delete")};
        for (const QString &id : ids)
            menu->addAction(m_context.commands.action(id));
        menu->popup(place);
    });
    connect(m_view->drag(), &BoardDrag::ended, this, [this] {
        if (std::exchange(m_waiting, false))
            refresh();
    });
    connect(m_moves, &CardMoves::putBack, this, &BoardPage::refresh);
}

void BoardPage::makeCommands()
{
    const auto add = [&](const char *id, const char *text, const char *iconName, const QKeySequence &key,
                         std::function<void()> run) {
        Command command;
        command.id = QString::fromLatin1(id);
        command.text = text;
        command.icon = QString::fromLatin1(iconName);
        if (!key.isEmpty())
            command.keys = {key};
        command.scope = CommandScope::Page;
        command.run = std::move(run);
        m_context.commands.add(std::move(command), this);
    };
    add("board.open", QT_TRANSLATE_NOOP("commands", "&Open the card"), "arrow-up-right", {}, [this] {
        if (m_view->columnOf(m_view->current()) >= 0)
            Q_EMIT m_view->opened(m_view->current());
    });
    add("board.left", QT_TRANSLATE_NOOP("commands", "Move to the stage &before"), "arrow-left",
        QKeySequence(Qt::CTRL | Qt::Key_Left), [this] { moveSideways(-1); });
    add("board.right", QT_TRANSLATE_NOOP("commands", "Move to the &next stage"), "arrow-right",
        QKeySequence(Qt::CTRL | Qt::Key_Right), [this] { moveSideways(1); });
    add("board.stage", QT_TRANSLATE_NOOP("commands", "Move to a &stage, won or lost…"), "signpost-split",
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), [this] { openStageChooser(); });
    add("board.rename", QT_TRANSLATE_NOOP("commands", "&Rename the card"), "pencil", QKeySequence(Qt::Key_F2), [this] {
        if (CardList *list = m_view->focusedList(); list && !isPast())
            list->rename(tr("Title of the card"));
    });
    add("board.delete", QT_TRANSLATE_NOOP("commands", "&Delete the cards"), "trash", QKeySequence(Qt::Key_Delete),
        [this] { m_moves->remove(m_view->chosen()); });
    add("board.add", QT_TRANSLATE_NOOP("commands", "&Add a card to this column"), "plus-lg", {},
        [this] { openQuickAdd(std::max(0, m_view->columnOf(m_view->current()))); });
}

void BoardPage::fillPipelines()
{
    const QSignalBlocker quiet(m_pipeline);
    m_pipeline->clear();
    const std::vector<Record> pipelines = pipelinesInOrder(*m_data.metadata());
    for (const Record &one : pipelines)
        m_pipeline->addItem(one.title(), one.id().toString());
    m_pipeline->setCurrentIndex(m_pipeline->findData(m_board->pipeline.toString()));
    m_pipeline->setVisible(m_board->hasStages() && pipelines.size() > 1);
    std::vector<DropBar::Zone> zones;
    for (const BoardColumn &end : m_board->ends)
        zones.push_back({DropBar::Kind::End, end, end.label(m_data.locale())});
    if (m_board->hasStages() && pipelines.size() > 1)
        zones.push_back({DropBar::Kind::Pipeline, {}, tr("Another pipeline…")});
    zones.push_back({DropBar::Kind::Delete, {}, tr("Bin")});
    m_view->setDropZones(std::move(zones));
}

void BoardPage::fillOwners()
{
    const QSignalBlocker quiet(m_owner);
    const QString chosen = m_owner->currentData().toString();
    m_owner->clear();
    m_owner->addItem(tr("All owners"), QString());
    m_owner->addItem(tr("Mine"), QStringLiteral("me"));
    const MetadataPtr metadata = m_data.metadata();
    std::vector<std::pair<QString, RecordId>> users;
    for (auto it = metadata->users.cbegin(); it != metadata->users.cend(); ++it)
        if (it.key() != m_data.session().actor)
            users.emplace_back(it.value(), it.key());
    std::sort(users.begin(), users.end());
    for (const auto &[name, id] : users)
        m_owner->addItem(name, id.toString());
    m_owner->setCurrentIndex(std::max(0, m_owner->findData(chosen)));
    m_owner->setVisible(m_data.catalog()->entity(m_source->entity)->ownable);
}

CardOrder BoardPage::order() const
{
    return CardOrder(std::clamp(m_context.settings.layout(layoutKey("order")).toInt(), 0, int(CardOrder::Newest)));
}

void BoardPage::showOrderMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("boardOrderMenu"));
    menu->setAccessibleName(tr("Order of the cards"));
    const std::pair<CardOrder, QString> orders[] = {{CardOrder::Attention, tr("What needs attention first")},
                                                    {CardOrder::Amount, tr("Largest amount first")},
                                                    {CardOrder::Date, tr("Earliest date first")},
                                                    {CardOrder::Newest, tr("Newest first")}};
    for (const auto &[order, text] : orders) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(order == this->order());
        connect(action, &QAction::triggered, this, [this, order = order] {
            m_context.settings.setLayout(layoutKey("order"), QByteArray::number(int(order)));
            refresh();
        });
    }
    menu->popup(m_orderButton->mapToGlobal(QPoint(0, m_orderButton->height())));
}

void BoardPage::showFieldsMenu()
{
    if (!m_board)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("boardFieldsMenu"));
    menu->setAccessibleName(tr("What the cards show"));
    QAction *compact = menu->addAction(tr("Compact cards"));
    compact->setCheckable(true);
    compact->setChecked(m_view->isCompact());
    connect(compact, &QAction::toggled, this, [this](bool on) {
        m_context.settings.setLayout(QStringLiteral("board/compact"), on ? "1" : "0");
        m_view->setCompact(on);
    });
    menu->addSeparator();
    QStringList shown;
    for (const FieldDef *field : m_board->fields)
        shown << field->key;
    const EntityDef &entity = *m_board->entity;
    for (const FieldDef &field : entity.fields) {
        const bool apart = field.system || field.retired || field.multiline || field.type == FieldType::Json ||
                           field.index == entity.titleFields.front() || field.index == entity.statusField ||
                           field.key == m_board->pipelineKey;
        if (apart)
            continue;
        QAction *action = menu->addAction(fieldLabel(field, m_data.locale()));
        action->setCheckable(true);
        action->setChecked(shown.contains(field.key));
        action->setEnabled(action->isChecked() || shown.size() < mostCardFields);
        connect(action, &QAction::toggled, this, [this, shown, key = field.key](bool on) {
            QStringList fields = shown;
            fields.removeAll(key);
            if (on)
                fields << key;
            m_context.settings.setLayout(layoutKey("fields"), fields.join(u',').toUtf8());
            ask();
        });
    }
    menu->popup(m_fields->mapToGlobal(QPoint(0, m_fields->height())));
}

void BoardPage::retranslate()
{
    setAccessibleName(title());
    const CatalogPtr catalog = m_data.catalog();
    for (int i = 0; i < m_entity->count(); ++i)
        m_entity->setItemText(i,
                              entityPluralLabel(*catalog->entity(m_entity->itemData(i).toString()), m_data.locale()));
    m_entity->setAccessibleName(tr("Cards of"));
    m_pipeline->setAccessibleName(tr("Pipeline"));
    m_owner->setAccessibleName(tr("Owner"));
    const auto name = [](QToolButton *button, const QString &text) {
        button->setAccessibleName(text);
        button->setToolTip(text);
    };
    name(m_orderButton, tr("Order of the cards"));
    name(m_fields, tr("What the cards show"));
    name(m_table, tr("Show as a table"));
    for (const auto &[chip, button] : m_chips) {
        button->setToolTip(chip == Chip::Stalled   ? tr("Only cards with which nothing was done for too long")
                           : chip == Chip::Overdue ? tr("Only cards whose next step is overdue")
                                                   : tr("Only cards without a next step"));
        if (!m_board)
            button->setAccessibleName(button->toolTip());
    }
    m_emptyNew->setTexts(tr("There is nothing on this board yet"), newLabel());
    m_emptyFiltered->setTexts(tr("No card is what you asked for"), tr("Show all cards"));
    m_view->retranslate();
}

} // namespace millrace
