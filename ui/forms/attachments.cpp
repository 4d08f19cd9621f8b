// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/attachments.h"

#include "core/schema/builtin/attachment.h"
#include "core/workspace/attachment_content.h"
#include "ui/forms/follow_up.h"
#include "ui/models/content_source.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QMimeDatabase>
#include <QRegularExpression>
#include <QUrl>

namespace millrace {

namespace {

/// A name that every system can write.
QString safeName(const QString &name)
{
    static const QRegularExpression unfit(QStringLiteral("[\\\\/:*?\"<>|\\x00-\\x1f]"));
    QString safe = QFileInfo(name).fileName();
    safe.replace(unfit, QStringLiteral("_"));
    return safe.isEmpty() || safe == QLatin1String("..") || safe == QLatin1String(".") ? QStringLiteral("file") : safe;
}

Result<std::vector<Edit>> storedFiles(const Workspace &workspace, const Record &about, const QStringList &files)
{
    const EntityPtr entity = workspace.catalog()->entity(attachmentEntity().key);
    const AttachmentContent content(workspace.path());
    const QMimeDatabase types;
    std::vector<Edit> edits;
    for (const QString &file : files) {
        MILLRACE_ASSIGN(const AttachmentContent::Stored stored, content.store(file));
        Edit edit = Edit::create(entity);
        edit.fields = belongingTo(*entity, about);
        edit.with(*entity, attachment::name, QFileInfo(file).fileName())
            .with(*entity, attachment::sha256, stored.sha256)
            .with(*entity, attachment::size, std::int64_t(stored.size))
            .with(*entity, attachment::mime, types.mimeTypeForFile(file).name())
            .with(*entity, attachment::state, QStringLiteral("present"));
        edits.push_back(std::move(edit));
    }
    return edits;
}

} // namespace

Attachments::Attachments(LiveData &data, QObject *parent)
    : QObject(parent), m_data(data), m_copies(std::make_shared<QTemporaryDir>())
{
    connect(&ContentSource::of(data), &ContentSource::arrived, this, [this](const RecordId &id) {
        if (const auto awaited = m_awaited.constFind(id); awaited != m_awaited.constEnd()) {
            const QString entity = awaited->entity;
            m_awaited.erase(awaited);
            open(entity, id);
        }
    });
    connect(&ContentSource::of(data), &ContentSource::refused, this, [this](const RecordId &id, const QString &why) {
        if (m_awaited.contains(id))
            Q_EMIT unavailable(m_awaited.take(id).name, why);
    });
}

bool Attachments::isFile(const EntityDef &entity)
{
    return entity.field(attachment::sha256.name()) != nullptr;
}

bool Attachments::canTake(const QMimeData *content)
{
    if (!content)
        return false;
    const QList<QUrl> urls = content->urls();
    return content->hasImage() ||
           std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
}

void Attachments::attach(const Record &about, const QMimeData *content)
{
    if (!canTake(content))
        return;
    QStringList files;
    for (const QUrl &url : content->urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    if (files.isEmpty()) {
        const QImage picture = qvariant_cast<QImage>(content->imageData());
        const QString moment = m_data.workspace()
                                   .clock()
                                   .now()
                                   .toDateTime(m_data.session().zone)
                                   .toString(QStringLiteral("yyyyMMdd-HHmmss"));
        const QString file = m_copies->filePath(QStringLiteral("%1-%2.png").arg(moment).arg(++m_copy));
        if (picture.isNull() || !picture.save(file))
            return;
        files << file;
    }
    attachFiles(about, files);
}

void Attachments::attachFiles(const Record &about, const QStringList &files)
{
    if (files.isEmpty() || about.isNull() || about.isDeleted() || !m_data.isEditable())
        return;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), about, files, keep = m_copies] {
            return storedFiles(workspace, about, files);
        },
        [this](Result<std::vector<Edit>> edits) {
            if (!edits) {
                Q_EMIT failed(edits.error());
                return;
            }
            CommitRequest request;
            request.label = QStringLiteral("attach");
            request.edits = std::move(*edits);
            const int count = int(request.edits.size());
            m_data.commit(this, std::move(request), [this, count](const Result<CommitReceipt> &receipt) {
                if (receipt)
                    Q_EMIT attached(receipt->operation, count);
                else
                    Q_EMIT failed(receipt.error());
            });
        });
}

void Attachments::open(const QString &entity, const RecordId &id)
{
    const QString folder = m_copies->filePath(QString::number(++m_copy));
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), entity, id, folder, keep = m_copies] {
            std::pair<QString, QString> answer; // name, copy
            const auto record = workspace.record(session, entity, id);
            if (!record)
                return answer;
            answer.first = record->value(attachment::name).value_or(QString());
            const AttachmentContent content(workspace.path());
            const QString digest = record->value(attachment::sha256).value_or(QString());
            const QString copy = folder + u'/' + safeName(answer.first);
            if (content.has(digest) && QDir().mkpath(folder) && QFile::copy(content.pathOf(digest), copy))
                answer.second = copy;
            return answer;
        },
        [this, entity, id](const std::pair<QString, QString> &answer) {
            if (answer.second.isEmpty())
                Q_EMIT missing(entity, id, answer.first);
            else
                Q_EMIT ready(answer.second);
        });
}

void Attachments::fetch(const QString &entity, const RecordId &id, const QString &name)
{
    m_awaited.insert(id, {entity, name});
    if (!ContentSource::of(m_data).fetch(id))
        Q_EMIT unavailable(m_awaited.take(id).name, tr("This workspace follows no server that could have it."));
}

} // namespace millrace
