// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/import_run.h"

#include "core/interchange/import_repeat.h"
#include "core/records/validate.h"
#include "core/schema/builtin/opportunity.h"

namespace millrace::interchange {

namespace {

constexpr size_t rowsBetweenVerdicts = 500;

QStringList namesOfRow(const Edit &edit, const EntityDef &entity)
{
    QStringList names;
    const FieldDef *external = entity.field(opportunity::externalId.name());
    for (const FieldEdit &field : edit.fields)
        if (field.field == entity.titleFields.front() || (external && field.field == external->index))
            names << field.now.valueOr<QString>();
    return names;
}

} // namespace

ImportRun::ImportRun(Workspace &workspace, const ImportOptions &options, Operation *operation, ImportDraft *draft)
    : m_workspace(workspace), m_options(options), m_writer(workspace, options.session, operation, draft)
{
}

bool ImportRun::advance(qint64 position, int pass)
{
    m_options.progress.step(pass * m_size + position, m_size * m_passes);
    return !m_options.progress.isCancelled();
}

ImportRun &ImportRun::of(const QString &content)
{
    m_content = content;
    return *this;
}

/// Rows that are new whatever is there are there twice when they come twice.
Result<void> ImportRun::noteRepetition()
{
    if (m_options.mode != ImportMode::Create)
        return {};
    MILLRACE_ASSIGN(const auto earlier, earlierImport(m_workspace, m_content));
    if (earlier)
        m_notes.count("imported_before", saidOfImport(*earlier, m_options.session.zone), 0, 0);
    return {};
}

Result<ImportReport> ImportRun::run()
{
    MILLRACE_ASSIGN(const std::unique_ptr<TableSource> source, openTable(m_options));
    m_size = source->size();
    const QStringList headers = source->headers();
    MILLRACE_TRY(settleMapping(headers));
    MILLRACE_ASSIGN(const QString key, keyField());
    m_report.entity = m_entity->key;
    m_report.path = m_options.path;
    m_report.dryRun = m_writer.isDry();
    MILLRACE_TRY(noteRepetition());
    noteColumns(headers);
    for (const FieldDef &field : m_entity->fields)
        if (field.root && !field.expected)
            m_roots.push_back(field.index);

    m_passes = 2;
    MILLRACE_ASSIGN(const std::vector<ColumnFacts> facts,
                    columnFacts(m_options, m_mapping, *m_entity, headers,
                                [this](qint64 position) { return advance(position, 0); }));
    for (int i = 0; i < headers.size(); ++i)
        if (const auto &dates = facts[size_t(i)].dates; dates && (dates->ambiguous || dates->contradictory)) {
            const QString order = dateOrderWord(dates->format.order);
            if (dates->ambiguous)
                m_notes.count("ambiguous_dates", {headers[i], dates->example, order}, 0, dates->dates);
            else
                m_notes.count("contradictory_dates", {headers[i], order}, 0, dates->unreadable);
        }
    RowBuilder::Setting setting;
    setting.workspace = &m_workspace;
    setting.session = m_options.session;
    setting.entity = m_entity;
    setting.mapping = &m_mapping;
    setting.key = key;
    setting.onlyUpdates = m_options.mode == ImportMode::Update;
    setting.now = m_workspace.clock().now();
    RowBuilder builder(std::move(setting), headers, facts, m_writer, m_notes);
    MILLRACE_TRY(importRows(*source, builder));
    MILLRACE_TRY(resolveDeferred(builder));
    MILLRACE_TRY(linkBack());
    builder.noteSuspects();
    m_report.made = builder.made();
    m_report.encoding = source->encoding();
    m_report.encodingCertainty = source->encodingCertainty();
    m_report.delimiter = source->delimiter();
    m_report.sheet = source->sheet();
    m_report.sheets = source->sheets();
    if (m_report.sheets.size() > 1 && m_options.sheet.isEmpty()) {
        QStringList others = m_report.sheets;
        others.removeOne(m_report.sheet);
        m_notes.count("sheet_taken", QStringList{m_report.sheet} + others, 0);
    }
    if (!m_options.encoding && m_report.encodingCertainty < 0.7)
        m_notes.count("encoding_unsure",
                      {encodingName(m_report.encoding), QString::number(qRound(m_report.encodingCertainty * 100))}, 0);
    noteTable(source->notes());
    MILLRACE_TRY(writeErrors());
    summarise();
    if (!advance(m_size, 1))
        return fail(ErrorCode::Cancelled);
    return std::move(m_report);
}

Result<void> ImportRun::settleMapping(const QStringList &headers)
{
    const Catalog &catalog = *m_writer.metadata()->catalog;
    QString entity = m_options.entity;
    if (m_options.mapping) {
        m_mapping = *m_options.mapping;
        if (entity.isEmpty())
            entity = m_mapping.entity;
        if (m_mapping.entity.isEmpty())
            m_mapping.entity = entity;
        if (m_mapping.entity != entity)
            return fail(ErrorCode::InvalidArgument, {QStringLiteral("entity"), m_mapping.entity, entity});
    }
    MILLRACE_ASSIGN(m_entity, catalog.require(entity));
    if (!m_entity->importable && !m_entity->customizable && !m_entity->metadata)
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("entity"), entity});
    if (!m_options.mapping) {
        MatchedColumns matched = matchColumns(headers, *m_entity, catalog);
        m_mapping = std::move(matched.mapping);
        m_report.columns = std::move(matched.matches);
        return {};
    }
    MILLRACE_TRY(checkMapping(m_mapping, catalog));
    QStringList missing;
    const auto require = [&](const QString &column) {
        if (!column.isEmpty() && !headers.contains(column) && !missing.contains(column))
            missing << column;
    };
    for (const ColumnMapping &column : m_mapping.columns) {
        require(column.column);
        require(column.currencyColumn);
        if (!column.field.isEmpty())
            m_report.columns.push_back({column.column,
                                        column.of.isEmpty() ? column.field : column.of + u'.' + column.field, 1.0,
                                        ColumnMatch::How::Mapping});
    }
    for (const StageStepMapping &step : m_mapping.stageHistory) {
        require(step.stageColumn);
        require(step.at);
    }
    if (!missing.isEmpty())
        return fail(ErrorCode::FileFormat, QStringList{m_options.path, QStringLiteral("missing_columns")} + missing);
    return {};
}

