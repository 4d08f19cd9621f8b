// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace millrace {

/// The form in which texts are compared and searched: NFKC, case folded, full width as half width, traditional Han
/// characters simplified, controls and line ends as spaces, one space between words and none around, invisible
/// characters (zero width, direction, variation) dropped, lone surrogates replaced by U+FFFD.
/// Total and idempotent; thread-safe. ASCII and plain Chinese take a fast path.
QString foldText(QStringView text);

} // namespace millrace
