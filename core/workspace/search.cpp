// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/fold.h"
#include "core/store/record_store.h"
#include "core/store/search_index.h"
#include "core/workspace/readers.h"
#include "core/workspace/sight.h"
#include "core/workspace/workspace.h"

#include <algorithm>
#include <limits>

namespace millrace {

namespace {

/// How many candidates of a mixed reading are looked at for each of the initials that it may mean.
constexpr int mixedCandidates = 1000;
/// How many candidates beyond those that can be ranked are looked at once there is enough to show.
constexpr size_t furtherCandidates = 1000;
constexpr qint64 searchCacheKib = 49'152;

/// The line of the document that holds the first term: what a person sees of why it was found.
QString snippetOf(const QString &document, const QStringList &terms)
{
    if (terms.isEmpty())
        return {};
    const qsizetype at = document.indexOf(terms.first());
    if (at < 0)
        return {};
    const qsizetype begin = at == 0 ? 0 : document.lastIndexOf(u'\n', at - 1) + 1;
    qsizetype end = document.indexOf(u'\n', at);
    end = end < 0 ? document.size() : end;
    constexpr qsizetype around = 60;
    const qsizetype from = std::max(begin, at - around);
    const qsizetype to = std::min(end, at + terms.first().size() + around);
    return document.mid(from, to - from);
}

QString fieldOf(const Record &record, const QStringList &terms, const RolePolicy &policy)
{
    if (terms.isEmpty())
        return {};
    for (const FieldDef &field : record.entity()->fields)
        if (field.searchable && !record.value(field.index).isEmpty() &&
            policy.field(*record.entity(), field) > FieldAccess::Masked &&
            foldText(valueToText(field, record.value(field.index))).contains(terms.first()))
            return field.key;
    return record.entity()->at(record.entity()->titleFields.front()).key;
}

} // namespace

Result<SearchAnswer> Workspace::search(const Session &session, const QString &text, int limit,
                                       const QStringList &entities) const
{
    SearchAnswer answer;
    auto database = m_readers->take(ReaderUse::Search);
    if (!database) {
        MILLRACE_ASSIGN(database, Database::open({m_path, Database::Mode::Read, QString(), searchCacheKib}));
    }
    const ReaderLease lease(*this, std::move(database), ReaderUse::Search);
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    const QStringList terms = queryTerms(text);
    const QString folded = terms.join(u' ');
    struct Found
    {
        EntityPtr entity;
        std::int64_t no;
        QString document;
        int rank;
    };
    std::vector<Found> found;
    std::vector<std::pair<EntityPtr, search_index::Gate>> searched;
    for (const EntityPtr &entity : sight.metadata()->catalog->entities())
        if (entity->searched && (entities.isEmpty() || entities.contains(entity->key)) &&
            sight.policy().may(Action::See, *entity)) {
            MILLRACE_ASSIGN(const ScopeUse use, sight.useFor(*entity));
            searched.emplace_back(entity, sight.gate(entity, use));
        }
    const auto take = [&](const EntityPtr &entity, search_index::Hits hits) {
        answer.count += qint64(hits.numbers.size());
        answer.complete = answer.complete && hits.complete;
        for (size_t i = 0; i < hits.documents.size() && i < size_t(limit); ++i) {
            const int rank = search_index::rank(hits.documents[i], terms, folded);
            found.push_back({entity, hits.numbers[i], std::move(hits.documents[i]), rank});
        }
    };
    int budget = search_index::exactLimit;
    for (const auto &[entity, gate] : searched) {
        const size_t patience = found.size() >= size_t(limit) ? furtherCandidates : std::numeric_limits<size_t>::max();
        MILLRACE_ASSIGN(search_index::Hits hits,
                        search_index::find(*lease, *entity, text, limit, budget, gate, patience));
        budget = std::max(0, budget - hits.candidates);
        take(entity, std::move(hits));
    }
    // Costly, and only a guess at what was meant: asked where nothing says so directly.
    if (answer.count == 0)
        for (const auto &[entity, gate] : searched) {
            MILLRACE_ASSIGN(search_index::Hits hits,
                            search_index::findMixed(*lease, *entity, text, std::max(limit, mixedCandidates), gate));
            take(entity, std::move(hits));
        }
    // Stable: within a rank the catalog's order stands, customers before activities, newest first within each.
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.rank < b.rank; });
    if (found.size() > size_t(limit))
        found.resize(size_t(limit));
    for (const Found &hit : found) {
        MILLRACE_ASSIGN(auto stored, record_store::loadByNumber(*lease, hit.entity, hit.no));
        if (!stored)
            continue; // deleted between the two reads
        sight.veil(stored->record);
        answer.hits.push_back({hit.entity->key, stored->record.id(), stored->record.title(),
                               fieldOf(stored->record, terms, sight.policy()), snippetOf(hit.document, terms),
                               hit.rank});
    }
    return answer;
}

} // namespace millrace
