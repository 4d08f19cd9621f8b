// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "tests/support/widget_checks.h"
#include "ui/fields/reference_editors.h"
#include "ui/forms/record_draft.h"
#include "ui/forms/record_form.h"

#include <QAction>
#include <QApplication>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace millrace;
using namespace millrace::test;

namespace {

QLineEdit *lineOf(FieldBlock *block)
{
    REQUIRE(block);
    auto *line = qobject_cast<QLineEdit *>(block->editor()->input());
    REQUIRE(line);
    return line;
}

void type(FieldBlock *block, const QString &text)
{
    QLineEdit *line = lineOf(block);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
}

} // namespace

TEST_CASE("a field is saved when it is left, and says what is wrong with it")
{
    TempWorkspace workspace;
    const RecordId id = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    LiveData data(*workspace, QStringLiteral("en"));
    RecordForm form(data);
    form.resize(400, 900);
    form.setEmptyFieldsShown(true);
    form.showRecord(QStringLiteral("customer"), id);
    form.show();
    CHECK(checks::unnamedWidgets(&form) == QStringList());

    type(form.block(QStringLiteral("name")), QStringLiteral("Beta"));
    form.saveDrafts();
    REQUIRE(QTest::qWaitFor([&] { return workspace.text(u"customer", id, "name") == QStringLiteral("Beta"); }, 5000));

    FieldBlock *mail = form.block(QStringLiteral("email"));
    type(mail, QStringLiteral("abc"));
    form.saveDrafts();
    REQUIRE(QTest::qWaitFor([&] { return mail->isRefused(); }, 5000));
    CHECK(mail->problemText().contains(QStringLiteral("e-mail")));
    CHECK(form.summaryText().contains(QStringLiteral("E-mail")));
    CHECK(lineOf(mail)->text() == QStringLiteral("abc"));
    CHECK(workspace.text(u"customer", id, "email").isEmpty());

    type(mail, QStringLiteral("a@example.com"));
    form.saveDrafts();
    REQUIRE(QTest::qWaitFor([&] { return !mail->isRefused() && !mail->isDirty(); }, 5000));
    CHECK(workspace.text(u"customer", id, "email") == QStringLiteral("a@example.com"));
}

TEST_CASE("typed text survives a change from elsewhere and a switch of the language")
{
    TempWorkspace workspace;
    const RecordId id = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    LiveData data(*workspace, QStringLiteral("en"));
    RecordForm form(data);
    form.showRecord(QStringLiteral("customer"), id);
    form.show();
    FieldBlock *name = form.block(QStringLiteral("name"));
    FieldBlock *city = form.block(QStringLiteral("city"));
    type(name, QStringLiteral("half typ"));
    workspace.commit({workspace.change(u"customer", id, {{"city", QStringLiteral("Chengdu")}})});
    REQUIRE(QTest::qWaitFor([&] { return lineOf(city)->text() == QStringLiteral("Chengdu"); }, 5000));
    CHECK(lineOf(name)->text() == QStringLiteral("half typ"));
    data.setLocale(QStringLiteral("zh_CN"));
    data.setLocale(QStringLiteral("en"));
    CHECK(lineOf(name)->text() == QStringLiteral("half typ"));
}

TEST_CASE("a record in the bin is shown and cannot be edited")
{
    TempWorkspace workspace;
    const RecordId id = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    workspace.commit({Edit::remove(QStringLiteral("customer"), id)});
    LiveData data(*workspace, QStringLiteral("en"));
    RecordForm form(data);
    form.showRecord(QStringLiteral("customer"), id);
    CHECK(lineOf(form.block(QStringLiteral("name")))->isReadOnly());
}

TEST_CASE("a refused draft stays typed with all reasons, a good one is stored")
{
    TempWorkspace workspace;
    LiveData data(*workspace, QStringLiteral("en"));
    RecordDraft draft(data, QStringLiteral("customer"), nullptr);
    draft.show();
    CHECK(checks::unnamedWidgets(&draft) == QStringList());
    QSignalSpy refused(&draft, &RecordDraft::refused);
    QSignalSpy created(&draft, &RecordDraft::created);
    draft.preset(QStringLiteral("email"), Value(QStringLiteral("abc")));
    draft.save(false);
    REQUIRE(QTest::qWaitFor([&] { return refused.count() == 1; }, 5000));
    CHECK(draft.block(QStringLiteral("name"))->isRefused());
    CHECK(draft.block(QStringLiteral("email"))->isRefused());
    CHECK(workspace.count("customer") == 0);
    draft.preset(QStringLiteral("email"), Value());
    draft.preset(QStringLiteral("name"), Value(QStringLiteral("Gamma")));
    draft.save(true);
    REQUIRE(QTest::qWaitFor([&] { return created.count() == 1; }, 5000));
    CHECK(draft.isVisible());
    CHECK(lineOf(draft.block(QStringLiteral("name")))->text().isEmpty());
    CHECK(workspace.count("customer") == 1);
}