Result<QString> ImportRun::keyField() const
{
    if (!m_options.key.isEmpty() && !m_entity->field(m_options.key))
        return fail(ErrorCode::UnknownField, {m_entity->key, m_options.key});
    if (m_options.mode == ImportMode::Create)
        return QString();
    const auto mapped = [this](const QString &field) {
        return std::any_of(m_mapping.columns.begin(), m_mapping.columns.end(),
                           [&](const ColumnMapping &column) { return column.field == field && column.of.isEmpty(); });
    };
    QString key = m_options.key.isEmpty() ? m_mapping.key : m_options.key;
    if (key.isEmpty())
        for (const QString &candidate : {m_entity->at(system_field::Id).key, opportunity::externalId.name()})
            if (key.isEmpty() && mapped(candidate))
                key = candidate;
    if (key.isEmpty())
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("key")});
    if (!m_entity->field(key))
        return fail(ErrorCode::UnknownField, {m_entity->key, key});
    if (!mapped(key))
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("key"), key});
    return key;
}

void ImportRun::noteColumns(const QStringList &headers)
{
    for (const ColumnMatch &match : m_report.columns)
        if (match.certainty < 0.7)
            m_notes.count("column_unsure", {match.column, match.field, QString::number(qRound(match.certainty * 100))},
                          0);
    for (int i = 0; i < headers.size(); ++i)
        if (!m_mapping.reads(headers[i]) && headers[i] != problemsColumn)
            m_unread.emplace_back(i, 0);
}

Result<void> ImportRun::importRows(TableSource &source, RowBuilder &builder)
{
    TableRow row;
    BuiltRow built;
    for (;;) {
        MILLRACE_ASSIGN(const bool more, source.next(row));
        if (!more)
            break;
        for (auto &[column, filled] : m_unread)
            filled += row.cells[size_t(column)].isEmpty() ? 0 : 1;
        MILLRACE_TRY(takeRow(row, builder, built));
        if (m_lines.size() % rowsBetweenVerdicts == 0) {
            takeVerdicts(false);
            if (!advance(source.position(), 1))
                return fail(ErrorCode::Cancelled);
        }
    }
    MILLRACE_TRY(m_writer.settle());
    takeVerdicts(false);
    for (const auto &[column, filled] : m_unread) {
        const QString &header = source.headers()[column];
        QString why = m_mapping.ignored.value(header);
        if (why.isEmpty())
            why = m_options.mapping ? QStringLiteral("not_in_mapping") : QStringLiteral("not_matched");
        m_notes.count("not_imported", {header, why}, 0, filled);
    }
    return {};
}

