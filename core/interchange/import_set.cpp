// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/import_set.h"

#include "core/interchange/import_repeat.h"
#include "core/interchange/import_run.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace millrace {

using namespace interchange;

namespace {

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files, QDir::Name);
}

QString fileNamed(const QStringList &files, const QString &name)
{
    for (const QString &file : files)
        if (file.compare(name, Qt::CaseInsensitive) == 0)
            return file;
    return {};
}

/// Whether the file has every column that the mapping reads.
bool fits(const QString &path, const ImportMapping &mapping)
{
    ImportOptions options;
    options.path = path;
    const auto source = interchange::openTable(options);
    if (!source)
        return false;
    const QStringList headers = (*source)->headers();
    return std::all_of(mapping.columns.begin(), mapping.columns.end(),
                       [&](const ColumnMapping &column) { return headers.contains(column.column); });
}

QString errorsFileOf(const ImportSetOptions &options, const SetPreset &preset, const SetFile &file)
{
    if (options.errorsPath.isEmpty())
        return {};
    const auto times = std::count_if(preset.files.begin(), preset.files.end(),
                                     [&](const SetFile &other) { return other.name == file.name; });
    const QString entity = times > 1 ? u'.' + file.mapping.entity : QString();
    return QDir(options.errorsPath)
        .filePath(QFileInfo(file.name).completeBaseName() + entity + QStringLiteral(".errors.csv"));
}

tl::unexpected<Error> badSet(const QString &name, const QString &place, const char *rule, QStringList arguments = {})
{
    return fail(ErrorCode::FileFormat, {name, QStringLiteral("bad_mapping")},
                {{place, QString::fromLatin1(rule), std::move(arguments), Severity::Error}});
}

void addUp(ImportSetReport &total, const ImportReport &file)
{
    total.read += file.read;
    total.created += file.created;
    total.updated += file.updated;
    total.skipped += file.skipped;
    total.failed += file.failed;
    for (const auto &[entity, count] : file.made)
        total.made[entity] += count;
    for (const ImportWarning &warning : file.warnings)
        if (warning.kind == u"not_imported")
            total.notImported.push_back(
                {QFileInfo(file.path).fileName(), warning.arguments[0], warning.arguments[1], warning.count});
}

qint64 rowsIn(const QString &path)
{
    ImportOptions options;
    options.path = path;
    const auto source = interchange::openTable(options);
    TableRow row;
    qint64 rows = 0;
    while (source && (*source)->next(row).value_or(false))
        ++rows;
    return rows;
}

void addFilesLeftOut(ImportSetReport &report, const SetPreset &preset, const QStringList &files, const QDir &folder)
{
    for (const QString &file : files) {
        const bool imported = std::any_of(preset.files.begin(), preset.files.end(), [&](const SetFile &known) {
            return known.name.compare(file, Qt::CaseInsensitive) == 0;
        });
        if (imported)
            continue;
        QString why = QStringLiteral("not_in_set");
        for (auto it = preset.ignored.begin(); it != preset.ignored.end(); ++it)
            if (it.key().compare(file, Qt::CaseInsensitive) == 0)
                why = *it;
        report.notImported.push_back({file, {}, why, rowsIn(folder.filePath(file))});
    }
}

/// Whether a file's rows say which record they are.
bool isKeyed(const SetFile &file)
{
    return !file.mapping.key.isEmpty();
}

ImportMode modeOf(const ImportSetOptions &options, const SetFile &file)
{
    if (options.mode && (isKeyed(file) || *options.mode == ImportMode::Create))
        return *options.mode;
    return file.mode.value_or(isKeyed(file) ? ImportMode::Skip : ImportMode::Create);
}

QString markOf(const ImportSetOptions &options, const QStringList &files, const SetFile &file)
{
    return contentMark(QDir(options.folder).filePath(fileNamed(files, file.name)), file.mapping.entity);
}

/// What is said of a file that is not brought in a second time.
ImportReport leftOut(const ImportOptions &options, const OperationSummary &earlier)
{
    ImportReport report;
    report.entity = options.entity;
    report.path = options.path;
    report.dryRun = options.dryRun;
    report.read = report.skipped = rowsIn(options.path);
    report.fates.assign(size_t(report.read), RowFate::Skipped);
    report.warnings.push_back(
        {QStringLiteral("left_out_before"), saidOfImport(earlier, options.session.zone), report.read, 0, {}});
    return report;
}

Result<void> importFiles(Workspace &workspace, const ImportSetOptions &options, const SetPreset &preset,
                         Operation *operation, ImportSetReport &report)
{
    const QDir folder(options.folder);
    const QStringList files = filesIn(options.folder);
    qint64 size = 0;
    for (const SetFile &file : preset.files)
        size += QFileInfo(folder.filePath(fileNamed(files, file.name))).size();
    qint64 before = 0;
    interchange::ImportDraft draft;
    for (const SetFile &file : preset.files) {
        ImportOptions one;
        one.entity = file.mapping.entity;
        one.path = folder.filePath(fileNamed(files, file.name));
        one.mapping = file.mapping;
        one.mode = modeOf(options, file);
        one.dryRun = options.dryRun;
        one.describe = options.describe;
        one.errorsPath = errorsFileOf(options, preset, file);
        one.session = options.session;
        one.progress.cancelled = options.progress.cancelled;
        const qint64 own = QFileInfo(one.path).size();
        one.progress.report = [&options, before, own, size](qint64 done, qint64 total) {
            options.progress.step(before + (total > 0 ? own * done / total : 0), size);
        };
        const QString content = markOf(options, files, file);
        std::optional<OperationSummary> earlier;
        if (!isKeyed(file) && options.mode != ImportMode::Create) {
            MILLRACE_ASSIGN(earlier, earlierImport(workspace, content));
        }
        ImportReport imported;
        if (earlier) {
            imported = leftOut(one, *earlier);
        } else {
            MILLRACE_ASSIGN(imported, ImportRun(workspace, one, operation, &draft).of(content).run());
        }
        addUp(report, imported);
        report.files.push_back(std::move(imported));
        before += own;
    }
    addFilesLeftOut(report, preset, files, folder);
    return {};
}

} // namespace

