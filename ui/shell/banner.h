// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/message.h"
#include "ui/theme/icon_label.h"
#include "ui/theme/typography.h"

#include <QFrame>

class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace millrace {

/// A message above the content, which stays usable: what happened, why, what was kept, what to do; with buttons and
/// "Copy details". Hidden until it is given a message.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    void show(const Message &message);
    void dismiss();
    /// Adds a button that answers the message; removed with the message.
    QPushButton *addAction(const QString &text, const QString &name);
    const Message &message() const { return m_message; }

Q_SIGNALS:
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslateUi();

    Message m_message;
    IconLabel *m_icon;
    TextLabel *m_what;
    TextLabel *m_more;
    QHBoxLayout *m_actions;
    QPushButton *m_copy;
    QToolButton *m_close;
};

} // namespace millrace
