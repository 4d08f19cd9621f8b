// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/source_text.h"

#include <QSet>

namespace millrace::architecture {

/// What the built-in definitions name: keys of entities that hold a team's data (not those that describe the
/// workspace), and keys of fields that are no everyday word ("credit_code").
struct BuiltinKeys
{
    QSet<QString> entities;
    QSet<QString> fields;
};

/// Read from the sources in core/schema/builtin.
BuiltinKeys builtinKeys(const std::vector<SourceFile> &files);

/// Words that say nothing about what a thing is, in file names and in type names; interfaces marked by a letter;
/// accessors that begin with get.
Findings nameFindings(const SourceFile &file);
/// The licence line, within the first three lines of everything that is compiled or run.
Findings licenceFindings(const SourceFile &file);
/// No source over 500 lines.
Findings lengthFindings(const SourceFile &file);
/// The core makes no user text: it marks texts, others translate them.
Findings userTextFindings(const SourceFile &file);
/// The core asks neither the wall clock nor the system for random numbers; core/base/platform may.
Findings clockAndChanceFindings(const SourceFile &file);
/// A case per field type stands in three files of the whole program.
Findings fieldTypeFindings(const SourceFile &file);
/// No code for one entity, and no name of a field outside its definition: typed keys name fields in code.
Findings rawNameFindings(const SourceFile &file, const BuiltinKeys &keys);
/// A workspace file is opened in one place.
Findings openingFindings(const SourceFile &file);
/// No path of one machine, no address of a package registry, no number of a task.
Findings placeFindings(const SourceFile &file);

} // namespace millrace::architecture
