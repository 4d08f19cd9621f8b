// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/export.h"

#include "core/interchange/csv_writer.h"
#include "core/interchange/export_cells.h"
#include "core/interchange/json_writer.h"
#include "core/interchange/mapping.h"

#include <QFileInfo>
#include <QSaveFile>

namespace millrace {

namespace {

constexpr qint64 rowsBetweenReports = 1024;

/// Writes rows in one of the formats.
class RowWriter
{
public:
    RowWriter(QIODevice *device, const QString &path, ExportFormat format, interchange::ExportCells &cells)
        : m_cells(cells), m_texts(cells.columns().size())
    {
        if (format == ExportFormat::Json) {
            m_json.emplace(device, path);
            return;
        }
        CsvWriteOptions options;
        options.delimiter = format == ExportFormat::Tsv ? '\t' : ',';
        m_csv.emplace(device, path, options);
    }

    Result<void> begin()
    {
        if (m_json) {
            m_json->beginArray();
            return {};
        }
        for (size_t i = 0; i < m_texts.size(); ++i)
            m_texts[i] = m_cells.columns()[i].name;
        return m_csv->writeRow(m_texts);
    }

    Result<void> write(std::span<const StoredCell> row)
    {
        if (m_json) {
            m_json->beginObject();
            for (size_t i = 0; i < m_texts.size(); ++i) {
                m_json->key(m_cells.columns()[i].name);
                const StoredCell &cell = row[i];
                MILLRACE_TRY(m_cells.writeJson(
                    i, cell.isText ? Value(QString::fromUtf8(cell.utf8)).normalised() : cell.value, *m_json));
            }
            m_json->endObject();
            return {};
        }
        m_csv->beginRow(m_texts.size());
        for (size_t i = 0; i < m_texts.size(); ++i) {
            if (row[i].isText) {
                m_csv->cell(row[i].utf8);
                continue;
            }
            MILLRACE_TRY(m_cells.assignText(i, row[i].value, m_texts[i]));
            m_csv->cell(m_texts[i]);
        }
        return m_csv->endRow();
    }

    Result<void> finish()
    {
        if (!m_json)
            return m_csv->finish();
        m_json->endArray();
        return m_json->finish();
    }

private:
    interchange::ExportCells &m_cells;
    std::vector<QString> m_texts;
    std::optional<CsvWriter> m_csv;
    std::optional<JsonWriter> m_json;
};

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

Result<ExportReport> exportRows(const Workspace &workspace, const Session &session, Query query, const QString &path,
                                ExportFormat format, const Progress &progress)
{
    if (QFileInfo::exists(path))
        return fail(ErrorCode::OutputExists, {path});
    const CatalogPtr catalog = workspace.catalog();
    MILLRACE_ASSIGN(const EntityPtr entity, catalog->require(query.entity));
    if (query.fields.empty())
        query.fields = exportFields(*entity, *catalog);
    interchange::ExportCells cells(workspace, session);
    MILLRACE_TRY(cells.bind(query.fields, *catalog, *entity));
    MILLRACE_ASSIGN(const qint64 total, workspace.count(session, query));

    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::FileUnreadable, {path, file.errorString()});
    RowWriter writer(&file, path, format, cells);
    MILLRACE_TRY(writer.begin());
    ExportReport report;
    report.path = path;
    for (const interchange::ExportColumn &column : cells.columns())
        report.columns << column.name;
    Result<void> written;
    bool cancelled = false;
    MILLRACE_TRY(workspace.forEachStoredRow(session, query, [&](std::span<const StoredCell> row) {
        written = writer.write(row);
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
    MILLRACE_TRY(writer.finish());
    qint64 expected =
        query.limit < 0 ? total - qMin(total, query.offset) : qMin(query.limit, total - qMin(total, query.offset));
    if (report.rows != expected) {
        MILLRACE_ASSIGN(const qint64 again, workspace.count(session, query));
        expected = query.limit < 0 ? again - qMin(again, query.offset) : expected;
        if (report.rows != expected)
            return fail(ErrorCode::Internal,
                        {QStringLiteral("export_count"), QString::number(report.rows), QString::number(expected)});
    }
    if (!file.commit())
        return fail(interchange::writeError(file, path));
    progress.step(report.rows, total);
    return report;
}

} // namespace millrace
