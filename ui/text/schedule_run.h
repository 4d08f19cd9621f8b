// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/schedule_times.h"
#include "core/reports/report_library.h"
#include "ui/text/report_file.h"

#include <functional>

namespace millrace {

/// A schedule as it stands: what it writes, where, when next, and the times that were missed or are due now.
struct ScheduleState
{
    RecordId id;
    QString name;
    QString report; ///< key of a ready report or id of a record
    QHash<QString, QString> parameters;
    ScheduleRhythm rhythm;
    QString format;
    QString folder;
    bool active = true;
    bool mine = true; ///< the session made it: others' are run on their machines
    std::optional<Instant> lastRun;
    QString lastResult;  ///< the file that was written, or why none was
    bool failed = false; ///< lastResult says why
    Instant next;
    std::vector<ScheduledTime> due;
    bool hasTwin = false; ///< another one has the same name and folder
};

/// All schedules by name. Errors: storage errors.
Result<std::vector<ScheduleState>> readSchedules(const Workspace &workspace, const Session &session);

/// What became of one time of a schedule.
struct ScheduleOutcome
{
    RecordId schedule;
    QString name;
    QDate day;
    QString file;
    std::optional<Error> error;
    bool wasThere = false; ///< the file was written by a run that did not come to note it
};

/// More missed times of one schedule than this are not caught up: the latest are.
inline constexpr int scheduledTimesAtMost = 31;

/// Writes a report that is no table file ("pdf"); absent: such schedules fail with InvalidArgument.
using ReportPainter = std::function<Result<void>(const ReportTable &table, const QString &title, const QString &path,
                                                 const FormatContext &context)>;

/// Where the report of a time is written: "FOLDER/NAME 2026-01-05.xlsx".
QString scheduleFile(const ScheduleState &schedule, QDate day);

/// Writes everything that is due, each time once: as of its own moment, into a file named by its day, which appears
/// whole or not at all; then the schedule's record notes the time. A file that is there already is the work of a run
/// that was cut off, and is only noted. What fails is told at the record and stays due. Not for the UI thread.
/// `context` shows the values. Errors of the whole: those of readSchedules, WorkspaceReadOnly, Cancelled.
Result<std::vector<ScheduleOutcome>> runDueSchedules(Workspace &workspace, const Session &session,
                                                     const FormatContext &context, const ReportPainter &painter = {},
                                                     const Progress &progress = {});

/// Writes the report of a schedule as it stands now, out of its turn and whoever made it: "NAME 2026-01-05 1432.xlsx".
/// What is due stays due. Errors: those of readSchedules, NotFound, WorkspaceReadOnly, Cancelled; what became of the
/// file is in the outcome.
Result<ScheduleOutcome> runScheduleNow(Workspace &workspace, const Session &session, const RecordId &schedule,
                                       const FormatContext &context, const ReportPainter &painter = {},
                                       const Progress &progress = {});

/// "every Monday at 08:00", "on day 1 of the month at 07:30".
QString rhythmWords(const ScheduleRhythm &rhythm, bool chinese);

} // namespace millrace
