// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/sync_words.h"

#include <QCoreApplication>

namespace millrace {

namespace {

using State = SyncStanding::State;
using Trouble = SyncStanding::Trouble;

QString syncText(const char *source, int number = -1)
{
    return QCoreApplication::translate("text", source, nullptr, number);
}

} // namespace

QString syncStateText(const SyncStanding &standing, const QString &clock)
{
    switch (standing.state) {
    case State::Local:
        return syncText(QT_TRANSLATE_NOOP("text", "Saved on this computer"));
    case State::Queued:
        return syncText(QT_TRANSLATE_N_NOOP("text", "%n change(s) waiting"), int(standing.waiting));
    case State::Syncing:
        return syncText(QT_TRANSLATE_NOOP("text", "Syncing…"));
    case State::Synced:
        return clock.isEmpty() ? syncText(QT_TRANSLATE_NOOP("text", "Synced"))
                               : syncText(QT_TRANSLATE_NOOP("text", "Synced %1")).arg(clock);
    case State::Failed:
        return standing.trouble == Trouble::Network ? syncText(QT_TRANSLATE_NOOP("text", "Offline"))
                                                    : syncText(QT_TRANSLATE_NOOP("text", "Sync failed"));
    case State::Paused:
        return syncText(QT_TRANSLATE_NOOP("text", "Sync paused"));
    case State::Conflict:
        return syncText(QT_TRANSLATE_N_NOOP("text", "%n change(s) to decide"),
                        int(standing.conflicts + standing.refused));
    }
    return {};
}

QString contentText(const ContentLane::News &news)
{
    constexpr qint64 megabyte = 1024 * 1024;
    const QString megabytes = QString::number(std::max<qint64>(1, news.limit / megabyte));
    switch (news.fate) {
    case ContentLane::Fate::Arrived:
    case ContentLane::Fate::Sent:
        return {};
    case ContentLane::Fate::NotThere:
        return syncText(QT_TRANSLATE_NOOP("text", "The server does not have it yet: the computer on which it was "
                                                  "attached has not sent it. It comes by itself once it has."));
    case ContentLane::Fate::TooLarge:
        return syncText(QT_TRANSLATE_NOOP("text", "The server takes files of up to %1 MB. It stays on this computer; "
                                                  "colleagues see its name alone."))
            .arg(megabytes);
    case ContentLane::Fate::NoRoom:
        return syncText(QT_TRANSLATE_NOOP("text", "The server has no room left for files (%1 MB). It stays on this "
                                                  "computer until who runs the server makes room."))
            .arg(megabytes);
    case ContentLane::Fate::Offline:
        return syncText(
            QT_TRANSLATE_NOOP("text", "The server cannot be reached now. It is fetched as soon as it can be."));
    case ContentLane::Fate::Failed:
        return syncText(QT_TRANSLATE_NOOP("text", "What came was not what had been attached, so it was thrown away. It "
                                                  "is tried again when the program starts."));
    }
    return {};
}

QString syncTroubleText(Trouble trouble)
{
    switch (trouble) {
    case Trouble::None:
        return {};
    case Trouble::Network:
        return syncText(QT_TRANSLATE_NOOP(
            "text", "The server cannot be reached. What you write is kept here and sent as soon as it can be."));
    case Trouble::Certificate:
        return syncText(QT_TRANSLATE_NOOP("text",
                                          "The server did not prove to be the one that was agreed on: its certificate "
                                          "is another one. Nothing was sent. Ask who runs the server; if it was "
                                          "renewed on purpose, sign in again with the new fingerprint."));
    case Trouble::NotTheServer:
        return syncText(QT_TRANSLATE_NOOP("text", "Something that is not the Millrace server answered at its address, "
                                                  "perhaps the sign-in page of a network. Nothing was changed."));
    case Trouble::Server:
        return syncText(QT_TRANSLATE_NOOP(
            "text", "The server failed to answer. What you write is kept here; it is tried again by itself."));
    case Trouble::SignIn:
        return syncText(QT_TRANSLATE_NOOP("text", "This device must sign in again. Nothing is lost meanwhile."));
    case Trouble::Revoked:
        return syncText(QT_TRANSLATE_NOOP(
            "text", "This device was shut out by the team, so its copy of the team's records is removed."));
    case Trouble::WrongDatabase:
        return syncText(QT_TRANSLATE_NOOP("text", "The server at this address holds another team's records, or a copy "
                                                  "of them for tests. Nothing was sent."));
    case Trouble::Upgrade:
        return syncText(QT_TRANSLATE_NOOP("text", "The server speaks another version: update the older of both."));
    case Trouble::Storage:
        return syncText(QT_TRANSLATE_NOOP("text", "The workspace could not be read or written."));
    }
    return {};
}

QString signInText(const SignInAnswer &answer)
{
    switch (answer.kind) {
    case SignInAnswer::Kind::SignedIn:
        return {};
    case SignInAnswer::Kind::Refused:
        return syncText(QT_TRANSLATE_NOOP("text", "The server does not know this name and password."));
    case SignInAnswer::Kind::CodeNeeded:
        return syncText(
            QT_TRANSLATE_NOOP("text", "A code of your second factor is needed, and the one given is not right."));
    case SignInAnswer::Kind::LockedOut:
        return syncText(QT_TRANSLATE_N_NOOP("text", "Too many attempts: try again in %n second(s)."),
                        (answer.retryAfterMs + 999) / 1000);
    case SignInAnswer::Kind::Unreachable:
        break;
    }
    return syncTroubleText(troubleOf(answer.trouble));
}

QString joiningText(const membership::Joining &joining)
{
    using Kind = membership::Joining::Kind;
    switch (joining.kind) {
    case Kind::Joined:
        return {};
    case Kind::SignIn:
        return signInText(joining.signIn);
    case Kind::OtherTeam:
        return syncText(QT_TRANSLATE_NOOP(
            "text", "This workspace belongs to another team already. Use a workspace of its own for this server."));
    case Kind::OtherPerson:
        return syncText(QT_TRANSLATE_NOOP(
            "text", "This workspace is somebody else's copy. Use a workspace of your own for this server."));
    case Kind::OtherCurrency:
        return syncText(QT_TRANSLATE_NOOP("text", "The team counts in another base currency than this workspace, so "
                                                  "the two cannot become one."));
    case Kind::NoAnswer:
        break;
    }
    return syncTroubleText(Trouble::NotTheServer);
}

QString syncStateWord(State state)
{
    switch (state) {
    case State::Local:
        return QStringLiteral("local");
    case State::Queued:
        return QStringLiteral("queued");
    case State::Syncing:
        return QStringLiteral("syncing");
    case State::Synced:
        return QStringLiteral("synced");
    case State::Failed:
        return QStringLiteral("failed");
    case State::Paused:
        return QStringLiteral("paused");
    case State::Conflict:
        return QStringLiteral("conflict");
    }
    return {};
}

QString syncTroubleWord(Trouble trouble)
{
    switch (trouble) {
    case Trouble::None:
        return {};
    case Trouble::Network:
        return QStringLiteral("network");
    case Trouble::Certificate:
        return QStringLiteral("certificate");
    case Trouble::NotTheServer:
        return QStringLiteral("not_the_server");
    case Trouble::Server:
        return QStringLiteral("server");
    case Trouble::SignIn:
        return QStringLiteral("sign_in");
    case Trouble::Revoked:
        return QStringLiteral("device_revoked");
    case Trouble::WrongDatabase:
        return QStringLiteral("wrong_database");
    case Trouble::Upgrade:
        return QStringLiteral("upgrade");
    case Trouble::Storage:
        return QStringLiteral("storage");
    }
    return {};
}

} // namespace millrace
