// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/import_stages.h"

#include "core/base/text/fold.h"
#include "core/records/validate.h"
#include "core/sales/stage_rules.h"
#include "core/schema/builtin/pipeline.h"
#include "core/schema/builtin/stage.h"

namespace millrace::interchange {

namespace {

/// Won and lost come behind the open stages that may still be made.
constexpr std::int64_t firstClosedOrder = 901;

template <class Records> RecordId namedAmong(const Records &records, const FieldKey<QString> &key, const QString &text)
{
    const auto id = RecordId::fromString(text);
    const QString folded = foldText(text);
    RecordId nearly;
    for (const Record &record : records) {
        const QString name = record.value(key).value_or(QString());
        if (name == text || (id && record.id() == *id))
            return record.id();
        if (nearly.isNull() && foldText(name) == folded)
            nearly = record.id();
    }
    return nearly;
}

} // namespace

StageFinder::StageFinder(ImportWriter &writer, ImportNotes &notes, IdSource &ids, Instant now)
    : m_writer(writer), m_notes(notes), m_ids(ids), m_now(now)
{
}

RecordId StageFinder::make(Edit edit, const QString &name)
{
    edit.id = m_ids.next(m_now);
    const QString entity = edit.entity;
    const RecordId id = edit.id;
    if (refuses(m_writer.need(std::move(edit))))
        return {};
    ++m_made[entity];
    m_notes.value("made", entity, name, 0);
    return id;
}

RecordId StageFinder::pipeline(const QString &cell, bool create)
{
    const QString text = cell.trimmed();
    if (const auto known = m_pipelines.constFind(text); known != m_pipelines.constEnd())
        return *known;
    const Metadata &metadata = *m_writer.metadata();
    RecordId id = namedAmong(metadata.pipelines, pipeline::name, text);
    if (id.isNull() && create) {
        std::int64_t order = 0;
        for (const Record &other : metadata.pipelines)
            order = qMax(order, other.value(pipeline::order).value_or(0));
        const EntityPtr entity = metadata.catalog->entity(u"pipeline");
        id = make(Edit::create(entity).with(*entity, pipeline::name, text).with(*entity, pipeline::order, order + 1),
                  text);
    }
    if (!id.isNull())
        m_pipelines.insert(text, id);
    return id;
}

RecordId StageFinder::firstPipeline() const
{
    const Record *first = nullptr;
    const auto rank = [](const Record &record) {
        return std::pair(record.value(pipeline::order).value_or(0), record.id());
    };
    for (const Record &record : m_writer.metadata()->pipelines)
        if (!first || rank(record) < rank(*first))
            first = &record;
    return first ? first->id() : RecordId();
}

/// Won and lost stay behind every open stage.
void StageFinder::makeRoom(const RecordId &pipeline, std::int64_t order)
{
    std::vector<Record> closed = m_writer.metadata()->stagesOf(pipeline);
    std::erase_if(closed, [](const Record &stage) {
        return stageKindOfKey(stage.value(stage::kind).value_or(QString())) == StageKind::Open;
    });
    if (closed.empty() || closed.front().value(stage::order).value_or(0) > order)
        return;
    std::int64_t next = qMax(order + 1, firstClosedOrder);
    for (const Record &stage : closed) {
        Edit edit = Edit::update(stage.entity(), stage.id());
        m_writer.amend(stage, edit.with(*stage.entity(), stage::order, next++));
    }
}

std::int64_t StageFinder::nextOrder(const RecordId &pipeline, bool open) const
{
    std::int64_t last = open ? 0 : firstClosedOrder - 1;
    for (const Record &stage : m_writer.metadata()->stagesOf(pipeline)) {
        const bool isOpen = stageKindOfKey(stage.value(stage::kind).value_or(QString())) == StageKind::Open;
        if (isOpen == open || !open)
            last = qMax(last, stage.value(stage::order).value_or(0));
    }
    return last + 1;
}

RecordId StageFinder::stage(const RecordId &pipeline, const QString &cell, bool create)
{
    const QString text = cell.trimmed();
    const std::pair key(pipeline, text);
    if (const auto known = m_stages.constFind(key); known != m_stages.constEnd())
        return *known;
    const MetadataPtr metadata = m_writer.metadata();
    RecordId id = namedAmong(metadata->stagesOf(pipeline), stage::name, text);
    if (id.isNull() && create) {
        const StageKind kind = stageKindOfName(text);
        const EntityPtr entity = metadata->catalog->entity(u"stage");
        Edit edit = Edit::create(entity);
        edit.with(*entity, stage::name, text).with(*entity, stage::pipeline, pipeline);
        const std::int64_t order = nextOrder(pipeline, kind == StageKind::Open);
        if (kind == StageKind::Open)
            makeRoom(pipeline, order);
        edit.with(*entity, stage::order, order);
        edit.with(*entity, stage::kind, stageKindKey(kind));
        id = make(std::move(edit), text);
    }
    if (!id.isNull())
        m_stages.insert(key, id);
    return id;
}

RecordId StageFinder::firstStage(const RecordId &pipeline) const
{
    for (const Record &stage : m_writer.metadata()->stagesOf(pipeline))
        if (stageKindOfKey(stage.value(stage::kind).value_or(QString())) == StageKind::Open)
            return stage.id();
    return {};
}

QString StageFinder::stageName(const RecordId &id) const
{
    const auto found = m_writer.metadata()->stages.constFind(id);
    return found == m_writer.metadata()->stages.constEnd() ? QString() : found->value(stage::name).value_or(QString());
}

} // namespace millrace::interchange
