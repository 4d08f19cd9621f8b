// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/derived_columns.h"

#include "core/base/text/fold.h"
#include "core/base/text/pinyin.h"
#include "core/base/text/utf8.h"
#include "core/records/bound_filter.h"

namespace millrace {

const char *derivedType(DerivedColumn::Kind kind)
{
    return kind == DerivedColumn::Kind::Folded ? "TEXT" : "BLOB";
}

std::vector<DerivedColumn> derivedColumns(const FieldDef &field)
{
    std::vector<DerivedColumn> columns;
    if (fieldTypeInfo(field.type).text)
        columns.push_back({DerivedColumn::Kind::Folded, field.index, field.key + QLatin1String("__fold")});
    if (ordersBySortKey(field))
        columns.push_back({DerivedColumn::Kind::SortKey, field.index, field.key + QLatin1String("__key")});
    return columns;
}

std::vector<DerivedColumn> derivedColumns(const EntityDef &entity)
{
    std::vector<DerivedColumn> columns;
    for (const FieldDef &field : entity.fields)
        for (DerivedColumn &column : derivedColumns(field))
            columns.push_back(std::move(column));
    return columns;
}

Column derivedValue(const DerivedColumn &derived, const FieldDef &field, const Column &text)
{
    if (text.kind == Column::Kind::Null)
        return {};
    const QString plain = textOfUtf8(text.bytes);
    if (derived.kind == DerivedColumn::Kind::Folded)
        return {Column::Kind::Text, 0, foldText(plain).toUtf8()};
    return {Column::Kind::Blob, 0, sortKey(plain, field.nameOf == NameOf::Person ? NameKind::Person : NameKind::Plain)};
}

} // namespace millrace
