// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/row_sums.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cstring>

namespace millrace {

void RowSums::add(const RecordId &root, const QString &entity, const RecordId &id, const QByteArray &rev)
{
    const QByteArray digest =
        QCryptographicHash::hash(entity.toUtf8() + '/' + id.toBytes() + '/' + rev, QCryptographicHash::Sha256);
    quint64 number = 0;
    for (int i = 0; i < 8; ++i)
        number = number << 8 | quint8(digest[i]);
    Sum &sum = m_sums[root];
    ++sum.count;
    sum.sum ^= number;
}

QHash<int, QString> RowSums::buckets() const
{
    QHash<int, Sum> sums;
    for (auto it = m_sums.begin(); it != m_sums.end(); ++it) {
        Sum &sum = sums[bucketOf(it.key())];
        sum.count += it->count;
        sum.sum ^= it->sum;
    }
    QHash<int, QString> texts;
    for (auto it = sums.begin(); it != sums.end(); ++it)
        texts.insert(it.key(), it->text());
    return texts;
}

QHash<RecordId, QString> RowSums::roots(const std::vector<int> &buckets) const
{
    QHash<RecordId, QString> texts;
    for (auto it = m_sums.begin(); it != m_sums.end(); ++it)
        if (std::find(buckets.begin(), buckets.end(), bucketOf(it.key())) != buckets.end())
            texts.insert(it.key(), it->text());
    return texts;
}

std::vector<int> RowSums::differingBuckets(const QHash<int, QString> &theirs) const
{
    const QHash<int, QString> ours = buckets();
    std::vector<int> differing;
    for (int bucket = 0; bucket < 256; ++bucket)
        if (ours.value(bucket) != theirs.value(bucket))
            differing.push_back(bucket);
    return differing;
}

std::vector<RecordId> RowSums::differingRoots(const QHash<RecordId, QString> &theirs,
                                              const std::vector<int> &buckets) const
{
    const QHash<RecordId, QString> ours = roots(buckets);
    std::vector<RecordId> differing;
    for (auto it = ours.begin(); it != ours.end(); ++it)
        if (theirs.value(it.key()) != it.value())
            differing.push_back(it.key());
    for (auto it = theirs.begin(); it != theirs.end(); ++it)
        if (!it.key().isNull() && !ours.contains(it.key()))
            differing.push_back(it.key());
    std::sort(differing.begin(), differing.end());
    return differing;
}

} // namespace millrace
