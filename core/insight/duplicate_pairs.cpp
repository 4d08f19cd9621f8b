// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/duplicates.h"

#include <algorithm>

namespace millrace {

namespace {

/// A block holds the records that share one value; above that size it says too little to compare them all.
constexpr size_t largestBlock = 80;
constexpr size_t rarestGrams = 4;
constexpr qint64 stepEvery = 4096;

struct Member
{
    quint64 hash;
    quint32 print;
    bool operator<(const Member &other) const { return hash != other.hash ? hash < other.hash : print < other.print; }
};

quint64 mixed(quint64 a, quint64 b)
{
    return (a ^ (b + 0x9e3779b97f4a7c15U + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccdU;
}

quint64 hashOf(const QString &text, quint64 kind)
{
    return mixed(qHash(text, 11), kind);
}

/// Visits the members of each value in turn.
template <class Visit> void forEachBlock(const std::vector<Member> &members, Visit visit)
{
    for (size_t i = 0; i < members.size();) {
        size_t end = i + 1;
        while (end < members.size() && members[end].hash == members[i].hash)
            ++end;
        visit(i, end);
        i = end;
    }
}

/// Values of which two records with one in common are worth a comparison. A name that many bear is looked at together
/// with what stands beside it.
std::vector<Member> exactMembers(const std::vector<Fingerprint> &prints)
{
    std::vector<Member> members;
    for (quint32 at = 0; at < prints.size(); ++at) {
        const Fingerprint &print = prints[at];
        for (const auto &key : print.keys)
            members.push_back({mixed(key.hash, 1), at});
        for (const auto &name : print.names) {
            members.push_back({mixed(name.hash, 2), at});
            members.push_back({hashOf(name.key.core, 3), at});
            members.push_back({hashOf(name.key.sound, 4), at});
            members.push_back({hashOf(name.key.coreSound, 5), at});
            if (name.key.words.size() > 1)
                members.push_back({hashOf(name.key.words.join(u' '), 6), at});
            for (const auto &beside : print.beside)
                members.push_back({mixed(mixed(name.hash, beside.hash), 7), at});
            for (const QString &word : name.key.words)
                for (const auto &beside : print.beside)
                    members.push_back({mixed(hashOf(word, 8), beside.hash), at});
        }
        for (size_t i = 0; i < print.beside.size(); ++i)
            for (size_t j = i + 1; j < print.beside.size(); ++j)
                members.push_back({mixed(mixed(print.beside[i].hash, print.beside[j].hash), 9), at});
    }
    std::sort(members.begin(), members.end());
    return members;
}

std::vector<Member> gramMembers(const std::vector<Fingerprint> &prints)
{
    std::vector<Member> all;
    for (quint32 at = 0; at < prints.size(); ++at)
        for (const auto &name : prints[at].names)
            for (const quint32 gram : name.key.grams)
                all.push_back({gram, at});
    std::sort(all.begin(), all.end());
    QHash<quint64, quint32> frequency;
    forEachBlock(all, [&](size_t begin, size_t end) { frequency.insert(all[begin].hash, quint32(end - begin)); });
    std::vector<Member> members;
    for (quint32 at = 0; at < prints.size(); ++at)
        for (const auto &name : prints[at].names) {
            std::vector<quint32> grams = name.key.grams;
            grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
            std::sort(grams.begin(), grams.end(), [&](quint32 a, quint32 b) {
                const quint32 ofA = frequency.value(a), ofB = frequency.value(b);
                return ofA != ofB ? ofA < ofB : a < b;
            });
            for (size_t i = 0; i < std::min(grams.size(), rarestGrams); ++i)
                members.push_back({mixed(grams[i], 10), at});
        }
    std::sort(members.begin(), members.end());
    return members;
}

} // namespace

Result<std::vector<DuplicatePair>> pairsAmong(const DuplicateRules &rules, const std::vector<Fingerprint> &prints,
                                              double least, const Progress &progress)
{
    std::vector<quint64> candidates;
    for (const auto &members : {exactMembers(prints), gramMembers(prints)}) {
        forEachBlock(members, [&](size_t begin, size_t end) {
            if (end - begin < 2 || end - begin > largestBlock)
                return;
            for (size_t i = begin; i < end; ++i)
                for (size_t j = i + 1; j < end; ++j)
                    if (members[i].print != members[j].print)
                        candidates.push_back(quint64(members[i].print) << 32 | members[j].print);
        });
        if (progress.isCancelled())
            return fail(ErrorCode::Cancelled);
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());

    QHash<quint64, int> shares;
    for (const Fingerprint &print : prints) {
        for (const auto &key : print.keys)
            ++shares[key.hash];
        for (const auto &key : print.beside)
            ++shares[key.hash];
        for (const auto &name : print.names)
            ++shares[name.hash];
    }
    const DuplicateRules::Sharing sharing = [&shares](quint64 hash) { return shares.value(hash, 1); };

    std::vector<DuplicatePair> pairs;
    qint64 done = 0;
    for (const quint64 candidate : candidates) {
        const Fingerprint &a = prints[candidate >> 32];
        const Fingerprint &b = prints[candidate & 0xffffffffU];
        Likeness likeness = rules.compare(a, b, sharing);
        if (likeness.score >= least)
            pairs.push_back({a.id, b.id, std::move(likeness)});
        if (++done % stepEvery == 0) {
            if (progress.isCancelled())
                return fail(ErrorCode::Cancelled);
            progress.step(done, qint64(candidates.size()));
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const DuplicatePair &a, const DuplicatePair &b) {
        return a.likeness.score > b.likeness.score;
    });
    return pairs;
}

} // namespace millrace
