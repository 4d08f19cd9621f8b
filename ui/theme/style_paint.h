// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComplex;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QStyleOptionViewItem;
class QWidget;

/// The drawings of MillraceStyle, one function per shape.
namespace millrace::paint {

/// Whether what stands in this input was refused: its dynamic property "refused".
bool isRefused(const QWidget *widget);
/// A filled rounded rectangle with a border that stays inside `rect`; an invalid colour leaves the part out.
void rounded(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border,
             qreal borderWidth = 1.0);
/// The width of the edge that tells of the focus; MillraceStyle sets it. UI thread.
int focusWidth();
void setFocusWidth(int width);
/// A chevron of the theme in the middle of `rect`.
void chevron(QPainter *painter, const QRect &rect, Qt::ArrowType direction, const QColor &colour);

void pushButton(QPainter *painter, const QStyleOption *option, const QWidget *widget, bool isDefault);
void pushButtonLabel(QPainter *painter, const QStyleOptionButton *option, const QWidget *widget, const QStyle *style);
void toolButton(QPainter *painter, const QStyleOption *option);
void toolButtonLabel(QPainter *painter, const QStyleOptionToolButton *option, const QRect &area);
/// The frame of an input; in the colour of danger where `widget` has the property "refused".
void field(QPainter *painter, const QStyleOption *option, const QRect &rect, const QWidget *widget);
void checkBox(QPainter *painter, const QStyleOption *option);
void radioButton(QPainter *painter, const QStyleOption *option);
void itemPanel(QPainter *painter, const QStyleOptionViewItem *option, const QWidget *view);
void itemFocus(QPainter *painter, const QStyleOption *option);
void headerSection(QPainter *painter, const QStyleOption *option);
void headerLabel(QPainter *painter, const QStyleOptionHeader *option);
void tabShape(QPainter *painter, const QStyleOptionTab *option);
void menuSeparator(QPainter *painter, const QStyleOption *option);
void menuBarItem(QPainter *painter, const QStyleOptionMenuItem *option, const QStyle *style, const QWidget *widget);
void progressGroove(QPainter *painter, const QStyleOptionProgressBar *option);
void progressContents(QPainter *painter, const QStyleOptionProgressBar *option);
/// The colour under the contents of the scroll area that `part` (a bar, the corner) belongs to.
QColor scrollGround(const QWidget *part, const QPalette &palette);
void scrollBar(QPainter *painter, const QStyleOptionComplex *option, const QWidget *widget, const QRect &handle);
void comboBox(QPainter *painter, const QStyleOptionComplex *option, const QRect &arrow, const QWidget *widget);
void spinBox(QPainter *painter, const QStyleOptionComplex *option, const QRect &up, const QRect &down,
             const QWidget *widget);
void slider(QPainter *painter, const QStyleOptionComplex *option, const QRect &groove, const QRect &handle);

} // namespace millrace::paint
