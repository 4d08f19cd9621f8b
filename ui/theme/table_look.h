// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace millrace {

/// A table that is only read: no grid, no frame, no editing, no numbers of rows; one cell is current, Tab goes on to
/// what follows the table, and keys never wake an input method. Whoever needs it otherwise says so afterwards.
void makeQuiet(QTableView *table);
/// The same with whole rows chosen and headings to the left.
void makeQuietRows(QTableView *table);

} // namespace millrace
