// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/role.h"
#include "core/workspace/people.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/forms/rights_edit.h"
#include "ui/theme/typography.h"
#include "ui/views/team/hand_over_dialog.h"
#include "ui/views/team/place_dialog.h"
#include "ui/views/team/team_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTabWidget>
#include <QTreeWidget>

using namespace millrace;
using namespace millrace::test;

namespace {

struct TeamDesk : ViewDesk
{
    RecordId east = workspace.create(u"department", {{"name", QStringLiteral("East")}});
    RecordId shanghai =
        workspace.create(u"department", {{"name", QStringLiteral("Shanghai")}, {"parent", east.toString()}});
    RecordId mei = workspace.create(u"user", {{"name", QStringLiteral("Mei")}, {"department", shanghai.toString()}});
    RecordId li = workspace.create(u"user", {{"name", QStringLiteral("Li")}});

    std::unique_ptr<TeamPage> page()
    {
        auto made = std::make_unique<TeamPage>(context, nullptr);
        made->resize(1200, 760);
        made->show();
        REQUIRE(until([&] { return made->people()->hasLoaded() && made->people()->rowCount() == 3; }));
        return made;
    }
};

int rowOf(const RightsEdit &edit, const QString &name)
{
    for (int row = 0; row < edit.matrix()->rowCount(); ++row)
        if (edit.matrix()->verticalHeaderItem(row)->text() == name)
            return row;
    FAIL("no such line");
    return -1;
}

void pick(RightsEdit &edit, int row, Action action, const QString &text)
{
    std::unique_ptr<QMenu> menu(edit.menuOf(row, int(action)));
    for (QAction *item : menu->actions())
        if (item->text() == text)
            return item->trigger();
    FAIL("no such choice");
}

} // namespace

TEST_CASE("people are listed by department, with those of the departments below", "[team]")
{
    TeamDesk desk;
    const auto page = desk.page();
    CHECK(checks::unnamedWidgets(page.get()) == QStringList());
    CHECK(checks::clippedTexts(page.get()) == QStringList());
    CHECK(page->departments()->topLevelItemCount() == 2);
    QTreeWidgetItem *east = page->departments()->topLevelItem(1);
    CHECK(east->text(0) == QStringLiteral("East"));
    REQUIRE(east->childCount() == 1);
    page->departments()->setCurrentItem(east);
    REQUIRE(until([&] { return page->people()->rowCount() == 1; }));
    CHECK(page->people()->index(0, 0).data().toString() == QStringLiteral("Mei"));
    page->departments()->setCurrentItem(page->departments()->topLevelItem(0));
    REQUIRE(until([&] { return page->people()->rowCount() == 3; }));
}

TEST_CASE("who leaves hands over what is open and is disabled in one step", "[team]")
{
    TeamDesk desk;
    desk.workspace.create(u"customer", {{"name", QStringLiteral("Acme")}, {"owner", desk.mei.toString()}});
    HandOverDialog dialog(desk.data, desk.mei);
    dialog.show();
    QSignalSpy counted(&dialog, &HandOverDialog::counted);
    REQUIRE(until([&] { return counted.size() == 1; }));
    CHECK(checks::unnamedWidgets(&dialog) == QStringList());
    CHECK(dialog.open()->topLevelItemCount() == 1);
    CHECK(dialog.open()->topLevelItem(0)->text(0) == QStringLiteral("Customers"));
    dialog.heirs()->setCurrentIndex(dialog.heirs()->findText(QStringLiteral("Li")));
    QSignalSpy done(&dialog, &HandOverDialog::handedOver);
    dialog.carryOutButton()->click();
    REQUIRE(until([&] { return done.size() == 1; }));
    CHECK(desk.workspace.count("customer", QStringLiteral("owner.name = \"Li\"")) == 1);
    CHECK(desk.workspace.text(u"user", desk.mei, "active") == QStringLiteral("false"));
}

