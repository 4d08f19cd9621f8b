// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"
#include "core/workspace/answers.h"

namespace millrace {

/// Names of things that the schema declares, in the language that the program speaks now (the installed translators);
/// custom fields and entities carry their own Chinese name, used where `locale` is Chinese.
QString fieldLabel(const FieldDef &field, const QString &locale);
QString entityLabel(const EntityDef &entity, const QString &locale);
QString entityPluralLabel(const EntityDef &entity, const QString &locale);
/// A label as it stands within a sentence of the language: "opportunities" in "Search opportunities".
QString labelInSentence(const QString &label, const QString &locale);
/// The heading of a form's section ("contact", "business"); an unknown key is shown as it is.
QString sectionLabel(const QString &section);
/// How a change came about: "By hand", "By an import" ...
QString originLabel(Origin origin);
/// Where a change was made: "on this computer", "on MEI-LAPTOP". `origin` is that of the commit, `madeAs` the one where
/// it was made.
QString placeText(bool here, const QString &device, Origin origin, Origin madeAs);
/// How and where a commit came about, in a sentence: "by an import, on MEI-LAPTOP".
QString provenanceText(const HistoryCommit &commit, const QString &locale);
/// What a person did, as the journal names it ("edit", "delete", "import: file.csv").
QString operationLabel(const QString &label, Origin origin);

} // namespace millrace
