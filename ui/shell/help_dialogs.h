// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/command_registry.h"
#include "ui/theme/typography.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace millrace {

/// Name, version, and the licences of the program and its parts.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QPushButton *m_close;
};

/// Every command that has a key, by group, with a field that narrows the list (Ctrl+/).
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutSheet(const CommandRegistry &commands, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void fill();

    const CommandRegistry &m_commands;
    QLineEdit *m_field;
    QTreeWidget *m_tree;
    QPushButton *m_close;
};

} // namespace millrace