TEST_CASE("the last administrator cannot be handed over, and the dialog says why", "[team]")
{
    TeamDesk desk;
    const auto roles = must(makeBuiltinRoles(*desk.workspace, desk.workspace.session()));
    desk.workspace.commit({desk.workspace.change(u"user", desk.workspace->person(),
                                                 {{"role", roles.value(QStringLiteral("administrator")).toString()}})});
    HandOverDialog dialog(desk.data, desk.workspace->person());
    dialog.show();
    QSignalSpy counted(&dialog, &HandOverDialog::counted);
    REQUIRE(until([&] { return counted.size() == 1; }));
    QSignalSpy refused(&dialog, &HandOverDialog::refused);
    dialog.carryOut();
    REQUIRE(until([&] { return refused.size() == 1; }));
    CHECK(desk.workspace.text(u"user", desk.workspace->person(), "active") == QStringLiteral("true"));
}

TEST_CASE("rights are chosen in a matrix, said in words, and hold when they are saved", "[team][rights]")
{
    TeamDesk desk;
    const auto page = desk.page();
    page->goTo(QStringLiteral("roles"));
    CHECK(page->place() == QStringLiteral("roles"));
    QSignalSpy shown(page.get(), &TeamPage::rolesShown);
    page->makeFirstRoles();
    REQUIRE(until([&] { return page->roles()->count() == 4; }));
    page->roles()->setCurrentItem(page->roles()->findItems(QStringLiteral("Read only"), Qt::MatchExactly).at(0));
    RightsEdit &edit = *page->rights();
    CHECK(checks::unnamedWidgets(page.get()) == QStringList());
    const int customers = rowOf(edit, QStringLiteral("Customers"));
    CHECK(edit.matrix()->item(0, int(Action::See))->text() == QStringLiteral("all"));
    CHECK(edit.matrix()->item(customers, int(Action::See))->text() == QStringLiteral("as for all"));
    pick(edit, customers, Action::See, QStringLiteral("own"));
    pick(edit, customers, Action::See, QStringLiteral("the public pool"));
    CHECK(edit.reach(QStringLiteral("customer"), Action::See) ==
          QStringList{QStringLiteral("own"), QStringLiteral("pool")});
    edit.matrix()->setCurrentCell(customers, 0);
    CHECK(edit.words()->text() == QStringLiteral("Customers — see: own, the public pool"));
    edit.setLevel(QStringLiteral("customer"), QStringLiteral("city"), QStringLiteral("hidden"));
    auto *save = page->findChild<QPushButton *>(QStringLiteral("rightsSave"));
    CHECK(save->isEnabled());
    save->click();
    REQUIRE(until([&] { return !save->isEnabled(); }));
    const RecordId role =
        must(desk.workspace->idsTitled(desk.workspace.session(), QStringLiteral("role"), QStringLiteral("Read only")))
            .at(0);
    const Rights rights = Rights::of(desk.workspace.record(u"role", role).value(role::rights).value_or(Json()).text);
    CHECK(rights.scopes(Action::See, *desk.workspace.entity(u"customer")) == (ScopeOwn | ScopePool));
    CHECK(rights.scopes(Action::See, *desk.workspace.entity(u"lead")) == ScopeAll);
    CHECK(rights.field(*desk.workspace.entity(u"customer"), *desk.workspace.entity(u"customer")->field(u"city")) ==
          FieldAccess::Hidden);
    SECTION("what a kind does not say any more is that of all again")
    {
        pick(edit, customers, Action::See, QStringLiteral("as for all"));
        CHECK_FALSE(edit.reach(QStringLiteral("customer"), Action::See));
    }
    SECTION("an administrator needs no matrix")
    {
        edit.administers()->setChecked(true);
        CHECK(Rights::of(edit.rights()).isAdministrator());
        CHECK_FALSE(edit.matrix()->isEnabled());
    }
}

TEST_CASE("what this program does not know of rights stays in them", "[team][rights]")
{
    TeamDesk desk;
    RightsEdit edit(desk.data);
    edit.setRights(R"({"later":7,"entities":{"customer":{"see":"own","fly":"all"}}})");
    edit.setReach(QStringLiteral("customer"), Action::Edit, QStringList{QStringLiteral("own")});
    const QByteArray kept = edit.rights();
    CHECK(kept.contains("\"later\":7"));
    CHECK(kept.contains("\"fly\":\"all\""));
    CHECK(kept.contains("\"see\":\"own\""));
}

