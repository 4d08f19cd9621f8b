// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/field_block.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QToolButton;

namespace millrace {

/// Asks for what a stage wants to be filled in, and for nothing else. Stores nothing: what was typed is for the asker.
/// A choice may be given a new option here.
class GateDialog : public QDialog
{
    Q_OBJECT

public:
    GateDialog(LiveData &data, const std::vector<const FieldDef *> &fields, QWidget *parent);

    /// What happens ("Move to “Negotiation”"), and to how many records.
    void setTexts(const QString &title, const QString &explanation, const QString &button);
    FieldBlock *block(const QString &field) const;
    /// Puts what a commit refused at its fields.
    void showProblems(const std::vector<Problem> &problems);

    struct NewOption
    {
        QString list, label;
        int field = -1;
    };
    const std::vector<std::pair<int, Value>> &values() const { return m_values; }
    const std::vector<NewOption> &newOptions() const { return m_newOptions; }

Q_SIGNALS:
    /// Everything was filled in; the dialog stays open until it is told to close.
    void filled();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Entry
    {
        FieldBlock *block;
        QToolButton *other = nullptr; ///< a choice: opens the line
        QLineEdit *line = nullptr;    ///< the label of a new option
    };
    void take();
    void retranslate();

    LiveData &m_data;
    TextLabel *m_title, *m_explanation, *m_summary;
    std::vector<Entry> m_entries;
    QPushButton *m_accept, *m_cancel;
    std::vector<std::pair<int, Value>> m_values;
    std::vector<NewOption> m_newOptions;
};

} // namespace millrace
