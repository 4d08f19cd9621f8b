// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/mapping.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <functional>

void registerMappingResource()
{
    Q_INIT_RESOURCE(millrace_mappings);
}

namespace millrace {

namespace {

constexpr auto mappingFolder = ":/millrace/mappings/";

/// Collects what is wrong with a mapping, each finding with its place.
class MappingReader
{
public:
    std::vector<Problem> problems;

    void complain(const QString &place, const char *rule, QStringList arguments = {})
    {
        problems.push_back({place, QString::fromLatin1(rule), std::move(arguments), Severity::Error});
    }

    void allow(const QJsonObject &object, const QString &place, const QStringList &keys)
    {
        for (auto it = object.begin(); it != object.end(); ++it)
            if (!keys.contains(it.key()))
                complain(placed(place, it.key()), "mapping_unknown_key", {keys.join(QStringLiteral(", "))});
    }

    QString text(const QJsonObject &object, const QString &place, const QString &key)
    {
        const QJsonValue value = object[key];
        if (value.isUndefined())
            return {};
        if (!value.isString())
            complain(placed(place, key), "mapping_value", {QStringLiteral("text")});
        return value.toString();
    }

    QJsonObject object(const QJsonObject &parent, const QString &place, const QString &key)
    {
        const QJsonValue value = parent[key];
        if (!value.isUndefined() && !value.isObject())
            complain(placed(place, key), "mapping_value", {QStringLiteral("{..}")});
        return value.toObject();
    }

    static QString placed(const QString &place, const QString &key)
    {
        return place.isEmpty() ? key : place + u'.' + key;
    }
};

/// "{name}" names a column.
std::optional<QString> bracedColumn(const QString &text)
{
    if (text.size() > 2 && text.startsWith(u'{') && text.endsWith(u'}'))
        return text.mid(1, text.size() - 2);
    return std::nullopt;
}

std::optional<int> powerOfTen(const QJsonValue &value)
{
    const double number = value.toDouble();
    for (int power = -9; power <= 12; ++power)
        if (qFuzzyCompare(number, std::pow(10.0, power)))
            return power;
    return std::nullopt;
}

ColumnMapping columnFromJson(MappingReader &reader, const QString &name, const QJsonValue &value)
{
    const QString place = QStringLiteral("columns.") + name;
    ColumnMapping column;
    column.column = name;
    if (!value.isObject()) {
        reader.complain(place, "mapping_value", {QStringLiteral("{..}")});
        return column;
    }
    const QJsonObject object = value.toObject();
    reader.allow(object, place, {"field", "lookup", "create", "currency", "format", "scale", "decimal", "of"});
    column.field = reader.text(object, place, QStringLiteral("field"));
    column.lookup = reader.text(object, place, QStringLiteral("lookup"));
    column.format = reader.text(object, place, QStringLiteral("format"));
    column.of = reader.text(object, place, QStringLiteral("of"));
    if (!column.format.isEmpty() && !dateFormatFromPattern(column.format))
        reader.complain(place + QStringLiteral(".format"), "mapping_value",
                        {QStringLiteral("dd-mm-yy, m/d/yyyy, yyyy-mm-dd, ...")});
    const QString currency = reader.text(object, place, QStringLiteral("currency"));
    if (const auto other = bracedColumn(currency))
        column.currencyColumn = *other;
    else if (!currency.isEmpty() && !CurrencyCode::fromString(currency))
        reader.complain(place + QStringLiteral(".currency"), "mapping_value", {QStringLiteral("CNY, USD, {column}")});
    else
        column.currency = currency;
    if (const QJsonValue create = object[QStringLiteral("create")]; create.isBool())
        column.create = create.toBool();
    else if (!create.isUndefined())
        reader.complain(place + QStringLiteral(".create"), "mapping_value", {QStringLiteral("true, false")});
    if (const QJsonValue scale = object[QStringLiteral("scale")]; !scale.isUndefined()) {
        const auto power = scale.isDouble() ? powerOfTen(scale) : std::nullopt;
        if (!power)
            reader.complain(place + QStringLiteral(".scale"), "mapping_value", {QStringLiteral("1000, 1000000, 0.01")});
        column.shift = power.value_or(0);
    }
    const QString decimal = reader.text(object, place, QStringLiteral("decimal"));
    if (decimal == u"." || decimal == u",")
        column.decimal = decimal[0];
    else if (!decimal.isEmpty())
        reader.complain(place + QStringLiteral(".decimal"), "mapping_value", {QStringLiteral("\".\", \",\"")});
    return column;
}

void readStageSteps(MappingReader &reader, const QJsonValue &value, ImportMapping &mapping)
{
    if (value.isUndefined())
        return;
    if (!value.isArray() || value.toArray().isEmpty())
        return reader.complain(QStringLiteral("stage_history"), "mapping_value", {QStringLiteral("[{\"stage\":..}]")});
    int position = 0;
    for (const QJsonValue entry : value.toArray()) {
        const QString place = QStringLiteral("stage_history.%1").arg(position++);
        const QJsonObject object = entry.toObject();
        reader.allow(object, place, {"stage", "at"});
        StageStepMapping step;
        step.stage = reader.text(object, place, QStringLiteral("stage"));
        if (step.stage.isEmpty())
            reader.complain(place + QStringLiteral(".stage"), "mapping_missing_key");
        if (const auto column = bracedColumn(step.stage)) {
            step.stageColumn = *column;
            step.stage.clear();
        }
        step.at = reader.text(object, place, QStringLiteral("at"));
        mapping.stageHistory.push_back(std::move(step));
    }
}

void readTexts(MappingReader &reader, const QJsonObject &object, const QString &place,
               const std::function<void(const QString &, const QString &)> &take)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it->isString())
            take(it.key(), it->toString());
        else if (it->isDouble())
            take(it.key(), it->toVariant().toString());
        else
            reader.complain(MappingReader::placed(place, it.key()), "mapping_value", {QStringLiteral("text")});
    }
}

} // namespace

