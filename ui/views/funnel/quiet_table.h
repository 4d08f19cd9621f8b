// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

class QTableWidget;
class QWidget;

namespace millrace {

/// A table of texts that is only read: no grid, no editing, one selection.
QTableWidget *quietTable(const char *name, QWidget *parent);
/// Puts texts into it, the first column to the left, numbers to the right, the columns as wide as they need.
void fillQuietTable(QTableWidget *table, const QStringList &titles, const std::vector<QStringList> &lines);

} // namespace millrace
