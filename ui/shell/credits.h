// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QTreeWidget;
class QPlainTextEdit;

namespace millrace {

class TextLabel;

/// Name, version and licence of the program, and of every library, icon and table of data that it is made of.
class Credits : public QWidget
{
    Q_OBJECT

public:
    explicit Credits(QWidget *parent);
    QTreeWidget *list() const { return m_list; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    TextLabel *m_name, *m_version, *m_text, *m_parts, *m_iconLabel;
    QTreeWidget *m_list;
    QPlainTextEdit *m_licence;
};

} // namespace millrace
