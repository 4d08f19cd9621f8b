// SPDX-License-Identifier: GPL-3.0-or-later
// login, logout, sync, sync-status, conflicts: a workspace and the server of its team.
#include "app/cli/commands/commands.h"
#include "app/cli/run.h"
#include "app/cli/text_table.h"
#include "core/schema/builtin/conflict.h"
#include "core/schema/moment_text.h"
#include "core/sync/keychain.h"
#include "ui/text/formats.h"
#include "ui/text/sync_words.h"

#include <QFile>
#include <QJsonArray>
#include <QSysInfo>

namespace millrace::cli {

namespace {

Failure troubleFailure(SyncStanding::Trouble trouble)
{
    using Trouble = SyncStanding::Trouble;
    const bool refused = trouble == Trouble::SignIn || trouble == Trouble::Revoked;
    return Failure::saying(syncTroubleWord(trouble), syncTroubleText(trouble),
                           refused                       ? exits::notPermitted
                           : trouble == Trouble::Storage ? exits::workspace
                                                         : exits::network);
}

Failure joiningFailure(const membership::Joining &joining)
{
    using Kind = membership::Joining::Kind;
    const QString sentence = joiningText(joining);
    switch (joining.kind) {
    case Kind::OtherTeam:
        return Failure::saying(QStringLiteral("wrong_database"), sentence, exits::network);
    case Kind::OtherPerson:
        return Failure::saying(QStringLiteral("other_person"), sentence, exits::notPermitted);
    case Kind::OtherCurrency:
        return Failure::saying(QStringLiteral("other_currency"), sentence, exits::notAll);
    case Kind::SignIn:
        break;
    case Kind::Joined:
    case Kind::NoAnswer:
        return Failure::saying(QStringLiteral("not_the_server"), sentence, exits::network);
    }
    switch (joining.signIn.kind) {
    case SignInAnswer::Kind::Refused:
        return Failure::saying(QStringLiteral("sign_in"), sentence, exits::notPermitted);
    case SignInAnswer::Kind::CodeNeeded:
        return Failure::saying(QStringLiteral("totp_required"), sentence, exits::notPermitted);
    case SignInAnswer::Kind::LockedOut:
        return Failure::saying(QStringLiteral("locked_out"), sentence, exits::notPermitted);
    case SignInAnswer::Kind::SignedIn:
    case SignInAnswer::Kind::Unreachable:
        break;
    }
    const bool proof = joining.signIn.trouble == SyncReply::Trouble::Certificate;
    return Failure::saying(proof ? QStringLiteral("certificate") : QStringLiteral("network"), sentence, exits::network);
}

/// The first line of the standard input.
Attempt<QString> password()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return misuse(translate("cli", "Give the password on the standard input."));
    QByteArray line = input.readLine();
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return misuse(translate("cli", "Give the password on the standard input."));
    return QString::fromUtf8(line);
}

Attempt<ServerAddress> addressGiven(const Arguments &arguments)
{
    ServerAddress address;
    const auto url = ServerAddress::urlFrom(arguments.word(1));
    if (!url)
        return misuse(
            translate("cli", "“%1” is no address of a server, like https://crm.example:8443.").arg(arguments.word(1)));
    address.url = *url;
    if (!arguments.has("fingerprint"))
        return address;
    const auto fingerprint = ServerAddress::fingerprintFrom(arguments.value("fingerprint"));
    if (!fingerprint)
        return misuse(translate("cli", "“%1” is no fingerprint: it is sha256: and 64 hexadecimal digits.")
                          .arg(arguments.value("fingerprint")));
    address.fingerprint = *fingerprint;
    return address;
}

/// Joining opens the workspace itself, or makes it; what is said meanwhile is in its language.
Attempt<void> spokenAsIn(Run &run)
{
    if (!QFile::exists(run.word(0)))
        return {};
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    run.close();
    return {};
}

Attempt<Answer> performLogin(Run &run)
{
    const Arguments &arguments = run.arguments();
    MILLRACE_TRY(spokenAsIn(run));
    MILLRACE_ASSIGN(const ServerAddress address, addressGiven(arguments));
    if (address.fingerprint.isEmpty()) {
        const ServerProof proof = proofOf(address.url);
        if (proof.reached && !proof.trusted)
            return fail(Failure::saying(
                QStringLiteral("certificate"),
                translate("cli", "Nobody vouches for this server; it proves itself with %1. If that is what the server "
                                 "printed, call again with --fingerprint %1.")
                    .arg(proof.fingerprint),
                exits::network));
    }
    if (!arguments.has("user"))
        return misuse(translate("cli", "Who signs in? Give --user."));
    membership::Request request;
    request.path = run.word(0);
    request.address = address;
    request.attempt.login = arguments.value("user");
    request.attempt.code = arguments.value("totp");
    request.attempt.device = arguments.has("device") ? arguments.value("device") : QSysInfo::machineHostName();
    request.locale = run.locale();
    request.zone = run.zone();
    MILLRACE_ASSIGN(request.attempt.password, password());
    const auto secrets = systemSecrets();
    MILLRACE_ASSIGN(const membership::Joining joining, membership::join(request, *secrets, run.clock(), run.ids()));
    if (joining.kind != membership::Joining::Kind::Joined)
        return fail(joiningFailure(joining));
    return Answer::of({{QStringLiteral("workspace"), request.path},
                       {QStringLiteral("server"), address.url.toString()},
                       {QStringLiteral("fingerprint"), address.fingerprint},
                       {QStringLiteral("database"), joining.database.toString()},
                       {QStringLiteral("user"), joining.signIn.user.toString()},
                       {QStringLiteral("device"), joining.signIn.device.toString()}},
                      translate("cli", "Signed in at %1 as %2. “millrace-cli sync” exchanges what there is.")
                              .arg(address.url.toString(), request.attempt.login) +
                          u'\n');
}

Attempt<Answer> performLogout(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    const auto secrets = systemSecrets();
    MILLRACE_TRY(membership::signOut(run.workspace(), *secrets));
    return Answer::of({{QStringLiteral("workspace"), run.word(0)}},
                      translate("cli", "Signed out; the records stay here.") + u'\n');
}

QJsonObject documentOf(const SyncStanding &standing)
{
    return {{QStringLiteral("state"), syncStateWord(standing.state)},
            {QStringLiteral("waiting"), qint64(standing.waiting)},
            {QStringLiteral("refused"), qint64(standing.refused)},
            {QStringLiteral("conflicts"), qint64(standing.conflicts)},
            {QStringLiteral("fetching"), standing.fetching},
            {QStringLiteral("repaired"), standing.repaired},
            {QStringLiteral("last_success"),
             standing.lastSuccess.us > 0 ? QJsonValue(momentText(standing.lastSuccess)) : QJsonValue()}};
}

QString shown(const SyncStanding &standing, const Run &run)
{
    QString clock;
    if (standing.lastSuccess.us > 0)
        clock = run.locale().isEmpty() ? QString()
                                       : standing.lastSuccess.toDateTime(run.zone()).toString(u"yyyy-MM-dd HH:mm");
    QString text = syncStateText(standing, clock) + u'\n';
    if (standing.conflicts + standing.refused > 0)
        text += translate("cli", "“millrace-cli conflicts” lists what waits for your decision.") + u'\n';
    return text;
}

Attempt<Answer> performSync(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Write));
    const auto secrets = systemSecrets();
    MILLRACE_ASSIGN(const SyncStanding before, SyncSession::standingOf(run.workspace()));
    if (before.state == SyncStanding::State::Local)
        return misuse(translate("cli", "This workspace follows no server: “millrace-cli login” makes it do so."));
    MILLRACE_ASSIGN(const auto peer, membership::peerOf(run.workspace(), *secrets));
    if (!peer)
        return fail(troubleFailure(SyncStanding::Trouble::SignIn));
    Progress progress = run.progress(translate("cli", "Syncing"));
    SyncStanding standing;
    {
        SyncSession session(run.workspace(), *peer, QSysInfo::machineHostName(), {},
                            [&](const SyncStanding &) { progress.report(peer->sent() + peer->received(), 0); });
        standing = session.runOnce();
    }
    if (standing.trouble == SyncStanding::Trouble::Revoked) {
        MILLRACE_ASSIGN(const QString name, secretName(run.workspace()));
        run.close();
        MILLRACE_TRY(membership::wipe(run.word(0)));
        MILLRACE_TRY(secrets->remove(name));
    }
    if (standing.trouble != SyncStanding::Trouble::None)
        return fail(troubleFailure(standing.trouble));
    int sent = 0, fetched = 0;
    {
        ContentLane lane(run.workspace(), *peer, {}, [&](const ContentLane::News &news) {
            sent += news.fate == ContentLane::Fate::Sent ? 1 : 0;
            fetched += news.fate == ContentLane::Fate::Arrived ? 1 : 0;
            progress.report(peer->sent() + peer->received(), 0);
        });
        // What files hold may come another time; the records are there.
        lane.runOnce();
    }
    QJsonObject document = documentOf(standing);
    document.insert(QStringLiteral("sent_bytes"), peer->sent());
    document.insert(QStringLiteral("received_bytes"), peer->received());
    document.insert(QStringLiteral("sent_files"), sent);
    document.insert(QStringLiteral("received_files"), fetched);
    return Answer::of(document, shown(standing, run));
}

