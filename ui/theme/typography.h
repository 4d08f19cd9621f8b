// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QLabel>

namespace millrace {

/// The sizes and weights of text. Body is the application's font; the others are multiples of it.
enum class TextStyle { Caption, Body, BodyStrong, Subtitle, Title, Display };

/// Which of the theme's text colours a label takes.
enum class TextTone { Primary, Secondary, Tertiary, Success, Warning, Danger, Info };

/// `base` in the given style; a caption never falls below 12 pixels, the floor for Chinese.
QFont styledFont(TextStyle style, const QFont &base);

/// The families to ask for, best first and limited to those installed, for the user's language ("zh_CN", "en").
QStringList uiFontFamilies(const QString &language);

/// The base font: the platform's size times `scalePercent` (90 to 150), with families of the language.
QFont uiFont(const QString &language, int scalePercent);

/// A label that keeps its style and tone when the theme, the font scale or the density changes.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TextLabel(TextStyle style = TextStyle::Body, TextTone tone = TextTone::Primary, QWidget *parent = nullptr);
    void setTextStyle(TextStyle style);
    void setTone(TextTone tone);

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    TextStyle m_style;
    TextTone m_tone;
    bool m_restyling = false;
};

/// A label of one line that ends in an ellipsis where room is short, with the whole text as its tooltip.
class ElidedLabel : public TextLabel
{
    Q_OBJECT

public:
    using TextLabel::TextLabel;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
};

} // namespace millrace
