// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/column_match.h"
#include "core/interchange/text_encoding.h"
#include "core/workspace/workspace.h"

#include <map>

namespace millrace {

enum class ImportMode {
    Create, ///< every row is a new record
    Update, ///< rows change the record with the same key; rows without one are skipped
    Upsert, ///< rows change the record with the same key, or make it
    Skip,   ///< rows of which a record with the same key is there, or came before, are left out; others are new
};
std::optional<ImportMode> importModeNamed(QStringView word);

/// The column of an errors file that says what was wrong; an import leaves it out without a word.
inline const QString problemsColumn = QStringLiteral("import_problems");

/// Cells that are put right before anything else happens: by the row's position in the file, from 0, and its column.
using CellFixes = QHash<qint64, QHash<int, QString>>;

struct ImportOptions
{
    QString entity; ///< may be empty where the mapping names it
    QString path;
    std::optional<ImportMapping> mapping; ///< none: columns are matched by name
    QString key;                          ///< update, upsert: field that finds records; empty = the mapping's, id
    ImportMode mode = ImportMode::Create;
    std::optional<TextEncoding> encoding; ///< none: guessed
    char delimiter = 0;                   ///< 0: guessed
    QString sheet;                        ///< workbooks: name or number; empty = the first with something in it
    qint64 headerRow = 0;                 ///< row with the names of the columns; 0 = found (workbooks) or the first
    CellFixes fixes;
    bool dryRun = false; ///< verdicts only; also on a workspace opened to read
    QString errorsPath;  ///< where refused rows go; empty = nowhere; must not exist
    /// The words of a problem in an errors file; not given = its field, rule and arguments.
    std::function<QString(const EntityDef &, const Problem &)> describe;
    Session session;
    Progress progress; ///< in bytes of the file, or of all passes over it
};

/// Something that a person should know about an import, counted. Kinds and their arguments:
/// - "renamed": column, from, to · "suspect_value": column, value, the likely one or empty
/// - "not_imported": column, why ("not_matched", "not_in_mapping", "matched_twice" or the word of the mapping)
/// - "column_unsure": column, field, certainty in percent · "encoding_unsure": encoding, certainty in percent
/// - "ambiguous_dates": column, example, order taken · "contradictory_dates": column, order taken
/// - "unknown_reference", "ambiguous_reference": field, how many different values, some of them
/// - "made": entity, field, some names (records made because rows name them; count = how many)
/// - "new_option": field, some labels · "currency_assumed": field, currency · "defaulted": field, text
/// - "name_from": field, field it was taken from · "stage_undated": stage · "stage_dates_out_of_order": none
/// - "no_match": key field (update: rows that match nothing, skipped) · "without_key": key field
/// - "imported_before": commit, moment (create: this very content was brought in by it) · "left_out_before": the same,
/// of a whole file that was left out · "there_already": key field (skip: rows whose record is there) · "unrelated":
/// none (new records that belong to none)
/// - "finding": the warning of `problem` · "renamed_headers": the names
/// - "short_rows", "long_rows", "stray_quotes", "nul_characters", "invalid_text", "rows_above_header",
///   "merged_header", "error_cells", "uncounted_cells", "broken_cards", "pictures", "further_values": what the reader
///   put up with · "sheet_taken": sheet, the others · "card_property": property of contact cards that is left out
struct ImportWarning
{
    QString kind;
    QStringList arguments;
    qint64 count = 0;     ///< rows, cells or records
    qint64 firstLine = 0; ///< of the file; 0 where no line is meant
    Problem problem;      ///< "finding" only: one of them

    bool operator==(const ImportWarning &) const = default;
};

/// A row that was refused, with all that is wrong with it.
struct RowProblem
{
    qint64 line = 0;
    std::vector<Problem> problems;
    qint64 row = 0; ///< its position in the file, from 0
};

/// What a single row made an import warn of; of the kinds "finding", "unknown_reference", "ambiguous_reference",
/// "no_match", "without_key", "there_already". The line is the row's.
struct RowWarning
{
    qint64 row = 0; ///< its position in the file, from 0
    ImportWarning warning;
};

enum class RowFate : std::uint8_t { Created, Updated, Skipped, Failed };

struct ImportReport
{
    QString entity;
    QString path;
    RecordId operation; ///< null where nothing was changed, and of a dry run
    bool dryRun = false;
    qint64 read = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 skipped = 0;
    qint64 failed = 0;
    std::map<QString, qint64> made; ///< records made because rows name them, by entity
    std::vector<ImportWarning> warnings;
    std::vector<ColumnMatch> columns;
    TextEncoding encoding = TextEncoding::Utf8;
    double encodingCertainty = 1.0;
    QChar delimiter;
    QString sheet;                       ///< workbooks: the one that was read
    QStringList sheets;                  ///< workbooks: all of them
    QString errorsFile;                  ///< empty where none was written
    std::vector<RowFate> fates;          ///< of each row
    std::vector<RowProblem> rowProblems; ///< by line; at most maxRowProblems
    std::vector<RowWarning> rowWarnings; ///< at most maxRowProblems
    std::vector<RecordId> newRecords;    ///< made of rows; the first maxNewRecords of them; none of a dry run
    static constexpr size_t maxRowProblems = 1000;
    static constexpr size_t maxNewRecords = 5000;
};

/// Imports one file as one operation, which is taken back whole where this fails or is cancelled. Rows that fail are
/// left out and told; an import of which all rows fail still answers a report. Runs on the caller's thread and writes
/// beside it. Errors: UnknownEntity, UnknownField, InvalidArgument {"key"} (update or upsert without one), MissingFile,
/// FileFormat (also {path, "missing_columns", names} for a mapping of other columns), OutputExists, Cancelled,
/// NotPermitted and all of the storage.
Result<ImportReport> importFile(Workspace &workspace, const ImportOptions &options);

} // namespace millrace
