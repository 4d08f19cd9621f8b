// SPDX-License-Identifier: GPL-3.0-or-later
// Charts out of reports, funnels, waterfalls and targets: the same figures, each leading to its records.
#include "core/reports/report_library.h"
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "ui/charts/chart_text.h"
#include "ui/charts/report_chart.h"

#include <QJsonDocument>

using namespace millrace;
using namespace millrace::test;

namespace {

struct ChartWorld : TempWorkspace
{
    ChartWorld()
    {
        deal("a", "Won", "1000", "2025-01-10", "website");
        deal("b", "Won", "3000", "2025-02-11", "partner");
        deal("c", "Lost", "500", "2025-02-20", "website");
        deal("d", "Won", "250", "2025-05-02", "website");
        deal("e", "Lost", "900", "2025-05-12", "partner");
        tick();
    }
    void deal(const char *name, const char *stage, const char *amount, const char *closed, const char *source)
    {
        create(u"opportunity", {{"name", QString::fromLatin1(name)},
                                {"pipeline", pipeline()},
                                {"stage", this->stage(QString::fromLatin1(stage)).toString()},
                                {"amount", QString::fromLatin1(amount)},
                                {"close_date", QString::fromLatin1(closed)},
                                {"reason", QStringLiteral("price")},
                                {"source", QString::fromLatin1(source)}});
    }
    ReportTable run(const QByteArray &json) const
    {
        const auto definition =
            must(reportFromJson(QStringLiteral("opportunity"), QJsonDocument::fromJson(json).object()));
        return must(runReport(*workspace, session(), definition));
    }
    FormatContext context() const
    {
        FormatContext context;
        context.metadata = workspace->metadata();
        context.baseCurrency = workspace->baseCurrency();
        return context;
    }
    ChartData chart(const ReportTable &table) const
    {
        return reportChart(table, QStringLiteral("Title"), reportChartKind(table).value(), context());
    }
    /// The records behind every point of a chart of counts are as many as the point says.
    void checkPoints(const ReportTable &table, const ChartData &data) const
    {
        int checked = 0;
        for (const ChartSeries &series : data.series)
            for (const ChartPoint &point : series.points) {
                if (!point.opens || !point.value)
                    continue;
                ++checked;
                const Query behind = table.recordsBehind(size_t(point.row), size_t(point.column));
                CHECK(double(must(workspace->count(session(), behind))) == *point.value);
            }
        CHECK(checked > 0);
    }
};

constexpr const char *counts = R"j("measures":[{"key":"records","measure":"count"},
    {"key":"value","measure":"sum","field":"amount"}])j";

QByteArray report(const char *more)
{
    return QByteArray("{") + counts + "," + more + "}";
}

QStringList texts(const ChartSeries &series)
{
    QStringList all;
    for (const ChartPoint &point : series.points)
        all << (point.value ? QString::number(*point.value) : QStringLiteral("-"));
    return all;
}

} // namespace

TEST_CASE("one group makes bars that lie, of the figure that the report draws, and every bar leads to its records")
{
    const ChartWorld world;
    const ReportTable table = world.run(report(R"j("groups":[{"field":"source"}],"chart":{"kind":"bar"})j"));
    const ChartData data = world.chart(table);
    CHECK(data.kind == ChartData::Kind::Bar);
    CHECK(data.categories == QStringList{"Website", "Partner"});
    REQUIRE(data.series.size() == 1);
    CHECK(texts(data.series[0]) == QStringList{"3", "2"});
    CHECK(data.numbers.kind == ChartNumbers::Kind::Count);
    world.checkPoints(table, data);
    const ReportTable money =
        world.run(report(R"j("groups":[{"field":"source"}],"chart":{"kind":"bar","figures":["value"]})j"));
    const ChartData amounts = world.chart(money);
    CHECK(amounts.numbers.kind == ChartNumbers::Kind::Money);
    CHECK(texts(amounts.series[0]) == QStringList{"1750", "3900"});
    CHECK(amounts.unit.contains(money.currency.toString()));
}

TEST_CASE("months make columns, and a line has the months too in which there is nothing")
{
    const ChartWorld world;
    const ReportTable bars =
        world.run(report(R"j("groups":[{"field":"close_date","unit":"month"}],"chart":{"kind":"bar"})j"));
    CHECK(world.chart(bars).kind == ChartData::Kind::Column);
    CHECK(world.chart(bars).categories == QStringList{"Jan 2025", "Feb 2025", "May 2025"});
    const ReportTable line =
        world.run(report(R"j("groups":[{"field":"close_date","unit":"month"}],"chart":{"kind":"line"})j"));
    const ChartData data = world.chart(line);
    CHECK(data.categories == QStringList{"Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025", "May 2025"});
    CHECK(texts(data.series[0]) == QStringList{"1", "2", "0", "0", "2"});
    CHECK_FALSE(data.series[0].points[2].opens);
    world.checkPoints(line, data);
}