Attempt<Answer> performStatus(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const SyncStanding standing, SyncSession::standingOf(run.workspace()));
    MILLRACE_ASSIGN(const ServerAddress address, ServerAddress::load(run.workspace()));
    QJsonObject document = documentOf(standing);
    document.insert(QStringLiteral("server"), address.url.toString());
    document.insert(QStringLiteral("user"), address.login);
    document.insert(QStringLiteral("fingerprint"), address.fingerprint);
    QString text = shown(standing, run);
    if (address.isSet())
        text += translate("cli", "Server %1, signed in as %2").arg(address.url.toString(), address.login) + u'\n';
    return Answer::of(document, text);
}

/// A card as it stands, by field.
QString cardText(const Record &card, const FieldKey<QString> &key)
{
    const FieldDef *field = card.entity()->field(QString(key.name()));
    return field ? valueToText(*field, card.value(field->index)) : QString();
}

Attempt<std::vector<Record>> openCards(const Run &run)
{
    Query query;
    query.entity = conflict::entityKey();
    query.filter =
        Filter::compare(QString(conflict::state.name()), CompareOp::Equal, QString::fromLatin1(conflict::open));
    std::vector<Record> cards;
    std::vector<RecordId> ids;
    MILLRACE_TRY(run.workspace().forEachRow(run.session(), query, [&](const Row &row) {
        ids.push_back(row.id);
        return true;
    }));
    for (const RecordId &id : ids) {
        MILLRACE_ASSIGN(Record card, run.workspace().record(run.session(), query.entity, id));
        cards.push_back(std::move(card));
    }
    return cards;
}

