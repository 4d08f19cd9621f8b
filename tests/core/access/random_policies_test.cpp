// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand policies by chance: what a server would send, what a screen would show and what an explanation says are
// one verdict, and that of a second opinion written from the rules alone.
#include "core/access/explain.h"
#include "core/base/id.h"
#include "tests/support/catch.h"

using namespace millrace;

namespace {

class World
{
public:
    explicit World(std::uint64_t seed) : m_dice(seed)
    {
        for (int i = 0; i < 4; ++i)
            m_departments.push_back(next());
        for (size_t i = 0; i < m_departments.size(); ++i)
            chart.departments.insert(m_departments[i], i == 0 ? RecordId() : m_departments[size_t(below(int(i)))]);
        for (int i = 0; i < 5; ++i) {
            OrgChart::Person person;
            person.role = next();
            person.manager = people.empty() || below(3) == 0 ? RecordId() : people[size_t(below(int(people.size())))];
            person.department = below(4) == 0 ? RecordId() : anyDepartment();
            person.active = below(12) != 0;
            people.push_back(next());
            chart.people.insert(people.back(), person);
            chart.roles.insert(person.role, {QStringLiteral("role"), Rights::of(rights())});
        }
    }
    RecordFacts record(const EntityPtr &entity, const EntityPtr &root)
    {
        RecordFacts facts;
        facts.entity = entity;
        facts.root = next();
        facts.rootEntity = root->key;
        facts.owner = anybody();
        facts.belongs.ownable = root->ownable;
        facts.belongs.owner = entity == root ? facts.owner : anybody();
        facts.belongs.department = below(3) == 0 ? anyDepartment() : RecordId();
        if (below(3) == 0)
            facts.belongs.partners.push_back(people[size_t(below(int(people.size())))]);
        if (below(3) == 0)
            facts.belongs.shares.push_back({below(2) == 0 ? anybody() : RecordId(), anyDepartment()});
        return facts;
    }
    int below(int limit) { return int(m_dice.random() % std::uint64_t(limit)); }

    OrgChart chart;
    std::vector<RecordId> people;

private:
    RecordId next() { return m_dice.next(Instant{1'767'225'600'000'000}); }
    RecordId anyDepartment() { return m_departments[size_t(below(int(m_departments.size())))]; }
    RecordId anybody() { return below(4) == 0 ? RecordId() : people[size_t(below(int(people.size())))]; }
    QByteArray rights()
    {
        QByteArray json;
        for (const char *entity : {"customer", "contact", "lead", "opportunity"}) {
            QByteArray words;
            for (const char *word : {"own", "subordinates", "department", "department_tree", "pool", "shared", "none"})
                if (below(3) == 0)
                    words += (words.isEmpty() ? "\"" : ",\"") + QByteArray(word) + "\"";
            if (below(12) == 0)
                words += QByteArray(words.isEmpty() ? "" : ",") + "\"all\"";
            json += (json.isEmpty() ? "\"" : ",\"") + QByteArray(entity) + "\":{\"see\":[" + words + "]}";
        }
        return "{\"entities\":{" + json + "}}";
    }

    SeededIdSource m_dice;
    std::vector<RecordId> m_departments;
};

/// The rules as they are written down, asked of one record.
bool secondOpinion(const OrgChart &chart, const RecordId &user, Scopes scopes, const RecordFacts &record)
{
    const auto person = chart.people.find(user);
    if (person == chart.people.end() || !person->active || scopes == ScopeNone)
        return false;
    if ((scopes & ScopeAll) || !record.belongs.ownable)
        return true;
    const auto isUnder = [&](RecordId whom) {
        for (int step = 0; step < 9 && !whom.isNull(); ++step) {
            whom = chart.people.value(whom).manager;
            if (whom == user)
                return true;
        }
        return false;
    };
    const auto isWithin = [&](RecordId department, const RecordId &top) {
        for (int step = 0; step < 9 && !department.isNull() && !top.isNull(); ++step) {
            if (department == top)
                return true;
            department = chart.departments.value(department);
        }
        return false;
    };
    const auto takesIn = [&](const RecordId &owner) {
        if (owner.isNull())
            return false;
        const RecordId his = chart.people.value(owner).department;
        constexpr Scopes ofPeople = ScopeOwn | ScopeSubordinates | ScopeDepartment | ScopeDepartmentTree;
        return ((scopes & ofPeople) && owner == user) || ((scopes & ScopeSubordinates) && isUnder(owner)) ||
               ((scopes & ScopeDepartment) && !his.isNull() && his == person->department) ||
               ((scopes & ScopeDepartmentTree) && isWithin(his, person->department));
    };
    const RootFacts &root = record.belongs;
    if (takesIn(root.owner) || ((scopes & ScopePool) && root.owner.isNull()))
        return true;
    if (!root.department.isNull() &&
        (((scopes & ScopeDepartment) && root.department == person->department) ||
         ((scopes & ScopeDepartmentTree) && isWithin(root.department, person->department))))
        return true;
    for (const RootFacts::Share &share : root.shares)
        if ((scopes & ScopeShared) &&
            ((!share.user.isNull() && share.user == user) || isWithin(person->department, share.department)))
            return true;
    return std::any_of(root.partners.begin(), root.partners.end(), takesIn);
}

} // namespace

TEST_CASE("ten thousand policies: tags, explanation and the written rules give one verdict", "[access][random]")
{
    const CatalogPtr catalog = Catalog::builtin();
    const EntityPtr customer = catalog->entity(u"customer");
    const std::pair<const char *, EntityPtr> kinds[] = {
        {"customer", customer}, {"contact", customer}, {"opportunity", customer}, {"lead", catalog->entity(u"lead")}};
    int policies = 0, seen = 0, asked = 0;
    for (std::uint64_t seed = 1; policies < 10'000; ++seed) {
        World world(seed);
        std::vector<RecordFacts> records;
        for (const auto &[key, root] : kinds)
            for (int i = 0; i < 2; ++i)
                records.push_back(world.record(catalog->entity(QString::fromLatin1(key)), root));
        for (const RecordId &user : world.people) {
            const RolePolicy policy(world.chart, user, catalog);
            const Rights &rights = world.chart.roles[world.chart.people[user].role].rights;
            const QStringList held = policy.scopes();
            const auto narrowed = policy.narrowed();
            ++policies;
            for (const RecordFacts &record : records) {
                const bool sees = secondOpinion(world.chart, user, rights.scopes(Action::See, *record.entity), record);
                const QStringList tags = rootTags(record.belongs);
                const auto meets = [&](const QStringList &scopes) {
                    return scopes.contains(QStringLiteral("*")) ||
                           std::any_of(tags.begin(), tags.end(), [&](const QString &t) { return scopes.contains(t); });
                };
                const bool sent = meets(held) && meets(narrowed.value(record.entity->key, held));
                const bool told = explainAccess(world.chart, policy, Action::See, record).permitted;
                if (sent != sees || told != sees) {
                    INFO("seed " << seed << " " << record.entity->key.toStdString() << " tags "
                                 << tags.join(u' ').toStdString() << " held " << held.join(u' ').toStdString());
                    CHECK(sent == sees);
                    CHECK(told == sees);
                }
                seen += sees;
                ++asked;
            }
        }
    }
    CHECK(policies >= 10'000);
    CHECK(seen > asked / 10);
    CHECK(seen < asked * 9 / 10);
}
