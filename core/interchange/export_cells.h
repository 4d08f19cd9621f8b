// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/json_writer.h"
#include "core/records/bound_filter.h"
#include "core/workspace/workspace.h"

namespace millrace::interchange {

struct ExportColumn
{
    QString name; ///< the path
    BoundPath path;
    bool byTitle = false; ///< a set of references, written by the titles of what they refer to
};

/// The cells of an export as text and as JSON. One thread.
class ExportCells
{
public:
    ExportCells(const Workspace &workspace, Session session) : m_workspace(workspace), m_session(std::move(session)) {}

    /// UnknownField.
    Result<void> bind(const std::vector<FieldPath> &paths, const Catalog &catalog, const EntityDef &entity);
    const std::vector<ExportColumn> &columns() const { return m_columns; }
    Result<void> assignText(size_t column, const Value &value, QString &text);
    Result<void> writeJson(size_t column, const Value &value, JsonWriter &writer);

private:
    Result<QStringList> titled(const ExportColumn &column, const RecordIds &ids);

    const Workspace &m_workspace;
    Session m_session;
    std::vector<ExportColumn> m_columns;
    QHash<RecordId, QString> m_titles;
};

} // namespace millrace::interchange
