// SPDX-License-Identifier: GPL-3.0-or-later
// A company of people, departments and records that belong to them, and a second opinion on who may do what: written
// from the rules alone, record by record, without a line of the program's own evaluation.
#pragma once

#include "core/schema/builtin/role.h"
#include "core/workspace/people.h"
#include "tests/support/temp_workspace.h"

#include <map>
#include <set>

namespace millrace::test {

struct Company
{
    struct Person
    {
        RecordId id;
        RecordId manager;
        RecordId department;
        RecordId role;
    };
    struct Thing
    {
        QString entity;
        RecordId id;
        RecordId root;
        RecordId owner;
        RecordId department;
        bool deleted = false;
    };
    struct Given
    {
        RecordId root;
        RecordId user;
        RecordId department;
        bool writes = false;
        bool over = false;
    };
    using Words = std::set<QString>;

    TempWorkspace ws;
    RecordId admin;
    std::map<QString, RecordId> departments;
    std::map<QString, Person> people;
    std::vector<Thing> things;
    std::vector<Given> given;
    SeededIdSource dice;

    /// `customers` with what hangs on them, given to people by chance.
    explicit Company(std::uint64_t seed, int customers = 10);

    Session as(const QString &name) const;
    Session boss() const { return ws.session(); }
    /// Gives a person's role these rights.
    void allow(const QString &name, const QByteArray &rights);
    /// Reads again what there is, as the administrator sees it.
    void survey();
    int below(int limit) { return int(dice.random() % std::uint64_t(limit)); }

    /// Some scopes by chance, perhaps none.
    Words someScopes();

    static const QStringList &kinds();

    // The second opinion.
    const Thing &thing(const RecordId &id) const;
    bool reaches(const QString &name, const Words &scopes, Action action, const Thing &record) const;
    std::set<RecordId> seen(const QString &name, const Words &scopes, const QString &entity,
                            Query::Rows rows = Query::Rows::All) const;

private:
    bool isUnder(const RecordId &user, const RecordId &manager) const;
    bool isWithin(const RecordId &department, const RecordId &top) const;
    const Person *person(const RecordId &id) const;
    RecordId anybody(bool orNobody);
};

/// Words of a set of scopes as JSON.
QByteArray scopesJson(const Company::Words &scopes);

} // namespace millrace::test
