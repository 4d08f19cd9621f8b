// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/policy.h"
#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/workspace/answers.h"
#include "core/workspace/commit_request.h"
#include "core/workspace/metadata.h"

#include <functional>
#include <memory>
#include <span>

class QLockFile;

namespace millrace {

class Database;
class Dictionary;
class Neighbours;
class Operation;
class ReaderLease;
class Sight;
struct RecordFacts;
class Writer;
struct AsOfReading;

/// THE door: every read and write of records, from window, command line, import, automation, sync or API, passes here,
/// with a Session that says who asks. It is a file, or the address of a database on a server, which several processes
/// may have open to write: each sees what the others commit before it reads or writes again. Reads may come from any
/// thread and never wait for the writer; writes go through one writer thread. Owned by the composition of a program;
/// outlives everything that refers to it.
class Workspace
{
public:
    struct InitOptions
    {
        QString path;
        CurrencyCode currency;
        QString locale = QStringLiteral("zh_CN"); ///< language of the first stage names
        QTimeZone zone = QTimeZone::utc();
        QString person;     ///< name of the first user
        bool blank = false; ///< nothing in it: what it is to hold comes from a server that it joins
    };
    enum class Access { Read, Write };

    /// Makes a new file: OutputExists where something is there already.
    /// `definitions`: the entities of the program; tests add their own.
    static Result<std::unique_ptr<Workspace>> init(const InitOptions &options, Clock &clock, IdSource &ids,
                                                   CatalogPtr definitions = Catalog::builtin());
    /// Opens a file. Write takes the file's lock (WorkspaceLocked where another program has it). What was cut off
    /// half-way is taken back first, for a reader too where no other program writes and the file may be written. A file
    /// of an older program that is opened to write gets the tables and columns that it lacks, after a whole copy of it
    /// was put beside it (copyBeforeUpdate); a reader leaves it alone and reads a copy of its own that is brought up to
    /// the program and goes with the reader. One of a newer format is refused (WorkspaceNewer) and not touched.
    static Result<std::unique_ptr<Workspace>> open(const QString &path, Access access, Clock &clock, IdSource &ids,
                                                   CatalogPtr definitions = Catalog::builtin());
    ~Workspace();
    /// The number of the file format that this program writes.
    static int formatNumber();

    const QString &path() const { return m_path; }
    /// The path beside which the contents of attachments lie: the file's own, or one that is said for a database on a
    /// server before anybody asks.
    const QString &contentPlace() const { return m_contentPlace.isEmpty() ? m_path : m_contentPlace; }
    void setContentPlace(const QString &path) { m_contentPlace = path; }
    bool isWritable() const { return m_writer != nullptr; }
    CurrencyCode baseCurrency() const { return m_baseCurrency; }
    QTimeZone zone() const { return m_zone; }
    QString locale() const { return m_locale; }
    /// The user record of the person that the workspace was made for.
    RecordId person() const { return m_person; }
    MetadataPtr metadata() const;
    CatalogPtr catalog() const { return metadata()->catalog; }
    /// As the session knows it: what is hidden from it cannot be found.
    CatalogPtr catalogFor(const Session &session) const { return metadata()->access->of(session.actor)->shown(); }
    Clock &clock() const { return m_clock; }
    IdSource &ids() const { return m_ids; }
    Session session(const QString &locale = {}) const;

    // Reading. Errors: UnknownEntity, UnknownField, BadFilter, NotPermitted, storage errors.

