// SPDX-License-Identifier: GPL-3.0-or-later
// What holds on every page of the real window, with records in it.
#include "tests/desktop/program.h"
#include "tests/support/widget_checks.h"
#include "ui/forms/history_panel.h"
#include "ui/forms/record_draft.h"
#include "ui/forms/record_form.h"
#include "ui/shell/preferences.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"

#include <QDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QTableView>
#include <QTreeWidget>

using namespace millrace;
using namespace millrace::test;

namespace {

struct Desk : Program
{
    RecordId customer;

    explicit Desk(const QString &language = QStringLiteral("en"))
    {
        options.locale = language;
        start();
        window().resize(1366, 768);
        QApplication::setActiveWindow(&window());
        auto &workspace = composition->data()->workspace();
        customer = add(workspace, u"customer", u"name", QStringLiteral("1024"));
        add(workspace, u"customer", u"name", QStringLiteral("2048"));
        add(workspace, u"lead", u"name", QStringLiteral("512"));
        settle();
    }
    static RecordId add(Workspace &workspace, QStringView entity, QStringView field, const QString &value)
    {
        CommitRequest request;
        request.label = QStringLiteral("create");
        const EntityPtr def = workspace.catalog()->entity(entity);
        request.edits.push_back(Edit::create(def));
        request.edits.back().with(*def, field, Value(value));
        return must(workspace.commit(workspace.session(), std::move(request))).ids.front();
    }
    TablePage *list(const char *page)
    {
        window().openPage({QString::fromLatin1(page), {}});
        auto *shown = qobject_cast<TablePage *>(window().currentPage());
        REQUIRE(shown);
        REQUIRE(QTest::qWaitFor([&] { return shown->model()->hasLoaded() && !shown->model()->isLoading(); }, 10000));
        settle();
        return shown;
    }
    TablePage *record()
    {
        TablePage *page = list("customers");
        page->goTo(QStringLiteral("record:") + customer.toString());
        REQUIRE(QTest::qWaitFor([&] { return page->form()->recordId() == customer; }, 5000));
        settle();
        return page;
    }
    void look(int scale, Density density = Density::Normal, ThemeMode mode = ThemeMode::Light)
    {
        Appearance appearance = composition->settings().appearance();
        appearance.fontScale = scale;
        appearance.density = density;
        appearance.mode = mode;
        composition->settings().setAppearance(appearance);
        applySettings(composition->settings(), composition->theme(), composition->translations());
        settle();
    }
    void speak(const char *language)
    {
        composition->settings().setLanguageWish(QString::fromLatin1(language));
        applySettings(composition->settings(), composition->theme(), composition->translations());
        settle();
    }
    void everyPage(const std::function<void(const QString &)> &judge)
    {
        for (const PageEntry &page : window().pages()) {
            window().openPage({page.id, {}});
            for (int i = 0; i < 20; ++i)
                QTest::qWait(1);
            if (auto *table = qobject_cast<TablePage *>(window().currentPage()))
                REQUIRE(QTest::qWaitFor([&] { return table->model()->hasLoaded(); }, 10000));
            settle();
            judge(page.id);
        }
    }
};

std::string lines(const QStringList &findings)
{
    return findings.join(u'\n').toStdString();
}

} // namespace

TEST_CASE("no Chinese stands anywhere in the English window, whatever was shown before")
{
    Desk desk(QStringLiteral("en"));
    desk.speak("zh_CN");
    desk.record();
    desk.everyPage([](const QString &) {});
    desk.speak("en");
    desk.everyPage([&](const QString &page) {
        const QStringList found = checks::hanTexts(&desk.window());
        INFO(page.toStdString() << ":\n" << lines(found));
        CHECK(found.isEmpty());
    });
}

TEST_CASE("no text is cut off on any page, in either language, at 100 and 150 per cent")
{
    Desk desk;
    for (const char *language : {"zh_CN", "en"}) {
        desk.speak(language);
        for (const int scale : {100, 150}) {
            desk.look(scale);
            desk.record();
            desk.everyPage([&](const QString &page) {
                const QStringList found = checks::clippedTexts(&desk.window());
                INFO(language << " " << scale << " " << page.toStdString() << ":\n" << lines(found));
                CHECK(found.isEmpty());
            });
        }
    }
    desk.look(100);
}

