// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/name_likeness.h"

#include "core/base/text/fold.h"
#include "core/base/text/pinyin.h"

#include <algorithm>
#include <numeric>

namespace millrace {

namespace {

using Why = NameLikeness::Why;

/// Words at the end of a firm's name that say what it does and not who it is.
constexpr const char16_t *trades[] = {
    u"集团", u"控股", u"实业", u"科技", u"技术",   u"信息", u"网络",   u"软件", u"电子", u"电气",   u"电器",
    u"商务", u"商贸", u"贸易", u"国际", u"进出口", u"投资", u"发展",   u"管理", u"咨询", u"服务",   u"文化",
    u"传媒", u"广告", u"工程", u"建设", u"建筑",   u"装饰", u"制造",   u"机械", u"设备", u"材料",   u"食品",
    u"餐饮", u"医药", u"医疗", u"生物", u"物流",   u"运输", u"供应链", u"教育", u"智能", u"自动化", u"企业"};

bool isHanLetter(QChar c)
{
    return (c >= QChar(0x3400) && c <= QChar(0x9fff)) || c.isSurrogate();
}

/// How much of the end is trade; at least two characters stay before it.
qsizetype tradeLength(QStringView text)
{
    qsizetype length = 0;
    for (bool found = true; found;) {
        found = false;
        for (const char16_t *word : trades) {
            const QStringView trade(word);
            if (text.size() - length - trade.size() >= 2 && text.chopped(length).endsWith(trade)) {
                length += trade.size();
                found = true;
            }
        }
    }
    return length;
}

QString soundOf(const QString &text, NameKind kind)
{
    const std::vector<Reading> found = readings(text, kind);
    return found.empty() ? text : found.front().full;
}

std::vector<quint32> gramsOf(const QString &core, bool han)
{
    const qsizetype length = han ? 2 : 3;
    const QString padded = han ? core : u'^' + core + u'$';
    std::vector<quint32> grams;
    for (qsizetype i = 0; i + length <= padded.size(); ++i)
        grams.push_back(quint32(qHash(QStringView(padded).mid(i, length), 1)));
    if (grams.empty() && !core.isEmpty())
        grams.push_back(quint32(qHash(QStringView(core), 1)));
    std::sort(grams.begin(), grams.end());
    return grams;
}

/// Shares of multisets: twice what is common by what there is.
double dice(const std::vector<quint32> &a, const std::vector<quint32> &b)
{
    if (a.empty() || b.empty())
        return 0;
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            ++common, ++i, ++j;
        } else {
            a[i] < b[j] ? ++i : ++j;
        }
    }
    return 2.0 * double(common) / double(a.size() + b.size());
}

double jaroWinkler(QStringView a, QStringView b)
{
    if (a == b)
        return 1;
    const qsizetype reach = std::max<qsizetype>(std::max(a.size(), b.size()) / 2 - 1, 0);
    std::vector<bool> used(size_t(b.size()), false);
    QString fromA, fromB;
    for (qsizetype i = 0; i < a.size(); ++i)
        for (qsizetype j = std::max<qsizetype>(0, i - reach); j < std::min(b.size(), i + reach + 1); ++j)
            if (!used[size_t(j)] && a[i] == b[j]) {
                used[size_t(j)] = true;
                fromA += a[i];
                break;
            }
    for (qsizetype j = 0; j < b.size(); ++j)
        if (used[size_t(j)])
            fromB += b[j];
    if (fromA.isEmpty())
        return 0;
    double swaps = 0;
    for (qsizetype i = 0; i < fromA.size(); ++i)
        swaps += fromA[i] != fromB[i] ? 0.5 : 0;
    const double m = double(fromA.size());
    const double jaro = (m / double(a.size()) + m / double(b.size()) + (m - swaps) / m) / 3;
    qsizetype prefix = 0;
    while (prefix < 4 && prefix < std::min(a.size(), b.size()) && a[prefix] == b[prefix])
        ++prefix;
    return jaro + double(prefix) * 0.1 * (1 - jaro);
}

/// The words of the shorter name against those of the longer one, best pairs first.
double wordsLikeness(const QStringList &a, const QStringList &b)
{
    const QStringList &few = a.size() <= b.size() ? a : b;
    QStringList many = a.size() <= b.size() ? b : a;
    if (few.isEmpty())
        return 0;
    double sum = 0;
    for (const QString &word : few) {
        qsizetype best = 0;
        double score = -1;
        for (qsizetype i = 0; i < many.size(); ++i)
            if (const double likeness = jaroWinkler(word, many[i]); likeness > score) {
                score = likeness;
                best = i;
            }
        sum += score;
        many.removeAt(best);
    }
    const double mean = sum / double(few.size());
    return many.isEmpty() ? mean : mean * 0.85;
}

