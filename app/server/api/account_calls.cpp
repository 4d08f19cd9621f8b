// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/calls.h"
#include "core/schema/moment_text.h"
#include "core/workspace/people.h"

namespace millrace::server {

namespace {

using server_accounts::Token;

Response done()
{
    Response response;
    response.status = 204;
    return response;
}

QJsonValue maybe(const std::optional<Instant> &moment)
{
    return moment ? QJsonValue(momentText(*moment)) : QJsonValue();
}

QJsonObject tokenDocument(const Token &token, const RecordId &own)
{
    return {{QStringLiteral("id"), token.id.toString()},
            {QStringLiteral("kind"),
             token.kind == Token::Kind::Device ? QStringLiteral("device") : QStringLiteral("program")},
            {QStringLiteral("name"), token.name},
            {QStringLiteral("scopes"), QJsonArray::fromStringList(token.scopes)},
            {QStringLiteral("address"), QString::fromUtf8(token.remote)},
            {QStringLiteral("created_at"), momentText(token.createdAt)},
            {QStringLiteral("used_at"), momentText(token.usedAt)},
            {QStringLiteral("expires_at"), momentText(token.expiresAt)},
            {QStringLiteral("ended_at"), maybe(token.endedAt)},
            {QStringLiteral("revoked_at"), maybe(token.revokedAt)},
            {QStringLiteral("current"), token.id == own}};
}

Result<Response> tokensShown(ApiCall &call, const RecordId &user)
{
    MILLRACE_ASSIGN(const auto tokens, call.parts().accounts.tokensOf(user));
    QJsonArray list;
    for (const Token &token : tokens)
        list.append(tokenDocument(token, call.caller().device));
    return documentAnswer({{QStringLiteral("tokens"), list}});
}

QJsonObject issuedDocument(const Accounts::Issued &issued)
{
    return {{QStringLiteral("token"), QString::fromLatin1(issued.token)},
            {QStringLiteral("user"), issued.user.toString()},
            {QStringLiteral("device"), issued.device.toString()},
            {QStringLiteral("expires_at"), momentText(issued.expiresAt)}};
}

QString textIn(const QJsonObject &body, const char *name)
{
    return body[QLatin1String(name)].toString();
}

/// The person of the address, for administrators.
Result<RecordId> somebody(const ApiCall &call)
{
    MILLRACE_TRY(requireAdministrator(call.workspace(), call.session()));
    MILLRACE_ASSIGN(const RecordId id, call.id("id"));
    const auto &people = call.workspace().metadata()->access->chart().people;
    return people.contains(id) ? Result<RecordId>(id)
                               : fail(ErrorCode::NotFound, {call.place("entity"), id.toString()});
}

} // namespace

Result<Response> signIn(ApiCall &call)
{
    MILLRACE_ASSIGN(const QJsonObject body, call.body());
    Accounts::SignIn attempt;
    attempt.login = textIn(body, "login");
    attempt.password = textIn(body, "password");
    attempt.code = textIn(body, "totp").remove(u' ');
    attempt.device = textIn(body, "device");
    attempt.client = textIn(body, "client").toUtf8();
    attempt.remote = call.request().remote;
    MILLRACE_ASSIGN(const Accounts::Issued issued, call.parts().accounts.signIn(attempt));
    return documentAnswer(issuedDocument(issued));
}

Result<Response> signOut(ApiCall &call)
{
    MILLRACE_TRY(call.parts().accounts.signOut(call.request().bearer()));
    return done();
}

Result<Response> whoAmI(ApiCall &call)
{
    const auto people = call.workspace().metadata()->access->chart().people;
    const auto person = people.value(call.caller().user);
    MILLRACE_ASSIGN(const bool code, call.parts().accounts.hasCode(call.caller().user));
    MILLRACE_ASSIGN(const std::int64_t left, call.parts().accounts.recoveryLeft(call.caller().user));
    return documentAnswer({{QStringLiteral("user"), call.caller().user.toString()},
                           {QStringLiteral("login"), person.login},
                           {QStringLiteral("name"), person.name},
                           {QStringLiteral("device"), call.caller().device.toString()},
                           {QStringLiteral("scopes"), QJsonArray::fromStringList(call.caller().scopes)},
                           {QStringLiteral("totp"), code},
                           {QStringLiteral("recovery_codes"), qint64(left)}});
}

Result<Response> listDevices(ApiCall &call)
{
    return tokensShown(call, call.caller().user);
}

Result<Response> revokeDevice(ApiCall &call)
{
    MILLRACE_ASSIGN(const RecordId device, call.id("device"));
    MILLRACE_TRY(call.parts().accounts.revoke(call.caller().user, device));
    return done();
}

Result<Response> changePassword(ApiCall &call)
{
    MILLRACE_ASSIGN(const QJsonObject body, call.body());
    MILLRACE_TRY(call.parts().accounts.changePassword(call.caller().user, textIn(body, "old"), textIn(body, "password"),
                                                      call.caller().device, call.request().remote));
    return done();
}

Result<Response> beginCode(ApiCall &call)
{
    MILLRACE_ASSIGN(const auto enrolment, call.parts().accounts.beginCode(call.caller().user));
    return documentAnswer({{QStringLiteral("secret"), enrolment.secret}, {QStringLiteral("uri"), enrolment.uri}});
}

Result<Response> confirmCode(ApiCall &call)
{
    MILLRACE_ASSIGN(const QJsonObject body, call.body());
    MILLRACE_ASSIGN(const QStringList codes,
                    call.parts().accounts.confirmCode(call.caller().user, textIn(body, "totp").remove(u' ')));
    return documentAnswer({{QStringLiteral("recovery_codes"), QJsonArray::fromStringList(codes)}});
}

Result<Response> renewRecovery(ApiCall &call)
{
    MILLRACE_ASSIGN(const QJsonObject body, call.body());
    MILLRACE_ASSIGN(const QStringList codes, call.parts().accounts.renewRecovery(
                                                 call.caller().user, textIn(body, "password"), call.request().remote));
    return documentAnswer({{QStringLiteral("recovery_codes"), QJsonArray::fromStringList(codes)}});
}

Result<Response> removeCode(ApiCall &call)
{
    MILLRACE_ASSIGN(const QJsonObject body, call.body());
    MILLRACE_TRY(call.parts().accounts.removeCode(call.caller().user, textIn(body, "password"), call.request().remote));
    return done();
}

Result<Response> issueToken(ApiCall &call)
{
    MILLRACE_ASSIGN(const QJsonObject body, call.body());
    Accounts::Grant grant;
    grant.name = textIn(body, "name");
    for (const QJsonValue &scope : body[QStringLiteral("scopes")].toArray())
        grant.scopes << scope.toString();
    const auto until = momentFromText(textIn(body, "expires_at"));
    if (!until)
        return misused(QCoreApplication::translate("server", "“expires_at” is a moment with its zone"));
    grant.expiresAt = *until;
    if (grant.scopes.isEmpty() || !TokenScopes::areKnown(grant.scopes, *call.catalog()))
        return misused(QCoreApplication::translate(
            "server", "“scopes” holds read, write, or an entity with one of them, like customer:read"));
    MILLRACE_ASSIGN(const auto issued, call.parts().accounts.issue(call.caller().user, grant, call.request().remote));
    return documentAnswer(issuedDocument(issued), 201);
}

Result<Response> listDevicesOf(ApiCall &call)
{
    MILLRACE_ASSIGN(const RecordId user, somebody(call));
    return tokensShown(call, user);
}

Result<Response> revokeDeviceOf(ApiCall &call)
{
    MILLRACE_ASSIGN(const RecordId user, somebody(call));
    MILLRACE_ASSIGN(const RecordId device, call.id("device"));
    MILLRACE_TRY(call.parts().accounts.revoke(user, device));
    return done();
}

Result<Response> revokeDevicesOf(ApiCall &call)
{
    MILLRACE_ASSIGN(const RecordId user, somebody(call));
    MILLRACE_TRY(call.parts().accounts.revokeAll(user));
    return done();
}

Result<Response> setPasswordOf(ApiCall &call)
{
    MILLRACE_ASSIGN(const RecordId user, somebody(call));
    MILLRACE_ASSIGN(const QJsonObject body, call.body());
    MILLRACE_TRY(call.parts().accounts.setPassword(user, textIn(body, "password")));
    return done();
}

Result<Response> resetCodeOf(ApiCall &call)
{
    MILLRACE_ASSIGN(const RecordId user, somebody(call));
    MILLRACE_TRY(call.parts().accounts.resetCode(user));
    return done();
}

} // namespace millrace::server
