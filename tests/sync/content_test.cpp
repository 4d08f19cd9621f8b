// SPDX-License-Identifier: GPL-3.0-or-later
// What attachments hold, between workstations and the server's store, in one process.
#include "core/schema/builtin/attachment.h"
#include "core/sync/content_lane.h"
#include "core/workspace/people.h"
#include "tests/sync/sync_world.h"

#include <QCryptographicHash>
#include <QFile>

using namespace millrace;
using namespace millrace::test;

namespace {

using Fate = ContentLane::Fate;
using Status = ContentDesk::Status;

/// The line to a desk, which can be cut.
class DeskLine : public ContentPeer
{
public:
    DeskLine(ContentDesk &desk, RecordId user) : m_desk(desk), m_user(std::move(user)) {}

    ContentReply offer(const std::vector<RecordId> &attachments) override
    {
        ContentReply reply;
        if (passes(reply))
            reply.offered = must(m_desk.offered(m_user, attachments));
        return reply;
    }
    ContentReply fetch(const RecordId &attachment, qint64 offset) override
    {
        ContentReply reply;
        if (passes(reply))
            reply.answer = must(m_desk.read(m_user, attachment, offset));
        bytes += reply.answer.bytes.size();
        return reply;
    }
    ContentReply send(const RecordId &attachment, qint64 offset, const QByteArray &piece) override
    {
        ContentReply reply;
        const bool passed = passes(reply);
        if (passed || loseReplies)
            reply.answer = must(m_desk.write(m_user, attachment, offset, piece));
        bytes += piece.size();
        return reply;
    }

