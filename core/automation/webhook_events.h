// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

/// Something that another program is to be told.
struct WebhookEvent
{
    RecordId webhook;
    RecordId id;   ///< the same whenever the same change is read for the same webhook
    QString event; ///< "customer.updated"
    QByteArray body;
};

/// What the active webhooks are to be told of the changes after a place of the journal, in order. Each is told what its
/// owner sees and may export, of records that meet its filter now; the webhook of somebody who does not work here any
/// more is silent. The body is JSON: {"id","event","webhook","entity","record_id","commit","seq","at","recorded_at",
/// "actor","changes","record"}; the record is null where it is gone for good. NotFound where the journal does not have
/// that place.
struct WebhookNews
{
    std::vector<WebhookEvent> events;
    JournalPlace next;
    bool more = false;
};
Result<WebhookNews> webhookNews(const Workspace &workspace, const JournalPlace &after, int limit = 500);

} // namespace millrace
