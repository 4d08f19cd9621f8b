// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "tests/support/widget_checks.h"
#include "ui/forms/condition_edit.h"
#include "ui/forms/field_menu.h"
#include "ui/forms/filter_chips.h"
#include "ui/forms/filter_editor.h"
#include "ui/forms/related_edit.h"
#include "ui/text/filter_words.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace millrace;
using namespace millrace::test;

namespace {

struct ConditionDesk
{
    TempWorkspace workspace;
    LiveData data{*workspace, QStringLiteral("en")};
    EntityPtr entity = workspace.entity(u"customer");
};

Filter filterOf(const QString &text)
{
    return must(parseFilter(text));
}

} // namespace

TEST_CASE("every kind of condition comes into its editor and out of it unchanged")
{
    ConditionDesk desk;
    ConditionEdit edit(desk.entity, desk.data, nullptr);
    for (const char *text :
         {"name ~ \"beer\"",
          "name ~ \"beer\" or name ~ \"wine\"",
          "not (name ~ \"x\")",
          "name = \"Alpha\"",
          "name in (\"Alpha\", \"Beta\")",
          "not (name in (\"Alpha\", \"Beta\"))",
          "phone is empty",
          "phone is not empty",
          "level = \"a\"",
          "level in (\"a\", \"b\")",
          "not (level = \"a\")",
          "employees >= 10",
          "employees >= 10 and employees <= 20",
          "employees < 3",
          "revenue > 120000",
          "owner = me",
          "created_at within last 30 days",
          "not (created_at within this quarter)",
          "created_at >= 2026-01-02",
          "created_at < today",
          "parent.region ~ \"East\"",
          "owner.manager = me",
          "level = \"a\" or phone is empty",
          "nosuch = 3",
          "parent in (\"00000000-0000-7000-8000-000000000001\", \"00000000-0000-7000-8000-000000000002\")"}) {
        INFO(text);
        const Filter wanted = filterOf(QString::fromUtf8(text));
        edit.setCondition(wanted);
        CHECK(filterToText(edit.condition()) == filterToText(wanted));
    }
}

TEST_CASE("values may be separated by any of the marks that people type")
{
    CHECK(typedValues(QStringLiteral("a；b; c，d,e、f\ng")).size() == 7);
    CHECK(typedValues(QStringLiteral("a; a ; ")) == QStringList{QStringLiteral("a")});
    ConditionDesk desk;
    ConditionEdit edit(desk.entity, desk.data, nullptr);
    edit.setField(FieldPath{{QStringLiteral("city")}});
    CHECK(edit.condition().isEverything());
    const QSignalSpy changed(&edit, &ConditionEdit::changed);
    auto *ask = edit.findChild<QComboBox *>(QStringLiteral("conditionAsk"));
    ask->setCurrentIndex(1);
    edit.findChild<QLineEdit *>(QStringLiteral("conditionText"))->setText(QStringLiteral("武汉；上海"));
    CHECK(edit.condition() == filterOf(QStringLiteral("city in (\"武汉\", \"上海\")")));
    CHECK(changed.count() >= 2);
    // A number that is none asks for nothing rather than for something else.
    edit.setField(FieldPath{{QStringLiteral("employees")}});
    edit.findChild<QLineEdit *>(QStringLiteral("conditionFrom"))->setText(QStringLiteral("many"));
    CHECK(edit.condition().isEverything());
    edit.findChild<QLineEdit *>(QStringLiteral("conditionFrom"))->setText(QStringLiteral("1.2万"));
    CHECK(edit.condition() == filterOf(QStringLiteral("employees >= 12000")));
    CHECK(checks::unnamedWidgets(&edit) == QStringList());
}

