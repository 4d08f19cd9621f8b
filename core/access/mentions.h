// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/org_chart.h"

namespace millrace {

/// Somebody whose name stands after an @ in a text.
struct Mention
{
    RecordId who;
    qsizetype from = 0; ///< of the @
    qsizetype length = 0;
    bool operator==(const Mention &) const = default;
};

/// The active people whom a text names, in order: after @ (or its wide form) the longest name or sign-in name that fits
/// and does not end within a word. A name that several people bear names none of them.
std::vector<Mention> mentionsIn(const QString &text, const OrgChart &chart);

} // namespace millrace
