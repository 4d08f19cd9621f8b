// SPDX-License-Identifier: GPL-3.0-or-later
// Who hears of what: once, and only who may see it.
#include "tests/access/company.h"

#include "core/schema/builtin/comment.h"
#include "core/schema/builtin/notification.h"
#include "core/schema/builtin/watch.h"

using namespace millrace;
using namespace millrace::test;

namespace {

constexpr const char *everything =
    R"({"entities":{"*":{"see":"all","create":"all","edit":"all","delete":"all","transfer":"all"}}})";

/// Three colleagues: erin and shan see everything, lone his own.
struct Newsroom
{
    Company company{91, 1};
    RecordId firm;

    Newsroom()
    {
        company.allow(QStringLiteral("erin"), everything);
        company.allow(QStringLiteral("shan"), everything);
        company.allow(QStringLiteral("lone"), R"({"entities":{"*":{"see":["own","shared"],"create":"own"}}})");
        firm = company.ws.create(u"customer", {{"name", QStringLiteral("Acme")}});
    }
    RecordId idOf(const char *name) const { return company.people.at(QString::fromLatin1(name)).id; }
    Result<CommitReceipt> commit(const char *name, std::vector<Edit> edits, Origin origin = Origin::Local)
    {
        CommitRequest request;
        request.label = QStringLiteral("edit");
        request.origin = origin;
        request.edits = std::move(edits);
        return company.ws->commit(company.as(QString::fromLatin1(name)), std::move(request));
    }
    RecordId says(const char *name, const QString &text, const RecordId &about = {})
    {
        return must(commit(name, {company.ws.creation(
                                     u"comment",
                                     {{"body", text}, {"customer", (about.isNull() ? firm : about).toString()}})}))
            .ids.front();
    }
    void watches(const char *name)
    {
        must(commit(name, {company.ws.creation(u"watch", {{"customer", firm.toString()}})}));
    }
    /// What lies in somebody's inbox, oldest first.
    QStringList inbox(const char *name, bool oneSession = true) const
    {
        Query query;
        query.entity = notification::entityKey();
        query.fields = {FieldPath::of(u"kind"), FieldPath::of(u"records")};
        query.filter = must(parseFilter(QStringLiteral("owner = \"%1\"").arg(idOf(name).toString())));
        const Session session = oneSession ? company.as(QString::fromLatin1(name)) : company.boss();
        QStringList kinds;
        for (const Row &row : must(company.ws->rows(session, query)).rows) {
            const auto records = row.cells[1].valueOr<std::int64_t>();
            kinds << row.cells[0].valueOr<QString>() + (records > 1 ? u' ' + QString::number(records) : QString());
        }
        kinds.sort();
        return kinds;
    }
};

} // namespace

TEST_CASE("who is named in a comment is told once, whatever else he is to the record", "[access][news]")
{
    Newsroom news;
    news.watches("shan");
    news.says("erin", QStringLiteral("@shan have a look, @shan"));
    CHECK(news.inbox("shan") == QStringList{QStringLiteral("mention")});
    CHECK(news.inbox("erin").isEmpty());
    news.says("erin", QStringLiteral("and again"));
    CHECK(news.inbox("shan") == QStringList{QStringLiteral("comment"), QStringLiteral("mention")});
}

TEST_CASE("nobody is told of what he may not see, and a share changes that", "[access][news]")
{
    Newsroom news;
    news.says("erin", QStringLiteral("@lone look here"));
    CHECK(news.inbox("lone", false).isEmpty());
    const auto sees = [&] {
        for (const Colleague &each : must(colleaguesFor(*news.company.ws, news.company.as(QStringLiteral("erin")),
                                                        QStringLiteral("customer"), news.firm)))
            if (each.id == news.idOf("lone"))
                return each.sees;
        FAIL("a colleague is missing");
        return false;
    };
    CHECK_FALSE(sees());
    news.company.ws.create(u"share", {{"customer", news.firm.toString()}, {"user", news.idOf("lone").toString()}});
    CHECK(sees());
    news.says("erin", QStringLiteral("@lone now"));
    CHECK(news.inbox("lone") == QStringList{QStringLiteral("mention")});
    // Who does not see the record asks for nothing about it.
    news.company.allow(QStringLiteral("lone"), "{}");
    CHECK_FALSE(colleaguesFor(*news.company.ws, news.company.as(QStringLiteral("lone")), QStringLiteral("customer"),
                              news.firm));
}

TEST_CASE("a name that is added to a comment later is told then, and only that", "[access][news]")
{
    Newsroom news;
    const RecordId comment = news.says("erin", QStringLiteral("first @shan"));
    must(news.commit(
        "erin", {news.company.ws.change(u"comment", comment, {{"body", QStringLiteral("first @shan and @head")}})}));
    CHECK(news.inbox("shan") == QStringList{QStringLiteral("mention")});
    news.company.allow(QStringLiteral("head"), everything);
    must(news.commit("erin",
                     {news.company.ws.change(u"comment", comment, {{"body", QStringLiteral("@head, once more")}})}));
    // He could not see it when he was named first; that is not made up for.
    CHECK(news.inbox("head").isEmpty());
}

