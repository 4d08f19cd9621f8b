// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/charts/funnel_chart.h"

#include <QImage>

namespace millrace {

/// A funnel to be kept or shown elsewhere: always in the light colours and on a white ground, whatever the theme, with
/// what it shows written above it.
struct FunnelPicture
{
    std::vector<FunnelBar> bars;
    QString title;    ///< "Standard sales"
    QString subtitle; ///< "Flow from 1 Jan 2025 to 31 Mar 2025, as of today"

    /// At twice the resolution of the screen.
    QImage image() const;
    /// The file appears whole or not at all. Errors: DiskFull, FileUnwritable.
    Result<void> savePng(const QString &path) const;
    Result<void> saveSvg(const QString &path) const;

private:
    void paint(QPaintDevice *device) const;
};

} // namespace millrace