Result<void> ImportRun::takeRow(const TableRow &row, RowBuilder &builder, BuiltRow &built)
{
    const qint64 tag = qint64(m_lines.size());
    m_lines.push_back(row.line);
    m_fates.push_back(Fate::Skipped);
    m_notes.beginRow(tag);
    MILLRACE_TRY(builder.build(row, built));
    if (refuses(built.problems)) {
        refuse(tag, std::move(built.problems));
        return {};
    }
    const QString &key = builder.keyField();
    if (!built.matched && m_options.mode == ImportMode::Update) {
        m_notes.count(built.key.isEmpty() ? "without_key" : "no_match", {key}, row.line);
        return {};
    }
    if (built.matched && m_options.mode == ImportMode::Skip) {
        m_notes.count("there_already", {key}, row.line);
        return {};
    }
    for (const BackReference &back : built.backs)
        m_backs.emplace_back(tag, back);
    for (DeferredReference &reference : built.deferred)
        m_pending.push_back({tag, built.edit.id, std::move(reference)});
    if (built.matched) {
        m_fates.back() = Fate::Updated;
        return m_writer.update(std::move(built.edit), tag);
    }
    const bool related = m_roots.empty() ||
                         std::any_of(built.edit.fields.begin(), built.edit.fields.end(), [this](const FieldEdit &edit) {
                             return std::count(m_roots.begin(), m_roots.end(), edit.field) > 0;
                         });
    if (!related && built.deferred.empty())
        m_notes.count("unrelated", {}, row.line);
    if (builder.hasDeferred())
        m_named.push_back({tag, built.edit.id, namesOfRow(built.edit, *m_entity)});
    m_fates.back() = Fate::Created;
    if (!m_writer.isDry() && m_made.size() < ImportReport::maxNewRecords)
        m_made.emplace_back(tag, built.edit.id);
    return m_writer.create(std::move(built.edit), tag);
}

void ImportRun::refuse(qint64 tag, std::vector<Problem> problems)
{
    m_fates[size_t(tag)] = Fate::Failed;
    std::vector<Problem> &kept = m_refused[tag];
    kept.insert(kept.end(), problems.begin(), problems.end());
}

void ImportRun::takeVerdicts(bool late)
{
    for (ImportWriter::Verdict &verdict : m_writer.takeVerdicts()) {
        // Late ones are of references within the file: the row itself is in.
        if (verdict.refused && !late) {
            refuse(verdict.tag, std::move(verdict.problems));
            continue;
        }
        m_notes.beginRow(verdict.tag);
        for (const Problem &problem : verdict.problems)
            m_notes.finding(problem, m_lines[size_t(verdict.tag)]);
    }
}

/// The other ends of relations that this file holds: records that were there become what rows say of them.
Result<void> ImportRun::linkBack()
{
    for (auto &[tag, back] : m_backs) {
        if (m_fates[size_t(tag)] == Fate::Failed)
            continue;
        Edit edit = Edit::update(back.holder, back.record);
        edit.fields.push_back({back.field, Value(back.row), std::nullopt, true});
        MILLRACE_TRY(m_writer.update(std::move(edit), tag));
    }
    MILLRACE_TRY(m_writer.settle());
    takeVerdicts(true);
    return {};
}

Result<void> ImportRun::resolveDeferred(RowBuilder &builder)
{
    if (m_pending.empty())
        return {};
    QSet<ReferenceFinder *> finders;
    for (const PendingReference &pending : m_pending)
        finders.insert(pending.reference.finder.get());
    for (ReferenceFinder *finder : finders)
        for (const NamedRow &row : m_named)
            if (m_fates[size_t(row.tag)] == Fate::Created && !finder->knows(row.id))
                for (const QString &name : row.names)
                    finder->add(name, row.id);
    for (const PendingReference &pending : m_pending) {
        if (m_fates[size_t(pending.tag)] == Fate::Failed)
            continue;
        const DeferredReference &reference = pending.reference;
        const QString &field = m_entity->at(reference.field).key;
        const qint64 line = m_lines[size_t(pending.tag)];
        m_notes.beginRow(pending.tag);
        MILLRACE_ASSIGN(const ReferenceFinder::Found found, reference.finder->find(reference.text));
        if (found.candidates > 1)
            m_notes.value("ambiguous_reference", field, reference.text, line);
        RecordId id = found.id;
        if (id.isNull() && reference.create)
            id = builder.make(*reference.finder, reference.text, nullptr);
        if (id.isNull()) {
            m_notes.value("unknown_reference", field, reference.text, line);
            continue;
        }
        Edit edit = Edit::update(m_entity, pending.id);
        edit.fields.push_back({reference.field, Value(id), std::nullopt, true});
        MILLRACE_TRY(m_writer.update(std::move(edit), pending.tag));
    }
    MILLRACE_TRY(m_writer.settle());
    takeVerdicts(true);
    return {};
}

} // namespace millrace::interchange
