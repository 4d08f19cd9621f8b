// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/charts/widgets/chart_legend.h"
#include "ui/charts/widgets/chart_view.h"
#include "ui/forms/as_of_control.h"
#include "ui/views/dashboards/dashboard_grid.h"
#include "ui/views/dashboards/dashboard_page.h"
#include "ui/views/dashboards/tile_dialog.h"
#include "ui/views/dashboards/tile_view.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QToolButton>

using namespace millrace;
using namespace millrace::test;

namespace {

struct DashboardDesk : ViewDesk
{
    RecordId ann = workspace.create(u"user", {{"name", QStringLiteral("Ann")}});
    std::unique_ptr<DashboardPage> page;

    DashboardDesk()
    {
        translations.use(QStringLiteral("en"));
        deal(ann, "Qualification", "100 CNY");
        deal(workspace->person(), "Proposal", "40 CNY");
        page = std::make_unique<DashboardPage>(
            context,
            QHash<QString, QString>{{QStringLiteral("opportunity"), QStringLiteral("opportunities")},
                                    {QStringLiteral("customer"), QStringLiteral("customers")}},
            nullptr);
        page->resize(1300, 800);
        page->show();
        REQUIRE(until([&] { return page->shown() != nullptr; }));
    }
    RecordId deal(const RecordId &owner, const char *stage, const char *amount)
    {
        return workspace.create(u"opportunity", {{"name", QStringLiteral("deal")},
                                                 {"pipeline", workspace.pipeline()},
                                                 {"owner", owner.toString()},
                                                 {"amount", QString::fromLatin1(amount)},
                                                 {"stage", workspace.stage(QString::fromLatin1(stage)).toString()}});
    }
    void open(const char *token)
    {
        page->showDashboard(QString::fromLatin1(token));
        rest();
    }
    /// Every tile stands.
    void rest()
    {
        REQUIRE(until([&] {
            for (TileView *view : page->grid()->views())
                if (view->tile().kind != DashboardTile::Kind::Text && !view->answer() && view->message().isEmpty())
                    return false;
            return !data.isAwaiting();
        }));
    }
    TileView *tile(const char *title) const
    {
        for (TileView *view : page->grid()->views())
            if (view->tile().title == QLatin1String(title))
                return view;
        FAIL("no such tile");
        return nullptr;
    }
    QString key(const char *title) const { return tile(title)->tile().key; }
};

} // namespace

TEST_CASE("the reader's dashboard opens with figures, charts and tables", "[dashboards]")
{
    DashboardDesk desk;
    desk.rest();
    CHECK(desk.page->shown()->key == QStringLiteral("seller"));
    CHECK(desk.tile("My open pipeline")->figureText().contains(QStringLiteral("40")));
    desk.open("manager");
    CHECK(desk.tile("Open pipeline")->figureText().contains(QStringLiteral("140")));
    CHECK_FALSE(desk.tile("Pipeline by person")->chart()->data().isEmpty());
    CHECK_FALSE(desk.tile("Funnel")->chart()->data().isEmpty());
    CHECK(checks::unnamedWidgets(desk.page.get()) == QStringList());
    desk.open("company");
    CHECK(desk.page->shown()->tiles.size() == 10);
}

TEST_CASE("a saved edit shows on the tiles that it concerns, and only those "
          "count anew",
          "[dashboards]")
{
    DashboardDesk desk;
    desk.open("manager");
    const int pipelines = desk.page->runs(desk.key("Open pipeline"));
    const int followUps = desk.page->runs(desk.key("Follow-ups this month"));
    desk.deal(desk.ann, "Qualification", "60 CNY");
    REQUIRE(until([&] { return desk.tile("Open pipeline")->figureText().contains(QStringLiteral("200")); }));
    desk.rest();
    CHECK(desk.page->runs(desk.key("Open pipeline")) > pipelines);
    CHECK(desk.page->runs(desk.key("Follow-ups this month")) == followUps);
}

