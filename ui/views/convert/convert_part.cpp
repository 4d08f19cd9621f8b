// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/convert/convert_part.h"

#include "ui/forms/record_form.h"
#include "ui/text/field_parse.h"
#include "ui/text/labels.h"
#include "ui/theme/icon_label.h"
#include "ui/theme/tokens.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QRadioButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

using Way = ConversionPart::Way;

/// The field of the source that gave the draft its value, or -1.
int sourceOf(const FieldDef &field, const Record &source, const ConversionFields::Target &target, const Record &draft)
{
    for (const ConversionFields::Copy &copy : target.copies)
        if (copy.to == field.key && copy.from >= 0 && !source.value(copy.from).isEmpty() &&
            source.value(copy.from) == draft.value(field.index))
            return copy.from;
    return -1;
}

} // namespace

ConvertPart::ConvertPart(LiveData &data, const Record &source, const ConversionFields::Target &target,
                         ConversionPart part, QWidget *parent)
    : QWidget(parent), m_data(data), m_source(source), m_target(target), m_part(std::move(part)),
      m_heading(new TextLabel(TextStyle::Subtitle, TextTone::Primary, this)),
      m_taken(new TextLabel(TextStyle::Body, TextTone::Secondary, this)), m_duplicates(new DuplicatePanel(data, this)),
      m_fields(new QWidget(this))
{
    const QString key = m_part.entity->key;
    setObjectName(QStringLiteral("convertPart.") + key);
    m_taken->setObjectName(QStringLiteral("convertTaken.") + key);
    m_taken->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(new IconLabel(m_part.entity->icon, space::toolIcon, IconTone::Secondary, this));
    head->addWidget(m_heading);
    head->addStretch(1);
    auto *group = new QButtonGroup(this);
    for (const auto &[way, name] :
         {std::pair(Way::New, "new"), std::pair(Way::Existing, "existing"), std::pair(Way::None, "none")}) {
        auto *choice = new QRadioButton(this);
        choice->setObjectName(QStringLiteral("convert.%1.%2").arg(key, QLatin1String(name)));
        group->addButton(choice);
        head->addWidget(choice);
        m_choices[size_t(way)] = choice;
        connect(choice, &QRadioButton::clicked, this, [this, way = way] { setWay(way); });
    }
    FieldDef link = m_source.entity()->at(m_part.link);
    link.readOnly = false;
    m_picker = makeFieldEditor(link, data, this);
    m_picker->setReadOnly(false);
    m_picker->input()->setObjectName(QStringLiteral("convertPicker.") + key);
    connect(m_picker, &FieldEditor::finished, this, [this] {
        const auto value = m_picker->value();
        if (const auto *id = value ? value->as<RecordId>() : nullptr)
            useExisting(*id);
    });
    auto *grid = new QGridLayout(m_fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    for (const auto &[section, fields] : formSections(*m_part.entity)) {
        for (const FieldDef *field : fields) {
            const Value &value = m_part.draft.value(field->index);
            if (field->readOnly || (value.isEmpty() && !field->required && !field->expected))
                continue;
            // What an earlier part becomes is not chosen here.
            if (field->type == FieldType::Reference && value.isEmpty() && !field->required)
                continue;
            Row row{new FieldBlock(*field, data, m_fields),
                    new TextLabel(TextStyle::Caption, TextTone::Secondary, this),
                    sourceOf(*field, m_source, m_target, m_part.draft)};
            row.from->setObjectName(QStringLiteral("convertFrom.%1.%2").arg(key, field->key));
            row.from->setWordWrap(true);
            row.block->editor()->setNeighbours([this](const QString &other) { return typed().value(other); });
            row.block->offer(value);
            if (field->identity != Identity::Nothing)
                connect(row.block->editor(), &FieldEditor::edited, this, &ConvertPart::lookForDuplicates);
            const int line = int(m_rows.size());
            grid->addWidget(row.block, line, 0);
            grid->addWidget(row.from, line, 1, Qt::AlignBottom);
            m_rows.push_back(row);
        }
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(head);
    column->addWidget(m_duplicates);
    column->addWidget(m_picker);
    column->addWidget(m_taken);
    column->addWidget(m_fields);
    connect(m_duplicates, &DuplicatePanel::useAsked, this, &ConvertPart::useExisting);
    connect(m_duplicates, &DuplicatePanel::openAsked, this,
            [this](const RecordId &id) { Q_EMIT openAsked(m_part.entity->key, id); });
    connect(&data, &LiveData::localeChanged, this, &ConvertPart::retranslate);
    arrange();
    retranslate();
    lookForDuplicates();
}

Record ConvertPart::typed() const
{
    Record record = m_part.draft;
    for (const Row &row : m_rows)
        if (auto value = row.block->editor()->value())
            record.set(row.block->field().index, std::move(*value));
    return record;
}

void ConvertPart::lookForDuplicates()
{
    m_duplicates->ask(typed());
}

void ConvertPart::setWay(Way way)
{
    m_part.way = way;
    arrange();
    retranslate();
    if (way == Way::Existing && m_part.existing.isNull())
        m_picker->input()->setFocus(Qt::OtherFocusReason);
}

bool ConvertPart::useExisting(const RecordId &id)
{
    auto record = m_data.workspace().record(m_data.session(), m_part.entity->key, id);
    if (!record || record->isDeleted())
        return false;
    m_part.existing = std::move(*record);
    m_picker->setValue(m_part.existing.id());
    setWay(Way::Existing);
    Q_EMIT existingChosen();
    return true;
}

std::optional<ConversionPart> ConvertPart::part()
{
    if (m_part.way == Way::Existing && m_part.existing.isNull()) {
        m_picker->setRefused(true);
        m_picker->input()->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    if (m_part.way != Way::New)
        return m_part;
    FieldBlock *bad = nullptr;
    for (const Row &row : m_rows) {
        row.block->setProblems({});
        if (row.block->editor()->value())
            continue;
        row.block->setProblems({inputProblem(row.block->field(), row.block->editor()->typed())});
        bad = bad ? bad : row.block;
    }
    if (bad) {
        bad->editor()->input()->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    ConversionPart part = m_part;
    part.draft = typed();
    return part;
}

FieldBlock *ConvertPart::block(const QString &field) const
{
    for (const Row &row : m_rows)
        if (row.block->field().key == field)
            return row.block;
    return nullptr;
}

QString ConvertPart::sourceText(const QString &field) const
{
    for (const Row &row : m_rows)
        if (row.block->field().key == field)
            return row.from->text();
    return {};
}

QString ConvertPart::takenText() const
{
    return m_taken->text();
}

int ConvertPart::showProblems(const std::vector<Problem> &problems)
{
    int shown = 0;
    for (const Row &row : m_rows) {
        std::vector<Problem> own;
        for (const Problem &problem : problems)
            if (problem.field == m_part.entity->key + u'.' + row.block->field().key && m_part.way == Way::New)
                own.push_back(problem);
        shown += int(own.size());
        row.block->setProblems(std::move(own));
    }
    return shown;
}

void ConvertPart::arrange()
{
    m_choices[size_t(m_part.way)]->setChecked(true);
    m_duplicates->setEnabled(m_part.way != Way::None);
    m_picker->setVisible(m_part.way == Way::Existing);
    m_picker->setRefused(false);
    m_taken->setVisible(m_part.way == Way::Existing && !m_part.existing.isNull());
    m_fields->setVisible(m_part.way == Way::New);
}

void ConvertPart::retranslate()
{
    const QString name = entityLabel(*m_part.entity, m_data.locale());
    m_heading->setText(name);
    m_choices[size_t(Way::New)]->setText(tr("Make new"));
    m_choices[size_t(Way::Existing)]->setText(tr("Use one that is here"));
    m_choices[size_t(Way::None)]->setText(tr("None"));
    for (QRadioButton *choice : m_choices)
        choice->setAccessibleName(tr("%1: %2").arg(name, choice->text()));
    m_picker->input()->setAccessibleName(tr("%1 that is here").arg(name));
    m_picker->retranslate();
    m_duplicates->setWayOn(tr("Or make a new one all the same."));
    for (const Row &row : m_rows) {
        row.block->retranslate();
        row.from->setText(row.source < 0
                              ? QString()
                              : tr("from “%1”").arg(fieldLabel(m_source.entity()->at(row.source), m_data.locale())));
    }
    if (m_part.existing.isNull())
        return;
    QStringList taken;
    for (const Row &row : m_rows) {
        const FieldDef &field = row.block->field();
        const auto value = row.block->editor()->value();
        if (value && !value->isEmpty() && m_part.existing.value(field.index).isEmpty())
            taken << fieldLabel(field, m_data.locale());
    }
    m_taken->setText(taken.isEmpty()
                         ? tr("Keeps everything it has and takes in nothing.")
                         : tr("Keeps everything it has and takes in: %1").arg(taken.join(QStringLiteral(", "))));
}

void ConvertPart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
