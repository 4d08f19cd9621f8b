// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets that a table page is made of, and its commands.
#include "ui/fields/record_delegate.h"
#include "ui/forms/history_panel.h"
#include "ui/forms/record_form.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/views/table/table_page.h"

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
    panelColumn->setContentsMargins(0, space::s, 0, 0);
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

} // namespace millrace