const ColumnMapping *ImportMapping::column(QStringView header) const
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [header](const ColumnMapping &column) { return column.column == header; });
    return found == columns.end() ? nullptr : &*found;
}

bool ImportMapping::reads(QStringView header) const
{
    return std::any_of(columns.begin(), columns.end(),
                       [&](const ColumnMapping &column) {
                           return (column.column == header && !column.field.isEmpty()) ||
                                  column.currencyColumn == header;
                       }) ||
           std::any_of(stageHistory.begin(), stageHistory.end(),
                       [&](const StageStepMapping &step) { return step.stageColumn == header || step.at == header; });
}

Result<ImportMapping> mappingFromJson(const QJsonObject &json, const QString &name)
{
    MappingReader reader;
    ImportMapping mapping;
    reader.allow(json, {},
                 {"entity", "columns", "values", "defaults", "stages", "stage_history", "key", "suspects", "ignored",
                  "comment"});
    mapping.entity = reader.text(json, {}, QStringLiteral("entity"));
    mapping.key = reader.text(json, {}, QStringLiteral("key"));
    if (!json.contains(QStringLiteral("columns")))
        reader.complain(QStringLiteral("columns"), "mapping_missing_key");
    const QJsonObject columns = reader.object(json, {}, QStringLiteral("columns"));
    for (auto it = columns.begin(); it != columns.end(); ++it)
        mapping.columns.push_back(columnFromJson(reader, it.key(), *it));
    const QJsonObject values = reader.object(json, {}, QStringLiteral("values"));
    for (auto it = values.begin(); it != values.end(); ++it)
        readTexts(reader, reader.object(values, QStringLiteral("values"), it.key()),
                  QStringLiteral("values.") + it.key(),
                  [&](const QString &from, const QString &to) { mapping.values[it.key()].insert(from, to); });
    readTexts(reader, reader.object(json, {}, QStringLiteral("defaults")), QStringLiteral("defaults"),
              [&](const QString &field, const QString &text) { mapping.defaults.emplace_back(field, text); });
    readTexts(reader, reader.object(json, {}, QStringLiteral("ignored")), QStringLiteral("ignored"),
              [&](const QString &column, const QString &why) { mapping.ignored.insert(column, why); });
    const QJsonObject suspects = reader.object(json, {}, QStringLiteral("suspects"));
    for (auto it = suspects.begin(); it != suspects.end(); ++it) {
        if (!it->isArray())
            reader.complain(QStringLiteral("suspects.") + it.key(), "mapping_value", {QStringLiteral("[\"..\"]")});
        for (const QJsonValue value : it->toArray())
            mapping.suspects[it.key()].append(value.toString());
    }
    for (const QJsonValue stage : json[QStringLiteral("stages")].toArray())
        mapping.stages << stage.toString();
    readStageSteps(reader, json[QStringLiteral("stage_history")], mapping);
    QSet<QString> fields;
    for (const ColumnMapping &column : mapping.columns) {
        if (column.field.isEmpty() && !mapping.reads(column.column))
            reader.complain(QStringLiteral("columns.%1.field").arg(column.column), "mapping_missing_key");
        if (!column.of.isEmpty())
            continue;
        if (!column.field.isEmpty() && fields.contains(column.field))
            reader.complain(QStringLiteral("columns.%1.field").arg(column.column), "mapping_field_twice",
                            {column.field});
        fields.insert(column.field);
    }
    if (!reader.problems.empty())
        return fail(ErrorCode::FileFormat, {name, QStringLiteral("bad_mapping")}, std::move(reader.problems));
    return mapping;
}

