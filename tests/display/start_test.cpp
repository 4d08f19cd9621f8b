// SPDX-License-Identifier: GPL-3.0-or-later
// How the program comes up, is found one's way in by keys, and what it keeps when it is killed.
#include "tests/display/company.h"

#include <QDir>

using namespace millrace::test;

namespace {

bool hasCell(const Shown &screen, const char *view, const char *part)
{
    for (const QJsonValue &cell : screen.widget(view)[QStringLiteral("cells")].toArray()) {
        if (cell[QStringLiteral("text")].toString().contains(QString::fromUtf8(part)))
            return true;
    }
    return false;
}

} // namespace

TEST_CASE("the window comes up with its list filled, fifty thousand customers or not")
{
    const Company company;
    REQUIRE(company
                .call(QStringLiteral("generate"), {"--customers", "50000", "--contacts", "0", "--opportunities", "0",
                                                   "--activities", "0", "--tasks", "0"})
                .exit == 0);
    HiddenDisplay display(screenSize);
    Running program(display, company.opened("customers"));
    program.untilReady();
    program.until("all rows are there", [](const Shown &screen) { return screen.rows("records") == 50'000; });
    CHECK(program.screen().focus() == "records");
    CHECK(program.screen().widget("records")["cells"].toArray().size() > 20);
    CHECK(program.screen().text("listFooter").contains("50,000"));
    program.quit();
}

TEST_CASE("Ctrl+K and the initials of a Chinese name open the record, and settings are found in both languages")
{
    const Company company;
    company.create("customer", {QStringLiteral("name=重庆啤酒")});
    company.create("customer", {QStringLiteral("name=上海电气")});
    HiddenDisplay display(screenSize);
    Running program(display, company.opened("today"));
    program.untilReady();
    display.press("ctrl+k");
    program.untilFocus("paletteField");
    display.type("cqpj");
    program.until("it is found", [](const Shown &screen) { return hasCell(screen, "paletteList", "重庆啤酒"); });
    display.press("Return");
    program.until("it is open", [](const Shown &screen) {
        return screen.text("recordTitle") == QStringLiteral("重庆啤酒") && !screen.has("palette");
    });

    const auto findsPreferences = [&](const char *typed, const char *found) {
        display.press("ctrl+k");
        program.untilFocus("paletteField");
        display.type(QString::fromUtf8(typed));
        program.until(typed, [&](const Shown &screen) { return hasCell(screen, "paletteList", found); });
        display.press("Escape");
        program.until("the palette is closed", [](const Shown &screen) { return !screen.has("palette"); });
    };
    findsPreferences("pref", "Preferences");
    findsPreferences("shezhi", "Preferences");
    display.press("ctrl+k");
    program.untilFocus("paletteField");
    display.type("switch to chinese");
    program.until("the switch is offered",
                  [](const Shown &screen) { return hasCell(screen, "paletteList", "Switch to Chinese"); });
    display.press("Return");
    program.until("the window speaks Chinese",
                  [](const Shown &screen) { return screen.text("rail.customers").contains(QStringLiteral("客户")); });
    findsPreferences("pref", "偏好设置");
    program.quit();
}

TEST_CASE("a follow-up that was being typed is offered again after kill -9")
{
    const Company company;
    const QString id = company.create("customer", {QStringLiteral("name=Harbour Tools")});
    HiddenDisplay display(screenSize);
    const auto kept = [&] {
        const QDir drafts(company.workspace() + QStringLiteral("-drafts"));
        for (const QString &name : drafts.entryList({QStringLiteral("*.json")})) {
            QFile file(drafts.filePath(name));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains("asked for a quote by friday"))
                return true;
        }
        return false;
    };
    {
        Running program(display, company.opened("customers"));
        program.untilReady();
        program.untilFocus("records");
        display.press("ctrl+l");
        program.untilFocus("followUpText");
        display.type("asked for a quote by friday");
        program.until("it is shown", [](const Shown &screen) {
            return screen.text("followUpText") == QStringLiteral("asked for a quote by friday");
        });
        REQUIRE(QTest::qWaitFor(kept, 60'000));
        program.kill();
    }
    CHECK(company.count("activity") == 0);
    Running again(display, company.opened("today"));
    again.untilReady();
    again.untilSays("Restore unsaved follow-up (1)");
    display.click(again.middle(again.screen().widget("restoreFollowUp")));
    again.until("it is there again", [](const Shown &screen) {
        return screen.text("followUpText") == QStringLiteral("asked for a quote by friday") &&
               screen.focus() == QStringLiteral("followUpText");
    });
    display.press("ctrl+Return");
    again.untilSays("Follow-up saved");
    CHECK(company.count("activity") == 1);
    again.quit();
    CHECK(QDir(company.workspace() + QStringLiteral("-drafts")).isEmpty());
}
