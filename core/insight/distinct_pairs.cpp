// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/distinct_pairs.h"

#include "core/schema/builtin/distinct_pair.h"

namespace millrace {

std::pair<RecordId, RecordId> DistinctPairs::keyOf(const RecordId &a, const RecordId &b)
{
    return a < b ? std::pair(a, b) : std::pair(b, a);
}

Result<DistinctPairs> DistinctPairs::read(const Workspace &workspace, const Session &session, const QString &entity)
{
    DistinctPairs pairs;
    Query query;
    query.entity = distinct_pair::entityKey();
    query.filter = Filter::compare(distinct_pair::entity.name(), CompareOp::Equal, entity);
    query.fields = {{{distinct_pair::first.name()}}, {{distinct_pair::second.name()}}};
    MILLRACE_TRY(workspace.forEachRow(session, query, [&pairs](const Row &row) {
        const auto first = RecordId::fromString(row.cells[0].valueOr<QString>());
        const auto second = RecordId::fromString(row.cells[1].valueOr<QString>());
        if (first && second)
            pairs.m_pairs.insert(keyOf(*first, *second));
        return true;
    }));
    return pairs;
}

Result<CommitRequest> distinctRequest(const Workspace &workspace, const Session &session, const QString &entity,
                                      const std::vector<RecordId> &records)
{
    MILLRACE_ASSIGN(const DistinctPairs known, DistinctPairs::read(workspace, session, entity));
    MILLRACE_ASSIGN(const EntityPtr pair, workspace.catalog()->require(distinct_pair::entityKey()));
    CommitRequest request;
    request.label = QStringLiteral("distinct");
    for (size_t i = 0; i < records.size(); ++i)
        for (size_t k = i + 1; k < records.size(); ++k) {
            if (known.contains(records[i], records[k]))
                continue;
            const auto [first, second] = std::minmax(records[i], records[k]);
            Edit edit = Edit::create(pair);
            edit.with(*pair, distinct_pair::entity, entity);
            edit.with(*pair, distinct_pair::first, first.toString());
            edit.with(*pair, distinct_pair::second, second.toString());
            request.edits.push_back(std::move(edit));
        }
    return request;
}

} // namespace millrace
