// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/typography.h"

#include "ui/theme/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QHelpEvent>
#include <QPainter>
#include <QSet>
#include <QStyle>
#include <QToolTip>

namespace millrace {

namespace {

constexpr int captionFloor = 12;

struct FontShape
{
    double factor;
    QFont::Weight weight;
};

FontShape shapeOf(TextStyle style)
{
    switch (style) {
    case TextStyle::Caption:
        return {0.92, QFont::Normal};
    case TextStyle::Body:
        return {1.0, QFont::Normal};
    case TextStyle::BodyStrong:
        return {1.0, QFont::DemiBold};
    case TextStyle::Subtitle:
        return {1.15, QFont::DemiBold};
    case TextStyle::Title:
        return {1.45, QFont::DemiBold};
    case TextStyle::Display:
        return {2.0, QFont::DemiBold};
    }
    return {1.0, QFont::Normal};
}

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

double platformPointSize()
{
#if defined(Q_OS_MACOS)
    return 13.0;
#elif defined(Q_OS_WIN)
    return 9.75;
#else
    return 10.0;
#endif
}

} // namespace

QFont styledFont(TextStyle style, const QFont &base)
{
    const FontShape shape = shapeOf(style);
    QFont font = base;
    font.setWeight(shape.weight);
    if (base.pixelSize() > 0)
        font.setPixelSize(qRound(base.pixelSize() * shape.factor));
    else
        font.setPointSizeF(base.pointSizeF() * shape.factor);
    if (QFontInfo(font).pixelSize() < captionFloor)
        font.setPixelSize(captionFloor);
    return font;
}

QStringList uiFontFamilies(const QString &language)
{
    static const QStringList chinese = {"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC",
                                        "WenQuanYi Micro Hei"};
    static const QStringList latin = {"Segoe UI Variable Text", "Segoe UI", ".AppleSystemUIFont", "Inter", "Noto Sans"};
    const QStringList wanted = language.startsWith("zh") ? chinese + latin : latin + chinese;
    const QStringList available = QFontDatabase::families();
    const QSet<QString> installed(available.begin(), available.end());
    QStringList found;
    for (const QString &family : wanted) {
        if (installed.contains(family) || family.startsWith('.'))
            found << family;
    }
#if !defined(Q_OS_MACOS)
    found.removeAll(".AppleSystemUIFont");
#endif
    if (found.isEmpty())
        found << QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    return found;
}

QFont uiFont(const QString &language, int scalePercent)
{
    QFont font;
    font.setFamilies(uiFontFamilies(language));
    font.setPointSizeF(platformPointSize() * qBound(90, scalePercent, 150) / 100.0);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

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
