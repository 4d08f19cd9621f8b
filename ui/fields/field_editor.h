// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"

#include <QWidget>

#include <functional>

namespace millrace {

/// Edits one field's value, whatever its type. What was typed stays in it through every refresh and language switch
/// until `setValue` is called. The owner sets the accessible name of `input()`.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    FieldEditor(const FieldDef &field, LiveData &data, QWidget *parent);
    ~FieldEditor() override;

    const FieldDef &field() const { return m_field; }
    /// Nothing where what was typed is no value of the field.
    virtual std::optional<Value> value() const = 0;
    virtual void setValue(const Value &value) = 0;
    /// The problem of what was typed where value() is nothing.
    virtual QString typed() const { return {}; }
    virtual void setReadOnly(bool readOnly) = 0;
    /// The widget that takes the focus and carries name and description.
    virtual QWidget *input() = 0;
    /// Sets texts in the language of now, without touching what was typed.
    virtual void retranslate() {}
    /// A popup of this editor is open: the focus is still within it.
    virtual bool isPopupOpen() const { return false; }
    /// How the editor asks for another field of the record that it edits, as it stands now; empty where nobody knows.
    void setNeighbours(std::function<Value(const QString &field)> neighbours) { m_neighbours = std::move(neighbours); }
    /// Red outline for what was refused.
    void setRefused(bool refused);

Q_SIGNALS:
    /// The user changed something.
    void edited();
    /// The user left the field or chose: time to save.
    void finished();

protected:
    LiveData &data() const { return m_data; }
    Value neighbour(const QString &field) const { return m_neighbours ? m_neighbours(field) : Value(); }

private:
    std::function<Value(const QString &field)> m_neighbours;
    FieldDef m_field;
    LiveData &m_data;
};

/// The editor that fits the field's type.
FieldEditor *makeFieldEditor(const FieldDef &field, LiveData &data, QWidget *parent);

} // namespace millrace
