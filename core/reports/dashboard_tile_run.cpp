// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/dashboard_tile_run.h"

#include "core/records/filter_reach.h"
#include "core/schema/builtin/metric.h"
#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/pipeline.h"
#include "core/schema/builtin/rate.h"
#include "core/schema/builtin/report.h"
#include "core/schema/builtin/stage.h"
#include "core/schema/builtin/target.h"

#include <cmath>

namespace millrace {

namespace {

/// The entities that a path leads through, the last one's titles included.
void addPath(const FieldPath &path, const QString &start, const Catalog &catalog, QSet<QString> &entities)
{
    EntityPtr entity = catalog.entity(start);
    for (const QString &key : path.keys) {
        const FieldDef *field = entity ? entity->field(key) : nullptr;
        if (!field || !field->isReference())
            return;
        entities.insert(field->target);
        entity = catalog.entity(field->target);
    }
}

QSet<QString> entitiesOf(const ReportDefinition &definition, const Query &base, const Catalog &catalog)
{
    QSet<QString> entities = entitiesRead(base, catalog);
    entities.insert(definition.entity);
    const auto add = [&](const FieldPath &path) { addPath(path, definition.entity, catalog, entities); };
    for (const ReportGroup &group : definition.groups)
        add(group.path);
    if (definition.pivot)
        add(definition.pivot->path);
    for (const ReportMeasure &measure : definition.measures) {
        add(measure.path);
        Query where;
        where.entity = definition.entity;
        where.filter = measure.where;
        entities.unite(entitiesRead(where, catalog));
    }
    for (const FieldPath &path : definition.list)
        add(path);
    // Amounts follow the rates, and a report its own record.
    entities << rateEntity().key << reportEntity().key;
    return entities;
}

Result<TileAnswer> runReportTile(const Workspace &workspace, const Session &session, const TileAsk &ask,
                                 TileAnswer answer, const Progress &progress)
{
    MILLRACE_ASSIGN(answer.report, findReport(workspace, session, ask.tile.report));
    ReportDefinition definition = answer.report->definition;
    ReportAsk asked;
    asked.asOf = ask.asOf;
    const QDate today = ask.asOf.value_or(workspace.clock().now()).toDateTime(session.zone).date();
    for (auto it = ask.tile.parameters.begin(); it != ask.tile.parameters.end(); ++it)
        asked.parameters.insert(it.key(), tileParameter(it.value(), session, today));
    answer.narrowed = !ask.filter.isEverything() && ask.filterEntity == definition.entity;
    if (answer.narrowed)
        asked.filter = ask.filter;
    // One number is that of all groups.
    if (ask.tile.kind == DashboardTile::Kind::Figure && !definition.isList()) {
        definition.groups.clear();
        definition.pivot.reset();
        definition.totals = true;
        definition.sort.clear();
        definition.top = 0;
        std::erase_if(definition.computed, [&](const ReportComputed &computed) {
            return !ask.tile.figures.isEmpty() && !ask.tile.figures.contains(computed.key);
        });
        definition.chart = ReportChart::None;
        definition.charted.clear();
    }
    MILLRACE_ASSIGN(answer.table, runReport(workspace, session, definition, asked, progress));
    answer.entities = entitiesOf(definition, answer.table->base, *workspace.catalog());
    return answer;
}

} // namespace

QString tileParameter(const QString &value, const Session &session, QDate today)
{
    if (value == QLatin1String("@me"))
        return session.actor.toString();
    if (value == QLatin1String("@today"))
        return today.toString(Qt::ISODate);
    if (value == QLatin1String("@week"))
        return today.addDays(1 - today.dayOfWeek()).toString(Qt::ISODate);
    if (value == QLatin1String("@month"))
        return QDate(today.year(), today.month(), 1).toString(Qt::ISODate);
    if (value == QLatin1String("@quarter"))
        return QDate(today.year(), (today.month() - 1) / 3 * 3 + 1, 1).toString(Qt::ISODate);
    if (value == QLatin1String("@year"))
        return QDate(today.year(), 1, 1).toString(Qt::ISODate);
    return value;
}

Result<TileAnswer> runTile(const Workspace &workspace, const Session &session, const TileAsk &ask,
                           const Progress &progress)
{
    TileAnswer answer;
    answer.tile = ask.tile;
    const auto parameter = [&ask](const char *key) { return ask.tile.parameters.value(QString::fromLatin1(key)); };
    const QDate today = ask.asOf.value_or(workspace.clock().now()).toDateTime(session.zone).date();
    switch (ask.tile.kind) {
    case DashboardTile::Kind::Text:
        return answer;
    case DashboardTile::Kind::Funnel: {
        FunnelQuery query;
        query.asOf = ask.asOf;
        query.members = true;
        query.mode = FunnelMode::Stock;
        query.pipeline = RecordId::fromString(parameter("pipeline")).value_or(RecordId());
        answer.narrowed = !ask.filter.isEverything() && ask.filterEntity == opportunity::entityKey();
        if (answer.narrowed)
            query.filter = ask.filter;
        MILLRACE_ASSIGN(answer.funnel, funnelReport(workspace, session, query, progress));
        Query read;
        read.entity = opportunity::entityKey();
        read.filter = query.filter;
        answer.entities = entitiesRead(read, *workspace.catalog());
        answer.entities << opportunity::entityKey() << stage::entityKey() << pipelineEntity().key << rateEntity().key;
        return answer;
    }
    case DashboardTile::Kind::Target: {
        TargetQuery query;
        query.asOf = ask.asOf;
        query.year = today.year();
        query.metric = RecordId::fromString(parameter("metric")).value_or(RecordId());
        auto report = targetReport(workspace, session, query);
        if (!report && query.metric.isNull() && report.error().code == ErrorCode::NotFound) {
            // No metric is set yet: the tile waits for the first.
            answer.entities << metric::entityKey();
            return answer;
        }
        if (!report)
            return fail(std::move(report).error());
        answer.targets = std::move(*report);
        MILLRACE_ASSIGN(const Record metric, workspace.record(session, metric::entityKey(), answer.targets->metric));
        Query read;
        read.entity = metric.value(metric::entity).value_or(QString());
        if (const auto filter = parseFilter(metric.value(metric::filter).value_or(QString())))
            read.filter = *filter;
        answer.entities = entitiesRead(read, *workspace.catalog());
        answer.entities << read.entity << target::entityKey() << metric::entityKey() << rateEntity().key;
        return answer;
    }
    case DashboardTile::Kind::Figure:
    case DashboardTile::Kind::Chart:
    case DashboardTile::Kind::Table:
    case DashboardTile::Kind::Leaderboard:
        break;
    }
    return runReportTile(workspace, session, ask, std::move(answer), progress);
}

std::optional<TileFigure> figureOf(const TileAnswer &answer)
{
    if (!answer.table)
        return std::nullopt;
    const ReportTable &table = *answer.table;
    TileFigure figure;
    if (table.definition.isList()) {
        figure.field.type = FieldType::Integer;
        figure.value = Value(std::int64_t(table.records));
        return figure;
    }
    const QString wanted = answer.tile.figures.value(0);
    for (size_t i = size_t(table.firstFigure()); i < table.columns.size(); ++i) {
        const ReportColumn &column = table.columns[i];
        if (column.side != ReportColumn::Side::Now || (!wanted.isEmpty() && column.key != wanted))
            continue;
        for (size_t row = table.rows.size(); row-- > 0;) {
            figure.field = column.field;
            figure.percent = column.percent;
            figure.value = table.rows[row].cells[i];
            figure.row = int(row);
            figure.column = int(i);
            return figure;
        }
    }
    return std::nullopt;
}

QString thresholdColour(const DashboardTile &tile, const TileFigure &figure)
{
    std::optional<double> number;
    if (const auto *whole = figure.value.as<std::int64_t>())
        number = double(*whole);
    else if (const auto *decimal = figure.value.as<Decimal>())
        number = double(decimal->units) / std::pow(10.0, decimal->scale);
    else if (const auto *money = figure.value.as<Money>())
        number = double(money->minor) / std::pow(10.0, money->currency.minorDigits());
    if (!number)
        return {};
    const TileThreshold *lowest = nullptr;
    double mark = 0;
    for (const TileThreshold &threshold : tile.thresholds) {
        const double below = threshold.below.toDouble();
        if (*number < below && (!lowest || below < mark)) {
            lowest = &threshold;
            mark = below;
        }
    }
    return lowest ? lowest->colour : QString();
}

bool concerns(const CommitNotice &notice, const TileAnswer &answer)
{
    return notice.everything || std::any_of(notice.records.keyBegin(), notice.records.keyEnd(),
                                            [&](const QString &entity) { return answer.entities.contains(entity); });
}

} // namespace millrace
