// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/cell_parse.h"
#include "core/interchange/row_builder_plan.h"
#include "core/records/validate.h"
#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/option.h"

namespace millrace::interchange {

namespace {

/// Remembering every value would hold the whole column of a large file.
constexpr qsizetype knownAtMost = 200'000;

} // namespace

RecordId RowBuilder::make(ReferenceFinder &finder, const QString &cell, std::vector<Problem> *problems)
{
    const QString text = cell.trimmed();
    const int nameField = finder.nameField();
    if (nameField < 0)
        return {};
    const EntityPtr &entity = finder.entity();
    Edit edit = Edit::create(entity);
    edit.id = nextId();
    auto value = valueFromText(entity->at(nameField), text, m_base);
    if (!value)
        return {};
    edit.fields.push_back({nameField, std::move(*value), std::nullopt, true});
    // Found by something else than its name, a record still needs a name.
    const FieldDef &title = entity->at(entity->titleFields.front());
    if (title.required && title.index != nameField)
        edit.fields.push_back({title.index, Value(text), std::nullopt, true});
    const RecordId id = edit.id;
    std::vector<Problem> found = m_writer.need(std::move(edit));
    if (refuses(found)) {
        if (problems)
            *problems = std::move(found);
        return {};
    }
    finder.add(text, id);
    ++m_made[entity->key];
    m_notes.value("made", entity->key, text, 0);
    return id;
}

bool RowBuilder::mayMake(const BuiltRow &built)
{
    // Nothing is made for a row that will be refused anyway.
    if (refuses(built.problems))
        return false;
    std::vector<Problem> problems;
    for (const FieldEdit &field : built.edit.fields)
        checkValue(m_setting.entity->at(field.field), field.now, problems);
    const FieldDef &title = m_setting.entity->at(m_setting.entity->titleFields.front());
    return !refuses(problems) && (built.matched || !title.required || valueIn(built.edit, title.index));
}

Result<std::optional<RecordId>> RowBuilder::referenced(ColumnPlan &plan, const QString &text, qint64 line,
                                                       BuiltRow &built)
{
    auto known = plan.known.constFind(text);
    ReferenceFinder::Found found;
    if (known != plan.known.constEnd()) {
        found = *known;
    } else {
        MILLRACE_ASSIGN(found, plan.finder->find(text));
        if (found.candidates > 0 && plan.known.size() < knownAtMost)
            plan.known.insert(text, found);
    }
    if (found.candidates > 1)
        m_notes.value("ambiguous_reference", plan.field->key, text, line);
    if (found.candidates > 0)
        return std::optional(found.id);
    if (plan.self) {
        built.deferred.push_back({plan.field->index, text, plan.create, plan.finder});
        return std::optional<RecordId>();
    }
    if (plan.create) {
        if (!mayMake(built))
            return std::optional<RecordId>();
        std::vector<Problem> problems;
        const RecordId id = make(*plan.finder, text, &problems);
        if (!id.isNull())
            return std::optional(id);
        QStringList arguments{text.left(200)};
        for (const Problem &problem : problems)
            arguments << problem.field + u':' + problem.rule;
        built.problems.push_back({plan.field->key, QStringLiteral("reference_unmakeable"), arguments, Severity::Error});
        return std::optional<RecordId>();
    }
    if (plan.field->required)
        built.problems.push_back(
            {plan.field->key, QStringLiteral("unknown_reference"), {text.left(200)}, Severity::Error});
    else
        m_notes.value("unknown_reference", plan.field->key, text, line);
    return std::optional<RecordId>();
}

std::optional<QString> RowBuilder::chosen(ColumnPlan &plan, const QString &text, qint64, BuiltRow &built)
{
    plan.choices->note(text);
    if (auto key = plan.choices->find(text))
        return key;
    if (plan.create && !mayMake(built))
        return std::nullopt;
    const auto option = plan.create ? plan.choices->make(text) : std::nullopt;
    if (!option) {
        built.problems.push_back({plan.field->key, QStringLiteral("choice"), {text.left(200)}, Severity::Error});
        return std::nullopt;
    }
    const EntityPtr entity = m_writer.metadata()->catalog->entity(u"option");
    Edit edit = Edit::create(entity);
    edit.id = nextId();
    edit.with(*entity, option::field, plan.field->optionList).with(*entity, option::key, option->key);
    edit.with(*entity, option::label, option->label).with(*entity, option::order, option->order);
    if (option->label[0].script() == QChar::Script_Han)
        edit.with(*entity, option::labelZh, option->label);
    m_writer.need(std::move(edit));
    ++m_made[entity->key];
    m_notes.value("new_option", plan.field->key, text, 0);
    return option->key;
}

Result<void> RowBuilder::lookUp(ColumnPlan &plan, const TableRow &row, BuiltRow &built)
{
    if (plan.field->index == system_field::Id)
        return {};
    const QString text = cellOf(plan, row).trimmed();
    if (text.isEmpty())
        return {};
    const bool several = plan.field->type == FieldType::References || plan.field->type == FieldType::MultiChoice;
    const QStringList parts = several ? splitValues(text) : QStringList{text};
    Value value;
    if (plan.choices) {
        QStringList keys;
        for (const QString &part : parts)
            if (auto key = chosen(plan, part, row.line, built))
                keys << *key;
        if (!keys.isEmpty())
            value = several ? Value(Choices::of(keys)) : Value(keys.front());
    } else {
        std::vector<RecordId> ids;
        for (const QString &part : parts) {
            MILLRACE_ASSIGN(const auto id, referenced(plan, part, row.line, built));
            if (id)
                ids.push_back(*id);
        }
        if (!ids.empty())
            value = several ? Value(RecordIds::of(std::move(ids))) : Value(ids.front());
    }
    if (!value.isEmpty())
        built.edit.fields.push_back({plan.field->index, std::move(value), std::nullopt, true});
    return {};
}

Result<void> RowBuilder::placeInPipeline(const TableRow &row, BuiltRow &built)
{
    const auto defaultOf = [this](int field) -> QString {
        for (const ColumnPlan &plan : m_defaults)
            if (plan.field->index == field)
                return plan.constant;
        return {};
    };
    const QString stageText = m_stagePlan ? cellOf(*m_stagePlan, row).trimmed() : QString();
    const bool moves = !stageText.isEmpty() || !m_history.empty();
    QString pipelineText = m_pipelinePlan ? cellOf(*m_pipelinePlan, row).trimmed() : QString();
    if (built.matched && !moves && pipelineText.isEmpty())
        return {};
    const bool makes = mayMake(built);
    RecordId pipeline;
    if (pipelineText.isEmpty() && built.matched) {
        const auto record = m_setting.workspace->record(m_setting.session, m_setting.entity->key, built.edit.id);
        pipeline = record ? record->value(m_pipelineField).valueOr<RecordId>() : RecordId();
    }
    if (pipelineText.isEmpty())
        pipelineText = defaultOf(m_pipelineField);
    if (pipeline.isNull() && !pipelineText.isEmpty())
        pipeline = m_stages.pipeline(pipelineText, makes && (!m_pipelinePlan || m_pipelinePlan->create));
    else if (pipeline.isNull()) {
        pipeline = m_stages.firstPipeline();
        m_notes.count(
            "defaulted",
            {m_setting.entity->at(m_pipelineField).key, m_writer.metadata()->pipelines.value(pipeline).title()},
            row.line);
    }
    if (pipeline.isNull()) {
        if (makes)
            built.problems.push_back({m_setting.entity->at(m_pipelineField).key,
                                      QStringLiteral("unknown_reference"),
                                      {pipelineText},
                                      Severity::Error});
        return {};
    }
    built.edit.fields.push_back({m_pipelineField, Value(pipeline), std::nullopt, true});
    if (makes)
        makeStages(pipeline);
    if (!m_history.empty()) {
        addHistory(pipeline, row, built);
        return {};
    }
    QString wanted = stageText.isEmpty() && !built.matched ? defaultOf(m_stageField) : stageText;
    RecordId stage;
    if (!wanted.isEmpty()) {
        stage = m_stages.stage(pipeline, wanted, makes && (!m_stagePlan || m_stagePlan->create));
        if (stage.isNull() && makes)
            built.problems.push_back({m_setting.entity->at(m_stageField).key,
                                      QStringLiteral("unknown_reference"),
                                      {wanted},
                                      Severity::Error});
    } else if (!built.matched) {
        stage = m_stages.firstStage(pipeline);
        m_notes.count("defaulted", {m_setting.entity->at(m_stageField).key, m_stages.stageName(stage)}, row.line);
    }
    if (!stage.isNull())
        built.edit.fields.push_back({m_stageField, Value(stage), std::nullopt, true});
    return {};
}

/// Stages that the mapping lists are made in its order, before rows name them in theirs.
void RowBuilder::makeStages(const RecordId &pipeline)
{
    if (std::exchange(m_stagesMade, true))
        return;
    for (const QString &stage : m_setting.mapping->stages)
        m_stages.stage(pipeline, stage, true);
}

void RowBuilder::planBack(const ColumnMapping &column, int position)
{
    BackPlan plan;
    plan.holder = m_writer.metadata()->catalog->entity(column.of);
    plan.field = plan.holder->field(column.field)->index;
    plan.column = position;
    plan.name = column.of + u'.' + column.field;
    FieldDef reference;
    reference.target = column.of;
    plan.finder = finderFor(reference, column.lookup);
    m_backs.push_back(std::move(plan));
}

Result<void> RowBuilder::lookBack(const TableRow &row, BuiltRow &built)
{
    for (const BackPlan &plan : m_backs) {
        const QString text = row.cells[size_t(plan.column)].trimmed();
        if (text.isEmpty())
            continue;
        MILLRACE_ASSIGN(const ReferenceFinder::Found found, plan.finder->find(text));
        if (found.candidates > 1)
            m_notes.value("ambiguous_reference", plan.name, text, row.line);
        if (found.candidates == 0)
            m_notes.value("unknown_reference", plan.name, text, row.line);
        else
            built.backs.push_back({plan.holder, found.id, plan.field, built.edit.id});
    }
    return {};
}

void RowBuilder::addHistory(const RecordId &pipeline, const TableRow &row, BuiltRow &built)
{
    std::vector<StageCell> cells;
    for (const HistoryStep &step : m_history) {
        StageCell cell;
        cell.stage = step.stageColumn >= 0 ? row.cells[size_t(step.stageColumn)].trimmed() : step.stage;
        if (step.renames)
            cell.stage = step.renames->value(cell.stage, cell.stage);
        cell.dated = step.dated;
        const QString text = step.atColumn >= 0 ? row.cells[size_t(step.atColumn)].trimmed() : QString();
        if (!text.isEmpty()) {
            const auto time = parseDateTime(text, step.format, m_setting.session.zone);
            if (time)
                cell.at = Instant::fromDateTime(*time);
            else
                built.problems.push_back({m_setting.entity->at(m_stageField).key,
                                          QStringLiteral("date"),
                                          {text.left(200), dateOrderWord(step.format.order)},
                                          Severity::Error});
        }
        cells.push_back(std::move(cell));
    }
    if (refuses(built.problems))
        return;
    const bool makes = mayMake(built);
    const StageHistory history = stageHistory(cells, m_setting.now);
    if (history.datesOutOfOrder)
        m_notes.count("stage_dates_out_of_order", {}, row.line);
    bool first = true;
    for (const NamedStageStep &step : history.steps) {
        const bool last = &step == &history.steps.back();
        // A record that is there has a history of its own; only where it stands now is taken from the row.
        if (built.matched && !last)
            continue;
        const RecordId stage = m_stages.stage(pipeline, step.stage, makes);
        if (stage.isNull()) {
            if (!makes)
                return;
            built.problems.push_back({m_setting.entity->at(m_stageField).key,
                                      QStringLiteral("reference_unmakeable"),
                                      {step.stage},
                                      Severity::Error});
            return;
        }
        if (!step.known)
            m_notes.count("stage_undated", {step.stage}, row.line);
        const FieldEdit edit{m_stageField, Value(stage), step.at, step.known};
        if (built.matched) {
            built.edit.fields.push_back(edit);
        } else if (first) {
            built.edit.fields.push_back({m_stageField, Value(stage), std::nullopt, true});
            built.edit.at = step.at;
            built.edit.atKnown = step.known;
        } else {
            built.edit.steps.push_back(edit);
        }
        first = false;
    }
}

} // namespace millrace::interchange
