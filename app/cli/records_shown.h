// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run.h"
#include "core/workspace/record_json.h"

namespace millrace::cli {

/// A record as a list of labels and values, references by their titles.
QString recordText(const Run &run, const Record &record);

/// An aligned table.
QString rowsTable(const Run &run, const RowSet &rows);

/// Titles of everything that the values refer to.
class TitleCollector
{
public:
    void add(const FieldDef &field, const Value &value);
    /// Those that cannot be read any more stay without a title.
    QHash<RecordId, QString> titles(const Run &run) const;

private:
    QHash<QString, std::vector<RecordId>> m_wanted;
};

/// What a list shows where nobody says: the fields that are listed by default.
std::vector<FieldPath> listedFields(const EntityDef &entity);
/// "a,b.c" of --fields; empty where the option was not given.
std::vector<FieldPath> fieldsOption(const Run &run);
/// The filter of --filter.
Attempt<Filter> filterOption(const Run &run);

} // namespace millrace::cli
