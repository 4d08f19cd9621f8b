// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/ready_reports.h"

#include <QtGlobal>

namespace millrace {

namespace {

constexpr const char *winning = QT_TRANSLATE_NOOP("report", "Won and lost");
constexpr const char *pipelines = QT_TRANSLATE_NOOP("report", "Pipeline");
constexpr const char *customers = QT_TRANSLATE_NOOP("report", "Customers");
constexpr const char *people = QT_TRANSLATE_NOOP("report", "Follow-ups and tasks");
constexpr const char *leads = QT_TRANSLATE_NOOP("report", "Leads");

// Opportunities that ended, in a period and of a person where that is said.
constexpr const char *period = R"j("parameters":[{"key":"from","type":"date"},{"key":"to","type":"date"},
    {"key":"owner","type":"text"}])j";
constexpr const char *ended = R"j("filter":"stage.kind in (\"won\", \"lost\") and close_date >= \"$from\"
    and close_date <= \"$to\" and owner = \"$owner\"")j";
constexpr const char *wonOnly = R"j("filter":"stage.kind = \"won\" and close_date >= \"$from\"
    and close_date <= \"$to\" and owner = \"$owner\"")j";
constexpr const char *lostOnly = R"j("filter":"stage.kind = \"lost\" and close_date >= \"$from\"
    and close_date <= \"$to\" and owner = \"$owner\"")j";
constexpr const char *whose = R"j("parameters":[{"key":"owner","type":"text"},{"key":"pipeline","type":"text"}])j";
constexpr const char *open =
    R"j("filter":"stage.kind = \"open\" and owner = \"$owner\" and pipeline = \"$pipeline\"")j";
constexpr const char *anybody = R"j("parameters":[{"key":"owner","type":"text"}])j";

constexpr const char *winMeasures = R"j("measures":[
    {"key":"won","measure":"count","where":"stage.kind = \"won\""},
    {"key":"lost","measure":"count","where":"stage.kind = \"lost\""},
    {"key":"won_value","measure":"sum","field":"amount","where":"stage.kind = \"won\""}])j";
constexpr const char *winRate =
    R"j("computed":[{"key":"win_rate","formula":"won / (won + lost)","format":"percent"}])j";
constexpr const char *bestRate = R"j("sort":"-win_rate")j";
constexpr const char *rateChart = R"j("chart":{"kind":"bar","figures":["win_rate"]})j";
constexpr const char *cycleMeasures = R"j("measures":[{"key":"won","measure":"count"},
    {"key":"average_days","measure":"average","days":["@start","@end"]},
    {"key":"median_days","measure":"median","days":["@start","@end"]},
    {"key":"longest_days","measure":"max","days":["@start","@end"]}])j";
constexpr const char *countAndValue = R"j("measures":[{"key":"records","measure":"count"},
    {"key":"value","measure":"sum","field":"amount"}])j";
constexpr const char *shareOfValue =
    R"j("computed":[{"key":"share","formula":"value / total(value)","format":"percent"}])j";
constexpr const char *countOnly = R"j("measures":[{"key":"records","measure":"count"}])j";
constexpr const char *largest = R"j("sort":"-value")j";
constexpr const char *most = R"j("sort":"-records")j";
constexpr const char *valueChart = R"j("chart":{"kind":"bar","figures":["value"]})j";
constexpr const char *countChart = R"j("chart":{"kind":"bar","figures":["records"]})j";
constexpr const char *byOwner = R"j("groups":[{"field":"owner"}])j";

