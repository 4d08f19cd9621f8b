// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/briefing.h"

#include "core/sales/stage_rules.h"
#include "core/schema/builtin/stage.h"

#include <QSet>

#include <algorithm>

namespace millrace {

namespace {

/// Identities asked for in one question.
constexpr size_t askedAtOnce = 500;

QDate firstDay(BriefingPeriod period, QDate day, Qt::DayOfWeek weekStart)
{
    switch (period) {
    case BriefingPeriod::Day:
        return day;
    case BriefingPeriod::Week:
        return day.addDays(-((day.dayOfWeek() - int(weekStart) + 7) % 7));
    case BriefingPeriod::Month:
        return QDate(day.year(), day.month(), 1);
    case BriefingPeriod::Quarter:
        return QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
    case BriefingPeriod::Year:
        return QDate(day.year(), 1, 1);
    }
    return day;
}

/// Moments of a span: from the first on, before the second.
struct Moments
{
    Instant from, to;
};

/// When the record came to a won stage in which it stands at `end`; nothing where it does not.
std::optional<Instant> wonBy(const FieldCourse &course, const QSet<RecordId> &won, Instant end)
{
    std::optional<Instant> since;
    for (const FieldCourse::Step &step : course.steps) {
        if (step.at >= end)
            break;
        const auto *stage = step.now.as<RecordId>();
        if (!stage || !won.contains(*stage))
            since.reset();
        else if (!since)
            since = step.at;
    }
    return since;
}

class BriefingReader
{
public:
    BriefingReader(const Workspace &workspace, const Session &session, const BriefingQuery &query,
                   const Progress &progress)
        : m_workspace(workspace), m_session(session), m_query(query), m_progress(progress),
          m_metadata(workspace.metadata())
    {
        m_policy = m_metadata->access->of(session.actor);
        const QDate today = workspace.clock().now().toDateTime(session.zone).date();
        std::tie(m_briefing.now, m_briefing.before) = briefingSpans(query.period, today, query.weekStart);
    }

    Result<Briefing> read()
    {
        for (const QString &key : m_query.created) {
            const EntityPtr entity = m_metadata->catalog->entity(key);
            if (entity)
                MILLRACE_TRY(count(BriefingTile::Kind::Created, *entity, system_field::CreatedAt));
        }
        for (const EntityPtr &entity : m_metadata->catalog->entities()) {
            if (entity->statusField >= 0 && entity->at(entity->statusField).target == stage::entityKey())
                MILLRACE_TRY(addWon(*entity));
        }
        for (const EntityPtr &entity : m_metadata->catalog->entities()) {
            if (entity->timeline.shown && entity->timeline.state < 0 && entity->timeline.time >= 0)
                MILLRACE_TRY(count(BriefingTile::Kind::Contacts, *entity, entity->timeline.time));
        }
        return std::move(m_briefing);
    }

private:
    Moments moments(const DaySpan &span) const
    {
        return {Instant::fromDateTime(span.first.startOfDay(m_session.zone)),
                Instant::fromDateTime(span.last.addDays(1).startOfDay(m_session.zone))};
    }

    Filter owned(const EntityDef &entity) const
    {
        if (!m_query.mine || !entity.ownable)
            return {};
        const QString owner = entity.at(system_field::Owner).key;
        return Filter::any({Filter::compare(owner, CompareOp::Equal, Me{}), Filter::empty(owner)});
    }

    Result<void> goOn() const
    {
        if (m_progress.isCancelled())
            return fail(ErrorCode::Cancelled);
        return {};
    }

    /// Whether the asker may ask for these fields of records of the entity; a figure that he may not ask for is left
    /// out.
    bool isReadable(const EntityDef &entity, std::initializer_list<int> fields) const
    {
        return m_policy->may(Action::See, entity) && std::all_of(fields.begin(), fields.end(), [&](int field) {
                   return m_policy->field(entity, entity.at(field)) > FieldAccess::Masked;
               });
    }

    Result<void> count(BriefingTile::Kind kind, const EntityDef &entity, int field)
    {
        MILLRACE_TRY(goOn());
        if (!isReadable(entity, {field}))
            return {};
        const QString time = entity.at(field).key;
        const auto during = [&](const DaySpan &span) {
            const Moments ends = moments(span);
            return Filter::all({Filter::compare(time, CompareOp::GreaterOrEqual, ends.from),
                                Filter::compare(time, CompareOp::Less, ends.to), owned(entity)});
        };
        BriefingTile tile{kind, entity.key, 0, 0, 0, 0, during(m_briefing.now), {}};
        Query query;
        query.entity = entity.key;
        query.filter = tile.filter;
        MILLRACE_ASSIGN(tile.now, m_workspace.count(m_session, query));
        query.filter = during(m_briefing.before);
        MILLRACE_ASSIGN(tile.before, m_workspace.count(m_session, query));
        tile.records = tile.now;
        m_briefing.tiles.push_back(std::move(tile));
        return {};
    }

