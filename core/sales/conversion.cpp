// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/conversion.h"

#include "core/base/text/fold.h"

namespace millrace {

namespace {

bool isTaken(const Record &record, int field)
{
    return !record.value(field).isEmpty();
}

/// The value as the other field can hold it; empty where it cannot.
Value carried(const FieldDef &from, const Value &value, const FieldDef &to, const SameOption &sameOption)
{
    if (from.type != to.type || (from.isReference() && from.target != to.target))
        return {};
    if (const auto *key = value.as<QString>(); key && from.type == FieldType::Choice) {
        const QString same = sameOption(from.optionList, *key, to.optionList);
        return same.isEmpty() ? Value() : Value(same);
    }
    if (const auto *choices = value.as<Choices>()) {
        QStringList keys;
        for (const QString &key : choices->keys)
            if (const QString same = sameOption(from.optionList, key, to.optionList); !same.isEmpty())
                keys << same;
        return keys.isEmpty() ? Value() : Value(Choices::of(keys));
    }
    return value;
}

/// Custom fields have keys of their own everywhere; people know them by their labels.
const FieldDef *namesake(const EntityDef &entity, const FieldDef &field)
{
    for (const FieldDef &candidate : entity.fields) {
        if (!candidate.custom || candidate.retired || candidate.type != field.type)
            continue;
        const bool same = foldText(candidate.label) == foldText(field.label) ||
                          (!field.labelZh.isEmpty() && foldText(candidate.labelZh) == foldText(field.labelZh));
        if (same)
            return &candidate;
    }
    return nullptr;
}

void put(Edit &edit, int field, Value value)
{
    edit.fields.push_back({field, std::move(value), {}, true});
}

/// What an existing record takes from a draft: what it lacks, and what a set does not hold yet.
Edit completed(const ConversionPart &part)
{
    Edit edit = Edit::update(part.entity, part.existing.id());
    for (const FieldDef &field : part.entity->fields) {
        const Value &offered = part.draft.value(field.index);
        if (field.system || offered.isEmpty())
            continue;
        const Value &held = part.existing.value(field.index);
        const auto *has = held.as<RecordIds>();
        const auto *more = offered.as<RecordIds>();
        if (held.isEmpty()) {
            put(edit, field.index, offered);
        } else if (has && more && field.merge == Merge::Union) {
            std::vector<RecordId> all = has->ids;
            all.insert(all.end(), more->ids.begin(), more->ids.end());
            put(edit, field.index, RecordIds::of(all));
        }
    }
    return edit;
}

/// Sets the references of a record to the parts that stand before `end`, where it has none yet.
template <class Set> void refer(const ConversionPlan &plan, size_t end, const Record &record, Set set)
{
    for (size_t i = 0; i < end; ++i) {
        const ConversionPart &part = plan.parts[i];
        if (part.way == ConversionPart::Way::None)
            continue;
        const FieldDef *field = referenceTo(*record.entity(), part.entity->key);
        if (field && record.value(field->index).isEmpty())
            set(field->index, part.record().id());
    }
}

} // namespace

const FieldDef *referenceTo(const EntityDef &entity, const QString &target)
{
    const FieldDef *found = nullptr;
    for (const FieldDef &field : entity.fields) {
        if (field.system || field.retired || field.type != FieldType::Reference || field.target != target)
            continue;
        if (field.root)
            return &field;
        found = found ? found : &field;
    }
    return found;
}

Record convertedDraft(const Record &source, const ConversionFields::Target &target, const EntityPtr &entity,
                      CurrencyCode base, const SameOption &sameOption)
{
    const EntityDef &from = *source.entity();
    Record draft(entity);
    for (const ConversionFields::Copy &copy : target.copies) {
        const FieldDef *to = entity->field(copy.to);
        if (!to || isTaken(draft, to->index) || (copy.unless >= 0 && isTaken(source, copy.unless)))
            continue;
        if (copy.from >= 0)
            draft.set(to->index, carried(from.at(copy.from), source.value(copy.from), *to, sameOption));
        else if (auto value = valueFromText(*to, copy.value, base))
            draft.set(to->index, std::move(*value));
    }
    for (const FieldDef &field : from.fields) {
        if (!field.custom || field.retired || !isTaken(source, field.index))
            continue;
        const FieldDef *to = namesake(*entity, field);
        if (to && !isTaken(draft, to->index))
            draft.set(to->index, carried(field, source.value(field.index), *to, sameOption));
    }
    if (entity->ownable && from.ownable)
        draft.set(system_field::Owner, source.value(system_field::Owner));
    return draft;
}

std::vector<Problem> conversionProblems(const ConversionPlan &plan)
{
    const EntityDef &entity = *plan.source.entity();
    if (entity.conversion.isEmpty())
        return {{{}, QStringLiteral("not_convertible"), {plan.source.title()}, Severity::Error}};
    const auto *state =
        entity.conversion.state < 0 ? nullptr : plan.source.value(entity.conversion.state).as<QString>();
    bool done = state && *state == entity.conversion.done;
    for (const ConversionFields::Target &target : entity.conversion.targets)
        done = done || isTaken(plan.source, target.link);
    if (done)
        return {{{}, QStringLiteral("already_converted"), {plan.source.title()}, Severity::Error}};

    std::vector<Problem> problems;
    bool any = false;
    for (size_t i = 0; i < plan.parts.size(); ++i) {
        const ConversionPart &part = plan.parts[i];
        any = any || part.way != ConversionPart::Way::None;
        if (part.way != ConversionPart::Way::Existing)
            continue;
        for (size_t before = 0; before < i; ++before) {
            const ConversionPart &other = plan.parts[before];
            const FieldDef *field = referenceTo(*part.entity, other.entity->key);
            if (!field || other.way == ConversionPart::Way::None || !isTaken(part.existing, field->index))
                continue;
            if (part.existing.value(field->index).valueOr<RecordId>() != other.record().id())
                problems.push_back({part.entity->key + u'.' + field->key,
                                    QStringLiteral("conversion_other"),
                                    {part.existing.title()},
                                    Severity::Error});
        }
    }
    if (!any)
        problems.push_back({{}, QStringLiteral("conversion_empty"), {}, Severity::Error});
    return problems;
}

std::vector<Edit> conversionEdits(const ConversionPlan &plan, const std::vector<Record> &dependants)
{
    std::vector<Edit> edits;
    Edit source = Edit::update(plan.source.entity(), plan.source.id());
    for (size_t i = 0; i < plan.parts.size(); ++i) {
        const ConversionPart &part = plan.parts[i];
        if (part.way == ConversionPart::Way::None)
            continue;
        Edit edit;
        if (part.way == ConversionPart::Way::New) {
            edit = Edit::create(part.entity);
            edit.id = part.draft.id();
            for (const FieldDef &field : part.entity->fields)
                if (field.index != system_field::Id && isTaken(part.draft, field.index))
                    put(edit, field.index, part.draft.value(field.index));
        } else {
            edit = completed(part);
        }
        // What a person chose in the draft stands before what the plan would fill in.
        Record known = part.record();
        for (const FieldEdit &field : edit.fields)
            known.set(field.field, field.now);
        refer(plan, i, known, [&](int field, const RecordId &id) { put(edit, field, id); });
        edits.push_back(std::move(edit));
        put(source, part.link, part.record().id());
    }
    for (const Record &dependant : dependants) {
        Edit edit = Edit::update(dependant.entity(), dependant.id());
        refer(plan, plan.parts.size(), dependant, [&](int field, const RecordId &id) { put(edit, field, id); });
        if (!edit.fields.empty())
            edits.push_back(std::move(edit));
    }
    const ConversionFields &conversion = plan.source.entity()->conversion;
    if (conversion.state >= 0)
        put(source, conversion.state, conversion.done);
    edits.push_back(std::move(source));
    return edits;
}

} // namespace millrace
