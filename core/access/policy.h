// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"

#include <QTimeZone>

namespace millrace {

/// Who asks, in which language and zone, and when. Passed into every call of the workspace; nothing about a user is
/// global, so one process can serve many.
struct Session
{
    RecordId actor;
    QString locale; ///< "zh_CN" or "en"
    QTimeZone zone = QTimeZone::utc();
};

enum class Action { See, Create, Edit, Delete, Export, Import, Transfer, Approve };
enum class FieldAccess { Hidden, Masked, Read, Edit };

/// What a session may do. Asked at the door before every read and write; implementations are immutable and may be used
/// from any thread.
class Policy
{
public:
    virtual ~Policy() = default;
    virtual bool may(const Session &session, Action action, const EntityDef &entity) const = 0;
    virtual FieldAccess field(const Session &session, const EntityDef &entity, const FieldDef &field) const = 0;
    /// A condition that every row shown to the session meets; joined to its filter by "and".
    virtual Filter rows(const Session &session, const EntityDef &entity) const = 0;
};

/// A workspace of one's own: its owner may do everything.
class AllowAll : public Policy
{
public:
    bool may(const Session &, Action, const EntityDef &) const override { return true; }
    FieldAccess field(const Session &, const EntityDef &, const FieldDef &) const override { return FieldAccess::Edit; }
    Filter rows(const Session &, const EntityDef &) const override { return {}; }
};

} // namespace millrace
