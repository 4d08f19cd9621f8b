// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/board_report.h"

#include "core/schema/builtin/pipeline.h"
#include "core/schema/builtin/stage.h"

#include <algorithm>

namespace millrace {

namespace {

/// Work to be done by some moment, as tasks are.
bool isPlannedWork(const EntityDef &entity)
{
    return entity.timeline.shown && entity.timeline.time >= 0 && entity.timeline.state >= 0;
}

/// What took place between people, as calls and visits did.
bool isPastContact(const EntityDef &entity)
{
    return entity.timeline.shown && entity.timeline.time >= 0 && entity.timeline.state < 0;
}

/// One board in the making: the reading of its columns, its cards, and what is known about them elsewhere.
class BoardReading
{
public:
    BoardReading(const Workspace &workspace, const Session &session, const BoardQuery &query)
        : m_workspace(workspace), m_session(session), m_query(query), m_metadata(workspace.metadata())
    {
    }
    Result<Board> read();
    Result<Board> readFrame();

private:
    Result<void> begin();
    Result<void> findColumns();
    Result<std::vector<Record>> stagesShown() const;
    Instant now() const { return m_query.asOf.value_or(m_workspace.clock().now()); }
    Result<void> choosePipeline(const FieldDef &pipelineField);
    void chooseFields();
    Result<void> readCards();
    Result<void> readWork();
    Result<void> readContacts();
    Result<void> readEntries();
    /// The board's own records, seen through a reference `via` of another entity (or directly).
    Filter onBoard(const QString &via = {}) const;
    BoardCard *card(const RecordId &id)
    {
        const auto found = m_positions.constFind(id);
        return found == m_positions.constEnd() ? nullptr : &m_board.cards[*found];
    }
    QString path(const QString &via, const QString &key) const { return via.isEmpty() ? key : via + u'.' + key; }

