// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/table_look.h"

#include <QHeaderView>
#include <QTableView>

namespace millrace {

void makeQuiet(QTableView *table)
{
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setTabKeyNavigation(false);
    table->setAttribute(Qt::WA_InputMethodEnabled, false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
}

void makeQuietRows(QTableView *table)
{
    makeQuiet(table);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace millrace
