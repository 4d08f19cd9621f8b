// SPDX-License-Identifier: GPL-3.0-or-later
// The document of the API against what is really answered.
#include "core/interchange/mapping.h"
#include "tests/server/api_world.h"

#include <set>

using namespace millrace;
using namespace millrace::test;

namespace {

const QByteArray someId = "0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10";

QJsonObject document(ApiWorld &world)
{
    return world.get("/openapi.json").json;
}

QJsonObject part(const QJsonObject &whole, std::initializer_list<const char *> keys)
{
    QJsonObject at = whole;
    for (const char *key : keys)
        at = at[QLatin1String(key)].toObject();
    return at;
}

/// Follows "#/components/schemas/X".
QJsonObject resolved(const QJsonObject &whole, QJsonObject schema)
{
    if (schema.contains("allOf"))
        schema = schema["allOf"].toArray()[0].toObject();
    const QString name = schema["$ref"].toString().section(u'/', -1);
    return name.isEmpty() ? schema : whole["components"].toObject()["schemas"].toObject()[name].toObject();
}

/// Whether a value is of a schema; what is not is named.
void checkFits(const QJsonObject &whole, const QJsonObject &given, const QJsonValue &value, const QString &where)
{
    const bool nullable = given["nullable"].toBool();
    const QJsonObject schema = resolved(whole, given);
    const QString type = schema["type"].toString();
    INFO(where.toStdString() << " is "
                             << QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).toStdString());
    if (value.isNull()) {
        CHECK((nullable || type.isEmpty()));
        return;
    }
    if (type == "string") {
        CHECK(value.isString());
        if (schema["format"] == "uuid")
            CHECK(RecordId::fromString(value.toString()));
        if (schema["format"] == "date-time")
            CHECK(value.toString().endsWith(u'Z'));
        if (schema.contains("enum"))
            CHECK(schema["enum"].toArray().contains(value));
    } else if (type == "integer") {
        CHECK(value.isDouble());
    } else if (type == "boolean") {
        CHECK(value.isBool());
    } else if (type == "array") {
        CHECK(value.isArray());
        for (const QJsonValue &each : value.toArray())
            checkFits(whole, schema["items"].toObject(), each, where + "[]");
    } else if (type == "object" && schema.contains("properties")) {
        CHECK(value.isObject());
        const QJsonObject object = value.toObject();
        for (auto member = object.constBegin(); member != object.constEnd(); ++member) {
            const QString place = where + u'.' + member.key();
            INFO(place.toStdString() << " is not documented");
            const QJsonObject properties = schema["properties"].toObject();
            CHECK(properties.contains(member.key()));
            checkFits(whole, properties[member.key()].toObject(), *member, place);
        }
    }
}

QByteArray filled(QString path, const QByteArray &id)
{
    for (const char *place : {"{id}", "{commit}", "{device}", "{delivery}"})
        path.replace(QLatin1String(place), QString::fromLatin1(id));
    return path.toUtf8();
}

/// A value that the field's schema allows.
QJsonValue sample(const FieldDef &field, const QJsonObject &schema)
{
    const QString type = schema["x-millrace-type"].toString();
    const QJsonArray keys =
        schema.contains("enum") ? schema["enum"].toArray() : schema["items"].toObject()["enum"].toArray();
    if (type == "choice")
        return keys.isEmpty() ? QJsonValue() : keys[0];
    if (type == "multichoice")
        return keys.isEmpty() ? QJsonValue() : QJsonArray{keys[0]};
    if (type == "integer" || type == "duration")
        return qMax<qint64>(schema["minimum"].toInteger(1), 1);
    if (type == "decimal")
        return field.scale > 0 ? QStringLiteral("1.") + QString(field.scale, u'0') : QStringLiteral("1");
    if (type == "money")
        return QJsonObject{{"amount", "12.50"}, {"currency", "CNY"}};
    if (type == "boolean")
        return true;
    if (type == "date")
        return "2026-02-03";
    if (type == "datetime")
        return "2026-02-03T04:05:06Z";
    if (type == "phone")
        return "+86 10 6552 9988";
    if (type == "email")
        return "li@example.com";
    if (type == "url")
        return "https://example.com";
    return QJsonValue();
}

} // namespace

TEST_CASE("every path that is documented answers, with the shape that is documented", "[server][api][openapi]")
{
    ApiWorld world;
    world.make("customer", R"({"name":"Qing","region":"East","revenue":{"amount":"3"}})");
    const QJsonObject whole = document(world);
    CHECK(whole["openapi"] == "3.0.3");
    const QJsonObject paths = whole["paths"].toObject();
    CHECK(paths.size() > 100);
    int looked = 0;
    for (auto path = paths.constBegin(); path != paths.constEnd(); ++path)
        for (const QString &method : path->toObject().keys()) {
            if (method == "delete" && path.key() == "/session")
                continue; // last of all
            const QJsonObject operation = path->toObject()[method].toObject();
            INFO(method.toStdString() << ' ' << path.key().toStdString());
            QByteArray address = filled(path.key(), someId);
            for (const QJsonValue &parameter : operation["parameters"].toArray())
                if (parameter["in"] == "query" && parameter["required"].toBool())
                    address += '?' + parameter["name"].toString().toUtf8() + "=qing";
            const Answered answered = world.call(method.toUpper().toLatin1(), address);
            // Found, and understood: what is wrong is the made-up id or the empty body alone.
            CHECK(answered.status != 405);
            CHECK(answered.status < 500);
            CHECK((answered.error() != "unknown_entity"));
            const QString status = QString::number(answered.status);
            const QJsonObject responses = operation["responses"].toObject();
            const QJsonObject response = responses[responses.contains(status) ? status : "default"].toObject();
            checkFits(whole, part(response, {"content", "application/json", "schema"}), answered.json, "answer");
            ++looked;
        }
    CHECK(looked > 200);
    CHECK(world.call("DELETE", "/session").status == 204);
}

