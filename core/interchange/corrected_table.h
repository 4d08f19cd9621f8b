// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/import.h"
#include "core/interchange/table_source.h"

#include <memory>

namespace millrace::interchange {

/// A table with some cells put right, whatever stands in its file.
class CorrectedTable : public TableSource
{
public:
    CorrectedTable(std::unique_ptr<TableSource> table, const CellFixes &fixes)
        : m_table(std::move(table)), m_fixes(fixes)
    {
    }

    const QStringList &headers() const override { return m_table->headers(); }
    Result<bool> next(TableRow &row) override
    {
        MILLRACE_ASSIGN(const bool more, m_table->next(row));
        const qint64 number = m_number++;
        if (!more)
            return false;
        if (const auto fixed = m_fixes.constFind(number); fixed != m_fixes.constEnd())
            for (auto cell = fixed->begin(); cell != fixed->end(); ++cell)
                if (cell.key() >= 0 && size_t(cell.key()) < row.cells.size())
                    row.cells[size_t(cell.key())] = cell.value();
        return true;
    }
    qint64 position() const override { return m_table->position(); }
    qint64 size() const override { return m_table->size(); }
    TextEncoding encoding() const override { return m_table->encoding(); }
    double encodingCertainty() const override { return m_table->encodingCertainty(); }
    QChar delimiter() const override { return m_table->delimiter(); }
    const TableNotes &notes() const override { return m_table->notes(); }
    QString sheet() const override { return m_table->sheet(); }
    QStringList sheets() const override { return m_table->sheets(); }

private:
    std::unique_ptr<TableSource> m_table;
    CellFixes m_fixes;
    qint64 m_number = 0;
};

} // namespace millrace::interchange