TEST_CASE(
    "charts of a dashboard are plotted, their series come and go by the legend, and stay so while one looks elsewhere",
    "[dashboards]")
{
    DashboardDesk desk;
    desk.open("manager");
    TileView *stacked = desk.tile("Pipeline by person");
    REQUIRE(stacked->chart()->plot());
    REQUIRE(stacked->chart()->data().series.size() == 2);
    const QString key = stacked->tile().key, out = stacked->chart()->data().series.front().name;
    QAbstractButton *item = stacked->chart()->legend()->items().front();
    CHECK(item->text() == out);
    item->setFocus(Qt::TabFocusReason);
    QTest::keyClick(item, Qt::Key_Space);
    CHECK(stacked->chart()->hiddenSeries() == QSet<QString>{out});
    desk.open("company");
    desk.open("manager");
    CHECK(desk.page->grid()->view(key)->chart()->hiddenSeries() == QSet<QString>{out});
    CHECK(checks::unnamedWidgets(desk.page.get()) == QStringList());
    CHECK(checks::tabOrderBreaks(desk.page.get()) == QStringList());
    // It belongs to the looker, not to the dashboard.
    CHECK(desk.page->shown()->isReady());
}

TEST_CASE("every chart of a dashboard can be read as a table, from which the same is chosen", "[dashboards]")
{
    DashboardDesk desk;
    desk.open("manager");
    TileView *people = desk.tile("Pipeline by person");
    REQUIRE(people->twin()->isVisible());
    people->twin()->click();
    REQUIRE(people->table()->isVisible());
    const ChartData &data = people->chart()->data();
    CHECK(people->table()->rowCount() == int(data.categories.size()));
    const int at = int(data.categories.indexOf(QStringLiteral("Ann")));
    CHECK(people->table()->item(at, 0)->text() == QStringLiteral("Ann"));
    int column = 1;
    while (column + 1 < people->table()->columnCount() && people->table()->item(at, column)->text().isEmpty())
        ++column;
    CHECK(people->table()->item(at, column)->text().contains(QStringLiteral("100.00")));
    Q_EMIT people->table()->cellActivated(at, column);
    REQUIRE(until([&] { return desk.tile("Open pipeline")->figureText().contains(QStringLiteral("100")); }));
    desk.rest();
    // New figures stay in the table that was chosen.
    CHECK(people->table()->isVisible());
    people->twin()->click();
    CHECK(people->chart()->isVisible());
    QGuiApplication::clipboard()->clear();
    people->chart()->setFocus();
    QTest::keyClick(people->chart(), Qt::Key_C, Qt::ControlModifier);
    CHECK(QGuiApplication::clipboard()->image().width() > 500);
}

TEST_CASE("a dashboard goes on paper tile by tile: figures, charts as lines and letters, rows of tables",
          "[dashboards]")
{
    DashboardDesk desk;
    desk.open("manager");
    REQUIRE(desk.page->isPrintable());
    REQUIRE(desk.page->canPrint());
    std::optional<Printout> paper;
    desk.page->makePrintout([&](Printout made) { paper = std::move(made); });
    REQUIRE(paper);
    CHECK(paper->title == desk.page->shown()->name);
    QStringList headings, texts;
    for (const QStringList &row : paper->rows) {
        (row.size() == 1 ? headings : texts) << row;
    }
    CHECK(headings.size() == qsizetype(desk.page->shown()->tiles.size()));
    CHECK(headings.contains(QStringLiteral("Pipeline by person")));
    CHECK(texts.contains(desk.tile("Open pipeline")->figureText()));
    CHECK(paper->chartRows.size() >= 2);
    CHECK_FALSE(paper->foot.isEmpty());
    desk.page->asOf()->setTyped(QStringLiteral("2020-01-01"));
    desk.rest();
    desk.page->makePrintout([&](Printout made) { paper = std::move(made); });
    CHECK(paper->notes.join(u' ').contains(QStringLiteral("2020")));
}