TEST_CASE("who watches a customer hears of comments on its contacts and of a new owner", "[access][news]")
{
    Newsroom news;
    news.watches("shan");
    const RecordId contact =
        news.company.ws.create(u"contact", {{"name", QStringLiteral("Chen")}, {"customer", news.firm.toString()}});
    must(news.commit("erin", {news.company.ws.creation(
                                 u"comment", {{"body", QStringLiteral("nice")}, {"contact", contact.toString()}})}));
    CHECK(news.inbox("shan") == QStringList{QStringLiteral("comment")});
    must(news.commit("erin",
                     {news.company.ws.change(u"customer", news.firm, {{"owner", news.idOf("erin").toString()}})}));
    CHECK(news.inbox("shan") == QStringList{QStringLiteral("changed"), QStringLiteral("comment")});
    must(news.commit("erin", {news.company.ws.change(u"customer", news.firm, {{"city", QStringLiteral("Ulm")}})}));
    CHECK(news.inbox("shan").size() == 2);
}

TEST_CASE("who is given records is told: a few one by one, many as one number", "[access][news]")
{
    Newsroom news;
    const QString shan = news.idOf("shan").toString();
    std::vector<Edit> few, many;
    for (int i = 0; i < 8; ++i) {
        const Edit edit =
            news.company.ws.creation(u"customer", {{"name", QStringLiteral("Firm %1").arg(i)}, {"owner", shan}});
        (i < 2 ? few : many).push_back(edit);
    }
    must(news.commit("erin", few));
    CHECK(news.inbox("shan") == QStringList{QStringLiteral("assigned"), QStringLiteral("assigned")});
    must(news.commit("erin", many));
    CHECK(news.inbox("shan").contains(QStringLiteral("assigned 6")));
    // Data that come from elsewhere are no assignment.
    const auto before = news.inbox("shan").size();
    must(news.commit("erin", {news.company.ws.creation(u"customer", {{"name", QStringLiteral("Own")}})}));
    news.company.allow(QStringLiteral("erin"), R"({"entities":{"*":{"see":"all","create":"all","import":"all"}}})");
    must(news.commit("erin",
                     {news.company.ws.creation(u"customer", {{"name", QStringLiteral("Firm 9")}, {"owner", shan}})},
                     Origin::Import));
    CHECK(news.inbox("shan").size() == before);
}

TEST_CASE("a hand-over is told as a hand-over, once for each kind of record", "[access][news]")
{
    Newsroom news;
    const QString erin = news.idOf("erin").toString();
    for (int i = 0; i < 5; ++i)
        news.company.ws.create(u"customer", {{"name", QStringLiteral("Firm %1").arg(i)}, {"owner", erin}});
    const auto moved =
        must(handOver(*news.company.ws, news.company.boss(), news.idOf("erin"), news.idOf("shan"), true));
    for (const OpenWork &work : moved.moved) {
        const QStringList inbox = news.inbox("shan").filter(QStringLiteral("handover"));
        CHECK(inbox.size() >= qsizetype(moved.moved.size()));
        if (work.entity == QLatin1String("customer"))
            CHECK(inbox.contains(QStringLiteral("handover %1").arg(work.records)));
    }
}

TEST_CASE("taking back a comment takes back the comment, not what was told of it", "[access][news]")
{
    Newsroom news;
    const Session erin = news.company.as(QStringLiteral("erin"));
    const RecordId comment = news.says("erin", QStringLiteral("@shan oh"));
    const RecordId last = must(news.company.ws->lastUndoable(erin));
    must(news.company.ws->undo(erin, last));
    CHECK_FALSE(news.company.ws->record(erin, comment::entityKey(), comment));
    CHECK(news.inbox("shan").size() == 1);
    CHECK(must(news.company.ws->lastRedoable(erin)) != RecordId());
    news.company.ws.requireSound();
}

TEST_CASE("an inbox is its owner's alone: others neither read nor empty it", "[access][news]")
{
    Newsroom news;
    news.says("erin", QStringLiteral("@shan psst"));
    Query query;
    query.entity = notification::entityKey();
    CHECK(must(news.company.ws->rows(news.company.as(QStringLiteral("erin")), query)).rows.empty());
    const auto mine = must(news.company.ws->rows(news.company.as(QStringLiteral("shan")), query)).rows;
    REQUIRE(mine.size() == 1);
    const EntityPtr entity = news.company.ws.entity(notification::entityKey());
    const auto read = [&](const char *name) {
        return news
            .commit(name, {Edit::update(entity, mine.front().id)
                               .with(*entity, notification::readAt, news.company.ws.clock.now())})
            .has_value();
    };
    CHECK_FALSE(read("erin"));
    CHECK(read("shan"));
    // Whatever his role says.
    news.company.allow(QStringLiteral("shan"), R"({"entities":{"*":{"see":"all"}}})");
    CHECK(news.commit("shan", {Edit::remove(notification::entityKey(), mine.front().id)}).has_value());
    // Nobody puts words into another's inbox.
    CHECK_FALSE(
        news.commit("erin", {news.company.ws.creation(u"notification", {{"kind", QStringLiteral("mention")},
                                                                        {"owner", news.idOf("shan").toString()}})}));
}

