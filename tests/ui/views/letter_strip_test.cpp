// SPDX-License-Identifier: GPL-3.0-or-later
// Lists in the order of names, and the way through them by letters.
#include "tests/support/widget_checks.h"
#include "tests/ui/views/desk.h"
#include "ui/models/letter_places.h"
#include "ui/views/table/letter_strip.h"

using namespace millrace;
using namespace millrace::test;

namespace {

struct PeopleDesk : ListDesk
{
    PeopleDesk()
    {
        for (const char *name : {"Zoo", "鑫晟", "曾国强", "8号", "阿里", "Alice", "单雄信", "解放", "重庆"})
            workspace.create(u"contact", {{"name", QString::fromUtf8(name)}});
    }
    std::unique_ptr<TablePage> sorted(bool descending = false)
    {
        auto shown = page("contact");
        waitForRows(*shown, 9);
        shown->orderBy(columnOf(*shown, "name"), false, descending);
        const QString first = descending ? QStringLiteral("Zoo") : QStringLiteral("8号");
        REQUIRE(QTest::qWaitFor([&] { return shownIn(*shown, "name").front() == first; }, 10000));
        return shown;
    }
    static QString currentName(TablePage &page)
    {
        return page.model()->index(page.table()->currentIndex().row(), columnOf(page, "name")).data().toString();
    }
};

} // namespace

TEST_CASE_METHOD(PeopleDesk, "people stand by the reading of their surnames, Latin names among them")
{
    const auto shown = sorted();
    CHECK(shownIn(*shown, "name") == QStringList{QStringLiteral("8号"), QStringLiteral("阿里"), QStringLiteral("Alice"),
                                                 QStringLiteral("重庆"), QStringLiteral("单雄信"),
                                                 QStringLiteral("解放"), QStringLiteral("鑫晟"),
                                                 QStringLiteral("曾国强"), QStringLiteral("Zoo")});
}

TEST_CASE_METHOD(PeopleDesk, "a letter leads to the first name that begins so, or to what comes next")
{
    const auto shown = sorted();
    REQUIRE(!shown->letters()->isHidden());
    CHECK(checks::unnamedWidgets(shown.get()) == QStringList());
    for (const auto &[letter, name] :
         {std::pair('C', "重庆"), std::pair('S', "单雄信"), std::pair('X', "解放"), std::pair('Z', "曾国强"),
          std::pair('A', "阿里"), std::pair('T', "解放"), std::pair('#', "8号")}) {
        INFO(letter);
        shown->goToLetter(QLatin1Char(letter));
        REQUIRE(QTest::qWaitFor([&] { return currentName(*shown) == QString::fromUtf8(name); }, 10000));
    }
    // Typed letters count while the focus is on the strip, and only then.
    QTest::keyClick(shown->letters(), Qt::Key_C);
    REQUIRE(QTest::qWaitFor([&] { return currentName(*shown) == QStringLiteral("重庆"); }, 10000));
    CHECK(shown->letters()->current() == u'C');
    QTest::keyClick(shown->letters(), Qt::Key_End);
    REQUIRE(QTest::qWaitFor([&] { return currentName(*shown) == QStringLiteral("曾国强"); }, 10000));
}

TEST_CASE_METHOD(PeopleDesk, "the letters work downwards too, and are gone in any other order")
{
    const auto shown = sorted(true);
    const std::vector<quint32> numbers = shown->model()->numbers().all();
    const FieldDef &name = *workspace.entity(u"contact")->field(u"name");
    const auto at = [&](char letter) {
        const int row = must(rowOfLetter(*workspace, workspace.session(), QStringLiteral("contact"), numbers, name,
                                         true, QLatin1Char(letter)));
        return row < int(numbers.size()) ? shownIn(*shown, "name").at(row) : QString();
    };
    CHECK(at('Z') == QStringLiteral("Zoo"));
    CHECK(at('C') == QStringLiteral("重庆"));
    CHECK(at('B') == QStringLiteral("Alice"));
    CHECK(at('#') == QStringLiteral("8号"));
    shown->orderBy(columnOf(*shown, "title"), false, false);
    REQUIRE(QTest::qWaitFor([&] { return shown->letters()->isHidden(); }, 10000));
}
