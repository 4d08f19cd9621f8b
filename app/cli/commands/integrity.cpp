// SPDX-License-Identifier: GPL-3.0-or-later
// verify, rebuild, reindex, backup: the file itself.
#include "app/cli/commands/commands.h"
#include "app/cli/run.h"
#include "core/workspace/people.h"
#include "ui/text/verify_words.h"

#include <QFileInfo>
#include <QJsonArray>

namespace millrace::cli {

namespace {

QStringList findingTexts(const Run &run, const std::vector<VerifyFinding> &findings)
{
    QStringList texts;
    for (const VerifyFinding &finding : findings)
        texts << verifyFindingText(finding, run.catalog(), run.locale());
    return texts;
}

QString findingLines(const QStringList &findings)
{
    QString lines;
    for (const QString &finding : findings)
        lines += QStringLiteral("  - ") + finding + u'\n';
    return lines;
}

Attempt<Answer> performVerify(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const VerifyReport report, run.workspace().verify(run.progress(translate("cli", "Verifying"))));
    MILLRACE_ASSIGN(const Digests digests, run.workspace().digests({}, Founding::Levelled));
    const QString records = QString::fromLatin1(digests.records);
    const QString history = QString::fromLatin1(digests.history);
    QString text = report.ok ? translate("cli", "The workspace is whole. Records: %1, commits: %2.")
                                   .arg(report.records)
                                   .arg(report.commits)
                             : translate("cli", "The workspace is damaged:");
    const QStringList findings = findingTexts(run, report.findings);
    text += u'\n' + findingLines(findings) + QStringLiteral("SQLite %1\n").arg(report.sqliteVersion) +
            translate("cli", "Digest of the records %1, of the history %2").arg(records.left(16), history.left(16)) +
            u'\n';
    return Answer::of({{QStringLiteral("ok"), report.ok},
                       {QStringLiteral("records"), report.records},
                       {QStringLiteral("commits"), report.commits},
                       {QStringLiteral("sqlite"), report.sqliteVersion},
                       {QStringLiteral("findings"), QJsonArray::fromStringList(findings)},
                       {QStringLiteral("digest"),
                        QJsonObject{{QStringLiteral("records"), records}, {QStringLiteral("history"), history}}}},
                      text, report.ok ? exits::done : exits::notAll);
}

Attempt<Answer> performRebuild(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Write));
    MILLRACE_TRY(requireAdministrator(run.workspace(), run.session()));
    const bool force = run.arguments().has("force");
    MILLRACE_ASSIGN(const RebuildReport report,
                    run.workspace().rebuild(run.progress(translate("cli", "Rebuilding")),
                                            force ? AlteredJournal::Use : AlteredJournal::Refuse));
    const QStringList findings = findingTexts(run, report.findings);
    QString text = findingLines(findings);
    if (report.done)
        text += translate("cli", "Made anew from the journal, with the search index. Records: %1.").arg(report.records);
    else
        text += translate("cli", "Nothing was made anew: the records would follow what was altered. Keep a copy of the "
                                 "file and open a backup; --force rebuilds all the same.");
    return Answer::of({{QStringLiteral("done"), report.done},
                       {QStringLiteral("records"), report.records},
                       {QStringLiteral("findings"), QJsonArray::fromStringList(findings)}},
                      text + u'\n', findings.isEmpty() ? exits::done : exits::notAll);
}

Attempt<Answer> performBackup(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    // A copy of everything is for those who see everything.
    MILLRACE_TRY(requireAdministrator(run.workspace(), run.session()));
    const QString to = run.word(1);
    MILLRACE_TRY(run.workspace().backup(to));
    const qint64 bytes = QFileInfo(to).size();
    return Answer::of({{QStringLiteral("file"), to}, {QStringLiteral("bytes"), bytes}},
                      translate("cli", "A copy of the workspace is in %1 (%2 bytes).").arg(to).arg(bytes) + u'\n');
}

} // namespace

Command verifyCommand()
{
    return {"verify",
            "WORKSPACE",
            QT_TRANSLATE_NOOP("cli", "Check the file, the chain of its journal, and the records against it"),
            "millrace-cli verify sales.millrace",
            {},
            1,
            1,
            performVerify};
}

Command rebuildCommand()
{
    return {"rebuild",
            "WORKSPACE [--force]",
            QT_TRANSLATE_NOOP("cli", "Make all records and the search index anew from the journal"),
            "millrace-cli rebuild sales.millrace",
            {{"force", "", QT_TRANSLATE_NOOP("cli", "Also from a journal that was altered behind the program's back")}},
            1,
            1,
            performRebuild};
}

Command reindexCommand()
{
    Command command = rebuildCommand();
    command.name = "reindex";
    command.summary = QT_TRANSLATE_NOOP("cli", "Make the search index anew; the same as rebuild");
    command.example = "millrace-cli reindex sales.millrace";
    return command;
}

Command backupCommand()
{
    return {"backup",
            "WORKSPACE OUT",
            QT_TRANSLATE_NOOP("cli", "A consistent copy, also while others work; refuses to overwrite"),
            "millrace-cli backup sales.millrace sales-2025-03-07.millrace",
            {},
            2,
            2,
            performBackup};
}

} // namespace millrace::cli
