// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets that a table page is made of.
#include "ui/forms/as_of_control.h"
#include "ui/forms/filter_chips.h"
#include "ui/forms/history_panel.h"
#include "ui/forms/record_form.h"
#include "ui/shell/empty_state.h"
#include "ui/theme/icons.h"
#include "ui/views/table/letter_strip.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
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
    m_asOf = new AsOfControl(m_data, this);
    m_filterButton = tool("listFilterButton", "filter");
    m_filterButton->setCheckable(true);
    m_groupButton = tool("listGroup", "layers");
    m_groupButton->setCheckable(true);
    m_groupButton->setPopupMode(QToolButton::InstantPopup);
    m_groupButton->setMenu(new QMenu(m_groupButton));
    m_columnsButton = tool("listColumns", "layout-three-columns");
    m_panelButton = tool("listPanel", "layout-sidebar");
    m_panelButton->setCheckable(true);
    row->addWidget(m_search, 2);
    row->addWidget(m_setButton);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_asOf);
    row->addWidget(m_filterButton);
    row->addWidget(m_groupButton);
    row->addWidget(m_columnsButton);
    row->addWidget(m_panelButton);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);

    auto *bannerRow = new QHBoxLayout;
    bannerRow->setContentsMargins(space::l, 0, space::l, 0);
    bannerRow->addWidget(m_asOf->banner());
    static_cast<QVBoxLayout *>(layout())->addLayout(bannerRow);
    connect(m_asOf, &AsOfControl::momentChanged, this, &TablePage::showAsOf);

    m_filterRow = new QWidget(this);
    auto *filterColumn = new QVBoxLayout(m_filterRow);
    filterColumn->setContentsMargins(space::l, 0, space::l, 0);
    filterColumn->setSpacing(space::xs);
    m_filterLine = new QLineEdit(m_filterRow);
    m_filterLine->setObjectName(QStringLiteral("listFilter"));
    m_filterLine->setClearButtonEnabled(true);
    m_filterProblem = new TextLabel(TextStyle::Caption, TextTone::Danger, m_filterRow);
    m_filterProblem->setObjectName(QStringLiteral("listFilterProblem"));
    m_filterProblem->setWordWrap(true);
    m_filterProblem->hide();
    m_chips = new FilterChips(m_model->entity(), m_data, m_filterRow);
    filterColumn->addWidget(m_chips);
    filterColumn->addWidget(m_filterLine);
    filterColumn->addWidget(m_filterProblem);
    m_filterRow->hide();
    layout()->addWidget(m_filterRow);

    connect(m_search, &QLineEdit::textChanged, this, &TablePage::applyQuery);
    connect(m_filterLine, &QLineEdit::textChanged, this, &TablePage::filterTyped);
    connect(m_chips, &FilterChips::filterChanged, this, &TablePage::setFilter);
    connect(m_chips, &FilterChips::editorRequested, this, &TablePage::editFilter);
    connect(m_filterButton, &QToolButton::toggled, this, [this](bool on) {
        refreshFilterRow();
        if (on)
            m_filterLine->setFocus(Qt::OtherFocusReason);
    });
    connect(m_columnsButton, &QToolButton::clicked, this, &TablePage::openColumnChooser);
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
    auto *list = new QWidget(m_splitter);
    m_stack = new QStackedWidget(list);
    m_letters = new LetterStrip(list);
    m_letters->hide();
    auto *listRow = new QHBoxLayout(list);
    listRow->setContentsMargins(0, 0, 0, 0);
    listRow->setSpacing(0);
    listRow->addWidget(m_stack, 1);
    listRow->addWidget(m_letters);
    connect(m_letters, &LetterStrip::letterChosen, this, &TablePage::goToLetter);
    m_table = new RecordTable(*m_model, m_stack);

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
    const auto stepper = [this](const char *name, const char *drawing, int step) {
        auto *button = new QToolButton(m_panel);
        button->setObjectName(QString::fromLatin1(name));
        button->setIcon(icon(QString::fromLatin1(drawing)));
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, this, [this, step] { stepRecord(step); });
        return button;
    };
    m_position = new TextLabel(TextStyle::Caption, TextTone::Secondary, m_panel);
    m_position->setObjectName(QStringLiteral("recordPosition"));
    m_previous = stepper("previousRecord", "chevron-up", -1);
    m_next = stepper("nextRecord", "chevron-down", 1);
    m_open = new QToolButton(m_panel);
    m_open->setObjectName(QStringLiteral("listOpen"));
    m_open->setIcon(icon(QStringLiteral("arrow-up-right")));
    m_open->setAutoRaise(true);
    connect(m_open, &QToolButton::clicked, this, &TablePage::openCurrent);
    auto *titleRow = new QHBoxLayout;
    titleRow->setContentsMargins(0, 0, space::s, 0);
    titleRow->setSpacing(space::xs);
    titleRow->addWidget(m_panelTitle, 1);
    titleRow->addWidget(m_position);
    titleRow->addWidget(m_previous);
    titleRow->addWidget(m_next);
    titleRow->addWidget(m_open);
    panelColumn->addLayout(titleRow);
    panelColumn->addWidget(m_tabs, 1);
    m_splitter->addWidget(list);
    m_splitter->addWidget(m_panel);
    // They stand above the tabs, which were made before them.
    setTabOrder(m_table, m_letters);
    setTabOrder(m_letters, m_previous);
    setTabOrder(m_previous, m_next);
    setTabOrder(m_next, m_open);
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

    connect(m_form, &RecordForm::recordChanged, this, [this] {
        const Record &record = m_form->record();
        m_panelTitle->setText(record.isNull() ? tr("Nothing selected") : record.title());
    });
    connect(m_form, &RecordForm::saveFailed, this, [this](const Error &error) { m_context.say(error); });
}

} // namespace millrace
