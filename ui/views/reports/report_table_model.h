// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report_table.h"
#include "ui/text/format_context.h"

#include <QAbstractTableModel>

#include <memory>

namespace millrace {

/// A report as a table of texts, made as they are asked for: there may be a hundred thousand rows.
class ReportTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(std::shared_ptr<const ReportTable> table, const FormatContext &context);
    /// Whether records can be listed behind cells at all.
    void setOpens(bool opens);
    const std::shared_ptr<const ReportTable> &table() const { return m_table; }
    bool opens(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    std::shared_ptr<const ReportTable> m_table;
    FormatContext m_context;
    bool m_opens = true;
};

/// The table, or the marked part of it, as the clipboard wants it: tabs between cells, a line each.
QString tabbedReport(const ReportTable &table, const FormatContext &context);

} // namespace millrace
