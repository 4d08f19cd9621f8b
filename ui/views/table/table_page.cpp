// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table/table_page.h"

#include "ui/fields/record_delegate.h"
#include "ui/forms/history_panel.h"
#include "ui/forms/record_draft.h"
#include "ui/forms/record_form.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

const QString recordPlace = QStringLiteral("record:");
constexpr size_t deletedAtOnce = 500;

} // namespace

TablePage::TablePage(const ViewContext &context, const QString &entity, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_model(new RecordTableModel(m_data, entity, this))
{
    setObjectName(QStringLiteral("table.") + entity);
    const QByteArray columns = m_context.settings.layout(entity + QStringLiteral("/columns"));
    if (!columns.isEmpty())
        m_model->setColumns(QString::fromUtf8(columns).split(u','));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::s, 0, 0);
    column->setSpacing(space::s);
    makeToolbar();
    makeTable();
    makeCommands();

    connect(m_model, &RecordTableModel::loadingChanged, this, &TablePage::refreshState);
    connect(m_model, &RecordTableModel::loaded, this, [this] {
        refreshState();
        if (!m_toSelect.isNull())
            select(m_toSelect);
        else if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(0, 0));
    });
    connect(m_model, &RecordTableModel::modelReset, this, &TablePage::fitColumns);
    connect(m_model, &RecordTableModel::editRefused, this,
            [this](const RecordId &id, const QString &field, const Error &error) {
                Q_UNUSED(field)
                select(id);
                m_panel->setVisible(true);
                m_tabs->setCurrentIndex(0);
                refreshPanel();
                m_form->showProblems(error.problems, true);
                m_context.toast({.text = describeError(error, m_data.catalog(), m_data.locale()).sentences(),
                                 .actionText = {},
                                 .action = {},
                                 .tone = MessageTone::Danger});
            });
    connect(&m_data, &LiveData::localeChanged, this, &TablePage::retranslate);
    retranslate();
    fitColumns();
    m_model->reload();
    refreshState();
}

void TablePage::makeToolbar()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::l, 0, space::l, 0);
    row->setSpacing(space::s);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("listSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(360);
    m_search->addAction(icon(QStringLiteral("search"), IconTone::Secondary), QLineEdit::LeadingPosition);
    m_count = new TextLabel(TextStyle::Body, TextTone::Secondary, this);
    m_count->setObjectName(QStringLiteral("listCount"));
    m_setButton = new QPushButton(this);
    m_setButton->setObjectName(QStringLiteral("listSet"));
    m_setButton->setIcon(icon(QStringLiteral("x-lg"), IconTone::Secondary));
    m_setButton->hide();
    const auto tool = [&](const char *name, const char *iconName) {
        auto *button = new QToolButton(this);
        button->setObjectName(QString::fromLatin1(name));
        button->setIcon(icon(QString::fromLatin1(iconName)));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        return button;
    };
    m_filterButton = tool("listFilterButton", "filter");
    m_filterButton->setCheckable(true);
    m_columnsButton = tool("listColumns", "layout-three-columns");
    m_panelButton = tool("listPanel", "layout-sidebar");
    m_panelButton->setCheckable(true);
    row->addWidget(m_search, 2);
    row->addWidget(m_setButton);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_filterButton);
    row->addWidget(m_columnsButton);
    row->addWidget(m_panelButton);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);

    m_filterRow = new QWidget(this);
    auto *filterColumn = new QVBoxLayout(m_filterRow);
    filterColumn->setContentsMargins(space::l, 0, space::l, 0);
    filterColumn->setSpacing(2);
    m_filterLine = new QLineEdit(m_filterRow);
    m_filterLine->setObjectName(QStringLiteral("listFilter"));
    m_filterLine->setClearButtonEnabled(true);
    m_filterProblem = new TextLabel(TextStyle::Caption, TextTone::Danger, m_filterRow);
    m_filterProblem->setObjectName(QStringLiteral("listFilterProblem"));
    m_filterProblem->setWordWrap(true);
    m_filterProblem->hide();
    filterColumn->addWidget(m_filterLine);
    filterColumn->addWidget(m_filterProblem);
    m_filterRow->hide();
    layout()->addWidget(m_filterRow);

    connect(m_search, &QLineEdit::textChanged, this, &TablePage::applyQuery);
    connect(m_filterLine, &QLineEdit::textChanged, this, &TablePage::applyQuery);
    connect(m_filterButton, &QToolButton::toggled, this, [this](bool on) {
        m_filterRow->setVisible(on);
        if (on)
            m_filterLine->setFocus(Qt::OtherFocusReason);
    });
    connect(m_columnsButton, &QToolButton::clicked, this, &TablePage::showColumnsMenu);
    connect(m_panelButton, &QToolButton::clicked, this, &TablePage::togglePanel);
    connect(m_setButton, &QPushButton::clicked, this, [this] {
        const QString before = m_place;
        goTo({});
        Q_EMIT placeChanged(before);
    });
}

