// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/column_match.h"
#include "core/interchange/import_check.h"
#include "ui/shell/view_context.h"

#include <QTemporaryDir>

#include <atomic>
#include <memory>

namespace millrace {

/// One import on its way through the steps: what was chosen, what is known of the file, and the work, which never runs
/// on the UI thread. One work at a time; a new one cancels the one before, whose answer is dropped.
class ImportTask : public QObject
{
    Q_OBJECT

public:
    ImportTask(const ViewContext &context, const QString &mappingsFolder, QObject *parent);
    ~ImportTask() override;

    const ViewContext &context() const { return m_context; }
    LiveData &data() const { return m_context.data; }
    EntityPtr entity() const { return data().catalog()->entity(options.entity); }
    /// Entities that can be imported, in the order of the catalog.
    std::vector<EntityPtr> entities() const;

    ImportOptions options; ///< as the person chose; `mapping` is used only through `effective`
    QString pasted;        ///< text in the place of a file; wins where it is not empty
    QString wantedMapping; ///< name of a saved mapping; empty = by name of the columns
    ImportMapping mapping; ///< as matched, then as changed by hand
    std::vector<ColumnMatch> matches;
    TablePreview preview;
    std::optional<ImportCheck> check;
    std::optional<ImportReport> report;
    RecordId reverted; ///< the operation that took the import back

    bool hasInput() const { return !pasted.isEmpty() || !options.path.isEmpty(); }
    QString inputName() const; ///< the file's name, or words for pasted text
    bool isBusy() const { return m_stop != nullptr; }
    /// Starts over with the same kind of record.
    void reset();

    /// Reads the beginning of the file and matches the columns: `read` or `failed`.
    void readBeginning();
    /// Tries the whole import without writing: `checked` or `failed`.
    void tryOut();
    /// Imports: `imported` or `failed`; a cancelled one is taken back whole and answers Cancelled.
    void import();
    /// Writes the rows that the import refused, with reasons: `saved` or `failed`.
    void saveErrors(const QString &path);
    void saveTemplate(const QString &path);
    void saveMapping(const QString &name);
    /// Takes the finished import back: `taken` or `failed`.
    void revert();
    void cancel();

    /// Names of the mappings that were saved, latest first.
    QStringList savedMappings() const { return m_saved; }
    void lookForMappings();

Q_SIGNALS:
    void busyChanged();
    void progressed(int percent);
    void read();
    void checked();
    void imported();
    void taken();
    void saved(const QString &path);
    void mappingsFound();
    void failed(const millrace::Error &error);

private:
    template <class Work, class Then> void start(const QString &name, Work work, Then then);
    ImportOptions effective() const;
    QString errorsPath() const;
    QString inputPath() const;
    QString mappingPath(const QString &name) const;

    ViewContext m_context;
    QString m_folder;
    QTemporaryDir m_ownFolder;
    QStringList m_saved;
    std::shared_ptr<std::atomic<bool>> m_stop;
};

} // namespace millrace
