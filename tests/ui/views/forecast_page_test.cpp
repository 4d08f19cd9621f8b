// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/forms/as_of_control.h"
#include "ui/views/forecast/band_picture.h"
#include "ui/views/forecast/forecast_page.h"
#include "ui/views/forecast/override_dialog.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace millrace;
using namespace millrace::test;

namespace {

/// Now is 2026-01-01; a boss with Ann and Bob, who have open opportunities in the quarter.
struct ForecastDesk : ViewDesk
{
    RecordId boss = workspace.create(u"user", {{"name", QStringLiteral("Boss")}});
    RecordId ann = person("Ann"), bob = person("Bob");
    std::unique_ptr<ForecastPage> page;

    ForecastDesk()
    {
        deal(ann, "Negotiation", "20 CNY", "2026-02-01");
        deal(ann, "Qualification", "5 CNY", "2026-03-31");
        deal(bob, "Proposal", "3 CNY", "2026-02-01");
        deal(bob, "Negotiation", "9 CNY", "2026-05-01");
        workspace.tick(3600);
        page = std::make_unique<ForecastPage>(context, QStringLiteral("opportunities"), nullptr);
        page->resize(1200, 700);
        page->show();
        REQUIRE(until([&] { return page->report().has_value(); }));
    }
    RecordId person(const char *name)
    {
        return workspace.create(u"user", {{"name", QString::fromLatin1(name)}, {"manager", boss.toString()}});
    }
    RecordId deal(const RecordId &owner, const char *stage, const char *amount, const char *expected)
    {
        return workspace.create(u"opportunity", {{"name", QStringLiteral("deal")},
                                                 {"pipeline", workspace.pipeline()},
                                                 {"owner", owner.toString()},
                                                 {"amount", QString::fromLatin1(amount)},
                                                 {"expected_close", QString::fromLatin1(expected)},
                                                 {"stage", workspace.stage(QString::fromLatin1(stage)).toString()}});
    }
    QTreeWidgetItem *line(const char *name) const
    {
        const auto found = page->lines()->findItems(QString::fromUtf8(name), Qt::MatchExactly | Qt::MatchRecursive, 0);
        return found.isEmpty() ? nullptr : found.front();
    }
    QString cell(const char *name, int column) const
    {
        const QTreeWidgetItem *item = line(name);
        return item ? item->text(column) : QString();
    }
    template <class Act> void andWait(Act act)
    {
        QSignalSpy shown(page.get(), &ForecastPage::reportShown);
        act();
        REQUIRE(until([&] { return shown.count() > 0; }));
    }
    Money cny(std::int64_t minor) const { return {minor, workspace->baseCurrency()}; }
};

constexpr int commitColumn = 2, bestColumn = 3, pipelineColumn = 4;

} // namespace

TEST_CASE("the forecast page shows people under their managers, with lines and range", "[forecast]")
{
    ForecastDesk desk;
    REQUIRE(desk.line("Boss"));
    CHECK(desk.line("Ann")->parent() == desk.line("Boss"));
    CHECK(desk.cell("Ann", commitColumn) == QStringLiteral("20.00"));
    CHECK(desk.cell("Ann", pipelineColumn) == QStringLiteral("25.00"));
    CHECK(desk.cell("Boss", bestColumn) == QStringLiteral("23.00"));
    CHECK(desk.cell("All together", pipelineColumn) == QStringLiteral("28.00"));
    CHECK(desk.page->findChild<QLabel *>(QStringLiteral("forecastSentence"))->text().contains(QStringLiteral("wide")));
    auto *band = desk.page->findChild<BandPicture *>(QStringLiteral("forecastBand"));
    CHECK(band->marks().low == desk.page->report()->band.low);
    CHECK(band->placeOf(band->marks().low) <= band->placeOf(band->marks().middle));
    CHECK(band->placeOf(band->marks().middle) <= band->placeOf(band->marks().high));
    CHECK(band->accessibleName().contains(QStringLiteral("expected between")));
    CHECK(checks::unnamedWidgets(desk.page.get()) == QStringList());
    desk.andWait([&] { desk.page->showQuarter(QDate(2026, 5, 1)); });
    CHECK(desk.cell("Bob", commitColumn) == QStringLiteral("9.00"));
    CHECK(desk.page->place() == QStringLiteral("2026Q2"));
    desk.andWait([&] { desk.page->goTo({}); });
    CHECK(desk.cell("Ann", commitColumn) == QStringLiteral("20.00"));
}

