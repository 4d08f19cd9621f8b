// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "ui/models/record_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <numeric>
#include <random>

using namespace millrace;
using namespace millrace::test;

namespace {

QStringList shownIds(const RecordTableModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.idAt(row).toString();
    return ids;
}

QStringList expectedIds(const TempWorkspace &workspace, const RecordTableModel &model)
{
    Query query = model.query();
    query.fields = {FieldPath{{QStringLiteral("name")}}};
    QStringList ids;
    for (const Row &row : must(workspace->rows(workspace.session(), query)).rows)
        ids << row.id.toString();
    return ids;
}

void waitForRest(RecordTableModel &model, const std::function<bool()> &good)
{
    REQUIRE(QTest::qWaitFor([&] { return !model.isLoading() && model.hasLoaded() && good(); }, 10000));
}

} // namespace

TEST_CASE("a change of the order is told in few steps and ends in the target")
{
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<quint32> all(200);
        std::iota(all.begin(), all.end(), 1);
        std::shuffle(all.begin(), all.end(), random);
        const std::vector<quint32> from(all.begin(), all.begin() + long(random() % 200));
        if (round % 2)
            std::shuffle(all.begin(), all.end(), random);
        const std::vector<quint32> to(all.begin() + long(random() % 100), all.end());
        const RowOrderChange change = rowOrderChange(from, to, 8);
        std::vector<quint32> now = change.begin.empty() ? from : change.begin;
        CHECK(change.removed.size() <= 8);
        CHECK(change.inserted.size() <= 8);
        for (const RowRange &range : change.removed)
            now.erase(now.begin() + range.first, now.begin() + range.first + range.count);
        const std::vector<quint32> &grown = change.middle.empty() ? change.target : change.middle;
        for (const RowRange &range : change.inserted)
            now.insert(now.begin() + range.first, grown.begin() + range.first,
                       grown.begin() + range.first + range.count);
        CHECK(now == grown);
        CHECK(change.target == to);
    }
}