TEST_CASE("who is no administrator reads the team and changes nothing", "[team]")
{
    TeamDesk desk;
    const auto roles = must(makeBuiltinRoles(*desk.workspace, desk.workspace.session()));
    desk.workspace.commit(
        {desk.workspace.change(u"user", desk.workspace->person(),
                               {{"role", roles.value(QStringLiteral("administrator")).toString()}}),
         desk.workspace.change(u"user", desk.mei, {{"role", roles.value(QStringLiteral("sales")).toString()}})});
    desk.data.lookAs(must(viewAs(*desk.workspace, desk.workspace.session(), desk.mei)));
    const auto page = desk.page();
    CHECK_FALSE(page->isAdministrator());
    CHECK(page->newLabel().isEmpty());
    for (const char *name :
         {"teamAddPerson", "teamAddDepartment", "teamHandOver", "teamPlace", "teamViewAs", "rightsSave"}) {
        INFO(name);
        CHECK_FALSE(page->findChild<QPushButton *>(QString::fromLatin1(name))->isEnabled());
    }
}

TEST_CASE("what other rights or another place would mean is said before they are saved", "[team][reach]")
{
    TeamDesk desk;
    desk.translations.use(QStringLiteral("en"));
    const auto roles = must(makeBuiltinRoles(*desk.workspace, desk.workspace.session()));
    const QString readOnly = roles.value(QStringLiteral("read_only")).toString();
    const QString sales = roles.value(QStringLiteral("sales")).toString();
    desk.workspace.commit({desk.workspace.change(u"user", desk.workspace->person(),
                                                 {{"role", roles.value(QStringLiteral("administrator")).toString()}}),
                           desk.workspace.change(u"user", desk.mei, {{"role", readOnly}})});
    for (const char *name : {"A", "B", "C"})
        desk.workspace.create(u"customer",
                              {{"name", QString::fromLatin1(name)}, {"owner", desk.workspace->person().toString()}});
    const auto page = desk.page();
    SECTION("rights")
    {
        page->goTo(QStringLiteral("roles"));
        REQUIRE(until([&] { return page->roles()->count() == 4; }));
        page->roles()->setCurrentItem(page->roles()->findItems(QStringLiteral("Read only"), Qt::MatchExactly).at(0));
        RightsEdit &edit = *page->rights();
        QSignalSpy shown(page.get(), &TeamPage::reachShown);
        edit.setReach(QStringLiteral("customer"), Action::See, QStringList{QStringLiteral("own")});
        REQUIRE(until([&] { return shown.count() > 0; }));
        CHECK(page->note() == QStringLiteral("Not saved yet. Mei will lose 3 customers."));
        edit.setReach(QStringLiteral("customer"), Action::See, QStringList{QStringLiteral("all")});
        REQUIRE(until([&] { return page->note().contains(QStringLiteral("Nobody sees other customers")); }));
        page->findChild<QPushButton *>(QStringLiteral("rightsDiscard"))->click();
        CHECK(page->note().isEmpty());
    }
    SECTION("a place")
    {
        PlaceDialog dialog(desk.data, desk.mei, nullptr);
        dialog.show();
        CHECK_FALSE(dialog.saver()->isEnabled());
        QSignalSpy previewed(&dialog, &PlaceDialog::previewed);
        dialog.role()->setCurrentIndex(dialog.role()->findData(sales));
        REQUIRE(until([&] { return previewed.count() > 0; }));
        CHECK(dialog.preview() == QStringLiteral("Mei will lose 3 customers."));
        CHECK(checks::unnamedWidgets(&dialog) == QStringList());
        CHECK(checks::clippedTexts(&dialog) == QStringList());
        dialog.role()->setCurrentIndex(dialog.role()->findData(readOnly));
        CHECK(dialog.preview().isEmpty());
        CHECK_FALSE(dialog.saver()->isEnabled());
        dialog.role()->setCurrentIndex(dialog.role()->findData(sales));
        dialog.department()->setCurrentIndex(dialog.department()->findData(desk.east.toString()));
        QSignalSpy saved(&dialog, &PlaceDialog::saved);
        dialog.saver()->click();
        REQUIRE(until([&] { return saved.count() == 1; }));
        CHECK(desk.workspace.text(u"user", desk.mei, "role") == sales);
        CHECK(desk.workspace.text(u"user", desk.mei, "department") == desk.east.toString());
    }
}
