// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/fold.h"

#include "tests/core/base/awkward_texts.h"
#include "tests/support/catch.h"

using namespace millrace;

namespace {

QString folded(const char *text)
{
    return foldText(QString::fromUtf8(text));
}

} // namespace

TEST_CASE("Folding makes one text of spellings that people take for the same")
{
    CHECK(folded("Acme CORP") == "acme corp");
    CHECK(folded("ＡＢＣ１２３（株）") == "abc123(株)");
    CHECK(folded("重慶啤酒") == folded("重庆啤酒"));
    CHECK(folded("國際貿易有限公司") == QString("国际贸易有限公司"));
    CHECK(folded("Straße") == "strasse");
    CHECK(folded("ΟΔΟΣ") == folded("οδος"));
    CHECK(folded("e\u0301cole") == folded("École"));
    CHECK(folded("ﬁn") == "fin");
    CHECK(folded("㈱") == QString("(株)"));
    CHECK(folded("ｶﾞｽ") == QString("ガス"));
    CHECK(folded("①②") == "12");
}

TEST_CASE("Folding keeps characters that are not traditional forms of another")
{
    CHECK(folded("乾隆") == QString("乾隆"));
    CHECK(folded("著名") == QString("著名"));
    CHECK(folded("藉") == QString("藉"));
    CHECK(folded("復興") == QString("复兴"));
    CHECK(folded("裡面") == QString("里面"));
    CHECK(folded("鍾") == QString("钟"));
    CHECK(folded("头发") == folded("頭髮"));
}

TEST_CASE("Folding leaves one space between words and none around")
{
    CHECK(folded("  a \t\r\n b  ") == "a b");
    CHECK(folded("a\u3000b\u00a0c\u2028d") == "a b c d");
    CHECK(folded("\u3000重庆\u3000") == QString("重庆"));
    CHECK(folded("\x01\x7f") == "");
    CHECK(foldText(QString(QChar(0)) + "x" + QChar(0) + "y") == "x y");
    CHECK(foldText({}) == "");
}

TEST_CASE("Folding drops what cannot be seen")
{
    CHECK(folded("ab\u200bc") == "abc");
    CHECK(folded("\ufeffname") == "name");
    CHECK(folded("\u202eabc\u202c") == "abc");
    CHECK(folded("co\u00adop") == "coop");
    CHECK(folded("重\u200d庆") == QString("重庆"));
    CHECK(folded("❤\ufe0f") == QString("❤"));
    CHECK(folded("x \u200b y") == "x y");
}

TEST_CASE("Folding replaces halves of surrogate pairs")
{
    CHECK(foldText(QString(QChar(0xd800))) == QString(QChar(0xfffd)));
    CHECK(foldText(QString("a") + QChar(0xdc00) + "B") == QString("a\ufffdb"));
    CHECK(foldText(QString("重") + QChar(0xd840)) == QString("重\ufffd"));
    CHECK(folded("𠮷野家") == QString("𠮷野家"));
}

TEST_CASE("Folding a folded text changes nothing")
{
    for (const QString &text : test::awkwardTexts()) {
        const QString once = foldText(text);
        INFO(text.toStdString());
        CHECK(foldText(once) == once);
        CHECK(once == once.trimmed());
        CHECK_FALSE(once.contains(u'\n'));
    }
    int moved = 0;
    for (char32_t c = 0; c < 0x110000; c += c < 0x30000 ? 1 : 11) {
        const QString text = c > 0xffff ? QString::fromUcs4(&c, 1) : QString(QChar(char16_t(c)));
        const QString once = foldText(text);
        moved += foldText(once) != once;
    }
    CHECK(moved == 0);
    QRandomGenerator random(7);
    for (int i = 0; i < 100000; ++i) {
        const QString once = foldText(test::randomText(random));
        moved += foldText(once) != once;
    }
    CHECK(moved == 0);
}

TEST_CASE("Folding does not depend on whether a text takes the fast path")
{
    // The added sign is outside of the fast path and folds to itself, so it forces the general way.
    const QString general = QStringLiteral(" ☎");
    for (const char *text :
         {"Acme (Shanghai) Co., Ltd.", "重慶啤酒（集團）股份有限公司", "  Ａ１　－　b ", "“引号”—·、。《》"}) {
        const QString plain = QString::fromUtf8(text);
        CHECK(foldText(plain) + general == foldText(plain + general));
    }
    for (char16_t c = 0x20; c < 0xffff; ++c) {
        const QString plain = QString(u'x') + QChar(c) + u'x';
        if (QChar(c).isSurrogate() || QChar(c).isMark())
            continue;
        if (foldText(plain) + general != foldText(plain + general))
            FAIL_CHECK("U+" << std::hex << int(c));
    }
}
