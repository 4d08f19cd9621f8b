// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/cell_parse.h"
#include "tests/core/interchange/shared_data.h"
#include "tests/support/catch.h"

#include <random>

using namespace millrace;
using namespace millrace::test;

namespace {

QString numberRead(QStringView text, QChar decimal = u'.')
{
    return parseNumber(text, decimal).value_or(QStringLiteral("-"));
}

/// "22700.00 USD"; "-" for no amount.
QString amountRead(QStringView text)
{
    const auto amount = parseAmount(text);
    return amount ? (amount->number + u' ' + amount->currency).trimmed() : QStringLiteral("-");
}

} // namespace

TEST_CASE("numbers become plain decimal text without losing a digit")
{
    CHECK(numberRead(u"1054") == u"1054");
    CHECK(numberRead(u"1054.00 ") == u"1054.00");
    CHECK(numberRead(u"1,234.50") == u"1234.50");
    CHECK(numberRead(u"1,234,567.891234567890123456789") == u"1234567.891234567890123456789");
    CHECK(numberRead(u"12,34,567") == u"1234567");
    CHECK(numberRead(u"1,2345,6789") == u"123456789");
    CHECK(numberRead(u"1 234 567") == u"1234567");
    CHECK(numberRead(u"1'234.5") == u"1234.5");
    CHECK(numberRead(u"1，234") == u"1234");
    CHECK(numberRead(u"１２３．５") == u"123.5");
    CHECK(numberRead(u"-12") == u"-12");
    CHECK(numberRead(u"+12") == u"12");
    CHECK(numberRead(u"\u2212"
                     u"12") == u"-12");
    CHECK(numberRead(u"12-") == u"-12");
    CHECK(numberRead(u"(12.50)") == u"-12.50");
    CHECK(numberRead(u"007") == u"7");
    CHECK(numberRead(u".5") == u"0.5");
    CHECK(numberRead(u"5.") == u"5");
    CHECK(numberRead(u"-0.00") == u"0.00");
    CHECK(numberRead(u"1.38E+10") == u"13800000000");
    CHECK(numberRead(u"1.5e-3") == u"0.0015");
    CHECK(numberRead(u"12.5%") == u"12.5");
    CHECK(parseAmount(u"12.5%")->percent);
}

TEST_CASE("a decimal comma is read when told")
{
    CHECK(numberRead(u"1.234,56", u',') == u"1234.56");
    CHECK(numberRead(u"1 234,56", u',') == u"1234.56");
    CHECK(numberRead(u"0,5", u',') == u"0.5");
    CHECK(numberRead(u"1.234.567", u',') == u"1234567");
    CHECK(numberRead(u"1.50", u',') == u"-");
    CHECK(numberRead(u"1.234,56") == u"-");
}

TEST_CASE("what is no number, or could be two, is refused")
{
    for (const char16_t *text :
         {u"",          u" ",          u"-",     u"+",          u".",      u",",    u"()",  u"1,50", u"1,2,3",
          u"12,345,67", u"1,234,56.7", u"1.2.3", u"--5",        u"-(5)",   u"(-5)", u"5-5", u"abc",  u"12abc",
          u"1e",        u"1e99",       u"0x10",  u"NaN",        u"inf",    u"$",    u"USD", u"万",   u"1,,000",
          u",123",      u"1 23",       u"12:30", u"2021-04-15", u"$5 EUR", u"1%%",  u"१२३"}) {
        INFO(QStringView(text).toString().toStdString());
        CHECK(numberRead(text) == u"-");
    }
    CHECK(numberRead(QString(61, u'9')) == u"-");
    CHECK(numberRead(QString(60, u'9')) == QString(60, u'9'));
    CHECK(numberRead(QString(1'000'000, u'(')) == u"-");
}

TEST_CASE("scales are multiplied out exactly")
{
    CHECK(amountRead(u"$342.09K") == u"342090 USD");
    CHECK(amountRead(u"$1,117.10K") == u"1117100 USD");
    CHECK(amountRead(u"1.2345k") == u"1234.5");
    CHECK(amountRead(u"12万") == u"120000");
    CHECK(amountRead(u"1.2亿") == u"120000000");
    CHECK(amountRead(u"3千万") == u"30000000");
    CHECK(amountRead(u"5百万元") == u"5000000 CNY");
    CHECK(amountRead(u"1.5 万元") == u"15000 CNY");
    CHECK(amountRead(u"12w") == u"120000");
    CHECK(amountRead(u"2M") == u"2000000");
    CHECK(amountRead(u"1.25bn") == u"1250000000");
    CHECK(amountRead(u"-0.00001亿") == u"-1000");
}

