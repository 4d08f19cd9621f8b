// SPDX-License-Identifier: GPL-3.0-or-later
// The funnel split by a field, and what of it leaves the window.
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "tests/support/widget_checks.h"
#include "ui/charts/widgets/chart_view.h"
#include "ui/theme/tokens.h"
#include "ui/views/funnel/changes_dialog.h"
#include "ui/views/funnel/funnel_groups.h"
#include "ui/views/funnel/funnel_page.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace millrace;
using namespace millrace::test;

namespace {

struct FunnelDesk
{
    TempWorkspace workspace;
    QTemporaryDir profile;
    Translations translations;
    CommandRegistry commands{translations};
    Settings settings{profile.path()};
    RecordSets sets;
    LiveData data{*workspace, QStringLiteral("en")};
    std::vector<Toast> toasts;
    ViewContext context{data,
                        commands,
                        settings,
                        sets,
                        [this](Toast toast) { toasts.push_back(std::move(toast)); },
                        [](const RecordId &) {}};
    std::unique_ptr<FunnelPage> page;

    FunnelDesk()
    {
        add(QStringLiteral("website"), QStringLiteral("Qualification"), 3);
        add(QStringLiteral("website"), QStringLiteral("Won"), 2);
        add(QStringLiteral("partner"), QStringLiteral("Qualification"), 4);
        add(QStringLiteral("partner"), QStringLiteral("Lost"), 1);
        workspace.tick();
        page = std::make_unique<FunnelPage>(context, QStringLiteral("opportunities"), nullptr);
        page->resize(1100, 700);
        page->show();
        REQUIRE(QTest::qWaitFor([&] { return page->report().has_value(); }, 10000));
    }
    void add(const QString &source, const QString &stage, int count)
    {
        for (int i = 0; i < count; ++i)
            workspace.create(u"opportunity", {{"name", source + QString::number(i)},
                                              {"pipeline", workspace.pipeline()},
                                              {"stage", workspace.stage(stage).toString()},
                                              {"source", source},
                                              {"reason", QStringLiteral("price")},
                                              {"close_date", QStringLiteral("2026-01-01")},
                                              {"amount", QStringLiteral("1000")}});
    }
    void split(const char *by)
    {
        page->splitBy(FieldPath::of(QString::fromLatin1(by)));
        REQUIRE(QTest::qWaitFor([&] { return !page->report()->groups.empty(); }, 10000));
    }
    QStringList column(QTableWidget *table, int column) const
    {
        QStringList texts;
        for (int row = 0; row < table->rowCount(); ++row)
            texts << table->item(row, column)->text();
        return texts;
    }
};

} // namespace

TEST_CASE("the schema says what a funnel can be split by")
{
    TempWorkspace workspace;
    const auto groupings = funnelGroupings(*workspace->catalog(), QStringLiteral("opportunity"),
                                           {QStringLiteral("stage"), QStringLiteral("pipeline")}, QStringLiteral("en"));
    QStringList paths;
    for (const FunnelGrouping &grouping : groupings) {
        paths << grouping.path.toString();
        CHECK_FALSE(grouping.label.isEmpty());
    }
    for (const char *wanted : {"owner", "department", "source", "product", "reason", "customer.industry"})
        CHECK(paths.contains(QLatin1String(wanted)));
    for (const char *senseless : {"stage", "pipeline", "name", "amount", "notes", "tags"})
        CHECK_FALSE(paths.contains(QLatin1String(senseless)));
}

TEST_CASE("split by source, every group has its own funnel and together they are the whole")
{
    FunnelDesk desk;
    CHECK_FALSE(desk.page->groupTable()->isVisible());
    desk.split("source");
    QTableWidget *groups = desk.page->groupTable();
    REQUIRE(groups->isVisible());
    CHECK(desk.column(groups, 0) == QStringList{"All together", "Partner", "Website"});
    CHECK(desk.column(groups, 1) == QStringList{"7", "4", "3"});
    CHECK(desk.column(groups, 2) == QStringList{"2", "0", "2"});
    CHECK(desk.column(groups, 4) == QStringList{"66.7%", "0.0%", "100.0%"});
    groups->setCurrentCell(2, 0);
    CHECK(desk.page->shown().stages.front().entered == 3);
    CHECK(desk.page->chart()->data().series.front().points.front().label == QStringLiteral("3"));
    CHECK(desk.page->table()->item(0, 1)->text() == QStringLiteral("3"));
    // The chosen group stays chosen when the numbers are read anew.
    desk.add(QStringLiteral("website"), QStringLiteral("Qualification"), 1);
    REQUIRE(QTest::qWaitFor([&] { return desk.page->shown().stages.front().entered == 4; }, 10000));
    CHECK(groups->currentRow() == 2);
    CHECK(checks::unnamedWidgets(desk.page.get()) == QStringList());
    desk.page->splitBy({});
    REQUIRE(QTest::qWaitFor([&] { return desk.page->report()->groups.empty(); }, 10000));
    CHECK_FALSE(groups->isVisible());
    CHECK(desk.page->shown().stages.front().entered == 8);
}

