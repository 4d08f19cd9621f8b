// SPDX-License-Identifier: GPL-3.0-or-later
// The two halves of the team's page and their words.
#include "core/schema/builtin/department.h"
#include "ui/fields/record_delegate.h"
#include "ui/forms/rights_edit.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/table_look.h"
#include "ui/theme/tokens.h"
#include "ui/views/team/reach_words.h"
#include "ui/views/team/team_page.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace millrace {

static QPushButton *teamButton(const char *name, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    return button;
}

namespace {

/// A list that nothing is typed into, though its cells can be changed on the record's page.
class QuietList : public QTableView
{
public:
    using QTableView::QTableView;

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override
    {
        QTableView::currentChanged(current, previous);
        setAttribute(Qt::WA_InputMethodEnabled, false);
    }
    void focusInEvent(QFocusEvent *event) override
    {
        QTableView::focusInEvent(event);
        setAttribute(Qt::WA_InputMethodEnabled, false);
    }
};

void chainTabs(std::initializer_list<QWidget *> widgets)
{
    QWidget *before = nullptr;
    for (QWidget *widget : widgets) {
        if (before)
            QWidget::setTabOrder(before, widget);
        before = widget;
    }
}

} // namespace

QWidget *TeamPage::makePeople()
{
    auto *part = new QWidget(m_tabs);
    auto *splitter = new QSplitter(Qt::Horizontal, part);
    splitter->setObjectName(QStringLiteral("teamSplitter"));
    splitter->setChildrenCollapsible(false);
    m_departments = new QTreeWidget(splitter);
    m_departments->setObjectName(QStringLiteral("teamDepartments"));
    m_departments->setHeaderHidden(true);
    m_departments->setFrameShape(QFrame::NoFrame);
    m_departments->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_departments->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    m_peopleStack = new QStackedWidget(splitter);
    m_table = new QuietList(m_peopleStack);
    m_table->setObjectName(QStringLiteral("teamPeople"));
    m_table->setModel(m_people);
    m_table->setItemDelegate(new RecordDelegate(m_data, m_table));
    makeQuietRows(m_table);
    m_table->horizontalHeader()->setDefaultSectionSize(fontMetrics().averageCharWidth() * 22);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_nobody = new EmptyState(QStringLiteral("person"), m_peopleStack);
    m_peopleStack->addWidget(m_table);
    m_peopleStack->addWidget(m_nobody);
    splitter->setStretchFactor(1, 1);
    m_addDepartment = teamButton("teamAddDepartment", part);
    m_addPerson = teamButton("teamAddPerson", part);
    m_open = teamButton("teamOpen", part);
    m_handOver = teamButton("teamHandOver", part);
    m_place = teamButton("teamPlace", part);
    m_viewAs = teamButton("teamViewAs", part);
    setButtonKind(m_addPerson, ButtonKind::Primary);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::l, 0, space::l, 0);
    row->setSpacing(space::s);
    row->addWidget(m_addDepartment);
    row->addStretch(1);
    for (QPushButton *button : {m_viewAs, m_place, m_handOver, m_open, m_addPerson})
        row->addWidget(button);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, space::s, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(row);
    column->addWidget(splitter, 1);
    chainTabs({m_addDepartment, m_viewAs, m_place, m_handOver, m_open, m_addPerson, m_departments, m_table});
    connect(m_departments, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item)
            applyDepartment();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TeamPage::refresh);
    connect(m_table, &QTableView::doubleClicked, m_open, &QPushButton::click);
    connect(m_addPerson, &QPushButton::clicked, this, &TeamPage::createNew);
    connect(m_nobody, &EmptyState::buttonClicked, this, &TeamPage::createNew);
    connect(m_addDepartment, &QPushButton::clicked, this, [this] {
        create(department::entityKey(), department::parent.name(), chosenDepartment().value_or(RecordId()));
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const auto person = chosenPerson())
            Q_EMIT openRequested(recordPageAddress(m_people->entity()->key, *person));
    });
    connect(m_handOver, &QPushButton::clicked, this, &TeamPage::handOver);
    connect(m_place, &QPushButton::clicked, this, &TeamPage::changePlace);
    connect(m_viewAs, &QPushButton::clicked, this, [this] {
        if (const auto person = chosenPerson(); person && m_context.viewAs)
            m_context.viewAs(*person);
    });
    return part;
}

