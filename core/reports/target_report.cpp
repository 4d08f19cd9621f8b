// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/target_report.h"

#include "core/schema/builtin/department.h"
#include "core/schema/builtin/metric.h"
#include "core/schema/builtin/period_figure.h"
#include "core/schema/builtin/target.h"
#include "core/schema/builtin/user.h"
#include "core/workspace/operation.h"

#include <cmath>

namespace millrace {

namespace {

QString textOf(const Record &record, const FieldKey<QString> &key)
{
    return record.value(key).value_or(QString());
}

TargetSubject subjectOf(const RecordId &person, const RecordId &department)
{
    if (!person.isNull())
        return {TargetSubject::Kind::Person, person};
    return department.isNull() ? TargetSubject() : TargetSubject{TargetSubject::Kind::Department, department};
}

std::int64_t hundredths(std::int64_t units, int digits)
{
    for (; digits < 2; ++digits)
        units *= 10;
    std::int64_t divisor = 1;
    for (; digits > 2; --digits)
        divisor *= 10;
    return mulDivHalfEven(units, 1, divisor).value_or(0);
}

class TargetReading
{
public:
    TargetReading(const Workspace &workspace, const Session &session) : m_workspace(workspace), m_session(session) {}

    Result<TargetReport> read(const TargetQuery &query)
    {
        m_report.currency = m_workspace.baseCurrency();
        m_asOf = query.asOf;
        m_report.today = m_asOf.value_or(m_workspace.clock().now()).toDateTime(m_session.zone).date();
        m_report.year = query.year > 0 ? query.year : m_report.today.year();
        m_report.paceDays = query.pace;
        MILLRACE_TRY(findMetric(query.metric));
        TargetOrganisation organisation;
        MILLRACE_TRY(readOrganisation(organisation));
        TargetGrid grid(organisation, m_report.year);
        MILLRACE_TRY(readTargets(grid));
        MILLRACE_TRY(readActuals(grid));
        MILLRACE_TRY(readFrozen());
        m_report.rows = grid.rows();
        return std::move(m_report);
    }

private:
    Result<void> findMetric(RecordId id)
    {
        if (id.isNull()) {
            Query query;
            query.entity = metric::entityKey();
            query.sort = {{FieldPath{{metric::name.name()}}, false}};
            query.fields = {{{metric::name.name()}}};
            query.limit = 1;
            MILLRACE_ASSIGN(const RowSet first, m_workspace.rows(m_session, query));
            if (first.rows.empty())
                return fail(ErrorCode::NotFound, {metric::entityKey(), QString()});
            id = first.rows.front().id;
        }
        MILLRACE_ASSIGN(m_metric, m_workspace.record(m_session, metric::entityKey(), id));
        std::vector<Problem> problems = metricProblems(m_metric, *m_workspace.catalog());
        if (!problems.empty())
            return fail(ErrorCode::ValidationFailed, {}, std::move(problems));
        m_report.metric = id;
        m_report.metricName = m_metric.title();
        return {};
    }

    Result<void> readOrganisation(TargetOrganisation &organisation)
    {
        Query users;
        users.entity = QStringLiteral("user");
        users.fields = {{{user::name.name()}}, {{QStringLiteral("department")}}};
        MILLRACE_TRY(m_workspace.forEachRow(m_session, users, [&](const Row &row) {
            organisation.people.push_back({row.id, row.cells[1].valueOr<RecordId>(), row.cells[0].valueOr<QString>()});
            return true;
        }));
        Query departments;
        departments.entity = QStringLiteral("department");
        departments.fields = {{{department::name.name()}}, {{department::parent.name()}}};
        return m_workspace.forEachRow(m_session, departments, [&](const Row &row) {
            organisation.departments.push_back(
                {row.id, row.cells[1].valueOr<RecordId>(), row.cells[0].valueOr<QString>()});
            return true;
        });
    }

    Result<void> readTargets(TargetGrid &grid)
    {
        Query query;
        query.entity = target::entityKey();
        query.asOf = m_asOf;
        query.sort = parseSort(u"updated_at");
        query.filter = Filter::compare(target::metric.name(), CompareOp::Equal, m_report.metric.toString());
        query.fields = {{{target::person.name()}},
                        {{target::department.name()}},
                        {{target::period.name()}},
                        {{target::span.name()}},
                        {{target::value.name()}}};
        return m_workspace.forEachRow(m_session, query, [&](const Row &row) {
            const auto &cells = row.cells;
            const TargetSubject subject = subjectOf(cells[0].valueOr<RecordId>(), cells[1].valueOr<RecordId>());
            const TargetPeriod period =
                TargetPeriod::of(spanOfKey(cells[3].valueOr<QString>()), cells[2].valueOr<QDate>());
            grid.give(subject, period, cells[4].valueOr<Decimal>().units);
            m_report.targets[{subject, period}] = row.id;
            return true;
        });
    }