TEST_CASE("a split funnel names options in the reader's language and what has none")
{
    FunnelDesk desk;
    desk.workspace.create(u"opportunity",
                          {{"name", QStringLiteral("nobody's")},
                           {"pipeline", desk.workspace.pipeline()},
                           {"stage", desk.workspace.stage(QStringLiteral("Qualification")).toString()}});
    desk.translations.use("zh_CN");
    desk.data.setLocale(QStringLiteral("zh_CN"));
    desk.split("source");
    REQUIRE(QTest::qWaitFor([&] { return desk.page->report()->groups.size() == 3; }, 10000));
    const QStringList names = desk.column(desk.page->groupTable(), 0);
    CHECK(names.contains(QStringLiteral("合作伙伴")));
    CHECK(names.contains(QStringLiteral("官网")));
    CHECK(checks::hanTexts(desk.page.get()).size() > 3);
    desk.translations.use("en");
    desk.data.setLocale(QStringLiteral("en"));
    CHECK(desk.column(desk.page->groupTable(), 0).contains(QStringLiteral("(empty)")));
}

TEST_CASE("the chart is copied as a picture on a light ground and the numbers as a table")
{
    Theme theme(*qApp);
    Appearance look;
    look.mode = ThemeMode::Dark;
    theme.apply(look);
    {
        FunnelDesk desk;
        QTest::keyClick(desk.page->chart(), Qt::Key_C, Qt::ControlModifier);
        const QImage picture = QApplication::clipboard()->image();
        REQUIRE(picture.width() == 1800);
        CHECK(picture.pixelColor(2, 2) == QColor(Qt::white));
        int blue = 0;
        for (int x = 0; x < picture.width(); ++x) {
            for (int y = 0; y < picture.height(); y += 8)
                blue += picture.pixelColor(x, y) == Tokens::light().accent;
        }
        CHECK(blue > 1000);
        REQUIRE(desk.toasts.size() == 1);

        desk.split("source");
        desk.page->copyNumbers();
        const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        const QStringList titles = lines.front().split(u'\t');
        CHECK(titles.mid(0, 3) == QStringList{"Group", "Stage", "Entered"});
        for (const QString &line : lines)
            CHECK(line.count(u'\t') == titles.size() - 1);
        CHECK(lines.filter(QStringLiteral("Website\tQualification\t3\t")).size() == 1);
        CHECK(lines.filter(QStringLiteral("All together\tWon\t2\t")).size() == 1);
        CHECK(lines.filter(QStringLiteral("All together\tWon\t2\t")).front().contains(QStringLiteral("2000.00")));
    }
    look.mode = ThemeMode::Light;
    theme.apply(look);
}

TEST_CASE("the window writes the funnel as PNG, SVG and CSV, and says where it could not")
{
    FunnelDesk desk;
    QTemporaryDir folder;
    QString wanted;
    desk.page->setFileQuestion([&](const QString &suffix) {
        return wanted.isEmpty() ? folder.filePath(QStringLiteral("funnel.") + suffix) : wanted;
    });
    auto *menu = desk.page->findChild<QMenu *>(QStringLiteral("funnelExportMenu"));
    REQUIRE(menu);
    Q_EMIT menu->aboutToShow();
    for (QAction *action : menu->actions()) {
        CHECK(action->isEnabled());
        CHECK_FALSE(action->text().isEmpty());
        action->trigger();
    }
    CHECK(desk.toasts.size() == 7);
    QFile pdf(folder.filePath(QStringLiteral("funnel.pdf")));
    REQUIRE(pdf.open(QIODevice::ReadOnly));
    CHECK(pdf.read(5) == "%PDF-");
    CHECK(QFile::exists(folder.filePath(QStringLiteral("funnel.xlsx"))));
    const QImage picture(folder.filePath(QStringLiteral("funnel.png")));
    CHECK(picture.width() == 1800);
    QFile svg(folder.filePath(QStringLiteral("funnel.svg")));
    REQUIRE(svg.open(QIODevice::ReadOnly));
    const QString drawing = QString::fromUtf8(svg.readAll());
    CHECK(drawing.contains(QStringLiteral("Qualification")));
    CHECK(drawing.contains(QStringLiteral("Standard sales")));
    QFile csv(folder.filePath(QStringLiteral("funnel.csv")));
    REQUIRE(csv.open(QIODevice::ReadOnly));
    const QByteArray bytes = csv.readAll();
    CHECK(bytes.startsWith("\xEF\xBB\xBF"));
    const QString table = QString::fromUtf8(bytes);
    CHECK(table.contains(QStringLiteral("Qualification,7,")));
    CHECK(table.contains(QStringLiteral("\r\nLost,1,")));

    desk.toasts.clear();
    wanted = folder.filePath(QStringLiteral("nowhere/funnel.csv"));
    menu->actions().back()->trigger();
    REQUIRE(desk.toasts.size() == 1);
    CHECK(desk.toasts.front().tone == MessageTone::Danger);
    CHECK(desk.toasts.front().text.contains(QStringLiteral("nowhere")));
}

