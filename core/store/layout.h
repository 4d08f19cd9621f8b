// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"
#include "core/store/database.h"

namespace millrace {

/// The number of the file format; PRAGMA user_version. A file with a higher one is refused.
inline constexpr int fileFormat = 1;
/// PRAGMA application_id: "MLRC".
inline constexpr int fileApplication = 0x4d4c5243;

/// "\"opportunity\"": an identifier from the catalog, quoted for SQL.
QByteArray quoted(const QString &identifier);
/// Names of the search tables of an entity.
QByteArray documentTable(const EntityDef &entity);
QByteArray tokenTable(const EntityDef &entity);
QByteArray trigramTable(const EntityDef &entity);

/// All column names of an entity's table after `no`, in the order of its fields.
QStringList tableColumns(const EntityDef &entity);

/// Creates the journal and the dictionary of a new file.
Result<void> createJournalTables(Database &database);
/// Brings tables, columns and indexes of all entities to the catalog: additive only, repeatable.
Result<void> applyCatalog(Database &database, const Catalog &catalog);
/// Whether applyCatalog would add tables or columns: the file was made by an older program.
Result<bool> lacksOfCatalog(Database &database, const Catalog &catalog);
/// Indexes of one entity (lists, roots, search by key); dropped and made anew around very large loads.
QList<QByteArray> indexStatements(const EntityDef &entity);

/// Values of the `meta` table.
Result<QString> metaValue(Database &database, const QString &key);
Result<void> setMetaValue(Database &database, const QString &key, const QString &value);

/// Refuses a file that is not ours, is damaged at its head, or was written by a newer program.
Result<void> checkFormat(Database &database);

} // namespace millrace
