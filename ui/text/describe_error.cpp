// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/describe_error.h"

#include "ui/text/import_text.h"
#include "ui/text/labels.h"
#include "ui/text/report_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace millrace {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("text", source);
}

struct ErrorTexts
{
    ErrorCode code;
    const char *what;
    const char *why = "";
    const char *kept = "";
    const char *todo = "";
};

constexpr ErrorTexts errorTexts[] = {
    {ErrorCode::InvalidArgument, QT_TRANSLATE_NOOP("text", "This call makes no sense: %1")},
    {ErrorCode::UnknownEntity, QT_TRANSLATE_NOOP("text", "There is no kind of record called “%1”")},
    {ErrorCode::UnknownField, QT_TRANSLATE_NOOP("text", "“%1” has no field called “%2”")},
    {ErrorCode::BadFilter, QT_TRANSLATE_NOOP("text", "The filter cannot be read"), "",
     QT_TRANSLATE_NOOP("text", "The list still shows what it showed before.")},
    {ErrorCode::MissingFile, QT_TRANSLATE_NOOP("text", "There is no such file"),
     QT_TRANSLATE_NOOP("text", "“%1” was not found."), "", QT_TRANSLATE_NOOP("text", "Check the name and the folder.")},
    {ErrorCode::OutputExists, QT_TRANSLATE_NOOP("text", "The file is there already"),
     QT_TRANSLATE_NOOP("text", "“%1” would be overwritten."), QT_TRANSLATE_NOOP("text", "Nothing was written."),
     QT_TRANSLATE_NOOP("text", "Choose another name or remove the file first.")},
    {ErrorCode::NotFound, QT_TRANSLATE_NOOP("text", "This record does not exist any more"),
     QT_TRANSLATE_NOOP("text", "It may have been taken back or never have existed.")},
    {ErrorCode::ValidationFailed, QT_TRANSLATE_NOOP("text", "This cannot be saved like that"), "",
     QT_TRANSLATE_NOOP("text", "Nothing was changed."), QT_TRANSLATE_NOOP("text", "Correct the fields named here.")},
    {ErrorCode::NothingToUndo, QT_TRANSLATE_NOOP("text", "There is nothing to undo"),
     QT_TRANSLATE_NOOP("text", "You changed nothing in this workspace that was not undone already."),
     QT_TRANSLATE_NOOP("text", "Nothing was changed.")},
    {ErrorCode::UndoBlocked, QT_TRANSLATE_NOOP("text", "This cannot be undone as it is"),
     QT_TRANSLATE_NOOP("text", "Later changes build on it: %1."), QT_TRANSLATE_NOOP("text", "Nothing was changed.")},
    {ErrorCode::NotPermitted, QT_TRANSLATE_NOOP("text", "You are not permitted to do this"), "",
     QT_TRANSLATE_NOOP("text", "Nothing was changed.")},
    {ErrorCode::WorkspaceMissing, QT_TRANSLATE_NOOP("text", "The workspace is not there"),
     QT_TRANSLATE_NOOP("text", "No file was found at “%1”."), "",
     QT_TRANSLATE_NOOP("text", "Check the path, plug in the drive, or open another workspace.")},
    {ErrorCode::WorkspaceCorrupt, QT_TRANSLATE_NOOP("text", "The workspace is damaged"),
     QT_TRANSLATE_NOOP("text", "Reading “%1” failed: %2."), QT_TRANSLATE_NOOP("text", "The file was not changed."),
     QT_TRANSLATE_NOOP("text", "Keep a copy of the file and open a backup.")},
    {ErrorCode::WorkspaceNewer, QT_TRANSLATE_NOOP("text", "The workspace was made by a newer Millrace"),
     QT_TRANSLATE_NOOP("text", "“%1” has format %2; this program knows formats up to %3."),
     QT_TRANSLATE_NOOP("text", "The file was not changed."), QT_TRANSLATE_NOOP("text", "Install the newer program.")},
    {ErrorCode::WorkspaceLocked, QT_TRANSLATE_NOOP("text", "The workspace is open in another program"),
     QT_TRANSLATE_NOOP("text", "“%1” can be written by one program at a time."),
     QT_TRANSLATE_NOOP("text", "The file was not changed."),
     QT_TRANSLATE_NOOP("text", "Close the other window, then try again.")},
    {ErrorCode::WorkspaceReadOnly, QT_TRANSLATE_NOOP("text", "The workspace cannot be written"),
     QT_TRANSLATE_NOOP("text", "“%1” or its folder is read-only."), QT_TRANSLATE_NOOP("text", "Nothing was changed."),
     QT_TRANSLATE_NOOP("text", "Change the permissions or copy the file to a folder of yours.")},
    {ErrorCode::DiskFull, QT_TRANSLATE_NOOP("text", "The disk is full"),
     QT_TRANSLATE_NOOP("text", "There is no room left for “%1”."),
     QT_TRANSLATE_NOOP("text", "Everything saved before is safe; nothing was changed."),
     QT_TRANSLATE_NOOP("text", "Free some space, then try again.")},
    {ErrorCode::FileUnreadable, QT_TRANSLATE_NOOP("text", "The file cannot be read"),
     QT_TRANSLATE_NOOP("text", "“%1”: %2"), "", QT_TRANSLATE_NOOP("text", "Check its permissions.")},
    {ErrorCode::FileUnwritable, QT_TRANSLATE_NOOP("text", "The file cannot be written"),
     QT_TRANSLATE_NOOP("text", "“%1”: %2"), "", QT_TRANSLATE_NOOP("text", "Check the folder and its permissions.")},
    {ErrorCode::FileFormat, QT_TRANSLATE_NOOP("text", "This file cannot be read as it is"),
     QT_TRANSLATE_NOOP("text", "“%1”: %2"), QT_TRANSLATE_NOOP("text", "Nothing was changed.")},
    {ErrorCode::Storage, QT_TRANSLATE_NOOP("text", "The database refused the work"),
     QT_TRANSLATE_NOOP("text", "It said: %1"),
     QT_TRANSLATE_NOOP("text", "Everything saved before is safe; nothing was changed."),
     QT_TRANSLATE_NOOP("text", "Try again; if it happens again, make a backup and check the disk.")},
    {ErrorCode::Cancelled, QT_TRANSLATE_NOOP("text", "Cancelled"), "",
     QT_TRANSLATE_NOOP("text", "Nothing of it stays.")},
    {ErrorCode::Internal, QT_TRANSLATE_NOOP("text", "Something went wrong inside Millrace"),
     QT_TRANSLATE_NOOP("text", "A rule of the program was broken: %1"),
     QT_TRANSLATE_NOOP("text", "Everything saved before is safe."),
     QT_TRANSLATE_NOOP("text", "Please report this with the details.")},
};

