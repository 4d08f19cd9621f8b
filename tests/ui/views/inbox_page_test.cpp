// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/notification.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/views/inbox/inbox_page.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace millrace;
using namespace millrace::test;

namespace {

/// A colleague, Mei, who tells the person at the desk things.
struct InboxDesk : ViewDesk
{
    RecordId mei, firm;

    InboxDesk()
    {
        mei = workspace.create(u"user", {{"name", QStringLiteral("Mei")}});
        firm = customer(QStringLiteral("Acme"));
    }
    void says(const QString &text)
    {
        Session session = workspace.session();
        session.actor = mei;
        CommitRequest request;
        request.edits = {workspace.creation(u"comment", {{"body", text}, {"customer", firm.toString()}})};
        must(workspace->commit(session, request));
        workspace.tick();
    }
    qint64 unread() const { return workspace.count("notification", QStringLiteral("read_at is empty")); }
};

QString sentenceAt(const InboxPage &page, int row)
{
    return page.model()->index(row, InboxModel::What).data().toString();
}

} // namespace

TEST_CASE("the inbox tells who said what about which record, the latest first, and what is unread", "[inbox]")
{
    InboxDesk desk;
    InboxPage page(desk.context, nullptr);
    page.resize(1000, 600);
    page.show();
    REQUIRE(until([&] { return page.model()->hasLoaded(); }));
    CHECK(page.state() == 1);
    desk.says(QStringLiteral("first"));
    const QString me = desk.workspace->metadata()->users.value(desk.workspace->person());
    desk.says(QStringLiteral("@%1 second").arg(me));
    REQUIRE(until([&] { return page.model()->rowCount() == 2; }));
    CHECK(page.state() == 0);
    CHECK(sentenceAt(page, 0) == QStringLiteral("Mei mentioned you on “Acme”"));
    CHECK(sentenceAt(page, 1) == QStringLiteral("Mei commented on “Acme”"));
    CHECK(page.model()->index(1, InboxModel::Said).data().toString() == QStringLiteral("first"));
    CHECK(page.model()
              ->index(0, InboxModel::What)
              .data(Qt::AccessibleTextRole)
              .toString()
              .startsWith(QStringLiteral("Unread")));
    CHECK(checks::unnamedWidgets(&page) == QStringList());
    CHECK(checks::clippedTexts(&page) == QStringList());

    SECTION("opening a line reads it and goes to the record")
    {
        QSignalSpy opened(&page, &Page::openRequested);
        page.table()->selectRow(0);
        QTest::keyClick(page.table(), Qt::Key_Return);
        REQUIRE(opened.size() == 1);
        CHECK(opened.front().front().value<PageAddress>() == recordPageAddress(QStringLiteral("customer"), desk.firm));
        REQUIRE(until([&] { return desk.unread() == 1; }));
        REQUIRE(until([&] { return page.model()->unread() == 1; }));
        CHECK(page.model()->line(0).isRead);
    }
    SECTION("only the mentions, only what is unread, everything again")
    {
        page.showOnly(InboxShows::Mentions);
        REQUIRE(until([&] { return page.model()->rowCount() == 1; }));
        page.readAll();
        REQUIRE(until([&] { return desk.unread() == 1; }));
        page.showOnly(InboxShows::Unread);
        REQUIRE(until([&] { return page.model()->rowCount() == 1 && sentenceAt(page, 0).contains(u"commented"); }));
        page.readAll();
        REQUIRE(until([&] { return page.model()->rowCount() == 0; }));
        CHECK(page.state() == 2);
        page.showOnly(InboxShows::All);
        REQUIRE(until([&] { return page.model()->rowCount() == 2; }));
    }
    SECTION("a line that was taken away comes back with undo")
    {
        page.table()->selectRow(1);
        QTest::keyClick(page.table(), Qt::Key_Delete);
        REQUIRE(until([&] { return page.model()->rowCount() == 1; }));
        REQUIRE(until([&] { return !desk.toasts.empty(); }));
        desk.toasts.back().action();
        REQUIRE(until([&] { return page.model()->rowCount() == 2; }));
    }
    SECTION("in Chinese everything is said in Chinese")
    {
        desk.translations.use(QStringLiteral("zh_CN"));
        desk.data.setLocale(QStringLiteral("zh_CN"));
        CHECK(sentenceAt(page, 1) == QStringLiteral("Mei 评论了「Acme」"));
        CHECK(page.title() == QStringLiteral("消息"));
        desk.translations.use(QStringLiteral("en"));
    }
}

TEST_CASE("a record that is no longer seen is told by its kind alone", "[inbox]")
{
    InboxDesk desk;
    desk.says(QStringLiteral("secret plans"));
    desk.workspace.commit({Edit::remove(QStringLiteral("customer"), desk.firm)});
    InboxModel model(desk.data);
    model.reload();
    REQUIRE(until([&] { return model.hasLoaded(); }));
    CHECK(model.rowCount() == 1);
    CHECK(model.line(0).subject == desk.firm);
}

TEST_CASE("a message that is put off is neither unread nor lost, and comes back at its moment", "[inbox]")
{
    InboxDesk desk;
    desk.says(QStringLiteral("first"));
    InboxPage page(desk.context, nullptr);
    page.resize(1000, 600);
    page.show();
    REQUIRE(until([&] { return page.model()->rowCount() == 1; }));
    CHECK(page.model()->unread() == 1);
    page.table()->selectRow(0);
    auto *later = page.findChild<QToolButton *>(QStringLiteral("inboxLater"));
    CHECK(later->isEnabled());
    page.snoozeSelected({desk.workspace.clock.now().us + 3'600'000'000});
    REQUIRE(until([&] { return page.model()->unread() == 0; }));
    CHECK(page.model()->snoozed() == 1);
    CHECK(page.model()->index(0, InboxModel::When).data().toString().startsWith(QStringLiteral("again ")));
    page.showOnly(InboxShows::Unread);
    REQUIRE(until([&] { return page.model()->rowCount() == 0; }));
    page.showOnly(InboxShows::Snoozed);
    REQUIRE(until([&] { return page.model()->rowCount() == 1; }));
    CHECK(checks::unnamedWidgets(&page) == QStringList());
    CHECK(checks::clippedTexts(&page) == QStringList());
    desk.workspace.tick(3600);
    page.showOnly(InboxShows::Unread);
    REQUIRE(until([&] { return page.model()->unread() == 1; }));
    CHECK(page.model()->rowCount() == 1);
    CHECK(page.model()->snoozed() == 0);
}

TEST_CASE("a kind that one does not want to hear of is not in the inbox", "[inbox]")
{
    InboxDesk desk;
    desk.says(QStringLiteral("first"));
    desk.settings.setNoticeWay(QStringLiteral("comment"), Settings::NoticeWay::Off);
    InboxPage page(desk.context, nullptr);
    page.show();
    REQUIRE(until([&] { return page.model()->hasLoaded(); }));
    CHECK(page.model()->rowCount() == 0);
    CHECK(page.model()->unread() == 0);
    desk.settings.setNoticeWay(QStringLiteral("comment"), Settings::NoticeWay::Inbox);
    page.hide();
    page.show();
    REQUIRE(until([&] { return page.model()->rowCount() == 1; }));
}
