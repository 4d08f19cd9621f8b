// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/record_json.h"

#include "core/schema/moment_text.h"

#include <QJsonDocument>

namespace millrace {

QJsonObject recordDocument(const Record &record)
{
    QJsonObject document;
    for (const FieldDef &field : record.entity()->fields)
        if (const Value &value = record.value(field.index); !value.isEmpty())
            document.insert(field.key, valueToJson(field, value));
    return document;
}

QJsonObject rowDocument(const RowSet &rows, const Row &row)
{
    QJsonObject object;
    for (size_t i = 0; i < rows.columns.size(); ++i)
        object.insert(rows.columns[i].path.toString(), valueToJson(*rows.columns[i].field, row.cells[i]));
    return object;
}

QByteArray rowsDocument(const RowSet &rows)
{
    QByteArray document("[");
    for (const Row &row : rows.rows) {
        if (document.size() > 1)
            document += ',';
        document += QJsonDocument(rowDocument(rows, row)).toJson(QJsonDocument::Compact);
    }
    return document + ']';
}

QJsonObject changeDocument(const HistoryChange &change, Instant recordedAt)
{
    const auto value = [&](const Value &held) { return change.def ? valueToJson(*change.def, held) : QJsonValue(); };
    return {{QStringLiteral("field"), change.field},
            {QStringLiteral("was"), value(change.was)},
            {QStringLiteral("now"), value(change.now)},
            {QStringLiteral("at"), momentText(change.at.value_or(recordedAt))},
            {QStringLiteral("at_known"), change.atKnown}};
}

QJsonObject commitDocument(const HistoryCommit &commit, const Metadata &metadata)
{
    QJsonArray changes;
    for (const HistoryChange &change : commit.changes)
        changes.append(changeDocument(change, commit.recordedAt));
    const bool dated = !commit.changes.empty() && commit.changes.front().at;
    return {{QStringLiteral("commit"), commit.operation.toString()},
            {QStringLiteral("at"), momentText(dated ? *commit.changes.front().at : commit.recordedAt)},
            {QStringLiteral("recorded_at"), momentText(commit.recordedAt)},
            {QStringLiteral("actor"), commit.actor.isNull() ? QJsonValue() : QJsonValue(commit.actor.toString())},
            {QStringLiteral("actor_name"), metadata.users.value(commit.actor)},
            {QStringLiteral("origin"), originWord(commit.origin)},
            {QStringLiteral("label"), commit.label},
            {QStringLiteral("cause"), commit.cause},
            {QStringLiteral("changes"), changes}};
}

QJsonArray touchedDocument(const std::vector<TouchedLater> &touched)
{
    QJsonArray list;
    for (const TouchedLater &each : touched)
        list.append(QJsonObject{{QStringLiteral("entity"), each.entity},
                                {QStringLiteral("id"), each.id.toString()},
                                {QStringLiteral("title"), each.title},
                                {QStringLiteral("field"), each.field}});
    return list;
}

} // namespace millrace
