// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/fields/field_editor.h"

class QCheckBox;
class QComboBox;
class QMenu;
class QToolButton;

namespace millrace {

/// One option of the field's list, or none; retired options are offered only where they are set.
class ChoiceEditor : public FieldEditor
{
    Q_OBJECT

public:
    ChoiceEditor(const FieldDef &field, LiveData &data, QWidget *parent);
    std::optional<Value> value() const override;
    void setValue(const Value &value) override;
    void setReadOnly(bool readOnly) override;
    QWidget *input() override;
    void retranslate() override;
    bool isPopupOpen() const override;

private:
    void fill();
    QComboBox *m_combo;
    QString m_key;
};

/// Any number of options.
class MultiChoiceEditor : public FieldEditor
{
    Q_OBJECT

public:
    MultiChoiceEditor(const FieldDef &field, LiveData &data, QWidget *parent);
    std::optional<Value> value() const override;
    void setValue(const Value &value) override;
    void setReadOnly(bool readOnly) override;
    QWidget *input() override;
    void retranslate() override;
    bool isPopupOpen() const override;

private:
    void fill();
    QToolButton *m_button;
    QMenu *m_menu;
    QStringList m_keys;
};

class BooleanEditor : public FieldEditor
{
    Q_OBJECT

public:
    BooleanEditor(const FieldDef &field, LiveData &data, QWidget *parent);
    std::optional<Value> value() const override;
    void setValue(const Value &value) override;
    void setReadOnly(bool readOnly) override;
    QWidget *input() override;
    void retranslate() override;

private:
    QCheckBox *m_box;
    Value m_set;
};

} // namespace millrace
