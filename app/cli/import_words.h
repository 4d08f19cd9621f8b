// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run.h"
#include "core/interchange/import.h"

namespace millrace::cli {

/// A finding of an import as a sentence in the reader's language.
QString importWarningText(const Run &run, const EntityDef *entity, const ImportWarning &warning);
/// Why a column or a file was left out.
QString notImportedText(const QString &why);

/// {"commit","read",..,"warnings":[{"kind","message","count","line","arguments"}],..}
QJsonObject importDocument(const Run &run, const ImportReport &report);
QString importText(const Run &run, const ImportReport &report);

} // namespace millrace::cli
