// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/record.h"
#include "core/store/journal.h"
#include "core/sync/messages.h"

#include <QJsonObject>

namespace millrace {

/// Records and changes in their wire form: fields by key, in the JSON form of their types. What this program does not
/// know of a record lies in its `extra` and travels as if it did.
namespace wire_record {

/// Every field that is set, but for what a file determines itself and what is hidden from the reader.
QJsonObject fields(const Record &record, const QStringList &hidden = {});
/// The record that `fields` wrote. What its entity does not know, or does not understand, goes to `extra`.
Record record(const EntityPtr &entity, const RecordId &id, const RecordId &root, const QJsonObject &fields,
              CurrencyCode currency);
/// Whether a field is part of the wire form at all.
bool travels(const FieldDef &field);

/// A change as it travels; nothing where it is not to: fields of a newer or an older program, hidden ones, fields whose
/// history stays with the server.
std::optional<SyncChange> change(const ChangeRow &row, const Catalog &catalog, const Dictionary &numbers,
                                 const QStringList &hidden);
/// The row of the journal for a change that came; nothing where this program does not know what it speaks of.
std::optional<ChangeRow> row(const SyncChange &change, const Catalog &catalog, const Dictionary &numbers,
                             CurrencyCode currency);

} // namespace wire_record

} // namespace millrace
