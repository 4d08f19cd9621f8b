// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/ui/charts/chart_samples.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_text.h"
#include "ui/language/translations.h"

#include <QFile>
#include <QTemporaryDir>

using namespace millrace;
using namespace millrace::test;

namespace {

ChartData small(ChartData::Kind kind = ChartData::Kind::Bar)
{
    ChartData data = sampleChart(kind, 3, 1, QStringLiteral("Ann"));
    data.title = QStringLiteral("Won");
    data.categories = {QStringLiteral("Ann"), QStringLiteral("Bo"), QStringLiteral("Cy")};
    data.series[0].points[0].value = 1'200;
    data.series[0].points[1].value = 34'500;
    data.series[0].points[2].value.reset();
    return data;
}

} // namespace

TEST_CASE("figures are written as the reader's language has them")
{
    ChartNumbers numbers;
    numbers.kind = ChartNumbers::Kind::Money;
    numbers.currency = *CurrencyCode::fromString(u"CNY");
    CHECK(numbers.onAxis(0) == QStringLiteral("¥0"));
    CHECK(numbers.onAxis(500) == QStringLiteral("¥500"));
    CHECK(numbers.onAxis(-20'000) == QStringLiteral("-¥20K"));
    CHECK(numbers.exact(1234.5) == QStringLiteral("¥1,234.50"));
    numbers.chinese = true;
    CHECK(numbers.onAxis(123'456) == QStringLiteral("¥12.3万"));
    CHECK(numbers.beside(123'456) == QStringLiteral("¥12.3万"));
    numbers.shortMoney = false;
    CHECK(numbers.beside(123'456) == QStringLiteral("¥123,456.00"));
    numbers.kind = ChartNumbers::Kind::Percent;
    CHECK(numbers.onAxis(40) == QStringLiteral("40%"));
    CHECK(numbers.beside(63.24) == QStringLiteral("63.2%"));
    numbers.kind = ChartNumbers::Kind::Count;
    CHECK(numbers.onAxis(120'000) == QStringLiteral("12万"));
    CHECK(numbers.beside(120'000) == QStringLiteral("120,000"));
    numbers.chinese = false;
    CHECK(numbers.onAxis(120'000) == QStringLiteral("120K"));
    numbers.kind = ChartNumbers::Kind::Days;
    CHECK(numbers.beside(2.44) == QStringLiteral("2.4"));
}

TEST_CASE("a chart is spoken as one sentence, largest first, in the language of now")
{
    Translations translations;
    translations.use("en");
    CHECK(spokenSentence(small()) == QStringLiteral("Bars: Won, Won value (CNY): Bo ¥34.5K, Ann ¥1,200"));
    CHECK(spokenSentence(small(ChartData::Kind::Funnel)) ==
          QStringLiteral("Funnel: Won, Won value (CNY): Ann ¥1,200, Bo ¥34.5K"));
    CHECK(spokenDatum(small(), {0, 1}) == QStringLiteral("Bo, Won value (CNY): ¥34,500.00, 96.6%"));
    CHECK(spokenDatum(small(), {0, 2}) == QStringLiteral("Cy, Won value (CNY): no figure"));
    CHECK(spokenDatum(small(), {4, 2}).isEmpty());
    translations.use("zh_CN");
    ChartData data = small();
    data.numbers.chinese = true;
    CHECK(spokenSentence(data) == QStringLiteral("条形图：Won，Won value (CNY)：Bo ¥3.5万，Ann ¥1,200"));
    translations.use("en");
}

TEST_CASE("a long chart says its largest figures and how many more there are")
{
    Translations translations;
    translations.use("en");
    const QString sentence = spokenSentence(sampleChart(ChartData::Kind::Bar, 20, 1, QStringLiteral("A")));
    CHECK(sentence.endsWith(QStringLiteral("and 14 more")));
    const QString course = spokenSentence(sampleChart(ChartData::Kind::Line, 20, 1, QStringLiteral("A")));
    CHECK(course.contains(QStringLiteral("A 0 ")));
    CHECK(course.contains(QStringLiteral("A 19 ")));
    CHECK_FALSE(course.contains(QStringLiteral("A 7 ")));
}

TEST_CASE("nothing and too little are said instead of drawn")
{
    Translations translations;
    translations.use("en");
    ChartData data;
    CHECK(data.isEmpty());
    CHECK(insteadOfChart(data) == QStringLiteral("There is nothing to draw yet"));
    CHECK(layOutChart(data, sampleStyle(), {400, 300}).marks.empty());
    data = small();
    CHECK(insteadOfChart(data).isEmpty());
    data.tooFew = 2;
    CHECK(insteadOfChart(data).contains(QStringLiteral("2")));
    CHECK(layOutChart(data, sampleStyle(), {400, 300}).marks.empty());
    CHECK(spokenSentence(data).contains(insteadOfChart(data)));
}

TEST_CASE("the table twin has every figure once, in full")
{
    const ChartTable table = tableTwin(small());
    CHECK(table.headings == QStringList{"Owner", "Series 0"});
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[1] == QStringList{"Bo", "¥34,500.00"});
    CHECK(table.rows[2] == QStringList{"Cy", ""});
    CHECK(table.data[1][1] == ChartDatum{0, 1});
    CHECK(table.data[1][0].isNull());
    const ChartTable points = tableTwin(small(ChartData::Kind::Scatter));
    CHECK(points.headings.size() == 3);
    CHECK(points.rows[0].size() == 3);
}

TEST_CASE("a picture is light and whole in every format, and other names are refused")
{
    const QTemporaryDir folder;
    const ChartPicture picture(small());
    const QImage image = picture.image();
    CHECK(image.width() == 1800);
    CHECK(image.pixelColor(3, 3) == QColor(Qt::white));
    int blue = 0;
    for (int y = 0; y < image.height(); ++y)
        blue += image.pixelColor(image.width() / 2, y) == Tokens::light().category[0];
    CHECK(blue > 20);
    REQUIRE(picture.save(folder.filePath(QStringLiteral("a.png"))).has_value());
    REQUIRE(picture.save(folder.filePath(QStringLiteral("a.SVG"))).has_value());
    CHECK(QImage(folder.filePath(QStringLiteral("a.png"))) == image.convertToFormat(QImage::Format_RGB32));
    QFile svg(folder.filePath(QStringLiteral("a.SVG")));
    REQUIRE(svg.open(QIODevice::ReadOnly));
    const QString drawing = QString::fromUtf8(svg.readAll());
    CHECK(drawing.contains(QStringLiteral("<title>Won</title>")));
    CHECK(drawing.contains(QStringLiteral("¥34.5K")));
    CHECK_FALSE(drawing.contains(QStringLiteral("<image")));
    CHECK_FALSE(picture.save(folder.filePath(QStringLiteral("a.bmp"))).has_value());
    CHECK_FALSE(picture.save(folder.filePath(QStringLiteral("no/where.png"))).has_value());
}
