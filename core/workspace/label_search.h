// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/ask.h"

namespace millrace {

/// Whether an option is called by the term, in either language or by a reading of its Chinese label.
bool isCalled(const OptionInfo &option, const QString &term);

/// Numbers of the records, in descending order, of which a searchable choice is called by one of the text's terms and
/// that match all the others. Labels are no part of the search index, which holds keys: an option that is renamed is
/// found by its new name at once, and nothing is indexed anew.
Result<std::vector<std::int64_t>> numbersByLabel(const Workspace &workspace, const Session &session, const Sight &sight,
                                                 const QString &entity, const QString &text);

} // namespace millrace
