// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/json_shapes.h"

#include "core/records/dashboard_definition.h"
#include "core/records/metric_check.h"
#include "core/schema/builtin/report.h"

#include <QJsonDocument>

#include <algorithm>

namespace millrace {

namespace {

Result<void> checkReportShape(const Record &record, const QJsonDocument &json, const Catalog &catalog)
{
    if (!json.isObject())
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("report"), {}, QStringLiteral("object")});
    const QString entity = record.value(report::entity).value_or(QString());
    MILLRACE_ASSIGN(const ReportDefinition definition, reportFromJson(entity, json.object()));
    return checkReport(definition, catalog);
}

Result<void> checkTilesShape(const Record &, const QJsonDocument &json, const Catalog &)
{
    if (!json.isArray())
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("dashboard"), {}, QStringLiteral("list")});
    MILLRACE_TRY(tilesFromJson(json.array()));
    return {};
}

Result<void> checkParametersShape(const Record &, const QJsonDocument &json, const Catalog &)
{
    const QJsonObject object = json.object();
    const bool texts =
        std::all_of(object.begin(), object.end(), [](const QJsonValue &value) { return value.isString(); });
    if (!json.isObject() || !texts)
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("parameters"), {}, QStringLiteral("texts")});
    return {};
}

struct Shape
{
    const char *name;
    Result<void> (*check)(const Record &, const QJsonDocument &, const Catalog &);
};
constexpr Shape shapes[] = {
    {"report", checkReportShape}, {"dashboard", checkTilesShape}, {"parameters", checkParametersShape}};

} // namespace

void checkShapes(const Record &record, const Catalog &catalog, std::vector<Problem> &problems)
{
    for (const FieldDef &field : record.entity()->fields) {
        if (field.shape == QLatin1String("metric")) {
            std::vector<Problem> found = metricProblems(record, catalog);
            std::move(found.begin(), found.end(), std::back_inserter(problems));
        }
        const auto *json = record.value(field.index).as<Json>();
        if (field.shape.isEmpty() || !json)
            continue;
        for (const Shape &shape : shapes) {
            if (field.shape != QLatin1String(shape.name))
                continue;
            if (const auto checked = shape.check(record, QJsonDocument::fromJson(json->text), catalog); !checked)
                problems.push_back({field.key, QStringLiteral("shape"), checked.error().arguments, Severity::Error});
        }
    }
}

} // namespace millrace
