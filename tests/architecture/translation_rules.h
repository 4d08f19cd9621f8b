// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/source_text.h"

namespace millrace::architecture {

/// A text of a translation file (Qt Linguist's .ts), obsolete ones left out.
struct Message
{
    QString context;
    QString source;
    QString comment;
    QStringList translations; ///< one, or one for each plural form
    bool finished = false;
    bool plural = false;
    int line = 0;
};

/// A text that the code marks for translation. `context` is empty where the code leaves it to the class.
struct MarkedText
{
    QString path;
    int line = 0;
    QString context;
    QString source;
};

std::vector<Message> messagesIn(const SourceFile &translation);
/// Literals in tr(...), translate("...", ...) and QT_TRANSLATE_NOOP("...", ...) of program code.
std::vector<MarkedText> markedTexts(const SourceFile &file);

/// Everything that keeps a language from being complete: an unfinished or empty translation, a placeholder or a plural
/// number lost or invented, a file that is no translation.
Findings translationFindings(const SourceFile &translation);
/// Plural forms only: what a source language of its own must say.
Findings pluralFindings(const SourceFile &translation);
/// Marked texts that a translation file does not know.
Findings untranslatedFindings(const std::vector<SourceFile> &sources, const SourceFile &translation);

} // namespace millrace::architecture
