// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/text/tokens.h"
#include "core/records/edit.h"
#include "core/store/journal.h"
#include "core/workspace/metadata.h"

namespace millrace {

/// Everything about a new record that can be worked out without the database: done beside the writer, so that a large
/// import parses, checks and folds on one core while the other writes.
struct PreparedCreation
{
    Record record;               ///< as it will stand, root not yet known
    std::vector<Column> columns; ///< of the table's row; the root's column is filled in by the writer
    SearchText text;
    std::vector<ChangeRow> changes; ///< the creation and its later steps; root not yet known
    std::vector<Problem> problems;
};

/// Who and when, for preparing.
struct PrepareContext
{
    const Metadata *metadata = nullptr;
    const Dictionary *dictionary = nullptr;
    IdSource *ids = nullptr;
    RecordId actor;
    Instant now;
};

/// The journal's form of a whole record: every field that is set, but for those the commit itself determines.
QByteArray encodedRecord(const Record &record, const Dictionary &dictionary);
/// The record that encodedRecord wrote; fields that the catalog does not know are left out.
Record decodedRecord(const QByteArray &bytes, const EntityPtr &entity, const RecordId &id,
                     const Dictionary &dictionary);
QByteArray encodedValue(const Value &value);
Value decodedValue(const QByteArray &bytes);
/// Whether a field is determined by the commit and so is not part of the journaled record.
bool isDerivedField(int index);

/// Normalises and checks a creation; `problems` hold all findings that need no other record.
PreparedCreation prepareCreation(const Edit &edit, const EntityPtr &entity, const PrepareContext &context);

/// All pure checks of a record as it would be: values, choices, required fields, stage gates.
void checkRecord(const Record &record, const Record *before, const std::vector<int> &changed, const Metadata &metadata,
                 std::vector<Problem> &problems);

} // namespace millrace
