// SPDX-License-Identifier: GPL-3.0-or-later
// What may be here already, shown while a new record is typed.
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "tests/support/widget_checks.h"
#include "ui/forms/duplicate_panel.h"
#include "ui/forms/record_draft.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace millrace;
using namespace millrace::test;

namespace {

struct Drafting
{
    TempWorkspace ws;
    LiveData data{*ws, QStringLiteral("en")};
    RecordId beer = ws.create(u"customer", {{"name", QStringLiteral("重庆啤酒")}});

    std::unique_ptr<RecordDraft> draft(const char *entity = "customer")
    {
        auto made = std::make_unique<RecordDraft>(data, QString::fromLatin1(entity), nullptr);
        made->show();
        return made;
    }
    static void type(RecordDraft &draft, const char *field, const QString &text)
    {
        FieldBlock *block = draft.block(QString::fromLatin1(field));
        REQUIRE(block);
        auto *line = qobject_cast<QLineEdit *>(block->editor()->input());
        REQUIRE(line);
        line->clear();
        line->insert(text); // as an input method does
    }
    static bool settled(RecordDraft &draft)
    {
        return QTest::qWaitFor([&] { return !draft.duplicates()->isAsking(); }, 10000);
    }
};

} // namespace

TEST_CASE_METHOD(Drafting, "typing a name shows who is here under another spelling, before anything is saved")
{
    ws.create(u"activity", {{"subject", QStringLiteral("拜访")},
                            {"customer", beer.toString()},
                            {"at", QStringLiteral("2025-12-24T09:00:00Z")}});
    const auto dialog = draft();
    CHECK(dialog->duplicates()->isHidden());
    type(*dialog, "name", QStringLiteral("重庆 啤酒（股份）有限公司"));
    REQUIRE(settled(*dialog));
    DuplicatePanel &panel = *dialog->duplicates();
    REQUIRE(panel.found().size() == 1);
    CHECK(panel.isVisible());
    CHECK(panel.found()[0].id == beer);
    const QString detail = panel.detailText(0);
    INFO(detail.toStdString());
    CHECK(detail.contains(QStringLiteral("Owner: ")));
    CHECK(detail.contains(QStringLiteral("last follow-up 24 Dec 2025")));
    CHECK(detail.contains(QStringLiteral("same Name")));
    CHECK(checks::unnamedWidgets(dialog.get()) == QStringList());
    CHECK(ws.count("customer") == 1);

    // Another name: it goes again.
    type(*dialog, "name", QStringLiteral("Baumgartner"));
    REQUIRE(settled(*dialog));
    CHECK(panel.isHidden());
}

TEST_CASE_METHOD(Drafting, "the record found is opened, used, or a new one is made all the same")
{
    SECTION("opened")
    {
        const auto dialog = draft();
        type(*dialog, "name", QStringLiteral("重庆啤酒"));
        REQUIRE(settled(*dialog));
        QSignalSpy opened(dialog.get(), &RecordDraft::openAsked);
        dialog->duplicates()->openButton(0)->click();
        REQUIRE(opened.count() == 1);
        CHECK(opened[0][1].value<RecordId>() == beer);
        CHECK(dialog->isHidden());
        CHECK(ws.count("customer") == 1);
    }
    SECTION("used: it takes in what was typed where it has nothing")
    {
        const auto dialog = draft();
        type(*dialog, "name", QStringLiteral("重庆啤酒股份有限公司"));
        type(*dialog, "phone", QStringLiteral("023-88886666"));
        REQUIRE(settled(*dialog));
        QSignalSpy created(dialog.get(), &RecordDraft::created);
        dialog->duplicates()->useButton(0)->click();
        REQUIRE(QTest::qWaitFor([&] { return created.count() == 1; }, 10000));
        CHECK(created[0][0].value<RecordId>() == beer);
        CHECK(ws.text(u"customer", beer, "name") == QStringLiteral("重庆啤酒"));
        CHECK(ws.text(u"customer", beer, "phone") == QStringLiteral("023-88886666"));
        CHECK(ws.count("customer") == 1);
    }
    SECTION("made all the same")
    {
        const auto dialog = draft();
        type(*dialog, "name", QStringLiteral("重庆啤酒"));
        REQUIRE(settled(*dialog));
        QSignalSpy created(dialog.get(), &RecordDraft::created);
        dialog->save(false);
        REQUIRE(QTest::qWaitFor([&] { return created.count() == 1; }, 10000));
        CHECK(ws.count("customer") == 2);
    }
}

TEST_CASE_METHOD(Drafting, "only the newest of several questions is answered, and the language may change in between")
{
    const auto dialog = draft();
    DuplicatePanel &panel = *dialog->duplicates();
    const EntityPtr customer = ws.entity(u"customer");
    Record first(customer), second(customer), third(customer);
    first.set(QStringLiteral("name"), Value(QStringLiteral("重庆")));
    second.set(QStringLiteral("name"), Value(QStringLiteral("无此公司")));
    third.set(QStringLiteral("name"), Value(QStringLiteral("重庆啤酒")));
    QSignalSpy answered(&panel, &DuplicatePanel::answered);
    panel.ask(first);
    panel.ask(second);
    panel.ask(third);
    REQUIRE(settled(*dialog));
    CHECK(answered.count() == 1);
    REQUIRE(panel.found().size() == 1);
    data.setLocale(QStringLiteral("zh_CN"));
    CHECK(panel.found().size() == 1);
    panel.clear();
    CHECK(panel.isHidden());
}

TEST_CASE_METHOD(Drafting, "an entity without anything to compare by asks nothing")
{
    const auto dialog = draft("product");
    type(*dialog, "name", QStringLiteral("重庆啤酒"));
    CHECK(!dialog->duplicates()->isAsking());
}
