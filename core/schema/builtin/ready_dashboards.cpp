// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/ready_dashboards.h"

#include <QtGlobal>

#include <array>

namespace millrace {

namespace {

// The titles below, for the translation.
[[maybe_unused]] constexpr const char *titles[] = {
    QT_TRANSLATE_NOOP("report", "My open pipeline"),
    QT_TRANSLATE_NOOP("report", "Won this month"),
    QT_TRANSLATE_NOOP("report", "My win rate this quarter"),
    QT_TRANSLATE_NOOP("report", "My overdue tasks"),
    QT_TRANSLATE_NOOP("report", "My pipeline by stage"),
    QT_TRANSLATE_NOOP("report", "Expected by month"),
    QT_TRANSLATE_NOOP("report", "Open without a next step"),
    QT_TRANSLATE_NOOP("report", "Overdue tasks"),
    QT_TRANSLATE_NOOP("report", "Open pipeline"),
    QT_TRANSLATE_NOOP("report", "Won this quarter"),
    QT_TRANSLATE_NOOP("report", "Win rate this quarter"),
    QT_TRANSLATE_NOOP("report", "Stalled for 14 days"),
    QT_TRANSLATE_NOOP("report", "Funnel"),
    QT_TRANSLATE_NOOP("report", "Pipeline by person"),
    QT_TRANSLATE_NOOP("report", "Ranking this quarter"),
    QT_TRANSLATE_NOOP("report", "Follow-ups this month"),
    QT_TRANSLATE_NOOP("report", "Why we lost this quarter"),
    QT_TRANSLATE_NOOP("report", "Open past their expected close"),
    QT_TRANSLATE_NOOP("report", "Won this year"),
    QT_TRANSLATE_NOOP("report", "New customers this month"),
    QT_TRANSLATE_NOOP("report", "Won by month"),
    QT_TRANSLATE_NOOP("report", "Targets"),
    QT_TRANSLATE_NOOP("report", "Sales by industry and quarter"),
    QT_TRANSLATE_NOOP("report", "Top customers"),
    QT_TRANSLATE_NOOP("report", "Products: how many and how much"),
};

constexpr std::array readyOnes{
    ReadyDashboard{"seller", DashboardRole::Seller, QT_TRANSLATE_NOOP("report", "My sales"), R"j([
{"key":"t1","kind":"figure","title":"My open pipeline","report":"pipeline-by-stage","figures":["value"],
 "parameters":{"owner":"@me"},"column":0,"row":0,"width":3,"height":2},
{"key":"t2","kind":"figure","title":"Won this month","report":"won-by-month","figures":["value"],
 "parameters":{"owner":"@me","from":"@month"},"column":3,"row":0,"width":3,"height":2},
{"key":"t3","kind":"figure","title":"My win rate this quarter","report":"win-rate-by-owner","figures":["win_rate"],
 "parameters":{"owner":"@me","from":"@quarter"},"thresholds":[{"below":"20","colour":"danger"},
 {"below":"35","colour":"warning"}],"column":6,"row":0,"width":3,"height":2},
{"key":"t4","kind":"figure","title":"My overdue tasks","report":"overdue-tasks","parameters":{"owner":"@me"},
 "column":9,"row":0,"width":3,"height":2},
{"key":"t5","kind":"chart","title":"My pipeline by stage","report":"pipeline-by-stage",
 "parameters":{"owner":"@me"},"column":0,"row":2,"width":6,"height":4},
{"key":"t6","kind":"chart","title":"Expected by month","report":"forecast-by-month","parameters":{"owner":"@me"},
 "column":6,"row":2,"width":6,"height":4},
{"key":"t7","kind":"table","title":"Open without a next step","report":"without-next-step",
 "parameters":{"owner":"@me"},"column":0,"row":6,"width":6,"height":4},
{"key":"t8","kind":"table","title":"Overdue tasks","report":"overdue-tasks","parameters":{"owner":"@me"},
 "column":6,"row":6,"width":6,"height":4}])j"},
    ReadyDashboard{"manager", DashboardRole::Manager, QT_TRANSLATE_NOOP("report", "My team"), R"j([
{"key":"t1","kind":"figure","title":"Open pipeline","report":"pipeline-by-stage","figures":["value"],
 "column":0,"row":0,"width":3,"height":2},
{"key":"t2","kind":"figure","title":"Won this quarter","report":"won-by-month","figures":["value"],
 "parameters":{"from":"@quarter"},"column":3,"row":0,"width":3,"height":2},
{"key":"t3","kind":"figure","title":"Win rate this quarter","report":"win-rate-by-owner","figures":["win_rate"],
 "parameters":{"from":"@quarter"},"thresholds":[{"below":"20","colour":"danger"},{"below":"35","colour":"warning"}],
 "column":6,"row":0,"width":3,"height":2},
{"key":"t4","kind":"figure","title":"Stalled for 14 days","report":"stalled","column":9,"row":0,"width":3,"height":2},
{"key":"t5","kind":"funnel","title":"Funnel","column":0,"row":2,"width":5,"height":5},
{"key":"t6","kind":"chart","title":"Pipeline by person","report":"pipeline-by-owner","chart":"stacked",
 "column":5,"row":2,"width":4,"height":5},
{"key":"t7","kind":"leaderboard","title":"Ranking this quarter","report":"win-rate-by-owner","figures":["won_value"],
 "parameters":{"from":"@quarter"},"column":9,"row":2,"width":3,"height":5},
{"key":"t8","kind":"chart","title":"Follow-ups this month","report":"activities-by-owner",
 "parameters":{"from":"@month"},"column":0,"row":7,"width":4,"height":4},
{"key":"t9","kind":"chart","title":"Why we lost this quarter","report":"lost-reasons","parameters":{"from":"@quarter"},
 "column":4,"row":7,"width":4,"height":4},
{"key":"t10","kind":"table","title":"Open past their expected close","report":"overdue-closings",
 "column":8,"row":7,"width":4,"height":4}])j"},
    ReadyDashboard{"company", DashboardRole::Company, QT_TRANSLATE_NOOP("report", "The company"), R"j([
{"key":"t1","kind":"figure","title":"Won this year","report":"won-by-month","figures":["value"],
 "parameters":{"from":"@year"},"column":0,"row":0,"width":3,"height":2},
{"key":"t2","kind":"figure","title":"Won this quarter","report":"won-by-month","figures":["value"],
 "parameters":{"from":"@quarter"},"column":3,"row":0,"width":3,"height":2},
{"key":"t3","kind":"figure","title":"Open pipeline","report":"pipeline-by-stage","figures":["value"],
 "column":6,"row":0,"width":3,"height":2},
{"key":"t4","kind":"figure","title":"New customers this month","report":"new-customers-by-month",
 "figures":["records"],"parameters":{"from":"@month"},"column":9,"row":0,"width":3,"height":2},
{"key":"t5","kind":"chart","title":"Won by month","report":"won-by-month","chart":"area","parameters":{"from":"@year"},
 "column":0,"row":2,"width":6,"height":4},
{"key":"t6","kind":"target","title":"Targets","column":6,"row":2,"width":6,"height":4},
{"key":"t7","kind":"chart","title":"Sales by industry and quarter","report":"sales-by-industry-and-quarter",
 "chart":"heat","column":0,"row":6,"width":6,"height":5},
{"key":"t8","kind":"chart","title":"Top customers","report":"top-customers","column":6,"row":6,"width":6,"height":5},
{"key":"t9","kind":"chart","title":"Products: how many and how much","report":"sales-by-product","chart":"scatter",
 "column":0,"row":11,"width":6,"height":4},
{"key":"t10","kind":"chart","title":"Expected by month","report":"forecast-by-month","column":6,"row":11,"width":6,
 "height":4}])j"},
};

} // namespace

std::span<const ReadyDashboard> readyDashboards()
{
    return readyOnes;
}

} // namespace millrace
