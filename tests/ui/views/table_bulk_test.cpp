// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/sheet_table.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/views/desk.h"
#include "ui/fields/field_editor.h"
#include "ui/shell/job.h"
#include "ui/text/labels.h"
#include "ui/views/table/bulk_bars.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>

using namespace millrace;
using namespace millrace::test;

namespace {

struct FiveCustomers : ListDesk
{
    std::vector<RecordId> ids; ///< in the order of the list: newest first
    std::unique_ptr<TablePage> list;

    FiveCustomers()
    {
        for (int i = 4; i >= 0; --i) {
            ids.insert(ids.begin(), customer(QStringLiteral("N%1").arg(i), {{"level", QStringLiteral("b")}}));
            workspace.tick();
        }
        list = page();
        waitForRows(*list, 5);
        ListLayout layout = list->listLayout();
        layout.setFields(
            {QStringLiteral("name"), QStringLiteral("level"), QStringLiteral("employees"), QStringLiteral("owner")});
        list->setListLayout(layout);
    }
    void paste(const QString &text)
    {
        QApplication::clipboard()->setText(text);
        list->pasteClipboard();
        REQUIRE(QTest::qWaitFor([&] { return list->pasteBar()->isVisible(); }, 5000));
    }
    QString text(int row, const char *field) { return workspace.text(u"customer", ids[size_t(row)], field); }
};

} // namespace

TEST_CASE("a block is pasted after a preview, a bad cell is marked, and one undo takes it all back")
{
    FiveCustomers desk;
    TablePage &page = *desk.list;
    mark(page, 0, 1, 0, 1);
    desk.paste(QStringLiteral("A\t10\nA\t20\nA\tmany\nA\t40\nA\t50\n"));
    CHECK(page.pasteBar()->text().contains(QStringLiteral("5 rows × 2 columns")));
    CHECK(page.pasteBar()->text().contains(QStringLiteral("1 invalid")));
    CHECK(page.pasteBar()->findChild<QLabel *>(QStringLiteral("pasteReason"))->text().contains(QStringLiteral("many")));
    CHECK(checks::unnamedWidgets(page.pasteBar()) == QStringList());
    // Nothing has changed before it is asked for.
    CHECK(desk.text(0, "level") == QStringLiteral("b"));
    const QModelIndex bad = page.model()->index(2, 2);
    CHECK_FALSE(bad.data(RecordTableModel::ProblemRole).toString().isEmpty());
    page.applyPaste();
    REQUIRE(QTest::qWaitFor([&] { return !desk.toasts.empty(); }, 5000));
    CHECK(desk.text(0, "level") == QStringLiteral("a"));
    CHECK(desk.text(4, "employees") == QStringLiteral("50"));
    CHECK(desk.text(2, "employees").isEmpty());
    CHECK_FALSE(bad.data(RecordTableModel::ProblemRole).toString().isEmpty());
    desk.toasts.front().action();
    REQUIRE(QTest::qWaitFor([&] { return desk.text(0, "level") == QStringLiteral("b"); }, 5000));
    CHECK(desk.text(4, "employees").isEmpty());
    CHECK(desk.text(4, "level") == QStringLiteral("b"));
    REQUIRE(page.model()->setData(bad, QStringLiteral("30"), Qt::EditRole));
    CHECK(bad.data(RecordTableModel::ProblemRole).toString().isEmpty());
}

TEST_CASE("a cancelled paste changes nothing and one value fills what is marked")
{
    FiveCustomers desk;
    TablePage &page = *desk.list;
    mark(page, 0, 2, 0, 2);
    desk.paste(QStringLiteral("1\n2\n"));
    page.findChild<QPushButton *>(QStringLiteral("pasteCancel"))->click();
    CHECK_FALSE(page.pasteBar()->isVisible());
    CHECK(desk.text(0, "employees").isEmpty());
    mark(page, 1, 2, 3, 2);
    desk.paste(QStringLiteral("9"));
    page.applyPaste();
    REQUIRE(QTest::qWaitFor([&] { return desk.text(3, "employees") == QStringLiteral("9"); }, 5000));
    CHECK(desk.text(1, "employees") == QStringLiteral("9"));
    CHECK(desk.text(0, "employees").isEmpty());
}

