// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <vector>

namespace millrace {

/// Lists of ids in statements: always of one length, so that one prepared statement serves every list; a longer list is
/// taken in several turns.
namespace id_list {

inline constexpr size_t length = 64;

/// "(?, ?, ...)" for `IN`.
inline QByteArray marks()
{
    return '(' + QByteArray("?, ").repeated(qsizetype(length) - 1) + "?)";
}

/// Binds the ids from `at` on to the marks that begin at a position; those beyond the end are NULL, which is in
/// nothing.
inline void bind(Statement &statement, int position, const std::vector<RecordId> &ids, size_t at)
{
    for (size_t i = 0; i < length; ++i) {
        if (at + i < ids.size())
            statement.bind(position + int(i), ids[at + i]);
        else
            statement.bindNull(position + int(i));
    }
}

} // namespace id_list

} // namespace millrace
