// SPDX-License-Identifier: GPL-3.0-or-later
// init and user: a server and its people.
#include "app/server/auth/accounts.h"
#include "app/server/program/command.h"
#include "core/schema/builtin/department.h"
#include "core/schema/builtin/role.h"
#include "core/schema/builtin/user.h"
#include "core/workspace/people.h"
#include "core/workspace/seed.h"

#include <QFile>
#include <QJsonArray>

namespace millrace::server {

namespace {

Attempt<Told> performInit(Call &call)
{
    const auto currency = CurrencyCode::fromString(call.settings.value("currency", QStringLiteral("CNY")));
    if (!currency)
        return misuse(translate("server", "“%1” is no currency code, like CNY.").arg(call.settings.value("currency")));
    const QTimeZone zone =
        call.settings.has("timezone") ? QTimeZone(call.settings.value("timezone").toUtf8()) : systemZone();
    if (!zone.isValid())
        return misuse(translate("server", "There is no time zone called “%1”.").arg(call.settings.value("timezone")));
    if (call.hasFolder())
        MILLRACE_TRY(call.data.make());
    Workspace::InitOptions options;
    options.path = call.workspacePath();
    options.currency = *currency;
    // As everywhere: a server that nobody told otherwise meets the workspaces that nobody told otherwise.
    if (call.settings.has("locale"))
        options.locale = call.locale;
    options.zone = zone;
    options.person = call.settings.value("name", translate("server", "Server"));
    MILLRACE_ASSIGN(const auto workspace, Workspace::init(options, call.clock, call.ids));
    MILLRACE_TRY(makeBuiltinRoles(*workspace, workspace->session()));
    MILLRACE_TRY(ServerFile::open(call.accountsPath()));
    if (call.hasFolder())
        MILLRACE_TRY(call.data.metricsToken(call.ids));
    return Told{
        {{call.isRemote() ? QStringLiteral("database") : QStringLiteral("data"), call.shownPlace()},
         {QStringLiteral("format"), Workspace::formatNumber()},
         {QStringLiteral("currency"), currency->toString()},
         {QStringLiteral("timezone"), QString::fromUtf8(zone.id())}},
        translate("server", "Made a server in %1. “millrace-server user add” lets people in.").arg(call.shownPlace()) +
            u'\n'};
}

/// The record of that key or title; makes nothing.
Attempt<std::optional<RecordId>> titled(Workspace &workspace, const QString &entity, const QString &title)
{
    MILLRACE_ASSIGN(const auto found, workspace.idsTitled(workspace.session(), entity, title));
    if (found.size() > 1)
        return misuse(translate("server", "Several are called “%1”.").arg(title));
    return found.empty() ? std::optional<RecordId>() : std::optional(found.front());
}

Attempt<RecordId> roleGiven(Workspace &workspace, const QString &given)
{
    QStringList known;
    for (const BuiltinRole &builtin : builtinRoles()) {
        known << QString::fromLatin1(builtin.key);
        if (given == QLatin1String(builtin.key)) {
            MILLRACE_ASSIGN(const auto ids, makeBuiltinRoles(workspace, workspace.session()));
            return ids.value(given);
        }
    }
    MILLRACE_ASSIGN(const auto found, titled(workspace, role::entityKey(), given));
    if (found)
        return *found;
    return misuse(translate("server", "There is no role “%1”. Every server has: %2.")
                      .arg(given, known.join(QStringLiteral(", "))));
}

Attempt<RecordId> departmentGiven(Workspace &workspace, const QString &given)
{
    MILLRACE_ASSIGN(const auto found, titled(workspace, department::entityKey(), given));
    if (found)
        return *found;
    const EntityPtr departments = workspace.catalog()->entity(department::entityKey());
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits = {Edit::create(departments).with(*departments, department::name, given)};
    MILLRACE_ASSIGN(const CommitReceipt receipt, workspace.commit(workspace.session(), std::move(request)));
    return receipt.ids.front();
}

Attempt<RecordId> userNamed(const Workspace &workspace, const QString &login)
{
    const auto &people = workspace.metadata()->access->chart().people;
    for (auto person = people.begin(); person != people.end(); ++person)
        if (!login.isEmpty() && person->login.compare(login, Qt::CaseInsensitive) == 0)
            return person.key();
    return misuse(translate("server", "There is no user with the sign-in name “%1”.").arg(login));
}

Attempt<Told> addUser(Call &call, const QString &name)
{
    if (!call.settings.has("role"))
        return misuse(translate("server", "In which role? Give --role."));
    const QString login = call.settings.value("login", name);
    MILLRACE_ASSIGN(const QString password, passwordGiven());
    if (!PasswordHasher::isAcceptable(password, login))
        return misuse(translate("server", "That password will not do: at least %1 characters, and not the name itself.")
                          .arg(PasswordHasher::shortest));
    MILLRACE_ASSIGN(const auto workspace, call.open(Workspace::Access::Write));
    const EntityPtr users = workspace->catalog()->entity(user::entityKey());
    Edit edit = Edit::create(users);
    MILLRACE_ASSIGN(const RecordId role, roleGiven(*workspace, call.settings.value("role")));
    edit.with(*users, user::name, name).with(*users, user::login, login).with(*users, user::role, role);
    if (call.settings.has("department")) {
        MILLRACE_ASSIGN(const RecordId department, departmentGiven(*workspace, call.settings.value("department")));
        edit.fields.push_back({system_field::Department, Value(department), std::nullopt, true});
    }
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits = {std::move(edit)};
    MILLRACE_ASSIGN(const CommitReceipt receipt, workspace->commit(workspace->session(), std::move(request)));
    const RecordId id = receipt.ids.front();
    MILLRACE_ASSIGN(const auto file, ServerFile::open(call.accountsPath()));
    PasswordHasher hasher{PasswordHasher::Cost{}};
    MILLRACE_TRY(Accounts(*file, *workspace, hasher).setPassword(id, password));
    return Told{{{QStringLiteral("user"), id.toString()}, {QStringLiteral("login"), login}},
                translate("server", "%1 may sign in as “%2”.").arg(name, login) + u'\n'};
}

Attempt<Told> setPassword(Call &call, const QString &login)
{
    MILLRACE_ASSIGN(const QString password, passwordGiven());
    MILLRACE_ASSIGN(const auto workspace, call.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const RecordId id, userNamed(*workspace, login));
    MILLRACE_ASSIGN(const auto file, ServerFile::open(call.accountsPath()));
    PasswordHasher hasher{PasswordHasher::Cost{}};
    MILLRACE_TRY(Accounts(*file, *workspace, hasher).setPassword(id, password));
    return Told{{{QStringLiteral("user"), id.toString()}, {QStringLiteral("login"), login}},
                translate("server", "The password of “%1” is another one now.").arg(login) + u'\n'};
}

/// Whether somebody has a second factor; takes a lost one away, or makes other codes for that day.
Attempt<Told> secondFactor(Call &call, const QString &login)
{
    const bool resets = call.settings.isOn("reset"), renews = call.settings.isOn("recovery");
    if (resets && renews)
        return misuse(
            translate("server", "Either --reset or --recovery: without a second factor nothing is recovered."));
    MILLRACE_ASSIGN(const auto workspace, call.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const RecordId id, userNamed(*workspace, login));
    MILLRACE_ASSIGN(const auto file, ServerFile::open(call.data.accounts()));
    PasswordHasher hasher{PasswordHasher::Cost{}};
    Accounts accounts(*file, *workspace, hasher);
    QStringList codes;
    if (resets)
        MILLRACE_TRY(accounts.resetCode(id));
    MILLRACE_ASSIGN(const bool has, accounts.hasCode(id));
    if (renews && !has)
        return misuse(translate("server", "“%1” has no second factor.").arg(login));
    if (renews) {
        MILLRACE_ASSIGN(codes, accounts.renewRecovery(id));
    }
    MILLRACE_ASSIGN(const std::int64_t left, accounts.recoveryLeft(id));
    QJsonObject document{{QStringLiteral("user"), id.toString()},
                         {QStringLiteral("login"), login},
                         {QStringLiteral("totp"), has},
                         {QStringLiteral("recovery_codes_left"), qint64(left)}};
    QString text;
    if (renews) {
        document.insert(QStringLiteral("recovery_codes"), QJsonArray::fromStringList(codes));
        text = translate("server", "Each of these signs “%1” in once in the place of a code. They are shown now and "
                                   "never again; those from before are dead:")
                   .arg(login) +
               QStringLiteral("\n\n  ") + codes.join(QStringLiteral("\n  ")) + u'\n';
    } else if (has) {
        text = translate("server", "“%1” has a second factor, and %2 recovery codes that were not used.")
                   .arg(login)
                   .arg(left) +
               u'\n';
    } else {
        text = translate("server", "“%1” signs in without a second factor.").arg(login) + u'\n';
    }
    return Told{document, text};
}

Attempt<Told> performUser(Call &call)
{
    const QString what = call.settings.words().value(0), name = call.settings.words().value(1);
    MILLRACE_TRY(call.require());
    if (what == QLatin1String("add"))
        return addUser(call, name);
    if (what == QLatin1String("password"))
        return setPassword(call, name);
    if (what == QLatin1String("totp"))
        return secondFactor(call, name);
    return misuse(translate("server", "There is user add, user password and user totp, not user %1.").arg(what));
}

} // namespace

Attempt<QString> passwordGiven()
{
    QFile input;
    QByteArray line;
    if (input.open(stdin, QIODevice::ReadOnly))
        line = input.readLine();
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return misuse(translate("server", "Give the password on the standard input."));
    return QString::fromUtf8(line);
}

Command initCommand()
{
    return {"init",
            "--data DIR | --database URL [--currency CNY] [--timezone ZONE]",
            QT_TRANSLATE_NOOP("server", "Make a new server in a folder or an empty database; refuses to overwrite"),
            "millrace-server init --data /srv/millrace --currency CNY",
            {{"currency", "CODE", QT_TRANSLATE_NOOP("server", "Base currency of all sums (ISO 4217); CNY by default")},
             {"timezone", "ZONE", QT_TRANSLATE_NOOP("server", "Time zone of the company; the machine's by default")},
             {"name", "NAME", QT_TRANSLATE_NOOP("server", "Name of the user that the server itself acts as")}},
            0,
            0,
            performInit};
}

Command userCommand()
{
    return {"user",
            "add NAME --data DIR --role ROLE [--login LOGIN] [--department D] | password LOGIN --data DIR | "
            "totp LOGIN --data DIR [--reset | --recovery]",
            QT_TRANSLATE_NOOP("server", "Let somebody in, give a new password (on the standard input), or see to a "
                                        "second factor"),
            "millrace-server user add mei --data /srv/millrace --role administrator < password.txt",
            {{"role", "ROLE", QT_TRANSLATE_NOOP("server", "What the user may do: the key or the name of a role")},
             {"login", "LOGIN", QT_TRANSLATE_NOOP("server", "Sign-in name; the name by default")},
             {"department", "D", QT_TRANSLATE_NOOP("server", "Department of the user; made where there is none")},
             {"reset", "", QT_TRANSLATE_NOOP("server", "Take a lost second factor away")},
             {"recovery", "", QT_TRANSLATE_NOOP("server", "Other recovery codes of the second factor, shown once")}},
            2,
            2,
            performUser};
}

} // namespace millrace::server
