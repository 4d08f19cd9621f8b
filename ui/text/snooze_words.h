// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QString>
#include <QTimeZone>

#include <vector>

namespace millrace {

/// Until when something can be put off, in the words of now.
struct SnoozeChoice
{
    QString label;
    Instant until;
};
/// In an hour, tomorrow at nine, next Monday at nine; by the clock of `zone`.
std::vector<SnoozeChoice> snoozeChoices(Instant now, const QTimeZone &zone);

} // namespace millrace
