// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/bound_filter.h"
#include "core/records/bound_filter_values.h"

#include <algorithm>
#include <numeric>

namespace millrace {

/// A reference is ordered by the title fields of its target, these by theirs; a reference without readable title, or
/// one that leads too far, by its id.
static void appendSort(BoundSort key, const Catalog &catalog, std::vector<BoundSort> &sort)
{
    const FieldDef &field = key.path.field();
    const EntityPtr target = field.type == FieldType::Reference ? catalog.entity(field.target) : nullptr;
    if (!target || target->titleFields.empty() || qsizetype(key.path.steps.size()) >= maxPathSteps) {
        sort.push_back(std::move(key));
        return;
    }
    for (const int index : target->titleFields) {
        BoundSort title = key;
        title.path.entities.push_back(target);
        title.path.steps.push_back(&target->at(index));
        appendSort(std::move(title), catalog, sort);
    }
}

Result<std::vector<BoundSort>> bindSort(const std::vector<SortKey> &sort, const Catalog &catalog,
                                        const EntityDef &entity)
{
    std::vector<BoundSort> bound;
    for (const SortKey &key : sort) {
        MILLRACE_ASSIGN(BoundPath path, bindPath(key.path, catalog, entity));
        appendSort({std::move(path), key.descending}, catalog, bound);
    }
    return bound;
}

bool ordersBySortKey(const FieldDef &field)
{
    return fieldTypeInfo(field.type).text && !field.indexed && !field.system;
}

/// What SQL orders by: the column of orderColumn, or the sort key made on the fly.
static Column orderValue(const BoundPath &path, const Record &record, const RecordLookup &lookup)
{
    const FieldDef &field = path.field();
    const Record *holder = holderOf(path, record, lookup);
    const Value value = holder ? holder->value(field.index) : Value();
    if (value.isEmpty())
        return {};
    if (field.type == FieldType::Money) {
        const auto base = lookup.baseAmount ? lookup.baseAmount(*holder, field) : std::nullopt;
        return base ? Column{Column::Kind::Integer, *base, {}} : Column{};
    }
    if (const QString *text = value.as<QString>(); text && (ordersBySortKey(field) || hasSortKey(field)))
        return {Column::Kind::Blob, 0, sortKeyOf(field, *text)};
    std::vector<Column> columns;
    appendColumns(field, value, {}, columns);
    return columns.front();
}

static std::strong_ordering compareColumns(const Column &a, const Column &b, bool descending)
{
    const bool aEmpty = a.kind == Column::Kind::Null;
    const bool bEmpty = b.kind == Column::Kind::Null;
    if (aEmpty || bEmpty)
        return aEmpty <=> bEmpty;
    const auto order = a.kind == Column::Kind::Integer ? a.integer <=> b.integer : a.bytes.compare(b.bytes) <=> 0;
    return descending ? 0 <=> order : order;
}

void sortRecords(std::vector<Record> &records, const std::vector<BoundSort> &sort, const RecordLookup &lookup)
{
    if (sort.empty() || sort.back().descending)
        std::reverse(records.begin(), records.end());
    std::vector<std::vector<Column>> keys(records.size());
    for (size_t i = 0; i < records.size(); ++i)
        for (const BoundSort &key : sort)
            keys[i].push_back(orderValue(key.path, records[i], lookup));
    std::vector<size_t> order(records.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        for (size_t k = 0; k < sort.size(); ++k)
            if (const auto result = compareColumns(keys[a][k], keys[b][k], sort[k].descending); result != 0)
                return result < 0;
        return false;
    });
    std::vector<Record> sorted;
    sorted.reserve(records.size());
    for (const size_t i : order)
        sorted.push_back(std::move(records[i]));
    records = std::move(sorted);
}

} // namespace millrace
