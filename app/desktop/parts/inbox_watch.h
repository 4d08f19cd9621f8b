// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/parts/notifier.h"
#include "ui/models/inbox_model.h"
#include "ui/shell/view_context.h"

namespace millrace {

/// Tells outside of the window what came into the inbox, each once on this machine, several at once in one notice; and
/// says what is unread. What lay there before this machine first looked is not told.
class InboxWatch : public QObject
{
    Q_OBJECT

public:
    /// `open` shows the record of one notification, or the inbox for several.
    InboxWatch(const ViewContext &context, Notifier &notifier, std::function<void(const InboxLine *)> open,
               QObject *parent);

    void look();
    const std::vector<InboxLine> &unread() const { return m_unread; }

Q_SIGNALS:
    void looked();
    void unreadChanged();

private:
    void take(const InboxReading &reading);
    void tell(const std::vector<InboxLine> &fresh);
    QString bookKey() const;

    ViewContext m_context;
    LiveData &m_data;
    Notifier &m_notifier;
    std::function<void(const InboxLine *)> m_open;
    std::vector<InboxLine> m_unread;
    bool m_asking = false, m_again = false;
};

} // namespace millrace
