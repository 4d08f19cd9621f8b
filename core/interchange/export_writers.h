// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/export.h"
#include "core/interchange/export_cells.h"

namespace millrace::interchange {

/// Writes the rows of an export in one format, to a file that appears whole at the end or not at all. One thread.
class ExportWriter
{
public:
    virtual ~ExportWriter() = default;
    virtual Result<void> write(std::span<const StoredCell> row) = 0;
    /// Moves the file into place.
    virtual Result<void> finish() = 0;
    virtual qint64 shortened() const { return 0; }
};

/// What the writers are made of; all of it outlives them.
struct ExportPlan
{
    const Workspace &workspace;
    const Session &session;
    EntityPtr entity;
    QString path;
    const ExportWords &words;
    ExportCells &cells;
};

/// Opens the file and writes what stands above the rows. FileUnwritable, DiskFull.
Result<std::unique_ptr<ExportWriter>> makeExportWriter(const ExportPlan &plan, ExportFormat format);

} // namespace millrace::interchange
