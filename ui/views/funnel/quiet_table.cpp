// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/funnel/quiet_table.h"
#include "ui/theme/table_look.h"

#include <QHeaderView>
#include <QTableWidget>

namespace millrace {

QTableWidget *quietTable(const char *name, QWidget *parent)
{
    auto *table = new QTableWidget(parent);
    table->setObjectName(QLatin1String(name));
    makeQuiet(table);
    return table;
}

void fillQuietTable(QTableWidget *table, const QStringList &titles, const std::vector<QStringList> &lines)
{
    table->clear();
    table->setColumnCount(int(titles.size()));
    table->setRowCount(int(lines.size()));
    table->setHorizontalHeaderLabels(titles);
    for (int column = 0; column < table->columnCount(); ++column) {
        const auto side = Qt::Alignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        table->horizontalHeaderItem(column)->setTextAlignment(side);
        for (int row = 0; row < table->rowCount(); ++row) {
            auto *item = new QTableWidgetItem(lines[size_t(row)].value(column));
            item->setTextAlignment(side);
            // A view wakes the input method for a cell that could be edited.
            item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
            table->setItem(row, column, item);
        }
    }
    table->resizeColumnsToContents();
}

} // namespace millrace
