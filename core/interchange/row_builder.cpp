// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/row_builder.h"

#include "core/interchange/row_builder_plan.h"
#include "core/records/validate.h"
#include "core/schema/builtin/opportunity.h"

#include <algorithm>

namespace millrace::interchange {

namespace {

const QHash<QString, QString> *renamesOf(const ImportMapping &mapping, const QString &column)
{
    const auto found = mapping.values.constFind(column);
    return found == mapping.values.constEnd() ? nullptr : &*found;
}

/// A title that is made of other texts is one line of a list.
constexpr qsizetype longestMadeTitle = 120;

bool isBlank(const QString &text)
{
    return QStringView(text).trimmed().isEmpty();
}

} // namespace

RowBuilder::RowBuilder(Setting setting, const QStringList &headers, const std::vector<ColumnFacts> &facts,
                       ImportWriter &writer, ImportNotes &notes)
    : m_setting(std::move(setting)), m_writer(writer), m_notes(notes),
      m_stages(writer, notes, m_setting.workspace->ids(), m_setting.now), m_titleParts(titleParts(*m_setting.entity)),
      m_base(m_setting.workspace->baseCurrency())
{
    const EntityDef &entity = *m_setting.entity;
    const FieldDef *pipeline = entity.field(opportunity::pipeline.name());
    const FieldDef *stage = entity.field(opportunity::stage.name());
    if (pipeline && stage && pipeline->target == QLatin1String("pipeline") && stage->target == QLatin1String("stage") &&
        stage->required) {
        m_pipelineField = pipeline->index;
        m_stageField = stage->index;
    }
    if (!m_setting.key.isEmpty()) {
        m_keyField = entity.field(m_setting.key)->index;
        m_keyFinder = std::make_unique<ReferenceFinder>(*m_setting.workspace, m_setting.session, m_setting.entity,
                                                        m_setting.key, m_writer.draft());
    }
    planColumns(headers, facts);
    planDefaults();
}

RowBuilder::~RowBuilder() = default;

std::shared_ptr<ReferenceFinder> RowBuilder::finderFor(const FieldDef &field, const QString &lookup)
{
    const QString name = field.target + u'/' + lookup;
    if (const qsizetype known = m_finderNames.indexOf(name); known >= 0)
        return m_finders[size_t(known)];
    const EntityPtr target = m_writer.metadata()->catalog->entity(field.target);
    m_finderNames << name;
    m_finders.push_back(
        std::make_shared<ReferenceFinder>(*m_setting.workspace, m_setting.session, target, lookup, m_writer.draft()));
    return m_finders.back();
}

/// Whether nothing more than a name is asked of what describes the workspace: a currency is made by its code.
static bool isMadeOfItsTitle(const EntityDef &entity)
{
    return entity.metadata && std::none_of(entity.fields.begin(), entity.fields.end(), [&](const FieldDef &field) {
               return field.required && std::find(entity.titleFields.begin(), entity.titleFields.end(), field.index) ==
                                            entity.titleFields.end();
           });
}

RowBuilder::ColumnPlan RowBuilder::planFor(const ColumnMapping &mapping, const FieldDef &field)
{
    ColumnPlan plan;
    plan.field = &field;
    plan.mapping = mapping;
    plan.currency = CurrencyCode::fromString(mapping.currency).value_or(CurrencyCode());
    plan.reader = readerOf(field.type);
    if (field.isChoice()) {
        auto &choices = m_choices[field.optionList];
        if (!choices)
            choices = std::make_shared<ChoiceFinder>(*m_writer.metadata(), field.optionList);
        plan.choices = choices;
        plan.create = mapping.create.value_or(true);
    } else if (field.isReference() && !field.target.isEmpty()) {
        plan.finder = finderFor(field, mapping.lookup);
        const EntityPtr target = m_writer.metadata()->catalog->entity(field.target);
        plan.create = mapping.create.value_or(field.index == m_pipelineField || field.index == m_stageField ||
                                              (field.required && isMadeOfItsTitle(*target)));
        plan.self = field.type == FieldType::Reference && field.target == m_setting.entity->key;
    }
    return plan;
}

void RowBuilder::planColumns(const QStringList &headers, const std::vector<ColumnFacts> &facts)
{
    const EntityDef &entity = *m_setting.entity;
    const ImportMapping &mapping = *m_setting.mapping;
    for (int i = 0; i < headers.size(); ++i) {
        const ColumnMapping *column = mapping.column(headers[i]);
        if (column && !column->of.isEmpty()) {
            planBack(*column, i);
            continue;
        }
        const FieldDef *field = column ? entity.field(column->field) : nullptr;
        if (!field)
            continue;
        ColumnPlan plan = planFor(*column, *field);
        plan.column = i;
        plan.currencyColumn = int(headers.indexOf(column->currencyColumn));
        plan.renames = renamesOf(mapping, headers[i]);
        plan.decimal = facts[size_t(i)].decimal;
        if (facts[size_t(i)].dates)
            plan.dates = facts[size_t(i)].dates->format;
        if (field->index == m_pipelineField)
            m_pipelinePlan = std::make_unique<ColumnPlan>(std::move(plan));
        else if (field->index == m_stageField)
            m_stagePlan = std::make_unique<ColumnPlan>(std::move(plan));
        else
            (plan.finder || plan.choices || field->index == system_field::Id ? m_lookups : m_plain)
                .push_back(std::move(plan));
    }
    for (const StageStepMapping &step : mapping.stageHistory) {
        HistoryStep planned;
        planned.stage = step.stage;
        planned.stageColumn = int(headers.indexOf(step.stageColumn));
        planned.atColumn = int(headers.indexOf(step.at));
        planned.dated = !step.at.isEmpty();
        planned.renames = renamesOf(mapping, step.stageColumn);
        if (planned.atColumn >= 0 && facts[size_t(planned.atColumn)].dates)
            planned.format = facts[size_t(planned.atColumn)].dates->format;
        m_history.push_back(std::move(planned));
    }
}

void RowBuilder::planDefaults()
{
    for (const auto &[key, text] : m_setting.mapping->defaults) {
        const FieldDef &field = *m_setting.entity->field(key);
        ColumnMapping mapping;
        mapping.field = key;
        // A default is said on purpose: what it names may be made.
        mapping.create = true;
        ColumnPlan plan = planFor(mapping, field);
        plan.constant = text;
        m_defaults.push_back(std::move(plan));
    }
}

RecordId RowBuilder::nextId()
{
    // A thousand to the millisecond: neighbours in the file stay neighbours in the index of ids.
    return m_setting.workspace->ids().next({m_setting.now.us + m_idsGiven++});
}

const Value *RowBuilder::valueIn(const Edit &edit, int field)
{
    for (const FieldEdit &entry : edit.fields)
        if (entry.field == field)
            return &entry.now;
    return nullptr;
}

const QString &RowBuilder::cellOf(ColumnPlan &plan, const TableRow &row)
{
    const QString &cell = plan.column < 0 ? plan.constant : row.cells[size_t(plan.column)];
    if (!plan.renames)
        return cell;
    auto renamed = plan.renames->constFind(cell);
    if (renamed == plan.renames->constEnd())
        renamed = plan.renames->constFind(cell.trimmed());
    if (renamed == plan.renames->constEnd())
        return cell;
    m_notes.count("renamed", {plan.mapping.column, renamed.key(), *renamed}, row.line);
    return *renamed;
}

void RowBuilder::readCell(ColumnPlan &plan, const TableRow &row, BuiltRow &built)
{
    const QString &cell = cellOf(plan, row);
    if (cell.isEmpty())
        return;
    Value value;
    Problem problem{plan.field->key, {}, {}, Severity::Error};
    // Only texts keep their blanks; for all else a cell of blanks is an empty one.
    const bool verbatim = plan.field->type == FieldType::Text;
    if ((!verbatim && isBlank(cell)))
        return;
    if ((this->*plan.reader)(plan, cell, row, value, problem) == Reading::Wrong) {
        // The rule on decimals names their number first, here as everywhere.
        problem.arguments.insert(problem.rule == QLatin1String("scale") ? 1 : 0, cell.left(200));
        built.problems.push_back(std::move(problem));
        return;
    }
    built.edit.fields.push_back({plan.field->index, std::move(value), std::nullopt, true});
}

Result<void> RowBuilder::findRecord(BuiltRow &built)
{
    if (m_keyField < 0)
        return {};
    const Value *value = valueIn(built.edit, m_keyField);
    if (m_keyField == system_field::Id)
        built.key = built.edit.id.isNull() ? QString() : built.edit.id.toString();
    else
        built.key = value ? valueToText(m_setting.entity->at(m_keyField), *value).trimmed() : QString();
    if (built.key.isEmpty())
        return {};
    MILLRACE_ASSIGN(const ReferenceFinder::Found found, m_keyFinder->find(built.key, true));
    if (found.candidates > 1)
        built.problems.push_back({m_setting.key,
                                  QStringLiteral("ambiguous_key"),
                                  {built.key, QString::number(found.candidates)},
                                  Severity::Error});
    if (found.candidates == 0)
        return {};
    built.matched = true;
    built.edit.kind = Edit::Kind::Update;
    built.edit.id = found.id;
    return {};
}

Result<void> RowBuilder::build(const TableRow &row, BuiltRow &built)
{
    built.edit = Edit::create(m_setting.entity);
    built.edit.fields.reserve(m_plain.size() + m_lookups.size() + 4);
    built.key.clear();
    built.matched = false;
    built.problems.clear();
    built.deferred.clear();
    built.backs.clear();
    for (ColumnPlan &plan : m_plain)
        readCell(plan, row, built);
    for (ColumnPlan &plan : m_lookups) {
        if (plan.field->index != system_field::Id)
            continue;
        const QString text = cellOf(plan, row).trimmed();
        const auto id = RecordId::fromString(text);
        if (!text.isEmpty() && !id)
            built.problems.push_back({plan.field->key, QStringLiteral("id"), {text.left(200)}, Severity::Error});
        built.edit.id = id.value_or(RecordId());
    }
    MILLRACE_TRY(findRecord(built));
    const bool isNew = !built.matched;
    if (isNew && m_setting.onlyUpdates)
        return {};
    if (isNew && built.edit.id.isNull())
        built.edit.id = nextId();
    if (isNew)
        fillTitle(built, row.line);
    for (ColumnPlan &plan : m_lookups)
        MILLRACE_TRY(lookUp(plan, row, built));
    if (isNew) {
        for (ColumnPlan &plan : m_defaults) {
            if (plan.field->index == m_pipelineField || plan.field->index == m_stageField ||
                valueIn(built.edit, plan.field->index))
                continue;
            if (plan.finder || plan.choices)
                MILLRACE_TRY(lookUp(plan, row, built));
            else
                readCell(plan, row, built);
        }
        MILLRACE_TRY(fillDepartment(built));
    }
    if (m_stageField >= 0)
        MILLRACE_TRY(placeInPipeline(row, built));
    MILLRACE_TRY(lookBack(row, built));
    if (isNew && m_keyFinder && !built.key.isEmpty() && built.problems.empty())
        m_keyFinder->add(built.key, built.edit.id);
    return {};
}

void RowBuilder::fillTitle(BuiltRow &built, qint64 line)
{
    const EntityDef &entity = *m_setting.entity;
    const FieldDef &title = entity.at(entity.titleFields.front());
    if (!title.required || title.type != FieldType::Text || valueIn(built.edit, title.index))
        return;
    QStringList parts;
    bool chinese = false;
    for (const QString &key : m_titleParts)
        if (const Value *part = valueIn(built.edit, entity.field(key)->index)) {
            const QString text = part->valueOr<QString>().trimmed();
            chinese = chinese || (!text.isEmpty() && text[0].script() == QChar::Script_Han);
            parts << text;
        }
    QString from = m_titleParts.join(u'+');
    QString text;
    if (!parts.isEmpty()) {
        if (!chinese)
            std::reverse(parts.begin(), parts.end());
        text = parts.join(chinese ? QString() : QStringLiteral(" ")).simplified();
        if (text.size() > longestMadeTitle)
            text = text.left(longestMadeTitle) + u'…';
    } else if (const FieldDef *external = entity.field(opportunity::externalId.name())) {
        const Value *value = valueIn(built.edit, external->index);
        text = value ? value->valueOr<QString>() : QString();
        from = external->key;
    }
    if (text.isEmpty())
        return;
    m_notes.count("name_from", {title.key, from}, line);
    built.edit.fields.push_back({title.index, Value(text), std::nullopt, true});
}

Result<void> RowBuilder::fillDepartment(BuiltRow &built)
{
    const EntityDef &entity = *m_setting.entity;
    const Value *owner = valueIn(built.edit, system_field::Owner);
    if (!entity.ownable || !owner || valueIn(built.edit, system_field::Department))
        return {};
    if (!m_departments) {
        m_departments.emplace();
        Query query;
        query.entity = QStringLiteral("user");
        query.fields = {{{entity.at(system_field::Department).key}}};
        MILLRACE_TRY(m_setting.workspace->forEachRow(m_setting.session, query, [this](const Row &row) {
            if (const RecordId *department = row.cells.front().as<RecordId>())
                m_departments->insert(row.id, *department);
            return true;
        }));
    }
    const auto department = m_departments->constFind(owner->valueOr<RecordId>());
    if (department != m_departments->constEnd())
        built.edit.fields.push_back({system_field::Department, Value(*department), std::nullopt, true});
    return {};
}

void RowBuilder::noteSuspects()
{
    for (const ColumnPlan &plan : m_lookups) {
        if (!plan.choices || plan.column < 0)
            continue;
        const QStringList named = m_setting.mapping->suspects.value(plan.mapping.column);
        const QHash<QString, qint64> &met = plan.choices->met();
        for (auto it = met.begin(); it != met.end(); ++it) {
            const QString likely = plan.choices->likelyMeant(it.key());
            if (!likely.isEmpty() || named.contains(it.key()))
                m_notes.count("suspect_value", {plan.mapping.column, it.key(), likely}, 0, *it);
        }
    }
}

std::map<QString, qint64> RowBuilder::made() const
{
    std::map<QString, qint64> made;
    for (auto it = m_made.begin(); it != m_made.end(); ++it)
        made[it.key()] += *it;
    for (auto it = m_stages.made().begin(); it != m_stages.made().end(); ++it)
        made[it.key()] += *it;
    return made;
}

bool RowBuilder::hasDeferred() const
{
    return std::any_of(m_lookups.begin(), m_lookups.end(), [](const ColumnPlan &plan) { return plan.self; });
}

} // namespace millrace::interchange
