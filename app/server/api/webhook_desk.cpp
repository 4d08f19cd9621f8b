// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/webhook_desk.h"

#include "core/automation/webhook_events.h"
#include "core/schema/builtin/webhook.h"

#include <QMessageAuthenticationCode>

#include <sodium.h>

namespace millrace::server {

namespace {

using server_deliveries::Delivery;

constexpr std::int64_t inMicroseconds = 1'000'000;
constexpr std::int64_t dayInMicroseconds = 24 * 3600 * inMicroseconds;
constexpr int pauses[] = {10, 30, 120, 600, 1800, 7200, 21600, 86400};
constexpr qsizetype reasonLength = 300;

} // namespace

WebhookDesk::WebhookDesk(Workspace &workspace, ServerFile &file, WebhookSender &sender)
    : m_workspace(workspace), m_file(file), m_sender(sender)
{
}

std::optional<int> WebhookDesk::pauseAfter(int tries)
{
    return tries >= 1 && tries <= int(std::size(pauses)) ? std::optional(pauses[tries - 1]) : std::nullopt;
}

QByteArray WebhookDesk::signature(const QByteArray &secret, std::int64_t seconds, const QByteArray &body)
{
    const QByteArray time = QByteArray::number(qlonglong(seconds));
    const QByteArray mac =
        QMessageAuthenticationCode::hash(time + '.' + body, secret, QCryptographicHash::Sha256).toHex();
    return "t=" + time + ",v1=" + mac;
}

Result<bool> WebhookDesk::gather()
{
    MILLRACE_ASSIGN(const auto known, server_deliveries::place(m_file));
    auto news =
        known ? webhookNews(m_workspace, {known->no, known->mark}) : Result<WebhookNews>(fail(ErrorCode::NotFound, {}));
    if (!news && news.error().code != ErrorCode::NotFound)
        return fail(news.error());
    if (!news) {
        // The beginning, or a journal that was restored: from here on.
        MILLRACE_ASSIGN(const JournalPlace end, m_workspace.journalEnd());
        MILLRACE_TRY(server_deliveries::add(m_file, {}, {end.no, end.mark}));
        return false;
    }
    std::vector<Delivery> deliveries;
    for (WebhookEvent &event : news->events) {
        Delivery delivery;
        delivery.id = event.id;
        delivery.webhook = event.webhook;
        delivery.event = event.event;
        delivery.body = std::move(event.body);
        delivery.madeAt = now();
        deliveries.push_back(std::move(delivery));
    }
    if (news->next.no != known->no)
        MILLRACE_TRY(server_deliveries::add(m_file, deliveries, {news->next.no, news->next.mark}));
    return news->more;
}

Result<int> WebhookDesk::send(int limit)
{
    MILLRACE_TRY(
        server_deliveries::forget(m_file, {now().us - 7 * dayInMicroseconds}, {now().us - 30 * dayInMicroseconds}));
    MILLRACE_ASSIGN(auto due, server_deliveries::due(m_file, now(), limit));
    for (Delivery &delivery : due)
        MILLRACE_TRY(sendOne(std::move(delivery)));
    return int(due.size());
}

Result<QUrl> WebhookDesk::addressOf(const RecordId &webhook) const
{
    const auto administrators = m_workspace.metadata()->access->chart().administrators();
    Session session = m_workspace.session();
    if (!administrators.empty())
        session.actor = administrators.front();
    const auto record = m_workspace.record(session, webhook::entityKey(), webhook);
    if (!record && record.error().code == ErrorCode::NotFound)
        return QUrl();
    if (!record)
        return fail(record.error());
    const bool active = record->value(webhook::active).value_or(false) && !record->isDeleted();
    return active ? QUrl(record->value(webhook::url).value_or(QString()), QUrl::StrictMode) : QUrl();
}

Result<void> WebhookDesk::sendOne(Delivery delivery)
{
    MILLRACE_ASSIGN(const QUrl address, addressOf(delivery.webhook));
    MILLRACE_ASSIGN(const QByteArray secret, secretOf(delivery.webhook));
    WebhookSender::Outcome outcome;
    if (address.isEmpty()) {
        delivery.state = Delivery::State::Dead;
        delivery.dueAt.reset();
        delivery.reason = QStringLiteral("the webhook is not active any more");
        return server_deliveries::settle(m_file, delivery);
    }
    WebhookSender::Message message;
    message.url = address;
    message.body = delivery.body;
    message.headers = {{"Millrace-Delivery", delivery.id.toString().toLatin1()},
                       {"Millrace-Event", delivery.event.toUtf8()},
                       {"Millrace-Signature", signature(secret, now().us / inMicroseconds, delivery.body)}};
    outcome = m_sender.send(message);
    ++delivery.tries;
    delivery.answer = outcome.status;
    delivery.reason = outcome.reason.left(reasonLength);
    const auto pause = pauseAfter(delivery.tries);
    delivery.state = outcome.isTaken() ? Delivery::State::Sent
                     : pause           ? Delivery::State::Waiting
                                       : Delivery::State::Dead;
    delivery.dueAt.reset();
    if (delivery.state == Delivery::State::Waiting)
        delivery.dueAt = Instant{now().us + *pause * inMicroseconds};
    return server_deliveries::settle(m_file, delivery);
}

Result<std::vector<Delivery>> WebhookDesk::deliveries(const RecordId &webhook,
                                                      const std::optional<Delivery::State> &state, int limit)
{
    return server_deliveries::list(m_file, webhook, state, limit);
}

Result<void> WebhookDesk::sendAgain(const RecordId &webhook, const RecordId &delivery)
{
    MILLRACE_ASSIGN(const bool done, server_deliveries::again(m_file, webhook, delivery, now()));
    return done ? Result<void>() : fail(ErrorCode::NotFound, {QStringLiteral("delivery"), delivery.toString()});
}

Result<QByteArray> WebhookDesk::newSecret(const RecordId &webhook)
{
    QByteArray random(32, Qt::Uninitialized);
    randombytes_buf(random.data(), size_t(random.size()));
    const QByteArray secret = "whs_" + random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    MILLRACE_TRY(server_deliveries::setSecret(m_file, webhook, secret));
    return secret;
}

Result<QByteArray> WebhookDesk::secretOf(const RecordId &webhook)
{
    MILLRACE_ASSIGN(QByteArray secret, server_deliveries::secretOf(m_file, webhook));
    return secret.isEmpty() ? newSecret(webhook) : Result<QByteArray>(secret);
}

} // namespace millrace::server
