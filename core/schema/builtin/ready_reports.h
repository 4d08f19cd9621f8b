// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <span>
#include <vector>

namespace millrace {

/// A report that the program brings. It is no record: it becomes one when it is changed, and stands for its ready one
/// from then on (report::ready).
struct ReadyReport
{
    const char *key;     ///< its name on the command line and in report::ready; stays as it is
    const char *label;   ///< source text of the context "report"
    const char *section; ///< likewise: what it is listed under
    const char *entity;
    std::vector<const char *> members; ///< of the JSON that core/records/report_definition.h describes

    QByteArray json() const;
};

/// In the order in which they are offered.
std::span<const ReadyReport> readyReports();
/// The source text (context "report") of a figure or parameter that ready reports name so; null for other keys.
const char *readyReportWord(QByteArrayView key);

} // namespace millrace
