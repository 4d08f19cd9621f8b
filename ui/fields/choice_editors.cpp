// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fields/choice_editors.h"

#include "ui/text/field_format.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

namespace millrace {

namespace {

QHBoxLayout *bareRow(QWidget *owner)
{
    auto *row = new QHBoxLayout(owner);
    row->setContentsMargins(0, 0, 0, 0);
    return row;
}

} // namespace

ChoiceEditor::ChoiceEditor(const FieldDef &field, LiveData &data, QWidget *parent)
    : FieldEditor(field, data, parent), m_combo(new QComboBox(this))
{
    m_combo->setObjectName(QStringLiteral("field.") + field.key);
    m_combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    bareRow(this)->addWidget(m_combo);
    setFocusProxy(m_combo);
    fill();
    connect(m_combo, &QComboBox::activated, this, [this] {
        m_key = m_combo->currentData().toString();
        Q_EMIT edited();
        Q_EMIT finished();
    });
}

void ChoiceEditor::fill()
{
    const QSignalBlocker quiet(m_combo);
    m_combo->clear();
    m_combo->addItem(QStringLiteral("—"), QString());
    bool known = m_key.isEmpty();
    for (const OptionInfo &option : data().metadata()->options(field().optionList)) {
        if (option.retired && option.key != m_key)
            continue;
        m_combo->addItem(option.labelFor(data().locale()), option.key);
        known = known || option.key == m_key;
    }
    if (!known)
        m_combo->addItem(m_key, m_key);
    m_combo->setCurrentIndex(m_combo->findData(m_key));
}

std::optional<Value> ChoiceEditor::value() const
{
    return Value(m_key).normalised();
}

void ChoiceEditor::setValue(const Value &value)
{
    m_key = value.valueOr<QString>();
    fill();
}

void ChoiceEditor::setReadOnly(bool readOnly)
{
    m_combo->setEnabled(!readOnly);
}

QWidget *ChoiceEditor::input()
{
    return m_combo;
}

void ChoiceEditor::retranslate()
{
    fill();
}

bool ChoiceEditor::isPopupOpen() const
{
    return m_combo->view()->isVisible();
}

MultiChoiceEditor::MultiChoiceEditor(const FieldDef &field, LiveData &data, QWidget *parent)
    : FieldEditor(field, data, parent), m_button(new QToolButton(this)), m_menu(new QMenu(m_button))
{
    m_button->setObjectName(QStringLiteral("field.") + field.key);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setMenu(m_menu);
    m_button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    bareRow(this)->addWidget(m_button);
    setFocusProxy(m_button);
    fill();
    connect(m_menu, &QMenu::aboutToHide, this, &FieldEditor::finished);
}

void MultiChoiceEditor::fill()
{
    m_menu->clear();
    for (const OptionInfo &option : data().metadata()->options(field().optionList)) {
        if (option.retired && !m_keys.contains(option.key))
            continue;
        QAction *action = m_menu->addAction(option.labelFor(data().locale()));
        action->setCheckable(true);
        action->setChecked(m_keys.contains(option.key));
        connect(action, &QAction::toggled, this, [this, key = option.key](bool on) {
            m_keys.removeAll(key);
            if (on)
                m_keys << key;
            m_button->setText(showValue(field(), *value(), data().format()));
            Q_EMIT edited();
        });
    }
    const QString shown = showValue(field(), *value(), data().format());
    m_button->setText(shown.isEmpty() ? QStringLiteral("—") : shown);
}

std::optional<Value> MultiChoiceEditor::value() const
{
    return Value(Choices::of(m_keys)).normalised();
}

void MultiChoiceEditor::setValue(const Value &value)
{
    m_keys = value.valueOr<Choices>().keys;
    fill();
}

void MultiChoiceEditor::setReadOnly(bool readOnly)
{
    m_button->setEnabled(!readOnly);
}

QWidget *MultiChoiceEditor::input()
{
    return m_button;
}

void MultiChoiceEditor::retranslate()
{
    fill();
}

bool MultiChoiceEditor::isPopupOpen() const
{
    return m_menu->isVisible();
}

BooleanEditor::BooleanEditor(const FieldDef &field, LiveData &data, QWidget *parent)
    : FieldEditor(field, data, parent), m_box(new QCheckBox(this))
{
    m_box->setObjectName(QStringLiteral("field.") + field.key);
    bareRow(this)->addWidget(m_box);
    setFocusProxy(m_box);
    connect(m_box, &QCheckBox::clicked, this, [this](bool on) {
        m_set = Value(on);
        Q_EMIT edited();
        Q_EMIT finished();
    });
    BooleanEditor::retranslate();
}

std::optional<Value> BooleanEditor::value() const
{
    return m_set;
}

void BooleanEditor::setValue(const Value &value)
{
    m_set = value;
    m_box->setChecked(value.valueOr<bool>());
}

void BooleanEditor::setReadOnly(bool readOnly)
{
    m_box->setEnabled(!readOnly);
}

QWidget *BooleanEditor::input()
{
    return m_box;
}

void BooleanEditor::retranslate()
{
    m_box->setText(tr("Yes"));
}

} // namespace millrace
