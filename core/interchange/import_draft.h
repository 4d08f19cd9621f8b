// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace::interchange {

/// What the files of a set that were tried before would have made: a dry run reads on as if it were there. One thread.
struct ImportDraft
{
    MetadataPtr metadata;                        ///< with their options, stages and users; null before the first file
    QHash<QString, std::vector<Record>> records; ///< by entity
};

} // namespace millrace::interchange
