// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/committer.h"

#include "core/records/validate.h"
#include "core/store/layout.h"
#include "core/store/search_index.h"

#include <algorithm>

namespace millrace {

namespace {
constexpr int recordsPerCommit = 500;
constexpr size_t changesPerCommit = 50'000;
constexpr size_t namedInNotice = 5'000;
} // namespace

Committer::Committer(Database &database, JournalWriter &journal, Dictionary &dictionary, MetadataPtr metadata,
                     CatalogPtr definitions, IdSource &ids)
    : m_database(database), m_journal(journal), m_dictionary(dictionary), m_metadata(std::move(metadata)),
      m_definitions(std::move(definitions)), m_ids(ids)
{
}

BaseAmounts Committer::baseAmounts() const
{
    return [metadata = m_metadata](const Record &record, const FieldDef &field) {
        return metadata->baseAmount(record, field);
    };
}

Result<std::int64_t> Committer::nextNumber(const EntityDef &entity)
{
    const std::string key = entity.key.toStdString();
    auto found = m_lastNumbers.find(key);
    if (found == m_lastNumbers.end()) {
        MILLRACE_ASSIGN(const std::int64_t last, record_store::lastNumber(m_database, entity));
        found = m_lastNumbers.emplace(key, last).first;
    }
    return ++found->second;
}

void Committer::note(const Record &record, const QString &field)
{
    const QString &entity = record.entity()->key;
    QStringList &fields = m_notice.fields[entity];
    if (!field.isEmpty() && !fields.contains(field))
        fields << field;
    if (isMetadataEntity(entity)) {
        m_metadataTouched = true;
        m_ratesTouched = m_ratesTouched || entity == QLatin1String("rate") || entity == QLatin1String("currency");
        m_fieldsTouched = m_fieldsTouched || entity == QLatin1String("custom_field");
    }
    if (m_notice.everything)
        return;
    auto &records = m_notice.records[entity];
    if (!records.empty() && records.back() == record.id())
        return;
    records.push_back(record.id());
    if (++m_noticed > namedInNotice) {
        m_notice.everything = true;
        m_notice.records.clear();
    }
}

CommitNotice Committer::takeNotice()
{
    m_notice.commit = m_journal.lastNo();
    CommitNotice notice = std::move(m_notice);
    m_notice = {};
    m_noticed = 0;
    return notice;
}

ChangeRow Committer::changeRow(const Record &record, int field)
{
    ChangeRow change;
    change.entity = m_dictionary.entityNumber(record.entity()->key);
    change.record = record.id();
    change.root = record.root();
    change.field = field;
    change.salt = std::int64_t(m_ids.random());
    return change;
}

void Committer::journal(const Record &record, int field, const Value &was, const Value &now, const FieldEdit *edit,
                        bool past)
{
    const FieldDef &def = record.entity()->at(field);
    ChangeRow change = changeRow(record, m_dictionary.fieldNumber(record.entity()->key, def.key));
    change.was = encodedValue(was);
    change.now = encodedValue(now);
    if (edit) {
        change.at = edit->at;
        change.atKnown = edit->atKnown;
    }
    change.past = past;
    m_changes.push_back(std::move(change));
    note(record, def.key);
}

Result<void> Committer::flush()
{
    m_records = 0;
    if (m_changes.empty())
        return {};
    CommitRow commit = m_commit;
    commit.uuid = m_commit.uuid.isNull() ? m_ids.next(m_now) : m_commit.uuid;
    MILLRACE_TRY(m_journal.append(m_database, commit, m_changes));
    m_changes.clear();
    m_commit.uuid = {};
    m_commit.operationState.reset();
    m_version = m_journal.lastNo() + 1;
    return {};
}

Result<void> Committer::begin(const CommitRequest &request, const Author &author, Instant now)
{
    m_author = author;
    m_actor = author.session.actor;
    m_now = now;
    m_metadataBefore = m_metadata;
    m_changes.clear();
    m_records = 0;
    m_commit = {};
    m_commit.actor = m_actor;
    m_commit.recordedAt = now;
    m_commit.origin = request.origin;
    m_commit.cause = request.cause;
    m_commit.label = request.label;
    m_commit.schema = m_metadata->catalog->version();
    if (!author.isProgram && !author.session.viewedBy.isNull())
        return fail(ErrorCode::NotPermitted);
    // Until the person has come from the server, nobody knows what he may do.
    if (!author.isProgram && m_journal.follows() && !m_metadata->access->chart().people.contains(m_actor))
        return fail(ErrorCode::NotPermitted, {}, {{{}, QStringLiteral("before_first_sync"), {}, Severity::Error}});
    listenTo(author);
    lookAgain();
    return {};
}

/// NotPermitted as soon as one thing is not permitted: what else is wrong does not matter then.
static Error refusal(const CommitRequest &request, std::vector<Problem> problems)
{
    const auto denied =
        std::find_if(problems.begin(), problems.end(), [](const Problem &problem) { return isDenial(problem); });
    if (denied == problems.end())
        return {ErrorCode::ValidationFailed, {}, std::move(problems)};
    QStringList arguments{request.edits.empty() ? QString() : request.edits.front().entity};
    arguments += denied->arguments;
    return {ErrorCode::NotPermitted, std::move(arguments), std::move(problems)};
}

Result<CommitReceipt> Committer::apply(const CommitRequest &request, const Author &author, Instant now)
{
    CommitReceipt receipt;
    MILLRACE_TRY(begin(request, author, now));
    m_targets.clear();
    if (request.operation) {
        // The operation's first commit bears its id and its state; later ones only name it.
        m_commit.operation = *request.operation;
        MILLRACE_ASSIGN(const bool begun, m_journal.knows(m_database, *request.operation));
        if (!begun) {
            m_commit.uuid = *request.operation;
            m_commit.operationState = request.leaveOpen ? OperationState::Open : OperationState::Done;
        }
    } else {
        m_commit.uuid = m_ids.next(now);
        m_commit.operation = m_commit.uuid;
        m_commit.operationState = request.leaveOpen ? OperationState::Open : OperationState::Done;
    }
    if (request.uuid)
        m_commit.uuid = *request.uuid;
    m_commit.clientId = request.client;
    receipt.operation = m_commit.operation;
    const std::int64_t before = m_journal.lastNo();
    m_version = before + 1;

    std::vector<Problem> problems;
    for (const Edit &edit : request.edits) {
        const size_t changesBefore = m_changes.size();
        const size_t problemsBefore = problems.size();
        MILLRACE_TRY(applyEdit(edit, receipt, problems));
        for (size_t i = problemsBefore; i < problems.size() && request.edits.size() > 1; ++i)
            problems[i].edit = int(&edit - request.edits.data());
        receipt.changes += int(m_changes.size() - changesBefore);
        if (++m_records >= recordsPerCommit || m_changes.size() > changesPerCommit)
            MILLRACE_TRY(flush());
        // A new option or stage must be known to the edits after it; a run of options is read once, at its end.
        const bool more = &edit != &request.edits.back() && (&edit + 1)->entity == edit.entity;
        if (m_metadataTouched && !more)
            MILLRACE_TRY(afterMetadata());
    }
    if (refuses(problems))
        return fail(refusal(request, std::move(problems)));
    MILLRACE_TRY(flush());
    if (m_metadataTouched)
        MILLRACE_TRY(afterMetadata());
    MILLRACE_TRY(checkAdministrators());
    receipt.warnings = std::move(problems);
    receipt.lastCommit = m_journal.lastNo() > before ? m_journal.lastNo() : 0;
    MILLRACE_TRY(announce());
    return receipt;
}

/// Whether the author saw the record as it is now.
static void checkVersion(const Edit &edit, const Record &standing, std::vector<Problem> &problems)
{
    const auto version = standing.value(system_field::Version).valueOr<std::int64_t>();
    if (edit.version && *edit.version != version)
        problems.push_back({{}, versionRule(), {QString::number(version)}, Severity::Error});
}

Result<void> Committer::applyEdit(const Edit &edit, CommitReceipt &receipt, std::vector<Problem> &problems)
{
    MILLRACE_ASSIGN(const EntityPtr entity, m_metadata->catalog->require(edit.entity));
    if (edit.kind == Edit::Kind::Create) {
        if (m_sight)
            permitFields(m_sight->policy(), *entity, edit, m_commit.origin, problems);
        const PrepareContext context{m_metadata.get(), &m_dictionary, &m_ids, m_actor, m_now};
        PreparedCreation creation = prepareCreation(edit, entity, context);
        receipt.ids.push_back(creation.record.id());
        const bool refused = refuses(creation.problems);
        if (refused) // all problems at once
            MILLRACE_TRY(checkCreation(creation.record, creation.problems));
        problems.insert(problems.end(), creation.problems.begin(), creation.problems.end());
        return refused ? Result<void>() : create(creation, problems);
    }
    receipt.ids.push_back(edit.id);
    if (edit.kind == Edit::Kind::Update)
        return update(entity, edit, problems);
    MILLRACE_ASSIGN(std::optional<StoredRecord> stored, record_store::load(m_database, entity, edit.id));
    MILLRACE_ASSIGN(const bool seen, isSeen(*entity, edit.id));
    if (!stored || !seen)
        return fail(ErrorCode::NotFound, {edit.entity, edit.id.toString()});
    std::vector<Problem> denied;
    MILLRACE_TRY(permitRemoval(stored->record, edit.kind == Edit::Kind::Retract, denied));
    checkVersion(edit, stored->record, denied);
    if (!denied.empty()) {
        problems.insert(problems.end(), denied.begin(), denied.end());
        return {};
    }
    if (edit.kind == Edit::Kind::Delete)
        return bin(entity, std::move(*stored), edit.cascade, problems);
    if (edit.kind == Edit::Kind::Restore)
        return restore(entity, std::move(*stored), edit.cascade, problems);
    return retract(entity, std::move(*stored));
}

Result<void> Committer::create(PreparedCreation &creation, std::vector<Problem> &problems)
{
    Record &record = creation.record;
    const EntityPtr &entity = record.entity();
    std::vector<Problem> found;
    MILLRACE_TRY(checkCreation(record, found));
    problems.insert(problems.end(), found.begin(), found.end());
    if (refuses(found))
        return {};
    MILLRACE_ASSIGN(const RecordId root, rootOf(record));
    record.set(system_field::Root, root);
    record.set(system_field::Version, m_version);
    MILLRACE_TRY(permitNew(record, found));
    if (refuses(found)) {
        problems.insert(problems.end(), found.begin(), found.end());
        return {};
    }
    std::vector<Column> patched;
    appendColumns(entity->at(system_field::Root), root, {}, patched);
    creation.columns[system_field::Root] = patched.front();
    creation.columns[system_field::Version] = {Column::Kind::Integer, m_version, {}};

    MILLRACE_ASSIGN(const std::int64_t no, nextNumber(*entity));
    MILLRACE_TRY(record_store::insert(m_database, *entity, no, creation.columns));
    if (entity->searched && !record.isDeleted())
        MILLRACE_TRY(search_index::add(m_database, *entity, no, creation.text));
    for (ChangeRow &change : creation.changes) {
        change.root = root;
        m_changes.push_back(std::move(change));
    }
    m_targets.insert(record.id(), {root, record.isDeleted()});
    note(record, {});
    hearNew(record);
    return {};
}

Result<void> Committer::update(const EntityPtr &entity, const Edit &edit, std::vector<Problem> &problems)
{
    MILLRACE_ASSIGN(std::optional<StoredRecord> stored, record_store::load(m_database, entity, edit.id));
    MILLRACE_ASSIGN(const bool seen, isSeen(*entity, edit.id));
    if (!stored || !seen)
        return fail(ErrorCode::NotFound, {edit.entity, edit.id.toString()});
    const Record before = stored->record;
    Record &record = stored->record;
    std::vector<int> changed;
    std::vector<std::pair<const FieldEdit *, Value>> past;
    for (const FieldEdit &field : edit.fields) {
        if (isDerivedField(field.field) || field.field == system_field::DeletedAt)
            continue;
        if (field.at && field.standing != FieldEdit::Standing::Present) {
            MILLRACE_ASSIGN(const bool later, laterStepKnown(before, field));
            if (later || field.standing == FieldEdit::Standing::Past) {
                past.emplace_back(&field, field.now);
                continue;
            }
        }
        record.set(field.field, field.now);
        if (!(record.value(field.field) == before.value(field.field)))
            changed.push_back(field.field);
    }
    std::vector<Problem> found;
    checkVersion(edit, before, found);
    if (before.isDeleted() && !changed.empty() && edit.cascade)
        found.push_back({{}, QStringLiteral("in_bin"), {before.title()}, Severity::Error});
    checkRecord(record, &before, changed, *m_metadata, found);
    MILLRACE_TRY(checkReferences(record, changed, found));
    MILLRACE_TRY(checkUnique(record, changed, found));
    MILLRACE_ASSIGN(const RecordId root, rootOf(record));
    record.set(system_field::Root, root);
    std::vector<int> touched = changed;
    for (const auto &[field, value] : past)
        touched.push_back(field->field);
    MILLRACE_TRY(permitChange(before, record, touched, found));
    problems.insert(problems.end(), found.begin(), found.end());
    if (refuses(found) || touched.empty())
        return {};

    const auto editOf = [&edit](int index) {
        const auto it = std::find_if(edit.fields.rbegin(), edit.fields.rend(),
                                     [index](const FieldEdit &field) { return field.field == index; });
        return it == edit.fields.rend() ? nullptr : &*it;
    };
    const RecordId oldRoot = before.root();
    const bool moved = root != oldRoot;
    for (const int index : changed)
        journal(record, index, before.value(index), record.value(index), editOf(index));
    for (const auto &[field, value] : past)
        journal(record, field->field, Value(), value, field, true);
    if (moved)
        journal(record, system_field::Root, oldRoot, root);
    if (changed.empty())
        return {};

    record.set(system_field::UpdatedAt, m_now);
    record.set(system_field::UpdatedBy, m_actor);
    record.set(system_field::Version, m_version);
    std::vector<int> written = changed;
    written.insert(written.end(), {system_field::UpdatedAt, system_field::UpdatedBy, system_field::Version});
    if (moved)
        written.push_back(system_field::Root);
    // The rate of an amount is that of the field's own date: a new date re-prices it.
    for (const FieldDef &field : entity->fields)
        if (field.type == FieldType::Money && !field.dateField.isEmpty() &&
            std::find(written.begin(), written.end(), field.index) == written.end())
            if (const FieldDef *date = entity->field(field.dateField))
                if (std::find(changed.begin(), changed.end(), date->index) != changed.end())
                    written.push_back(field.index);
    MILLRACE_TRY(record_store::update(m_database, stored->no, record, written, baseAmounts()));

    const bool sought = std::any_of(changed.begin(), changed.end(), [&](int i) { return entity->at(i).searchable; });
    if (sought && !record.isDeleted()) {
        MILLRACE_TRY(search_index::remove(m_database, *entity, stored->no, search_index::textOf(before)));
        MILLRACE_TRY(search_index::add(m_database, *entity, stored->no, search_index::textOf(record)));
    }
    m_targets.insert(record.id(), {root, record.isDeleted()});
    hearChange(before, record, changed);
    if (moved)
        MILLRACE_TRY(reroot(entity, record.id(), oldRoot));
    return {};
}

Result<CommitReceipt> Committer::applyPrepared(std::vector<PreparedCreation> &creations, const CommitRequest &request,
                                               const Author &author, Instant now, std::vector<Refused> &refused)
{
    CommitReceipt receipt;
    MILLRACE_TRY(begin(request, author, now));
    m_listens = false;
    m_commit.uuid = m_ids.next(now);
    m_commit.operation = request.operation.value_or(m_commit.uuid);
    MILLRACE_ASSIGN(const bool begun, m_journal.knows(m_database, m_commit.operation));
    if (!begun) {
        m_commit.uuid = m_commit.operation;
        m_commit.operationState = OperationState::Open;
    }
    receipt.operation = m_commit.operation;
    m_version = m_journal.lastNo() + 1;
    if (m_targets.size() > 200'000)
        m_targets.clear();
    for (size_t i = 0; i < creations.size(); ++i) {
        std::vector<Problem> problems;
        MILLRACE_TRY(create(creations[i], problems));
        receipt.ids.push_back(creations[i].record.id());
        if (refuses(problems))
            refused.push_back({i, std::move(problems)});
        else
            receipt.warnings.insert(receipt.warnings.end(), problems.begin(), problems.end());
    }
    receipt.changes = int(m_changes.size());
    MILLRACE_TRY(flush());
    receipt.lastCommit = m_journal.lastNo();
    if (m_metadataTouched)
        MILLRACE_TRY(afterMetadata());
    MILLRACE_TRY(checkAdministrators());
    return receipt;
}

Result<void> Committer::endOperation(const RecordId &operation, OperationState state)
{
    return m_journal.setOperationState(m_database, operation, state);
}

Result<void> Committer::rewind()
{
    m_changes.clear();
    m_targets.clear();
    m_lastNumbers.clear();
    m_notice = {};
    m_noticed = 0;
    m_metadataTouched = m_ratesTouched = m_fieldsTouched = false;
    MILLRACE_ASSIGN(m_dictionary, Dictionary::load(m_database));
    MILLRACE_ASSIGN(m_metadata, loadMetadata(m_database, m_metadata->rates.base, m_definitions));
    return m_journal.rewind(m_database);
}

Result<void> Committer::reload()
{
    MILLRACE_TRY(rewind());
    m_notice.everything = true;
    m_notice.catalogChanged = true;
    return {};
}

Result<void> Committer::afterMetadata()
{
    const bool rates = m_ratesTouched;
    const bool fields = m_fieldsTouched;
    m_metadataTouched = m_ratesTouched = m_fieldsTouched = false;
    MILLRACE_ASSIGN(m_metadata, loadMetadata(m_database, m_metadata->rates.base, m_definitions));
    if (fields) {
        MILLRACE_TRY(applyCatalog(m_database, *m_metadata->catalog));
        MILLRACE_TRY(m_dictionary.extend(m_database, *m_metadata->catalog));
        m_notice.catalogChanged = true;
        m_catalogGrew = true;
    }
    if (rates)
        MILLRACE_TRY(rewriteBaseAmounts());
    // What was changed may be the author's own rights.
    lookAgain();
    return {};
}

} // namespace millrace
