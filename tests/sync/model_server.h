// SPDX-License-Identifier: GPL-3.0-or-later
// The server of the model, and what travels between it and the workstations.
#pragma once

#include "tests/sync/model.h"

#include <algorithm>
#include <deque>
#include <random>
#include <tuple>
#include <vector>

namespace millrace::test::model {

using Scopes = std::set<std::string>;
using Fields = std::map<char, std::string>;
using Place = std::pair<int, std::string>; ///< (seq, h)

constexpr int freshFor = 30; ///< steps that stand for ten minutes
constexpr size_t pageSize = 3;
constexpr char keyField = 'c';

struct Row
{
    int root = 0, seq = 0;
    std::string rev;
    bool deleted = false;
    Fields fields;
    int generation = 0; ///< of the workstation
    auto seen() const { return std::tie(seq, rev, deleted, fields); }
};
using Rows = std::map<int, Row>;

struct Op
{
    enum class Kind { Insert, Update, Delete, Assign } kind = Kind::Update;
    int id = 0, root = 0, to = 0;
    Fields set, was;
};

enum class State { Pending, Done, Rejected };

struct Mutation
{
    std::string uuid;
    int mid = 0;
    Place seen;
    std::vector<Op> ops;
    State state = State::Pending;
    int ackSeq = 0;
};

struct Verdict
{
    enum class Kind { Applied, Rejected, Forked, Gap } kind = Kind::Applied;
    int seq = 0;
};

struct Change
{
    int seq, id;
    char field;
    std::string was, now, client;
};

struct Request
{
    enum class Kind { Push, Pull, Snapshot } kind = Kind::Pull;
    std::vector<Mutation> mutations;
    Place common;
    bool byScope = false;
    std::string scope;
    int root = 0, after = 0;
    Place cursor;
    Scopes scopes;
};

struct Reply
{
    enum class Kind { Push, Page, Snapshot, Policy, Diverged, Resync } kind = Kind::Page;
    Place top, head, common, next;
    std::vector<std::pair<std::string, Verdict>> verdicts;
    Scopes scopes;
    std::map<int, Scopes> roots;
    std::set<int> moved;
    std::vector<std::pair<int, Row>> rows;
    bool more = false, done = false, byScope = false;
    std::string scope;
    int root = 0, after = 0;
    std::optional<Rows> oracle; ///< what the reader must hold after a last page
};

class ModelServer
{
public:
    ModelServer(std::mt19937_64 &chance, int users, Bug bug) : m_chance(&chance), m_users(users), m_bug(bug)
    {
        for (int u = 0; u < users; ++u) {
            team[u] = u / 2;
            range[u] = u % 3;
        }
    }

    std::vector<std::pair<std::string, int>> commits{{"h0", 0}}; ///< (h, when)
    Rows rows;
    std::map<int, Scopes> scopes;
    struct Event
    {
        int seq, root;
        std::string scope;
    };
    std::vector<Event> events;
    std::vector<Change> changes;
    std::map<int, int> team, range;
    std::map<std::string, std::pair<std::string, Verdict>> answered; ///< uuid -> (client, verdict)
    std::map<std::string, int> applied, lastMid;
    std::set<std::string> cards;
    std::map<std::string, Mutation> quarantine;
    int cardCount = 0, horizon = 0, now = 0;

    Place head() const { return {int(commits.size()) - 1, commits.back().first}; }
    bool knows(const Place &place) const
    {
        return place.first < int(commits.size()) && commits[size_t(place.first)].first == place.second;
    }
    int commit()
    {
        commits.emplace_back("h" + std::to_string((*m_chance)()), now);
        return int(commits.size()) - 1;
    }
    Scopes scopesOf(int user) const
    {
        Scopes held{"u" + std::to_string(user)};
        if (range.at(user) == 1)
            for (int v = 0; v < m_users; ++v)
                if (team.at(v) == team.at(user))
                    held.insert("u" + std::to_string(v));
        if (range.at(user) == 2)
            held.insert("*");
        return held;
    }
    Scopes shared(int root, const Scopes &held) const
    {
        Scopes both;
        const auto found = scopes.find(root);
        if (found == scopes.end())
            return both;
        for (const std::string &scope : found->second)
            if (held.contains(scope))
                both.insert(scope);
        if (held.contains("*"))
            both.insert("*");
        return both;
    }
    Rows visible(int user) const
    {
        Rows seen;
        const Scopes held = scopesOf(user);
        for (const auto &[id, row] : rows)
            if (!shared(row.root, held).empty())
                seen[id] = row;
        return seen;
    }
    void setScopes(int root, const Scopes &wanted, int seq)
    {
        Scopes &old = scopes[root];
        Scopes changed;
        std::set_symmetric_difference(old.begin(), old.end(), wanted.begin(), wanted.end(),
                                      std::inserter(changed, changed.begin()));
        for (const std::string &scope : changed)
            events.push_back({seq, root, scope});
        old = wanted;
    }
    void write(int id, int seq)
    {
        rows[id].seq = seq;
        rows[id].rev = commits[size_t(seq)].first;
    }

