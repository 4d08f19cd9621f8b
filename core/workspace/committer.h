// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/record_store.h"
#include "core/workspace/commit_request.h"
#include "core/workspace/news.h"
#include "core/workspace/prepare.h"
#include "core/workspace/sight.h"

#include <functional>
#include <unordered_map>
#include <utility>

namespace millrace {

/// The one place where records change: checks, rows, journal and search index of an edit, inside the transaction that
/// its caller opened. Lives on the writer's thread.
class Committer
{
public:
    Committer(Database &database, JournalWriter &journal, Dictionary &dictionary, MetadataPtr metadata,
              CatalogPtr definitions, IdSource &ids);

    /// Applies all edits as one or more commits of at most 500 records each. On an Error nothing may be kept: the
    /// caller rolls its transaction back and calls rewind(). NotPermitted names each thing that the author may not do
    /// (rule "not_permitted"); a record that he does not see is NotFound.
    Result<CommitReceipt> apply(const CommitRequest &request, const Author &author, Instant now);

    /// Applies creations that were prepared beside the writer, as one commit. Rows that fail the checks that need the
    /// store are left out and named in `refused` (position, problems).
    struct Refused
    {
        size_t position;
        std::vector<Problem> problems;
    };
    Result<CommitReceipt> applyPrepared(std::vector<PreparedCreation> &creations, const CommitRequest &request,
                                        const Author &author, Instant now, std::vector<Refused> &refused);

    /// The part of the verdict on a new record's first values that needs no store.
    static void permitFields(const RolePolicy &policy, const EntityDef &entity, const Edit &edit, Origin origin,
                             std::vector<Problem> &problems);

    /// Appends a commit as another file made it and brings tables and search to what it says: no checks, for they were
    /// made where it came from. The changes need entity, record, root, field, values and date.
    Result<void> replayCommit(CommitRow commit, std::vector<ChangeRow> changes);
    /// A commit without changes, so that something has a place in the order; answers its number.
    Result<std::int64_t> appendEmpty(CommitRow commit);
    /// Reads what describes the workspace anew if replayed commits touched it.
    Result<void> settleMetadata();
    /// Whether fields were added since the last call.
    bool takeCatalogChange() { return std::exchange(m_catalogGrew, false); }
    /// How far the server was read has changed: commits from now on bear it.
    Result<void> rereadSeen() { return m_journal.rereadSeen(m_database); }
    const Dictionary &dictionary() const { return m_dictionary; }
    /// From now on what is removed is overwritten in the file, until scrub() has cleared the search of these entities.
    Result<void> beginScrub() { return m_database.overwriteRemoved(true); }
    Result<void> scrub(const QStringList &entities);

    /// Says that an open operation is finished or taken back.
    Result<void> endOperation(const RecordId &operation, OperationState state);

    /// After a rollback: forgets what it believed of the file.
    Result<void> rewind();

    /// What other processes committed to the same database since, so that what this one knows of it is true again;
    /// nothing where they did not. `doubtful`: it may know wrong things.
    Result<std::optional<CommitNotice>> takeInOthers(bool doubtful);

    /// After rows were rewritten under it: reads numbers and metadata anew; everything counts as changed.
    Result<void> reload();
    Database &database() { return m_database; }
    const MetadataPtr &metadata() const { return m_metadata; }
    /// What the commits since the last call changed.
    CommitNotice takeNotice();

private:
    Result<void> begin(const CommitRequest &request, const Author &author, Instant now);
    void lookAgain();
    Result<void> permitNew(const Record &record, std::vector<Problem> &problems);
    Result<bool> permitWords(const Record &before, std::vector<Problem> &problems);
    Result<void> permitChange(const Record &before, const Record &after, const std::vector<int> &changed,
                              std::vector<Problem> &problems);
    Result<void> permitRemoval(const Record &record, bool retracts, std::vector<Problem> &problems);
    Result<void> permitShare(const Record &record, Action action, std::vector<Problem> &problems);
    Result<bool> isSeen(const EntityDef &entity, const RecordId &id);
    Result<void> checkAdministrators() const;
    void listenTo(const Author &author);
    void hearNew(const Record &record);
    void hearChange(const Record &before, const Record &after, const std::vector<int> &changed);
    Result<void> announce();
    Result<void> applyEdit(const Edit &edit, CommitReceipt &receipt, std::vector<Problem> &problems);
    Result<void> create(PreparedCreation &creation, std::vector<Problem> &problems);
    Result<void> update(const EntityPtr &entity, const Edit &edit, std::vector<Problem> &problems);
    Result<void> bin(const EntityPtr &entity, StoredRecord stored, bool cascade, std::vector<Problem> &problems);
    Result<void> restore(const EntityPtr &entity, StoredRecord stored, bool cascade, std::vector<Problem> &problems);
    Result<void> retract(const EntityPtr &entity, StoredRecord stored);
    Result<void> store(const EntityPtr &entity, const std::optional<StoredRecord> &before, const Record &now);
    Result<void> reroot(const EntityPtr &entity, const RecordId &parent, const RecordId &oldRoot);
    Result<void> checkCreation(const Record &record, std::vector<Problem> &problems);
    Result<void> checkReferences(const Record &record, const std::vector<int> &changed, std::vector<Problem> &problems);
    Result<void> checkUnique(const Record &record, const std::vector<int> &changed, std::vector<Problem> &problems);
    Result<void> checkInUse(const Record &record, std::vector<Problem> &problems);
    Result<RecordId> rootOf(const Record &record);
    Result<std::vector<std::pair<EntityPtr, RecordId>>> childrenOf(const Record &record);
    Result<bool> laterStepKnown(const Record &record, const FieldEdit &edit);
    Result<void> flush();
    Result<void> afterMetadata();
    Result<void> rewriteBaseAmounts();
    void journal(const Record &record, int field, const Value &was, const Value &now, const FieldEdit *edit = nullptr,
                 bool past = false);
    ChangeRow changeRow(const Record &record, int field);
    void note(const Record &record, const QString &field);
    Result<std::int64_t> nextNumber(const EntityDef &entity);
    BaseAmounts baseAmounts() const;

    Database &m_database;
    JournalWriter &m_journal;
    Dictionary &m_dictionary;
    MetadataPtr m_metadata;
    CatalogPtr m_definitions;
    IdSource &m_ids;
    std::unordered_map<std::string, std::int64_t> m_lastNumbers;
    QHash<RecordId, record_store::Target> m_targets; ///< of this transaction's references

    // Whose work it is: no sight where nothing needs to be asked.
    Author m_author;
    std::unique_ptr<Sight> m_sight;
    MetadataPtr m_metadataBefore;

    // What others will be told of it.
    std::vector<News> m_news;
    bool m_listens = false;

    // The commit being built.
    CommitRow m_commit;
    std::vector<ChangeRow> m_changes;
    int m_records = 0;
    RecordId m_actor;
    Instant m_now;
    std::int64_t m_version = 0;
    CommitNotice m_notice;
    size_t m_noticed = 0;
    bool m_metadataTouched = false;
    bool m_ratesTouched = false;
    bool m_fieldsTouched = false;
    bool m_catalogGrew = false;
};

/// Reads the snapshot of a workspace from its file.
/// `definitions` are the entities that the program was built with; the file's custom fields are added to them.
Result<MetadataPtr> loadMetadata(Database &database, CurrencyCode base, const CatalogPtr &definitions);

} // namespace millrace
