// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"
#include "core/store/database.h"

namespace millrace {

/// The file's own numbers for entities and fields: what the journal stores in place of names. Grows only. A name that
/// this program does not know keeps its number, so that its history still reads.
class Dictionary
{
public:
    /// Reads the file's dictionary.
    static Result<Dictionary> load(Database &database);
    /// Gives a number to every entity and field of the catalog that has none; writer only.
    Result<void> extend(Database &database, const Catalog &catalog);

    int entityNumber(const QString &entity) const { return m_numbers.value({entity, QString()}, 0); }
    int fieldNumber(const QString &entity, const QString &field) const { return m_numbers.value({entity, field}, 0); }
    /// Empty for an unknown number.
    QString entityKey(int number) const { return m_names.value(number).first; }
    QString fieldKey(int number) const { return m_names.value(number).second; }

private:
    QHash<std::pair<QString, QString>, int> m_numbers;
    QHash<int, std::pair<QString, QString>> m_names;
};

} // namespace millrace
