// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/parts/notifier.h"
#include "core/automation/reminders.h"
#include "ui/shell/view_context.h"

namespace millrace {

/// Tells of reminders when their moment comes, each once on this machine. It looks at the clock instead of counting
/// time, so that what fell due while the machine slept or the program was closed is told as soon as it is back: several
/// at once in one notice.
class ReminderWatch : public QObject
{
    Q_OBJECT

public:
    /// `open` shows the record of a reminder, or the day for several.
    ReminderWatch(const ViewContext &context, Notifier &notifier, std::function<void(const Reminder *)> open,
                  QObject *parent);

    /// Looks now; it does so by itself three times a minute and when records change.
    void look();
    bool isLooking() const { return m_asking; }
    const std::vector<Reminder> &due() const { return m_due; }

Q_SIGNALS:
    void looked();
    /// What waits now, told or not; comes with every look that found it changed.
    void dueChanged(const std::vector<millrace::Reminder> &due);

private:
    void tell(const std::vector<Reminder> &fresh);
    QString bookKey() const;

    ViewContext m_context;
    LiveData &m_data;
    Notifier &m_notifier;
    std::function<void(const Reminder *)> m_open;
    ReminderBook m_book;
    std::vector<Reminder> m_due;
    bool m_asking = false, m_again = false;
};

} // namespace millrace