    int passing = 1'000'000;  ///< requests until the line is cut
    bool loseReplies = false; ///< of those beyond: the server hears them
    qint64 bytes = 0;

private:
    bool passes(ContentReply &reply)
    {
        if (passing-- <= 0)
            return false;
        reply.kind = SyncReply::Kind::Answered;
        return true;
    }
    ContentDesk &m_desk;
    RecordId m_user;
};

/// Persons 0 and 2 see their own, person 1 everything: in the roles as well as in what is sent.
struct Files : SyncWorld
{
    ContentDesk desk{server(), {.largest = 5'000, .room = 12'000, .piece = 1'000}};
    std::vector<ContentLane::News> news;

    Files() : SyncWorld(3)
    {
        scopes.people[0].range = TableOfScopes::Own;
        scopes.people[1].range = TableOfScopes::All;
        scopes.people[2].range = TableOfScopes::Own;
        const auto roles = must(makeBuiltinRoles(server(), server().session()));
        for (size_t i = 0; i < 3; ++i)
            setOnServer("user", scopes.people[i].id, "role",
                        roles.value(i == 1 ? QStringLiteral("administrator") : QStringLiteral("sales")).toString());
        settleAll();
    }
    DeskLine line(size_t which) { return DeskLine(desk, scopes.people[which].id); }
    ContentLane lane(size_t which, ContentPeer &peer, ContentLane::Options options = {})
    {
        options.piece = 1'000;
        return ContentLane(*(*this)[which].workspace, peer, options,
                           [this](const ContentLane::News &one) { news.push_back(one); });
    }
    AttachmentContent content(size_t which) { return AttachmentContent((*this)[which].workspace->path()); }

    /// A record for a content, on a customer of the person's own.
    RecordId record(size_t which, const QByteArray &bytes, const RecordId &customer)
    {
        const EntityPtr entity = (*this)[which].workspace->catalog()->entity(u"attachment");
        const QString digest = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        return edit(which, {Edit::create(entity)
                                .with(*entity, u"customer", Value(customer))
                                .with(*entity, attachment::name, QStringLiteral("offer.pdf"))
                                .with(*entity, attachment::sha256, digestOf(bytes))
                                .with(*entity, attachment::size, std::int64_t(bytes.size()))})
            .ids.front();
    }
    Session sessionOf(const RecordId &user)
    {
        Session session = server().session();
        session.actor = user;
        return session;
    }
    /// A record of somebody's own at the server that names a content.
    RecordId claim(const RecordId &user, const QByteArray &bytes)
    {
        const auto made = [&](const char *key, const std::function<void(Edit &, const EntityDef &)> &fill) {
            const EntityPtr entity = server().catalog()->entity(QString::fromLatin1(key));
            Edit edit = Edit::create(entity).with(*entity, u"owner", Value(user));
            fill(edit, *entity);
            CommitRequest request;
            request.label = QStringLiteral("edit");
            request.edits = {edit};
            return must(server().commit(server().session(), std::move(request))).ids.front();
        };
        const RecordId customer = made("customer", [](Edit &edit, const EntityDef &entity) {
            edit.with(entity, u"name", Value(QStringLiteral("Mine")));
        });
        return made("attachment", [&](Edit &edit, const EntityDef &entity) {
            edit.with(entity, u"customer", Value(customer))
                .with(entity, attachment::name, QStringLiteral("claim.pdf"))
                .with(entity, attachment::sha256, digestOf(bytes))
                .with(entity, attachment::size, std::int64_t(bytes.size()));
        });
    }
    static QString digestOf(const QByteArray &bytes)
    {
        return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }
    RecordId attach(size_t which, const QByteArray &bytes, const RecordId &customer)
    {
        QFile source(file(QStringLiteral("source")));
        REQUIRE(source.open(QIODevice::WriteOnly));
        source.write(bytes);
        source.close();
        must(content(which).store(source.fileName()));
        return record(which, bytes, customer);
    }
    bool holds(size_t which, const QByteArray &bytes)
    {
        const QString digest = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        return content(which).has(digest) && must(content(which).isWhole(digest));
    }
    bool heard(const RecordId &id, Fate fate) const
    {
        return std::any_of(news.begin(), news.end(),
                           [&](const ContentLane::News &one) { return one.attachment == id && one.fate == fate; });
    }
};

QByteArray bytesOf(char letter, qsizetype count)
{
    QByteArray bytes(count, letter);
    for (qsizetype i = 0; i < count; i += 7)
        bytes[i] = char(i);
    return bytes;
}

} // namespace

TEST_CASE("a file that is attached on one computer comes to those who see its record, after the text",
          "[sync][content]")
{
    Files files;
    const QByteArray bytes = bytesOf('a', 3'500);
    const RecordId id = files.attach(0, bytes, files.customer(0, QStringLiteral("Acme")));
    DeskLine first = files.line(0), second = files.line(1);
    ContentLane sending = files.lane(0, first);
    // The server does not know the record yet: nothing is sent, and nothing is forgotten.
    CHECK(sending.runOnce() == ContentLane::Outcome::Idle);
    CHECK(first.bytes == 0);
    files.settleAll();
    CHECK(files.has(*files[1].workspace, "attachment", id));
    ContentLane receiving = files.lane(1, second);
    CHECK(receiving.runOnce() == ContentLane::Outcome::Idle);
    CHECK(files.heard(id, Fate::NotThere));
    sending.wake();
    CHECK(sending.runOnce() == ContentLane::Outcome::Idle);
    CHECK(files.heard(id, Fate::Sent));
    CHECK(first.bytes == bytes.size());
    receiving.wake();
    CHECK(receiving.runOnce() == ContentLane::Outcome::Idle);
    CHECK(files.heard(id, Fate::Arrived));
    CHECK(files.holds(1, bytes));
    CHECK(second.bytes == bytes.size());
    SECTION("and is not sent again")
    {
        ContentLane again = files.lane(0, first);
        CHECK(again.runOnce() == ContentLane::Outcome::Idle);
        CHECK(first.bytes == bytes.size());
    }
    SECTION("and is sent again where the server lost it")
    {
        AttachmentContent(files.server().path()).remove(files.text(files.server(), "attachment", id, "sha256"));
        ContentLane again = files.lane(1, second);
        CHECK(again.runOnce() == ContentLane::Outcome::Idle);
        CHECK(must(files.desk.read(files.scopes.people[0].id, id, 0)).whole);
    }
    SECTION("and needs no second journey under another name for who sees both")
    {
        const RecordId copy = files.attach(0, bytes, files.customer(0, QStringLiteral("Other")));
        files.settleAll();
        ContentLane again = files.lane(0, first);
        CHECK(again.runOnce() == ContentLane::Outcome::Idle);
        CHECK(first.bytes == bytes.size());
        CHECK(must(files.desk.read(files.scopes.people[1].id, copy, 0)).whole);
    }
}

TEST_CASE("a connection that is lost in the middle goes on where it was", "[sync][content]")
{
    Files files;
    const QByteArray bytes = bytesOf('a', 4'300);
    const RecordId id = files.attach(0, bytes, files.customer(0, QStringLiteral("Acme")));
    files.settleAll();
    DeskLine cut = files.line(0);
    cut.loseReplies = GENERATE(false, true);
    cut.passing = 4; // the offer, the question and two pieces
    {
        ContentLane lane = files.lane(0, cut);
        CHECK(lane.runOnce() == ContentLane::Outcome::Unreachable);
    }
    CHECK_FALSE(files.heard(id, Fate::Sent));
    CHECK_FALSE(must(files.desk.read(files.scopes.people[0].id, id, 0)).whole);
    // Another lane, as after a restart.
    DeskLine whole = files.line(0);
    ContentLane lane = files.lane(0, whole);
    CHECK(lane.runOnce() == ContentLane::Outcome::Idle);
    CHECK(files.heard(id, Fate::Sent));
    CHECK(whole.bytes == (cut.loseReplies ? 1'300 : 2'300));

    DeskLine back = files.line(1);
    back.passing = 2;
    {
        ContentLane receiving = files.lane(1, back);
        CHECK(receiving.runOnce() == ContentLane::Outcome::Unreachable);
    }
    CHECK_FALSE(files.holds(1, bytes));
    DeskLine rest = files.line(1);
    ContentLane receiving = files.lane(1, rest);
    CHECK(receiving.runOnce() == ContentLane::Outcome::Idle);
    CHECK(files.holds(1, bytes));
    CHECK(rest.bytes == 2'300);
}

TEST_CASE("large files wait until somebody asks for them", "[sync][content]")
{
    Files files;
    const QByteArray bytes = bytesOf('a', 4'000);
    const RecordId id = files.attach(0, bytes, files.customer(0, QStringLiteral("Acme")));
    files.settleAll();
    DeskLine first = files.line(0), second = files.line(1);
    files.lane(0, first).runOnce();
    ContentLane::Options options;
    options.fetchedByItself = 3'999;
    ContentLane lane = files.lane(1, second, options);
    CHECK(lane.runOnce() == ContentLane::Outcome::Idle);
    CHECK_FALSE(files.holds(1, bytes));
    SECTION("and come then")
    {
        lane.want(id);
        CHECK(lane.runOnce() == ContentLane::Outcome::Idle);
        CHECK(files.holds(1, bytes));
        CHECK(files.heard(id, Fate::Arrived));
    }
    SECTION("and as soon as the server can be reached again")
    {
        second.passing = 0;
        lane.want(id);
        CHECK(lane.runOnce() == ContentLane::Outcome::Unreachable);
        CHECK(files.heard(id, Fate::Offline));
        second.passing = 100;
        lane.wake();
        CHECK(lane.runOnce() == ContentLane::Outcome::Idle);
        CHECK(files.holds(1, bytes));
    }
}

TEST_CASE("who does not see a record gets nothing of what it holds, nor who knows its digest alone", "[sync][content]")
{
    Files files;
    const QByteArray bytes = bytesOf('s', 2'500);
    const RecordId id = files.attach(0, bytes, files.customer(0, QStringLiteral("Secret")));
    files.settleAll();
    DeskLine first = files.line(0);
    files.lane(0, first).runOnce();
    const RecordId other = files.scopes.people[2].id;
    CHECK_FALSE(files.has(*files[2].workspace, "attachment", id));
    CHECK(must(files.desk.read(other, id, 0)).status == Status::NotFound);
    CHECK(must(files.desk.write(other, id, 0, "x")).status == Status::NotFound);
    CHECK(must(files.desk.offered(other, {id})).unknown == std::vector<RecordId>{id});
    // A record of his own that names the same digest.
    const RecordId claim = files.claim(other, bytes);
    CHECK(files.server().record(files.sessionOf(other), QStringLiteral("attachment"), claim).has_value());
    CHECK(must(files.desk.offered(other, {claim})).missing == std::vector<RecordId>{claim});
    CHECK(must(files.desk.read(other, claim, 0)).status == Status::NotHere);
    // Who shows that he has the bytes may have them.
    for (qint64 at = 0; at < bytes.size(); at += 1'000)
        CHECK(must(files.desk.write(other, claim, at, bytes.mid(at, 1'000))).status == Status::Done);
    CHECK(must(files.desk.read(other, claim, 0)).bytes == bytes.left(1'000));
}

TEST_CASE("what is not what the record says is refused", "[sync][content]")
{
    Files files;
    const QByteArray bytes = bytesOf('a', 1'500);
    const RecordId id = files.record(0, bytes, files.customer(0, QStringLiteral("Acme")));
    files.settleAll();
    const RecordId user = files.scopes.people[0].id;
    const QByteArray other = bytesOf('b', 1'500);
    CHECK(must(files.desk.write(user, id, 0, other.left(1'000))).have == 1'000);
    SECTION("at its end")
    {
        const auto end = must(files.desk.write(user, id, 1'000, other.mid(1'000)));
        CHECK(end.status == Status::Damaged);
        CHECK(end.have == 0);
    }
    SECTION("where it is too long")
    {
        CHECK(must(files.desk.write(user, id, 1'000, QByteArray(501, 'x'))).status == Status::Damaged);
    }
    SECTION("where a piece does not follow")
    {
        const auto gap = must(files.desk.write(user, id, 1'200, bytes.mid(1'200)));
        CHECK(gap.status == Status::Offset);
        CHECK(gap.have == 1'000);
        CHECK(must(files.desk.write(user, id, 0, QByteArray(1'001, 'x'))).status == Status::Offset);
        return;
    }
    CHECK(must(files.desk.read(user, id, 0)).status == Status::NotHere);
    // And the right bytes are taken afterwards.
    CHECK(must(files.desk.write(user, id, 0, bytes.left(1'000))).have == 1'000);
    CHECK(must(files.desk.write(user, id, 1'000, bytes.mid(1'000))).whole);
}

TEST_CASE("files beyond the server's limits stay where they are, and who attached them is told", "[sync][content]")
{
    Files files;
    const RecordId customer = files.customer(0, QStringLiteral("Acme"));
    DeskLine line = files.line(0);
    const auto told = [&](const RecordId &id) {
        files.settleAll();
        files.news.clear();
        files.lane(0, line).runOnce();
        for (const ContentLane::News &one : files.news)
            if (one.attachment == id)
                return one;
        FAIL("nothing was told of it");
        return ContentLane::News{};
    };
    SECTION("too large")
    {
        const auto news = told(files.attach(0, bytesOf('a', 5'001), customer));
        CHECK(news.fate == Fate::TooLarge);
        CHECK(news.limit == 5'000);
    }
    SECTION("no room")
    {
        CHECK(told(files.attach(0, bytesOf('a', 5'000), customer)).fate == Fate::Sent);
        CHECK(told(files.attach(0, bytesOf('b', 5'000), customer)).fate == Fate::Sent);
        const auto news = told(files.attach(0, bytesOf('c', 5'000), customer));
        CHECK(news.fate == Fate::NoRoom);
        CHECK(news.limit == 12'000);
    }
    SECTION("nothing in it at all is no trouble")
    {
        const RecordId id = files.attach(0, {}, customer);
        CHECK(told(id).fate == Fate::Sent);
        CHECK(must(files.desk.read(files.scopes.people[0].id, id, 0)).whole);
    }
}

TEST_CASE("what a file holds leaves with its record", "[sync][content]")
{
    Files files;
    const QByteArray gone = bytesOf('g', 1'200), kept = bytesOf('k', 1'300);
    const RecordId customer = files.customer(0, QStringLiteral("Acme"));
    files.attach(0, gone, customer);
    files.attach(0, kept, customer);
    files.attach(1, kept, files.customer(1, QStringLiteral("His own")));
    files.settleAll();
    DeskLine first = files.line(0), second = files.line(1);
    files.lane(0, first).runOnce();
    files.lane(1, second).runOnce();
    REQUIRE(files.holds(1, gone));
    files.scopes.people[1].range = TableOfScopes::Own;
    files.settleAll();
    CHECK_FALSE(files.has(*files[1].workspace, "customer", customer));
    CHECK_FALSE(files.holds(1, gone));
    // Another record that he sees holds the same.
    CHECK(files.holds(1, kept));
    CHECK(files.holds(0, gone));
}
