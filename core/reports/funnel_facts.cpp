// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/funnel_facts.h"

#include "core/schema/builtin/opportunity.h"

namespace millrace {

namespace {

Result<const FieldDef *> fieldAt(const Catalog &catalog, const QString &entityKey, const FieldPath &path)
{
    EntityPtr entity = catalog.entity(entityKey);
    const FieldDef *field = nullptr;
    for (const QString &key : path.keys) {
        field = entity ? entity->field(key) : nullptr;
        if (!field)
            return fail(ErrorCode::UnknownField, {entityKey, path.toString()});
        entity = field->isReference() ? catalog.entity(field->target) : nullptr;
    }
    if (!field)
        return fail(ErrorCode::UnknownField, {entityKey, path.toString()});
    return field;
}

/// Titles as they were known then; by today's knowledge without a moment.
Result<QHash<RecordId, QString>> titlesOf(const Workspace &workspace, const Session &session, const QString &entityKey,
                                          const std::vector<RecordId> &ids, std::optional<Instant> knownAt)
{
    if (!knownAt)
        return workspace.titles(session, entityKey, ids);
    const EntityPtr entity = workspace.catalog()->entity(entityKey);
    Query query;
    query.entity = entityKey;
    query.rows = Query::Rows::All;
    query.knownAt = knownAt;
    for (const int index : entity->titleFields)
        query.fields.push_back({{entity->at(index).key}});
    QHash<RecordId, QString> titles;
    MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
        QStringList parts;
        for (size_t i = 0; i < row.cells.size(); ++i)
            if (!row.cells[i].isEmpty())
                parts << valueToText(entity->at(entity->titleFields[i]), row.cells[i]);
        titles.insert(row.id, parts.join(u' '));
        return true;
    }));
    return titles;
}

} // namespace

std::uint32_t FunnelFacts::Slice::numberOf(const Value &value)
{
    const auto number = std::uint32_t(ids.size());
    if (const auto *id = value.as<RecordId>()) {
        const auto known = references.constFind(*id);
        if (known != references.constEnd())
            return *known;
        references.insert(*id, number);
        ids.push_back({*id});
        words.emplace_back();
        return number;
    }
    const QString text = valueToText(*field, value);
    const auto known = texts.constFind(text);
    if (known != texts.constEnd())
        return *known;
    texts.insert(text, number);
    ids.emplace_back();
    words.emplace_back();
    if (const auto *set = value.as<RecordIds>())
        ids.back() = set->ids;
    else if (const auto *choices = value.as<Choices>())
        words.back() = choices->keys;
    else
        words.back() = {text};
    return number;
}

Result<void> FunnelFacts::Slice::finish(const Workspace &workspace, const Session &session,
                                        std::optional<Instant> knownAt)
{
    QHash<RecordId, QString> titles;
    if (field->isReference() && !field->target.isEmpty()) {
        std::vector<RecordId> all;
        for (const auto &some : ids)
            all.insert(all.end(), some.begin(), some.end());
        MILLRACE_ASSIGN(titles, titlesOf(workspace, session, field->target, all, knownAt));
    }
    QHash<QString, std::uint32_t> numbers;
    for (size_t value = 0; value < ids.size(); ++value) {
        QStringList named = words[value];
        for (const RecordId &id : ids[value])
            named << titles.value(id);
        if (named.isEmpty())
            named << QString();
        FunnelGroupNumbers &mine = groups.emplace_back();
        for (const QString &key : std::as_const(named)) {
            auto number = numbers.constFind(key);
            if (number == numbers.constEnd()) {
                number = numbers.insert(key, std::uint32_t(keys.size()));
                keys << key;
            }
            if (std::find(mine.begin(), mine.end(), *number) == mine.end())
                mine.push_back(*number);
        }
    }
    return {};
}

Result<FunnelFacts> FunnelFacts::read(const Workspace &workspace, const Session &session, const FunnelQuery &wanted,
                                      const std::vector<FieldPath> &paths)
{
    FunnelFacts facts;
    const CatalogPtr catalog = workspace.catalog();
    Query query;
    query.entity = opportunity::entityKey();
    query.filter = wanted.filter;
    query.rows = Query::Rows::All;
    query.asOf = wanted.knownAt ? std::nullopt : wanted.asOf;
    query.knownAt = wanted.knownAt;
    query.fields = {
        {{opportunity::amount.name()}}, {{opportunity::closeDate.name()}}, {{QStringLiteral("created_at")}}};
    for (const FieldPath &path : paths) {
        Slice slice;
        MILLRACE_ASSIGN(slice.field, fieldAt(*catalog, query.entity, path));
        facts.m_slices.push_back(std::move(slice));
        query.fields.push_back(path);
    }
    const RateTable &rates = workspace.metadata()->rates;
    MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
        Amount &amount = facts.m_amounts.emplace_back();
        if (const auto *money = row.cells[0].as<Money>()) {
            QDate day = row.cells[1].valueOr<QDate>();
            if (!day.isValid())
                day = row.cells[2].valueOr<Instant>().toDateTime().date();
            amount.entered = *money;
            amount.base = rates.baseMinor(*money, day);
        }
        for (size_t i = 0; i < facts.m_slices.size(); ++i)
            facts.m_values.push_back(facts.m_slices[i].numberOf(row.cells[3 + i]));
        facts.m_places.insert(row.id, std::uint32_t(facts.m_amounts.size() - 1));
        return true;
    }));
    for (Slice &slice : facts.m_slices)
        MILLRACE_TRY(slice.finish(workspace, session, wanted.knownAt));
    return facts;
}

bool FunnelFacts::complete(OpportunityCourse &course, std::vector<FunnelGroupNumbers> &groups) const
{
    const auto place = m_places.constFind(course.id);
    if (place == m_places.constEnd())
        return false;
    course.amount = m_amounts[*place].entered;
    course.baseMinor = m_amounts[*place].base;
    for (size_t i = 0; i < m_slices.size(); ++i)
        groups[i] = m_slices[i].groups[m_values[*place * m_slices.size() + i]];
    return true;
}

} // namespace millrace
