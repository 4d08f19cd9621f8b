// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/import/duplicate_step.h"

#include "core/schema/builtin/opportunity.h"
#include "ui/text/labels.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QSignalBlocker>

namespace millrace {

DuplicateStep::DuplicateStep(ImportTask &task, QWidget *parent)
    : ImportStep(task, "importDuplicates", parent), m_modes(new QButtonGroup(this)), m_key(new QComboBox(this)),
      m_noKey(new TextLabel(TextStyle::Body, TextTone::Warning, this))
{
    const std::pair<ImportMode, const char *> modes[] = {{ImportMode::Create, "importModeCreate"},
                                                         {ImportMode::Skip, "importModeSkip"},
                                                         {ImportMode::Update, "importModeUpdate"},
                                                         {ImportMode::Upsert, "importModeUpsert"}};
    for (size_t i = 0; i < m_notes.size(); ++i) {
        auto *choice = new QRadioButton(this);
        choice->setObjectName(QLatin1String(modes[i].second));
        m_modes->addButton(choice, int(modes[i].first));
        m_notes[i] = new TextLabel(TextStyle::Caption, TextTone::Secondary, this);
        m_notes[i]->setWordWrap(true);
        m_notes[i]->setContentsMargins(space::xl, 0, 0, space::s);
        column()->addWidget(choice);
        column()->addWidget(m_notes[i]);
    }
    m_key->setObjectName(QStringLiteral("importKey"));
    m_key->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_noKey->setWordWrap(true);
    auto *row = new QHBoxLayout;
    m_keyLabel = addField(row, m_key);
    row->addStretch(1);
    column()->addLayout(row);
    column()->addWidget(m_noKey);
    column()->addStretch(1);
    connect(m_modes, &QButtonGroup::idClicked, this, [this](int id) { choose(ImportMode(id)); });
    connect(m_key, &QComboBox::activated, this, [this] {
        this->task().options.key = m_key->currentData().toString();
        refresh();
    });
}

QString DuplicateStep::title() const
{
    return tr("Duplicates");
}

void DuplicateStep::choose(ImportMode mode)
{
    task().options.mode = mode;
    refresh();
}

void DuplicateStep::enter()
{
    const EntityPtr entity = task().entity();
    if (!entity)
        return;
    const QSignalBlocker quiet(m_key);
    m_key->clear();
    for (const ColumnMapping &mapped : task().mapping.columns) {
        const FieldDef *field = mapped.of.isEmpty() ? entity->field(mapped.field) : nullptr;
        const bool names = field && (field->type == FieldType::Text || field->index == system_field::Id);
        if (names && m_key->findData(field->key) < 0)
            m_key->addItem(fieldLabel(*field, task().data().locale()), field->key);
    }
    // What other programs call a record by is the best key; then whatever was chosen before; then the first.
    int at = m_key->findData(task().options.key);
    if (at < 0)
        at = m_key->findData(opportunity::externalId.name());
    if (at < 0)
        at = m_key->findData(entity->at(entity->titleFields.front()).key);
    m_key->setCurrentIndex(std::max(0, at));
    task().options.key = m_key->currentData().toString();
    refresh();
}

bool DuplicateStep::isReady() const
{
    return task().options.mode == ImportMode::Create || !task().options.key.isEmpty();
}

QWidget *DuplicateStep::firstField()
{
    return m_modes->checkedButton();
}

void DuplicateStep::refresh()
{
    const bool keyed = task().options.mode != ImportMode::Create;
    if (QAbstractButton *chosen = m_modes->button(int(task().options.mode)))
        chosen->setChecked(true);
    m_key->setVisible(keyed && m_key->count() > 0);
    m_keyLabel->setVisible(keyed && m_key->count() > 0);
    m_noKey->setVisible(keyed && m_key->count() == 0);
    Q_EMIT readyChanged();
}

void DuplicateStep::retranslate()
{
    setAccessibleName(title());
    setNote(tr("What happens to a row whose record is here already, or came before in the same file?"));
    const QString names[] = {tr("Create a new record for each row"), tr("Leave such rows out"),
                             tr("Update what is here, create nothing"), tr("Update what is here, create the rest")};
    const QString notes[] = {tr("Nothing is compared."), tr("Only what is not here yet is created."),
                             tr("Rows without a record here are left out."),
                             tr("Filled cells replace what the record says; taking the import back restores it.")};
    const ImportMode modes[] = {ImportMode::Create, ImportMode::Skip, ImportMode::Update, ImportMode::Upsert};
    for (size_t i = 0; i < m_notes.size(); ++i) {
        m_modes->button(int(modes[i]))->setText(names[i]);
        m_modes->button(int(modes[i]))->setAccessibleName(names[i]);
        m_modes->button(int(modes[i]))->setAccessibleDescription(notes[i]);
        m_notes[i]->setText(notes[i]);
    }
    m_keyLabel->setText(tr("The same record is the one with the same"));
    m_key->setAccessibleName(m_keyLabel->text());
    m_noKey->setText(tr("No column has a field that records can be found by. Go back and match one."));
    if (task().entity())
        enter();
}

} // namespace millrace