Attempt<Answer> performConflicts(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const std::vector<Record> cards, openCards(run));
    MILLRACE_ASSIGN(const auto refused, SyncEngine::refusedOf(run.workspace()));
    QJsonArray conflicts, refusals;
    TextTable table;
    for (const QString &heading :
         {translate("cli", "Kind of record"), translate("cli", "Record"), translate("cli", "Field"),
          translate("cli", "Original"), translate("cli", "Mine"), translate("cli", "Server")})
        table.addColumn(heading);
    for (const Record &card : cards) {
        const auto text = [&](const FieldKey<QString> &key) { return cardText(card, key); };
        conflicts.append(QJsonObject{{QStringLiteral("id"), card.id().toString()},
                                     {QStringLiteral("entity"), text(conflict::entity)},
                                     {QStringLiteral("record"), text(conflict::record)},
                                     {QStringLiteral("field"), text(conflict::field)},
                                     {QStringLiteral("reason"), text(conflict::reason)},
                                     {QStringLiteral("base"), text(conflict::base)},
                                     {QStringLiteral("mine"), text(conflict::mine)},
                                     {QStringLiteral("theirs"), text(conflict::theirs)}});
        table.addRow({text(conflict::entity), text(conflict::record), text(conflict::field), text(conflict::base),
                      text(conflict::mine), text(conflict::theirs)});
    }
    QString shownText = table.isEmpty() ? QString() : table.toString();
    for (const SyncEngine::Refused &one : refused) {
        refusals.append(QJsonObject{{QStringLiteral("commit"), one.mutation.operation.toString()},
                                    {QStringLiteral("label"), one.mutation.label},
                                    {QStringLiteral("edited_at"), momentText(one.mutation.editedAt)},
                                    {QStringLiteral("why"), one.verdict.why},
                                    {QStringLiteral("detail"), one.verdict.detail}});
        shownText +=
            translate("cli", "Not taken (%1): %2").arg(one.verdict.why, one.mutation.operation.toString()) + u'\n';
    }
    if (shownText.isEmpty())
        shownText = translate("cli", "Nothing waits for your decision.") + u'\n';
    return Answer::of({{QStringLiteral("conflicts"), conflicts}, {QStringLiteral("refused"), refusals}}, shownText,
                      conflicts.isEmpty() && refusals.isEmpty() ? exits::done : exits::notAll);
}

} // namespace

