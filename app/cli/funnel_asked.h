// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run.h"

namespace millrace::cli {

/// The pipeline that --pipeline names by name or id; null where it was not given.
Attempt<RecordId> pipelineAsked(const Run &run);

/// --to is the last day of a period and, once more, the file to write.
struct PeriodEnds
{
    QString day;
    QString file;
};

/// Fails as usage where --to names two days, two files or a file with another suffix; OutputExists for one that is
/// there.
Attempt<PeriodEnds> periodEndsAsked(const Run &run, const QStringList &suffixes);

} // namespace millrace::cli
