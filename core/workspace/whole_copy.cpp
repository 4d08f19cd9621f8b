// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/whole_copy.h"

#include "core/store/layout.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace millrace {

namespace {

/// What the copy says of itself.
Result<void> checkCopy(const QString &part, const QString &to)
{
    MILLRACE_ASSIGN(auto copy, Database::open({part, Database::Mode::Read, QString(), 8'192}));
    MILLRACE_TRY(checkFormat(*copy));
    MILLRACE_ASSIGN(Statement check, copy->prepare("PRAGMA quick_check(1)"));
    MILLRACE_ASSIGN(const bool answered, check.step());
    const QString finding = answered ? check.text(0) : QString();
    if (finding != QLatin1String("ok"))
        return fail(ErrorCode::WorkspaceCorrupt, {to, finding});
    return {};
}

/// SQLite names the source where the copy is what it cannot make.
Error copyError(Error error, const QString &to)
{
    if (error.code == ErrorCode::WorkspaceMissing || error.code == ErrorCode::WorkspaceReadOnly)
        return {ErrorCode::FileUnwritable, {to, QStringLiteral("SQLite")}, {}};
    if (error.code == ErrorCode::DiskFull)
        return {ErrorCode::DiskFull, {to}, {}};
    return error;
}

} // namespace

Result<void> copyWhole(Database &reader, const QString &to)
{
    if (QFileInfo::exists(to))
        return fail(ErrorCode::OutputExists, {to});
    const QFileInfo folder(QFileInfo(to).absolutePath());
    if (!folder.isDir())
        return fail(ErrorCode::MissingFile, {folder.filePath()});
    // A copy under another name until it is whole: a backup that was cut off must not look like one.
    const QString part = to + QStringLiteral(".part");
    QFile::remove(part);
    {
        // SQLite takes an empty file as its own; whether one can be made at all, the system says better.
        QFile empty(part);
        if (!empty.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return fail(ErrorCode::FileUnwritable, {to, empty.errorString()});
    }
    // The copy is a file of its own, but SQLite counts making it as writing.
    MILLRACE_TRY(reader.execute("PRAGMA query_only=OFF"));
    auto copied = [&]() -> Result<void> {
        MILLRACE_ASSIGN(Statement copy, reader.prepare("VACUUM INTO ?"));
        copy.bind(1, part);
        return copy.run();
    }();
    MILLRACE_TRY(reader.execute("PRAGMA query_only=ON"));
    copied = copied ? checkCopy(part, to) : fail(copyError(copied.error(), to));
    for (const char *suffix : {"-wal", "-shm"})
        QFile::remove(part + QLatin1String(suffix));
    if (!copied) {
        QFile::remove(part);
        return copied;
    }
    if (!QFile::rename(part, to)) {
        QFile::remove(part);
        return fail(ErrorCode::OutputExists, {to});
    }
    return {};
}

QString copyBeforeUpdate(const QString &path, Instant now)
{
    const QFileInfo file(path);
    const QString moment = now.toDateTime(QTimeZone::utc()).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    return file.dir().filePath(
        QStringLiteral("%1.before-update-%2.%3").arg(file.completeBaseName(), moment, file.suffix()));
}

} // namespace millrace
