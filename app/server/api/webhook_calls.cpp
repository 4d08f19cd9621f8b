// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/calls.h"
#include "app/server/api/webhook_desk.h"
#include "core/schema/builtin/webhook.h"
#include "core/schema/moment_text.h"
#include "core/workspace/people.h"

#include <QJsonDocument>

namespace millrace::server {

namespace {

using server_deliveries::Delivery;

const char *wordOf(Delivery::State state)
{
    switch (state) {
    case Delivery::State::Waiting:
        return "waiting";
    case Delivery::State::Sent:
        return "sent";
    case Delivery::State::Dead:
        break;
    }
    return "dead";
}

/// The webhook of the address, for its owner and for administrators: what is sent says what the owner sees.
Result<RecordId> hookOf(const ApiCall &call, bool writes)
{
    const QString entity = webhook::entityKey();
    if (!(writes ? call.scopes().writes(entity) : call.scopes().reads(entity)))
        return fail(ErrorCode::NotPermitted, {entity, QStringLiteral("token")});
    MILLRACE_ASSIGN(const RecordId id, call.id("id"));
    MILLRACE_ASSIGN(const Record record, call.workspace().record(call.session(), entity, id));
    if (record.value(system_field::Owner).valueOr<RecordId>() != call.caller().user)
        MILLRACE_TRY(requireAdministrator(call.workspace(), call.session()));
    return record.id();
}

} // namespace

Result<Response> listDeliveries(ApiCall &call)
{
    MILLRACE_ASSIGN(const RecordId hook, hookOf(call, false));
    MILLRACE_ASSIGN(const qint64 limit, call.number("limit", 50, 1, 200));
    std::optional<Delivery::State> state;
    for (const auto each : {Delivery::State::Waiting, Delivery::State::Sent, Delivery::State::Dead})
        if (call.text("state") == QLatin1String(wordOf(each)))
            state = each;
    if (call.has("state") && !state)
        return misused(QCoreApplication::translate("server", "“state” is waiting, sent or dead"));
    MILLRACE_ASSIGN(const auto deliveries, call.parts().webhooks.deliveries(hook, state, int(limit)));
    QJsonArray list;
    for (const Delivery &each : deliveries)
        list.append(
            QJsonObject{{QStringLiteral("id"), each.id.toString()},
                        {QStringLiteral("event"), each.event},
                        {QStringLiteral("state"), QLatin1String(wordOf(each.state))},
                        {QStringLiteral("tries"), each.tries},
                        {QStringLiteral("status"), each.answer},
                        {QStringLiteral("reason"), each.reason},
                        {QStringLiteral("made_at"), momentText(each.madeAt)},
                        {QStringLiteral("due_at"), each.dueAt ? QJsonValue(momentText(*each.dueAt)) : QJsonValue()},
                        {QStringLiteral("body"), QJsonDocument::fromJson(each.body).object()}});
    return documentAnswer({{QStringLiteral("deliveries"), list}});
}

Result<Response> sendAgain(ApiCall &call)
{
    MILLRACE_ASSIGN(const RecordId hook, hookOf(call, true));
    MILLRACE_ASSIGN(const RecordId delivery, call.id("delivery"));
    MILLRACE_TRY(call.parts().webhooks.sendAgain(hook, delivery));
    Response response;
    response.status = 204;
    return response;
}

Result<Response> setSecret(ApiCall &call)
{
    MILLRACE_ASSIGN(const RecordId hook, hookOf(call, true));
    MILLRACE_ASSIGN(const QByteArray secret, call.parts().webhooks.newSecret(hook));
    return documentAnswer({{QStringLiteral("secret"), QString::fromLatin1(secret)}});
}

} // namespace millrace::server
