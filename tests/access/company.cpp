// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/access/company.h"

#include "core/schema/builtin/share.h"
#include "core/schema/builtin/user.h"

namespace millrace::test {

const QStringList &Company::kinds()
{
    static const QStringList kinds{QStringLiteral("customer"),    QStringLiteral("contact"),  QStringLiteral("lead"),
                                   QStringLiteral("opportunity"), QStringLiteral("activity"), QStringLiteral("task"),
                                   QStringLiteral("product"),     QStringLiteral("share")};
    return kinds;
}

Company::Company(std::uint64_t seed, int customers) : ws(seed), dice(seed * 77 + 1)
{
    admin = ws->person();
    const auto text = [](const RecordId &id) { return id.isNull() ? QString() : id.toString(); };
    const auto department = [&](const char *name, const char *parent) {
        departments[QString::fromLatin1(name)] =
            ws.create(u"department", {{"name", QString::fromLatin1(name)},
                                      {"parent", text(departments[QString::fromLatin1(parent)])}});
    };
    department("hq", "");
    department("east", "hq");
    department("shanghai", "east");
    department("west", "hq");
    const auto hire = [&](const char *name, const char *under, const char *in) {
        Person &person = people[QString::fromLatin1(name)];
        person.manager = people[QString::fromLatin1(under)].id;
        person.department = departments[QString::fromLatin1(in)];
        person.role = ws.create(u"role", {{"name", QStringLiteral("role of ") + QString::fromLatin1(name)},
                                          {"rights", QStringLiteral("{}")}});
        person.id = ws.create(u"user", {{"name", QString::fromLatin1(name)},
                                        {"login", QString::fromLatin1(name)},
                                        {"manager", text(person.manager)},
                                        {"department", text(person.department)},
                                        {"role", text(person.role)}});
    };
    people[QString()] = {};
    hire("head", "", "hq");
    hire("erin", "head", "east");
    hire("shan", "erin", "shanghai");
    hire("wes", "head", "west");
    hire("west2", "wes", "west");
    hire("lone", "", "");
    people.erase(QString());
    departments.erase(QString());

    const auto someDepartment = [&]() -> QString {
        auto it = departments.begin();
        std::advance(it, below(int(departments.size())));
        return below(4) == 0 ? it->second.toString() : QString();
    };
    const auto owned = [&](const char *kind, std::initializer_list<std::pair<const char *, QString>> values) {
        Edit edit = ws.creation(QString::fromLatin1(kind), values);
        edit.fields.push_back({system_field::Department,
                               valueFromText(ws.entity(QString::fromLatin1(kind))->at(system_field::Department),
                                             someDepartment(), ws->baseCurrency())
                                   .value_or(Value()),
                               std::nullopt, true});
        const RecordId id = ws.commit({edit}).ids.front();
        // Without an owner: the creation would put in the actor.
        Edit owner = Edit::update(ws.entity(QString::fromLatin1(kind)), id);
        const RecordId who = anybody(true);
        owner.fields.push_back({system_field::Owner, who.isNull() ? Value() : Value(who), std::nullopt, true});
        ws.commit({owner});
        return id;
    };
    const auto numbered = [](const char *word, int n) { return QString::fromLatin1(word) + QString::number(n); };
    for (int i = 0; i < customers; ++i) {
        const QString customer = owned("customer", {{"name", numbered("Firm ", i)}}).toString();
        for (int n = below(3); n > 0; --n)
            owned("contact", {{"name", numbered("Person ", i)}, {"customer", customer}});
        QString opportunity;
        if (below(2) == 0)
            opportunity = owned("opportunity", {{"name", numbered("Deal ", i)},
                                                {"customer", customer},
                                                {"pipeline", ws.pipeline()},
                                                {"stage", ws.stage(QStringLiteral("Qualification")).toString()}})
                              .toString();
        owned("activity", {{"subject", numbered("Call ", i)},
                           {"kind", QStringLiteral("call")},
                           {"customer", opportunity.isEmpty() ? customer : QString()},
                           {"opportunity", opportunity}});
        if (below(3) == 0) {
            const bool late = below(3) == 0;
            const Instant until{ws.clock.now().us + (late ? -60'000'000LL : 60'000'000LL) * 60 * 24};
            auto whom = people.begin();
            std::advance(whom, below(int(people.size())));
            const bool toAll = below(2) == 0;
            Edit share = ws.creation(
                u"share", {{"customer", customer},
                           {"level", below(2) == 0 ? QStringLiteral("write") : QStringLiteral("read")},
                           {toAll ? "department" : "user",
                            toAll ? departments[QStringLiteral("east")].toString() : whom->second.id.toString()}});
            if (below(2) == 0 || late)
                share.with(*ws.entity(u"share"), share::until, until);
            ws.commit({share});
        }
    }
    for (int i = 0; i < customers / 3 + 1; ++i) {
        const QString lead = owned("lead", {{"name", numbered("Lead ", i)}}).toString();
        owned("task", {{"subject", numbered("Chore ", i)}, {"lead", i % 2 == 0 ? lead : QString()}});
        owned("opportunity", {{"name", numbered("Loose deal ", i)},
                              {"pipeline", ws.pipeline()},
                              {"stage", ws.stage(QStringLiteral("Qualification")).toString()}});
        ws.create(u"product", {{"name", numbered("Thing ", i)}});
    }
    survey();
    // Some lie in the bin, with what hangs on them.
    int binned = 0;
    for (const Thing &each : things)
        if (each.entity == QLatin1String("customer") && ++binned % 5 == 0)
            ws.commit({Edit::remove(each.entity, each.id)});
    survey();
}

RecordId Company::anybody(bool orNobody)
{
    const int who = below(int(people.size()) + (orNobody ? 1 : 0));
    if (who == int(people.size()))
        return {};
    auto it = people.begin();
    std::advance(it, who);
    return it->second.id;
}

Company::Words Company::someScopes()
{
    Words scopes;
    for (const char *word : {"own", "subordinates", "department", "department_tree", "pool", "shared"})
        if (below(3) == 0)
            scopes.insert(QString::fromLatin1(word));
    if (below(12) == 0)
        scopes.insert(QStringLiteral("all"));
    return scopes;
}

Session Company::as(const QString &name) const
{
    Session session = ws.session();
    session.actor = people.at(name).id;
    return session;
}

void Company::allow(const QString &name, const QByteArray &rights)
{
    const EntityPtr roles = ws.entity(role::entityKey());
    ws.commit({Edit::update(roles, people.at(name).role).with(*roles, role::rights, Json{rights})});
}

void Company::survey()
{
    things.clear();
    given.clear();
    for (const QString &kind : kinds()) {
        Query query;
        query.entity = kind;
        query.rows = Query::Rows::All;
        query.fields = {FieldPath::of(u"root"), FieldPath::of(u"owner"), FieldPath::of(u"department"),
                        FieldPath::of(u"deleted_at")};
        const bool shares = kind == share::entityKey();
        if (shares)
            for (const char *more : {"user", "level", "until"})
                query.fields.push_back({{QString::fromLatin1(more)}});
        for (const Row &row : must(ws->rows(boss(), query)).rows) {
            const auto id = [&](size_t cell) { return row.cells[cell].valueOr<RecordId>(); };
            things.push_back({kind, row.id, id(0), id(1), id(2), !row.cells[3].isEmpty()});
            if (!shares || things.back().deleted)
                continue;
            const auto *until = row.cells[6].as<Instant>();
            given.push_back({id(0), id(4), id(2), row.cells[5].valueOr<QString>() == QLatin1String("write"),
                             until && *until <= ws.clock.now()});
        }
    }
}

const Company::Thing &Company::thing(const RecordId &id) const
{
    for (const Thing &each : things)
        if (each.id == id)
            return each;
    FAIL("no such record");
    return things.front();
}

const Company::Person *Company::person(const RecordId &id) const
{
    for (const auto &[name, person] : people)
        if (person.id == id)
            return &person;
    return nullptr;
}

bool Company::isUnder(const RecordId &user, const RecordId &manager) const
{
    const Person *at = person(user);
    for (int step = 0; at && step < 20; ++step) {
        if (at->manager == manager)
            return true;
        at = person(at->manager);
    }
    return false;
}

bool Company::isWithin(const RecordId &department, const RecordId &top) const
{
    if (department.isNull() || top.isNull())
        return false;
    static const std::map<QString, QString> above{{QStringLiteral("east"), QStringLiteral("hq")},
                                                  {QStringLiteral("west"), QStringLiteral("hq")},
                                                  {QStringLiteral("shanghai"), QStringLiteral("east")}};
    for (const auto &[name, id] : departments)
        if (id == department) {
            if (department == top)
                return true;
            const auto up = above.find(name);
            return up != above.end() && isWithin(departments.at(up->second), top);
        }
    return false;
}

bool Company::reaches(const QString &name, const Words &scopes, Action action, const Thing &record) const
{
    if (scopes.contains(QStringLiteral("all")))
        return true;
    if (scopes.empty())
        return false;
    if (record.entity == QLatin1String("product"))
        return true;
    const Person &me = people.at(name);
    const auto wants = [&](const char *word) { return scopes.contains(QString::fromLatin1(word)); };
    const auto takesInOwner = [&](const RecordId &owner) {
        if (owner.isNull())
            return false;
        const Person *who = person(owner);
        const RecordId his = who ? who->department : RecordId();
        const bool anyOfPeople =
            wants("own") || wants("subordinates") || wants("department") || wants("department_tree");
        return (anyOfPeople && owner == me.id) || (wants("subordinates") && isUnder(owner, me.id)) ||
               (wants("department") && !his.isNull() && his == me.department) ||
               (wants("department_tree") && isWithin(his, me.department));
    };
    const Thing &root = thing(record.root);
    if (root.entity != QLatin1String("share")) {
        if (takesInOwner(root.owner) || (wants("pool") && root.owner.isNull()))
            return true;
        if (!root.department.isNull() && ((wants("department") && root.department == me.department) ||
                                          (wants("department_tree") && isWithin(root.department, me.department))))
            return true;
    }
    const bool writes = action != Action::See && action != Action::Export;
    if (wants("shared"))
        for (const Given &share : given)
            if (share.root == record.root && !share.over && (share.writes || !writes) &&
                (share.user == me.id || isWithin(me.department, share.department)))
                return true;
    if (action == Action::See || action == Action::Create) {
        for (const Thing &deal : things)
            if (deal.entity == QLatin1String("opportunity") && !deal.deleted && deal.root == record.root &&
                takesInOwner(deal.owner))
                return true;
        return false;
    }
    const bool hangs = record.entity != QLatin1String("customer") && record.entity != QLatin1String("lead");
    return hangs && record.entity != QLatin1String("share") && takesInOwner(record.owner);
}

std::set<RecordId> Company::seen(const QString &name, const Words &scopes, const QString &entity,
                                 Query::Rows rows) const
{
    std::set<RecordId> ids;
    for (const Thing &each : things)
        if (each.entity == entity && (rows == Query::Rows::All || each.deleted == (rows == Query::Rows::Bin)) &&
            reaches(name, scopes, Action::See, each))
            ids.insert(each.id);
    return ids;
}

QByteArray scopesJson(const Company::Words &scopes)
{
    QByteArray json = "[";
    for (const QString &word : scopes)
        json += (json.size() > 1 ? ",\"" : "\"") + word.toUtf8() + "\"";
    return json + "]";
}

} // namespace millrace::test
