// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/lives.h"

#include "core/schema/codec.h"
#include "core/store/dictionary.h"
#include "core/workspace/prepare.h"

#include <algorithm>

namespace millrace {

Result<CommitTimes> CommitTimes::load(Database &database)
{
    CommitTimes times;
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare("SELECT no, recorded_at, actor FROM journal_commit ORDER BY no"));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return times;
        const auto no = size_t(statement.number(0));
        if (times.m_times.size() <= no)
            times.m_times.resize(no + 1);
        times.m_times[no] = {{statement.number(1)}, statement.id(2)};
    }
}

void replayOrder(const std::vector<TimedChange> &life, const AsOf &moment, std::vector<const TimedChange *> &order)
{
    order.clear();
    if (moment.recorded) {
        for (const TimedChange &change : life)
            if (change.recordedAt <= moment.moment && !change.past)
                order.push_back(&change);
        return;
    }
    const TimedChange *created = nullptr;
    bool present = false;
    for (const TimedChange &change : life) {
        if (change.field == change_kind::Created) {
            created = created ? created : &change;
            present = true;
        } else if (change.field == change_kind::Retracted) {
            present = false;
        }
    }
    if (!created || !present || created->at > moment.moment)
        return;
    order.push_back(created);
    const auto isEarlier = [](const TimedChange *a, const TimedChange *b) { return a->at < b->at; };
    for (const TimedChange &change : life)
        if (change.field != change_kind::Created && change.field != change_kind::Retracted &&
            change.at <= moment.moment)
            order.push_back(&change);
    if (!std::is_sorted(order.begin() + 1, order.end(), isEarlier))
        std::stable_sort(order.begin() + 1, order.end(), isEarlier);
}

AsOf seenByReference(const std::vector<TimedChange> &life, const AsOf &moment)
{
    if (moment.recorded)
        return moment;
    const auto created = std::find_if(life.begin(), life.end(),
                                      [](const TimedChange &change) { return change.field == change_kind::Created; });
    return created == life.end() ? moment : AsOf{std::max(moment.moment, created->at), false};
}

WantedFields::WantedFields(EntityPtr entity, const Dictionary &dictionary)
    : m_entity(std::move(entity)), m_wanted(size_t(m_entity->fieldCount()), false)
{
    for (const FieldDef &field : m_entity->fields) {
        const int number = dictionary.fieldNumber(m_entity->key, field.key);
        m_numbers.push_back(number);
        if (number <= 0)
            continue;
        if (m_indexes.size() <= size_t(number))
            m_indexes.resize(size_t(number) + 1, -1);
        m_indexes[size_t(number)] = field.index;
    }
}

void WantedFields::add(int index)
{
    m_wanted[size_t(index)] = true;
    if (isDerivedField(index) && index != system_field::Id && index != system_field::Root)
        addAll();
    const FieldDef &field = m_entity->at(index);
    if (field.type != FieldType::Money)
        return;
    m_wanted[system_field::CreatedAt] = true;
    if (const FieldDef *day = m_entity->field(field.dateField))
        m_wanted[size_t(day->index)] = true;
}

std::vector<int> WantedFields::numbers() const
{
    std::vector<int> numbers;
    for (size_t i = 0; i < m_wanted.size(); ++i)
        if (m_wanted[i])
            numbers.push_back(m_numbers[i]);
    return numbers;
}

int WantedFields::indexOf(int number) const
{
    const int index = number > 0 && size_t(number) < m_indexes.size() ? m_indexes[size_t(number)] : -1;
    return index >= 0 && m_wanted[size_t(index)] ? index : -1;
}

TimedChange WantedFields::decoded(const LightChange &change, Instant recordedAt) const
{
    TimedChange timed;
    timed.commitNo = change.commitNo;
    timed.root = change.root;
    timed.field = change.field;
    timed.at = change.at.value_or(recordedAt);
    timed.recordedAt = recordedAt;
    timed.atKnown = change.atKnown;
    timed.past = change.past;
    const QByteArray bytes = QByteArray::fromRawData(change.now.data(), change.now.size());
    if (change.field == change_kind::Created) {
        visitFields(
            bytes, [&](int number) { return indexOf(number) >= 0; },
            [&](int number, Value value) {
                if (!value.isEmpty())
                    timed.whole.emplace_back(indexOf(number), std::move(value));
            });
    } else if (change.field > 0) {
        timed.index = indexOf(change.field);
        timed.now = decodedValue(bytes);
    }
    return timed;
}

} // namespace millrace
