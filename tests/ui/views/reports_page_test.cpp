// SPDX-License-Identifier: GPL-3.0-or-later
// The page of reports: found, asked, drilled into, built, kept, taken back, and written.
#include "tests/support/qt_strings.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/views/report_desk.h"
#include "ui/charts/widgets/chart_view.h"
#include "ui/forms/as_of_control.h"
#include "ui/forms/filter_chips.h"
#include "ui/views/reports/report_builder.h"
#include "ui/views/reports/report_gallery.h"
#include "ui/views/reports/report_table_model.h"
#include "ui/views/reports/report_view.h"
#include "ui/views/reports/reports_page.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

using namespace millrace;
using namespace millrace::test;

namespace {

QStringList everything(const ReportGallery &gallery)
{
    QStringList names;
    for (int i = 0; i < gallery.list()->topLevelItemCount(); ++i)
        for (int j = 0; j < gallery.list()->topLevelItem(i)->childCount(); ++j)
            if (!gallery.list()->topLevelItem(i)->child(j)->isHidden())
                names << gallery.list()->topLevelItem(i)->child(j)->text(0);
    return names;
}

} // namespace

TEST_CASE("the gallery has every ready report under its section and finds by words of either language")
{
    ReportDesk desk;
    ReportGallery *gallery = desk.page->gallery();
    CHECK(gallery->shownCount() >= 30);
    CHECK(gallery->list()->topLevelItemCount() >= 5);
    gallery->search()->setText(QStringLiteral("win rate person"));
    CHECK(everything(*gallery) == QStringList{"Win rate by person", "Win rate by person and product"});
    gallery->search()->setText(QStringLiteral("zzz"));
    CHECK(gallery->shownCount() == 0);
    CHECK_FALSE(gallery->list()->isVisible());
    CHECK(gallery->findChild<QPushButton *>(QStringLiteral("emptyButton")) != nullptr);
    gallery->search()->clear();
    CHECK(gallery->list()->isVisible());
    desk.translations.use("zh_CN");
    desk.data.setLocale(QStringLiteral("zh_CN"));
    gallery->search()->setText(QStringLiteral("赢单率"));
    CHECK(gallery->shownCount() >= 7);
    gallery->search()->setText(QStringLiteral("win rate by person"));
    CHECK(everything(*gallery).contains(QStringLiteral("各负责人赢单率")));
    desk.translations.use("en");
    desk.data.setLocale(QStringLiteral("en"));
    QSignalSpy moved(desk.page.get(), &Page::placeChanged);
    gallery->search()->setText(QStringLiteral("won by month"));
    gallery->search()->setFocus();
    QTest::keyClick(gallery->search(), Qt::Key_Down);
    QTest::keyClick(gallery->list(), Qt::Key_Return);
    CHECK(moved.count() == 1);
    CHECK(desk.page->place() == QStringLiteral("won-by-month"));
    CHECK(desk.page->breadcrumb() == QStringList{"Reports", "Won by month"});
}

TEST_CASE("a report shows its figures, and each of them lists exactly its records")
{
    ReportDesk desk;
    desk.open("win-rate-by-source");
    CHECK(desk.firstColumn() == QStringList{"Partner", "Website", "Total"});
    CHECK(desk.cell(0, 4) == QStringLiteral("100.0%"));
    CHECK(desk.cell(2, 1) == QStringLiteral("2"));
    CHECK(desk.view()->chart()->isVisible());
    QSignalSpy asked(desk.page.get(), &Page::openRequested);
    const auto listed = [&] {
        REQUIRE(asked.count() == 1);
        const PageAddress address = asked.takeFirst().first().value<PageAddress>();
        CHECK(address.page == QStringLiteral("opportunities"));
        const RecordSet *set = desk.sets.find(address.place);
        REQUIRE(set);
        Query query;
        query.entity = QStringLiteral("opportunity");
        query.filter = set->filter;
        CHECK(set->from.place == QStringLiteral("win-rate-by-source"));
        return must(desk.workspace->count(desk.workspace.session(), query));
    };
    QAbstractItemModel *model = desk.view()->tableView()->model();
    Q_EMIT desk.view()->tableView()->activated(model->index(1, 1)); // website, won
    CHECK(listed() == 1);
    Q_EMIT desk.view()->tableView()->activated(model->index(1, 0)); // website, all that ended
    CHECK(listed() == 2);
    Q_EMIT desk.view()->tableView()->activated(model->index(2, 1)); // all, won
    CHECK(listed() == 2);
    desk.view()->chart()->setCurrent({0, 0});
    QTest::keyClick(desk.view()->chart(), Qt::Key_Return);
    CHECK(listed() == 1);
}