    Result<void> readActuals(TargetGrid &grid)
    {
        const CatalogPtr catalog = m_workspace.catalog();
        const QString entityKey = textOf(m_metric, metric::entity);
        const EntityPtr entity = catalog->entity(entityKey);
        const QString day = textOf(m_metric, metric::dateField);
        const bool sums = textOf(m_metric, metric::measure) == QLatin1String("sum");
        const FieldDef *summed = sums ? metricField(textOf(m_metric, metric::field), entity, *catalog) : nullptr;
        m_report.isMoney = summed && summed->type == FieldType::Money;
        const int digits = !summed            ? 0
                           : m_report.isMoney ? m_report.currency.minorDigits()
                                              : (summed->type == FieldType::Decimal ? summed->scale : 0);
        AggregateQuery query;
        query.entity = entityKey;
        query.asOf = m_asOf;
        MILLRACE_ASSIGN(Filter filter, parseFilter(textOf(m_metric, metric::filter)));
        query.filter =
            Filter::all({std::move(filter), Filter::compare(day, CompareOp::GreaterOrEqual, QDate(m_report.year, 1, 1)),
                         Filter::compare(day, CompareOp::LessOrEqual, QDate(m_report.year, 12, 31))});
        query.groups = {FieldPath::of(textOf(m_metric, metric::personField)), FieldPath::of(day)};
        query.measures = {summed ? Measure{Measure::Kind::Sum, FieldPath::of(textOf(m_metric, metric::field))}
                                 : Measure{}};
        MILLRACE_ASSIGN(const AggregateSet set, m_workspace.aggregate(m_session, query));
        for (const AggregateSet::Line &line : set.lines) {
            QDate date = line.groups[1].valueOr<QDate>();
            if (const auto *moment = line.groups[1].as<Instant>())
                date = moment->toDateTime(m_session.zone).date();
            grid.reach(line.groups[0].valueOr<RecordId>(), date, hundredths(line.exact[0].value_or(0), digits));
            m_report.unconverted += line.unconverted[0];
        }
        return {};
    }

    Result<void> readFrozen()
    {
        Query query;
        query.entity = period_figure::entityKey();
        query.asOf = m_asOf;
        query.sort = parseSort(u"created_at");
        query.filter = Filter::compare(period_figure::metric.name(), CompareOp::Equal, m_report.metric.toString());
        query.fields = {{{period_figure::person.name()}},  {{period_figure::department.name()}},
                        {{period_figure::period.name()}},  {{period_figure::span.name()}},
                        {{period_figure::target.name()}},  {{period_figure::actual.name()}},
                        {{period_figure::closedAt.name()}}};
        return m_workspace.forEachRow(m_session, query, [&](const Row &row) {
            const auto &cells = row.cells;
            const QDate first = cells[2].valueOr<QDate>();
            if (first.year() != m_report.year)
                return true;
            FrozenFigure figure;
            if (const auto *wanted = cells[4].as<Decimal>())
                figure.target = wanted->units;
            figure.actual = cells[5].valueOr<Decimal>().units;
            figure.closedAt = cells[6].valueOr<Instant>();
            m_report.frozen[{subjectOf(cells[0].valueOr<RecordId>(), cells[1].valueOr<RecordId>()),
                             TargetPeriod::of(spanOfKey(cells[3].valueOr<QString>()), first)}] = figure;
            return true;
        });
    }

    const Workspace &m_workspace;
    const Session &m_session;
    std::optional<Instant> m_asOf;
    Record m_metric;
    TargetReport m_report;
};

} // namespace

std::optional<std::int64_t> TargetReport::drift(const TargetRow &row, const TargetPeriod &period) const
{
    const auto closed = frozen.find({row.subject, period});
    const auto figure = row.figures.find(period);
    if (closed == frozen.end() || figure == row.figures.end())
        return std::nullopt;
    return figure->second.actual - closed->second.actual;
}

Result<TargetReport> targetReport(const Workspace &workspace, const Session &session, const TargetQuery &query)
{
    return TargetReading(workspace, session).read(query);
}

Result<RecordId> closePeriod(Workspace &workspace, const Session &session, const TargetReport &report,
                             const TargetPeriod &period)
{
    constexpr size_t perCommit = 400;
    const EntityPtr entity = workspace.catalog()->entity(period_figure::entityKey());
    const auto operation = workspace.begin(session, QStringLiteral("close period"), Origin::Local);
    const Instant now = workspace.clock().now();
    std::vector<Edit> edits;
    for (const TargetRow &row : report.rows) {
        const auto figure = row.figures.find(period);
        if (figure == row.figures.end() || (!figure->second.target() && figure->second.actual == 0))
            continue;
        Edit edit = Edit::create(entity);
        edit.with(*entity, period_figure::metric, report.metric)
            .with(*entity, period_figure::period, period.first)
            .with(*entity, period_figure::span, spanKey(period.span))
            .with(*entity, period_figure::actual, Decimal{figure->second.actual, 2})
            .with(*entity, period_figure::closedAt, now);
        if (const auto wanted = figure->second.target())
            edit.with(*entity, period_figure::target, Decimal{*wanted, 2});
        if (row.subject.kind == TargetSubject::Kind::Person)
            edit.with(*entity, period_figure::person, row.subject.id);
        if (row.subject.kind == TargetSubject::Kind::Department)
            edit.with(*entity, period_figure::department, row.subject.id);
        edits.push_back(std::move(edit));
        if (edits.size() < perCommit)
            continue;
        MILLRACE_TRY(operation->apply(std::move(edits)));
        edits.clear();
    }
    if (!edits.empty())
        MILLRACE_TRY(operation->apply(std::move(edits)));
    return operation->finish();
}

} // namespace millrace
