// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/records_shown.h"

#include "app/cli/text_table.h"
#include "ui/text/field_format.h"
#include "ui/text/labels.h"

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
    for (const RowColumn &column : rows.columns) {
        const QString heading = columnHeading(*column.field, context);
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

Attempt<Filter> filterOption(const Run &run)
{
    MILLRACE_ASSIGN(Filter filter, parseFilter(run.arguments().value("filter")));
    return filter;
}

} // namespace millrace::cli
