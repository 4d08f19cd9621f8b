// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/print.h"
#include "app/cli/run.h"
#include "app/cli/text_table.h"
#include "ui/print/report_out.h"
#include "ui/text/formats.h"
#include "ui/text/schedule_run.h"

#include <QJsonArray>

namespace millrace::cli {

namespace {

QJsonValue momentOf(const std::optional<Instant> &moment)
{
    FieldDef field;
    field.type = FieldType::DateTime;
    return moment ? valueToJson(field, *moment) : QJsonValue();
}

QJsonObject outcomeDocument(const ScheduleOutcome &outcome, const Run &run)
{
    QJsonObject document{{QStringLiteral("schedule"), outcome.schedule.toString()},
                         {QStringLiteral("name"), outcome.name},
                         {QStringLiteral("day"), outcome.day.toString(Qt::ISODate)},
                         {QStringLiteral("file"), outcome.file},
                         {QStringLiteral("written"), !outcome.error && !outcome.wasThere}};
    if (outcome.error)
        document.insert(QStringLiteral("error"), failureDocument(Failure(*outcome.error), &run));
    return document;
}

Attempt<Answer> performSchedules(Run &run)
{
    const bool runs = run.arguments().has("run-due");
    MILLRACE_TRY(run.open(runs ? Workspace::Access::Write : Workspace::Access::Read));
    QJsonObject document;
    QString text;
    int exit = exits::done;
    if (runs) {
        const ReportPainter painter = [&run](const ReportTable &table, const QString &title, const QString &path,
                                             const FormatContext &context) -> Result<void> {
            MILLRACE_TRY(writeOut(run.workspace(), run.session(), table, title, path, context));
            return {};
        };
        MILLRACE_ASSIGN(const auto outcomes, runDueSchedules(run.workspace(), run.session(), run.format(), painter,
                                                             run.progress(translate("cli", "Writing reports"))));
        QJsonArray written;
        for (const ScheduleOutcome &outcome : outcomes) {
            written.append(outcomeDocument(outcome, run));
            text += outcome.error ? translate("cli", "%1: %2 could not be written").arg(outcome.name, outcome.file)
                                  : translate("cli", "%1: %2").arg(outcome.name, outcome.file);
            text += u'\n';
            exit = outcome.error ? exits::notAll : exit;
        }
        if (outcomes.empty())
            text += translate("cli", "Nothing was due.") + u'\n';
        document.insert(QStringLiteral("written"), written);
    }
    MILLRACE_ASSIGN(const auto schedules, readSchedules(run.workspace(), run.session()));
    QJsonArray listed;
    TextTable table;
    for (const char *heading : {QT_TRANSLATE_NOOP("cli", "Schedule"), QT_TRANSLATE_NOOP("cli", "Report"),
                                QT_TRANSLATE_NOOP("cli", "When"), QT_TRANSLATE_NOOP("cli", "Folder"),
                                QT_TRANSLATE_NOOP("cli", "Next"), QT_TRANSLATE_NOOP("cli", "Last result")})
        table.addColumn(translate("cli", heading));
    for (const ScheduleState &state : schedules) {
        listed.append(QJsonObject{{QStringLiteral("id"), state.id.toString()},
                                  {QStringLiteral("name"), state.name},
                                  {QStringLiteral("report"), state.report},
                                  {QStringLiteral("rhythm"), rhythmWord(state.rhythm.every)},
                                  {QStringLiteral("day"), state.rhythm.day},
                                  {QStringLiteral("minute"), state.rhythm.minute},
                                  {QStringLiteral("format"), state.format},
                                  {QStringLiteral("folder"), state.folder},
                                  {QStringLiteral("active"), state.active},
                                  {QStringLiteral("mine"), state.mine},
                                  {QStringLiteral("due"), qint64(state.due.size())},
                                  {QStringLiteral("next"), momentOf(state.next)},
                                  {QStringLiteral("ran"), momentOf(state.lastRun)},
                                  {QStringLiteral("result"), state.lastResult}});
        table.addRow({state.name, state.report, rhythmWords(state.rhythm, run.isChinese()), state.folder,
                      state.active ? formats::dateTime(state.next, run.session().zone, run.isChinese())
                                   : translate("cli", "rests"),
                      state.lastResult});
    }
    document.insert(QStringLiteral("schedules"), listed);
    return Answer::of(
        document, text + (listed.isEmpty() ? translate("cli", "There are no schedules.") + u'\n' : table.toString()),
        exit);
}

} // namespace

Command schedulesCommand()
{
    return {
        "schedules",
        "WORKSPACE [--run-due]",
        QT_TRANSLATE_NOOP("cli", "Reports that are written by themselves: when, where, and what is due"),
        "millrace-cli schedules sales.millrace --run-due",
        {{"run-due", "",
          QT_TRANSLATE_NOOP("cli", "Writes what is due or was missed, each time once; for a timer of the system")}},
        1,
        1,
        performSchedules,
        R"({"schedules":[{"id","name","report","rhythm":"daily|weekly|monthly","day","minute","format","folder","active",
   "mine","due","next","ran","result"}]}; with --run-due also "written":[{"schedule","name","day","file",
   "written","error"}], exit 1 where something failed)"};
}

} // namespace millrace::cli
