// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/server_deliveries.h"

#include "core/store/database.h"

namespace millrace::server_deliveries {

namespace {

constexpr const char *columns =
    "SELECT id, webhook, event, body, made_at, due_at, tries, state, answer, reason FROM delivery ";

Result<std::vector<Delivery>> readAll(Statement &statement)
{
    std::vector<Delivery> deliveries;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return deliveries;
        Delivery delivery;
        delivery.id = statement.id(0);
        delivery.webhook = statement.id(1);
        delivery.event = statement.text(2);
        delivery.body = statement.bytes(3);
        delivery.madeAt = {statement.number(4)};
        if (!statement.isNull(5))
            delivery.dueAt = Instant{statement.number(5)};
        delivery.tries = int(statement.number(6));
        delivery.state = Delivery::State(statement.number(7));
        delivery.answer = int(statement.number(8));
        delivery.reason = statement.text(9);
        deliveries.push_back(std::move(delivery));
    }
}

} // namespace

Result<std::optional<Place>> place(ServerFile &file)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement, turn->prepare("SELECT no, mark FROM hook_place"));
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? std::optional(Place{statement.number(0), statement.bytes(1)}) : std::nullopt;
}

Result<void> add(ServerFile &file, const std::vector<Delivery> &deliveries, const Place &place)
{
    const ServerFile::Turn turn(file);
    MILLRACE_TRY(turn->begin());
    Transaction transaction(*turn);
    MILLRACE_ASSIGN(Statement insert, turn->prepare("INSERT INTO delivery(id, webhook, event, body, made_at, due_at) "
                                                    "VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"));
    for (const Delivery &delivery : deliveries) {
        insert.bind(1, delivery.id).bind(2, delivery.webhook).bind(3, delivery.event).bindBlob(4, delivery.body);
        insert.bind(5, delivery.madeAt.us).bind(6, delivery.dueAt.value_or(delivery.madeAt).us);
        MILLRACE_TRY(insert.run());
    }
    MILLRACE_ASSIGN(Statement move,
                    turn->prepare("INSERT INTO hook_place(one, no, mark) VALUES(1, ?, ?) ON CONFLICT(one) "
                                  "DO UPDATE SET no = excluded.no, mark = excluded.mark"));
    // An empty mark is a blob too.
    const QByteArray mark = place.mark.isNull() ? QByteArray("") : place.mark;
    move.bind(1, place.no).bindBlob(2, mark);
    MILLRACE_TRY(move.run());
    return transaction.commit();
}

Result<std::vector<Delivery>> due(ServerFile &file, Instant now, int limit)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement, turn->prepare(QByteArray(columns) + "WHERE state = 0 AND due_at <= ? ORDER BY "
                                                                             "due_at, no LIMIT ?"));
    statement.bind(1, now.us).bind(2, limit);
    return readAll(statement);
}

Result<void> settle(ServerFile &file, const Delivery &delivery)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement, turn->prepare("UPDATE delivery SET due_at = ?, tries = ?, state = ?, answer = "
                                                       "?, reason = ? WHERE id = ?"));
    if (delivery.dueAt)
        statement.bind(1, delivery.dueAt->us);
    else
        statement.bindNull(1);
    statement.bind(2, delivery.tries).bind(3, int(delivery.state)).bind(4, delivery.answer);
    statement.bind(5, delivery.reason).bind(6, delivery.id);
    return statement.run();
}

Result<std::vector<Delivery>> list(ServerFile &file, const RecordId &webhook,
                                   const std::optional<Delivery::State> &state, int limit)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement,
                    turn->prepare(QByteArray(columns) + "WHERE webhook = ?1 AND (?2 < 0 OR state = ?2) ORDER BY no "
                                                        "DESC LIMIT ?3"));
    statement.bind(1, webhook).bind(2, state ? int(*state) : -1).bind(3, limit);
    return readAll(statement);
}

Result<bool> again(ServerFile &file, const RecordId &webhook, const RecordId &id, Instant now)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement, turn->prepare("UPDATE delivery SET state = 0, tries = 0, due_at = ? WHERE "
                                                       "webhook = ? AND id = ?"));
    statement.bind(1, now.us).bind(2, webhook).bind(3, id);
    MILLRACE_TRY(statement.run());
    return turn->changes() == 1;
}

Result<void> forget(ServerFile &file, Instant sentBefore, Instant deadBefore)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement, turn->prepare("DELETE FROM delivery WHERE (state = 1 AND made_at < ?) OR "
                                                       "(state = 2 AND made_at < ?)"));
    statement.bind(1, sentBefore.us).bind(2, deadBefore.us);
    return statement.run();
}

Result<QByteArray> secretOf(ServerFile &file, const RecordId &webhook)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement, turn->prepare("SELECT secret FROM hook_secret WHERE webhook = ?"));
    statement.bind(1, webhook);
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? statement.bytes(0) : QByteArray();
}

Result<void> setSecret(ServerFile &file, const RecordId &webhook, const QByteArray &secret)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement,
                    turn->prepare("INSERT INTO hook_secret(webhook, secret) VALUES(?, ?) ON CONFLICT(webhook) "
                                  "DO UPDATE SET secret = excluded.secret"));
    statement.bind(1, webhook).bindBlob(2, secret);
    return statement.run();
}

} // namespace millrace::server_deliveries
