// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

/// The field by whose letters a list in this order can be walked: a name that it is ordered by first; null where there
/// is none.
const FieldDef *lettersField(const Query &query, const EntityDef &entity);

/// The first of the rows, ordered by that name, that begins with the letter (A to Z; Han characters by their reading,
/// surnames as such) or with what comes next where none does; `#` is what stands before A. The number of rows where
/// there is none. Reads some twenty rows of a million.
Result<int> rowOfLetter(const Workspace &workspace, const Session &session, const QString &entity,
                        const std::vector<quint32> &numbers, const FieldDef &field, bool descending, QChar letter);

} // namespace millrace
