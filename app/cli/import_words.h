// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run.h"
#include "core/interchange/import.h"

namespace millrace::cli {

/// {"commit","read",..,"warnings":[{"kind","message","count","line","arguments"}],..}
QJsonObject importDocument(const Run &run, const ImportReport &report);
QString importText(const Run &run, const ImportReport &report);

} // namespace millrace::cli