QJsonObject mappingToJson(const ImportMapping &mapping)
{
    const auto put = [](QJsonObject &object, const char *key, const QString &text) {
        if (!text.isEmpty())
            object.insert(QLatin1String(key), text);
    };
    QJsonObject json, columns, values, defaults, suspects, ignored;
    QJsonArray steps;
    put(json, "entity", mapping.entity);
    put(json, "key", mapping.key);
    for (const ColumnMapping &column : mapping.columns) {
        QJsonObject object;
        put(object, "field", column.field);
        put(object, "lookup", column.lookup);
        put(object, "format", column.format);
        put(object, "of", column.of);
        put(object, "currency",
            column.currencyColumn.isEmpty() ? column.currency : u'{' + column.currencyColumn + u'}');
        if (column.create)
            object.insert(QStringLiteral("create"), *column.create);
        if (column.shift != 0)
            object.insert(QStringLiteral("scale"), std::pow(10.0, column.shift));
        if (!column.decimal.isNull())
            object.insert(QStringLiteral("decimal"), QString(column.decimal));
        columns.insert(column.column, object);
    }
    for (auto it = mapping.values.begin(); it != mapping.values.end(); ++it) {
        QJsonObject object;
        for (auto value = it->begin(); value != it->end(); ++value)
            object.insert(value.key(), *value);
        values.insert(it.key(), object);
    }
    for (const auto &[field, text] : mapping.defaults)
        defaults.insert(field, text);
    for (auto it = mapping.suspects.begin(); it != mapping.suspects.end(); ++it)
        suspects.insert(it.key(), QJsonArray::fromStringList(*it));
    for (auto it = mapping.ignored.begin(); it != mapping.ignored.end(); ++it)
        ignored.insert(it.key(), *it);
    for (const StageStepMapping &step : mapping.stageHistory) {
        QJsonObject object;
        put(object, "stage", step.stageColumn.isEmpty() ? step.stage : u'{' + step.stageColumn + u'}');
        put(object, "at", step.at);
        steps.append(object);
    }
    json.insert(QStringLiteral("columns"), columns);
    const std::pair<const char *, QJsonObject> parts[] = {
        {"values", values}, {"defaults", defaults}, {"suspects", suspects}, {"ignored", ignored}};
    for (const auto &[key, object] : parts)
        if (!object.isEmpty())
            json.insert(QLatin1String(key), object);
    if (!mapping.stages.isEmpty())
        json.insert(QStringLiteral("stages"), QJsonArray::fromStringList(mapping.stages));
    if (!steps.isEmpty())
        json.insert(QStringLiteral("stage_history"), steps);
    return json;
}