struct ProblemText
{
    const char *rule;
    const char *sentence;
};

constexpr ProblemText problemTexts[] = {
    {"required", QT_TRANSLATE_NOOP("text", "This field must be filled in")},
    {"expected", QT_TRANSLATE_NOOP("text", "This field should be filled in")},
    {"read_only", QT_TRANSLATE_NOOP("text", "This field is set by the program")},
    {"min", QT_TRANSLATE_NOOP("text", "Must be at least %1")},
    {"max", QT_TRANSLATE_NOOP("text", "Must be at most %1")},
    {"max_length", QT_TRANSLATE_NOOP("text", "Too long: %2 characters, at most %1 are allowed")},
    {"nul_character", QT_TRANSLATE_NOOP("text", "Contains a character that cannot be stored")},
    {"invalid_unicode", QT_TRANSLATE_NOOP("text", "Contains half a character")},
    {"pattern", QT_TRANSLATE_NOOP("text", "Does not have the expected form (%1)")},
    {"checksum", QT_TRANSLATE_NOOP("text", "The check digit does not fit: look for a typing error")},
    {"kind", QT_TRANSLATE_NOOP("text", "Is not a value of this field's type")},
    {"input", QT_TRANSLATE_NOOP("text", "“%1” is not understood here")},
    {"date_range", QT_TRANSLATE_NOOP("text", "This date lies outside of the calendar")},
    {"date_unlikely", QT_TRANSLATE_NOOP("text", "Is %1 really meant?")},
    {"scale", QT_TRANSLATE_NOOP("text", "At most %1 decimals are kept")},
    {"email", QT_TRANSLATE_NOOP("text", "This is no e-mail address, like name@example.com")},
    {"url", QT_TRANSLATE_NOOP("text", "This is no web address, like www.example.com")},
    {"phone", QT_TRANSLATE_NOOP("text", "This does not look like a phone number")},
    {"choice", QT_TRANSLATE_NOOP("text", "“%1” is not one of the options")},
    {"reference", QT_TRANSLATE_NOOP("text", "The chosen record does not exist any more")},
    {"reference_in_bin", QT_TRANSLATE_NOOP("text", "The chosen record lies in the bin")},
    {"self_reference", QT_TRANSLATE_NOOP("text", "A record cannot refer to itself here")},
    {"unique", QT_TRANSLATE_NOOP("text", "Another record has “%1” already")},
    {"in_use", QT_TRANSLATE_NOOP("text", "“%1” is still used by %3 records (%2)")},
    {"in_bin", QT_TRANSLATE_NOOP("text", "The record is in the bin: restore it first")},
    {"not_convertible", QT_TRANSLATE_NOOP("text", "“%1” is nothing that can be converted")},
    {"already_converted", QT_TRANSLATE_NOOP("text", "“%1” was converted already")},
    {"conversion_empty", QT_TRANSLATE_NOOP("text", "Choose at least one record to make or to attach to")},
    {"conversion_other", QT_TRANSLATE_NOOP("text", "“%1” belongs to another record than the one chosen here")},
    {"merge_few", QT_TRANSLATE_NOOP("text", "Nothing is left to merge “%1” with")},
    {"not_a_merge", QT_TRANSLATE_NOOP("text", "The commit %1 did not merge anything")},
    {"merged", QT_TRANSLATE_NOOP("text", "“%1” was merged into another record: take the merge back instead")},
    {"not_a_creation", QT_TRANSLATE_NOOP("text", "Only what was created can be taken back")},
    {"integer", QT_TRANSLATE_NOOP("text", "“%1” is no whole number")},
    {"number", QT_TRANSLATE_NOOP("text", "“%1” is no number")},
    {"amount", QT_TRANSLATE_NOOP("text", "“%1” is no amount of money")},
    {"currency", QT_TRANSLATE_NOOP("text", "“%2” is no currency")},
    {"money_decimals", QT_TRANSLATE_NOOP("text", "“%1” has more decimals than %2 has")},
    {"boolean", QT_TRANSLATE_NOOP("text", "“%1” is neither yes nor no")},
    {"date", QT_TRANSLATE_NOOP("text", "“%1” is no date of the form %2")},
    {"duration", QT_TRANSLATE_NOOP("text", "“%1” is no duration, like 1:30")},
    {"id", QT_TRANSLATE_NOOP("text", "“%1” is no id of this program")},
    {"ambiguous_key", QT_TRANSLATE_NOOP("text", "%2 records have “%1”: it is not clear which one is meant")},
    {"unknown_reference", QT_TRANSLATE_NOOP("text", "Nothing is called “%1”")},
    {"reference_unmakeable", QT_TRANSLATE_NOOP("text", "Nothing is called “%1”, and it cannot be made either")},
    {"mapping_unknown_key", QT_TRANSLATE_NOOP("text", "Is not known here; allowed: %1")},
    {"mapping_missing_key", QT_TRANSLATE_NOOP("text", "Is missing in the mapping")},
    {"mapping_value", QT_TRANSLATE_NOOP("text", "Is not of the form %1")},
    {"mapping_field_twice", QT_TRANSLATE_NOOP("text", "The field %1 is given by two columns")},
    {"not_permitted", QT_TRANSLATE_NOOP("text", "You are not permitted to do this")},
    {"before_first_sync",
     QT_TRANSLATE_NOOP("text",
                       "Your part in this team has not come from its server yet; it comes first of all, as soon "
                       "as the server is reached")},
    {"last_administrator",
     QT_TRANSLATE_NOOP("text", "Somebody must remain who may administer: name another one first")},
    {"hand_over_to", QT_TRANSLATE_NOOP("text", "Choose another person who works here")},
    {"rights", QT_TRANSLATE_NOOP("text", "“%1” does not fit here (%2)")},
    {"version", QT_TRANSLATE_NOOP("text", "Somebody changed the record in the meantime: look at it again first")},
    {"password", QT_TRANSLATE_NOOP("text", "A password has 8 to 128 characters, and is not the sign-in name")},
    {"no_such_title", QT_TRANSLATE_NOOP("text", "Nothing is called “%1”")},
    {"ambiguous_title", QT_TRANSLATE_NOOP("text", "Several records are called “%1”: name one by its id")},
    {"stage_pipeline", QT_TRANSLATE_NOOP("text", "The stage “%1” belongs to another pipeline")},
    {"stage_gate", QT_TRANSLATE_NOOP("text", "Must be filled in to enter the stage “%1”")},
    {"stage_uncategorised",
     QT_TRANSLATE_NOOP("text", "“%1” stands in no forecast category: its opportunities are missing from the forecast")},
    {"unknown_entity", QT_TRANSLATE_NOOP("text", "There is no kind of record called “%1”")},
    {"bad_pattern", QT_TRANSLATE_NOOP("text", "“%1” is no regular expression")},
    {"bad_filter", QT_TRANSLATE_NOOP("text", "“%1” is no filter")},
    {"unknown_field", QT_TRANSLATE_NOOP("text", "“%1” has no field called “%2”")},
    {"no_number", QT_TRANSLATE_NOOP("text", "“%1” is no number that can be summed")},
    {"no_date", QT_TRANSLATE_NOOP("text", "“%1” is no day or moment")},
    {"no_user", QT_TRANSLATE_NOOP("text", "“%1” does not name a user")},
    {"stage_gate_unknown", QT_TRANSLATE_NOOP("text", "The stage “%1” asks for a field that does not exist: %2")},
};

