// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/model.h"

#include "tests/sync/model_client.h"

namespace millrace::test {

namespace model {

namespace {

/// The whole of it: server, workstations, their disks and the network between them.
class ModelWorld
{
public:
    ModelWorld(const Script &script, Bug bug)
        : m_script(script), m_bug(bug), m_chance(script.seed ^ 0x5eed), m_server(m_chance, script.clients, bug)
    {
        for (int u = 0; u < script.clients; ++u)
            m_clients.emplace_back(u, bug);
        m_disks = m_clients;
    }

    ModelReport play()
    {
        for (const Step &step : m_script.steps) {
            ++m_server.now;
            carryOut(step);
            if (!m_report.failure.empty())
                return m_report;
        }
        calmDown();
        if (m_report.failure.empty())
            judge();
        m_report.conflicts = m_server.cardCount;
        m_report.rejected = int(m_server.quarantine.size());
        return m_report;
    }

private:
    void carryOut(const Step &step)
    {
        const size_t who = size_t(step.client);
        switch (step.kind) {
        case Step::Kind::Edit:
            edit(who, step);
            break;
        case Step::Kind::Sync:
            if (!m_offline.contains(step.client))
                sync(who, &step);
            break;
        case Step::Kind::Crash:
            m_clients[who] = m_disks[who];
            ++m_report.crashes;
            break;
        case Step::Kind::Network:
            if (!m_offline.erase(step.client))
                m_offline.insert(step.client);
            break;
        case Step::Kind::Scopes: {
            if (m_server.scopes.empty())
                break;
            auto at = m_server.scopes.begin();
            std::advance(at, step.below(0, std::uint32_t(m_server.scopes.size())));
            const int root = at->first;
            const auto anyone = [&](int which) {
                return "u" + std::to_string(step.below(which, std::uint32_t(m_script.clients)));
            };
            Scopes wanted{anyone(1)};
            if (step.happens(2, 30))
                wanted.insert(anyone(3));
            const int seq = m_server.commit();
            m_server.setScopes(root, wanted, seq);
            m_server.write(root, seq);
            break;
        }
        case Step::Kind::Policy:
            if (step.happens(0, 50))
                m_server.team[step.client] = int(step.below(1, 3));
            else
                m_server.range[step.client] = int(step.below(1, 3));
            break;
        case Step::Kind::StaleReply:
            if (!m_stale.empty()) {
                const auto [client, reply] = m_stale.front();
                m_stale.pop_front();
                m_clients[client].apply(reply);
                m_disks[client] = m_clients[client];
            }
            break;
        case Step::Kind::LatePush:
            if (!m_late.empty()) {
                const size_t which = step.below(0, std::uint32_t(m_late.size()));
                const Late late = m_late[which];
                m_late.erase(m_late.begin() + long(which));
                m_server.answer(late.user, late.client, late.request, {0, "h0"}, {});
            }
            break;
        case Step::Kind::Backup:
            m_backup = m_server;
            break;
        case Step::Kind::Compact:
            if (m_server.head().first > 20) {
                m_server.horizon = std::max(m_server.horizon, m_server.head().first - int(step.below(0, 20)));
                std::erase_if(m_server.events, [&](const auto &event) { return event.seq <= m_server.horizon; });
            }
            break;
        case Step::Kind::Restore:
            if (m_backup && m_script.restores) {
                const int now = m_server.now;
                m_server = *m_backup;
                m_server.now = now;
                ++m_report.restores;
            }
            break;
        case Step::Kind::Keep:
            m_kept.insert_or_assign(who, m_disks[who]);
            break;
        case Step::Kind::Rollback:
            if (const auto kept = m_kept.find(who); kept != m_kept.end() && m_script.rollbacks) {
                // What only the disk knew that is gone with it may be lost; nothing else may.
                std::set<std::string> known;
                for (const Mutation &m : kept->second.out)
                    known.insert(m.uuid);
                for (const Mutation &m : m_clients[who].out)
                    if (!known.contains(m.uuid))
                        m_lostWithDisk.insert(m.uuid);
                m_clients[who] = m_disks[who] = kept->second;
                ++m_report.rollbacks;
            }
            break;
        }
    }

    void edit(size_t who, const Step &step)
    {
        ModelClient &client = m_clients[who];
        const Rows seen = client.view();
        std::vector<int> live;
        for (const auto &[id, row] : seen)
            if (!row.deleted)
                live.push_back(id);
        const int number = ++m_lastNumber;
        const std::string token = "t" + std::to_string(number);
        const int picked = live.empty() ? 0 : live[step.below(1, std::uint32_t(live.size()))];
        const std::uint32_t kind = step.below(0, 100);
        Op op;
        op.id = picked;
        bool typed = true;
        if (kind < 25 || live.empty()) {
            op = {Op::Kind::Insert, number, number, 0, {{'a', token}, {'b', "0"}, {'c', "0"}}, {}};
        } else if (kind < 35) {
            op = {Op::Kind::Insert, number, seen.at(picked).root, 0, {{'a', token}}, {}};
        } else if (kind < 42) {
            op.kind = Op::Kind::Delete;
            typed = false;
        } else if (kind < 50) {
            op.kind = Op::Kind::Assign;
            op.to = int(step.below(2, std::uint32_t(m_script.clients)));
            typed = false;
        } else {
            const char field = char('a' + step.below(2, 3));
            const auto &fields = seen.at(picked).fields;
            const auto was = fields.find(field);
            op.set = {{field, token}};
            op.was = {{field, was == fields.end() ? std::string() : was->second}};
        }
        const std::string uuid = "m" + std::to_string(number);
        client.out.push_back({uuid, ++client.lastMid, client.cursor, {op}, State::Pending, 0});
        ++m_report.mutations;
        if (typed)
            m_typed[token] = uuid;
        m_disks[who] = client;
    }

