// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"

namespace millrace {

/// A place that stands in the rail because somebody put it there.
struct RailShortcut
{
    QString title;
    QString icon;
    PageAddress address;

    bool operator==(const RailShortcut &) const = default;
};

} // namespace millrace
