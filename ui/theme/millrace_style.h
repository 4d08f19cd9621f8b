// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QProxyStyle>

class QAbstractButton;
class QStyleOptionViewItem;

namespace millrace {

/// What a push button is for. Primary: the one thing the page is about; Danger: takes something away; Quiet: no frame.
enum class ButtonKind { Normal, Primary, Danger, Quiet };

void setButtonKind(QAbstractButton *button, ButtonKind kind);
ButtonKind buttonKind(const QWidget *button);

/// Fusion with the house's sizes and shapes: control heights by density, radius 6, flat tool buttons, thin scroll bars,
/// a two-pixel accent edge on selected rows and on the focused field. Colours come from the palette at painting time.
class MillraceStyle : public QProxyStyle
{
    Q_OBJECT

public:
    MillraceStyle(Density density, bool reducedMotion, bool largeFocus = false);

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const override;
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;

private:
    Density m_density;
    bool m_reducedMotion;
};

} // namespace millrace
