// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/message.h"
#include "ui/theme/icon_label.h"
#include "ui/theme/typography.h"

#include <QWidget>

class QPushButton;

namespace millrace {

/// The whole window's content where the workspace cannot be used (locked, corrupt, newer, missing): what happened, the
/// file's path, what was kept, and the ways on. Never a bare exit.
class ErrorPage : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorPage(QWidget *parent = nullptr);

    /// `canRetry` offers "Try again" (a lock that may be gone by now).
    void show(const Message &message, const QString &path, bool canRetry);

Q_SIGNALS:
    void retryRequested();
    void openBackupRequested();
    void openOtherRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslateUi();

    Message m_message;
    IconLabel *m_icon;
    TextLabel *m_what, *m_more, *m_path;
    QPushButton *m_retry, *m_backup, *m_other, *m_copy;
};

} // namespace millrace
