// SPDX-License-Identifier: GPL-3.0-or-later
// A window has come to rest when nothing that was begun will still change what it shows.
#include "app/desktop/parts/rest.h"
#include "tests/desktop/program.h"
#include "ui/views/table/table_page.h"

#include <QLineEdit>
#include <QTimer>

using namespace millrace;
using namespace millrace::test;

TEST_CASE("rest waits for what is read and for what follows from it")
{
    Program desk;
    desk.options.sample = true;
    desk.options.page = QStringLiteral("customers");
    desk.start();
    LiveData &data = *desk.composition->data();
    bool first = false, second = false;
    data.read(
        &desk.window(), [] { return 1; },
        [&](int) {
            first = true;
            data.read(
                &desk.window(), [] { return 2; }, [&](int) { second = true; });
        });
    CHECK(data.isAwaiting());
    awaitRest(&data);
    CHECK(first);
    CHECK(second);
    CHECK_FALSE(data.isAwaiting());

    auto *page = qobject_cast<TablePage *>(desk.window().currentPage());
    REQUIRE(page);
    CHECK(page->model()->rowCount() > 0);
    static_cast<QLineEdit *>(page->searchField())->setText(QStringLiteral("zzzzqq"));
    awaitRest(&data);
    CHECK(page->model()->rowCount() == 0);
    CHECK(page->emptyKind() == 2);
}

TEST_CASE("what a timer is about to change is changed at once, what takes its time is left to it")
{
    QWidget window;
    QTimer soon(&window), late(&window);
    int fired = 0;
    for (QTimer *timer : {&soon, &late}) {
        timer->setSingleShot(true);
        QObject::connect(timer, &QTimer::timeout, &window, [&fired] { ++fired; });
    }
    soon.start(1000);
    late.start(3'600'000);
    awaitRest(nullptr);
    CHECK(fired == 1);
    CHECK(soon.interval() == 1000);
    CHECK_FALSE(soon.isActive());
    CHECK(late.isActive());
}

TEST_CASE("an answer for one who is gone is awaited no longer")
{
    Program desk;
    desk.start();
    LiveData &data = *desk.composition->data();
    {
        QObject receiver;
        data.read(
            &receiver, [] { return 1; }, [](int) { FAIL("told to nobody"); });
    }
    CHECK(data.isAwaiting());
    awaitRest(&data);
    CHECK_FALSE(data.isAwaiting());
}
