// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/waterfall_text.h"

#include "ui/text/report_text.h"

namespace millrace {

namespace {

struct PartWords
{
    const char *key;
    const char *label;
};

/// By WaterfallPart.
constexpr PartWords partWords[waterfallParts] = {
    {"new", QT_TRANSLATE_NOOP("report", "New")},
    {"moved_in", QT_TRANSLATE_NOOP("report", "Moved in")},
    {"slipped_in", QT_TRANSLATE_NOOP("report", "Slipped into the period")},
    {"repriced", QT_TRANSLATE_NOOP("report", "Re-priced")},
    {"reopened", QT_TRANSLATE_NOOP("report", "Reopened")},
    {"won", QT_TRANSLATE_NOOP("report", "Won")},
    {"lost", QT_TRANSLATE_NOOP("report", "Lost")},
    {"slipped_out", QT_TRANSLATE_NOOP("report", "Slipped out of the period")},
    {"moved_out", QT_TRANSLATE_NOOP("report", "Moved out")},
    {"other", QT_TRANSLATE_NOOP("report", "Deleted, restored, merged, other rate")},
};

FieldDef fieldOf(FieldType type)
{
    FieldDef field;
    field.type = type;
    return field;
}

} // namespace

QString waterfallPartWord(WaterfallPart part)
{
    return reportWords(partWords[size_t(part)].label);
}

QString waterfallKey(WaterfallPart part)
{
    return QString::fromLatin1(partWords[size_t(part)].key);
}

TableFile tableFileOf(const WaterfallReport &report, bool grouped, const FormatContext &context)
{
    TableFile file;
    file.title = report.pipelineName;
    file.zone = context.zone;
    const auto add = [&](const char *key, const QString &header, FieldType type) {
        TableFileColumn column;
        column.key = QString::fromLatin1(key);
        column.header = header;
        column.field = fieldOf(type);
        file.columns.push_back(std::move(column));
    };
    add("group", reportWords(QT_TRANSLATE_NOOP("report", "Group")), FieldType::Text);
    add("part", reportWords(QT_TRANSLATE_NOOP("report", "Change")), FieldType::Text);
    add("count", reportWords(QT_TRANSLATE_NOOP("report", "Opportunities")), FieldType::Integer);
    add("value", reportWords(QT_TRANSLATE_NOOP("report", "Amount")), FieldType::Money);
    const auto lines = [&](const QString &group, const Waterfall &waterfall) {
        const auto line = [&](const QString &word, const WaterfallSum &sum) {
            TableFileRow row;
            row.cells = {Value(group), Value(word), Value(sum.count), Value(Money{sum.value, report.currency})};
            file.rows.push_back(std::move(row));
        };
        line(reportWords(QT_TRANSLATE_NOOP("report", "Open at the beginning")), waterfall.begin);
        for (size_t i = 0; i < waterfallParts; ++i)
            line(waterfallPartWord(WaterfallPart(i)), waterfall.parts[i]);
        line(reportWords(QT_TRANSLATE_NOOP("report", "Open at the end")), waterfall.end);
    };
    if (grouped)
        for (const auto &[group, waterfall] : report.groups)
            lines(group.isEmpty() ? reportWords(QT_TRANSLATE_NOOP("report", "(empty)")) : group, waterfall);
    lines(grouped ? reportWords(QT_TRANSLATE_NOOP("report", "Total")) : report.pipelineName, report.total);
    file.linesMakeTotals = false;
    return file;
}

} // namespace millrace
