// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/stage_rules.h"

#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/stage.h"
#include "tests/core/sales/funnel_fixture.h"
#include "tests/support/catch.h"

using namespace millrace;
using namespace Qt::StringLiterals;

namespace {

Record gateOpportunity(const RecordId &pipelineId)
{
    Record record(Catalog::builtin()->entity(u"opportunity"), funnel_test::idOf(77));
    if (!pipelineId.isNull())
        record.set(opportunity::pipeline, pipelineId);
    return record;
}

Record gateStage(const QByteArray &required, const RecordId &pipelineId = funnel_test::sales)
{
    Record record(Catalog::builtin()->entity(u"stage"), funnel_test::stageB);
    record.set(stage::name, u"谈判"_s);
    record.set(stage::pipeline, pipelineId);
    record.set(stage::requiredFields, Json{required});
    return record;
}

std::vector<Problem> gateProblems(const Record &opportunity, const Record &stage)
{
    std::vector<Problem> problems;
    checkStageGate(opportunity, stage, problems);
    return problems;
}

const Instant importTime = funnel_test::day(500);

StageCell plainCell(const QString &stage)
{
    return {stage, false, {}};
}
StageCell datedCell(const QString &stage, std::optional<double> day = {})
{
    return {stage, true, day ? std::optional(funnel_test::day(*day)) : std::nullopt};
}
NamedStageStep knownStep(const QString &stage, double day)
{
    return {stage, funnel_test::day(day), true};
}
NamedStageStep unknownStep(const QString &stage, double day)
{
    return {stage, funnel_test::day(day), false};
}

using Steps = std::vector<NamedStageStep>;

/// The mapping of the contract: Prospecting, Engaging at engage_date, {deal_stage} at close_date.
Steps mapped(const QString &dealStage, std::optional<double> engaged, std::optional<double> closed)
{
    return stageHistory({plainCell(u"Prospecting"_s), datedCell(u"Engaging"_s, engaged), datedCell(dealStage, closed)},
                        importTime)
        .steps;
}

} // namespace

TEST_CASE("stage gate: a missing field refuses, by name")
{
    const auto problems =
        gateProblems(gateOpportunity(funnel_test::sales), gateStage(R"(["amount","close_date","amount"])"));
    CHECK(problems == std::vector<Problem>{{u"amount"_s, u"stage_gate"_s, {u"谈判"_s}, Severity::Error},
                                           {u"close_date"_s, u"stage_gate"_s, {u"谈判"_s}, Severity::Error}});
}

TEST_CASE("stage gate: filled fields pass and blanks do not count as filled")
{
    Record opportunity = gateOpportunity(funnel_test::sales);
    opportunity.set(opportunity::amount, Money{0, *CurrencyCode::fromString(u"USD")});
    opportunity.set(u"probability", Value(0));
    opportunity.set(u"next_step", u" \u3000 "_s);
    CHECK(gateProblems(opportunity, gateStage(R"(["amount","probability"])")).empty());
    const auto problems = gateProblems(opportunity, gateStage(R"(["next_step"])"));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].field == u"next_step"_s);
    CHECK(problems[0].rule == u"stage_gate"_s);
}

TEST_CASE("stage gate: a field that nobody could fill warns and does not refuse")
{
    const auto problems = gateProblems(gateOpportunity(funnel_test::sales), gateStage(R"(["colour"])"));
    CHECK(problems ==
          std::vector<Problem>{{u"colour"_s, u"stage_gate_unknown"_s, {u"谈判"_s, u"colour"_s}, Severity::Warning}});

    FieldDef retired;
    retired.key = u"x_0000000000000"_s;
    retired.custom = true;
    retired.retired = true;
    const auto catalog = Catalog::builtin()->with(u"opportunity"_s, {retired});
    Record opportunity(catalog->entity(u"opportunity"), funnel_test::idOf(78));
    opportunity.set(opportunity::pipeline, funnel_test::sales);
    const auto more = gateProblems(opportunity, gateStage(R"(["x_0000000000000"])"));
    REQUIRE(more.size() == 1);
    CHECK(more[0].severity == Severity::Warning);
}

