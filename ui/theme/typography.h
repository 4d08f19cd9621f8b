// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/fonts.h"

#include <QLabel>

namespace millrace {

/// Which of the theme's text colours a label takes.
enum class TextTone { Primary, Secondary, Tertiary, Success, Warning, Danger, Info };

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