TEST_CASE("chips show what must hold, and taking one away leaves the others")
{
    ConditionDesk desk;
    FilterChips chips(desk.entity, desk.data, nullptr);
    chips.resize(900, 60);
    chips.show();
    QSignalSpy changed(&chips, &FilterChips::filterChanged);
    chips.setFilter(filterOf(QStringLiteral("level = \"a\" and phone is empty")));
    REQUIRE(chips.chipCount() == 2);
    CHECK(chips.chipText(0) == QStringLiteral("Level is A"));
    CHECK(changed.isEmpty());
    chips.findChildren<QToolButton *>(QStringLiteral("chipRemove")).front()->click();
    REQUIRE(changed.count() == 1);
    CHECK(chips.filter() == filterOf(QStringLiteral("phone is empty")));
    CHECK(chips.chipCount() == 1);
    CHECK(checks::unnamedWidgets(&chips) == QStringList());

    chips.edit(FieldPath{{QStringLiteral("city")}}, {});
    auto *panel = chips.findChild<ConditionPanel *>();
    REQUIRE(panel);
    CHECK(checks::unnamedWidgets(panel) == QStringList());
    auto *line = panel->findChild<QLineEdit *>(QStringLiteral("conditionText"));
    line->setText(QStringLiteral("Wu"));
    line->setText(QStringLiteral("Wuhan"));
    CHECK(chips.filter() == filterOf(QStringLiteral("phone is empty and city ~ \"Wuhan\"")));
    panel->close();
    // The same field again edits what stands.
    chips.edit(FieldPath{{QStringLiteral("phone")}}, {});
    CHECK(chips.chipCount() == 2);
    QSignalSpy deep(&chips, &FilterChips::editorRequested);
    chips.setFilter(filterOf(QStringLiteral("level = \"a\" or phone is empty")));
    chips.findChild<QToolButton *>(QStringLiteral("chipText"), Qt::FindChildrenRecursively);
    for (auto *button : chips.findChildren<QToolButton *>(QStringLiteral("chipText"))) {
        if (button->isVisible())
            button->click();
    }
    CHECK(deep.count() == 1);
}

TEST_CASE("the editor of a whole filter keeps its tree and counts while one edits")
{
    ConditionDesk desk;
    desk.workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}, {"level", QStringLiteral("a")}});
    desk.workspace.create(u"customer", {{"name", QStringLiteral("Beta")}, {"level", QStringLiteral("b")}});
    for (const char *text : {"level = \"a\" and (phone is empty or not (city ~ \"x\" or parent.region = \"East\"))",
                             "level = \"a\" or level = \"b\" and phone is empty", "name ~ \"Al\"",
                             "not (level = \"a\" or phone is not empty)", "not (level = \"a\" and phone is empty)",
                             "has contact", "has no activity (at within last 30 days)",
                             "not has contact (title ~ \"x\")", "count contact < 2 and level = \"a\"",
                             "count contact in (1, 2)", "has no customer via parent (level = \"a\")",
                             "has opportunity via customer (stage.kind = \"open\" and amount > 5)",
                             "sum opportunity.amount (stage.kind = \"won\" or probability > 50) >= 1000000",
                             "max activity.at within last 30 days", "not (max activity.at within last 30 days)",
                             "max opportunity.product.price > 5", "has nothing",
                             "level = \"a\" or has opportunity (has no task (due < today))"}) {
        INFO(text);
        auto *editor = new FilterEditor(desk.entity, desk.data, filterOf(QString::fromLatin1(text)), nullptr);
        CHECK(filterToText(editor->filter()) == filterToText(filterOf(QString::fromLatin1(text))));
        delete editor;
    }
    auto *editor = new FilterEditor(desk.entity, desk.data, filterOf(QStringLiteral("level = \"a\"")), nullptr);
    editor->show();
    REQUIRE(QTest::qWaitFor([&] { return editor->countText() == QStringLiteral("1 of 2 match"); }, 5000));
    CHECK(checks::unnamedWidgets(editor) == QStringList());
    FilterGroup *group = editor->root()->addGroup();
    group->findChild<QComboBox *>(QStringLiteral("groupJoin"))->setCurrentIndex(1);
    group->addCondition(FieldPath{{QStringLiteral("name")}});
    group->findChild<QLineEdit *>(QStringLiteral("conditionText"))->setText(QStringLiteral("Beta"));
    REQUIRE(QTest::qWaitFor([&] { return editor->countText() == QStringLiteral("0 of 2 match"); }, 5000));
    QSignalSpy applied(editor, &FilterEditor::applied);
    editor->findChild<QPushButton *>(QStringLiteral("editorApply"))->click();
    REQUIRE(applied.count() == 1);
    CHECK(applied.first().first().value<Filter>() == filterOf(QStringLiteral("level = \"a\" and name ~ \"Beta\"")));
}

TEST_CASE("the menu of fields leads on through references")
{
    ConditionDesk desk;
    QMenu menu;
    FieldPath chosen;
    fillFieldMenu(&menu, desk.entity, desk.data.catalog(), QStringLiteral("en"),
                  [&](const FieldPath &path) { chosen = path; });
    QMenu *parent = nullptr;
    for (QAction *action : menu.actions()) {
        if (action->menu() && action->text() == QStringLiteral("Parent company"))
            parent = action->menu();
    }
    REQUIRE(parent);
    Q_EMIT parent->aboutToShow();
    for (QAction *action : parent->actions()) {
        if (action->text() == QStringLiteral("Region"))
            action->trigger();
    }
    CHECK(chosen.toString() == QStringLiteral("parent.region"));
}

