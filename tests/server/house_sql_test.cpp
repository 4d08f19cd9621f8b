// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/house_sql.h"

#include "tests/support/catch.h"

using namespace millrace::postgres;

namespace {

std::string said(const char *sql)
{
    return spoken(sql).sql.toStdString();
}

} // namespace

TEST_CASE("marks keep their values, in whatever order and however often they stand", "[postgres]")
{
    const Spoken plain = spoken("SELECT a FROM t WHERE b = ? AND c < ?");
    CHECK(plain.sql == "SELECT a FROM t WHERE b = $1 AND c < $2");
    CHECK(plain.marks == std::vector<int>{1, 2});
    const Spoken gaps = spoken("SELECT a FROM t WHERE b < ?3 OR c = ?3 LIMIT ?7");
    CHECK(gaps.sql == "SELECT a FROM t WHERE b < $1 OR c = $1 LIMIT $2");
    CHECK(gaps.marks == std::vector<int>{3, 7});
    CHECK(said("SELECT '?', \"a?\" FROM t") == "SELECT '?', \"a?\" FROM t");
}

TEST_CASE("bytes, equality with nothing and hints are said in PostgreSQL's words", "[postgres]")
{
    CHECK(said("id IN (x'00ff',x'01')") == "id IN ('\\x00ff'::bytea,'\\x01'::bytea)");
    CHECK(said("a IS NOT ? AND b IS ?") == "a IS DISTINCT FROM $1 AND b IS NOT DISTINCT FROM $2");
    CHECK(said("a IS NOT NULL AND (b) IS NOT TRUE") == "a IS NOT NULL AND (b) IS NOT TRUE");
    CHECK(said("WHERE +t.\"a\" IS NULL AND (+q.\"b\" = 1) OR +c.no IN (1)") ==
          "WHERE t.\"a\" IS NULL AND (q.\"b\" = 1) OR c.no IN (1)");
    CHECK(said("SET n = n + 1, m = (a) + 2") == "SET n = n + 1, m = (a) + 2");
}

TEST_CASE("tables are made with PostgreSQL's types, texts in the order of their bytes", "[postgres]")
{
    CHECK(said("CREATE TABLE t(no INTEGER PRIMARY KEY, a TEXT NOT NULL, b BLOB) WITHOUT ROWID") ==
          "CREATE TABLE t(no bigint PRIMARY KEY, a text COLLATE \"C\" NOT NULL, b bytea) ");
    CHECK(said("c INTEGER GENERATED ALWAYS AS (position >> 16) VIRTUAL") ==
          "c bigint GENERATED ALWAYS AS (position >> 16) STORED");
    CHECK(said("SELECT user, \"user\", 'user' FROM account") == "SELECT \"user\", \"user\", 'user' FROM account");
}

TEST_CASE("what SQLite works out of a field is a column on a server", "[postgres]")
{
    CHECK(said("instr(millrace_fold(t_0.\"name\"), ?) > 0") == "millrace_instr(t_0.\"name__fold\", $1) > 0");
    CHECK(said("ORDER BY millrace_sortkey(t.\"notes\", 1) ASC NULLS LAST") ==
          "ORDER BY t.\"notes__key\" ASC NULLS LAST");
    CHECK(said("SELECT CAST(value AS BIGINT) FROM json_each(?)") ==
          "SELECT CAST(value AS bigint) FROM millrace_each($1)");
}
