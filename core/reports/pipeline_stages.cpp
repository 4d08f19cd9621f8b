// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/pipeline_stages.h"

#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/pipeline.h"
#include "core/schema/builtin/stage.h"

#include <limits>

namespace millrace {

Result<std::vector<StageInfo>> readStages(const Workspace &workspace, const Session &session,
                                          std::optional<Instant> knownAt)
{
    std::vector<StageInfo> stages;
    Query query;
    query.entity = QStringLiteral("stage");
    query.rows = Query::Rows::All;
    query.knownAt = knownAt;
    query.fields = {
        {{stage::name.name()}}, {{stage::pipeline.name()}}, {{stage::order.name()}}, {{stage::kind.name()}}};
    MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
    for (const Row &row : rows.rows)
        stages.push_back({row.id, row.cells[1].valueOr<RecordId>(), row.cells[0].valueOr<QString>(),
                          row.cells[2].valueOr<std::int64_t>(), stageKindOfKey(row.cells[3].valueOr<QString>())});
    return stages;
}

Result<RecordId> firstUsedPipeline(const Workspace &workspace, const Session &session)
{
    AggregateQuery used;
    used.entity = opportunity::entityKey();
    used.groups = {{{opportunity::pipeline.name()}}};
    used.measures = {{Measure::Kind::Count, {}}};
    MILLRACE_ASSIGN(const AggregateSet counts, workspace.aggregate(session, used));
    const MetadataPtr metadata = workspace.metadata();
    const auto orderOf = [&](const RecordId &id) {
        const auto found = metadata->pipelines.constFind(id);
        return found == metadata->pipelines.constEnd() ? std::numeric_limits<std::int64_t>::max()
                                                       : found->value(pipeline::order).value_or(0);
    };
    RecordId best;
    const auto consider = [&](const RecordId &id) {
        if (!id.isNull() && (best.isNull() || std::pair(orderOf(id), id) < std::pair(orderOf(best), best)))
            best = id;
    };
    for (const AggregateSet::Line &line : counts.lines)
        consider(line.groups.front().valueOr<RecordId>());
    if (best.isNull())
        for (auto it = metadata->pipelines.constBegin(); it != metadata->pipelines.constEnd(); ++it)
            consider(it.key());
    if (best.isNull())
        return fail(ErrorCode::NotFound, {QStringLiteral("pipeline"), QString()});
    return best;
}

} // namespace millrace
