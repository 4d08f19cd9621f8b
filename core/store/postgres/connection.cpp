// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/connection.h"

#include "core/base/platform/socket_wait.h"

#include "core/store/database.h"

#include <utility>

#include <libpq-fe.h>

namespace millrace::postgres {

namespace {

/// Ends the statement that runs, and all that waits for it.
void cancel(PGconn *handle)
{
    char reason[256];
    if (PGcancel *const request = PQgetCancel(handle)) {
        PQcancel(request, reason, sizeof reason);
        PQfreeCancel(request);
    }
}

QString words(const char *message)
{
    return QString::fromUtf8(message).simplified();
}

} // namespace

void ResultEnd::operator()(pg_result *result) const
{
    PQclear(result);
}

Connection::~Connection()
{
    PQfinish(m_handle);
}

QString Connection::shownAddress() const
{
    return Database::shownAddress(QString::fromUtf8(m_address));
}

bool Connection::isAlive() const
{
    return m_handle && PQstatus(m_handle) == CONNECTION_OK;
}

Error Connection::lost() const
{
    const QString message = m_handle ? words(PQerrorMessage(m_handle)) : QString();
    return {ErrorCode::Storage, {message, shownAddress()}, {}};
}

Error Connection::failure(const pg_result *result) const
{
    const QByteArray state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const QString message = words(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
    if (state == "53100")
        return {ErrorCode::DiskFull, {shownAddress()}, {}};
    // Somebody has held the writer's lock for too long.
    if (state == "55P03")
        return {ErrorCode::WorkspaceLocked, {shownAddress()}, {}};
    if (state == "57014" && m_cancelled && m_cancelled->load())
        return {ErrorCode::Cancelled, {}, {}};
    if (state == "25006")
        return {ErrorCode::WorkspaceReadOnly, {shownAddress()}, {}};
    if (state.startsWith("XX00"))
        return {ErrorCode::WorkspaceCorrupt, {shownAddress(), message}, {}};
    return {ErrorCode::Storage, {message.isEmpty() ? lost().arguments.first() : message, shownAddress()}, {}};
}

/// A server that went away has said so on the line: a last word, then its end.
bool Connection::stillStands() const
{
    while (isAlive()) {
        if (!platform::waitReadable(PQsocket(m_handle), 0))
            return true;
        PQconsumeInput(m_handle);
    }
    return false;
}

Result<void> Connection::ensure()
{
    if (m_open)
        return isAlive() ? Result<void>() : fail(lost());
    if (stillStands())
        return {};
    PQfinish(m_handle);
    // What the address does not say: how long to try, and how soon a silent network counts as lost.
    const char *const keys[] = {"connect_timeout",
                                "keepalives_idle",
                                "tcp_user_timeout",
                                "application_name",
                                "client_encoding",
                                "dbname",
                                nullptr};
    const char *const values[] = {"10", "10", "20000", "millrace", "UTF8", m_address.constData(), nullptr};
    m_handle = PQconnectdbParams(keys, values, 1);
    ++m_generation;
    if (!isAlive())
        return fail(lost());
    PQsetNoticeProcessor(
        m_handle, [](void *, const char *) {}, nullptr);
    const Result<Answer> ready = run(m_setup);
    if (!ready) {
        // Half made is not made: the next attempt begins anew.
        PQfinish(std::exchange(m_handle, nullptr));
        return fail(ready.error());
    }
    return {};
}

bool Connection::wait()
{
    constexpr int often = 50;
    bool told = false;
    while (PQisBusy(m_handle)) {
        platform::waitReadable(PQsocket(m_handle), m_cancelled ? often : -1);
        if (m_cancelled && !told && m_cancelled->load(std::memory_order_relaxed)) {
            cancel(m_handle);
            told = true;
        }
        if (!PQconsumeInput(m_handle))
            return false;
    }
    return true;
}

Result<Answer> Connection::ask(const std::function<int(pg_conn *)> &send)
{
    if (!send(m_handle))
        return fail(lost());
    Answer last;
    for (;;) {
        if (!wait())
            return fail(lost());
        Answer next(PQgetResult(m_handle));
        if (!next)
            break;
        // The first that failed says why; the rest of what was sent with it did not run.
        const ExecStatusType before = PQresultStatus(last.get());
        if (!last || (before != PGRES_FATAL_ERROR && before != PGRES_BAD_RESPONSE))
            last = std::move(next);
    }
    const ExecStatusType status = PQresultStatus(last.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
        return fail(last ? failure(last.get()) : lost());
    return last;
}

Result<Answer> Connection::run(const QByteArray &sql)
{
    return ask([&sql](PGconn *handle) { return PQsendQuery(handle, sql); });
}

Result<void> Connection::begin(const QByteArray &sql)
{
    // Nothing is lost yet where the line turns out to be dead only now.
    Result<void> begun;
    for (int attempt = 0; attempt < 2; ++attempt) {
        MILLRACE_TRY(ensure());
        m_open = true;
        const auto answer = run(sql);
        if (answer)
            return {};
        const bool dead = !isAlive();
        rollback();
        begun = fail(answer.error());
        if (!dead)
            break;
    }
    return begun;
}

Result<void> Connection::commit()
{
    const Result<Answer> done = run("COMMIT");
    if (!done)
        return fail(done.error());
    m_open = false;
    // A transaction in which something failed ends so, without another word.
    if (QByteArrayView(PQcmdStatus(done->get())) != "COMMIT")
        return fail(ErrorCode::Storage, {QStringLiteral("the transaction had failed"), shownAddress()});
    return {};
}

void Connection::rollback()
{
    if (isAlive())
        static_cast<void>(run("ROLLBACK"));
    m_open = false;
}

} // namespace millrace::postgres