const std::vector<ReadyReport> &all()
{
    static const std::vector<ReadyReport> reports{
        {"win-rate-by-owner",
         QT_TRANSLATE_NOOP("report", "Win rate by person"),
         winning,
         "opportunity",
         {period, ended, byOwner, winMeasures, winRate, bestRate, rateChart}},
        {"win-rate-by-product",
         QT_TRANSLATE_NOOP("report", "Win rate by product"),
         winning,
         "opportunity",
         {period, ended, R"j("groups":[{"field":"product"}])j", winMeasures, winRate, bestRate, rateChart}},
        {"win-rate-by-industry",
         QT_TRANSLATE_NOOP("report", "Win rate by industry"),
         winning,
         "opportunity",
         {period, ended, R"j("groups":[{"field":"customer.industry"}])j", winMeasures, winRate, bestRate, rateChart}},
        {"win-rate-by-region",
         QT_TRANSLATE_NOOP("report", "Win rate by region"),
         winning,
         "opportunity",
         {period, ended, R"j("groups":[{"field":"customer.region"}])j", winMeasures, winRate, bestRate, rateChart}},
        {"win-rate-by-department",
         QT_TRANSLATE_NOOP("report", "Win rate by department"),
         winning,
         "opportunity",
         {period, ended, R"j("groups":[{"field":"owner.department"}])j", winMeasures, winRate, bestRate, rateChart}},
        {"win-rate-by-source",
         QT_TRANSLATE_NOOP("report", "Win rate by source"),
         winning,
         "opportunity",
         {period, ended, R"j("groups":[{"field":"source"}])j", winMeasures, winRate, bestRate, rateChart}},
        {"win-rate-by-amount",
         QT_TRANSLATE_NOOP("report", "Win rate by size of the amount"),
         winning,
         "opportunity",
         {period, ended, R"j("groups":[{"field":"amount","edges":["1000","10000","50000","100000","500000"]}])j",
          winMeasures, winRate, rateChart}},
        {"win-rate-by-owner-and-product",
         QT_TRANSLATE_NOOP("report", "Win rate by person and product"),
         winning,
         "opportunity",
         {period, ended, R"j("groups":[{"field":"owner"},{"field":"product"}])j", winMeasures, winRate}},
        {"cycle-time-by-owner",
         QT_TRANSLATE_NOOP("report", "Days to win by person"),
         winning,
         "opportunity",
         {period, wonOnly, byOwner, cycleMeasures, R"j("chart":{"kind":"bar","figures":["median_days"]})j"}},
        {"cycle-time-by-product",
         QT_TRANSLATE_NOOP("report", "Days to win by product"),
         winning,
         "opportunity",
         {period, wonOnly, R"j("groups":[{"field":"product"}])j", cycleMeasures,
          R"j("chart":{"kind":"bar","figures":["median_days"]})j"}},
        {"quarter-on-quarter",
         QT_TRANSLATE_NOOP("report", "Quarter on quarter"),
         winning,
         "opportunity",
         {period, ended, R"j("groups":[{"field":"close_date","unit":"quarter"}])j", winMeasures,
          R"j("computed":[{"key":"win_rate","formula":"won / (won + lost)","format":"percent"},
             {"key":"change","formula":"won_value - previous(won_value)"},
             {"key":"growth","formula":"(won_value - previous(won_value)) / previous(won_value)","format":"percent"}])j",
          R"j("chart":{"kind":"bar","figures":["won_value"]})j"}},
        {"won-by-month",
         QT_TRANSLATE_NOOP("report", "Won by month"),
         winning,
         "opportunity",
         {period, wonOnly, R"j("groups":[{"field":"close_date","unit":"month"}])j", countAndValue,
          R"j("computed":[{"key":"running_value","formula":"running(value)"}])j",
          R"j("chart":{"kind":"line","figures":["value"]})j"}},
        {"year-on-year-by-owner",
         QT_TRANSLATE_NOOP("report", "This year and last year by person"),
         winning,
         "opportunity",
         {R"j("filter":"stage.kind = \"won\"")j", byOwner, countAndValue, largest,
          R"j("compare":{"field":"close_date","period":"this year","shift":1,"unit":"year"})j", valueChart}},
        {"sales-by-product",
         QT_TRANSLATE_NOOP("report", "Sales by product"),
         winning,
         "opportunity",
         {period, wonOnly, R"j("groups":[{"field":"product"}])j",
          R"j("measures":[{"key":"records","measure":"count"},{"key":"value","measure":"sum","field":"amount"},
             {"key":"average_value","measure":"average","field":"amount"},
             {"key":"median_value","measure":"median","field":"amount"}])j",
          shareOfValue, largest, valueChart}},
        {"sales-by-industry-and-quarter",
         QT_TRANSLATE_NOOP("report", "Sales by industry and quarter"),
         winning,
         "opportunity",
         {period, wonOnly, R"j("groups":[{"field":"customer.industry"}])j",
          R"j("pivot":{"field":"close_date","unit":"quarter"})j",
          R"j("measures":[{"key":"value","measure":"sum","field":"amount"}])j", largest,
          R"j("chart":{"kind":"stacked","figures":["value"]})j"}},
        {"lost-reasons",
         QT_TRANSLATE_NOOP("report", "Why opportunities were lost"),
         winning,
         "opportunity",
         {period, lostOnly, R"j("groups":[{"field":"reason"}])j", countAndValue,
          R"j("computed":[{"key":"share","formula":"records / total(records)","format":"percent"}])j", most,
          countChart}},
        {"lost-reasons-by-owner",
         QT_TRANSLATE_NOOP("report", "Why opportunities were lost, by person"),
         winning,
         "opportunity",
         {period, lostOnly, byOwner, R"j("pivot":{"field":"reason"})j", countOnly, most,
          R"j("chart":{"kind":"stacked","figures":["records"]})j"}},

        {"pipeline-by-stage",
         QT_TRANSLATE_NOOP("report", "Pipeline by stage"),
         pipelines,
         "opportunity",
         {whose, open, R"j("groups":[{"field":"stage"}])j",
          R"j("measures":[{"key":"records","measure":"count"},{"key":"value","measure":"sum","field":"amount"},
             {"key":"average_value","measure":"average","field":"amount"}])j",
          shareOfValue, R"j("chart":{"kind":"funnel","figures":["records"]})j"}},
        {"pipeline-by-owner",
         QT_TRANSLATE_NOOP("report", "Pipeline by person and stage"),
         pipelines,
         "opportunity",
         {whose, open, R"j("groups":[{"field":"owner"},{"field":"stage"}])j", countAndValue, largest, valueChart}},
        {"pipeline-by-industry",
         QT_TRANSLATE_NOOP("report", "Pipeline by industry"),
         pipelines,
         "opportunity",
         {whose, open, R"j("groups":[{"field":"customer.industry"}])j", countAndValue, shareOfValue, largest,
          valueChart}},
        {"ageing-of-open",
         QT_TRANSLATE_NOOP("report", "How long open opportunities have been there"),
         pipelines,
         "opportunity",
         {whose, open, R"j("groups":[{"field":"created_at","ages":[30,60,90,180]}])j", countAndValue, shareOfValue,
          countChart}},
        {"forecast-by-month",
         QT_TRANSLATE_NOOP("report", "Expected by month"),
         pipelines,
         "opportunity",
         {whose, open, R"j("groups":[{"field":"expected_close","unit":"month"}])j",
          R"j("pivot":{"field":"forecast_category"})j", countAndValue,
          R"j("chart":{"kind":"stacked","figures":["value"]})j"}},
        {"overdue-closings",
         QT_TRANSLATE_NOOP("report", "Open past their expected close"),
         pipelines,
         "opportunity",
         {whose, R"j("filter":"stage.kind = \"open\" and expected_close < today and owner = \"$owner\"
             and pipeline = \"$pipeline\"")j",
          R"j("list":["name","customer","stage","amount","expected_close","owner"])j",
          R"j("list_sort":"expected_close")j"}},
        {"without-next-step",
         QT_TRANSLATE_NOOP("report", "Open without a next step"),
         pipelines,
         "opportunity",
         {whose, R"j("filter":"stage.kind = \"open\" and has no task (status = \"open\") and owner = \"$owner\"
             and pipeline = \"$pipeline\"")j",
          R"j("list":["name","customer","stage","amount","expected_close","owner"])j", R"j("list_sort":"-amount")j"}},
        {"stalled",
         QT_TRANSLATE_NOOP("report", "Open without a follow-up for 14 days"),
         pipelines,
         "opportunity",
         {whose, R"j("filter":"stage.kind = \"open\" and has no activity (at within last 14 days)
             and owner = \"$owner\" and pipeline = \"$pipeline\"")j",
          R"j("list":["name","customer","stage","amount","expected_close","owner"])j", R"j("list_sort":"-amount")j"}},

        {"new-customers-by-month",
         QT_TRANSLATE_NOOP("report", "New customers by month"),
         customers,
         "customer",
         {R"j("parameters":[{"key":"from","type":"date"},{"key":"to","type":"date"},{"key":"owner","type":"text"}])j",
          R"j("filter":"created_at >= \"$from\" and created_at <= \"$to\" and owner = \"$owner\"")j",
          R"j("groups":[{"field":"created_at","unit":"month"}])j", countOnly,
          R"j("computed":[{"key":"running_records","formula":"running(records)"}])j",
          R"j("chart":{"kind":"bar","figures":["records"]})j"}},
        {"customers-by-industry",
         QT_TRANSLATE_NOOP("report", "Customers by industry and level"),
         customers,
         "customer",
         {anybody, R"j("filter":"owner = \"$owner\"")j", R"j("groups":[{"field":"industry"}])j",
          R"j("pivot":{"field":"level"})j", countOnly, most, R"j("chart":{"kind":"stacked","figures":["records"]})j"}},
        {"customers-by-region",
         QT_TRANSLATE_NOOP("report", "Customers by region"),
         customers,
         "customer",
         {anybody, R"j("filter":"owner = \"$owner\"")j", R"j("groups":[{"field":"region"},{"field":"city"}])j",
          countOnly, most, countChart}},
        {"top-customers",
         QT_TRANSLATE_NOOP("report", "Top customers"),
         customers,
         "opportunity",
         {period, wonOnly, R"j("groups":[{"field":"customer"}])j",
          R"j("measures":[{"key":"records","measure":"count"},{"key":"value","measure":"sum","field":"amount"},
             {"key":"latest","measure":"max","field":"close_date"}])j",
          shareOfValue, largest, R"j("top":20)j", valueChart}},
        {"customers-without-contact",
         QT_TRANSLATE_NOOP("report", "Customers without a follow-up for 30 days"),
         customers,
         "customer",
         {anybody, R"j("filter":"has no activity (at within last 30 days) and owner = \"$owner\"")j",
          R"j("list":["name","level","lifecycle","industry","city","owner","created_at"])j",
          R"j("list_sort":"name")j"}},

        {"activities-by-owner",
         QT_TRANSLATE_NOOP("report", "Follow-ups by person and kind"),
         people,
         "activity",
         {R"j("parameters":[{"key":"from","type":"date"},{"key":"to","type":"date"}])j",
          R"j("filter":"at >= \"$from\" and at <= \"$to\"")j", byOwner, R"j("pivot":{"field":"kind"})j", countOnly,
          most, R"j("chart":{"kind":"stacked","figures":["records"]})j"}},
        {"activities-by-week",
         QT_TRANSLATE_NOOP("report", "Follow-ups by week"),
         people,
         "activity",
         {R"j("parameters":[{"key":"from","type":"date"},{"key":"to","type":"date"},{"key":"owner","type":"text"}])j",
          R"j("filter":"at >= \"$from\" and at <= \"$to\" and owner = \"$owner\"")j",
          R"j("groups":[{"field":"at","unit":"week"}])j",
          R"j("measures":[{"key":"records","measure":"count"},
             {"key":"people","measure":"distinct","field":"owner"},
             {"key":"customers","measure":"distinct","field":"customer"}])j",
          R"j("chart":{"kind":"line","figures":["records"]})j"}},
        {"open-tasks-by-owner",
         QT_TRANSLATE_NOOP("report", "Open tasks by person"),
         people,
         "task",
         {R"j("filter":"status = \"open\"")j", byOwner,
          R"j("measures":[{"key":"records","measure":"count"},
             {"key":"overdue","measure":"count","where":"due < today"},
             {"key":"earliest","measure":"min","field":"due"}])j",
          R"j("computed":[{"key":"overdue_share","formula":"overdue / records","format":"percent"}])j",
          R"j("sort":"-overdue")j", R"j("chart":{"kind":"bar","figures":["records","overdue"]})j"}},
        {"overdue-tasks",
         QT_TRANSLATE_NOOP("report", "Overdue tasks"),
         people,
         "task",
         {anybody, R"j("filter":"status = \"open\" and due < today and owner = \"$owner\"")j",
          R"j("list":["subject","due","priority","customer","owner"])j", R"j("list_sort":"due")j"}},

        {"leads-by-source",
         QT_TRANSLATE_NOOP("report", "From source to won"),
         leads,
         "lead",
         {R"j("parameters":[{"key":"from","type":"date"},{"key":"to","type":"date"},{"key":"owner","type":"text"}])j",
          R"j("filter":"created_at >= \"$from\" and created_at <= \"$to\" and owner = \"$owner\"")j",
          R"j("groups":[{"field":"source"}])j",
          R"j("measures":[{"key":"records","measure":"count"},
             {"key":"converted","measure":"count","where":"status = \"converted\" or converted_to is not empty"},
             {"key":"won","measure":"count","where":"converted_to.stage.kind = \"won\""},
             {"key":"won_value","measure":"sum","field":"converted_to.amount",
              "where":"converted_to.stage.kind = \"won\""}])j",
          R"j("computed":[{"key":"conversion","formula":"converted / records","format":"percent"},
             {"key":"won_share","formula":"won / records","format":"percent"}])j",
          R"j("sort":"-records")j", R"j("chart":{"kind":"bar","figures":["records","won"]})j"}},
        {"leads-by-month",
         QT_TRANSLATE_NOOP("report", "New leads by month"),
         leads,
         "lead",
         {anybody, R"j("filter":"owner = \"$owner\"")j", R"j("groups":[{"field":"created_at","unit":"month"}])j",
          R"j("pivot":{"field":"status"})j", countOnly, R"j("chart":{"kind":"stacked","figures":["records"]})j"}},
        {"leads-by-owner",
         QT_TRANSLATE_NOOP("report", "Leads by person and status"),
         leads,
         "lead",
         {byOwner, R"j("pivot":{"field":"status"})j", countOnly, most,
          R"j("chart":{"kind":"stacked","figures":["records"]})j"}},
    };
    return reports;
}

