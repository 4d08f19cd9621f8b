// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace millrace::cli {

/// Cells of a terminal that a text takes: two for Chinese characters and other wide ones, none for combining marks.
int cellsOf(QStringView text);
/// The text on one line, without characters that a terminal would obey, cut to a number of cells.
QString plainCell(const QString &text, int most);

/// A table of aligned columns for a terminal.
class TextTable
{
public:
    explicit TextTable(int widestCell = 48) : m_widest(widestCell) {}
    void addColumn(const QString &heading, bool rightAligned = false);
    void addRow(const QStringList &cells) { m_rows.push_back(cells); }
    bool isEmpty() const { return m_rows.empty(); }
    /// With a rule under the headings; without headings where all are empty.
    QString toString() const;

private:
    int m_widest;
    QStringList m_headings;
    std::vector<bool> m_right;
    std::vector<QStringList> m_rows;
};

} // namespace millrace::cli
