// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/waterfall.h"
#include "tests/core/sales/funnel_fixture.h"
#include "tests/support/catch.h"

#include <random>

using namespace millrace;
using namespace millrace::funnel_test;
using namespace Qt::StringLiterals;

namespace {

const CurrencyCode yuan = *CurrencyCode::fromString(u"CNY");

PipelineStand stand(std::int64_t value, const QString &group = u"Ann"_s, QDate close = {2025, 5, 1})
{
    PipelineStand made;
    made.exists = made.inPipeline = true;
    made.expectedClose = close;
    made.amount = Money{value, yuan};
    made.base = value;
    made.group = group;
    return made;
}

PipelineStand ended(StageKind kind, std::int64_t value)
{
    PipelineStand made = stand(value);
    made.kind = kind;
    return made;
}

void checkSums(const Waterfall &waterfall)
{
    std::int64_t count = waterfall.begin.count;
    std::int64_t value = waterfall.begin.value;
    for (const WaterfallSum &part : waterfall.parts) {
        count += part.count;
        value += part.value;
    }
    CHECK(count == waterfall.end.count);
    CHECK(value == waterfall.end.value);
}

} // namespace

TEST_CASE("each opportunity goes into the part that tells why", "[waterfall]")
{
    WaterfallCounter counter({2025, 4, 1}, {2025, 6, 30});
    const PipelineStand none;
    counter.add(idOf(1), none, stand(100));
    counter.add(idOf(2), stand(200), stand(250));
    counter.add(idOf(3), stand(300), ended(StageKind::Won, 310));
    counter.add(idOf(4), stand(400), ended(StageKind::Lost, 400));
    counter.add(idOf(5), stand(500), stand(500, u"Ann"_s, {2025, 7, 1}));
    counter.add(idOf(6), stand(600, u"Ann"_s, {2025, 3, 31}), stand(600));
    counter.add(idOf(7), ended(StageKind::Lost, 700), stand(700));
    PipelineStand elsewhere = stand(800);
    elsewhere.inPipeline = false;
    counter.add(idOf(8), stand(800), elsewhere);
    counter.add(idOf(9), elsewhere, stand(900));
    PipelineStand thrownAway = stand(1000);
    thrownAway.inBin = true;
    counter.add(idOf(10), stand(1000), thrownAway);
    PipelineStand revalued = stand(1100);
    revalued.base = 1150;
    counter.add(idOf(11), stand(1100), revalued);
    PipelineStand filtered = stand(1200);
    filtered.matches = false;
    counter.add(idOf(12), stand(1200), filtered);
    counter.add(idOf(13), stand(13), stand(13));
    const Waterfall &total = counter.total();
    const auto is = [&](WaterfallPart part, std::int64_t count, std::int64_t value) {
        INFO(int(part));
        CHECK(total.part(part).count == count);
        CHECK(total.part(part).value == value);
    };
    is(WaterfallPart::New, 1, 100);
    is(WaterfallPart::Repriced, 0, 50);
    is(WaterfallPart::Won, -1, -300);
    is(WaterfallPart::Lost, -1, -400);
    is(WaterfallPart::SlippedOut, -1, -500);
    is(WaterfallPart::SlippedIn, 1, 600);
    is(WaterfallPart::Reopened, 1, 700);
    is(WaterfallPart::MovedOut, -2, -2000);
    is(WaterfallPart::MovedIn, 1, 900);
    is(WaterfallPart::Other, -1, -950);
    CHECK(total.part(WaterfallPart::Won).members == std::vector<RecordId>{idOf(3)});
    checkSums(total);
}

TEST_CASE("what changes hands leaves one group and comes to the other, and the company keeps it", "[waterfall]")
{
    WaterfallCounter counter({}, {});
    counter.add(idOf(1), stand(100), stand(120, u"Bob"_s));
    CHECK(counter.total().part(WaterfallPart::Repriced).value == 20);
    CHECK(counter.groups().at(u"Ann"_s).part(WaterfallPart::MovedOut).value == -100);
    CHECK(counter.groups().at(u"Bob"_s).part(WaterfallPart::MovedIn).value == 120);
}

TEST_CASE("the parts sum to the change, for the whole and every group, over random stands", "[waterfall]")
{
    std::mt19937 random(17);
    const auto randomStand = [&] {
        PipelineStand made = stand(random() % 1000, QString(QChar(char16_t(u'A' + random() % 3))),
                                   QDate(2025, int(1 + random() % 12), 1));
        made.exists = random() % 5 != 0;
        made.inBin = random() % 7 == 0;
        made.inPipeline = random() % 6 != 0;
        made.matches = random() % 4 != 0;
        made.kind = StageKind(random() % 3);
        if (random() % 5 == 0)
            made.base.reset();
        return made;
    };
    for (int round = 0; round < 40; ++round) {
        WaterfallCounter counter(round % 2 ? QDate(2025, 4, 1) : QDate(), round % 3 ? QDate(2025, 9, 30) : QDate());
        for (std::uint32_t i = 0; i < 200; ++i)
            counter.add(idOf(i), randomStand(), randomStand());
        checkSums(counter.total());
        std::int64_t begin = 0, end = 0;
        for (const auto &[key, waterfall] : counter.groups()) {
            checkSums(waterfall);
            begin += waterfall.begin.value;
            end += waterfall.end.value;
        }
        CHECK(begin == counter.total().begin.value);
        CHECK(end == counter.total().end.value);
    }
}