    Reply answer(int user, const std::string &client, const Request &request, const Place &top,
                 const std::deque<Place> &samples)
    {
        if (m_bug != Bug::CursorOnly && !knows(top))
            return diverged(samples);
        Reply reply = request.kind == Request::Kind::Push   ? push(user, client, request)
                      : request.kind == Request::Kind::Pull ? pull(user, request, samples)
                                                            : snapshot(user, request);
        reply.top = head();
        return reply;
    }

private:
    Verdict pushOne(int user, const std::string &client, const Mutation &m, const Place &common)
    {
        if (const auto found = answered.find(m.uuid); found != answered.end() && m_bug != Bug::NoDedup) {
            if (found->second.first != client)
                lastMid[client] = std::max(lastMid[client], m.mid);
            return found->second.second;
        }
        const int last = lastMid[client];
        if (m.mid <= last)
            return {Verdict::Kind::Forked, 0};
        if (m.mid > last + 1)
            return {Verdict::Kind::Gap, 0};
        const Scopes held = scopesOf(user);
        const bool trusted = knows(m.seen);
        const int seen = trusted ? m.seen.first : knows(common) ? common.first : 0;
        const int missedSince = seen + 1 < int(commits.size()) ? commits[size_t(seen + 1)].second : now;
        const bool fresh = trusted && now - missedSince <= freshFor;
        bool rejected = false;
        std::vector<std::pair<Op, char>> writes;
        const auto card = [&](const std::string &value) {
            cards.insert(value);
            ++cardCount;
        };
        for (const Op &op : m.ops) {
            const auto found = rows.find(op.id);
            if (op.kind == Op::Kind::Insert) {
                rejected = found != rows.end() || (op.root != op.id && shared(op.root, held).empty());
                if (rejected)
                    break;
                writes.emplace_back(op, 0);
                continue;
            }
            rejected = found == rows.end() || shared(found->second.root, held).empty();
            if (rejected)
                break;
            const Row &row = found->second;
            const auto later = [&](char field) {
                return std::any_of(changes.begin(), changes.end(), [&](const Change &c) {
                    return c.id == op.id && c.client != client && c.seq > seen && (!field || c.field == field);
                });
            };
            const auto touched = [&](char field) {
                return std::any_of(changes.begin(), changes.end(), [&](const Change &c) {
                    return c.id == op.id && c.client != client && c.field == field;
                });
            };
            if (op.kind == Op::Kind::Assign) {
                writes.emplace_back(op, 0);
            } else if (op.kind == Op::Kind::Delete) {
                if (row.deleted)
                    continue;
                if (later(0))
                    card("delete");
                else
                    writes.emplace_back(op, 0);
            } else {
                for (const auto &[field, value] : op.set) {
                    const auto held2 = row.fields.find(field);
                    const std::string current = held2 == row.fields.end() ? std::string() : held2->second;
                    if (current == value)
                        continue;
                    const auto was = op.was.find(field);
                    const bool unseen = !trusted && current != (was == op.was.end() ? std::string() : was->second);
                    const bool clash = later(field) || (unseen && touched(field));
                    if (row.deleted || (clash && !(fresh && field != keyField) && m_bug != Bug::LastWins))
                        card(value);
                    else
                        writes.emplace_back(op, field);
                }
            }
        }
        // Every mutation makes a commit, the refused one too: else a restore to the same head would lose it unseen.
        const int seq = commit();
        if (rejected) {
            quarantine[m.uuid] = m;
        } else {
            for (const auto &[op, field] : writes)
                carryOut(user, client, op, field, seq);
        }
        const Verdict verdict{rejected ? Verdict::Kind::Rejected : Verdict::Kind::Applied, seq};
        lastMid[client] = m.mid;
        answered[m.uuid] = {client, verdict};
        ++applied[m.uuid];
        return verdict;
    }
    void carryOut(int user, const std::string &client, const Op &op, char field, int seq)
    {
        switch (op.kind) {
        case Op::Kind::Insert:
            rows[op.id] = {op.root, seq, {}, false, op.set, 0};
            for (const auto &[key, value] : op.set)
                changes.push_back({seq, op.id, key, {}, value, client});
            if (op.root == op.id)
                setScopes(op.id, {"u" + std::to_string(user)}, seq);
            write(op.id, seq);
            break;
        case Op::Kind::Assign: {
            const int root = rows[op.id].root;
            setScopes(root, {"u" + std::to_string(op.to)}, seq);
            changes.push_back({seq, root, 'o', {}, {}, client});
            write(root, seq);
            break;
        }
        case Op::Kind::Delete:
            rows[op.id].deleted = true;
            changes.push_back({seq, op.id, 'd', {}, {}, client});
            write(op.id, seq);
            break;
        case Op::Kind::Update:
            changes.push_back({seq, op.id, field, rows[op.id].fields[field], op.set.at(field), client});
            rows[op.id].fields[field] = op.set.at(field);
            write(op.id, seq);
            break;
        }
    }
    Reply push(int user, const std::string &client, const Request &request)
    {
        Reply reply;
        reply.kind = Reply::Kind::Push;
        for (const Mutation &m : request.mutations) {
            const Verdict verdict = pushOne(user, client, m, request.common);
            reply.verdicts.emplace_back(m.uuid, verdict);
            if (verdict.kind == Verdict::Kind::Forked || verdict.kind == Verdict::Kind::Gap)
                break;
        }
        return reply;
    }
    Reply pull(int user, const Request &request, const std::deque<Place> &samples)
    {
        if (!knows(request.cursor))
            return diverged(samples);
        Reply reply;
        const int cursor = request.cursor.first;
        reply.head = head();
        if (cursor < horizon && m_bug != Bug::NoHorizon) {
            reply.kind = Reply::Kind::Resync;
            return reply;
        }
        const Scopes held = scopesOf(user);
        if (held != request.scopes)
            return policy(held);
        std::vector<std::tuple<int, int, int>> touched; // (seq, is an event, row or root)
        for (const auto &[id, row] : rows)
            if (row.seq > cursor && !shared(row.root, held).empty())
                touched.emplace_back(row.seq, 0, id);
        for (const Event &event : events)
            if (event.seq > cursor && (held.contains(event.scope) || held.contains("*")))
                touched.emplace_back(event.seq, 1, event.root);
        std::sort(touched.begin(), touched.end());
        size_t count = touched.size();
        if (count > pageSize) {
            // Never cut inside one commit.
            count = pageSize;
            while (count < touched.size() && std::get<0>(touched[count]) == std::get<0>(touched[pageSize - 1]))
                ++count;
        }
        reply.more = count < touched.size();
        for (size_t i = 0; i < count; ++i) {
            const auto &[seq, isEvent, id] = touched[i];
            const int root = isEvent ? id : rows.at(id).root;
            reply.roots[root] = shared(root, held);
            if (isEvent)
                reply.moved.insert(root);
            else
                reply.rows.emplace_back(id, rows.at(id));
        }
        const int next = reply.more ? std::get<0>(touched[count - 1]) : head().first;
        reply.next = {next, commits[size_t(next)].first};
        reply.scopes = held;
        if (!reply.more)
            reply.oracle = visible(user);
        return reply;
    }
    Reply policy(const Scopes &held) const
    {
        Reply reply;
        reply.kind = Reply::Kind::Policy;
        reply.scopes = held;
        return reply;
    }
    Reply diverged(const std::deque<Place> &samples) const
    {
        Reply reply;
        reply.kind = Reply::Kind::Diverged;
        reply.common = {0, commits[0].first};
        for (const Place &place : samples)
            if (knows(place) && place.first > reply.common.first)
                reply.common = place;
        reply.head = reply.top = head();
        return reply;
    }
    Reply snapshot(int user, const Request &request) const
    {
        const Scopes held = scopesOf(user);
        if (held != request.scopes)
            return policy(held);
        Reply reply;
        reply.kind = Reply::Kind::Snapshot;
        reply.byScope = request.byScope;
        reply.scope = request.scope;
        reply.root = request.root;
        reply.after = request.after;
        reply.done = true;
        std::vector<int> wanted;
        if (request.byScope) {
            for (const auto &[root, all] : scopes)
                if (root > request.after && wanted.size() < 2 && shared(root, held).contains(request.scope))
                    wanted.push_back(root);
            reply.done = wanted.size() < 2;
            if (!wanted.empty())
                reply.after = wanted.back();
        } else {
            wanted.push_back(request.root);
        }
        for (const int root : wanted) {
            reply.roots[root] = shared(root, held);
            if (!reply.roots[root].empty())
                for (const auto &[id, row] : rows)
                    if (row.root == root)
                        reply.rows.emplace_back(id, row);
        }
        return reply;
    }

    std::mt19937_64 *m_chance;
    int m_users;
    Bug m_bug;
};

} // namespace millrace::test::model
