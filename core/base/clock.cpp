// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

namespace millrace {

RecordId IdSource::next(Instant now)
{
    // RFC 9562: 48 bits of Unix milliseconds, then random bits around version 7 and variant 2.
    const std::uint64_t ms = now.us > 0 ? std::uint64_t(now.us) / 1000 : 0;
    const std::uint64_t a = random();
    const std::uint64_t b = random();
    std::array<std::uint8_t, 16> bytes{};
    for (int i = 0; i < 6; ++i)
        bytes[i] = std::uint8_t(ms >> (40 - 8 * i));
    bytes[6] = std::uint8_t(0x70 | (a & 0x0f));
    bytes[7] = std::uint8_t(a >> 8);
    for (int i = 0; i < 8; ++i)
        bytes[8 + i] = std::uint8_t(b >> (8 * i));
    bytes[8] = std::uint8_t(0x80 | (bytes[8] & 0x3f));
    return RecordId(bytes);
}

} // namespace millrace
