// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/text/format_context.h"

#include <QJsonValue>

namespace millrace {

/// A value for one field as it came from outside.
struct GivenValue
{
    QString field;
    QJsonValue value;
    bool typed = false; ///< a word of the command line: read as a person writes it
};

/// Who gives values, and how he writes.
struct InputContext
{
    const Workspace &workspace;
    const Session &session;
    const FormatContext &format;
};

/// Puts the values into an edit of `entity`: references by id or title, choices by key or label, the rest as JSON or as
/// typed. `before` is the record that is changed; a null one for a new record. Fails with UnknownField, or with
/// ValidationFailed and all texts that are no values of their fields (rules "input", "read_only", "no_such_title",
/// "ambiguous_title"); the edit holds the others then.
Result<void> fillEdit(const InputContext &context, const EntityPtr &entity, const Record &before,
                      const std::vector<GivenValue> &given, Edit &edit);
/// The same; where some of it is no value of its field, what the checks have to say of the rest is told along.
Result<void> fillWhole(Workspace &workspace, const InputContext &context, const EntityPtr &entity, const Record &before,
                       const std::vector<GivenValue> &given, Edit &edit);

} // namespace millrace
