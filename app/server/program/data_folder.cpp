// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/program/data_folder.h"

#include "core/schema/moment_text.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace millrace::server {

namespace {

constexpr auto mine = QFile::ReadOwner | QFile::WriteOwner;

Result<void> putPrivately(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(mine) || file.write(content) != content.size() ||
        !file.commit())
        return fail(ErrorCode::FileUnwritable, {path, file.errorString()});
    return {};
}

QByteArray contentIfAny(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Result<void> DataFolder::require() const
{
    if (!QFile::exists(workspace()))
        return fail(ErrorCode::WorkspaceMissing, {workspace()});
    return {};
}

Result<void> DataFolder::make() const
{
    if (!m_folder.mkpath(QStringLiteral(".")) || !QFile::setPermissions(m_folder.path(), mine | QFile::ExeOwner))
        return fail(ErrorCode::FileUnwritable, {m_folder.path(), QString()});
    return {};
}

Result<QByteArray> DataFolder::metricsToken(IdSource &ids) const
{
    const QString path = m_folder.filePath(QStringLiteral("metrics.token"));
    const QByteArray kept = contentIfAny(path).trimmed();
    if (!kept.isEmpty())
        return kept;
    QByteArray made;
    for (int i = 0; i < 4; ++i)
        made += QByteArray::number(qulonglong(ids.random()), 16).rightJustified(16, '0');
    MILLRACE_TRY(putPrivately(path, made + '\n'));
    return made;
}

std::optional<DataFolder::Backup> DataFolder::backup() const
{
    const QJsonObject noted =
        QJsonDocument::fromJson(contentIfAny(m_folder.filePath(QStringLiteral("backup.json")))).object();
    const auto at = momentFromText(noted[QStringLiteral("at")].toString());
    if (!at)
        return std::nullopt;
    return Backup{noted[QStringLiteral("seq")].toInteger(), *at, noted[QStringLiteral("off_machine")].toBool(),
                  noted[QStringLiteral("folder")].toString()};
}

Result<void> DataFolder::note(const Backup &backup) const
{
    const QJsonObject noted{{QStringLiteral("seq"), qint64(backup.seq)},
                            {QStringLiteral("at"), momentText(backup.at)},
                            {QStringLiteral("off_machine"), backup.offMachine},
                            {QStringLiteral("folder"), backup.folder}};
    return putPrivately(m_folder.filePath(QStringLiteral("backup.json")), QJsonDocument(noted).toJson());
}

} // namespace millrace::server
