// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/interchange/cell_dates.h"
#include "core/schema/catalog.h"

#include <QHash>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace millrace {

/// How one column of a file becomes a field of a record.
struct ColumnMapping
{
    QString column; ///< header in the file
    QString field;  ///< key; empty where only another part of the mapping reads the column
    QString
        lookup; ///< references: the target's field that the cells hold; empty = id, external id, title, unique texts
    std::optional<bool> create; ///< make what is missing; not said: options yes, referenced records no
    QString currency;           ///< money: ISO 4217 code; empty = what the cell says, else the base currency
    QString currencyColumn;     ///< money: the column that holds the code ("currency":"{column}")
    QString format;             ///< dates: a pattern of dateFormatFromPattern; empty = guessed over the whole column
    int shift = 0;              ///< numbers: the cell times ten to this power ("scale":1000000 is 6)
    QChar decimal;              ///< numbers: '.' or ','; null = guessed over the whole column
    QString of;                 ///< an entity: the cell names a record of it whose `field` becomes the row's record

    bool operator==(const ColumnMapping &) const = default;
};

/// One step of `stage_history`: a stage by name or the column that holds its name, and the column with its date.
struct StageStepMapping
{
    QString stage;
    QString stageColumn;
    QString at;

    bool operator==(const StageStepMapping &) const = default;
};

/// What a mapping file says, for one file and one entity. `values` and `suspects` are by column.
struct ImportMapping
{
    QString entity;
    std::vector<ColumnMapping> columns;
    QHash<QString, QHash<QString, QString>> values;    ///< cells that are replaced before anything else happens
    std::vector<std::pair<QString, QString>> defaults; ///< field, text; for new records where the row has nothing
    std::vector<StageStepMapping> stageHistory;
    QStringList stages;                   ///< in the order in which those that are missing are made
    QString key;                          ///< field that update and upsert find records by
    QHash<QString, QStringList> suspects; ///< cells that are kept but look wrong: told with their number
    QHash<QString, QString> ignored;      ///< columns left out on purpose, and a word that says why

    const ColumnMapping *column(QStringView header) const;
    /// Whether any part of the mapping reads the column.
    bool reads(QStringView header) const;
    bool operator==(const ImportMapping &) const = default;
};

/// Reads the JSON of a mapping. `name` stands for the file in errors: FileFormat {name, "bad_mapping"} with a problem
/// for each finding, its field the place in the JSON ("columns.amount.scale"): "mapping_unknown_key",
/// "mapping_missing_key", "mapping_value" (arguments: what is allowed there).
Result<ImportMapping> mappingFromJson(const QJsonObject &json, const QString &name);
QJsonObject mappingToJson(const ImportMapping &mapping);

/// Reads a JSON object from a file, or from the presets that the program carries where the path is the bare name of one
/// ("maven-crm-sales-us-dates"). MissingFile; FileFormat {path, "bad_json", line, column, what} or {path,
/// "bad_mapping"}.
Result<QJsonObject> readMappingObject(const QString &pathOrName);
Result<ImportMapping> readMapping(const QString &pathOrName);
/// Names of the presets that the program carries.
QStringList mappingPresets();

/// Whether the fields that the mapping names exist in its entity and may be imported: UnknownEntity, UnknownField.
Result<void> checkMapping(const ImportMapping &mapping, const Catalog &catalog);
/// Whether an import may write the field: not what the commit itself determines.
bool isImportable(const FieldDef &field);

} // namespace millrace
