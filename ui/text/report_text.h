// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report_library.h"
#include "core/reports/report_table.h"
#include "ui/text/format_context.h"

namespace millrace {

/// A text of the context "report" in the reader's language.
QString reportWords(const char *source);
/// The name of a report in the reader's language: of a ready one as the program calls it, of a record as its people do.
QString reportTitle(const ReportEntry &entry);
/// What it is listed under; empty for records of people's own.
QString reportSection(const ReportEntry &entry);
/// The heading of a figure or parameter: its own label, else the word that ready reports have for the key, else the
/// key.
QString figureLabel(const QString &key, const QString &label);

/// What each parameter of a report is called, by its key.
QHash<QString, QString> parameterWords(const ReportDefinition &definition);

/// A value of a group in words: a month, a range, an option, the title of a record, "(empty)". `group` counts the
/// groups of the table and then its pivot.
QString groupText(const ReportTable &table, size_t group, const Value &value, const FormatContext &context);
/// The heading of a column, with the pivot's value, the side of a comparison and the currency where there is one.
QString reportHeading(const ReportTable &table, size_t column, const FormatContext &context);
/// A cell as it is shown on the screen.
QString reportCell(const ReportTable &table, size_t row, size_t column, const FormatContext &context);
/// Whether the cell holds a text of the row's own (a group, "Total") and no figure.
bool isReportLabel(const ReportTable &table, size_t row, size_t column);

/// What keeps a definition from being a report (an error of checkReport), as a sentence; empty for other errors.
QString reportProblem(const Error &error);

/// Which records and as of when, in one line below a title.
QString reportSubtitle(const ReportTable &table, const FormatContext &context);
/// What was asked for, a line each: heading and text (entity, filter, moment, records, amounts without a rate, who).
std::vector<std::pair<QString, QString>> reportFacts(const ReportTable &table, const QString &title,
                                                     const QString &person, const FormatContext &context);

} // namespace millrace
