// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/target_edit.h"

#include "core/schema/builtin/target.h"
#include "core/workspace/operation.h"

namespace millrace {

namespace {

std::optional<std::int64_t> givenIn(const TargetReport &report, const TargetSubject &subject,
                                    const TargetPeriod &period)
{
    for (const TargetRow &row : report.rows) {
        if (row.subject != subject)
            continue;
        const auto figure = row.figures.find(period);
        return figure == row.figures.end() ? std::nullopt : figure->second.given;
    }
    return std::nullopt;
}

Edit editOf(const EntityPtr &entity, const TargetReport &report, const TargetChange &change)
{
    const auto known = report.targets.find({change.subject, change.period});
    if (!change.value)
        return Edit::remove(target::entityKey(), known->second);
    Edit edit = known == report.targets.end() ? Edit::create(entity) : Edit::update(entity, known->second);
    edit.with(*entity, target::value, Decimal{*change.value, 2});
    if (known != report.targets.end())
        return edit;
    edit.with(*entity, target::metric, report.metric)
        .with(*entity, target::period, change.period.first)
        .with(*entity, target::span, spanKey(change.period.span));
    if (change.subject.kind == TargetSubject::Kind::Person)
        edit.with(*entity, target::person, change.subject.id);
    if (change.subject.kind == TargetSubject::Kind::Department)
        edit.with(*entity, target::department, change.subject.id);
    return edit;
}

} // namespace

Result<RecordId> setTargets(Workspace &workspace, const Session &session, const TargetReport &report,
                            const std::vector<TargetChange> &changes)
{
    constexpr size_t perCommit = 400;
    const EntityPtr entity = workspace.catalog()->entity(target::entityKey());
    std::vector<Edit> edits;
    for (const TargetChange &change : changes) {
        if (report.isClosed(change.subject, change.period))
            return fail(ErrorCode::InvalidArgument, {target::entityKey(), targetPeriodText(change.period)});
        if (givenIn(report, change.subject, change.period) != change.value)
            edits.push_back(editOf(entity, report, change));
    }
    if (edits.empty())
        return RecordId();
    const auto operation = workspace.begin(session, QStringLiteral("targets"), Origin::Local);
    for (size_t at = 0; at < edits.size(); at += perCommit)
        MILLRACE_TRY(operation->apply(
            std::vector<Edit>(edits.begin() + std::ptrdiff_t(at),
                              edits.begin() + std::ptrdiff_t(std::min(edits.size(), at + perCommit)))));
    return operation->finish();
}

std::vector<TargetChange> spreadEvenly(const TargetSubject &subject, const TargetPeriod &period, std::int64_t value)
{
    std::vector<TargetPeriod> months;
    for (QDate day = period.first; day <= period.last(); day = day.addMonths(1))
        months.push_back({day, TargetPeriod::Span::Month});
    if (period.span == TargetPeriod::Span::Month)
        return {};
    const std::int64_t unit = value % 100 == 0 ? 100 : 1;
    const std::int64_t count = std::int64_t(months.size());
    const std::int64_t each = value / unit / count;
    std::int64_t rest = value / unit - each * count;
    std::vector<TargetChange> changes;
    for (size_t i = months.size(); i-- > 0;) {
        const std::int64_t more = rest > 0 ? 1 : rest < 0 ? -1 : 0;
        rest -= more;
        changes.push_back({subject, months[i], (each + more) * unit});
    }
    std::reverse(changes.begin(), changes.end());
    return changes;
}

std::vector<TargetChange> likeBefore(const TargetReport &report, const TargetReport &before)
{
    std::vector<TargetChange> changes;
    for (const TargetRow &row : before.rows)
        for (const auto &[period, figure] : row.figures) {
            const TargetPeriod now = TargetPeriod::of(period.span, period.first.addYears(report.year - before.year));
            if (figure.given && !givenIn(report, row.subject, now) && !report.isClosed(row.subject, now))
                changes.push_back({row.subject, now, figure.given});
        }
    return changes;
}

} // namespace millrace