TEST_CASE("Ctrl+Enter stores a draft and Alt+S begins the next one, also after a switch of the language")
{
    TempWorkspace workspace;
    LiveData data(*workspace, QStringLiteral("en"));
    RecordDraft draft(data, QStringLiteral("customer"), nullptr);
    draft.show();
    QApplication::setActiveWindow(&draft);
    data.setLocale(QStringLiteral("zh_CN"));
    data.setLocale(QStringLiteral("en"));
    QSignalSpy created(&draft, &RecordDraft::created);
    QLineEdit *line = lineOf(draft.block(QStringLiteral("name")));
    line->setFocus();
    QTest::keyClicks(line, QStringLiteral("Alpha"));
    QTest::keyClick(line, Qt::Key_S, Qt::AltModifier);
    REQUIRE(QTest::qWaitFor([&] { return created.count() == 1; }, 5000));
    CHECK(draft.isVisible());
    CHECK(line->text().isEmpty());
    QTest::keyClicks(line, QStringLiteral("Beta"));
    QTest::keyClick(line, Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(QTest::qWaitFor([&] { return created.count() == 2; }, 5000));
    CHECK_FALSE(draft.isVisible());
    CHECK(workspace.count("customer") == 2);
}

namespace {

/// The titles that a reference editor offers once its list is asked for.
QStringList offeredBy(FieldBlock *block)
{
    QLineEdit *line = lineOf(block);
    line->setFocus();
    for (QAction *action : line->actions())
        action->trigger();
    auto *search = block->findChild<RecordSearchLine *>();
    REQUIRE(search);
    auto *completer = search->findChild<QCompleter *>();
    REQUIRE(completer);
    REQUIRE(QTest::qWaitFor([&] { return completer->model()->rowCount() > 0; }, 5000));
    QStringList titles;
    for (int row = 0; row < completer->model()->rowCount(); ++row)
        titles << completer->model()->index(row, 0).data().toString();
    return titles;
}

} // namespace

TEST_CASE("a stage is chosen among those of the record's own pipeline")
{
    TempWorkspace workspace;
    const RecordId partners = workspace.create(u"pipeline", {{"name", QStringLiteral("Partners")}});
    RecordId signedOff;
    for (const char *name : {"Talking", "Signed", "Won"})
        signedOff = workspace.create(
            u"stage",
            {{"name", QLatin1String(name)}, {"pipeline", partners.toString()}, {"kind", QStringLiteral("open")}});
    const auto standard =
        must(workspace->idsTitled(workspace.session(), QStringLiteral("stage"), QStringLiteral("Proposal")));
    const RecordId id = workspace.create(u"opportunity", {{"name", QStringLiteral("Deal")},
                                                          {"pipeline", workspace.pipeline()},
                                                          {"amount", QStringLiteral("100")},
                                                          {"stage", standard.at(0).toString()}});
    LiveData data(*workspace, QStringLiteral("en"));
    RecordForm form(data);
    form.resize(400, 900);
    form.setEmptyFieldsShown(true);
    form.showRecord(QStringLiteral("opportunity"), id);
    form.show();
    QApplication::setActiveWindow(&form);
    const QStringList own = offeredBy(form.block(QStringLiteral("stage")));
    CHECK(own.contains(QStringLiteral("Proposal")));
    CHECK_FALSE(own.contains(QStringLiteral("Talking")));
    // A title that two pipelines have means the one of this record's pipeline.
    type(form.block(QStringLiteral("stage")), QStringLiteral("Won"));
    const auto typed = form.block(QStringLiteral("stage"))->editor()->value();
    REQUIRE(typed.has_value());
    CHECK_FALSE(*typed == Value(signedOff));

    RecordDraft draft(data, QStringLiteral("opportunity"), nullptr);
    draft.preset(QStringLiteral("pipeline"), Value(partners));
    draft.show();
    QApplication::setActiveWindow(&draft);
    const QStringList others = offeredBy(draft.block(QStringLiteral("stage")));
    CHECK(others == QStringList{QStringLiteral("Talking"), QStringLiteral("Signed"), QStringLiteral("Won")});
}
