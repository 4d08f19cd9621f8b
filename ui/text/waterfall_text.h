// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/table_file.h"
#include "core/reports/waterfall_report.h"
#include "ui/text/format_context.h"

namespace millrace {

/// What a part of a waterfall is called in the reader's language.
QString waterfallPartWord(WaterfallPart part);
/// The key of a part in documents for programs.
QString waterfallKey(WaterfallPart part);

/// The waterfall as a table for a file: a line per part of each group, begin and end around them.
TableFile tableFileOf(const WaterfallReport &report, bool grouped, const FormatContext &context);

} // namespace millrace
