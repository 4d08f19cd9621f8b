// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/row_builder.h"

namespace millrace::interchange {

/// How one column, or one default, becomes a field: all that is settled before the first row.
struct RowBuilder::ColumnPlan
{
    const FieldDef *field = nullptr;
    ColumnMapping mapping;
    int column = -1; ///< in the row; -1: `constant`
    QString constant;
    DateFormat dates;
    QChar decimal = u'.';
    CurrencyCode currency;
    int currencyColumn = -1;
    Reader reader = nullptr;
    const QHash<QString, QString> *renames = nullptr;
    std::shared_ptr<ReferenceFinder> finder;
    std::shared_ptr<ChoiceFinder> choices;
    QHash<QString, ReferenceFinder::Found> known; ///< what references were found to be
    bool create = false;
    bool self = false; ///< a reference to the entity itself
};

} // namespace millrace::interchange
