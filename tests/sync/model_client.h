// SPDX-License-Identifier: GPL-3.0-or-later
// A workstation of the model.
#pragma once

#include "tests/sync/model_server.h"

namespace millrace::test::model {

class ModelClient
{
public:
    ModelClient(int user, Bug bug) : user(user), id("c" + std::to_string(user) + ".0"), m_bug(bug) {}

    struct Root
    {
        Scopes scopes;
        bool full = false;
        int generation = 0;
    };
    struct Job
    {
        bool byScope = false;
        std::string scope;
        int root = 0;
        bool operator<(const Job &other) const
        {
            return std::tie(byScope, scope, root) < std::tie(other.byScope, other.scope, other.root);
        }
    };
    int user;
    std::string id;
    Place cursor{0, "h0"}, top{0, "h0"}, common{0, "h0"};
    Scopes scopes;
    Rows base;
    std::map<int, Root> roots;
    std::map<Job, int> jobs; ///< -> the last root fetched
    std::vector<Mutation> out;
    std::deque<Place> samples{{0, "h0"}};
    int generation = 0, lastMid = 0, forks = 0;
    bool sweep = false;

    bool hasPending() const
    {
        return std::any_of(out.begin(), out.end(), [](const Mutation &m) { return m.state == State::Pending; });
    }
    bool isClean() const { return jobs.empty() && !sweep; }

    /// What the person at the workstation sees.
    Rows view() const
    {
        Rows seen = base;
        for (const Mutation &m : out) {
            if (m.state == State::Rejected || (m.state == State::Done && m.ackSeq <= cursor.first))
                continue;
            for (const Op &op : m.ops) {
                if (op.kind == Op::Kind::Insert)
                    seen.emplace(op.id, Row{op.root, 0, {}, false, op.set, 0});
                const auto found = seen.find(op.id);
                if (found == seen.end() || op.kind == Op::Kind::Assign || op.kind == Op::Kind::Insert)
                    continue;
                if (op.kind == Op::Kind::Delete)
                    found->second.deleted = true;
                else
                    for (const auto &[field, value] : op.set)
                        found->second.fields[field] = value;
            }
        }
        return seen;
    }

