// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/pinyin.h"

#include "tests/core/base/awkward_texts.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace millrace;

namespace {

/// The names in the order of their keys.
std::string sorted(QStringList names, NameKind kind)
{
    std::stable_sort(names.begin(), names.end(),
                     [kind](const QString &a, const QString &b) { return sortKey(a, kind) < sortKey(b, kind); });
    return names.join(u'|').toStdString();
}

/// The names, given in the expected order, sorted from the reverse and from a shuffled order.
bool staysInOrder(const QStringList &names, NameKind kind)
{
    QStringList reversed(names.rbegin(), names.rend());
    return sorted(reversed, kind) == names.join(u'|').toStdString();
}

} // namespace

TEST_CASE("People are sorted as in a phone book, Latin names among Chinese ones")
{
    CHECK(staysInOrder({"阿里", "Alice", "重庆", "单雄信", "解放", "鑫晟", "曾国强", "Zoo"}, NameKind::Person));
    CHECK(sorted({"Zoo", "鑫晟", "解放", "重庆", "单雄信", "曾国强", "Alice", "阿里"}, NameKind::Company) ==
          "阿里|Alice|曾国强|重庆|单雄信|解放|鑫晟|Zoo");
}

TEST_CASE("Persons of one surname stand together")
{
    CHECK(staysInOrder({"李安", "李娜", "李四", "丽莎"}, NameKind::Person));
    CHECK(staysInOrder({"黎明", "李安"}, NameKind::Person));
    CHECK(staysInOrder({"欧阳修", "区元发", "欧冶"}, NameKind::Person) == false);
}

TEST_CASE("Syllables sort without tone first, then by tone, then by code point")
{
    CHECK(staysInOrder({"妈", "麻", "马", "骂", "吗", "埋"}, NameKind::Plain));
    CHECK(staysInOrder({"西安", "先进"}, NameKind::Plain));
    CHECK(staysInOrder({"卢", "吕", "栾", "略", "伦", "罗"}, NameKind::Plain));
    CHECK(staysInOrder({"李", "理", "里"}, NameKind::Plain));
}

TEST_CASE("Traditional and full-width forms stand beside the usual ones")
{
    CHECK(staysInOrder({"陈大文", "陳大文", "陈大武"}, NameKind::Plain));
    CHECK(staysInOrder({"abc", "ABC", "ＡＢＣ", "abd"}, NameKind::Plain));
}

TEST_CASE("Case decides only between names that are otherwise equal")
{
    CHECK(staysInOrder({"alice", "Alice", "ALICE", "Alice B", "alicia"}, NameKind::Person));
    CHECK(staysInOrder({"cafe", "Cafe", "café", "cafes"}, NameKind::Person));
    CHECK(staysInOrder({"muller", "Müller", "mullers"}, NameKind::Person));
}

TEST_CASE("Numbers sort by value and before letters, other signs after")
{
    CHECK(staysInOrder({"2", "10", "a2", "a10", "a10b", "ab"}, NameKind::Plain));
    CHECK(staysInOrder({"第2组", "第10组"}, NameKind::Plain));
    CHECK(staysInOrder({"7", "007", "8"}, NameKind::Plain));
    CHECK(staysInOrder({"９", "10"}, NameKind::Plain));
    CHECK(staysInOrder({"3M", "360", "Acme", "zeta", "Ωmega", "яблоко", "(x)", "☎"}, NameKind::Plain));
    const QString small(30, u'9'), large = u'1' + QString(30, u'0'), larger(40, u'9');
    CHECK(staysInOrder({small, large, larger}, NameKind::Plain));
}

TEST_CASE("A word end comes before everything else")
{
    CHECK(staysInOrder({"Li", "Li Ming", "Lia"}, NameKind::Person));
    CHECK(staysInOrder({"Li", "李", "Li Ming", "Liam"}, NameKind::Person));
    CHECK(sortKey({}, NameKind::Plain).isEmpty());
}

TEST_CASE("Different names have different keys and equal names equal ones")
{
    QStringList names = test::awkwardTexts();
    names.removeIf([](const QString &name) { return name.size() > 200; });
    names << "Ab"
          << "aB"
          << "AB"
          << "ab"
          << "ａb"
          << "A b"
          << "007"
          << "7"
          << "07"
          << "é"
          << "e"
          << "e\u0301";
    names << "陈"
          << "陳"
          << "李"
          << "里"
          << "𠮷"
          << "ABCDEFG"
          << "ＡＢＣＤＥＦＧ"
          << "٣"
          << "3";
    QRandomGenerator random(5);
    for (int i = 0; i < 3000; ++i)
        names << test::randomText(random, 5);
    names.removeDuplicates();
    for (const NameKind kind : {NameKind::Person, NameKind::Company}) {
        std::vector<QByteArray> keys;
        for (const QString &name : names) {
            keys.push_back(sortKey(name, kind));
            REQUIRE(sortKey(name, kind) == keys.back());
        }
        std::sort(keys.begin(), keys.end());
        CHECK(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
    }
}

TEST_CASE("Keys of very long texts stay short")
{
    CHECK(sortKey(QString(100000, u'a'), NameKind::Plain).size() <= 200);
    CHECK(sortKey(QString(100000, u'重'), NameKind::Plain).size() <= 200 * 9);
    CHECK(sortKey(QString(100000, QChar(0xfdfa)), NameKind::Plain).size() < 200 * 18 * 4);
}

TEST_CASE("The order does not depend on whether a name is plain ASCII")
{
    // Full-width letters go the general way.
    const QStringList plain{"1st",    "22",  "Acme", "Acme (x)", "acme 2", "acme 10",
                            "Acme-x", "B2B", "b10b", "zoo",      "Zoo 1"};
    QStringList wide;
    for (QString name : plain) {
        for (QChar &c : name)
            c = c == u' ' ? QChar(u'\u3000') : QChar(char16_t(c.unicode() + 0xfee0));
        wide << name;
    }
    for (int i = 0; i < plain.size(); ++i)
        for (int k = 0; k < plain.size(); ++k)
            CHECK((sortKey(plain[i], NameKind::Plain) < sortKey(plain[k], NameKind::Plain)) ==
                  (sortKey(wide[i], NameKind::Plain) < sortKey(wide[k], NameKind::Plain)));
}
