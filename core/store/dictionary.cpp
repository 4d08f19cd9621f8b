// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dictionary.h"

namespace millrace {

Result<Dictionary> Dictionary::load(Database &database)
{
    Dictionary dictionary;
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT no, entity, field FROM dictionary"));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        const std::pair<QString, QString> name{statement.text(1), statement.text(2)};
        dictionary.m_numbers.insert(name, int(statement.number(0)));
        dictionary.m_names.insert(int(statement.number(0)), name);
    }
    return dictionary;
}

Result<void> Dictionary::extend(Database &database, const Catalog &catalog)
{
    int next = 1;
    for (const int number : m_names.keys())
        next = std::max(next, number + 1);
    const auto add = [&](const QString &entity, const QString &field) -> Result<void> {
        const std::pair<QString, QString> name{entity, field};
        if (m_numbers.contains(name))
            return {};
        MILLRACE_ASSIGN(Statement statement,
                        database.prepare("INSERT INTO dictionary(no, entity, field) VALUES(?, ?, ?)"));
        statement.bind(1, next).bind(2, entity).bind(3, field.isNull() ? QStringLiteral("") : field);
        MILLRACE_TRY(statement.run());
        m_numbers.insert(name, next);
        m_names.insert(next++, name);
        return {};
    };
    for (const EntityPtr &entity : catalog.entities()) {
        MILLRACE_TRY(add(entity->key, QString()));
        for (const FieldDef &field : entity->fields)
            MILLRACE_TRY(add(entity->key, field.key));
    }
    return {};
}

} // namespace millrace
