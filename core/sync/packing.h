// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace millrace {

/// Bodies in zstd, as workstations and servers exchange them.
namespace packing {

/// Empty where it could not be done.
QByteArray packed(const QByteArray &body);

enum class Failure { Damaged, TooLarge };
struct Unpacked
{
    QByteArray body;
    std::optional<Failure> failure;
};
/// Counts the bytes that come out, whatever the frame says of its size; stops at `limit`. A frame that ends too early,
/// or is followed by something, is damaged.
Unpacked unpacked(const QByteArray &body, qint64 limit);

} // namespace packing

} // namespace millrace
