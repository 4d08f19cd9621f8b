// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/pinyin.h"

#include "core/base/text/fold.h"
#include "tests/core/base/awkward_texts.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace millrace;

namespace {

std::vector<Reading> read(const char *name, NameKind kind)
{
    return readings(foldText(QString::fromUtf8(name)), kind);
}

std::string best(const char *name, NameKind kind)
{
    const auto all = read(name, kind);
    return all.empty() ? std::string() : all[0].full.toStdString();
}

bool isRead(const char *name, NameKind kind, const char *full)
{
    const auto all = read(name, kind);
    return std::any_of(all.begin(), all.end(), [full](const Reading &reading) { return reading.full == full; });
}

bool standsFor(const char *query, const char *initials)
{
    const auto all = initialsOfMixed(QString::fromUtf8(query));
    return std::find(all.begin(), all.end(), QString::fromUtf8(initials)) != all.end();
}

} // namespace

TEST_CASE("A Chinese name is read as pinyin, as initials and by syllables")
{
    const auto all = read("重庆啤酒", NameKind::Company);
    REQUIRE(!all.empty());
    CHECK(all[0].full == "chongqingpijiu");
    CHECK(all[0].initials == "cqpj");
    CHECK(all[0].syllables == "chong'qing'pi'jiu");
}

TEST_CASE("Names without Han characters have no reading")
{
    CHECK(read("Acme Ltd", NameKind::Company).empty());
    CHECK(read("", NameKind::Person).empty());
    CHECK(read("123 ☎", NameKind::Plain).empty());
    CHECK(read("カタカナ", NameKind::Plain).empty());
}

TEST_CASE("The surname of a person has its own reading")
{
    const std::pair<const char *, const char *> people[] = {
        {"单雄信", "shanxiongxin"}, {"曾国强", "zengguoqiang"}, {"仇英", "qiuying"},      {"解缙", "xiejin"},
        {"查良镛", "zhaliangyong"}, {"区元发", "ouyuanfa"},     {"朴槿惠", "piaojinhui"}, {"任正非", "renzhengfei"},
        {"华罗庚", "hualuogeng"},   {"盖叫天", "gejiaotian"},   {"乐毅", "yueyi"},        {"种师道", "chongshidao"},
        {"缪荣株", "miaorongzhu"},  {"翟志刚", "zhaizhigang"},  {"覃辉", "qinhui"},       {"尉迟恭", "yuchigong"},
        {"万俟卨", "moqixie"},      {"欧阳修", "ouyangxiu"},    {"单于婉", "chanyuwan"},  {"长孙无忌", "zhangsunwuji"},
        {"令狐冲", "linghuchong"},  {"諸葛亮", "zhugeliang"},   {"宓妃", "mifei"},        {"那英", "naying"}};
    for (const auto &[name, full] : people) {
        INFO(name);
        CHECK(best(name, NameKind::Person) == full);
    }
    CHECK(best("单位", NameKind::Plain) == "danwei");
    CHECK(best("曾经", NameKind::Company) == "cengjing");
}

TEST_CASE("A word keeps its reading inside of a longer name")
{
    const std::pair<const char *, const char *> names[] = {
        {"厦门航空", "xiamenhangkong"},    {"六安茶业", "luanchaye"},
        {"乐清电器", "yueqingdianqi"},     {"番禺照明", "panyuzhaoming"},
        {"长沙银行", "changshayinhang"},   {"银行行长", "yinhanghangzhang"},
        {"成长教育", "chengzhangjiaoyu"},  {"音乐学院", "yinyuexueyuan"},
        {"行业协会", "hangyexiehui"},      {"重要", "zhongyao"},
        {"长江电力", "changjiangdianli"},  {"长春一汽", "changchunyiqi"},
        {"成都会计", "chengdukuaiji"},     {"三一重工", "sanyizhonggong"},
        {"东莞模具", "dongguanmuju"},      {"蚌埠玻璃", "bengbuboli"},
        {"上海莘庄", "shanghaixinzhuang"}, {"重慶長安", "chongqingchangan"}};
    for (const auto &[name, full] : names) {
        INFO(name);
        CHECK(best(name, NameKind::Company) == full);
    }
}

