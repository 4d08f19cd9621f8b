// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/openapi.h"

#include "app/server/api/calls.h"
#include "app/server/api/shapes.h"
#include "core/interchange/mapping.h"
#include "ui/text/labels.h"

namespace millrace::server {

namespace {

using namespace shapes;

QJsonArray optionKeys(const FieldDef &field, const Metadata *metadata)
{
    QJsonArray keys;
    if (metadata)
        for (const OptionInfo &option : metadata->options(field.optionList))
            keys.append(option.key);
    else
        for (const OptionSeed &seed : field.options)
            keys.append(QLatin1String(seed.key));
    return keys;
}

/// What a value of the field is as JSON, as valueToJson writes it.
QJsonObject valueSchema(const FieldDef &field, const Metadata *metadata)
{
    const FieldTypeInfo &info = fieldTypeInfo(field.type);
    const bool set = field.type == FieldType::References || field.type == FieldType::MultiChoice;
    QJsonObject one = text();
    if (info.comparison == Comparison::Boolean)
        one = flag();
    else if (field.type == FieldType::Integer || field.type == FieldType::Duration)
        one = integer();
    else if (field.type == FieldType::Money)
        one = reference("Money");
    else if (field.type == FieldType::Json)
        one = {};
    else if (info.comparison == Comparison::Record)
        one = text("uuid");
    else if (info.comparison == Comparison::Date)
        one = text("date");
    else if (info.comparison == Comparison::Moment)
        one = text("date-time");
    else if (field.type == FieldType::Decimal)
        one = text("decimal");
    else if (field.type == FieldType::Email)
        one = text("email");
    if (field.isChoice())
        if (const QJsonArray keys = optionKeys(field, metadata); !keys.isEmpty())
            one.insert(QStringLiteral("enum"), keys);
    return set ? list(one) : one;
}

QJsonObject fieldSchema(const FieldDef &field, const Metadata *metadata)
{
    QJsonObject schema = valueSchema(field, metadata);
    // What stands beside a reference to a schema is not read: it is wrapped.
    if (schema.contains(QStringLiteral("$ref")))
        schema = {{QStringLiteral("allOf"), QJsonArray{schema}}};
    schema.insert(QStringLiteral("title"), fieldLabel(field, QString()));
    schema.insert(QStringLiteral("nullable"), true);
    if (!isImportable(field))
        schema.insert(QStringLiteral("readOnly"), true);
    if (field.maxLength > 0 && schema[QStringLiteral("type")] == QLatin1String("string"))
        schema.insert(QStringLiteral("maxLength"), field.maxLength);
    if (field.type == FieldType::Integer || field.type == FieldType::Duration) {
        if (field.min)
            schema.insert(QStringLiteral("minimum"), *field.min);
        if (field.max)
            schema.insert(QStringLiteral("maximum"), *field.max);
    }
    if (!field.pattern.isEmpty())
        schema.insert(QStringLiteral("pattern"), QString(u'^' + field.pattern + u'$'));
    if (field.isReference() && !field.target.isEmpty())
        schema.insert(QStringLiteral("x-millrace-target"), field.target);
    schema.insert(QStringLiteral("x-millrace-type"), QLatin1String(fieldTypeInfo(field.type).name));
    if (field.indexed)
        schema.insert(QStringLiteral("x-millrace-sorted"), true);
    QJsonArray operators{QStringLiteral("is empty")};
    const FieldTypeInfo &info = fieldTypeInfo(field.type);
    if (info.comparison != Comparison::Emptiness)
        for (const char *word : {"=", "!=", "in"})
            operators.append(QLatin1String(word));
    if (info.ordered)
        for (const char *word : {"<", "<=", ">", ">="})
            operators.append(QLatin1String(word));
    // A reference is asked by the title of what it refers to, a set of options by one of them.
    if (info.text || (field.isReference() && !field.target.isEmpty()) || field.type == FieldType::MultiChoice)
        operators.append(QStringLiteral("~"));
    if (info.comparison == Comparison::Date || info.comparison == Comparison::Moment)
        operators.append(QStringLiteral("within"));
    schema.insert(QStringLiteral("x-millrace-filters"), operators);
    return schema;
}

QJsonObject entitySchema(const EntityDef &entity, const Metadata *metadata)
{
    QJsonObject properties;
    QJsonArray required;
    for (const FieldDef &field : entity.fields) {
        if (field.retired || field.index == system_field::Extra)
            continue;
        properties.insert(field.key, fieldSchema(field, metadata));
        if (field.required && field.fallback.isEmpty())
            required.append(field.key);
    }
    QJsonObject schema{{QStringLiteral("type"), QStringLiteral("object")},
                       {QStringLiteral("title"), entityLabel(entity, QString())},
                       {QStringLiteral("properties"), properties}};
    // Of a new record; an empty list is not valid.
    if (!required.isEmpty())
        schema.insert(QStringLiteral("x-millrace-required"), required);
    return schema;
}

QJsonObject parameterOf(const Parameter &parameter)
{
    static const QJsonObject types[] = {text(), integer(), flag(), text("date-time")};
    return {{QStringLiteral("name"), QLatin1String(parameter.name)},
            {QStringLiteral("in"), QStringLiteral("query")},
            {QStringLiteral("required"), parameter.required},
            {QStringLiteral("description"), QLatin1String(parameter.description)},
            {QStringLiteral("schema"), types[int(parameter.type)]}};
}

QJsonObject placeholder(const QString &name, const char *in, const QString &description, bool required,
                        const QJsonObject &schema)
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("in"), QLatin1String(in)},
            {QStringLiteral("required"), required},
            {QStringLiteral("description"), description},
            {QStringLiteral("schema"), schema}};
}

