// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/import_writer.h"

#include "core/records/validate.h"
#include "core/schema/builtin/option.h"
#include "core/workspace/prepare.h"

namespace millrace::interchange {

namespace {

constexpr size_t rowsPerBatch = 500;

/// The snapshot with one more option, stage, pipeline or user.
MetadataPtr metadataWith(const MetadataPtr &metadata, const Record &record)
{
    if (!isMetadataEntity(record.entity()->key))
        return metadata;
    auto extended = std::make_shared<Metadata>(*metadata);
    const QString &entity = record.entity()->key;
    const auto text = [&record](const FieldKey<QString> &key) { return record.value(key).value_or(QString()); };
    if (entity == QLatin1String("stage")) {
        extended->stages.insert(record.id(), record);
    } else if (entity == QLatin1String("pipeline")) {
        extended->pipelines.insert(record.id(), record);
    } else if (entity == QLatin1String("user")) {
        extended->users.insert(record.id(), record.title());
    } else if (entity == QLatin1String("option")) {
        OptionInfo made;
        made.id = record.id();
        made.key = text(option::key);
        made.label = text(option::label);
        made.labelZh = text(option::labelZh);
        made.order = record.value(option::order).value_or(0);
        extended->addOption(text(option::field), std::move(made));
        extended->sortOptions();
    }
    return extended;
}

} // namespace

ImportWriter::ImportWriter(Workspace &workspace, Session session, Operation *operation, ImportDraft *draft)
    : m_workspace(workspace), m_session(std::move(session)), m_operation(operation),
      m_draft(operation ? nullptr : draft),
      m_metadata(m_draft && m_draft->metadata ? m_draft->metadata : workspace.metadata())
{
}

/// A dry run goes on as if the record were there.
void ImportWriter::noteDrafted(const Record &record)
{
    if (!m_draft)
        return;
    m_draft->records[record.entity()->key].push_back(record);
    m_draft->metadata = m_metadata;
}

std::vector<Problem> ImportWriter::checked(const Edit &edit, Record &record) const
{
    std::vector<int> changed;
    for (const FieldEdit &field : edit.fields) {
        record.set(field.field, field.now);
        changed.push_back(field.field);
    }
    for (const FieldEdit &step : edit.steps) {
        record.set(step.field, step.now);
        changed.push_back(step.field);
    }
    for (const FieldDef &field : record.entity()->fields)
        if (!field.fallback.isEmpty() && record.value(field.index).isEmpty())
            if (auto value = valueFromText(field, field.fallback, m_metadata->rates.base))
                record.set(field.index, std::move(*value));
    std::vector<Problem> problems;
    checkRecord(record, nullptr, changed, *m_metadata, problems);
    return problems;
}

std::vector<Problem> ImportWriter::need(Edit edit)
{
    Record record(m_metadata->catalog->entity(edit.entity), edit.id);
    std::vector<Problem> problems = checked(edit, record);
    if (refuses(problems))
        return problems;
    m_metadata = metadataWith(m_metadata, record);
    noteDrafted(record);
    if (m_operation)
        m_needs.push_back(std::move(edit));
    return problems;
}

void ImportWriter::amend(Record record, Edit edit)
{
    for (const FieldEdit &field : edit.fields)
        record.set(field.field, field.now);
    m_metadata = metadataWith(m_metadata, record);
    noteDrafted(record);
    if (m_operation)
        m_needs.push_back(std::move(edit));
}

Result<void> ImportWriter::create(Edit edit, qint64 tag)
{
    m_creations.push_back(std::move(edit));
    m_tags.push_back(tag);
    return m_creations.size() >= rowsPerBatch ? flush() : Result<void>();
}

Result<void> ImportWriter::update(Edit edit, qint64 tag)
{
    m_updates.push_back({std::move(edit), tag});
    return m_updates.size() >= rowsPerBatch ? flush() : Result<void>();
}

Result<void> ImportWriter::sendNeeds()
{
    if (m_needs.empty())
        return {};
    MILLRACE_TRY(m_operation->apply(std::exchange(m_needs, {})));
    m_metadata = m_workspace.metadata();
    return {};
}

Result<void> ImportWriter::flush()
{
    if (isDry()) {
        MILLRACE_TRY(checkCreations());
        return checkUpdates();
    }
    MILLRACE_TRY(sendNeeds());
    if (!m_creations.empty()) {
        std::vector<Verdict> verdicts = m_operation->load(std::exchange(m_creations, {}), m_tags);
        m_tags.clear();
        std::move(verdicts.begin(), verdicts.end(), std::back_inserter(m_verdicts));
    }
    return sendUpdates();
}

Result<void> ImportWriter::settle()
{
    MILLRACE_TRY(flush());
    if (isDry())
        return {};
    MILLRACE_ASSIGN(std::vector<Verdict> verdicts, m_operation->settle());
    std::move(verdicts.begin(), verdicts.end(), std::back_inserter(m_verdicts));
    m_metadata = m_workspace.metadata();
    return {};
}

Result<void> ImportWriter::sendUpdates()
{
    if (m_updates.empty())
        return {};
    // A row may change a record that a row before it made.
    MILLRACE_ASSIGN(std::vector<Verdict> verdicts, m_operation->settle());
    std::move(verdicts.begin(), verdicts.end(), std::back_inserter(m_verdicts));
    std::vector<Tagged> updates = std::exchange(m_updates, {});
    MILLRACE_TRY(dropUnchanged(updates));
    return updates.empty() ? Result<void>() : apply(updates.begin(), updates.end());
}

/// What a record holds already is no update of it, unless an earlier row of the batch changes that record.
Result<void> ImportWriter::dropUnchanged(std::vector<Tagged> &updates)
{
    QSet<RecordId> touched;
    std::vector<Tagged> changing;
    for (Tagged &update : updates) {
        const Edit &edit = update.edit;
        bool changes = !edit.steps.empty() || touched.contains(edit.id);
        if (!changes) {
            const auto before = m_workspace.record(m_session, edit.entity, edit.id);
            if (!before && before.error().code != ErrorCode::NotFound)
                return fail(before.error());
            Record record = before.value_or(Record());
            changes = record.isNull() || record.isDeleted();
            for (const FieldEdit &field : edit.fields) {
                if (changes)
                    break;
                record.set(field.field, field.now);
                changes = !(record.value(field.field) == before->value(field.field));
            }
        }
        if (!changes)
            continue;
        touched.insert(edit.id);
        m_changed.insert(update.tag);
        changing.push_back(std::move(update));
    }
    updates = std::move(changing);
    return {};
}

Result<void> ImportWriter::apply(std::vector<Tagged>::iterator begin, std::vector<Tagged>::iterator end)
{
    std::vector<Edit> edits;
    for (auto it = begin; it != end; ++it)
        edits.push_back(it->edit);
    const auto receipt = m_operation->apply(std::move(edits));
    const bool one = end - begin == 1;
    if (receipt) {
        if (one && !receipt->warnings.empty())
            m_verdicts.push_back({begin->tag, receipt->warnings, false});
        return {};
    }
    const bool refused = receipt.error().code == ErrorCode::ValidationFailed ||
                         receipt.error().code == ErrorCode::NotFound || !receipt.error().problems.empty();
    if (!refused)
        return fail(receipt.error());
    if (one) {
        std::vector<Problem> problems = receipt.error().problems;
        if (problems.empty())
            problems.push_back({{}, QStringLiteral("not_found"), {}, Severity::Error});
        m_verdicts.push_back({begin->tag, std::move(problems), true});
        return {};
    }
    // The verdict does not name the row: halve until it does.
    const auto middle = begin + (end - begin) / 2;
    MILLRACE_TRY(apply(begin, middle));
    return apply(middle, end);
}

Result<void> ImportWriter::checkUnique(const Record &record, std::vector<Problem> &problems)
{
    for (const FieldDef &field : record.entity()->fields) {
        if (!field.unique || record.value(field.index).isEmpty())
            continue;
        const std::pair key(record.entity()->key, field.index);
        if (!m_taken.contains(key)) {
            QHash<QString, RecordId> &taken = m_taken[key];
            Query query;
            query.entity = record.entity()->key;
            query.fields = {{{field.key}}};
            MILLRACE_TRY(m_workspace.forEachRow(m_session, query, [&](const Row &row) {
                taken.insert(valueToText(field, row.cells.front()), row.id);
                return true;
            }));
            if (m_draft)
                for (const Record &drafted : m_draft->records.value(record.entity()->key))
                    if (!drafted.value(field.index).isEmpty())
                        taken.insert(valueToText(field, drafted.value(field.index)), drafted.id());
        }
        QHash<QString, RecordId> &taken = m_taken[key];
        const QString text = valueToText(field, record.value(field.index));
        const auto holder = taken.constFind(text);
        if (holder == taken.constEnd())
            taken.insert(text, record.id());
        else if (*holder != record.id())
            problems.push_back({field.key, QStringLiteral("unique"), {text}, Severity::Error});
    }
    return {};
}

Result<void> ImportWriter::checkCreations()
{
    for (size_t i = 0; i < m_creations.size(); ++i) {
        const Edit &edit = m_creations[i];
        Record record(m_metadata->catalog->entity(edit.entity), edit.id);
        std::vector<Problem> problems = checked(edit, record);
        if (!refuses(problems))
            MILLRACE_TRY(checkUnique(record, problems));
        if (m_draft && !refuses(problems)) {
            m_metadata = metadataWith(m_metadata, record);
            noteDrafted(record);
        }
        if (!problems.empty()) {
            const bool refused = refuses(problems);
            m_verdicts.push_back({m_tags[i], std::move(problems), refused});
        }
    }
    m_creations.clear();
    m_tags.clear();
    return {};
}

Result<void> ImportWriter::checkUpdates()
{
    for (const Tagged &update : std::exchange(m_updates, {})) {
        const auto before = m_workspace.record(m_session, update.edit.entity, update.edit.id);
        // A record that this dry run would have made is not there to be compared.
        if (!before && before.error().code == ErrorCode::NotFound) {
            m_changed.insert(update.tag);
            continue;
        }
        if (!before)
            return fail(before.error());
        Record record = *before;
        std::vector<int> changed;
        for (const FieldEdit &field : update.edit.fields) {
            record.set(field.field, field.now);
            if (!(record.value(field.field) == before->value(field.field)))
                changed.push_back(field.field);
        }
        if (!changed.empty() || !update.edit.steps.empty())
            m_changed.insert(update.tag);
        std::vector<Problem> problems;
        checkRecord(record, &*before, changed, *m_metadata, problems);
        MILLRACE_TRY(checkUnique(record, problems));
        if (!problems.empty()) {
            const bool refused = refuses(problems);
            m_verdicts.push_back({update.tag, std::move(problems), refused});
        }
    }
    return {};
}

} // namespace millrace::interchange