/// Numbered places beyond the arguments stay out of sight.
QString filled(QString sentence, const QStringList &arguments)
{
    for (qsizetype i = 0; i < 3; ++i)
        sentence.replace(QStringLiteral("%") + QString::number(i + 1), i < arguments.size() ? arguments[i] : QString());
    return sentence;
}

/// What the parser and the binding of filters name as expected, as a reader calls it.
constexpr ProblemText expectedTexts[] = {
    {"field", QT_TRANSLATE_NOOP("text", "the name of a field")},
    {"filter", QT_TRANSLATE_NOOP("text", "a condition")},
    {"operator", QT_TRANSLATE_NOOP("text", "a comparison such as = or ~")},
    {"another operator", QT_TRANSLATE_NOOP("text", "another comparison: this one does not fit the field")},
    {"value", QT_TRANSLATE_NOOP("text", "a value")},
    {"number", QT_TRANSLATE_NOOP("text", "a number")},
    {"date", QT_TRANSLATE_NOOP("text", "a date like 2025-03-07")},
    {"time", QT_TRANSLATE_NOOP("text", "a time like 14:05")},
    {"zone", QT_TRANSLATE_NOOP("text", "a time zone like +08:00")},
    {"unit", QT_TRANSLATE_NOOP("text", "days, weeks, months, quarters or years")},
    {"empty", QT_TRANSLATE_NOOP("text", "“empty” or “not empty”")},
    {"is empty", QT_TRANSLATE_NOOP("text", "“is empty”: nothing else can be asked of this field")},
    {"period", QT_TRANSLATE_NOOP("text", "a period such as “last 30 days”")},
    {"text", QT_TRANSLATE_NOOP("text", "a text in quotes")},
    {"(", QT_TRANSLATE_NOOP("text", "an opening bracket")},
    {")", QT_TRANSLATE_NOOP("text", "a closing bracket")},
    {",", QT_TRANSLATE_NOOP("text", "a comma")},
    {"closing quote", QT_TRANSLATE_NOOP("text", "the closing quote")},
    {"and", QT_TRANSLATE_NOOP("text", "“and”, “or”, or nothing more")},
    {"fewer brackets", QT_TRANSLATE_NOOP("text", "fewer brackets within each other")},
    {"valid text", QT_TRANSLATE_NOOP("text", "text without broken characters")},
    {"entity", QT_TRANSLATE_NOOP("text", "what refers to the record, such as contact or activity")},
    {"related records",
     QT_TRANSLATE_NOOP("text", "records that refer to this kind of record, where needed with “via” and the field")},
    {"true or false", QT_TRANSLATE_NOOP("text", "true or false")},
    {"id", QT_TRANSLATE_NOOP("text", "the id of a record")},
    {"reference", QT_TRANSLATE_NOOP("text", "the title of a record in quotes, or its id")},
    {"reference to a user", QT_TRANSLATE_NOOP("text", "the name of a person in quotes, an id, or me")},
};

