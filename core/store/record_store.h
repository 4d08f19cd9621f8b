// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/record.h"
#include "core/store/database.h"

#include <functional>

namespace millrace {

/// A record with its file-local number.
struct StoredRecord
{
    std::int64_t no = 0;
    Record record;
};

/// Base minor units of a Money field of a record; asked while a row is turned into columns.
using BaseAmounts = std::function<std::optional<std::int64_t>(const Record &, const FieldDef &)>;

/// Rows of the entity tables as records: the only code that writes them. All calls on the connection's own thread.
namespace record_store {

/// The columns of a whole row, ready to be bound; may be made on any thread.
std::vector<Column> columnsOf(const Record &record, const BaseAmounts &baseAmounts);

Result<void> insert(Database &database, const EntityDef &entity, std::int64_t no, const std::vector<Column> &columns);
/// Writes the columns of the named fields only.
Result<void> update(Database &database, std::int64_t no, const Record &record, const std::vector<int> &fields,
                    const BaseAmounts &baseAmounts);
Result<void> remove(Database &database, const EntityDef &entity, std::int64_t no);

/// The highest number in use.
Result<std::int64_t> lastNumber(Database &database, const EntityDef &entity);

/// The record of that id, binned or not, or nothing.
Result<std::optional<StoredRecord>> load(Database &database, const EntityPtr &entity, const RecordId &id);
Result<std::optional<StoredRecord>> loadByNumber(Database &database, const EntityPtr &entity, std::int64_t no);
/// Visits all rows of the entity in order of number until the visitor answers false.
Result<void> forEach(Database &database, const EntityPtr &entity,
                     const std::function<bool(const StoredRecord &)> &visit);
/// Visits the records that carry fields which this program did not know when they came.
Result<void> forEachWithExtra(Database &database, const EntityPtr &entity,
                              const std::function<void(const Record &)> &visit);
/// Ids of live records whose field holds exactly this value (text, choice or reference); at most `limit`.
Result<std::vector<RecordId>> idsWhere(Database &database, const EntityDef &entity, const FieldDef &field,
                                       const Value &value, int limit);

/// What a reference needs to know of its target.
struct Target
{
    RecordId root;
    bool deleted = false;
};
/// Nothing where there is no such record.
Result<std::optional<Target>> target(Database &database, const EntityDef &entity, const RecordId &id);

/// Ids of records of `entity` in root `root` whose field references `parent`.
Result<std::vector<RecordId>> children(Database &database, const EntityDef &entity, const FieldDef &field,
                                       const RecordId &parent, const RecordId &root);

/// Visits (holder, target) of every live row whose reference field is set.
Result<void> forEachReference(Database &database, const EntityDef &entity, const FieldDef &field,
                              const std::function<void(const RecordId &holder, const RecordId &target)> &visit);

/// A record made of the columns of a statement, starting at `first` (`no` not included).
Record readRecord(const Statement &row, const EntityPtr &entity, int first);

/// "SELECT no, <all columns> FROM <entity>"
QByteArray selectAll(const EntityDef &entity);

} // namespace record_store

} // namespace millrace