    /// One page of rows with the fields asked for; honours asOf and knownAt.
    Result<RowSet> rows(const Session &session, const Query &query) const;
    /// File-local numbers of all rows in order, for list models: a million take 4 MB.
    Result<std::vector<quint32>> numbers(const Session &session, const Query &query,
                                         const Progress &progress = {}) const;
    /// The rows of those numbers, in that order; a number that is gone gives a row with a null id.
    Result<RowSet> rowsByNumber(const Session &session, const QString &entity, const std::vector<quint32> &numbers,
                                const std::vector<FieldPath> &fields) const;
    Result<qint64> count(const Session &session, const Query &query) const;
    /// Visits all rows of a query in one forward read; `visit` answers false to stop.
    Result<void> forEachRow(const Session &session, const Query &query,
                            const std::function<bool(const Row &)> &visit) const;
    /// The same without making values of texts: for whole tables on their way to a file.
    Result<void> forEachStoredRow(const Session &session, const Query &query,
                                  const std::function<bool(std::span<const StoredCell>)> &visit) const;
    /// Counts, sums and the like per group: one statement where SQL can, else one reading of the rows; honours asOf and
    /// knownAt. Stops with Cancelled. InvalidArgument for what cannot be grouped or added up.
    Result<AggregateSet> aggregate(const Session &session, const AggregateQuery &query,
                                   const Progress &progress = {}) const;
    /// Live or binned; NotFound where there is none.
    Result<Record> record(const Session &session, const QString &entity, const RecordId &id) const;
    /// Titles of records, for showing references.
    Result<QHash<RecordId, QString>> titles(const Session &session, const QString &entity,
                                            const std::vector<RecordId> &ids) const;
    Result<std::vector<RecordId>> idsTitled(const Session &session, const QString &entity, const QString &title) const;
    /// Everything that matches, over all entities, best first.
    Result<SearchAnswer> search(const Session &session, const QString &text, int limit,
                                const QStringList &entities = {}) const;
    Result<RecordHistory> history(const Session &session, const QString &entity, const RecordId &id) const;
    /// What was changed after a place of the journal, in order. A record that is gone for good is shown to whoever
    /// would have seen it. NotFound where the journal does not have that place: it is another history.
    Result<Feed> changesAfter(const Session &session, const FeedQuery &query) const;
    /// Where the journal ends now.
    Result<JournalPlace> journalEnd() const;
    /// Operations, newest first: what can be undone.
    Result<std::vector<OperationSummary>> operations(const Session &session, int limit) const;
    /// Where a finished operation came from; nothing where there is none of that id.
    Result<std::optional<Origin>> originOf(const Session &session, const RecordId &operation) const;
    /// The newest import that was not undone and whose cause holds that text, whoever made it.
    Result<std::optional<OperationSummary>> importCausedBy(const QString &text) const;
    /// Stage courses and other readings of the journal: visits the dated values of some fields, record by record. The
    /// course is valid within the visit.
    Result<void> forEachCourse(const Session &session, const CourseQuery &query,
                               const std::function<bool(const FieldCourse &)> &visit) const;
    /// The record as it was: by business time (asOf) or by what the file said then (knownAt). Nothing where it was not.
    Result<std::vector<Record>> recordsAsOf(const Session &session, const QString &entity, const AsOf &moment) const;

    // Who sees what: for whoever sends records on to others.

    /// The tags of what a user may be sent, and the fields that are kept from him (RolePolicy).
    QStringList scopesOf(const RecordId &user) const { return metadata()->access->of(user)->scopes(); }
    /// Entities of which he is sent less than of their roots, each with the tags that show them.
    QHash<QString, QStringList> narrowedFor(const RecordId &user) const
    {
        return metadata()->access->of(user)->narrowed();
    }
    QMap<QString, RolePolicy::Masks> maskOf(const RecordId &user) const
    {
        return metadata()->access->of(user)->masks();
    }
    /// To whom a root belongs now; rootTags() makes its tags of it. NotFound.
    Result<RootFacts> belongingOf(const QString &rootEntity, const RecordId &root) const;
    /// A record that the session sees, as permissions see it.
    Result<RecordFacts> factsOf(const Session &session, const QString &entity, const RecordId &id) const;

    // Writing. Errors: WorkspaceReadOnly for a workspace opened to read; ValidationFailed with all problems.

