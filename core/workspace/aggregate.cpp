// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/stage_rules.h"
#include "core/schema/builtin/stage.h"
#include "core/workspace/ask.h"
#include "core/workspace/tally.h"

namespace millrace {

namespace {

constexpr QLatin1String startMark("@start"), endMark("@end"), nowMark("@now");

bool isCourseMark(const QString &mark)
{
    return mark == startMark || mark == endMark;
}

bool canBeGrouped(FieldType type)
{
    return type != FieldType::MultiChoice && type != FieldType::References && type != FieldType::Json &&
           type != FieldType::Unknown;
}

} // namespace

/// One aggregate, tied to a catalog: which way it is computed, and its answer.
class Aggregation
{
public:
    Aggregation(const Workspace &workspace, const Session &session, const AggregateQuery &wanted,
                const Progress &progress)
        : m_workspace(workspace), m_session(session), m_wanted(wanted), m_progress(progress), m_tally(wanted.measures),
          m_days(DateUnit::Day, 1, session.zone), m_now(workspace.clock().now())
    {
        m_query.entity = wanted.entity;
        m_query.filter = wanted.filter;
        m_query.fields = wanted.groups;
        m_query.asOf = wanted.asOf;
        m_query.knownAt = wanted.knownAt;
        if (wanted.asOf || wanted.knownAt)
            m_now = wanted.knownAt ? *wanted.knownAt : *wanted.asOf;
    }

    Result<AggregateSet> answer()
    {
        MILLRACE_TRY(readCourses());
        if (m_query.asOf || m_query.knownAt) {
            MILLRACE_TRY(m_workspace.readAsOf(m_session, m_query, true, [this](AsOfReading &reading) -> Result<void> {
                MILLRACE_TRY(bindMeasures(reading.sight, reading.bound));
                return addRecords(reading);
            }));
            return std::move(m_answer);
        }
        MILLRACE_ASSIGN(const ReaderLease lease, m_workspace.reader());
        MILLRACE_TRY(lease.hold());
        const Sight sight = m_workspace.sightOf(m_session, *lease);
        MILLRACE_TRY(sight.permit(Action::See, m_query.entity));
        MILLRACE_ASSIGN(const BoundQuery bound, bindQuery(m_workspace, m_session, sight, m_query, ScopeUse::Gather));
        MILLRACE_TRY(bindMeasures(sight, bound));
        lease->stopWhen(m_progress.cancelled);
        auto done = needsRows() ? addRows(*lease, bound) : readGroups(*lease, bound);
        lease->stopWhen(nullptr);
        MILLRACE_TRY(done);
        return std::move(m_answer);
    }

private:
    /// Where a record's way through its states began and ended.
    struct CourseEnds
    {
        std::optional<std::int64_t> start;
        std::optional<std::int64_t> end;
    };

    bool needsRows() const
    {
        return std::any_of(m_wanted.measures.begin(), m_wanted.measures.end(), [](const Measure &measure) {
            return measure.kind == Measure::Kind::Median || measure.days.has_value();
        });
    }

    Result<void> refuse(const FieldDef &field, const char *what) const
    {
        return fail(ErrorCode::InvalidArgument, {field.key, QString::fromLatin1(what)});
    }

    /// The moments of the ways of all records, where a measure asks for them.
    Result<void> readCourses()
    {
        const auto asks = [](const Measure &measure) {
            return measure.days && (isCourseMark(measure.days->from) || isCourseMark(measure.days->to));
        };
        if (std::none_of(m_wanted.measures.begin(), m_wanted.measures.end(), asks))
            return {};
        const MetadataPtr metadata = m_workspace.metadata();
        MILLRACE_ASSIGN(const EntityPtr entity, metadata->catalog->require(m_wanted.entity));
        if (entity->statusField < 0)
            return fail(ErrorCode::InvalidArgument, {entity->key, QStringLiteral("status")});
        const FieldDef &status = entity->at(entity->statusField);
        const auto isEnd = [&](const Value &state) {
            const auto stage = metadata->stages.constFind(state.valueOr<RecordId>());
            return stage != metadata->stages.constEnd() &&
                   stageKindOfKey(stage->value(stage::kind).value_or(QString())) != StageKind::Open;
        };
        const bool dated = m_wanted.asOf && !m_wanted.knownAt;
        const CourseQuery query{entity->key, {status.key}, {}, m_wanted.knownAt};
        MILLRACE_TRY(m_workspace.forEachCourse(m_session, query, [&](const FieldCourse &course) {
            CourseEnds ends;
            for (const FieldCourse::Step &step : course.steps) {
                if (dated && step.at > m_now)
                    break;
                if (!ends.start && step.known)
                    ends.start = step.at.us;
                ends.end = isEnd(step.now) && step.known ? std::optional(step.at.us) : std::nullopt;
            }
            m_courses.insert(course.id, ends);
            return !m_progress.isCancelled();
        }));
        return m_progress.isCancelled() ? fail(ErrorCode::Cancelled) : Result<void>();
    }

