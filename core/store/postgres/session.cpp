// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/connection.h"
#include "core/store/postgres/schema.h"

#include <algorithm>

#include <libpq-fe.h>

namespace millrace::postgres {

namespace {

constexpr size_t keptStatements = 400;

} // namespace

Session::~Session() = default;

Result<std::unique_ptr<RemoteDatabase>> Session::open(const QString &address, RemoteKind::Mode mode,
                                                      RemoteKind::Part part)
{
    const bool accounts = part == RemoteKind::Part::Accounts;
    std::unique_ptr<Session> session(new Session(address, setup(part, mode), accounts ? Lock::Accounts : Lock::Writer));
    MILLRACE_TRY(session->m_connection.ensure());
    if (mode == RemoteKind::Mode::Create)
        MILLRACE_TRY(create(session->m_connection, part));
    else
        MILLRACE_TRY(require(session->m_connection, part));
    return Result<std::unique_ptr<RemoteDatabase>>(std::move(session));
}

QString Session::version() const
{
    return QStringLiteral("PostgreSQL ") +
           QString::fromUtf8(PQparameterStatus(m_connection.handle(), "server_version")).section(u' ', 0, 0);
}

Result<void> Session::begin(bool writes)
{
    // The lock first: whoever has it sees everything that was committed before, and nobody waits for a row.
    return m_connection.begin(writes ? "BEGIN; SELECT pg_advisory_xact_lock(" + QByteArray::number(qint64(m_lock)) + ")"
                                     : QByteArray("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
}

Result<void> Session::execute(const QByteArray &sql)
{
    MILLRACE_TRY(m_connection.ensure());
    MILLRACE_TRY(m_connection.run(spoken(sql).sql));
    return {};
}

Result<RemoteStatement *> Session::prepare(const QByteArray &sql)
{
    auto &statements = m_cache[sql];
    for (const auto &cached : statements)
        if (!cached->busy)
            return cached.get();
    auto made = std::make_unique<PreparedStatement>(*this, sql);
    // What is wrong with a statement is said where it is prepared, as SQLite does.
    MILLRACE_TRY(made->prepare());
    statements.push_back(std::move(made));
    PreparedStatement *const kept = statements.back().get();
    if (m_cache.size() > keptStatements)
        forgetIdle(sql);
    return kept;
}

/// Ad-hoc filters would fill the cache without end.
void Session::forgetIdle(const QByteArray &but)
{
    const auto idle = [](const auto &cached) { return !cached->busy; };
    QByteArray gone;
    for (auto it = m_cache.begin(); it != m_cache.end();) {
        if (it->first == but || !std::all_of(it->second.begin(), it->second.end(), idle)) {
            ++it;
            continue;
        }
        for (const auto &old : it->second)
            if (old->isPrepared())
                gone += "DEALLOCATE " + old->name() + ';';
        it = m_cache.erase(it);
    }
    if (!gone.isEmpty())
        static_cast<void>(m_connection.run(gone));
}

} // namespace millrace::postgres
