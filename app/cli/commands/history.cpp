// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/records_shown.h"
#include "app/cli/text_table.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"

#include <QJsonArray>

namespace millrace::cli {

namespace {

QString changeText(const Run &run, const HistoryChange &change, const FormatContext &context)
{
    if (change.field == QLatin1String("+"))
        return translate("cli", "created");
    if (change.field == QLatin1String("-"))
        return translate("cli", "put into the bin");
    if (change.field == QLatin1String("~"))
        return translate("cli", "restored");
    if (change.field == QLatin1String("/"))
        return translate("cli", "taken back");
    if (!change.def)
        return change.field;
    const QString label = fieldLabel(*change.def, run.locale());
    const QString now = showValue(*change.def, change.now, context);
    if (change.was.isEmpty())
        return translate("cli", "%1: %2").arg(label, plainCell(now, 60));
    return translate("cli", "%1: %2 → %3")
        .arg(label, plainCell(showValue(*change.def, change.was, context), 60), plainCell(now, 60));
}

Attempt<Answer> performHistory(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const EntityPtr entity, run.entity(run.word(1)));
    MILLRACE_ASSIGN(const RecordId id, run.id(run.word(2)));
    MILLRACE_ASSIGN(const RecordHistory history, run.workspace().history(run.session(), entity->key, id));
    FormatContext context = run.format();
    TitleCollector collector;
    for (const HistoryCommit &commit : history.commits)
        for (const HistoryChange &change : commit.changes)
            if (change.def) {
                collector.add(*change.def, change.was);
                collector.add(*change.def, change.now);
            }
    context.titles = collector.titles(run);
    QJsonArray commits;
    QString text;
    for (const HistoryCommit &commit : history.commits) {
        commits.append(commitDocument(commit, *context.metadata));
        text += QStringLiteral("%1  %2  %3  %4\n")
                    .arg(formats::dateTime(commit.recordedAt, context.zone, run.isChinese()),
                         context.metadata->users.value(commit.actor), operationLabel(commit.label, commit.origin),
                         commit.operation.toString());
        for (const HistoryChange &change : commit.changes) {
            text += QStringLiteral("    ") + changeText(run, change, context);
            if (change.at && *change.at != commit.recordedAt)
                text += QStringLiteral("  (%1)").arg(change.atKnown
                                                         ? formats::dateTime(*change.at, context.zone, run.isChinese())
                                                         : translate("cli", "day not known"));
            text += u'\n';
        }
    }
    return Answer::of({{QStringLiteral("commits"), commits}}, text);
}

} // namespace

Command historyCommand()
{
    return {"history",
            "WORKSPACE ENTITY ID",
            QT_TRANSLATE_NOOP("cli", "What became of a record: who changed what, when"),
            "millrace-cli history sales.millrace customer 0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10",
            {},
            3,
            3,
            performHistory};
}

} // namespace millrace::cli
