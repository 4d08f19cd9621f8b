// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/palette_provider.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace millrace {

/// The palette's lines with a caption row before each section. Items of one section are kept together, best first.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    enum Role { ItemRole = Qt::UserRole, CaptionRole };

    void setItems(std::vector<PaletteItem> items);
    /// Null for captions and rows out of range.
    const PaletteItem *item(int row) const;
    /// The next row from `row` in `step` direction that is no caption, or -1.
    int nextRow(int row, int step) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    static QString sectionName(PaletteSection section);

private:
    struct Row
    {
        int item = -1; ///< -1: caption of `section`
        PaletteSection section = PaletteSection::Actions;
    };
    std::vector<PaletteItem> m_items;
    std::vector<Row> m_rows;
};

/// Draws a line: icon, title with the matching letters bold, subtitle or the reason of being disabled, shortcut.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace millrace
