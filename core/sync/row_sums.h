// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <QHash>
#include <QString>

#include <vector>

namespace millrace {

/// Sums over rows by root, independent of order: two sides that hold the same rows in the same versions have the same
/// sums. 256 buckets of roots first, single roots only where a bucket differs.
class RowSums
{
public:
    void add(const RecordId &root, const QString &entity, const RecordId &id, const QByteArray &rev);

    static int bucketOf(const RecordId &root) { return root.data()[15]; }
    /// "count:sum" of every bucket that has rows.
    QHash<int, QString> buckets() const;
    /// The same of every root of these buckets.
    QHash<RecordId, QString> roots(const std::vector<int> &buckets) const;

    std::vector<int> differingBuckets(const QHash<int, QString> &theirs) const;
    /// Roots of these buckets that one side has and the other has not, or has otherwise.
    std::vector<RecordId> differingRoots(const QHash<RecordId, QString> &theirs, const std::vector<int> &buckets) const;

private:
    struct Sum
    {
        qint64 count = 0;
        quint64 sum = 0;
        QString text() const { return QString::number(count) + u':' + QString::number(sum, 16); }
    };
    QHash<RecordId, Sum> m_sums;
};

} // namespace millrace
