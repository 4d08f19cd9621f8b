// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report_table.h"
#include "ui/shell/job.h"
#include "ui/shell/view_context.h"

#include <QPointer>
#include <QTimer>

#include <atomic>
#include <memory>

namespace millrace {

/// Asks for reports off the UI thread, one at a time: a new question stops the one before. What takes longer than a
/// second becomes a job of the window, which can stop it too.
class ReportRunner : public QObject
{
    Q_OBJECT

public:
    ReportRunner(const ViewContext &context, QObject *parent);
    ~ReportRunner() override;

    void ask(const QString &name, const ReportDefinition &definition, const ReportAsk &asked);
    void cancel();
    bool isRunning() const { return m_running; }
    /// The last answer; it stays while another is being worked out. Null before the first.
    const std::shared_ptr<const ReportTable> &table() const { return m_table; }
    const std::optional<Error> &error() const { return m_error; }
    int percent() const;

Q_SIGNALS:
    void started();
    void answered();
    void progressed(int percent);

private:
    struct Turn
    {
        std::atomic<bool> cancelled{false};
        std::atomic<int> percent{-1};
    };
    void end();

    ViewContext m_context;
    std::shared_ptr<Turn> m_turn;
    std::shared_ptr<const ReportTable> m_table;
    std::optional<Error> m_error;
    QString m_name;
    QPointer<Job> m_job;
    QTimer m_slow, m_look;
    bool m_running = false;
};

} // namespace millrace
