// SPDX-License-Identifier: GPL-3.0-or-later
// Rows handed from a reading thread to a writing one: all of them, in their order, and no further than the first
// failure.
#include "core/interchange/row_relay.h"
#include "tests/support/catch.h"

#include <QSemaphore>

using namespace millrace;
using namespace millrace::interchange;

namespace {

/// A row whose text lives only as long as it is added, as rows of the database do.
bool addRow(RowRelay &relay, int number)
{
    QByteArray text = "row " + QByteArray::number(number);
    const std::vector<StoredCell> row{{true, text, {}}, {false, {}, Value(std::int64_t(number))}};
    const bool taken = relay.add(row);
    text.fill('x');
    return taken;
}

} // namespace

TEST_CASE("every row arrives once, in order and whole, however many there are")
{
    for (const int count : {0, 1, 255, 256, 257, 5000}) {
        INFO(count);
        int next = 0;
        bool right = true;
        RowRelay relay([&](std::span<const StoredCell> row) -> Result<void> {
            right = right && row.size() == 2 && row[0].isText && !row[1].isText &&
                    row[0].utf8 == QByteArray("row " + QByteArray::number(next)) &&
                    row[1].value == Value(std::int64_t(next));
            ++next;
            return {};
        });
        for (int i = 0; i < count; ++i)
            REQUIRE(addRow(relay, i));
        CHECK(relay.finish().has_value());
        CHECK(next == count);
        CHECK(right);
    }
}

TEST_CASE("where writing fails the reader is told to stop, and why")
{
    int written = 0;
    RowRelay relay([&](std::span<const StoredCell>) -> Result<void> {
        if (++written == 300)
            return fail(ErrorCode::DiskFull, {QStringLiteral("out.xlsx")});
        return {};
    });
    int added = 0;
    while (added < 1'000'000 && addRow(relay, added))
        ++added;
    CHECK(added < 1'000'000);
    const auto finished = relay.finish();
    REQUIRE_FALSE(finished);
    CHECK(finished.error().code == ErrorCode::DiskFull);
    CHECK(written == 300);
}

TEST_CASE("a reader waits for a writer that is far behind, and what is given up is written no further")
{
    QSemaphore go;
    int written = 0;
    {
        RowRelay relay([&](std::span<const StoredCell>) -> Result<void> {
            go.acquire();
            ++written;
            return {};
        });
        for (int i = 0; i < 600; ++i)
            REQUIRE(addRow(relay, i));
        go.release(1'000'000);
    }
    CHECK(written <= 600);
}
