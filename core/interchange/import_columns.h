// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/import.h"
#include "core/interchange/table_source.h"

#include <memory>

namespace millrace::interchange {

/// Opens a table by its name: JSON, JSON Lines, workbooks and contact cards by their suffix, everything else as
/// delimited text.
Result<std::unique_ptr<TableSource>> openTable(const ImportOptions &options);

/// What a first pass over a file found out of one column.
struct ColumnFacts
{
    std::optional<ColumnDateFormat> dates; ///< date columns without a given format
    QChar decimal = u'.';                  ///< number columns: what every cell can be read with
};

/// Reads the file once where the mapping leaves dates or decimal signs open; else only says what the mapping says.
/// One entry per header. `advance` is told the position and may stop it.
Result<std::vector<ColumnFacts>> columnFacts(const ImportOptions &options, const ImportMapping &mapping,
                                             const EntityDef &entity, const QStringList &headers,
                                             const std::function<bool(qint64)> &advance);

/// "yyyy-mm-dd", "dd-mm-yyyy", "mm-dd-yyyy".
QString dateOrderWord(DateOrder order);

} // namespace millrace::interchange
