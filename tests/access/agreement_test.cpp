// SPDX-License-Identifier: GPL-3.0-or-later
// All reads agree on what is seen, for roles and records made by chance.
#include "tests/access/company.h"

using namespace millrace;
using namespace millrace::test;

namespace {

using Ids = std::set<RecordId>;

Query queryOf(const QString &kind, Query::Rows rows = Query::Rows::Live)
{
    Query query;
    query.entity = kind;
    query.rows = rows;
    query.fields = {FieldPath::of(u"id")};
    return query;
}

void checkKind(Company &company, const QString &name, const Company::Words &scopes, const QString &kind)
{
    const Workspace &ws = *company.ws;
    const Session session = company.as(name);
    const Ids live = company.seen(name, scopes, kind, Query::Rows::Live);
    const Ids all = company.seen(name, scopes, kind);
    std::string told;
    for (const QString &word : scopes)
        told += word.toStdString() + " ";
    INFO(name.toStdString() << " sees [" << told << "] of " << kind.toStdString());
    if (scopes.empty()) {
        CHECK(ws.rows(session, queryOf(kind)).error().code == ErrorCode::NotPermitted);
        return;
    }

    const auto idsOf = [](const RowSet &rows) {
        Ids ids;
        for (const Row &row : rows.rows)
            if (!row.id.isNull())
                ids.insert(row.id);
        return ids;
    };
    CHECK(idsOf(must(ws.rows(session, queryOf(kind)))) == live);
    CHECK(idsOf(must(ws.rows(session, queryOf(kind, Query::Rows::All)))) == all);
    CHECK(idsOf(must(ws.rows(session, queryOf(kind, Query::Rows::Bin)))) ==
          company.seen(name, scopes, kind, Query::Rows::Bin));
    Query page = queryOf(kind);
    page.limit = 100;
    CHECK(idsOf(must(ws.rows(session, page))) == live);
    CHECK(must(ws.count(session, queryOf(kind))) == qint64(live.size()));

    AggregateQuery sums;
    sums.entity = kind;
    sums.measures.resize(1);
    CHECK(must(ws.aggregate(session, sums)).lines.at(0).exact.at(0) == std::int64_t(live.size()));

    // Numbers that somebody else was given open nothing.
    const auto everybodys = must(ws.numbers(company.boss(), queryOf(kind, Query::Rows::All)));
    CHECK(must(ws.numbers(session, queryOf(kind))).size() == live.size());
    CHECK(idsOf(must(ws.rowsByNumber(session, kind, everybodys, queryOf(kind).fields))) == all);

    Ids visited;
    must(ws.forEachRow(session, queryOf(kind), [&](const Row &row) {
        visited.insert(row.id);
        return true;
    }));
    CHECK(visited == live);
    Ids stored;
    must(ws.forEachStoredRow(session, queryOf(kind), [&](std::span<const StoredCell> cells) {
        stored.insert(cells[0].value.valueOr<RecordId>());
        return true;
    }));
    CHECK(stored == live);

    Query then = queryOf(kind);
    then.asOf = ws.clock().now();
    CHECK(idsOf(must(ws.rows(session, then))) == live);
    CHECK(must(ws.count(session, then)) == qint64(live.size()));
    Ids replayed;
    for (const Record &record : must(ws.recordsAsOf(session, kind, {ws.clock().now(), false})))
        replayed.insert(record.id());
    CHECK(replayed == all);

    Ids followed;
    FeedQuery feed;
    feed.entities = {kind};
    for (bool more = true; more;) {
        const Feed page = must(ws.changesAfter(session, feed));
        for (const FeedEntry &entry : page.entries)
            followed.insert(entry.id);
        feed.after = page.next;
        more = page.more;
    }
    CHECK(followed == all);

    Ids courses, named;
    CourseQuery titled{kind, {company.ws.entity(kind)->at(company.ws.entity(kind)->titleFields.front()).key}};
    const auto visit = [&](const FieldCourse &course) {
        courses.insert(course.id);
        return true;
    };
    must(ws.forEachCourse(session, titled, visit));
    CHECK(courses == all);
    std::vector<RecordId> everyId;
    for (const Company::Thing &thing : company.things)
        if (thing.entity == kind)
            everyId.push_back(thing.id);
    courses.clear();
    titled.ids = everyId;
    must(ws.forEachCourse(session, titled, visit));
    CHECK(courses == all);
    const auto titles = must(ws.titles(session, kind, everyId));
    for (const RecordId &id : everyId) {
        if (titles.value(id) != restrictedTitle())
            named.insert(id);
        CHECK(ws.history(session, kind, id).has_value() == all.contains(id));
        CHECK(ws.record(session, kind, id).has_value() == all.contains(id));
    }
    CHECK(named == all);
    CHECK(titles.size() == qsizetype(everyId.size()));

    if (!company.ws.entity(kind)->searched)
        return;
    // "Firm 3", "Deal 3" ...: the first word finds all of a kind.
    const QString word = titles.value(*all.begin()).section(u' ', 0, 0);
    if (live.empty() || word.isEmpty())
        return;
    Ids found;
    const SearchAnswer answer = must(ws.search(session, word, 1000, {kind}));
    for (const SearchHit &hit : answer.hits)
        found.insert(hit.id);
    CHECK(answer.count == qint64(found.size()));
    CHECK(std::includes(live.begin(), live.end(), found.begin(), found.end()));
    Query quick = queryOf(kind);
    quick.search = word;
    CHECK(idsOf(must(ws.rows(session, quick))) == found);
    for (const RecordId &id : live)
        CHECK(found.contains(id) == titles.value(id).contains(word, Qt::CaseInsensitive));
}

} // namespace

