// SPDX-License-Identifier: GPL-3.0-or-later
// What waits for the writer at the same moment.
#include "core/workspace/committer.h"
#include "core/workspace/sync_door.h"
#include "tests/support/temp_workspace.h"

#include <QSemaphore>

using namespace millrace;
using namespace millrace::test;

namespace {

/// Keeps the writer at its first notice until everything that is to wait for it waits.
class Held
{
public:
    explicit Held(TempWorkspace &ws)
        : m_ws(ws), m_listening(ws->listen([this](const CommitNotice &notice) {
              if (m_first) {
                  m_first = false;
                  m_reached.release();
                  m_go.acquire();
              }
              notices.push_back(notice);
          }))
    {
        later({ws.creation(u"customer", {{"name", QStringLiteral("The first")}})});
        m_reached.acquire();
    }

    void later(std::vector<Edit> edits)
    {
        CommitRequest request;
        request.label = QStringLiteral("edit");
        request.edits = std::move(edits);
        m_ws->commitLater(m_ws.session(), std::move(request), [this](Result<CommitReceipt> receipt) {
            seen.push_back(m_ws.count("customer"));
            receipts.push_back(std::move(receipt));
        });
    }
    /// Until all were answered.
    void release()
    {
        m_go.release();
        must(sync_door::write(*m_ws.workspace, [](Committer &) -> Result<void> { return {}; }));
    }

    std::vector<CommitNotice> notices;
    std::vector<Result<CommitReceipt>> receipts; ///< in the order in which they were answered
    std::vector<qint64> seen;                    ///< customers that a reader found then

private:
    TempWorkspace &m_ws;
    bool m_first = true;
    QSemaphore m_reached, m_go;
    std::shared_ptr<void> m_listening;
};

} // namespace

TEST_CASE("saves that wait together become durable together, each with its own answer and notice",
          "[workspace][writer]")
{
    TempWorkspace ws;
    Held held(ws);
    for (const char *name : {"A", "B", "C"})
        held.later({ws.creation(u"customer", {{"name", QString::fromLatin1(name)}})});
    held.release();
    REQUIRE(held.receipts.size() == 4);
    // Whoever is answered first finds all of them on the disk.
    CHECK(held.seen == std::vector<qint64>{1, 4, 4, 4});
    REQUIRE(held.notices.size() == 4);
    for (size_t i = 0; i < 4; ++i) {
        const CommitReceipt receipt = must(held.receipts[i]);
        CHECK(receipt.lastCommit == must(held.receipts[0]).lastCommit + std::int64_t(i));
        CHECK(held.notices[i].commit == receipt.lastCommit);
        REQUIRE(held.notices[i].records.size() == 1);
        CHECK(held.notices[i].records.value(QStringLiteral("customer")) == receipt.ids);
    }
    ws.requireSound();
}

TEST_CASE("a save that fails takes none of those with it that waited beside it", "[workspace][writer]")
{
    TempWorkspace ws;
    Held held(ws);
    held.later({ws.creation(u"customer", {{"name", QStringLiteral("A")}})});
    held.later({ws.creation(u"customer", {{"email", QStringLiteral("nonsense")}})});
    held.later({ws.creation(u"customer", {{"name", QStringLiteral("B")}})});
    held.release();
    REQUIRE(held.receipts.size() == 4);
    CHECK(held.receipts[1].has_value());
    REQUIRE_FALSE(held.receipts[2].has_value());
    CHECK(held.receipts[2].error().code == ErrorCode::ValidationFailed);
    // The number that it had begun is the next one's.
    CHECK(must(held.receipts[3]).lastCommit == must(held.receipts[1]).lastCommit + 1);
    CHECK(held.notices.size() == 3);
    CHECK(ws.count("customer") == 3);
    ws.requireSound();
    ws.reopen();
    CHECK(ws.count("customer") == 3);
}

TEST_CASE("where the first of those that wait fails the others are carried out", "[workspace][writer]")
{
    TempWorkspace ws;
    Held held(ws);
    held.later({ws.creation(u"customer", {{"email", QStringLiteral("nonsense")}})});
    held.later({ws.creation(u"customer", {{"name", QStringLiteral("A")}})});
    held.release();
    REQUIRE(held.receipts.size() == 3);
    CHECK_FALSE(held.receipts[1].has_value());
    CHECK(held.receipts[2].has_value());
    CHECK(ws.count("customer") == 2);
    ws.requireSound();
}

TEST_CASE("a field that is made beside other saves stays, and goes where its own save fails", "[workspace][writer]")
{
    TempWorkspace ws;
    const auto field = [&](const char *key, const char *label) {
        return ws.creation(u"custom_field", {{"entity", QStringLiteral("customer")},
                                             {"key", QString::fromLatin1(key)},
                                             {"label", QString::fromLatin1(label)},
                                             {"type", QStringLiteral("text")}});
    };
    const size_t before = ws.entity(u"customer")->fields.size();
    Held held(ws);
    held.later({field("x_0123456789abc", "Kept")});
    held.later({field("x_0123456789abd", "Lost"), ws.creation(u"customer", {{"email", QStringLiteral("nonsense")}})});
    held.later({ws.creation(u"customer", {{"name", QStringLiteral("A")}})});
    held.release();
    REQUIRE(held.receipts.size() == 4);
    CHECK_FALSE(held.receipts[2].has_value());
    CHECK(ws.entity(u"customer")->fields.size() == before + 1);
    CHECK(ws.count("custom_field") == 1);
    CHECK(ws.count("customer") == 2);
    ws.requireSound();
    ws.reopen();
    CHECK(ws.entity(u"customer")->fields.size() == before + 1);
}
