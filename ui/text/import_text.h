// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/import.h"

namespace millrace {

/// A finding of an import as a sentence in the reader's language, with how often and where first.
QString importWarningText(const ImportWarning &warning, const EntityDef *entity, const CatalogPtr &catalog,
                          const QString &locale);
/// Why a column or a file was left out.
QString notImportedText(const QString &why);
/// What a reader found that no table can be read from (the arguments of ErrorCode::FileFormat behind the file).
QString fileFindingText(const QStringList &finding);

} // namespace millrace