TEST_CASE("stage gate: a list that cannot be read warns")
{
    for (const char *broken : {"{}", "[1]", "not json", "[\"amount\""}) {
        const auto problems = gateProblems(gateOpportunity(funnel_test::sales), gateStage(broken));
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].rule == u"stage_gate_unknown"_s);
        CHECK(problems[0].severity == Severity::Warning);
        CHECK(problems[0].field.isEmpty());
    }
    CHECK(gateProblems(gateOpportunity(funnel_test::sales), gateStage("")).empty());
    CHECK(gateProblems(gateOpportunity(funnel_test::sales), gateStage("[]")).empty());
}

TEST_CASE("stage gate: the stage must belong to the pipeline")
{
    const auto problems =
        gateProblems(gateOpportunity(funnel_test::sales), gateStage("[]", funnel_test::otherPipeline));
    CHECK(problems == std::vector<Problem>{{u"stage"_s, u"stage_pipeline"_s, {u"谈判"_s}, Severity::Error}});
    CHECK(gateProblems(gateOpportunity(RecordId()), gateStage("[]")).empty());
    CHECK(gateProblems(gateOpportunity(funnel_test::sales), Record()).empty());
}

TEST_CASE("stage gate: all problems come at once, after those already there")
{
    std::vector<Problem> problems{{u"name"_s, u"required"_s, {}, Severity::Error}};
    checkStageGate(gateOpportunity(funnel_test::sales), gateStage(R"(["amount","colour"])", funnel_test::otherPipeline),
                   problems);
    REQUIRE(problems.size() == 4);
    CHECK(problems[1].rule == u"stage_pipeline"_s);
    CHECK(problems[2].rule == u"stage_gate"_s);
    CHECK(problems[3].rule == u"stage_gate_unknown"_s);
}

TEST_CASE("a stage's kind is known by key and guessed by name")
{
    for (const StageKind kind : {StageKind::Open, StageKind::Won, StageKind::Lost})
        CHECK(stageKindOfKey(stageKindKey(kind)) == kind);
    CHECK(stageKindOfKey(u"") == StageKind::Open);
    CHECK(stageKindOfName(u"Won") == StageKind::Won);
    CHECK(stageKindOfName(u" closed  WON ") == StageKind::Won);
    CHECK(stageKindOfName(u"赢单") == StageKind::Won);
    CHECK(stageKindOfName(u"LOST") == StageKind::Lost);
    CHECK(stageKindOfName(u"输单") == StageKind::Lost);
    CHECK(stageKindOfName(u"Won over the boss") == StageKind::Open);
    CHECK(stageKindOfName(u"Prospecting") == StageKind::Open);
    CHECK(stageKindOfName(u"") == StageKind::Open);
}

TEST_CASE("stage history: a prospect without dates stands there since the import")
{
    CHECK(mapped(u"Prospecting"_s, {}, {}) == Steps{unknownStep(u"Prospecting"_s, 500)});
}

TEST_CASE("stage history: the first step takes the date of the next")
{
    CHECK(mapped(u"Engaging"_s, 10, {}) == Steps{unknownStep(u"Prospecting"_s, 10), knownStep(u"Engaging"_s, 10)});
}

TEST_CASE("stage history: won and lost are the third step")
{
    CHECK(mapped(u"Won"_s, 10, 30) ==
          Steps{unknownStep(u"Prospecting"_s, 10), knownStep(u"Engaging"_s, 10), knownStep(u"Won"_s, 30)});
    CHECK(mapped(u"Lost"_s, {}, 30) == Steps{unknownStep(u"Prospecting"_s, 30), knownStep(u"Lost"_s, 30)});
}

TEST_CASE("stage history: the current stage outweighs a missing date")
{
    CHECK(mapped(u"Won"_s, 10, {}) ==
          Steps{unknownStep(u"Prospecting"_s, 10), knownStep(u"Engaging"_s, 10), unknownStep(u"Won"_s, 500)});
    CHECK(mapped(u"Won"_s, {}, {}) == Steps{unknownStep(u"Prospecting"_s, 500), unknownStep(u"Won"_s, 500)});
    CHECK(mapped(u"Prospecting"_s, 10, {}) ==
          Steps{unknownStep(u"Prospecting"_s, 10), knownStep(u"Engaging"_s, 10), unknownStep(u"Prospecting"_s, 500)});
}

