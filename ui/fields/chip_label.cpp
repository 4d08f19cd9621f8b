// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fields/chip_label.h"

#include <QPainter>

namespace millrace {

ChipTones chipTones(const QString &token, const Tokens &tokens)
{
    if (token == QLatin1String("success"))
        return {tokens.successTint, tokens.success};
    if (token == QLatin1String("warning"))
        return {tokens.warningTint, tokens.warning};
    if (token == QLatin1String("danger"))
        return {tokens.dangerTint, tokens.danger};
    if (token == QLatin1String("info"))
        return {tokens.infoTint, tokens.info};
    return {blended(tokens.surface, tokens.text, 0.08), tokens.text};
}

ChipLabel::ChipLabel(QWidget *parent) : TextLabel(TextStyle::Caption, TextTone::Primary, parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChipLabel::setChip(const QString &text, const QString &token)
{
    m_token = token;
    setText(text);
    updateGeometry();
    update();
}

QSize ChipLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 * space::s, fontMetrics().height() + space::xs};
}

void ChipLabel::paintEvent(QPaintEvent *)
{
    const ChipTones tones = chipTones(m_token, Tokens::of(palette()));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tones.fill);
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setPen(tones.text);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace millrace
