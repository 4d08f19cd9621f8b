// SPDX-License-Identifier: GPL-3.0-or-later
// A day's work without a mouse, keys that must do nothing, and where input methods may write.
#include "tests/display/company.h"

using namespace millrace::test;

namespace {

struct Desk
{
    Company company;
    HiddenDisplay display{screenSize};

    /// Ctrl+K and the name of a page.
    void goTo(Running &program, const char *typed, const char *page)
    {
        display.press("ctrl+k");
        program.untilFocus("paletteField");
        display.type(QStringLiteral("/") + QLatin1String(typed));
        program.until("the page is offered", [&](const Shown &screen) {
            return screen.text("paletteField").endsWith(QLatin1String(typed)) && screen.rows("paletteList") > 0;
        });
        display.press("Return");
        program.until(page, [&](const Shown &screen) { return screen.has(page) && !screen.has("palette"); });
    }
    void startRecord(Running &program)
    {
        display.press("ctrl+n");
        program.until("the form is open", [](const Shown &screen) {
            return screen.has("recordDraft") && screen.focus() == QStringLiteral("field.name");
        });
    }
    void saveRecord(Running &program, const char *title)
    {
        display.press("ctrl+Return");
        program.until("it is stored", [&](const Shown &screen) {
            return !screen.has("recordDraft") && screen.says(QStringLiteral("Saved: ") + QLatin1String(title));
        });
    }
    void chooseCustomer(Running &program, const char *typed, const QString &title)
    {
        program.tabTo("field.customer");
        display.type(QString::fromLatin1(typed));
        program.until("the customer is offered", [&](const Shown &screen) { return !screen.cell(title).isEmpty(); });
        display.press("Down");
        display.press("Return");
        program.until("the customer is chosen",
                      [&](const Shown &screen) { return screen.text("field.customer") == title; });
    }
};

} // namespace

TEST_CASE("customer, contact, opportunity and follow-up are recorded with the keyboard alone")
{
    Desk desk;
    const QString customer = QStringLiteral("Harbour Tools");
    {
        Running program(desk.display, desk.company.opened("customers"));
        program.untilReady();
        desk.startRecord(program);
        desk.display.type(customer);
        desk.saveRecord(program, "Harbour Tools");

        desk.goTo(program, "contacts", "table.contact");
        desk.startRecord(program);
        desk.display.type("Ann Lee");
        desk.chooseCustomer(program, "harb", customer);
        desk.saveRecord(program, "Ann Lee");

        desk.goTo(program, "opportunities", "table.opportunity");
        desk.startRecord(program);
        desk.display.type("Twenty drills");
        desk.chooseCustomer(program, "harb", customer);
        desk.saveRecord(program, "Twenty drills");
        program.until("the keyboard is on its row", [](const Shown &screen) {
            return screen.rows("records") == 1 && screen.focus() == QStringLiteral("records");
        });

        // Four chords at most: these are three, and the words.
        desk.display.press("ctrl+l");
        program.untilFocus("followUpText");
        desk.display.type("called, wants an offer");
        program.until("it is typed", [](const Shown &screen) { return screen.text("followUpText").endsWith("offer"); });
        desk.display.press("alt+t");
        program.until("tomorrow is chosen",
                      [](const Shown &screen) { return screen.widget("nextTomorrow")["checked"].toBool(); });
        desk.display.press("ctrl+Return");
        program.untilSays("Follow-up saved, next step planned");
        program.quit();
    }
    CHECK(desk.display.pointerActions() == 0);
    CHECK(desk.company.count("customer", "name = \"Harbour Tools\"") == 1);
    CHECK(desk.company.count("contact", "name = \"Ann Lee\" and customer.name = \"Harbour Tools\"") == 1);
    CHECK(desk.company.count("opportunity", "name = \"Twenty drills\" and customer.name = \"Harbour Tools\"") == 1);
    CHECK(desk.company.count("activity", "opportunity.name = \"Twenty drills\"") == 1);
    CHECK(desk.company.count("task", "opportunity.name = \"Twenty drills\"") == 1);
    desk.company.digest();

    // The next morning it is on the list of the day, and done by keys too.
    Running next(desk.display, desk.company.opened("today", "2026-03-11T09:00:00+08:00"));
    next.untilReady();
    next.until("it is due", [](const Shown &screen) {
        return Shown::holds(screen.widget("todayList"), QStringLiteral("Follow up: Twenty drills"));
    });
    next.quit();
}

