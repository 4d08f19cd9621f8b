// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/validate.h"

#include "core/records/query.h"

#include <algorithm>

namespace millrace {

void validateRecord(const Record &record, bool isNew, const std::vector<int> &changed, const ValidationContext &context,
                    std::vector<Problem> &problems)
{
    const EntityDef &entity = *record.entity();
    for (const int index : changed) {
        const FieldDef &field = entity.at(index);
        const Value &value = record.value(index);
        checkValue(field, value, problems);
        const QString *text = value.as<QString>();
        if (text && field.grammar == Grammar::Filter && !parseFilter(*text))
            problems.push_back({field.key, QStringLiteral("bad_filter"), {*text}, Severity::Error});
        if (!context.optionExists)
            continue;
        QStringList keys;
        if (field.isChoice()) {
            if (const QString *key = value.as<QString>())
                keys << *key;
            else if (const Choices *choices = value.as<Choices>())
                keys = choices->keys;
        }
        for (const QString &key : keys)
            if (!context.optionExists(field.optionList, key))
                problems.push_back({field.key, QStringLiteral("choice"), {key}, Severity::Error});
    }
    for (const FieldDef &field : entity.fields) {
        if ((!field.required && !field.expected) || !isBlank(record.value(field.index)) || field.retired)
            continue;
        const bool touched = isNew || std::find(changed.begin(), changed.end(), field.index) != changed.end();
        if (touched)
            problems.push_back({field.key,
                                field.required ? QStringLiteral("required") : QStringLiteral("expected"),
                                {},
                                field.required ? Severity::Error : Severity::Warning});
    }
}

bool isBlank(const Value &value)
{
    const QString *text = value.as<QString>();
    return text ? QStringView(*text).trimmed().isEmpty() : value.isEmpty();
}

bool refuses(const std::vector<Problem> &problems)
{
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem &problem) { return problem.severity == Severity::Error; });
}

} // namespace millrace
