// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/explain.h"

#include "core/schema/builtin/department.h"
#include "core/schema/builtin/role.h"
#include "core/schema/builtin/user.h"

#include <algorithm>

namespace millrace {

namespace {

using Rule = AccessReason::Rule;

bool has(const std::vector<RecordId> &ids, const RecordId &id)
{
    return !id.isNull() && std::binary_search(ids.begin(), ids.end(), id);
}

class Explainer
{
public:
    Explainer(const OrgChart &chart, const RolePolicy &policy, Action action, const RecordFacts &record)
        : m_chart(chart), m_policy(policy), m_action(action), m_record(record)
    {
    }

    AccessExplanation explain()
    {
        if (aboutTheUser())
            return std::move(m_answer);
        const RootScope &scope = m_policy.scope(m_action, *m_record.entity);
        if (m_action == Action::See && isCommonKnowledge(*m_record.entity))
            return decided(Rule::Common, true);
        if (!scope.anything)
            return decided(Rule::ActionDenied, false);
        add({Rule::Reach, true, {}, {}, wordsOf(scope)});
        if (scope.everything)
            return decided(Rule::Everywhere, true);
        if (m_record.entity->rootFields().empty() && !m_record.entity->ownable)
            return decided(Rule::Everywhere, true);
        add({Rule::Root, true, m_record.root, m_record.rootEntity, {}});
        aboutTheRoot(scope);
        return std::move(m_answer);
    }

private:
    /// Whether that decides already.
    bool aboutTheUser()
    {
        const RecordId &user = m_policy.user();
        if (!m_chart.isGoverned())
            return decide(Rule::Ungoverned, true);
        const auto person = m_chart.people.constFind(user);
        if (person == m_chart.people.constEnd())
            return decide(Rule::NotAUser, false);
        if (!person->active)
            return decide(Rule::Inactive, false);
        if (person->role.isNull())
            return m_chart.isAdministrator(user) ? decide(Rule::Founder, true) : decide(Rule::NoRole, false);
        add({Rule::Role, true, person->role, role::entityKey(), {}});
        return m_chart.isAdministrator(user) && decide(Rule::Administrator, true);
    }

    void aboutTheRoot(const RootScope &scope)
    {
        const RootFacts &root = m_record.belongs;
        if (!root.ownable) {
            decide(Rule::Common, true);
        } else if (has(scope.owners, root.owner)) {
            const bool subordinate = has(m_chart.subordinatesOf(m_policy.user()), root.owner);
            root.owner == m_policy.user() ? decide(Rule::OwnRoot, true)
            : subordinate                 ? decideFor(Rule::SubordinateOwns, root.owner)
                                          : decideFor(Rule::DepartmentOwns, root.owner);
        } else if (has(scope.departments, root.department)) {
            add({Rule::DepartmentsRoot, true, root.department, department::entityKey(), {}});
            m_answer.permitted = true;
        } else if (scope.pool && root.owner.isNull()) {
            decide(Rule::InPool, true);
        } else if (!byOthers(scope)) {
            if (root.owner.isNull())
                decide(Rule::PoolOutside, false);
            else
                add({Rule::OwnerOutside, false, root.owner, user::entityKey(), {}});
        }
    }

    bool byOthers(const RootScope &scope)
    {
        if (scope.ownRecords && m_record.entity->ownable && !m_record.entity->rootFields().empty() &&
            has(scope.owners, m_record.owner))
            return decideFor(Rule::OwnRecord, m_record.owner);
        if (scope.partners)
            for (const RecordId &partner : m_record.belongs.partners)
                if (has(scope.owners, partner))
                    return decideFor(Rule::PartnerOwns, partner);
        if (!scope.shares)
            return false;
        for (const RootFacts::Share &share : scope.shares->writing ? m_record.writing : m_record.belongs.shares) {
            if (share.user == scope.shares->user)
                return decide(Rule::SharedWithUser, true);
            if (!has(scope.shares->departments, share.department))
                continue;
            add({Rule::SharedDepartment, true, share.department, department::entityKey(), {}});
            return m_answer.permitted = true;
        }
        return false;
    }

    void add(AccessReason reason) { m_answer.reasons.push_back(std::move(reason)); }
    bool decide(Rule rule, bool grants)
    {
        add({rule, grants, {}, {}, {}});
        m_answer.permitted = grants;
        return true;
    }
    bool decideFor(Rule rule, const RecordId &who)
    {
        add({rule, true, who, user::entityKey(), {}});
        m_answer.permitted = true;
        return true;
    }
    AccessExplanation decided(Rule rule, bool grants)
    {
        decide(rule, grants);
        return std::move(m_answer);
    }

    static QStringList wordsOf(const RootScope &scope)
    {
        if (scope.everything)
            return {QStringLiteral("all")};
        QStringList words;
        if (!scope.departments.empty())
            words << QStringLiteral("department");
        else if (scope.owners.size() > 1)
            words << QStringLiteral("subordinates");
        else if (!scope.owners.empty())
            words << QStringLiteral("own");
        if (scope.pool)
            words << QStringLiteral("pool");
        if (scope.shares)
            words << QStringLiteral("shared");
        return words;
    }

    const OrgChart &m_chart;
    const RolePolicy &m_policy;
    Action m_action;
    const RecordFacts &m_record;
    AccessExplanation m_answer;
};

} // namespace

AccessExplanation explainAccess(const OrgChart &chart, const RolePolicy &policy, Action action,
                                const RecordFacts &record)
{
    AccessExplanation answer = Explainer(chart, policy, action, record).explain();
    if (!answer.permitted || action == Action::See || action == Action::Create)
        return answer;
    // What reaches further than the eye is of no use.
    const AccessExplanation sight = Explainer(chart, policy, Action::See, record).explain();
    if (!sight.permitted) {
        answer.permitted = false;
        answer.reasons.push_back({Rule::NotSeen, false, {}, {}, {}});
    }
    return answer;
}

} // namespace millrace