TEST_CASE("a chosen figure narrows the tiles of its entity, and chosen again it ends", "[dashboards]")
{
    DashboardDesk desk;
    desk.open("manager");
    TileView *people = desk.tile("Pipeline by person");
    const ChartData &data = people->chart()->data();
    const int at = int(data.categories.indexOf(QStringLiteral("Ann")));
    REQUIRE(at >= 0);
    Q_EMIT people->chart()->chosen({0, at});
    REQUIRE(until([&] { return desk.tile("Open pipeline")->figureText().contains(QStringLiteral("100")); }));
    auto *words = desk.page->findChild<QLabel *>(QStringLiteral("dashboardFilter"));
    CHECK(words->isVisible());
    CHECK(words->text() == QStringLiteral("Only Ann"));
    QSignalSpy opened(desk.page.get(), &Page::openRequested);
    desk.page->findChild<QPushButton *>(QStringLiteral("dashboardFilterList"))->click();
    REQUIRE(opened.count() == 1);
    const auto address = opened.front().front().value<PageAddress>();
    CHECK(address.page == QStringLiteral("opportunities"));
    CHECK(desk.workspace.count("opportunity", filterToText(desk.sets.find(address.place)->filter)) == 1);
    desk.page->findChild<QPushButton *>(QStringLiteral("dashboardFilterClear"))->click();
    REQUIRE(until([&] { return desk.tile("Open pipeline")->figureText().contains(QStringLiteral("140")); }));
    CHECK_FALSE(words->isVisible());
}

TEST_CASE("tiles are moved and resized by keys, as changes of the record that "
          "can be undone",
          "[dashboards]")
{
    DashboardDesk desk;
    desk.open("manager");
    desk.page->setEditing(true);
    TileView *first = desk.tile("Open pipeline");
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Right, Qt::ShiftModifier);
    REQUIRE(until([&] { return desk.workspace.count("dashboard") == 1; }));
    REQUIRE(until([&] { return !desk.page->shown()->isReady() && !desk.data.isAwaiting(); }));
    CHECK(desk.tile("Open pipeline")->tile().width == 4);
    CHECK(desk.tile("Won this quarter")->tile().row == 2);
    QTest::keyClick(desk.tile("Open pipeline"), Qt::Key_Down);
    REQUIRE(until([&] { return desk.tile("Open pipeline")->tile().row > 0; }));
    REQUIRE(until([&] { return !desk.data.isAwaiting(); }));
    CHECK(desk.workspace.count("dashboard") == 1);
    desk.undo.undoLast();
    REQUIRE(until([&] { return desk.tile("Open pipeline")->tile().row == 0; }));
    CHECK(desk.tile("Open pipeline")->tile().width == 4);
    desk.undo.undoLast();
    REQUIRE(until([&] { return desk.page->shown()->isReady() && desk.tile("Open pipeline")->tile().width == 3; }));
    CHECK(desk.page->shown()->key == QStringLiteral("manager"));
}

