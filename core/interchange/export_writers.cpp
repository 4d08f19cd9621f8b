// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/export_writers.h"

#include "core/base/text/utf8.h"
#include "core/interchange/csv_writer.h"
#include "core/interchange/json_writer.h"
#include "core/interchange/vcard_writer.h"
#include "core/interchange/xlsx_writer.h"

#include <QSaveFile>

namespace millrace::interchange {

namespace {

QString headerOf(const ExportPlan &plan, size_t column)
{
    return plan.words.headers.value(qsizetype(column), plan.cells.columns()[column].name);
}

Value valueOf(const StoredCell &cell)
{
    return cell.isText ? Value(textOfUtf8(cell.utf8)).normalised() : cell.value;
}

/// A file beside, which takes the name when it is whole.
class FileWriter : public ExportWriter
{
public:
    explicit FileWriter(const ExportPlan &plan) : m_plan(plan), m_file(plan.path), m_texts(plan.cells.columns().size())
    {
    }
    Result<void> open()
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return fail(writeError(m_file, m_plan.path));
        return begin();
    }
    Result<void> finish() override
    {
        MILLRACE_TRY(end());
        if (!m_file.commit())
            return fail(writeError(m_file, m_plan.path));
        return {};
    }

protected:
    virtual Result<void> begin() = 0;
    virtual Result<void> end() = 0;