    Result<void> bindMeasures(const Sight &sight, const BoundQuery &bound)
    {
        const EntityDef &entity = *bound.selection.entity;
        const AskContext context = askContext(m_workspace, m_session, sight);
        for (size_t i = 0; i < m_wanted.groups.size(); ++i) {
            const BoundPath &path = bound.columns[i];
            // A group tells rows apart by their values: of a masked field it would tell the values.
            MILLRACE_TRY(sight.askedPath(m_wanted.groups[i], entity));
            const Bucket bucket = i < m_wanted.buckets.size() ? m_wanted.buckets[i] : Bucket();
            if (!canBeGrouped(path.field().type))
                return refuse(path.field(), "group");
            m_groups.push_back({path, bucket.bounds, bucket.unit, bucket.firstMonth, m_session.zone.id()});
            m_groupDays.emplace_back(bucket.unit, bucket.firstMonth, m_session.zone);
            m_answer.groups.push_back({m_wanted.groups[i], path.entities.back(), &path.field()});
        }
        for (const Measure &measure : m_wanted.measures) {
            TallyInput input;
            auto where = bindFilter(measure.where, *sight.policy().asked(), entity, context);
            if (!where)
                return fail(sight.told(where.error()));
            input.where = std::move(*where);
            if (measure.days) {
                MILLRACE_TRY(bindMark(measure.days->from, sight, entity, input.path));
                MILLRACE_TRY(bindMark(measure.days->to, sight, entity, input.second));
            } else if (!measure.path.keys.isEmpty()) {
                MILLRACE_ASSIGN(input.path, sight.askedPath(measure.path, entity));
            }
            m_inputs.push_back(std::move(input));
        }
        return {};
    }

    Result<void> bindMark(const QString &mark, const Sight &sight, const EntityDef &entity, BoundPath &path) const
    {
        if (isCourseMark(mark) || mark == nowMark)
            return {};
        MILLRACE_ASSIGN(path, sight.askedPath(FieldPath::of(mark), entity));
        const FieldType type = path.field().type;
        return type == FieldType::Date || type == FieldType::DateTime ? Result<void>() : refuse(path.field(), "days");
    }

    /// In one statement.
    Result<void> readGroups(Database &database, const BoundQuery &bound)
    {
        std::vector<SqlMeasure> measures;
        for (size_t i = 0; i < m_inputs.size(); ++i)
            measures.push_back({sqlKind(m_wanted.measures[i].kind), m_inputs[i].path, m_inputs[i].where});
        MILLRACE_ASSIGN(const CompiledQuery compiled, compileAggregate(bound.selection, m_groups, measures));
        MILLRACE_ASSIGN(Statement statement, database.prepare(compiled.sql));
        MILLRACE_TRY(bindAll(statement, compiled.bindings));
        std::vector<Column> groups;
        for (;;) {
            MILLRACE_ASSIGN(const bool row, statement.step());
            if (!row)
                return {};
            groups.clear();
            for (size_t i = 0; i < m_groups.size(); ++i)
                groups.push_back(statement.column(int(i)));
            Tally::Numbers numbers;
            int at = int(m_groups.size());
            for (size_t i = 0; i < measures.size(); ++i, at += 3) {
                const std::int64_t number = statement.number(at);
                numbers.exact.push_back(statement.isNull(at) ? std::nullopt : std::optional(number));
                numbers.takingPart.push_back(statement.isNull(at + 1) ? number : statement.number(at + 1));
                numbers.unconverted.push_back(statement.number(at + 2));
            }
            addLine(groups, numbers);
        }
    }