TEST_CASE("keys that belong to input methods, other programs or plain typing do nothing")
{
    Desk desk;
    desk.company.create("customer", {QStringLiteral("name=Alpha")});
    desk.company.create("customer", {QStringLiteral("name=Beta")});
    const QString before = desk.company.digest();
    Running program(desk.display, desk.company.opened("customers"));
    program.untilReady();
    program.until("the keyboard is in the list", [](const Shown &screen) {
        return screen.rows("records") == 2 && screen.focus() == QStringLiteral("records");
    });
    for (const char *key : {"ctrl+space", "shift+space", "super+space", "ctrl+period", "ctrl+semicolon", "ctrl+shift+f",
                            "ctrl+shift+u", "ctrl+shift+e", "alt+a", "ctrl+alt+k", "ctrl+alt+n", "c", "j", "k", "n"})
        desk.display.press(QString::fromLatin1(key));
    // The palette answers only after all of those were heard.
    desk.display.press("ctrl+k");
    program.untilFocus("paletteField");
    CHECK(program.screen().text("paletteField").isEmpty());
    desk.display.press("Escape");
    program.untilFocus("records");
    CHECK(program.screen().has("table.customer"));
    CHECK(program.screen().rows("records") == 2);
    CHECK_FALSE(program.screen().has("recordDraft"));
    CHECK_FALSE(program.screen().has("toast"));
    CHECK(program.screen().text("listSearch").isEmpty());
    CHECK_FALSE(program.screen().has("editorText"));
    program.quit();
    CHECK(desk.company.digest() == before);
}

TEST_CASE("input methods are let into fields and cell editors, never into board, table or tree")
{
    Desk desk;
    desk.company.create("customer", {QStringLiteral("name=Alpha")});
    desk.company.deal("Twenty drills", "Qualification");
    const QString before = desk.company.digest();
    Running program(desk.display, desk.company.opened("customers"));
    program.untilReady();
    program.until("the keyboard is in the list", [](const Shown &screen) {
        return screen.rows("records") == 1 && screen.focus() == QStringLiteral("records");
    });
    const auto takes = [&](const char *name) {
        REQUIRE(program.screen().has(name));
        return program.screen().widget(name)["inputMethod"].toBool();
    };
    CHECK_FALSE(takes("records"));
    desk.display.type("nihao");
    desk.display.press("Right");
    desk.display.press("ctrl+f");
    program.untilFocus("listSearch");
    CHECK(takes("listSearch"));
    CHECK_FALSE(takes("records"));
    desk.display.press("Escape");
    desk.display.press("F6");
    program.until("the keyboard is elsewhere",
                  [](const Shown &screen) { return screen.focus() != QStringLiteral("listSearch"); });

    desk.goTo(program, "board", "page.board");
    program.until("the card is there", [](const Shown &screen) {
        return !screen.cell(QStringLiteral("Twenty drills")).isEmpty() &&
               screen.focus() == QStringLiteral("columnCards");
    });
    for (const QJsonObject &column : program.screen().all("columnCards"))
        CHECK_FALSE(column["inputMethod"].toBool());
    desk.display.type("nihao");
    desk.display.press("F2");
    program.untilFocus("cardTitle");
    CHECK(takes("cardTitle"));
    CHECK(program.screen().text("cardTitle") == "Twenty drills");
    desk.display.press("Escape");
    program.untilFocus("columnCards");
    program.quit();
    CHECK(desk.company.digest() == before);
}
