// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/catalog.h"
#include "tests/support/qt_strings.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_format.h"
#include "ui/text/field_parse.h"
#include "ui/text/formats.h"

using namespace millrace;

namespace {

Money yuan(std::int64_t minor)
{
    return {minor, *CurrencyCode::fromString(u"CNY")};
}

} // namespace

TEST_CASE("amounts are written as both languages want them")
{
    CHECK(formats::money(yuan(123456780)) == QStringLiteral("¥1,234,567.80"));
    CHECK(formats::money(yuan(-1250)) == QStringLiteral("-¥12.50"));
    CHECK(formats::money({990, *CurrencyCode::fromString(u"USD")}) == QStringLiteral("US$9.90"));
    CHECK(formats::moneyCompact(yuan(12300000), true) == QStringLiteral("¥12.3万"));
    CHECK(formats::moneyCompact(yuan(12000000000), true) == QStringLiteral("¥1.20亿"));
    CHECK(formats::moneyCompact(yuan(12300000), false) == QStringLiteral("¥123K"));
    CHECK(formats::moneyCompact(yuan(99900), true) == QStringLiteral("¥999.00"));
}

TEST_CASE("dates are never ambiguous")
{
    CHECK(formats::date({2025, 3, 7}, true) == QStringLiteral("2025-03-07"));
    CHECK(formats::date({2025, 3, 7}, false) == QStringLiteral("7 Mar 2025"));
    CHECK(formats::longDate({2025, 3, 7}, true) == QStringLiteral("2025年3月7日 星期五"));
    CHECK(formats::longDate({2025, 3, 7}, false) == QStringLiteral("Friday, 7 March 2025"));
}

TEST_CASE("numbers are understood as people type them")
{
    const auto number = [](const char16_t *typed) { return parseNumberInput(QString::fromUtf16(typed)).value_or("-"); };
    CHECK(number(u"1,200") == "1200");
    CHECK(number(u"１２") == "12");
    CHECK(number(u"12万") == "120000");
    CHECK(number(u"1.2亿") == "120000000");
    CHECK(number(u"12w") == "120000");
    CHECK(number(u"¥ 3.5") == "3.5");
    CHECK(number(u"-¥12.50") == "-12.50");
    CHECK(number(u"twelve") == "-");
    CHECK(number(u"") == "-");
}

TEST_CASE("days are understood as people type them")
{
    const QDate today(2025, 3, 5); // a Wednesday
    const auto day = [&](const char16_t *typed) {
        return parseDateInput(QString::fromUtf16(typed), today).value_or(QDate());
    };
    CHECK(day(u"2025-03-07") == QDate(2025, 3, 7));
    CHECK(day(u"2025/3/7") == QDate(2025, 3, 7));
    CHECK(day(u"7 Mar 2025") == QDate(2025, 3, 7));
    CHECK(day(u"3.7") == QDate(2025, 3, 7));
    CHECK(day(u"0307") == QDate(2025, 3, 7));
    CHECK(day(u"3月7日") == QDate(2025, 3, 7));
    CHECK(day(u"明天") == QDate(2025, 3, 6));
    CHECK(day(u"下周一") == QDate(2025, 3, 10));
    CHECK(day(u"+3d") == QDate(2025, 3, 8));
    CHECK(!day(u"2025-02-30").isValid());
    CHECK(!day(u"soon").isValid());
}

TEST_CASE("the sentences of an error follow the habits of its language")
{
    const ErrorWords english{"The disk is full", "There is no room left.", "", "Free some space", {}};
    CHECK(english.sentences() == "The disk is full. There is no room left. Free some space.");
    const ErrorWords chinese{
        QStringLiteral("磁盘已满"), QStringLiteral("原因：no space"), "", QStringLiteral("请先腾出空间。"), {}};
    CHECK(chinese.sentences() == QStringLiteral("磁盘已满。原因：no space。请先腾出空间。"));
}

TEST_CASE("every error has words")
{
    for (int code = 0; code <= int(ErrorCode::Internal); ++code) {
        const ErrorWords words = describeError({ErrorCode(code), {"a", "1", "c"}, {}}, {}, QStringLiteral("en"));
        INFO(code);
        CHECK_FALSE(words.what.isEmpty());
        CHECK_FALSE(words.sentences().contains(u'%'));
    }
}

TEST_CASE("what an editor shows of a value is read back as that value, in both languages")
{
    EntityPtr entity;
    for (const EntityPtr &each : Catalog::builtin()->entities()) {
        if (each->key == QLatin1String("activity"))
            entity = each;
    }
    REQUIRE(entity);
    FormatContext context;
    context.zone = QTimeZone("Asia/Shanghai");
    for (const char *locale : {"zh_CN", "en"}) {
        context.locale = QString::fromLatin1(locale);
        for (const std::int64_t seconds : {60, 2400, 3600, 4800, 5025, 90'000}) {
            const FieldDef &length = *entity->field(u"duration");
            const QString shown = editText(length, Value(Duration{seconds}), context);
            INFO(locale << " " << shown.toStdString());
            const auto read = parseField(length, shown, context, {});
            REQUIRE(read);
            CHECK(*read == Value(Duration{seconds}));
        }
        const FieldDef &when = *entity->field(u"at");
        const Value moment(Instant::fromDateTime(QDateTime({2025, 9, 15}, {9, 5}, context.zone)));
        const auto read = parseField(when, editText(when, moment, context), context, {});
        REQUIRE(read);
        CHECK(*read == moment);
        // The forms of machines are read too, in their zone or else in the editor's.
        CHECK(parseField(when, QStringLiteral("2025-09-15T01:05:00Z"), context, {}) == std::optional<Value>(moment));
        CHECK(parseField(when, QStringLiteral("2025-09-15 09:05:00"), context, {}) == std::optional<Value>(moment));
    }
}
