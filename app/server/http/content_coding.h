// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace millrace::server {

/// Bodies as they travel: "gzip" (RFC 1952) and "zstd" (RFC 8878).
namespace content_coding {

enum class Failure { Unknown, Damaged, TooLarge };
struct Decoded
{
    QByteArray body;
    std::optional<Failure> failure;
};
/// Unpacks a body. Real bytes are counted as they come out: what would grow beyond `limit` is TooLarge, whatever it
/// says of its size. An empty coding or "identity" leaves the body as it is.
Decoded decode(const QByteArray &body, const QByteArray &coding, qint64 limit);

/// The best coding that a client offers in Accept-Encoding; empty where it takes only plain bodies.
QByteArray chosen(const QByteArray &acceptEncoding);
/// Empty where packing failed: send it plain.
QByteArray encode(const QByteArray &body, const QByteArray &coding);

} // namespace content_coding

} // namespace millrace::server
