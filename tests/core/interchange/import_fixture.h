// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of importing and exporting share: a workspace, files written on the spot, and reports read back.
#pragma once

#include "core/interchange/export.h"
#include "core/interchange/import_set.h"
#include "tests/core/interchange/shared_data.h"
#include "tests/support/temp_workspace.h"

namespace millrace::test {

struct ImportWorld : TempWorkspace
{
    explicit ImportWorld(std::uint64_t seed = 1) : TempWorkspace(seed) {}

    /// A file of that content in the world's own folder.
    QString file(const QString &name, const QByteArray &content) const;
    ImportOptions options(const QString &entity, const QString &path) const;
    Result<ImportReport> tryImport(const ImportOptions &options) { return importFile(*workspace, options); }
    ImportReport import(const ImportOptions &options);
    ImportReport import(const QString &entity, const QString &path) { return import(options(entity, path)); }
    ImportReport importText(const QString &entity, const QByteArray &csv);
    /// The only record of the entity whose field has that text.
    Record only(const char *entity, const QString &filter) const;
    /// The values of one field of all records, as plain texts, in the order of creation.
    QStringList column(const char *entity, const QString &path) const;
    Digests digests() const { return must(workspace->digests()); }
};

ImportMapping mappingOf(const QByteArray &json);
/// The warnings of that kind.
std::vector<ImportWarning> warningsOf(const ImportReport &report, const char *kind);
/// Kind, arguments and count of each warning, a line each, for messages.
std::string toldWarnings(const ImportReport &report);
qint64 warned(const ImportReport &report, const char *kind, const QStringList &arguments = {});

} // namespace millrace::test