TEST_CASE("a tile is dragged to another place, and others make room", "[dashboards]")
{
    DashboardDesk desk;
    desk.open("manager");
    desk.page->setEditing(true);
    TileView *last = desk.tile("Stalled for 14 days");
    DashboardGrid *grid = desk.page->grid();
    const QPoint from = last->rect().center();
    const QPoint way = grid->rectOf({0, 0, 3, 2}).topLeft() - last->geometry().topLeft();
    QTest::mousePress(last, Qt::LeftButton, Qt::NoModifier, from);
    const QPoint global = last->mapToGlobal(from);
    for (int step = 1; step <= 4; ++step) {
        const QPoint at = global + way * step / 4;
        QMouseEvent move(QEvent::MouseMove, QPointF(last->mapFromGlobal(at)), QPointF(at), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QApplication::sendEvent(last, &move);
    }
    QTest::mouseRelease(last, Qt::LeftButton, Qt::NoModifier, from);
    REQUIRE(until([&] { return desk.tile("Stalled for 14 days")->tile().column == 0; }));
    CHECK(desk.tile("Stalled for 14 days")->tile().row == 0);
    CHECK(desk.tile("Open pipeline")->tile().row == 2);
    REQUIRE(until([&] { return desk.workspace.count("dashboard") == 1; }));
}

TEST_CASE("a tile is added, changed and removed by its dialog", "[dashboards]")
{
    DashboardDesk desk;
    desk.page->makeDashboard(QStringLiteral("Mine"));
    REQUIRE(until([&] { return desk.page->shown()->name == QStringLiteral("Mine"); }));
    CHECK(desk.page->grid()->views().isEmpty());
    desk.page->openTileDialog();
    REQUIRE(until([&] { return desk.page->findChild<TileDialog *>() != nullptr; }));
    auto *dialog = desk.page->findChild<TileDialog *>();
    CHECK(checks::unnamedWidgets(dialog) == QStringList());
    auto *report = dialog->findChild<QComboBox *>(QStringLiteral("tileReport"));
    report->setCurrentIndex(report->findText(QStringLiteral("Pipeline by stage")));
    Q_EMIT report->activated(report->currentIndex());
    auto *figure = dialog->findChild<QComboBox *>(QStringLiteral("tileFigureChoice"));
    figure->setCurrentIndex(figure->findData(QStringLiteral("value")));
    dialog->findChild<QLineEdit *>(QStringLiteral("tileName"))->setText(QStringLiteral("Open"));
    auto *alarm = dialog->findChild<QLineEdit *>(QStringLiteral("tileAlarmBelow"));
    alarm->setText(QStringLiteral("much"));
    dialog->accept();
    CHECK(dialog->isVisible());
    alarm->setText(QStringLiteral("1000"));
    dialog->accept();
    REQUIRE(until([&] { return desk.page->grid()->views().size() == 1; }));
    desk.rest();
    CHECK(desk.tile("Open")->figureText().contains(QStringLiteral("140")));
    CHECK(desk.tile("Open")->colour() == QStringLiteral("danger"));
    DashboardTile text;
    text.kind = DashboardTile::Kind::Text;
    text.title = QStringLiteral("Note");
    text.text = QStringLiteral("Monday at nine");
    desk.page->addTile(text);
    REQUIRE(until([&] { return desk.page->grid()->views().size() == 2 && !desk.data.isAwaiting(); }));
    CHECK(desk.tile("Note")->tile().column == 3);
    desk.page->removeTile(desk.key("Open"));
    REQUIRE(until([&] { return desk.page->grid()->views().size() == 1 && !desk.data.isAwaiting(); }));
    CHECK(desk.tile("Note")->tile().row == 0);
    desk.toasts.back().action();
    REQUIRE(until([&] { return desk.page->grid()->views().size() == 2; }));
}

TEST_CASE("a dashboard as of a moment shows what stood then, and cannot be arranged", "[dashboards]")
{
    DashboardDesk desk;
    desk.open("manager");
    const Instant then = desk.workspace.clock.now();
    desk.workspace.tick(3600);
    desk.deal(desk.ann, "Qualification", "60 CNY");
    REQUIRE(until([&] { return desk.tile("Open pipeline")->figureText().contains(QStringLiteral("200")); }));
    desk.workspace.tick(3600);
    desk.page->asOf()->setMoment(then);
    REQUIRE(until([&] { return desk.tile("Open pipeline")->figureText().contains(QStringLiteral("140")); }));
    desk.page->setEditing(true);
    CHECK_FALSE(desk.page->isEditing());
    desk.page->asOf()->setMoment({});
    REQUIRE(until([&] { return desk.tile("Open pipeline")->figureText().contains(QStringLiteral("200")); }));
}

TEST_CASE("the whole screen goes through the dashboards until Esc", "[dashboards]")
{
    DashboardDesk desk;
    desk.open("seller");
    desk.page->present();
    REQUIRE(desk.page->presentation());
    QTest::keyClick(desk.page->presentation(), Qt::Key_Right);
    REQUIRE(until([&] { return desk.page->shown()->key == QStringLiteral("manager"); }));
    desk.page->showNext();
    desk.page->showNext();
    CHECK(desk.page->shown()->key == QStringLiteral("seller"));
    QTest::keyClick(desk.page->presentation(), Qt::Key_Escape);
    CHECK_FALSE(desk.page->presentation());
    CHECK(desk.page->grid()->isVisible());
}

TEST_CASE("a broken tile says which report it misses, the others go on", "[dashboards]")
{
    DashboardDesk desk;
    desk.page->makeDashboard(QStringLiteral("Mine"));
    REQUIRE(until([&] { return desk.page->shown()->name == QStringLiteral("Mine"); }));
    DashboardTile broken;
    broken.kind = DashboardTile::Kind::Chart;
    broken.title = QStringLiteral("Broken");
    broken.report = QStringLiteral("gone");
    desk.page->addTile(broken);
    REQUIRE(until([&] { return desk.page->grid()->views().size() == 1 && !desk.data.isAwaiting(); }));
    desk.rest();
    CHECK_FALSE(desk.tile("Broken")->answer());
    CHECK_FALSE(desk.tile("Broken")->message().isEmpty());
}
