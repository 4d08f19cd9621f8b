// SPDX-License-Identifier: GPL-3.0-or-later
// What of a list belongs to the tab that shows it.
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

namespace millrace {

namespace {

const QString viewKey = QStringLiteral("view");
const QString searchKey = QStringLiteral("search");
const QString filterKey = QStringLiteral("filter");
const QString filterOpenKey = QStringLiteral("filterOpen");
const QString sortKey = QStringLiteral("sort");
const QString rowKey = QStringLiteral("row");
const QString columnKey = QStringLiteral("column");
const QString topKey = QStringLiteral("top");
const QString leftKey = QStringLiteral("left");

} // namespace

QJsonObject TablePage::tabState() const
{
    const QModelIndex current = m_table->currentIndex();
    return {{viewKey, m_view.key},
            {searchKey, m_search->text()},
            {filterKey, m_filter.isEverything() ? QString() : filterToText(m_filter)},
            {filterOpenKey, m_filterButton->isChecked()},
            {sortKey, sortToText(m_model->query().sort)},
            {rowKey, current.row()},
            {columnKey, current.column()},
            {topKey, m_table->verticalScrollBar()->value()},
            {leftKey, m_table->horizontalScrollBar()->value()}};
}

void TablePage::setTabState(const QJsonObject &state)
{
    const bool isSet = m_context.sets.find(m_place) != nullptr;
    const QSignalBlocker quiet(m_search);
    m_search->setText(state.value(searchKey).toString());
    // A set is exactly its records: no view narrows it.
    showView(isSet ? QString() : state.value(viewKey).toString());
    m_filterButton->setChecked(state.value(filterOpenKey).toBool());
    if (state.contains(sortKey))
        m_model->setSort(parseSort(state.value(sortKey).toString()));
    const auto filter = parseFilter(state.value(filterKey).toString());
    setFilter(filter && state.contains(filterKey) ? *filter : m_view.filter);
    m_toScroll = state;
    if (!m_model->isLoading())
        scrollAsBefore();
}

void TablePage::scrollAsBefore()
{
    if (!m_toScroll)
        return;
    const QJsonObject state = *std::exchange(m_toScroll, std::nullopt);
    const int row = std::min(state.value(rowKey).toInt(), m_model->rowCount() - 1);
    const int column = std::clamp(state.value(columnKey).toInt(), 0, std::max(0, m_model->columnCount() - 1));
    if (m_toSelect.isNull())
        m_table->setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row, column));
    m_table->verticalScrollBar()->setValue(state.value(topKey).toInt());
    m_table->horizontalScrollBar()->setValue(state.value(leftKey).toInt());
}

} // namespace millrace
