// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/role_policy.h"

namespace millrace {

/// One link of the chain of reasons why somebody may or may not do something with a record.
struct AccessReason
{
    enum class Rule {
        Ungoverned,       ///< nobody has a role: everybody may do everything
        Administrator,    ///< the role says so
        Founder,          ///< the person that the workspace was made for, without a role
        NotAUser,         ///< no such user, or in the bin
        Inactive,         ///< disabled
        NoRole,           ///< others have roles, this user has none
        Role,             ///< subject: the role that the rest comes from
        ActionDenied,     ///< the role does not have the action for this entity
        Common,           ///< everybody sees records of this entity
        Reach,            ///< words: the scopes of the action
        Root,             ///< subject: the record that this one hangs on, which decides
        Everywhere,       ///< the scope is all
        OwnRoot,          ///< the root belongs to the user
        SubordinateOwns,  ///< subject: the owner, somebody under the user
        DepartmentOwns,   ///< subject: the owner, somebody in a department that the scope takes in
        DepartmentsRoot,  ///< subject: the department that the root is given to
        InPool,           ///< nobody owns the root
        PartnerOwns,      ///< subject: somebody in the scope who owns something within the root
        OwnRecord,        ///< subject: somebody in the scope who owns the record itself
        SharedWithUser,   ///< a share
        SharedDepartment, ///< subject: the department that it was shared with
        OwnerOutside,     ///< subject: the owner, whom the scope does not take in
        PoolOutside,      ///< nobody owns the root, and the scope does not take in the pool
        NotSeen,          ///< what is not seen cannot be changed either
    };
    Rule rule = Rule::Ungoverned;
    bool grants = false;
    RecordId subject;
    QString subjectEntity; ///< of the subject; empty where there is none
    QStringList words;
    bool operator==(const AccessReason &) const = default;
};

/// A verdict on one action and why it is so, from the general to the particular; the last link decides.
struct AccessExplanation
{
    bool permitted = false;
    std::vector<AccessReason> reasons;
};

/// A record as permissions see it.
struct RecordFacts
{
    EntityPtr entity;
    RecordId owner; ///< of the record itself
    RecordId root;
    QString rootEntity;
    RootFacts belongs;                     ///< the root
    std::vector<RootFacts::Share> writing; ///< those of its shares that let write
};

AccessExplanation explainAccess(const OrgChart &chart, const RolePolicy &policy, Action action,
                                const RecordFacts &record);

} // namespace millrace