TEST_CASE("what a manager says stands in the place of the computed line, with the reason, until it is taken back",
          "[forecast]")
{
    ForecastDesk desk;
    desk.andWait([&] {
        desk.page->sayAmount(desk.boss, ForecastCategory::Commit, desk.cny(1'200),
                             QStringLiteral("Ann is too hopeful"));
    });
    CHECK(desk.cell("Boss", commitColumn) == QStringLiteral("12.00"));
    CHECK(desk.cell("All together", commitColumn) == QStringLiteral("12.00"));
    CHECK(desk.cell("Ann", commitColumn) == QStringLiteral("20.00"));
    CHECK(desk.line("Boss")->toolTip(commitColumn).contains(QStringLiteral("Ann is too hopeful")));
    CHECK_FALSE(desk.line("Boss")->icon(commitColumn).isNull());
    // Said once more it is the same record, with its history.
    desk.andWait([&] {
        desk.page->sayAmount(desk.boss, ForecastCategory::Commit, desk.cny(1'500), QStringLiteral("Not quite"));
    });
    CHECK(desk.workspace.count("forecast_entry") == 1);
    CHECK(desk.cell("Boss", commitColumn) == QStringLiteral("15.00"));
    desk.andWait([&] { desk.page->takeBack(desk.boss, ForecastCategory::Commit); });
    CHECK(desk.cell("Boss", commitColumn) == QStringLiteral("20.00"));
    REQUIRE(desk.toasts.size() == 3);
    desk.andWait([&] { desk.toasts.back().action(); });
    CHECK(desk.cell("Boss", commitColumn) == QStringLiteral("15.00"));
}

TEST_CASE("the dialog of a line wants an amount and a reason", "[forecast]")
{
    ForecastDesk desk;
    desk.page->editLine(desk.ann, ForecastCategory::BestCase);
    auto *dialog = desk.page->findChild<OverrideDialog *>();
    REQUIRE(dialog);
    auto *amount = dialog->findChild<QLineEdit *>(QStringLiteral("overrideAmount"));
    auto *reason = dialog->findChild<QPlainTextEdit *>(QStringLiteral("overrideReason"));
    auto *save = dialog->findChild<QPushButton *>(QStringLiteral("overrideSave"));
    CHECK(amount->text() == QStringLiteral("20.00"));
    amount->setText(QStringLiteral("much"));
    save->click();
    CHECK(dialog->isVisible());
    CHECK(amount->property("refused").toBool());
    amount->setText(QStringLiteral("1.5万"));
    save->click();
    CHECK(dialog->isVisible());
    CHECK(reason->property("refused").toBool());
    CHECK(checks::unnamedWidgets(dialog) == QStringList());
    reason->setPlainText(QStringLiteral("A big one is coming"));
    desk.andWait([&] { save->click(); });
    CHECK(desk.cell("Ann", bestColumn) == QStringLiteral("15,000.00"));
}

TEST_CASE("a line leads to exactly the opportunities that it counts", "[forecast]")
{
    ForecastDesk desk;
    QSignalSpy opened(desk.page.get(), &Page::openRequested);
    const auto counted = [&](const RecordId &person) {
        desk.page->drill(person);
        const auto address = opened.back().front().value<PageAddress>();
        const RecordSet *set = desk.sets.find(address.place);
        REQUIRE(set);
        return desk.workspace.count("opportunity", filterToText(set->filter));
    };
    CHECK(counted(desk.ann) == 2);
    CHECK(counted(desk.boss) == 3);
    CHECK(counted(RecordId()) == 3);
    CHECK(desk.page->report()->total.deals == 3);
}

TEST_CASE("a kept forecast is scored on its sheet when the quarter is over", "[forecast]")
{
    ForecastDesk desk;
    desk.page->keep();
    REQUIRE(until([&] { return !desk.toasts.empty(); }));
    CHECK(desk.workspace.count("forecast_snapshot") == 4);
    desk.page->showAccuracy(true);
    REQUIRE(until([&] { return desk.page->accuracy().has_value(); }));
    CHECK(desk.page->outcomes()->topLevelItemCount() == 0);
    desk.workspace.tick(100 * 86'400);
    QSignalSpy shown(desk.page.get(), &ForecastPage::accuracyShown);
    desk.deal(desk.ann, "Qualification", "1 CNY", "2026-06-01");
    REQUIRE(until([&] { return shown.count() > 0; }));
    CHECK(desk.page->outcomes()->topLevelItemCount() == 4);
    CHECK(desk.page->outcomes()->topLevelItem(0)->text(0) == QStringLiteral("2026Q1"));
    REQUIRE(desk.page->scores()->topLevelItemCount() == 4);
    CHECK(desk.page->scores()->topLevelItem(0)->text(0) == QStringLiteral("All together"));
    CHECK(desk.page->scores()->topLevelItem(0)->text(2) == QStringLiteral("1"));
}

TEST_CASE("a forecast as of a moment is what was to be seen then, and nothing can be said in it", "[forecast]")
{
    ForecastDesk desk;
    const Instant then = desk.workspace.clock.now();
    desk.workspace.tick(86'400);
    desk.andWait([&] { desk.deal(desk.ann, "Negotiation", "100 CNY", "2026-02-02"); });
    CHECK(desk.cell("Ann", commitColumn) == QStringLiteral("120.00"));
    desk.workspace.tick(86'400);
    desk.andWait([&] { desk.page->asOf()->setMoment(then); });
    CHECK(desk.cell("Ann", commitColumn) == QStringLiteral("20.00"));
    CHECK_FALSE(desk.page->findChild<QPushButton *>(QStringLiteral("forecastKeep"))->isEnabled());
    desk.page->editLine(desk.ann, ForecastCategory::Commit);
    CHECK_FALSE(desk.page->findChild<OverrideDialog *>());
    desk.page->keep();
    CHECK(desk.workspace.count("forecast_snapshot") == 0);
    desk.andWait([&] { desk.page->asOf()->setMoment({}); });
    CHECK(desk.cell("Ann", commitColumn) == QStringLiteral("120.00"));
}

TEST_CASE("an open stage without a category is warned of on the page", "[forecast]")
{
    ForecastDesk desk;
    CHECK(desk.page->warnings().isEmpty());
    const EntityPtr def = desk.workspace.entity(u"stage");
    Edit edit = Edit::update(def, desk.workspace.stage(QStringLiteral("Proposal")));
    edit.with(*def, u"forecast_category", Value());
    desk.andWait([&] { desk.workspace.commit({edit}); });
    CHECK(desk.page->warnings().contains(QStringLiteral("Proposal")));
}