QString expectedText(const QString &word)
{
    for (const ProblemText &known : expectedTexts) {
        if (word == QLatin1String(known.rule))
            return text(known.sentence);
    }
    return word;
}

QString filterWhy(const QStringList &arguments)
{
    const int position = arguments.value(1).toInt();
    const QString typed = arguments.value(0);
    const QString wanted = arguments.value(2);
    // A condition that reads well but cannot be asked of its field is quoted as a whole.
    const bool whole = position == 0 && wanted != QLatin1String("field") && !typed.isEmpty();
    if (whole)
        return filled(text(QT_TRANSLATE_NOOP("text", "In “%1” this was expected: %2.")), {typed, expectedText(wanted)});
    const QString rest = typed.mid(position, 12);
    const QString found = rest.isEmpty() ? text(QT_TRANSLATE_NOOP("text", "the end"))
                                         : filled(text(QT_TRANSLATE_NOOP("text", "“%1”")), {rest});
    return filled(text(QT_TRANSLATE_NOOP("text", "At character %1, before %2, this was expected: %3.")),
                  {QString::number(position + 1), found, expectedText(wanted)});
}

QString findingDetails(const Error &error)
{
    QStringList lines{errorWord(error.code) + (error.arguments.isEmpty() ? QString() : QStringLiteral(": ")) +
                      error.arguments.join(QStringLiteral(" | "))};
    for (const Problem &problem : error.problems)
        lines << problem.field + QStringLiteral(" ") + problem.rule + u' ' +
                     problem.arguments.join(QStringLiteral(" | "));
    return lines.join(u'\n');
}

} // namespace