    void apply(const Reply &reply)
    {
        if (reply.top.first > top.first)
            top = reply.top;
        switch (reply.kind) {
        case Reply::Kind::Policy:
            applyPolicy(reply.scopes);
            break;
        case Reply::Kind::Page:
            applyPage(reply);
            break;
        case Reply::Kind::Snapshot:
            applySnapshot(reply);
            break;
        case Reply::Kind::Push:
            applyVerdicts(reply);
            break;
        case Reply::Kind::Diverged:
            common = reply.common;
            startAgain(reply.head);
            samples = {cursor, {0, "h0"}};
            top = cursor;
            resend();
            break;
        case Reply::Kind::Resync:
            startAgain(reply.head);
            samples.push_front(cursor);
            break;
        }
        const bool scanning = std::any_of(jobs.begin(), jobs.end(), [](const auto &job) { return job.first.byScope; });
        if (sweep && !scanning) {
            std::vector<int> stale;
            for (const auto &[root, known] : roots)
                if (known.generation < generation)
                    stale.push_back(root);
            for (const int root : stale)
                purge(root);
            sweep = false;
            ensureJobs();
        }
    }

private:
    void startAgain(const Place &head)
    {
        ++generation;
        cursor = head;
        jobs.clear();
        for (const std::string &scope : scopes)
            jobs[{true, scope, 0}] = 0;
        sweep = true;
        for (auto &[root, known] : roots)
            known.full = false;
    }
    /// A new name, and everything that is kept goes out once more; the server knows what it had.
    void resend()
    {
        id = "c" + std::to_string(user) + "." + std::to_string(++forks) + "." + std::to_string(generation);
        lastMid = 0;
        for (Mutation &m : out) {
            m.state = State::Pending;
            m.mid = ++lastMid;
        }
    }
    bool covered(int root, const Root &known) const
    {
        return std::any_of(jobs.begin(), jobs.end(), [&](const auto &job) {
            return job.first.byScope && known.scopes.contains(job.first.scope) && job.second < root;
        });
    }
    void ensureJobs()
    {
        for (const auto &[root, known] : roots)
            if (!known.full && !covered(root, known))
                jobs.emplace(Job{false, {}, root}, 0);
    }
    void purge(int root)
    {
        roots.erase(root);
        jobs.erase({false, {}, root});
        std::erase_if(base, [&](const auto &entry) { return entry.second.root == root; });
    }
    void put(int row, Row incoming)
    {
        const auto found = base.find(row);
        if (found != base.end() && found->second.generation == generation && found->second.seq > incoming.seq)
            return;
        incoming.generation = generation;
        base[row] = std::move(incoming);
    }
    void applyPolicy(const Scopes &held)
    {
        Scopes gone, added;
        std::set_difference(scopes.begin(), scopes.end(), held.begin(), held.end(), std::inserter(gone, gone.begin()));
        std::set_difference(held.begin(), held.end(), scopes.begin(), scopes.end(),
                            std::inserter(added, added.begin()));
        scopes = held;
        for (const std::string &scope : gone)
            jobs.erase({true, scope, 0});
        if (!gone.empty() && m_bug != Bug::Leak) {
            std::vector<int> lost;
            for (auto &[root, known] : roots) {
                std::erase_if(known.scopes, [&](const std::string &scope) { return !held.contains(scope); });
                if (known.scopes.empty())
                    lost.push_back(root);
            }
            for (const int root : lost)
                purge(root);
        }
        for (const std::string &scope : added)
            jobs[{true, scope, 0}] = 0;
        ensureJobs();
    }
    void applyPage(const Reply &page)
    {
        if (page.scopes != scopes)
            return;
        for (const auto &[root, held] : page.roots) {
            if (held.empty()) {
                purge(root);
                continue;
            }
            Root &known = roots.try_emplace(root, Root{held, false, generation}).first->second;
            known.scopes = held;
            if (known.generation < generation && m_bug != Bug::SweepStale) {
                known.generation = generation;
                known.full = false;
            }
        }
        if (m_bug != Bug::AwayAndBack)
            for (const int root : page.moved)
                if (const auto found = roots.find(root); found != roots.end())
                    found->second.full = false;
        ensureJobs();
        for (const auto &[row, incoming] : page.rows)
            if (roots.contains(incoming.root))
                put(row, incoming);
        cursor = page.next;
        samples.push_front(cursor);
        if (samples.size() > 64)
            samples.erase(samples.end() - 2);
    }
    void applySnapshot(const Reply &snapshot)
    {
        const auto job = jobs.find({snapshot.byScope, snapshot.scope, snapshot.root});
        if (job == jobs.end())
            return;
        for (const auto &[root, held] : snapshot.roots) {
            if (held.empty()) {
                purge(root);
                continue;
            }
            roots[root] = {held, true, generation};
            std::set<int> there;
            for (const auto &[row, incoming] : snapshot.rows)
                if (incoming.root == root)
                    there.insert(row);
            std::erase_if(base, [&, root = root](const auto &entry) {
                return entry.second.root == root && !there.contains(entry.first);
            });
            for (const auto &[row, incoming] : snapshot.rows)
                if (incoming.root == root)
                    put(row, incoming);
            if (snapshot.byScope)
                jobs.erase({false, {}, root});
        }
        if (snapshot.done)
            jobs.erase({snapshot.byScope, snapshot.scope, snapshot.root});
        else
            job->second = snapshot.after;
        ensureJobs();
    }
    void applyVerdicts(const Reply &reply)
    {
        for (const auto &[uuid, verdict] : reply.verdicts) {
            const auto found =
                std::find_if(out.begin(), out.end(), [&, u = uuid](const Mutation &m) { return m.uuid == u; });
            if (found == out.end())
                continue;
            if (verdict.kind == Verdict::Kind::Forked || verdict.kind == Verdict::Kind::Gap) {
                resend();
                break;
            }
            found->state = verdict.kind == Verdict::Kind::Rejected ? State::Rejected : State::Done;
            found->ackSeq = verdict.seq;
        }
        if (m_bug == Bug::NoRetain)
            std::erase_if(out, [](const Mutation &m) { return m.state != State::Pending; });
    }

    Bug m_bug;
};

} // namespace millrace::test::model
