// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/typography.h"

#include "ui/theme/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace millrace {

namespace {

QColor toneColour(TextTone tone, const Tokens &tokens)
{
    switch (tone) {
    case TextTone::Primary:
        return tokens.text;
    case TextTone::Secondary:
        return tokens.textSecondary;
    case TextTone::Tertiary:
        return tokens.textTertiary;
    case TextTone::Success:
        return tokens.success;
    case TextTone::Warning:
        return tokens.warning;
    case TextTone::Danger:
        return tokens.danger;
    case TextTone::Info:
        return tokens.info;
    }
    return tokens.text;
}

} // namespace

TextLabel::TextLabel(TextStyle style, TextTone tone, QWidget *parent) : QLabel(parent), m_style(style), m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    restyle();
}

void TextLabel::setTextStyle(TextStyle style)
{
    m_style = style;
    restyle();
}

void TextLabel::setTone(TextTone tone)
{
    m_tone = tone;
    restyle();
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    const auto type = event->type();
    if (type == QEvent::PaletteChange || type == QEvent::FontChange || type == QEvent::StyleChange)
        restyle();
}

void TextLabel::restyle()
{
    if (m_restyling)
        return;
    m_restyling = true;
    setFont(styledFont(m_style, QApplication::font()));
    const Tokens &tokens = Tokens::of(QApplication::palette());
    // Only this role is its own: a label of which every colour is its own is not told when the program's colours
    // change.
    QPalette palette;
    palette.setColor(QPalette::WindowText, toneColour(m_tone, tokens));
    palette.setColor(QPalette::Disabled, QPalette::WindowText, tokens.textDisabled);
    setPalette(palette);
    m_restyling = false;
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("…")) * 3, TextLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect area = contentsRect();
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, area.width());
    style()->drawItemText(&painter, area, QStyle::visualAlignment(layoutDirection(), alignment()), palette(),
                          isEnabled(), shown, foregroundRole());
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() &&
        fontMetrics().horizontalAdvance(text()) > contentsRect().width()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text(), this);
        return true;
    }
    return TextLabel::event(event);
}

} // namespace millrace
