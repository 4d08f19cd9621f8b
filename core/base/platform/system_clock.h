// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <mutex>

namespace millrace {

/// The wall clock of the machine, to the microsecond. Never tells an earlier moment than it told before, so that a
/// clock set back while a program runs does not turn its journal around. Any thread.
class SystemClock : public Clock
{
public:
    Instant now() override;

private:
    std::mutex m_mutex;
    Instant m_last;
};

/// Randomness of the operating system, fit for identities and salts. Any thread.
class SystemIdSource : public IdSource
{
public:
    std::uint64_t random() override;

private:
    static constexpr int poolSize = 512; ///< one call to the system serves that many numbers
    std::mutex m_mutex;
    std::array<std::uint64_t, poolSize> m_pool{};
    int m_left = 0;
};

/// The zone that the machine is set to; UTC where it is set to none that is known.
QTimeZone systemZone();
/// "zh_CN" or "en": the language that the machine is set to, as far as the program speaks it.
QString systemLocale();

} // namespace millrace
