// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

/// Checks of a widget tree that hold for every screen; each answers one line per finding, so that an empty list passes.
/// Only what is visible is judged. A widget with the property "bilingual" (names of languages) or "userData" (records)
/// is left out of the checks of language, with everything inside it.
namespace millrace::checks {

/// Focusable widgets without an accessible name, and buttons and fields without an objectName.
QStringList unnamedWidgets(QWidget *root);

/// Labels and buttons whose text does not fit: shown smaller than their size hint, or reaching out of their parent.
QStringList clippedTexts(QWidget *root);

/// Places where the tab key goes up, or left within a row.
QStringList tabOrderBreaks(QWidget *root);

/// Keys of actions and shortcuts that are forbidden (forbiddenKeyRule), and keys bound twice in one scope.
QStringList forbiddenShortcuts(QWidget *root);

/// A text that the user meets: of a label, button, field, menu, header, tab, tooltip or accessible name.
struct ChromeText
{
    QString where, text;
};
QList<ChromeText> chromeTexts(QWidget *root);

/// Chrome texts with a Chinese character.
QStringList hanTexts(QWidget *root);

/// Chrome texts with a word of three or more Latin letters outside of `allowed` (compared as whole words).
QStringList latinTexts(QWidget *root, const QStringList &allowed);

/// The share of pixels of a picture that are lighter than the grey `level` (0 to 255), 0 to 1.
double shareLighterThan(const QImage &picture, int level);

} // namespace millrace::checks
