// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/tokens.h"

#include "core/base/text/fold.h"
#include "tests/core/base/awkward_texts.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace millrace;

namespace {

SearchText built(const char *text)
{
    SearchTextBuilder builder;
    builder.add(QString::fromUtf8(text));
    return builder.build();
}

bool found(const char *document, const char *term)
{
    return termMatches(built(document).document, foldText(QString::fromUtf8(term)));
}

std::string candidates(const char *term)
{
    return candidateTokens(QString::fromUtf8(term)).join(u' ').toStdString();
}

/// Whether an index that holds the tokens would offer the document for these candidates.
bool isOffered(const QStringList &tokens, const QStringList &wanted)
{
    return std::all_of(wanted.begin(), wanted.end(), [&tokens](const QString &one) {
        if (!one.endsWith(u'*'))
            return tokens.contains(one);
        return std::any_of(tokens.begin(), tokens.end(),
                           [&one](const QString &token) { return token.startsWith(one.chopped(1)); });
    });
}

} // namespace

TEST_CASE("A search document has a line for each field and then the readings of names")
{
    SearchTextBuilder builder;
    builder.add(u"重慶啤酒（集團）", true, NameKind::Company);
    builder.add(u"Line 1\nLine 2");
    builder.addPhone(u"138 0013 8000", u"+8613800138000");
    builder.add(u"张伟", true, NameKind::Person);
    const SearchText text = builder.build();
    CHECK(text.document == QString("重庆啤酒(集团)\nline 1 line 2\n13800138000 8613800138000\n张伟\n"
                                   "chongqingpijiujituan cqpjjt\nzhangwei zw"));
}

TEST_CASE("The first line is the title even where it is empty")
{
    SearchTextBuilder builder;
    builder.add(u"");
    builder.add(u"second");
    CHECK(builder.build().document == "\nsecond");
    CHECK(builder.build().document.isEmpty());
}

TEST_CASE("A builder starts anew after each record")
{
    SearchTextBuilder builder;
    builder.add(u"重庆", true, NameKind::Company);
    const SearchText first = builder.build();
    builder.add(u"Acme");
    const SearchText second = builder.build();
    CHECK(first.document == QString("重庆\nchongqing cq"));
    CHECK(second.document == "acme");
    CHECK(second.tokens == QStringList{"acme"});
}

TEST_CASE("Tokens are words, single Han characters and pairs of neighbours, once each")
{
    CHECK(built("重庆啤酒 c++ abc ABC 中a文").tokens ==
          QStringList{"重", "重庆", "庆", "庆啤", "啤", "啤酒", "酒", "c", "+", "abc", "中", "a", "文"});
    CHECK(built("user@mail.com").tokens == QStringList{"user", "mail", "com"});
    CHECK(built("𠮷野").tokens == QStringList{"𠮷", "𠮷野", "野"});
    CHECK(built("カナ").tokens == QStringList{"カ", "カナ", "ナ"});
    CHECK(built("École, привет!").tokens == QStringList{"école", "привет"});
    CHECK(built("😀€").tokens == QStringList{"😀", "€"});
    CHECK(built("...").tokens.isEmpty());
    CHECK(built(QByteArray(500, 'x').constData()).tokens == QStringList{QString(64, u'x')});
}

TEST_CASE("All readings of a name stand in the document")
{
    SearchTextBuilder builder;
    builder.add(u"单雄信", true, NameKind::Person);
    builder.add(u"TCL科技", true, NameKind::Company);
    const SearchText text = builder.build();
    for (const char *term : {"shanxiongxin", "danxiongxin", "sxx", "dxx", "tclkeji", "tkj", "tclkj", "xiongxin"}) {
        INFO(term);
        CHECK(termMatches(text.document, QString(term)));
    }
    CHECK_FALSE(termMatches(text.document, u"xx"));
}

TEST_CASE("A phone is found by its digits as typed and by the international ones")
{
    SearchTextBuilder builder;
    builder.addPhone(u"０１０-8888 6666 转 801", u"+861088886666");
    const QString document = builder.build().document;
    CHECK(document == "01088886666 801 861088886666 1088886666");
    for (const char16_t *term : {u"6666", u"01088886666", u"8610888", u"801", u"88886666"})
        CHECK(termMatches(document, QStringView(term)));
    builder.addPhone(u"", u"");
    CHECK(builder.build().document.isEmpty());
    builder.addPhone(u"+1 (415) 555-0100", u"+14155550100");
    CHECK(builder.build().document == "14155550100");
}

