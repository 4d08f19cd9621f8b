// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/text/format_context.h"

namespace millrace {

/// What became of the changes of many records.
struct BulkReport
{
    struct Failure
    {
        RecordId id;
        Error error;
    };
    RecordId operation; ///< undoes all of them; null where nothing changed
    qint64 done = 0;
    qint64 failed = 0;
    std::vector<Failure> failures; ///< the first of those that failed
};

/// Changes many records as one operation with one undo, a few hundred at a time. A record that is refused stays as it
/// was and is named; the others change. Cancelling takes back what was done: Cancelled. Not on the UI thread.
Result<BulkReport> changeRecords(Workspace &workspace, const Session &session, const QString &label,
                                 const std::vector<Edit> &edits, const Progress &progress = {});
/// The same for the rows of these numbers; `edit` makes the edit of one record.
Result<BulkReport> changeRows(Workspace &workspace, const Session &session, const QString &label,
                              const EntityPtr &entity, const std::vector<quint32> &rows,
                              const std::function<Edit(const RecordId &id)> &edit, const Progress &progress = {});

/// A block of typed cells laid over a list: what it would change, and what cannot be.
struct PastePlan
{
    struct BadCell
    {
        RecordId id;
        int field = -1;
        QString typed;
        Problem problem;
    };
    std::vector<Edit> edits; ///< one a record that changes
    int rows = 0, columns = 0;
    qint64 cells = 0;  ///< that change
    qint64 same = 0;   ///< that hold the value already
    qint64 beyond = 0; ///< rows of the block below the end of the list
    std::vector<BadCell> bad;
};

/// Reads typed texts as values of the fields: options by label or key, references by title. `rows` and `fields` are the
/// cells from the first one on; a single text fills them all. Not on the UI thread.
Result<PastePlan> planPaste(const Workspace &workspace, const Session &session, const EntityPtr &entity,
                            const std::vector<quint32> &rows, const std::vector<int> &fields,
                            const std::vector<QStringList> &typed, bool fills, const FormatContext &format,
                            const Progress &progress = {});

} // namespace millrace