TEST_CASE("stage history: a row without a current stage keeps the steps that have dates")
{
    CHECK(mapped(u" "_s, 10, 30) == Steps{unknownStep(u"Prospecting"_s, 10), knownStep(u"Engaging"_s, 10)});
    CHECK(mapped(QString(), {}, {}) == Steps{unknownStep(u"Prospecting"_s, 500)});
    CHECK(stageHistory({}, importTime).steps.empty());
    CHECK(stageHistory({plainCell(QString()), datedCell(u"Engaging"_s)}, importTime).steps ==
          Steps{unknownStep(u"Engaging"_s, 500)});
}

TEST_CASE("stage history: equal stages are told by name, case and blanks aside")
{
    CHECK(mapped(u" engaging "_s, 10, 30) == Steps{unknownStep(u"Prospecting"_s, 10), knownStep(u"Engaging"_s, 10)});
    CHECK(stageHistory({datedCell(u" A "_s, 3)}, importTime).steps == Steps{knownStep(u"A"_s, 3)});
}

TEST_CASE("stage history: an undated step between takes the next known date")
{
    CHECK(stageHistory({datedCell(u"A"_s, 1), plainCell(u"B"_s), plainCell(u"C"_s), datedCell(u"D"_s, 9)}, importTime)
              .steps ==
          Steps{knownStep(u"A"_s, 1), unknownStep(u"B"_s, 9), unknownStep(u"C"_s, 9), knownStep(u"D"_s, 9)});
    CHECK(stageHistory({datedCell(u"A"_s, 1), plainCell(u"B"_s)}, importTime).steps ==
          Steps{knownStep(u"A"_s, 1), unknownStep(u"B"_s, 500)});
    CHECK(stageHistory({datedCell(u"A"_s), datedCell(u"B"_s, 4), datedCell(u"C"_s, 6)}, importTime).steps ==
          Steps{unknownStep(u"A"_s, 4), knownStep(u"B"_s, 4), knownStep(u"C"_s, 6)});
}

TEST_CASE("stage history: time never runs backwards and dates out of order are told")
{
    const StageHistory history =
        stageHistory({plainCell(u"Prospecting"_s), datedCell(u"Engaging"_s, 30), datedCell(u"Won"_s, 10)}, importTime);
    CHECK(history.datesOutOfOrder);
    CHECK(history.steps ==
          Steps{unknownStep(u"Prospecting"_s, 30), knownStep(u"Engaging"_s, 30), unknownStep(u"Won"_s, 30)});

    const StageHistory later = stageHistory({datedCell(u"Engaging"_s, 900), datedCell(u"Won"_s)}, importTime);
    CHECK_FALSE(later.datesOutOfOrder);
    CHECK(later.steps == Steps{knownStep(u"Engaging"_s, 900), unknownStep(u"Won"_s, 900)});
}

TEST_CASE("stage history: the last step is always the current stage")
{
    const QStringList names{u"Prospecting"_s, u"Engaging"_s, u"Won"_s, u"Lost"_s};
    const std::vector<std::vector<double>> dates{{}, {10}, {20}, {15}, {25}};
    const auto dated = [](const QString &name, const std::vector<double> &date) {
        return date.empty() ? datedCell(name) : datedCell(name, date[0]);
    };
    for (const QString &current : names) {
        for (const auto &engaged : dates) {
            for (const auto &closed : dates) {
                const Steps steps =
                    stageHistory({plainCell(u"Prospecting"_s), dated(u"Engaging"_s, engaged), dated(current, closed)},
                                 importTime)
                        .steps;
                REQUIRE_FALSE(steps.empty());
                CHECK(steps.back().stage == current);
                for (std::size_t i = 1; i < steps.size(); ++i) {
                    CHECK(steps[i - 1].at <= steps[i].at);
                    CHECK(steps[i - 1].stage != steps[i].stage);
                }
            }
        }
    }
}
