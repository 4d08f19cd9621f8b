// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "ui/forms/history_panel.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace millrace;
using namespace millrace::test;

namespace {

QTreeWidgetItem *lineWith(HistoryPanel &panel, const QString &text)
{
    for (int i = 0; i < panel.tree()->topLevelItemCount(); ++i) {
        QTreeWidgetItem *head = panel.tree()->topLevelItem(i);
        for (int j = 0; j < head->childCount(); ++j) {
            if (head->child(j)->text(0).contains(text))
                return head->child(j);
        }
    }
    return nullptr;
}

} // namespace

TEST_CASE("any value of the past can be had back, as an edit that can be undone")
{
    TempWorkspace workspace;
    const RecordId id = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    for (const char *city : {"Chengdu", "Wuhan", "Xiamen"}) {
        workspace.tick();
        workspace.commit({workspace.change(u"customer", id, {{"city", QString::fromLatin1(city)}})});
    }
    LiveData data(*workspace, QStringLiteral("en"));
    HistoryPanel panel(data);
    panel.resize(400, 500);
    panel.show();
    QSignalSpy filled(&panel, &HistoryPanel::filled);
    panel.showRecord(QStringLiteral("customer"), id);
    REQUIRE(QTest::qWaitFor([&] { return filled.count() > 0; }, 10000));
    CHECK_FALSE(panel.canRestore(true));

    QTreeWidgetItem *line = lineWith(panel, QStringLiteral("Chengdu → Wuhan"));
    REQUIRE(line);
    panel.tree()->setCurrentItem(line);
    auto *before = panel.findChild<QPushButton *>(QStringLiteral("historyBefore"));
    CHECK(before->isVisible());
    CHECK(before->text().contains(QStringLiteral("Chengdu")));
    CHECK(panel.canRestore(false));
    QSignalSpy restored(&panel, &HistoryPanel::restored);
    before->click();
    REQUIRE(QTest::qWaitFor([&] { return restored.count() == 1; }, 10000));
    CHECK(workspace.text(u"customer", id, "city") == QStringLiteral("Chengdu"));
    REQUIRE(QTest::qWaitFor([&] { return lineWith(panel, QStringLiteral("Xiamen → Chengdu")) != nullptr; }, 10000));

    // The value that the field has now is not offered.
    panel.tree()->setCurrentItem(lineWith(panel, QStringLiteral("Xiamen → Chengdu")));
    CHECK(panel.canRestore(true));
    CHECK_FALSE(panel.canRestore(false));
    panel.tree()->setCurrentItem(lineWith(panel, QStringLiteral("— → Chengdu")));
    CHECK(panel.canRestore(true));

    must(workspace->undo(workspace.session(), restored.front().front().value<RecordId>()));
    CHECK(workspace.text(u"customer", id, "city") == QStringLiteral("Xiamen"));
    workspace.requireSound();
}

TEST_CASE("values of a record in the bin are not offered")
{
    TempWorkspace workspace;
    const RecordId id = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    workspace.commit({workspace.change(u"customer", id, {{"name", QStringLiteral("Beta")}})});
    workspace.commit({Edit::remove(QStringLiteral("customer"), id)});
    LiveData data(*workspace, QStringLiteral("en"));
    HistoryPanel panel(data);
    panel.showRecord(QStringLiteral("customer"), id);
    REQUIRE(QTest::qWaitFor([&] { return lineWith(panel, QStringLiteral("Alpha → Beta")) != nullptr; }, 10000));
    panel.tree()->setCurrentItem(lineWith(panel, QStringLiteral("Alpha → Beta")));
    CHECK_FALSE(panel.canRestore(true));
}