    Result<CommitReceipt> commit(const Session &session, CommitRequest request);
    /// Shown at once, told later: `done` is called on the writer's thread.
    void commitLater(const Session &session, CommitRequest request, std::function<void(Result<CommitReceipt>)> done);
    /// The verdict that commit would give, without writing anything.
    Result<std::vector<Problem>> check(const Session &session, const CommitRequest &request);
    /// Begins something long: an import, a generator's run. `cause`: what led to it, where there is something to say.
    std::unique_ptr<Operation> begin(const Session &session, const QString &label, Origin origin,
                                     const QString &cause = {});
    /// The inverse of an operation, as an operation of its own; see UndoReceipt.
    Result<UndoReceipt> undo(const Session &session, const RecordId &operation, LaterEdits later = LaterEdits::Block,
                             const Progress &progress = {});
    /// My last operation that is not an undo and is not undone; null id where there is none.
    Result<RecordId> lastUndoable(const Session &session) const;
    /// My last undo that is not undone itself: what redo takes back.
    Result<RecordId> lastRedoable(const Session &session) const;

    // The file.

    Result<VerifyReport> verify(const Progress &progress = {}) const;
    /// Replays the journal into fresh tables and search index; not where its chain was altered, unless that is wanted.
    Result<RebuildReport> rebuild(const Progress &progress = {}, AlteredJournal altered = AlteredJournal::Refuse);
    /// A consistent copy while others work. OutputExists where something is there.
    Result<void> backup(const QString &to) const;
    /// SHA-256 over all records, and over the history without the file's own identities.
    Result<Digests> digests(const QStringList &entities = {}, Founding founding = Founding::Kept) const;
    /// Rows after which a load's transaction is committed.
    void setLoadTransactionRows(int rows);

    /// Called on the writer's thread after each commit; the answer stops the listening when it is destroyed.
    using Listener = std::function<void(const CommitNotice &)>;
    [[nodiscard]] std::shared_ptr<void> listen(Listener listener);

private:
    friend class Operation;
    friend class ReaderLease;
    friend class Aggregation;
    friend class SyncDoor;
    Workspace(QString path, Clock &clock, IdSource &ids, CatalogPtr definitions);
    /// What the readers open: the file itself, or its shadow.
    QString readPath() const;
    /// `keepsCopy`: a whole copy is put beside the file before what it lacks is added.
    static Result<std::unique_ptr<Workspace>> openFile(const QString &path, Access access, Clock &clock, IdSource &ids,
                                                       CatalogPtr definitions, bool keepsCopy);
    static Result<std::unique_ptr<Workspace>> openShadow(const QString &path, Database &older, Clock &clock,
                                                         IdSource &ids, CatalogPtr definitions);
    Result<void> readIdentity(Database &database);
    Result<void> startWriting(std::unique_ptr<Database> database);
    Result<void> takeBackOpenOperations();
    Result<UndoReceipt> undoHere(const Session &session, const RecordId &operation, LaterEdits later, bool takeBack,
                                 const Progress &progress);
    Result<RowSet> rowsAsOf(const Session &session, const Query &query) const;
    /// `everyField`: the reader looks at more than the fields that the query names.
    Result<void> readAsOf(const Session &session, const Query &query, bool everyField,
                          const std::function<Result<void>(AsOfReading &)> &use) const;
    Result<ReaderLease> reader() const;
    /// What the session sees on this connection: asked before every read.
    Sight sightOf(const Session &session, Database &database) const;
    Dictionary dictionary() const;
    Result<void> seed(const InitOptions &options);

    struct Readers;
    struct Listeners;
    struct Shadow;
    QString m_path;
    QString m_contentPlace;
    std::unique_ptr<Shadow> m_shadow; ///< what is read in the place of an older file
    CatalogPtr m_definitions;
    Clock &m_clock;
    IdSource &m_ids;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Readers> m_readers;
    std::shared_ptr<Listeners> m_listeners;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Neighbours> m_neighbours; ///< of a database on a server
    MetadataPtr m_readMetadata;               ///< of a workspace opened to read
    CurrencyCode m_baseCurrency;
    QTimeZone m_zone;
    QString m_locale;
    RecordId m_person;
    RecordId m_clientId;
};

} // namespace millrace
