// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/people.h"
#include "tests/desktop/program.h"
#include "ui/forms/record_form.h"
#include "ui/shell/banner.h"
#include "ui/views/record/record_page.h"
#include "ui/views/table/table_page.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace millrace;
using namespace millrace::test;

TEST_CASE("an administrator looks through another's eyes, sees that he does, and comes back", "[team]")
{
    Program program;
    program.start();
    Workspace &workspace = program.composition->data()->workspace();
    const Session own = workspace.session();
    const auto roles = must(makeBuiltinRoles(workspace, own));
    const EntityPtr users = workspace.catalog()->entity(u"user");
    const EntityPtr customers = workspace.catalog()->entity(u"customer");
    CommitRequest request;
    Edit mei = Edit::create(users).with(*users, u"name", Value(QStringLiteral("Mei")));
    mei.id = workspace.ids().next(workspace.clock().now());
    mei.with(*users, u"role", Value(roles.value(QStringLiteral("sales"))));
    request.edits = {mei, Edit::create(customers).with(*customers, u"name", Value(QStringLiteral("Mine"))),
                     Edit::create(customers)
                         .with(*customers, u"name", Value(QStringLiteral("Hers")))
                         .with(*customers, u"owner", Value(mei.id))};
    must(workspace.commit(own, request));
    const auto listed = [&] {
        program.window().openPage({QStringLiteral("customers"), {}});
        auto *page = qobject_cast<TablePage *>(program.window().currentPage());
        REQUIRE(page);
        REQUIRE(QTest::qWaitFor([&] { return page->model()->hasLoaded() && !page->model()->isLoading(); }, 10000));
        return page->model()->rowCount();
    };
    CHECK(listed() == 2);
    const auto reopened = [&](auto act) {
        QSignalSpy started(program.composition.get(), &Composition::started);
        act();
        REQUIRE((started.count() > 0 || started.wait(10000)));
        Program::settle();
    };
    reopened([&] { program.composition->viewAs(mei.id); });
    CHECK(program.window().banner()->isVisible());
    CHECK(program.window().banner()->message().what == QStringLiteral("You see the program as Mei"));
    CHECK(listed() == 1);
    // Nothing that is shown can be changed, and it says why.
    auto *list = qobject_cast<TablePage *>(program.window().currentPage());
    const RecordId hers = list->model()->idAt(0);
    CHECK_FALSE(list->model()->flags(list->model()->index(0, 0)) & Qt::ItemIsEditable);
    program.window().openPage(recordPageAddress(QStringLiteral("customer"), hers));
    auto *record = qobject_cast<RecordPage *>(program.window().currentPage());
    REQUIRE(record);
    FieldBlock *name = record->form()->block(QStringLiteral("name"));
    REQUIRE(name);
    CHECK(qobject_cast<QLineEdit *>(name->editor()->input())->isReadOnly());
    CHECK(record->form()->findChild<QLabel *>(QStringLiteral("formState"))->text().contains(QStringLiteral("as Mei")));
    program.window().openPage({QStringLiteral("today"), {}});
    auto *work = program.window().currentPage()->findChild<QPushButton *>(QStringLiteral("todayWork"));
    REQUIRE(work);
    CHECK(QTest::qWaitFor([&] { return !work->isVisible(); }, 10000));
    CHECK(program.composition->data()->readOnlyReason().contains(QStringLiteral("Mei")));
    program.window().openPage({QStringLiteral("inbox"), {}});
    CHECK_FALSE(program.button("inboxReadAll")->isEnabled());
    const auto &pages = program.window().pages();
    CHECK(std::none_of(pages.begin(), pages.end(), [](const PageEntry &page) { return page.id == u"audit"; }));
    reopened([&] { program.button("leaveView")->click(); });
    CHECK_FALSE(program.window().banner()->isVisible());
    CHECK(listed() == 2);
    CHECK(program.composition->data()->session().actor == own.actor);
}
