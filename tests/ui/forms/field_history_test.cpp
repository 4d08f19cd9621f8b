// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "tests/support/widget_checks.h"
#include "ui/forms/field_history.h"
#include "ui/forms/record_form.h"
#include "ui/language/translations.h"
#include "ui/models/presence.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace millrace;
using namespace millrace::test;

TEST_CASE("where a value comes from is told from its field: who, when, on what, how")
{
    TempWorkspace workspace;
    const RecordId id = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    for (const char *city : {"Chengdu", "Wuhan"}) {
        workspace.tick();
        workspace.commit({workspace.change(u"customer", id, {{"city", QString::fromLatin1(city)}})});
    }
    workspace.commit({workspace.change(u"customer", id, {{"name", QStringLiteral("Beta")}})});
    CommitRequest import;
    import.label = QStringLiteral("import: cities.csv");
    import.origin = Origin::Import;
    import.edits = {workspace.change(u"customer", id, {{ "city", QStringLiteral("Xiamen") }})};
    must(workspace->commit(workspace.session(), std::move(import)));
    LiveData data(*workspace, QStringLiteral("en"));
    const Record record = workspace.record(u"customer", id);
    const FieldDef &city = *record.entity()->field(u"city");
    FieldHistory history(data, record, city, nullptr);
    history.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy filled(&history, &FieldHistory::filled);
    REQUIRE((filled.count() > 0 || filled.wait(10000)));
    const QStringList lines = history.lines();
    REQUIRE(lines.size() == 6);
    CHECK(lines[0] == QStringLiteral("Xiamen"));
    CHECK(lines[1].contains(QStringLiteral("by an import, on this computer")));
    CHECK(lines[1].contains(QStringLiteral("cities.csv")));
    CHECK(lines[2] == QStringLiteral("Wuhan"));
    CHECK(lines[3].contains(data.metadata()->users.value(workspace->person())));
    CHECK(lines[3].endsWith(QStringLiteral("on this computer")));
    CHECK(lines[4] == QStringLiteral("Chengdu"));
    history.show();
    CHECK(checks::clippedTexts(&history) == QStringList());
}

TEST_CASE("a field that nobody filled in says so")
{
    TempWorkspace workspace;
    const RecordId id = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    LiveData data(*workspace, QStringLiteral("en"));
    const Record record = workspace.record(u"customer", id);
    FieldHistory history(data, record, *record.entity()->field(u"city"), nullptr);
    history.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy filled(&history, &FieldHistory::filled);
    REQUIRE((filled.count() > 0 || filled.wait(10000)));
    CHECK(history.lines().isEmpty());
}

TEST_CASE("the form opens it for the field that has the keyboard, and by a button where the pointer is")
{
    TempWorkspace workspace;
    const RecordId id = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    LiveData data(*workspace, QStringLiteral("en"));
    RecordForm form(data);
    form.resize(400, 900);
    form.showRecord(QStringLiteral("customer"), id);
    form.show();
    form.activateWindow();
    FieldBlock *name = form.block(QStringLiteral("name"));
    name->editor()->input()->setFocus();
    REQUIRE(QTest::qWaitFor([&] { return name->editor()->input()->hasFocus(); }, 10000));
    const auto opened = [&] {
        for (FieldHistory *one : form.findChildren<FieldHistory *>())
            if (one->isVisible())
                return one;
        return static_cast<FieldHistory *>(nullptr);
    };
    form.showFieldHistory();
    REQUIRE(QTest::qWaitFor([&] { return opened() != nullptr; }, 10000));
    CHECK(opened()->lines().value(0) == QStringLiteral("Alpha"));
    opened()->close();
    auto *button = name->findChild<QToolButton *>(QStringLiteral("fieldHistory.name"));
    REQUIRE(button);
    CHECK_FALSE(button->isVisible());
    QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
    QApplication::sendEvent(name, &enter);
    CHECK(button->isVisible());
    button->click();
    REQUIRE(QTest::qWaitFor([&] { return opened() != nullptr; }, 10000));
}

TEST_CASE("a form says what it shows and whether it is edited, and names who else edits the record")
{
    Translations translations;
    translations.use(QStringLiteral("en"));
    TempWorkspace workspace;
    const RecordId mei = workspace.create(u"user", {{"name", QStringLiteral("Mei")}});
    const RecordId li = workspace.create(u"user", {{"name", QStringLiteral("Li")}});
    const RecordId id = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    const RecordId other = workspace.create(u"customer", {{"name", QStringLiteral("Beta")}});
    LiveData data(*workspace, QStringLiteral("en"));
    Presence &presence = data.presence();
    const QString customer = QStringLiteral("customer");
    {
        RecordForm form(data);
        form.resize(400, 900);
        form.showRecord(customer, id);
        CHECK(presence.places().empty());
        form.show();
        form.activateWindow();
        REQUIRE(presence.places().size() == 1);
        CHECK(presence.places()[0].record == id);
        form.block(QStringLiteral("name"))->editor()->input()->setFocus();
        CHECK(QTest::qWaitFor([&] { return presence.places()[0].edits; }, 5000));
        form.block(QStringLiteral("name"))->editor()->input()->clearFocus();
        CHECK(QTest::qWaitFor([&] { return !presence.places()[0].edits; }, 5000));

        auto *line = form.findChild<QWidget *>(QStringLiteral("formEditing"));
        CHECK_FALSE(line->isVisible());
        presence.tell({{customer, other, mei}});
        CHECK_FALSE(line->isVisible());
        presence.tell({{customer, id, mei}});
        CHECK(line->isVisible());
        CHECK(form.editorsText() == QStringLiteral("Mei is editing this record"));
        presence.tell({{customer, id, mei}, {customer, id, li}});
        CHECK(form.editorsText() == QStringLiteral("Mei, Li are editing this record"));
        presence.tell({});
        CHECK_FALSE(line->isVisible());
        form.showRecord(customer, other);
        CHECK(presence.places()[0].record == other);
        form.hide();
        CHECK(presence.places().empty());
        form.show();
        CHECK(presence.places().size() == 1);
    }
    CHECK(presence.places().empty());
}
