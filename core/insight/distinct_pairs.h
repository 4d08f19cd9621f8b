// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QSet>

namespace millrace {

/// The pairs of an entity's records of which somebody has said that they are not the same.
class DistinctPairs
{
public:
    static Result<DistinctPairs> read(const Workspace &workspace, const Session &session, const QString &entity);

    bool contains(const RecordId &a, const RecordId &b) const { return m_pairs.contains(keyOf(a, b)); }

private:
    static std::pair<RecordId, RecordId> keyOf(const RecordId &a, const RecordId &b);

    QSet<std::pair<RecordId, RecordId>> m_pairs;
};

/// What says of all these records that none of them is another, as far as it is not said yet: to be committed as one
/// operation, which is undone like any other. No edits where all is said.
Result<CommitRequest> distinctRequest(const Workspace &workspace, const Session &session, const QString &entity,
                                      const std::vector<RecordId> &records);

} // namespace millrace
