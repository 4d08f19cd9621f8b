// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/conversion.h"

#include "core/base/text/fold.h"
#include "core/schema/builtin/stage.h"

#include <algorithm>

namespace millrace {

namespace {

SameOption sameOptionIn(const MetadataPtr &metadata)
{
    return [metadata](const QString &from, const QString &key, const QString &to) -> QString {
        if (metadata->option(to, key))
            return key;
        const OptionInfo *known = metadata->option(from, key);
        if (!known)
            return {};
        for (const OptionInfo &option : metadata->options(to))
            if (foldText(option.label) == foldText(known->label))
                return option.key;
        return {};
    };
}

/// A record that moves through stages begins at the first open one of the first pipeline.
void putFirstStage(Record &draft, const Metadata &metadata)
{
    const EntityDef &entity = *draft.entity();
    if (entity.statusField < 0 || entity.at(entity.statusField).target != stage::entityKey())
        return;
    const Record *first = nullptr;
    const auto order = [](const Record &record) { return record.value(u"order").valueOr<std::int64_t>(); };
    for (const Record &pipeline : metadata.pipelines) {
        const bool before = !first || order(pipeline) < order(*first) ||
                            (order(pipeline) == order(*first) && pipeline.id() < first->id());
        if (!pipeline.isDeleted() && before)
            first = &pipeline;
    }
    if (!first)
        return;
    for (const Record &stage : metadata.stagesOf(first->id())) {
        if (stage.value(u"kind").valueOr<QString>() != QLatin1String("open"))
            continue;
        draft.set(entity.at(entity.statusField).within, first->id());
        draft.set(entity.statusField, stage.id());
        return;
    }
}

Result<std::vector<Record>> dependantsOf(const Workspace &workspace, const Session &session, const Record &source)
{
    std::vector<Record> found;
    const CatalogPtr catalog = workspace.catalog();
    for (const Catalog::Incoming &incoming : catalog->incoming(source.entity()->key)) {
        const FieldDef &field = incoming.entity->at(incoming.field);
        if (!incoming.entity->timeline.shown || field.system || field.retired || field.type != FieldType::Reference)
            continue;
        Query query;
        query.entity = incoming.entity->key;
        query.filter = Filter::compare(field.key, CompareOp::Equal, source.id().toString());
        for (const FieldDef &reference : incoming.entity->fields)
            if (!reference.system && !reference.retired && reference.type == FieldType::Reference)
                query.fields.push_back({{reference.key}});
        MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
            Record record(incoming.entity, row.id);
            for (size_t i = 0; i < query.fields.size(); ++i)
                record.set(query.fields[i].keys.front(), row.cells[i]);
            found.push_back(std::move(record));
            return true;
        }));
    }
    return found;
}

/// Finds out which part each problem is about: the commit names fields alone.
Error attributed(Workspace &workspace, const Session &session, const ConversionPlan &plan,
                 const std::vector<Edit> &edits, Error error)
{
    std::vector<Problem> told;
    size_t known = 0;
    CommitRequest request;
    size_t edit = 0;
    for (const ConversionPart &part : plan.parts) {
        if (part.way == ConversionPart::Way::None)
            continue;
        request.edits.push_back(edits[edit++]);
        const auto problems = workspace.check(session, request);
        if (!problems)
            return error;
        for (; known < problems->size(); ++known) {
            Problem problem = (*problems)[known];
            problem.field = part.entity->key + u'.' + problem.field;
            told.push_back(std::move(problem));
        }
    }
    if (std::none_of(told.begin(), told.end(), [](const Problem &p) { return p.severity == Severity::Error; }))
        return error;
    error.problems = std::move(told);
    return error;
}

} // namespace

Result<ConversionPlan> planConversion(const Workspace &workspace, const Session &session, const QString &entity,
                                      const RecordId &id)
{
    ConversionPlan plan;
    MILLRACE_ASSIGN(plan.source, workspace.record(session, entity, id));
    if (plan.source.isDeleted())
        return fail(ErrorCode::ValidationFailed, {},
                    {{{}, QStringLiteral("in_bin"), {plan.source.title()}, Severity::Error}});
    const MetadataPtr metadata = workspace.metadata();
    for (const ConversionFields::Target &target : plan.source.entity()->conversion.targets) {
        ConversionPart part;
        MILLRACE_ASSIGN(part.entity, metadata->catalog->require(target.entity));
        part.link = target.link;
        part.draft = convertedDraft(plan.source, target, part.entity, workspace.baseCurrency(), sameOptionIn(metadata));
        part.draft.setId(workspace.ids().next(workspace.clock().now()));
        putFirstStage(part.draft, *metadata);
        plan.parts.push_back(std::move(part));
    }
    std::vector<Problem> problems = conversionProblems(plan);
    if (!problems.empty())
        return fail(ErrorCode::ValidationFailed, {}, std::move(problems));
    return plan;
}

Result<void> takeExisting(const Workspace &workspace, const Session &session, ConversionPart &part, const RecordId &id)
{
    MILLRACE_ASSIGN(Record existing, workspace.record(session, part.entity->key, id));
    if (existing.isDeleted())
        return fail(ErrorCode::ValidationFailed, {},
                    {{part.entity->key + QStringLiteral(".id"),
                      QStringLiteral("in_bin"),
                      {existing.title()},
                      Severity::Error}});
    part.existing = std::move(existing);
    part.way = ConversionPart::Way::Existing;
    return {};
}

Result<ConversionReceipt> convert(Workspace &workspace, const Session &session, const ConversionPlan &wanted)
{
    // What was read for the dialog may be old by now.
    ConversionPlan plan = wanted;
    const QString entity = plan.source.entity()->key;
    MILLRACE_ASSIGN(plan.source, workspace.record(session, entity, wanted.source.id()));
    for (ConversionPart &part : plan.parts)
        if (part.way == ConversionPart::Way::Existing)
            MILLRACE_TRY(takeExisting(workspace, session, part, part.existing.id()));
    std::vector<Problem> problems = conversionProblems(plan);
    if (!problems.empty())
        return fail(ErrorCode::ValidationFailed, {}, std::move(problems));

    MILLRACE_ASSIGN(const std::vector<Record> dependants, dependantsOf(workspace, session, plan.source));
    CommitRequest request;
    request.label = QStringLiteral("convert");
    request.edits = conversionEdits(plan, dependants);
    const std::vector<Edit> edits = request.edits;
    auto receipt = workspace.commit(session, std::move(request));
    if (!receipt && receipt.error().code == ErrorCode::ValidationFailed)
        return fail(attributed(workspace, session, plan, edits, std::move(receipt.error())));
    if (!receipt)
        return fail(receipt.error());
    const auto parts = std::count_if(plan.parts.begin(), plan.parts.end(),
                                     [](const ConversionPart &part) { return part.way != ConversionPart::Way::None; });
    return ConversionReceipt{std::move(*receipt), qint64(edits.size()) - parts - 1};
}

} // namespace millrace