bool differ(const QString &a, const QString &b)
{
    return !a.isEmpty() && !b.isEmpty() && !a.contains(b) && !b.contains(a);
}

NameLikeness firms(const NameKey &a, const NameKey &b)
{
    const double apart = (differ(a.place, b.place) ? 0.3 : 0) + (differ(a.trade, b.trade) ? 0.3 : 0);
    const qsizetype shortest = std::min(a.core.size(), b.core.size());
    const bool brief = a.hasHan && shortest < 3 && (a.trade.isEmpty() || a.trade != b.trade);
    if (a.core == b.core)
        return {0.9 - apart - (brief ? 0.04 : 0), Why::SameCore};
    if (a.sound == b.sound && (a.text.size() >= 3 || a.hasHan != b.hasHan))
        return {0.9, Why::SameSound};
    if (a.hasHan != b.hasHan)
        return {};
    double score = dice(a.grams, b.grams);
    if (score > 0.3 && shortest >= (a.hasHan ? 3 : 4))
        score = std::max(score, editLikeness(a.core, b.core));
    if (a.hasHan && shortest >= 2 && a.coreSound == b.coreSound)
        score = std::max(score, 0.8);
    if (!a.hasHan && a.words.size() + b.words.size() > 2 && score > 0.3) {
        const double words = editLikeness(a.words.join(QString()), b.words.join(QString()));
        score = std::max(score, words);
    }
    return {std::max(0.0, score - apart), Why::Alike};
}

NameLikeness people(const NameKey &a, const NameKey &b)
{
    if (a.hasHan != b.hasHan)
        return a.sound == b.sound ? NameLikeness{0.8, Why::SameSound} : NameLikeness{};
    if (a.hasHan) {
        if (a.sound == b.sound)
            return {0.6, Why::SameSound};
        const double edits = editLikeness(a.text, b.text);
        return edits > 0.6 ? NameLikeness{edits * 0.8, Why::Alike} : NameLikeness{};
    }
    if (a.words == b.words)
        return {1, Why::Same};
    return {wordsLikeness(a.words, b.words), Why::Alike};
}

} // namespace

QString bareText(QStringView text)
{
    QString bare;
    for (const QChar c : foldText(text))
        if (c.isLetterOrNumber() || c.isSurrogate() || c.isMark())
            bare += c;
    return bare;
}

double editLikeness(QStringView a, QStringView b)
{
    const size_t width = size_t(b.size()) + 1;
    const qsizetype longest = std::max(a.size(), b.size());
    if (longest == 0 || longest > 120)
        return longest == 0 ? 1 : 0;
    std::vector<int> beforeLast(width), last(width), now(width);
    std::iota(last.begin(), last.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        now[0] = int(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const size_t at = size_t(j) + 1;
            now[at] = std::min({last[at] + 1, now[at - 1] + 1, last[at - 1] + (a[i] == b[j] ? 0 : 1)});
            if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j])
                now[at] = std::min(now[at], beforeLast[at - 2] + 1);
        }
        beforeLast.swap(last);
        last.swap(now);
    }
    return 1 - double(last[width - 1]) / double(longest);
}

NameKey nameKey(QStringView name, NameOf kind)
{
    NameKey key;
    const bool firm = kind == NameOf::Company;
    key.text = firm ? companyKey(name) : bareText(name);
    if (key.text.isEmpty())
        return key;
    key.hasHan = std::any_of(key.text.begin(), key.text.end(), isHanLetter);
    key.core = key.text;
    if (firm && key.hasHan) {
        const int place = placeLength(key.text);
        if (key.text.size() - place >= 2) {
            key.place = key.text.left(place);
            key.core = key.text.mid(place);
        }
        const qsizetype trade = tradeLength(key.core);
        key.trade = key.core.right(trade);
        key.core.chop(trade);
    }
    const NameKind read = kind == NameOf::Person ? NameKind::Person : firm ? NameKind::Company : NameKind::Plain;
    key.sound = key.hasHan ? soundOf(key.text, read) : key.text;
    key.coreSound = key.core == key.text ? key.sound : soundOf(key.core, read);
    if (!key.hasHan) {
        key.words = firm ? companyWords(name) : foldText(name).split(u' ', Qt::SkipEmptyParts);
        for (QString &word : key.words)
            word = bareText(word);
        key.words.removeAll(QString());
        if (key.words.size() > 1)
            key.words.removeAll(QStringLiteral("the"));
        key.words.sort();
    }
    key.grams = gramsOf(key.core, key.hasHan);
    return key;
}

NameLikeness nameLikeness(const NameKey &a, const NameKey &b, NameOf kind)
{
    if (a.isEmpty() || b.isEmpty())
        return {};
    if (a.text == b.text)
        return {1, Why::Same};
    return kind == NameOf::Person ? people(a, b) : firms(a, b);
}

} // namespace millrace
