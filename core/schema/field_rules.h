// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace millrace {

/// Whether a text has the shape of one mail address (RFC 5321 limits, internationalised domains allowed).
bool isMailAddress(QStringView text);
/// Whether a text is a web address: with http(s) scheme, or a host name with a dot.
bool isWebAddress(QStringView text);

/// 统一社会信用代码: 18 characters, check digit by GB 32100-2015 (weights 3^i mod 31).
bool isCreditCode(QStringView text);

/// Whether the named check-digit rule accepts the text; unknown names accept nothing.
bool checksumHolds(const QString &rule, QStringView text);
bool checksumExists(const QString &rule);

} // namespace millrace
