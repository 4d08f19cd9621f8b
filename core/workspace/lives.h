// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/journal.h"
#include "core/workspace/answers.h"

namespace millrace {

/// One change with both its times and its values decoded, as replay needs it.
struct TimedChange
{
    std::int64_t commitNo = 0;
    RecordId root;
    int field = 0;  ///< change_kind or the number of a field
    int index = -1; ///< of the field in the entity
    Instant at;     ///< business time
    Instant recordedAt;
    bool atKnown = true;
    bool past = false;
    Value now;
    std::vector<std::pair<int, Value>> whole; ///< of a creation: the wanted fields that are set, by index
};

/// Recorded times and actors of commits: read once, asked for every change.
class CommitTimes
{
public:
    static Result<CommitTimes> load(Database &database);
    Instant at(std::int64_t commit) const { return known(commit) ? m_times[size_t(commit)].first : Instant(); }
    RecordId actor(std::int64_t commit) const { return known(commit) ? m_times[size_t(commit)].second : RecordId(); }

private:
    bool known(std::int64_t commit) const { return commit >= 0 && size_t(commit) < m_times.size(); }
    std::vector<std::pair<Instant, RecordId>> m_times; ///< by number: commits are counted without gaps
};

/// The changes that count at a moment, in the order in which they are replayed; empty where the record was not there.
///
/// Recorded time: all changes recorded up to then, in (commit, ord) order. Business time: all changes by (at, commit,
/// ord), as far as the moment; a record that was retracted never was, and one that came back was there all along, so
/// retraction and re-creation are left out as a pair.
void replayOrder(const std::vector<TimedChange> &life, const AsOf &moment, std::vector<const TimedChange *> &order);

/// The moment as of which a record is seen by those that refer to it. In business time a deal of last year may refer to
/// a customer or a stage that the file heard of later: it is seen in the first state that is known of it. By recorded
/// time, what the file had not heard of is not there.
AsOf seenByReference(const std::vector<TimedChange> &life, const AsOf &moment);

/// Which fields of an entity a reading needs. One that needs what every change changes (updated_at and the like) needs
/// all.
class WantedFields
{
public:
    WantedFields(EntityPtr entity, const Dictionary &dictionary);
    const EntityPtr &entity() const { return m_entity; }
    /// The field and, of an amount, those that choose its rate.
    void add(int index);
    void addAlone(int index) { m_wanted[size_t(index)] = true; }
    void addAll() { m_wanted.assign(m_wanted.size(), true); }
    bool has(int index) const { return m_wanted[size_t(index)]; }
    /// Of the wanted fields, in the file's dictionary.
    std::vector<int> numbers() const;
    /// The index of a wanted field by its number; -1 for all other numbers.
    int indexOf(int number) const;
    /// A change with its wanted values; of a whole record the other fields are stepped over.
    TimedChange decoded(const LightChange &change, Instant recordedAt) const;

private:
    EntityPtr m_entity;
    std::vector<bool> m_wanted;
    std::vector<int> m_numbers; ///< by index
    std::vector<int> m_indexes; ///< by number, -1 where another entity's
};

} // namespace millrace
