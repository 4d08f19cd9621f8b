// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/generate_records.h"

#include "core/workspace/prepare.h"

namespace millrace::generating {

namespace {
constexpr std::int64_t secondsPerDay = 86'400;
constexpr size_t batchRecords = 500;

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}
} // namespace

Calendar::Calendar(Instant now, const QTimeZone &zone, int days)
    : m_now(now), m_offset(zone.offsetFromUtc(now.toDateTime())), m_days(days)
{
    m_first = floorDiv(now.us / 1'000'000 + m_offset, secondsPerDay) - days;
}

Instant Calendar::at(std::int64_t day, int hour, int minute) const
{
    return {((m_first + day) * secondsPerDay + hour * 3600 + minute * 60 - m_offset) * 1'000'000};
}

Instant Calendar::moment(Chance &chance, std::int64_t day) const
{
    const bool past = day <= today();
    // Day 0 of 1970 was a Thursday.
    const std::int64_t weekday = ((m_first + day + 3) % 7 + 7) % 7;
    if (weekday >= 5 && chance.percent(90))
        day += 7 - weekday;
    const std::int64_t second = 8 * 3600 + 1800 + chance.below(10 * 3600);
    const auto on = [&](std::int64_t which) {
        return Instant{((m_first + which) * secondsPerDay + second - m_offset) * 1'000'000};
    };
    if (!past || on(day) < m_now)
        return on(day);
    // Nobody calls at night because the day has just begun: it was on the working day before.
    const std::int64_t today = ((m_first + day + 3) % 7 + 7) % 7;
    return on(day - (today == 0 ? 3 : today == 6 ? 2 : 1));
}

std::int64_t Calendar::dayOf(Instant moment) const
{
    return floorDiv(floorDiv(moment.us, 1'000'000) + m_offset, secondsPerDay) - m_first;
}

QDate Calendar::date(std::int64_t day) const
{
    return QDate(1970, 1, 1).addDays(m_first + day);
}

static std::unique_ptr<Operation> begunBy(Workspace &workspace, const RecordId &actor, const QString &label,
                                          Origin origin)
{
    Session session = workspace.session();
    session.actor = actor;
    return workspace.begin(session, label, origin);
}

Records::Records(Workspace &workspace, std::uint64_t seed, const RecordId &doer, Origin origin, const QString &label,
                 const Progress &progress, qint64 total)
    : m_workspace(workspace), m_now(workspace.clock().now()), m_ids(seed), m_actor(m_ids.next(m_now)),
      m_operation(begunBy(workspace, doer.isNull() ? m_actor : doer, label, origin)), m_progress(progress),
      m_total(total)
{
}

Edit Records::create(const EntityPtr &entity, Instant at, const RecordId &author)
{
    Edit edit = Edit::create(entity);
    edit.id = newId(at);
    edit.fields.reserve(size_t(entity->fieldCount()));
    edit.fields.push_back({system_field::CreatedAt, at, std::nullopt, true});
    edit.fields.push_back({system_field::CreatedBy, author.isNull() ? m_actor : author, std::nullopt, true});
    edit.at = at;
    return edit;
}

void Records::digest(const Edit &edit)
{
    const EntityPtr def = entity(edit.entity);
    const auto fold = [&](const std::vector<FieldEdit> &fields) {
        for (const FieldEdit &field : fields) {
            m_digest.addData(def->at(field.field).key.toUtf8());
            m_digest.addData(encodedValue(field.now));
            if (field.at)
                m_digest.addData(QByteArray::number(qint64(field.at->us)));
        }
    };
    m_digest.addData(edit.entity.toUtf8());
    m_digest.addData(edit.id.toBytes());
    fold(edit.fields);
    fold(edit.steps);
}

Result<void> Records::add(Edit edit)
{
    if (!m_batch.empty() && (m_batch.front().entity != edit.entity || m_batch.size() >= batchRecords))
        MILLRACE_TRY(flush());
    m_batch.push_back(std::move(edit));
    return {};
}

Result<void> Records::flush()
{
    if (m_batch.empty())
        return {};
    if (m_progress.isCancelled())
        return fail(ErrorCode::Cancelled);
    std::vector<qint64> tags;
    for (const Edit &edit : m_batch) {
        digest(edit);
        tags.push_back(qint64(tags.size()));
    }
    m_report.records[m_batch.front().entity] += qint64(m_batch.size());
    m_done += qint64(m_batch.size());
    for (const Operation::Verdict &verdict : m_operation->load(std::exchange(m_batch, {}), tags))
        if (verdict.refused)
            return fail(ErrorCode::ValidationFailed, {}, verdict.problems);
    m_progress.step(m_done, m_total);
    return {};
}

Result<void> Records::settle()
{
    MILLRACE_TRY(flush());
    MILLRACE_ASSIGN(const auto verdicts, m_operation->settle());
    for (const Operation::Verdict &verdict : verdicts)
        if (verdict.refused)
            return fail(ErrorCode::ValidationFailed, {}, verdict.problems);
    return {};
}

Result<void> Records::addNow(std::vector<Edit> edits)
{
    MILLRACE_TRY(settle());
    if (edits.empty())
        return {};
    for (const Edit &edit : edits) {
        digest(edit);
        ++m_report.records[edit.entity];
    }
    m_done += qint64(edits.size());
    MILLRACE_TRY(m_operation->apply(std::move(edits)));
    return {};
}

Result<GenerateReport> Records::finish()
{
    MILLRACE_TRY(settle());
    MILLRACE_ASSIGN(m_report.operation, m_operation->finish());
    m_report.digest = m_digest.result().toHex();
    return m_report;
}

} // namespace millrace::generating
