// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/stage_path.h"
#include "tests/support/temp_workspace.h"

using namespace millrace;
using namespace millrace::test;

namespace {

struct PathWorld : TempWorkspace
{
    RecordId deal(const QString &stage)
    {
        return create(u"opportunity", {{"name", QStringLiteral("A")},
                                       {"pipeline", pipeline()},
                                       {"stage", this->stage(stage).toString()},
                                       {"amount", QStringLiteral("10 CNY")},
                                       {"expected_close", QStringLiteral("2026-06-30")},
                                       {"reason", QStringLiteral("price")}});
    }
    void move(const RecordId &id, const QString &stage)
    {
        commit({change(u"opportunity", id, {{"stage", this->stage(stage).toString()}})});
    }
    StagePath path(const RecordId &id, const QString &entity = QStringLiteral("opportunity")) const
    {
        return must(readStagePath(*workspace, session(), must(workspace->record(session(), entity, id))));
    }
    void days(int count) { tick(count * 86'400LL); }
};

std::int64_t daysIn(const StagePath &path, int step)
{
    return (path.steps[size_t(step)].seconds + 43'200) / 86'400;
}

} // namespace

TEST_CASE("a path tells how long a record was in each stage, all its stays together")
{
    PathWorld world;
    const RecordId id = world.deal(QStringLiteral("Qualification"));
    world.days(3);
    world.move(id, QStringLiteral("Proposal"));
    world.days(5);
    world.move(id, QStringLiteral("Qualification"));
    world.days(2);
    world.move(id, QStringLiteral("Proposal"));
    world.days(4);
    StagePath path = world.path(id);
    REQUIRE(path.steps.size() == 6);
    CHECK(path.current == 2);
    CHECK(daysIn(path, 0) == 5);
    CHECK(path.steps[0].visits == 2);
    CHECK(path.steps[1].visits == 0);
    CHECK(path.steps[1].seconds == 0);
    CHECK(daysIn(path, 2) == 9);
    CHECK(path.steps[2].visits == 2);
    CHECK(path.steps[2].known);
    CHECK(path.steps[4].column.kind == StageKind::Won);
    world.move(id, QStringLiteral("Won"));
    world.days(30);
    path = world.path(id);
    CHECK(path.current == 4);
    CHECK(daysIn(path, 2) == 9);
}

TEST_CASE("the key fields of a path are what the stage asks for, else what cards show")
{
    PathWorld world;
    const EntityPtr stages = world.entity(u"stage");
    Edit edit = Edit::update(stages, world.stage(QStringLiteral("Proposal")));
    edit.with(*stages, u"required", Json{"[\"amount\",\"nothing_like_it\"]"});
    world.commit({edit});
    const RecordId id = world.deal(QStringLiteral("Qualification"));
    CHECK(world.path(id).keyFields.contains(QStringLiteral("customer")));
    world.move(id, QStringLiteral("Proposal"));
    CHECK(world.path(id).keyFields == QStringList{QStringLiteral("amount")});
}

TEST_CASE("the options of a choice make a path too, an entity without states has none")
{
    PathWorld world;
    const RecordId lead = world.create(u"lead", {{"name", QStringLiteral("L")}, {"status", QStringLiteral("new")}});
    const StagePath path = world.path(lead, QStringLiteral("lead"));
    CHECK(path.steps.size() >= 3);
    CHECK(path.steps[size_t(path.current)].column.key == QStringLiteral("new"));
    const RecordId tag = world.create(u"tag", {{"name", QStringLiteral("t")}});
    const auto none = readStagePath(*world, world.session(), world.record(u"tag", tag));
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::InvalidArgument);
}
