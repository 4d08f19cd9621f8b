// SPDX-License-Identifier: GPL-3.0-or-later
// The board with a real pointer and real keys.
#include "tests/display/company.h"

using namespace millrace::test;

namespace {

struct BoardOnDisplay
{
    Company company;
    HiddenDisplay display{screenSize};

    static int columnOf(const Shown &screen, const QString &title)
    {
        const auto lists = screen.all("columnCards");
        for (size_t i = 0; i < lists.size(); ++i) {
            if (Shown::holds(lists[i], title))
                return int(i);
        }
        return -1;
    }
    void untilIn(Running &program, const char *title, int column)
    {
        program.until("the card is in its column", [&](const Shown &screen) {
            return columnOf(screen, QString::fromLatin1(title)) == column && !screen.has("dragGhost");
        });
    }
    void pickUp(Running &program, const char *title, int column)
    {
        const QJsonObject card = program.screen().cell(QString::fromLatin1(title));
        display.pick(program.middle(card), program.middle(program.screen().all("columnCards").at(size_t(column))));
        program.until("the card is in the air", [](const Shown &screen) { return screen.has("boardDropBar"); });
    }
    QString stageOf(const QString &id) const { return company.record("opportunity", id)["stage"].toString(); }
};

} // namespace

TEST_CASE("a card is dragged with the pointer, and a gated column takes it only with what it asks for")
{
    BoardOnDisplay desk;
    const QString deal = desk.company.deal("Twenty drills", "Qualification");
    Running program(desk.display, desk.company.opened("board"));
    program.untilReady();
    desk.untilIn(program, "Twenty drills", 0);
    desk.pickUp(program, "Twenty drills", 1);
    desk.display.drop();
    desk.untilIn(program, "Twenty drills", 1);
    program.untilSays("is in “Needs analysis”");
    CHECK(desk.stageOf(deal) == desk.company.stage("Needs analysis"));
    CHECK(program.screen().all("columnHeading").at(0)["text"].toString() == "Qualification · 0");
    CHECK(program.screen().all("columnHeading").at(1)["text"].toString() == "Needs analysis · 1");

    const QString before = desk.company.digest();
    desk.pickUp(program, "Twenty drills", 3);
    desk.display.drop();
    program.until("it is asked for more", [](const Shown &screen) { return screen.has("gateDialog"); });
    desk.display.press("Escape");
    program.until("it is put back", [](const Shown &screen) {
        return !screen.has("gateDialog") && BoardOnDisplay::columnOf(screen, QStringLiteral("Twenty drills")) == 1;
    });

    // Esc in the middle of a drag leaves all as it was, too.
    desk.pickUp(program, "Twenty drills", 2);
    desk.display.press("Escape");
    program.until("the card is down", [](const Shown &screen) { return !screen.has("boardDropBar"); });
    desk.display.drop();
    desk.untilIn(program, "Twenty drills", 1);
    CHECK(desk.company.digest() == before);
    program.quit();
    CHECK(desk.company.digest() == before);
}

TEST_CASE("a card goes on by Ctrl and an arrow, back by Ctrl+Z, and keeps the keyboard")
{
    BoardOnDisplay desk;
    const QString deal = desk.company.deal("Twenty drills", "Qualification");
    Running program(desk.display, desk.company.opened("board"));
    program.untilReady();
    program.untilFocus("columnCards");
    const auto untilHeldIn = [&](int column) {
        program.until("the card has the keyboard", [&](const Shown &screen) {
            const auto lists = screen.all("columnCards");
            return lists.size() > size_t(column) &&
                   Shown::holds(lists[size_t(column)], QStringLiteral("Twenty drills")) &&
                   lists[size_t(column)]["focused"].toBool();
        });
    };
    untilHeldIn(0);
    desk.display.press("ctrl+Right");
    untilHeldIn(1);
    program.untilSays("is in “Needs analysis”");
    desk.display.press("ctrl+z");
    untilHeldIn(0);
    CHECK(desk.stageOf(deal) == desk.company.stage("Qualification"));
    desk.display.press("ctrl+Right");
    untilHeldIn(1);
    program.quit();
    CHECK(desk.stageOf(deal) == desk.company.stage("Needs analysis"));
    CHECK(desk.display.pointerActions() == 0);
}
