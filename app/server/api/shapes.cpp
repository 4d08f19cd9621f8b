// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/shapes.h"

#include <initializer_list>
#include <utility>

namespace millrace::server::shapes {

namespace {

using Members = std::initializer_list<std::pair<const char *, QJsonObject>>;

QJsonObject object(Members members)
{
    QJsonObject properties;
    for (const auto &[name, schema] : members)
        properties.insert(QLatin1String(name), schema);
    return {{QStringLiteral("type"), QStringLiteral("object")}, {QStringLiteral("properties"), properties}};
}

QJsonObject orNull(QJsonObject schema)
{
    if (schema.contains(QStringLiteral("$ref")))
        schema = {{QStringLiteral("allOf"), QJsonArray{schema}}};
    schema.insert(QStringLiteral("nullable"), true);
    return schema;
}

QJsonObject oneOf(std::initializer_list<const char *> words)
{
    QJsonObject schema = text();
    QJsonArray keys;
    for (const char *word : words)
        keys.append(QLatin1String(word));
    schema.insert(QStringLiteral("enum"), keys);
    return schema;
}

QJsonObject anything()
{
    return {{QStringLiteral("type"), QStringLiteral("object")}};
}

} // namespace

QJsonObject text(const char *format)
{
    QJsonObject schema{{QStringLiteral("type"), QStringLiteral("string")}};
    if (*format)
        schema.insert(QStringLiteral("format"), QLatin1String(format));
    return schema;
}

QJsonObject integer()
{
    return {{QStringLiteral("type"), QStringLiteral("integer")}, {QStringLiteral("format"), QStringLiteral("int64")}};
}

QJsonObject flag()
{
    return {{QStringLiteral("type"), QStringLiteral("boolean")}};
}

QJsonObject list(const QJsonObject &items)
{
    return {{QStringLiteral("type"), QStringLiteral("array")}, {QStringLiteral("items"), items}};
}

QJsonObject reference(const QString &schema)
{
    return {{QStringLiteral("$ref"), QString(QStringLiteral("#/components/schemas/") + schema)}};
}

QJsonObject jsonContent(const QJsonObject &schema)
{
    return {{QStringLiteral("application/json"), QJsonObject{{QStringLiteral("schema"), schema}}}};
}

QJsonObject sharedSchemas()
{
    const QJsonObject change =
        object({{"field", text()}, {"was", {}}, {"now", {}}, {"at", text("date-time")}, {"at_known", flag()}});
    const QJsonObject problem = object({{"field", text()},
                                        {"rule", text()},
                                        {"message", text()},
                                        {"severity", oneOf({"hint", "warning", "error"})},
                                        {"item", integer()}});
    const QJsonObject error =
        object({{"code", text()}, {"message", text()}, {"problems", list(reference(QStringLiteral("Problem")))}});
    const QJsonObject commit = object({{"commit", text("uuid")},
                                       {"seq", integer()},
                                       {"entity", text()},
                                       {"id", text("uuid")},
                                       {"at", text("date-time")},
                                       {"recorded_at", text("date-time")},
                                       {"actor", orNull(text("uuid"))},
                                       {"actor_name", text()},
                                       {"origin", text()},
                                       {"label", text()},
                                       {"cause", text()},
                                       {"undone", flag()},
                                       {"changes", list(reference(QStringLiteral("Change")))}});
    const QJsonObject token = object({{"id", text("uuid")},
                                      {"kind", oneOf({"device", "program"})},
                                      {"name", text()},
                                      {"scopes", list(text())},
                                      {"address", text()},
                                      {"created_at", text("date-time")},
                                      {"used_at", text("date-time")},
                                      {"expires_at", text("date-time")},
                                      {"ended_at", orNull(text("date-time"))},
                                      {"revoked_at", orNull(text("date-time"))},
                                      {"current", flag()}});
    return {{QStringLiteral("Money"), object({{"amount", text("decimal")}, {"currency", text()}})},
            {QStringLiteral("Problem"), problem},
            {QStringLiteral("Failure"), object({{"error", error}})},
            {QStringLiteral("Change"), change},
            {QStringLiteral("Commit"), commit},
            {QStringLiteral("Token"), token}};
}

QJsonObject schemaOf(Shape shape, const QString &entity)
{
    const QJsonObject record = entity.isEmpty() ? anything() : reference(entity);
    const QJsonObject commits = list(reference(QStringLiteral("Commit")));
    const QJsonObject warnings = list(reference(QStringLiteral("Problem")));
    switch (shape) {
    case Shape::Nothing:
        break;
    case Shape::Record:
    case Shape::Values:
        return record;
    case Shape::Written:
        return object({{"commit", text("uuid")}, {"record", orNull(record)}, {"warnings", warnings}});
    case Shape::Removed:
        return object({{"commit", text("uuid")}, {"deleted", integer()}, {"record", orNull(record)}});
    case Shape::Rows:
        return object({{"rows", list(record)}, {"next", orNull(text())}, {"count", integer()}});
    case Shape::Commits:
        return object({{"commits", commits}});
    case Shape::BatchAsked:
        return object({{"atomic", flag()},
                       {"items", list(object({{"op", oneOf({"create", "update", "delete", "restore"})},
                                              {"entity", text()},
                                              {"id", text("uuid")},
                                              {"version", integer()},
                                              {"values", anything()}}))}});
    case Shape::BatchDone:
        return object({{"commit", orNull(text("uuid"))},
                       {"failed", integer()},
                       {"results", list(object({{"status", integer()},
                                                {"entity", text()},
                                                {"id", text("uuid")},
                                                {"commit", text("uuid")},
                                                {"error", anything()}}))}});
    case Shape::Feed:
        return object({{"changes", commits}, {"next", text()}, {"more", flag()}});
    case Shape::Undone:
        return object({{"commit", orNull(text("uuid"))},
                       {"undone", integer()},
                       {"of", text("uuid")},
                       {"touched_later", list(anything())}});
    case Shape::Hits:
        return object({{"count", integer()},
                       {"hits", list(object({{"entity", text()},
                                             {"id", text("uuid")},
                                             {"title", text()},
                                             {"field", text()},
                                             {"snippet", text()}}))}});
    case Shape::SignIn:
        return object(
            {{"login", text()}, {"password", text()}, {"totp", text()}, {"device", text()}, {"client", text()}});
    case Shape::SignedIn:
        return object(
            {{"token", text()}, {"user", text("uuid")}, {"device", text("uuid")}, {"expires_at", text("date-time")}});
    case Shape::Whoami:
        return object({{"user", text("uuid")},
                       {"login", text()},
                       {"name", text()},
                       {"device", text("uuid")},
                       {"scopes", list(text())},
                       {"totp", flag()},
                       {"recovery_codes", integer()}});
    case Shape::Tokens:
        return object({{"tokens", list(reference(QStringLiteral("Token")))}});
    case Shape::TokenAsked:
        return object({{"name", text()}, {"scopes", list(text())}, {"expires_at", text("date-time")}});
    case Shape::Passwords:
        return object({{"old", text()}, {"password", text()}});
    case Shape::Code:
        return object({{"totp", text()}});
    case Shape::Enrolment:
        return object({{"secret", text()}, {"uri", text()}});
    case Shape::Password:
        return object({{"password", text()}});
    case Shape::Recovery:
        return object({{"recovery_codes", list(text())}});
    case Shape::Secret:
        return object({{"secret", text()}});
    case Shape::Deliveries:
        return object({{"deliveries", list(object({{"id", text("uuid")},
                                                   {"event", text()},
                                                   {"state", oneOf({"waiting", "sent", "dead"})},
                                                   {"tries", integer()},
                                                   {"status", integer()},
                                                   {"reason", text()},
                                                   {"made_at", text("date-time")},
                                                   {"due_at", orNull(text("date-time"))},
                                                   {"body", anything()}}))}});
    case Shape::UndoAsked:
        return object({{"later", oneOf({"block", "keep", "overwrite"})}});
    case Shape::OpenApi:
        return anything();
    }
    return anything();
}

} // namespace millrace::server::shapes
