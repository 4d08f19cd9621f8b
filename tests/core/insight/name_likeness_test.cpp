// SPDX-License-Identifier: GPL-3.0-or-later
// When two spellings of a name are one name.
#include "core/insight/name_likeness.h"
#include "tests/support/catch.h"

using namespace millrace;

namespace {

NameLikeness alike(const char *a, const char *b, NameOf kind = NameOf::Company)
{
    return nameLikeness(nameKey(QString::fromUtf8(a), kind), nameKey(QString::fromUtf8(b), kind), kind);
}

} // namespace

TEST_CASE("a firm is the same however its form of incorporation, width and script are written")
{
    using Why = NameLikeness::Why;
    for (const auto &[a, b] :
         {std::pair("重庆 啤酒（股份）有限公司", "重庆啤酒"), std::pair("重慶啤酒股份有限公司", "重庆啤酒"),
          std::pair("ＡＢＢ（中国）有限公司", "ABB(中国)"), std::pair("Müller & Söhne GmbH", "MÜLLER & SÖHNE"),
          std::pair("Acme, Inc.", "ACME"), std::pair("清川科技有限责任公司", "清川 科技")}) {
        INFO(a << " / " << b);
        CHECK(alike(a, b).score == 1);
        CHECK(alike(a, b).why == Why::Same);
    }
}

TEST_CASE("place and trade are a second key: left out they cost little, different they cost much")
{
    const double leftOut = alike("重庆恒通机械有限公司", "恒通").score;
    const double otherPlace = alike("重庆恒通机械有限公司", "成都恒通机械有限公司").score;
    const double otherBoth = alike("重庆恒通机械有限公司", "成都恒通食品有限公司").score;
    CHECK(leftOut == Approx(0.86));
    CHECK(otherPlace == Approx(0.6));
    CHECK(otherBoth < 0.3);
    CHECK(alike("杭州清川信息技术有限公司", "杭州蓝海信息技术有限公司").score < 0.3);
    CHECK(alike("北京百度网讯科技有限公司", "百度网讯集团").score == Approx(0.6));
    CHECK(alike("北京百度网讯科技有限公司", "百度网讯").score == Approx(0.9));
}

TEST_CASE("a slip of the hand and a character that sounds the same are seen")
{
    CHECK(alike("鑫晟建材有限公司", "新胜建材有限公司").why == NameLikeness::Why::SameSound);
    CHECK(alike("chongqing pijiu", "重庆啤酒").why == NameLikeness::Why::SameSound);
    CHECK(alike("Baumgartner Logistik GmbH", "Baumgartener Logistik").score > 0.85);
    CHECK(alike("The Apple Pan", "apple pan the").score > 0.85);
    CHECK(alike("华为", "华润").score < 0.5);
    CHECK(alike("Nordstern", "Südwind").score < 0.3);
    CHECK(alike("", "").score == 0);
    CHECK(alike("重庆啤酒", "").score == 0);
}

TEST_CASE("people share sounds and parts of names more easily than firms")
{
    const auto people = [](const char *a, const char *b) { return alike(a, b, NameOf::Person).score; };
    CHECK(people("张伟", "張偉") == 1);
    CHECK(people("张伟", "张玮") == Approx(0.6));
    CHECK(people("Robert Alan", "alan robert") == 1);
    CHECK(people("Robert Allen", "Robert Alen") > 0.9);
    CHECK(people("Robert Allen", "Robert") == Approx(0.85));
    CHECK(people("Robert Allen", "Grace Kelly") < 0.6);
    CHECK(people("Zhang Wei", "张伟") == Approx(0.8));
}

TEST_CASE("edits count changes, insertions, deletions and swaps of neighbours, by the longer text")
{
    CHECK(editLikeness(u"abcd", u"abcd") == 1);
    CHECK(editLikeness(u"abcd", u"abdc") == 0.75);
    CHECK(editLikeness(u"abcd", u"abc") == 0.75);
    CHECK(editLikeness(u"abcd", u"wxyz") == 0);
    CHECK(editLikeness(u"", u"") == 1);
    CHECK(editLikeness(u"", u"a") == 0);
}

TEST_CASE("a place is known with and without what it is called by, and twice in a row")
{
    CHECK(placeLength(u"重庆啤酒") == 2);
    CHECK(placeLength(u"浙江省杭州市清川科技") == 6);
    CHECK(placeLength(u"内蒙古自治区呼和浩特市某厂") == 11);
    CHECK(placeLength(u"清川科技") == 0);
    CHECK(placeLength(u"") == 0);
}
