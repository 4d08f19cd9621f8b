// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/field_type.h"

#include <QString>

#include <optional>
#include <vector>

namespace millrace {

/// How two offline edits of one field are brought together.
enum class Merge { LastWrite, Union, Counter, Ask };

/// Whether a field's change rows travel to replicas or stay with the server and are asked for.
enum class History { Synced, Server };

/// Whether a text is a name, for readings, sorting and search.
enum class NameOf { Nothing, Person, Company, Thing };

/// What it says of two records that they have the same value in a field.
enum class Identity {
    Nothing,
    Code,     ///< no two things share it (credit code, WeChat name)
    Mail,     ///< an address of their own
    Phone,    ///< maybe a switchboard's
    Domain,   ///< the site of a company
    Name,     ///< strong for companies, weak for people
    Together, ///< nothing alone, but much beside the same name (the customer of a contact)
};

/// An option that every new workspace starts with; afterwards options are records and may be edited.
struct OptionSeed
{
    const char *key;
    const char *en;
    const char *zh;
    const char *colour = "";
};

/// What the text of a field is written in; a text that does not read as that is refused on every path.
enum class Grammar {
    Plain,
    Pattern, ///< a regular expression
    Filter,  ///< a condition on records
};

/// What is said once about a field and feeds table, form, list, validation, import, search and sync alike.
/// The members of FieldOptions are the optional part, so that a definition names only what differs.
struct FieldOptions
{
    bool required = false;   ///< refused on every path without it
    bool expected = false;   ///< a warning without it
    bool unique = false;     ///< no two live records of the entity share it
    bool searchable = false; ///< in the search index
    bool indexed = false;    ///< a list offers sorting by it
    bool root = false;       ///< on a reference: decides the record's root, in order of declaration
    bool audited = true;
    bool sensitive = false; ///< masked in lists, logs and exports where the role says so
    bool listed = false;    ///< in the default list
    bool readOnly = false;  ///< set by the program or an import, not by a form
    bool guarded = false;   ///< decides who may do what: written by administrators alone
    bool multiline = false;
    int scale = 0;                  ///< Decimal: digits after the point
    int maxLength = 0;              ///< text: characters; 0 = 10 million
    std::optional<qint64> min = {}; ///< numbers: in the field's own units times 10^scale; Money: in major units
    std::optional<qint64> max = {};
    QString pattern = {}; ///< text: a regular expression that the whole must match
    Grammar grammar = Grammar::Plain;
    QString checksum = {};  ///< name of a check-digit rule ("credit_code")
    QString shape = {};     ///< Json: name of its validator (core/records/json_shapes.h)
    QString target = {};    ///< reference: the entity's key
    QString within = {};    ///< reference: a field that record and target share; only targets that agree fit
    QString dateField = {}; ///< Money: the date field whose day chooses the rate
    QString fallback = {};  ///< value of a new record where none is given, in parseText's form
    std::vector<OptionSeed> options = {}; ///< Choice, MultiChoice: the first options
    NameOf nameOf = NameOf::Nothing;
    Identity identity = Identity::Nothing; ///< what the search for duplicates makes of it
    Merge merge = Merge::LastWrite;
    History history = History::Synced;
    QString section = {}; ///< key of the form section, default "basic"
    int width = 0;        ///< list column in characters; 0 = by type
};

/// One field of an entity. Custom fields are the same thing made from a custom_field record.
struct FieldDef : FieldOptions
{
    QString key;
    FieldType type = FieldType::Text;
    QString label;       ///< English source text of built-in fields; the English label of custom ones
    QString labelZh;     ///< custom fields only; built-in labels are translated by the ui
    bool system = false; ///< one of the fields that every entity has
    bool custom = false;
    bool retired = false;
    bool withheld = false; ///< in the catalog of one user: there, but not for that user
    int index = -1;        ///< position in EntityDef::fields and in Record

    /// "customer.level": the list of options that a choice field uses.
    QString optionList;

    bool isReference() const { return type == FieldType::Reference || type == FieldType::References; }
    bool isChoice() const { return type == FieldType::Choice || type == FieldType::MultiChoice; }
};

/// A field's name in code, with its C++ type: the compiler refuses the wrong one.
template <class T> struct FieldKey
{
    const char *key;
    FieldType type;

    QString name() const { return QString::fromLatin1(key); }
    bool operator==(const FieldKey &) const = default;
};

} // namespace millrace