Result<SetPreset> setPresetFromJson(const QJsonObject &json, const QString &name)
{
    SetPreset preset;
    preset.name = json[QStringLiteral("preset")].toString(name);
    const QStringList known{QStringLiteral("preset"), QStringLiteral("files"), QStringLiteral("ignored"),
                            QStringLiteral("comment")};
    for (auto it = json.begin(); it != json.end(); ++it)
        if (!known.contains(it.key()))
            return badSet(name, it.key(), "mapping_unknown_key", {known.join(QStringLiteral(", "))});
    if (json[QStringLiteral("files")].toArray().isEmpty())
        return badSet(name, QStringLiteral("files"), "mapping_missing_key");
    int position = 0;
    for (const QJsonValue entry : json[QStringLiteral("files")].toArray()) {
        const QString place = QStringLiteral("files.%1.").arg(position++);
        const QJsonObject object = entry.toObject();
        SetFile file;
        file.name = object[QStringLiteral("file")].toString();
        if (file.name.isEmpty() || file.name.contains(u'/') || file.name.contains(u'\\'))
            return badSet(name, place + QStringLiteral("file"), "mapping_value", {QStringLiteral("accounts.csv")});
        auto mapping = mappingFromJson(object[QStringLiteral("mapping")].toObject(), name);
        if (!mapping) {
            Error error = std::move(mapping).error();
            for (Problem &problem : error.problems)
                problem.field.prepend(place + QStringLiteral("mapping."));
            return fail(std::move(error));
        }
        const QJsonValue asked = object[QStringLiteral("mode")];
        file.mode = importModeNamed(asked.toString());
        if (!asked.isUndefined() && !file.mode)
            return badSet(name, place + QStringLiteral("mode"), "mapping_value",
                          {QStringLiteral("create, update, upsert, skip")});
        if (mapping->entity.isEmpty())
            return badSet(name, place + QStringLiteral("mapping.entity"), "mapping_missing_key");
        file.mapping = std::move(*mapping);
        preset.files.push_back(std::move(file));
    }
    const QJsonObject ignored = json[QStringLiteral("ignored")].toObject();
    for (auto it = ignored.begin(); it != ignored.end(); ++it)
        preset.ignored.insert(it.key(), it->toString());
    return preset;
}

QStringList setPresets()
{
    QStringList sets;
    for (const QString &name : mappingPresets())
        if (const auto json = readMappingObject(name); json && json->contains(QStringLiteral("files")))
            sets << name;
    return sets;
}

Result<SetPreset> recognisedSet(const QString &folder)
{
    const QStringList files = filesIn(folder);
    const QStringList names = setPresets();
    for (const QString &name : names) {
        MILLRACE_ASSIGN(const QJsonObject json, readMappingObject(name));
        MILLRACE_ASSIGN(SetPreset preset, setPresetFromJson(json, name));
        const bool all = std::all_of(preset.files.begin(), preset.files.end(), [&](const SetFile &file) {
            const QString found = fileNamed(files, file.name);
            return !found.isEmpty() && fits(QDir(folder).filePath(found), file.mapping);
        });
        if (all)
            return preset;
    }
    return fail(ErrorCode::FileFormat, QStringList{folder, QStringLiteral("unknown_set")} + names);
}

Result<ImportSetReport> importSet(Workspace &workspace, const ImportSetOptions &options)
{
    if (!QFileInfo(options.folder).isDir())
        return fail(ErrorCode::MissingFile, {options.folder});
    if (!options.dryRun && !workspace.isWritable())
        return fail(ErrorCode::WorkspaceReadOnly, {workspace.path()});
    SetPreset preset;
    if (options.preset) {
        preset = *options.preset;
    } else {
        MILLRACE_ASSIGN(preset, recognisedSet(options.folder));
    }
    const QStringList files = filesIn(options.folder);
    for (const SetFile &file : preset.files) {
        if (fileNamed(files, file.name).isEmpty())
            return fail(ErrorCode::MissingFile, {QDir(options.folder).filePath(file.name)});
        if (const QString errors = errorsFileOf(options, preset, file); !errors.isEmpty() && QFileInfo::exists(errors))
            return fail(ErrorCode::OutputExists, {errors});
    }
    QStringList marks;
    for (const SetFile &file : preset.files)
        marks << markOf(options, files, file);
    ImportSetReport report;
    report.preset = preset.name;
    std::unique_ptr<Operation> operation;
    if (!options.dryRun)
        operation = workspace.begin(options.session, QStringLiteral("import: ") + QDir(options.folder).dirName(),
                                    Origin::Import, causeOfContents(marks));
    auto imported = importFiles(workspace, options, preset, operation.get(), report);
    if (imported && operation) {
        auto finished = operation->finish();
        if (finished) {
            report.operation = *finished;
            for (ImportReport &file : report.files)
                file.operation = *finished;
        } else {
            imported = fail(std::move(finished).error());
        }
    }
    if (imported)
        return report;
    if (operation)
        static_cast<void>(operation->takeBack());
    for (const ImportReport &file : report.files)
        if (!file.errorsFile.isEmpty())
            QFile::remove(file.errorsFile);
    return fail(std::move(imported).error());
}

} // namespace millrace