struct Word
{
    const char *key;
    const char *text;
};

constexpr Word words[] = {
    {"records", QT_TRANSLATE_NOOP("report", "Number")},
    {"value", QT_TRANSLATE_NOOP("report", "Amount")},
    {"average_value", QT_TRANSLATE_NOOP("report", "Average amount")},
    {"median_value", QT_TRANSLATE_NOOP("report", "Median amount")},
    {"running_value", QT_TRANSLATE_NOOP("report", "Amount so far")},
    {"running_records", QT_TRANSLATE_NOOP("report", "Number so far")},
    {"share", QT_TRANSLATE_NOOP("report", "Share")},
    {"won", QT_TRANSLATE_NOOP("report", "Won")},
    {"lost", QT_TRANSLATE_NOOP("report", "Lost")},
    {"won_value", QT_TRANSLATE_NOOP("report", "Won amount")},
    {"won_share", QT_TRANSLATE_NOOP("report", "Won share")},
    {"win_rate", QT_TRANSLATE_NOOP("report", "Win rate")},
    {"average_days", QT_TRANSLATE_NOOP("report", "Average days")},
    {"median_days", QT_TRANSLATE_NOOP("report", "Median days")},
    {"longest_days", QT_TRANSLATE_NOOP("report", "Longest, days")},
    {"change", QT_TRANSLATE_NOOP("report", "Change")},
    {"growth", QT_TRANSLATE_NOOP("report", "Growth")},
    {"latest", QT_TRANSLATE_NOOP("report", "Latest")},
    {"earliest", QT_TRANSLATE_NOOP("report", "Earliest")},
    {"people", QT_TRANSLATE_NOOP("report", "People")},
    {"customers", QT_TRANSLATE_NOOP("report", "Customers")},
    {"overdue", QT_TRANSLATE_NOOP("report", "Overdue")},
    {"overdue_share", QT_TRANSLATE_NOOP("report", "Overdue share")},
    {"converted", QT_TRANSLATE_NOOP("report", "Converted")},
    {"conversion", QT_TRANSLATE_NOOP("report", "Conversion")},
    {"from", QT_TRANSLATE_NOOP("report", "From")},
    {"to", QT_TRANSLATE_NOOP("report", "To")},
    {"owner", QT_TRANSLATE_NOOP("report", "Owner")},
    {"pipeline", QT_TRANSLATE_NOOP("report", "Pipeline")},
};

} // namespace

QByteArray ReadyReport::json() const
{
    QByteArray json;
    for (const char *member : members)
        json += QByteArray(json.isEmpty() ? "{" : ",") + member;
    // A text that goes on over lines in the source is one line in the JSON.
    return json.replace('\n', ' ') + '}';
}

std::span<const ReadyReport> readyReports()
{
    return all();
}

const char *readyReportWord(QByteArrayView key)
{
    for (const Word &word : words)
        if (key == QByteArrayView(word.key))
            return word.text;
    return nullptr;
}

} // namespace millrace