TEST_CASE("a pivot and a second group make series, a map of heat turns them over")
{
    const ChartWorld world;
    const ReportTable pivot =
        world.run(report(R"j("groups":[{"field":"source"}],"pivot":{"field":"stage"},"chart":{"kind":"stacked"})j"));
    const ChartData stacked = world.chart(pivot);
    CHECK(stacked.kind == ChartData::Kind::StackedBar);
    REQUIRE(stacked.series.size() == 2);
    CHECK(stacked.categories == QStringList{"Website", "Partner"});
    world.checkPoints(pivot, stacked);
    const ReportTable two =
        world.run(report(R"j("groups":[{"field":"source"},{"field":"stage"}],"chart":{"kind":"stacked"})j"));
    const ChartData second = world.chart(two);
    REQUIRE(second.series.size() == 2);
    world.checkPoints(two, second);
    for (size_t s = 0; s < 2; ++s) {
        const auto same = std::find_if(stacked.series.begin(), stacked.series.end(),
                                       [&](const ChartSeries &one) { return one.name == second.series[s].name; });
        REQUIRE(same != stacked.series.end());
        CHECK(texts(*same) == texts(second.series[s]));
    }
    const ReportTable heat =
        world.run(report(R"j("groups":[{"field":"source"}],"pivot":{"field":"stage"},"chart":{"kind":"heat"})j"));
    const ChartData map = world.chart(heat);
    REQUIRE(map.series.size() == 2);
    CHECK(map.series[0].name == QStringLiteral("Website"));
    CHECK(map.categories.size() == 2);
    world.checkPoints(heat, map);
}

TEST_CASE("what a report is compared with stands behind as an outline, and a report without groups is one figure")
{
    const ChartWorld world;
    const char *compared = R"j("compare":{"field":"close_date","period":"last 12 months","shift":1,"unit":"month"})j";
    const ReportTable table = world.run(
        report((QByteArray(R"j("groups":[{"field":"source"}],"chart":{"kind":"bar"},)j") + compared).constData()));
    const ChartData data = world.chart(table);
    REQUIRE(data.series.size() == 2);
    CHECK_FALSE(data.series[0].ghost);
    CHECK(data.series[1].ghost);
    const ReportTable alone = world.run(report((QByteArray(R"j("chart":{"kind":"bar"},)j") + compared).constData()));
    const ChartData figure = world.chart(alone);
    CHECK(figure.kind == ChartData::Kind::Figure);
    CHECK(figure.growth.has_value());
    CHECK(*figure.series[0].points[0].value == double(alone.records));
}

TEST_CASE("points set one figure against another, and two are too few")
{
    const ChartWorld world;
    const ReportTable table =
        world.run(report(R"j("groups":[{"field":"name"}],"chart":{"kind":"scatter","figures":["value","records"]})j"));
    const ChartData data = world.chart(table);
    REQUIRE(data.series[0].points.size() == 5);
    CHECK(data.acrossNumbers.kind == ChartNumbers::Kind::Count);
    CHECK(*data.series[0].points[1].value == 3000);
    CHECK(*data.series[0].points[1].at == 1);
    const ReportTable two = world.run(report(R"j("groups":[{"field":"source"}],"chart":{"kind":"scatter"})j"));
    CHECK(world.chart(two).tooFew == 5);
}

TEST_CASE("a list and a report that draws nothing have no chart")
{
    const ChartWorld world;
    CHECK_FALSE(reportChartKind(world.run(R"j({"list":["name","amount"]})j")));
    CHECK_FALSE(reportChartKind(world.run(report(R"j("groups":[{"field":"source"}])j"))));
}

TEST_CASE("every ready report with a chart draws it, in both languages")
{
    const ChartWorld world;
    int drawn = 0;
    for (const ReportEntry &entry : must(readReports(*world, world.session())).reports) {
        const ReportTable table = must(runReport(*world, world.session(), entry.definition));
        const auto kind = reportChartKind(table);
        if (!kind)
            continue;
        ++drawn;
        for (const char *locale : {"en", "zh_CN"}) {
            FormatContext context = world.context();
            context.locale = QString::fromLatin1(locale);
            const ChartData data = reportChart(table, entry.name, *kind, context);
            INFO(entry.key.toStdString());
            CHECK_FALSE(spokenSentence(data).isEmpty());
            CHECK(data.numbers.chinese == context.isChinese());
            for (const ChartSeries &series : data.series)
                for (const ChartPoint &point : series.points)
                    CHECK((point.row >= 0 || !point.opens || !point.value));
        }
    }
    CHECK(drawn > 15);
}

TEST_CASE("the funnel is drawn with what is lost beside it and the other funnel behind it")
{
    const ChartWorld world;
    FunnelQuery query;
    query.members = true;
    const FunnelReport report = must(funnelReport(*world, world.session(), query));
    const ChartData data = funnelChart(report, report.total, &report.total, QStringLiteral("earlier"), world.context());
    CHECK(data.kind == ChartData::Kind::Funnel);
    CHECK(data.categories.size() == qsizetype(report.total.stages.size()) + 2);
    REQUIRE(data.series.size() == 2);
    CHECK(data.series[1].ghost);
    const size_t stages = report.total.stages.size();
    CHECK(*data.series[0].points[stages].value == 3);
    CHECK(data.series[0].points[stages].tone == ChartPoint::Tone::Won);
    CHECK(*data.series[0].points[stages + 1].value == 2);
    CHECK(funnelChart(report, report.total, nullptr, {}, world.context()).series.size() == 1);
}

TEST_CASE("the steps of a waterfall add up to its end")
{
    ChartWorld world;
    world.create(u"opportunity", {{"name", QStringLiteral("open")},
                                  {"pipeline", world.pipeline()},
                                  {"stage", world.stage(QStringLiteral("Qualification")).toString()},
                                  {"amount", QStringLiteral("700")}});
    WaterfallQuery query;
    query.from = Instant{world.clock.now().us - 86'400'000'000 * 30};
    const WaterfallReport report = must(waterfallReport(*world, world.session(), query));
    const ChartData data = waterfallChart(report, report.total, world.context());
    double sum = 0;
    for (const ChartPoint &point : data.series[0].points)
        if (&point != &data.series[0].points.back())
            sum += *point.value;
    CHECK(sum == *data.series[0].points.back().value);
    CHECK(sum == 700);
}
