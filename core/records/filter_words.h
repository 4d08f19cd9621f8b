// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"

namespace millrace {

/// "=", "!=", "<", "<=", ">", ">=", "~".
QString compareOpText(CompareOp op);
std::optional<CompareOp> compareOpNamed(QStringView text);

/// "days"; singular and any case are accepted.
QString periodUnitText(Period::Unit unit);
std::optional<Period::Unit> periodUnitNamed(QStringView text);
/// "last 30 days", "this month".
QString periodText(const Period &period);
inline constexpr int maxPeriodCount = 100'000;

/// "2024-03-01T08:30:00.000001Z"; the fraction only where there is one.
QString momentText(Instant time);
/// A date-time of ISO 8601 with zone, exact to the microsecond (further digits are dropped).
std::optional<Instant> momentFromText(QStringView text);

/// The plain decimal of a number as typed: leading zeros dropped, the point moved right by `shift` digits; nothing
/// where the text is not -?[0-9]+(.[0-9]+)?.
std::optional<Number> plainNumber(QStringView text, int shift = 0);

} // namespace millrace
