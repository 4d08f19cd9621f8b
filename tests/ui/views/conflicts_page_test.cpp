// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/conflict.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/views/conflicts/conflicts_page.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeWidget>

using namespace millrace;
using namespace millrace::test;

namespace {

struct ConflictDesk : ViewDesk
{
    RecordId firm = workspace.create(
        u"customer",
        {{"name", QStringLiteral("Acme")}, {"city", QStringLiteral("Xian")}, {"notes", QStringLiteral("theirs")}});

    void conflict(const char *field, const QString &base, const QString &mine)
    {
        workspace.create(u"conflict", {{"entity", QStringLiteral("customer")},
                                       {"record", firm.toString()},
                                       {"field", QString::fromLatin1(field)},
                                       {"reason", QStringLiteral("changed")},
                                       {"base", base},
                                       {"mine", mine},
                                       {"device", QStringLiteral("Laptop")}});
        workspace.tick();
    }
    qint64 open() const { return workspace.count("conflict", QStringLiteral("state = \"open\"")); }
};

QString conflictCell(const ConflictsPage &page, int row, int column)
{
    return page.model()->index(row, column).data().toString();
}

} // namespace

TEST_CASE("conflicts are decided line by line with the keys, seen before they are applied, and undone", "[conflicts]")
{
    ConflictDesk desk;
    ConflictsPage page(desk.context, nullptr);
    page.resize(1100, 700);
    page.show();
    REQUIRE(until([&] { return page.model()->hasLoaded(); }));
    CHECK(page.state() == 1);
    desk.conflict("city", QStringLiteral("Wuhan"), QStringLiteral("Ulm"));
    desk.conflict("notes", QString(), QStringLiteral("mine"));
    page.model()->reload();
    REQUIRE(until([&] { return page.model()->rowCount() == 2; }));
    CHECK(page.state() == 0);
    CHECK(checks::unnamedWidgets(&page) == QStringList());
    CHECK(checks::clippedTexts(&page) == QStringList());
    CHECK(conflictCell(page, 0, ConflictModel::About) == QStringLiteral("Acme · City"));
    CHECK(conflictCell(page, 0, ConflictModel::Original) == QStringLiteral("Wuhan"));
    CHECK(conflictCell(page, 0, ConflictModel::Mine) == QStringLiteral("Ulm"));
    CHECK(conflictCell(page, 0, ConflictModel::Server) == QStringLiteral("Xian"));
    auto *apply = page.findChild<QPushButton *>(QStringLiteral("conflictApply"));
    CHECK_FALSE(apply->isEnabled());
    page.table()->setFocus();
    page.table()->setCurrentIndex(page.model()->index(0, ConflictModel::Mine));
    QTest::keyClick(page.table(), Qt::Key_Right);
    CHECK(page.model()->choice(0) == ConflictChoice::Theirs);
    CHECK(page.preview()->toPlainText() == QStringLiteral("Xian"));
    QTest::keyClick(page.table(), Qt::Key_Left);
    CHECK(page.model()->choice(0) == ConflictChoice::Mine);
    CHECK(page.preview()->toPlainText() == QStringLiteral("Ulm"));

    SECTION("one side of a line, applied and undone")
    {
        QTest::keyClick(page.table(), Qt::Key_Return, Qt::ControlModifier);
        REQUIRE(until([&] { return page.model()->rowCount() == 1; }));
        CHECK(desk.workspace.text(u"customer", desk.firm, "city") == QStringLiteral("Ulm"));
        CHECK(desk.open() == 1);
        REQUIRE(until([&] { return !desk.toasts.empty(); }));
        desk.toasts.back().action();
        REQUIRE(until([&] { return page.model()->rowCount() == 2; }));
        CHECK(desk.workspace.text(u"customer", desk.firm, "city") == QStringLiteral("Xian"));
    }
    SECTION("both of a long text")
    {
        QTest::keyClick(page.table(), Qt::Key_Down, Qt::AltModifier);
        CHECK(page.table()->currentIndex().row() == 1);
        page.choose(ConflictChoice::Both);
        CHECK(page.preview()->toPlainText() == QStringLiteral("theirs\n\nmine"));
        page.apply();
        REQUIRE(until([&] { return page.model()->rowCount() == 0; }));
        CHECK(page.state() == 1);
        CHECK(desk.workspace.text(u"customer", desk.firm, "notes") == QStringLiteral("theirs\n\nmine"));
    }
    SECTION("one rule for all")
    {
        page.model()->chooseAll(ConflictChoice::Theirs);
        page.apply();
        REQUIRE(until([&] { return page.model()->rowCount() == 0; }));
        CHECK(desk.workspace.text(u"customer", desk.firm, "city") == QStringLiteral("Xian"));
        CHECK(desk.workspace.count("conflict", QStringLiteral("state = \"theirs\"")) == 2);
    }
    SECTION("one rule for a field leaves the others")
    {
        page.model()->chooseAll(ConflictChoice::Theirs, &page.model()->at(0));
        CHECK(page.model()->choice(0) == ConflictChoice::Theirs);
        CHECK_FALSE(page.model()->choice(1));
    }
}

TEST_CASE("a conflict about a record that one does not see can only be let go", "[conflicts]")
{
    ConflictDesk desk;
    desk.conflict("city", QStringLiteral("Wuhan"), QStringLiteral("Ulm"));
    const RecordId other = desk.workspace.ids.next(desk.workspace.clock.now());
    desk.workspace.create(u"conflict", {{"entity", QStringLiteral("customer")},
                                        {"record", other.toString()},
                                        {"field", QStringLiteral("city")},
                                        {"reason", QStringLiteral("changed")},
                                        {"mine", QStringLiteral("Ulm")}});
    ConflictModel model(desk.data);
    model.reload();
    REQUIRE(until([&] { return model.rowCount() == 2; }));
    model.choose(1, ConflictChoice::Mine);
    CHECK(model.choice(1) == ConflictChoice::Theirs);
    CHECK(model.text(1, ConflictModel::Server) == QStringLiteral("No longer here for you"));
}
