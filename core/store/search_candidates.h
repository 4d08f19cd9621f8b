// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/search_index.h"

namespace millrace::search_index {

/// What every matching document has: tokens (one that ends in '*' stands for any that begins so) and trigrams.
struct Candidates
{
    QStringList tokens;
    QStringList trigrams;
    bool exact = true; ///< whether these alone decide
};
Candidates candidatesFor(const QStringList &terms);

/// The numbers of all candidates, newest first: FTS5 walks its lists backwards, so a common word costs no more than a
/// rare one; a server is asked for so many at a time as are held in memory. Without a usable token all documents are
/// candidates.
class CandidateNumbers
{
public:
    static Result<CandidateNumbers> of(Database &database, const EntityDef &entity, const Candidates &candidates,
                                       const Gate &gate);
    /// Nothing at the end, and from then on.
    Result<std::optional<std::int64_t>> next();

private:
    CandidateNumbers(Statement statement, std::int64_t most) : m_statement(std::move(statement)), m_most(most) {}

    Statement m_statement;
    std::int64_t m_most;
    std::int64_t m_rows = 0; ///< of this portion
    std::int64_t m_last = 0;
    bool m_ended = false;
};

/// The arrays of a server's search table as one text each, and the SQL of a mark that takes such a text.
QByteArray arrayOfMark();
QString keptTokens(const QStringList &tokens);
QString keptTrigrams(const QString &document);

} // namespace millrace::search_index