QJsonArray parametersOf(const Route &route, const QString &path)
{
    QJsonArray parameters;
    for (const QString &part : path.split(u'/'))
        if (part.startsWith(u'{'))
            parameters.append(
                placeholder(part.mid(1, part.size() - 2), "path", QStringLiteral("An id"), true, text("uuid")));
    for (const Parameter &parameter : route.parameters)
        parameters.append(parameterOf(parameter));
    if (takesKey(route))
        parameters.append(placeholder(QStringLiteral("Idempotency-Key"), "header",
                                      QStringLiteral("A word of yours: the same call with it is carried out once"),
                                      false, text()));
    if (route.whom == Route::For::Writer && path.contains(QLatin1String("{id}")))
        parameters.append(placeholder(QStringLiteral("If-Match"), "header",
                                      QStringLiteral("The ETag of the record as it was read"), false, text()));
    return parameters;
}

QJsonObject operationOf(const Route &route, const QString &path, const QString &entity)
{
    QJsonObject answer{{QStringLiteral("description"), QLatin1String(route.summary)}};
    if (route.answer != Shape::Nothing)
        answer.insert(QStringLiteral("content"), jsonContent(schemaOf(route.answer, entity)));
    const QJsonObject failure{{QStringLiteral("description"), QStringLiteral("What is wrong")},
                              {QStringLiteral("content"), jsonContent(reference("Failure"))}};
    QJsonObject operation{{QStringLiteral("operationId"), entity.isEmpty()
                                                              ? QString::fromLatin1(route.name)
                                                              : QLatin1String(route.name) + QString(u'_') + entity},
                          {QStringLiteral("summary"), QLatin1String(route.summary)},
                          {QStringLiteral("tags"), QJsonArray{entity.isEmpty() ? QStringLiteral("millrace") : entity}},
                          {QStringLiteral("parameters"), parametersOf(route, path)},
                          {QStringLiteral("responses"),
                           QJsonObject{{QString::number(route.status), answer}, {QStringLiteral("default"), failure}}}};
    if (route.body != Shape::Nothing)
        operation.insert(QStringLiteral("requestBody"),
                         QJsonObject{{QStringLiteral("content"), jsonContent(schemaOf(route.body, entity))}});
    if (route.whom == Route::For::Everybody)
        operation.insert(QStringLiteral("security"), QJsonArray());
    return operation;
}

void addPath(QJsonObject &paths, const Route &route, const QString &path, const QString &entity)
{
    QJsonObject item = paths[path].toObject();
    item.insert(QString::fromLatin1(route.method).toLower(), operationOf(route, path, entity));
    paths.insert(path, item);
}

} // namespace

QJsonObject openApiDocument(const Catalog &catalog, const Metadata *metadata)
{
    QJsonObject paths;
    QJsonObject schemas = sharedSchemas();
    for (const EntityPtr &entity : catalog.entities())
        schemas.insert(entity->key, entitySchema(*entity, metadata));
    const QString entityPlace = QStringLiteral("{entity}");
    for (const Route &route : routes()) {
        const QString path = QLatin1String(route.path);
        if (!path.contains(entityPlace)) {
            addPath(paths, route, path, {});
            continue;
        }
        for (const EntityPtr &entity : catalog.entities())
            addPath(paths, route, QString(path).replace(entityPlace, entity->key), entity->key);
    }
    const QJsonObject bearer{{QStringLiteral("type"), QStringLiteral("http")},
                             {QStringLiteral("scheme"), QStringLiteral("bearer")}};
    return {{QStringLiteral("openapi"), QStringLiteral("3.0.3")},
            {QStringLiteral("info"), QJsonObject{{QStringLiteral("title"), QStringLiteral("Millrace")},
                                                 {QStringLiteral("version"), QStringLiteral(MILLRACE_VERSION)}}},
            {QStringLiteral("servers"), QJsonArray{QJsonObject{{QStringLiteral("url"), QStringLiteral("/api/v1")}}}},
            {QStringLiteral("security"), QJsonArray{QJsonObject{{QStringLiteral("bearer"), QJsonArray()}}}},
            {QStringLiteral("paths"), paths},
            {QStringLiteral("components"),
             QJsonObject{{QStringLiteral("schemas"), schemas},
                         {QStringLiteral("securitySchemes"), QJsonObject{{QStringLiteral("bearer"), bearer}}}}}};
}

Result<Response> describeApi(ApiCall &call)
{
    const bool known = !call.caller().user.isNull();
    const MetadataPtr metadata = known ? call.workspace().metadata() : nullptr;
    return documentAnswer(openApiDocument(*call.catalog(), metadata.get()));
}

} // namespace millrace::server
