// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/rfm_report.h"
#include "ui/text/format_context.h"

namespace millrace {

/// "Champions", "At risk" ...
QString rfmSegmentLabel(const QString &segment);
/// What makes a customer one of that class: "recency and frequency 4 or 5".
QString rfmSegmentRule(const QString &segment);
/// Why a customer is in its class: the three values with their scores.
QString rfmReason(const RfmLine &line, const FormatContext &context);

} // namespace millrace