QString ErrorWords::sentences() const
{
    // Chinese sentences end with their own full stop, whatever the last word is, and no space follows it.
    const bool han = std::any_of(what.begin(), what.end(), [](QChar c) { return c.unicode() > 0x2e80; });
    QStringList parts;
    for (const QString &part : {what, why, kept, todo}) {
        if (part.isEmpty())
            continue;
        const bool ends = QStringLiteral(".。!?！？").contains(part.back());
        parts << (ends ? part : part + (han ? QStringLiteral("。") : QStringLiteral(".")));
    }
    return parts.join(han ? QString() : QStringLiteral(" "));
}

ErrorWords describeError(const Error &error, const CatalogPtr &catalog, const QString &locale)
{
    ErrorWords words;
    for (const ErrorTexts &texts : errorTexts) {
        if (texts.code != error.code)
            continue;
        const auto part = [&](const char *source) {
            return *source ? filled(text(source), error.arguments) : QString();
        };
        const bool readable = error.code != ErrorCode::FileFormat || error.arguments.size() < 2;
        const QString found = readable ? QString() : fileFindingText(error.arguments.mid(1));
        const QString why = readable ? part(texts.why) : filled(text(texts.why), {error.arguments.front(), found});
        words = {part(texts.what), why, part(texts.kept), part(texts.todo), {}};
    }
    if (error.code == ErrorCode::BadFilter && error.arguments.size() >= 3)
        words.why = filterWhy(error.arguments);
    if (error.code == ErrorCode::NotFound && error.arguments.value(0) == QLatin1String("operation")) {
        words.what = text(QT_TRANSLATE_NOOP("text", "There is no such commit here"));
        words.why = filled(text(QT_TRANSLATE_NOOP("text", "No finished commit of this workspace is called %1.")),
                           {error.arguments.value(1)});
    }
    if (const QString problem = reportProblem(error); !problem.isEmpty()) {
        words.what = text(QT_TRANSLATE_NOOP("text", "The report cannot be made like that"));
        words.why = problem;
    }
    // Nothing was named, the first one was meant: there is none at all.
    if (const EntityPtr entity = catalog ? catalog->entity(error.arguments.value(0)) : nullptr;
        entity && error.code == ErrorCode::NotFound && error.arguments.size() == 2 && error.arguments[1].isEmpty()) {
        words.what = filled(text(QT_TRANSLATE_NOOP("text", "There is nothing yet under “%1”")),
                            {entityPluralLabel(*entity, locale)});
        words.why.clear();
    }
    QStringList findings;
    for (const Problem &problem : error.problems) {
        if (problem.severity == Severity::Error)
            findings << describeProblem(problem, nullptr, catalog, locale);
    }
    if (!findings.isEmpty())
        words.why = findings.mid(0, 8).join(locale.startsWith(QLatin1String("zh")) ? QStringLiteral("；")
                                                                                   : QStringLiteral("; "));
    words.details = findingDetails(error);
    return words;
}

