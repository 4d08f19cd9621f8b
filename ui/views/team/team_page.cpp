// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/team/team_page.h"

#include "core/schema/builtin/department.h"
#include "core/schema/builtin/role.h"
#include "core/schema/builtin/user.h"
#include "core/workspace/people.h"
#include "ui/fields/record_delegate.h"
#include "ui/forms/record_draft.h"
#include "ui/forms/rights_edit.h"
#include "ui/shell/empty_state.h"
#include "ui/views/team/hand_over_dialog.h"
#include "ui/views/team/place_dialog.h"
#include "ui/views/team/reach_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace millrace {

namespace {

const QString rolesPlace = QStringLiteral("roles");

} // namespace

TeamPage::TeamPage(const ViewContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data),
      m_people(new RecordTableModel(m_data, user::entityKey(), this)), m_tabs(new QTabWidget(this))
{
    setObjectName(QStringLiteral("teamPage"));
    m_people->setColumns({user::name.name(), user::login.name(), user::role.name(),
                          m_people->entity()->at(system_field::Department).key, user::manager.name(),
                          user::active.name()});
    m_tabs->setObjectName(QStringLiteral("teamTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makePeople(), QString());
    m_tabs->addTab(makeRoles(), QString());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::s, 0, 0);
    column->addWidget(m_tabs);
    connect(m_people, &RecordTableModel::loaded, this, &TeamPage::refresh);
    connect(m_tabs, &QTabWidget::currentChanged, this, &TeamPage::refresh);
    connect(&m_data, &LiveData::changed, this, [this](const CommitNotice &notice) {
        if (notice.everything || notice.records.contains(department::entityKey()))
            fillDepartments();
        if (notice.everything || notice.records.contains(role::entityKey()) ||
            notice.records.contains(user::entityKey()))
            fillRoles();
    });
    connect(&m_data, &LiveData::localeChanged, this, &TeamPage::retranslate);
    retranslate();
    m_people->reload();
}

QString TeamPage::title() const
{
    return tr("Team");
}

QString TeamPage::place() const
{
    return m_tabs->currentIndex() == 1 ? rolesPlace : QString();
}

void TeamPage::goTo(const QString &place)
{
    m_tabs->setCurrentIndex(place == rolesPlace ? 1 : 0);
}

QWidget *TeamPage::mainWidget()
{
    return m_tabs->currentIndex() == 1 ? static_cast<QWidget *>(m_roles) : m_table;
}

bool TeamPage::isAdministrator() const
{
    return m_data.isEditable() && requireAdministrator(m_data.workspace(), m_data.session()).has_value();
}

std::optional<RecordId> TeamPage::chosenPerson() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? std::optional(m_people->idAt(current.row())) : std::nullopt;
}

std::optional<RecordId> TeamPage::chosenRole() const
{
    const QListWidgetItem *item = m_roles->currentItem();
    return item ? RecordId::fromString(item->data(Qt::UserRole).toString()) : std::nullopt;
}

std::optional<RecordId> TeamPage::chosenDepartment() const
{
    const QTreeWidgetItem *item = m_departments->currentItem();
    return item ? RecordId::fromString(item->data(0, Qt::UserRole).toString()) : std::nullopt;
}

RecordAddress TeamPage::currentRecord() const
{
    if (m_tabs->currentIndex() == 1) {
        const auto role = chosenRole();
        return role ? RecordAddress{role::entityKey(), *role} : RecordAddress();
    }
    const auto person = chosenPerson();
    return person ? RecordAddress{user::entityKey(), *person} : RecordAddress();
}

QString TeamPage::newLabel() const
{
    if (!isAdministrator())
        return {};
    return m_tabs->currentIndex() == 1 ? tr("Role") : tr("Person");
}

void TeamPage::createNew()
{
    if (!isAdministrator())
        return;
    if (m_tabs->currentIndex() == 1)
        create(role::entityKey(), {}, {});
    else
        create(user::entityKey(), m_people->entity()->at(system_field::Department).key,
               chosenDepartment().value_or(RecordId()));
}

void TeamPage::create(const QString &entity, const QString &field, const RecordId &preset)
{
    auto *draft = new RecordDraft(m_data, entity, this);
    draft->setAttribute(Qt::WA_DeleteOnClose);
    if (!preset.isNull())
        draft->preset(field, preset);
    connect(draft, &RecordDraft::openAsked, this,
            [this](const QString &entity, const RecordId &id) { Q_EMIT openRequested(recordPageAddress(entity, id)); });
    connect(draft, &RecordDraft::created, this, [this](const RecordId &, const QString &title) {
        m_context.toast({.text = tr("Saved: %1").arg(title), .actionText = {}, .action = {}});
    });
    draft->open();
}