void TablePage::makeTable()
{
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(QStringLiteral("listSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_stack = new QStackedWidget(m_splitter);
    m_table = new QTableView(m_stack);
    m_table->setObjectName(QStringLiteral("records"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RecordDelegate(m_data, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_table->setAlternatingRowColors(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSectionsMovable(false);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &TablePage::showColumnsMenu);
    connect(header, &QHeaderView::sectionClicked, this, [this, header](int column) {
        if (!m_model->isSortable(column)) {
            m_context.toast({.text = tr("This list can be sorted by: %1").arg([this] {
                                 QStringList names;
                                 for (int i = 0; i < m_model->columnCount(); ++i) {
                                     if (m_model->isSortable(i))
                                         names << fieldLabel(m_model->fieldAt(i), m_data.locale());
                                 }
                                 return names.join(m_data.locale().startsWith(QLatin1String("zh"))
                                                       ? QStringLiteral("、")
                                                       : QStringLiteral(", "));
                             }()),
                             .actionText = {},
                             .action = {},
                             .tone = MessageTone::Info});
            return;
        }
        const bool same = header->isSortIndicatorShown() && header->sortIndicatorSection() == column;
        const Qt::SortOrder order =
            same && header->sortIndicatorOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
        header->setSortIndicatorShown(true);
        header->setSortIndicator(column, order);
        m_model->sort(column, order);
    });

    m_skeleton = new SkeletonRows(m_stack);
    m_emptyNew = new EmptyState(m_model->entity()->icon, m_stack);
    m_emptyFiltered = new EmptyState(QStringLiteral("search"), m_stack);
    m_failed = new EmptyState(QStringLiteral("exclamation-triangle"), m_stack);
    for (QWidget *state : std::initializer_list<QWidget *>{m_table, m_emptyNew, m_emptyFiltered, m_failed, m_skeleton})
        m_stack->addWidget(state);
    connect(m_emptyNew, &EmptyState::buttonClicked, this, &TablePage::createNew);
    connect(m_emptyFiltered, &EmptyState::buttonClicked, this, &TablePage::clearQuery);
    connect(m_failed, &EmptyState::buttonClicked, m_model, &RecordTableModel::reload);

    m_panel = new QWidget(m_splitter);
    m_panel->setMinimumWidth(280);
    auto *panelColumn = new QVBoxLayout(m_panel);
    panelColumn->setContentsMargins(0, 0, 0, 0);
    panelColumn->setSpacing(space::xs);
    m_panelTitle = new ElidedLabel(TextStyle::Subtitle, TextTone::Primary, m_panel);
    m_panelTitle->setObjectName(QStringLiteral("panelTitle"));
    m_panelTitle->setContentsMargins(space::l, 0, space::l, 0);
    m_tabs = new QTabWidget(m_panel);
    m_tabs->setObjectName(QStringLiteral("panelTabs"));
    m_tabs->setDocumentMode(true);
    m_form = new RecordForm(m_data, m_tabs);
    m_history = new HistoryPanel(m_data, m_tabs);
    m_tabs->addTab(m_form, QString());
    m_tabs->addTab(m_history, QString());
    panelColumn->addWidget(m_panelTitle);
    panelColumn->addWidget(m_tabs, 1);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({900, 340});
    const bool hidden = m_context.settings.layout(QStringLiteral("list/panelHidden")) == "1";
    m_panel->setVisible(!hidden);
    m_panelButton->setChecked(!hidden);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_splitter, 1);

    m_footer = new TextLabel(TextStyle::Caption, TextTone::Secondary, this);
    m_footer->setObjectName(QStringLiteral("listFooter"));
    m_footer->setContentsMargins(space::l, 0, space::l, space::xs);
    layout()->addWidget(m_footer);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        refreshFooter();
        refreshPanel();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TablePage::refreshPanel);
    connect(m_form, &RecordForm::recordChanged, this, [this] {
        const Record &record = m_form->record();
        m_panelTitle->setText(record.isNull() ? QString() : record.title());
    });
    connect(m_form, &RecordForm::saveFailed, this, [this](const Error &error) {
        m_context.toast({.text = describeError(error, m_data.catalog(), m_data.locale()).sentences(),
                         .actionText = {},
                         .action = {},
                         .tone = MessageTone::Danger});
    });
}

void TablePage::makeCommands()
{
    const QString prefix = QStringLiteral("list.") + m_model->entity()->key + u'.';
    const auto add = [&](const char *id, const char *text, const char *iconName, const QKeySequence &key,
                         CommandGroup group, std::function<void()> run) {
        Command command;
        command.id = prefix + QString::fromLatin1(id);
        command.text = text;
        command.icon = QString::fromLatin1(iconName);
        command.keys = {key};
        command.group = group;
        command.scope = CommandScope::Page;
        command.run = std::move(run);
        command.listed = false;
        m_context.commands.add(std::move(command), this);
    };
    add("delete", QT_TRANSLATE_NOOP("commands", "Delete to the &bin"), "trash", QKeySequence(Qt::Key_Delete),
        CommandGroup::Record, [this] { deleteSelected(); });
    add("filter", QT_TRANSLATE_NOOP("commands", "&Filter by conditions"), "filter",
        QKeySequence(QStringLiteral("Ctrl+Shift+L")), CommandGroup::View, [this] { openFilter(); });
    add("panel", QT_TRANSLATE_NOOP("commands", "Record &panel"), "layout-sidebar", QKeySequence(Qt::Key_F9),
        CommandGroup::View, [this] { togglePanel(); });
}

QString TablePage::title() const
{
    return entityPluralLabel(*m_model->entity(), m_data.locale());
}

QStringList TablePage::breadcrumb() const
{
    if (const RecordSet *set = m_context.sets.find(m_place))
        return {title(), set->title};
    return {title()};
}

QString TablePage::breadcrumbPlace(int step) const
{
    return step == 0 ? QString() : m_place;
}

void TablePage::goTo(const QString &place)
{
    if (place.startsWith(recordPlace)) {
        if (m_context.sets.find(m_place)) {
            m_place.clear();
            applyQuery();
        }
        m_toSelect = RecordId::fromString(QStringView(place).mid(recordPlace.size())).value_or(RecordId());
        m_panel->show();
        m_panelButton->setChecked(true);
        m_form->showRecord(m_model->entity()->key, m_toSelect);
        if (!m_model->isLoading())
            select(m_toSelect);
        return;
    }
    if (place == m_place)
        return;
    m_place = place;
    m_search->clear();
    m_table->clearSelection();
    m_table->setCurrentIndex({});
    applyQuery();
    Q_EMIT breadcrumbChanged();
}

QString TablePage::newLabel() const
{
    return m_data.workspace().isWritable() ? tr("New: %1").arg(entityLabel(*m_model->entity(), m_data.locale()))
                                           : QString();
}

void TablePage::createNew()
{
    auto *draft = new RecordDraft(m_data, m_model->entity()->key, this);
    draft->setAttribute(Qt::WA_DeleteOnClose);
    connect(draft, &RecordDraft::created, this, [this](const RecordId &id, const QString &title) {
        m_toSelect = id;
        m_context.toast({.text = tr("Saved: %1").arg(title), .actionText = {}, .action = {}});
    });
    draft->open();
}

QWidget *TablePage::searchField()
{
    return m_search;
}

QWidget *TablePage::mainWidget()
{
    return m_stack->currentWidget() == m_table ? static_cast<QWidget *>(m_table) : m_search;
}

void TablePage::saveDrafts()
{
    m_form->saveDrafts();
}

void TablePage::setFilterText(const QString &text)
{
    m_filterButton->setChecked(!text.isEmpty());
    m_filterLine->setText(text);
}

void TablePage::openFilter()
{
    m_filterButton->setChecked(true);
    m_filterLine->setFocus(Qt::ShortcutFocusReason);
    m_filterLine->selectAll();
}

void TablePage::clearQuery()
{
    m_search->clear();
    m_filterLine->clear();
    m_filterButton->setChecked(false);
    if (m_context.sets.find(m_place))
        goTo({});
}

void TablePage::applyQuery()
{
    const auto parsed = parseFilter(m_filterLine->text());
    std::optional<Error> problem;
    if (!parsed)
        problem = parsed.error();
    else
        m_filter = *parsed;
    m_filterProblem->setVisible(problem.has_value());
    m_filterLine->setProperty("refused", problem.has_value());
    m_filterLine->update();
    if (problem)
        m_filterProblem->setText(describeError(*problem, m_data.catalog(), m_data.locale()).sentences());
    std::vector<Filter> conditions{m_filter};
    if (const RecordSet *set = m_context.sets.find(m_place)) {
        std::vector<Literal> ids;
        for (const RecordId &id : set->ids)
            ids.emplace_back(id.toString());
        conditions.push_back(Filter::in(m_model->entity()->at(system_field::Id).key, std::move(ids)));
    }
    m_model->setQuery(Filter::all(std::move(conditions)), m_search->text().trimmed());
    retranslate();
}

int TablePage::emptyKind() const
{
    return m_stack->currentWidget() == m_skeleton ? 0 : m_stack->currentIndex();
}

void TablePage::refreshState()
{
    const bool narrowed = !m_search->text().trimmed().isEmpty() || !m_model->query().filter.isEverything();
    QWidget *shown = m_table;
    if (m_model->error() && m_model->error()->code != ErrorCode::BadFilter &&
        m_model->error()->code != ErrorCode::UnknownField)
        shown = m_failed;
    else if (m_model->rowCount() == 0 && m_model->hasLoaded())
        shown = narrowed ? m_emptyFiltered : m_emptyNew;
    else if (m_model->rowCount() == 0)
        shown = m_skeleton;
    if (shown == m_skeleton)
        m_skeleton->begin();
    else
        m_skeleton->end();
    m_stack->setCurrentWidget(shown);
    if (m_model->error()) {
        const ErrorWords words = describeError(*m_model->error(), m_data.catalog(), m_data.locale());
        m_failed->setTexts(words.sentences(), tr("Try again"));
        if (shown != m_failed) {
            m_filterProblem->setText(words.sentences());
            m_filterProblem->show();
        }
    } else if (m_model->hasLoaded() && parseFilter(m_filterLine->text())) {
        m_filterProblem->hide();
    }
    m_table->verticalHeader()->setDefaultSectionSize(std::max(32, m_table->fontMetrics().height() + 2 * space::s));
    refreshFooter();
    refreshPanel();
}

std::vector<RecordId> TablePage::selectedIds() const
{
    std::vector<RecordId> ids;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom() && ids.size() <= deletedAtOnce; ++row) {
            if (const RecordId id = m_model->idAt(row); !id.isNull())
                ids.push_back(id);
        }
    }
    return ids;
}

void TablePage::refreshFooter()
{
    qint64 selected = 0;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        selected += range.height();
    const int rows = m_model->rowCount();
    const QString all = tr("%n record(s)", nullptr, rows).replace(QString::number(rows), formats::integer(rows));
    const QString text = selected > 1 ? tr("%1 · %2 selected").arg(all, formats::integer(selected)) : all;
    m_footer->setText(m_model->hasLoaded() ? text : tr("Loading…"));
    const bool narrowed = !m_model->query().search.isEmpty() || !m_model->query().filter.isEverything();
    m_count->setText(narrowed && m_model->hasLoaded() ? tr("%n found", nullptr, rows) : QString());
    Q_EMIT selectionSummaryChanged(selected > 1 ? text : QString());
}

void TablePage::refreshPanel()
{
    const QModelIndex current = m_table->currentIndex();
    const RecordId id = current.isValid() ? m_model->idAt(current.row()) : RecordId();
    if (!m_panel->isVisibleTo(this) || (id.isNull() && !m_toSelect.isNull()))
        return;
    if (id != m_form->recordId())
        m_form->showRecord(m_model->entity()->key, id);
    m_history->showRecord(m_model->entity()->key, id);
    m_tabs->setVisible(!id.isNull());
    if (id.isNull())
        m_panelTitle->setText(tr("Nothing selected"));
}

void TablePage::select(const RecordId &id)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return;
    m_toSelect = RecordId();
    m_table->setCurrentIndex(m_model->index(row, std::max(0, m_table->currentIndex().column())));
    m_table->scrollTo(m_table->currentIndex());
    refreshPanel();
}

