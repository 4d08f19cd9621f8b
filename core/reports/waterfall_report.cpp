// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/waterfall_report.h"

#include "core/reports/pipeline_stages.h"
#include "core/schema/builtin/opportunity.h"

#include <QSet>

namespace millrace {

namespace {

using Stands = QHash<RecordId, PipelineStand>;

/// Reads how all opportunities stood at a moment.
class StandReader
{
public:
    StandReader(const Workspace &workspace, const Session &session, const WaterfallQuery &query, RecordId pipeline)
        : m_workspace(workspace), m_session(session), m_query(query), m_pipeline(pipeline)
    {
    }

    Result<void> prepare()
    {
        MILLRACE_ASSIGN(const auto stages, readStages(m_workspace, m_session));
        for (const StageInfo &stage : stages)
            if (stage.pipeline == m_pipeline)
                m_kinds.insert(stage.id, stage.kind);
        EntityPtr entity = m_workspace.catalog()->entity(opportunity::entityKey());
        for (const QString &key : m_query.by.keys) {
            m_groupField = entity ? entity->field(key) : nullptr;
            if (!m_groupField)
                return fail(ErrorCode::UnknownField, {opportunity::entityKey(), m_query.by.toString()});
            entity = m_groupField->isReference() ? m_workspace.catalog()->entity(m_groupField->target) : nullptr;
        }
        return {};
    }

    /// Without a moment: as they stand now.
    Result<Stands> at(std::optional<Instant> moment)
    {
        Query query;
        query.entity = opportunity::entityKey();
        query.rows = Query::Rows::All;
        (m_query.recorded ? query.knownAt : query.asOf) = moment;
        query.fields = {{{opportunity::stage.name()}},    {{opportunity::expectedClose.name()}},
                        {{opportunity::amount.name()}},   {{opportunity::closeDate.name()}},
                        {{QStringLiteral("created_at")}}, {{QStringLiteral("deleted_at")}}};
        if (m_groupField)
            query.fields.push_back(m_query.by);
        const RateTable &rates = m_workspace.metadata()->rates;
        Stands stands;
        MILLRACE_TRY(m_workspace.forEachRow(m_session, query, [&](const Row &row) {
            PipelineStand stand;
            stand.exists = true;
            const auto kind = m_kinds.constFind(row.cells[0].valueOr<RecordId>());
            stand.inPipeline = kind != m_kinds.constEnd();
            if (stand.inPipeline)
                stand.kind = *kind;
            stand.expectedClose = row.cells[1].valueOr<QDate>();
            if (const auto *money = row.cells[2].as<Money>()) {
                QDate day = row.cells[3].valueOr<QDate>();
                if (!day.isValid())
                    day = row.cells[4].valueOr<Instant>().toDateTime().date();
                stand.amount = *money;
                stand.base = rates.baseMinor(*money, day);
            }
            stand.inBin = !row.cells[5].isEmpty();
            if (m_groupField)
                stand.group = valueToText(*m_groupField, row.cells[6]);
            stands.insert(row.id, std::move(stand));
            return true;
        }));
        if (m_query.filter.kind == Filter::Kind::Everything)
            return stands;
        query.filter = m_query.filter;
        query.fields = {{{QStringLiteral("id")}}};
        QSet<RecordId> matching;
        MILLRACE_TRY(m_workspace.forEachRow(m_session, query, [&](const Row &row) {
            matching.insert(row.id);
            return true;
        }));
        for (auto stand = stands.begin(); stand != stands.end(); ++stand)
            stand->matches = matching.contains(stand.key());
        return stands;
    }

    /// Groups by the ids of a reference are called by its titles.
    Result<void> nameGroups(Stands &stands) const
    {
        if (!m_groupField || m_groupField->type != FieldType::Reference || m_groupField->target.isEmpty())
            return {};
        std::vector<RecordId> ids;
        for (const PipelineStand &stand : std::as_const(stands))
            if (const auto id = RecordId::fromString(stand.group))
                ids.push_back(*id);
        MILLRACE_ASSIGN(const auto titles, m_workspace.titles(m_session, m_groupField->target, ids));
        for (PipelineStand &stand : stands)
            if (const auto id = RecordId::fromString(stand.group))
                stand.group = titles.value(*id);
        return {};
    }

private:
    const Workspace &m_workspace;
    const Session &m_session;
    const WaterfallQuery &m_query;
    RecordId m_pipeline;
    QHash<RecordId, StageKind> m_kinds;
    const FieldDef *m_groupField = nullptr;
};

} // namespace

Result<WaterfallReport> waterfallReport(const Workspace &workspace, const Session &session, const WaterfallQuery &query)
{
    WaterfallReport report;
    report.pipeline = query.pipeline;
    if (report.pipeline.isNull()) {
        MILLRACE_ASSIGN(report.pipeline, firstUsedPipeline(workspace, session));
    }
    MILLRACE_ASSIGN(const Record pipeline, workspace.record(session, QStringLiteral("pipeline"), report.pipeline));
    report.pipelineName = pipeline.title();
    report.currency = workspace.baseCurrency();
    report.from = query.from;
    report.to = query.to.value_or(workspace.clock().now());

    StandReader reader(workspace, session, query, report.pipeline);
    MILLRACE_TRY(reader.prepare());
    MILLRACE_ASSIGN(Stands before, reader.at(query.from));
    MILLRACE_ASSIGN(Stands after, reader.at(query.to));
    MILLRACE_TRY(reader.nameGroups(before));
    MILLRACE_TRY(reader.nameGroups(after));
    // In the order of ids, which is that of their making, so that lists of members repeat.
    std::map<RecordId, std::pair<PipelineStand, PipelineStand>> both;
    for (auto stand = before.cbegin(); stand != before.cend(); ++stand)
        both[stand.key()].first = *stand;
    for (auto stand = after.cbegin(); stand != after.cend(); ++stand)
        both[stand.key()].second = *stand;
    WaterfallCounter counter(query.closeFrom, query.closeTo);
    for (const auto &[id, stands] : both)
        counter.add(id, stands.first, stands.second);
    report.total = counter.total();
    report.groups = counter.groups();
    return report;
}

} // namespace millrace
