// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace millrace::server::totp {

/// Codes that follow the clock (RFC 6238 over HMAC-SHA-1 as every authenticator program speaks it): six digits, a new
/// one every 30 seconds.
inline constexpr int digits = 6;
inline constexpr int secondsPerStep = 30;

std::int64_t stepAt(Instant now);
QString codeOf(const QByteArray &secret, std::int64_t step, int length = digits);
/// The step that the code belongs to, of those around `now`: one before to one after, for clocks that are a little off.
std::optional<std::int64_t> stepOf(const QByteArray &secret, const QString &code, Instant now);

/// RFC 4648, without padding: how secrets are typed.
QString base32(const QByteArray &bytes);
/// "otpauth://totp/..." as programs scan it.
QString enrolmentUri(const QByteArray &secret, const QString &issuer, const QString &account);

} // namespace millrace::server::totp
