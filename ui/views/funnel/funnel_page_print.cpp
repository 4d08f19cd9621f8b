// SPDX-License-Identifier: GPL-3.0-or-later
// The funnel on paper: the chart in its light colours, the same numbers below it.
#include "ui/text/formats.h"
#include "ui/views/funnel/funnel_page.h"

namespace millrace {

bool FunnelPage::canPrint() const
{
    return m_report.has_value() && !m_chart->bars().empty();
}

void FunnelPage::makePrintout(std::function<void(Printout)> ready)
{
    const FunnelPicture shown = picture();
    Printout printout;
    printout.title = tr("Funnel: %1").arg(shown.title);
    printout.notes << shown.subtitle
                   << tr("printed %1")
                          .arg(formats::dateTime(m_data.workspace().clock().now(), m_data.session().zone,
                                                 m_data.locale().startsWith(QLatin1String("zh"))));
    printout.picture = shown.image();
    printout.columns = {{tr("Stage"), false, 3}, {tr("Records"), true, 1}, {tr("Details"), false, 4}};
    for (const FunnelBar &bar : shown.bars)
        printout.rows.push_back({bar.name, bar.count, bar.detail});
    ready(std::move(printout));
}

} // namespace millrace
