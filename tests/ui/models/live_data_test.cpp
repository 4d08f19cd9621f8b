// SPDX-License-Identifier: GPL-3.0-or-later
// Who waits for whom: readings, productions, and the window.
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "ui/models/live_data.h"

#include <QSemaphore>
#include <QTest>

using namespace millrace;
using namespace millrace::test;

TEST_CASE("readings are answered while as much as can be is being produced, and productions take their turn")
{
    TempWorkspace workspace;
    workspace.create(u"customer", {{"name", QStringLiteral("A")}});
    LiveData data(*workspace, QStringLiteral("en"));
    QObject receiver;
    QSemaphore begun, go;
    int produced = 0;
    constexpr int more = LiveData::productionsAtOnce + 2;
    for (int i = 0; i < more; ++i)
        data.produce(
            &receiver,
            [&begun, &go, &open = *workspace, session = data.session()]() -> Result<qint64> {
                begun.release();
                go.acquire();
                Query query;
                query.entity = QStringLiteral("customer");
                return open.count(session, query);
            },
            [&produced](Result<qint64> count) { produced += int(must(std::move(count))); });
    // All places are taken.
    begun.acquire(LiveData::productionsAtOnce);
    CHECK(begun.available() == 0);
    int answers = 0;
    for (int i = 0; i < 10; ++i)
        data.read(
            &receiver,
            [&open = *workspace, session = data.session()] {
                Query query;
                query.entity = QStringLiteral("customer");
                return open.count(session, query);
            },
            [&answers](Result<qint64> count) { answers += int(must(std::move(count))); });
    REQUIRE(QTest::qWaitFor([&] { return answers == 10; }, 10'000));
    CHECK(produced == 0);
    CHECK(data.isAwaiting());
    go.release(more);
    REQUIRE(QTest::qWaitFor([&] { return produced == more; }, 10'000));
    CHECK_FALSE(data.isAwaiting());
}