Result<QJsonObject> readMappingObject(const QString &pathOrName)
{
    registerMappingResource();
    QString path = pathOrName;
    if (!QFile::exists(path) && !path.contains(u'/') && !path.contains(u'.'))
        path = QLatin1String(mappingFolder) + path + QLatin1String(".json");
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::MissingFile, {pathOrName});
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, {pathOrName, file.errorString()});
    QByteArray bytes = file.readAll();
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        const QByteArray before = bytes.left(error.offset);
        return fail(ErrorCode::FileFormat,
                    {pathOrName, QStringLiteral("bad_json"), QString::number(before.count('\n') + 1),
                     QString::number(before.size() - before.lastIndexOf('\n')), QStringLiteral("value")});
    }
    if (!document.isObject())
        return fail(ErrorCode::FileFormat, {pathOrName, QStringLiteral("bad_mapping")},
                    {{{}, QStringLiteral("mapping_value"), {QStringLiteral("{..}")}, Severity::Error}});
    return document.object();
}

Result<ImportMapping> readMapping(const QString &pathOrName)
{
    MILLRACE_ASSIGN(const QJsonObject json, readMappingObject(pathOrName));
    return mappingFromJson(json, pathOrName);
}

QStringList mappingPresets()
{
    registerMappingResource();
    QStringList names =
        QDir(QLatin1String(mappingFolder)).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5);
    names.removeAll(QStringLiteral("column-names"));
    return names;
}

bool isImportable(const FieldDef &field)
{
    if (field.retired || field.type == FieldType::Unknown)
        return false;
    if (!field.system)
        return true;
    return field.index == system_field::Id || field.index == system_field::CreatedAt ||
           field.index == system_field::CreatedBy || field.index == system_field::Owner ||
           field.index == system_field::Department;
}

Result<void> checkMapping(const ImportMapping &mapping, const Catalog &catalog)
{
    MILLRACE_ASSIGN(const EntityPtr entity, catalog.require(mapping.entity));
    const auto check = [&](const QString &key) -> Result<void> {
        const FieldDef *field = entity->field(key);
        if (!field || !isImportable(*field))
            return fail(ErrorCode::UnknownField, {entity->key, key});
        return {};
    };
    for (const ColumnMapping &column : mapping.columns) {
        if (column.field.isEmpty())
            continue;
        if (!column.of.isEmpty()) {
            MILLRACE_ASSIGN(const EntityPtr holder, catalog.require(column.of));
            const FieldDef *field = holder->field(column.field);
            if (!field || field->type != FieldType::Reference || field->target != entity->key)
                return fail(ErrorCode::UnknownField, {holder->key, column.field});
            if (!column.lookup.isEmpty() && !holder->field(column.lookup))
                return fail(ErrorCode::UnknownField, {holder->key, column.lookup});
            continue;
        }
        MILLRACE_TRY(check(column.field));
        if (column.lookup.isEmpty())
            continue;
        const EntityPtr target = catalog.entity(entity->field(column.field)->target);
        if (!target || !target->field(column.lookup))
            return fail(ErrorCode::UnknownField, {target ? target->key : column.field, column.lookup});
    }
    for (const auto &[field, text] : mapping.defaults)
        MILLRACE_TRY(check(field));
    if (!mapping.key.isEmpty())
        MILLRACE_TRY(check(mapping.key));
    return {};
}

} // namespace millrace
