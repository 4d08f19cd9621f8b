// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that lead to their records, and long work, in the program as a whole.
#include "tests/desktop/work_desk.h"
#include "ui/charts/widgets/chart_view.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/job.h"
#include "ui/shell/palette_model.h"
#include "ui/views/funnel/funnel_page.h"
#include "ui/views/import/duplicate_step.h"
#include "ui/views/import/import_page.h"
#include "ui/views/table/bulk_bars.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSemaphore>
#include <QStringEncoder>
#include <QTableWidget>

using namespace millrace;
using namespace millrace::test;

namespace {

FunnelPage *funnelOf(WorkDesk &desk)
{
    desk.window().openPage({QStringLiteral("funnel"), {}});
    auto *page = qobject_cast<FunnelPage *>(desk.window().currentPage());
    REQUIRE(page);
    desk.until([&] { return page->report().has_value(); });
    return page;
}

enum WizardStep { AtChoose, AtRead, AtMatch, AtDuplicates, AtCheck, AtRun };

/// The wizard of the window, led by its own button.
struct Wizard
{
    WorkDesk &desk;
    ImportPage *page;

    explicit Wizard(WorkDesk &of) : desk(of)
    {
        desk.window().openPage({QStringLiteral("import"), QStringLiteral("customer")});
        page = qobject_cast<ImportPage *>(desk.window().currentPage());
        REQUIRE(page);
    }
    void leadTo(int step)
    {
        auto *next = page->findChild<QPushButton *>(QStringLiteral("importNext"));
        while (page->step() < step) {
            desk.until([&] { return next->isEnabled(); });
            const int before = page->step();
            next->click();
            desk.until([&] { return page->step() > before; });
        }
        desk.until([&] { return !page->task().isBusy(); });
    }
    ImportReport import(const QString &path)
    {
        page->open(path);
        leadTo(AtDuplicates);
        static_cast<DuplicateStep *>(page->stepWidget(AtDuplicates))->choose(ImportMode::Upsert);
        leadTo(AtRun);
        QSignalSpy imported(&page->task(), &ImportTask::imported);
        page->findChild<QPushButton *>(QStringLiteral("importNext"))->click();
        desk.until([&] { return imported.count() == 1; });
        REQUIRE(page->task().report);
        return *page->task().report;
    }
    void revert()
    {
        QSignalSpy taken(&page->task(), &ImportTask::taken);
        page->findChild<QPushButton *>(QStringLiteral("importRevert"))->click();
        desk.until([&] { return taken.count() == 1; });
    }
};

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
}

} // namespace

TEST_CASE("a bar of the funnel lists by Enter exactly what it counts, and Alt+Left leads back to the chart")
{
    WorkDesk desk;
    for (int i = 0; i < 5; ++i)
        desk.deal(QStringLiteral("Open %1").arg(i), "Qualification", {{"amount", QStringLiteral("100")}});
    for (int i = 0; i < 2; ++i)
        desk.deal(QStringLiteral("Won %1").arg(i), "Won", {{"amount", QStringLiteral("250")}});
    FunnelPage *funnel = funnelOf(desk);
    funnel->chart()->setFocus();
    const int won = int(funnel->report()->total.stages.size());
    for (int bar = 0; bar < won; ++bar)
        desk.press(Qt::Key_Down);
    CHECK(funnel->chart()->data().series.front().points[size_t(won)].label == QStringLiteral("2"));
    desk.press(Qt::Key_Return);
    auto *list = qobject_cast<TablePage *>(desk.window().currentPage());
    REQUIRE(list);
    desk.waitForRows(list, 2);
    list->table()->setFocus();
    list->table()->selectionModel()->select(QItemSelection(list->model()->index(0, columnNamed(*list, "amount")),
                                                           list->model()->index(1, columnNamed(*list, "amount"))),
                                            QItemSelectionModel::ClearAndSelect);
    auto *summary = desk.window().findChild<QLabel *>(QStringLiteral("statusSelection"));
    REQUIRE(summary);
    desk.until([&] { return summary->text().contains(QStringLiteral("500.00")); });
    desk.press(Qt::Key_Left, Qt::AltModifier);
    CHECK(desk.window().currentPage() == funnel);
    CHECK(funnel->chart()->current() == ChartDatum{0, won});
}

TEST_CASE("a deal that is lost for a reason is one more under that reason in the report")
{
    WorkDesk desk;
    desk.deal(QStringLiteral("First"), "Lost", {{"reason", QStringLiteral("price")}});
    const RecordId second = desk.deal(QStringLiteral("Second"), "Qualification");
    FunnelPage *funnel = funnelOf(desk);
    funnel->splitBy(FieldPath::of(u"reason"));
    const auto lostForPrice = [&] {
        QTableWidget *groups = funnel->groupTable();
        for (int row = 0; row < groups->rowCount(); ++row) {
            if (groups->item(row, 0)->text() == QStringLiteral("Price"))
                return groups->item(row, 3)->text();
        }
        return QString();
    };
    desk.until([&] { return lostForPrice() == QStringLiteral("1"); });
    const EntityPtr entity = desk.workspace().catalog()->entity(u"opportunity");
    Edit lose = Edit::update(entity, second);
    lose.with(
        *entity, u"stage",
        Value(must(desk.workspace().idsTitled(desk.session(), QStringLiteral("stage"), QStringLiteral("Lost"))).at(0)));
    lose.with(*entity, u"reason", Value(QStringLiteral("price")));
    desk.commit({lose});
    desk.until([&] { return lostForPrice() == QStringLiteral("2"); });
}

