// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/cell_dates.h"
#include "tests/core/interchange/shared_data.h"
#include "tests/support/catch.h"

using namespace millrace;
using namespace millrace::test;

namespace {

constexpr DateFormat dayFirst{DateOrder::DayMonthYear};
constexpr DateFormat monthFirst{DateOrder::MonthDayYear};

/// "2021-04-15", with the time and the offset where there are any; "-" for no date.
QString cellText(const std::optional<DateCell> &cell)
{
    if (!cell)
        return QStringLiteral("-");
    QString text = cell->date.toString(QStringLiteral("yyyy-MM-dd"));
    if (cell->time)
        text += u' ' + cell->time->toString(QStringLiteral("HH:mm:ss.zzz"));
    if (cell->offsetSeconds)
        text += QStringLiteral(" %1").arg(*cell->offsetSeconds);
    return text;
}

QString dateRead(QStringView text, const DateFormat &format = {})
{
    return cellText(parseDateCell(text, format));
}

ColumnDateFormat columnOf(std::initializer_list<QStringView> cells)
{
    return guessDateFormat(std::vector<QStringView>(cells));
}

struct DatedFile
{
    const char *file;
    DateOrder order;
};

} // namespace

TEST_CASE("dates that begin with the year or name the month need no format")
{
    for (const char16_t *text : {u"2021-04-15",
                                 u"2021/4/15",
                                 u"2021.04.15",
                                 u" 2021-4-15 ",
                                 u"2021年4月15日",
                                 u"2021年04月15号",
                                 u"2021年4月15",
                                 u"2021 年 4 月 15 日",
                                 u"２０２１－０４－１５",
                                 u"20210415",
                                 u"2021 04 15",
                                 u"15 Apr 2021",
                                 u"15 Apr, 2021",
                                 u"15-Apr-2021",
                                 u"15-apr-21",
                                 u"15Apr2021",
                                 u"Apr 15, 2021",
                                 u"April 15th, 2021",
                                 u"15th April 2021",
                                 u"Thu, 15 Apr 2021",
                                 u"Thursday, April 15, 2021",
                                 u"2021 Apr 15",
                                 u"2021-Apr-15",
                                 u"15. April 2021",
                                 u"2021年四月15日",
                                 u"2021年4月15日 星期四",
                                 u"2021-04-15 (Thu)",
                                 u"15 APR. 2021"}) {
        INFO(QStringView(text).toString().toStdString());
        CHECK(dateRead(text) == u"2021-04-15");
        CHECK(dateRead(text, dayFirst) == u"2021-04-15");
        CHECK(dateRead(text, monthFirst) == u"2021-04-15");
    }
    CHECK(dateRead(u"5 Sept 2020") == u"2020-09-05");
    CHECK(dateRead(u"2019年十二月31日") == u"2019-12-31");
    CHECK(dateRead(u"May 1, 1999") == u"1999-05-01");
}

TEST_CASE("dates of numbers alone are read in the order of the column")
{
    CHECK(dateRead(u"01/02/2021", dayFirst) == u"2021-02-01");
    CHECK(dateRead(u"01/02/2021", monthFirst) == u"2021-01-02");
    CHECK(dateRead(u"01/02/2021") == u"-");
    CHECK(dateRead(u"20-10-16", dayFirst) == u"2016-10-20");
    CHECK(dateRead(u"20-10-16", monthFirst) == u"-");
    CHECK(dateRead(u"1.2.69", dayFirst) == u"2069-02-01");
    CHECK(dateRead(u"1.2.70", dayFirst) == u"1970-02-01");
    CHECK(dateRead(u"15. 4. 2021", dayFirst) == u"2021-04-15");
    CHECK(dateRead(u"15.4.2021.", dayFirst) == u"2021-04-15");
    CHECK(dateRead(u"13/13/2021", dayFirst) == u"-");
    CHECK(dateRead(u"15/4-2021", dayFirst) == u"-");
}

