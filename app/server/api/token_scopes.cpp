// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/token_scopes.h"

#include "core/records/bound_filter.h"
#include "core/records/filter_reach.h"

#include <algorithm>

namespace millrace::server {

namespace {

const QString syncScope = QStringLiteral("sync");
const QString readScope = QStringLiteral("read");
const QString writeScope = QStringLiteral("write");

} // namespace

TokenScopes::TokenScopes(const QStringList &words)
{
    for (const QString &word : words) {
        const QString entity = word.section(u':', 0, 0);
        const QString what = word.section(u':', 1);
        m_device = m_device || word == syncScope;
        m_writes = m_writes || word == writeScope;
        m_reads = m_reads || word == readScope || word == writeScope;
        if (what == writeScope)
            m_writable.insert(entity);
        if (what == readScope || what == writeScope)
            m_readable.insert(entity);
    }
}

bool TokenScopes::areKnown(const QStringList &words, const Catalog &catalog)
{
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        const QString what = word.section(u':', 1);
        return word == readScope || word == writeScope ||
               (catalog.entity(word.section(u':', 0, 0)) && (what == readScope || what == writeScope));
    });
}

bool TokenScopes::isWithin(const TokenScopes &other) const
{
    const auto covers = [](const QSet<QString> &entities, const auto &has) {
        return std::all_of(entities.begin(), entities.end(), has);
    };
    return (!m_writes || other.m_writes) && (!m_reads || other.m_reads) && (!m_device || other.m_device) &&
           covers(m_readable, [&](const QString &entity) { return other.reads(entity); }) &&
           covers(m_writable, [&](const QString &entity) { return other.writes(entity); });
}

Result<void> TokenScopes::permit(const Query &query, const Catalog &catalog) const
{
    if (m_reads)
        return {};
    QSet<QString> looked = entitiesRead(query, catalog);
    if (const EntityPtr entity = catalog.entity(query.entity))
        for (const FieldPath &path : query.fields)
            if (const auto bound = bindPath(path, catalog, *entity))
                for (const EntityPtr &step : bound->entities)
                    looked.insert(step->key);
    for (const QString &entity : looked)
        if (!reads(entity))
            return fail(ErrorCode::NotPermitted, {entity, QStringLiteral("token")});
    return {};
}

} // namespace millrace::server