    static SqlMeasure::Kind sqlKind(Measure::Kind kind)
    {
        switch (kind) {
        case Measure::Kind::Count:
        case Measure::Kind::Median:
            break;
        case Measure::Kind::Distinct:
            return SqlMeasure::Kind::CountDistinct;
        case Measure::Kind::Sum:
        case Measure::Kind::Average:
            return SqlMeasure::Kind::Sum;
        case Measure::Kind::Minimum:
            return SqlMeasure::Kind::Min;
        case Measure::Kind::Maximum:
            return SqlMeasure::Kind::Max;
        }
        return SqlMeasure::Kind::Count;
    }

    /// What an aggregate refuses, refused for rows alike.
    Result<void> checkInputs(const BoundQuery &bound) const
    {
        std::vector<SqlMeasure> measures;
        for (size_t i = 0; i < m_inputs.size(); ++i)
            if (!m_wanted.measures[i].days) {
                const bool median = m_wanted.measures[i].kind == Measure::Kind::Median;
                measures.push_back(
                    {median ? SqlMeasure::Kind::Sum : sqlKind(m_wanted.measures[i].kind), m_inputs[i].path, {}});
            }
        measures.push_back({});
        MILLRACE_TRY(compileAggregate(bound.selection, m_groups, measures));
        return {};
    }

    /// One by one, for what SQL cannot compute.
    Result<void> addRows(Database &database, const BoundQuery &bound)
    {
        MILLRACE_TRY(checkInputs(bound));
        MILLRACE_ASSIGN(const CompiledQuery compiled, compileTallyRows(bound.selection, m_groups, m_inputs));
        MILLRACE_ASSIGN(Statement statement, database.prepare(compiled.sql));
        MILLRACE_TRY(bindAll(statement, compiled.bindings));
        std::vector<Column> groups(m_groups.size());
        std::vector<TallyCell> cells(m_inputs.size());
        for (;;) {
            MILLRACE_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            const RecordId id = statement.id(0);
            for (size_t i = 0; i < groups.size(); ++i)
                groups[i] = statement.column(int(i) + 1);
            int at = int(groups.size()) + 1;
            for (size_t i = 0; i < cells.size(); ++i, at += 4) {
                cells[i].counts = statement.number(at) != 0;
                cells[i].value = statement.column(at + 1);
                cells[i].unconverted = statement.number(at + 2) != 0 && cells[i].value.kind == Column::Kind::Null;
                if (m_wanted.measures[i].days)
                    cells[i].value = daysOf(i, id, cells[i].value, statement.column(at + 3));
            }
            m_tally.add(groups, cells);
        }
        finishTally();
        return {};
    }

    /// Records as they stood, by the same measures.
    Result<void> addRecords(AsOfReading &reading)
    {
        MILLRACE_TRY(checkInputs(reading.bound));
        std::vector<Column> groups(m_groups.size());
        std::vector<TallyCell> cells(m_inputs.size());
        for (const Record &record : reading.records) {
            for (size_t i = 0; i < groups.size(); ++i)
                groups[i] = bucketed(i, columnOf(m_groups[i].path, record, reading.lookup));
            for (size_t i = 0; i < cells.size(); ++i) {
                const TallyInput &input = m_inputs[i];
                cells[i].counts = matches(input.where, record, reading.lookup);
                cells[i].value = columnOf(input.path, record, reading.lookup);
                cells[i].unconverted = cells[i].value.kind == Column::Kind::Null && !input.path.steps.empty() &&
                                       input.path.field().type == FieldType::Money &&
                                       !valueAt(input.path, record, reading.lookup).isEmpty();
                if (m_wanted.measures[i].days)
                    cells[i].value =
                        daysOf(i, record.id(), cells[i].value, columnOf(input.second, record, reading.lookup));
            }
            m_tally.add(groups, cells);
            if (m_progress.isCancelled())
                return fail(ErrorCode::Cancelled);
        }
        finishTally();
        return {};
    }

