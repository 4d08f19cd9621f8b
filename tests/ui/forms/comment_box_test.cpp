// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/comment.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/fields/mention_edit.h"
#include "ui/forms/access_why.h"
#include "ui/forms/comment_box.h"
#include "ui/theme/typography.h"

#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeWidget>

using namespace millrace;
using namespace millrace::test;

namespace {

struct CommentDesk : ViewDesk
{
    RecordId firm, mei, lone;
    CommentBox box{data, drafts};

    CommentDesk()
    {
        mei = workspace.create(u"user", {{"name", QStringLiteral("韩梅梅")}, {"login", QStringLiteral("mei")}});
        lone = workspace.create(u"user", {{"name", QStringLiteral("Lone")}});
        firm = customer(QStringLiteral("Acme"));
        show();
    }
    void show()
    {
        box.showRecord(workspace.record(u"customer", firm));
        box.resize(500, 200);
        box.show();
        box.activateWindow();
        box.begin();
    }
    /// From now on Lone sees his own records alone.
    void govern()
    {
        const RecordId all = workspace.create(
            u"role", {{"name", QStringLiteral("All")}, {"rights", QStringLiteral("{\"administrator\":true}")}});
        const RecordId own = workspace.create(
            u"role", {{"name", QStringLiteral("Own")},
                      {"rights", QStringLiteral("{\"entities\":{\"*\":{\"see\":[\"own\",\"shared\"]}}}")}});
        workspace.commit({workspace.change(u"user", workspace->person(), {{"role", all.toString()}}),
                          workspace.change(u"user", mei, {{"role", all.toString()}}),
                          workspace.change(u"user", lone, {{"role", own.toString()}})});
    }
    QStringList offered() const
    {
        QStringList names;
        const QListWidget *list = box.text()->list();
        for (int i = 0; i < list->count(); ++i)
            names << list->item(i)->text();
        return names;
    }
};

} // namespace

TEST_CASE("behind an at sign colleagues are offered by name, pinyin and sign-in name", "[comments]")
{
    CommentDesk desk;
    REQUIRE(until([&] { return desk.box.text()->hasFocus(); }));
    for (const char *typed : {"@韩", "@hanmei", "@hmm", "@mei", "＠梅"}) {
        INFO(typed);
        desk.box.text()->clear();
        QTest::keyClicks(desk.box.text(), QString());
        desk.box.text()->insertPlainText(QString::fromUtf8(typed));
        REQUIRE(until([&] { return desk.offered() == QStringList{QStringLiteral("韩梅梅")}; }));
        CHECK(desk.box.text()->isListOpen());
    }
    QTest::keyClick(desk.box.text(), Qt::Key_Return);
    CHECK(desk.box.text()->toPlainText() == QStringLiteral("@韩梅梅 "));
    CHECK(desk.box.text()->mentions() == std::vector{desk.mei});
    CHECK_FALSE(desk.box.text()->isListOpen());
    desk.box.text()->setPlainText(QStringLiteral("nobody"));
    CHECK(desk.box.text()->mentions().empty());
    CHECK(checks::unnamedWidgets(&desk.box) == QStringList());
}

