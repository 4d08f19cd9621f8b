// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/message.h"
#include "ui/theme/icon_label.h"
#include "ui/theme/typography.h"

#include <QWidget>

class QPushButton;

namespace millrace {

/// A way on from an error that not every error has.
enum class ErrorWay {
    Retry = 1,    ///< what was in the way may be gone by now
    ReadOnly = 2, ///< the file can still be looked at
    Backup = 4,   ///< an earlier state helps
};
Q_DECLARE_FLAGS(ErrorWays, ErrorWay)
Q_DECLARE_OPERATORS_FOR_FLAGS(ErrorWays)

/// The whole window's content where the workspace cannot be used (locked, corrupt, newer, missing): what happened, the
/// file's path, what was kept, and the ways on. Never a bare exit.
class ErrorPage : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorPage(QWidget *parent = nullptr);

    /// Another workspace can always be opened; the first of the ways offered is the main button.
    void show(const Message &message, const QString &path, ErrorWays ways);

Q_SIGNALS:
    void retryRequested();
    void openReadOnlyRequested();
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
    QPushButton *m_retry, *m_readOnly, *m_backup, *m_other, *m_copy;
};

} // namespace millrace
