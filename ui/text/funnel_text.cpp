// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/funnel_text.h"

#include "ui/text/formats.h"

#include <QCoreApplication>

#include <cmath>

namespace millrace {

namespace {

QString translate(const char *context, const char *source)
{
    return QCoreApplication::translate(context, source);
}

QString placeName(const BottleneckNames &names)
{
    return names.group.isEmpty() ? names.stage : translate("funnel", "%1, %2").arg(names.group, names.stage);
}

QString shares(const Bottleneck &bottleneck, const BottleneckNames &names)
{
    const char *sentence = nullptr;
    switch (bottleneck.base) {
    case BottleneckBase::OtherStages:
        sentence = QT_TRANSLATE_NOOP("funnel", "%1: %2 go on, in the other stages %3.");
        break;
    case BottleneckBase::OtherGroups:
        sentence = QT_TRANSLATE_NOOP("funnel", "%1: %2 go on, elsewhere in the same stage %3.");
        break;
    case BottleneckBase::Earlier:
        sentence = QT_TRANSLATE_NOOP("funnel", "%1: %2 go on, earlier it was %3.");
        break;
    }
    return translate("funnel", sentence)
        .arg(placeName(names), formats::percent(bottleneck.conversion), formats::percent(bottleneck.baseConversion));
}

/// "less than 1 in 1,000": rounded towards caution.
QString oddsText(double chance)
{
    for (const std::int64_t one : {1'000'000, 100'000, 10'000, 1'000, 100})
        if (chance < 1.0 / double(one))
            return translate("funnel", "less than 1 in %1").arg(formats::integer(one));
    return translate("funnel", "about 1 in %1")
        .arg(formats::integer(std::int64_t(std::floor(1 / std::clamp(chance, 1e-6, 1.0)))));
}

} // namespace

QString describeBottleneck(const Bottleneck &bottleneck, const BottleneckNames &names)
{
    QStringList sentences{shares(bottleneck, names)};
    if (bottleneck.lessOften && bottleneck.heldUp > 0)
        sentences
            << translate("funnel", "At that rate %1 more would have gone on.").arg(formats::integer(bottleneck.heldUp));
    const bool worthMoney = bottleneck.value > 0 && bottleneck.moneyDays > 0;
    if (bottleneck.later && bottleneck.delayDays > 0)
        sentences << (worthMoney ? translate("funnel", "Going on takes %1 days longer; %2 waits for it.")
                                       .arg(formats::amountOfDays(bottleneck.delayDays),
                                            formats::money({bottleneck.value, names.currency}))
                                 : translate("funnel", "Going on takes %1 days longer.")
                                       .arg(formats::amountOfDays(bottleneck.delayDays)));
    sentences << translate("funnel",
                           "The chance that this is an accident is %1 (%2 visits, corrected for %3 comparisons).")
                     .arg(oddsText(bottleneck.chance), formats::integer(bottleneck.left),
                          formats::integer(names.tests));
    return sentences.join(names.chinese ? QString() : QStringLiteral(" "));
}

QString describeTooFew(const TooFew &few, const BottleneckNames &names)
{
    return translate("funnel",
                     "%1: too few to say (%2 have left it, %3 are needed here and in what it is compared with).")
        .arg(placeName(names), formats::integer(few.left), formats::integer(enoughVisits));
}

QStringList funnelFindings(const FunnelReport &report, const BottleneckFindings &worse,
                           const std::function<QString(const QString &key)> &groupName, bool chinese, qsizetype most)
{
    QStringList sentences;
    for (const BottleneckFindings *findings : {&worse, &report.bottlenecks}) {
        const auto namesOf = [&](size_t stage, int slice, const QString &group) {
            BottleneckNames names;
            names.stage = stage < report.total.stages.size() ? report.total.stages[stage].name : QString();
            if (slice >= 0)
                names.group = groupName(group);
            names.currency = report.currency;
            names.tests = findings->tests;
            names.chinese = chinese;
            return names;
        };
        for (const Bottleneck &one : findings->found)
            if (sentences.size() < most)
                sentences << describeBottleneck(one, namesOf(one.stage, one.slice, one.group));
        for (const TooFew &few : findings->tooFew)
            if (few.slice < 0 && sentences.isEmpty())
                sentences << describeTooFew(few, namesOf(few.stage, few.slice, few.group));
    }
    return sentences;
}

} // namespace millrace
