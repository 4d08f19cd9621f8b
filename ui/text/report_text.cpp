// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/report_text.h"

#include "core/schema/builtin/ready_reports.h"
#include "ui/text/field_format.h"
#include "ui/text/filter_words.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"

#include <QCoreApplication>
#include <QLocale>

namespace millrace {

namespace {

const ReportGroup &groupOf(const ReportTable &table, size_t group)
{
    return group < table.definition.groups.size() ? table.definition.groups[group] : *table.definition.pivot;
}

/// "2025", or "2024/25" of a year that begins in another month.
QString yearText(QDate start, int firstMonth)
{
    if (firstMonth == 1)
        return QString::number(start.year());
    return QStringLiteral("%1/%2").arg(start.year()).arg((start.year() + 1) % 100, 2, 10, QLatin1Char('0'));
}

QString unitText(const ReportGroup &group, QDate start, int firstMonth, const FormatContext &context)
{
    const bool chinese = context.isChinese();
    switch (group.unit) {
    case DateUnit::None:
    case DateUnit::Day:
        break;
    case DateUnit::Week: {
        int year = 0;
        const int week = start.weekNumber(&year);
        return chinese ? QStringLiteral("%1年第%2周").arg(year).arg(week)
                       : QStringLiteral("%1-W%2").arg(year).arg(week, 2, 10, QLatin1Char('0'));
    }
    case DateUnit::Month:
        return chinese ? QStringLiteral("%1年%2月").arg(start.year()).arg(start.month())
                       : QLocale::c().toString(start, QStringLiteral("MMM yyyy"));
    case DateUnit::Quarter: {
        const QString year = yearText(bucketStart(start, DateUnit::Year, firstMonth), firstMonth);
        const int quarter = (start.month() - firstMonth + 12) % 12 / 3 + 1;
        return chinese ? QStringLiteral("%1年第%2季度").arg(year).arg(quarter)
                       : QStringLiteral("%1 Q%2").arg(year).arg(quarter);
    }
    case DateUnit::Year:
        return chinese ? yearText(start, firstMonth) + QStringLiteral("年") : yearText(start, firstMonth);
    }
    return formats::date(start, chinese);
}

QString edgesText(const QStringList &edges, qsizetype place)
{
    if (place <= 0)
        return QStringLiteral("< ") + formats::grouped(edges.value(0));
    const QString from = formats::grouped(edges.value(place - 1));
    return place >= edges.size() ? QStringLiteral("≥ ") + from
                                 : from + QStringLiteral(" – ") + formats::grouped(edges.value(place));
}

QString agesText(const std::vector<int> &ages, size_t place)
{
    if (place >= ages.size())
        return reportWords(QT_TRANSLATE_NOOP("report", "over %1 days")).arg(ages.back());
    if (place == 0)
        return reportWords(QT_TRANSLATE_NOOP("report", "up to %1 days")).arg(ages.front());
    return reportWords(QT_TRANSLATE_NOOP("report", "%1 to %2 days")).arg(ages[place - 1] + 1).arg(ages[place]);
}

QString sideText(ReportColumn::Side side)
{
    switch (side) {
    case ReportColumn::Side::Now:
        break;
    case ReportColumn::Side::Before:
        return reportWords(QT_TRANSLATE_NOOP("report", "before"));
    case ReportColumn::Side::Change:
        return reportWords(QT_TRANSLATE_NOOP("report", "change"));
    case ReportColumn::Side::Share:
        return reportWords(QT_TRANSLATE_NOOP("report", "change in %"));
    }
    return {};
}

FormatContext withTitles(const ReportTable &table, const FormatContext &context)
{
    FormatContext with = context;
    with.titles.insert(table.titles);
    return with;
}

} // namespace

QString reportWords(const char *source)
{
    return QCoreApplication::translate("report", source);
}

QString reportTitle(const ReportEntry &entry)
{
    return entry.isReady() ? reportWords(entry.name.toUtf8().constData()) : entry.name;
}

QString reportSection(const ReportEntry &entry)
{
    return entry.section.isEmpty() ? QString() : reportWords(entry.section.toUtf8().constData());
}

QString figureLabel(const QString &key, const QString &label)
{
    if (!label.isEmpty())
        return label;
    const char *word = readyReportWord(key.toLatin1());
    return word ? reportWords(word) : key;
}

QString groupText(const ReportTable &table, size_t group, const Value &value, const FormatContext &context)
{
    if (value.isEmpty())
        return reportWords(QT_TRANSLATE_NOOP("report", "(empty)"));
    const ReportGroup &asked = groupOf(table, group);
    if (asked.unit != DateUnit::None)
        return unitText(asked, value.valueOr<QDate>(), table.definition.firstMonth, context);
    if (!asked.edges.isEmpty())
        return edgesText(asked.edges, value.valueOr<std::int64_t>());
    if (!asked.ages.empty())
        return agesText(asked.ages, size_t(value.valueOr<std::int64_t>()));
    return showValue(*table.groupFields[group], value, withTitles(table, context));
}

QString reportHeading(const ReportTable &table, size_t at, const FormatContext &context)
{
    const ReportColumn &column = table.columns[at];
    const CatalogPtr catalog = context.metadata ? context.metadata->catalog : CatalogPtr();
    if (column.role == ReportColumn::Role::Group || column.role == ReportColumn::Role::Field) {
        if (!column.label.isEmpty())
            return column.label;
        if (column.role == ReportColumn::Role::Field && column.field.type == FieldType::Money)
            return fieldLabel(column.field, context.locale);
        return catalog ? describePath(FieldPath::of(column.key), *table.entity, *catalog, context.locale)
                       : fieldLabel(column.field, context.locale);
    }
    QString text = figureLabel(column.key, column.label);
    if (const QString side = sideText(column.side); !side.isEmpty())
        text += context.isChinese() ? QStringLiteral("·") + side : QStringLiteral(", ") + side;
    if (column.field.type == FieldType::Money && !table.currency.isEmpty()) {
        const bool yuan = context.isChinese() && table.currency.toString() == QLatin1String("CNY");
        text = (context.isChinese() ? QStringLiteral("%1（%2）") : QStringLiteral("%1 (%2)"))
                   .arg(text, yuan ? QStringLiteral("元") : table.currency.toString());
    }
    if (!table.hasPivot())
        return text;
    const QString pivot = column.pivot >= 0 ? groupText(table, table.definition.groups.size(),
                                                        table.pivots[size_t(column.pivot)], context)
                                            : reportWords(QT_TRANSLATE_NOOP("report", "Total"));
    // One figure says by the pivot alone what it is.
    size_t shown = 0;
    for (const ReportColumn &other : table.columns)
        shown += other.pivot == column.pivot && other.role != ReportColumn::Role::Group ? 1 : 0;
    return shown == 1 ? pivot : pivot + QStringLiteral(" · ") + text;
}

bool isReportLabel(const ReportTable &table, size_t row, size_t column)
{
    const ReportRow &asked = table.rows[row];
    if (table.definition.isList())
        return asked.kind == ReportRow::Kind::Total && column == 0 && asked.cells[0].isEmpty();
    return column < table.definition.groups.size();
}

QString reportCell(const ReportTable &table, size_t row, size_t column, const FormatContext &context)
{
    const ReportRow &asked = table.rows[row];
    if (!isReportLabel(table, row, column)) {
        const Value &value = asked.cells[column];
        const QString text = showInTable(table.columns[column].field, value, withTitles(table, context));
        return table.columns[column].percent && !value.isEmpty() ? text + u'%' : text;
    }
    switch (asked.kind) {
    case ReportRow::Kind::Line:
        return groupText(table, column, asked.groups[column], context);
    case ReportRow::Kind::Subtotal:
        return column == 0 ? groupText(table, 0, asked.groups[0], context)
                           : reportWords(QT_TRANSLATE_NOOP("report", "Subtotal"));
    case ReportRow::Kind::Others:
        return column == 0 ? reportWords(QT_TRANSLATE_NOOP("report", "Others")) : QString();
    case ReportRow::Kind::Total:
        return column == 0 ? reportWords(QT_TRANSLATE_NOOP("report", "Total")) : QString();
    }
    return {};
}

QHash<QString, QString> parameterWords(const ReportDefinition &definition)
{
    QHash<QString, QString> words;
    for (const ReportParameter &parameter : definition.parameters)
        words.insert(parameter.key, figureLabel(parameter.key, parameter.label));
    return words;
}

QString reportProblem(const Error &error)
{
    struct Known
    {
        const char *what;
        const char *sentence;
    };
    static constexpr Known sentences[] = {
        {"cannot be grouped", QT_TRANSLATE_NOOP("report", "“%1” cannot be grouped by.")},
        {"no date", QT_TRANSLATE_NOOP("report", "“%1” is no date.")},
        {"needs a unit", QT_TRANSLATE_NOOP("report", "“%1” is a moment: say by day, month or the like.")},
        {"no number", QT_TRANSLATE_NOOP("report", "“%1” is no number that can be added up.")},
        {"needs edges", QT_TRANSLATE_NOOP("report", "“%1” has many values: say where groups begin, like 1000, 10000.")},
        {"edges ascend", QT_TRANSLATE_NOOP("report", "The bounds of “%1” must be numbers, each larger than the last.")},
        {"needs a field", QT_TRANSLATE_NOOP("report", "“%1” needs a field to be worked out of.")},
        {"no share", QT_TRANSLATE_NOOP("report", "“%1” is no share: it cannot be shown as per cent.")},
        {"twice", QT_TRANSLATE_NOOP("report", "Two figures are called “%1”.")},
        {"two at the most", QT_TRANSLATE_NOOP("report", "There can be two groups at the most.")},
        {"nothing to count", QT_TRANSLATE_NOOP("report", "The report needs a figure.")},
        {"no such figure", QT_TRANSLATE_NOOP("report", "There is no figure called “%1”.")},
        {"no period", QT_TRANSLATE_NOOP("report", "There is no period to compare: say from which day on.")},
        {"later begins first", QT_TRANSLATE_NOOP("report", "The period to compare with must begin before %1.")},
    };
    if (error.code != ErrorCode::InvalidArgument || error.arguments.isEmpty())
        return {};
    const QString kind = error.arguments.front(), where = error.arguments.value(1);
    if (kind == QLatin1String("formula"))
        return reportWords(QT_TRANSLATE_NOOP("report", "The formula cannot be read at “%1”.")).arg(where);
    if (kind == QLatin1String("dimension"))
        return reportWords(
            QT_TRANSLATE_NOOP("report", "The formula mixes what cannot be added: amounts, days, numbers."));
    if (kind != QLatin1String("report"))
        return {};
    for (const Known &known : sentences) {
        const QString sentence = reportWords(known.sentence);
        if (error.arguments.value(2) == QLatin1String(known.what))
            return sentence.contains(QLatin1String("%1")) ? sentence.arg(where) : sentence;
    }
    return reportWords(QT_TRANSLATE_NOOP("report", "“%1” does not fit into the report.")).arg(where);
}

QString reportSubtitle(const ReportTable &table, const FormatContext &context)
{
    QStringList parts;
    if (!table.base.filter.isEverything() && context.metadata)
        parts << describeFilter(table.base.filter, *table.entity, *context.metadata->catalog, context);
    parts << reportWords(QT_TRANSLATE_NOOP("report", "as of %1"))
                 .arg(formats::dateTime(table.asOf, context.zone, context.isChinese()));
    return parts.join(QStringLiteral(" · "));
}

std::vector<std::pair<QString, QString>> reportFacts(const ReportTable &table, const QString &title,
                                                     const QString &person, const FormatContext &context)
{
    std::vector<std::pair<QString, QString>> facts;
    facts.emplace_back(reportWords(QT_TRANSLATE_NOOP("report", "Report")), title);
    facts.emplace_back(reportWords(QT_TRANSLATE_NOOP("report", "About")),
                       entityPluralLabel(*table.entity, context.locale));
    if (!table.base.filter.isEverything() && context.metadata)
        facts.emplace_back(reportWords(QT_TRANSLATE_NOOP("report", "Only")),
                           describeFilter(table.base.filter, *table.entity, *context.metadata->catalog, context));
    if (table.definition.comparison.kind != ReportComparison::Kind::None && context.metadata) {
        const QString before =
            table.before.asOf && table.before.asOf != table.base.asOf
                ? formats::dateTime(*table.before.asOf, context.zone, context.isChinese())
                : describeFilter(table.before.filter, *table.entity, *context.metadata->catalog, context);
        facts.emplace_back(reportWords(QT_TRANSLATE_NOOP("report", "Compared with")), before);
    }
    facts.emplace_back(reportWords(QT_TRANSLATE_NOOP("report", "As of")),
                       formats::dateTime(table.asOf, context.zone, context.isChinese()));
    facts.emplace_back(reportWords(QT_TRANSLATE_NOOP("report", "Records")), formats::integer(table.records));
    for (const UnconvertedAmount &amount : table.unconverted)
        facts.emplace_back(
            reportWords(QT_TRANSLATE_NOOP("report", "Without an exchange rate, in no figure")),
            reportWords(QT_TRANSLATE_NOOP("report", "%1 in %2 records (%3)"))
                .arg(formats::money(amount.sum), formats::integer(amount.records), figureLabel(amount.measure, {})));
    if (!person.isEmpty())
        facts.emplace_back(reportWords(QT_TRANSLATE_NOOP("report", "Made by")), person);
    return facts;
}

} // namespace millrace
