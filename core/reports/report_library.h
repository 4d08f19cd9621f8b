// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/report_definition.h"
#include "core/workspace/workspace.h"

namespace millrace {

/// A report that can be asked for: a record, or a ready one that nobody has changed.
struct ReportEntry
{
    QString key;     ///< of a ready report; empty for others
    RecordId id;     ///< null for a ready report that is no record
    QString name;    ///< of a record as its people named it; of a ready one the English source text (context "report")
    QString section; ///< likewise the source text; empty for records that stand for no ready one
    bool shared = true;
    ReportDefinition definition;

    bool isReady() const { return id.isNull(); }
};

/// Ready reports in their order, each replaced by the record that stands for it, then the other records by name.
/// Records whose definition this program does not understand are left out and counted in `unreadable`.
struct ReportShelf
{
    std::vector<ReportEntry> reports;
    int unreadable = 0;
};
Result<ReportShelf> readReports(const Workspace &workspace, const Session &session);

/// The report of that ready key, id or name (records before ready ones; `inWords` makes the name that a ready report
/// goes by). NotFound: {"report", name}.
Result<ReportEntry> findReport(const Workspace &workspace, const Session &session, const QString &name,
                               const std::function<QString(const ReportEntry &)> &inWords = {});

/// The edit that keeps a report: a changed ready one becomes a record that stands for it, a record is updated.
Edit editOfReport(const ReportEntry &entry, const Catalog &catalog);

} // namespace millrace