TEST_CASE("A query is cut into folded terms")
{
    CHECK(queryTerms(u"  重慶　ABC\tdef ") == QStringList{"重庆", "abc", "def"});
    CHECK(queryTerms(u" \u200b ").isEmpty());
}

TEST_CASE("Long terms and terms with Han match anywhere, short ones at the start of a word")
{
    CHECK(found("International Trading", "nation"));
    CHECK(found("International Trading", "tr"));
    CHECK(found("International Trading", "T"));
    CHECK_FALSE(found("International Trading", "na"));
    CHECK(found("重庆啤酒", "啤"));
    CHECK(found("重庆啤酒", "庆啤"));
    CHECK_FALSE(found("重庆啤酒", "重啤"));
    CHECK(found("ABC科技XY", "xy"));
    CHECK(found("ABC科技", "c科"));
    CHECK(found("a-bc", "bc"));
    CHECK(found("Привет мир", "ми"));
    CHECK_FALSE(found("Привет мир", "ив"));
    CHECK(found("xx x1 ab ba", "ba"));
    CHECK(found("C++ developer", "++"));
    CHECK(found("good 😀", "😀"));
    CHECK(found("アカウント", "カウ"));
    CHECK_FALSE(found("", "a"));
    CHECK_FALSE(found("abc", "abcd"));
}

TEST_CASE("A term never matches across fields")
{
    SearchTextBuilder builder;
    builder.add(u"abc");
    builder.add(u"def");
    const QString document = builder.build().document;
    CHECK_FALSE(termMatches(document, u"cde"));
    CHECK_FALSE(termMatches(document, u"abcdef"));
    CHECK(termMatches(document, u"de"));
}

TEST_CASE("Candidate tokens say what an index can be asked for")
{
    CHECK(candidates("重") == "重");
    CHECK(candidates("重庆啤酒") == "重庆 庆啤 啤酒");
    CHECK(candidates("ab") == "ab*");
    CHECK(candidates("abc") == "");
    CHECK(candidates("abc-de") == "de*");
    CHECK(candidates("abc-de-f") == "de f*");
    CHECK(candidates("重庆pi") == "重庆 pi*");
    CHECK(candidates("pi重") == "重");
    CHECK(candidates("a+") == "a +");
    CHECK(candidates("-") == "");
}

TEST_CASE("An index asked for the candidate tokens misses no match")
{
    QRandomGenerator random(3);
    const QString alphabet = QStringLiteral("ab1重庆-+ カ😀é");
    const auto randomPiece = [&](int longest) {
        QString text;
        for (int n = 1 + random.bounded(longest); n > 0; --n)
            text += random.bounded(20) ? QString(alphabet[random.bounded(int(alphabet.size()))])
                                       : test::randomText(random, 2);
        return text;
    };
    int matches = 0;
    for (int i = 0; i < 20000; ++i) {
        SearchTextBuilder builder;
        builder.add(randomPiece(12), random.bounded(2), NameKind::Person);
        builder.add(randomPiece(i % 50 ? 6 : 100));
        const SearchText text = builder.build();
        QStringList terms = queryTerms(randomPiece(4));
        const int at = random.bounded(int(text.document.size() + 1));
        terms += queryTerms(text.document.mid(at, 1 + random.bounded(i % 50 ? 5 : 90)));
        for (const QString &term : terms) {
            if (!termMatches(text.document, term))
                continue;
            ++matches;
            if (!isOffered(text.tokens, candidateTokens(term)))
                FAIL_CHECK(text.document.toStdString() << " / " << term.toStdString());
        }
    }
    CHECK(matches > 10000);
}

TEST_CASE("Tokens are non-empty, unique and stand in the document")
{
    SearchTextBuilder builder;
    for (const QString &awkward : test::awkwardTexts()) {
        builder.add(awkward, true, NameKind::Person);
        builder.addPhone(awkward, awkward);
        const SearchText text = builder.build();
        QStringList once = text.tokens;
        CHECK(once.removeDuplicates() == 0);
        for (const QString &token : text.tokens) {
            CHECK_FALSE(token.isEmpty());
            CHECK(token.size() <= 64);
            CHECK(text.document.contains(token));
            CHECK_FALSE(token.contains(u' '));
        }
    }
}
