// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/org_chart.h"

#include <algorithm>

namespace millrace {

namespace {

std::vector<RecordId> sorted(const QSet<RecordId> &ids)
{
    std::vector<RecordId> list(ids.begin(), ids.end());
    std::sort(list.begin(), list.end());
    return list;
}

/// All that lie under the first ones, by "above": the first ones left out.
QSet<RecordId> allUnder(const QSet<RecordId> &first, const QHash<RecordId, std::vector<RecordId>> &under)
{
    QSet<RecordId> found;
    std::vector<RecordId> open(first.begin(), first.end());
    while (!open.empty()) {
        const RecordId at = open.back();
        open.pop_back();
        for (const RecordId &next : under.value(at))
            if (!first.contains(next) && !found.contains(next)) {
                found.insert(next);
                open.push_back(next);
            }
    }
    return found;
}

} // namespace

bool OrgChart::isGoverned() const
{
    return std::any_of(people.begin(), people.end(), [](const Person &person) { return !person.role.isNull(); });
}

bool OrgChart::isAdministrator(const RecordId &user) const
{
    const auto person = people.constFind(user);
    if (person == people.constEnd() || !person->active)
        return false;
    if (person->role.isNull())
        return user == founder;
    const auto role = roles.constFind(person->role);
    return role != roles.constEnd() && role->rights.isAdministrator();
}

std::vector<RecordId> OrgChart::administrators() const
{
    QSet<RecordId> found;
    for (auto person = people.begin(); person != people.end(); ++person)
        if (isAdministrator(person.key()))
            found.insert(person.key());
    return sorted(found);
}

std::vector<RecordId> OrgChart::subordinatesOf(const RecordId &user) const
{
    QHash<RecordId, std::vector<RecordId>> under;
    for (auto person = people.begin(); person != people.end(); ++person)
        if (!person->manager.isNull())
            under[person->manager].push_back(person.key());
    return sorted(allUnder({user}, under));
}

std::vector<RecordId> OrgChart::departmentTree(const RecordId &department) const
{
    if (department.isNull())
        return {};
    QHash<RecordId, std::vector<RecordId>> under;
    for (auto each = departments.begin(); each != departments.end(); ++each)
        if (!each.value().isNull())
            under[each.value()].push_back(each.key());
    return sorted(allUnder({department}, under) + QSet<RecordId>{department});
}

std::vector<RecordId> OrgChart::departmentsAbove(const RecordId &department) const
{
    QSet<RecordId> found;
    for (RecordId at = department; !at.isNull() && !found.contains(at); at = departments.value(at))
        found.insert(at);
    return sorted(found);
}

std::vector<RecordId> OrgChart::membersOf(const std::vector<RecordId> &wanted) const
{
    QSet<RecordId> found;
    for (auto person = people.begin(); person != people.end(); ++person)
        if (std::binary_search(wanted.begin(), wanted.end(), person->department))
            found.insert(person.key());
    return sorted(found);
}

} // namespace millrace
