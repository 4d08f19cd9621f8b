// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/reports/report_table_model.h"

#include "ui/text/field_format.h"
#include "ui/text/report_text.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QFont>

namespace millrace {

namespace {

bool standsAtEnd(const ReportTable &table, int column)
{
    const ReportColumn &shown = table.columns[size_t(column)];
    return shown.role != ReportColumn::Role::Group && fieldTypeInfo(shown.field.type).alignment == Alignment::End;
}

QString oneLine(QString text)
{
    return text.replace(u'\t', u' ').replace(u'\n', u' ');
}

} // namespace

void ReportTableModel::setTable(std::shared_ptr<const ReportTable> table, const FormatContext &context)
{
    beginResetModel();
    m_table = std::move(table);
    m_context = context;
    endResetModel();
}

void ReportTableModel::setOpens(bool opens)
{
    m_opens = opens;
}

int ReportTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_table ? 0 : int(m_table->rows.size());
}

int ReportTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_table ? 0 : int(m_table->columns.size());
}

bool ReportTableModel::opens(const QModelIndex &index) const
{
    if (!m_opens || !m_table || !index.isValid())
        return false;
    const ReportRow &row = m_table->rows[size_t(index.row())];
    const ReportColumn::Side side = m_table->columns[size_t(index.column())].side;
    const bool isNumber = side == ReportColumn::Side::Now || side == ReportColumn::Side::Before;
    if (m_table->definition.isList())
        return !row.record.isNull();
    return isNumber && (row.records > 0 || side == ReportColumn::Side::Before) &&
           !row.cells[size_t(index.column())].isEmpty();
}

QVariant ReportTableModel::data(const QModelIndex &index, int role) const
{
    if (!m_table || !index.isValid())
        return {};
    const auto row = size_t(index.row()), column = size_t(index.column());
    const ReportRow &shown = m_table->rows[row];
    const bool total = shown.kind == ReportRow::Kind::Total || shown.kind == ReportRow::Kind::Subtotal;
    switch (role) {
    case Qt::DisplayRole:
        return reportCell(*m_table, row, column, m_context);
    case Qt::TextAlignmentRole:
        return int((standsAtEnd(*m_table, index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
        if (total) {
            QFont font = QApplication::font();
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    case Qt::ForegroundRole:
        return opens(index) && !isReportLabel(*m_table, row, column)
                   ? QVariant(Tokens::of(QApplication::palette()).link)
                   : QVariant();
    case Qt::ToolTipRole:
        if (!isReportLabel(*m_table, row, column))
            return showExactly(m_table->columns[column].field, shown.cells[column], m_context);
        return {};
    case Qt::AccessibleTextRole:
        return reportHeading(*m_table, column, m_context) + QStringLiteral(": ") +
               reportCell(*m_table, row, column, m_context);
    default:
        return {};
    }
}

QVariant ReportTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_table || orientation != Qt::Horizontal || section >= int(m_table->columns.size()))
        return {};
    if (role == Qt::DisplayRole)
        return reportHeading(*m_table, size_t(section), m_context);
    if (role == Qt::TextAlignmentRole)
        return int((standsAtEnd(*m_table, section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags ReportTableModel::flags(const QModelIndex &index) const
{
    // A view wakes the input method for a cell that could be edited.
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled : Qt::NoItemFlags;
}

QString tabbedReport(const ReportTable &table, const FormatContext &context)
{
    QStringList lines;
    QStringList cells;
    for (size_t c = 0; c < table.columns.size(); ++c)
        cells << oneLine(reportHeading(table, c, context));
    lines << cells.join(u'\t');
    for (size_t r = 0; r < table.rows.size(); ++r) {
        cells.clear();
        for (size_t c = 0; c < table.columns.size(); ++c)
            cells << oneLine(reportCell(table, r, c, context));
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace millrace
