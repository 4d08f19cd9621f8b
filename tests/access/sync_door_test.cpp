// SPDX-License-Identifier: GPL-3.0-or-later
// What a server sends to a workstation is what its own doors show, for roles and records made by chance.
#include "tests/access/company.h"

#include "core/sync/hub.h"
#include "core/sync/role_visibility.h"

using namespace millrace;
using namespace millrace::test;

namespace {

using Ids = std::set<RecordId>;

/// A server over a company's workspace, asked as a workstation asks it.
class Server
{
public:
    explicit Server(Company &company) : m_company(company), m_visibility(*company.ws)
    {
        m_hub = must(Hub::open(*company.ws, m_visibility, {}));
    }

    /// Everything that a first synchronisation brings him: ids and words, by entity.
    std::map<QString, std::map<RecordId, QStringList>> sent(const RecordId &user)
    {
        std::map<QString, std::map<RecordId, QStringList>> rows;
        const sync_codec::HelloRequest hello{};
        const auto greeting = sync_codec::helloAnswer(ask(user, SyncCall::Hello, sync_codec::encode(hello)));
        sync_codec::SnapshotRequest request;
        request.scope = true;
        request.head.database = std::get<sync_codec::HelloAnswer>(greeting).database;
        request.head.environment = QStringLiteral("prod");
        request.head.policy =
            policyMark(m_visibility.scopesOf(user), m_visibility.hiddenFrom(user), m_visibility.narrowedFor(user));
        for (const QString &scope : m_visibility.scopesOf(user)) {
            request.key = scope;
            request.after = {};
            for (bool more = true; more;) {
                const auto answer = sync_codec::pageAnswer(ask(user, SyncCall::Snapshot, sync_codec::encode(request)));
                REQUIRE(std::holds_alternative<SyncPage>(answer));
                const SyncPage &page = std::get<SyncPage>(answer);
                for (const SyncRow &row : page.rows) {
                    QStringList &words = rows[row.entity][row.id];
                    for (auto it = row.fields.begin(); it != row.fields.end(); ++it)
                        words << it.key() << it.value().toVariant().toString();
                }
                for (const SyncCommit &commit : page.history)
                    for (const SyncChange &change : commit.changes) {
                        rows[change.entity][change.record] << change.field << change.now.toVariant().toString();
                        const QJsonObject first = change.now.toObject();
                        for (auto it = first.begin(); it != first.end(); ++it)
                            rows[change.entity][change.record] << it.key();
                    }
                request.after = page.after;
                more = page.more;
            }
        }
        return rows;
    }

private:
    QByteArray ask(const RecordId &user, SyncCall call, const QByteArray &body)
    {
        return m_hub->answer({user, QStringLiteral("test")}, call, body);
    }
    Company &m_company;
    RoleVisibility m_visibility;
    std::unique_ptr<Hub> m_hub;
};

Ids idsSent(const std::map<RecordId, QStringList> &rows)
{
    Ids ids;
    for (const auto &[id, words] : rows)
        ids.insert(id);
    return ids;
}

/// MILLRACE_POLICIES=1000 tries that many more worlds.
int worldsToTry()
{
    return std::max(6, qEnvironmentVariableIntValue("MILLRACE_POLICIES"));
}

} // namespace

TEST_CASE("a workstation is sent the records that its user sees and no others, entity by entity", "[access][sync]")
{
    for (int world = 0; world < worldsToTry(); ++world) {
        Company company(std::uint64_t(100 + world), 5);
        Server server(company);
        for (const auto &[name, person] : company.people) {
            std::map<QString, Company::Words> scopes;
            QByteArray json;
            for (const QString &kind : Company::kinds()) {
                scopes[kind] = company.someScopes();
                json +=
                    (json.isEmpty() ? "\"" : ",\"") + kind.toUtf8() + "\":{\"see\":" + scopesJson(scopes[kind]) + "}";
            }
            company.allow(name, "{\"entities\":{" + json +
                                    "},\"fields\":{\"customer.phone\":\"masked\","
                                    "\"opportunity.amount\":\"hidden\"}}");
            const auto sent = server.sent(person.id);
            for (const QString &kind : Company::kinds()) {
                INFO("world " << world << ", " << name.toStdString() << ", " << kind.toStdString());
                const auto found = sent.find(kind);
                const Ids there = found == sent.end() ? Ids() : idsSent(found->second);
                CHECK(there == company.seen(name, scopes[kind], kind));
                if (found == sent.end())
                    continue;
                for (const auto &[id, words] : found->second) {
                    CHECK_FALSE(words.contains(QStringLiteral("phone")));
                    CHECK_FALSE(words.contains(QStringLiteral("amount")));
                }
            }
        }
    }
}

TEST_CASE("who becomes the owner of a deal is sent its customer, and no longer when he gives it away", "[access][sync]")
{
    Company company(7, 1);
    Server server(company);
    const QString name = QStringLiteral("lone");
    const RecordId lone = company.people.at(name).id;
    company.allow(name, R"({"entities":{"*":{"see":["own","shared"]}}})");
    const RecordId customer = company.ws.create(u"customer", {{"name", QStringLiteral("Theirs")}});
    const RecordId deal =
        company.ws.create(u"opportunity", {{"name", QStringLiteral("Deal")},
                                           {"customer", customer.toString()},
                                           {"pipeline", company.ws.pipeline()},
                                           {"stage", company.ws.stage(QStringLiteral("Qualification")).toString()}});
    const auto holds = [&] { return server.sent(lone)[QStringLiteral("customer")].contains(customer); };
    CHECK_FALSE(holds());
    company.ws.commit({company.ws.change(u"opportunity", deal, {{"owner", lone.toString()}})});
    CHECK(holds());
    company.ws.commit({company.ws.change(u"opportunity", deal, {{"owner", company.admin.toString()}})});
    CHECK_FALSE(holds());
    company.ws.commit({company.ws.change(u"opportunity", deal, {{"owner", lone.toString()}})});
    company.ws.commit({Edit::remove(QStringLiteral("opportunity"), deal)});
    CHECK_FALSE(holds());
}

TEST_CASE("a share brings a root, and takes it again when it is withdrawn or its time is over", "[access][sync]")
{
    Company company(8, 1);
    Server server(company);
    const QString name = QStringLiteral("lone");
    const RecordId lone = company.people.at(name).id;
    company.allow(name, R"({"entities":{"*":{"see":["own","shared"]}}})");
    const RecordId customer = company.ws.create(u"customer", {{"name", QStringLiteral("Theirs")}});
    const auto holds = [&] { return server.sent(lone)[QStringLiteral("customer")].contains(customer); };
    CHECK_FALSE(holds());
    const RecordId share = company.ws.create(u"share", {{"customer", customer.toString()}, {"user", lone.toString()}});
    CHECK(holds());
    company.ws.commit({Edit::remove(QStringLiteral("share"), share)});
    CHECK_FALSE(holds());
    company.ws.commit({[&] {
        Edit edit = Edit::remove(QStringLiteral("share"), share);
        edit.kind = Edit::Kind::Restore;
        return edit;
    }()});
    CHECK(holds());
    const EntityPtr shares = company.ws.entity(u"share");
    company.ws.commit(
        {Edit::update(shares, share).with(*shares, u"until", Value(Instant{company.ws.clock.now().us + 60'000'000}))});
    CHECK(holds());
    company.ws.tick(61);
    CHECK_FALSE(holds());
}