QString describeProblem(const Problem &problem, const CatalogPtr &catalog, const QString &locale)
{
    QStringList arguments = problem.arguments;
    if (problem.rule == QLatin1String("in_use") && catalog && arguments.size() > 1) {
        if (const EntityPtr entity = catalog->entity(arguments[1]))
            arguments[1] = entityPluralLabel(*entity, locale);
    }
    for (const ProblemText &known : problemTexts) {
        if (problem.rule == QLatin1String(known.rule))
            return filled(text(known.sentence), arguments);
    }
    return filled(text(QT_TRANSLATE_NOOP("text", "The rule “%1” is not met")), {problem.rule});
}

QString describeProblem(const Problem &problem, const EntityDef *entity, const CatalogPtr &catalog,
                        const QString &locale)
{
    const QString sentence = describeProblem(problem, catalog, locale);
    if (problem.field.isEmpty())
        return sentence;
    // "entity.field" where one commit is about records of several entities.
    const qsizetype point = problem.field.indexOf(u'.');
    const EntityPtr named = catalog && point > 0 ? catalog->entity(QStringView(problem.field).left(point)) : nullptr;
    if (named) {
        Problem own = problem;
        own.field = problem.field.mid(point + 1);
        return filled(text(QT_TRANSLATE_NOOP("text", "%1: %2")),
                      {entityLabel(*named, locale), describeProblem(own, named.get(), catalog, locale)});
    }
    const FieldDef *field = entity ? entity->field(problem.field) : nullptr;
    for (size_t i = 0; !field && catalog && i < catalog->entities().size(); ++i)
        field = catalog->entities()[i]->field(problem.field);
    return filled(text(QT_TRANSLATE_NOOP("text", "%1: %2")),
                  {field ? fieldLabel(*field, locale) : problem.field, sentence});
}

} // namespace millrace
