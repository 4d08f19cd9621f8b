// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/import/import_task.h"

#include "core/interchange/csv_writer.h"
#include "ui/shell/job.h"
#include "ui/text/describe_error.h"
#include "ui/text/labels.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QTimer>

namespace millrace {

namespace {

constexpr int previewRows = 20;

struct Beginning
{
    TablePreview preview;
    ImportMapping mapping;
    std::vector<ColumnMatch> matches;
};

Result<void> writeWhole(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return fail(ErrorCode::FileUnwritable, {path, file.errorString()});
    return {};
}

/// The saved mapping with what the file has of it; columns that it does not know are matched by name.
Result<Beginning> beginningOf(const ImportOptions &options, const QString &mapping, const CatalogPtr &catalog)
{
    Beginning beginning;
    MILLRACE_ASSIGN(beginning.preview, previewTable(options, previewRows));
    MILLRACE_ASSIGN(const EntityPtr entity, catalog->require(options.entity));
    MatchedColumns matched = matchColumns(beginning.preview.headers, *entity, *catalog);
    beginning.mapping = std::move(matched.mapping);
    beginning.matches = std::move(matched.matches);
    if (mapping.isEmpty())
        return beginning;
    MILLRACE_ASSIGN(ImportMapping saved, readMapping(mapping));
    MILLRACE_TRY(checkMapping(saved, *catalog));
    std::erase_if(saved.columns, [&](const ColumnMapping &column) {
        return !column.column.isEmpty() && !beginning.preview.headers.contains(column.column);
    });
    beginning.mapping = std::move(saved);
    beginning.matches.clear();
    for (const ColumnMapping &column : beginning.mapping.columns)
        beginning.matches.push_back({column.column, column.field, 1.0, ColumnMatch::How::Mapping});
    return beginning;
}

} // namespace

ImportTask::ImportTask(const ViewContext &context, const QString &mappingsFolder, QObject *parent)
    : QObject(parent), m_context(context), m_folder(mappingsFolder)
{
}

ImportTask::~ImportTask()
{
    cancel();
}

std::vector<EntityPtr> ImportTask::entities() const
{
    std::vector<EntityPtr> entities;
    for (const EntityPtr &entity : data().catalog()->entities())
        if (entity->importable)
            entities.push_back(entity);
    return entities;
}

QString ImportTask::inputName() const
{
    return pasted.isEmpty() ? QFileInfo(options.path).fileName() : tr("Pasted rows");
}

void ImportTask::reset()
{
    cancel();
    const QString entity = options.entity;
    options = {};
    options.entity = entity;
    pasted.clear();
    wantedMapping.clear();
    mapping = {};
    matches.clear();
    preview = {};
    check.reset();
    report.reset();
    reverted = {};
}

template <class Work, class Then> void ImportTask::start(const QString &name, Work work, Then then)
{
    cancel();
    auto stop = std::make_shared<std::atomic<bool>>(false);
    auto percent = std::make_shared<std::atomic<int>>(-1);
    m_stop = stop;
    Job *job = m_context.startJob ? m_context.startJob(name) : new Job(name, this);
    connect(job, &Job::cancelRequested, job, [stop] { *stop = true; });
    connect(job, &QObject::destroyed, [stop] { *stop = true; });
    auto *look = new QTimer(job);
    connect(look, &QTimer::timeout, this, [this, job = QPointer(job), percent] {
        if (job)
            job->setPercent(*percent);
        Q_EMIT progressed(*percent);
    });
    look->start(100);
    Q_EMIT busyChanged();
    data().read(
        job,
        [stop, percent, work = std::move(work)] {
            Progress progress;
            progress.cancelled = stop.get();
            progress.report = [percent](qint64 done, qint64 total) {
                *percent = total > 0 ? int(done * 100 / total) : -1;
            };
            return work(progress);
        },
        [this, guard = QPointer<ImportTask>(this), job, stop, then = std::move(then)](auto answer) {
            job->finish();
            if (!guard || m_stop != stop)
                return;
            m_stop.reset();
            Q_EMIT busyChanged();
            if (answer)
                then(std::move(*answer));
            else
                Q_EMIT failed(answer.error());
        });
}

QString ImportTask::inputPath() const
{
    return pasted.isEmpty() ? options.path : m_ownFolder.filePath(QStringLiteral("pasted.csv"));
}

QString ImportTask::errorsPath() const
{
    return m_ownFolder.filePath(QStringLiteral("refused.csv"));
}

QString ImportTask::mappingPath(const QString &name) const
{
    return name.isEmpty() ? QString() : QDir(m_folder).filePath(name + QStringLiteral(".json"));
}

void ImportTask::readBeginning()
{
    ImportOptions reading = options;
    reading.path = inputPath();
    start(
        tr("Reading %1").arg(inputName()),
        [reading, text = pasted, mapping = mappingPath(wantedMapping),
         catalog = data().catalog()](const Progress &) -> Result<Beginning> {
            if (!text.isEmpty())
                MILLRACE_TRY(writeWhole(reading.path, text.toUtf8()));
            return beginningOf(reading, mapping, catalog);
        },
        [this](Beginning beginning) {
            preview = std::move(beginning.preview);
            mapping = std::move(beginning.mapping);
            matches = std::move(beginning.matches);
            mapping.entity = options.entity;
            if (options.key.isEmpty())
                options.key = mapping.key;
            options.fixes.clear();
            check.reset();
            Q_EMIT read();
        });
}

ImportOptions ImportTask::effective() const
{
    ImportOptions all = options;
    all.path = inputPath();
    all.mapping = mapping;
    all.session = data().session();
    if (!pasted.isEmpty() && !all.encoding)
        all.encoding = TextEncoding::Utf8;
    all.describe = [catalog = data().catalog(), locale = data().locale()](const EntityDef &entity,
                                                                          const Problem &problem) {
        return describeProblem(problem, &entity, catalog, locale);
    };
    return all;
}

void ImportTask::tryOut()
{
    start(
        tr("Checking %1").arg(inputName()),
        [&workspace = data().workspace(), all = effective()](const Progress &progress) -> Result<ImportCheck> {
            ImportOptions checking = all;
            checking.progress = progress;
            return checkImport(workspace, std::move(checking));
        },
        [this](ImportCheck answer) {
            check = std::move(answer);
            Q_EMIT checked();
        });
}

void ImportTask::import()
{
    start(
        tr("Importing %1").arg(inputName()),
        [&workspace = data().workspace(), all = effective(),
         errors = errorsPath()](const Progress &progress) -> Result<ImportReport> {
            ImportOptions importing = all;
            importing.progress = progress;
            importing.errorsPath = errors;
            QFile::remove(errors);
            return importFile(workspace, importing);
        },
        [this](ImportReport answer) {
            report = std::move(answer);
            reverted = {};
            Q_EMIT imported();
        });
}

void ImportTask::saveErrors(const QString &path)
{
    start(
        tr("Saving the refused rows"),
        [from = errorsPath(), path](const Progress &) -> Result<QString> {
            QFile rows(from);
            if (!rows.open(QIODevice::ReadOnly))
                return fail(ErrorCode::FileUnreadable, {from, rows.errorString()});
            MILLRACE_TRY(writeWhole(path, rows.readAll()));
            return path;
        },
        [this](const QString &written) { Q_EMIT saved(written); });
}

void ImportTask::saveTemplate(const QString &path)
{
    const EntityPtr target = entity();
    if (!target)
        return;
    std::vector<QString> headings;
    for (const FieldDef &field : target->fields)
        if (isImportable(field) && field.index != system_field::Id && (field.listed || field.required))
            headings.push_back(fieldLabel(field, data().locale()));
    start(
        tr("Saving the template"),
        [path, headings](const Progress &) -> Result<QString> {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly))
                return fail(ErrorCode::FileUnwritable, {path, file.errorString()});
            CsvWriter writer(&file, path);
            MILLRACE_TRY(writer.writeRow(headings));
            MILLRACE_TRY(writer.finish());
            if (!file.commit())
                return fail(ErrorCode::FileUnwritable, {path, file.errorString()});
            return path;
        },
        [this](const QString &written) { Q_EMIT saved(written); });
}

