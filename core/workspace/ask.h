// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/query_compiler.h"
#include "core/workspace/readers.h"

namespace millrace {

/// A Query tied to a catalog and a connection, ready to be compiled: fields and filter bound, the policy's condition
/// and a quick search joined to it.
struct BoundQuery
{
    RowSelection selection;
    std::vector<BoundPath> columns;
    std::vector<BoundSort> sort;
};

/// What a filter's literals mean to this asker; look-ups run on `database`, which must outlive the context.
AskContext askContext(const Workspace &workspace, const Session &session, Database &database,
                      const MetadataPtr &metadata);

Result<BoundQuery> bindQuery(const Workspace &workspace, const Session &session, const Policy &policy,
                             Database &database, const MetadataPtr &metadata, const Query &query);

/// The records of a query as they stood at its moment, in the order of their creation, and how they see each other.
struct AsOfReading
{
    Database &database;
    const MetadataPtr &metadata;
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