    void sync(size_t who, const Step *faults)
    {
        const ModelClient &client = m_clients[who];
        Request request;
        request.scopes = client.scopes;
        if (client.hasPending()) {
            request.kind = Request::Kind::Push;
            request.common = client.common;
            for (const Mutation &m : client.out)
                if (m.state == State::Pending && request.mutations.size() < 4)
                    request.mutations.push_back(m);
        } else if (!client.jobs.empty() && (faults ? faults->happens(0, 60) : (m_chance() % 100) < 60)) {
            auto job = client.jobs.begin();
            const auto count = std::uint32_t(client.jobs.size());
            std::advance(job, faults ? faults->below(1, count) : std::uint32_t(m_chance() % count));
            request.kind = Request::Kind::Snapshot;
            request.byScope = job->first.byScope;
            request.scope = job->first.scope;
            request.root = job->first.root;
            request.after = job->second;
        } else {
            request.cursor = client.cursor;
        }
        if (faults && faults->happens(2, 12))
            return;
        const Reply reply = m_server.answer(client.user, client.id, request, client.top, client.samples);
        if (faults && request.kind == Request::Kind::Push && faults->happens(3, 15))
            m_late.push_back({client.user, client.id, request});
        if (faults && faults->happens(4, 12))
            return;
        if (faults && faults->happens(5, 5)) {
            m_clients[who] = m_disks[who];
            ++m_report.crashes;
            return;
        }
        const bool overtaken = reply.kind == Reply::Kind::Page || reply.kind == Reply::Kind::Snapshot;
        if (m_bug == Bug::Pipelined && faults && overtaken && faults->chance[5] % 1000 >= 800) {
            m_stale.emplace_back(who, reply);
            return;
        }
        m_clients[who].apply(reply);
        m_disks[who] = m_clients[who];
        if (reply.kind == Reply::Kind::Page && reply.oracle && m_clients[who].isClean()) {
            ++m_report.checks;
            if (!same(m_clients[who].base, *reply.oracle))
                m_report.failure = "after a last page the workstation does not hold what its user may see";
        }
    }

    static bool same(const Rows &a, const Rows &b)
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto &x, const auto &y) {
            return x.first == y.first && x.second.seen() == y.second.seen();
        });
    }

    void calmDown()
    {
        for (int round = 0; round < 4000; ++round) {
            ++m_server.now;
            bool calm = true;
            for (size_t who = 0; who < m_clients.size(); ++who) {
                sync(who, nullptr);
                if (!m_report.failure.empty())
                    return;
                const ModelClient &c = m_clients[who];
                calm = calm && !c.hasPending() && c.isClean() && c.cursor.first == m_server.head().first &&
                       c.scopes == m_server.scopesOf(c.user);
            }
            if (calm)
                return;
        }
        m_report.failure = "the queue never came to rest";
    }

    void judge()
    {
        for (const ModelClient &client : m_clients)
            if (!same(client.base, m_server.visible(client.user)))
                m_report.failure = "a workstation holds something else than its user may see";
        for (const auto &[uuid, times] : m_server.applied)
            if (times != 1)
                m_report.failure = "a mutation was carried out twice";
        std::set<std::string> kept = m_server.cards;
        for (const Change &change : m_server.changes)
            kept.insert({change.was, change.now});
        for (const auto &[uuid, m] : m_server.quarantine)
            for (const Op &op : m.ops)
                for (const auto &[field, value] : op.set)
                    kept.insert(value);
        for (const auto &[token, uuid] : m_typed)
            if (!kept.contains(token) && !m_lostWithDisk.contains(uuid))
                m_report.failure = "a value that somebody typed is nowhere";
    }

    struct Late
    {
        int user;
        std::string client;
        Request request;
    };
    const Script &m_script;
    Bug m_bug;
    std::mt19937_64 m_chance;
    ModelServer m_server;
    std::optional<ModelServer> m_backup;
    std::vector<ModelClient> m_clients, m_disks;
    std::map<size_t, ModelClient> m_kept;
    std::set<int> m_offline;
    std::deque<std::pair<size_t, Reply>> m_stale;
    std::vector<Late> m_late;
    std::map<std::string, std::string> m_typed;
    std::set<std::string> m_lostWithDisk;
    int m_lastNumber = 0;
    ModelReport m_report;
};

} // namespace

} // namespace model

ModelReport playModel(const Script &script, Bug bug)
{
    return model::ModelWorld(script, bug).play();
}

} // namespace millrace::test
