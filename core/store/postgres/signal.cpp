// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/signal.h"

#include <libpq-fe.h>

namespace millrace::postgres {

namespace {

QByteArray numberOf(Lock lock)
{
    return QByteArray::number(qint64(lock));
}

/// Held for as long as the connection stands.
QByteArray heldByAll()
{
    return "SELECT pg_advisory_lock_shared(" + numberOf(Lock::AtWork) + ")";
}

} // namespace

Signal::Signal(const QString &address) : m_connection(address, "LISTEN millrace; " + heldByAll()) {}

Result<std::unique_ptr<RemoteSignal>> Signal::open(const QString &address)
{
    std::unique_ptr<Signal> signal(new Signal(address));
    MILLRACE_TRY(signal->m_connection.ensure());
    return Result<std::unique_ptr<RemoteSignal>>(std::move(signal));
}

bool Signal::isTold()
{
    PGconn *const handle = m_connection.handle();
    bool told = false;
    while (PGnotify *const notice = PQnotifies(handle)) {
        told = told || notice->be_pid != PQbackendPID(handle);
        PQfreemem(notice);
    }
    return told;
}

bool Signal::wait(int milliseconds)
{
    // A server that is away is asked again with every wait; meanwhile there is only the time. Whoever listens anew
    // looks, because nobody told him anything meanwhile.
    const int before = m_connection.generation();
    const bool stands = m_connection.ensure().has_value();
    if (stands && (isTold() || m_connection.generation() != before))
        return true;
    m_wakeUp.wait(stands ? PQsocket(m_connection.handle()) : -1, milliseconds);
    return stands && PQconsumeInput(m_connection.handle()) && isTold();
}

void Signal::wake()
{
    m_wakeUp.wake();
}

void Signal::tell()
{
    if (m_connection.ensure())
        static_cast<void>(m_connection.run("NOTIFY millrace"));
}

Result<bool> Signal::isAlone()
{
    // Its own share aside for a moment: the whole lock is free where nobody else has one.
    MILLRACE_ASSIGN(const Answer answer,
                    m_connection.run("SELECT pg_advisory_unlock_shared(" + numberOf(Lock::AtWork) +
                                     "); SELECT pg_try_advisory_lock(" + numberOf(Lock::AtWork) + ")"));
    const bool alone = QByteArrayView(PQgetvalue(answer.get(), 0, 0)) == "t";
    MILLRACE_TRY(m_connection.run(heldByAll()));
    if (alone)
        MILLRACE_TRY(m_connection.run("SELECT pg_advisory_unlock(" + numberOf(Lock::AtWork) + ")"));
    return alone;
}

} // namespace millrace::postgres
