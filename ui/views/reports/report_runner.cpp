// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/reports/report_runner.h"

namespace millrace {

namespace {

constexpr int jobAfterMs = 1000, lookEveryMs = 200;

} // namespace

ReportRunner::ReportRunner(const ViewContext &context, QObject *parent) : QObject(parent), m_context(context)
{
    m_slow.setSingleShot(true);
    m_slow.setInterval(jobAfterMs);
    m_look.setInterval(lookEveryMs);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        if (!m_context.startJob || m_job)
            return;
        m_job = m_context.startJob(m_name);
        connect(m_job, &Job::cancelRequested, this, &ReportRunner::cancel);
    });
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (m_job)
            m_job->setPercent(percent());
        Q_EMIT progressed(percent());
    });
}

ReportRunner::~ReportRunner()
{
    if (m_turn)
        m_turn->cancelled = true;
    if (m_job)
        m_job->finish();
}

int ReportRunner::percent() const
{
    return m_turn ? m_turn->percent.load() : -1;
}

void ReportRunner::cancel()
{
    if (m_turn)
        m_turn->cancelled = true;
}

void ReportRunner::end()
{
    m_running = false;
    m_slow.stop();
    m_look.stop();
    if (m_job)
        m_job->finish();
    m_job.clear();
}

void ReportRunner::ask(const QString &name, const ReportDefinition &definition, const ReportAsk &asked)
{
    cancel();
    m_name = name;
    m_running = true;
    m_turn = std::make_shared<Turn>();
    m_slow.start();
    m_look.start();
    Q_EMIT started();
    m_context.data.read(
        this,
        [&workspace = m_context.data.workspace(), session = m_context.data.session(), definition, asked,
         turn = m_turn]() -> Result<ReportTable> {
            Progress progress;
            progress.cancelled = &turn->cancelled;
            progress.report = [&turn](qint64 done, qint64 total) {
                turn->percent = total > 0 ? int(100 * done / total) : -1;
            };
            return runReport(workspace, session, definition, asked, progress);
        },
        [this, turn = m_turn](Result<ReportTable> answer) {
            // Somebody asked anew meanwhile.
            if (turn != m_turn)
                return;
            end();
            if (answer) {
                m_table = std::make_shared<const ReportTable>(std::move(*answer));
                m_error.reset();
            } else {
                m_error = answer.error();
            }
            Q_EMIT answered();
        });
}

} // namespace millrace
