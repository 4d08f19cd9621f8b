// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/waterfall_report.h"
#include "tests/core/workspace/random_life.h"

using namespace millrace;
using namespace millrace::test;

namespace {

struct PipelineWorld : TempWorkspace
{
    using TempWorkspace::TempWorkspace;
    RecordId deal(const char *amount, const char *stageName = "Qualification", const char *close = "2026-02-01")
    {
        return create(u"opportunity", {{"name", QStringLiteral("deal")},
                                       {"pipeline", pipeline()},
                                       {"amount", QString::fromLatin1(amount)},
                                       {"reason", QStringLiteral("price")},
                                       {"expected_close", QString::fromLatin1(close)},
                                       {"stage", stage(QString::fromLatin1(stageName)).toString()}});
    }
    void set(const RecordId &id, const char *field, const QString &value)
    {
        commit({change(u"opportunity", id, {{field, value}})});
    }
    WaterfallReport between(WaterfallQuery query) const { return must(waterfallReport(*workspace, session(), query)); }
};

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

/// The open pipeline counted from a live list: what a copy set aside at that moment would say.
std::pair<qint64, std::int64_t> openPipeline(const TempWorkspace &ws, const QString &filter = {})
{
    AggregateQuery query;
    query.entity = QStringLiteral("opportunity");
    query.filter = must(parseFilter(filter.isEmpty() ? QStringLiteral("stage.kind = \"open\"")
                                                     : QStringLiteral("stage.kind = \"open\" and (%1)").arg(filter)));
    query.measures = {{Measure::Kind::Count, {}}, {Measure::Kind::Sum, FieldPath::of(u"amount")}};
    const auto line = must(ws->aggregate(ws.session(), query)).lines.front();
    return {line.exact[0].value_or(0), line.exact[1].value_or(0)};
}

} // namespace

TEST_CASE("the waterfall tells from the journal what became of the pipeline", "[waterfall]")
{
    PipelineWorld world;
    const RecordId bob = world.create(u"user", {{"name", QStringLiteral("Bob")}});
    const RecordId won = world.deal("100 CNY");
    const RecordId lost = world.deal("200 CNY");
    const RecordId slipped = world.deal("300 CNY");
    const RecordId repriced = world.deal("400 CNY");
    const RecordId handed = world.deal("500 CNY");
    const RecordId binned = world.deal("600 CNY");
    const RecordId reopened = world.deal("700 CNY", "Lost");
    world.tick();
    WaterfallQuery query;
    query.from = world.clock.now();
    query.closeTo = QDate(2026, 3, 31);
    world.tick();
    world.set(won, "stage", world.stage(QStringLiteral("Won")).toString());
    world.set(lost, "stage", world.stage(QStringLiteral("Lost")).toString());
    world.set(slipped, "expected_close", QStringLiteral("2026-06-30"));
    world.set(repriced, "amount", QStringLiteral("450 CNY"));
    world.set(handed, "owner", bob.toString());
    world.commit({Edit::remove(QStringLiteral("opportunity"), binned)});
    world.set(reopened, "stage", world.stage(QStringLiteral("Qualification")).toString());
    world.deal("800 CNY");

    const WaterfallReport report = world.between(query);
    const auto value = [&](WaterfallPart part) { return report.total.part(part).value; };
    CHECK(report.total.begin.value == 210'000);
    CHECK(value(WaterfallPart::Won) == -10'000);
    CHECK(value(WaterfallPart::Lost) == -20'000);
    CHECK(value(WaterfallPart::SlippedOut) == -30'000);
    CHECK(value(WaterfallPart::Repriced) == 5'000);
    CHECK(value(WaterfallPart::Other) == -60'000);
    CHECK(value(WaterfallPart::Reopened) == 70'000);
    CHECK(value(WaterfallPart::New) == 80'000);
    CHECK(value(WaterfallPart::MovedOut) == 0);
    CHECK(report.groups.at(QStringLiteral("Bob")).part(WaterfallPart::MovedIn).value == 50'000);
    CHECK(report.groups.at(QStringLiteral("Administrator")).part(WaterfallPart::MovedOut).value == -50'000);
    checkSums(report.total);
    for (const auto &[owner, waterfall] : report.groups)
        checkSums(waterfall);
    WaterfallQuery filtered = query;
    filtered.filter = must(parseFilter(u"owner.name = \"Bob\""));
    CHECK(world.between(filtered).total.part(WaterfallPart::MovedIn).value == 50'000);
    filtered.filter = must(parseFilter(u"nonsense = 1"));
    CHECK(waterfallReport(*world, world.session(), filtered).error().code == ErrorCode::UnknownField);
}

TEST_CASE("over random histories both ends are those of copies set aside, and the parts sum to the change",
          "[waterfall][as-of]")
{
    for (std::uint64_t seed = 71; seed <= 73; ++seed) {
        PipelineWorld ws(seed);
        RandomLife life(ws, seed);
        const QString filter = QStringLiteral("amount > 300");
        struct Aside
        {
            Instant moment;
            std::pair<qint64, std::int64_t> whole, filtered;
        };
        std::vector<Aside> aside;
        for (int i = 0; i < 96; ++i) {
            life.step();
            if (i % 9 == 4)
                life.importSome();
            if (i % 12 == 11)
                aside.push_back({ws.clock.now(), openPipeline(ws), openPipeline(ws, filter)});
        }
        for (size_t i = 0; i + 1 < aside.size(); ++i) {
            WaterfallQuery query;
            query.pipeline = *RecordId::fromString(ws.pipeline());
            query.from = aside[i].moment;
            query.to = aside[i + 1].moment;
            query.recorded = true;
            query.by = FieldPath::of(u"customer");
            const Waterfall whole = ws.between(query).total;
            CHECK(std::pair<qint64, std::int64_t>(whole.begin.count, whole.begin.value) == aside[i].whole);
            CHECK(std::pair<qint64, std::int64_t>(whole.end.count, whole.end.value) == aside[i + 1].whole);
            checkSums(whole);
            query.filter = must(parseFilter(filter));
            const WaterfallReport narrowed = ws.between(query);
            CHECK(std::pair<qint64, std::int64_t>(narrowed.total.begin.count, narrowed.total.begin.value) ==
                  aside[i].filtered);
            CHECK(std::pair<qint64, std::int64_t>(narrowed.total.end.count, narrowed.total.end.value) ==
                  aside[i + 1].filtered);
            checkSums(narrowed.total);
            std::int64_t end = 0;
            for (const auto &[customer, waterfall] : narrowed.groups) {
                checkSums(waterfall);
                end += waterfall.end.value;
            }
            CHECK(end == narrowed.total.end.value);
        }
        CHECK(aside.back().whole.first > 1);
    }
}
