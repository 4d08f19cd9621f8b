// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>

namespace millrace {

/// A place in a server's order: the number of a commit and the beginning of its chain value, which no other history
/// shares. The default is the place before the first commit.
struct SyncPoint
{
    std::int64_t seq = 0;
    QByteArray h; ///< 16 hexadecimal characters; empty before the first commit
    bool operator==(const SyncPoint &) const = default;
};

/// The chain value of a commit as it travels.
inline QByteArray placeMark(const QByteArray &h)
{
    return h.left(8).toHex();
}

} // namespace millrace
