// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/rights.h"

#include <QSet>

namespace millrace {

/// Who works here, under whom, in which department and in which role: all that permissions are made of, as it stands at
/// one moment. Chains that run into themselves end there.
class OrgChart
{
public:
    struct Person
    {
        QString name;
        QString login;
        RecordId manager;
        RecordId department;
        RecordId role;
        bool active = true;
    };
    struct Role
    {
        QString name;
        Rights rights;
    };

    QHash<RecordId, Person> people;
    QHash<RecordId, RecordId> departments; ///< each with the one above it, or the null id
    QHash<RecordId, Role> roles;
    RecordId founder; ///< the person that the workspace was made for: without a role, an administrator

    /// Whether permissions are in force: as long as nobody has a role, everybody may do everything.
    bool isGoverned() const;
    /// Active people whose role says so, and the founder.
    std::vector<RecordId> administrators() const;
    bool isAdministrator(const RecordId &user) const;

    /// Everybody under somebody, at any depth; sorted, without himself.
    std::vector<RecordId> subordinatesOf(const RecordId &user) const;
    /// The department and all under it, at any depth; sorted. Of none: none.
    std::vector<RecordId> departmentTree(const RecordId &department) const;
    /// The department and all above it; sorted. Of none: none.
    std::vector<RecordId> departmentsAbove(const RecordId &department) const;
    /// Who is in one of these departments; sorted.
    std::vector<RecordId> membersOf(const std::vector<RecordId> &departments) const;
};

} // namespace millrace
