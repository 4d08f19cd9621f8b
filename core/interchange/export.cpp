// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/export.h"

#include "core/interchange/export_writers.h"
#include "core/interchange/mapping.h"
#include "core/interchange/row_relay.h"
#include "core/interchange/vcard_writer.h"

#include <QFileInfo>

namespace millrace {

namespace {

constexpr qint64 rowsBetweenReports = 1024;

} // namespace

std::optional<ExportFormat> exportFormatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"csv" || suffix == u"txt")
        return ExportFormat::Csv;
    if (suffix == u"tsv" || suffix == u"tab")
        return ExportFormat::Tsv;
    if (suffix == u"json")
        return ExportFormat::Json;
    if (suffix == u"xlsx")
        return ExportFormat::Xlsx;
    if (suffix == u"vcf" || suffix == u"vcard")
        return ExportFormat::Vcard;
    return std::nullopt;
}

std::vector<FieldPath> exportFields(const EntityDef &entity, const Catalog &catalog)
{
    std::vector<FieldPath> fields{{{entity.at(system_field::Id).key}}};
    const auto add = [&](const FieldDef &field) {
        FieldPath path{{field.key}};
        const EntityPtr target = field.type == FieldType::Reference ? catalog.entity(field.target) : nullptr;
        // A title of several fields names nothing that an import could look up: the id then.
        if (target && target->titleFields.size() == 1 && fieldTypeInfo(target->at(target->titleFields[0]).type).text)
            path.keys << target->at(target->titleFields[0]).key;
        fields.push_back(std::move(path));
    };
    for (const FieldDef &field : entity.fields)
        if (!field.system && isImportable(field))
            add(field);
    for (const int field : {system_field::Owner, system_field::Department, system_field::CreatedAt})
        add(entity.at(field));
    return fields;
}

bool hasContactCards(const EntityDef &entity, const Catalog &catalog)
{
    return !vcardFields(entity, catalog).empty();
}

Result<ExportReport> exportRows(const Workspace &workspace, const Session &session, Query query, const QString &path,
                                ExportFormat format, const Progress &progress, const ExportWords &words)
{
    if (QFileInfo::exists(path))
        return fail(ErrorCode::OutputExists, {path});
    const CatalogPtr catalog = workspace.catalogFor(session);
    query.leaves = true;
    MILLRACE_ASSIGN(const EntityPtr entity, catalog->require(query.entity));
    if (query.fields.empty())
        query.fields = exportFields(*entity, *catalog);
    if (format == ExportFormat::Vcard && !hasContactCards(*entity, *catalog))
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("no_contact_cards"), entity->key});
    interchange::ExportCells cells(workspace, session, words.language);
    MILLRACE_TRY(cells.bind(query.fields, *catalog, *entity));
    MILLRACE_ASSIGN(const qint64 total, workspace.count(session, query));

    MILLRACE_ASSIGN(const auto writer,
                    interchange::makeExportWriter({workspace, session, entity, path, words, cells}, format));
    ExportReport report;
    report.path = path;
    for (const interchange::ExportColumn &column : cells.columns())
        report.columns << column.name;
    Result<void> written;
    bool cancelled = false;
    // A workbook takes longer to write than its rows to read.
    std::optional<interchange::RowRelay> relay;
    if (format == ExportFormat::Xlsx)
        relay.emplace([&writer](std::span<const StoredCell> row) { return writer->write(row); });
    MILLRACE_TRY(workspace.forEachStoredRow(session, query, [&](std::span<const StoredCell> row) {
        if (!relay)
            written = writer->write(row);
        else if (!relay->add(row))
            return false;
        if (!written)
            return false;
        if (++report.rows % rowsBetweenReports == 0)
            progress.step(report.rows, total);
        cancelled = progress.isCancelled();
        return !cancelled;
    }));
    MILLRACE_TRY(written);
    if (cancelled || progress.isCancelled())
        return fail(ErrorCode::Cancelled);
    if (relay)
        MILLRACE_TRY(relay->finish());
    qint64 expected =
        query.limit < 0 ? total - qMin(total, query.offset) : qMin(query.limit, total - qMin(total, query.offset));
    if (report.rows != expected) {
        MILLRACE_ASSIGN(const qint64 again, workspace.count(session, query));
        expected = query.limit < 0 ? again - qMin(again, query.offset) : expected;
        if (report.rows != expected)
            return fail(ErrorCode::Internal,
                        {QStringLiteral("export_count"), QString::number(report.rows), QString::number(expected)});
    }
    MILLRACE_TRY(writer->finish());
    report.shortened = writer->shortened();
    progress.step(report.rows, total);
    return report;
}

} // namespace millrace
