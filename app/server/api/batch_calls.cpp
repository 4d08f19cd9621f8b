// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/calls.h"

#include <QJsonDocument>

namespace millrace::server {

namespace {

constexpr qsizetype itemsAtMost = 500;

struct Item
{
    WriteAsked asked;
    std::optional<Edit> edit;
    Error error; ///< where there is no edit
};

Result<WriteAsked> askedBy(const ApiCall &call, const QJsonObject &item)
{
    static const QHash<QString, Edit::Kind> kinds{{QStringLiteral("create"), Edit::Kind::Create},
                                                  {QStringLiteral("update"), Edit::Kind::Update},
                                                  {QStringLiteral("delete"), Edit::Kind::Delete},
                                                  {QStringLiteral("restore"), Edit::Kind::Restore}};
    WriteAsked asked;
    const QString op = item[QStringLiteral("op")].toString();
    if (!kinds.contains(op))
        return misused(QCoreApplication::translate("server", "“op” is create, update, delete or restore"));
    asked.kind = kinds.value(op);
    MILLRACE_ASSIGN(asked.entity, call.catalog()->require(item[QStringLiteral("entity")].toString()));
    asked.values = item[QStringLiteral("values")].toObject();
    if (asked.kind == Edit::Kind::Create)
        return asked;
    const QString id = item[QStringLiteral("id")].toString();
    const auto named = RecordId::fromString(id);
    if (!named || named->isNull())
        return fail(ErrorCode::NotFound, {asked.entity->key, id.left(100)});
    asked.id = *named;
    if (const QJsonValue version = item[QStringLiteral("version")]; version.isDouble())
        asked.version = version.toInteger();
    return asked;
}

QJsonValue errorOf(const ApiCall &call, const Error &error, const EntityDef *entity)
{
    const Response answer = failureAnswer(error, entity, call.catalog(), call.session().locale);
    return QJsonDocument::fromJson(answer.body)[QStringLiteral("error")];
}

int statusOf(const ApiCall &call, const Error &error)
{
    return failureAnswer(error, nullptr, call.catalog(), call.session().locale).status;
}

Item prepared(ApiCall &call, const QJsonValue &value)
{
    Item item;
    const auto asked = value.isObject() ? askedBy(call, value.toObject())
                                        : misused(QCoreApplication::translate("server", "an item is an object"));
    if (!asked) {
        item.error = asked.error();
        return item;
    }
    item.asked = *asked;
    if (const auto edit = editAsked(call, item.asked))
        item.edit = *edit;
    else
        item.error = edit.error();
    return item;
}

QJsonObject doneDocument(const Item &item, const RecordId &id)
{
    return {{QStringLiteral("status"), item.asked.kind == Edit::Kind::Create ? 201 : 200},
            {QStringLiteral("entity"), item.asked.entity->key},
            {QStringLiteral("id"), id.toString()}};
}

/// All or nothing: the problems say which item they are of.
Result<Response> whole(ApiCall &call, std::vector<Item> &items)
{
    CommitRequest request;
    request.label = QStringLiteral("batch");
    Error refused{ErrorCode::ValidationFailed, {}, {}};
    for (size_t i = 0; i < items.size(); ++i) {
        if (items[i].edit) {
            request.edits.push_back(*items[i].edit);
            continue;
        }
        if (items[i].error.code != ErrorCode::ValidationFailed)
            return fail(items[i].error);
        for (Problem problem : items[i].error.problems) {
            problem.edit = int(i);
            refused.problems.push_back(std::move(problem));
        }
    }
    if (!refused.problems.empty())
        return fail(std::move(refused));
    MILLRACE_ASSIGN(const CommitReceipt receipt, call.commit(std::move(request)));
    QJsonArray results;
    for (size_t i = 0; i < items.size(); ++i)
        results.append(doneDocument(items[i], receipt.ids[i]));
    return documentAnswer({{QStringLiteral("commit"), receipt.operation.toString()},
                           {QStringLiteral("failed"), 0},
                           {QStringLiteral("results"), results}});
}

/// Each by itself, in order.
Result<Response> oneByOne(ApiCall &call, const QJsonArray &asked)
{
    QJsonArray results;
    int failed = 0;
    for (qsizetype i = 0; i < asked.size(); ++i) {
        Item item = prepared(call, asked[i]);
        if (item.edit) {
            CommitRequest request;
            request.label = QStringLiteral("batch");
            request.edits.push_back(*item.edit);
            const auto receipt = call.commit(std::move(request), int(i));
            if (receipt) {
                QJsonObject done = doneDocument(item, receipt->ids.front());
                done.insert(QStringLiteral("commit"), receipt->operation.toString());
                results.append(done);
                continue;
            }
            item.error = receipt.error();
        }
        ++failed;
        results.append(QJsonObject{{QStringLiteral("status"), statusOf(call, item.error)},
                                   {QStringLiteral("error"), errorOf(call, item.error, item.asked.entity.get())}});
    }
    return documentAnswer({{QStringLiteral("commit"), QJsonValue()},
                           {QStringLiteral("failed"), failed},
                           {QStringLiteral("results"), results}});
}

} // namespace

Result<Response> runBatch(ApiCall &call)
{
    MILLRACE_ASSIGN(const QJsonObject body, call.body());
    const QJsonArray asked = body[QStringLiteral("items")].toArray();
    if (asked.isEmpty() || asked.size() > itemsAtMost)
        return misused(QCoreApplication::translate("server", "“items” holds 1 to %1 items").arg(itemsAtMost));
    if (!body[QStringLiteral("atomic")].toBool(true))
        return oneByOne(call, asked);
    std::vector<Item> items;
    for (const QJsonValue &item : asked)
        items.push_back(prepared(call, item));
    return whole(call, items);
}

} // namespace millrace::server
