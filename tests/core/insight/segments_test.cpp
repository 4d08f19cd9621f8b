// SPDX-License-Identifier: GPL-3.0-or-later
// Who came among the records of a condition and who left, since a moment.
#include "core/insight/segments.h"
#include "tests/support/catch.h"
#include "tests/support/temp_workspace.h"

using namespace millrace;
using namespace millrace::test;

namespace {

constexpr std::int64_t aDay = 86'400;

struct Segments : TempWorkspace
{
    SegmentMoves moves(const char *filter, Instant since, const char *entity = "customer") const
    {
        Query query;
        query.entity = QString::fromLatin1(entity);
        query.filter = must(parseFilter(QString::fromUtf8(filter)));
        return must(segmentMoves(*workspace, session(), query, since));
    }
    static QString told(const std::vector<SegmentMove> &moves)
    {
        QStringList words;
        for (const SegmentMove &move : moves)
            words << move.title + (move.isNewOrGone ? QStringLiteral("*") : QString());
        return words.join(u' ');
    }
};

} // namespace

TEST_CASE_METHOD(Segments, "records enter and leave by their values, by being made and by being deleted")
{
    const RecordId stays = create(u"customer", {{"name", "Stays"}, {"level", "a"}});
    const RecordId rises = create(u"customer", {{"name", "Rises"}, {"level", "b"}});
    const RecordId falls = create(u"customer", {{"name", "Falls"}, {"level", "a"}});
    const RecordId goes = create(u"customer", {{"name", "Goes"}, {"level", "a"}});
    tick(10 * aDay);
    const Instant since = clock.now();
    tick(aDay);
    commit({change(u"customer", rises, {{"level", "a"}}), change(u"customer", falls, {{"level", "c"}})});
    commit({change(u"customer", stays, {{"city", "Leeds"}})});
    commit({Edit::remove(QStringLiteral("customer"), goes)});
    create(u"customer", {{"name", "Comes"}, {"level", "a"}});

    const SegmentMoves found = moves("level = \"a\"", since);
    CHECK(told(found.entered) == QStringLiteral("Comes* Rises"));
    CHECK(told(found.left) == QStringLiteral("Falls Goes*"));
    CHECK(found.stayed == 1);
    // Nothing happened since a moment ago; everything happened since before the beginning.
    CHECK(moves("level = \"a\"", clock.now()).entered.empty());
    CHECK(told(moves("level = \"a\"", {since.us - 100 * aDay * 1'000'000}).entered) ==
          QStringLiteral("Comes* Rises* Stays*"));
}

TEST_CASE_METHOD(Segments, "conditions over related records and relative dates are those of each moment")
{
    const RecordId quiet = create(u"customer", {{"name", "Quiet"}});
    const RecordId busy = create(u"customer", {{"name", "Busy"}});
    create(u"activity", {{"subject", "call"}, {"customer", quiet.toString()}, {"at", "2026-01-01T08:00:00Z"}});
    tick(aDay);
    const Instant since = clock.now();
    tick(60 * aDay);
    create(u"activity", {{"subject", "visit"}, {"customer", busy.toString()}, {"at", "2026-03-01T08:00:00Z"}});
    const SegmentMoves found = moves("has activity (at within last 30 days)", since);
    CHECK(told(found.entered) == QStringLiteral("Busy"));
    CHECK(told(found.left) == QStringLiteral("Quiet"));
    CHECK(found.stayed == 0);
}
