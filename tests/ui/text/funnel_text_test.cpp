// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "ui/text/funnel_text.h"

using namespace millrace;

TEST_CASE("a bottleneck is told in plain sentences with its numbers", "[bottleneck]")
{
    Bottleneck bottleneck;
    bottleneck.base = BottleneckBase::OtherGroups;
    bottleneck.left = 120;
    bottleneck.conversion = 0.42;
    bottleneck.baseConversion = 0.71;
    bottleneck.heldUp = 35;
    bottleneck.lessOften = true;
    bottleneck.later = true;
    bottleneck.delayDays = 9.4;
    bottleneck.value = 120'000'00;
    bottleneck.moneyDays = 1;
    bottleneck.chance = 0.0004;
    BottleneckNames names{QStringLiteral("Proposal"), QStringLiteral("Ann"), *CurrencyCode::fromString(u"CNY"), 12};
    CHECK(
        describeBottleneck(bottleneck, names) ==
        QStringLiteral("Ann, Proposal: 42.0% go on, elsewhere in the same stage 71.0%. At that rate 35 more would have "
                       "gone on. Going on takes 9.4 days longer; ¥120,000.00 waits for it. The chance that this is "
                       "an accident is less than 1 in 1,000 (120 visits, corrected for 12 comparisons)."));
    names.group.clear();
    bottleneck.base = BottleneckBase::OtherStages;
    bottleneck.lessOften = false;
    bottleneck.value = 0;
    bottleneck.chance = 0.03;
    CHECK(describeBottleneck(bottleneck, names) ==
          QStringLiteral("Proposal: 42.0% go on, in the other stages 71.0%. Going on takes 9.4 days longer. The chance "
                         "that this is an accident is about 1 in 33 (120 visits, corrected for 12 comparisons)."));
    CHECK(describeTooFew({0, -1, {}, 12}, names) ==
          QStringLiteral("Proposal: too few to say (12 have left it, 30 are needed here and in what it is compared "
                         "with)."));
}
