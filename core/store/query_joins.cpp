// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/query_joins.h"

#include "core/store/layout.h"

namespace millrace {

QByteArray JoinPlan::aliasOf(const BoundPath &path)
{
    QByteArray alias = m_root;
    QString prefix;
    for (size_t i = 0; i + 1 < path.steps.size(); ++i) {
        prefix += path.steps[i]->key + u'.';
        QByteArray &known = m_aliases[prefix];
        if (known.isEmpty()) {
            known = m_root + "_" + QByteArray::number(m_aliases.size());
            m_text += " LEFT JOIN " + quoted(path.entities[i + 1]->key) + " AS " + known + " ON " + known +
                      ".\"id\" = " + alias + '.' + quoted(path.steps[i]->key);
            if (const QByteArray seen = visibleAt(*path.entities[i + 1], known); !seen.isEmpty())
                m_text += " AND " + seen;
        }
        alias = known;
    }
    return alias;
}

QByteArray JoinPlan::column(const BoundPath &path, const QString &name)
{
    return aliasOf(path) + '.' + quoted(name);
}

} // namespace millrace
