// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/replay.h"

#include "core/workspace/prepare.h"

namespace millrace {

void replayChange(Record &record, const ChangeRow &change, const EntityPtr &entity, const Dictionary &numbers,
                  Instant recordedAt, const RecordId &actor)
{
    bool edited = false;
    switch (change.field) {
    case change_kind::Created:
        record = decodedRecord(change.now, entity, change.record, numbers);
        edited = true;
        break;
    case change_kind::Retracted:
        record = Record();
        return;
    default:
        if (record.isNull())
            return;
        if (change.field == change_kind::Binned) {
            record.set(system_field::DeletedAt, recordedAt);
        } else if (change.field == change_kind::Restored) {
            record.set(system_field::DeletedAt, Value());
        } else {
            const QString key = numbers.fieldKey(change.field);
            record.set(key, decodedValue(change.now));
            // A record that followed its parent to another root was not edited itself.
            edited = key != QLatin1String("root");
        }
    }
    record.set(system_field::Root, change.root);
    record.set(system_field::Version, change.commitNo);
    if (edited) {
        record.set(system_field::UpdatedAt, recordedAt);
        record.set(system_field::UpdatedBy, actor);
    }
}

} // namespace millrace
