// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/journal.h"

namespace millrace {

/// Applies one change row to the record that it concerns, as replay does everywhere: rebuilding, verifying, as-of. A
/// null record becomes one at its creation and again at its retraction. Changes that entered history only are the
/// caller's to leave out or to apply.
void replayChange(Record &record, const ChangeRow &change, const EntityPtr &entity, const Dictionary &numbers,
                  Instant recordedAt, const RecordId &actor);

} // namespace millrace
