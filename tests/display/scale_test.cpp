// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is cut off and every dialog fits, on a screen of 1366 x 768 points at every scale.
#include "tests/display/company.h"

#include <QDir>

using namespace millrace::test;

namespace {

/// Labels and buttons that are shown smaller than their text needs, and windows that reach over the edge of the screen.
QStringList misfits(const Shown &screen)
{
    QStringList found;
    for (const QJsonValue &value : screen.widgets()) {
        const QJsonObject widget = value.toObject();
        const QRect rect = Shown::rect(widget);
        const QString name = widget["objectName"].toString() + u'/' + widget["class"].toString() +
                             QStringLiteral(" \"") + widget["text"].toString() + u'"';
        const QJsonArray needs = widget["needs"].toArray();
        if (!needs.isEmpty() && (rect.width() < needs[0].toInt() || rect.height() < needs[1].toInt()))
            found << QStringLiteral("%1: %2x%3 of %4x%5")
                         .arg(name)
                         .arg(rect.width())
                         .arg(rect.height())
                         .arg(needs[0].toInt())
                         .arg(needs[1].toInt());
        const QString role = widget["role"].toString();
        if ((role == "Dialog" || role == "Window") && !QRect({0, 0}, screenSize).contains(rect))
            found << name + QStringLiteral(" is not on the screen");
    }
    return found;
}

void judge(const Running &program, const char *what)
{
    const QStringList found = misfits(program.screen());
    INFO(what << "\n" << found.join(u'\n').toStdString());
    CHECK(found.isEmpty());
}

} // namespace

TEST_CASE("no text is cut off and no dialog is larger than the screen at any scale")
{
    const double scale = GENERATE(1.0, 1.25, 1.5, 2.0);
    const int textSize = GENERATE(100, 150);
    INFO("scale " << scale << ", text " << textSize << " %");
    const Company company;
    company.deal("Twenty drills", "Qualification");
    company.create("customer", {QStringLiteral("name=Harbour Tools")});
    QFile settings(company.path(QStringLiteral("profile/settings.ini")));
    REQUIRE(QDir().mkpath(company.path(QStringLiteral("profile"))));
    REQUIRE(settings.open(QIODevice::WriteOnly));
    settings.write("[appearance]\nfont_scale=" + QByteArray::number(textSize) + '\n');
    settings.close();

    HiddenDisplay display((QSizeF(screenSize) * scale).toSize());
    Running program(display, company.opened("today"), scale);
    program.untilReady();
    judge(program, "today");
    const char *shown[] = {"page.today", "table.customer", "table.contact",
                           "table.lead", "page.board",     "table.opportunity"};
    for (int i = 1; i < 6; ++i) {
        display.press(QStringLiteral("ctrl+%1").arg(i + 1));
        program.until(shown[i], [&](const Shown &screen) { return screen.has(shown[i]); });
        judge(program, shown[i]);
    }
    display.press("ctrl+n");
    program.until("the form is open", [](const Shown &screen) { return screen.has("recordDraft"); });
    judge(program, "a new record");
    display.press("Escape");
    program.until("the form is closed", [](const Shown &screen) { return !screen.has("recordDraft"); });
    display.press("ctrl+comma");
    program.until("the preferences are open", [](const Shown &screen) { return screen.has("preferences"); });
    judge(program, "preferences");
    display.press("Escape");
    program.until("the preferences are closed", [](const Shown &screen) { return !screen.has("preferences"); });
    display.press("ctrl+slash");
    program.until("the keys are shown", [](const Shown &screen) { return screen.has("shortcuts"); });
    judge(program, "keyboard shortcuts");
    display.press("Escape");
    program.until("the keys are gone", [](const Shown &screen) { return !screen.has("shortcuts"); });
    program.quit();
}
