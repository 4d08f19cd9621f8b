// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/import_repeat.h"

#include <QCryptographicHash>
#include <QFile>

namespace millrace::interchange {

namespace {

constexpr qsizetype markBytes = 16;

} // namespace

QString contentMark(const QString &path, const QString &entity)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(entity.toUtf8() + '\n');
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return QString::fromLatin1(hash.result().left(markBytes).toHex());
}

QString causeOfContents(const QStringList &marks)
{
    QStringList known = marks;
    known.removeAll(QString());
    return known.isEmpty() ? QString() : QStringLiteral("content:") + known.join(u' ');
}

Result<std::optional<OperationSummary>> earlierImport(const Workspace &workspace, const QString &mark)
{
    if (mark.isEmpty())
        return std::optional<OperationSummary>();
    return workspace.importCausedBy(mark);
}

QStringList saidOfImport(const OperationSummary &earlier, const QTimeZone &zone)
{
    const QDateTime moment = earlier.recordedAt.toDateTime(zone);
    return {earlier.operation.toString(), moment.toOffsetFromUtc(moment.offsetFromUtc()).toString(Qt::ISODate)};
}

} // namespace millrace::interchange
