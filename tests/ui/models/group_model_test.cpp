// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/ui/views/desk.h"
#include "ui/models/group_model.h"

#include <QAbstractItemModelTester>
#include <QTableView>

#include <random>

using namespace millrace;
using namespace millrace::test;

namespace {

QStringList groupRow(const GroupModel &model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << model.index(row, column).data().toString();
    return cells;
}

void waitForGroups(GroupModel &model, const QStringList &last)
{
    REQUIRE(
        QTest::qWaitFor([&] { return model.rowCount() > 0 && groupRow(model, model.rowCount() - 1) == last; }, 5000));
}

} // namespace

TEST_CASE("groups count and add up, the largest first and the total last, and follow every change")
{
    ListDesk desk;
    const auto add = [&](const char *level, const char *revenue, const char *employees) {
        return desk.customer(QStringLiteral("x"), {{"level", QString::fromLatin1(level)},
                                                   {"revenue", QString::fromLatin1(revenue)},
                                                   {"employees", QString::fromLatin1(employees)}});
    };
    add("a", "1000 CNY", "1");
    add("b", "10 CNY", "2");
    add("b", "20.50 CNY", "3");
    add("", "", "");
    const EntityPtr entity = desk.workspace.entity(u"customer");
    GroupModel model(desk.data, entity);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto index = [&](const char *key) { return entity->field(QString::fromLatin1(key))->index; };
    model.ask(QStringLiteral("level"), {}, {index("name"), index("revenue"), index("employees")});
    const QString total = QStringLiteral("1,030.50");
    waitForGroups(model, {QStringLiteral("Total"), QStringLiteral("4"), total, QStringLiteral("6")});
    CHECK(model.rowCount() == 4);
    CHECK(groupRow(model, 0) ==
          QStringList{QStringLiteral("B"), QStringLiteral("2"), QStringLiteral("30.50"), QStringLiteral("5")});
    CHECK(model.condition(0) == must(parseFilter(u"level = \"b\"")));
    CHECK(model.condition(3).isEverything());
    bool empties = false;
    for (int row = 1; row < 3; ++row)
        empties = empties || model.condition(row) == must(parseFilter(u"level is empty"));
    CHECK(empties);
    // What has no rate is not added.
    const RecordId dollars = add("b", "5 USD", "");
    waitForGroups(model, {QStringLiteral("Total"), QStringLiteral("5"), total, QStringLiteral("6")});
    CHECK(model.index(0, 2).data(Qt::ToolTipRole).toString().contains(QStringLiteral("without a rate")));
    desk.workspace.commit({Edit::remove(QStringLiteral("customer"), dollars)});
    waitForGroups(model, {QStringLiteral("Total"), QStringLiteral("4"), total, QStringLiteral("6")});
    model.ask(QStringLiteral("level"), must(parseFilter(u"level = \"a\"")), {index("employees")});
    waitForGroups(model, {QStringLiteral("Total"), QStringLiteral("1"), QStringLiteral("1")});
    model.ask({}, {}, {});
    CHECK(model.rowCount() == 0);
    CHECK(model.columnCount() == 0);
}

TEST_CASE("groups stay true under random changes")
{
    ListDesk desk;
    GroupModel model(desk.data, desk.workspace.entity(u"customer"));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    std::mt19937 random(5);
    std::vector<RecordId> ids;
    const char *fields[] = {"level", "city", "owner", ""};
    for (int round = 0; round < 40; ++round) {
        if (random() % 4 == 0 && !ids.empty()) {
            desk.workspace.commit({Edit::remove(QStringLiteral("customer"), ids.back())});
            ids.pop_back();
        } else {
            ids.push_back(desk.customer(QStringLiteral("x"), {{"level", random() % 2 ? QStringLiteral("a") : QString()},
                                                              {"city", QStringLiteral("C%1").arg(random() % 3)}}));
        }
        model.ask(QString::fromLatin1(fields[random() % 4]), {}, {});
        QCoreApplication::processEvents();
    }
    model.ask(QStringLiteral("city"), {}, {});
    waitForGroups(model, {QStringLiteral("Total"), QString::number(ids.size())});
    qint64 together = 0;
    for (int row = 0; row + 1 < model.rowCount(); ++row)
        together += model.index(row, 1).data().toInt();
    CHECK(together == qint64(ids.size()));
}

TEST_CASE("a chosen group narrows the list without changing the view, and the total shows all again")
{
    ListDesk desk;
    desk.customer(QStringLiteral("Alpha"), {{"level", QStringLiteral("a")}});
    desk.customer(QStringLiteral("Beta"), {{"level", QStringLiteral("b")}});
    desk.customer(QStringLiteral("Gamma"), {{"level", QStringLiteral("b")}});
    auto page = desk.page();
    waitForRows(*page, 3);
    CHECK_FALSE(page->groupTable()->isVisible());
    page->groupBy(QStringLiteral("level"));
    REQUIRE(QTest::qWaitFor([&] { return page->groups()->rowCount() == 3; }, 5000));
    CHECK(page->groupTable()->isVisible());
    page->groupTable()->selectRow(0);
    waitForRows(*page, 2);
    CHECK_FALSE(page->viewTabs() == nullptr);
    CHECK(page->filter().isEverything());
    page->groupTable()->selectRow(2);
    waitForRows(*page, 3);
    page->groupTable()->selectRow(1);
    waitForRows(*page, 1);
    page->groupBy({});
    waitForRows(*page, 3);
    CHECK_FALSE(page->groupTable()->isVisible());
}
