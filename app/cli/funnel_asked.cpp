// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/funnel_asked.h"

#include <QFileInfo>

namespace millrace::cli {

Attempt<RecordId> pipelineAsked(const Run &run)
{
    const QString named = run.arguments().value("pipeline");
    if (named.isEmpty())
        return RecordId();
    if (const auto id = RecordId::fromString(named))
        return *id;
    const QString entity = QStringLiteral("pipeline");
    MILLRACE_ASSIGN(const auto ids, run.workspace().idsTitled(run.session(), entity, named));
    if (ids.size() == 1)
        return ids.front();
    if (ids.empty())
        return fail(Error{ErrorCode::NotFound, {entity, named}, {}});
    return misuse(translate("cli", "Several pipelines are called “%1”: name one by its id.").arg(named));
}

Attempt<PeriodEnds> periodEndsAsked(const Run &run, const QStringList &suffixes)
{
    PeriodEnds ends;
    for (const QString &to : run.arguments().values("to")) {
        const QString suffix = QFileInfo(to).suffix().toLower();
        const bool isFile = !suffix.isEmpty() && !suffix.front().isDigit();
        QString &place = isFile ? ends.file : ends.day;
        if (!place.isEmpty())
            return misuse(translate("cli", "--to is given twice: once a day and once a file is what it takes."));
        place = to;
        if (isFile && !suffixes.contains(suffix))
            return misuse(translate("cli", "This is written as %1 here, not as %2.")
                              .arg(suffixes.join(QStringLiteral(", ")), suffix));
    }
    if (!ends.file.isEmpty() && QFileInfo::exists(ends.file))
        return fail(Error{ErrorCode::OutputExists, {ends.file}, {}});
    return ends;
}

} // namespace millrace::cli