TEST_CASE("a report is asked with its parameters, a further condition, and as of another day")
{
    ReportDesk desk;
    desk.open("won-by-month");
    CHECK(desk.firstColumn() == QStringList{"Jan 2025", "Feb 2025", "Total"});
    desk.type("reportParameter_from", QStringLiteral("2025-02-01"));
    CHECK(desk.firstColumn() == QStringList{"Feb 2025", "Total"});
    auto *from = desk.page->findChild<QLineEdit *>(QStringLiteral("reportParameter_from"));
    desk.type("reportParameter_from", QStringLiteral("not a day"));
    CHECK(from->property("refused").toBool());
    CHECK(desk.firstColumn() == QStringList{"Feb 2025", "Total"});
    desk.type("reportParameter_from", QString());
    CHECK_FALSE(from->property("refused").toBool());
    CHECK(desk.firstColumn().size() == 3);
    // Before the deals were entered nothing was won; what is empty offers the way back.
    desk.asOf("2020-01-01");
    CHECK(desk.view()->table()->records == 0);
    CHECK_FALSE(desk.view()->tableView()->isVisible());
    CHECK(desk.view()->asOf()->banner()->isVisible());
    desk.asOf("");
    CHECK(desk.view()->tableView()->isVisible());
    CHECK_FALSE(desk.view()->asOf()->banner()->isVisible());
    desk.compare(ReportAgainst::Kind::State);
    desk.type("reportAgainst", QStringLiteral("2020-01-01"));
    REQUIRE(desk.view()->table()->definition.comparison.kind == ReportComparison::Kind::Moment);
    CHECK(desk.view()->table()->columns.size() > 4);
}

