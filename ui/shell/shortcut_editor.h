// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/command_registry.h"
#include "ui/shell/settings.h"
#include "ui/theme/typography.h"

#include <QWidget>

class QKeySequenceEdit;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace millrace {

/// Every command with its key, and a field in which to press another one. A key that the system or input methods need
/// is refused with the reason; one that another command has can be taken from it. What is chosen acts at once.
class ShortcutEditor : public QWidget
{
    Q_OBJECT

public:
    ShortcutEditor(CommandRegistry &commands, Settings &settings, QWidget *parent = nullptr);

    /// The command that the buttons speak of.
    QString current() const;
    void setCurrent(const QString &id);
    /// Gives the key to the current command, or says why not.
    void press(const QKeySequence &key);
    QString words() const { return m_words->text(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void refresh();
    void choose(const QString &id, const std::optional<QList<QKeySequence>> &keys);
    void say(const QString &words, TextTone tone);
    void retranslate();

    CommandRegistry &m_commands;
    Settings &m_settings;
    QLineEdit *m_field;
    QTreeWidget *m_tree;
    TextLabel *m_label, *m_words;
    QKeySequenceEdit *m_key;
    QPushButton *m_take, *m_none, *m_default, *m_allDefaults;
    QKeySequence m_wanted; ///< held by another command
};

} // namespace millrace