TEST_CASE("a messy spreadsheet of a thousand rows comes in, its errors come in later, and all of it goes again")
{
    WorkDesk desk(QStringLiteral("zh_CN"));
    for (int i = 0; i < 30; ++i)
        desk.add("customer", {{"name", QStringLiteral("老客户%1号").arg(i)}, {"city", QStringLiteral("旧城")}});
    const auto before = must(desk.workspace().digests()).records;

    QString table = QStringLiteral("客户名称,城市,电话,级别,员工数\r\n");
    for (int i = 0; i < 1000; ++i) {
        const QString name = i < 30 ? QStringLiteral("老客户%1号").arg(i) : QStringLiteral("新客户%1号").arg(i);
        const QString employees = i >= 980 ? QStringLiteral("很多") : QString::number(i);
        table += QStringLiteral("%1,杭州,0571-%2,A,%3\r\n").arg(name).arg(80000000 + i).arg(employees);
    }
    const QString path = desk.folder.filePath(QStringLiteral("客户.csv"));
    QStringEncoder gb("GB18030");
    REQUIRE(gb.isValid());
    write(path, gb(table));

    Wizard wizard(desk);
    const ImportReport report = wizard.import(path);
    CHECK(encodingName(report.encoding) == QStringLiteral("gb18030"));
    int mapped = 0;
    for (const ColumnMapping &column : wizard.page->task().mapping.columns)
        mapped += column.field.isEmpty() ? 0 : 1;
    CHECK(mapped == 5);
    CHECK(report.created == 950);
    CHECK(report.updated == 30);
    CHECK(report.failed == 20);
    CHECK(desk.count("customer") == 980);
    CHECK(desk.count("customer", "city = \"旧城\"") == 0);

    const QString errors = desk.folder.filePath(QStringLiteral("errors.csv"));
    QSignalSpy saved(&wizard.page->task(), &ImportTask::saved);
    wizard.page->task().saveErrors(errors);
    desk.until([&] { return saved.count() == 1; });
    QFile file(errors);
    REQUIRE(file.open(QIODevice::ReadOnly));
    QByteArray rows = file.readAll();
    CHECK(rows.count('\n') == 21);
    rows.replace(QStringLiteral("很多").toUtf8(), "7");
    const QString mended = desk.folder.filePath(QStringLiteral("mended.csv"));
    write(mended, rows);
    const ImportReport second = wizard.import(mended);
    CHECK(second.created == 20);
    CHECK(second.failed == 0);
    CHECK(desk.count("customer") == 1000);

    wizard.revert();
    CHECK(desk.count("customer") == 980);
    desk.undo();
    desk.until([&] { return desk.count("customer") == 30; });
    CHECK(desk.count("customer", "city = \"旧城\"") == 30);
    CHECK(must(desk.workspace().digests()).records == before);
}

TEST_CASE("while a long export runs the palette opens, and a cancelled one leaves no file")
{
    WorkDesk desk;
    for (int part = 0; part < 40; ++part) {
        std::vector<Edit> edits;
        for (int i = 0; i < 500; ++i)
            edits.push_back(desk.creation("customer", {{"name", QStringLiteral("Customer %1-%2").arg(part).arg(i)}}));
        desk.commit(std::move(edits));
    }
    TablePage *page = desk.list("customers");
    desk.waitForRows(page, 20'000);
    const QString path = desk.folder.filePath(QStringLiteral("customers.xlsx"));
    // Everything that reads stands still, so the export is under way and not done however quick the machine is.
    QSemaphore gate;
    constexpr int readers = 8;
    for (int i = 0; i < readers; ++i)
        desk.composition->data()->read(
            &desk.window(),
            [&gate] {
                gate.acquire();
                return 0;
            },
            [](int) {});
    ExportWish wish;
    wish.suffix = QStringLiteral("xlsx");
    page->exportTo(wish, path);
    Job *job = desk.window().findChild<Job *>();
    REQUIRE(job);
    desk.window().palettePanel()->open(QStringLiteral("pref"));
    desk.until([&] { return desk.window().palettePanel()->model()->rowCount() > 0; });
    desk.window().palettePanel()->close();
    job->cancel();
    gate.release(readers);
    desk.until([&] { return desk.window().findChild<Job *>() == nullptr; });
    CHECK(desk.told().contains(QStringLiteral("Cancelled")));
    CHECK_FALSE(QFile::exists(path));
    CHECK(QDir(desk.folder.path()).entryList({QStringLiteral("*.new")}, QDir::Files | QDir::Hidden).isEmpty());
    // The same export, left alone, is written whole.
    page->exportTo(wish, path);
    desk.until([&] { return QFile::exists(path); });
}
