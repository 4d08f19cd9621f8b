// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"
#include "core/schema/moment_text.h"

namespace millrace {

/// "=", "!=", "<", "<=", ">", ">=", "~".
QString compareOpText(CompareOp op);
std::optional<CompareOp> compareOpNamed(QStringView text);

/// "has", "has no", "count", "sum", "min", "max".
QString measureText(Filter::Measure measure);
/// The measure that a word begins; "has" for both that begin so.
std::optional<Filter::Measure> measureNamed(QStringView word);

/// "days"; singular and any case are accepted.
QString periodUnitText(Period::Unit unit);
std::optional<Period::Unit> periodUnitNamed(QStringView text);
/// "last 30 days", "this month".
QString periodText(const Period &period);
inline constexpr int maxPeriodCount = 100'000;

/// The plain decimal of a number as typed: leading zeros dropped, the point moved right by `shift` digits; nothing
/// where the text is not -?[0-9]+(.[0-9]+)?.
std::optional<Number> plainNumber(QStringView text, int shift = 0);

} // namespace millrace