TEST_CASE("nothing that is not documented answers", "[server][api][openapi]")
{
    ApiWorld world;
    const QJsonObject paths = document(world)["paths"].toObject();
    std::set<QString> addresses;
    for (const QString &path : paths.keys())
        addresses.insert(path);
    for (const char *more :
         {"/customers", "/session/devices/x/y", "/customer/{id}/fields", "/users", "/health", "/tokens/{id}",
          "/changes/{id}", "/batch/{id}", "/", "/v2/customer", "/webhook/{id}/secret/x"})
        addresses.insert(QString::fromLatin1(more));
    int looked = 0;
    for (const QString &path : addresses)
        for (const char *method : {"get", "post", "put", "patch", "delete", "head", "options", "trace"}) {
            if (paths[path].toObject().contains(QLatin1String(method)))
                continue;
            const Answered answered = world.call(QByteArray(method).toUpper(), filled(path, someId));
            INFO(method << ' ' << path.toStdString());
            CHECK((answered.status == 405 || answered.status == 404));
            ++looked;
        }
    CHECK(looked > 500);
}

TEST_CASE("every field that is documented as written comes back as it was written", "[server][api][openapi]")
{
    ApiWorld world;
    const QJsonObject schemas = part(document(world), {"components", "schemas"});
    int fields = 0;
    for (const EntityPtr &entity : world.ws->catalog()->entities()) {
        const QJsonObject properties = part(schemas, {})[entity->key].toObject()["properties"].toObject();
        for (const FieldDef &field : entity->fields) {
            if (field.retired || field.index == system_field::Extra)
                continue;
            INFO(entity->key.toStdString() << '.' << field.key.toStdString());
            REQUIRE(properties.contains(field.key));
            const QJsonObject schema = properties[field.key].toObject();
            CHECK(schema["readOnly"].toBool() != isImportable(field));
            const QJsonValue value = sample(field, schema);
            if (schema["readOnly"].toBool() || value.isNull())
                continue;
            // Whatever else a new record of that kind may lack: its verdict on this value is that it will do.
            const QJsonObject given{{field.key, value}};
            const Answered made =
                world.post("/" + entity->key.toUtf8(), QJsonDocument(given).toJson(QJsonDocument::Compact));
            if (made.status == 201)
                CHECK(made.record()[field.key] == value);
            for (const QString &problem : made.problems())
                CHECK(problem.section(u' ', 0, 0) != field.key);
            ++fields;
        }
        // And the other way: nothing is answered that is not there.
        CHECK(properties.size() <= entity->fieldCount());
    }
    CHECK(fields > 80);
    const QJsonObject values{{"name", "Qing"},
                             {"kind", "company"},
                             {"phone", "+86 10 6552 9988"},
                             {"employees", 12},
                             {"email", "li@example.com"},
                             {"website", "https://example.com"},
                             {"region", "East"},
                             {"revenue", QJsonObject{{"amount", "12.50"}, {"currency", "CNY"}}}};
    const Answered made = world.post("/customer", QJsonDocument(values).toJson());
    REQUIRE(made.status == 201);
    for (const QString &key : values.keys())
        CHECK(made.record()[key] == values[key]);
}

TEST_CASE("what is documented as required, limited and filtered is so", "[server][api][openapi]")
{
    ApiWorld world;
    const QJsonObject schemas = part(document(world), {"components", "schemas"});
    for (const EntityPtr &entity : world.ws->catalog()->entities()) {
        const QJsonObject schema = schemas[entity->key].toObject();
        INFO(entity->key.toStdString());
        const Answered empty = world.post("/" + entity->key.toUtf8(), "{}");
        std::set<QString> asked, needed;
        for (const QJsonValue &key : schema["x-millrace-required"].toArray())
            needed.insert(key.toString());
        for (const QString &problem : empty.problems())
            if (problem.endsWith(QLatin1String(" required")))
                asked.insert(problem.section(u' ', 0, 0));
        CHECK(asked == needed);
        const QJsonObject properties = schema["properties"].toObject();
        for (auto property = properties.constBegin(); property != properties.constEnd(); ++property) {
            const QJsonObject field = property->toObject();
            const auto filters = field["x-millrace-filters"].toArray();
            const QByteArray base = "/" + entity->key.toUtf8() + "?limit=1&filter=" + property.key().toUtf8();
            INFO(property.key().toStdString());
            CHECK(world.get(base + "+is+empty").status == 200);
            CHECK((world.get(base + "+%7E+%22x%22").status == 200) == filters.contains("~"));
            CHECK((world.get(base + "+within+last+3+days").status == 200) == filters.contains("within"));
        }
    }
}

TEST_CASE("the document is of the catalog as it is: with fields of one's own, without hidden ones",
          "[server][api][openapi]")
{
    ApiWorld world;
    world.make("custom_field",
               R"({"key":"x_0123456789abc","entity":"customer","label":"Turnover class","type":"text"})");
    const auto properties = [&](const QByteArray &token) {
        return part(world.get("/openapi.json", token).json, {"components", "schemas", "customer", "properties"});
    };
    CHECK(properties({}).contains("x_0123456789abc"));
    const QByteArray mei = world.hire(
        QStringLiteral("mei"),
        QStringLiteral(R"({"entities":{"*":{"see":"all"}},"fields":{"customer.x_0123456789abc":"hidden"}})"));
    CHECK_FALSE(properties(mei).contains("x_0123456789abc"));
    CHECK_FALSE(properties("-").contains("x_0123456789abc"));
    CHECK(properties("-").contains("name"));
}