TEST_CASE("Other common readings follow the best one")
{
    CHECK(isRead("单雄信", NameKind::Person, "danxiongxin"));
    CHECK(isRead("覃辉", NameKind::Person, "tanhui"));
    CHECK(isRead("鑫晟", NameKind::Company, "xinsheng"));
    CHECK(isRead("鑫晟", NameKind::Company, "xincheng"));
    CHECK(isRead("行知", NameKind::Company, "xingzhi"));
    CHECK(isRead("行知", NameKind::Company, "hangzhi"));
    CHECK_FALSE(isRead("银行", NameKind::Company, "yinxing"));
    const auto many = read("行长重乐调都会曾行长重乐", NameKind::Plain);
    CHECK(many.size() == 8);
    for (std::size_t i = 0; i < many.size(); ++i)
        CHECK(std::find(many.begin() + i + 1, many.end(), many[i]) == many.end());
}

TEST_CASE("Latin words and numbers keep their place in a reading")
{
    const auto tcl = read("TCL科技", NameKind::Company);
    REQUIRE(tcl.size() == 2);
    CHECK(tcl[0].full == "tclkeji");
    CHECK(tcl[0].initials == "tkj");
    CHECK(tcl[0].syllables == "tcl'ke'ji");
    CHECK(tcl[1].initials == "tclkj");
    const auto numbers = read("3M 中国 2025", NameKind::Company);
    REQUIRE(!numbers.empty());
    CHECK(numbers[0].full == "3mzhongguo2025");
    CHECK(numbers[0].initials == "3mzg2025");
    CHECK(best("（上海）·贸易", NameKind::Company) == "shanghaimaoyi");
    CHECK(best("人々", NameKind::Plain) == "renren");
    CHECK(best("吕梁", NameKind::Plain) == "lvliang");
}

TEST_CASE("A mixed query stands for the initials of its syllables")
{
    CHECK(standsFor("cqpijiu", "cqpj"));
    CHECK(standsFor("cqpj", "cqpj"));
    CHECK(standsFor("chongqpj", "cqpj"));
    CHECK(standsFor("3mzhongguo", "3mzg"));
    CHECK(standsFor("zhgs", "zgs"));
    CHECK(initialsOfMixed(u"cqpijiu").front() == "cqpj");
    CHECK(standsFor("lliang", "ll"));
    CHECK(initialsOfMixed(u"").empty());
    CHECK(initialsOfMixed(u"重庆").empty());
    CHECK(initialsOfMixed(u"a@b").empty());
    CHECK(initialsOfMixed(u"cqingsanghaiguangzhoushenzhen").size() == 32);
    CHECK(initialsOfMixed(QString(500, u'a')).empty());
}

TEST_CASE("Whole syllables stand for no initials: their readings are written out")
{
    for (const char *query : {"ChongQing pijiu", "lüliang", "zhao"})
        CHECK_FALSE(standsFor(query, "cqpj"));
    CHECK_FALSE(standsFor("xian", "xa"));
    CHECK_FALSE(standsFor("shenzhen", "sz"));
    CHECK_FALSE(standsFor("shenzh", "sz"));
    CHECK(initialsOfMixed(u"lü").empty());
}

TEST_CASE("Nothing that starts with i, u or v begins a syllable")
{
    CHECK(initialsOfMixed(u"iu").empty());
    CHECK(initialsOfMixed(u"vx").empty());
}

TEST_CASE("A mixed query matches beginnings of consecutive syllables")
{
    const QStringView beer = u"chong'qing'pi'jiu";
    for (const char16_t *query :
         {u"cqpijiu", u"cqpj", u"chongqingpijiu", u"chongqpj", u"choqi", u"qingpi", u"pij", u"j", u"CQ PJ"})
        CHECK(mixedMatches(beer, QStringView(query)));
    for (const char16_t *query : {u"cpj", u"cqpjx", u"hong", u"ongq", u"", u"pijiux", u"重庆"})
        CHECK_FALSE(mixedMatches(beer, QStringView(query)));
    CHECK(mixedMatches(u"tcl'ke'ji", u"tclkj"));
    CHECK(mixedMatches(u"tcl'ke'ji", u"tkj"));
    CHECK(mixedMatches(u"lv'bu", u"lubu"));
    CHECK(mixedMatches(u"lv'bu", u"lvbu"));
    CHECK_FALSE(mixedMatches(u"", u"a"));
}

