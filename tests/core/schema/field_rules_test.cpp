// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/field_rules.h"
#include "tests/support/catch.h"

using namespace millrace;

TEST_CASE("mail addresses are told from other texts")
{
    for (const char *good : {"li@example.com", "first.last+tag@sub.example.co.uk", "o'neil@example.ie", "王@例子.中国",
                             "a@b.cn", "\"odd name\"@example.com", "\"a\\\"b\"@example.com", "x@[192.168.0.1]",
                             "用户@邮箱.公司", "1234567890@qq.com"}) {
        INFO(good);
        CHECK(isMailAddress(QString::fromUtf8(good)));
    }
    for (const char *bad : {"",
                            "li",
                            "@example.com",
                            "li@",
                            "li@example",
                            "li@@example.com",
                            "li example@a.cn",
                            "li.@example.com",
                            ".li@example.com",
                            "l..i@example.com",
                            "li@-example.com",
                            "li@example-.com",
                            "li@example..com",
                            "li@.com",
                            "li@example.com.",
                            "li@exa mple.com",
                            "li,wang@example.com",
                            "\"@example.com",
                            "\"a\"b\"@example.com",
                            "li@example.com;",
                            "mailto:li@example.com"}) {
        INFO(bad);
        CHECK_FALSE(isMailAddress(QString::fromUtf8(bad)));
    }
    CHECK(isMailAddress(QString(64, u'a') + QStringLiteral("@b.cn")));
    CHECK_FALSE(isMailAddress(QString(65, u'a') + QStringLiteral("@b.cn")));
    CHECK_FALSE(isMailAddress(QStringLiteral("a@") + QString(64, u'b') + QStringLiteral(".cn")));
    CHECK_FALSE(isMailAddress(QStringLiteral("a@") + QString(63, u'b').repeated(1) +
                              (u'.' + QString(63, u'c')).repeated(3) + QStringLiteral(".cn")));
}

TEST_CASE("web addresses need a host with a dot, or a scheme and localhost")
{
    for (const char *good : {"example.com", "www.example.com/path?q=1#a", "https://example.com",
                             "HTTP://EXAMPLE.COM:8080/x", "http://例子.中国/路径", "https://user:pw@example.com/",
                             "http://localhost:3000", "sub-domain.example.com", "http://192.168.0.1/"}) {
        INFO(good);
        CHECK(isWebAddress(QString::fromUtf8(good)));
    }
    for (const char *bad :
         {"", "example", "http://", "http://example", "https://exa mple.com", "ftp://example.com",
          "javascript:alert(1)", "http://example.com:99999", "http://example.com:port", "http://-example.com",
          "localhost", "http://.com", "example.com/<script>", "example.com/\"x\""}) {
        INFO(bad);
        CHECK_FALSE(isWebAddress(QString::fromUtf8(bad)));
    }
}

TEST_CASE("credit codes of real firms hold, and no neighbour of theirs does")
{
    static const QString alphabet = QStringLiteral("0123456789ABCDEFGHJKLMNPQRTUWXY");
    for (const char *real : {"914403001922038216", "91330100799655058B", "9144030071526726XG"}) {
        const QString code = QString::fromLatin1(real);
        INFO(real);
        CHECK(isCreditCode(code));
        CHECK(isCreditCode(code.toLower()));
        for (int at = 0; at < 18; ++at)
            for (const QChar c : alphabet)
                if (c != code[at]) {
                    QString other = code;
                    other[at] = c;
                    CHECK_FALSE(isCreditCode(other));
                }
        CHECK_FALSE(isCreditCode(code.left(17)));
        CHECK_FALSE(isCreditCode(code + u'0'));
    }
    // I, O, S, V and Z are not in the alphabet.
    CHECK_FALSE(isCreditCode(u"91440300192203821I"));
    CHECK_FALSE(isCreditCode(u""));
}

TEST_CASE("check-digit rules go by name and unknown ones accept nothing")
{
    CHECK(checksumExists(QStringLiteral("credit_code")));
    CHECK_FALSE(checksumExists(QStringLiteral("luhn")));
    CHECK(checksumHolds(QStringLiteral("credit_code"), u"914403001922038216"));
    CHECK_FALSE(checksumHolds(QStringLiteral("luhn"), u"914403001922038216"));
}
