// SPDX-License-Identifier: GPL-3.0-or-later
// What comes into the inbox is told outside of it: once, by kind, and again where it was put off.
#include "app/desktop/parts/inbox_watch.h"
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"

#include <QSignalSpy>
#include <QTest>

using namespace millrace;
using namespace millrace::test;

namespace {

struct KeptNotifier : Notifier
{
    QStringList told;
    bool isThere() const override { return true; }
    void tell(const QString &title, const QString &, std::function<void()>) override { told << title; }
};

struct MessageDesk
{
    TempWorkspace workspace;
    QTemporaryDir profile;
    Translations translations;
    CommandRegistry commands{translations};
    Settings settings{profile.path()};
    RecordSets sets;
    KeptNotifier notifier;
    QStringList toasts;
    LiveData data{*workspace, QStringLiteral("en")};
    RecordId mei, firm;
    std::unique_ptr<InboxWatch> watch;

    MessageDesk()
    {
        translations.use("en");
        mei = workspace.create(u"user", {{"name", QStringLiteral("Mei")}});
        firm = workspace.create(u"customer", {{"name", QStringLiteral("Acme")}});
        const ViewContext context{data,
                                  commands,
                                  settings,
                                  sets,
                                  [this](const Toast &toast) { toasts << toast.text; },
                                  [](const RecordId &) {},
                                  {}};
        watch = std::make_unique<InboxWatch>(
            context, notifier, [](const InboxLine *) {}, nullptr);
        look();
    }
    void look()
    {
        QSignalSpy looked(watch.get(), &InboxWatch::looked);
        watch->look();
        REQUIRE((looked.count() > 0 || looked.wait(10000)));
    }
    void says(const QString &text)
    {
        Session session = workspace.session();
        session.actor = mei;
        CommitRequest request;
        request.edits = {workspace.creation(u"comment", {{"body", text}, {"customer", firm.toString()}})};
        must(workspace->commit(session, request));
        // The commit is heard of as an event; what is asked for here comes after it.
        QTest::qWait(0);
        look();
        look();
    }
};

} // namespace

TEST_CASE("a message is told once, in the way that is wished for its kind", "[inbox]")
{
    MessageDesk desk;
    desk.says(QStringLiteral("first"));
    CHECK(desk.notifier.told == QStringList{QStringLiteral("Mei commented on “Acme”")});
    CHECK(desk.toasts.size() == 1);
    desk.look();
    CHECK(desk.toasts.size() == 1);
    desk.settings.setNoticeWay(QStringLiteral("comment"), Settings::NoticeWay::Inbox);
    desk.says(QStringLiteral("second"));
    CHECK(desk.toasts.size() == 1);
    CHECK(desk.watch->unread().size() == 2);
    desk.settings.setNoticeWay(QStringLiteral("comment"), Settings::NoticeWay::Off);
    // The first answer may be to a question from before.
    desk.look();
    desk.look();
    CHECK(desk.watch->unread().empty());
    // Another kind is told as before.
    desk.says(QStringLiteral("@%1 third").arg(desk.data.metadata()->users.value(desk.workspace->person())));
    CHECK(desk.toasts.size() == 2);
}

TEST_CASE("a message that was put off is told again when its moment comes", "[inbox]")
{
    MessageDesk desk;
    desk.says(QStringLiteral("first"));
    REQUIRE(desk.watch->unread().size() == 1);
    const Instant later{desk.workspace.clock.now().us + 3'600'000'000};
    must(desk.workspace->commit(desk.workspace.session(),
                                snoozeRequest(*desk.data.catalog(), {desk.watch->unread()[0].id}, later)));
    desk.look();
    desk.look();
    CHECK(desk.watch->unread().empty());
    CHECK(desk.toasts.size() == 1);
    desk.workspace.tick(3600);
    desk.look();
    CHECK(desk.watch->unread().size() == 1);
    CHECK(desk.toasts.size() == 2);
    desk.look();
    CHECK(desk.toasts.size() == 2);
}
