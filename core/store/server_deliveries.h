// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/store/server_file.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace millrace {

/// What is on its way to other programs. Any thread.
namespace server_deliveries {

struct Delivery
{
    enum class State { Waiting, Sent, Dead };
    RecordId id;
    RecordId webhook;
    QString event;
    QByteArray body;
    Instant madeAt;
    std::optional<Instant> dueAt;
    int tries = 0;
    State state = State::Waiting;
    int answer = 0; ///< the status that came back last
    QString reason;
};

/// How far the journal was read for deliveries.
struct Place
{
    std::int64_t no = 0;
    QByteArray mark;
};
Result<std::optional<Place>> place(ServerFile &file);
/// Puts deliveries in line and moves the place, both or neither. One that is there already stays as it is.
Result<void> add(ServerFile &file, const std::vector<Delivery> &deliveries, const Place &place);
/// Those whose time has come, the oldest first.
Result<std::vector<Delivery>> due(ServerFile &file, Instant now, int limit);
Result<void> settle(ServerFile &file, const Delivery &delivery);
/// Newest first; of any state where none is given.
Result<std::vector<Delivery>> list(ServerFile &file, const RecordId &webhook,
                                   const std::optional<Delivery::State> &state, int limit);
/// Puts one in line again, whatever became of it; false where there is none.
Result<bool> again(ServerFile &file, const RecordId &webhook, const RecordId &id, Instant now);
/// Lets go of what was sent or died before these moments.
Result<void> forget(ServerFile &file, Instant sentBefore, Instant deadBefore);

/// Empty where there is none yet.
Result<QByteArray> secretOf(ServerFile &file, const RecordId &webhook);
Result<void> setSecret(ServerFile &file, const RecordId &webhook, const QByteArray &secret);

} // namespace server_deliveries

} // namespace millrace