TEST_CASE("list, search, count, sum, export, history and past agree on what is seen", "[access][agreement]")
{
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Company company(seed, 8);
        for (const auto &[name, person] : company.people) {
            std::map<QString, Company::Words> scopes;
            QByteArray json;
            for (const QString &kind : Company::kinds()) {
                scopes[kind] = company.someScopes();
                json +=
                    (json.isEmpty() ? "\"" : ",\"") + kind.toUtf8() + "\":{\"see\":" + scopesJson(scopes[kind]) + "}";
            }
            company.allow(name, "{\"entities\":{" + json + "}}");
            for (const QString &kind : Company::kinds())
                checkKind(company, name, scopes[kind], kind);
        }
    }
}

TEST_CASE("the tags of a root meet the scopes of a user exactly where he sees it", "[access][agreement]")
{
    for (std::uint64_t seed = 21; seed <= 23; ++seed) {
        Company company(seed, 8);
        for (const auto &[name, person] : company.people) {
            const Company::Words scopes = company.someScopes();
            company.allow(name, "{\"entities\":{\"*\":{\"see\":" + scopesJson(scopes) + "}}}");
            const QStringList all = company.ws->scopesOf(person.id);
            const auto narrowed = company.ws->narrowedFor(person.id);
            for (const Company::Thing &thing : company.things) {
                if (thing.root != thing.id || thing.entity == QLatin1String("product"))
                    continue;
                const QStringList his = narrowed.value(thing.entity, all);
                const QStringList tags = rootTags(must(company.ws->belongingOf(thing.entity, thing.id)));
                const bool meets =
                    his.contains(QStringLiteral("*")) ||
                    std::any_of(tags.begin(), tags.end(), [&](const QString &tag) { return his.contains(tag); });
                INFO(name.toStdString() << " " << tags.join(u' ').toStdString());
                CHECK(meets == company.reaches(name, scopes, Action::See, thing));
            }
        }
        CHECK(company.ws->scopesOf(company.admin) == QStringList{QStringLiteral("*")});
    }
}
