// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/mentions.h"
#include "core/base/id.h"
#include "tests/support/catch.h"

using namespace millrace;

namespace {

struct Office
{
    OrgChart chart;
    SeededIdSource ids{5};

    RecordId hire(const char *name, const char *login = "", bool active = true)
    {
        const RecordId id = ids.next(Instant{1'767'225'600'000'000});
        OrgChart::Person person;
        person.name = QString::fromUtf8(name);
        person.login = QString::fromUtf8(login);
        person.active = active;
        chart.people.insert(id, person);
        return id;
    }
    std::vector<RecordId> named(const char *text) const
    {
        std::vector<RecordId> who;
        for (const Mention &mention : mentionsIn(QString::fromUtf8(text), chart))
            who.push_back(mention.who);
        return who;
    }
};

} // namespace

TEST_CASE("a name after an at sign names its bearer, in Chinese without a blank after it", "[access][mentions]")
{
    Office office;
    const RecordId li = office.hire("李雷", "lilei");
    const RecordId han = office.hire("韩梅梅");
    CHECK(office.named("@李雷请看一下") == std::vector{li});
    CHECK(office.named("＠韩梅梅，@李雷 报价").size() == 2);
    CHECK(office.named("请 @lilei 回电") == std::vector{li});
    CHECK(office.named("@LiLei, please") == std::vector{li});
    CHECK(office.named("李雷 韩梅梅").empty());
    const auto where = mentionsIn(QStringLiteral("ab @韩梅梅!"), office.chart);
    REQUIRE(where.size() == 1);
    CHECK(where.front() == Mention{han, 3, 4});
}

TEST_CASE("the longest name that fits is meant, and none that ends within a word", "[access][mentions]")
{
    Office office;
    const RecordId ann = office.hire("Ann");
    const RecordId annLee = office.hire("Ann Lee");
    CHECK(office.named("@Ann Lee and @Ann") == std::vector{annLee, ann});
    CHECK(office.named("@Anna").empty());
    CHECK(office.named("mail ann@ann.example").empty());
    CHECK(office.named("@").empty());
    CHECK(office.named("@@Ann") == std::vector{ann});
}

TEST_CASE("a name of several people, or of somebody who left, names nobody", "[access][mentions]")
{
    Office office;
    office.hire("王敏");
    const RecordId other = office.hire("王敏", "wangmin2");
    office.hire("Gone", "", false);
    CHECK(office.named("@王敏").empty());
    CHECK(office.named("@wangmin2") == std::vector{other});
    CHECK(office.named("@Gone").empty());
}