TEST_CASE("a comment is sent with the people it names and its draft is gone", "[comments]")
{
    CommentDesk desk;
    QSignalSpy sent(&desk.box, &CommentBox::sent);
    REQUIRE(until([&] { return desk.box.text()->hasFocus(); }));
    desk.box.send();
    CHECK(desk.workspace.count("comment") == 0);
    desk.box.text()->setPlainText(QStringLiteral("@韩梅梅 报价发了吗"));
    CHECK(desk.drafts.keys().size() == 1);
    QTest::keyClick(desk.box.text(), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(until([&] { return sent.size() == 1; }));
    CHECK(desk.workspace.count("comment") == 1);
    CHECK(desk.workspace.count("notification", QStringLiteral("kind = \"mention\"")) == 1);
    CHECK(desk.box.text()->toPlainText().isEmpty());
    CHECK(desk.drafts.keys().isEmpty());
}

TEST_CASE("who may not see the record is shown with the reason, and can be let in", "[comments]")
{
    CommentDesk desk;
    desk.govern();
    REQUIRE(until([&] { return desk.box.text()->hasFocus(); }));
    desk.box.text()->insertPlainText(QStringLiteral("@Lo"));
    REQUIRE(until([&] { return desk.offered().size() == 1; }));
    CHECK(desk.offered().front() == QStringLiteral("Lone · may not see this record · ask to share it"));
    QSignalSpy shared(&desk.box, &CommentBox::shared);
    QTest::keyClick(desk.box.text(), Qt::Key_Return);
    CHECK(desk.box.text()->toPlainText().isEmpty());
    REQUIRE(until([&] { return shared.size() == 1; }));
    CHECK(desk.workspace.count("share") == 1);
    desk.box.text()->insertPlainText(QStringLiteral("@Lo"));
    REQUIRE(until([&] { return desk.offered() == QStringList{QStringLiteral("Lone")}; }));
}

TEST_CASE("watching a record is switched on and off", "[comments]")
{
    CommentDesk desk;
    desk.box.watch()->click();
    REQUIRE(until([&] { return desk.box.watch()->text() == QStringLiteral("Watching"); }));
    CHECK(desk.workspace.count("watch") == 1);
    desk.box.watch()->click();
    REQUIRE(until([&] { return desk.box.watch()->text() == QStringLiteral("Watch"); }));
    CHECK(desk.workspace.count("watch") == 0);
}

TEST_CASE("why somebody may or may not is said from the general to the particular", "[comments][access]")
{
    CommentDesk desk;
    desk.govern();
    AccessWhy why(desk.data, desk.workspace.record(u"customer", desk.firm));
    why.show();
    CHECK(why.people()->count() == 3);
    why.people()->setCurrentIndex(why.people()->findText(QStringLiteral("Lone")));
    CHECK(why.verdict()->text() == QStringLiteral("Lone may not see “Acme”"));
    CHECK(why.reasons()->topLevelItemCount() > 2);
    CHECK(why.reasons()->topLevelItem(0)->text(0) == QStringLiteral("The role is “Own”"));
    why.people()->setCurrentIndex(why.people()->findText(QStringLiteral("韩梅梅")));
    CHECK(why.verdict()->text() == QStringLiteral("韩梅梅 may see “Acme”"));
    CHECK(checks::unnamedWidgets(&why) == QStringList());
    CHECK(checks::clippedTexts(&why) == QStringList());
}

TEST_CASE("a comment of one's own is taken up again, changed or left as it was", "[comments]")
{
    CommentDesk desk;
    desk.box.text()->insertPlainText(QStringLiteral("frist"));
    QSignalSpy sent(&desk.box, &CommentBox::sent);
    desk.box.send();
    REQUIRE(until([&] { return sent.size() == 1; }));
    const auto ids =
        must(desk.workspace->idsTitled(desk.workspace.session(), QStringLiteral("comment"), QStringLiteral("frist")));
    REQUIRE(ids.size() == 1);
    desk.box.text()->insertPlainText(QStringLiteral("half a new one"));
    desk.box.edit(ids[0]);
    CHECK(desk.box.isEditing());
    CHECK(desk.box.text()->toPlainText() == QStringLiteral("frist"));
    CHECK(desk.box.sender()->text() == QStringLiteral("Change"));
    QTest::keyClick(desk.box.text(), Qt::Key_Escape);
    CHECK_FALSE(desk.box.isEditing());
    // What was being written for a new one is back.
    CHECK(desk.box.text()->toPlainText() == QStringLiteral("half a new one"));
    desk.box.edit(ids[0]);
    desk.box.text()->setPlainText(QStringLiteral("first"));
    QSignalSpy changed(&desk.box, &CommentBox::changed);
    desk.box.send();
    REQUIRE(until([&] { return changed.size() == 1; }));
    CHECK(desk.workspace.text(u"comment", ids[0], "body") == QStringLiteral("first"));
    CHECK(desk.workspace.count("comment") == 1);
    CHECK_FALSE(desk.box.isEditing());
    CHECK(desk.box.sender()->text() == QStringLiteral("Send"));
}