void TablePage::togglePanel()
{
    const bool show = !m_panel->isVisibleTo(this);
    m_panel->setVisible(show);
    m_panelButton->setChecked(show);
    m_context.settings.setLayout(QStringLiteral("list/panelHidden"), show ? "0" : "1");
    refreshPanel();
}

void TablePage::deleteSelected()
{
    const std::vector<RecordId> ids = selectedIds();
    if (ids.empty() || !m_data.workspace().isWritable())
        return;
    if (ids.size() > deletedAtOnce) {
        m_context.toast(
            {.text = tr("At most %1 records can be deleted at once. Nothing was deleted.").arg(deletedAtOnce),
             .actionText = {},
             .action = {},
             .tone = MessageTone::Warning});
        return;
    }
    const int row = m_table->currentIndex().row();
    CommitRequest request;
    request.label = QStringLiteral("delete");
    for (const RecordId &id : ids)
        request.edits.push_back(Edit::remove(m_model->entity()->key, id));
    m_data.commit(this, std::move(request), [this, row, count = int(ids.size())](Result<CommitReceipt> receipt) {
        if (!receipt) {
            m_context.toast({.text = describeError(receipt.error(), m_data.catalog(), m_data.locale()).sentences(),
                             .actionText = {},
                             .action = {},
                             .tone = MessageTone::Danger});
            return;
        }
        m_context.toast({.text = tr("%n record(s) moved to the bin", nullptr, count),
                         .actionText = tr("Undo"),
                         .action = [this, operation = receipt->operation] { m_context.undo(operation); }});
        if (m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
    });
}

void TablePage::fitColumns()
{
    const QFontMetrics metrics(m_table->font());
    for (int i = 0; i < m_model->columnCount(); ++i) {
        const FieldDef &field = m_model->fieldAt(i);
        const int characters = field.width > 0 ? field.width : fieldTypeInfo(field.type).characters;
        const QString heading = m_model->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width =
            std::max(metrics.averageCharWidth() * characters, metrics.horizontalAdvance(heading) + space::xl);
        m_table->setColumnWidth(i, width + 2 * space::s);
    }
}

void TablePage::showColumnsMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("columnsMenu"));
    menu->setAccessibleName(tr("Columns"));
    for (const FieldDef &field : m_model->entity()->fields) {
        const bool shownSystem = field.index == system_field::CreatedAt || field.index == system_field::UpdatedAt ||
                                 (field.index == system_field::Owner && m_model->entity()->ownable);
        if (field.retired || field.type == FieldType::Json || (field.system && !shownSystem))
            continue;
        QAction *action = menu->addAction(fieldLabel(field, m_data.locale()));
        action->setCheckable(true);
        action->setChecked(m_model->columns().contains(field.key));
        connect(action, &QAction::toggled, this, [this, key = field.key](bool on) {
            QStringList columns = m_model->columns();
            columns.removeAll(key);
            if (on)
                columns << key;
            if (columns.isEmpty())
                return;
            m_model->setColumns(columns);
            m_context.settings.setLayout(m_model->entity()->key + QStringLiteral("/columns"),
                                         columns.join(u',').toUtf8());
        });
    }
    menu->popup(m_columnsButton->mapToGlobal(QPoint(0, m_columnsButton->height())));
}

