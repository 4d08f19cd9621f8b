// SPDX-License-Identifier: GPL-3.0-or-later
// The API over a workspace of its own, with people who are signed in and other programs that are made up.
#pragma once

#include "app/server/api/api.h"
#include "app/server/api/webhook_desk.h"
#include "tests/support/qt_texts.h"
#include "tests/support/temp_workspace.h"

#include <QJsonDocument>

namespace millrace::test {

/// Keeps what it was to send, and answers as it is told.
class FakeSender : public server::WebhookSender
{
public:
    Outcome send(const Message &message) override
    {
        sent.push_back(message);
        return outcome;
    }
    std::vector<Message> sent;
    Outcome outcome{200, {}};
};

/// An answer, read.
struct Answered
{
    server::Response response;
    int status = 0;
    QJsonObject json;
    QString error() const { return json[QStringLiteral("error")].toObject()[QStringLiteral("code")].toString(); }
    /// "field rule" of each problem.
    QStringList problems() const
    {
        QStringList list;
        for (const QJsonValue &each : json[QStringLiteral("error")].toObject()[QStringLiteral("problems")].toArray())
            list << each.toObject()[QStringLiteral("field")].toString() + u' ' +
                        each.toObject()[QStringLiteral("rule")].toString();
        return list;
    }
    QByteArray header(const char *name) const
    {
        for (const auto &[key, value] : response.headers)
            if (key == name)
                return value;
        return {};
    }
    QJsonObject record() const { return json[QStringLiteral("record")].toObject(); }
    QString recordId() const { return record()[QStringLiteral("id")].toString(); }
    QJsonArray array(const char *name) const { return json[QLatin1String(name)].toArray(); }
};

/// Further words of a call.
struct CallWords
{
    QByteArray body = {};
    QList<QPair<QByteArray, QByteArray>> headers = {};
    QByteArray token = {}; ///< "-" for none; empty = the administrator's
};

struct ApiWorld
{
    static constexpr const char *adminPassword = "right horse staple";

    TempWorkspace ws;
    std::unique_ptr<ServerFile> file;
    server::PasswordHasher hasher{server::PasswordHasher::cheapest()};
    std::unique_ptr<server::Accounts> accounts;
    FakeSender sender;
    std::unique_ptr<server::WebhookDesk> desk;
    std::unique_ptr<server::Api> api;
    RecordId admin;
    QByteArray adminToken;

    explicit ApiWorld(const server::CallPace::Rate &rate = {1000, 100'000}) : m_rate(rate)
    {
        admin = ws->person();
        ws.commit({ws.change(u"user", admin, {{"login", QStringLiteral("admin")}})});
        restart();
        must(accounts->setPassword(admin, QString::fromLatin1(adminPassword)));
        adminToken = signIn(QStringLiteral("admin"), QString::fromLatin1(adminPassword));
    }

    /// The server ends and begins anew over the same files.
    void restart()
    {
        api.reset();
        desk.reset();
        accounts.reset();
        file.reset();
        ws.reopen();
        file = must(ServerFile::open(ws.place == ws.path() ? ws.path(QStringLiteral("server.sqlite")) : ws.place));
        accounts = std::make_unique<server::Accounts>(*file, *ws.workspace, hasher);
        desk = std::make_unique<server::WebhookDesk>(*ws.workspace, *file, sender);
        api = std::make_unique<server::Api>(server::ApiParts{*ws.workspace, *file, *accounts, *desk}, m_rate);
    }

    QByteArray signIn(const QString &login, const QString &password)
    {
        server::Accounts::SignIn attempt;
        attempt.login = login;
        attempt.password = password;
        attempt.device = QStringLiteral("a machine");
        attempt.remote = "192.0.2.1";
        return must(accounts->signIn(attempt)).token;
    }

    /// A user with a role of these rights, signed in; answers the token.
    QByteArray hire(const QString &name, const QString &rights)
    {
        const RecordId role = ws.create(u"role", {{"name", QStringLiteral("role of ") + name}, {"rights", rights}});
        const RecordId user = ws.create(u"user", {{"name", name}, {"login", name}, {"role", role.toString()}});
        must(accounts->setPassword(user, name + QStringLiteral(" has a password")));
        return signIn(name, name + QStringLiteral(" has a password"));
    }
    RecordId user(const QString &login) const
    {
        return must(ws->idsTitled(ws.session(), QStringLiteral("user"), login)).at(0);
    }
    QByteArray programToken(const QStringList &scopes)
    {
        return must(accounts->issue(admin, {QStringLiteral("a program"), scopes, {ws.clock.now().us + 1'000'000'000}},
                                    "192.0.2.1"))
            .token;
    }

    Answered call(const QByteArray &method, const QByteArray &address, const CallWords &words = {})
    {
        server::Request request;
        request.method = method;
        request.path = "/api/v1" + QByteArray::fromPercentEncoding(address.split('?').front());
        request.query = QUrlQuery(QString::fromUtf8(address.mid(address.indexOf('?') + 1)));
        if (!address.contains('?'))
            request.query = {};
        request.body = words.body;
        request.remote = "192.0.2.1";
        for (const auto &[name, value] : words.headers)
            request.headers.insert(name, value);
        if (words.token != "-")
            request.headers.insert("authorization", "Bearer " + (words.token.isEmpty() ? adminToken : words.token));
        Answered answered;
        answered.response = api->answer(request);
        answered.status = answered.response.status;
        answered.json = QJsonDocument::fromJson(answered.response.body).object();
        return answered;
    }
    Answered get(const QByteArray &address, const QByteArray &token = {})
    {
        CallWords words;
        words.token = token;
        return call("GET", address, words);
    }
    Answered post(const QByteArray &address, const QByteArray &body, const QByteArray &token = {})
    {
        CallWords words;
        words.body = body;
        words.token = token;
        return call("POST", address, words);
    }
    /// A new record; its id.
    QString make(const QByteArray &entity, const QByteArray &body)
    {
        const Answered made = post("/" + entity, body);
        INFO(made.response.body.toStdString());
        REQUIRE(made.status == 201);
        return made.recordId();
    }

private:
    server::CallPace::Rate m_rate;
};

/// A text as it stands in an address.
inline QByteArray escaped(const char *text)
{
    return QByteArray(text).toPercentEncoding();
}

} // namespace millrace::test
