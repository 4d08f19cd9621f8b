// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/simulation.h"

#include "tests/sync/cut_vfs.h"

namespace millrace::test {

namespace {

const QString backupName = QStringLiteral("backup.millrace");

std::vector<RecordId> idsOf(const Workspace &workspace, const char *entity)
{
    Query query;
    query.entity = QString::fromLatin1(entity);
    query.fields = {{{QStringLiteral("id")}}};
    query.limit = 1000;
    std::vector<RecordId> ids;
    for (const Row &row : must(workspace.rows(workspace.session(), query)).rows)
        ids.push_back(row.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace

void SimulationReport::add(const SimulationReport &other)
{
    edits += other.edits;
    refusedHere += other.refusedHere;
    steps += other.steps;
    checks += other.checks;
    crashes += other.crashes;
    restores += other.restores;
    rollbacks += other.rollbacks;
    policies += other.policies;
    late += other.late;
    cards += other.cards;
    quarantined += other.quarantined;
    fields += other.fields;
}

Simulation::Simulation(const Script &script) : m_script(script), m_world(script.clients, script.seed + 1)
{
    for (size_t which = 0; which < m_world.size(); ++which) {
        // One clock in five is wrong, some by years.
        if (script.seed % 5 == which % 5)
            m_world[which].skew = (std::int64_t(script.seed % 7) - 3) * 400 * 86'400 * 1'000'000;
        // The last one makes its first sync while everything happens.
        if (which + 1 < m_world.size())
            m_world.settle(which);
        else
            must(m_world[which].engine->join());
        m_world[which].engine->setLimits({4, 12, 6, 3});
    }
    m_world.tick();
}

SimulationReport Simulation::play()
{
    for (const Step &step : m_script.steps) {
        m_world.tick(20);
        carryOut(step);
    }
    calmDown();
    m_world.requireEqual();
    QStringList texts;
    for (const auto &[text, origin] : m_typed)
        if (!m_lostWithDisk.contains(origin.first))
            texts << text;
    QStringList missing;
    m_world.isKept(texts, missing);
    INFO("typed and lost: " << missing.join(u' ').toStdString());
    REQUIRE(missing.isEmpty());
    m_report.cards = int(m_world.count(m_world.server(), "conflict"));
    m_report.quarantined = int(must(m_world.hub().quarantine()).size());
    return m_report;
}

void Simulation::carryOut(const Step &step)
{
    const size_t who = size_t(step.client);
    const auto anyone = [&](int which) { return m_world.scopes.people[step.below(which, unsigned(m_script.clients))]; };
    switch (step.kind) {
    case Step::Kind::Edit:
        edit(who, step);
        break;
    case Step::Kind::Sync:
        if (!m_offline.contains(step.client))
            exchange(who, step);
        break;
    case Step::Kind::Crash:
        killDuring(who, int(step.below(3, 40)), [&] {
            if (step.happens(4, 50))
                edit(who, step);
            else
                exchange(who, step);
        });
        break;
    case Step::Kind::Network:
        if (!m_offline.erase(step.client))
            m_offline.insert(step.client);
        break;
    case Step::Kind::Scopes: {
        const auto customers = idsOf(m_world.server(), "customer");
        if (customers.empty())
            break;
        const RecordId id = customers[step.below(0, unsigned(customers.size()))];
        m_world.setOnServer("customer", id, "owner", anyone(1).id.toString());
        break;
    }
    case Step::Kind::Policy: {
        ++m_report.policies;
        TableOfScopes::Person &person = m_world.scopes.people[who];
        if (step.happens(0, 50))
            person.team = int(step.below(1, 3));
        else
            person.range = TableOfScopes::Range(step.below(1, 3));
        if (step.happens(2, 15)) {
            auto &hidden = m_world.scopes.hidden;
            hidden = hidden.isEmpty()
                         ? QHash<QString, QStringList>{{QStringLiteral("customer"), {QStringLiteral("address")}}}
                         : QHash<QString, QStringList>{};
        }
        // Contacts are seen by whoever sees their customer, or by nobody.
        if (step.happens(3, 15)) {
            auto &narrowed = m_world.scopes.narrowed;
            narrowed = narrowed.isEmpty() ? QHash<QString, QStringList>{{QStringLiteral("contact"), {}}}
                                          : QHash<QString, QStringList>{};
        }
        break;
    }
    case Step::Kind::StaleReply:
        // One request at a time: an engine cannot meet an answer that was overtaken.
        break;
    case Step::Kind::LatePush:
        if (!m_late.empty()) {
            const size_t which = step.below(0, unsigned(m_late.size()));
            const Late late = m_late[which];
            m_late.erase(m_late.begin() + long(which));
            m_world.hub().answer({late.user, QStringLiteral("late")}, late.call, late.body);
            ++m_report.late;
        }
        break;
    case Step::Kind::Backup:
        m_world.keepServer(backupName);
        m_hasBackup = true;
        break;
    case Step::Kind::Compact: {
        const std::int64_t head = must(m_world.hub().head()).seq;
        must(m_world.hub().compact(std::max<std::int64_t>(0, head - step.below(0, 20))));
        break;
    }
    case Step::Kind::Restore:
        if (m_hasBackup && m_script.restores) {
            m_world.restoreServer(backupName);
            ++m_report.restores;
        }
        break;
    case Step::Kind::Keep:
        m_world.keepStation(who, QStringLiteral("kept%1.millrace").arg(who));
        m_world[who].engine->setLimits({4, 12, 6, 3});
        m_keptCommits[who] = m_commits[who];
        break;
    case Step::Kind::Rollback:
        if (m_keptCommits.contains(who) && m_script.rollbacks) {
            for (const RecordId &commit : m_commits[who])
                if (!m_keptCommits[who].contains(commit))
                    m_lostWithDisk.insert(commit);
            m_commits[who] = m_keptCommits[who];
            m_world.rollBackStation(who, QStringLiteral("kept%1.millrace").arg(who));
            m_world[who].engine->setLimits({4, 12, 6, 3});
            ++m_report.rollbacks;
        }
        break;
    }
}

std::vector<Edit> Simulation::editsOf(size_t which, const Step &step, QStringList &typed)
{
    const Workspace &workspace = *m_world[which].workspace;
    const EntityPtr customers = workspace.catalog()->entity(u"customer");
    const EntityPtr contacts = workspace.catalog()->entity(u"contact");
    const auto known = idsOf(workspace, "customer");
    const auto people = idsOf(workspace, "contact");
    const auto word = [&] {
        typed << QStringLiteral("typed%1.").arg(++m_number);
        return Value(typed.back());
    };
    const std::uint32_t kind = step.below(0, 100);
    const RecordId id = known.empty() ? RecordId() : known[step.below(1, unsigned(known.size()))];
    const RecordId person = people.empty() ? RecordId() : people[step.below(1, unsigned(people.size()))];
    if (kind < 20 || known.empty())
        return {Edit::create(customers).with(*customers, u"name", word()).with(*customers, u"city", word())};
    if (kind < 32)
        return {Edit::create(contacts).with(*contacts, u"name", word()).with(*contacts, u"customer", Value(id))};
    if (kind < 38)
        return {Edit::remove(QStringLiteral("customer"), id)};
    if (kind < 41 && !people.empty())
        return {Edit::remove(QStringLiteral("contact"), person)};
    if (kind < 46) {
        const RecordId to = m_world.scopes.people[step.below(2, unsigned(m_script.clients))].id;
        return {Edit::update(customers, id).with(*customers, u"owner", Value(to))};
    }
    if (kind < 50 && !people.empty())
        return {Edit::update(contacts, person).with(*contacts, u"customer", Value(id))};
    if (kind < 53) {
        ++m_report.fields;
        const EntityPtr fields = workspace.catalog()->entity(u"custom_field");
        QString key = QStringLiteral("x_");
        for (int i = 0; i < 13; ++i)
            key += QStringLiteral("0123456789abcdefghjkmnpqrstvwxyz")[int(m_world.ids.random() % 32)];
        return {Edit::create(fields)
                    .with(*fields, u"key", Value(key))
                    .with(*fields, u"entity", Value(QStringLiteral("customer")))
                    .with(*fields, u"type", Value(QStringLiteral("text")))
                    .with(*fields, u"label", word())};
    }
    // Two records in one commit now and then: all of it or nothing.
    std::vector<Edit> edits;
    Edit change = Edit::update(customers, id);
    QStringList own;
    for (const FieldDef &field : customers->fields)
        if (field.custom && !field.retired)
            own << field.key;
    if (kind < 60 && !own.isEmpty())
        change.with(*customers, own[int(step.below(2, unsigned(own.size())))], word());
    else
        change.with(*customers,
                    QStringList{QStringLiteral("city"), QStringLiteral("address"), QStringLiteral("notes"),
                                QStringLiteral("name")}[int(step.below(2, 4))],
                    word());
    edits.push_back(std::move(change));
    if (kind > 90 && !people.empty())
        edits.push_back(Edit::update(contacts, person).with(*contacts, u"name", word()));
    return edits;
}

void Simulation::edit(size_t which, const Step &step)
{
    QStringList typed;
    const auto receipt = m_world.tryEdit(which, editsOf(which, step, typed));
    if (!receipt || receipt->lastCommit == 0) {
        ++m_report.refusedHere;
        return;
    }
    ++m_report.edits;
    m_commits[which].insert(receipt->operation);
    for (const QString &text : typed)
        m_typed[text] = {receipt->operation, which};
}

void Simulation::exchange(size_t which, const Step &step)
{
    for (std::uint32_t i = 0; i <= step.below(3, 6); ++i)
        if (!exchangeOnce(which, step, int(i)))
            return;
}

bool Simulation::exchangeOnce(size_t which, const Step &step, int turn)
{
    Station &station = m_world[which];
    station.peer->loseRequest = (step.chance[0] >> turn) % 100 < 12;
    station.peer->loseReply = (step.chance[1] >> turn) % 100 < 12;
    const size_t before = station.peer->sent.size();
    const auto outcome = station.engine->step();
    ++m_report.steps;
    station.peer->loseRequest = station.peer->loseReply = false;
    for (size_t i = before; i < station.peer->sent.size(); ++i)
        if (station.peer->sent[i].first == SyncCall::Push && step.happens(2, 15))
            m_late.push_back({station.user, SyncCall::Push, station.peer->sent[i].second});
    if (!outcome)
        return false; // a disk that died; whoever killed it opens it again
    const bool fine = *outcome == SyncEngine::Outcome::Progress || *outcome == SyncEngine::Outcome::Idle ||
                      *outcome == SyncEngine::Outcome::Unreachable;
    REQUIRE(fine);
    if (*outcome == SyncEngine::Outcome::Idle) {
        ++m_report.checks;
        m_world.requireEqual(which);
        return false;
    }
    return true;
}

void Simulation::killDuring(size_t which, int writes, const std::function<void()> &work)
{
    {
        const CutDisk disk(m_world[which].path, writes);
        work();
        m_world.closeStation(which);
    }
    m_world.openStation(which);
    m_world[which].engine->setLimits({4, 12, 6, 3});
    ++m_report.crashes;
}

void Simulation::calmDown()
{
    for (int round = 0; round < 3; ++round)
        for (size_t which = 0; which < m_world.size(); ++which)
            m_world.settle(which, 2000);
}

} // namespace millrace::test