void TeamPage::fillDepartments()
{
    const auto chosen = chosenDepartment();
    const OrgChart &chart = m_data.metadata()->access->chart();
    m_departments->clear();
    auto *all = new QTreeWidgetItem(m_departments, {tr("Everybody")});
    QHash<RecordId, QString> names;
    std::vector<RecordId> ids;
    for (auto it = chart.departments.begin(); it != chart.departments.end(); ++it)
        ids.push_back(it.key());
    if (const auto titles = m_data.workspace().titles(m_data.session(), department::entityKey(), ids))
        names = *titles;
    QHash<RecordId, QTreeWidgetItem *> items;
    for (const RecordId &id : ids) {
        items.insert(id, new QTreeWidgetItem({names.value(id)}));
        items[id]->setData(0, Qt::UserRole, id.toString());
    }
    // A ring of departments hangs where it is met first.
    QSet<RecordId> hung;
    for (const RecordId &id : ids) {
        const RecordId above = chart.departments.value(id);
        const std::vector<RecordId> below = chart.departmentTree(id);
        const bool ring = std::binary_search(below.begin(), below.end(), above);
        if (items.contains(above) && !ring)
            items[above]->addChild(items[id]);
        else
            m_departments->addTopLevelItem(items[id]);
    }
    m_departments->sortItems(0, Qt::AscendingOrder);
    m_departments->takeTopLevelItem(m_departments->indexOfTopLevelItem(all));
    m_departments->insertTopLevelItem(0, all);
    m_departments->expandAll();
    m_departments->setCurrentItem(chosen && items.contains(*chosen) ? items[*chosen] : all);
}

void TeamPage::applyDepartment()
{
    Filter filter;
    if (const auto department = chosenDepartment()) {
        std::vector<Literal> literals;
        for (const RecordId &id : m_data.metadata()->access->chart().departmentTree(*department))
            literals.push_back(Literal(id.toString()));
        filter = Filter::in(m_people->entity()->at(system_field::Department).key, std::move(literals));
    }
    m_people->setQuery(filter, {});
    refresh();
}

void TeamPage::fillRoles()
{
    const auto chosen = chosenRole();
    const OrgChart &chart = m_data.metadata()->access->chart();
    m_roles->clear();
    for (auto it = chart.roles.begin(); it != chart.roles.end(); ++it) {
        auto *item = new QListWidgetItem(it->name, m_roles);
        item->setData(Qt::UserRole, it.key().toString());
    }
    m_roles->sortItems();
    for (int row = 0; row < m_roles->count(); ++row)
        if (chosen && m_roles->item(row)->data(Qt::UserRole).toString() == chosen->toString())
            m_roles->setCurrentRow(row);
    if (m_roles->currentRow() < 0 && m_roles->count() > 0)
        m_roles->setCurrentRow(0);
    if (!m_changed)
        showRole();
    refresh();
    Q_EMIT rolesShown();
}

void TeamPage::showRole()
{
    const auto id = chosenRole();
    m_changed = false;
    m_reach.clear();
    m_asker->forget();
    if (!id)
        return refresh();
    if (const auto record = m_data.workspace().record(m_data.session(), role::entityKey(), *id)) {
        m_rights->setRights(record->value(role::rights).value_or(Json()).text);
        m_rights->setReadOnly(!isAdministrator());
    }
    QStringList bearers;
    const OrgChart &chart = m_data.metadata()->access->chart();
    for (auto it = chart.people.begin(); it != chart.people.end(); ++it)
        if (it->role == *id && it->active)
            bearers << it->name;
    bearers.sort();
    m_bearers->setText(bearers.isEmpty() ? tr("Nobody has this role yet.")
                                         : tr("Has this role: %1")
                                               .arg(bearers.join(m_data.locale().startsWith(QLatin1String("zh"))
                                                                     ? QStringLiteral("、")
                                                                     : QStringLiteral(", "))));
    refresh();
}

void TeamPage::saveRights()
{
    const auto id = chosenRole();
    const EntityPtr roles = m_data.catalog()->entity(role::entityKey());
    if (!id || !roles)
        return;
    CommitRequest request;
    request.label = QStringLiteral("rights");
    request.edits.push_back(Edit::update(roles, *id).with(*roles, role::rights, Json{m_rights->rights()}));
    m_data.commit(this, std::move(request), [this](const Result<CommitReceipt> &receipt) {
        if (!receipt)
            return fail(receipt.error());
        m_changed = false;
        showRole();
        tell(tr("The rights hold from now on"), receipt->operation);
    });
}

void TeamPage::makeFirstRoles()
{
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session()] { return makeBuiltinRoles(workspace, session); },
        [this](const Result<QHash<QString, RecordId>> &made) {
            if (!made)
                fail(made.error());
        });
}

void TeamPage::handOver()
{
    const auto person = chosenPerson();
    if (!person)
        return;
    auto *dialog = new HandOverDialog(m_data, *person, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &HandOverDialog::handedOver, this, [this](const RecordId &operation, qint64 records) {
        tell(tr("%Ln record(s) handed over", nullptr, int(records)), operation);
    });
    dialog->open();
}

void TeamPage::changePlace()
{
    const auto person = chosenPerson();
    if (!person || !isAdministrator())
        return;
    auto *dialog = new PlaceDialog(m_data, *person, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PlaceDialog::saved, this,
            [this](const RecordId &operation) { tell(tr("It holds from now on"), operation); });
    dialog->open();
}

QString TeamPage::note() const
{
    return m_note->text();
}

void TeamPage::tell(const QString &text, const RecordId &operation)
{
    m_context.toast(
        {.text = text, .actionText = tr("Undo"), .action = [this, operation] { m_context.undo(operation); }});
}

void TeamPage::fail(const Error &error)
{
    m_context.say(error);
}

void TeamPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
