// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/import.h"

#include "core/interchange/import_repeat.h"
#include "core/interchange/import_run.h"

#include <QFile>
#include <QFileInfo>

namespace millrace {

std::optional<ImportMode> importModeNamed(QStringView word)
{
    if (word == u"create")
        return ImportMode::Create;
    if (word == u"update")
        return ImportMode::Update;
    if (word == u"upsert")
        return ImportMode::Upsert;
    if (word == u"skip")
        return ImportMode::Skip;
    return std::nullopt;
}

Result<ImportReport> importFile(Workspace &workspace, const ImportOptions &options)
{
    if (!options.errorsPath.isEmpty() && QFileInfo::exists(options.errorsPath))
        return fail(ErrorCode::OutputExists, {options.errorsPath});
    if (!options.dryRun && !workspace.isWritable())
        return fail(ErrorCode::WorkspaceReadOnly, {workspace.path()});
    const QString entity = options.entity.isEmpty() && options.mapping ? options.mapping->entity : options.entity;
    const QString content = interchange::contentMark(options.path, entity);
    std::unique_ptr<Operation> operation;
    if (!options.dryRun)
        operation = workspace.begin(options.session, QStringLiteral("import: ") + QFileInfo(options.path).fileName(),
                                    Origin::Import, interchange::causeOfContents({content}));
    auto report = interchange::ImportRun(workspace, options, operation.get()).of(content).run();
    if (!operation)
        return report;
    if (report) {
        auto finished = operation->finish();
        if (finished) {
            report->operation = *finished;
            return report;
        }
        report = fail(std::move(finished).error());
    }
    // What could not be taken back now is taken back at the next opening; the first error is the one to tell.
    static_cast<void>(operation->takeBack());
    if (!options.errorsPath.isEmpty())
        QFile::remove(options.errorsPath);
    return report;
}

} // namespace millrace
