// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icon_label.h"

#include <QPainter>

namespace millrace {

IconLabel::IconLabel(const QString &name, int side, IconTone tone, QWidget *parent)
    : QWidget(parent), m_icon(icon(name, tone)), m_side(side)
{
    setFixedSize(side, side);
}

void IconLabel::setIcon(const QString &name, IconTone tone)
{
    m_icon = icon(name, tone);
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect(), Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

} // namespace millrace
