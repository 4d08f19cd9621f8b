// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/board/drop_bar.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QPainter>

namespace millrace {

namespace {

struct ZoneLook
{
    const char *iconName;
    IconTone tone;
    QColor text, fill;
};

ZoneLook zoneLook(const DropBar::Zone &zone, const Tokens &tokens)
{
    if (zone.kind == DropBar::Kind::End && zone.end.kind == StageKind::Won)
        return {"trophy", IconTone::Success, tokens.success, tokens.successTint};
    if (zone.kind == DropBar::Kind::End)
        return {"x-circle", IconTone::Danger, tokens.danger, tokens.dangerTint};
    if (zone.kind == DropBar::Kind::Pipeline)
        return {"arrow-left-right", IconTone::Info, tokens.info, tokens.infoTint};
    return {"trash", IconTone::Secondary, tokens.textSecondary, tokens.raised};
}

} // namespace

DropBar::DropBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("boardDropBar"));
    hide();
}

void DropBar::setZones(std::vector<Zone> zones)
{
    m_zones = std::move(zones);
    m_target = -1;
    update();
}

QSize DropBar::sizeHint() const
{
    return {400, fontMetrics().height() * 2 + 2 * space::l};
}

QRect DropBar::zoneRect(int zone) const
{
    const int count = std::max(1, int(m_zones.size()));
    const int width = (this->width() - (count + 1) * space::m) / count;
    return {space::m + zone * (width + space::m), space::m, width, height() - 2 * space::m};
}

int DropBar::zoneAt(QPoint globalPlace) const
{
    if (!isVisible())
        return -1;
    for (int i = 0; i < int(m_zones.size()); ++i)
        if (zoneRect(i).contains(mapFromGlobal(globalPlace)))
            return i;
    return -1;
}

void DropBar::setTarget(int zone)
{
    if (zone == m_target)
        return;
    m_target = zone;
    update();
}

void DropBar::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), tokens.surface);
    painter.fillRect(QRect(0, 0, width(), 1), tokens.border);
    painter.setFont(styledFont(TextStyle::BodyStrong, font()));
    for (int i = 0; i < int(m_zones.size()); ++i) {
        const ZoneLook look = zoneLook(m_zones[size_t(i)], tokens);
        const QRect zone = zoneRect(i);
        const bool target = i == m_target;
        painter.setPen(
            QPen(target ? look.text : tokens.controlBorder, target ? 2 : 1, target ? Qt::SolidLine : Qt::DashLine));
        painter.setBrush(target ? look.fill : tokens.surface);
        painter.drawRoundedRect(QRectF(zone).adjusted(1, 1, -1, -1), space::cardRadius, space::cardRadius);
        const QString text = painter.fontMetrics().elidedText(m_zones[size_t(i)].text, Qt::ElideRight,
                                                              zone.width() - space::toolIcon - space::xl);
        const int wide = space::toolIcon + space::s + painter.fontMetrics().horizontalAdvance(text);
        const int left = zone.center().x() - wide / 2;
        icon(QString::fromLatin1(look.iconName), look.tone)
            .paint(&painter, QRect(left, zone.center().y() - space::toolIcon / 2, space::toolIcon, space::toolIcon));
        painter.setPen(look.text);
        painter.drawText(zone.adjusted(left - zone.left() + space::toolIcon + space::s, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

} // namespace millrace