    /// As the database would have it: of Money the base amount.
    static Column columnOf(const BoundPath &path, const Record &record, const RecordLookup &lookup)
    {
        if (path.steps.empty())
            return {};
        const FieldDef &field = path.field();
        if (field.type == FieldType::Money) {
            const Record *holder = holderOf(path, record, lookup);
            const auto base = holder ? lookup.baseAmount(*holder, field) : std::nullopt;
            return base ? Column{Column::Kind::Integer, *base, {}} : Column();
        }
        std::vector<Column> columns;
        appendColumns(field, valueAt(path, record, lookup), {}, columns);
        return columns.front();
    }

    Column bucketed(size_t group, Column column)
    {
        const GroupKey &key = m_groups[group];
        if (column.kind == Column::Kind::Null)
            return column;
        if (key.unit != DateUnit::None) {
            const bool moment = key.path.field().type == FieldType::DateTime;
            column.integer =
                moment ? m_groupDays[group].ofMoment(column.integer) : m_groupDays[group].ofDay(column.integer);
        } else if (!key.bounds.empty()) {
            std::int64_t below = 0;
            for (const Value &bound : key.bounds) {
                std::vector<Column> columns;
                appendColumns(key.path.field(), bound, {}, columns);
                below += column < columns.front() ? 0 : 1;
            }
            column = {Column::Kind::Integer, below, {}};
        }
        return column;
    }

    Column daysOf(size_t measure, const RecordId &id, const Column &from, const Column &to)
    {
        const Measure::Days &days = *m_wanted.measures[measure].days;
        const auto first = dayAt(days.from, m_inputs[measure].path, id, from);
        const auto last = dayAt(days.to, m_inputs[measure].second, id, to);
        return first && last ? Column{Column::Kind::Integer, *last - *first, {}} : Column();
    }

    std::optional<std::int64_t> dayAt(const QString &mark, const BoundPath &path, const RecordId &id,
                                      const Column &column)
    {
        if (mark == nowMark)
            return m_days.dayOfMoment(m_now.us);
        if (isCourseMark(mark)) {
            const auto ends = m_courses.constFind(id);
            if (ends == m_courses.constEnd())
                return std::nullopt;
            const auto at = mark == startMark ? ends->start : ends->end;
            return at ? std::optional(m_days.dayOfMoment(*at)) : std::nullopt;
        }
        if (column.kind == Column::Kind::Null)
            return std::nullopt;
        return path.field().type == FieldType::Date ? column.integer : m_days.dayOfMoment(column.integer);
    }

    void finishTally()
    {
        m_tally.visit(!m_groups.empty(), [this](const std::vector<Column> &groups, const Tally::Numbers &numbers) {
            addLine(groups, numbers);
        });
    }

    void addLine(const std::vector<Column> &groups, const Tally::Numbers &numbers)
    {
        AggregateSet::Line line;
        for (size_t i = 0; i < groups.size(); ++i)
            line.groups.push_back(groupValue(m_groups[i], groups[i]));
        line.exact = numbers.exact;
        line.takingPart = numbers.takingPart;
        line.unconverted = numbers.unconverted;
        m_answer.lines.push_back(std::move(line));
    }

    static Value groupValue(const GroupKey &key, const Column &column)
    {
        if (column.kind == Column::Kind::Null)
            return {};
        if (key.unit != DateUnit::None)
            return dayFromEpoch(column.integer);
        if (!key.bounds.empty())
            return column.integer;
        // A group key is one column; the value's other columns are not part of it.
        std::vector<Column> columns{column};
        columns.resize(size_t(columnCount(key.path.field())));
        return valueFromColumns(key.path.field(), columns);
    }

    const Workspace &m_workspace;
    const Session &m_session;
    const AggregateQuery &m_wanted;
    const Progress &m_progress;
    Query m_query;
    std::vector<GroupKey> m_groups;
    std::vector<DayBuckets> m_groupDays;
    std::vector<TallyInput> m_inputs;
    QHash<RecordId, CourseEnds> m_courses;
    Tally m_tally;
    DayBuckets m_days;
    Instant m_now;
    AggregateSet m_answer;
};

Result<AggregateSet> Workspace::aggregate(const Session &session, const AggregateQuery &wanted,
                                          const Progress &progress) const
{
    return Aggregation(*this, session, wanted, progress).answer();
}

} // namespace millrace
