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
    /// `language`: of the labels that choices are written by; empty: by their keys.
    ExportCells(const Workspace &workspace, Session session, QString language = {})
        : m_workspace(workspace), m_session(std::move(session)), m_language(std::move(language)),
          m_metadata(workspace.metadata())
    {
    }

    /// UnknownField.
    Result<void> bind(const std::vector<FieldPath> &paths, const Catalog &catalog, const EntityDef &entity);
    const std::vector<ExportColumn> &columns() const { return m_columns; }
    /// Whether a stored text of the column is written as it is.
    bool isWrittenAsStored(size_t column) const
    {
        return m_language.isEmpty() || !m_columns[column].path.field().isChoice();
    }
    Result<void> assignText(size_t column, const Value &value, QString &text);
    Result<void> writeJson(size_t column, const Value &value, JsonWriter &writer);

private:
    Result<QStringList> titled(const ExportColumn &column, const RecordIds &ids);
    QString labelled(const FieldDef &field, const QString &key) const;

    const Workspace &m_workspace;
    Session m_session;
    QString m_language;
    MetadataPtr m_metadata;
    std::vector<ExportColumn> m_columns;
    QHash<RecordId, QString> m_titles;
};

} // namespace millrace::interchange
