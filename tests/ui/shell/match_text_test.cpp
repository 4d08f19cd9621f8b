// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"

#include "ui/shell/match_text.h"

using namespace millrace;

namespace {

int scoreOf(const char *name, const char *query)
{
    const auto match = matchText(QString::fromUtf8(name), QString::fromUtf8(query));
    return match ? match->score : -1;
}

} // namespace

TEST_CASE("names answer best what is typed exactly, then their beginning, then their words")
{
    CHECK(scoreOf("Preferences", "preferences") == 100);
    CHECK(scoreOf("Preferences", "pref") == 80);
    CHECK(scoreOf("Open preferences", "pref") == 60);
    CHECK(scoreOf("Keyboard shortcuts", "ks") == 50);
    CHECK(scoreOf("Preferences", "renc") == 40);
    CHECK(scoreOf("Preferences", "prfs") == 10);
    CHECK(scoreOf("Preferences", "xyz") == -1);
    CHECK(scoreOf("Preferences", "ps") == -1);
    CHECK(scoreOf("Preferences", "") == 0);
}

TEST_CASE("width, case and surrounding spaces do not matter")
{
    CHECK(scoreOf("Preferences", " ＰＲＥＦ ") == 80);
    CHECK(scoreOf("ＡＢＣ", "abc") == 100);
    CHECK(scoreOf("Straße", "strasse") == 100);
}

TEST_CASE("Chinese names answer their characters, their full pinyin and their initials")
{
    CHECK(scoreOf("偏好设置", "偏好") == 80);
    CHECK(scoreOf("偏好设置", "设置") == 60);
    CHECK(scoreOf("偏好设置", "pianhao") == 45);
    CHECK(scoreOf("偏好设置", "phsz") == 45);
    CHECK(scoreOf("偏好设置", "phshezhi") == 45);
    CHECK(scoreOf("重庆啤酒", "chongqing") == 45);
    CHECK(scoreOf("重庆啤酒", "cqpj") == 45);
    CHECK(scoreOf("重庆啤酒", "beijing") == -1);
}

TEST_CASE("the letters that answered are known in the name's own characters")
{
    CHECK(matchText("Open preferences", "pref")->ranges == QList<TextRange>{{5, 4}});
    CHECK(matchText("Keyboard shortcuts", "ks")->ranges == QList<TextRange>{{0, 1}, {9, 1}});
    CHECK(matchText(QStringLiteral("偏好设置"), QStringLiteral("设置"))->ranges == QList<TextRange>{{2, 2}});
    CHECK(matchText("Straße 5", "strasse")->ranges == QList<TextRange>{{0, 6}});
    CHECK(matchText(QStringLiteral("𠮷野家"), QStringLiteral("野家"))->ranges == QList<TextRange>{{2, 2}});
}

TEST_CASE("the best of several names counts, but only letters of the shown one are marked")
{
    const QStringList names{"Preferences", QStringLiteral("偏好设置")};
    const auto other = bestMatch(QStringLiteral("偏好设置"), names, "pref");
    REQUIRE(other);
    CHECK(other->score == 80);
    CHECK(other->ranges.isEmpty());
    const auto shown = bestMatch("Preferences", names, "pref");
    REQUIRE(shown);
    CHECK(shown->ranges == QList<TextRange>{{0, 4}});
    CHECK_FALSE(bestMatch("Preferences", names, "qqq"));
}
