// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/records_shown.h"

#include "app/cli/text_table.h"
#include "ui/text/field_format.h"
#include "ui/text/labels.h"

#include <QRegularExpression>

#include <algorithm>

namespace millrace::cli {

QString recordText(const Run &run, const Record &record)
{
    TitleCollector collector;
    for (const FieldDef &field : record.entity()->fields)
        collector.add(field, record.value(field.index));
    FormatContext context = run.format();
    context.titles = collector.titles(run);
    TextTable table(2000);
    table.addColumn({});
    table.addColumn({});
    table.addRow({entityLabel(*record.entity(), run.locale()), record.id().toString()});
    for (const FieldDef &field : record.entity()->fields) {
        const Value &value = record.value(field.index);
        if (value.isEmpty() || field.index == system_field::Id || field.index == system_field::Root ||
            field.index == system_field::Extra || field.index == system_field::Version)
            continue;
        table.addRow({fieldLabel(field, run.locale()), showValue(field, value, context)});
    }
    return table.toString();
}

QString rowsTable(const Run &run, const RowSet &rows)
{
    TitleCollector collector;
    for (const Row &row : rows.rows)
        for (size_t i = 0; i < rows.columns.size(); ++i)
            collector.add(*rows.columns[i].field, row.cells[i]);
    FormatContext context = run.format();
    context.titles = collector.titles(run);
    TextTable table;
    for (size_t i = 0; i < rows.columns.size(); ++i) {
        const RowColumn &column = rows.columns[i];
        // The heading names the currency of amounts without one; where there are none, each says its own.
        const bool bare = std::any_of(rows.rows.begin(), rows.rows.end(), [&](const Row &row) {
            const auto *amount = row.cells[i].as<Money>();
            return amount && amount->currency == context.baseCurrency;
        });
        const bool others = column.field->type == FieldType::Money && !bare && !rows.rows.empty();
        const QString heading =
            others ? fieldLabel(*column.field, run.locale()) : columnHeading(*column.field, context);
        const bool through = column.path.keys.size() > 1 && column.entity;
        table.addColumn(through ? entityLabel(*column.entity, run.locale()) + QStringLiteral(": ") + heading : heading,
                        fieldTypeInfo(column.field->type).alignment == Alignment::End);
    }
    for (const Row &row : rows.rows) {
        QStringList cells;
        for (size_t i = 0; i < rows.columns.size(); ++i)
            cells << showInTable(*rows.columns[i].field, row.cells[i], context);
        table.addRow(cells);
    }
    return table.toString();
}

void TitleCollector::add(const FieldDef &field, const Value &value)
{
    if (!field.isReference())
        return;
    if (const auto *id = value.as<RecordId>())
        m_wanted[field.target].push_back(*id);
    else if (const auto *ids = value.as<RecordIds>())
        for (const RecordId &each : ids->ids)
            m_wanted[field.target].push_back(each);
}

QHash<RecordId, QString> TitleCollector::titles(const Run &run) const
{
    QHash<RecordId, QString> all;
    for (auto it = m_wanted.constBegin(); it != m_wanted.constEnd(); ++it)
        if (const auto found = run.workspace().titles(run.session(), it.key(), it.value()))
            all.insert(*found);
    return all;
}

std::vector<FieldPath> listedFields(const EntityDef &entity)
{
    std::vector<FieldPath> paths;
    for (const FieldDef &field : entity.fields)
        if (field.listed && !field.retired)
            paths.push_back({{field.key}});
    return paths;
}

std::vector<FieldPath> fieldsOption(const Run &run)
{
    std::vector<FieldPath> paths;
    for (const QString &part : run.arguments().value("fields").split(u',', Qt::SkipEmptyParts))
        if (!part.trimmed().isEmpty())
            paths.push_back(FieldPath::of(part.trimmed()));
    return paths;
}

/// Whether a condition asks for one of no values at all: programs may, a person meant something else.
static bool asksForNothing(const Filter &filter)
{
    return (filter.kind == Filter::Kind::In && filter.literals.empty()) ||
           std::any_of(filter.children.begin(), filter.children.end(), asksForNothing);
}

Attempt<Filter> filterOption(const Run &run)
{
    const QString typed = run.arguments().value("filter");
    MILLRACE_ASSIGN(Filter filter, parseFilter(typed));
    if (asksForNothing(filter)) {
        static const QRegularExpression empty(QStringLiteral("\\(\\s*\\)"));
        const QString place = QString::number(std::max<qsizetype>(typed.indexOf(empty) + 1, 0));
        return fail(Error{ErrorCode::BadFilter, {typed, place, QStringLiteral("value")}, {}});
    }
    return filter;
}

} // namespace millrace::cli
