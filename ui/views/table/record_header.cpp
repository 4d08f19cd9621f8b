// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table/record_header.h"

#include "ui/models/record_table_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace millrace {

namespace {

constexpr int funnelSize = 14;
constexpr int funnelZone = funnelSize + 2 * space::xs;

} // namespace

RecordHeader::RecordHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setObjectName(QStringLiteral("recordHeader"));
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumSectionSize(48);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        if (const int column = logicalIndexAt(at); column >= 0)
            Q_EMIT menuRequested(column, mapToGlobal(at));
    });
    connect(this, &QHeaderView::sectionClicked, this, [this](int column) {
        if (funnelRect(column).contains(m_pressed)) {
            const QRect place = funnelRect(column);
            Q_EMIT menuRequested(column, mapToGlobal(QPoint(place.left(), height())));
        } else {
            Q_EMIT orderRequested(column, QApplication::keyboardModifiers() & Qt::ShiftModifier);
        }
    });
    connect(this, &QHeaderView::sectionMoved, this, [this] {
        if (m_restoring)
            return;
        // The drag is still being ended; the columns change once it is over.
        QMetaObject::invokeMethod(this, &RecordHeader::restoreSequence, Qt::QueuedConnection);
    });
}

void RecordHeader::restoreSequence()
{
    std::vector<int> sequence;
    bool changed = false;
    for (int place = 0; place < count(); ++place) {
        sequence.push_back(logicalIndex(place));
        changed = changed || sequence.back() != place;
    }
    if (!changed)
        return;
    m_restoring = true;
    for (int column = 0; column < count(); ++column)
        moveSection(visualIndex(column), column);
    m_restoring = false;
    Q_EMIT moved(sequence);
}

void RecordHeader::setNarrowed(const QSet<QString> &fields)
{
    if (fields == m_narrowed)
        return;
    m_narrowed = fields;
    viewport()->update();
}

QRect RecordHeader::funnelRect(int column) const
{
    const int left = sectionViewportPosition(column);
    const int right = left + sectionSize(column);
    return QRect(std::max(left, right - funnelZone - space::xs), 0, funnelZone, height());
}

int RecordHeader::sortRank(int column) const
{
    const auto *records = qobject_cast<const RecordTableModel *>(model());
    return records ? records->sortRank(column) : 0;
}

void RecordHeader::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    const Tokens &tokens = Tokens::of(palette());
    QStyleOptionHeaderV2 option;
    initStyleOption(&option);
    initStyleOptionForIndex(&option, column);
    option.rect = rect;
    if (column == m_hovered)
        option.state |= QStyle::State_MouseOver;
    else
        option.state &= ~QStyle::State_MouseOver;
    const int rank = sortRank(column);
    option.sortIndicator = QStyleOptionHeader::None;
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);

    const bool narrowed =
        m_narrowed.contains(model()->headerData(column, Qt::Horizontal, RecordTableModel::FieldRole).toString());
    const bool funnel = narrowed || column == m_hovered;
    QRect room = rect.adjusted(space::s, 0, -space::xs, 0);
    if (funnel)
        room.setRight(room.right() - funnelZone);
    const QFont small = [this] {
        QFont font = this->font();
        font.setPointSizeF(font.pointSizeF() * 0.85);
        return font;
    }();
    QString mark;
    if (rank != 0) {
        const auto *records = static_cast<const RecordTableModel *>(model());
        if (records->query().sort.size() > 1)
            mark = QString::number(std::abs(rank));
    }
    const int arrow = rank == 0 ? 0 : 10;
    const int markWidth = mark.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(mark) + 2;
    const int tail = rank == 0 ? 0 : arrow + markWidth + space::xs;
    painter->save();
    painter->setFont(font());
    painter->setPen(rank != 0 || narrowed ? tokens.text : tokens.textSecondary);
    const QString heading = model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const QString text = fontMetrics().elidedText(heading, Qt::ElideRight, std::max(0, room.width() - tail));
    const bool end = model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & int(Qt::AlignRight);
    const int width = fontMetrics().horizontalAdvance(text);
    const int left = end ? std::max(room.left(), room.right() - width - tail) : room.left();
    painter->drawText(QRect(left, rect.top(), width + 2, rect.height()), Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (rank != 0) {
        const QPointF middle(left + width + space::xs + arrow / 2.0, rect.center().y() + 0.5);
        const double lift = rank > 0 ? 2.5 : -2.5;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(tokens.accent, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(
            QPolygonF({middle + QPointF(-3.5, lift), middle + QPointF(0, -lift), middle + QPointF(3.5, lift)}));
        painter->setFont(small);
        painter->drawText(QRectF(middle.x() + arrow / 2.0, rect.top(), markWidth, rect.height()),
                          Qt::AlignVCenter | Qt::AlignLeft, mark);
    }
    painter->restore();
    if (funnel) {
        const QRect zone = funnelRect(column);
        const QIcon drawing = icon(QStringLiteral("funnel"), narrowed ? IconTone::Accent : IconTone::Secondary);
        drawing.paint(painter,
                      QRect(zone.left() + space::xs, rect.center().y() - funnelSize / 2, funnelSize, funnelSize));
    }
}

QSize RecordHeader::sectionSizeFromContents(int column) const
{
    QSize size = QHeaderView::sectionSizeFromContents(column);
    size.rwidth() += funnelZone + space::l;
    return size;
}

void RecordHeader::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position().toPoint();
    QHeaderView::mousePressEvent(event);
}

void RecordHeader::mouseMoveEvent(QMouseEvent *event)
{
    const int column = logicalIndexAt(event->position().toPoint());
    if (column != m_hovered) {
        m_hovered = column;
        viewport()->update();
    }
    QHeaderView::mouseMoveEvent(event);
}

bool RecordHeader::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && m_hovered >= 0) {
        m_hovered = -1;
        viewport()->update();
    }
    return QHeaderView::viewportEvent(event);
}

} // namespace millrace
