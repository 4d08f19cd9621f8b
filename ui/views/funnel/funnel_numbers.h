// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/funnel_report.h"

namespace millrace {

/// A counted column of the table twin, and the records behind its numbers.
struct FunnelColumn
{
    const char *title; ///< context "millrace::FunnelPage"
    std::int64_t FunnelStage::*count;
    FunnelPart part;
};
const std::vector<FunnelColumn> &funnelColumns();

/// The funnel as lines of text, one a stage, in the language of now.
struct FunnelTexts
{
    QStringList titles;
    std::vector<QStringList> lines;
};

enum class FunnelTextsFor {
    People,  ///< thousands separators, per cent, a dash for nothing
    Programs ///< plain numbers, shares of one, nothing for nothing: what a spreadsheet calculates with
};
FunnelTexts funnelTexts(const Funnel &funnel, CurrencyCode currency, FunnelTextsFor readers);

/// The whole report for a spreadsheet: its groups one below the other where it has some, then all together; won and
/// lost as lines of their own. `groupName` says what a group's key means.
FunnelTexts funnelSheet(const FunnelReport &report, const std::function<QString(const QString &)> &groupName);

/// Tab-separated, line by line, as spreadsheets take it from the clipboard.
QString tabbed(const FunnelTexts &texts);

} // namespace millrace
