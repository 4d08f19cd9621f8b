// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

/// One row of a list: the cells in the order of its columns.
struct ListRow
{
    RecordId id;
    std::vector<Value> cells;
};

/// The rows of a list as they stood at a moment, by the numbers that the list gave them. Cheap to copy; may go to
/// another thread.
struct PastRows
{
    QStringList fields; ///< keys, in the order of the cells
    QHash<quint32, ListRow> rows;
    QHash<RecordId, QString> titles; ///< of what they refer to, as it was called then
};

/// The rows of those numbers with those fields: from `past` where there is one, else as they are now.
Result<RowSet> rowsOfList(const Workspace &workspace, const Session &session, const QString &entity,
                          const std::vector<quint32> &numbers, const std::vector<FieldPath> &fields,
                          const std::optional<PastRows> &past);

/// The same question without the quick search, which knows only the present: the text is looked for in the fields that
/// are searched.
Query pastQuery(const Query &query, const EntityDef &entity);

/// What a list shows as of the query's moment, in its order. `known`: the numbers given so far; the answer adds to
/// them. The quick search of the query finds the text within the searched fields. Not for the UI thread.
struct PastAnswer
{
    std::vector<quint32> numbers;
    PastRows rows;
    QHash<RecordId, quint32> known;
};
Result<PastAnswer> readPastRows(const Workspace &workspace, const Session &session, const Query &query,
                                const QStringList &fields, QHash<RecordId, quint32> known);

} // namespace millrace