TEST_CASE("what refers to a record is asked for, counted and shown again")
{
    ConditionDesk desk;
    const RecordId alpha = desk.workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    desk.workspace.create(u"customer", {{"name", QStringLiteral("Beta")}});
    desk.workspace.create(u"contact", {{"name", QStringLiteral("Ann")}, {"customer", alpha.toString()}});
    auto *editor = new FilterEditor(desk.entity, desk.data, Filter(), nullptr);
    editor->show();
    auto *add = editor->root()->findChild<QToolButton *>(QStringLiteral("groupCondition"));
    Q_EMIT add->menu()->aboutToShow();
    QStringList offered;
    QAction *contacts = nullptr;
    for (QAction *action : add->menu()->actions()) {
        offered << action->text();
        if (action->text() == QStringLiteral("Contacts"))
            contacts = action;
    }
    for (const char *wanted : {"Opportunities", "Activities", "Tasks", "Customers (Parent company)"})
        CHECK(offered.contains(QString::fromLatin1(wanted)));
    CHECK_FALSE(offered.contains(QStringLiteral("Users")));
    REQUIRE(contacts);
    contacts->trigger();
    CHECK(filterToText(editor->filter()) == QStringLiteral("has contact"));
    REQUIRE(QTest::qWaitFor([&] { return editor->countText() == QStringLiteral("1 of 2 match"); }, 5000));
    CHECK(checks::unnamedWidgets(editor) == QStringList());

    auto *related = editor->root()->findChild<RelatedEdit *>();
    auto *measure = related->findChild<QComboBox *>(QStringLiteral("relatedMeasure"));
    measure->setCurrentIndex(int(Filter::Measure::Count));
    related->findChild<QComboBox *>(QStringLiteral("relatedOperator"))->setCurrentIndex(2);
    related->where()->addCondition(FieldPath{{QStringLiteral("name")}});
    related->where()->findChild<QLineEdit *>(QStringLiteral("conditionText"))->setText(QStringLiteral("Bob"));
    CHECK(filterToText(editor->filter()) == QStringLiteral("count contact (name ~ \"Bob\") < 1"));
    REQUIRE(QTest::qWaitFor([&] { return editor->countText() == QStringLiteral("2 of 2 match"); }, 5000));

    measure->setCurrentIndex(int(Filter::Measure::Max));
    CHECK(filterToText(editor->filter()) ==
          QStringLiteral("max contact.birthday (name ~ \"Bob\") within last 30 days"));
    auto *fields = related->findChild<QComboBox *>(QStringLiteral("relatedField"));
    CHECK(fields->isVisible());
    CHECK(fields->findData(QStringLiteral("birthday")) >= 0);
    // Contacts have nothing that adds up.
    CHECK_FALSE(measure->model()->flags(measure->model()->index(int(Filter::Measure::Sum), 0)) & Qt::ItemIsEnabled);
    related->findChild<QToolButton *>(QStringLiteral("rowRemove"), Qt::FindDirectChildrenOnly)->click();
    CHECK(editor->filter().isEverything());
    REQUIRE(QTest::qWaitFor([&] { return editor->countText() == QStringLiteral("2 of 2 match"); }, 5000));
    delete editor;
}

TEST_CASE("a chip over related records says what it asks in words and opens the whole editor")
{
    ConditionDesk desk;
    const auto said = [&](const char *text) {
        return describeFilter(filterOf(QString::fromLatin1(text)), *desk.entity, *desk.data.catalog(),
                              desk.data.format());
    };
    CHECK(said("has no activity (at within last 30 days)") ==
          QStringLiteral("has no Activities (When: last 30 day(s))"));
    CHECK(said("count contact < 2") == QStringLiteral("number of Contacts < 2"));
    CHECK(said("sum opportunity.amount (stage.kind = \"won\") >= 100") ==
          QStringLiteral("total of Opportunities › Amount (Stage › Kind is Won) ≥ 100"));
    CHECK(said("has customer via parent") == QStringLiteral("has Customers by Parent company"));
    CHECK(said("max activity.at within last 7 days") == QStringLiteral("latest Activities › When: last 7 day(s)"));

    FilterChips chips(desk.entity, desk.data, nullptr);
    QSignalSpy wanted(&chips, &FilterChips::editorRequested);
    chips.setFilter(filterOf(QStringLiteral("has no contact")));
    chips.show();
    chips.findChild<QToolButton *>(QStringLiteral("chipText"))->click();
    CHECK(wanted.count() == 1);
}
