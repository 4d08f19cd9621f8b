// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/stage_path.h"

#include "core/schema/builtin/stage.h"

namespace millrace {

BoardQuery pathQuery(const Record &record, const Metadata &metadata)
{
    BoardQuery query;
    query.entity = record.entity()->key;
    const EntityPtr stages = metadata.catalog->entity(stage::entityKey());
    const FieldDef *ofStage = stages ? stages->field(stage::pipeline.name()) : nullptr;
    for (const FieldDef &field : record.entity()->fields)
        if (ofStage && query.pipeline.isNull() && field.type == FieldType::Reference && field.target == ofStage->target)
            query.pipeline = record.value(field.index).valueOr<RecordId>();
    return query;
}

Result<StagePath> readStagePath(const Workspace &workspace, const Session &session, const Record &record)
{
    const MetadataPtr metadata = workspace.metadata();
    MILLRACE_ASSIGN(const Board board, readBoardFrame(workspace, session, pathQuery(record, *metadata)));
    StagePath path;
    path.entity = board.entity;
    const Value status = record.value(board.entity->statusField);
    for (const auto *columns : {&board.columns, &board.ends})
        for (const BoardColumn &column : *columns) {
            if (column.status() == status)
                path.current = int(path.steps.size());
            path.steps.push_back({column, 0, 0, true});
        }
    const auto stepOf = [&path](const Value &value) -> StagePathStep * {
        const auto found = std::find_if(path.steps.begin(), path.steps.end(),
                                        [&](const StagePathStep &step) { return step.column.status() == value; });
        return found == path.steps.end() ? nullptr : &*found;
    };
    const Instant now = workspace.clock().now();
    MILLRACE_TRY(workspace.forEachCourse(
        session, {board.entity->key, {board.statusKey}, std::vector{record.id()}}, [&](const FieldCourse &course) {
            const Instant last = course.absentSince(now).value_or(now);
            for (size_t i = 0; i < course.steps.size(); ++i) {
                const FieldCourse::Step &from = course.steps[i];
                const bool lasts = i + 1 == course.steps.size();
                const Instant until = lasts ? std::max(last, from.at) : course.steps[i + 1].at;
                StagePathStep *step = stepOf(from.now);
                if (!step)
                    continue;
                // Equal steps in a row are one stay.
                step->visits += i > 0 && course.steps[i - 1].now == from.now ? 0 : 1;
                step->seconds += (until.us - from.at.us) / 1'000'000;
                step->known = step->known && from.known && (lasts || course.steps[i + 1].known);
            }
            return true;
        }));
    if (path.current >= 0) {
        const auto stage = metadata->stages.constFind(path.steps[size_t(path.current)].column.stage);
        if (stage != metadata->stages.constEnd())
            path.keyFields =
                requiredFieldKeys(stage->value(stage::requiredFields).value_or(Json())).value_or(QStringList());
    }
    path.keyFields.removeIf([&](const QString &key) {
        const FieldDef *field = board.entity->field(key);
        return !field || field->retired;
    });
    if (path.keyFields.isEmpty())
        for (const FieldDef *field : board.fields)
            path.keyFields << field->key;
    return path;
}

} // namespace millrace
