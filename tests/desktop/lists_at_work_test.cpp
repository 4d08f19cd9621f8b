// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with lists every day, in the program as a whole and by keys.
#include "tests/desktop/work_desk.h"
#include "ui/fields/field_editor.h"
#include "ui/forms/follow_up_composer.h"
#include "ui/models/timeline_model.h"
#include "ui/views/bin/bin_page.h"
#include "ui/views/record/record_page.h"
#include "ui/views/record/timeline_panel.h"
#include "ui/views/record/timeline_view.h"
#include "ui/views/table/bulk_bars.h"

#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

using namespace millrace;
using namespace millrace::test;

namespace {

QStringList namesIn(const TablePage &page)
{
    QStringList names;
    const int column = columnNamed(page, "name");
    for (int row = 0; row < page.model()->rowCount(); ++row)
        names << page.model()->index(row, column).data().toString();
    return names;
}

/// A click on what the latest toast offers.
void answerToast(WorkDesk &desk)
{
    const auto buttons = desk.window().toasts()->findChildren<QPushButton *>(QStringLiteral("toastAction"));
    REQUIRE_FALSE(buttons.isEmpty());
    buttons.back()->click();
}

} // namespace

TEST_CASE("Ctrl+F finds a customer by pinyin, initials, a character or the end of a phone number, and Esc shows all")
{
    WorkDesk desk;
    desk.add("customer", {{"name", QStringLiteral("鑫晟机电")}, {"phone", QStringLiteral("13800138462")}});
    desk.add("customer", {{"name", QStringLiteral("重庆啤酒")}});
    desk.add("customer", {{"name", QStringLiteral("Alpha")}});
    TablePage *page = desk.list("customers");
    desk.waitForRows(page, 3);
    for (const char *typed : {"xinsheng", "xs", "鑫晟", "8462"}) {
        INFO(typed);
        desk.press(Qt::Key_F, Qt::ControlModifier);
        REQUIRE(QApplication::focusWidget() == page->searchField());
        desk.type(QString::fromUtf8(typed));
        desk.until([&] { return !page->model()->isLoading() && namesIn(*page) == QStringList{"鑫晟机电"}; });
        CHECK(page->findChild<QLabel *>(QStringLiteral("listCount"))->text() == QStringLiteral("1 found"));
        desk.press(Qt::Key_Escape);
        desk.waitForRows(page, 3);
        CHECK(static_cast<QLineEdit *>(page->searchField())->text().isEmpty());
    }
    // A second Esc, or Down, goes on to the rows.
    desk.press(Qt::Key_Escape);
    CHECK(QApplication::focusWidget() == page->table());
    desk.press(Qt::Key_F, Qt::ControlModifier);
    desk.type(QStringLiteral("xs"));
    desk.waitForRows(page, 1);
    desk.press(Qt::Key_Down);
    CHECK(QApplication::focusWidget() == page->table());
    CHECK(page->table()->currentIndex().row() == 0);
}

TEST_CASE("letters that are typed without a pause all arrive, and the list is that of the last one")
{
    WorkDesk desk;
    std::vector<Edit> edits;
    for (int i = 0; i < 3000; ++i)
        edits.push_back(desk.creation("customer", {{"name", QStringLiteral("Customer number %1").arg(i)}}));
    desk.commit(std::move(edits));
    TablePage *page = desk.list("customers");
    desk.waitForRows(page, 3000);
    desk.press(Qt::Key_F, Qt::ControlModifier);
    for (const QChar letter : QStringLiteral("number 2718"))
        QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
    CHECK(static_cast<QLineEdit *>(page->searchField())->text() == QStringLiteral("number 2718"));
    desk.waitForRows(page, 1);
    CHECK(namesIn(*page) == QStringList{"Customer number 2718"});
}

TEST_CASE("people are sorted by how their names are read, surnames as surnames, Latin names among them")
{
    WorkDesk desk;
    for (const char *name : {"Zoo", "鑫晟", "解放", "重庆", "单雄信", "曾国强", "Alice", "阿里"})
        desk.add("contact", {{"name", QString::fromUtf8(name)}});
    TablePage *page = desk.list("contacts");
    desk.waitForRows(page, 8);
    page->orderBy(columnNamed(*page, "name"), false, false);
    desk.until([&] { return !page->model()->isLoading(); });
    CHECK(namesIn(*page) == QStringList{"阿里", "Alice", "重庆", "单雄信", "解放", "鑫晟", "曾国强", "Zoo"});
}