void ImportTask::saveMapping(const QString &name)
{
    ImportMapping keeping = mapping;
    keeping.entity = options.entity;
    keeping.key = options.key;
    start(
        tr("Saving the mapping"),
        [path = mappingPath(name), json = mappingToJson(keeping)](const Progress &) -> Result<QString> {
            MILLRACE_TRY(writeWhole(path, QJsonDocument(json).toJson()));
            return path;
        },
        [this, name](const QString &written) {
            m_saved.removeAll(name);
            m_saved.prepend(name);
            Q_EMIT mappingsFound();
            Q_EMIT saved(written);
        });
}

void ImportTask::lookForMappings()
{
    data().read(
        this,
        [folder = m_folder] {
            QStringList names;
            for (const QFileInfo &file :
                 QDir(folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Time))
                names << file.completeBaseName();
            return names;
        },
        [this](const QStringList &names) {
            m_saved = names;
            Q_EMIT mappingsFound();
        });
}

void ImportTask::revert()
{
    if (!report || report->operation.isNull())
        return;
    start(
        tr("Taking the import back"),
        [&workspace = data().workspace(), session = data().session(), operation = report->operation](
            const Progress &progress) { return workspace.undo(session, operation, LaterEdits::Block, progress); },
        [this](const UndoReceipt &receipt) {
            if (receipt.blocked) {
                Q_EMIT failed({ErrorCode::UndoBlocked, {}, {}});
                return;
            }
            reverted = receipt.operation;
            Q_EMIT taken();
        });
}

void ImportTask::cancel()
{
    if (m_stop)
        *m_stop = true;
}

} // namespace millrace
