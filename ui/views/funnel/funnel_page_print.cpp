// SPDX-License-Identifier: GPL-3.0-or-later
// The funnel on paper: the chart in its light colours, the same numbers below it.
#include "ui/charts/widgets/chart_view.h"
#include "ui/text/formats.h"
#include "ui/views/funnel/funnel_page.h"

namespace millrace {

bool FunnelPage::canPrint() const
{
    return m_report.has_value() && !m_chart->data().isEmpty();
}

void FunnelPage::makePrintout(std::function<void(Printout)> ready)
{
    const ChartData shown = chartData();
    const ChartPoint *point = nullptr;
    Printout printout;
    printout.title = tr("Funnel: %1").arg(shown.title);
    printout.notes << shown.subtitle << m_totals->text() << findings();
    printout.notes.removeAll(QString());
    printout.foot = tr("printed %1")
                        .arg(formats::dateTime(m_data.workspace().clock().now(), m_data.session().zone,
                                               m_data.locale().startsWith(QLatin1String("zh"))));
    printout.chart = shown;
    printout.columns = {{tr("Stage"), false, 3}, {tr("Records"), true, 1}, {tr("Details"), false, 4}};
    for (int i = 0; (point = pointOf(shown, {0, i})); ++i)
        printout.rows.push_back({shown.categories.value(i), point->label, point->detail});
    ready(std::move(printout));
}

} // namespace millrace
