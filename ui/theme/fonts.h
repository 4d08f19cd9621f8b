// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStringList>

namespace millrace {

/// The sizes and weights of text. Body is the application's font; the others are multiples of it.
enum class TextStyle { Caption, Body, BodyStrong, Subtitle, Title, Display };

/// `base` in the given style; a caption never falls below 12 pixels, the floor for Chinese.
QFont styledFont(TextStyle style, const QFont &base);

/// The families to ask for, best first and limited to those installed, for the user's language ("zh_CN", "en").
QStringList uiFontFamilies(const QString &language);

/// The base font: the platform's size times `scalePercent` (90 to 150), with families of the language.
QFont uiFont(const QString &language, int scalePercent);

/// The font of everything on paper and in pictures, in any language: a Latin family first, then a Chinese one.
QFont paperFont();

} // namespace millrace
