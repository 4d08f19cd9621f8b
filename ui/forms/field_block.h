// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/fields/field_editor.h"
#include "ui/theme/icon_label.h"
#include "ui/theme/typography.h"

#include <QWidget>

class QToolButton;

namespace millrace {

/// One field of a form: its label above, the editor, and below it what is wrong with what was typed.
class FieldBlock : public QWidget
{
    Q_OBJECT

public:
    FieldBlock(const FieldDef &field, LiveData &data, QWidget *parent);

    const FieldDef &field() const { return m_editor->field(); }
    FieldEditor *editor() const { return m_editor; }

    /// The user typed something that is not saved yet.
    bool isDirty() const { return m_dirty; }
    void setClean() { m_dirty = false; }
    /// Shows the value, unless something unsaved is being typed.
    void offer(const Value &value);

    void setProblems(std::vector<Problem> problems);
    const std::vector<Problem> &problems() const { return m_problems; }
    bool isRefused() const;
    /// What the tab key stops at in here, in the order of the eye.
    QList<QWidget *> tabStops() const;
    QString problemText() const { return m_words->text(); }
    void retranslate();

Q_SIGNALS:
    /// Where does this value come from?
    void historyRequested();

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    LiveData &m_data;
    TextLabel *m_label;
    QToolButton *m_history; ///< while the pointer is over the field; the keyboard has a command for it
    FieldEditor *m_editor;
    QWidget *m_below;
    IconLabel *m_icon;
    TextLabel *m_words;
    std::vector<Problem> m_problems;
    bool m_dirty = false;
};

} // namespace millrace