TEST_CASE("a comment that is changed tells only whom it newly names", "[access][news]")
{
    Newsroom news;
    news.company.allow(QStringLiteral("head"), everything);
    news.watches("shan");
    const RecordId comment = news.says("erin", QStringLiteral("to whom it concerns"));
    CHECK(news.inbox("shan") == QStringList{QStringLiteral("comment")});
    // Who began to watch since is not told of what was said before.
    news.watches("head");
    must(news.commit("erin", {news.company.ws.change(u"comment", comment, {{"body", QStringLiteral("corrected")}})}));
    CHECK(news.inbox("head").isEmpty());
    CHECK(news.inbox("shan").size() == 1);
    // Who was told of the comment is told that it names him now.
    for (const char *body : {"it concerns @shan", "it concerns @shan, really"})
        must(news.commit("erin", {news.company.ws.change(u"comment", comment, {{"body", QString::fromLatin1(body)}})}));
    CHECK(news.inbox("shan") == QStringList{QStringLiteral("comment"), QStringLiteral("mention")});
}

TEST_CASE("nobody changes another's words; their author may, and may take them back, whatever his role says",
          "[access][news]")
{
    Newsroom news;
    news.company.allow(QStringLiteral("erin"), R"({"entities":{"*":{"see":"all","create":"all"}}})");
    const RecordId comment = news.says("erin", QStringLiteral("mine"));
    const auto words = [&](const char *body) {
        return std::vector<Edit>{news.company.ws.change(u"comment", comment, {{"body", QString::fromLatin1(body)}})};
    };
    const Result<CommitReceipt> foreign = news.commit("shan", words("yours"));
    REQUIRE_FALSE(foreign);
    CHECK(foreign.error().code == ErrorCode::NotPermitted);
    // Not even who may do everything.
    CHECK_FALSE(news.company.ws.tryCommit(words("the boss'")));
    CHECK(news.company.ws.text(u"comment", comment, "body") == QStringLiteral("mine"));
    must(news.commit("erin", words("mine, corrected")));
    CHECK(news.company.ws.text(u"comment", comment, "body") == QStringLiteral("mine, corrected"));
    must(news.commit("erin", {Edit::remove(QStringLiteral("comment"), comment)}));
    CHECK(news.company.ws.record(u"comment", comment).isDeleted());
    // What it said first is still to be read.
    const RecordHistory history =
        must(news.company.ws->history(news.company.boss(), QStringLiteral("comment"), comment));
    bool isKept = false;
    for (const HistoryCommit &commit : history.commits)
        for (const HistoryChange &change : commit.changes)
            isKept = isKept || change.was == Value(QStringLiteral("mine"));
    CHECK(isKept);
}

TEST_CASE("who loses sight of a record changes no comment there any more", "[access][news]")
{
    Newsroom news;
    const RecordId comment = news.says("erin", QStringLiteral("mine"));
    news.company.allow(QStringLiteral("erin"), R"({"entities":{"*":{"see":"own","create":"own"}}})");
    CHECK_FALSE(
        news.commit("erin", {news.company.ws.change(u"comment", comment, {{"body", QStringLiteral("later")}})}));
    CHECK_FALSE(news.commit("erin", {Edit::remove(QStringLiteral("comment"), comment)}));
}

TEST_CASE("favourites and what is no duplicate need no right of any role", "[access]")
{
    Newsroom news;
    news.company.allow(QStringLiteral("lone"), "{}");
    const QString lone = news.idOf("lone").toString();
    const RecordId star =
        must(news.commit("lone", {news.company.ws.creation(u"favourite", {{"record", news.firm.toString()},
                                                                          {"entity", QStringLiteral("customer")},
                                                                          {"user", lone}})}))
            .ids.front();
    must(news.commit("lone", {Edit::remove(QStringLiteral("favourite"), star)}));
    must(news.commit("lone", {news.company.ws.creation(u"distinct_pair", {{"first", news.firm.toString()},
                                                                          {"second", lone},
                                                                          {"entity", QStringLiteral("customer")}})}));
    // Everything else that describes the workspace does.
    CHECK_FALSE(news.commit("lone", {news.company.ws.creation(u"tag", {{"name", QStringLiteral("hot")}})}));
}
