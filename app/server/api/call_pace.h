// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QHash>

#include <mutex>

namespace millrace::server {

/// How fast each user may call: so many calls a second in the long run, so many at once. Any thread.
class CallPace
{
public:
    struct Rate
    {
        double perSecond = 50;
        double atOnce = 300;
    };
    explicit CallPace(const Rate &rate) : m_rate(rate) {}

    /// Takes one call; seconds to wait where it is one too many, else 0.
    int take(const RecordId &user, Instant now);

private:
    struct Bucket
    {
        double calls = 0;
        Instant filledAt;
    };
    Rate m_rate;
    std::mutex m_mutex;
    QHash<RecordId, Bucket> m_buckets;
};

} // namespace millrace::server
