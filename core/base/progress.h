// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <functional>

namespace millrace {

/// How long work reports and is stopped. `report` is called on the working thread with done and total (0 = unknown);
/// `cancelled` is asked often and may be set from any thread. Both may be absent.
struct Progress
{
    std::function<void(qint64 done, qint64 total)> report;
    std::atomic<bool> *cancelled = nullptr;

    bool isCancelled() const { return cancelled && cancelled->load(std::memory_order_relaxed); }
    void step(qint64 done, qint64 total) const
    {
        if (report)
            report(done, total);
    }
};

} // namespace millrace