TEST_CASE("a block from a spreadsheet is judged before it changes anything and taken back with one Ctrl+Z")
{
    WorkDesk desk;
    for (int i = 0; i < 5; ++i)
        desk.deal(QStringLiteral("Deal %1").arg(i), "Qualification", {{"amount", QStringLiteral("1")}});
    TablePage *page = desk.list("opportunities");
    desk.waitForRows(page, 5);
    ListLayout layout = page->listLayout();
    layout.setFields({QStringLiteral("name"), QStringLiteral("amount"), QStringLiteral("expected_close")});
    page->setListLayout(layout);
    page->table()->setCurrentIndex(page->model()->index(0, 1));
    page->table()->setFocus();
    const qint64 before = desk.commits();
    QApplication::clipboard()->setText(
        QStringLiteral("10\t2026-03-01\n20\t2026-03-02\n30\t2026-02-31\n40\t2026-03-04\n50\t2026-03-05\n"));
    desk.press(Qt::Key_V, Qt::ControlModifier);
    desk.until([&] { return page->pasteBar()->isVisible(); });
    CHECK(page->pasteBar()->text().contains(QStringLiteral("5 rows × 2 columns: 9 cells change")));
    CHECK(page->pasteBar()->text().contains(QStringLiteral("1 invalid")));
    CHECK(desk.commits() == before);
    desk.press(Qt::Key_Return);
    desk.until([&] { return desk.told().contains(QStringLiteral("pasted")); });
    CHECK(desk.count("opportunity", "amount >= 10") == 5);
    CHECK(desk.count("opportunity", "expected_close is empty") == 1);
    CHECK_FALSE(page->model()->index(2, 2).data(RecordTableModel::ProblemRole).toString().isEmpty());
    page->table()->setFocus();
    desk.undo();
    desk.until([&] { return desk.count("opportunity", "amount = 1") == 5; });
    CHECK(desk.count("opportunity", "expected_close is empty") == 5);
}

TEST_CASE("one field of twenty selected records is changed in one step that Ctrl+Z takes back")
{
    WorkDesk desk;
    const RecordId other = desk.add("user", {{"name", QStringLiteral("Wang")}});
    std::vector<Edit> edits;
    for (int i = 0; i < 25; ++i)
        edits.push_back(desk.creation("customer", {{"name", QStringLiteral("Customer %1").arg(i)}}));
    desk.commit(std::move(edits));
    TablePage *page = desk.list("customers");
    desk.waitForRows(page, 25);
    const int owner = columnNamed(*page, "owner");
    page->table()->setFocus();
    page->table()->setCurrentIndex(page->model()->index(2, owner));
    for (int i = 1; i < 20; ++i)
        desk.press(Qt::Key_Down, Qt::ShiftModifier);
    const qint64 before = desk.commits();
    desk.press(Qt::Key_F2, Qt::ShiftModifier);
    auto *dialog = page->findChild<BulkEditDialog *>();
    REQUIRE(dialog);
    CHECK(dialog->editor()->field().key == QStringLiteral("owner"));
    dialog->editor()->setValue(Value(other));
    dialog->findChild<QPushButton *>(QStringLiteral("bulkApply"))->click();
    desk.until([&] { return desk.told().contains(QStringLiteral("20 record")); });
    CHECK(desk.count("customer", "owner.name = \"Wang\"") == 20);
    // The change, and that Wang is told of it: once.
    CHECK(desk.commits() == before + 2);
    CHECK(desk.count("notification", "records = 20") == 1);
    page->table()->setFocus();
    desk.undo();
    desk.until([&] { return desk.count("customer", "owner.name = \"Wang\"") == 0; });
}

TEST_CASE("a deleted customer comes back with its people and its history, by the toast and from the bin, unasked")
{
    WorkDesk desk;
    const RecordId id = desk.add("customer", {{"name", QStringLiteral("Harbour Tools")}});
    for (const char *name : {"Ann", "Ben"})
        desk.add("contact", {{"name", QString::fromLatin1(name)}, {"customer", id.toString()}});
    desk.add("activity", {{"subject", QStringLiteral("Called")},
                          {"kind", QStringLiteral("call")},
                          {"at", QStringLiteral("2026-03-01T10:00:00Z")},
                          {"customer", id.toString()}});
    const auto together = [&] { return desk.count("customer") + desk.count("contact") + desk.count("activity"); };
    TablePage *page = desk.list("customers");
    desk.waitForRows(page, 1);
    page->table()->setFocus();
    desk.press(Qt::Key_Delete);
    CHECK(QApplication::activeModalWidget() == nullptr);
    desk.until([&] { return together() == 0; });
    desk.until([&] { return desk.told().contains(QStringLiteral("bin")); });
    answerToast(desk);
    desk.until([&] { return together() == 4; });

    desk.waitForRows(page, 1);
    page->table()->setFocus();
    page->table()->setCurrentIndex(page->model()->index(0, 0));
    desk.press(Qt::Key_Delete);
    CHECK(QApplication::activeModalWidget() == nullptr);
    desk.until([&] { return together() == 0; });
    desk.window().openPage({QStringLiteral("bin"), {}});
    auto *bin = qobject_cast<BinPage *>(desk.window().currentPage());
    REQUIRE(bin);
    desk.until([&] { return bin->model()->hasLoaded() && bin->model()->rowCount() == 1; });
    bin->table()->setFocus();
    bin->table()->selectRow(0);
    desk.press(Qt::Key_Return);
    desk.until([&] { return together() == 4; });
    CHECK(desk.count("contact", "customer.name = \"Harbour Tools\"") == 2);

    desk.window().openPage(recordPageAddress(QStringLiteral("customer"), id));
    auto *record = qobject_cast<RecordPage *>(desk.window().currentPage());
    REQUIRE(record);
    desk.until([&] {
        const QAbstractItemModel *timeline = record->findChild<TimelineView *>()->model();
        for (int row = 0; row < timeline->rowCount(); ++row) {
            if (timeline->index(row, 0).data().toString().contains(QStringLiteral("Called")))
                return true;
        }
        return false;
    });
}
