// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/import_columns.h"

#include "core/interchange/cell_parse.h"
#include "core/interchange/corrected_table.h"
#include "core/interchange/csv_reader.h"
#include "core/interchange/foreign_format.h"
#include "core/interchange/json_source.h"
#include "core/interchange/sheet_table.h"
#include "core/interchange/vcard_reader.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace millrace::interchange {

namespace {

bool isDateType(FieldType type)
{
    return type == FieldType::Date || type == FieldType::DateTime;
}

bool isNumberType(FieldType type)
{
    return type == FieldType::Money || type == FieldType::Decimal || type == FieldType::Integer;
}

/// Digits alone read the same with either decimal sign.
bool isPlainDigits(const QString &cell)
{
    return std::all_of(cell.begin(), cell.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

struct ColumnStudy
{
    int column = 0;
    std::optional<DateColumnGuess> dates;
    bool numbers = false;
    qint64 pointFails = 0;
    qint64 commaFails = 0;

    void add(const QString &cell)
    {
        if (dates)
            dates->add(cell);
        if (!numbers || cell.isEmpty() || isPlainDigits(cell))
            return;
        pointFails += parseNumber(cell, u'.') ? 0 : 1;
        commaFails += parseNumber(cell, u',') ? 0 : 1;
    }
};

} // namespace

QString dateOrderWord(DateOrder order)
{
    switch (order) {
    case DateOrder::YearMonthDay:
        return QStringLiteral("yyyy-mm-dd");
    case DateOrder::DayMonthYear:
        return QStringLiteral("dd-mm-yyyy");
    case DateOrder::MonthDayYear:
        return QStringLiteral("mm-dd-yyyy");
    }
    return {};
}

namespace {

/// Many programs call a text with tabs .xls so that Excel opens it.
bool isTextCalledWorkbook(const QString &path, const QString &suffix)
{
    QFile file(path);
    if (suffix != u"xls" || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray sample = file.read(64 * 1024);
    return !sample.isEmpty() && !foreignFormat(sample);
}

Result<std::unique_ptr<TableSource>> openAsItLies(const ImportOptions &options)
{
    QFileInfo file(options.path);
    // What is packed is read by the name that it has unpacked.
    if (file.suffix().compare(QLatin1String("gz"), Qt::CaseInsensitive) == 0)
        file.setFile(file.completeBaseName());
    const QString suffix = file.suffix().toLower();
    if (suffix == u"json" || suffix == u"jsonl" || suffix == u"ndjson") {
        MILLRACE_ASSIGN(std::unique_ptr<JsonSource> source, JsonSource::open(options.path, {options.encoding}));
        return std::unique_ptr<TableSource>(std::move(source));
    }
    static const QStringList workbooks{QStringLiteral("xlsx"), QStringLiteral("xlsm"), QStringLiteral("xltx"),
                                       QStringLiteral("xls"),  QStringLiteral("xlt"),  QStringLiteral("ods"),
                                       QStringLiteral("ots")};
    if (workbooks.contains(suffix) && !isTextCalledWorkbook(options.path, suffix)) {
        MILLRACE_ASSIGN(std::unique_ptr<SheetTable> source,
                        SheetTable::open(options.path, {options.sheet, options.headerRow}));
        return std::unique_ptr<TableSource>(std::move(source));
    }
    if (suffix == u"vcf" || suffix == u"vcard") {
        MILLRACE_ASSIGN(std::unique_ptr<VcardReader> source, VcardReader::open(options.path, {options.encoding}));
        return std::unique_ptr<TableSource>(std::move(source));
    }
    CsvReadOptions csv;
    csv.skippedRecords = int(qMax<qint64>(0, options.headerRow - 1));
    csv.encoding = options.encoding;
    csv.delimiter = options.delimiter;
    if (csv.delimiter == 0 && (suffix == u"tsv" || suffix == u"tab"))
        csv.delimiter = '\t';
    MILLRACE_ASSIGN(std::unique_ptr<CsvReader> source, CsvReader::open(options.path, csv));
    return std::unique_ptr<TableSource>(std::move(source));
}

} // namespace

Result<std::unique_ptr<TableSource>> openTable(const ImportOptions &options)
{
    MILLRACE_ASSIGN(std::unique_ptr<TableSource> source, openAsItLies(options));
    if (options.fixes.isEmpty())
        return source;
    return std::unique_ptr<TableSource>(std::make_unique<CorrectedTable>(std::move(source), options.fixes));
}

Result<std::vector<ColumnFacts>> columnFacts(const ImportOptions &options, const ImportMapping &mapping,
                                             const EntityDef &entity, const QStringList &headers,
                                             const std::function<bool(qint64)> &advance)
{
    std::vector<ColumnFacts> facts(size_t(headers.size()));
    std::vector<ColumnStudy> studies;
    for (int i = 0; i < headers.size(); ++i) {
        const ColumnMapping *column = mapping.column(headers[i]);
        const FieldDef *field = column && column->of.isEmpty() ? entity.field(column->field) : nullptr;
        const bool datesStep = std::any_of(mapping.stageHistory.begin(), mapping.stageHistory.end(),
                                           [&](const StageStepMapping &step) { return step.at == headers[i]; });
        ColumnStudy study;
        study.column = i;
        if (datesStep || (field && isDateType(field->type))) {
            if (!column || column->format.isEmpty())
                study.dates.emplace();
            else
                facts[size_t(i)].dates.emplace().format = *dateFormatFromPattern(column->format);
        }
        study.numbers = field && isNumberType(field->type) && column->decimal.isNull();
        if (column && !column->decimal.isNull())
            facts[size_t(i)].decimal = column->decimal;
        if (study.dates || study.numbers)
            studies.push_back(std::move(study));
    }
    if (studies.empty())
        return facts;
    MILLRACE_ASSIGN(const std::unique_ptr<TableSource> source, openTable(options));
    TableRow row;
    for (qint64 rows = 0;; ++rows) {
        MILLRACE_ASSIGN(const bool more, source->next(row));
        if (!more)
            break;
        for (ColumnStudy &study : studies)
            study.add(row.cells[size_t(study.column)]);
        if ((rows & 255) == 0 && !advance(source->position()))
            return fail(ErrorCode::Cancelled);
    }
    for (const ColumnStudy &study : studies) {
        ColumnFacts &fact = facts[size_t(study.column)];
        if (study.dates)
            fact.dates = study.dates->result();
        if (study.numbers && study.pointFails > 0 && study.commaFails == 0)
            fact.decimal = u',';
    }
    return facts;
}

} // namespace millrace::interchange
