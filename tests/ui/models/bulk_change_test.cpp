// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "ui/models/bulk_change.h"

using namespace millrace;
using namespace millrace::test;

namespace {

/// A number of customers, the first made first.
struct ManyCustomers
{
    TempWorkspace workspace;
    EntityPtr entity;
    std::vector<RecordId> ids;
    std::vector<quint32> rows;

    explicit ManyCustomers(int count)
    {
        entity = workspace.entity(u"customer");
        std::vector<Edit> edits;
        for (int i = 0; i < count; ++i) {
            edits.push_back(workspace.creation(u"customer", {{"name", QStringLiteral("N%1").arg(i)}}));
            if (edits.size() == 400 || i + 1 == count) {
                for (const RecordId &id : workspace.commit(std::exchange(edits, {})).ids)
                    ids.push_back(id);
            }
        }
        Query query;
        query.entity = QStringLiteral("customer");
        query.sort = parseSort(u"created_at");
        rows = must(workspace->numbers(workspace.session(), query));
    }
    int field(const char *key) const { return entity->field(QString::fromLatin1(key))->index; }
    PastePlan plan(const std::vector<const char *> &fields, const std::vector<QStringList> &typed, bool fills = false)
    {
        FormatContext format;
        format.metadata = workspace->metadata();
        format.baseCurrency = workspace->baseCurrency();
        format.today = QDate(2026, 3, 9);
        std::vector<int> indexes;
        for (const char *key : fields)
            indexes.push_back(field(key));
        return must(planPaste(*workspace, workspace.session(), entity, rows, indexes, typed, fills, format));
    }
};

QStringList line(std::initializer_list<const char *> cells)
{
    QStringList texts;
    for (const char *cell : cells)
        texts << QString::fromUtf8(cell);
    return texts;
}

} // namespace

TEST_CASE("a change of many records is one operation with one undo")
{
    ManyCustomers many(700);
    const Digests before = must(many.workspace->digests());
    qint64 told = 0;
    Progress progress;
    progress.report = [&](qint64 done, qint64 total) {
        CHECK(total == 700);
        CHECK(done > told);
        told = done;
    };
    const auto edit = [&](const RecordId &id) {
        Edit change = Edit::update(many.entity, id);
        change.with(*many.entity, u"level", Value(QStringLiteral("a")));
        return change;
    };
    const BulkReport report = must(changeRows(*many.workspace, many.workspace.session(), QStringLiteral("bulk edit"),
                                              many.entity, many.rows, edit, progress));
    CHECK(report.done == 700);
    CHECK(report.failed == 0);
    CHECK(told == 700);
    CHECK(many.workspace.count("customer", QStringLiteral("level = \"a\"")) == 700);
    must(many.workspace->undo(many.workspace.session(), report.operation));
    CHECK(must(many.workspace->digests()).records == before.records);
    many.workspace.requireSound();
}

TEST_CASE("what is refused stays and is named, the others change")
{
    ManyCustomers many(3);
    std::vector<Edit> edits;
    for (const RecordId &id : many.ids)
        edits.push_back(many.workspace.change(u"customer", id, {{"city", QStringLiteral("Wuhan")}}));
    edits[1].with(*many.entity, u"name", Value());
    const BulkReport report =
        must(changeRecords(*many.workspace, many.workspace.session(), QStringLiteral("paste"), edits));
    CHECK(report.done == 2);
    CHECK(report.failed == 1);
    REQUIRE(report.failures.size() == 1);
    CHECK(report.failures[0].id == many.ids[1]);
    CHECK(report.failures[0].error.code == ErrorCode::ValidationFailed);
    CHECK(many.workspace.count("customer", QStringLiteral("city = \"Wuhan\"")) == 2);
}

TEST_CASE("a cancelled change leaves nothing behind")
{
    ManyCustomers many(600);
    const Digests before = must(many.workspace->digests());
    std::atomic<bool> cancelled = false;
    Progress progress;
    progress.cancelled = &cancelled;
    progress.report = [&](qint64 done, qint64) { cancelled = done >= 250; };
    const auto remove = [&](const RecordId &id) { return Edit::remove(many.entity->key, id); };
    const auto report = changeRows(*many.workspace, many.workspace.session(), QStringLiteral("delete"), many.entity,
                                   many.rows, remove, progress);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::Cancelled);
    CHECK(must(many.workspace->digests()).records == before.records);
}

TEST_CASE("a pasted block is read by the types of its columns and bad cells are kept apart")
{
    ManyCustomers many(5);
    const PastePlan plan = many.plan({"name", "level", "employees"},
                                     {line({"A", "a", "1,200"}), line({"B", "B", "1.2万"}), line({"", "zzz", "many"}),
                                      line({"N3", "", "7"}), line({"E", "a"}), line({"beyond", "a", "1"})});
    CHECK(plan.rows == 5);
    CHECK(plan.columns == 3);
    CHECK(plan.beyond == 1);
    CHECK(plan.cells == 9);
    CHECK(plan.same == 2);
    REQUIRE(plan.bad.size() == 3);
    CHECK(plan.bad[0].problem.rule == QStringLiteral("required"));
    CHECK(plan.bad[0].id == many.ids[2]);
    CHECK(plan.bad[1].typed == QStringLiteral("zzz"));
    CHECK(plan.bad[2].field == many.field("employees"));
    must(changeRecords(*many.workspace, many.workspace.session(), QStringLiteral("paste"), plan.edits));
    CHECK(many.workspace.text(u"customer", many.ids[1], "employees") == QStringLiteral("12000"));
    CHECK(many.workspace.text(u"customer", many.ids[1], "level") == QStringLiteral("b"));
    CHECK(many.workspace.text(u"customer", many.ids[2], "name") == QStringLiteral("N2"));
}

TEST_CASE("references are pasted by title where one record bears it, and one text fills all cells")
{
    ManyCustomers many(4);
    many.workspace.create(u"customer", {{"name", QStringLiteral("Twin")}});
    many.workspace.create(u"customer", {{"name", QStringLiteral("Twin")}});
    PastePlan plan = many.plan({"parent"}, {line({"N3"}), line({"Twin"}), line({"Nobody"})});
    CHECK(plan.cells == 1);
    CHECK(plan.bad.size() == 2);
    plan = many.plan({"city", "region"}, {line({"Wuhan"})}, true);
    CHECK(plan.cells == 8);
    CHECK(plan.rows == 4);
    CHECK(plan.columns == 2);
    // What the program sets itself cannot be pasted over.
    plan = many.plan({"created_at"}, {line({"2025-05-05"})});
    CHECK(plan.cells == 0);
    CHECK(plan.bad.size() == 1);
}