TEST_CASE("what stood on another day is listed by name, not by what holds today")
{
    ReportDesk desk;
    desk.workspace.tick(2 * 86'400);
    desk.open("pipeline-by-stage");
    desk.asOf("2026-01-01");
    REQUIRE(desk.view()->table()->records > 0);
    QSignalSpy asked(desk.page.get(), &Page::openRequested);
    Q_EMIT desk.view()->tableView()->activated(desk.view()->tableView()->model()->index(0, 1));
    desk.until([&] { return asked.count() == 1; });
    const RecordSet *set = desk.sets.find(asked.first().first().value<PageAddress>().place);
    REQUIRE(set);
    CHECK(set->filter.isEverything());
    CHECK(set->ids.size() == 1);
}

TEST_CASE("a report is asked as of a minute of a day, and two minutes apart it knows of different deals")
{
    ReportDesk desk;
    desk.open("pipeline-by-stage");
    const qint64 before = desk.view()->table()->records;
    desk.workspace.tick(3600);
    desk.deal("later", "Qualification", "900", "", "website");
    desk.workspace.tick(3600);
    const QDateTime made = desk.workspace.clock.now().toDateTime(desk.data.workspace().zone()).addSecs(-3600);
    const QString minute = QStringLiteral("yyyy-MM-dd HH:mm");
    desk.asOf(made.addSecs(-120).toString(minute).toLatin1().constData());
    CHECK(desk.view()->table()->records == before);
    desk.asOf(made.addSecs(120).toString(minute).toLatin1().constData());
    CHECK(desk.view()->table()->records == before + 1);
}

TEST_CASE("what a report is compared with is chosen when it is asked for")
{
    ReportDesk desk;
    desk.deal("old", "Won", "700", "2024-02-15", "partner");
    desk.open("win-rate-by-source");
    CHECK(desk.view()->table()->definition.comparison.kind == ReportComparison::Kind::None);
    // Without a period there is none before it, and the page says so.
    desk.compare(ReportAgainst::Kind::PeriodBefore);
    auto *facts = desk.page->findChild<QLabel *>(QStringLiteral("reportFacts"));
    CHECK(facts->text().contains(QStringLiteral("no period to compare")));
    desk.type("reportParameter_from", QStringLiteral("2025-02-01"));
    desk.type("reportParameter_to", QStringLiteral("2025-02-28"));
    const auto wonOf = [&](const QString &source, ReportColumn::Side side) {
        const ReportTable &table = *desk.view()->table();
        for (const ReportRow &row : table.rows)
            for (size_t c = 0; c < table.columns.size(); ++c)
                if (row.kind == ReportRow::Kind::Line && row.groups.front() == Value(source) &&
                    table.columns[c].key == QLatin1String("won_value") && table.columns[c].side == side)
                    return row.cells[c].valueOr<Money>().minor;
        return std::int64_t(-1);
    };
    CHECK(wonOf(QStringLiteral("partner"), ReportColumn::Side::Now) == 300'000);
    CHECK(wonOf(QStringLiteral("website"), ReportColumn::Side::Before) == 100'000);
    desk.compare(ReportAgainst::Kind::YearBefore);
    CHECK(wonOf(QStringLiteral("partner"), ReportColumn::Side::Now) == 300'000);
    CHECK(wonOf(QStringLiteral("partner"), ReportColumn::Side::Before) == 70'000);
    desk.compare(ReportAgainst::Kind::PeriodFrom);
    desk.type("reportAgainst", QStringLiteral("2025-01-01"));
    CHECK(wonOf(QStringLiteral("website"), ReportColumn::Side::Before) == 100'000);
    desk.compare(ReportAgainst::Kind::Nothing);
    CHECK(desk.view()->table()->definition.comparison.kind == ReportComparison::Kind::None);
    CHECK(desk.view()->table()->records == 2);
    // A report about no period has none to compare.
    desk.open("pipeline-by-stage");
    auto *box = desk.page->findChild<QComboBox *>(QStringLiteral("reportCompare"));
    CHECK(box->currentIndex() == 0);
    const QAbstractItemModel *choices = box->model();
    CHECK_FALSE(choices->flags(choices->index(int(ReportAgainst::Kind::YearBefore), 0)).testFlag(Qt::ItemIsEnabled));
    CHECK(choices->flags(choices->index(int(ReportAgainst::Kind::State), 0)).testFlag(Qt::ItemIsEnabled));
}

TEST_CASE("what a report asks for is called by its name on the chips of the builder, never by its key")
{
    ReportDesk desk;
    desk.open("win-rate-by-owner");
    desk.page->edit();
    auto *chips = desk.page->builder()->findChild<FilterChips *>();
    REQUIRE(chips);
    QStringList texts;
    for (int i = 0; i < chips->chipCount(); ++i)
        texts << chips->chipText(i);
    INFO(texts.join(u'|').toStdString());
    CHECK(texts.filter(QStringLiteral("$")) == QStringList());
    CHECK(texts.filter(QStringLiteral("[From]")).size() == 1);
    CHECK(texts.filter(QStringLiteral("[Owner]")).size() == 1);
}

TEST_CASE("while exports are under way a list answers, and an export that waits is written in its turn")
{
    ReportDesk desk;
    desk.open("won-by-month");
    QSemaphore begun, go;
    for (int i = 0; i < LiveData::productionsAtOnce; ++i)
        desk.data.produce(
            desk.page.get(),
            [&begun, &go] {
                begun.release();
                go.acquire();
                return true;
            },
            [](bool) {});
    begun.acquire(LiveData::productionsAtOnce);
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("won.csv"));
    desk.page->save(file);
    desk.open("win-rate-by-source");
    CHECK(desk.view()->table()->records == 3);
    CHECK_FALSE(QFile::exists(file));
    go.release(LiveData::productionsAtOnce);
    desk.until([&] { return QFile::exists(file); });
}

TEST_CASE("another chart is another view of the same figures")
{
    ReportDesk desk;
    desk.open("win-rate-by-source");
    const auto figures = desk.view()->runner()->table();
    CHECK(desk.view()->chartData()->kind == ChartData::Kind::Bar);
    desk.view()->setChartKind(ReportChart::Column);
    CHECK(desk.view()->chartData()->kind == ChartData::Kind::Column);
    desk.view()->setChartKind(ReportChart::None);
    CHECK_FALSE(desk.view()->chart()->isVisible());
    desk.view()->setChartKind(std::nullopt);
    CHECK(desk.view()->chart()->isVisible());
    CHECK(desk.view()->runner()->table() == figures);
}

TEST_CASE("a new record is in the report that is shown, by itself")
{
    ReportDesk desk;
    desk.open("win-rate-by-source");
    CHECK(desk.cell(2, 1) == QStringLiteral("2"));
    desk.deal("e", "Won", "10", "2025-03-01", "referral");
    desk.until([&] { return desk.view()->tableView()->model()->rowCount() == 4; });
    CHECK(desk.cell(3, 1) == QStringLiteral("3"));
}

TEST_CASE("a report is built, shown while it is built, kept, and gone again with one step back")
{
    ReportDesk desk;
    desk.page->createNew();
    ReportBuilder *builder = desk.page->builder();
    REQUIRE(builder);
    REQUIRE(builder->isSound());
    desk.until([&] { return desk.view()->table() && !desk.view()->runner()->isRunning(); });
    CHECK(desk.view()->table()->records == 4);
    auto *name = builder->findChild<QLineEdit *>(QStringLiteral("builderName"));
    auto *save = builder->findChild<QPushButton *>(QStringLiteral("builderSave"));
    REQUIRE(name);
    name->selectAll();
    QTest::keyClick(name, Qt::Key_Delete);
    CHECK_FALSE(builder->isSound());
    CHECK_FALSE(save->isEnabled());
    CHECK(builder->problem() == QStringLiteral("The report needs a name"));
    QTest::keyClicks(name, QStringLiteral("By source"));
    ReportMeasure sum;
    sum.key = QStringLiteral("sum");
    sum.kind = ReportMeasure::Kind::Sum;
    sum.path = FieldPath::of(u"amount");
    builder->addMeasure(sum);
    builder->addGroup({FieldPath::of(u"source")});
    ReportComputed each;
    each.key = QStringLiteral("each");
    each.label = QStringLiteral("Each");
    each.formula = QStringLiteral("sum / nobody");
    builder->addComputed(each);
    CHECK_FALSE(builder->isSound());
    CHECK_FALSE(builder->problem().isEmpty());
    auto *formula = builder->findChild<QLineEdit *>(QStringLiteral("computedFormula"));
    REQUIRE(formula);
    formula->setText(QStringLiteral("sum / records"));
    Q_EMIT formula->editingFinished();
    CHECK(builder->isSound());
    desk.until(
        [&] { return !desk.view()->runner()->isRunning() && desk.view()->table()->definition.computed.size() == 1; });
    CHECK(desk.view()->table()->definition.groups.size() == 2);
    const qint64 before = desk.reports();
    save->click();
    desk.until([&] { return desk.reports() == before + 1 && desk.page->builder() == nullptr; });
    desk.until([&] { return desk.page->breadcrumb() == QStringList{"Reports", "By source"}; });
    REQUIRE_FALSE(desk.toasts.empty());
    REQUIRE(desk.toasts.back().action);
    desk.toasts.back().action();
    desk.until([&] { return desk.reports() == before; });
    desk.until([&] { return desk.page->place().isEmpty(); });
    CHECK(desk.page->gallery()->isVisible());
}

TEST_CASE("a changed ready report stands in its place and can be brought back as it was")
{
    ReportDesk desk;
    desk.open("win-rate-by-source");
    const qint64 shown = desk.page->gallery()->shownCount();
    desk.page->edit();
    ReportBuilder *builder = desk.page->builder();
    REQUIRE(builder);
    auto *top = builder->findChild<QComboBox *>(QStringLiteral("builderChart"));
    REQUIRE(top);
    top->setCurrentIndex(int(ReportChart::Column));
    Q_EMIT top->activated(int(ReportChart::Column));
    builder->findChild<QPushButton *>(QStringLiteral("builderSave"))->click();
    desk.until([&] { return desk.page->builder() == nullptr && desk.view()->table() && desk.reports() == 1; });
    desk.until([&] { return !desk.view()->entry().id.isNull(); });
    CHECK(desk.view()->entry().key == QStringLiteral("win-rate-by-source"));
    CHECK(desk.view()->entry().definition.chart == ReportChart::Column);
    CHECK(desk.page->gallery()->shownCount() == shown);
    auto *back = desk.page->findChild<QPushButton *>(QStringLiteral("reportRemove"));
    CHECK(back->text() == QStringLiteral("As it was brought"));
    back->click();
    desk.until(
        [&] { return desk.view()->entry().isReady() && desk.view()->entry().definition.chart == ReportChart::Bar; });
    CHECK(desk.page->place() == QStringLiteral("win-rate-by-source"));
}

TEST_CASE("what the builder is given up with leaves the report as it was")
{
    ReportDesk desk;
    desk.open("win-rate-by-source");
    desk.page->edit();
    desk.page->builder()->setEntity(QStringLiteral("customer"));
    CHECK(desk.page->builder()->entry().definition.groups.empty());
    desk.until([&] { return desk.view()->table()->definition.entity == QStringLiteral("customer"); });
    desk.page->builder()->findChild<QPushButton *>(QStringLiteral("builderCancel"))->click();
    CHECK(desk.page->builder() == nullptr);
    desk.until([&] { return desk.view()->table()->definition.entity == QStringLiteral("opportunity"); });
    CHECK(desk.reports() == 0);
}

TEST_CASE("the page writes every format, copies chart and table, and prints")
{
    ReportDesk desk;
    QTemporaryDir folder;
    desk.open("win-rate-by-source");
    desk.page->setFileQuestion(
        [&](const QString &suffix) { return folder.filePath(QStringLiteral("report.") + suffix); });
    auto *menu = desk.page->findChild<QMenu *>(QStringLiteral("reportExportMenu"));
    REQUIRE(menu);
    Q_EMIT menu->aboutToShow();
    int written = 0;
    for (QAction *action : menu->actions()) {
        // Below the line nothing is written now.
        if (action->isSeparator())
            break;
        INFO(action->objectName().toStdString());
        CHECK(action->isEnabled());
        action->trigger();
        ++written;
        desk.until([&] { return int(desk.toasts.size()) == written; });
        INFO(desk.toasts.back().text.toStdString());
        CHECK(desk.toasts.back().tone == MessageTone::Success);
    }
    for (const char *suffix : {"pdf", "xlsx", "csv", "png", "svg"})
        CHECK(QFile::exists(folder.filePath(QStringLiteral("report.") + QString::fromLatin1(suffix))));
    CHECK(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Source\tWon\tLost")));
    QSignalSpy asked(desk.page.get(), &Page::openRequested);
    desk.page->findChild<QAction *>(QStringLiteral("reportSchedule"))->trigger();
    REQUIRE(asked.count() == 1);
    CHECK(asked.first().first().value<PageAddress>() ==
          PageAddress{QStringLiteral("schedules"), QStringLiteral("new/win-rate-by-source")});
    // Once more over the same file, which the dialog has asked about.
    desk.page->save(folder.filePath(QStringLiteral("report.csv")));
    desk.until([&] { return int(desk.toasts.size()) == written + 1; });
    CHECK(desk.toasts.back().tone == MessageTone::Success);
    desk.page->save(folder.filePath(QStringLiteral("no/where.csv")));
    desk.until([&] { return int(desk.toasts.size()) == written + 2; });
    CHECK(desk.toasts.back().tone == MessageTone::Danger);
    REQUIRE(desk.page->canPrint());
    std::optional<Printout> paper;
    desk.page->makePrintout([&](Printout made) { paper = std::move(made); });
    REQUIRE(paper);
    CHECK(paper->title == QStringLiteral("Win rate by source"));
    CHECK(paper->chart.has_value());
    CHECK(paper->rows.size() == 3);
    CHECK(paper->strongRows == std::vector<size_t>{2});
    desk.page->goTo({});
    CHECK_FALSE(desk.page->canPrint());
    CHECK(desk.page->mainWidget() == desk.page->gallery()->list());
}

TEST_CASE("the page of reports is whole in both languages, named, in order and nowhere cut")
{
    ReportDesk desk;
    desk.open("win-rate-by-source");
    desk.page->edit();
    const auto judge = [&](const char *what) {
        INFO(what);
        CHECK(checks::unnamedWidgets(desk.page.get()) == QStringList());
        CHECK(checks::clippedTexts(desk.page.get()) == QStringList());
        CHECK(checks::tabOrderBreaks(desk.page.get()) == QStringList());
    };
    judge("builder");
    desk.translations.use("zh_CN");
    desk.data.setLocale(QStringLiteral("zh_CN"));
    QTest::qWait(1);
    CHECK(checks::latinTexts(desk.page.get(), {"won", "lost", "total", "running", "previous", "from", "owner", "value",
                                               "rate", "Webhook"}) == QStringList());
    judge("builder in Chinese");
    desk.translations.use("en");
    desk.data.setLocale(QStringLiteral("en"));
    QCoreApplication::processEvents();
    CHECK(checks::hanTexts(desk.page.get()) == QStringList());
    desk.page->builder()->findChild<QPushButton *>(QStringLiteral("builderCancel"))->click();
    judge("report");
    desk.page->goTo({});
    judge("gallery");
}

TEST_CASE("without records a report says so and offers to ask for everything")
{
    ReportDesk desk(false);
    desk.open("win-rate-by-source");
    CHECK(desk.view()->table()->records == 0);
    CHECK_FALSE(desk.view()->tableView()->isVisible());
    CHECK_FALSE(desk.view()->chart()->isVisible());
}
