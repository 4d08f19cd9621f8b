// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/explain.h"

namespace millrace {

/// One reason as a sentence; `subject` is the title of its subject.
QString accessReasonText(const AccessReason &reason, const QString &subject);
/// "see", "edit" ... as a word for people.
QString actionLabel(Action action);
/// A scope by its word in the rights ("own", "department_tree").
QString fieldLevelLabel(FieldAccess access);
QString scopeLabel(const QString &word);

} // namespace millrace
