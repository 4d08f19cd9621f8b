// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/duplicates.h"

#include "core/insight/distinct_pairs.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace millrace {

namespace {

constexpr int hitsPerTerm = 40;
constexpr int mostTerms = 14;

/// What to look for in the search index so that a record like this one is among the hits.
QStringList termsFor(const Fingerprint &print)
{
    QStringList terms;
    for (const Fingerprint::Key &key : print.keys)
        terms << (key.text.startsWith(QLatin1String("+86")) ? key.text.mid(3) : key.text);
    for (const Fingerprint::Name &name : print.names) {
        const NameKey &key = name.key;
        terms << key.core;
        if (key.hasHan) {
            terms << key.sound;
            for (qsizetype i = 0; key.core.size() > 2 && i + 2 <= key.core.size(); ++i)
                terms << key.core.mid(i, 2);
        }
        // A slip is rarely at both ends of a word.
        for (const QString &word : key.words) {
            terms << word.left(4);
            if (word.size() > 4)
                terms << word.right(4);
        }
    }
    terms.removeAll(QString());
    terms.removeDuplicates();
    return terms.mid(0, mostTerms);
}

Result<QSet<RecordId>> candidatesFor(const Workspace &workspace, const Session &session, const DuplicateRules &rules,
                                     const Fingerprint &print)
{
    QSet<RecordId> found;
    const QString entity = rules.entity()->key;
    for (const QString &term : termsFor(print)) {
        MILLRACE_ASSIGN(const SearchAnswer answer, workspace.search(session, term, hitsPerTerm, {entity}));
        for (const SearchHit &hit : answer.hits)
            found.insert(hit.id);
    }
    for (const Fingerprint::Key &key : print.keys) {
        const FieldDef &field = rules.entity()->at(key.field);
        if (field.searchable || key.identity != Identity::Code)
            continue;
        Query query;
        query.entity = entity;
        query.filter = Filter::compare(field.key, CompareOp::Equal, key.text);
        query.fields = {{{rules.entity()->at(system_field::Id).key}}};
        query.limit = hitsPerTerm;
        MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
        for (const Row &row : rows.rows)
            found.insert(row.id);
    }
    found.remove(print.id);
    return found;
}

/// The moment of the newest thing that was done with a record.
Result<std::optional<Instant>> lastTouch(const Workspace &workspace, const Session &session, const Record &record)
{
    std::optional<Instant> last;
    const CatalogPtr catalog = workspace.catalog();
    for (const Catalog::Incoming &incoming : catalog->incoming(record.entity()->key)) {
        const TimelineFields &timeline = incoming.entity->timeline;
        const FieldDef &field = incoming.entity->at(incoming.field);
        if (!timeline.shown || timeline.time < 0 || timeline.state >= 0 || field.system || field.retired)
            continue;
        const FieldPath time{{incoming.entity->at(timeline.time).key}};
        Query query;
        query.entity = incoming.entity->key;
        query.filter = Filter::compare(field.key, CompareOp::Equal, record.id().toString());
        query.fields = {time};
        query.sort = {{time, true}};
        query.limit = 1;
        MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
        if (rows.rows.empty())
            continue;
        const auto *at = rows.rows.front().cells.front().as<Instant>();
        if (at && (!last || *at > *last))
            last = *at;
    }
    return last;
}

using Shares = QHash<quint64, int>;

void countShares(const Fingerprint &print, Shares &shares)
{
    for (const auto &key : print.keys)
        ++shares[key.hash];
    for (const auto &key : print.beside)
        ++shares[key.hash];
    for (const auto &name : print.names)
        ++shares[name.hash];
}

DuplicateRules::Sharing sharingOf(const Shares &shares)
{
    return [&shares](quint64 hash) { return shares.value(hash, 1); };
}

} // namespace

Result<std::vector<DuplicateFound>> findDuplicates(const Workspace &workspace, const Session &session,
                                                   const Record &draft, int limit)
{
    std::vector<DuplicateFound> found;
    const DuplicateRules rules(draft.entity());
    const Fingerprint mine = rules.fingerprint(draft);
    if (mine.keys.empty() && mine.names.empty())
        return found;
    MILLRACE_ASSIGN(const QSet<RecordId> candidates, candidatesFor(workspace, session, rules, mine));
    MILLRACE_ASSIGN(const DistinctPairs distinct, DistinctPairs::read(workspace, session, draft.entity()->key));
    Shares shares;
    countShares(mine, shares);
    std::vector<std::pair<Record, Fingerprint>> others;
    for (const RecordId &id : candidates) {
        const auto record = workspace.record(session, draft.entity()->key, id);
        if (!record && record.error().code != ErrorCode::NotFound)
            return fail(record.error());
        // Gone since, or merged into another that is a candidate of its own.
        if (!record || record->isDeleted() || record->id() != id || distinct.contains(id, draft.id()))
            continue;
        others.emplace_back(*record, rules.fingerprint(*record));
        countShares(others.back().second, shares);
    }
    for (const auto &[record, print] : others) {
        Likeness likeness = rules.compare(mine, print, sharingOf(shares));
        if (likeness.score >= 0.5 || likeness.sharesKey)
            found.push_back({record.id(),
                             record.title(),
                             record.value(system_field::Owner).valueOr<RecordId>(),
                             {},
                             std::move(likeness)});
    }
    std::sort(found.begin(), found.end(), [](const DuplicateFound &a, const DuplicateFound &b) {
        return a.likeness.score != b.likeness.score ? a.likeness.score > b.likeness.score : a.id < b.id;
    });
    found.resize(std::min(found.size(), size_t(std::max(limit, 0))));
    for (DuplicateFound &one : found) {
        const auto record =
            std::find_if(others.begin(), others.end(), [&](const auto &other) { return other.first.id() == one.id; });
        MILLRACE_ASSIGN(one.lastTouched, lastTouch(workspace, session, record->first));
    }
    return found;
}

Result<std::vector<DuplicatePair>> scanDuplicates(const Workspace &workspace, const Session &session,
                                                  const QString &entityKey, double least, const Progress &progress)
{
    MILLRACE_ASSIGN(const EntityPtr entity, workspace.catalog()->require(entityKey));
    const DuplicateRules rules(entity);
    std::vector<Fingerprint> prints;
    if (rules.isEmpty())
        return std::vector<DuplicatePair>();
    Query query;
    query.entity = entityKey;
    query.sort = {{FieldPath{{entity->at(system_field::CreatedAt).key}}, false}};
    for (const int field : rules.fields())
        query.fields.push_back({{entity->at(field).key}});
    bool cancelled = false;
    MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
        prints.push_back(rules.fingerprint(row.id, row.cells));
        cancelled = (prints.size() & 1023) == 0 && progress.isCancelled();
        return !cancelled;
    }));
    if (cancelled)
        return fail(ErrorCode::Cancelled);
    MILLRACE_ASSIGN(std::vector<DuplicatePair> pairs, pairsAmong(rules, prints, least, progress));
    MILLRACE_ASSIGN(const DistinctPairs distinct, DistinctPairs::read(workspace, session, entityKey));
    std::erase_if(pairs, [&distinct](const DuplicatePair &pair) { return distinct.contains(pair.a, pair.b); });
    return pairs;
}

} // namespace millrace
