// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

enum class ExportFormat { Csv, Tsv, Json, Xlsx, Vcard };
/// By the suffix of a file's name; nothing for a suffix that this build cannot write.
std::optional<ExportFormat> exportFormatOf(const QString &path);

struct ExportReport
{
    qint64 rows = 0;
    QString path;
    QStringList columns;
    qint64 shortened = 0; ///< texts that a cell of the format could not hold whole
};

/// What an export for people says in their words; a member that is empty leaves keys as they are, for programs.
struct ExportWords
{
    QStringList headers; ///< by column
    QString title;       ///< of the sheet
    QString language;    ///< of the labels of choices
};

/// The columns of an export that names none: id, every field of the entity's own, owner, department and created_at;
/// references by the title of what they refer to ("customer.name").
std::vector<FieldPath> exportFields(const EntityDef &entity, const Catalog &catalog);
/// Whether its records can be written as contact cards: there is a name, and a telephone or mail.
bool hasContactCards(const EntityDef &entity, const Catalog &catalog);

/// Writes all rows of a query, in its order, and compares their number with a count of their own. The file appears
/// whole or not at all. An import of it gives the same values: texts to the character (but for NUL and lone
/// surrogates), choices by key, references by id or by the title that the path leads to, sets of them by titles. Sheets
/// hold moments to the second, contact cards what a card can say.
/// Errors: OutputExists, InvalidArgument (contact cards of what is no contact), those of Workspace::rows, DiskFull,
/// FileUnwritable, Cancelled; Internal {"export_count", written, counted} where rows came or went meanwhile.
Result<ExportReport> exportRows(const Workspace &workspace, const Session &session, Query query, const QString &path,
                                ExportFormat format, const Progress &progress = {}, const ExportWords &words = {});

} // namespace millrace
