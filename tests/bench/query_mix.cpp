// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/query_mix.h"

#include "core/base/text/fold.h"
#include "core/base/text/pinyin.h"
#include "core/base/text/tokens.h"
#include "core/interchange/generate_chance.h"
#include "tests/bench/figure.h"
#include "tests/bench/raw/raw_file.h"

#include <algorithm>

namespace millrace::bench {

namespace {

using generating::Chance;

struct Sampled
{
    QString name;
    QString phone;
    bool person = false;
};

bool isLatin(QChar c)
{
    return c >= u'a' && c <= u'z';
}

bool isHanzi(QChar c)
{
    return c.unicode() >= 0x4e00 && c.unicode() <= 0x9fff;
}

QString runOf(Chance &chance, const QString &text, bool (*belongs)(QChar), int shortest, int longest)
{
    const int wanted = int(chance.between(shortest, longest));
    std::vector<qsizetype> starts;
    for (qsizetype i = 0; i + wanted <= text.size(); ++i)
        if (std::all_of(text.begin() + i, text.begin() + i + wanted, belongs))
            starts.push_back(i);
    return starts.empty() ? QString() : text.mid(chance.pick(std::span<const qsizetype>(starts)), wanted);
}

std::vector<Sampled> sampled(const Workspace &workspace, Chance &chance)
{
    std::vector<Sampled> all;
    for (const char *entity : {"customer", "contact"}) {
        const bool person = entity[1] == 'o';
        Query query;
        query.entity = QString::fromLatin1(entity);
        query.fields = {FieldPath::of(u"name"), FieldPath::of(person ? u"mobile" : u"phone")};
        query.limit = 50;
        const qint64 count = must(workspace.count(workspace.session(), query));
        for (int page = 0; page < 20 && count > 50; ++page) {
            query.offset = chance.below(count - 50);
            for (const Row &row : must(workspace.rows(workspace.session(), query)).rows)
                all.push_back({row.cells[0].valueOr<QString>(), row.cells[1].valueOr<QString>(), person});
        }
    }
    return all;
}

/// The words that stand in most names, by counting those of every twentieth customer.
QStringList commonest(const QString &path)
{
    const RawFile file(path, RawFile::Use::Read);
    QSqlQuery query = file.prepared(QStringLiteral("SELECT doc FROM customer__doc WHERE no % 20 = 0"));
    run(query);
    QHash<QString, int> counts;
    while (query.next()) {
        SearchTextBuilder builder;
        builder.add(query.value(0).toString());
        for (const QString &token : builder.build().tokens)
            ++counts[token];
    }
    QStringList tokens = counts.keys();
    std::sort(tokens.begin(), tokens.end(), [&](const QString &a, const QString &b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
    });
    return tokens.mid(0, 20);
}

} // namespace

std::vector<MixedQuery> queryMix(const Workspace &workspace, const QString &path, int seeds, std::uint64_t seed)
{
    static const QString kinds[] = {QStringLiteral("latin"),    QStringLiteral("han1"),   QStringLiteral("han2"),
                                    QStringLiteral("initials"), QStringLiteral("pinyin"), QStringLiteral("phone")};
    Chance chance(seed);
    const std::vector<Sampled> names = sampled(workspace, chance);
    const QStringList common = commonest(path);
    std::vector<MixedQuery> mix;
    for (int made = 0; made < seeds;) {
        if (made % 10 == 9) {
            mix.push_back({QStringLiteral("common"), common[qsizetype(chance.below(common.size()))]});
            ++made;
            continue;
        }
        const Sampled &name = names[size_t(chance.below(std::int64_t(names.size())))];
        const QString folded = foldText(name.name);
        const QString &kind = kinds[size_t(made) % std::size(kinds)];
        QString text;
        if (kind == QLatin1String("latin"))
            text = runOf(chance, folded, isLatin, 3, 8);
        else if (kind == QLatin1String("han1"))
            text = runOf(chance, folded, isHanzi, 1, 1);
        else if (kind == QLatin1String("han2"))
            text = runOf(chance, folded, isHanzi, 2, 2);
        else if (kind == QLatin1String("phone"))
            text = name.phone.size() > 6
                       ? foldText(name.phone).remove(u' ').remove(u'-').right(chance.percent(50) ? 4 : 6)
                       : QString();
        else if (std::any_of(folded.begin(), folded.end(), isHanzi)) {
            const auto all = readings(folded, name.person ? NameKind::Person : NameKind::Company);
            if (!all.empty()) {
                const QString &whole = kind == QLatin1String("initials") ? all.front().initials : all.front().full;
                text = whole.left(chance.between(4, kind == QLatin1String("initials") ? 6 : 14));
            }
        }
        if (text.isEmpty())
            continue;
        ++made;
        for (qsizetype typed = 1; typed <= text.size(); ++typed)
            mix.push_back({kind, text.left(typed)});
    }
    return mix;
}

} // namespace millrace::bench
