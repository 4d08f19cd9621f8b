// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/job.h"
#include "ui/shell/view_context.h"

#include <QTimer>

namespace millrace {

/// Runs `work(progress)` on a reading thread as a job of the status strip, with its share done and a way to cancel;
/// `then` gets the answer on the UI thread if `receiver` still lives. The end of the window cancels. `work` touches
/// values and the workspace only.
template <class Work, class Then>
void runListWork(const ViewContext &context, QObject *receiver, const QString &name, Work work, Then then)
{
    struct State
    {
        std::atomic<bool> cancelled = false;
        std::atomic<int> percent = -1;
    };
    auto state = std::make_shared<State>();
    Job *job = context.startJob ? context.startJob(name) : new Job(name, receiver);
    QObject::connect(job, &Job::cancelRequested, job, [state] { state->cancelled = true; });
    QObject::connect(job, &QObject::destroyed, [state] { state->cancelled = true; });
    auto *look = new QTimer(job);
    QObject::connect(look, &QTimer::timeout, job, [job, state] { job->setPercent(state->percent); });
    look->start(100);
    const auto run = [state, work = std::move(work)]() {
        Progress progress;
        progress.cancelled = &state->cancelled;
        progress.report = [state](qint64 done, qint64 total) {
            state->percent = total > 0 ? int(done * 100 / total) : -1;
        };
        return work(progress);
    };
    context.data.produce(job, run, [job, guard = QPointer<QObject>(receiver), then = std::move(then)](auto answer) {
        job->finish();
        if (guard)
            then(std::move(answer));
    });
}

} // namespace millrace
