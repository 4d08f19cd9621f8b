// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dictionary.h"
#include "core/workspace/lives.h"
#include "core/workspace/readers.h"
#include "core/workspace/sight.h"

#include <limits>

namespace millrace {

namespace {

/// Turns the changes of one record after the other into courses.
class CourseReader
{
public:
    static Result<CourseReader> make(const Sight &sight, const EntityPtr &entity, const Dictionary &numbers,
                                     const CourseQuery &query, std::function<bool(const FieldCourse &)> visit)
    {
        CourseReader reader(entity, numbers, query.knownAt, std::move(visit));
        MILLRACE_ASSIGN(reader.m_times, CommitTimes::load(sight.database()));
        for (const QString &key : query.fields) {
            MILLRACE_TRY(sight.askedPath({{key}}, *entity));
            reader.m_wanted.addAlone(entity->field(key)->index);
        }
        return reader;
    }
    std::vector<int> fields() const { return m_wanted.numbers(); }
    /// False once the visitor has had enough.
    bool wantsMore() const { return m_more; }

    bool add(const LightChange &change)
    {
        if (!m_life.empty() && m_course.id != change.record)
            finish();
        const Instant recordedAt = m_times.at(change.commitNo);
        m_course.id = change.record;
        if (!m_knownAt || recordedAt <= *m_knownAt)
            m_life.push_back(m_wanted.decoded(change, recordedAt));
        return m_more;
    }
    void finish()
    {
        if (m_life.empty() || !m_more)
            return;
        static const AsOf always{Instant{std::numeric_limits<std::int64_t>::max()}, false};
        m_course.steps.clear();
        m_course.absences.clear();
        replayOrder(m_life, always, m_order);
        for (const TimedChange *change : m_order)
            take(*change);
        if (!m_order.empty())
            m_more = m_visit(m_course);
        m_life.clear();
    }

private:
    CourseReader(const EntityPtr &entity, const Dictionary &numbers, std::optional<Instant> knownAt,
                 std::function<bool(const FieldCourse &)> visit)
        : m_wanted(entity, numbers), m_knownAt(knownAt), m_visit(std::move(visit))
    {
    }
    void take(const TimedChange &change)
    {
        if (change.field == change_kind::Created) {
            m_course.createdAt = change.at;
            m_course.createdKnown = change.atKnown;
            for (const auto &[index, value] : change.whole)
                m_course.steps.push_back({change.at, change.atKnown, index, value});
        } else if (change.field == change_kind::Binned) {
            m_course.absences.push_back({change.recordedAt, std::nullopt});
        } else if (change.field == change_kind::Restored) {
            if (!m_course.absences.empty())
                m_course.absences.back().to = change.recordedAt;
        } else if (change.index >= 0) {
            m_course.steps.push_back({change.at, change.atKnown, change.index, change.now});
        }
    }

    WantedFields m_wanted;
    std::optional<Instant> m_knownAt;
    std::function<bool(const FieldCourse &)> m_visit;
    CommitTimes m_times;
    std::vector<TimedChange> m_life;
    std::vector<const TimedChange *> m_order;
    FieldCourse m_course; ///< used again and again
    bool m_more = true;
};

} // namespace

Result<void> Workspace::forEachCourse(const Session &session, const CourseQuery &query,
                                      const std::function<bool(const FieldCourse &)> &visit) const
{
    const Dictionary numbers = dictionary();
    const int entityNumber = numbers.entityNumber(query.entity);
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    MILLRACE_TRY(sight.permit(Action::See, query.entity));
    const EntityPtr entity = sight.metadata()->catalog->entity(query.entity);
    const bool everything = sight.isEverything();
    MILLRACE_ASSIGN(CourseReader courses, CourseReader::make(sight, entity, numbers, query, visit));
    if (!query.ids) {
        MILLRACE_ASSIGN(const QSet<RecordId> seen, everything ? Result<QSet<RecordId>>() : sight.allSeen(*entity));
        MILLRACE_TRY(
            journal::forEachLightChange(*lease, entityNumber, courses.fields(), [&](const LightChange &change) {
                return (!everything && !seen.contains(change.record)) || courses.add(change);
            }));
        courses.finish();
        return {};
    }
    for (const RecordId &id : *query.ids) {
        MILLRACE_ASSIGN(const bool visible, everything ? Result<bool>(true) : sight.sees(*entity, id));
        if (!visible)
            continue;
        MILLRACE_ASSIGN(const auto changes, journal::changesOfRecord(*lease, entityNumber, id));
        for (const ChangeRow &change : changes)
            courses.add({change.commitNo, change.record, change.root, change.field, change.now, change.at,
                         change.atKnown, change.past});
        courses.finish();
        if (!courses.wantsMore())
            break;
    }
    return {};
}

} // namespace millrace