TEST_CASE("currencies are reported by their code")
{
    CHECK(amountRead(u"$22,700.00") == u"22700.00 USD");
    CHECK(amountRead(u"¥1,234.5") == u"1234.5 CNY");
    CHECK(amountRead(u"￥1,234.5元") == u"1234.5 CNY");
    CHECK(amountRead(u"US$ 9.90") == u"9.90 USD");
    CHECK(amountRead(u"HK$9") == u"9 HKD");
    CHECK(amountRead(u"€ 12") == u"12 EUR");
    CHECK(amountRead(u"12 €") == u"12 EUR");
    CHECK(amountRead(u"£5") == u"5 GBP");
    CHECK(amountRead(u"CNY 5") == u"5 CNY");
    CHECK(amountRead(u"5 usd") == u"5 USD");
    CHECK(amountRead(u"USD5") == u"5 USD");
    CHECK(amountRead(u"人民币100元") == u"100 CNY");
    CHECK(amountRead(u"100美元") == u"100 USD");
    CHECK(amountRead(u"RMB 100") == u"100 CNY");
    CHECK(amountRead(u"100块") == u"100 CNY");
    CHECK(amountRead(u"-$12") == u"-12 USD");
    CHECK(amountRead(u"$-12") == u"-12 USD");
    CHECK(amountRead(u"($12.50)") == u"-12.50 USD");
    CHECK(amountRead(u"$(12.50)") == u"-12.50 USD");
    CHECK(amountRead(u"12.50- €") == u"-12.50 EUR");
    CHECK(amountRead(u"12.50") == u"12.50");
    CHECK(amountRead(u"XYZ 5") == u"-");
}

TEST_CASE("random numbers come back whatever way they are grouped")
{
    std::mt19937_64 random(11);
    for (int round = 0; round < 2'000; ++round) {
        const QString whole = QString::number(random() >> (random() % 63));
        const QString fraction = round % 3 ? QString::number(random() % 100).rightJustified(2, u'0') : QString();
        const QString plain = fraction.isEmpty() ? whole : whole + u'.' + fraction;
        QString grouped = whole;
        const int width = round % 2 ? 3 : 4;
        for (qsizetype at = grouped.size() - width; at > 0; at -= width)
            grouped.insert(at, u',');
        if (!fraction.isEmpty())
            grouped += u'.' + fraction;
        INFO(grouped.toStdString());
        CHECK(numberRead(plain) == plain);
        CHECK(numberRead(grouped) == plain);
        const bool zero = plain.count(u'0') + plain.count(u'.') == plain.size();
        CHECK(numberRead(QStringLiteral("($%1)").arg(grouped)) == (zero ? plain : u'-' + plain));
    }
}

TEST_CASE("amounts of the sales and Zoho files are all read")
{
    const auto check = [](const QString &path, const QStringList &columns, const QString &currency) {
        INFO(path.toStdString());
        auto reader = CsvReader::open(path);
        REQUIRE(reader);
        TableRow row;
        qint64 read = 0;
        while ((*reader)->next(row).value())
            for (const QString &name : columns) {
                const QString &cell = row.cells[size_t((*reader)->headers().indexOf(name))];
                if (cell.trimmed().isEmpty())
                    continue;
                const auto amount = parseAmount(cell);
                if (!amount || amount->currency != currency)
                    FAIL(cell.toStdString());
                ++read;
            }
        return read;
    };
    const QString maven = sharedData(QStringLiteral("maven-crm-sales"));
    if (!maven.isEmpty()) {
        const QStringList value{QStringLiteral("close_value")};
        CHECK(check(maven + QStringLiteral("/sales_pipeline.csv"), value, {}) ==
              check(maven + QStringLiteral("/variants/sales_pipeline.us-dates-trailing-space.csv"), value, {}));
    }
    const QString zoho = sharedData(QStringLiteral("zoho-crm-sample"));
    if (!zoho.isEmpty()) {
        CHECK(check(zoho + QStringLiteral("/Potentials.csv"),
                    {QStringLiteral("Amount"), QStringLiteral("Expected Revenue")}, QStringLiteral("USD")) > 3'632);
        CHECK(
            check(zoho + QStringLiteral("/Campaigns.csv"),
                  {QStringLiteral("Expected Revenue"), QStringLiteral("Budgeted Cost"), QStringLiteral("Actual Cost")},
                  QStringLiteral("USD")) > 300);
    }
}

TEST_CASE("yes and no are read in both languages")
{
    for (const char16_t *text :
         {u"yes", u"YES", u" Yes ", u"true", u"y", u"T", u"1", u"on", u"是", u"有", u"对", u"✓", u"√", u"ｙｅｓ"})
        CHECK(parseBoolean(text) == true);
    for (const char16_t *text : {u"no", u"No", u"FALSE", u"n", u"f", u"0", u"off", u"否", u"无", u"错", u"×"})
        CHECK(parseBoolean(text) == false);
    for (const char16_t *text : {u"", u"maybe", u"2", u"yess", u"不", u"10"})
        CHECK_FALSE(parseBoolean(text));
}

TEST_CASE("a cell of several values is divided at every usual sign")
{
    CHECK(splitValues(u"a;b；c,d，e、f\ng\r\nh") ==
          QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d"),
                      QStringLiteral("e"), QStringLiteral("f"), QStringLiteral("g"), QStringLiteral("h")});
    CHECK(splitValues(u" 重要客户 ；； 上海 ") == QStringList{QStringLiteral("重要客户"), QStringLiteral("上海")});
    CHECK(splitValues(u"one value") == QStringList{QStringLiteral("one value")});
    CHECK(splitValues(u"").isEmpty());
    CHECK(splitValues(u" ; ,").isEmpty());
}