Command loginCommand()
{
    return {
        "login",
        "WORKSPACE URL --user NAME [--fingerprint SHA256] [--totp CODE] [--device NAME]",
        QT_TRANSLATE_NOOP("cli", "Join the team of a server, or sign in there again; password on the standard input"),
        "millrace-cli login sales.millrace https://crm.example:8443 --user mei < password.txt",
        {{"user", "NAME", QT_TRANSLATE_NOOP("cli", "Sign-in name")},
         {"fingerprint", "SHA256",
          QT_TRANSLATE_NOOP("cli", "What the server prints at its start: no other server is ever spoken to")},
         {"totp", "CODE", QT_TRANSLATE_NOOP("cli", "Code of the second factor")},
         {"device", "NAME", QT_TRANSLATE_NOOP("cli", "Name of this device; that of the machine by default")}},
        2,
        2,
        performLogin};
}

Command logoutCommand()
{
    return {"logout",
            "WORKSPACE",
            QT_TRANSLATE_NOOP("cli", "Sign this device out; the records stay"),
            "millrace-cli logout sales.millrace",
            {},
            1,
            1,
            performLogout};
}

Command syncCommand()
{
    return {"sync",
            "WORKSPACE",
            QT_TRANSLATE_NOOP("cli", "Exchange everything with the server, then compare both"),
            "millrace-cli sync sales.millrace",
            {},
            1,
            1,
            performSync};
}

Command syncStatusCommand()
{
    return {"sync-status",
            "WORKSPACE",
            QT_TRANSLATE_NOOP("cli", "What waits for the server, and when it last answered; asks nobody"),
            "millrace-cli sync-status sales.millrace",
            {},
            1,
            1,
            performStatus};
}

Command conflictsCommand()
{
    return {"conflicts",
            "WORKSPACE",
            QT_TRANSLATE_NOOP("cli", "Edits that wait for your decision, and those that the server did not take"),
            "millrace-cli conflicts sales.millrace",
            {},
            1,
            1,
            performConflicts};
}

} // namespace millrace::cli
