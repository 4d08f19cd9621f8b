// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/journal_chain.h"

#include <QCryptographicHash>

#include <limits>

namespace millrace {

namespace {

void hashNumber(QCryptographicHash &hash, std::int64_t number)
{
    char bytes[8];
    for (int i = 0; i < 8; ++i)
        bytes[i] = char(std::uint64_t(number) >> (8 * i));
    hash.addData(QByteArrayView(bytes, 8));
}

void hashBytes(QCryptographicHash &hash, const QByteArray &bytes)
{
    hashNumber(hash, bytes.size());
    hash.addData(bytes);
}

void hashId(QCryptographicHash &hash, const RecordId &id)
{
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(id.data()), RecordId::size()));
}

} // namespace

QByteArray chainValue(const QByteArray &previous, const CommitRow &commit, const std::vector<ChangeRow> &changes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    hashNumber(hash, commit.no);
    hashId(hash, commit.uuid);
    hashId(hash, commit.operation);
    hashNumber(hash, commit.mid);
    hashId(hash, commit.clientId);
    hashId(hash, commit.actor);
    hashNumber(hash, commit.recordedAt.us);
    hashNumber(hash, int(commit.origin));
    hashBytes(hash, commit.cause.toUtf8());
    hashBytes(hash, commit.label.toUtf8());
    hashNumber(hash, commit.schema);
    hashNumber(hash, commit.seenSeq);
    hashBytes(hash, commit.seenH);
    for (const ChangeRow &change : changes) {
        hashNumber(hash, change.ord);
        hashNumber(hash, change.entity);
        hashId(hash, change.record);
        hashId(hash, change.root);
        hashNumber(hash, change.field);
        hashNumber(hash, change.at ? change.at->us : std::numeric_limits<std::int64_t>::min());
        hashNumber(hash, (change.atKnown ? 1 : 0) | (change.past ? 2 : 0));
        hash.addData(!change.digest.isEmpty()        ? change.digest
                     : !change.valueDigest.isEmpty() ? change.valueDigest
                                                     : changeDigest(change));
    }
    return hash.result();
}

QByteArray changeDigest(const ChangeRow &change)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hashNumber(hash, change.salt);
    // An absent value and an empty one read back alike, so they must hash alike.
    hashNumber(hash, change.was.size());
    hash.addData(change.was);
    hashNumber(hash, change.now.size());
    hash.addData(change.now);
    return hash.result();
}

} // namespace millrace
