// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/import_notes.h"
#include "core/interchange/row_builder.h"

namespace millrace::interchange {

/// One file on its way into the workspace, as a part of an operation that its caller begins and ends.
class ImportRun
{
public:
    /// `operation` null: a dry run. `options` outlives the run; its errors file is written by the run.
    /// `draft` (may be null) is what dry runs before this one would have made.
    ImportRun(Workspace &workspace, const ImportOptions &options, Operation *operation, ImportDraft *draft = nullptr);

    /// What stands for the file's content (contentMark): that it came in before is warned of.
    ImportRun &of(const QString &content);
    Result<ImportReport> run();

private:
    using Fate = RowFate;
    struct NamedRow
    {
        qint64 tag;
        RecordId id;
        QStringList names;
    };
    struct PendingReference
    {
        qint64 tag;
        RecordId id;
        DeferredReference reference;
    };

    Result<void> noteRepetition();
    Result<void> settleMapping(const QStringList &headers);
    Result<QString> keyField() const;
    void noteColumns(const QStringList &headers);
    Result<void> importRows(TableSource &source, RowBuilder &builder);
    Result<void> takeRow(const TableRow &row, RowBuilder &builder, BuiltRow &built);
    Result<void> resolveDeferred(RowBuilder &builder);
    Result<void> linkBack();
    void takeVerdicts(bool late);
    void refuse(qint64 tag, std::vector<Problem> problems);
    void noteTable(const TableNotes &notes);
    Result<void> writeErrors();
    void summarise();
    bool advance(qint64 position, int pass);
    QString wordsOf(const std::vector<Problem> &problems) const;

    Workspace &m_workspace;
    const ImportOptions &m_options;
    ImportNotes m_notes;
    ImportWriter m_writer;
    QString m_content;
    EntityPtr m_entity;
    ImportMapping m_mapping;
    ImportReport m_report;
    std::vector<qint64> m_lines; ///< of each row; a row's tag is its position here
    std::vector<Fate> m_fates;
    QHash<qint64, std::vector<Problem>> m_refused;
    std::vector<NamedRow> m_named;
    std::vector<std::pair<qint64, RecordId>> m_made; ///< rows that became new records, by tag
    std::vector<PendingReference> m_pending;
    std::vector<std::pair<qint64, BackReference>> m_backs; ///< by the row's tag
    std::vector<int> m_roots;                              ///< references that say whose a record is
    std::vector<std::pair<int, qint64>> m_unread;          ///< columns that are left out, and their filled cells
    qint64 m_size = 0;
    int m_passes = 1;
};

} // namespace millrace::interchange
