// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/answers.h"

namespace millrace {

/// What the check of a workspace found, as a sentence in the reader's language.
QString verifyFindingText(const VerifyFinding &finding, const CatalogPtr &catalog, const QString &locale);

} // namespace millrace
