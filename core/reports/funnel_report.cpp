// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/funnel_report.h"

#include "core/reports/funnel_facts.h"
#include "core/reports/pipeline_stages.h"
#include "core/schema/builtin/opportunity.h"

namespace millrace {

namespace {

std::vector<std::pair<QString, Funnel>> groupsOf(const SlicedFunnelCounter &counter, std::size_t slice,
                                                 const QStringList &keys)
{
    std::vector<std::pair<QString, Funnel>> groups;
    std::vector<Funnel> funnels = counter.groups(slice);
    for (std::size_t number = 0; number < funnels.size(); ++number)
        groups.emplace_back(keys[qsizetype(number)], std::move(funnels[number]));
    std::sort(groups.begin(), groups.end(),
              [](const auto &a, const auto &b) { return compareCodePoints(a.first, b.first) < 0; });
    return groups;
}

Result<void> readCourses(const Workspace &workspace, const Session &session, const FunnelQuery &query, Instant asOf,
                         const FunnelFacts &facts, SlicedFunnelCounter &counter, std::size_t slices,
                         const Progress &progress)
{
    OpportunityCourse course;
    std::vector<FunnelGroupNumbers> groups(slices);
    qint64 done = 0;
    bool cancelled = false;
    const QString entity = opportunity::entityKey();
    MILLRACE_TRY(workspace.forEachCourse(
        session, {entity, {opportunity::stage.name()}, std::nullopt, query.knownAt}, [&](const FieldCourse &read) {
            if ((++done & 1023) == 0) {
                progress.step(done, facts.size());
                cancelled = progress.isCancelled();
            }
            course.id = read.id;
            if (!facts.complete(course, groups))
                return !cancelled; // the filter leaves it out
            course.steps.clear();
            for (const FieldCourse::Step &step : read.steps)
                course.steps.push_back({step.at, step.known, {}, step.now.valueOr<RecordId>()});
            course.ended = read.absentSince(asOf);
            counter.add(course, groups);
            return !cancelled;
        }));
    if (cancelled)
        return fail(ErrorCode::Cancelled);
    return {};
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
    report.asOf = query.knownAt ? *query.knownAt : query.asOf.value_or(workspace.clock().now());

    FunnelRequest request;
    request.pipeline = report.pipeline;
    request.mode = query.mode;
    request.from = query.from;
    request.to = query.to;
    request.asOf = report.asOf;
    request.zone = session.zone;
    request.members = query.members;
    request.evidence = true;
    MILLRACE_ASSIGN(request.stages, readStages(workspace, session, query.knownAt));
    std::vector<FieldPath> paths = query.slices;
    if (query.by)
        paths.insert(paths.begin(), *query.by);
    MILLRACE_ASSIGN(const FunnelFacts facts, FunnelFacts::read(workspace, session, query, paths));
    SlicedFunnelCounter counter(request, paths.size());
    MILLRACE_TRY(readCourses(workspace, session, query, report.asOf, facts, counter, paths.size(), progress));

    report.total = counter.total();
    for (std::size_t i = 0; i < paths.size(); ++i)
        report.slices.push_back({paths[i].toString(), groupsOf(counter, i, facts.keys(i))});
    report.bottlenecks = findBottlenecks(report.total, report.slices);
    if (query.by) {
        report.groups = std::move(report.slices.front().groups);
        report.slices.erase(report.slices.begin());
    }
    return report;
}

} // namespace millrace