TEST_CASE("What matches in mixed writing is found by its initials")
{
    QRandomGenerator random(11);
    const char16_t *names[] = {u"重庆啤酒", u"上海鑫晟", u"西安长安", u"广州恩爱", u"中国银行", u"3m中国", u"安安"};
    for (int i = 0; i < 3000; ++i) {
        const auto all = readings(QStringView(names[random.bounded(7)]), NameKind::Company);
        REQUIRE(!all.empty());
        QString query;
        for (const QString &part : all[0].syllables.split(u'\'')) {
            const bool number = part[0].isDigit();
            query += number || random.bounded(2) ? part : part.left(1);
        }
        REQUIRE(mixedMatches(all[0].syllables, query));
        const auto initials = initialsOfMixed(query);
        const bool written = std::any_of(all.begin(), all.end(), [&](const Reading &reading) {
            return QString(reading.syllables).remove(u'\'').contains(query);
        });
        if (initials.size() < 32 && !written)
            CHECK(std::find(initials.begin(), initials.end(), all[0].initials) != initials.end());
    }
}

TEST_CASE("Listed surnames are recognised at the beginning of a name")
{
    CHECK(listedSurnameLength(u"欧阳修") == 2);
    CHECK(listedSurnameLength(u"单雄信") == 1);
    CHECK(listedSurnameLength(u"尉迟") == 2);
    CHECK(listedSurnameLength(u"ouyang") == 0);
    CHECK(listedSurnameLength(u"") == 0);
}

TEST_CASE("Readings survive any text")
{
    for (const QString &text : test::awkwardTexts())
        for (const NameKind kind : {NameKind::Person, NameKind::Company, NameKind::Plain}) {
            CHECK(readings(text, kind).size() <= 8);
            CHECK(readings(foldText(text), kind).size() <= 8);
            CHECK(initialsOfMixed(text).size() <= 32);
            mixedMatches(text, text);
        }
}

TEST_CASE("Spellings of one firm have one key")
{
    const auto key = [](const char *name) { return companyKey(QString::fromUtf8(name)).toStdString(); };
    CHECK(key("重庆 啤酒（股份）有限公司") == "重庆啤酒");
    CHECK(key("重庆啤酒股份有限公司") == "重庆啤酒");
    CHECK(key("重慶啤酒有限責任公司") == "重庆啤酒");
    CHECK(key("重庆啤酒公司") == "重庆啤酒");
    CHECK(key("Ａｃｍｅ Co., Ltd.") == "acme");
    CHECK(key("ACME Company Limited") == "acme");
    CHECK(key("Acme, Inc.") == "acme");
    CHECK(key("Siemens A.G.") == "siemens");
    CHECK(key("Johnson & Johnson") == key("Johnson and Johnson Inc"));
    CHECK(key("O'Neill") == key("ONeill"));
}

TEST_CASE("Different firms keep different keys")
{
    const auto key = [](const char *name) { return companyKey(QString::fromUtf8(name)).toStdString(); };
    CHECK(key("海尔集团") != key("海尔"));
    CHECK(key("华为有限公司上海分公司") == "华为上海分公司");
    CHECK(key("华为有限公司上海分公司") != key("华为有限公司"));
    CHECK(key("Cisco") == "cisco");
    CHECK(key("Texaco") == "texaco");
    CHECK(key("Café") != key("Cafe"));
}

TEST_CASE("A name of nothing but legal words keeps them")
{
    const auto key = [](const char *name) { return companyKey(QString::fromUtf8(name)).toStdString(); };
    CHECK(key("有限公司") == "有限公司");
    CHECK(key("公司") == "公司");
    CHECK(key("Ltd.") == "ltd");
    CHECK(key("") == "");
    CHECK(key("!!!") == "");
    for (const QString &text : test::awkwardTexts())
        CHECK_FALSE(companyKey(text).contains(u' '));
}