TEST_CASE("whatever takes the keyboard has a name, and Tab follows the eye, on every page and in the form")
{
    Desk desk;
    desk.record()->form()->setEmptyFieldsShown(true);
    Program::settle();
    desk.everyPage([&](const QString &page) {
        const QStringList unnamed = checks::unnamedWidgets(&desk.window());
        INFO(page.toStdString() << ":\n" << lines(unnamed));
        CHECK(unnamed.isEmpty());
        const QStringList breaks = checks::tabOrderBreaks(&desk.window());
        INFO(lines(breaks));
        CHECK(breaks.isEmpty());
    });
    TablePage *page = desk.record();
    const QStringList inForm = checks::tabOrderBreaks(page->form());
    INFO(lines(inForm));
    CHECK(inForm.isEmpty());
    page->createNew();
    Program::settle();
    auto *draft = page->findChild<RecordDraft *>();
    REQUIRE(draft);
    const QStringList inDraft = checks::tabOrderBreaks(draft);
    INFO(lines(inDraft));
    CHECK(inDraft.isEmpty());
    draft->reject();
}

TEST_CASE("no key of any page is forbidden or bound twice")
{
    Desk desk;
    desk.everyPage([](const QString &) {});
    const QStringList found = checks::forbiddenShortcuts(&desk.window());
    INFO(lines(found));
    CHECK(found.isEmpty());
    CHECK(desk.composition->commands().problems() == QStringList());
}

TEST_CASE("what is being typed outlives a switch of language, theme, density and text size")
{
    Desk desk;
    TablePage *page = desk.record();
    auto *line = qobject_cast<QLineEdit *>(page->form()->block(QStringLiteral("name"))->editor()->input());
    REQUIRE(line);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("half typ"));
    page->table()->selectionModel()->select(page->model()->index(1, 0), QItemSelectionModel::Select);
    desk.speak("zh_CN");
    desk.look(120, Density::Comfortable, ThemeMode::Dark);
    desk.speak("en");
    desk.look(100, Density::Compact, ThemeMode::Light);
    CHECK(line->text() == QStringLiteral("half typ"));
    CHECK(line->cursorPosition() == 8);
    CHECK(QApplication::focusWidget() == line);
    CHECK(page->table()->selectionModel()->isSelected(page->model()->index(1, 0)));
    page->createNew();
    Program::settle();
    auto *draft = page->findChild<RecordDraft *>();
    REQUIRE(draft);
    auto *name = qobject_cast<QLineEdit *>(draft->block(QStringLiteral("name"))->editor()->input());
    QTest::keyClicks(name, QStringLiteral("new one"));
    desk.speak("zh_CN");
    desk.look(100, Density::Normal, ThemeMode::Dark);
    CHECK(name->text() == QStringLiteral("new one"));
    CHECK(draft->windowTitle().contains(QStringLiteral("客户")));
    desk.look(100);
    draft->reject();
}

TEST_CASE("a cell is edited in place with F2, the history tells of it, undo and redo go back and forth")
{
    Desk desk;
    TablePage *page = desk.record();
    const auto name = [&] {
        return must(desk.composition->data()->workspace().record(desk.composition->data()->session(),
                                                                 QStringLiteral("customer"), desk.customer))
            .title();
    };
    int column = -1;
    for (int i = 0; i < page->model()->columnCount(); ++i)
        column = page->model()->fieldAt(i).key == QLatin1String("name") ? i : column;
    REQUIRE(column >= 0);
    page->table()->setFocus();
    page->table()->setCurrentIndex(page->model()->index(page->model()->rowOf(desk.customer), column));
    QTest::keyClick(page->table(), Qt::Key_F2);
    auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    REQUIRE(line);
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("4096"));
    QTest::keyClick(line, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return name() == QStringLiteral("4096"); }, 5000));

    auto *history = page->findChild<HistoryPanel *>();
    REQUIRE(history);
    const auto told = [&](const QString &text) {
        return !history->tree()->findItems(text, Qt::MatchContains | Qt::MatchRecursive).isEmpty();
    };
    REQUIRE(QTest::qWaitFor([&] { return told(QStringLiteral("4096")); }, 5000));

    QAction *undo = desk.composition->commands().action(QStringLiteral("edit.undo"));
    QAction *redo = desk.composition->commands().action(QStringLiteral("edit.redo"));
    REQUIRE(QTest::qWaitFor([&] { return undo->isEnabled(); }, 5000));
    undo->trigger();
    REQUIRE(QTest::qWaitFor([&] { return name() == QStringLiteral("1024"); }, 5000));
    REQUIRE(QTest::qWaitFor([&] { return redo->isEnabled(); }, 5000));
    redo->trigger();
    REQUIRE(QTest::qWaitFor([&] { return name() == QStringLiteral("4096"); }, 5000));
}
