// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace millrace::postgres {

/// A statement as a PostgreSQL server takes it.
struct Spoken
{
    QByteArray sql;
    std::vector<int> marks; ///< which position of the caller's each $n stands for
};

/// The SQL of core/store, which SQLite takes as it is, in PostgreSQL's words. What is translated is all that the two
/// differ in there: ? and ?7 (marks), x'00' (bytes), IS ? and IS NOT ? (equality that knows NULL), a plus before a
/// column (a hint to SQLite), INTEGER, BLOB and TEXT (bigint, bytea, text in the order of its bytes), WITHOUT ROWID,
/// VIRTUAL columns (stored ones), the column `user`, instr() and json_each(); and the functions of a single field,
/// millrace_fold(t."name") and millrace_sortkey(t."name", 1), which are columns there (derived_columns.h).
Spoken spoken(const QByteArray &sql);

} // namespace millrace::postgres
