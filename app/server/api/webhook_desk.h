// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/api/webhook_sender.h"
#include "core/store/server_deliveries.h"
#include "core/workspace/workspace.h"

namespace millrace::server {

/// Brings what happened to the programs that asked to be told: reads the journal, keeps what is to be sent until it was
/// taken, tries again ever more seldom, and lays aside what nobody took. What was gathered survives the end of the
/// program; a message may come twice, under the same id, but never not at all.
///
/// Every message is signed: "Millrace-Signature: t=SECONDS,v1=HEX", the HMAC-SHA-256 of "SECONDS.BODY" by the webhook's
/// secret; "Millrace-Delivery" is its id, "Millrace-Event" its event. gather() and send() are one thread's; the rest is
/// anybody's.
class WebhookDesk
{
public:
    WebhookDesk(Workspace &workspace, ServerFile &file, WebhookSender &sender);

    /// Whether gathering and sending is this process's: of several servers on one database one does it.
    Result<bool> isItsTurn() { return m_file.takeCourier(); }
    /// Reads what is new; true where there is more. At the very first time nothing: what was before is not told.
    Result<bool> gather();
    /// Sends what is due, at most `limit`; how many were tried.
    Result<int> send(int limit = 20);

    Result<std::vector<server_deliveries::Delivery>>
    deliveries(const RecordId &webhook, const std::optional<server_deliveries::Delivery::State> &state, int limit);
    /// NotFound.
    Result<void> sendAgain(const RecordId &webhook, const RecordId &delivery);
    /// A new secret, in place of the one before.
    Result<QByteArray> newSecret(const RecordId &webhook);

    /// Seconds until the attempt after so many; nothing where there is none.
    static std::optional<int> pauseAfter(int tries);
    static QByteArray signature(const QByteArray &secret, std::int64_t seconds, const QByteArray &body);

private:
    Result<void> sendOne(server_deliveries::Delivery delivery);
    Result<QByteArray> secretOf(const RecordId &webhook);
    Result<QUrl> addressOf(const RecordId &webhook) const;
    Instant now() const { return m_workspace.clock().now(); }

    Workspace &m_workspace;
    ServerFile &m_file;
    WebhookSender &m_sender;
};

} // namespace millrace::server