TEST_CASE("the funnel is held against the period before and against a person, as an outline behind the bars")
{
    FunnelDesk desk;
    CHECK(desk.page->compared() == nullptr);
    CHECK(desk.page->chart()->data().series.size() == 1);
    auto *choice = desk.page->findChild<QComboBox *>(QStringLiteral("funnelComparison"));
    REQUIRE(choice);
    REQUIRE(choice->count() > 2);
    desk.page->compareWith(choice->itemData(2).toString());
    REQUIRE(QTest::qWaitFor([&] { return desk.page->compared() != nullptr; }, 10000));
    REQUIRE(desk.page->chart()->data().series.size() == 2);
    CHECK(desk.page->chart()->data().series[1].ghost);
    CHECK(desk.page->chart()->data().series[1].name == choice->currentText());
    // A period before is there only where the period has a beginning: the page says so.
    desk.page->compareWith(QStringLiteral("earlier"));
    auto *findings = desk.page->findChild<QLabel *>(QStringLiteral("funnelFindings"));
    REQUIRE(findings);
    REQUIRE(QTest::qWaitFor([&] { return desk.page->compared() == nullptr && findings->isVisible(); }, 10000));
    CHECK(findings->text().contains(QStringLiteral("when the period begins")));
    auto *from = desk.page->findChild<QLineEdit *>(QStringLiteral("funnelFrom"));
    from->setText(QStringLiteral("2025-12-30"));
    Q_EMIT from->editingFinished();
    REQUIRE(QTest::qWaitFor([&] { return desk.page->compared() != nullptr; }, 10000));
    CHECK(checks::unnamedWidgets(desk.page.get()) == QStringList());
    desk.page->compareWith({});
    REQUIRE(QTest::qWaitFor([&] { return desk.page->compared() == nullptr; }, 10000));
}

TEST_CASE("a stage that too few have left says so instead of a finding")
{
    FunnelDesk desk;
    const QStringList said = desk.page->findings();
    REQUIRE(said.size() == 1);
    CHECK(said.front().contains(QStringLiteral("too few to say")));
}

TEST_CASE("between two days the steps of the pipeline add up, and each lists exactly its opportunities")
{
    FunnelDesk desk;
    desk.page->openChanges();
    auto *dialog = desk.page->findChild<ChangesDialog *>();
    REQUIRE(dialog);
    REQUIRE(QTest::qWaitFor([&] { return dialog->report().has_value(); }, 10000));
    dialog->setDays(QDate(2025, 12, 1), {});
    REQUIRE(QTest::qWaitFor([&] { return dialog->chart()->data().length() == 3; }, 10000));
    const auto &points = dialog->chart()->data().series.front().points;
    CHECK(*points[0].value == 0);
    CHECK(*points[1].value == 7000); // seven open ones of a thousand each are new
    CHECK(*points[2].value == 7000);
    CHECK(desk.column(dialog->table(), 1) == QStringList{"0", "7", "7"});
    CHECK(checks::unnamedWidgets(dialog) == QStringList());
    CHECK(checks::tabOrderBreaks(dialog) == QStringList());
    CHECK(checks::clippedTexts(dialog) == QStringList());
    auto *from = dialog->findChild<QLineEdit *>(QStringLiteral("changesFrom"));
    from->setText(QStringLiteral("no day"));
    Q_EMIT from->editingFinished();
    CHECK(from->property("refused").toBool());
    QSignalSpy asked(desk.page.get(), &Page::openRequested);
    dialog->chart()->setCurrent({0, 0});
    QTest::keyClick(dialog->chart(), Qt::Key_Return);
    CHECK(asked.count() == 0);
    dialog->chart()->setCurrent({0, 1});
    QTest::keyClick(dialog->chart(), Qt::Key_Return);
    REQUIRE(asked.count() == 1);
    const RecordSet *set = desk.sets.find(asked.first().first().value<PageAddress>().place);
    REQUIRE(set);
    CHECK(set->ids.size() == 7);
}
