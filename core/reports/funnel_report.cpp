// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/funnel_report.h"

#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/pipeline.h"
#include "core/schema/builtin/stage.h"

#include <limits>

namespace millrace {

namespace {

const QString &opportunityKey()
{
    static const QString key = QStringLiteral("opportunity");
    return key;
}

/// Pipelines and stages as they were named last, the bin included: old opportunities may have stood there.
Result<std::vector<StageInfo>> stagesOf(const Workspace &workspace, const Session &session)
{
    std::vector<StageInfo> stages;
    Query query;
    query.entity = QStringLiteral("stage");
    query.rows = Query::Rows::All;
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
    used.entity = opportunityKey();
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

/// What a course needs besides its steps.
struct Facts
{
    std::optional<Money> amount;
    std::optional<std::int64_t> base;
    QString group;
};

Result<QHash<RecordId, Facts>> factsOf(const Workspace &workspace, const Session &session, const FunnelQuery &wanted)
{
    Query query;
    query.entity = opportunityKey();
    query.filter = wanted.filter;
    query.rows = Query::Rows::All;
    query.asOf = wanted.asOf;
    query.fields = {
        {{opportunity::amount.name()}}, {{opportunity::closeDate.name()}}, {{QStringLiteral("created_at")}}};
    const FieldDef *groupField = nullptr;
    if (wanted.by) {
        FieldPath path = *wanted.by;
        EntityPtr entity = workspace.catalog()->entity(opportunityKey());
        for (const QString &key : std::as_const(path.keys)) {
            groupField = entity ? entity->field(key) : nullptr;
            if (!groupField)
                return fail(ErrorCode::UnknownField, {opportunityKey(), path.toString()});
            entity = groupField->isReference() ? workspace.catalog()->entity(groupField->target) : nullptr;
        }
        if (groupField->type == FieldType::Reference && entity) {
            groupField = &entity->at(entity->titleFields.front());
            path.keys << groupField->key;
        }
        query.fields.push_back(path);
    }
    QHash<RecordId, Facts> facts;
    const RateTable &rates = workspace.metadata()->rates;
    MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
        Facts fact;
        if (const auto *money = row.cells[0].as<Money>()) {
            QDate day = row.cells[1].valueOr<QDate>();
            if (!day.isValid())
                day = row.cells[2].valueOr<Instant>().toDateTime().date();
            fact.amount = *money;
            fact.base = rates.baseMinor(*money, day);
        }
        if (groupField)
            fact.group = valueToText(*groupField, row.cells[3]);
        facts.insert(row.id, std::move(fact));
        return true;
    }));
    return facts;
}

} // namespace

Result<FunnelReport> funnelReport(const Workspace &workspace, const Session &session, const FunnelQuery &query,
                                  const Progress &progress)
{
    FunnelReport report;
    report.pipeline = query.pipeline;
    if (report.pipeline.isNull()) {
        MILLRACE_ASSIGN(report.pipeline, firstUsedPipeline(workspace, session));
    }
    MILLRACE_ASSIGN(const Record pipeline, workspace.record(session, QStringLiteral("pipeline"), report.pipeline));
    report.pipelineName = pipeline.title();
    report.currency = workspace.baseCurrency();
    report.asOf = query.asOf.value_or(workspace.clock().now());

    FunnelRequest request;
    request.pipeline = report.pipeline;
    request.mode = query.mode;
    request.from = query.from;
    request.to = query.to;
    request.asOf = report.asOf;
    request.zone = session.zone;
    request.members = query.members;
    MILLRACE_ASSIGN(request.stages, stagesOf(workspace, session));
    MILLRACE_ASSIGN(const auto facts, factsOf(workspace, session, query));

    FunnelCounter total(request);
    GroupedFunnelCounter grouped(request);
    OpportunityCourse course;
    qint64 done = 0;
    bool cancelled = false;
    const int stageIndex = workspace.catalog()->entity(opportunityKey())->field(opportunity::stage.name())->index;
    MILLRACE_TRY(
        workspace.forEachCourse(session, opportunityKey(), {opportunity::stage.name()}, [&](const FieldCourse &read) {
            if ((++done & 1023) == 0) {
                progress.step(done, facts.size());
                cancelled = progress.isCancelled();
            }
            const auto fact = facts.constFind(read.id);
            if (fact == facts.constEnd())
                return !cancelled; // the filter leaves it out
            course.id = read.id;
            course.steps.clear();
            for (const FieldCourse::Step &step : read.steps)
                if (step.field == stageIndex)
                    course.steps.push_back({step.at, step.known, {}, step.now.valueOr<RecordId>()});
            course.ended = read.endedAt;
            course.amount = fact->amount;
            course.baseMinor = fact->base;
            if (query.by) {
                course.groups = {fact->group};
                grouped.add(course);
            } else {
                total.add(course);
            }
            return !cancelled;
        }));
    if (cancelled)
        return fail(ErrorCode::Cancelled);
    if (query.by) {
        GroupedFunnel answer = grouped.finish();
        report.total = std::move(answer.total);
        report.groups = std::move(answer.groups);
    } else {
        report.total = total.finish();
    }
    return report;
}

} // namespace millrace
