// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/import_text.h"

#include "ui/text/describe_error.h"
#include "ui/text/labels.h"

#include <QCoreApplication>

#include <span>

namespace millrace {

namespace {

QString importText(const char *source)
{
    return QCoreApplication::translate("import", source);
}

struct ImportWords
{
    const char *kind;
    const char *sentence; ///< %1.. the arguments; the count is put behind
};

constexpr ImportWords warningWords[] = {
    {"renamed", QT_TRANSLATE_NOOP("import", "%1: “%2” was read as “%3”")},
    {"suspect_value", QT_TRANSLATE_NOOP("import", "%1: “%2” was kept, but looks like a slip of the pen for “%3”")},
    {"suspect_alone", QT_TRANSLATE_NOOP("import", "%1: “%2” was kept, but looks like a slip of the pen")},
    {"not_imported", QT_TRANSLATE_NOOP("import", "The column %1 was not imported: %2")},
    {"column_unsure", QT_TRANSLATE_NOOP("import", "The column %1 was taken for %2, to %3 % surely")},
    {"encoding_unsure", QT_TRANSLATE_NOOP("import", "The file was read as %1, to %2 % surely")},
    {"ambiguous_dates", QT_TRANSLATE_NOOP("import", "%1: dates like %2 can be read in two ways; taken as %3")},
    {"contradictory_dates",
     QT_TRANSLATE_NOOP("import", "%1: no one order of day and month fits all dates; taken as %2")},
    {"unknown_reference", QT_TRANSLATE_NOOP("import", "%1: nothing is called like that (%2 different): %3")},
    {"ambiguous_reference", QT_TRANSLATE_NOOP("import", "%1: several records are called like that (%2 different): %3")},
    {"imported_before",
     QT_TRANSLATE_NOOP("import",
                       "This very content was brought in before, by commit %1 at %2: its rows are there "
                       "twice now. Undo one of the two, or name a key field by which rows find their records")},
    {"left_out_before", QT_TRANSLATE_NOOP("import", "This very content was brought in before, by commit %1 at %2, and "
                                                    "no column says which record a row is: left out")},
    {"made", QT_TRANSLATE_NOOP("import", "%1: %2 made because rows name them: %3")},
    {"new_option", QT_TRANSLATE_NOOP("import", "%1: new options (%2): %3")},
    {"currency_assumed", QT_TRANSLATE_NOOP("import", "%1: amounts without a currency were taken as %2")},
    {"defaulted", QT_TRANSLATE_NOOP("import", "%1: empty ones were given “%2”")},
    {"name_from", QT_TRANSLATE_NOOP("import", "%1 was taken from %2 where it was empty")},
    {"stage_undated", QT_TRANSLATE_NOOP("import", "The day of entering the stage “%1” is not known")},
    {"stage_dates_out_of_order", QT_TRANSLATE_NOOP("import", "The dates of the stages are not in their order")},
    {"no_match", QT_TRANSLATE_NOOP("import", "Nothing has that %1: left out")},
    {"there_already", QT_TRANSLATE_NOOP("import", "Records with that %1 are there already: left out")},
    {"unrelated",
     QT_TRANSLATE_NOOP("import", "New records that belong to no other: the file does not say whose they are")},
    {"without_key", QT_TRANSLATE_NOOP("import", "%1 is empty, so no record can be found by it")},
    {"renamed_headers", QT_TRANSLATE_NOOP("import", "Headings that were empty or used twice were named: %1")},
    {"short_rows", QT_TRANSLATE_NOOP("import", "Rows with too few cells")},
    {"long_rows", QT_TRANSLATE_NOOP("import", "Rows with text beyond the last column")},
    {"rows_above_header", QT_TRANSLATE_NOOP("import", "Rows above the headings were left out")},
    {"merged_header", QT_TRANSLATE_NOOP("import", "Headings of several rows were put together")},
    {"error_cells", QT_TRANSLATE_NOOP("import", "Cells that show an error were taken as empty")},
    {"uncounted_cells", QT_TRANSLATE_NOOP("import", "Formulas without a stored result were taken as empty")},
    {"broken_cards", QT_TRANSLATE_NOOP("import", "Contact cards without an end")},
    {"pictures", QT_TRANSLATE_NOOP("import", "Pictures and sounds of contact cards were left out")},
    {"further_values", QT_TRANSLATE_NOOP("import", "Further numbers, mails and the like went to the notes")},
    {"card_property", QT_TRANSLATE_NOOP("import", "%1 of contact cards was left out: there is no field for it")},
    {"sheet_taken", QT_TRANSLATE_NOOP("import", "The sheet %1 was read, not %2")},
    {"stray_quotes", QT_TRANSLATE_NOOP("import", "Text behind a closing quote")},
    {"nul_characters", QT_TRANSLATE_NOOP("import", "Characters that cannot be stored were replaced")},
    {"invalid_text", QT_TRANSLATE_NOOP("import", "Bytes that are no characters of the encoding were replaced")},
};

constexpr ImportWords reasonWords[] = {
    {"not_matched", QT_TRANSLATE_NOOP("import", "no field is called like it")},
    {"not_in_mapping", QT_TRANSLATE_NOOP("import", "the mapping does not name it")},
    {"matched_twice", QT_TRANSLATE_NOOP("import", "another column fits the same field better")},
    {"not_in_set", QT_TRANSLATE_NOOP("import", "it does not belong to the set")},
    {"documentation", QT_TRANSLATE_NOOP("import", "it describes the others")},
    {"no_field", QT_TRANSLATE_NOOP("import", "there is no field for it")},
    {"no_entity", QT_TRANSLATE_NOOP("import", "there is nothing of that kind here")},
    {"no_ids", QT_TRANSLATE_NOOP("import", "what it names has no ids in these files")},
    {"derived", QT_TRANSLATE_NOOP("import", "it follows from other columns")},
};

constexpr ImportWords findingWords[] = {
    {"empty", QT_TRANSLATE_NOOP("import", "there is nothing in it")},
    {"foreign", QT_TRANSLATE_NOOP("import", "it is no table but a file of the kind %1")},
    {"binary", QT_TRANSLATE_NOOP("import", "it is no text: it holds bytes that no text file holds, as programs and "
                                           "packed or encrypted files do")},
    {"encoding_unavailable", QT_TRANSLATE_NOOP("import", "the encoding %1 cannot be read here")},
    {"unclosed_quote", QT_TRANSLATE_NOOP("import", "the quotation mark in line %1 is never closed")},
    {"cell_too_large", QT_TRANSLATE_NOOP("import", "a single cell is larger than 10 MB (line or part %1)")},
    {"row_too_large", QT_TRANSLATE_NOOP("import", "a single row is larger than 64 MB (line or part %1)")},
    {"too_many_columns", QT_TRANSLATE_NOOP("import", "line %1 has too many columns")},
    {"bad_json", QT_TRANSLATE_NOOP("import", "it is no JSON: line %1, column %2")},
    {"json_not_rows", QT_TRANSLATE_NOOP("import", "it is no list of records: line %1, column %2")},
    {"missing_columns", QT_TRANSLATE_NOOP("import", "columns that the mapping names are missing: %1")},
    {"bad_mapping", QT_TRANSLATE_NOOP("import", "it is no mapping that can be used")},
    {"unknown_set", QT_TRANSLATE_NOOP("import", "the files are none of the known sets: %1")},
    {"encrypted", QT_TRANSLATE_NOOP("import", "it is protected by a password: remove it in the program that made the "
                                              "file, then import again")},
    {"bad_zip", QT_TRANSLATE_NOOP("import", "it is damaged or was not copied to its end")},
    {"bad_gzip", QT_TRANSLATE_NOOP("import", "it is damaged or was not copied to its end")},
    {"zip_bomb", QT_TRANSLATE_NOOP("import", "it would grow to an absurd size when unpacked")},
    {"missing_part", QT_TRANSLATE_NOOP("import", "a part of the workbook is missing: %1")},
    {"bad_workbook", QT_TRANSLATE_NOOP("import", "the part %1 of the workbook is damaged in line %2")},
    {"xml_entities", QT_TRANSLATE_NOOP("import", "the part %1 declares entities, which no spreadsheet does")},
    {"too_many_texts", QT_TRANSLATE_NOOP("import", "it has more different texts than fit into memory: save the sheet "
                                                   "as CSV, then import that")},
    {"no_sheet", QT_TRANSLATE_NOOP("import", "there is no sheet with cells in it")},
    {"unknown_sheet", QT_TRANSLATE_NOOP("import", "there is no sheet “%1”; there are: %2")},
    {"header_row", QT_TRANSLATE_NOOP("import", "there is nothing in row %1 and below")},
    {"no_cards", QT_TRANSLATE_NOOP("import", "there is no contact card in it")},
};

/// Puts arguments in; the last place takes all that is left.
QString placed(QString text, const QStringList &arguments)
{
    for (qsizetype i = 0; i < 3; ++i) {
        const bool last = !text.contains(QStringLiteral("%") + QString::number(i + 2));
        QStringList own = last ? arguments.mid(i) : arguments.mid(i, 1);
        own.removeAll(QString());
        text.replace(QStringLiteral("%") + QString::number(i + 1), own.join(QStringLiteral(", ")));
    }
    return text;
}

QString importWordsFor(std::span<const ImportWords> table, const QString &kind)
{
    for (const ImportWords &words : table)
        if (kind == QLatin1String(words.kind))
            return importText(words.sentence);
    return {};
}

/// Keys of fields and entities among the arguments, by what a person calls them.
QString argumentShown(const QString &argument, const EntityDef *entity, const CatalogPtr &catalog,
                      const QString &locale)
{
    if (entity)
        if (const FieldDef *field = entity->field(argument))
            return fieldLabel(*field, locale);
    if (const EntityPtr named = catalog ? catalog->entity(argument) : nullptr)
        return entityPluralLabel(*named, locale);
    return argument;
}

} // namespace

QString notImportedText(const QString &why)
{
    const QString words = importWordsFor(reasonWords, why);
    return words.isEmpty() ? why : words;
}

QString fileFindingText(const QStringList &finding)
{
    const bool binary = finding.value(0) == QLatin1String("foreign") && finding.value(1) == QLatin1String("binary");
    const QString words = importWordsFor(findingWords, binary ? finding[1] : finding.value(0));
    return words.isEmpty() ? finding.join(QStringLiteral(", ")) : placed(words, finding.mid(1));
}

QString importWarningText(const ImportWarning &warning, const EntityDef *entity, const CatalogPtr &catalog,
                          const QString &locale)
{
    QString text;
    if (warning.kind == QLatin1String("finding")) {
        text = describeProblem(warning.problem, entity, catalog, locale);
    } else {
        const bool alone = warning.kind == QLatin1String("suspect_value") && warning.arguments.value(2).isEmpty();
        text = importWordsFor(warningWords, alone ? QStringLiteral("suspect_alone") : warning.kind);
        if (text.isEmpty())
            text = warning.kind + u' ' + warning.arguments.join(u' ');
        const bool column = warning.kind == QLatin1String("not_imported");
        // What stands in a file is shown as it is there; only keys of the schema have labels.
        const bool verbatim = warning.kind == QLatin1String("sheet_taken") ||
                              warning.kind == QLatin1String("card_property") ||
                              warning.kind == QLatin1String("renamed_headers");
        QStringList shown;
        for (qsizetype i = 0; i < warning.arguments.size(); ++i) {
            const QString &argument = warning.arguments[i];
            shown << (column && i == 1 ? notImportedText(argument)
                      : verbatim       ? argument
                                       : argumentShown(argument, entity, catalog, locale));
        }
        text = placed(text, shown);
    }
    // How many were made is said already.
    if (warning.count > 0 && warning.kind != QLatin1String("made"))
        text += QCoreApplication::translate("import", " (%n time(s))", nullptr, int(warning.count));
    if (warning.firstLine > 0)
        text += importText(QT_TRANSLATE_NOOP("import", ", first in line %1")).arg(warning.firstLine);
    return text;
}

} // namespace millrace