    ExportPlan m_plan;
    QSaveFile m_file;
    std::vector<QString> m_texts;
};

class DelimitedExport : public FileWriter
{
public:
    DelimitedExport(const ExportPlan &plan, char delimiter)
        : FileWriter(plan), m_csv(&m_file, plan.path, {.delimiter = delimiter})
    {
    }
    Result<void> begin() override
    {
        for (size_t i = 0; i < m_texts.size(); ++i)
            m_texts[i] = headerOf(m_plan, i);
        return m_csv.writeRow(m_texts);
    }
    Result<void> write(std::span<const StoredCell> row) override
    {
        m_csv.beginRow(m_texts.size());
        for (size_t i = 0; i < m_texts.size(); ++i) {
            if (row[i].isText && m_plan.cells.isWrittenAsStored(i)) {
                m_csv.cell(row[i].utf8);
                continue;
            }
            MILLRACE_TRY(m_plan.cells.assignText(i, valueOf(row[i]), m_texts[i]));
            m_csv.cell(m_texts[i]);
        }
        return m_csv.endRow();
    }
    Result<void> end() override { return m_csv.finish(); }

private:
    CsvWriter m_csv;
};

class JsonExport : public FileWriter
{
public:
    explicit JsonExport(const ExportPlan &plan) : FileWriter(plan), m_json(&m_file, plan.path) {}
    Result<void> begin() override
    {
        m_json.beginArray();
        return {};
    }
    Result<void> write(std::span<const StoredCell> row) override
    {
        m_json.beginObject();
        for (size_t i = 0; i < m_texts.size(); ++i) {
            m_json.key(m_plan.cells.columns()[i].name);
            MILLRACE_TRY(m_plan.cells.writeJson(i, valueOf(row[i]), m_json));
        }
        m_json.endObject();
        return {};
    }
    Result<void> end() override
    {
        m_json.endArray();
        return m_json.finish();
    }

private:
    JsonWriter m_json;
};

class CardExport : public FileWriter
{
public:
    explicit CardExport(const ExportPlan &plan)
        : FileWriter(plan),
          m_cards(&m_file, plan.path, plan.entity->at(plan.entity->titleFields.front()).nameOf == NameOf::Company)
    {
    }
    Result<void> begin() override
    {
        // By the first step of the path: a customer stands on the card by its name.
        for (const auto &[column, field] : vcardFields(*m_plan.entity, *m_plan.workspace.catalog()))
            for (size_t i = 0; i < m_texts.size(); ++i)
                if (m_plan.cells.columns()[i].name.section(u'.', 0, 0) == field)
                    m_columns.emplace_back(column, i);
        return {};
    }
    Result<void> write(std::span<const StoredCell> row) override
    {
        std::map<QString, QString> cells;
        for (const auto &[column, i] : m_columns) {
            MILLRACE_TRY(m_plan.cells.assignText(i, valueOf(row[i]), m_texts[i]));
            cells.emplace(column, m_texts[i]);
        }
        return m_cards.write(cells);
    }
    Result<void> end() override { return {}; }

private:
    VcardWriter m_cards;
    std::vector<std::pair<QString, size_t>> m_columns;
};

class SheetExport : public ExportWriter
{
public:
    SheetExport(const ExportPlan &plan) : m_plan(plan) {}
    Result<void> open()
    {
        std::vector<XlsxColumn> columns;
        for (size_t i = 0; i < m_plan.cells.columns().size(); ++i)
            columns.push_back({headerOf(m_plan, i), m_plan.cells.columns()[i].path.field()});
        XlsxWriteOptions options;
        options.sheet = m_plan.words.title.isEmpty() ? m_plan.entity->key : m_plan.words.title;
        options.zone = m_plan.session.zone;
        m_words.resize(columns.size());
        MILLRACE_ASSIGN(m_workbook, XlsxWriter::create(m_plan.path, std::move(columns), options));
        return {};
    }
    Result<void> write(std::span<const StoredCell> row) override
    {
        MILLRACE_TRY(m_workbook->beginRow());
        for (size_t i = 0; i < row.size(); ++i) {
            const StoredCell &cell = row[i];
            if (cell.isText && m_plan.cells.isWrittenAsStored(i)) {
                MILLRACE_TRY(m_workbook->text(i, cell.utf8));
            } else if (const FieldDef &field = m_plan.cells.columns()[i].path.field();
                       field.isChoice() && cell.isText) {
                // Many rows share few words.
                const auto key = QByteArray::fromRawData(cell.utf8.data(), cell.utf8.size());
                auto word = m_words[i].constFind(key);
                if (word == m_words[i].constEnd()) {
                    MILLRACE_TRY(m_plan.cells.assignText(i, valueOf(cell), m_text));
                    word = m_words[i].insert(cell.utf8.toByteArray(), m_text.toUtf8());
                }
                MILLRACE_TRY(m_workbook->text(i, QByteArrayView(*word)));
            } else if (field.isChoice() || field.isReference()) {
                MILLRACE_TRY(m_plan.cells.assignText(i, valueOf(cell), m_text));
                MILLRACE_TRY(m_workbook->text(i, m_text));
            } else {
                MILLRACE_TRY(m_workbook->value(i, cell.value));
            }
        }
        return {};
    }
    Result<void> finish() override { return m_workbook->finish(); }
    qint64 shortened() const override { return m_workbook->shortened(); }

private:
    ExportPlan m_plan;
    std::unique_ptr<XlsxWriter> m_workbook;
    QString m_text;
    std::vector<QHash<QByteArray, QByteArray>> m_words; ///< of choices, by column and as they are stored
};

template <class Writer> Result<std::unique_ptr<ExportWriter>> opened(std::unique_ptr<Writer> writer)
{
    MILLRACE_TRY(writer->open());
    return std::unique_ptr<ExportWriter>(std::move(writer));
}

} // namespace

Result<std::unique_ptr<ExportWriter>> makeExportWriter(const ExportPlan &plan, ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return opened(std::make_unique<DelimitedExport>(plan, ','));
    case ExportFormat::Tsv:
        return opened(std::make_unique<DelimitedExport>(plan, '\t'));
    case ExportFormat::Json:
        return opened(std::make_unique<JsonExport>(plan));
    case ExportFormat::Xlsx:
        return opened(std::make_unique<SheetExport>(plan));
    case ExportFormat::Vcard:
        return opened(std::make_unique<CardExport>(plan));
    }
    return fail(ErrorCode::Internal, {QStringLiteral("export_format")});
}

} // namespace millrace::interchange
