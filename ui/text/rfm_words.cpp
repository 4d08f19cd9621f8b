// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/rfm_words.h"

#include "ui/text/formats.h"

#include <QCoreApplication>

namespace millrace {

namespace {

struct RfmWords
{
    const char *key, *label, *rule;
};

constexpr RfmWords rfmWords[] = {
    {"champions", QT_TRANSLATE_NOOP("rfm", "Champions"),
     QT_TRANSLATE_NOOP("rfm", "bought lately and often (both 4 or 5)")},
    {"loyal", QT_TRANSLATE_NOOP("rfm", "Loyal"), QT_TRANSLATE_NOOP("rfm", "buy again and again (both 3 or more)")},
    {"new", QT_TRANSLATE_NOOP("rfm", "New"),
     QT_TRANSLATE_NOOP("rfm", "bought lately, but not often yet (recency 4 or 5)")},
    {"fading", QT_TRANSLATE_NOOP("rfm", "Fading"), QT_TRANSLATE_NOOP("rfm", "bought a while ago, seldom (recency 3)")},
    {"valuable_at_risk", QT_TRANSLATE_NOOP("rfm", "Valuable, at risk"),
     QT_TRANSLATE_NOOP("rfm", "bought for much, but long ago (value 4 or 5, recency 1 or 2)")},
    {"at_risk", QT_TRANSLATE_NOOP("rfm", "At risk"),
     QT_TRANSLATE_NOOP("rfm", "bought often, but long ago (frequency 3 or more, recency 1 or 2)")},
    {"lost", QT_TRANSLATE_NOOP("rfm", "Lost"), QT_TRANSLATE_NOOP("rfm", "bought seldom and long ago (both 1 or 2)")}};

const RfmWords *wordsOfSegment(const QString &segment)
{
    for (const RfmWords &words : rfmWords)
        if (segment == QLatin1String(words.key))
            return &words;
    return nullptr;
}

} // namespace

QString rfmSegmentLabel(const QString &segment)
{
    const RfmWords *words = wordsOfSegment(segment);
    return words ? QCoreApplication::translate("rfm", words->label) : segment;
}

QString rfmSegmentRule(const QString &segment)
{
    const RfmWords *words = wordsOfSegment(segment);
    return words ? QCoreApplication::translate("rfm", words->rule) : QString();
}

QString rfmReason(const RfmLine &line, const FormatContext &context)
{
    QString reason =
        QCoreApplication::translate("rfm", "last won %1 days ago (recency %2 of 5), won %3 times (frequency %4), %5 in "
                                           "all (value %6)")
            .arg(line.days)
            .arg(line.recency)
            .arg(line.count)
            .arg(line.frequency)
            .arg(formats::money({line.value, context.baseCurrency}))
            .arg(line.monetary);
    if (line.unconverted > 0)
        reason += QCoreApplication::translate("rfm", "; amounts without a rate, not in it: %1").arg(line.unconverted);
    return reason;
}

} // namespace millrace
