// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/phone.h"

#include "tests/core/base/awkward_texts.h"
#include "tests/support/catch.h"

#include <thread>
#include <vector>

using namespace millrace;

namespace {

std::string e164(const char *raw, const char *region = "CN")
{
    const PhoneNumber number = parsePhone(QString::fromUtf8(raw), QString::fromUtf8(region));
    return number.plausible ? number.e164.toStdString() : "?" + number.e164.toStdString();
}

std::string shown(const char *raw)
{
    return formatPhone(QString::fromUtf8(raw)).toStdString();
}

} // namespace

TEST_CASE("A Chinese mobile is understood however it is written")
{
    for (const char *raw :
         {"13800138000", "138 0013 8000", "138-0013-8000", "１３８００１３８０００", "+86 138 0013 8000",
          "+8613800138000", "0086-13800138000", "86 13800138000", " 13800138000\t", "＋８６　13800138000",
          "(138)00138000", "138.0013.8000", "013800138000"}) {
        INFO(raw);
        CHECK(e164(raw) == "+8613800138000");
    }
    CHECK(e164("+86 138 0013 8000", "US") == "+8613800138000");
    CHECK(e164("0086 138 0013 8000", "US") == "+8613800138000");
}

TEST_CASE("Landlines, service and foreign numbers get their international form")
{
    CHECK(e164("010-88886666") == "+861088886666");
    CHECK(e164("(0571) 8888-6666") == "+8657188886666");
    CHECK(e164("+86 10 8888 6666") == "+861088886666");
    CHECK(e164("400-123-4567") == "+864001234567");
    CHECK(e164("4001234567") == "+864001234567");
    CHECK(e164("+1 (415) 555-2671") == "+14155552671");
    CHECK(e164("001 415 555 2671") == "+14155552671");
    CHECK(e164("(415) 555-2671", "US") == "+14155552671");
    CHECK(e164("(415) 555-2671", "us") == "+14155552671");
    CHECK(e164("+852 2345 6789") == "+85223456789");
    CHECK(e164("+44 20 7946 0958") == "+442079460958");
}

TEST_CASE("Extensions are kept apart")
{
    for (const char *raw :
         {"010-88886666转801", "010-88886666 转 801", "010-88886666转分机801", "010-88886666 分机：801",
          "010-88886666 ext. 801", "010-88886666x801", "010-88886666#801", "010-88886666（转801"}) {
        INFO(raw);
        const PhoneNumber number = parsePhone(QString::fromUtf8(raw));
        CHECK(number.e164 == "+861088886666");
        CHECK(number.extension == "801");
    }
    CHECK(parsePhone(u"转801").extension.isEmpty());
    CHECK(parsePhone(u"13800138000").extension.isEmpty());
}

TEST_CASE("Numbers dialled only within the country are plausible without an international form")
{
    for (const char *raw : {"95588", "10086", "12315", "110", "88886666", "8888 6666"}) {
        INFO(raw);
        const PhoneNumber number = parsePhone(QString::fromUtf8(raw));
        CHECK(number.plausible);
        CHECK(number.e164.isEmpty());
    }
}

TEST_CASE("What is no phone number is not plausible")
{
    for (const char *raw : {"", " ", "abc", "12", "0", "138001380001", "电话", "a13800138000", "+",
                            "13800138000@qq.com", "1234567890123456789012345", "12300138000"}) {
        INFO(raw);
        CHECK_FALSE(parsePhone(QString::fromUtf8(raw)).plausible);
    }
}

TEST_CASE("Numbers are grouped for the eye")
{
    CHECK(shown("+8613800138000") == "138 0013 8000");
    CHECK(shown("13800138000") == "138 0013 8000");
    CHECK(shown("01088886666") == "010-8888 6666");
    CHECK(shown("+8657188886666") == "0571-8888 6666");
    CHECK(shown("07521234567") == "0752-123 4567");
    CHECK(shown("4001234567") == "400-123-4567");
    CHECK(shown("+14155550100") == "+1 415 555 0100");
    CHECK(shown("010-88886666转801") == "010-8888 6666 转 801");
    CHECK(formatPhone(u"010-88886666转801", u"ext.") == "010-8888 6666 ext. 801");
    CHECK(shown("95588") == "95588");
    CHECK(shown("88886666") == "8888 6666");
    CHECK(shown(" 问前台 ") == "问前台");
    CHECK(shown("") == "");
}

TEST_CASE("What is shown means the same number")
{
    for (const char *raw :
         {"13800138000", "010-88886666", "400-123-4567", "+1 415 555 0100", "0752-1234567", "+442079460958"}) {
        INFO(raw);
        const PhoneNumber number = parsePhone(QString::fromUtf8(raw));
        CHECK(parsePhone(formatPhone(QString::fromUtf8(raw))) == number);
        CHECK(parsePhone(number.e164) == number);
        CHECK(formatPhone(number.e164) == formatPhone(QString::fromUtf8(raw)));
    }
}

TEST_CASE("A cell may hold several numbers")
{
    CHECK(splitPhones(u"13800138000/010-88886666；4001234567、 95588") ==
          QStringList{"13800138000", "010-88886666", "4001234567", "95588"});
    CHECK(splitPhones(u"13800138000\n13900139000,") == QStringList{"13800138000", "13900139000"});
    CHECK(splitPhones(u"138 0013 8000") == QStringList{"138 0013 8000"});
    CHECK(splitPhones(u" ; / ").isEmpty());
    CHECK(splitPhones(u"").isEmpty());
}

TEST_CASE("Phones survive any text")
{
    for (const QString &text : test::awkwardTexts()) {
        const PhoneNumber number = parsePhone(text);
        CHECK((number.e164.isEmpty() || number.e164.startsWith(u'+')));
        CHECK(formatPhone(text).size() <= text.size() + 40);
    }
    CHECK_FALSE(parsePhone(u"2125550100", QStringLiteral("nowhere")).plausible);
    CHECK_FALSE(parsePhone(u"2125550100", QString()).plausible);
}

TEST_CASE("Phones are parsed on several threads at once")
{
    std::vector<std::thread> threads;
    std::vector<int> right(4);
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&right, t] {
            for (int i = 0; i < 200; ++i) {
                const QString raw = QStringLiteral("+1 415 555 %1").arg(2000 + i);
                right[t] += parsePhone(raw).e164 == QStringLiteral("+1415555%1").arg(2000 + i);
                right[t] += formatPhone(QStringLiteral("01088886666")) == "010-8888 6666";
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    CHECK(right == std::vector<int>(4, 400));
}
