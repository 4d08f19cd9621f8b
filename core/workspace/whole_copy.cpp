// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/whole_copy.h"

#include "core/store/layout.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace millrace {

Result<void> copyWhole(Database &reader, const QString &to)
{
    if (QFileInfo::exists(to))
        return fail(ErrorCode::OutputExists, {to});
    // A copy under another name until it is whole: a backup that was cut off must not look like one.
    const QString part = to + QStringLiteral(".part");
    QFile::remove(part);
    // The copy is a file of its own, but SQLite counts making it as writing.
    MILLRACE_TRY(reader.execute("PRAGMA query_only=OFF"));
    const auto copied = [&]() -> Result<void> {
        MILLRACE_ASSIGN(Statement copy, reader.prepare("VACUUM INTO ?"));
        copy.bind(1, part);
        return copy.run();
    }();
    MILLRACE_TRY(reader.execute("PRAGMA query_only=ON"));
    if (!copied) {
        QFile::remove(part);
        return fail(copied.error());
    }
    {
        MILLRACE_ASSIGN(auto check, Database::open({part, Database::Mode::Read, QString(), 8'192}));
        MILLRACE_TRY(checkFormat(*check));
        MILLRACE_TRY(check->execute("PRAGMA quick_check"));
    }
    for (const char *suffix : {"-wal", "-shm"})
        QFile::remove(part + QLatin1String(suffix));
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