void TablePage::retranslate()
{
    const QString plural = title();
    const QString singular = entityLabel(*m_model->entity(), m_data.locale());
    setAccessibleName(plural);
    m_search->setPlaceholderText(tr("Search: %1").arg(plural));
    m_search->setAccessibleName(tr("Search: %1").arg(plural));
    m_search->setToolTip(tr("Name, pinyin, initials, phone, e-mail (Ctrl+F)"));
    const auto name = [](QToolButton *button, const QString &text, const QString &tip) {
        button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(tip);
    };
    name(m_filterButton, tr("Filter"), tr("Filter by conditions (Ctrl+Shift+L)"));
    name(m_columnsButton, tr("Columns"), tr("Choose the columns"));
    name(m_panelButton, tr("Record"), tr("Show or hide the record beside the list (F9)"));
    m_filterLine->setAccessibleName(tr("Filter conditions"));
    m_filterLine->setPlaceholderText(tr("e.g. created_at within last 30 days and not (owner is empty)"));
    m_table->setAccessibleName(plural);
    m_table->setAccessibleDescription(tr("Sort by clicking a heading, edit with F2, delete with Del"));
    m_tabs->setTabText(0, tr("Details"));
    m_tabs->setTabText(1, tr("History"));
    m_tabs->setAccessibleName(tr("Record"));
    m_emptyNew->setTexts(tr("There are no records of the kind “%1” yet").arg(singular), newLabel());
    m_emptyFiltered->setTexts(tr("Nothing matches what you asked for"), tr("Clear search and filter"));
    const RecordSet *set = m_context.sets.find(m_place);
    m_setButton->setVisible(set != nullptr);
    if (set) {
        m_setButton->setText(set->title);
        m_setButton->setToolTip(tr("Show all records again"));
        m_setButton->setAccessibleName(tr("Show all records again"));
    }
    refreshState();
}

void TablePage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange && m_table)
        fitColumns();
}

} // namespace millrace
