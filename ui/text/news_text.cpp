// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/news_text.h"

#include "core/schema/builtin/notification.h"

#include <QCoreApplication>

namespace millrace {

QString newsSentence(const NewsWords &words)
{
    const auto is = [&](const char *kind) { return words.kind == QLatin1String(kind); };
    const char *sentence = QT_TRANSLATE_NOOP("text", "%1: %2");
    if (is(notification::mention))
        sentence = QT_TRANSLATE_NOOP("text", "%1 mentioned you on “%2”");
    else if (is(notification::commented))
        sentence = QT_TRANSLATE_NOOP("text", "%1 commented on “%2”");
    else if (is(notification::changed))
        sentence = QT_TRANSLATE_NOOP("text", "%1 changed “%2”");
    else if (is(notification::handedOver))
        sentence = words.records > 1 ? QT_TRANSLATE_NOOP("text", "%1 handed %3 records over to you: %2")
                                     : QT_TRANSLATE_NOOP("text", "%1 handed “%2” over to you");
    else if (is(notification::assigned))
        sentence = words.records > 1 ? QT_TRANSLATE_NOOP("text", "%1 gave you %3 records: %2")
                                     : QT_TRANSLATE_NOOP("text", "%1 gave you “%2”");
    const char *nobody = QT_TRANSLATE_NOOP("text", "The program");
    QString text = QCoreApplication::translate("text", sentence);
    text.replace(QLatin1String("%3"), QString::number(words.records));
    return text.arg(words.actor.isEmpty() ? QCoreApplication::translate("text", nobody) : words.actor, words.about);
}

} // namespace millrace
