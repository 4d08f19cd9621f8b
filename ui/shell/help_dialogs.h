// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/command_registry.h"
#include "ui/theme/typography.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QTreeWidget;

namespace millrace {

/// Name, version, licence, and the licence text of the icons.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    TextLabel *m_name, *m_version, *m_text;
    QPlainTextEdit *m_licence;
    TextLabel *m_licenceLabel;
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
