// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/shots.h"

#include "app/desktop/parts/camera.h"
#include "ui/forms/as_of_control.h"
#include "ui/forms/duplicate_panel.h"
#include "ui/forms/record_draft.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/notice_panel.h"
#include "ui/shell/preferences.h"
#include "ui/shell/print_preview.h"
#include "ui/views/board/board_page.h"
#include "ui/views/dashboards/dashboard_grid.h"
#include "ui/views/dashboards/dashboard_page.h"
#include "ui/views/dashboards/tile_view.h"
#include "ui/views/forecast/forecast_page.h"
#include "ui/views/funnel/funnel_page.h"
#include "ui/views/reports/report_builder.h"
#include "ui/views/reports/report_view.h"
#include "ui/views/reports/reports_page.h"
#include "ui/views/schedules/schedules_page.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"
#include "ui/views/welcome/welcome_page.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

#include <optional>

namespace millrace {

namespace {

void drawLists(MainWindow &window, Camera &camera)
{
    for (const PageEntry &page : window.pages()) {
        window.openPage({page.id, {}});
        camera.draw(&window, page.id);
    }
    window.openPage({QStringLiteral("customers"), {}});
    camera.settle();
    auto *list = qobject_cast<TablePage *>(window.currentPage());
    if (!list)
        return;
    list->goTo(QStringLiteral("record:") + list->model()->idAt(0).toString());
    camera.draw(&window, QStringLiteral("record-panel"));
    list->openCurrent();
    camera.draw(&window, QStringLiteral("record"));
    window.openPage({QStringLiteral("opportunities"), {}});
    camera.settle();
    if (auto *sales = qobject_cast<TablePage *>(window.currentPage())) {
        sales->goTo(QStringLiteral("record:") + sales->model()->idAt(0).toString());
        sales->openCurrent();
        camera.draw(&window, QStringLiteral("record-stages"));
    }
    window.openPage({QStringLiteral("customers"), {}});
    static_cast<QLineEdit *>(list->searchField())->setText(QStringLiteral("zzzzqq"));
    camera.draw(&window, QStringLiteral("empty-filtered"));
    static_cast<QLineEdit *>(list->searchField())->clear();
    list->setFilterText(QStringLiteral("name ~ and"));
    camera.draw(&window, QStringLiteral("filter-error"));
    list->setFilterText(
        QStringLiteral("level in (\"a\", \"b\") and (phone is not empty or created_at within last 90 days)"));
    list->orderBy(0, false);
    camera.settle();
    list->table()->selectionModel()->select(QItemSelection(list->model()->index(1, 0), list->model()->index(5, 2)),
                                            QItemSelectionModel::ClearAndSelect);
    list->table()->scrollToTop();
    camera.draw(&window, QStringLiteral("filtered"));
    list->editFilter();
    camera.drawDialog(list, "filterEditor", QStringLiteral("filter-editor"));
    list->openColumnChooser();
    camera.settle();
    if (QWidget *chooser = list->findChild<QWidget *>(QStringLiteral("columnChooser"))) {
        camera.draw(chooser, QStringLiteral("columns"));
        chooser->close();
    }
    list->setFilterText({});
    list->showView(QStringLiteral("all"));
    camera.settle();
    list->table()->setCurrentIndex(list->model()->index(1, 1));
    QGuiApplication::clipboard()->setText(QStringLiteral("A\tcustomer\nB\tnobody\nZ\tcustomer\n"));
    list->pasteClipboard();
    camera.draw(&window, QStringLiteral("paste"));
    list->cancelPaste();
    list->table()->selectionModel()->select(QItemSelection(list->model()->index(1, 0), list->model()->index(5, 2)),
                                            QItemSelectionModel::ClearAndSelect);
    camera.draw(&window, QStringLiteral("selection"));
    list->table()->clearSelection();
    list->groupBy(QStringLiteral("level"));
    camera.draw(&window, QStringLiteral("groups"));
    list->groupBy({});
    camera.settle();
    list->createNew();
    camera.settle();
    if (auto *draft = list->findChild<QDialog *>(QStringLiteral("recordDraft"))) {
        camera.draw(draft, QStringLiteral("new-record"));
        if (auto *save = draft->findChild<QAbstractButton *>(QStringLiteral("draftSave")))
            save->click();
        camera.draw(draft, QStringLiteral("new-record-refused"));
        draft->reject();
    }
}

/// What may be here already, a lead on its way, two records side by side, and who came and went.
void drawDuplicates(MainWindow &window, Composition &composition, Camera &camera)
{
    window.openPage({QStringLiteral("customers"), {}});
    camera.settle();
    auto *list = qobject_cast<TablePage *>(window.currentPage());
    if (!list || list->model()->rowCount() < 2)
        return;
    list->createNew();
    // One that was closed before may still be on its way out.
    const QList<RecordDraft *> drafts = list->findChildren<RecordDraft *>();
    if (RecordDraft *draft = drafts.isEmpty() ? nullptr : drafts.last()) {
        const QString name = list->model()->entity()->at(list->model()->entity()->titleFields.front()).key;
        const int column = int(list->model()->columns().indexOf(name));
        draft->preset(name, list->model()->valueAt(0, column));
        Record typed(list->model()->entity());
        typed.set(name, list->model()->valueAt(0, column));
        draft->duplicates()->ask(typed);
        camera.settle();
        camera.draw(draft, QStringLiteral("new-record-duplicates"));
        draft->reject();
    }
    list->table()->selectionModel()->select(QItemSelection(list->model()->index(0, 0), list->model()->index(1, 0)),
                                            QItemSelectionModel::ClearAndSelect);
    const auto dialogOf = [&](const char *command, const char *name, const char *picture) {
        composition.commands().action(QString::fromLatin1(command))->trigger();
        camera.settle();
        if (auto *dialog = window.findChild<QDialog *>(QString::fromLatin1(name))) {
            camera.draw(dialog, QString::fromLatin1(picture));
            dialog->reject();
        }
    };
    dialogOf("record.merge", "mergeDialog", "merge");
    dialogOf("report.rfm", "rfmDialog", "rfm");
    list->showMoves();
    camera.drawDialog(list, "segmentMoves", QStringLiteral("segment-moves"));
    window.openPage({QStringLiteral("contacts"), {}});
    camera.settle();
    if (auto *people = qobject_cast<TablePage *>(window.currentPage())) {
        people->orderBy(0, false);
        camera.draw(&window, QStringLiteral("letters"));
    }
    window.openPage({QStringLiteral("leads"), {}});
    camera.settle();
    if (auto *leads = qobject_cast<TablePage *>(window.currentPage())) {
        leads->setFilterText(QStringLiteral("converted_customer is empty"));
        camera.settle();
        leads->table()->setCurrentIndex(leads->model()->index(0, 0));
        dialogOf("record.convert", "convertDialog", "convert");
        leads->openCurrent();
        camera.draw(&window, QStringLiteral("record-lead"));
        window.openPage({QStringLiteral("leads"), {}});
        leads->setFilterText({});
    }
}

void drawFunnel(MainWindow &window, Camera &camera)
{
    window.openPage({QStringLiteral("funnel"), {}});
    camera.settle();
    auto *funnel = qobject_cast<FunnelPage *>(window.currentPage());
    if (!funnel)
        return;
    funnel->splitBy(FieldPath::of(u"owner"));
    camera.draw(&window, QStringLiteral("funnel-split"));
    funnel->splitBy({});
    camera.settle();
    funnel->openChanges();
    camera.drawDialog(funnel, "changesDialog", QStringLiteral("funnel-changes"));
    funnel->drill(0);
    camera.draw(&window, QStringLiteral("funnel-records"));
}

void drawReports(MainWindow &window, Camera &camera)
{
    for (const char *report : {"win-rate-by-owner", "won-by-month", "pipeline-by-owner"}) {
        window.openPage({QStringLiteral("reports"), QString::fromLatin1(report)});
        camera.draw(&window, QStringLiteral("report-") + QString::fromLatin1(report));
    }
    auto *reports = qobject_cast<ReportsPage *>(window.currentPage());
    if (!reports)
        return;
    reports->view()->setAgainst({ReportAgainst::Kind::State, QDate(2026, 1, 1)});
    camera.draw(&window, QStringLiteral("report-compared"));
    reports->view()->setAgainst({});
    reports->edit();
    camera.draw(&window, QStringLiteral("report-builder"));
    window.openPage({QStringLiteral("schedules"), {}});
    camera.draw(&window, QStringLiteral("schedules"));
    auto *schedules = qobject_cast<SchedulesPage *>(window.currentPage());
    if (!schedules)
        return;
    schedules->openNew(QStringLiteral("win-rate-by-owner"));
    camera.drawDialog(schedules, "scheduleDialog", QStringLiteral("schedule-new"));
}

void drawDashboards(MainWindow &window, Camera &camera)
{
    for (const char *dashboard : {"seller", "manager", "company"}) {
        window.openPage({QStringLiteral("dashboards"), QString::fromLatin1(dashboard)});
        camera.draw(&window, QStringLiteral("dashboard-") + QString::fromLatin1(dashboard));
    }
    auto *page = qobject_cast<DashboardPage *>(window.currentPage());
    if (!page)
        return;
    for (const bool tables : {true, false}) {
        for (TileView *tile : page->grid()->views())
            if (tile->twin()->isVisible())
                tile->twin()->click();
        if (tables)
            camera.draw(&window, QStringLiteral("dashboard-tables"));
    }
    page->setEditing(true);
    camera.draw(&window, QStringLiteral("dashboard-arranged"));
    page->openTileDialog();
    camera.drawDialog(page, "tileDialog", QStringLiteral("dashboard-tile"));
    page->setEditing(false);
}

/// How it stood, what is to come, and how good that was known before.
void drawPastAndFuture(MainWindow &window, Camera &camera)
{
    window.openPage({QStringLiteral("customers"), {}});
    camera.settle();
    if (auto *list = qobject_cast<TablePage *>(window.currentPage())) {
        list->asOf()->setTyped(QStringLiteral("-60d"));
        camera.draw(&window, QStringLiteral("list-as-of"));
        list->asOf()->setMoment({});
        camera.settle();
    }
    window.openPage({QStringLiteral("board"), {}});
    camera.settle();
    if (auto *board = qobject_cast<BoardPage *>(window.currentPage())) {
        board->goTo(QStringLiteral("opportunity"));
        board->asOf()->setTyped(QStringLiteral("-60d"));
        camera.draw(&window, QStringLiteral("board-as-of"));
        board->asOf()->setMoment({});
        camera.settle();
    }
    window.openPage({QStringLiteral("forecast"), {}});
    camera.settle();
    auto *forecast = qobject_cast<ForecastPage *>(window.currentPage());
    if (!forecast || !forecast->report() || forecast->report()->lines.empty())
        return;
    forecast->editLine(forecast->report()->lines.front().person, ForecastCategory::Commit);
    camera.drawDialog(forecast, "forecastOverride", QStringLiteral("forecast-override"));
    forecast->showAccuracy(true);
    camera.draw(&window, QStringLiteral("forecast-accuracy"));
    forecast->showAccuracy(false);
}

void drawDialogs(MainWindow &window, Composition &composition, Camera &camera)
{
    window.palettePanel()->open(QStringLiteral("cqpj"));
    camera.draw(&window, QStringLiteral("palette"));
    window.palettePanel()->close();
    Preferences preferences(composition.settings(), composition.theme(), composition.translations(),
                            composition.commands(), &window);
    preferences.show();
    camera.draw(&preferences, QStringLiteral("preferences"));
    for (const QString &category : preferences.categories()) {
        preferences.showCategory(category);
        camera.draw(&preferences, QStringLiteral("preferences-") + category);
    }
    preferences.searchField()->setText(QStringLiteral("zzz"));
    camera.draw(&preferences, QStringLiteral("preferences-nothing"));
}

void drawBeside(MainWindow &window, Camera &camera)
{
    window.openPage({QStringLiteral("today"), {}});
    window.openBeside({QStringLiteral("board"), {}});
    window.openBeside({QStringLiteral("customers"), {}});
    camera.draw(&window, QStringLiteral("tabs"));
    window.showToast({.text = QStringLiteral("Demo"), .actionText = QStringLiteral("OK"), .action = [] {}});
    window.notices()->open();
    camera.draw(&window, QStringLiteral("notices"));
    window.notices()->close();
    window.palettePanel()->open();
    camera.draw(&window, QStringLiteral("palette-start"));
    window.palettePanel()->open(QStringLiteral("zzzzqq"));
    camera.draw(&window, QStringLiteral("palette-nothing"));
    window.palettePanel()->close();
    for (const char *page : {"customers", "funnel", "reports", "record"}) {
        if (qstrcmp(page, "record") == 0) {
            window.openPage({QStringLiteral("customers"), {}});
            camera.settle();
            if (auto *list = qobject_cast<TablePage *>(window.currentPage()))
                list->openCurrent();
        } else {
            window.openPage({QString::fromLatin1(page), {}});
        }
        camera.settle();
        if (!window.currentPage()->canPrint())
            continue;
        std::optional<Printout> paper;
        window.currentPage()->makePrintout([&paper](Printout printout) { paper = std::move(printout); });
        camera.settle();
        if (paper) {
            PrintPreview preview(*paper, &window);
            preview.show();
            camera.draw(&preview, QStringLiteral("print-") + QString::fromLatin1(page));
        }
    }
    while (window.tabCount() > 1)
        window.closeTab(0);
}

} // namespace

bool drawScreens(Composition &composition, const QString &folder)
{
    MainWindow &window = composition.window();
    if (!QDir().mkpath(folder))
        return false;
    Camera camera(folder, composition);
    window.resize(1366, 768);
    if (!composition.isOpen()) {
        camera.draw(&window, QStringLiteral("error"));
        return camera.isGood();
    }
    drawLists(window, camera);
    drawDuplicates(window, composition, camera);
    for (const char *place : {"opportunity", "lead"}) {
        window.openPage({QStringLiteral("board"), QString::fromLatin1(place)});
        camera.draw(&window, QStringLiteral("board-") + QString::fromLatin1(place));
    }
    drawFunnel(window, camera);
    drawReports(window, camera);
    drawDashboards(window, camera);
    drawPastAndFuture(window, camera);
    drawDialogs(window, composition, camera);
    drawTeam(composition, camera);
    drawBeside(window, camera);
    if (composition.firstSteps()) {
        composition.firstSteps()->begin();
        window.openPage({QStringLiteral("today"), {}});
        camera.draw(&window, QStringLiteral("first-steps"));
    }

    // What is seen before there is anything, and when nothing can be opened.
    const QTemporaryDir elsewhere;
    StartOptions options = composition.options();
    options.sample = false;
    options.page.clear();
    options.profile = elsewhere.filePath(QStringLiteral("profile"));
    options.workspace = elsewhere.filePath(QStringLiteral("new.millrace"));
    options.alone = false;
    options.link.clear();
    window.hide();
    {
        StartOptions first = options;
        first.welcome = true;
        Composition welcome(*qApp, first);
        welcome.start();
        camera.turnTo(welcome);
        welcome.window().resize(1366, 768);
        auto *page = welcome.window().findChild<WelcomePage *>();
        for (int step = 1; page && step <= page->stepCount(); ++step) {
            camera.draw(&welcome.window(), QStringLiteral("welcome-%1").arg(step));
            if (auto *next = page->findChild<QAbstractButton *>(QStringLiteral("welcomeNext"));
                next && step < page->stepCount())
                next->click();
        }
    }
    {
        Composition fresh(*qApp, options);
        fresh.start();
        camera.turnTo(fresh);
        fresh.window().resize(1366, 768);
        camera.draw(&fresh.window(), QStringLiteral("empty-today"));
        fresh.window().openPage({QStringLiteral("customers"), {}});
        camera.draw(&fresh.window(), QStringLiteral("empty-new"));
    }
    QFile damaged(options.workspace);
    if (!damaged.open(QIODevice::ReadWrite) || damaged.write(QByteArray(4096, '?')) != 4096)
        return false;
    damaged.close();
    Composition broken(*qApp, options);
    broken.start();
    camera.turnTo(broken);
    broken.window().resize(1366, 768);
    camera.draw(&broken.window(), QStringLiteral("error"));
    return camera.isGood();
}

} // namespace millrace
