// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/server_calls.h"

#include "core/store/database.h"

namespace millrace::server_calls {

Result<Call> begin(ServerFile &file, const Call &wanted, Instant since)
{
    const ServerFile::Turn turn(file);
    MILLRACE_TRY(turn->begin());
    Transaction transaction(*turn);
    MILLRACE_ASSIGN(Statement forget, turn->prepare("DELETE FROM call WHERE begun_at < ?"));
    forget.bind(1, since.us);
    MILLRACE_TRY(forget.run());
    MILLRACE_ASSIGN(Statement insert, turn->prepare("INSERT INTO call(user, key, fingerprint, run, begun_at) "
                                                    "VALUES(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"));
    insert.bind(1, wanted.user).bind(2, wanted.key).bindBlob(3, wanted.fingerprint).bind(4, wanted.run);
    insert.bind(5, wanted.begunAt.us);
    MILLRACE_TRY(insert.run());
    Call call = wanted;
    {
        MILLRACE_ASSIGN(Statement read, turn->prepare("SELECT fingerprint, run, begun_at, status, type, headers, body "
                                                      "FROM call WHERE user = ? AND key = ?"));
        read.bind(1, wanted.user).bind(2, wanted.key);
        MILLRACE_TRY(read.step());
        call.fingerprint = read.bytes(0);
        call.run = read.id(1);
        call.begunAt = {read.number(2)};
        call.status = int(read.number(3));
        call.type = read.text(4);
        call.headers = read.text(5);
        call.body = read.bytes(6);
    }
    MILLRACE_TRY(transaction.commit());
    return call;
}

Result<void> finish(ServerFile &file, const Call &call)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement, turn->prepare("UPDATE call SET status = ?, type = ?, headers = ?, body = ? "
                                                       "WHERE user = ? AND key = ?"));
    statement.bind(1, call.status).bind(2, call.type).bind(3, call.headers).bindBlob(4, call.body);
    statement.bind(5, call.user).bind(6, call.key);
    return statement.run();
}

} // namespace millrace::server_calls