TEST_CASE("Ctrl+D gives the marked cells what stands in their first row, as one step")
{
    FiveCustomers desk;
    TablePage &page = *desk.list;
    desk.workspace.commit({desk.workspace.change(u"customer", desk.ids[0], {{"level", QStringLiteral("a")}})});
    waitForRows(page, 5);
    mark(page, 0, 1, 3, 1);
    page.table()->setFocus();
    QTest::keyClick(page.table(), Qt::Key_D, Qt::ControlModifier);
    REQUIRE(QTest::qWaitFor([&] { return desk.text(3, "level") == QStringLiteral("a"); }, 5000));
    CHECK(desk.text(1, "level") == QStringLiteral("a"));
    CHECK(desk.text(4, "level") == QStringLiteral("b"));
    REQUIRE(QTest::qWaitFor([&] { return !desk.toasts.empty(); }, 5000));
    desk.toasts.front().action();
    REQUIRE(QTest::qWaitFor([&] { return desk.text(3, "level") == QStringLiteral("b"); }, 5000));
    CHECK(desk.text(0, "level") == QStringLiteral("a"));
}

TEST_CASE("one value is given to all selected through a dialog that refuses nonsense")
{
    FiveCustomers desk;
    TablePage &page = *desk.list;
    page.table()->selectAll();
    REQUIRE(QTest::qWaitFor([&] { return page.selectionBar()->isVisible(); }, 3000));
    CHECK(page.selectionBar()->findChild<QLabel *>(QStringLiteral("selectionText"))->text() ==
          QStringLiteral("5 selected"));
    CHECK(checks::unnamedWidgets(page.selectionBar()) == QStringList());
    page.editMarked(-1);
    auto *dialog = page.findChild<BulkEditDialog *>();
    REQUIRE(dialog);
    CHECK(checks::unnamedWidgets(dialog) == QStringList());
    dialog->fields()->setCurrentIndex(dialog->fields()->findText(QStringLiteral("Name")));
    dialog->editor()->setValue(Value());
    QSignalSpy applied(dialog, &BulkEditDialog::applied);
    dialog->findChild<QPushButton *>(QStringLiteral("bulkApply"))->click();
    CHECK(applied.isEmpty());
    CHECK(dialog->findChild<QLabel *>(QStringLiteral("bulkProblem"))->isVisible());
    dialog->fields()->setCurrentIndex(dialog->fields()->findText(QStringLiteral("City")));
    dialog->editor()->setValue(Value(QStringLiteral("Wuhan")));
    dialog->findChild<QPushButton *>(QStringLiteral("bulkApply"))->click();
    REQUIRE(QTest::qWaitFor([&] { return !desk.toasts.empty(); }, 5000));
    CHECK(desk.toasts.front().text.contains(QStringLiteral("5 record")));
    CHECK(desk.workspace.count("customer", QStringLiteral("city = \"Wuhan\"")) == 5);
    desk.toasts.front().action();
    REQUIRE(QTest::qWaitFor([&] { return desk.workspace.count("customer", QStringLiteral("city = \"Wuhan\"")) == 0; },
                            5000));
}

TEST_CASE("a transfer asks for the owner alone and everything that the list finds can be deleted")
{
    FiveCustomers desk;
    TablePage &page = *desk.list;
    page.table()->selectAll();
    page.editMarked(system_field::Owner);
    auto *dialog = page.findChild<BulkEditDialog *>();
    REQUIRE(dialog);
    CHECK(dialog->fields()->count() == 1);
    dialog->reject();
    const RecordId person = desk.workspace.create(u"user", {{"name", QStringLiteral("Li Lei")}});
    page.changeMarked(system_field::Owner, person);
    REQUIRE(QTest::qWaitFor([&] { return desk.workspace.count("customer", QStringLiteral("owner = \"Li Lei\"")) == 5; },
                            5000));
    page.setFilter(must(parseFilter(u"name in (\"N1\", \"N2\")")));
    waitForRows(page, 2);
    page.table()->selectAll();
    page.deleteSelected();
    waitForRows(page, 0);
    CHECK(desk.workspace.count("customer", {}, Query::Rows::Bin) == 2);
    CHECK(desk.workspace.count("customer") == 3);
}