TEST_CASE("times, halves of the day and offsets are read")
{
    CHECK(dateRead(u"2021-04-15 00:03:00") == u"2021-04-15 00:03:00.000");
    CHECK(dateRead(u"15 Apr, 2021 00:02:00") == u"2021-04-15 00:02:00.000");
    CHECK(dateRead(u"2010-10-14T12:00:00.000Z") == u"2010-10-14 12:00:00.000 0");
    CHECK(dateRead(u"2010-10-14T12:00:00.000GMT") == u"2010-10-14 12:00:00.000 0");
    CHECK(dateRead(u"2010-10-14T12:00:00.123456+08:00") == u"2010-10-14 12:00:00.123 28800");
    CHECK(dateRead(u"2010-10-14 12:00-0530") == u"2010-10-14 12:00:00.000 -19800");
    CHECK(dateRead(u"2010-10-14 12:00 +08") == u"2010-10-14 12:00:00.000 28800");
    CHECK(dateRead(u"07/15/2009 02:14:45+0800", monthFirst) == u"2009-07-15 02:14:45.000 28800");
    CHECK(dateRead(u"4/15/2021 3:05 PM", monthFirst) == u"2021-04-15 15:05:00.000");
    CHECK(dateRead(u"4/15/2021 12:05:09am", monthFirst) == u"2021-04-15 00:05:09.000");
    CHECK(dateRead(u"4/15/2021 12:05 p.m.", monthFirst) == u"2021-04-15 12:05:00.000");
    CHECK(dateRead(u"2017/4/27 下午3:05") == u"2017-04-27 15:05:00.000");
    CHECK(dateRead(u"2017/4/27 上午 9:05:10") == u"2017-04-27 09:05:10.000");
    CHECK(dateRead(u"2017年4月27日 15时05分") == u"2017-04-27 15:05:00.000");
    CHECK(dateRead(u"2017年4月27日15:05") == u"2017-04-27 15:05:00.000");
    CHECK(dateRead(u"20170427T150500Z") == u"-");
    CHECK(dateRead(u"2017-04-27 25:00") == u"-");
    CHECK(dateRead(u"2017-04-27 24:00") == u"-");
    CHECK(dateRead(u"2017-04-27 13:00 AM") == u"-");
    CHECK(dateRead(u"2017-04-27 12:61") == u"-");
    CHECK(dateRead(u"2017-04-27 12:00+99:00") == u"-");
    CHECK(dateRead(u"2017-04-27 soon") == u"-");
}

