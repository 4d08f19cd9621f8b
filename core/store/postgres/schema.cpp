// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/schema.h"

#include <libpq-fe.h>

namespace millrace::postgres {

namespace {

constexpr int oldestServer = 150'000;

// What sqlite_functions.h says of them, and instr() and json_each() of SQLite. A sum that 64 bits do not hold is the
// nearest that they do.
constexpr const char *functions = R"sql(
    CREATE OR REPLACE FUNCTION millrace_instr(text, text) RETURNS bigint
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT strpos($1, $2)::bigint';
    CREATE OR REPLACE FUNCTION millrace_instr(bytea, bytea) RETURNS bigint
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT position($2 in $1)::bigint';
    CREATE OR REPLACE FUNCTION millrace_each(text) RETURNS TABLE(value text)
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT jsonb_array_elements_text($1::jsonb)';
    CREATE OR REPLACE FUNCTION millrace_sum_step(numeric, bigint) RETURNS numeric
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT $1 + $2';
    CREATE OR REPLACE FUNCTION millrace_sum_end(numeric) RETURNS bigint
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS 'SELECT least(greatest($1, -9223372036854775808), 9223372036854775807)::bigint';
    CREATE OR REPLACE AGGREGATE millrace_sum(bigint) (
        SFUNC = millrace_sum_step, STYPE = numeric, INITCOND = '0', FINALFUNC = millrace_sum_end);
    CREATE OR REPLACE FUNCTION millrace_bucket(value bigint, unit bigint, first bigint, zone text) RETURNS bigint
        LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $body$
        DECLARE
            moment timestamptz;
            day date;
            within int;
        BEGIN
            IF value IS NULL THEN
                RETURN NULL;
            END IF;
            IF zone IS NULL THEN
                day := date '1970-01-01' + value::int;
            ELSE
                moment := timestamptz '1970-01-01 00:00:00+00' + make_interval(hours => (value / 3600000000)::int) +
                    (value % 3600000000) * interval '1 microsecond';
                -- A name like UTC+08:00 would be read the other way round.
                IF zone ~ '^UTC[+-]' THEN
                    day := (moment AT TIME ZONE substr(zone, 4)::interval)::date;
                ELSE
                    day := (moment AT TIME ZONE zone)::date;
                END IF;
            END IF;
            within := (extract(month FROM day)::int - first::int + 12) % 12;
            day := CASE unit
                WHEN 2 THEN day - (extract(isodow FROM day)::int - 1)
                WHEN 3 THEN date_trunc('month', day::timestamp)::date
                WHEN 4 THEN (date_trunc('month', day::timestamp) - make_interval(months => within % 3))::date
                WHEN 5 THEN (date_trunc('month', day::timestamp) - make_interval(months => within))::date
                ELSE day END;
            RETURN day - date '1970-01-01';
        END $body$;
)sql";

QByteArray schemaOf(RemoteKind::Part part)
{
    return part == RemoteKind::Part::Accounts ? "millrace_server" : "millrace";
}

/// The one value that a question answers.
Result<QByteArray> valueOf(Connection &connection, const QByteArray &sql)
{
    MILLRACE_ASSIGN(const Answer answer, connection.run(sql));
    return PQntuples(answer.get()) ? QByteArray(PQgetvalue(answer.get(), 0, 0)) : QByteArray();
}

Result<bool> isThere(Connection &connection)
{
    MILLRACE_ASSIGN(const QByteArray found, valueOf(connection, "SELECT to_regclass('millrace.meta')"));
    return !found.isEmpty();
}

} // namespace

QByteArray setup(RemoteKind::Part part, RemoteKind::Mode mode)
{
    QByteArray sql = "SET search_path = " + schemaOf(part) + ", pg_catalog; SET timezone = 'UTC'; SET jit = off; ";
    sql += "SET synchronous_commit = on; SET standard_conforming_strings = on; ";
    // Nobody waits for ever for a process that holds the lock and does nothing.
    sql += "SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '120s'; ";
    if (mode == RemoteKind::Mode::Read)
        sql += "SET default_transaction_read_only = on; ";
    return sql;
}

Result<void> create(Connection &connection, RemoteKind::Part part)
{
    if (part == RemoteKind::Part::Accounts)
        return {};
    if (PQserverVersion(connection.handle()) < oldestServer)
        return fail(ErrorCode::Storage,
                    {QStringLiteral("PostgreSQL 15 or later is needed"), connection.shownAddress()});
    MILLRACE_ASSIGN(const QByteArray encoding, valueOf(connection, "SHOW server_encoding"));
    if (encoding != "UTF8")
        return fail(
            ErrorCode::Storage,
            {QStringLiteral("the encoding of the database is %1 and must be UTF8").arg(QString::fromLatin1(encoding)),
             connection.shownAddress()});
    MILLRACE_ASSIGN(const bool there, isThere(connection));
    if (there)
        return fail(ErrorCode::OutputExists, {connection.shownAddress()});
    MILLRACE_TRY(connection.run("CREATE SCHEMA IF NOT EXISTS " + schemaOf(part)));
    MILLRACE_TRY(connection.run(functions));
    return {};
}

Result<void> require(Connection &connection, RemoteKind::Part part)
{
    if (part == RemoteKind::Part::Accounts)
        return {};
    MILLRACE_ASSIGN(const bool there, isThere(connection));
    if (!there)
        return fail(ErrorCode::WorkspaceMissing, {connection.shownAddress()});
    return {};
}

Result<void> discard(const QString &address)
{
    Connection connection(address, {});
    MILLRACE_TRY(connection.ensure());
    MILLRACE_TRY(connection.run("DROP SCHEMA IF EXISTS millrace CASCADE"));
    return {};
}

} // namespace millrace::postgres