    const Workspace &m_workspace;
    const Session &m_session;
    const BoardQuery &m_query;
    MetadataPtr m_metadata;
    Board m_board;
    QHash<RecordId, size_t> m_positions;
};

Result<void> BoardReading::choosePipeline(const FieldDef &pipelineField)
{
    if (!m_query.pipeline.isNull()) {
        m_board.pipeline = m_query.pipeline;
        return {};
    }
    const std::vector<Record> all = pipelinesInOrder(*m_metadata);
    for (const Record &one : all) {
        Query query;
        query.entity = m_board.entity->key;
        query.filter = Filter::compare(pipelineField.key, CompareOp::Equal, one.id().toString());
        query.fields = {{{m_board.statusKey}}};
        query.limit = 1;
        MILLRACE_ASSIGN(const RowSet rows, m_workspace.rows(m_session, query));
        if (rows.rows.empty())
            continue;
        m_board.pipeline = one.id();
        return {};
    }
    if (!all.empty())
        m_board.pipeline = all.front().id();
    return {};
}

/// Of a moment: what was there then, as it was called then; what others may refer to all the same as it is now.
Result<std::vector<Record>> BoardReading::stagesShown() const
{
    std::vector<Record> found = m_metadata->stagesOf(m_board.pipeline);
    if (!m_query.asOf)
        return found;
    MILLRACE_ASSIGN(const std::vector<Record> past,
                    m_workspace.recordsAsOf(m_session, stage::entityKey(), {*m_query.asOf, false}));
    for (const Record &one : past) {
        const auto known =
            std::find_if(found.begin(), found.end(), [&](const Record &other) { return other.id() == one.id(); });
        const bool here = !one.isDeleted() && one.value(stage::pipeline) == m_board.pipeline;
        if (known != found.end() && here)
            *known = one;
        else if (known != found.end())
            found.erase(known);
        else if (here)
            found.push_back(one);
    }
    std::sort(found.begin(), found.end(), [](const Record &a, const Record &b) {
        return std::pair(a.value(stage::order).value_or(0), a.id()) <
               std::pair(b.value(stage::order).value_or(0), b.id());
    });
    return found;
}

Result<void> BoardReading::findColumns()
{
    const EntityDef &entity = *m_board.entity;
    const FieldDef &status = entity.at(entity.statusField);
    m_board.statusKey = status.key;
    if (status.isChoice()) {
        for (const OptionInfo &option : m_metadata->options(status.optionList)) {
            if (option.retired)
                continue;
            BoardColumn column;
            column.key = option.key;
            column.name = option.label;
            column.nameZh = option.labelZh;
            m_board.columns.push_back(std::move(column));
        }
        return {};
    }
    const EntityPtr stages = m_metadata->catalog->entity(status.target);
    const FieldDef *ofStage = stages ? stages->field(stage::pipeline.name()) : nullptr;
    const auto pipelineField = std::find_if(entity.fields.begin(), entity.fields.end(), [&](const FieldDef &field) {
        return ofStage && field.type == FieldType::Reference && field.target == ofStage->target;
    });
    if (status.target != stage::entityKey() || pipelineField == entity.fields.end())
        return fail(ErrorCode::InvalidArgument, {entity.key, status.key});
    m_board.pipelineKey = pipelineField->key;
    MILLRACE_TRY(choosePipeline(*pipelineField));
    MILLRACE_ASSIGN(const std::vector<Record> ofPipeline, stagesShown());
    for (const Record &one : ofPipeline) {
        BoardColumn column;
        column.stage = one.id();
        column.name = one.value(stage::name).value_or(QString());
        column.kind = stageKindOfKey(one.value(stage::kind).value_or(QString()));
        if (const auto days = one.value(stage::maxAge))
            column.maxAge = int(*days);
        if (const auto share = one.value(stage::probability))
            column.probability = int(*share);
        column.guidance = one.value(stage::guidance).value_or(QString());
        (column.kind == StageKind::Open ? m_board.columns : m_board.ends).push_back(std::move(column));
    }
    return {};
}

void BoardReading::chooseFields()
{
    const EntityDef &entity = *m_board.entity;
    for (const QString &key : m_query.fields)
        if (const FieldDef *field = entity.field(key); field && !field->retired)
            m_board.fields.push_back(field);
    if (m_query.fields.isEmpty())
        for (const int index : entity.cardFields)
            m_board.fields.push_back(&entity.at(index));
}

Filter BoardReading::onBoard(const QString &via) const
{
    if (!m_board.hasStages())
        return via.isEmpty() ? Filter() : Filter::empty(via, true);
    std::vector<Literal> stages;
    for (const BoardColumn &column : m_board.columns)
        stages.emplace_back(column.stage.toString());
    return Filter::all({Filter::compare(path(via, m_board.pipelineKey), CompareOp::Equal, m_board.pipeline.toString()),
                        Filter::in(path(via, m_board.statusKey), std::move(stages))});
}

Result<void> BoardReading::readCards()
{
    const EntityDef &entity = *m_board.entity;
    Query query;
    query.entity = entity.key;
    query.filter = Filter::all({onBoard(), m_query.filter});
    query.search = m_query.search;
    query.limit = m_query.limit + 1;
    query.asOf = m_query.asOf;
    std::vector<int> wanted; // the record's own fields, in the order of the columns
    const auto want = [&](const FieldDef &field) {
        wanted.push_back(field.index);
        query.fields.push_back({{field.key}});
    };
    want(entity.at(entity.statusField));
    want(entity.at(system_field::CreatedAt));
    want(entity.at(system_field::Owner));
    for (const int index : entity.titleFields)
        want(entity.at(index));
    for (const FieldDef *field : m_board.fields) {
        want(*field);
        if (const FieldDef *rated = field->dateField.isEmpty() ? nullptr : entity.field(field->dateField))
            want(*rated);
    }
    if (const FieldDef *share = entity.field(stage::probability.name()))
        want(*share);
    const TimelineFields &own = entity.timeline;
    if (isPlannedWork(entity)) {
        want(entity.at(own.time));
        want(entity.at(own.state));
    }
    // Titles of what a card refers to come along with it.
    std::vector<const FieldDef *> references;
    for (const FieldDef *field : m_board.fields) {
        const EntityPtr target =
            field->type == FieldType::Reference ? m_metadata->catalog->entity(field->target) : nullptr;
        if (!target || target->at(target->titleFields.front()).isReference())
            continue;
        references.push_back(field);
        query.fields.push_back({{field->key, target->at(target->titleFields.front()).key}});
    }
    QHash<QString, int> columnOf;
    for (size_t i = 0; i < m_board.columns.size(); ++i)
        columnOf.insert(m_board.hasStages() ? m_board.columns[i].stage.toString() : m_board.columns[i].key, int(i));
    return m_workspace.forEachRow(m_session, query, [&](const Row &row) {
        if (int(m_board.cards.size()) >= m_query.limit) {
            m_board.complete = false;
            return false;
        }
        Record record(m_board.entity, row.id);
        for (size_t i = 0; i < wanted.size(); ++i)
            record.set(wanted[i], row.cells[i]);
        for (size_t i = 0; i < references.size(); ++i)
            if (const auto *id = record.value(references[i]->index).as<RecordId>())
                m_board.titles.insert(*id, row.cells[wanted.size() + i].valueOr<QString>());
        BoardCard card;
        card.id = row.id;
        card.no = row.no;
        card.title = record.title();
        const Value &status = record.value(entity.statusField);
        const QString key = m_board.hasStages() ? status.valueOr<RecordId>().toString() : status.valueOr<QString>();
        const auto column = columnOf.constFind(key);
        if (column == columnOf.constEnd()) {
            // An empty or retired option gets a column of its own, so that no record is invisible.
            BoardColumn other;
            other.key = key;
            other.name = key;
            if (const OptionInfo *option = m_metadata->option(entity.at(entity.statusField).optionList, key)) {
                other.name = option->label;
                other.nameZh = option->labelZh;
            }
            card.column = int(m_board.columns.size());
            columnOf.insert(key, card.column);
            m_board.columns.push_back(std::move(other));
        } else {
            card.column = *column;
        }
        card.owner = record.value(system_field::Owner).valueOr<RecordId>();
        card.createdAt = record.value(system_field::CreatedAt).valueOr<Instant>();
        for (const FieldDef *field : m_board.fields) {
            const Value &value = record.value(field->index);
            card.cells.push_back(value);
            if (const QDate *day = value.as<QDate>(); day && !card.date.isValid())
                card.date = *day;
            if (const Instant *moment = value.as<Instant>(); moment && !card.date.isValid())
                card.date = moment->toDateTime(m_session.zone).date();
            if (const Money *money = value.as<Money>(); money && !card.amount) {
                card.amount = *money;
                card.base = m_metadata->baseAmount(record, *field);
                if (card.base)
                    card.rateDay = m_metadata->rateDay(record, *field);
            }
        }
        if (const FieldDef *share = entity.field(stage::probability.name()))
            if (const auto *percent = record.value(share->index).as<std::int64_t>())
                card.probability = int(*percent);
        if (isPlannedWork(entity) && own.isOpen(record.value(own.state).valueOr<QString>())) {
            card.work = card.id;
            if (const Instant *due = record.value(own.time).as<Instant>())
                card.due = *due;
        }
        m_positions.insert(card.id, m_board.cards.size());
        m_board.cards.push_back(std::move(card));
        return true;
    });
}

Result<void> BoardReading::readWork()
{
    for (const Catalog::Incoming &incoming : m_metadata->catalog->incoming(m_board.entity->key)) {
        const EntityDef &work = *incoming.entity;
        if (!isPlannedWork(work) || work.at(incoming.field).type != FieldType::Reference)
            continue;
        const QString via = work.at(incoming.field).key;
        Query query;
        query.entity = work.key;
        query.filter = Filter::all(
            {Filter::compare(work.at(work.timeline.state).key, CompareOp::Equal, work.timeline.open), onBoard(via)});
        query.asOf = m_query.asOf;
        query.fields = {{{via}}, {{work.at(work.timeline.time).key}}, {{work.at(work.titleFields.front()).key}}};
        MILLRACE_TRY(m_workspace.forEachRow(m_session, query, [&](const Row &row) {
            BoardCard *found = card(row.cells[0].valueOr<RecordId>());
            if (!found)
                return true;
            const Instant *due = row.cells[1].as<Instant>();
            // What has a moment comes before what has none; the earliest counts.
            const bool nearer = found->work.isNull() || (due && (!found->due || *due < *found->due));
            if (nearer) {
                found->work = row.id;
                found->due = due ? std::optional(*due) : std::nullopt;
                found->workTitle = row.cells[2].valueOr<QString>();
            }
            return true;
        }));
    }
    return {};
}

Result<void> BoardReading::readContacts()
{
    const Instant now = this->now();
    for (const Catalog::Incoming &incoming : m_metadata->catalog->incoming(m_board.entity->key)) {
        const EntityDef &log = *incoming.entity;
        if (!isPastContact(log) || log.at(incoming.field).type != FieldType::Reference)
            continue;
        const QString via = log.at(incoming.field).key;
        const QString at = log.at(log.timeline.time).key;
        AggregateQuery query;
        query.entity = log.key;
        query.filter = Filter::all({onBoard(via), Filter::compare(at, CompareOp::LessOrEqual, now)});
        query.asOf = m_query.asOf;
        query.groups = {{{via}}};
        query.measures = {{Measure::Kind::Maximum, {{at}}}};
        MILLRACE_ASSIGN(const AggregateSet answer, m_workspace.aggregate(m_session, query));
        for (const AggregateSet::Line &line : answer.lines) {
            BoardCard *found = card(line.groups.front().valueOr<RecordId>());
            if (!found || !line.exact.front())
                continue;
            const Instant last{*line.exact.front()};
            found->lastContact = found->lastContact ? std::max(*found->lastContact, last) : last;
        }
    }
    return {};
}

Result<void> BoardReading::readEntries()
{
    const bool ages = std::any_of(m_board.columns.begin(), m_board.columns.end(),
                                  [](const BoardColumn &column) { return column.maxAge.has_value(); });
    if (!ages)
        return {};
    std::vector<RecordId> ids;
    for (const BoardCard &card : m_board.cards)
        ids.push_back(card.id);
    return m_workspace.forEachCourse(m_session, {m_board.entity->key, {m_board.statusKey}, std::move(ids)},
                                     [&](const FieldCourse &course) {
                                         BoardCard *found = card(course.id);
                                         if (!found)
                                             return true;
                                         const Value status = m_board.columns[size_t(found->column)].status();
                                         // The last step into the stage where it stands; equal steps in a row are one
                                         // stay.
                                         std::optional<Instant> since;
                                         for (auto step = course.steps.rbegin(); step != course.steps.rend(); ++step) {
                                             if (m_query.asOf && *m_query.asOf < step->at)
                                                 continue;
                                             if (step->now != status)
                                                 break;
                                             since = step->at;
                                         }
                                         found->since = since;
                                         return true;
                                     });
}

Result<void> BoardReading::begin()
{
    MILLRACE_ASSIGN(m_board.entity, m_metadata->catalog->require(m_query.entity));
    if (m_board.entity->statusField < 0)
        return fail(ErrorCode::InvalidArgument, {m_query.entity});
    m_board.today = now().toDateTime(m_session.zone).date();
    MILLRACE_TRY(findColumns());
    chooseFields();
    return {};
}

Result<Board> BoardReading::readFrame()
{
    MILLRACE_TRY(begin());
    return std::move(m_board);
}

Result<Board> BoardReading::read()
{
    MILLRACE_TRY(begin());
    MILLRACE_TRY(readCards());
    MILLRACE_TRY(readWork());
    MILLRACE_TRY(readContacts());
    MILLRACE_TRY(readEntries());
    for (BoardCard &card : m_board.cards)
        judgeCard(card, m_board.columns[size_t(card.column)].maxAge, m_board.today, m_session.zone);
    return std::move(m_board);
}

} // namespace

Result<Board> readBoard(const Workspace &workspace, const Session &session, const BoardQuery &query)
{
    return BoardReading(workspace, session, query).read();
}

Result<Board> readBoardFrame(const Workspace &workspace, const Session &session, const BoardQuery &query)
{
    return BoardReading(workspace, session, query).readFrame();
}

std::vector<Record> pipelinesInOrder(const Metadata &metadata)
{
    std::vector<Record> pipelines(metadata.pipelines.cbegin(), metadata.pipelines.cend());
    std::erase_if(pipelines, [](const Record &one) { return one.isDeleted(); });
    std::sort(pipelines.begin(), pipelines.end(), [](const Record &a, const Record &b) {
        return std::pair(a.value(pipeline::order).value_or(0), a.id()) <
               std::pair(b.value(pipeline::order).value_or(0), b.id());
    });
    return pipelines;
}

} // namespace millrace
