// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/fold.h"
#include "core/store/record_store.h"
#include "core/store/search_index.h"
#include "core/workspace/label_search.h"
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
constexpr qint64 searchCacheKib = 65'536;

/// Why a record was found, in its own words.
struct Reason
{
    QString field;
    QString snippet;
};

/// The line of a text that holds the term, as it was written; its beginning where it is another spelling that matches.
QString snippetOf(const QString &text, const QString &term)
{
    constexpr qsizetype around = 60;
    const QString folded = foldText(text);
    const qsizetype found = folded.size() == text.size() ? folded.indexOf(term) : -1;
    const qsizetype at = std::max<qsizetype>(found, 0);
    const qsizetype begin = at == 0 ? 0 : text.lastIndexOf(u'\n', at - 1) + 1;
    qsizetype end = text.indexOf(u'\n', at);
    end = end < 0 ? text.size() : end;
    const qsizetype from = std::max(begin, at - around);
    const qsizetype to = std::min(end, at + (found < 0 ? around : term.size()) + around);
    return text.mid(from, to - from);
}

/// The digits of a telephone number as it is typed.
QString digitsOf(const QString &phone)
{
    QString digits;
    std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits), [](QChar c) { return c.isDigit(); });
    return digits;
}

/// The labels of the record's options that are called by the term.
QString labelsCalled(const Record &record, const FieldDef &field, const QString &term, const Metadata &metadata,
                     const QString &locale)
{
    const Value &value = record.value(field.index);
    const QStringList chosen = value.as<Choices>() ? value.as<Choices>()->keys : QStringList{value.valueOr<QString>()};
    QStringList labels;
    for (const OptionInfo &option : metadata.options(field.optionList))
        if (chosen.contains(option.key) && isCalled(option, term))
            labels << option.labelFor(locale);
    return labels.join(QStringLiteral(", "));
}

/// `record` as the session sees it: nothing that is hidden or masked is a reason.
Reason reasonOf(const Record &record, const QStringList &terms, const Sight &sight, const QString &locale)
{
    const EntityDef &entity = *record.entity();
    if (terms.isEmpty())
        return {};
    std::vector<const FieldDef *> shown;
    for (const FieldDef &field : entity.fields)
        if (field.searchable && !record.value(field.index).isEmpty() &&
            sight.policy().field(entity, field) > FieldAccess::Masked)
            shown.push_back(&field);
    const auto textIn = [&record](const FieldDef &field) { return valueToText(field, record.value(field.index)); };
    for (const FieldDef *field : shown)
        if (field->optionList.isEmpty() && foldText(textIn(*field)).contains(terms.first()))
            return {field->key, snippetOf(textIn(*field), terms.first())};
    for (const QString &term : terms)
        for (const FieldDef *field : shown) {
            if (field->optionList.isEmpty())
                continue;
            const QString labels = labelsCalled(record, *field, term, *sight.metadata(), locale);
            if (!labels.isEmpty())
                return {field->key, labels};
        }
    for (const FieldDef *field : shown)
        if (field->type == FieldType::Phone && digitsOf(textIn(*field)).contains(terms.first()))
            return {field->key, textIn(*field)};
    const FieldDef &title = entity.at(entity.titleFields.front());
    return {title.key, snippetOf(record.title(), terms.first())};
}

} // namespace

Result<SearchAnswer> Workspace::search(const Session &session, const QString &text, int limit,
                                       const QStringList &entities) const
{
    SearchAnswer answer;
    auto database = m_readers->take(ReaderUse::Search);
    if (!database) {
        MILLRACE_ASSIGN(database, Database::open({readPath(), Database::Mode::Read, QString(), searchCacheKib}));
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
            found.push_back({entity, hits.numbers[i], rank});
        }
    };
    int budget = search_index::exactLimit;
    for (const auto &[entity, gate] : searched) {
        const size_t patience = found.size() >= size_t(limit) ? furtherCandidates : std::numeric_limits<size_t>::max();
        MILLRACE_ASSIGN(search_index::Hits hits,
                        search_index::find(*lease, *entity, text, limit, budget, gate, patience));
        budget = std::max(0, budget - hits.candidates);
        const QSet<std::int64_t> direct(hits.numbers.begin(), hits.numbers.end());
        const bool complete = hits.complete;
        take(entity, std::move(hits));
        if (!complete)
            continue;
        MILLRACE_ASSIGN(const auto labelled, numbersByLabel(*this, session, sight, entity->key, text));
        int shown = 0;
        for (const std::int64_t no : labelled) {
            if (direct.contains(no))
                continue;
            ++answer.count;
            if (shown++ < limit)
                found.push_back({entity, no, search_index::lastRank});
        }
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
        const Reason reason = reasonOf(stored->record, terms, sight, session.locale);
        answer.hits.push_back(
            {hit.entity->key, stored->record.id(), stored->record.title(), reason.field, reason.snippet, hit.rank});
    }
    return answer;
}

} // namespace millrace