    Result<void> addWon(const EntityDef &entity)
    {
        MILLRACE_TRY(goOn());
        const auto money = std::find_if(entity.fields.begin(), entity.fields.end(), [](const FieldDef &field) {
            return field.type == FieldType::Money && !field.retired;
        });
        if (money == entity.fields.end() || !isReadable(entity, {entity.statusField, money->index}))
            return {};
        QSet<RecordId> won;
        for (auto it = m_metadata->stages.cbegin(); it != m_metadata->stages.cend(); ++it) {
            if (stageKindOfKey(it->value(stage::kind).value_or(QString())) == StageKind::Won)
                won.insert(it.key());
        }
        const Moments now = moments(m_briefing.now), before = moments(m_briefing.before);
        std::vector<RecordId> during, earlier;
        MILLRACE_TRY(m_workspace.forEachCourse(
            m_session, {entity.key, {entity.at(entity.statusField).key}}, [&](const FieldCourse &course) {
                if (course.absentSince(m_workspace.clock().now()))
                    return true;
                if (const auto since = wonBy(course, won, now.to); since && *since >= now.from)
                    during.push_back(course.id);
                if (const auto since = wonBy(course, won, before.to); since && *since >= before.from)
                    earlier.push_back(course.id);
                return !m_progress.isCancelled();
            }));
        MILLRACE_TRY(goOn());
        BriefingTile tile{BriefingTile::Kind::Won, entity.key, 0, 0, 0, 0, {}, {}};
        qint64 unused = 0;
        MILLRACE_ASSIGN(tile.now, sum(entity, *money, during, tile.unconverted, &tile.ids));
        MILLRACE_ASSIGN(tile.before, sum(entity, *money, earlier, unused, nullptr));
        tile.records = qint64(tile.ids.size());
        m_briefing.tiles.push_back(std::move(tile));
        return {};
    }

    /// What the asker sees and owns of these records; `kept` gets their identities.
    Result<std::int64_t> sum(const EntityDef &entity, const FieldDef &money, const std::vector<RecordId> &ids,
                             qint64 &unconverted, std::vector<RecordId> *kept) const
    {
        std::int64_t total = 0;
        for (size_t from = 0; from < ids.size(); from += askedAtOnce) {
            std::vector<Literal> asked;
            for (size_t i = from; i < std::min(ids.size(), from + askedAtOnce); ++i)
                asked.emplace_back(ids[i].toString());
            const Filter filter =
                Filter::all({Filter::in(entity.at(system_field::Id).key, std::move(asked)), owned(entity)});
            AggregateQuery query;
            query.entity = entity.key;
            query.filter = filter;
            query.measures = {{Measure::Kind::Sum, FieldPath{{money.key}}}};
            MILLRACE_ASSIGN(const AggregateSet answer, m_workspace.aggregate(m_session, query));
            for (const AggregateSet::Line &line : answer.lines) {
                total += line.exact.front().value_or(0);
                unconverted += line.unconverted.front();
            }
            if (!kept)
                continue;
            Query rows;
            rows.entity = entity.key;
            rows.filter = filter;
            rows.fields = {FieldPath{{entity.at(system_field::Id).key}}};
            MILLRACE_TRY(m_workspace.forEachRow(m_session, rows, [&](const Row &row) {
                kept->push_back(row.id);
                return true;
            }));
        }
        return total;
    }

    const Workspace &m_workspace;
    const Session &m_session;
    const BriefingQuery &m_query;
    const Progress &m_progress;
    MetadataPtr m_metadata;
    PolicyPtr m_policy;
    Briefing m_briefing;
};

} // namespace

std::pair<DaySpan, DaySpan> briefingSpans(BriefingPeriod period, QDate today, Qt::DayOfWeek weekStart)
{
    const DaySpan now{firstDay(period, today, weekStart), today};
    const QDate last = now.first.addDays(-1);
    const QDate first = firstDay(period, last, weekStart);
    return {now, {first, std::min(last, first.addDays(now.first.daysTo(today)))}};
}

Result<Briefing> readBriefing(const Workspace &workspace, const Session &session, const BriefingQuery &query,
                              const Progress &progress)
{
    return BriefingReader(workspace, session, query, progress).read();
}

} // namespace millrace
