// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"

#include <QSet>

namespace millrace::server {

/// What a token is good for, beside what its user may do: "read" and "write" for everything, "customer:read" and
/// "customer:write" for one entity, "sync" for a person's own device. Who may write may read.
class TokenScopes
{
public:
    explicit TokenScopes(const QStringList &words);
    /// Whether all of them are words that mean something here.
    static bool areKnown(const QStringList &words, const Catalog &catalog);

    bool isDevice() const { return m_device; }
    bool readsAll() const { return m_reads; }
    bool writesAll() const { return m_writes; }
    bool reads(const QString &entity) const { return m_reads || m_readable.contains(entity); }
    bool writes(const QString &entity) const { return m_writes || m_writable.contains(entity); }
    /// Whether this one can do nothing that the other cannot.
    bool isWithin(const TokenScopes &other) const;
    /// Nothing of what a query looks at may be out of reach: NotPermitted.
    Result<void> permit(const Query &query, const Catalog &catalog) const;

private:
    bool m_device = false, m_reads = false, m_writes = false;
    QSet<QString> m_readable, m_writable;
};

} // namespace millrace::server
