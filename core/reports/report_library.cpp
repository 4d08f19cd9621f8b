// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/report_library.h"

#include "core/schema/builtin/ready_reports.h"
#include "core/schema/builtin/report.h"

#include <QJsonDocument>

#include <algorithm>

namespace millrace {

namespace {

const QString &reportKey()
{
    static const QString key = QStringLiteral("report");
    return key;
}

std::optional<ReportDefinition> definitionOf(const QString &entity, const QByteArray &json)
{
    auto read = reportFromJson(entity, QJsonDocument::fromJson(json).object());
    return read ? std::optional(std::move(*read)) : std::nullopt;
}

} // namespace

Result<ReportShelf> readReports(const Workspace &workspace, const Session &session)
{
    ReportShelf shelf;
    std::vector<ReportEntry> own;
    Query query;
    query.entity = reportKey();
    query.fields = {{{report::name.name()}},
                    {{report::entity.name()}},
                    {{report::definition.name()}},
                    {{report::ready.name()}},
                    {{report::shared.name()}}};
    query.sort = {{{{report::name.name()}}, false}};
    MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
    for (const Row &row : rows.rows) {
        auto definition = definitionOf(row.cells[1].valueOr<QString>(), row.cells[2].valueOr<Json>().text);
        if (!definition) {
            ++shelf.unreadable;
            continue;
        }
        own.push_back({row.cells[3].valueOr<QString>(), row.id, row.cells[0].valueOr<QString>(), QString(),
                       row.cells[4].valueOr(false), std::move(*definition)});
    }
    for (const ReadyReport &ready : readyReports()) {
        const QString key = QString::fromLatin1(ready.key);
        const auto standing =
            std::find_if(own.begin(), own.end(), [&](const ReportEntry &entry) { return entry.key == key; });
        if (standing != own.end()) {
            shelf.reports.push_back(std::move(*standing));
            shelf.reports.back().section = QString::fromUtf8(ready.section);
            own.erase(standing);
            continue;
        }
        auto definition = definitionOf(QString::fromLatin1(ready.entity), ready.json());
        if (!definition)
            return fail(ErrorCode::Internal, {QStringLiteral("ready_report"), key});
        shelf.reports.push_back({key, RecordId(), QString::fromUtf8(ready.label), QString::fromUtf8(ready.section),
                                 true, std::move(*definition)});
    }
    std::move(own.begin(), own.end(), std::back_inserter(shelf.reports));
    return shelf;
}

Result<ReportEntry> findReport(const Workspace &workspace, const Session &session, const QString &name,
                               const std::function<QString(const ReportEntry &)> &inWords)
{
    MILLRACE_ASSIGN(ReportShelf shelf, readReports(workspace, session));
    const auto first = [&](const auto &fits) { return std::find_if(shelf.reports.begin(), shelf.reports.end(), fits); };
    auto found = first([&](const ReportEntry &entry) { return !entry.id.isNull() && entry.id.toString() == name; });
    if (found == shelf.reports.end())
        found = first([&](const ReportEntry &entry) { return !entry.key.isEmpty() && entry.key == name; });
    if (found == shelf.reports.end())
        found = first([&](const ReportEntry &entry) { return !entry.isReady() && entry.name == name; });
    if (found == shelf.reports.end())
        found = first([&](const ReportEntry &entry) {
            return entry.isReady() && (entry.name == name || (inWords && inWords(entry) == name));
        });
    if (found == shelf.reports.end())
        return fail(ErrorCode::NotFound, {reportKey(), name});
    return std::move(*found);
}

Edit editOfReport(const ReportEntry &entry, const Catalog &catalog)
{
    const EntityPtr def = catalog.entity(reportKey());
    Edit edit = entry.id.isNull() ? Edit::create(def) : Edit::update(def, entry.id);
    edit.with(*def, report::name, entry.name);
    edit.with(*def, report::entity, entry.definition.entity);
    edit.with(*def, report::definition,
              Json{QJsonDocument(reportToJson(entry.definition)).toJson(QJsonDocument::Compact)});
    edit.with(*def, report::ready, entry.key);
    edit.with(*def, report::shared, entry.shared);
    return edit;
}

} // namespace millrace