TEST_CASE("the table model follows random changes of the workspace without a reset")
{
    TempWorkspace workspace;
    LiveData data(*workspace, QStringLiteral("en"));
    RecordTableModel model(data, QStringLiteral("customer"));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.reload();
    waitForRest(model, [&] { return model.rowCount() == 0; });
    const int name = int(model.columns().indexOf(QStringLiteral("name")));

    std::mt19937 random(11);
    std::vector<RecordId> ids;
    for (int round = 0; round < 60; ++round) {
        const unsigned kind = random() % 5;
        if (kind <= 1 || ids.empty()) {
            std::vector<Edit> edits;
            for (unsigned i = 0; i <= random() % 7; ++i)
                edits.push_back(
                    workspace.creation(u"customer", {{"name", QStringLiteral("Firm %1").arg(random() % 500)}}));
            for (const RecordId &id : workspace.commit(std::move(edits)).ids)
                ids.push_back(id);
        } else if (kind == 2) {
            const size_t at = random() % ids.size();
            workspace.commit(
                {workspace.change(u"customer", ids[at], {{"name", QStringLiteral("New %1").arg(random() % 500)}})});
        } else if (kind == 3) {
            const size_t at = random() % ids.size();
            workspace.commit({Edit::remove(QStringLiteral("customer"), ids[at])});
            ids.erase(ids.begin() + long(at));
        } else if (random() % 4 == 0) {
            model.setSort(parseSort(random() % 2 ? u"level,-name" : u"-city,name,level"));
            CHECK(model.query().sort.size() >= 2);
        } else if (random() % 4 == 0 && !ids.empty()) {
            model.setMarks({{{ids[random() % ids.size()], model.fieldAt(name).index}, QStringLiteral("wrong")}});
        } else if (random() % 2) {
            model.sort(name, random() % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
        } else {
            model.setQuery(random() % 2 ? must(parseFilter(u"name ~ \"New\"")) : Filter(), {});
        }
        workspace.tick();
    }
    waitForRest(model, [&] { return shownIds(model) == expectedIds(workspace, model); });
    model.setQuery({}, {});
    waitForRest(model, [&] { return model.rowCount() == int(ids.size()); });
    CHECK(shownIds(model) == expectedIds(workspace, model));
    CHECK(resets.isEmpty());
}

TEST_CASE("an edit is shown at once, kept when it is stored and taken back when it is refused")
{
    TempWorkspace workspace;
    const RecordId id = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    LiveData data(*workspace, QStringLiteral("en"));
    RecordTableModel model(data, QStringLiteral("customer"));
    model.reload();
    waitForRest(model, [&] { return model.rowCount() == 1; });
    const QModelIndex cell = model.index(0, int(model.columns().indexOf(QStringLiteral("name"))));

    REQUIRE(model.setData(cell, QStringLiteral("Beta"), Qt::EditRole));
    CHECK(cell.data().toString() == QStringLiteral("Beta"));
    REQUIRE(QTest::qWaitFor([&] { return workspace.text(u"customer", id, "name") == QStringLiteral("Beta"); }, 5000));
    waitForRest(model, [&] { return !cell.data(RecordTableModel::EditedRole).toBool(); });
    CHECK(cell.data().toString() == QStringLiteral("Beta"));

    QSignalSpy refused(&model, &RecordTableModel::editRefused);
    REQUIRE(model.setData(cell, QString(), Qt::EditRole));
    CHECK(cell.data().toString().isEmpty());
    REQUIRE(QTest::qWaitFor([&] { return refused.count() == 1; }, 5000));
    CHECK(cell.data().toString() == QStringLiteral("Beta"));
}

TEST_CASE("headings and dates follow the language")
{
    TempWorkspace workspace;
    workspace.create(u"opportunity", {{"name", QStringLiteral("Deal")},
                                      {"pipeline", workspace.pipeline()},
                                      {"stage", workspace.stage(QStringLiteral("Qualification")).toString()},
                                      {"expected_close", QStringLiteral("2026-03-07")}});
    LiveData data(*workspace, QStringLiteral("en"));
    RecordTableModel model(data, QStringLiteral("opportunity"));
    model.reload();
    waitForRest(model, [&] { return model.rowCount() == 1; });
    const QModelIndex day = model.index(0, int(model.columns().indexOf(QStringLiteral("expected_close"))));
    CHECK(day.data().toString() == QStringLiteral("7 Mar 2026"));
    CHECK(model.index(0, int(model.columns().indexOf(QStringLiteral("stage")))).data().toString() ==
          QStringLiteral("Qualification"));
    const QSignalSpy headings(&model, &QAbstractItemModel::headerDataChanged);
    data.setLocale(QStringLiteral("zh_CN"));
    CHECK(headings.count() == 1);
    CHECK(day.data().toString() == QStringLiteral("2026-03-07"));
}

TEST_CASE("a list over related records follows what happens to them")
{
    TempWorkspace workspace;
    LiveData data(*workspace, QStringLiteral("en"));
    const RecordId alpha = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    const RecordId beta = workspace.create(u"customer", {{"name", QStringLiteral("Beta")}});
    RecordTableModel model(data, QStringLiteral("customer"));
    model.setColumns({QStringLiteral("name")});
    model.setQuery(must(parseFilter(u"has no activity (at within last 30 days)")), {});
    waitForRest(model, [&] { return model.rowCount() == 2; });

    const RecordId call = workspace.create(u"activity", {{"subject", QStringLiteral("Call")},
                                                         {"at", QStringLiteral("2025-12-31T08:00:00Z")},
                                                         {"customer", alpha.toString()}});
    waitForRest(model, [&] { return shownIds(model) == QStringList{beta.toString()}; });
    workspace.commit({workspace.change(u"activity", call, {{"at", QStringLiteral("2025-11-30T08:00:00Z")}})});
    waitForRest(model, [&] { return model.rowCount() == 2; });
    workspace.commit({workspace.change(u"activity", call, {{"at", QStringLiteral("2025-12-30T08:00:00Z")}})});
    waitForRest(model, [&] { return model.rowCount() == 1; });
    must(workspace->undo(workspace.session(), must(workspace->lastUndoable(workspace.session()))));
    waitForRest(model, [&] { return model.rowCount() == 2; });

    // What neither the conditions nor the order look at asks nothing anew.
    const QSignalSpy loading(&model, &RecordTableModel::loadingChanged);
    workspace.create(u"contact", {{"name", QStringLiteral("Ann")}, {"customer", alpha.toString()}});
    workspace.commit({workspace.change(u"customer", alpha, {{"city", QStringLiteral("Wuhan")}})});
    waitForRest(model, [&] { return loading.count() == 2; });
    CHECK(model.rowCount() == 2);
}