QWidget *TeamPage::makeRoles()
{
    m_roleStack = new QStackedWidget(m_tabs);
    auto *part = new QWidget(m_roleStack);
    auto *splitter = new QSplitter(Qt::Horizontal, part);
    splitter->setObjectName(QStringLiteral("roleSplitter"));
    splitter->setChildrenCollapsible(false);
    m_roles = new QListWidget(splitter);
    m_roles->setObjectName(QStringLiteral("teamRoles"));
    m_roles->setFrameShape(QFrame::NoFrame);
    m_roles->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_roles->setMinimumWidth(fontMetrics().averageCharWidth() * 22);
    auto *right = new QWidget(splitter);
    m_bearers = new TextLabel(TextStyle::Caption, TextTone::Secondary, right);
    m_bearers->setWordWrap(true);
    m_rights = new RightsEdit(m_data, right);
    m_note = new TextLabel(TextStyle::Caption, TextTone::Secondary, right);
    m_note->setWordWrap(true);
    m_save = teamButton("rightsSave", right);
    m_discard = teamButton("rightsDiscard", right);
    setButtonKind(m_save, ButtonKind::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_discard);
    buttons->addWidget(m_save);
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(space::m, 0, space::l, space::m);
    rightColumn->setSpacing(space::s);
    rightColumn->addWidget(m_bearers);
    rightColumn->addWidget(m_rights, 1);
    rightColumn->addLayout(buttons);
    splitter->setStretchFactor(1, 1);
    m_addRole = teamButton("teamAddRole", part);
    m_firstRoles = teamButton("teamFirstRoles", part);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::l, 0, space::l, 0);
    row->setSpacing(space::s);
    row->addWidget(m_addRole);
    row->addWidget(m_firstRoles);
    row->addStretch(1);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, space::s, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(row);
    column->addWidget(splitter, 1);
    chainTabs({m_addRole, m_firstRoles, m_roles, m_rights->administers()});
    chainTabs({m_discard, m_save});
    m_noRoles = new EmptyState(QStringLiteral("shield-lock"), m_roleStack);
    m_roleStack->addWidget(part);
    m_roleStack->addWidget(m_noRoles);
    connect(m_roles, &QListWidget::currentRowChanged, this, &TeamPage::showRole);
    m_asker = new ReachAsker(m_data, this);
    connect(m_rights, &RightsEdit::edited, this, [this] {
        m_changed = true;
        m_reach = tr("Counting what would be seen…");
        PolicyChange change;
        change.role = chosenRole().value_or(RecordId());
        change.rights = m_rights->rights();
        m_asker->ask(change);
        refresh();
    });
    connect(m_asker, &ReachAsker::told, this, [this](const QString &sentence) {
        m_reach = sentence;
        refresh();
        Q_EMIT reachShown();
    });
    connect(m_save, &QPushButton::clicked, this, &TeamPage::saveRights);
    connect(m_discard, &QPushButton::clicked, this, &TeamPage::showRole);
    connect(m_addRole, &QPushButton::clicked, this, &TeamPage::createNew);
    connect(m_firstRoles, &QPushButton::clicked, this, &TeamPage::makeFirstRoles);
    connect(m_noRoles, &EmptyState::buttonClicked, this, &TeamPage::makeFirstRoles);
    connect(m_noRoles, &EmptyState::linkClicked, this, &TeamPage::createNew);
    return m_roleStack;
}

void TeamPage::refresh()
{
    const bool governs = isAdministrator();
    const auto person = chosenPerson();
    const QString reason = governs ? QString() : tr("Only administrators may do this");
    for (QPushButton *button : {m_addPerson, m_addDepartment, m_addRole, m_firstRoles}) {
        button->setEnabled(governs);
        button->setToolTip(reason);
    }
    const bool nobody = m_people->hasLoaded() && m_people->rowCount() == 0;
    if (nobody && m_people->error())
        m_nobody->setTexts(describeError(*m_people->error(), m_data.catalog(), m_data.locale()).sentences());
    else
        m_nobody->setTexts(tr("Nobody is in this department."), governs ? tr("Add a person") : QString());
    m_peopleStack->setCurrentIndex(nobody ? 1 : 0);
    m_open->setEnabled(person.has_value());
    m_handOver->setEnabled(governs && person.has_value());
    m_handOver->setToolTip(reason);
    m_place->setEnabled(governs && person.has_value());
    m_place->setToolTip(governs ? tr("Department, role and manager, with what it means before it is saved") : reason);
    m_viewAs->setEnabled(governs && person.has_value() && *person != m_data.session().actor && m_context.viewAs);
    m_viewAs->setToolTip(governs ? tr("See what this person sees, without changing anything") : reason);
    m_roleStack->setCurrentIndex(m_roles->count() == 0 ? 1 : 0);
    m_save->setEnabled(governs && m_changed);
    m_discard->setEnabled(m_changed);
    m_note->setText(m_changed ? tr("Not saved yet. %1").arg(m_reach) : QString());
    Q_EMIT breadcrumbChanged();
}

void TeamPage::retranslate()
{
    setAccessibleName(title());
    m_tabs->setAccessibleName(title());
    m_tabs->setTabText(0, tr("People"));
    m_tabs->setTabText(1, tr("Roles and rights"));
    m_departments->setAccessibleName(tr("Departments"));
    m_table->setAccessibleName(tr("People"));
    m_roles->setAccessibleName(tr("Roles"));
    m_addDepartment->setText(tr("Add a department"));
    m_addPerson->setText(tr("Add a person"));
    m_open->setText(tr("Open"));
    m_handOver->setText(tr("Hand over and disable…"));
    m_place->setText(tr("Place…"));
    m_viewAs->setText(tr("View as this person"));
    m_addRole->setText(tr("Add a role"));
    m_firstRoles->setText(tr("Make the usual roles"));
    m_save->setText(tr("Save the rights"));
    m_discard->setText(tr("Discard"));
    m_noRoles->setTexts(tr("Nobody has a role yet, so everybody may do everything. Roles say who sees and does what."),
                        isAdministrator() ? tr("Make the usual roles") : QString(),
                        isAdministrator() ? tr("Add a role of your own") : QString());
    fillDepartments();
    fillRoles();
    refresh();
}

} // namespace millrace
