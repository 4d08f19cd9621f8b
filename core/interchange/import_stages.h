// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/import_notes.h"
#include "core/interchange/import_writer.h"

namespace millrace::interchange {

/// The pipelines and stages that rows name, made on demand in the order in which they are asked for.
class StageFinder
{
public:
    StageFinder(ImportWriter &writer, ImportNotes &notes, IdSource &ids, Instant now);

    /// A pipeline by name or id; null where it cannot be made.
    RecordId pipeline(const QString &text, bool create);
    /// The pipeline that comes first; null where there is none.
    RecordId firstPipeline() const;
    /// A stage of the pipeline by name or id; won and lost get their kind by their name.
    RecordId stage(const RecordId &pipeline, const QString &text, bool create);
    /// The first open stage; null where there is none.
    RecordId firstStage(const RecordId &pipeline) const;
    QString stageName(const RecordId &stage) const;
    /// What was made, by entity.
    const QHash<QString, qint64> &made() const { return m_made; }

private:
    RecordId make(Edit edit, const QString &name);
    void makeRoom(const RecordId &pipeline, std::int64_t order);
    std::int64_t nextOrder(const RecordId &pipeline, bool open) const;

    ImportWriter &m_writer;
    ImportNotes &m_notes;
    IdSource &m_ids;
    Instant m_now;
    QHash<QString, RecordId> m_pipelines;                   ///< by name as asked for
    QHash<std::pair<RecordId, QString>, RecordId> m_stages; ///< by name as asked for
    QHash<QString, qint64> m_made;
};

} // namespace millrace::interchange
