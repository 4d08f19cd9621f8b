// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/calls.h"
#include "app/server/api/page_cursor.h"
#include "core/workspace/record_json.h"
#include "ui/text/error_document.h"

#include <algorithm>

namespace millrace::server {

namespace {

constexpr qint64 pageByDefault = 100;
constexpr qint64 pageAtMost = 1000;
constexpr qsizetype textAtMost = 10'000;

std::vector<FieldPath> everyField(const EntityDef &entity)
{
    std::vector<FieldPath> paths;
    for (const FieldDef &field : entity.fields)
        if (!field.retired && field.index != system_field::Extra)
            paths.push_back({{field.key}});
    return paths;
}

Result<std::vector<FieldPath>> fieldsAsked(const ApiCall &call, const EntityDef &entity)
{
    std::vector<FieldPath> paths;
    for (const QString &part : call.text("fields").split(u',', Qt::SkipEmptyParts))
        if (!part.trimmed().isEmpty())
            paths.push_back(FieldPath::of(part.trimmed()));
    if (paths.size() > 200)
        return misused(QCoreApplication::translate("server", "at most 200 fields can be asked for"));
    return paths.empty() ? everyField(entity) : paths;
}

Result<void> readMoments(const ApiCall &call, Query &query)
{
    if (call.has("as_of") && call.has("known_at"))
        return misused(QCoreApplication::translate("server", "as_of and known_at ask different questions"));
    MILLRACE_ASSIGN(query.asOf, call.moment("as_of"));
    MILLRACE_ASSIGN(query.knownAt, call.moment("known_at"));
    return {};
}

Result<Query> queryAsked(const ApiCall &call, const EntityDef &entity)
{
    Query query;
    query.entity = entity.key;
    for (const char *name : {"filter", "search", "sort", "fields"})
        if (call.text(name).size() > textAtMost)
            return misused(QCoreApplication::translate("server", "“%1” is too long").arg(QLatin1String(name)));
    MILLRACE_ASSIGN(query.filter, parseFilter(call.text("filter")));
    query.search = call.text("search");
    query.sort = parseSort(call.text("sort"));
    if (query.sort.size() > 8)
        return misused(QCoreApplication::translate("server", "at most 8 keys can order a list"));
    MILLRACE_ASSIGN(query.fields, fieldsAsked(call, entity));
    MILLRACE_ASSIGN(query.limit, call.number("limit", pageByDefault, 1, pageAtMost));
    MILLRACE_TRY(readMoments(call, query));
    MILLRACE_ASSIGN(const bool bin, call.flag("bin"));
    query.rows = bin ? Query::Rows::Bin : Query::Rows::Live;
    return query;
}

/// The ETag of a record: what If-Match says of it.
void addTag(Response &response, const Record &record)
{
    const auto version = record.value(system_field::Version).valueOr<std::int64_t>();
    addHeader(response, "ETag", '"' + QByteArray::number(qlonglong(version)) + '"');
}

/// References by title need the right to read what is called so.
Result<void> permitTitles(const ApiCall &call, const EntityDef &entity, const QJsonObject &values)
{
    if (call.scopes().readsAll())
        return {};
    for (auto value = values.constBegin(); value != values.constEnd(); ++value) {
        const FieldDef *field = entity.field(value.key());
        if (!field || !field->isReference() || call.scopes().reads(field->target))
            continue;
        const QJsonArray named = value->isArray() ? value->toArray() : QJsonArray{*value};
        for (const QJsonValue &each : named)
            if (each.isString() && !each.toString().isEmpty() && !RecordId::fromString(each.toString()))
                return fail(ErrorCode::NotPermitted, {field->target, QStringLiteral("token")});
    }
    return {};
}

/// A record that was written; null where its writer gave it away with that.
Result<Record> seenStill(const ApiCall &call, const EntityDef &entity, const RecordId &id)
{
    auto record = call.workspace().record(call.session(), entity.key, id);
    if (!record && record.error().code == ErrorCode::NotFound)
        return Record();
    return record;
}

QJsonValue shown(const Record &record)
{
    return record.isNull() ? QJsonValue() : QJsonValue(recordDocument(record));
}

Result<Response> written(ApiCall &call, const EntityPtr &entity, const Edit &edit, const QString &label, int status)
{
    CommitRequest request;
    request.label = label;
    request.edits.push_back(edit);
    MILLRACE_ASSIGN(const CommitReceipt receipt, call.commit(std::move(request)));
    const RecordId id = receipt.ids.front();
    MILLRACE_ASSIGN(const Record record, seenStill(call, *entity, id));
    Response response =
        documentAnswer({{QStringLiteral("commit"), receipt.operation.toString()},
                        {QStringLiteral("record"), shown(record)},
                        {QStringLiteral("warnings"), warningsShown(call, receipt.warnings, entity.get())}},
                       status);
    if (!record.isNull())
        addTag(response, record);
    if (status == 201)
        addHeader(response, "Location", "/api/v1/" + entity->key.toUtf8() + '/' + id.toString().toLatin1());
    return response;
}

Result<Edit> editOfAddress(ApiCall &call, Edit::Kind kind, const EntityPtr &entity)
{
    WriteAsked asked;
    asked.kind = kind;
    asked.entity = entity;
    MILLRACE_ASSIGN(asked.values, call.body());
    if (kind != Edit::Kind::Create) {
        MILLRACE_ASSIGN(asked.id, call.id("id"));
        MILLRACE_ASSIGN(asked.version, call.seenVersion());
    }
    return editAsked(call, asked);
}

} // namespace

QJsonArray warningsShown(const ApiCall &call, const std::vector<Problem> &warnings, const EntityDef *entity)
{
    QJsonArray list;
    for (const Problem &warning : warnings)
        list.append(problemDocument(warning, entity, call.catalog(), call.session().locale));
    return list;
}

Result<Edit> editAsked(ApiCall &call, const WriteAsked &asked)
{
    const EntityPtr &entity = asked.entity;
    if (!call.scopes().writes(entity->key))
        return fail(ErrorCode::NotPermitted, {entity->key, QStringLiteral("token")});
    Edit edit = Edit::create(entity);
    edit.kind = asked.kind;
    edit.version = asked.version;
    Record before;
    if (asked.kind != Edit::Kind::Create) {
        MILLRACE_ASSIGN(before, call.workspace().record(call.session(), entity->key, asked.id));
        edit.id = before.id();
    }
    if (asked.kind == Edit::Kind::Delete || asked.kind == Edit::Kind::Restore)
        return edit;
    MILLRACE_TRY(permitTitles(call, *entity, asked.values));
    std::vector<GivenValue> given;
    for (auto value = asked.values.constBegin(); value != asked.values.constEnd(); ++value)
        given.push_back({value.key(), *value, false});
    FormatContext format;
    format.locale = call.session().locale;
    format.zone = call.session().zone;
    format.metadata = call.workspace().metadata();
    format.baseCurrency = call.workspace().baseCurrency();
    MILLRACE_TRY(fillWhole(call.workspace(), {call.workspace(), call.session(), format}, entity, before, given, edit));
    return edit;
}

Result<Response> listRecords(ApiCall &call)
{
    MILLRACE_ASSIGN(const EntityPtr entity, call.entity());
    MILLRACE_ASSIGN(Query query, queryAsked(call, *entity));
    MILLRACE_TRY(call.scopes().permit(query, *call.catalog()));
    const PageCursor cursor(query);
    if (call.has("cursor") && !cursor.read(call.text("cursor"), query))
        return misused(QCoreApplication::translate("server", "the cursor does not belong to this list"));
    MILLRACE_ASSIGN(const RowSet rows, call.workspace().rows(call.session(), query));
    const QString next = cursor.after(rows, query);
    QByteArray document = "{\"rows\":" + rowsDocument(rows);
    document += next.isEmpty() ? QByteArray(",\"next\":null") : ",\"next\":\"" + next.toLatin1() + '"';
    MILLRACE_ASSIGN(const bool counts, call.flag("count"));
    if (counts) {
        query.after.reset();
        MILLRACE_ASSIGN(const qint64 count, call.workspace().count(call.session(), query));
        document += ",\"count\":" + QByteArray::number(count);
    }
    Response response;
    response.body = document + '}';
    return response;
}

Result<Response> showRecord(ApiCall &call)
{
    MILLRACE_ASSIGN(const EntityPtr entity, call.entity());
    MILLRACE_ASSIGN(const RecordId id, call.id("id"));
    Query moments;
    MILLRACE_TRY(readMoments(call, moments));
    if (moments.asOf || moments.knownAt) {
        const AsOf then{moments.knownAt ? *moments.knownAt : *moments.asOf, moments.knownAt.has_value()};
        MILLRACE_ASSIGN(const auto records, call.workspace().recordsAsOf(call.session(), entity->key, then));
        for (const Record &record : records)
            if (record.id() == id)
                return documentAnswer(recordDocument(record));
        return fail(ErrorCode::NotFound, {entity->key, id.toString()});
    }
    MILLRACE_ASSIGN(const Record record, call.workspace().record(call.session(), entity->key, id));
    Response response = documentAnswer(recordDocument(record));
    addTag(response, record);
    return response;
}

Result<Response> createRecord(ApiCall &call)
{
    MILLRACE_ASSIGN(const EntityPtr entity, call.entity());
    MILLRACE_ASSIGN(const Edit edit, editOfAddress(call, Edit::Kind::Create, entity));
    return written(call, entity, edit, QStringLiteral("create"), 201);
}

Result<Response> changeRecord(ApiCall &call)
{
    MILLRACE_ASSIGN(const EntityPtr entity, call.entity());
    MILLRACE_ASSIGN(const Edit edit, editOfAddress(call, Edit::Kind::Update, entity));
    return written(call, entity, edit, QStringLiteral("edit"), 200);
}

Result<Response> restoreRecord(ApiCall &call)
{
    MILLRACE_ASSIGN(const EntityPtr entity, call.entity());
    MILLRACE_ASSIGN(const Edit edit, editOfAddress(call, Edit::Kind::Restore, entity));
    return written(call, entity, edit, QStringLiteral("restore"), 200);
}

Result<Response> removeRecord(ApiCall &call)
{
    MILLRACE_ASSIGN(const EntityPtr entity, call.entity());
    MILLRACE_ASSIGN(const Edit edit, editOfAddress(call, Edit::Kind::Delete, entity));
    CommitRequest request;
    request.label = QStringLiteral("delete");
    request.edits.push_back(edit);
    MILLRACE_ASSIGN(const CommitReceipt receipt, call.commit(std::move(request)));
    MILLRACE_ASSIGN(const Record record, seenStill(call, *entity, edit.id));
    return documentAnswer({{QStringLiteral("commit"), receipt.operation.toString()},
                           {QStringLiteral("deleted"), receipt.changes},
                           {QStringLiteral("record"), shown(record)}});
}

Result<Response> showHistory(ApiCall &call)
{
    MILLRACE_ASSIGN(const EntityPtr entity, call.entity());
    MILLRACE_ASSIGN(const RecordId id, call.id("id"));
    MILLRACE_ASSIGN(const RecordHistory history, call.workspace().history(call.session(), entity->key, id));
    QJsonArray commits;
    for (const HistoryCommit &commit : history.commits)
        commits.append(commitDocument(commit, *call.workspace().metadata()));
    return documentAnswer({{QStringLiteral("commits"), commits}});
}

Result<Response> searchRecords(ApiCall &call)
{
    const QString text = call.text("text");
    if (text.trimmed().isEmpty() || text.size() > 500)
        return misused(QCoreApplication::translate("server", "“text” holds 1 to 500 characters"));
    MILLRACE_ASSIGN(const qint64 limit, call.number("limit", 50, 1, 200));
    QStringList entities = call.text("entity").split(u',', Qt::SkipEmptyParts);
    for (const QString &entity : entities)
        MILLRACE_TRY(call.catalog()->require(entity));
    if (entities.isEmpty() && !call.scopes().readsAll())
        for (const EntityPtr &entity : call.catalog()->entities())
            if (entity->searched && call.scopes().reads(entity->key))
                entities << entity->key;
    const bool reads = std::all_of(entities.begin(), entities.end(),
                                   [&](const QString &entity) { return call.scopes().reads(entity); });
    if (!reads || (entities.isEmpty() && !call.scopes().readsAll()))
        return fail(ErrorCode::NotPermitted, {entities.value(0), QStringLiteral("token")});
    MILLRACE_ASSIGN(const SearchAnswer answer, call.workspace().search(call.session(), text, int(limit), entities));
    QJsonArray hits;
    for (const SearchHit &hit : answer.hits)
        hits.append(QJsonObject{{QStringLiteral("entity"), hit.entity},
                                {QStringLiteral("id"), hit.id.toString()},
                                {QStringLiteral("title"), hit.title},
                                {QStringLiteral("field"), hit.field},
                                {QStringLiteral("snippet"), hit.snippet}});
    return documentAnswer({{QStringLiteral("count"), answer.count}, {QStringLiteral("hits"), hits}});
}

} // namespace millrace::server
