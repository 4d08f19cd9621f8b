// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette_model.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_paint.h"
#include "ui/theme/typography.h"

#include <QCoreApplication>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace millrace {

void PaletteModel::setItems(std::vector<PaletteItem> items)
{
    beginResetModel();
    std::stable_sort(items.begin(), items.end(), [](const PaletteItem &a, const PaletteItem &b) {
        return a.section != b.section ? a.section < b.section : a.score > b.score;
    });
    m_items = std::move(items);
    m_rows.clear();
    for (int i = 0; i < int(m_items.size()); ++i) {
        const PaletteSection section = m_items[size_t(i)].section;
        if (i == 0 || section != m_items[size_t(i - 1)].section)
            m_rows.push_back({-1, section});
        m_rows.push_back({i, section});
    }
    endResetModel();
}

const PaletteItem *PaletteModel::item(int row) const
{
    if (row < 0 || row >= int(m_rows.size()) || m_rows[size_t(row)].item < 0)
        return nullptr;
    return &m_items[size_t(m_rows[size_t(row)].item)];
}

int PaletteModel::nextRow(int row, int step) const
{
    for (int next = row + step; next >= 0 && next < int(m_rows.size()); next += step) {
        if (item(next))
            return next;
    }
    return -1;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const PaletteItem *found = item(index.row());
    if (role == CaptionRole)
        return found == nullptr;
    if (!found)
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? sectionName(row.section) : QVariant();
    if (role == Qt::DisplayRole)
        return found->title;
    if (role == Qt::AccessibleTextRole) {
        QStringList parts{found->title};
        for (const QString &part : {found->enabled ? found->subtitle : found->disabledReason, found->shortcut}) {
            if (!part.isEmpty())
                parts << part;
        }
        return parts.join(QStringLiteral(", "));
    }
    if (role == Qt::ToolTipRole)
        return found->enabled ? QVariant() : found->disabledReason;
    return {};
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    return item(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

QString PaletteModel::sectionName(PaletteSection section)
{
    switch (section) {
    case PaletteSection::Recent:
        return tr("Recent");
    case PaletteSection::Actions:
        return tr("Actions");
    case PaletteSection::Records:
        return tr("Records");
    case PaletteSection::Views:
        return tr("Views");
    case PaletteSection::Settings:
        return tr("Settings");
    case PaletteSection::Help:
        return tr("Help");
    case PaletteSection::Fallback:
        return tr("Nothing found. You can");
    }
    return {};
}

namespace {

void drawTitle(QPainter *painter, const QRect &area, const QFont &font, const QString &title,
               const QList<TextRange> &bold, const QColor &colour)
{
    QTextLayout layout(title, font);
    QList<QTextLayout::FormatRange> formats;
    for (const TextRange &range : bold) {
        QTextLayout::FormatRange format;
        format.start = int(range.start);
        format.length = int(range.length);
        format.format.setFontWeight(QFont::Bold);
        formats << format;
    }
    layout.setFormats(formats);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(1e6);
    layout.endLayout();
    painter->setPen(colour);
    const qreal top = area.top() + (area.height() - line.height()) / 2;
    if (line.naturalTextWidth() <= area.width()) {
        layout.draw(painter, QPointF(area.left(), top));
        return;
    }
    painter->setFont(font);
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(font).elidedText(title, Qt::ElideRight, area.width()));
}

} // namespace

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = Tokens::of(option.palette);
    const auto *model = static_cast<const PaletteModel *>(index.model());
    const PaletteItem *item = model->item(index.row());
    painter->save();
    const QRect area = option.rect.adjusted(space::s, 0, -space::s, 0);
    if (!item) {
        painter->setFont(styledFont(TextStyle::Caption, option.font));
        painter->setPen(t.textTertiary);
        painter->drawText(area.adjusted(space::s, 0, 0, -space::xs), Qt::AlignBottom | Qt::AlignLeft,
                          index.data().toString());
        painter->restore();
        return;
    }
    if (option.state & QStyle::State_Selected) {
        paint::rounded(painter, area, space::controlRadius, t.selection, t.isContrast ? t.accent : QColor());
        paint::rounded(painter, QRectF(area.left(), area.top() + 8, 3, area.height() - 16), 1.5, t.accent, {});
    }
    const int side = space::rowIcon + 2;
    QRect inner = area.adjusted(space::m, 0, -space::m, 0);
    icon(item->icon, IconTone::Secondary)
        .paint(painter, QRect(inner.left(), inner.center().y() - side / 2, side, side), Qt::AlignCenter,
               item->enabled ? QIcon::Normal : QIcon::Disabled);
    inner.setLeft(inner.left() + side + space::m);
    const QFont caption = styledFont(TextStyle::Caption, option.font);
    painter->setFont(caption);
    if (!item->shortcut.isEmpty()) {
        const int width = QFontMetrics(caption).horizontalAdvance(item->shortcut);
        painter->setPen(t.textSecondary);
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignRight, item->shortcut);
        inner.setRight(inner.right() - width - space::m);
    }
    const QString side2 = item->enabled ? item->subtitle : item->disabledReason;
    const int titleWidth = qMin(QFontMetrics(option.font).horizontalAdvance(item->title) + space::l,
                                side2.isEmpty() ? inner.width() : inner.width() * 3 / 5);
    drawTitle(painter, QRect(inner.topLeft(), QSize(titleWidth, inner.height())), option.font, item->title, item->bold,
              item->enabled ? t.text : t.textTertiary);
    if (!side2.isEmpty()) {
        const QRect rest = inner.adjusted(titleWidth + space::s, 0, 0, 0);
        painter->setFont(caption);
        painter->setPen(option.state & QStyle::State_Selected ? t.text : t.textSecondary);
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                          QFontMetrics(caption).elidedText(side2, Qt::ElideRight, rest.width()));
    }
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.height();
    return {100, index.data(PaletteModel::CaptionRole).toBool() ? line + 12 : qMax(36, line + 16)};
}

} // namespace millrace
