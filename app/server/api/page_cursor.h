// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/answers.h"

namespace millrace::server {

/// Where the next page of a list begins, as a text that says nothing to its bearer. It is good for the list that it
/// came from alone; rows that come or go meanwhile neither hide others nor show any twice.
class PageCursor
{
public:
    explicit PageCursor(const Query &query);

    /// Lets the query begin there; false for any other text.
    bool read(const QString &text, Query &query) const;
    /// Empty where these rows are the last.
    QString after(const RowSet &rows, const Query &query) const;

private:
    QString m_list; ///< names entity, conditions and order
};

/// A place in the journal as such a text; empty for the beginning.
QString textOf(const JournalPlace &place);
std::optional<JournalPlace> placeFrom(const QString &text);

} // namespace millrace::server
