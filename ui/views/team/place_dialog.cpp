// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/team/place_dialog.h"

#include "core/schema/builtin/department.h"
#include "core/schema/builtin/user.h"
#include "ui/text/describe_error.h"
#include "ui/text/labels.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"
#include "ui/views/team/reach_words.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace millrace {

namespace {

RecordId chosenIn(const QComboBox &box)
{
    return RecordId::fromString(box.currentData().toString()).value_or(RecordId());
}

/// The names in their order, after the line for none.
void fill(QComboBox &box, std::vector<std::pair<QString, RecordId>> lines, const RecordId &chosen)
{
    std::sort(lines.begin(), lines.end());
    box.addItem(QString(), QString());
    for (const auto &[name, id] : lines)
        box.addItem(name, id.toString());
    box.setCurrentIndex(chosen.isNull() ? 0 : std::max(0, box.findData(chosen.toString())));
}

} // namespace

PlaceDialog::PlaceDialog(LiveData &data, const RecordId &user, QWidget *parent)
    : QDialog(parent), m_data(data), m_user(user), m_asker(new ReachAsker(data, this)),
      m_departmentLabel(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_roleLabel(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_managerLabel(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_preview(new TextLabel(TextStyle::Body, TextTone::Primary, this)),
      m_problem(new TextLabel(TextStyle::Body, TextTone::Danger, this)), m_department(new QComboBox(this)),
      m_role(new QComboBox(this)), m_manager(new QComboBox(this)), m_save(new QPushButton(this)),
      m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("placeDialog"));
    m_department->setObjectName(QStringLiteral("placeDepartment"));
    m_role->setObjectName(QStringLiteral("placeRole"));
    m_manager->setObjectName(QStringLiteral("placeManager"));
    m_preview->setObjectName(QStringLiteral("placePreview"));
    m_save->setObjectName(QStringLiteral("placeSave"));
    m_cancel->setObjectName(QStringLiteral("placeCancel"));
    setButtonKind(m_save, ButtonKind::Primary);
    for (TextLabel *text : {m_preview, m_problem})
        text->setWordWrap(true);
    m_problem->hide();
    const OrgChart &chart = data.metadata()->access->chart();
    const OrgChart::Person person = chart.people.value(user);
    m_before.user = user;
    m_before.department = person.department;
    m_before.newRole = person.role;
    m_before.manager = person.manager;
    std::vector<std::pair<QString, RecordId>> departments, roles, people;
    std::vector<RecordId> ids;
    for (auto it = chart.departments.begin(); it != chart.departments.end(); ++it)
        ids.push_back(it.key());
    if (const auto titles = data.workspace().titles(data.session(), department::entityKey(), ids))
        for (const RecordId &id : ids)
            departments.emplace_back(titles->value(id), id);
    for (auto it = chart.roles.begin(); it != chart.roles.end(); ++it)
        roles.emplace_back(it->name, it.key());
    for (auto it = chart.people.begin(); it != chart.people.end(); ++it)
        if (it->active && it.key() != user)
            people.emplace_back(it->name, it.key());
    fill(*m_department, std::move(departments), person.department);
    fill(*m_role, std::move(roles), person.role);
    fill(*m_manager, std::move(people), person.manager);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::s);
    const std::pair<TextLabel *, QComboBox *> rows[] = {
        {m_departmentLabel, m_department}, {m_roleLabel, m_role}, {m_managerLabel, m_manager}};
    for (const auto &[label, box] : rows) {
        label->setBuddy(box);
        column->addWidget(label);
        column->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &PlaceDialog::ask);
    }
    column->addSpacing(space::s);
    column->addWidget(m_preview);
    column->addWidget(m_problem);
    column->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 56, fontMetrics().height() * 20);
    connect(m_asker, &ReachAsker::told, this, [this](const QString &sentence, bool loses) {
        m_preview->setText(sentence);
        m_preview->setTone(loses ? TextTone::Warning : TextTone::Primary);
        Q_EMIT previewed();
    });
    connect(m_save, &QPushButton::clicked, this, &PlaceDialog::save);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
}

QString PlaceDialog::preview() const
{
    return m_preview->text();
}

PolicyChange PlaceDialog::change() const
{
    PolicyChange change;
    change.user = m_user;
    change.department = chosenIn(*m_department);
    change.newRole = chosenIn(*m_role);
    change.manager = chosenIn(*m_manager);
    return change;
}

bool PlaceDialog::isChanged() const
{
    const PolicyChange now = change();
    return now.department != m_before.department || now.newRole != m_before.newRole || now.manager != m_before.manager;
}

void PlaceDialog::ask()
{
    m_problem->hide();
    m_save->setEnabled(isChanged() && !m_busy);
    if (!isChanged()) {
        m_asker->forget();
        m_preview->clear();
        return;
    }
    m_preview->setTone(TextTone::Secondary);
    m_preview->setText(tr("Counting what would be seen…"));
    m_asker->ask(change());
}

void PlaceDialog::save()
{
    const EntityPtr users = m_data.catalog()->entity(user::entityKey());
    if (m_busy || !users || !isChanged())
        return;
    const PolicyChange wanted = change();
    const auto value = [](const RecordId &id) { return id.isNull() ? Value() : Value(id); };
    Edit edit = Edit::update(users, m_user);
    if (wanted.department != m_before.department)
        edit.with(*users, users->at(system_field::Department).key, value(wanted.department));
    if (wanted.newRole != m_before.newRole)
        edit.with(*users, user::role.name(), value(wanted.newRole));
    if (wanted.manager != m_before.manager)
        edit.with(*users, user::manager.name(), value(wanted.manager));
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits.push_back(std::move(edit));
    m_busy = true;
    m_save->setEnabled(false);
    m_data.commit(this, std::move(request), [this](const Result<CommitReceipt> &receipt) {
        m_busy = false;
        if (!receipt) {
            m_problem->setText(describeError(receipt.error(), m_data.catalog(), m_data.locale()).sentences());
            m_problem->show();
            m_save->setEnabled(true);
            return;
        }
        Q_EMIT saved(receipt->operation);
        accept();
    });
}

void PlaceDialog::retranslate()
{
    const EntityPtr users = m_data.catalog()->entity(user::entityKey());
    setWindowTitle(tr("The place of %1").arg(m_data.metadata()->users.value(m_user)));
    m_departmentLabel->setText(tr("Department"));
    m_roleLabel->setText(tr("Role"));
    m_managerLabel->setText(tr("Manager"));
    const std::pair<TextLabel *, QComboBox *> rows[] = {
        {m_departmentLabel, m_department}, {m_roleLabel, m_role}, {m_managerLabel, m_manager}};
    for (const auto &[label, box] : rows) {
        box->setAccessibleName(label->text());
        box->setItemText(0, tr("None"));
    }
    m_save->setText(tr("Save"));
    m_cancel->setText(tr("Cancel"));
    ask();
}

void PlaceDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
