// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/call_pace.h"

#include <algorithm>
#include <cmath>

namespace millrace::server {

int CallPace::take(const RecordId &user, Instant now)
{
    const std::lock_guard lock(m_mutex);
    auto bucket = m_buckets.find(user);
    if (bucket == m_buckets.end())
        bucket = m_buckets.insert(user, {m_rate.atOnce, now});
    const double seconds = std::max(0.0, double(now.us - bucket->filledAt.us) / 1e6);
    bucket->calls = std::min(m_rate.atOnce, bucket->calls + seconds * m_rate.perSecond);
    bucket->filledAt = now;
    if (bucket->calls < 1)
        return std::max(1, int(std::ceil((1 - bucket->calls) / m_rate.perSecond)));
    bucket->calls -= 1;
    return 0;
}

} // namespace millrace::server
