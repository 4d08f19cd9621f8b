// SPDX-License-Identifier: GPL-3.0-or-later
// A dashboard on paper: its tiles one below the other, as they are read.
#include "ui/charts/widgets/chart_view.h"
#include "ui/forms/as_of_control.h"
#include "ui/text/formats.h"
#include "ui/views/dashboards/dashboard_grid.h"
#include "ui/views/dashboards/dashboard_page.h"
#include "ui/views/dashboards/tile_view.h"

#include <QStackedWidget>
#include <QTableWidget>

#include <algorithm>

namespace millrace {

void TileView::addTo(Printout &paper) const
{
    paper.rows.push_back({m_title->text()});
    const QWidget *shown = m_stack->currentWidget();
    if (shown == m_chart) {
        paper.chartRows.emplace_back(paper.rows.size(), m_chart->shownData());
        paper.rows.push_back({QString(), QString()});
    } else if (shown == m_figurePage) {
        paper.strongRows.push_back(paper.rows.size());
        paper.rows.push_back({m_figure->text(), m_under->text()});
    } else if (shown == m_table) {
        const auto add = [&](const auto &textAt) {
            QStringList texts;
            for (int column = 0; column < m_table->columnCount(); ++column)
                texts << textAt(column);
            // A row of one text would be a heading.
            if (texts.size() == 1)
                texts << QString();
            paper.rows.push_back(texts);
        };
        paper.strongRows.push_back(paper.rows.size());
        add([&](int column) { return m_table->horizontalHeaderItem(column)->text(); });
        for (int row = 0; row < m_table->rowCount(); ++row)
            add([&](int column) { return m_table->item(row, column)->text(); });
    } else {
        paper.rows.push_back({shown == m_text ? m_text->text() : m_message->text(), QString()});
    }
}

bool DashboardPage::canPrint() const
{
    return m_entry && !m_entry->tiles.empty();
}

void DashboardPage::makePrintout(std::function<void(Printout)> ready)
{
    Printout paper;
    paper.title = m_entry->name;
    paper.wraps = true;
    if (m_asOf->moment())
        paper.notes << tr("As of %1").arg(m_asOf->words());
    if (!m_filter.isEverything())
        paper.notes << m_filterText->text();
    const QString when =
        formats::dateTime(m_data.workspace().clock().now(), m_data.session().zone, m_data.format().isChinese());
    const QString person = m_data.metadata()->users.value(m_data.session().actor);
    paper.foot = person.isEmpty() ? when : person + QStringLiteral(" · ") + when;
    std::vector<DashboardTile> tiles = m_entry->tiles;
    std::stable_sort(tiles.begin(), tiles.end(), [](const DashboardTile &a, const DashboardTile &b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    for (const DashboardTile &tile : tiles)
        if (const TileView *view = m_grid->view(tile.key))
            view->addTo(paper);
    qsizetype most = 2;
    for (const QStringList &row : paper.rows)
        most = std::max(most, row.size());
    for (qsizetype i = 0; i < most; ++i)
        paper.columns.push_back({QString(), i > 0, 0});
    ready(std::move(paper));
}

} // namespace millrace
