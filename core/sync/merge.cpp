// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/merge.h"

#include <algorithm>

namespace millrace {

MergeOutcome mergeOf(const MergeSituation &situation)
{
    if (situation.rowDeleted)
        return situation.current == situation.mine ? MergeOutcome::Same : MergeOutcome::Card;
    if (situation.current == situation.mine)
        return MergeOutcome::Same;
    if (!situation.changedByOthers)
        return MergeOutcome::Write;
    return situation.fresh && situation.rule != Merge::Ask ? MergeOutcome::Write : MergeOutcome::Card;
}

Value mergedSet(const Value &current, const Value &added, const Value &removed)
{
    if (current.as<Choices>() || added.as<Choices>() || removed.as<Choices>()) {
        QStringList keys = current.valueOr<Choices>().keys;
        for (const QString &key : removed.valueOr<Choices>().keys)
            keys.removeAll(key);
        return Value(Choices::of(keys + added.valueOr<Choices>().keys)).normalised();
    }
    std::vector<RecordId> ids = current.valueOr<RecordIds>().ids;
    const RecordIds gone = removed.valueOr<RecordIds>();
    std::erase_if(ids, [&gone](const RecordId &id) { return gone.contains(id); });
    const RecordIds more = added.valueOr<RecordIds>();
    ids.insert(ids.end(), more.ids.begin(), more.ids.end());
    return Value(RecordIds::of(std::move(ids))).normalised();
}

Value mergedSum(const Value &current, const Value &by)
{
    return Value(current.valueOr<std::int64_t>() + by.valueOr<std::int64_t>());
}

} // namespace millrace
