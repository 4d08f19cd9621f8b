// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view_context.h"
#include "ui/text/schedule_run.h"

namespace millrace {

/// Writes the reports of schedules when their time has come. It looks at the clock instead of counting time, so that
/// what fell due while the machine slept or the program was closed is written as soon as it is back. Only where the
/// workspace is open for writing.
class ScheduleWatch : public QObject
{
    Q_OBJECT

public:
    ScheduleWatch(const ViewContext &context, ReportPainter painter, QObject *parent);
    ~ScheduleWatch() override;

    /// Looks now; it does so by itself every minute and when schedules change.
    void look();
    bool isLooking() const { return m_asking; }

Q_SIGNALS:
    /// The files that were written, or why not; empty where nothing was due.
    void looked(const std::vector<millrace::ScheduleOutcome> &outcomes);

private:
    void tell(const std::vector<ScheduleOutcome> &outcomes);

    ViewContext m_context;
    LiveData &m_data;
    ReportPainter m_painter;
    std::shared_ptr<std::atomic<bool>> m_cancel = std::make_shared<std::atomic<bool>>(false);
    QString m_lastFailure; ///< told once
    bool m_asking = false, m_again = false;
};

} // namespace millrace
