// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/readers.h"
#include "core/workspace/sight.h"

namespace millrace {

/// A Query tied to a catalog and a connection, ready to be compiled: fields and filter bound, what the session may see
/// and a quick search joined to it.
struct BoundQuery
{
    RowSelection selection;
    std::vector<BoundPath> columns;
    std::vector<BoundSort> sort;
    std::vector<bool> masked; ///< of the columns; empty where none is

    /// Puts masks over the cells of a row.
    void mask(Row &row) const;
    void mask(std::vector<StoredCell> &cells) const;
};

/// What a filter's literals mean to this asker; look-ups run on the sight's connection, which must outlive the context.
AskContext askContext(const Workspace &workspace, const Session &session, const Sight &sight);

/// `use`: how the rows will be read.
Result<BoundQuery> bindQuery(const Workspace &workspace, const Session &session, const Sight &sight, const Query &query,
                             ScopeUse use);

/// The records of a query as they stood at its moment, in the order of their creation, and how they see each other.
struct AsOfReading
{
    const Sight &sight;
    const BoundQuery &bound;
    std::vector<Record> records;
    const RecordLookup &lookup;
};

/// Answers of a compiled query as values.
Row readRow(const Statement &statement, const CompiledQuery &compiled, int idColumn);
/// The same into cells that are used again and again.
void readStoredRow(const Statement &statement, const CompiledQuery &compiled, std::vector<StoredCell> &cells);

Result<void> bindAll(Statement &statement, const std::vector<Column> &bindings);

} // namespace millrace
