// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fields/field_editor.h"

#include "ui/fields/choice_editors.h"
#include "ui/fields/reference_editors.h"
#include "ui/fields/text_editors.h"

#include <QStyle>

namespace millrace {

FieldEditor::FieldEditor(const FieldDef &field, LiveData &data, QWidget *parent)
    : QWidget(parent), m_field(field), m_data(data)
{
    setObjectName(QStringLiteral("editor.") + field.key);
}

FieldEditor::~FieldEditor()
{
    // A field that has the focus says that editing is over as it goes, when there is no editor left to hear it.
    for (QObject *part : findChildren<QObject *>())
        part->disconnect(this);
}

void FieldEditor::setRefused(bool refused)
{
    QWidget *target = input();
    if (target->property("refused").toBool() == refused)
        return;
    target->setProperty("refused", refused);
    target->update();
}

FieldEditor *makeFieldEditor(const FieldDef &field, LiveData &data, QWidget *parent)
{
    switch (field.type) {
    case FieldType::Boolean:
        return new BooleanEditor(field, data, parent);
    case FieldType::Date:
        return new DateEditor(field, data, parent);
    case FieldType::Money:
        return new MoneyEditor(field, data, parent);
    case FieldType::Choice:
        return new ChoiceEditor(field, data, parent);
    case FieldType::MultiChoice:
        return new MultiChoiceEditor(field, data, parent);
    case FieldType::Reference:
        return new ReferenceEditor(field, data, parent);
    case FieldType::References:
        return new ReferencesEditor(field, data, parent);
    case FieldType::Json:
    case FieldType::Unknown: {
        auto *fixed = new LineEditor(field, data, parent);
        fixed->setReadOnly(true);
        return fixed;
    }
    case FieldType::Text:
        if (field.multiline)
            return new AreaEditor(field, data, parent);
        break;
    case FieldType::Integer:
    case FieldType::Decimal:
    case FieldType::DateTime:
    case FieldType::Duration:
    case FieldType::Phone:
    case FieldType::Email:
    case FieldType::Url:
        break;
    }
    return new LineEditor(field, data, parent);
}

} // namespace millrace