TEST_CASE("absurd dates and other texts are no dates")
{
    for (const char16_t *text : {u"",
                                 u" ",
                                 u"0000-00-00",
                                 u"0000-01-01",
                                 u"9999-12-31",
                                 u"2021-02-30",
                                 u"2021-13-01",
                                 u"2021-00-10",
                                 u"2021-01-00",
                                 u"2021-1-32",
                                 u"0021-01-01",
                                 u"0999-12-31",
                                 u"3000-01-01",
                                 u"Feb 30, 2021",
                                 u"2021",
                                 u"2021-04",
                                 u"4月15日",
                                 u"12.50",
                                 u"1.2.3",
                                 u"192.168.1.1",
                                 u"138-0013-8000",
                                 u"+86 138 0013 8000",
                                 u"123456789",
                                 u"20211301",
                                 u"now",
                                 u"today",
                                 u"n/a",
                                 u"-",
                                 u"2021-04-15-16",
                                 u"2021--04--15x",
                                 u"Mon Tue Wed",
                                 u"Apr Apr 2021",
                                 u"2009\\7\\14",
                                 u"1e10",
                                 u"NaN",
                                 u"15 Avril 2021",
                                 u"2021年15日4月",
                                 u"31/04/2021",
                                 u"2021-04-15 12",
                                 u"99999999999999999999-1-1"}) {
        INFO(QStringView(text).toString().toStdString());
        CHECK(dateRead(text) == u"-");
        CHECK(dateRead(text, dayFirst) == u"-");
        CHECK(dateRead(text, monthFirst) == u"-");
    }
    CHECK(dateRead(QString(100'000, u'1')) == u"-");
    CHECK(dateRead(u"2020-02-29") == u"2020-02-29");
    CHECK(dateRead(u"2100-02-29") == u"-");
}

TEST_CASE("format strings of mapping files are understood")
{
    const auto format = [](QStringView pattern) { return dateFormatFromPattern(pattern); };
    CHECK(format(u"dd-mm-yy") == DateFormat{DateOrder::DayMonthYear, 2});
    CHECK(format(u"m/d/yyyy") == DateFormat{DateOrder::MonthDayYear, 4});
    CHECK(format(u"yyyy-mm-dd") == DateFormat{DateOrder::YearMonthDay, 4});
    CHECK(format(u"YYYY-MM-DD hh:mm:ss") == DateFormat{DateOrder::YearMonthDay, 4});
    CHECK(format(u"yyyy年m月d日") == DateFormat{DateOrder::YearMonthDay, 4});
    CHECK(format(u"dd mmm yyyy") == DateFormat{DateOrder::DayMonthYear, 4});
    CHECK(format(u"yy.mm.dd") == DateFormat{DateOrder::YearMonthDay, 2});
    CHECK(format(u"excel")->excelSerial);
    for (const char16_t *bad :
         {u"", u"yyyy", u"dd-mm", u"yyyy-dd-mm", u"d/m/y", u"dd-mm-yyyyy", u"date", u"dd-mm-yy-dd"}) {
        INFO(QStringView(bad).toString().toStdString());
        CHECK_FALSE(format(bad));
    }
    CHECK(dateRead(u"20-10-16", *format(u"dd-mm-yy")) == u"2016-10-20");
    CHECK(dateRead(u"20-10-2016", *format(u"dd-mm-yy")) == u"2016-10-20");
    CHECK(dateRead(u"16.10.20", *format(u"yy.mm.dd")) == u"2016-10-20");
    CHECK(dateRead(u"3/1/2017", *format(u"m/d/yyyy")) == u"2017-03-01");
    CHECK(dateRead(u"13/1/2017", *format(u"m/d/yyyy")) == u"-");
    CHECK(dateRead(u"3/1/17", *format(u"m/d/yyyy")) == u"-");
}

TEST_CASE("Excel serial numbers are dates only when asked")
{
    const DateFormat excel = *dateFormatFromPattern(u"excel");
    CHECK(dateRead(u"42664", excel) == u"2016-10-21");
    CHECK(dateRead(u"42664.5", excel) == u"2016-10-21 12:00:00.000");
    CHECK(dateRead(u"1", excel) == u"1900-01-01");
    CHECK(dateRead(u"59", excel) == u"1900-02-28");
    CHECK(dateRead(u"60", excel) == u"-");
    CHECK(dateRead(u"61", excel) == u"1900-03-01");
    CHECK(dateRead(u"0", excel) == u"-");
    CHECK(dateRead(u"-5", excel) == u"-");
    CHECK(dateRead(u"1e300", excel) == u"-");
    CHECK(dateRead(u"2016-10-21", excel) == u"2016-10-21");
    CHECK(dateRead(u"42664") == u"-");
}

TEST_CASE("the order of a column is the one that every cell allows")
{
    const ColumnDateFormat european = columnOf({u"01/02/2021", u"25/12/2020", u"", u"03/04/2021"});
    CHECK(european.format.order == DateOrder::DayMonthYear);
    CHECK_FALSE(european.ambiguous);
    CHECK(european.dates == 3);
    CHECK(european.unreadable == 0);

    const ColumnDateFormat american = columnOf({u"1/2/2021", u"12/25/2020 10:00"});
    CHECK(american.format.order == DateOrder::MonthDayYear);
    CHECK_FALSE(american.ambiguous);
    CHECK(american.withTime == 1);

    const ColumnDateFormat iso = columnOf({u"2021-01-02", u"15 Apr 2021"});
    CHECK(iso.format.order == DateOrder::YearMonthDay);
    CHECK_FALSE(iso.ambiguous);

    const ColumnDateFormat mixed = columnOf({u"2021-01-02", u"25/12/2020", u"n/a"});
    CHECK(mixed.format.order == DateOrder::DayMonthYear);
    CHECK(mixed.dates == 2);
    CHECK(mixed.unreadable == 1);
}

TEST_CASE("a column that fits two orders says so and is day first")
{
    const ColumnDateFormat either = columnOf({u"05/05/2021", u"01/02/2021", u"03/04/2021"});
    CHECK(either.ambiguous);
    CHECK(either.format.order == DateOrder::DayMonthYear);
    CHECK(either.example == u"01/02/2021");
    // The same day both ways is no ambiguity.
    CHECK_FALSE(columnOf({u"05/05/2021", u"6/6/2021"}).ambiguous);
    CHECK(columnOf({u"01-02-17"}).ambiguous);
    CHECK_FALSE(columnOf({}).ambiguous);
    CHECK(columnOf({u"x", u"y"}).dates == 0);
}

TEST_CASE("a column that contradicts itself is read as most of it allows, and says so")
{
    const ColumnDateFormat column = columnOf({u"25/12/2020", u"26/12/2020", u"12/27/2020", u"01/02/2021"});
    CHECK(column.contradictory);
    CHECK(column.format.order == DateOrder::DayMonthYear);
    CHECK(column.dates == 3);
    CHECK(column.unreadable == 1);
    CHECK_FALSE(column.ambiguous);
}

TEST_CASE("a two-digit year is last and lies from 1970 to 2069")
{
    const ColumnDateFormat column = columnOf({u"20-10-16", u"01-03-17", u"11-03-17"});
    CHECK(column.format.order == DateOrder::DayMonthYear);
    CHECK_FALSE(column.ambiguous);
    CHECK(parseDate(u"01-03-17", column.format) == QDate(2017, 3, 1));
}

TEST_CASE("moments take the offset of the text, else the zone that is given")
{
    const QTimeZone zone("Asia/Shanghai");
    const auto utc = [&](QStringView text, const DateFormat &format = {}) {
        const auto moment = parseDateTime(text, format, zone);
        return moment ? moment->toUTC().toString(Qt::ISODate) : QString();
    };
    CHECK(utc(u"2021-04-15 08:00") == u"2021-04-15T00:00:00Z");
    CHECK(utc(u"2021-04-15") == u"2021-04-14T16:00:00Z");
    CHECK(utc(u"2021-04-15T08:00Z") == u"2021-04-15T08:00:00Z");
    CHECK(utc(u"2021-04-15T08:00-05:00") == u"2021-04-15T13:00:00Z");
    CHECK(utc(u"1/2/2021", monthFirst) == u"2021-01-01T16:00:00Z");
    CHECK(utc(u"soon").isEmpty());
}

TEST_CASE("the three sales files are guessed right and tell the same dates")
{
    const QString root = sharedData(QStringLiteral("maven-crm-sales"));
    if (root.isEmpty())
        return;
    std::vector<std::vector<QDate>> engaged, closed;
    for (const DatedFile &dated :
         {DatedFile{"/sales_pipeline.csv", DateOrder::YearMonthDay},
          DatedFile{"/variants/sales_pipeline.dd-mm-yy.csv", DateOrder::DayMonthYear},
          DatedFile{"/variants/sales_pipeline.us-dates-trailing-space.csv", DateOrder::MonthDayYear}}) {
        INFO(dated.file);
        const QString path = root + QString::fromLatin1(dated.file);
        auto reader = CsvReader::open(path);
        REQUIRE(reader);
        const Table rows = rowsOf(**reader).value();
        REQUIRE(rows.size() == 8'800);
        for (const QString &name : {QStringLiteral("engage_date"), QStringLiteral("close_date")}) {
            const qsizetype column = (*reader)->headers().indexOf(name);
            REQUIRE(column >= 0);
            DateColumnGuess guess;
            for (const QStringList &row : rows)
                guess.add(row[column]);
            const ColumnDateFormat format = guess.result();
            CHECK(format.format.order == dated.order);
            CHECK_FALSE(format.ambiguous);
            CHECK_FALSE(format.contradictory);
            CHECK(format.unreadable == 0);
            std::vector<QDate> dates;
            for (const QStringList &row : rows)
                dates.push_back(parseDate(row[column], format.format).value_or(QDate()));
            (name.startsWith(u'e') ? engaged : closed).push_back(dates);
        }
    }
    for (const auto *columns : {&engaged, &closed}) {
        CHECK((*columns)[0] == (*columns)[1]);
        CHECK((*columns)[0] == (*columns)[2]);
    }
}

TEST_CASE("the date columns of the Zoho and Chinese samples are guessed")
{
    const auto columnIn = [](const QString &path, const QString &name) {
        auto reader = CsvReader::open(path);
        if (!reader)
            FAIL(told(reader.error()).toStdString());
        const qsizetype column = (*reader)->headers().indexOf(name);
        REQUIRE(column >= 0);
        DateColumnGuess guess;
        TableRow row;
        while ((*reader)->next(row).value())
            guess.add(row.cells[size_t(column)]);
        return guess.result();
    };
    const QString root = sharedData(QStringLiteral("zoho-crm-sample"));
    if (root.isEmpty())
        return;
    const ColumnDateFormat created = columnIn(root + QStringLiteral("/Potentials.csv"), QStringLiteral("Created Time"));
    CHECK(created.dates == 3'632);
    CHECK(created.withTime == 3'632);
    CHECK(created.unreadable == 0);
    const ColumnDateFormat orders =
        columnIn(root + QStringLiteral("/Sales_Orders.csv"), QStringLiteral("Created Time"));
    CHECK(orders.dates > 0);
    CHECK(orders.format.order != DateOrder::YearMonthDay);
    const QString torture = sharedData(QStringLiteral("csv-torture/csvkit"));
    if (torture.isEmpty())
        return;
    CHECK(columnIn(torture + QStringLiteral("/test_numeric_date_format.csv"), QStringLiteral("a")).dates == 2);
    const ColumnDateFormat day = columnIn(torture + QStringLiteral("/test_date_format.csv"), QStringLiteral("a"));
    CHECK(day.format.order == DateOrder::DayMonthYear);
    CHECK_FALSE(day.ambiguous);
}
