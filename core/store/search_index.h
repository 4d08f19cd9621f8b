// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text/tokens.h"
#include "core/records/record.h"
#include "core/store/database.h"

#include <functional>
#include <limits>

namespace millrace {

/// The search index of one entity: a table of folded documents, a token table and a trigram table (store/SCHEMA.md).
/// Only live records are in it. All calls on the connection's own thread.
namespace search_index {

/// The searchable text of a record: its searchable fields, title first. May be called on any thread.
SearchText textOf(const Record &record);

Result<void> add(Database &database, const EntityDef &entity, std::int64_t no, const SearchText &text);
/// `text` must be what was added: contentless tables forget by being told what they knew.
Result<void> remove(Database &database, const EntityDef &entity, std::int64_t no, const SearchText &text);
/// Rewrites the index of an entity so that what was removed is no longer in the file.
Result<void> scrub(Database &database, const EntityDef &entity);
/// Drops and rebuilds nothing but empties the index of an entity.
Result<void> clear(Database &database, const EntityDef &entity);

/// How many candidates are looked at before an answer is given in the list's own order instead of by rank.
inline constexpr int exactLimit = 2500;

/// What was found: numbers of records. `complete` = all matches, best first by rank then newest; otherwise the newest
/// `limit` of more than exactLimit.
struct Hits
{
    std::vector<std::int64_t> numbers;
    std::vector<QString> documents; ///< of the first `limit` numbers, for snippets
    bool complete = true;
    int candidates = 0; ///< looked at
};

/// What a search may find, and in what: for an asker who may not see everything.
struct Gate
{
    /// A condition on the number of a record, given as an expression; null or empty = all records.
    std::function<QByteArray(const QByteArray &number)> records;
    /// The document of a record in place of the stored one; null = the stored one. Empty where there is none.
    std::function<Result<QByteArray>(std::int64_t no)> document;
};

/// Everything that matches all terms of the query (queryTerms); an empty query matches nothing.
/// `limit` bounds the answer of an incomplete search and the documents.
/// `exact` = how many candidates may be looked at for an exact answer; a search over many entities shares one budget.
/// `patience` = after how many candidates an incomplete search gives up that has not filled its limit: for askers who
/// have enough to show from elsewhere.
Result<Hits> find(Database &database, const EntityDef &entity, const QString &query, int limit, int exact = exactLimit,
                  const Gate &gate = {}, size_t patience = std::numeric_limits<size_t>::max());

/// "cqpijiu": syllables and initials mixed in the readings of a title; for a query that nothing was found for directly.
/// Found through the initials that it may mean, then held against the syllables. At most `limit` candidates for each.
Result<Hits> findMixed(Database &database, const EntityDef &entity, const QString &query, int limit,
                       const Gate &gate = {});

/// The numbers of all records that match, in descending order; for the rows of a list.
Result<std::vector<std::int64_t>> findAll(Database &database, const EntityDef &entity, const QString &query,
                                          const Gate &gate = {});

/// The rank of a document for a query: 0 title equals, 1 title begins, 2 a word of the title begins, 3 a reading of it
/// begins, 4 anything else; lower is better.
int rank(QStringView document, const QStringList &terms, const QString &folded);
inline constexpr int lastRank = 4;

} // namespace search_index

} // namespace millrace