TEST_CASE("an export holds the view, the selected or all, and replaces a file only when it is whole")
{
    FiveCustomers desk;
    TablePage &page = *desk.list;
    const QString path = desk.profile.filePath(QStringLiteral("out.csv"));
    const auto exported = [&](const ExportWish &wish) {
        desk.toasts.clear();
        page.exportTo(wish, path);
        REQUIRE(QTest::qWaitFor([&] { return !desk.toasts.empty(); }, 5000));
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    page.setFilter(must(parseFilter(u"name in (\"N1\", \"N2\", \"N3\")")));
    waitForRows(page, 3);
    ExportWish wish;
    wish.suffix = QStringLiteral("csv");
    QByteArray bytes = exported(wish);
    CHECK(bytes.startsWith("\xEF\xBB\xBF"));
    CHECK(bytes.count('\n') == 4);
    CHECK(bytes.contains("name,level,employees"));
    mark(page, 0, 0, 1, 0);
    wish.scope = ExportWish::Scope::Marked;
    bytes = exported(wish);
    CHECK(bytes.count('\n') == 3);
    wish.scope = ExportWish::Scope::Everything;
    wish.shownColumns = false;
    bytes = exported(wish);
    CHECK(bytes.count('\n') == 6);
    CHECK(bytes.contains("credit_code"));
    CHECK(QFile::exists(path));
    CHECK_FALSE(QFile::exists(desk.profile.filePath(QStringLiteral(".out.csv.new"))));

    page.askExport();
    auto *dialog = page.findChild<ExportDialog *>();
    REQUIRE(dialog);
    CHECK(checks::unnamedWidgets(dialog) == QStringList());
    CHECK(dialog->findChild<QRadioButton *>(QStringLiteral("exportMarked"))->isChecked());
    CHECK(dialog->wish().suffix == u"xlsx");
    auto *formats = dialog->findChild<QComboBox *>(QStringLiteral("exportFormat"));
    formats->setCurrentIndex(formats->findData(QStringLiteral("vcf")));
    CHECK_FALSE(dialog->findChild<QCheckBox *>(QStringLiteral("exportAllColumns"))->isEnabled());
    dialog->reject();
    CHECK(ExportDialog(1, 0, false, nullptr).findChild<QComboBox *>()->findData(QStringLiteral("vcf")) < 0);
}

TEST_CASE("a workbook is written in the language of the window, cards whatever the columns")
{
    FiveCustomers desk;
    desk.data.setLocale(QStringLiteral("zh_CN"));
    TablePage &page = *desk.list;
    const auto exported = [&](const ExportWish &wish) {
        const QString path = desk.profile.filePath(QStringLiteral("out.") + wish.suffix);
        desk.toasts.clear();
        page.exportTo(wish, path);
        REQUIRE(QTest::qWaitFor([&] { return !desk.toasts.empty(); }, 5000));
        CHECK_FALSE(desk.toasts.front().actionText.isEmpty());
        return path;
    };
    auto reader = must(SheetTable::open(exported({})));
    CHECK(reader->sheet() == entityPluralLabel(*desk.workspace.entity(u"customer"), QStringLiteral("zh_CN")));
    CHECK(reader->headers().front() ==
          fieldLabel(*desk.workspace.entity(u"customer")->field(u"name"), QStringLiteral("zh_CN")));
    QStringList names;
    for (TableRow row; must(reader->next(row));)
        names << row.cells.front();
    names.sort();
    CHECK(names.size() == 5);
    CHECK(names.contains(QStringLiteral("N3")));
    ExportWish cards;
    cards.suffix = QStringLiteral("vcf");
    QFile file(exported(cards));
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll().count("BEGIN:VCARD") == 5);
}

TEST_CASE("long work is a job that can be cancelled, and then nothing has changed")
{
    ListDesk desk;
    std::vector<Edit> edits;
    for (int i = 0; i < 480; ++i)
        edits.push_back(desk.workspace.creation(u"customer", {{"name", QStringLiteral("N%1").arg(i)}}));
    desk.workspace.commit(std::move(edits));
    QObject owner;
    std::vector<QString> names;
    desk.context.startJob = [&](const QString &name) {
        names.push_back(name);
        auto *job = new Job(name, &owner);
        job->cancel();
        // A job that is cancelled before it is listened to is asked again.
        QMetaObject::invokeMethod(
            job, [job] { Q_EMIT job->cancelRequested(); }, Qt::QueuedConnection);
        return job;
    };
    auto page = desk.page();
    waitForRows(*page, 480);
    page->table()->selectAll();
    page->deleteSelected();
    REQUIRE(QTest::qWaitFor([&] { return !desk.toasts.empty(); }, 10000));
    REQUIRE(names.size() == 1);
    const bool cancelled = desk.toasts.front().text.contains(QStringLiteral("Nothing was changed"));
    CHECK(desk.workspace.count("customer") == (cancelled ? 480 : 0));
}
