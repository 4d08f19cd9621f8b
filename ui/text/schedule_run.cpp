// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/schedule_run.h"

#include "core/schema/builtin/schedule.h"
#include "ui/text/describe_error.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

namespace millrace {

namespace {

/// A name that every file system takes.
QString fileName(QString name)
{
    for (QChar &c : name)
        if (c < u' ' || QStringView(u"\\/:*?\"<>|").contains(c))
            c = u'_';
    name = name.trimmed();
    while (name.endsWith(u'.'))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("report") : name.left(120);
}

std::optional<ScheduleState> stateOf(const Record &record, const Session &session, Instant now)
{
    ScheduleState state;
    const auto every = rhythmOfWord(record.value(schedule::rhythm).value_or(QString()));
    if (!every)
        return std::nullopt;
    state.id = record.id();
    state.name = record.value(schedule::name).value_or(QString());
    const auto report = record.value(schedule::report);
    state.report = report ? report->toString() : record.value(schedule::ready).value_or(QString());
    const QJsonObject parameters =
        QJsonDocument::fromJson(record.value(schedule::parameters).value_or(Json()).text).object();
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        state.parameters.insert(it.key(), it.value().toString());
    state.rhythm = {*every, int(record.value(schedule::day).value_or(1)),
                    int(record.value(schedule::minute).value_or(0))};
    state.format = record.value(schedule::format).value_or(QString());
    state.folder = record.value(schedule::folder).value_or(QString());
    state.active = record.value(schedule::active).value_or(true);
    state.mine = record.value(system_field::CreatedBy).valueOr<RecordId>() == session.actor;
    state.lastRun = record.value(schedule::lastRun);
    state.lastResult = record.value(schedule::lastResult).value_or(QString());
    state.failed = !state.lastResult.isEmpty() && !QFileInfo(state.lastResult).isAbsolute();
    // What was due before it was made is not.
    const Instant last = state.lastRun.value_or(record.value(system_field::CreatedAt).valueOr<Instant>());
    state.next = nextTime(state.rhythm, std::max(std::min(last, now), now), session.zone).at;
    if (state.active)
        state.due = timesDue(state.rhythm, last, now, session.zone, scheduledTimesAtMost);
    return state;
}

Result<void> note(Workspace &workspace, const Session &session, const ScheduleState &state, std::optional<Instant> done,
                  const QString &words)
{
    if (!done && words == state.lastResult)
        return {};
    const EntityPtr entity = workspace.catalog()->entity(scheduleEntity().key);
    Edit edit = Edit::update(entity, state.id);
    if (done)
        edit.with(*entity, schedule::lastRun, *done);
    edit.with(*entity, schedule::lastResult, words.left(500));
    CommitRequest request;
    request.label = QStringLiteral("schedule");
    // Nobody did this: it is not what "undo" takes back next.
    request.origin = Origin::Admin;
    request.edits.push_back(std::move(edit));
    MILLRACE_TRY(workspace.commit(session, std::move(request)));
    return {};
}

QString resultWords(const Workspace &workspace, const ScheduleOutcome &outcome, const FormatContext &context)
{
    return outcome.error ? describeError(*outcome.error, workspace.catalog(), context.locale).sentences()
                         : outcome.file;
}

Result<void> write(const Workspace &workspace, const Session &session, const ScheduleState &state, Instant at,
                   const QString &path, const FormatContext &context, const ReportPainter &painter,
                   const Progress &progress)
{
    MILLRACE_ASSIGN(const ReportEntry entry, findReport(workspace, session, state.report));
    ReportAsk ask;
    ask.parameters = state.parameters;
    ask.asOf = at;
    MILLRACE_ASSIGN(const ReportTable table, runReport(workspace, session, entry.definition, ask, progress));
    if (!QFileInfo(state.folder).isDir())
        return fail(ErrorCode::FileUnwritable, {state.folder});
    if (state.format == QLatin1String("pdf")) {
        if (!painter)
            return fail(ErrorCode::InvalidArgument, {schedule::format.name(), state.format});
        return painter(table, reportTitle(entry), path, context);
    }
    const auto format = exportFormatOf(path);
    if (!format)
        return fail(ErrorCode::InvalidArgument, {schedule::format.name(), state.format});
    const QString person = context.metadata ? context.metadata->users.value(session.actor) : QString();
    const TableFile file = tableFileOf(table, reportTitle(entry), person, context);
    MILLRACE_TRY(writeReport(workspace, session, table, file, path, *format));
    return {};
}

} // namespace

Result<std::vector<ScheduleState>> readSchedules(const Workspace &workspace, const Session &session)
{
    const QString key = scheduleEntity().key;
    Query query;
    query.entity = key;
    query.sort = {{FieldPath{{schedule::name.name()}}, false}};
    query.fields = {{{schedule::name.name()}}};
    MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
    const Instant now = workspace.clock().now();
    std::vector<ScheduleState> schedules;
    std::map<std::pair<QString, QString>, int> named;
    for (const Row &row : rows.rows) {
        MILLRACE_ASSIGN(const Record record, workspace.record(session, key, row.id));
        if (auto state = stateOf(record, session, now)) {
            ++named[{state->folder, state->name}];
            schedules.push_back(std::move(*state));
        }
    }
    for (ScheduleState &state : schedules)
        state.hasTwin = named[{state.folder, state.name}] > 1;
    return schedules;
}

QString scheduleFile(const ScheduleState &schedule, QDate day)
{
    const QString twin = schedule.hasTwin ? u' ' + schedule.id.toString().right(6) : QString();
    return QDir(schedule.folder)
        .filePath(fileName(schedule.name) + u' ' + day.toString(Qt::ISODate) + twin + u'.' + schedule.format);
}

Result<std::vector<ScheduleOutcome>> runDueSchedules(Workspace &workspace, const Session &session,
                                                     const FormatContext &context, const ReportPainter &painter,
                                                     const Progress &progress)
{
    MILLRACE_ASSIGN(const std::vector<ScheduleState> schedules, readSchedules(workspace, session));
    std::vector<ScheduleOutcome> outcomes;
    for (const ScheduleState &state : schedules) {
        if (!state.mine)
            continue;
        for (const ScheduledTime &time : state.due) {
            if (progress.isCancelled())
                return fail(ErrorCode::Cancelled);
            ScheduleOutcome outcome{state.id, state.name, time.day, scheduleFile(state, time.day), {}, false};
            outcome.wasThere = QFileInfo::exists(outcome.file);
            if (!outcome.wasThere) {
                const auto written =
                    write(workspace, session, state, time.at, outcome.file, context, painter, progress);
                if (!written)
                    outcome.error = written.error();
            }
            if (outcome.error && outcome.error->code == ErrorCode::Cancelled)
                return fail(ErrorCode::Cancelled);
            MILLRACE_TRY(note(workspace, session, state, outcome.error ? std::nullopt : std::optional(time.at),
                              resultWords(workspace, outcome, context)));
            outcomes.push_back(std::move(outcome));
            // The times of one schedule are done in their order: what fails is tried again before the next.
            if (outcomes.back().error)
                break;
        }
    }
    return outcomes;
}

Result<ScheduleOutcome> runScheduleNow(Workspace &workspace, const Session &session, const RecordId &schedule,
                                       const FormatContext &context, const ReportPainter &painter,
                                       const Progress &progress)
{
    MILLRACE_ASSIGN(const std::vector<ScheduleState> schedules, readSchedules(workspace, session));
    const auto found = std::find_if(schedules.begin(), schedules.end(),
                                    [&](const ScheduleState &state) { return state.id == schedule; });
    if (found == schedules.end())
        return fail(ErrorCode::NotFound, {scheduleEntity().key, schedule.toString()});
    const Instant now = workspace.clock().now();
    const QDateTime local = now.toDateTime(session.zone);
    QString path = scheduleFile(*found, local.date());
    path.insert(path.size() - found->format.size() - 1, local.toString(QStringLiteral(" HHmm")));
    ScheduleOutcome outcome{found->id, found->name, local.date(), path, {}, QFileInfo::exists(path)};
    if (!outcome.wasThere)
        if (const auto written = write(workspace, session, *found, now, path, context, painter, progress); !written) {
            outcome.error = written.error();
            if (outcome.error->code == ErrorCode::Cancelled)
                return fail(ErrorCode::Cancelled);
        }
    MILLRACE_TRY(note(workspace, session, *found, std::nullopt, resultWords(workspace, outcome, context)));
    return outcome;
}

QString rhythmWords(const ScheduleRhythm &rhythm, bool chinese)
{
    const QString time = QTime(rhythm.minute / 60, rhythm.minute % 60).toString(QStringLiteral("HH:mm"));
    switch (rhythm.every) {
    case ScheduleRhythm::Every::Day:
        return QCoreApplication::translate("schedule", "every day at %1").arg(time);
    case ScheduleRhythm::Every::Week: {
        const QLocale locale(chinese ? QLocale::Chinese : QLocale::English);
        return QCoreApplication::translate("schedule", "every %1 at %2")
            .arg(locale.standaloneDayName(std::clamp(rhythm.day, 1, 7), QLocale::LongFormat), time);
    }
    case ScheduleRhythm::Every::Month:
        break;
    }
    return QCoreApplication::translate("schedule", "on day %1 of the month at %2").arg(rhythm.day).arg(time);
}

} // namespace millrace
