// SPDX-License-Identifier: GPL-3.0-or-later
// backup, restore, verify, status: what the server holds.
#include "app/server/auth/accounts.h"
#include "app/server/http/tls_identity.h"
#include "app/server/program/command.h"
#include "core/schema/moment_text.h"
#include "core/sync/hub.h"
#include "ui/text/verify_words.h"

#include <QFile>
#include <QJsonArray>

namespace millrace::server {

namespace {

Attempt<void> copyFile(const QString &from, const QString &to)
{
    if (QFile::exists(from) && !QFile::copy(from, to))
        return fail(Error{ErrorCode::FileUnwritable, {to, QString()}, {}});
    return {};
}

/// The folder with the key stays for its owner's eyes alone.
Attempt<void> copyTls(const DataFolder &from, const DataFolder &to)
{
    const QDir source(from.tls());
    if (!source.exists() || QDir(to.tls()).exists())
        return {};
    if (!QDir().mkpath(to.tls()))
        return fail(Error{ErrorCode::FileUnwritable, {to.tls(), QString()}, {}});
    for (const QString &name : source.entryList(QDir::Files))
        MILLRACE_TRY(copyFile(source.filePath(name), QDir(to.tls()).filePath(name)));
    return {};
}

/// A workspace that holds what it says; its newest commit.
Attempt<SyncPoint> proven(Call &call, const DataFolder &data)
{
    MILLRACE_ASSIGN(const auto copy, Workspace::open(data.workspace(), Workspace::Access::Read, call.clock, call.ids));
    MILLRACE_ASSIGN(const VerifyReport report, copy->verify());
    if (!report.ok)
        return fail(Error{ErrorCode::WorkspaceCorrupt, {data.workspace(), QStringLiteral("verify")}, {}});
    MILLRACE_ASSIGN(SyncPoint head, Hub::headOf(*copy));
    return head;
}

/// What PostgreSQL does better.
tl::unexpected<Refusal> ownMeans(const Call &call)
{
    return misuse(translate("server",
                            "A database is backed up and restored with its own means: “pg_dump -Fc -f FILE %1” "
                            "makes a consistent copy while servers run, pg_restore puts it into an empty "
                            "database. Workstations send again what a restored one has lost.")
                      .arg(call.shownPlace()));
}

Attempt<Told> performBackup(Call &call)
{
    if (call.isRemote())
        return ownMeans(call);
    MILLRACE_TRY(call.data.require());
    const DataFolder to(call.settings.words().value(0));
    if (QFile::exists(to.path()))
        return fail(Error{ErrorCode::OutputExists, {to.path()}, {}});
    MILLRACE_ASSIGN(const auto workspace, call.open(Workspace::Access::Read));
    MILLRACE_TRY(to.make());
    MILLRACE_TRY(workspace->backup(to.workspace()));
    MILLRACE_ASSIGN(const auto accounts, ServerFile::open(call.data.accounts()));
    MILLRACE_TRY(accounts->copyTo(to.accounts()));
    MILLRACE_TRY(copyTls(call.data, to));
    MILLRACE_ASSIGN(const SyncPoint head, proven(call, to));
    MILLRACE_TRY(call.data.note(
        {head.seq, call.clock.now(), call.settings.isOn("off-machine"), QDir(to.path()).absolutePath()}));
    return Told{{{QStringLiteral("folder"), to.path()}, {QStringLiteral("seq"), qint64(head.seq)}},
                translate("server", "A copy of everything up to commit %1 is in %2, and it was checked.")
                        .arg(head.seq)
                        .arg(to.path()) +
                    u'\n'};
}

Attempt<Told> performRestore(Call &call)
{
    if (call.isRemote())
        return ownMeans(call);
    const DataFolder from(call.settings.words().value(0));
    MILLRACE_TRY(from.require());
    MILLRACE_ASSIGN(const SyncPoint head, proven(call, from));
    MILLRACE_TRY(call.data.make());
    QString aside;
    const bool replaces = QFile::exists(call.data.workspace());
    if (replaces) {
        // No server may be at work on what is put aside. One that is damaged cannot be opened, and is replaced for
        // that.
        const auto standing = call.open(Workspace::Access::Write);
        if (!standing && standing.error().error.code == ErrorCode::WorkspaceLocked)
            return fail(standing.error());
        aside = QDir(call.data.path())
                    .filePath(QStringLiteral("before-restore-") +
                              call.clock.now().toDateTime(QTimeZone::utc()).toString(u"yyyyMMdd-HHmmss"));
        if (!QDir().mkpath(aside))
            return fail(Error{ErrorCode::FileUnwritable, {aside, QString()}, {}});
    }
    const DataFolder old(aside);
    const QString part = call.data.workspace() + QStringLiteral(".part");
    QFile::remove(part);
    MILLRACE_TRY(copyFile(from.workspace(), part));
    for (const char *suffix : {"", "-wal", "-shm"})
        if (replaces && QFile::exists(call.data.workspace() + QLatin1String(suffix)) &&
            !QFile::rename(call.data.workspace() + QLatin1String(suffix), old.workspace() + QLatin1String(suffix)))
            return fail(Error{ErrorCode::FileUnwritable, {old.workspace(), QString()}, {}});
    if (!QFile::rename(part, call.data.workspace()))
        return fail(Error{ErrorCode::FileUnwritable, {call.data.workspace(), QString()}, {}});
    // Who was shut out since stays shut out: the way in is not set back unless that is asked for.
    if (call.settings.isOn("accounts") && QFile::exists(call.data.accounts()) &&
        !QFile::rename(call.data.accounts(), old.accounts()))
        return fail(Error{ErrorCode::FileUnwritable, {old.accounts(), QString()}, {}});
    if (!QFile::exists(call.data.accounts()))
        MILLRACE_TRY(copyFile(from.accounts(), call.data.accounts()));
    MILLRACE_TRY(copyTls(from, call.data));
    QString text = translate("server", "The server is as it was at commit %1.").arg(head.seq) + u' ' +
                   translate("server", "Workstations send again what it has lost.") + u'\n';
    if (replaces)
        text += translate("server", "What was there before is in %1.").arg(aside) + u'\n';
    return Told{{{QStringLiteral("seq"), qint64(head.seq)}, {QStringLiteral("before"), aside}}, text};
}

Attempt<Told> performVerify(Call &call)
{
    MILLRACE_TRY(call.require());
    MILLRACE_ASSIGN(const auto workspace, call.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const VerifyReport report, workspace->verify());
    QStringList findings;
    for (const VerifyFinding &finding : report.findings)
        findings << verifyFindingText(finding, workspace->catalog(), call.locale);
    QString text = report.ok ? translate("server", "The server's data is whole: %1 records, %2 commits.")
                                   .arg(report.records)
                                   .arg(report.commits)
                             : translate("server", "The server's data is damaged:");
    for (const QString &finding : std::as_const(findings))
        text += QStringLiteral("\n  - ") + finding;
    return Told{{{QStringLiteral("ok"), report.ok},
                 {QStringLiteral("records"), report.records},
                 {QStringLiteral("commits"), report.commits},
                 {call.isRemote() ? QStringLiteral("database") : QStringLiteral("sqlite"), report.sqliteVersion},
                 {QStringLiteral("findings"), QJsonArray::fromStringList(findings)}},
                text + u'\n',
                report.ok ? exits::done : exits::notAll};
}

/// Whether a server is at work: on a folder it holds the lock.
Attempt<bool> isRunning(Call &call)
{
    if (call.isRemote()) {
        MILLRACE_ASSIGN(const auto file, ServerFile::open(call.accountsPath()));
        MILLRACE_ASSIGN(const int processes, file->processes());
        return processes > 0;
    }
    const auto writing = call.open(Workspace::Access::Write);
    return !writing && writing.error().error.code == ErrorCode::WorkspaceLocked;
}

Attempt<Told> performStatus(Call &call)
{
    MILLRACE_TRY(call.require());
    MILLRACE_ASSIGN(const auto workspace, call.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const bool running, isRunning(call));
    MILLRACE_ASSIGN(const SyncPoint head, Hub::headOf(*workspace));
    const auto backup = call.isRemote() ? std::nullopt : call.data.backup();
    int users = 0;
    for (const OrgChart::Person &person : workspace->metadata()->access->chart().people)
        users += person.active && !person.login.isEmpty() ? 1 : 0;
    const auto identity = TlsIdentity::read(QDir(call.data.tls()).filePath(QStringLiteral("cert.pem")),
                                            QDir(call.data.tls()).filePath(QStringLiteral("key.pem")));
    const QString fingerprint = identity ? identity->fingerprint() : QString();
    const QString lastBackup = backup ? momentText(backup->at) : QString();
    QString text =
        (running ? translate("server", "A server is at work here.")
                 : translate("server", "No server is at work here.")) +
        u'\n' + translate("server", "Newest commit %1, people who may sign in: %2").arg(head.seq).arg(users) + u'\n' +
        (backup ? translate("server", "Newest backup: commit %1, %2").arg(backup->seq).arg(lastBackup)
                : translate("server", "There is no backup yet.")) +
        u'\n';
    if (!fingerprint.isEmpty())
        text += translate("server", "Fingerprint of its own certificate: %1").arg(fingerprint) + u'\n';
    return Told{{{QStringLiteral("running"), running},
                 {QStringLiteral("seq"), qint64(head.seq)},
                 {QStringLiteral("users"), users},
                 {QStringLiteral("fingerprint"), fingerprint},
                 {QStringLiteral("backup_seq"), backup ? QJsonValue(qint64(backup->seq)) : QJsonValue()},
                 {QStringLiteral("backup_at"), backup ? QJsonValue(lastBackup) : QJsonValue()}},
                text};
}

} // namespace

Command backupCommand()
{
    return {
        "backup",
        "OUT --data DIR [--off-machine]",
        QT_TRANSLATE_NOOP("server", "A checked copy of everything in a new folder, also while the server runs"),
        "millrace-server backup /mnt/backup/monday --data /srv/millrace --off-machine",
        {{"off-machine", "",
          QT_TRANSLATE_NOOP("server", "The folder is on another machine: workstations may let go of what is in it")}},
        1,
        1,
        performBackup};
}

Command restoreCommand()
{
    return {"restore",
            "BACKUP --data DIR [--accounts]",
            QT_TRANSLATE_NOOP("server", "Put a backup in the place of the data, which is kept aside; checks it first"),
            "millrace-server restore /mnt/backup/monday --data /srv/millrace",
            {{"accounts", "",
              QT_TRANSLATE_NOOP("server", "Passwords and devices too: who was shut out since can sign in again")}},
            1,
            1,
            performRestore};
}

Command verifyCommand()
{
    return {"verify",
            "--data DIR",
            QT_TRANSLATE_NOOP("server", "Check the data, the chain of its journal, and the records against it"),
            "millrace-server verify --data /srv/millrace",
            {},
            0,
            0,
            performVerify};
}

Command statusCommand()
{
    return {"status",
            "--data DIR",
            QT_TRANSLATE_NOOP("server", "Whether it runs, how far it is, when it was last backed up"),
            "millrace-server status --data /srv/millrace",
            {},
            0,
            0,
            performStatus};
}

} // namespace millrace::server
