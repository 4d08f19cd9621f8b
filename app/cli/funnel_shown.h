// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run.h"
#include "core/reports/funnel_report.h"

namespace millrace::cli {

/// One funnel of a report, and whose it is.
struct FunnelPiece
{
    const FunnelReport &report;
    const Funnel &funnel;
    int slice = -1; ///< as in Bottleneck
    QString group = {};
    bool chinese = false;
};

/// The numbers of one funnel as the contract shapes them.
QJsonObject funnelDocument(const FunnelPiece &piece);
/// Its stages as an aligned table, and what stands outside of them.
QString funnelText(const FunnelPiece &piece);
/// A group's name as it is shown: the empty one in words.
QString groupText(const QString &group);
/// One line per stage and group, headings first, numbers plain; for CSV.
std::vector<QStringList> funnelLines(const FunnelReport &report);

} // namespace millrace::cli
